"""Moment of truth: a point of contact, with its standard, its failure and its repair (system S11)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .component import Evidence, State
from .fields import Inline, Record, Ref, RoleRef, Text


class Moment(Record):
    """One point at which a customer meets the organization and judges it."""

    title: Text = Field(description="The moment, as the customer would name it: *Waiting for the repair*.")
    stage: Annotated[str, Ref("stage")] = Field(
        description="The stage of the journey that it belongs to: an id of `stages` in playbook.yml."
    )
    goal: Text = Field(description="What the customer wants at that moment, in their words.")
    feeling: Text = Field(description="How they feel there, usually.")
    mood: Literal["high", "even", "low"] = Field("even", description="Where the feeling lies on the map: `high`, `even` or `low`.")
    standard: Inline | None = Field(None, description="What always happens here. Left out: the map shows the gap.")
    we_do: tuple[Inline, ...] = Field((), description="What we do to keep the standard, one thing a line.")
    fails: Inline | None = Field(None, description="How it usually goes wrong.")
    recovery: Inline | None = Field(None, description="What we do when it went wrong.")
    plan: Inline | None = Field(None, description="What will make it better, and by when.")
    state: State = Field("not-started", description="`not-started`, `implementing` (getting ready) or `executing` (done every time).")
    evidence: tuple[Evidence, ...] = Field((), description="What was seen, newest first. `executing` needs at least one.")
    behaviours: tuple[Annotated[str, Ref("behaviour")], ...] = Field((), description="The behaviours that carry it, by their ids.")
    metrics: tuple[Annotated[str, Ref("metric")], ...] = Field((), description="The metrics that tell how it goes, by their ids.")
    modules: tuple[Annotated[str, Ref("module")], ...] = Field((), description="The modules that train it, by their ids.")
    guidance: tuple[Annotated[str, Ref("guidance")], ...] = Field((), description="The cards that help in it, by their ids.")
    roles: tuple[RoleRef, ...] = Field((), description="Whom the customer meets there. Left out: everyone.")
