"""Communication plan: what is told to whom, how often and by whom (system S16)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .fields import Day, Inline, Prose, Record, RoleRef, Text

MessageTopic = Literal["results", "mystery-shopper", "what-works", "comments", "expectations", "improve", "lessons", "stories"]
Cadence = Literal["day", "weekday", "week", "two-weeks", "month", "quarter", "year"]


class Message(Record):
    """One regular message of the communication plan."""

    title: Text = Field(description="What people call it: *Daily line-up*.")
    about: Inline = Field(description="What happens in it, in a sentence.")
    topics: tuple[MessageTopic, ...] = Field(min_length=1, description="What it covers, of the eight topics of the plan.")
    audience: Text = Field(description="Who hears it.")
    roles: tuple[RoleRef, ...] = Field((), description="The roles that it is for. Left out: everyone.")
    channel: Text = Field(description="How it reaches them: a meeting, a board, a letter.")
    starts: Day = Field(description="The first day; the weekday or the day of the month is that of all that follow.")
    at: Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None = Field(
        None, description='The time, in quotes: `"08:45"`. Left out: a matter of the whole day.'
    )
    minutes: Annotated[int, Field(ge=1, le=600)] | None = Field(None, description="How long it takes.")
    cadence: Cadence = Field(description="`day`, `weekday` (Monday to Friday), `week`, `two-weeks`, `month`, `quarter` or `year`.")
    until: Day | None = Field(None, description="The last day. Left out: it goes on.")
    template: Prose | None = Field(None, description="How it goes, so that anybody can stand in.")
