"""Pictures that content brings along: whether they are what their name says, and hold nothing active."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

MAX_BYTES = 5_000_000
SIGNATURES = {
    "png": rb"\x89PNG\r\n\x1a\n",
    "jpg": rb"\xff\xd8\xff",
    "jpeg": rb"\xff\xd8\xff",
    "gif": rb"GIF8[79]a",
    "webp": rb"RIFF....WEBP",
    "avif": rb"\x00\x00\x00.ftyp",
}
NAMESPACE = "{http://www.w3.org/2000/svg}"
INSTRUCTION = re.compile(r"<\?(?!xml[ \t\r\n])", re.IGNORECASE)
ENCODING = re.compile(r"\A<\?xml[^>]*\sencoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
# What fetches, whatever it is written with: a style sheet's escapes and comments would hide it.
FETCHES = re.compile(r"url\(\s*['\"]?(?!#)|\b(?:image|image-set|src|cross-fade)\(|javascript:|\\|/\*", re.IGNORECASE)
SHAPES = {
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "title",
    "desc",
    "defs",
    "symbol",
    "use",
}
SHAPES |= {"linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker"}


def problem(name: str, data: bytes) -> str | None:
    """Why the picture `name` may not be shown, or None."""
    suffix = name.rpartition(".")[2].lower()
    if suffix == "svg":
        return _svg_problem(data)
    if suffix not in SIGNATURES:
        return f"`.{suffix}`, which is none of svg, {', '.join(SIGNATURES)}"
    if not re.match(SIGNATURES[suffix], data, re.DOTALL):
        return f"something else than {suffix} under that name"
    return None


def _svg_problem(data: bytes) -> str | None:
    text = _utf8(data)
    if text is None:
        return "an SVG that is not UTF-8 text"
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return "an SVG with a document type declaration"
    try:
        root = ET.fromstring(text.encode())  # noqa: S314 - no declarations, so no entities to expand
    except (ET.ParseError, ValueError) as fault:
        return f"an SVG that cannot be read ({fault})"
    if INSTRUCTION.search(text):
        return "an SVG with a style sheet"
    return _tree_problem(root)


def _utf8(data: bytes) -> str | None:
    """The text of `data`; None if it is in another encoding, or says that it is: a browser would believe it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if ENCODING.search(text) else text


def _tree_problem(root: ET.Element) -> str | None:
    if root.tag not in ("svg", f"{NAMESPACE}svg"):
        return f"an SVG that begins with `<{root.tag.rpartition('}')[2]}>`"
    return next(filter(None, map(_element_problem, root.iter())), None) or _copies_problem(root)


def _copies_problem(root: ET.Element) -> str | None:
    """A copy of copies of copies: a few lines that a browser draws for ever."""
    copied = {value[1:] for use in _uses(root) for key, value in use.attrib.items() if key.endswith("href")}
    if any(element.get("id") in copied and next(_uses(element), None) is not None for element in root.iter()):
        return "an SVG with `<use>` of something that holds `<use>`"
    return None


def _uses(element: ET.Element) -> Iterator[ET.Element]:
    return (inner for inner in element.iter() if inner.tag.rpartition("}")[2] == "use")


def _element_problem(element: ET.Element) -> str | None:
    name = str(element.tag).removeprefix(NAMESPACE)
    if name not in SHAPES:
        return f"an SVG with `<{name.rpartition('}')[2]}>`"
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on") or attribute in ("style", "base"):
            return f"an SVG with the attribute `{attribute}`"
        if attribute == "href" and not value.startswith("#"):
            return f"an SVG that refers to `{value[:60]}`"
        if FETCHES.search(value):
            return f"an SVG that refers to `{value[:60]}`"
    return None
