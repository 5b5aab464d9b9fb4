"""Items in which things are arranged: a response is a list of entries, or an option for each pair."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

from ..model.items import Matching, Ordering
from .values import NOTHING, Grade, Kind, Mark, Reading, Spec, read_ids, read_texts


def _ordering_spec(item: Ordering, _decimal: str) -> dict[str, Any]:
    return {"entries": [entry.id for entry in item.entries]}


def _matching_spec(item: Matching, _decimal: str) -> dict[str, Any]:
    """Pairs with the same text share one option: that of the first."""
    first: dict[str, str] = {}
    for pair in item.pairs:
        first.setdefault(pair.goes_with.strip(), pair.id)
    pairs = [[pair.id, first[pair.goes_with.strip()]] for pair in item.pairs]
    return {"pairs": pairs, "options": [*first.values(), *(extra.id for extra in item.extra)]}


def _read_order(spec: Spec, response: object) -> Reading:
    reading = read_ids(response)
    if reading.status != "graded":
        return reading
    if any(id not in spec["entries"] for id in reading.given):
        return Reading("unknown")
    if len(set(reading.given)) < len(reading.given):
        return Reading("too-many")
    return reading if len(reading.given) == len(spec["entries"]) else Reading("incomplete")


def _read_pairs(spec: Spec, response: object) -> Reading:
    reading = read_texts(response)
    if reading.status != "graded":
        return reading
    matched = {id: option for id, option in reading.given.items() if option}  # a list's first option is no option
    ids = [id for id, _ in spec["pairs"]]
    if not matched:
        return Reading("empty")
    if any(id not in ids for id in reading.given) or any(option not in spec["options"] for option in matched.values()):
        return Reading("unknown")
    return Reading("graded", matched) if len(matched) == len(ids) else Reading("incomplete")


def _grade_order(spec: Spec, order: tuple[str, ...]) -> Grade:
    """By pairs of entries: a pair in the right order counts one, in the wrong order one less."""
    pairs = list(combinations(spec["entries"], 2))
    marks = tuple(Mark(id, True, id == order[at]) for at, id in enumerate(spec["entries"]))
    if not pairs:
        return Fraction(1), marks
    right = sum(order.index(first) < order.index(second) for first, second in pairs)
    return max(NOTHING, Fraction(2 * right, len(pairs)) - 1), marks


def _grade_pairs(spec: Spec, matched: dict[str, str]) -> Grade:
    """A wrong option takes back what choosing at random would earn with the others."""
    marks = tuple(Mark(id, True, matched[id] == option) for id, option in spec["pairs"])
    right = sum(mark.correct for mark in marks)
    lost = Fraction(len(marks) - right, max(1, len(spec["options"]) - 1))
    return max(NOTHING, (right - lost) / len(marks)), marks


KINDS = {
    "ordering": Kind(_ordering_spec, _read_order, _grade_order, partial=True),
    "matching": Kind(_matching_spec, _read_pairs, _grade_pairs, partial=True),
}
