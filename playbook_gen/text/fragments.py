"""Markdown to a clean HTML fragment, for the texts that we set into pages ourselves.

Same dialect as the engine's, with raw HTML switched off, and cleaned by nh3 afterwards: what leaves here is safe
in any page of any engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import escape

import markdown
import nh3

from .safety import KINDS, LINK, SAFE_SCHEMES, masked

Links = Callable[[str], str | None]
AMPERSAND = "\ue000"  # stands for `&` while Markdown runs, so that `&amp;` is shown as it was typed
SPECIAL = re.compile(r"[*_`\[\]<>\\#|~!&\n]")
SPECIAL_START = re.compile(r"\s*(?:[-+]|\d+[.)])\s|\s*(?:-{3,}|={3,})\s*$")
TAGS = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "img", "br", "hr", "del", "sub", "sup"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "h5", "h6"}
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}, "code": {"class"}}
# A fence shown as code must not open a code block for the engine, which looks for fences in HTML, too.
AFTERWARDS = {"<table>": '<table class="pb-table">', "```": "&#96;&#96;&#96;", "~~~": "&#126;&#126;&#126;"}
EXTENSIONS = ["tables", "sane_lists", "pymdownx.superfences", "pymdownx.highlight"]
SETTINGS = {"tables": {"use_align_attribute": True}, "pymdownx.highlight": {"use_pygments": False, "anchor_linenums": False}}


def block(text: str, links: Links) -> str:
    """Full Markdown as HTML blocks.

    `links` maps an address (`module:greeting`, `asset:plan.svg`) to an href, or to None: then the link's text stays, alone.
    """
    if SPECIAL.search(text) or SPECIAL_START.match(text):
        return _clean(relink(text, links))
    return f"<p>{escape(text, quote=False)}</p>"


def inline(text: str, links: Links) -> str:
    """Markdown of one paragraph as HTML without the surrounding `<p>`."""
    html = block(text, links)
    one = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>", html.strip(), re.DOTALL)
    return one[1] if one else html


def relink(text: str, links: Links) -> str:
    """`text` with the address of every link outside code replaced by its href, and unknown ones unlinked."""
    if "](" not in text:
        return text
    pieces, last = [], 0
    for match in LINK.finditer(masked(text)):
        pieces += [text[last : match.start()], _link(match, text, links)]
        last = match.end()
    return "".join(pieces) + text[last:]


def _link(match: re.Match[str], text: str, links: Links) -> str:
    label, dest = relink(text[match.start("label") : match.end("label")], links), match["dest"]
    if match["bang"]:
        href = links(f"asset:{dest}")
    elif dest.lower().startswith(SAFE_SCHEMES) or dest.startswith("#"):
        return text[match.start() : match.end()]
    else:
        href = links(dest) if dest.partition(":")[0] in KINDS else None
    return f"{match['bang']}[{label}]({href})" if href else label


@lru_cache(maxsize=20_000)
def _clean(text: str) -> str:
    html = _converter().reset().convert(text.replace("&", AMPERSAND)).replace(AMPERSAND, "&amp;")
    clean = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"}, link_rel="noopener noreferrer"
    )
    for old, new in AFTERWARDS.items():
        clean = clean.replace(old, new)
    return clean


@cache
def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS, output_format="html")
    converter.preprocessors.deregister("html_block")
    for name in ("html", "entity"):
        converter.inlinePatterns.deregister(name)
    return converter
