"""PB227: each time it comes back later than before.

The days of `refresh_after` are counted from the last time, and what was remembered once more is remembered longer. So each number
is larger than the one before it.
"""

from collections.abc import Iterator
from itertools import pairwise

from ...diagnostics import Diagnostic, warning
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Modules whose days for practice do not grow."""
    for module in asked.playbook.modules.values():
        days = module.refresh_after
        first = next(((before, after) for before, after in pairwise(days) if after <= before), None)
        if first is not None:
            path = f"modules.{module.id}.refresh_after"
            message = f"expected days that grow from one to the next, found {first[1]} after {first[0]}"
            grown = ", ".join(map(str, sorted(set(days))))
            yield warning("PB227", asked.at(path), path, message, f"write `refresh_after: [{grown}]`")
