"""From a response to a score: the reference that the browser's `grading.js` is held to.

Both run `tests/fixtures/grading/*.json`, so neither may change alone. A kind of item is one entry in `KINDS`;
a further kind brings a spec, a way to read a response, and the share of its points that a response earns.
Points are exact fractions: a third of a point is a third, and a score is compared with the pass mark unrounded.

The rules, kind by kind:

* A response is a list of choice ids. Order and repeats don't matter. Nothing chosen is `empty`: it costs no attempt.
  An id that the item does not have is `unknown`, two ids where one is asked `too-many`, anything but a list of
  texts `malformed`. None of these is graded: no points, and no word about any choice.
* Single choice and true or false: all or nothing.
* Multiple choice: `max(0, right / keys - wrong / min(keys, distractors))` of the points. Each key earns its share, each
  distractor takes the same share back; where there are fewer distractors than keys, the distractors together take
  everything back. So ticking everything earns nothing wherever there is a distractor. Where every choice is a key
  there is nothing to take back, and ticking everything is the correct response.
* An assessment: the points of all items, what was not graded counting nothing; passed when they reach
  `pass mark / 100` of the points that can be had. 0 is always reached; without items there is nothing to pass.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any, Literal

from .model.items import Item, MultipleChoice, SingleChoice, TrueFalse

Spec = Mapping[str, Any]
Status = Literal["graded", "empty", "unknown", "too-many", "malformed"]
NOTHING = Fraction(0)


@dataclass(frozen=True)
class Mark:
    """What a score says about one choice."""

    choice: str
    chosen: bool
    correct: bool


@dataclass(frozen=True)
class Score:
    """What one response to one item earns. `marks` is empty unless the response was graded."""

    status: Status
    points: Fraction
    of: int
    correct: bool
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Result:
    """What the responses to all items of an assessment earn together."""

    points: Fraction
    of: int
    needed: Fraction
    passed: bool
    missed: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A response as it was understood: the choices in the item's order, each once."""

    status: Status
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """How one kind of item is graded."""

    spec: Callable[[Any], dict[str, Any]]
    read: Callable[[Spec, object], Reading]
    share: Callable[[Spec, Reading], Fraction]
    partial: bool = False


def spec_of(item: Item) -> dict[str, Any]:
    """What grading needs to know of an item, as plain data: the page carries it, and a fixture is written in it."""
    return {"id": item.id, "kind": item.kind, "points": item.points, **KINDS[item.kind].spec(item)}


def spec_json(item: Item) -> str:
    """`spec_of(item)` as one line of JSON with its keys in a fixed order, for the page's `data-item`."""
    return json.dumps(spec_of(item), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def score(spec: Spec, response: object) -> Score:
    """Grade one response to one item."""
    kind = KINDS[spec["kind"]]
    reading = kind.read(spec, response)
    if reading.status != "graded":
        return Score(reading.status, NOTHING, spec["points"], False)
    share = kind.share(spec, reading)
    return Score("graded", share * spec["points"], spec["points"], share == 1, _marks(spec, reading))


def assess(specs: Sequence[Spec], responses: Mapping[str, object], pass_mark: int) -> Result:
    """Grade the responses (by item id) to all items of an assessment; responses to items it doesn't have are ignored."""
    scores = [(spec["id"], score(spec, responses.get(spec["id"]))) for spec in specs]
    points = sum((one.points for _, one in scores), NOTHING)
    needed = needed_points(specs, pass_mark)
    return Result(
        points=points,
        of=sum(one.of for _, one in scores),
        needed=needed,
        passed=bool(specs) and points >= needed,
        missed=tuple(name for name, one in scores if not one.correct),
        open=tuple(name for name, one in scores if one.status != "graded"),
    )


def needed_points(specs: Sequence[Spec], pass_mark: int) -> Fraction:
    """The points that reach the pass mark; a whole number where points come in whole numbers only."""
    exact = Fraction(pass_mark * sum(spec["points"] for spec in specs), 100)
    partial = any(KINDS[spec["kind"]].partial for spec in specs)
    return exact if partial else Fraction(ceil(exact))


def _marks(spec: Spec, reading: Reading) -> tuple[Mark, ...]:
    return tuple(Mark(choice, choice in reading.chosen, choice in spec["keys"]) for choice in spec["choices"])


def _read_choices(spec: Spec, response: object) -> Reading:
    if response is None or response == []:
        return Reading("empty")
    if not isinstance(response, list | tuple) or not all(isinstance(choice, str) for choice in response):
        return Reading("malformed")
    if any(choice not in spec["choices"] for choice in response):
        return Reading("unknown")
    chosen = tuple(choice for choice in spec["choices"] if choice in response)
    return Reading("graded" if chosen else "empty", chosen)


def _read_one(spec: Spec, response: object) -> Reading:
    reading = _read_choices(spec, response)
    return Reading("too-many") if len(reading.chosen) > 1 else reading


def _all_or_nothing(spec: Spec, reading: Reading) -> Fraction:
    return Fraction(set(reading.chosen) == set(spec["keys"]))


def _by_shares(spec: Spec, reading: Reading) -> Fraction:
    keys = len(spec["keys"])
    if not keys:  # validation refuses such an item; grading must still not divide by it
        return NOTHING
    distractors = len(spec["choices"]) - keys
    right = sum(choice in spec["keys"] for choice in reading.chosen)
    wrong = len(reading.chosen) - right
    lost = Fraction(wrong, min(keys, distractors)) if wrong else NOTHING
    return max(NOTHING, Fraction(right, keys) - lost)


def _choices_spec(item: SingleChoice | MultipleChoice) -> dict[str, Any]:
    keys = [choice.id for choice in item.choices if choice.correct]
    return {"choices": [choice.id for choice in item.choices], "keys": keys}


def _true_false_spec(item: TrueFalse) -> dict[str, Any]:
    return {"choices": ["true", "false"], "keys": ["true" if item.correct else "false"]}


KINDS: dict[str, Kind] = {
    "single-choice": Kind(_choices_spec, _read_one, _all_or_nothing),
    "multiple-choice": Kind(_choices_spec, _read_choices, _by_shares, partial=True),
    "true-false": Kind(_true_false_spec, _read_one, _all_or_nothing),
}
