"""Many files at once: each is read by itself, then held against the others. One bad file never stops the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from .canonical import canonical
from .grading import FIRST, Grader
from .reading import read
from .values import Claim, Doubt, Judged, Refusal, Refused, Row, Syllabus, moment

AHEAD = timedelta(days=1)  # a clock may be that wrong, or in another zone
ENOUGH = 5  # responses that must be the same


def judge(files: Iterable[tuple[str, bytes]], syllabus: Syllabus, now: datetime) -> tuple[Judged | Refused, ...]:
    """What is to be said of each file (its name, its bytes), in their order. `now` is the reader's clock, with its zone."""
    grader = Grader(syllabus)
    found = [_alone(name, data, syllabus["playbook"], grader) for name, data in files]
    read = [one for one in found if isinstance(one, Judged)]
    first, latest, same = _first(read), _latest(read), Same(read)
    return tuple(_held(one, now, first, latest, same) if isinstance(one, Judged) else one for one in found)


def _held(one: Judged, now: datetime, first: Mapping[str, Judged], latest: Mapping[str, Judged], same: Same) -> Judged:
    """`one` with the doubts that come from the clock and from the others."""
    doubts = tuple(_doubts(one, now, first[one.claim.digest], latest[one.claim.who]))
    return replace(one, doubts=doubts, rows=tuple(same.doubted(one.claim, row) for row in one.rows))


def _alone(name: str, data: bytes, playbook: str, grader: Grader) -> Judged | Refused:
    try:
        claim = read(data, playbook)
    except Refusal as refusal:
        return Refused(name, refusal.reason)
    return Judged(name, claim, grader.rows(claim))


def _first(read: Iterable[Judged]) -> Mapping[str, Judged]:
    """By the digest of the claim, who came with it first."""
    found: dict[str, Judged] = {}
    for one in read:
        found.setdefault(one.claim.digest, one)
    return found


def _latest(read: Iterable[Judged]) -> Mapping[str, Judged]:
    """By the name, the claim that was made last."""
    found: dict[str, Judged] = {}
    for one in read:
        name = one.claim.who
        if name not in found or one.claim.made > found[name].claim.made:
            found[name] = one
    return found


def _doubts(one: Judged, now: datetime, first: Judged, latest: Judged) -> Iterator[Doubt]:
    if one.claim.made - now > AHEAD or one.claim.made < FIRST:
        yield Doubt("impossible-time")
    if first is not one:
        yield Doubt("duplicate", others=(first.file,))
    if one.claim.made < latest.claim.made:
        yield Doubt("older", others=(latest.file,))


class Same:
    """Who has the same responses in a module. That two people get everything right is no doubt, unless it was in the same moment."""

    def __init__(self, read: Iterable[Judged]) -> None:
        self.groups: dict[Hashable, dict[str, str]] = defaultdict(dict)  # the names as they were typed, by the names as they compare
        for one in read:
            for row in one.rows:
                for group in _groups(row):
                    self.groups[group].setdefault(one.claim.who, one.claim.name)

    def doubted(self, claim: Claim, row: Row) -> Row:
        """`row`, with the doubt where others have the same."""
        missed = any(score.status == "graded" and not score.correct for score in row.scores.values())
        groups = _groups(row)
        others = tuple(name for one in (groups[:1] if missed else groups[1:]) for who, name in self.groups[one].items() if who != claim.who)
        return replace(row, doubts=(*row.doubts, Doubt("same-responses", others=others))) if others else row


def _groups(row: Row) -> list[Hashable]:
    """Those with the same responses; of these, those in the same moment. None where the responses are few."""
    responses = row.claimed["responses"]
    if sum(given != "" for given in responses.values()) < ENOUGH:
        return []
    same = (row.module, canonical(responses))
    return [same, (*same, moment(row.claimed["at"]))]
