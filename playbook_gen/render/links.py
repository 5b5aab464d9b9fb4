"""Links between pages, relative, so that a site works under any prefix and from a folder.

How an address is reached depends only on how deep the page lies, not on which page it is; so fragments with links are
shared by all pages of one depth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

FILES = "assets/files/"  # where the content's pictures go


@dataclass(frozen=True)
class Links:
    """Maps names (`module:greeting`, `page:vision`, `asset:plan.svg`) to hrefs for pages of one depth."""

    addresses: Mapping[str, str]
    files: frozenset[str]
    depth: int
    style: Literal["clean", "files"] = "clean"
    known: dict[str, str | None] = field(default_factory=dict, compare=False)

    def __call__(self, name: str) -> str | None:
        """The href of `name`, or None where the site has no such page."""
        if name not in self.known:
            self.known[name] = self._find(name)
        return self.known[name]

    def _find(self, name: str) -> str | None:
        if name.startswith("asset:"):
            path = name.removeprefix("asset:").removeprefix("assets/")
            return self.to(FILES + quote(path)) if path in self.files else None
        address = self.addresses.get(name)
        return None if address is None else self.to(spelled(address, self.style))

    def to(self, address: str) -> str:
        """The href of an address relative to the root."""
        return ("../" * self.depth or "./") + address


def spelled(address: str, style: Literal["clean", "files"]) -> str:
    """`address` as the links of the site spell it: `vision/`, or `vision/index.html` where no server adds the file."""
    if style == "clean":
        return address
    page, mark, anchor = address.partition("#")
    return f"{page}index.html{mark}{anchor}"
