"""Component: one of the ten parts that hold the service culture up, with its state (S1 to S20 hang on them)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .fields import Day, Inline, Part, Prose, Record, Text

State = Literal["not-started", "implementing", "executing"]


class Evidence(Part):
    """Something that was seen, on a day."""

    date: Day = Field(description="When it was seen.")
    seen: Text = Field(description="What was seen, so that a reader could go and look: numbers, places, names of documents.")


class Component(Record):
    """A part of the infrastructure: what it is for, how far it is, and who keeps it up."""

    title: Text = Field(description="The component's name, in a word or three.")
    purpose: Text = Field(description="What it is for, in one sentence.")
    why: Prose = Field(description="What happens without it.")
    not_started: Inline = Field(description="What *not started* looks like.")
    implementing: Inline = Field(description="What *implementing* looks like: getting ready.")
    executing: Inline = Field(description="What *executing* looks like: done every time, to the standard.")
    checklist: tuple[Inline, ...] = Field(min_length=1, description="What must be true before it counts as executing.")
    first_steps: tuple[Inline, ...] = Field(min_length=1, max_length=5, description="The first three steps, in order.")
    counts_as_evidence: tuple[Inline, ...] = Field(min_length=1, description="What one may write under evidence.")
    pitfalls: tuple[Inline, ...] = Field((), description="How it usually goes wrong.")
    owner_job: Inline = Field(description="What its owner does, and how often.")
    state: State = Field("not-started", description="`not-started`, `implementing` (getting ready) or `executing` (done consistently).")
    evidence: tuple[Evidence, ...] = Field((), description="What was seen, newest first. `executing` needs at least one.")
    last_checked: Day | None = Field(None, description="When the owner last went and looked.")
