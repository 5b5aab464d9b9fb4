"""What goes into rendering and what comes out of it, as plain frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Changed:
    """One thing that a layer above the shipped pack changed, added or removed, and why if it says so."""

    path: str  # where it is: `guidance.raised-voice.say`
    title: str  # what a reader calls it
    layer: str
    file: str
    line: int
    kind: Literal["changed", "added", "removed"]
    reason: str | None = None


@dataclass(frozen=True)
class Provenance:
    """Where the playbook differs from the shipped pack, and what is missing before it may be published."""

    changed: tuple[Changed, ...] = ()
    to_publish: tuple[str, ...] = ()
    origin: Mapping[str, str] = field(default_factory=dict)  # the uppermost layer that says something of a record: `term:wait` to its name


@dataclass(frozen=True)
class Theme:
    """The look as values: templates, shell, stylesheets and scripts, the interface's strings, pictograms."""

    templates: Mapping[str, str]
    shell: Mapping[str, bytes]
    assets: Mapping[str, bytes]
    strings: Mapping[str, Any]
    icons: Mapping[str, str]
    untranslated: tuple[str, ...] = ()  # the strings that are shown in English, because the language has none of its own


@dataclass(frozen=True)
class Options:
    """How this site is made."""

    theme: Theme
    links: Literal["clean", "files"] = "clean"  # `training/` or, for a shared folder, `training/index.html`
    serving: bool = False


class Pages(Mapping[str, str]):
    """Finished pages by the path of their source. Held as UTF-8: one curly quote doubles what a text takes in memory."""

    def __init__(self, pages: Iterable[tuple[str, str]]) -> None:
        self.encoded: Mapping[str, bytes] = {path: text.encode() for path, text in pages}

    def __getitem__(self, path: str) -> str:
        return self.encoded[path].decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self.encoded)

    def __len__(self) -> int:
        return len(self.encoded)


@dataclass(frozen=True)
class Rendered:
    """A finished site before the engine: any of the engines builds the same pages from it."""

    pages: Pages
    assets: Mapping[str, bytes]
    shell: Mapping[str, bytes]
    settings: Mapping[str, Any]
    notes: tuple[str, ...] = ()
