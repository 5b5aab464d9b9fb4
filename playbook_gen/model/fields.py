"""The types that fields are made of, and the markers that later stages read from them.

A marker says what a text *is* (Markdown, a reference to another record), so that validation and rendering
find every such field by walking the models instead of by a list kept by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as CalendarDay
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


@dataclass(frozen=True)
class Markdown:
    """The text is Markdown: it is checked for raw HTML and unsafe links, and rendered."""

    inline: bool = False


@dataclass(frozen=True)
class Ref:
    """The text is the id of a record: `kind` is a name of `kinds.py`, or `role`, `topic`, or `address` (`kind:id`).

    `also` are words that are allowed besides.
    """

    kind: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class LocalRef:
    """The text is the id of a part in the same record, for example an objective of the same module."""

    field: str


@dataclass(frozen=True)
class Asset:
    """The text is the path of a file in the layer's `assets/` folder."""


@dataclass(frozen=True)
class DataFile:
    """The text is the path of a file in the layer's `data/` folder."""


@dataclass(frozen=True)
class ToPublish:
    """The field may stay empty while drafting; until it is filled in, every page carries the draft mark."""

    ask: str


def _only_iso(value: Any) -> Any:
    """Refuse what a lenient reader would take for a day, and years with which no calendar can reckon on."""
    if isinstance(value, str) and not re.fullmatch(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", value.strip()):
        raise ValueError("not a day")
    return value


def _one_line(value: Any) -> Any:
    """A text is one line on its page, however it is broken in its file: a line of its own could mean something to Markdown."""
    return " ".join(value.split()) if isinstance(value, str) else value


LONGEST_PROSE = 20_000  # characters; a lesson of five minutes has about 6,000

Day = Annotated[CalendarDay, BeforeValidator(_only_iso)]
Text = Annotated[str, BeforeValidator(_one_line), StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_PROSE), Markdown()]
Inline = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000), Markdown(inline=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Minutes = Annotated[int, Field(ge=1, le=600)]
Days = Annotated[int, Field(ge=1, le=1830)]
Percent = Annotated[int, Field(ge=0, le=100)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
AssetPath = Annotated[str, StringConstraints(min_length=1, max_length=200), Asset()]
DataPath = Annotated[str, StringConstraints(min_length=1, max_length=200), DataFile()]
RoleRef = Annotated[str, Ref("role")]
TopicRef = Annotated[str, Ref("topic")]


class Part(BaseModel):
    """A piece of a record. Frozen: a stage that wants another value makes another part."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Person(Part):
    """Somebody who answers for a record."""

    name: Text = Field(description="The person's name, or a post if the post is what stays (`Bench lead`).")
    contact: Text | None = Field(None, description="How a reader reaches them: an address, an extension, a channel.")


class Change(Part):
    """One change that readers should hear about."""

    date: Day = Field(description="The day of the change, as 2026-11-16.")
    what: Text = Field(description="What changed, in one sentence, in the reader's words.")
    material: bool = Field(False, description="`true` if people who learned the old version must learn this; a typo fix is not.")


class Source(Part):
    """Where a figure, a quotation or a named idea comes from."""

    title: Text = Field(description="The work: book, article, study.")
    by: Text | None = Field(None, description="Author or publisher, and year.")
    used_for: Text = Field(description="What we took from it.")


class Record(Part):
    """What every kind has in common."""

    id: Id = Field(description="The record's lasting name: lower case, digits and dashes. It is the file or folder name.")
    owner: Person | None = Field(None, description="Who answers for it. Left out: the owner of the kind, else of the organization.")
    reviewed: Day | None = Field(None, description="When the owner last read it and found it right.")
    review_every: Days | None = Field(None, description="Days until it is due again. Left out: as for the organization.")
    changes: tuple[Change, ...] = Field((), description="Changes that readers should hear about, newest first.")
    sources: tuple[Source, ...] = Field((), description="Where its figures, quotations and named ideas come from.")
