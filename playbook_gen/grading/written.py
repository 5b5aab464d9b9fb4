"""Items that are answered in writing: a response is a text, or a text for each blank."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from ..model.items import Blanks, Mistake, Number, NumberMistake, ShortText
from .numbers import read_number
from .texts import blank, fold, too_long
from .values import NOTHING, Grade, Kind, Mark, Reading, Spec, read_texts

PART = "response"  # the part that the one mark of a short text or a number speaks of
EXACT = Context(prec=60)  # more digits than a sum of two of the content's numbers can have


def _short_text_spec(item: ShortText, _decimal: str) -> dict[str, Any]:
    return {"accept": list(item.accept), "exact": item.case == "exact", "mistakes": _mistakes(item.mistakes)}


def _mistakes(mistakes: Sequence[Mistake]) -> list[list[str]]:
    return [list(mistake.when) for mistake in mistakes]


def _number_spec(item: Number, decimal: str) -> dict[str, Any]:
    low, high = item.at_least, item.at_most
    if item.value is not None:
        value, tolerance = Decimal(item.value), Decimal(item.tolerance)
        low, high = f"{EXACT.subtract(value, tolerance):f}", f"{EXACT.add(value, tolerance):f}"
    units = [*([item.unit] if item.unit else []), *item.units]
    return {"low": low, "high": high, "units": units, "decimal": decimal, "mistakes": [_bounds(mistake) for mistake in item.mistakes]}


def _bounds(mistake: NumberMistake) -> dict[str, str | None]:
    return {"low": mistake.at_least, "high": mistake.at_most}


def _blanks_spec(item: Blanks, _decimal: str) -> dict[str, Any]:
    return {
        "blanks": [
            {
                "id": one.id,
                "accept": list(one.accept),
                "exact": one.case == "exact",
                "choose": bool(one.choose_from),
                "mistakes": _mistakes(one.mistakes),
            }
            for one in item.blanks
        ]
    }


def _read_text(_spec: Spec, response: object) -> Reading:
    if response is None:
        return Reading("empty")
    if not isinstance(response, str):
        return Reading("malformed")
    if blank(response):
        return Reading("empty")
    return Reading("too-long") if too_long(response) else Reading("graded", response)


def _read_number(spec: Spec, response: object) -> Reading:
    reading = _read_text(spec, response)
    if reading.status != "graded":
        return reading
    value = read_number(reading.given, spec["decimal"], spec["units"])
    return Reading("graded", value) if isinstance(value, Fraction) else Reading(value)


def _read_blanks(spec: Spec, response: object) -> Reading:
    reading = read_texts(response)
    if reading.status != "graded":
        return reading
    filled = {id: text for id, text in reading.given.items() if not blank(text)}
    ids = [one["id"] for one in spec["blanks"]]
    if not filled:
        return Reading("empty")
    if any(too_long(text) for text in filled.values()):
        return Reading("too-long")
    if any(id not in ids for id in reading.given):
        return Reading("unknown")
    return Reading("graded", filled) if len(filled) == len(ids) else Reading("incomplete")


def _reason(spec: Spec, text: str) -> str:
    """`right`, `mistake-1` for the first listed mistake, or `otherwise`. `spec` is that of a short text or a blank."""
    folded = fold(text, spec["exact"])
    for reason, texts in [("right", spec["accept"]), *((f"mistake-{at}", texts) for at, texts in enumerate(spec["mistakes"], 1))]:
        if any(fold(one, spec["exact"]) == folded for one in texts):
            return reason
    return "otherwise"


def _within(bounds: Spec, value: Fraction) -> bool:
    """Whether `value` lies between the bounds; a bound counts, and None is no bound."""
    low, high = bounds["low"], bounds["high"]
    return (low is None or value >= Fraction(low)) and (high is None or value <= Fraction(high))


def _grade_text(spec: Spec, text: str) -> Grade:
    return _whole(_reason(spec, text))


def _grade_number(spec: Spec, value: Fraction) -> Grade:
    if _within(spec, value):
        return _whole("right")
    return _whole(next((f"mistake-{at}" for at, bounds in enumerate(spec["mistakes"], 1) if _within(bounds, value)), "otherwise"))


def _whole(reason: str) -> Grade:
    right = reason == "right"
    return Fraction(right), (Mark(PART, True, right, reason),)


def _grade_blanks(spec: Spec, filled: dict[str, str]) -> Grade:
    reasons = [(one["id"], _reason(one, filled[one["id"]])) for one in spec["blanks"]]
    marks = tuple(Mark(id, True, reason == "right", reason) for id, reason in reasons)
    return sum((Fraction(mark.correct, len(marks)) for mark in marks), NOTHING), marks


KINDS = {
    "short-text": Kind(_short_text_spec, _read_text, _grade_text),
    "number": Kind(_number_spec, _read_number, _grade_number),
    "blanks": Kind(_blanks_spec, _read_blanks, _grade_blanks, partial=True),
}
