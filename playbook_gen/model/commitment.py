"""Commitment: a promise with a name, a day and consequences (system S9)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Day, Inline, Record, Ref, Text


class Commitment(Record):
    """What somebody promises to do for the service, so that others can check it."""

    who: Text = Field(description="Who promises: name and post, or the team.")
    by: Literal["leader", "team"] = Field("leader", description="`leader` for one person, `team` for a whole one.")
    to: Literal["customers", "colleagues"] = Field(description="To whom.")
    promise: Inline = Field(description="What they will do, so that somebody else can see it.")
    sign: Inline = Field(description="By what one knows that it is kept.")
    trade_off: Inline | None = Field(None, description="What comes second because of it.")
    if_kept: Inline = Field(description="What follows when it is kept.")
    if_broken: Inline = Field(description="What follows when it is broken.")
    signed: Day = Field(description="When it was signed.")
    until: Day = Field(description="When it ends, and is renewed or replaced.")
    state: Literal["open", "kept", "broken"] = Field("open", description="`open`, `kept` or `broken`.")
    report: Inline | None = Field(None, description="What was said about it at the end. `kept` and `broken` need one.")
    renews: Annotated[str, Ref("commitment")] | None = Field(None, description="The commitment that it renews, by its id.")
