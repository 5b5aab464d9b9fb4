"""The one table of kinds: where a kind's records lie, what they are, and what its record folder may hold."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from . import model
from .model.fields import Part


@dataclass(frozen=True)
class PartFile:
    """A file or folder in a record's own folder: `mapping`, `list` or `text` (front matter and Markdown); or `texts`, a folder of them."""

    shape: Literal["mapping", "list", "text", "texts"]
    part: type[Part] | None


def part_name(name: str, part: PartFile) -> str:
    """The file or folder that the part `name` is written in."""
    return {"texts": f"{name}/<id>.md", "text": f"{name}.md"}.get(part.shape, f"{name}.yml")


@dataclass(frozen=True)
class Kind:
    """A kind of record. `folder` is its folder in a layer, or the file name of the one record there is.

    `title` is the field that names a record to its readers. With `prose`, a record is one Markdown file with its fields on top.
    """

    name: str
    folder: str
    model: type[model.Record]
    field: str
    title: str = "title"
    single: bool = False
    prose: bool = False
    parts: dict[str, PartFile] = dataclasses.field(default_factory=dict)

    @property
    def ending(self) -> str:
        """How the file of a record of this kind ends."""
        return ".md" if self.prose else ".yml"

    @property
    def sign(self) -> str:
        """The files of a layer that show that it holds records of this kind."""
        if self.single:
            return f"{self.folder}.yml"
        return f"{self.folder}/*/{self.name}.yml" if self.parts else f"{self.folder}/*{self.ending}"


MODULE_PARTS = {
    "lessons": PartFile("texts", model.Lesson),
    "practice": PartFile("mapping", model.Practice),
    "items": PartFile("list", None),
    "rubric": PartFile("list", model.RubricRow),
    "trainer": PartFile("text", model.Trainer),
}

KINDS: tuple[Kind, ...] = (
    Kind("vision", "vision", model.Vision, "vision", title="", single=True),
    Kind("behaviour", "behaviours", model.Behaviour, "behaviours"),
    Kind("guidance", "guidance", model.Guidance, "guidance", title="situation"),
    Kind("module", "modules", model.Module, "modules", parts=MODULE_PARTS),
    Kind("path", "paths", model.Path, "paths"),
    Kind("component", "components", model.Component, "components"),
    Kind("article", "articles", model.Article, "articles", prose=True),
    Kind("term", "terms", model.Term, "terms"),
    Kind("moment", "moments", model.Moment, "moments"),
    Kind("policy", "policies", model.Policy, "policies"),
    Kind("limit", "limits", model.Limit, "limits"),
    Kind("metric", "metrics", model.Metric, "metrics"),
    Kind("survey", "surveys", model.Survey, "surveys"),
    Kind("repair", "repairs", model.Repair, "repairs"),
    Kind("message", "messages", model.Message, "messages"),
    Kind("commitment", "commitments", model.Commitment, "commitments", title="who"),
    Kind("champion", "champions", model.Champion, "champions", title="name"),
    Kind("story", "stories", model.Story, "stories"),
    Kind("recognition", "recognition", model.Recognition, "recognition"),
    Kind("celebration", "celebrations", model.Celebration, "celebrations"),
    Kind("decision", "decisions", model.Decision, "decisions"),
    Kind("roadmap", "roadmap", model.RoadmapStep, "roadmap"),
    Kind("launch", "launches", model.Launch, "launches"),
    Kind("assignment", "assignments", model.Assignment, "assignments"),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_FOLDER = {kind.folder: kind for kind in KINDS}
