"""PB231: a figure and a named idea have a source.

Where a record gives a percentage, it has `sources`. Where it names a study, an author or an idea that is somebody's (a list for
the content's language, in the package under `validate/wording/`), one of its sources names it, too. A figure that you counted
yourselves has a source as well: the day book, the survey of May. Questions with their numbers, role plays and what was seen
as evidence are not looked at.
"""

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..wording import key, pattern, wording
from .context import Asked
from .passages import Passage, Told, place

PERCENT = re.compile(r"\d\s?(?:%|٪|per ?cent\b)")
OWN_NUMBERS = re.compile(r"^\w+\.[\w-]+\.(?:items|practice|evidence|rubric|trainer)\b")
FIX = "write `sources:` with `title:`, `by:` and `used_for:`; if you counted it yourselves, say where"


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Figures and named ideas without a source; each once a record."""
    named = wording(asked.playbook.settings.organization.language).named
    search = pattern(tuple(named), exact=True)
    sources = {name.lower(): source for name, source in named.items()}
    for told in asked.told:
        if not told.record.sources:
            yield from _figure(asked, [passage for passage in told.passages if not OWN_NUMBERS.match(passage.path)])
        if search is not None:
            yield from _ideas(asked, told, search, sources)


def _figure(asked: Asked, found: list[Passage]) -> Iterator[Diagnostic]:
    for passage in found:
        match = PERCENT.search(passage.text)
        if match:
            yield warning("PB231", place(asked, passage, match.start()), passage.path, "a figure without a source", FIX)
            return


def _ideas(asked: Asked, told: Told, search: re.Pattern[str], sources: dict[str, str]) -> Iterator[Diagnostic]:
    given = " ".join(f"{source.title} {source.by or ''} {source.used_for}" for source in told.record.sources).lower()
    seen: set[str] = set()
    for passage in told.passages:
        for match in search.finditer(passage.text):
            source = sources[key(match.group())]
            if source.lower() not in given and source not in seen:
                seen.add(source)
                message = f"expected a source that names {source}, found none"
                yield warning("PB231", place(asked, passage, match.start()), passage.path, message, FIX)
