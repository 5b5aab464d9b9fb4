"""Markdown to plain text, for the search index and page descriptions."""

from __future__ import annotations

import re

from .safety import LINK

LINE_MARKS = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+|`{3,}.*$|~{3,}.*$)", re.MULTILINE)
MARKS = re.compile(r"[*`]+|_(?<!\w_)_*|(?<!_)_++(?!\w)")  # underscores only at the edge of a word


def plain(text: str, limit: int | None = None) -> str:
    """`text` without Markdown's marks, on one line; at most `limit` characters, cut at a word with an ellipsis."""
    text = LINK.sub(lambda match: match["label"], text) if "](" in text else text
    words = " ".join(MARKS.sub("", LINE_MARKS.sub("", text)).split())
    if limit is None or len(words) <= limit:
        return words
    return words[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.-") + "…"
