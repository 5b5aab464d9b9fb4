"""What several claims say together of each item: how many missed it, and what they chose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..grading import Score
from ..grading.texts import fold
from .values import Judged, Refused, Syllabus


@dataclass
class Tally:
    """One item: in how many rows it was asked, answered (so that it could be graded) and missed; each response with how often it came."""

    module: str
    item: str
    asked: int = 0
    answered: int = 0
    missed: int = 0
    chosen: Counter[str] = field(default_factory=Counter)

    @property
    def responses(self) -> list[tuple[str, int]]:
        """The most frequent first."""
        return sorted(self.chosen.items(), key=lambda one: (-one[1], one[0]))


def summary(judged: Iterable[Judged | Refused], syllabus: Syllabus) -> list[Tally]:
    """A tally for each item that was asked, the most missed first. What is no item of the site any more is left out.

    A claim that came twice, or that its sender replaced by a later one, counts once.
    """
    found: dict[tuple[str, str], Tally] = {}
    for one in judged:
        for row in one.rows if isinstance(one, Judged) and one.counts else ():
            for id, score in row.scores.items():
                tally = found.setdefault((row.module, id), Tally(row.module, id))
                _add(tally, score, syllabus["modules"][row.module]["specs"][id], row.claimed["responses"].get(id))
    return sorted(found.values(), key=lambda one: (-one.missed, one.module, one.item))


def as_data(tallies: Iterable[Tally]) -> list[dict[str, Any]]:
    """The tallies as plain data."""
    return [
        {
            "module": one.module, "item": one.item, "asked": one.asked, "answered": one.answered, "missed": one.missed,
            "responses": [list(response) for response in one.responses],
        }
        for one in tallies
    ]  # fmt: skip


def _add(tally: Tally, score: Score, spec: Any, response: Any) -> None:
    tally.asked += 1
    if score.status == "graded":
        tally.answered += 1
        tally.missed += not score.correct
        tally.chosen.update(_chosen(spec, score, response))


def _chosen(spec: Any, score: Score, response: Any) -> Iterator[str]:
    """What a response that was graded consists of, in words that can be counted."""
    kind = spec["kind"]
    if kind in {"short-text", "number"}:
        yield fold(response, spec.get("exact", False))
    elif kind == "ordering":
        yield ", ".join(response)
    elif kind == "matching":
        yield from (f"{mark.part}: {response[mark.part]}" for mark in score.marks)
    elif kind == "blanks":
        yield from (f"{one['id']}: {fold(response[one['id']], one['exact'])}" for one in spec["blanks"])
    else:
        yield from (mark.part for mark in score.marks if mark.chosen)
