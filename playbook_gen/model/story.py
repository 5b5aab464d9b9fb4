"""Story and recognition: ideal service that happened, and who is thanked for it (systems S17, S18)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import AssetPath, Day, Inline, Prose, Record, Ref, Text

Consent = Literal["yes", "not-needed"]


class Story(Record):
    """Something that happened, told so that somebody else can do it too."""

    title: Text = Field(description="The story in a line.")
    date: Day = Field(description="When it happened.")
    situation: Prose = Field(description="What it was like before.")
    action: Prose = Field(description="What somebody did.")
    result: Prose = Field(description="What came of it.")
    quote: Text | None = Field(None, description="What somebody said, in their words.")
    quote_by: Text | None = Field(None, description="Who said it, as they agreed to be named: *a mother in the queue*.")
    people: tuple[Text, ...] = Field((), description="Colleagues who are named in it.")
    consent: Consent = Field(description='`"yes"` if everyone who is named agreed; `not-needed` if nobody is named.')
    customer: Literal["none", "anonymous", "agreed"] = Field(
        description="The customer in it: `none`, `anonymous` (nobody could tell who), or `agreed` (they agreed to be told of)."
    )
    moment: Annotated[str, Ref("moment")] | None = Field(None, description="The moment of truth that it shows, by its id.")
    behaviour: Annotated[str, Ref("behaviour")] = Field(description="The behaviour that it shows, by its id.")
    picture: AssetPath | None = Field(None, description="A picture in `assets/`.")
    picture_alt: Text | None = Field(None, description="What the picture shows, for people who cannot see it. A picture needs it.")
    outside: bool = Field(False, description="`true` if it may be told outside the organization.")


class Recognition(Record):
    """A thank-you for a behaviour, on the wall."""

    title: Text = Field(description="What it is for, in a line.")
    date: Day = Field(description="When it was given.")
    whom: Text = Field(description="The team or the person.")
    team: bool = Field(description="`true` for a team, `false` for a person. Teams come first.")
    behaviour: Annotated[str, Ref("behaviour")] = Field(description="The behaviour that was seen, by its id.")
    did: Inline = Field(description="What they did, so that others can do it.")
    result: Inline | None = Field(None, description="What came of it.")
    by: Text = Field(description="Who gave it.")
    peer: bool = Field(False, description="`true` if it came from a colleague.")
    consent: Literal["yes"] = Field(description='`"yes"`: they agreed to be shown. Without that, thank them in person.')
    story: Annotated[str, Ref("story")] | None = Field(None, description="The story behind it, by its id.")
