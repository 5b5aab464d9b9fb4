"""The gaps of a text to fill in: `[[name]]`, found and filled in the HTML that the text became.

Only what a reader sees is looked at: a gap inside code, or in the attribute of a tag, stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

TOKEN = re.compile(r"(<code\b.*?</code>|<pre\b.*?</pre>|<[^>]*>)", re.DOTALL)
GAP = re.compile(r"\[\[([^\[\]\s]{1,64})\]\]")


def gap_names(html: str) -> Iterator[str]:
    """The names of the gaps in `html`, in order, each as often as it is there."""
    for text in TOKEN.split(html)[::2]:
        yield from GAP.findall(text)


def gaps(html: str, fields: Mapping[str, Markup]) -> Markup:
    """`html` with each gap that `fields` knows replaced by its field."""
    pieces = TOKEN.split(html)
    pieces[::2] = [GAP.sub(lambda match: str(fields.get(match[1], match[0])), text) for text in pieces[::2]]
    return Markup("".join(pieces))  # noqa: S704 - `html` comes from `fragments`, the fields from templates
