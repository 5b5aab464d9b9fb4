"""PB208: a module takes as long as it says.

Lessons and practice together must not take longer than `minutes`, which people plan their shift by.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Modules whose parts take longer than the whole."""
    for module in asked.playbook.modules.values():
        parts = sum(lesson.minutes for lesson in module.lessons) + (module.practice.minutes if module.practice else 0)
        if parts > module.minutes:
            path = f"modules.{module.id}.minutes"
            yield warning(
                "PB208",
                asked.at(path),
                path,
                f"lessons and practice take {parts} minutes, the module says {module.minutes}",
                f"write `minutes: {parts + 2 * bool(module.items)}`, or shorten a part",
            )
