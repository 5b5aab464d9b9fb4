"""What may not stand in content's Markdown, and how a renderer knows that it must not trust a text.

`problems` is for authors: it looks outside code and names the line. `suspicious` is for the renderer: it looks at
the whole text, code included, and is deliberately too careful, so that no disagreement between two Markdown parsers
about what is code can smuggle a tag or a link past it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = (
    "module", "guidance", "topic", "behaviour", "component", "article", "term", "path", "page", "moment", "policy", "limit", "metric",
    "survey", "repair", "message", "commitment", "champion", "story", "recognition", "celebration", "decision", "roadmap", "launch",
    "assignment",
)  # fmt: skip
SAFE_SCHEMES = ("https://", "http://", "mailto:", "tel:")
# Possessive and bounded, here and below: no text may take more time than its length allows.
LINK = re.compile(
    r'(?P<bang>!?)\[(?P<label>(?:[^\[\]\\]++|\\.|\[[^\[\]]*+\]){0,400}+)\]\(\s*<?(?P<dest>[^)\s>]{0,2000}+)>?(?P<title>\s+"[^"]*")?\s*\)',
    re.DOTALL,
)
# In a list or a quotation, too; its label may be broken over lines.
HALF_LINK = re.compile(r"(?<!\\)\]\((?P<rest>[^)\n]{0,60})")  # where it is no whole link: a space in the address, say
DEFINITION = re.compile(r"^[ \t>*+\-\d.)]*+\[[^\[\]]*+\]:", re.MULTILINE)
LONGEST = 20_000  # characters; the models refuse longer texts, so nobody looks into them
TAG = re.compile(r"<(?:[A-Za-z/!?])")
AUTOLINK = re.compile(r"<(?=[^\s<>]*>)(?:https?://|mailto:)?[^\s<>]+[@.][^\s<>]+>")
ATTRIBUTES = re.compile(r"\{:|\{\s*[.#][\w-]|\{\s*\w+\s*=")
FENCE = re.compile(r"^(?P<indent>[ ]*+(?:[-*+] |\d+[.)] |> ?)*+[ ]*+)(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$")
SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")
SAFE_DEST = re.compile(r"\]\(\s*(?:https?://|mailto:|tel:|#|\.\.?/|assets/)[^&\\\s)]{0,2000}+(?:\s+\"[^\"]*\")?\s*\)")
OTHER_SCHEME = re.compile(r"(?:java|vb|live)\s*script\s*:|data\s*:", re.IGNORECASE)

DEEPEST = 20
BRACKETS = re.compile(r"\]\(|[\[\])]|\n[ \t]*+\n")
LISTS = re.compile(rf"^(?:[ \t>]*+(?:[-*+]|\d{{1,9}}+[.)])[ \t]){{{DEEPEST}}}", re.MULTILINE)


@dataclass(frozen=True)
class Unsafe:
    """Something that content may not hold: its kind, where it begins in the text, and what stands there."""

    what: str  # "tag", "attributes", "scheme", "definition", "address", "tangle"
    offset: int
    found: str


def masked(text: str) -> str:
    """`text` with every code block and code span blanked out, character for character."""
    lines, closing = [], ""
    for line in text.split("\n"):
        fence = FENCE.match(line)
        if closing:
            ends = line.strip().startswith(closing) and not line.strip().strip(closing[0])
            closing = "" if ends else closing
            lines.append(" " * len(line))
        elif fence:
            closing = fence["fence"]
            lines.append(" " * len(line))
        else:
            lines.append(line)
    return SPAN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), "\n".join(lines))


def problems(text: str) -> Iterator[Unsafe]:
    """Raw HTML, attribute lists, link schemes and reference definitions outside code; and what would hold up a parser."""
    if len(text) > LONGEST:
        return
    tangle = _tangle(text)
    if tangle is not None:
        yield Unsafe("tangle", tangle, _word(text, tangle))
        return
    if not any(mark in text for mark in "<{["):
        return
    visible = masked(text)
    for match in TAG.finditer(visible):
        if not AUTOLINK.match(visible, match.start()):
            yield Unsafe("tag", match.start(), _word(text, match.start()))
    for match in ATTRIBUTES.finditer(visible):
        yield Unsafe("attributes", match.start(), _word(text, match.start()))
    for match in DEFINITION.finditer(visible):
        yield Unsafe("definition", match.start(), match.group().strip())
    yield from _bad_links(visible)


def _tangle(text: str) -> int | None:
    """Where brackets or lists lie deeper in one another than people write: Markdown parsers take minutes for it, or give up."""
    line = LISTS.search(text)
    if line:
        return line.start()
    square = address = 0
    for match in BRACKETS.finditer(text) if "[" in text else ():
        match match.group():
            case "[":
                square += 1
            case "](":
                square, address = max(square - 1, 0), address + 1
            case "]":
                square = max(square - 1, 0)
            case ")":
                address = max(address - 1, 0)
            case _:
                square = address = 0
        if max(square, address) > DEEPEST:
            return match.start()
    return None


def _links(visible: str) -> Iterator[re.Match[str]]:
    """Every link and picture, also the picture that is a link's label."""
    for match in LINK.finditer(visible):
        yield match
        yield from LINK.finditer(visible, match.start("label"), match.end("label"))


def _bad_links(visible: str) -> Iterator[Unsafe]:
    whole = {match.end("label") for match in _links(visible)}
    for half in HALF_LINK.finditer(visible):
        if half.start() not in whole:
            yield Unsafe("address", half.start(), half["rest"])
    for match in _links(visible):
        dest = match["dest"]
        if match["bang"] or dest.startswith("#") or dest.lower().startswith(SAFE_SCHEMES):
            continue
        if dest.partition(":")[0] not in KINDS or ":" not in dest:
            what = "scheme" if ":" in dest or "&" in dest else "address"
            yield Unsafe(what, match.start("dest"), dest)


def links(text: str) -> Iterator[tuple[int, str, bool]]:
    """Every link and picture outside code: (offset of the address, address, is a picture)."""
    if "](" in text and len(text) <= LONGEST:
        for match in _links(masked(text)):
            yield match.start("dest"), match["dest"], bool(match["bang"])


def suspicious(text: str) -> bool:
    """Whether an engine could make something active of `text`, whatever it takes for code."""
    if TAG.search(text) or ENTITY.search(text) or OTHER_SCHEME.search(text) or DEFINITION.search(text):
        return True
    if "{" in text and (ATTRIBUTES.search(text) or re.search(r"(?:`{3}|~{3})[^\n]*\{", text)):
        return True
    return text.count("](") != len(SAFE_DEST.findall(text))


def _word(text: str, offset: int) -> str:
    return re.split(r"(?<=[>}])|\n", text[offset : offset + 60], maxsplit=1)[0]
