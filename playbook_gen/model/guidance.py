"""Guidance: a do/don't card - the situation, what to say or do, what to leave, and why (system S7)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Inline, Prose, Record, Ref, RoleRef, Text, TopicRef


class Guidance(Record):
    """One situation and the better of two ways through it."""

    situation: Text = Field(description="What is happening, as the reader would say it: *A delivery is late and nobody knows why*.")
    topic: TopicRef = Field(description="The topic it is filed under; an id from `topics` in playbook.yml.")
    form: Literal["say", "do"] = Field(
        "say", description="`say`: the two are phrases and stand in quotation marks. `do`: they are ways of working."
    )
    say: Text = Field(description="The phrase to say, or what to do.")
    avoid: Text = Field(description="The phrase or the way that people really use and should leave.")
    why: Inline = Field(description="Why the first works better for the customer. One or two sentences.")
    example: Prose | None = Field(None, description="A short scene in which it was used.")
    behaviour: Annotated[str, Ref("behaviour")] = Field(description="The behaviour that the card is an instance of.")
    roles: tuple[RoleRef, ...] = Field((), description="The roles that meet the situation. Left out: everyone.")
