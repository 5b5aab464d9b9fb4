"""The typed playbook: what validation hands to planning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .article import Article
from .assignment import Assignment
from .behaviour import Behaviour
from .celebration import Celebration
from .champion import Champion
from .commitment import Commitment
from .component import Component
from .decision import Decision
from .fields import Record
from .figures import Results, Series
from .guidance import Guidance
from .limit import Limit
from .message import Message
from .metric import Metric
from .module import Module
from .moment import Moment
from .organization import Settings
from .path import Path
from .policy import Policy
from .roadmap import Launch, RoadmapStep
from .story import Recognition, Story
from .survey import Repair, Survey
from .term import Term
from .vision import Vision

SHELVES = {
    "behaviour": "behaviours", "guidance": "guidance", "module": "modules", "path": "paths", "component": "components",
    "article": "articles", "term": "terms", "moment": "moments", "policy": "policies", "limit": "limits", "metric": "metrics",
    "survey": "surveys", "repair": "repairs", "message": "messages", "commitment": "commitments", "champion": "champions",
    "story": "stories", "recognition": "recognition", "celebration": "celebrations", "decision": "decisions", "roadmap": "roadmap",
    "launch": "launches", "assignment": "assignments",
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
    moments: Mapping[str, Moment] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    metrics: Mapping[str, Metric] = field(default_factory=dict)
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    repairs: Mapping[str, Repair] = field(default_factory=dict)
    messages: Mapping[str, Message] = field(default_factory=dict)
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    champions: Mapping[str, Champion] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    recognition: Mapping[str, Recognition] = field(default_factory=dict)
    celebrations: Mapping[str, Celebration] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    roadmap: Mapping[str, RoadmapStep] = field(default_factory=dict)
    launches: Mapping[str, Launch] = field(default_factory=dict)
    assignments: Mapping[str, Assignment] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)  # the figures of the metrics that have any
    results: Mapping[str, Results] = field(default_factory=dict)  # what may be shown of the surveys that were held
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
