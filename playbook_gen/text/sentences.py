"""Sentences and words of a Markdown text as a reader meets them, and how hard they are to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .plain import plain
from .safety import masked

BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:#|[-*+] |\d+[.)] |>|\|))")  # where one paragraph, heading, point or row ends
TABLE = re.compile(r"^[ \t]*\|", re.MULTILINE)
END = re.compile(r"[.!?…。！？؟۔।]+[\"'”’»)\]*_]*(?=\s|$)|[:;](?=\s*$)")
WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
LONG = 6  # letters; Björnsson's long word has more


@dataclass(frozen=True)
class Sentence:
    """A sentence: where it begins in the text, and its words."""

    offset: int
    words: tuple[str, ...]


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of `text`, outside code and tables. A heading, a point of a list and a paragraph end one even without a stop."""
    visible = masked(text)
    start = 0
    for end in [*(match.start() for match in BLOCK.finditer(visible)), len(visible)]:
        block = visible[start:end]
        if not TABLE.match(block.lstrip("\n")):
            yield from _of_block(block, start)
        start = end


def _of_block(block: str, offset: int) -> Iterator[Sentence]:
    start = 0
    for end in [*(match.end() for match in END.finditer(block)), len(block)]:
        words = tuple(WORD.findall(plain(block[start:end])))
        if words:
            yield Sentence(offset + start + len(block[start:end]) - len(block[start:end].lstrip()), words)
        start = end


def level(found: list[Sentence]) -> float:
    """How hard sentences are to read: words a sentence, plus the percentage of words with more than six letters (LIX).

    C. H. Björnsson, *Läsbarhet*, 1968. Below 30 a text is easy for nearly everybody; newspapers have 40 to 50; above 55 it is hard.
    """
    words = [word for sentence in found for word in sentence.words]
    if not words:
        return 0.0
    return len(words) / len(found) + 100 * sum(len(word) > LONG for word in words) / len(words)
