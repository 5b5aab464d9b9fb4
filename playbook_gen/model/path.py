"""Learning path: milestones with steps, for the hire and for the people around the hire."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Id, Inline, Minutes, Part, Prose, Record, Ref, RoleRef, Text

Address = Annotated[str, Ref("address")]


class Step(Part):
    """One thing to do on the path."""

    id: Id = Field(description="The step's lasting name within the path.")
    kind: Literal["read", "module", "do", "meet", "acknowledge"] = Field(
        description="`read` a page, take a `module`, `do` something at work, `meet` somebody, `acknowledge` something."
    )
    title: Text | None = Field(None, description="What to do. A `module` step takes the module's title if this is left out.")
    minutes: Minutes | None = Field(None, description="How long it takes. A `module` step takes the module's minutes if this is left out.")
    module: Annotated[str, Ref("module")] | None = Field(None, description="For `module`: the module's id.")
    page: Address | None = Field(
        None,
        description="For `read` and `acknowledge`: an address - `page:vision`, `page:guidance`, `component:champion`, `guidance:raised-voice`.",
    )
    note: Inline | None = Field(None, description="One sentence that helps to do it.")
    who: Literal["hire", "manager", "buddy"] = Field("hire", description="Whose list the step is on.")
    needs: tuple[Id, ...] = Field((), description="Steps to do first, by their ids.")
    optional: bool = Field(False, description="`true` if it may be skipped; the page says so.")
    roles: tuple[RoleRef, ...] = Field((), description="Only for these roles. Left out: for every role of the path.")


class Milestone(Part):
    """A stop on the path: day 1, week 1, day 30 …"""

    id: Id = Field(description="The milestone's lasting name: `day-1`, `week-1`, `day-30`.")
    title: Text = Field(description="As it is shown: *Day 1*.")
    goal: Inline | None = Field(None, description="What is true when this stop is reached.")
    steps: tuple[Step, ...] = Field(min_length=1, description="The steps, in order.")


class Path(Record):
    """A learning path for one or more roles."""

    title: Text = Field(description="The path's title: *Your first 90 days*.")
    about: Prose = Field(description="Who it is for and where it leads, in two or three sentences.")
    roles: tuple[RoleRef, ...] = Field((), description="The roles it is for. Left out: everyone.")
    milestones: tuple[Milestone, ...] = Field(min_length=1, description="The stops, in order.")
