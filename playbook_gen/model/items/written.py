"""Items that are answered in writing: a short text, a number, the gaps of a text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..fields import Id, Part, Prose
from .base import Case, ItemBase, Mistake, Response

# Digits with a point, whatever the language of the playbook: 0.5, -3, 1200. Kept as text, so that no digit is lost.
Decimal = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,15}(\.[0-9]{1,15})?$")]
Unit = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)]


class ShortText(ItemBase):
    """A word or a few, compared as people compare: spaces, quotation marks, dots at the end and case don't matter."""

    kind: Literal["short-text"] = Field(description="`short-text`")
    accept: tuple[Response, ...] = Field(min_length=1, max_length=20, description="Every response that is right; the first one is shown.")
    case: Case = Field("ignore", description="`exact` where capitals matter.")
    mistakes: tuple[Mistake, ...] = Field((), max_length=12, description="Wrong responses that people really give.")
    if_right: Prose = Field(description="What a learner who is right reads.")
    otherwise: Prose = Field(description="What a learner reads whose response is neither right nor a listed mistake.")


class NumberMistake(Part):
    """A wrong number that people really give, with a reply of its own."""

    at_least: Decimal | None = Field(None, description="The smallest number that it covers.")
    at_most: Decimal | None = Field(None, description="The largest number that it covers.")
    feedback: Prose = Field(description="What a learner who gave it reads.")


class Number(ItemBase):
    """A number: exact, within a tolerance, or within bounds, with or without a unit."""

    kind: Literal["number"] = Field(description="`number`")
    value: Decimal | None = Field(None, description="The number, with a point before its decimals.")
    tolerance: Decimal = Field("0", description="How far from `value` is still right; the limits count as right.")
    at_least: Decimal | None = Field(None, description="In place of `value`: the smallest right number.")
    at_most: Decimal | None = Field(None, description="In place of `value`: the largest right number.")
    unit: Unit | None = Field(None, description="The unit; shown beside the field. A learner may type it or leave it out.")
    units: tuple[Unit, ...] = Field((), max_length=8, description="Other spellings of the unit that are taken: `minutes`, `min`.")
    mistakes: tuple[NumberMistake, ...] = Field(
        (), max_length=12, description="Wrong numbers that people really give; the first that fits."
    )
    if_right: Prose = Field(description="What a learner who is right reads.")
    otherwise: Prose = Field(description="What a learner reads whose number is neither right nor a listed mistake.")


class Blank(Part):
    """One gap of a text."""

    id: Id = Field(description="The gap's name: it stands as `[[name]]` in the text.")
    accept: tuple[Response, ...] = Field(min_length=1, max_length=20, description="Every response that is right; the first one is shown.")
    choose_from: tuple[Response, ...] = Field(
        (), max_length=12, description="What to choose from, the right one among it. Left out: the learner types."
    )
    case: Case = Field("ignore", description="`exact` where capitals matter.")
    mistakes: tuple[Mistake, ...] = Field((), max_length=12, description="Wrong responses that people really give.")
    why: Prose = Field(description="Why this belongs here.")


class Blanks(ItemBase):
    """A text with gaps, to fill in or to choose for."""

    kind: Literal["blanks"] = Field(description="`blanks`")
    text: Prose = Field(description="The text. Each gap is `[[name]]`.")
    blanks: tuple[Blank, ...] = Field(min_length=1, max_length=12, description="The gaps.")
