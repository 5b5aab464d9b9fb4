"""Items with choices: one of them is right, some are, or a statement is true or false."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..fields import Id, Part, Prose
from .base import ItemBase


class Choice(Part):
    """One choice of a choice item."""

    id: Id = Field(description="The choice's lasting name within the item: `a`, `b`, `c` will do.")
    text: Prose = Field(description="The choice. Full Markdown, taken as typed.")
    correct: bool = Field(False, description="`true` for a key; left out for a distractor.")
    feedback: Prose | None = Field(None, description="Why this choice is right or wrong: what the learner reads after choosing it.")
    pinned: bool = Field(False, description="`true` to keep it last when choices are shuffled.")


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
