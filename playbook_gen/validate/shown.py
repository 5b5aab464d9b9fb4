"""Texts that a reader would see otherwise than their author meant them, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from ..diagnostics import Diagnostic, error, warning
from ..model.fields import Markdown
from ..text.fragments import block
from ..text.plain import plain
from ..text.safety import FENCE, LONGEST, masked, problems
from .shape import Leaf
from .variables import place

# In a list or a quotation, too. None of the dialects that texts are rendered in knows them.
LEAD = r"^(?P<lead>[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*+)"
BOXES = re.compile(LEAD + r"(?P<found>(?:!!!|\?\?\?\+?)[ \t]+[\w\"'][^\n]*|///[ \t]*+\|?[ \t]*+[\w-][^\n]*)", re.MULTILINE)
TABS = re.compile(LEAD + r"(?P<found>===[!+]{0,2}[ \t]+[\"'\u201c][^\n]*)", re.MULTILINE)
# A line that the dialect makes a heading of, with or without a space behind the signs, or by a line beneath it; indented, it is none.
HEADINGS = re.compile(r"^(?:[ \t>]*+(?:(?:[-*+]|\d{1,9}\.)[ \t]+)++|>[ \t>]*+)?+(?P<found>#{1,6}[ \t]*+[^#\s][^\n]*)", re.MULTILINE)
UNDERLINED = re.compile(r"(?:\A|\n[ \t]*\n)(?P<found>[^\n]*\S[^\n]*)\n(?:=+|-+)[ ]*(?=\n|\Z)")
BODY = "body"  # the field of a lesson or of a trainer's notes, in which headings are at home
HEADS = (
    (HEADINGS, "begin with a word in bold; to show a `#` at the beginning of a line, write `\\#`"),
    (UNDERLINED, "begin with a word in bold; for a line across, leave one empty above the dashes"),
)
END_CODE = "write the same signs on a line of their own where the code ends"
KNOWN_ELSEWHERE = (
    (BOXES, "a box", "write a quotation (`> ` before each line), or begin with a word in bold; to show it as text, use backticks"),
    (TABS, "a tab", "write the tabs one after the other, each under a line in bold; to show it as text, use backticks"),
)
MOST_MARKS = 400  # characters; a longer text without a letter is something else, and may take a parser long
TAGS = re.compile(r"<[^>]*>")
CODE = re.compile(r"<code[^>]*>\s*[^\s<]")
UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
MARKS = re.compile(r"[*_#>`\\]+")


def check(known: Iterable[Leaf]) -> Iterator[Diagnostic]:
    """Everything in the Markdown fields of a record that shows as typed or otherwise than meant, or shows nothing."""
    for leaf in known:
        text = leaf.scalar.text
        if any(isinstance(marker, Markdown) for marker in leaf.markers) and text.strip() and len(text) <= LONGEST:
            yield from _typed(leaf, text)
            if says_nothing(text):
                message = f"expected some text, found only marks: `{' '.join(text.split())[:60]}`"
                fix = "write what readers should see; to show a mark as it is, put it between backticks"
                yield error("PB068", leaf.scalar.mark, leaf.path, message, fix)


def _typed(leaf: Leaf, text: str) -> Iterator[Diagnostic]:
    """Boxes and tabs, which other programs know; headings where a text has none; code without an end."""
    if not any(mark in text for mark in ("!!!", "???", "///", "===", "#", "\n=", "\n-", "```", "~~~")):
        return
    visible = masked(text)
    for pattern, noun, fix in KNOWN_ELSEWHERE:
        for match in pattern.finditer(visible):
            message = f"expected Markdown, found {noun} as other programs have it, which would be shown as typed: `{match['found'][:60]}`"
            yield warning("PB067", place(leaf.scalar, match.start("found")), leaf.path, message, fix)
    for pattern, fix in HEADS if leaf.slot.name != BODY else ():
        for match in pattern.finditer(visible):
            message = f"expected a text without headings, found one, which would stand among those of the page: `{match['found'][:60]}`"
            yield warning("PB067", place(leaf.scalar, match.start("found")), leaf.path, message, fix)
    fence = _open_fence(text)
    if fence is not None:
        message = "expected the end of the code, found none: everything from here on would be code, or its signs be shown as typed"
        yield warning("PB067", place(leaf.scalar, fence), leaf.path, message, END_CODE)


def _open_fence(text: str) -> int | None:
    """Where a code block begins that nothing ends."""
    offset, closing, start = 0, "", 0
    for line in text.split("\n"):
        fence = FENCE.match(line)
        if closing and line.strip("> \t") == closing:
            closing = ""
        elif not closing and fence and fence["fence"][0] not in fence["info"]:
            closing, start = fence["fence"], offset + fence.start("fence")
        offset += len(line) + 1
    return start if closing else None


def says_nothing(text: str) -> bool:
    """Whether nothing of `text` is seen: empty marks, an empty link, a lone bullet."""
    if len(text) > MOST_MARKS or any(letter.isalnum() for letter in plain(text)) or any(problems(text)):
        return False
    html = block(text, lambda address: "#")
    seen = UNSEEN.sub("", unescape(TAGS.sub("", html)))
    only_marks = not MARKS.sub("", seen) and len(seen) != 1  # one star may well be what is meant
    return only_marks and "<img" not in html and not CODE.search(html)
