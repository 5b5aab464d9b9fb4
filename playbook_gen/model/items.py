"""Items: the questions of an assessment. A kind of item is a class here and an entry in `grading`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Id, LocalRef, Part, Prose, Text

Points = Annotated[int, Field(ge=1, le=100)]
Section = Annotated[str, LocalRef("sections")]


class ItemBase(Part):
    """What every item has."""

    id: Id = Field(description="The item's lasting name within the module. Keep it when you reword the item.")
    prompt: Prose = Field(description="What the learner is asked. Full Markdown.")
    objective: Annotated[str, LocalRef("objectives")] | None = Field(None, description="The id of the objective that it checks.")
    reread: Section | None = Field(
        None, description="Where to read again: a lesson's id, or `lesson#heading` with the heading in lower case and dashes."
    )
    feedback: Prose | None = Field(None, description="What everybody reads after responding.")
    points: Points = Field(1, description="What it counts.")


class Choice(Part):
    """One choice of a choice item."""

    id: Id = Field(description="The choice's lasting name within the item: `a`, `b`, `c` will do.")
    text: Prose = Field(description="The choice. Full Markdown, taken as typed.")
    correct: bool = Field(False, description="`true` for a key; left out for a distractor.")
    feedback: Prose = Field(description="Why this choice is right or wrong: what the learner reads after choosing it.")


class SingleChoice(ItemBase):
    """Exactly one choice is right."""

    kind: Literal["single-choice"] = Field(description="`single-choice`")
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=12, description="The choices; exactly one is `correct: true`.")


class MultipleChoice(ItemBase):
    """One or more choices are right; each right one earns a share, each wrong one takes a share back."""

    kind: Literal["multiple-choice"] = Field(description="`multiple-choice`")
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=12, description="The choices; at least one is `correct: true`.")


class TrueFalse(ItemBase):
    """A statement that is true or false."""

    kind: Literal["true-false"] = Field(description="`true-false`")
    correct: bool = Field(description="`true` if the statement is true.")
    if_true: Prose = Field(description="What a learner who chose *true* reads.")
    if_false: Prose = Field(description="What a learner who chose *false* reads.")


Item = Annotated[SingleChoice | MultipleChoice | TrueFalse, Field(discriminator="kind")]
__all__ = ["Choice", "Item", "ItemBase", "MultipleChoice", "SingleChoice", "Text", "TrueFalse"]
