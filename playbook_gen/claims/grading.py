"""What one module of a claim is worth: graded again from the responses, against the questions that the site has now."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from ..grading import Score, Spec, needed_points, score
from ..grading.values import NOTHING
from .values import Claim, Doubt, Row, Status, Syllabus, moment

SLACK = timedelta(minutes=5)
FIRST = datetime.fromisoformat("2020-01-01T00:00:00Z")  # before that there was no playbook


class Grader:
    """Grades claims against one syllabus. What many people answered alike is graded once."""

    def __init__(self, syllabus: Syllabus) -> None:
        self.modules: Mapping[str, Mapping[str, Any]] = syllabus["modules"]
        self.known: dict[Hashable, Score] = {}

    def rows(self, claim: Claim) -> tuple[Row, ...]:
        """A row for each module of `claim`, with the doubts that need no other file."""
        return tuple(self._row(claimed, claim, self.modules.get(claimed["id"])) for claimed in claim.modules)

    def _row(self, claimed: Mapping[str, Any], claim: Claim, module: Mapping[str, Any] | None) -> Row:
        late = tuple(_impossible(claimed, claim))
        if module is None:
            return Row(claimed, "", _as_claimed(claimed), None, None, doubts=(Doubt("unknown-module"), *late))
        attempt = Attempt(claimed, module, self._score)
        since = tuple((day, what) for day, what in module["after_changes"] if day > claimed["at"][:10])
        doubts = (*_doubts(attempt), *late)
        return Row(claimed, module["title"], attempt.status, attempt.points, attempt.of, since, doubts, attempt.scores)

    def _score(self, module: str, spec: Spec, response: object) -> Score:
        key = (module, spec["id"], _hashable(response))
        if key not in self.known:
            self.known[key] = score(spec, response)
        return self.known[key]


def _hashable(response: object) -> Hashable:
    """The same for the same response; the shape is known to be that of one."""
    if isinstance(response, dict):
        return (dict, *sorted(response.items()))
    return tuple(response) if isinstance(response, list) else str(response) if response is not None else None


@dataclass(frozen=True)
class Attempt:
    """What a claim says of a module, beside the module of the syllabus."""

    claimed: Mapping[str, Any]
    module: Mapping[str, Any]
    score: Callable[[str, Spec, object], Score]

    @cached_property
    def always(self) -> list[str]:
        """The items that every attempt asks."""
        drawn = {id for draw in self.module.get("draws", ()) for id in draw["items"]}
        return [id for id in self.module["specs"] if id not in drawn]

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The items that are not the same in the claim and on the site, or stand on one side only."""
        here, there = self.module["hashes"], self.claimed["hashes"]
        concerned = {*self.claimed["responses"], *there, *self.always}
        return tuple(sorted(id for id in concerned if id not in here or there.get(id) != here[id]))

    @cached_property
    def scores(self) -> dict[str, Score]:
        """What was asked and is asked now, with what it earns."""
        asked = self.claimed["hashes"].keys() - set(self.changed)
        responses, specs = self.claimed["responses"], self.module["specs"]
        return {id: self.score(self.claimed["id"], spec, responses.get(id)) for id, spec in specs.items() if id in asked}

    @cached_property
    def points(self) -> Fraction:
        """The points that the responses earn."""
        return sum((one.points for one in self.scores.values()), NOTHING)

    @cached_property
    def of(self) -> int:
        """The points that could be earned with what was graded."""
        return sum(one.of for one in self.scores.values())

    @property
    def passed(self) -> bool:
        """Whether the points reach the pass mark."""
        specs = [self.module["specs"][id] for id in self.scores]
        return bool(specs) and self.points >= needed_points(specs, self.module["pass"])

    @cached_property
    def status(self) -> Status:
        """As graded again; as claimed where not everything could be."""
        if self.changed:
            return _as_claimed(self.claimed)
        if not self.module["specs"]:
            return "read-only"
        return "done" if self.passed else "not-passed"


def _as_claimed(claimed: Mapping[str, Any]) -> Status:
    return "read-only" if not claimed["of"] else "done" if claimed["passed"] else "not-passed"


def _doubts(attempt: Attempt) -> Iterator[Doubt]:
    if attempt.changed:
        yield Doubt("changed-since", attempt.changed)
    if attempt.claimed["version"] != attempt.module["version"]:
        yield Doubt("other-version")
    if not attempt.changed and _edited(attempt):
        yield Doubt("score-edited")
    if attempt.claimed["passed"]:
        yield from _unanswered(attempt)


def _edited(attempt: Attempt) -> bool:
    claimed = attempt.claimed
    if (Fraction(claimed["points"]), claimed["of"]) != (attempt.points, attempt.of):
        return True
    return attempt.status != "read-only" and claimed["passed"] != (attempt.status == "done")


def _unanswered(attempt: Attempt) -> Iterator[Doubt]:
    responses = attempt.claimed["responses"]
    missing = {id for id in attempt.always if id not in responses}
    open = {id for id, one in attempt.scores.items() if one.status != "graded"}
    short = any(sum(id in responses for id in draw["items"]) < draw["count"] for draw in attempt.module.get("draws", ()))
    if missing or open or short:
        yield Doubt("unanswered", tuple(sorted(missing | open)))


def _impossible(claimed: Mapping[str, Any], claim: Claim) -> Iterator[Doubt]:
    at = moment(claimed["at"])
    if at > claim.made + SLACK or at < FIRST:
        yield Doubt("impossible-time")
