"""PB219: a listed mistake is a mistake, and is listed once.

In short texts and gaps, what stands under `when` is none of the accepted responses and under no mistake before it, compared
as responses are. Otherwise its feedback would never be read. Where a gap is chosen for, it is one of the options.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from ...model import Blank, Blanks, ShortText
from .context import Asked
from .items import fold, items


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Mistakes that nobody could be told of."""
    for path, item in items(asked, ShortText):
        yield from _hidden(asked, path, item)
    for path, blanks in items(asked, Blanks):
        for blank in blanks.blanks:
            yield from _hidden(asked, f"{path}.blanks.{blank.id}", blank)


def _hidden(asked: Asked, path: str, item: ShortText | Blank) -> Iterator[Diagnostic]:
    exact = item.case == "exact"
    seen = {fold(text, exact): "is accepted" for text in item.accept}
    options = {fold(text, exact) for text in item.choose_from} if isinstance(item, Blank) else set()
    for number, mistake in enumerate(item.mistakes, 1):
        for place, text in enumerate(mistake.when, 1):
            folded, where = fold(text, exact), f"{path}.mistakes.{number}.when.{place}"
            known = seen.get(folded) or ("is none of the options" if options and folded not in options else "")
            if known:
                message = f"expected a response that is wrong and not listed yet, found `{text}`, which {known}"
                yield error("PB219", asked.at(where), where, message, "remove it from one of the places, or reword it")
            seen.setdefault(folded, f"stands under mistake {number}")
