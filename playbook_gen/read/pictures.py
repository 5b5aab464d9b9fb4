"""Pictures that content brings along: whether they are what their name says, and hold nothing active."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

MAX_BYTES = 5_000_000
SIGNATURES = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
    "avif": (b"\x00\x00\x00",),
}
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
    if not data.startswith(SIGNATURES[suffix]):
        return f"something else than {suffix} under that name"
    return None


def _svg_problem(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "an SVG that is not UTF-8 text"
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return "an SVG with a document type declaration"
    try:
        root = ET.fromstring(text.encode())  # noqa: S314 - no declarations, so no entities to expand
    except (ET.ParseError, ValueError) as fault:
        return f"an SVG that cannot be read ({fault})"
    if "<?xml-stylesheet" in text:
        return "an SVG with a style sheet"
    for element in root.iter():
        fault_found = _element_problem(element)
        if fault_found:
            return fault_found
    return None


def _element_problem(element: ET.Element) -> str | None:
    name = str(element.tag).rpartition("}")[2]
    if name not in SHAPES:
        return f"an SVG with `<{name}>`"
    for key, value in element.attrib.items():
        attribute = key.rpartition("}")[2].lower()
        if attribute.startswith("on") or attribute == "style":
            return f"an SVG with the attribute `{attribute}`"
        if attribute == "href" and not value.startswith("#"):
            return f"an SVG that refers to `{value[:60]}`"
        if re.search(r"url\(\s*['\"]?(?!#)", value, re.IGNORECASE) or "javascript:" in value.lower():
            return f"an SVG that refers to `{value[:60]}`"
    return None
