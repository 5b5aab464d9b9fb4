"""PB226: a listed response can be given.

What stands under `accept`, `choose_from` and `when` is compared with what a learner types, sign by sign. A response of which the
comparison leaves nothing, such as a space without width, could never be given. And it is no Markdown: the stars of `**card**`
would have to be typed, or would be shown.
"""

import re
from collections.abc import Iterable, Iterator

from ...diagnostics import Diagnostic, error, warning
from ...model import Blank, Blanks, ShortText
from .context import Asked
from .items import fold, items

Responses = Iterator[tuple[str, str]]  # the field, and the response in it
# Stars and tildes around words; underscores around more than a name, since `__init__` may be meant; a link.
MARKED = re.compile(
    r"(?<![\w*~])(?P<marks>\*{1,3}|~~)(?=[^\s*~])(?P<words>[^*~\n]*[^\s*~])(?P=marks)(?![\w*~])"
    r"|(?<!\w)(?P<lines>__?)(?=[^\s_])(?P<several>[^_\n]*\W[^_\n]*[^\s_])(?P=lines)(?!\w)"
    r"|\[(?P<label>[^\[\]\n]+)\]\([^()\s]+\)"
)


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Responses that show nothing, and those with Markdown's marks."""
    for path, text in _all(asked):
        if not fold(text):
            signs = " ".join(f"U+{ord(sign):04X}" for sign in text[:4])
            message = f"expected a response, found only what is not seen: {signs}"
            yield error("PB226", asked.at(path), path, message, "write it, or remove it")
        elif fold(text) != fold(bare := MARKED.sub(_words, text)):
            message = f"expected a response without Markdown, found `{text}`, whose marks would count as signs"
            yield warning("PB226", asked.at(path), path, message, f"write `{bare}`")


def _words(match: re.Match[str]) -> str:
    return match["words"] or match["several"] or match["label"]


def _all(asked: Asked) -> Responses:
    for path, item in items(asked, ShortText):
        yield from _of(path, item)
    for path, blanks in items(asked, Blanks):
        for blank in blanks.blanks:
            yield from _of(f"{path}.blanks.{blank.id}", blank)
            yield from _listed(f"{path}.blanks.{blank.id}.choose_from", blank.choose_from)


def _of(path: str, item: ShortText | Blank) -> Responses:
    yield from _listed(f"{path}.accept", item.accept)
    for number, mistake in enumerate(item.mistakes, 1):
        yield from _listed(f"{path}.mistakes.{number}.when", mistake.when)


def _listed(path: str, texts: Iterable[str]) -> Responses:
    yield from ((f"{path}.{number}", text) for number, text in enumerate(texts, 1))
