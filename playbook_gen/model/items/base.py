"""What every item has, and the pieces that several kinds share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..fields import Change, Day, Id, LocalRef, Part, Prose, Text

Points = Annotated[int, Field(ge=1, le=100)]
Section = Annotated[str, LocalRef("sections")]
Response = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Case = Literal["ignore", "exact"]
LONGEST_RESPONSE = 500  # characters that a learner may type into one field


class Allowed(Part):
    """A warning that does not hold for this item, and why not."""

    id: Literal["longest-key", "key-first", "all-of-the-above", "no-feedback", "no-objective"] = Field(description="The warning.")
    reason: Text = Field(description="Why it is all right here: the next editor reads it.")


class Mistake(Part):
    """A wrong response that people really give, with a reply of its own."""

    when: tuple[Response, ...] = Field(min_length=1, description="The responses that it covers; compared as accepted ones are.")
    feedback: Prose = Field(description="What a learner who gave it reads.")


class ItemBase(Part):
    """What every item has."""

    id: Id = Field(description="The item's lasting name within the module. Keep it when you reword the item.")
    prompt: Prose = Field(description="What the learner is asked. Full Markdown.")
    objective: Annotated[str, LocalRef("objectives")] | None = Field(None, description="The id of the objective that it checks.")
    reread: Section | None = Field(
        None, description="Where to read again: a lesson's id, or `lesson#heading` with the heading in lower case and dashes."
    )
    hints: tuple[Prose, ...] = Field((), max_length=5, description="Hints, from a nudge to nearly the key. Shown one at a time, for free.")
    feedback: Prose | None = Field(None, description="What everybody reads after responding.")
    points: Points = Field(1, description="What it counts.")
    bank: Id | None = Field(None, description="The bank that it lies in, where the assessment draws from banks.")
    checked: Day | None = Field(None, description="When it was last held against the section that it leads to.")
    changes: tuple[Change, ...] = Field((), description="Changes to the question that learners should hear about, newest first.")
    allow: tuple[Allowed, ...] = Field((), description="Warnings that do not hold for this item, each with the reason.")
