"""PB221: a matching has something to choose between.

At least two options differ, there are at most 12 of them, and an extra option has another id than every pair: a response
names options by their ids.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from ...model import Matching
from .context import Asked
from .items import items

MOST = 12


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Matchings with too few options, too many, or two of one id."""
    for path, item in items(asked, Matching):
        options = {pair.goes_with for pair in item.pairs} | {extra.text for extra in item.extra}
        if len(options) < 2:
            message = "expected at least two different options, found one"
            yield error(
                "PB221", asked.at(f"{path}.pairs"), f"{path}.pairs", message, "let the pairs go with different ones, or add an `extra:`"
            )
        if len(options) > MOST:
            message = f"expected at most {MOST} options, found {len(options)}"
            yield error(
                "PB221",
                asked.at(f"{path}.extra"),
                f"{path}.extra",
                message,
                f"take {len(options) - MOST} away: nobody searches a longer list",
            )
        pairs = {pair.id for pair in item.pairs}
        for extra in item.extra:
            if extra.id in pairs:
                where = f"{path}.extra.{extra.id}"
                yield error("PB221", asked.at(where), where, f"the id `{extra.id}` is that of a pair", f"write `id: {extra.id}-extra`")
