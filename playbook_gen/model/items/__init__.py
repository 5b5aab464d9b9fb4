"""Items: the questions of an assessment. A kind of item is a class here and an entry in `grading`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .arranged import Entry, Extra, Matching, Ordering, Pair
from .base import LONGEST_RESPONSE, Allowed, ItemBase, Mistake
from .choice import Choice, MultipleChoice, SingleChoice, TrueFalse
from .scenario import Reply, Scenario, Scene
from .written import Blank, Blanks, Number, NumberMistake, ShortText

Item = Annotated[
    SingleChoice | MultipleChoice | TrueFalse | ShortText | Number | Ordering | Matching | Blanks | Scenario,
    Field(discriminator="kind"),
]
__all__ = [
    "LONGEST_RESPONSE",
    "Allowed",
    "Blank",
    "Blanks",
    "Choice",
    "Entry",
    "Extra",
    "Item",
    "ItemBase",
    "Matching",
    "Mistake",
    "MultipleChoice",
    "Number",
    "NumberMistake",
    "Ordering",
    "Pair",
    "Reply",
    "Scenario",
    "Scene",
    "ShortText",
    "SingleChoice",
    "TrueFalse",
]
