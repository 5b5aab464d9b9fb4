"""Items with choices: a response is a list of choice ids, whose order and repeats don't matter."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from ..model.items import MultipleChoice, SingleChoice, TrueFalse
from .values import NOTHING, Grade, Kind, Mark, Reading, Spec, read_ids


def _spec(item: SingleChoice | MultipleChoice, _decimal: str) -> dict[str, Any]:
    keys = [choice.id for choice in item.choices if choice.correct]
    return {"choices": [choice.id for choice in item.choices], "keys": keys}


def _statement_spec(item: TrueFalse, _decimal: str) -> dict[str, Any]:
    return {"choices": ["true", "false"], "keys": ["true" if item.correct else "false"]}


def _read(spec: Spec, response: object) -> Reading:
    """What was chosen, in the item's order, each once."""
    reading = read_ids(response)
    if reading.status != "graded":
        return reading
    if any(choice not in spec["choices"] for choice in reading.given):
        return Reading("unknown")
    return replace(reading, given=tuple(choice for choice in spec["choices"] if choice in reading.given))


def _read_one(spec: Spec, response: object) -> Reading:
    reading = _read(spec, response)
    return Reading("too-many") if reading.status == "graded" and len(reading.given) > 1 else reading


def _marks(spec: Spec, chosen: tuple[str, ...]) -> tuple[Mark, ...]:
    return tuple(Mark(choice, choice in chosen, choice in spec["keys"]) for choice in spec["choices"])


def _all_or_nothing(spec: Spec, chosen: tuple[str, ...]) -> Grade:
    return Fraction(set(chosen) == set(spec["keys"])), _marks(spec, chosen)


def _by_shares(spec: Spec, chosen: tuple[str, ...]) -> Grade:
    keys = len(spec["keys"])
    if not keys:  # validation refuses such an item; grading must still not divide by it
        return NOTHING, _marks(spec, chosen)
    distractors = len(spec["choices"]) - keys
    right = sum(choice in spec["keys"] for choice in chosen)
    wrong = len(chosen) - right
    lost = Fraction(wrong, min(keys, distractors)) if wrong else NOTHING
    return max(NOTHING, Fraction(right, keys) - lost), _marks(spec, chosen)


KINDS = {
    "single-choice": Kind(_spec, _read_one, _all_or_nothing),
    "multiple-choice": Kind(_spec, _read, _by_shares, partial=True),
    "true-false": Kind(_statement_spec, _read_one, _all_or_nothing),
}
