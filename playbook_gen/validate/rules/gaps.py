"""PB220: every gap stands in its text, once.

A gap is written `[[name]]` in the text of a blanks item, and `name` is the id of one of its blanks. In code, in the address
of a link and in the words of a picture nothing is filled in. Where a gap has `choose_from`, there are at least two options,
and exactly one of them is accepted.
"""

import re
from collections import Counter
from collections.abc import Iterator

from ...diagnostics import Diagnostic, error, suggest
from ...model import Blank, Blanks
from ...text.fragments import block
from ...text.gaps import gap_names
from .context import Asked
from .items import fold, items

Problem = tuple[str, str, str]  # the field, what was expected and found, what to do


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Gaps without a place or a name, and options that do not hold one key."""
    for path, item in items(asked, Blanks):
        problems = [*_places(item)]
        for blank in item.blanks:
            problems += _options(blank)
        for field, message, fix in problems:
            yield error("PB220", asked.at(f"{path}.{field}"), f"{path}.{field}", message, fix)


def _places(item: Blanks) -> Iterator[Problem]:
    found = Counter(gap_names(block(item.text, lambda address: "#")))
    names = [blank.id for blank in item.blanks]
    for name in [name for name in found if name not in names]:
        yield "text", f"there is no gap `{name}` under `blanks:`", suggest(name, names)
    for name in names:
        if found[name] > 1:
            message = f"expected the gap `[[{name}]]` once in the text, found it {found[name]} times"
            yield "text", message, "give every further place a gap of its own"
        elif not found[name]:
            yield f"blanks.{name}", f"expected `[[{name}]]` once in the text, found it nowhere", _how(item.text, name)


def _how(text: str, name: str) -> str:
    if f"[[{name}]]" in text:
        return "move it out of the code, the link or the picture in which it stands"
    loose = re.search(rf"\[+\s*{name}\s*\]+", text, re.IGNORECASE)
    return f"write `[[{name}]]` in place of `{loose.group()}`" if loose else f"write `[[{name}]]` where it belongs, or remove the gap"


def _options(blank: Blank) -> Iterator[Problem]:
    field, exact = f"blanks.{blank.id}.choose_from", blank.case == "exact"
    accepted = {fold(text, exact) for text in blank.accept}
    keys = [text for text in blank.choose_from if fold(text, exact) in accepted]
    if len(blank.choose_from) == 1:
        yield field, "expected at least two options, found one", "add a mistake that people really make"
    if blank.choose_from and not keys:
        yield (
            field,
            f"expected one of the accepted responses among the options, found none of {_listed(blank.accept)}",
            f"add `{blank.accept[0]}`",
        )
    if len(keys) > 1:
        yield field, f"expected one accepted response among the options, found {_listed(keys)}", "keep one of them"


def _listed(texts: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts)
