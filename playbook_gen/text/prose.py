"""Long prose stays Markdown, for the engine to render; this makes it safe and gives its headings lasting names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .fragments import Links, block, inline, relink
from .safety import masked, suspicious

HEADING = re.compile(r"^(?P<level>#{1,6})(?P<title>[ \t].*)$", re.MULTILINE)


@dataclass(frozen=True)
class Heading:
    """A heading of a prose text: its name in links, its title in Markdown, its level in the page."""

    slug: str
    title: str
    level: int


@dataclass(frozen=True)
class EngineProse:
    """Markdown that any engine may render, with the headings that it holds."""

    markdown: str
    headings: tuple[Heading, ...]


def slug(title: str) -> str:
    """`title` in lower case with every run of other characters turned into one dash: *A time to speak* -> `a-time-to-speak`."""
    words = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", re.sub(r"[*`_]", "", title)).casefold())
    return words.strip("-") or "section"


def headings(text: str, level: int = 3) -> tuple[Heading, ...]:
    """The headings of `text`, the highest of them shown at `level`; a repeated slug gets `-2`, `-3` …"""
    found = [(len(match["level"]), title) for match, title in _headings(text)]
    top = min((depth for depth, _ in found), default=1)
    seen: dict[str, int] = {}
    result = []
    for depth, title in found:
        name = slug(title)
        seen[name] = seen.get(name, 0) + 1
        name = name if seen[name] == 1 else f"{name}-{seen[name]}"
        result.append(Heading(name, title, min(level + depth - top, 6)))
    return tuple(result)


def _headings(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each heading outside code, with its title; `## Title ##` is a way to write one, too."""
    for match in HEADING.finditer(masked(text)):
        title = text[match.start("title") : match.end("title")].strip()
        if title:
            yield match, title.rstrip("#").rstrip() or title


def for_engine(text: str, links: Links, prefix: str, level: int = 3) -> EngineProse:
    """`text` as Markdown that is safe under every engine: links resolved, headings with ids `<prefix>--<slug>`.

    A stretch that an engine might make something active of is rendered and cleaned here, and goes out as HTML.
    """
    found = headings(text, level)
    pieces, last = [], 0
    for (match, _), heading in zip(_headings(text), found, strict=True):
        pieces.append(_stretch(text[last : match.start()], links))
        title = inline(heading.title, links)
        pieces.append(f'<h{heading.level} id="{prefix}--{heading.slug}">{title}</h{heading.level}>')
        last = match.end()
    pieces.append(_stretch(text[last:], links))
    return EngineProse("\n\n".join(piece for piece in pieces if piece), found)


def _stretch(text: str, links: Links) -> str:
    text = text.strip("\n")
    if not text.strip():
        return ""
    if suspicious(relink(text, links)):
        return f'<div class="pb-raw">{block(text, links)}</div>'
    return relink(text, links)
