"""What grading takes and gives: a spec, a response as it was understood, marks, a score, a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

Spec = Mapping[str, Any]
Status = Literal["graded", "malformed", "empty", "too-long", "unknown", "too-many", "incomplete", "not-a-number", "unit"]
NOTHING = Fraction(0)


@dataclass(frozen=True)
class Mark:
    """What a score says about one part of an item: a choice, an entry, a pair, a blank, a reply, or the whole `response`.

    `reason` names what the learner reads where the part alone doesn't tell: `right`, `mistake-1`, `otherwise`;
    on the last reply of a scenario how it ended.
    """

    part: str
    chosen: bool
    correct: bool
    reason: str = ""


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
    """A response as it was understood. `given` is what the kind's `grade` takes, and only there if the status is `graded`."""

    status: Status
    given: Any = None


Grade = tuple[Fraction, tuple[Mark, ...]]  # the share of the points, 0 to 1, and the marks


@dataclass(frozen=True)
class Kind:
    """How one kind of item is graded. `spec` takes the item and the decimal mark; `partial`: a share of the points can be earned."""

    spec: Callable[[Any, str], dict[str, Any]]
    read: Callable[[Spec, object], Reading]
    grade: Callable[[Spec, Any], Grade]
    partial: bool = False


def read_ids(response: object) -> Reading:
    """A list of ids, each a text: `graded` with a tuple of them, else `malformed`, or `empty` for none and for no response."""
    if response is None:
        return Reading("empty")
    if not isinstance(response, list | tuple) or not all(isinstance(id, str) for id in response):
        return Reading("malformed")
    return Reading("graded", tuple(response)) if response else Reading("empty")


def read_texts(response: object) -> Reading:
    """A mapping from ids to texts: `graded` with a dict, else `malformed`, or `empty` for none and for no response."""
    if response is None:
        return Reading("empty")
    if not isinstance(response, Mapping) or not all(isinstance(text, str) for pair in response.items() for text in pair):
        return Reading("malformed")
    return Reading("graded", dict(response)) if response else Reading("empty")
