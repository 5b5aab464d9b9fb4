"""Finds what is active in finished HTML, or loaded from somebody else: the last look at a page, whoever made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

FORBIDDEN = {
    "iframe", "frame", "frameset", "object", "embed", "applet", "base", "style", "math", "audio", "video", "template", "foreignobject",
}  # fmt: skip
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "manifest", "ping", "xlink:href"}
LINKS = {"http", "https", "mailto", "tel", ""}


class _Page(HTMLParser):
    """Walks one page. An attribute's value comes with its entities resolved, as a browser sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name.lower(): value or "" for name, value in attrs}
        self.found += [f"<{tag}> {fault}" for fault in _faults(tag, given)]


def _faults(tag: str, given: dict[str, str]) -> Iterator[str]:
    if tag in FORBIDDEN:
        yield "may not be there"
    if tag == "script" and not given.get("src"):
        yield "without src"
    if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
        yield "leads elsewhere by itself"
    for name, value in given.items():
        if name.startswith("on") or name == "style":
            yield f"has the attribute {name}"
        elif name in LOADING or (name == "href" and tag in {"link", "use", "image"}):
            yield from (f'loads "{value}"' for _ in [0] if _foreign(value) and given.get("rel") != "canonical")
        elif name == "href" and scheme(value) not in LINKS:
            yield f'leads to "{value}"'


def scheme(address: str) -> str:
    """The scheme as browsers read it: they drop control characters and spaces around an address, and tabs and line breaks within."""
    plain = re.sub(r"[\t\r\n]", "", address.strip("".join(map(chr, range(33))))).lower()
    match = re.match(r"([a-z][a-z0-9+.-]*):", plain)
    return match[1] if match else ""


def _foreign(address: str) -> bool:
    return bool(scheme(address) or urlsplit(address.strip().replace("\\", "/")).netloc)


def faults(html: str) -> list[str]:
    """What is active or foreign in a page."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.found


def site_faults(site: Path) -> dict[str, list[str]]:
    """The same for every page of a site, by its path; pages without a fault are left out."""
    pages = {path.relative_to(site).as_posix(): faults(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    return {name: found for name, found in pages.items() if found}
