"""The typed playbook: what validation hands to planning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .article import Article
from .behaviour import Behaviour
from .component import Component
from .fields import Record
from .guidance import Guidance
from .module import Module
from .organization import Settings
from .path import Path
from .term import Term
from .vision import Vision

SHELVES = {
    "behaviour": "behaviours", "guidance": "guidance", "module": "modules", "path": "paths", "component": "components",
    "article": "articles", "term": "terms",
}  # fmt: skip


@dataclass(frozen=True)
class Playbook:
    """Every record, typed and cross-checked, in the order in which it is shown."""

    settings: Settings
    vision: Vision
    behaviours: Mapping[str, Behaviour] = field(default_factory=dict)
    guidance: Mapping[str, Guidance] = field(default_factory=dict)
    modules: Mapping[str, Module] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)
    components: Mapping[str, Component] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    assets: Mapping[str, bytes] = field(default_factory=dict)  # the pictures that records name, by their path in assets/

    def shelf(self, kind: str) -> Mapping[str, Record]:
        """The records of a kind by id; `vision`, of which there is one, has no shelf."""
        found: Mapping[str, Record] = getattr(self, SHELVES[kind])
        return found

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record of which there are several, with its path: `guidance.raised-voice`."""
        for kind, name in SHELVES.items():
            for id, record in self.shelf(kind).items():
                yield f"{name}.{id}", record
