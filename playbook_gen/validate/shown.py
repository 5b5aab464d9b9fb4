"""Texts that a reader would see otherwise than their author meant them, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from ..diagnostics import Diagnostic, error, warning
from ..model.fields import Markdown
from ..text.fragments import block
from ..text.plain import plain
from ..text.safety import LONGEST, masked, problems
from .shape import Leaf
from .variables import place

# In a list or a quotation, too. None of the dialects that texts are rendered in knows them.
LEAD = r"^(?P<lead>[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*+)"
BOXES = re.compile(LEAD + r"(?P<found>(?:!!!|\?\?\?\+?)[ \t]+[\w\"'][^\n]*|///[ \t]*+\|?[ \t]*+[\w-][^\n]*)", re.MULTILINE)
TABS = re.compile(LEAD + r"(?P<found>===[!+]{0,2}[ \t]+[\"'\u201c][^\n]*)", re.MULTILINE)
MOST_MARKS = 400  # characters; a longer text without a letter is something else, and may take a parser long
TAGS = re.compile(r"<[^>]*>")
CODE = re.compile(r"<code[^>]*>\s*[^\s<]")
UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
MARKS = re.compile(r"[*_#>`\\]+")


def check(known: Iterable[Leaf]) -> Iterator[Diagnostic]:
    """Everything in the Markdown fields of a record that shows as typed, or shows nothing."""
    for leaf in known:
        text = leaf.scalar.text
        if any(isinstance(marker, Markdown) for marker in leaf.markers) and text.strip() and len(text) <= LONGEST:
            yield from _typed(leaf, text)
            if says_nothing(text):
                message = f"expected some text, found only marks: `{' '.join(text.split())[:60]}`"
                fix = "write what readers should see; to show a mark as it is, put it between backticks"
                yield error("PB068", leaf.scalar.mark, leaf.path, message, fix)


def _typed(leaf: Leaf, text: str) -> Iterator[Diagnostic]:
    """Boxes and tabs, which other programs know."""
    if not any(mark in text for mark in ("!!!", "???", "///", "===")):
        return
    visible = masked(text)
    for pattern, noun, fix in (
        (BOXES, "a box", "write a quotation (`> ` before each line), or begin with a word in bold; to show it as text, use backticks"),
        (TABS, "a tab", "write the tabs one after the other, each under a line in bold; to show it as text, use backticks"),
    ):
        for match in pattern.finditer(visible):
            message = f"expected Markdown, found {noun} as other programs have it, which would be shown as typed: `{match['found'][:60]}`"
            yield warning("PB067", place(leaf.scalar, match.start("found")), leaf.path, message, fix)


def says_nothing(text: str) -> bool:
    """Whether nothing of `text` is seen: empty marks, an empty link, a lone bullet."""
    if len(text) > MOST_MARKS or any(letter.isalnum() for letter in plain(text)) or any(problems(text)):
        return False
    html = block(text, lambda address: "#")
    seen = UNSEEN.sub("", unescape(TAGS.sub("", html)))
    only_marks = not MARKS.sub("", seen) and len(seen) != 1  # one star may well be what is meant
    return only_marks and "<img" not in html and not CODE.search(html)
