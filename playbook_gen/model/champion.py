"""Champion: who carries the view of customers into every decision, with a mandate and a team (system S10)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Day, Id, Inline, Part, Record, Ref, Text


class Member(Part):
    """Somebody of the champion's team."""

    name: Text = Field(description="The name.")
    post: Text = Field(description="What they do in the organization.")


class Finding(Part):
    """Something that the team found when it walked in the customer's shoes."""

    id: Id = Field(description="The finding's lasting name.")
    date: Day = Field(description="When it was found.")
    found: Inline = Field(description="What was found, so that a reader could go and look.")
    asked: Literal["customers", "employees", "suppliers", "ourselves"] = Field(
        description="Who showed it: `customers`, `employees`, `suppliers` or `ourselves`."
    )
    moment: Annotated[str, Ref("moment")] | None = Field(None, description="The moment of truth in which it lies, by its id.")
    options: tuple[Inline, ...] = Field((), description="What could be done.")
    first_step: Inline | None = Field(None, description="What is done first.")
    who: Text | None = Field(None, description="Who has it.")
    due: Day | None = Field(None, description="By when.")
    closed: Day | None = Field(None, description="When it was closed.")
    result: Inline | None = Field(None, description="What became of it.")


class Stop(Part):
    """What the champion has done after so many days."""

    day: Literal["30", "60", "90"] = Field(description='`"30"`, `"60"` or `"90"`.')
    done: Inline = Field(description="What is done by then.")


class Champion(Record):
    """A champion of the customer, for the organization or a part of it."""

    name: Text = Field(description="Name and post.")
    for_whom: Text | None = Field(None, description="The part of the organization. Left out: all of it.")
    deputy: Text | None = Field(None, description="Who stands in.")
    hours: Text | None = Field(None, description="The time for it: *a day a week*.")
    since: Day = Field(description="The first day of the term.")
    until: Day | None = Field(None, description="The last day of the term.")
    mandate: tuple[Inline, ...] = Field(min_length=1, description="What they are asked to do, a line each.")
    may_stop: tuple[Inline, ...] = Field((), description="What they may stop without asking.")
    stops: tuple[Stop, ...] = Field((), description="The first 30, 60 and 90 days.")
    rhythm: Text | None = Field(None, description="When the team meets, and when it reports.")
    agenda: tuple[Inline, ...] = Field((), description="The standing agenda of the team.")
    team: tuple[Member, ...] = Field((), description="The team.")
    findings: tuple[Finding, ...] = Field((), description="The log, newest first.")
    hand_over: tuple[Inline, ...] = Field((), description="What the next champion must know.")
