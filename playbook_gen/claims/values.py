"""What reading claims gives: a claim, its rows, doubts, or a reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from functools import cached_property
from hashlib import sha512
from typing import Any, Literal, TypeAlias

from ..grading import Score
from ..grading.texts import fold
from .canonical import canonical

Reason = Literal["too-large", "damaged", "not-json", "odd", "other-kind", "newer", "other-playbook"]
Status = Literal["done", "not-passed", "read-only"]
Code = Literal[
    "unknown-module", "changed-since", "other-version", "score-edited", "unanswered", "impossible-time", "same-responses",
    "duplicate", "older",
]  # fmt: skip
Verdict = Literal["valid", "unknown-key", "tampered", "other-playbook", "newer", "odd"]  # of a receipt
Syllabus: TypeAlias = Mapping[str, Any]


class Refusal(ValueError):
    """A file in which there is no claim, or none for this playbook."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True)
class Claim:
    """A claim whose shape is right. Nothing in it has been believed so far."""

    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        """As it was typed."""
        return str(self.data["name"])

    @cached_property
    def who(self) -> str:
        """The name as names are compared."""
        return fold(self.name)

    @property
    def modules(self) -> Sequence[Mapping[str, Any]]:
        """What it says of each module."""
        found: Sequence[Mapping[str, Any]] = self.data["modules"]
        return found

    @cached_property
    def made(self) -> datetime:
        """When it was made, by the learner's clock."""
        return moment(self.data["made"])

    @cached_property
    def digest(self) -> str:
        """64 hexadecimal digits that a receipt names it by."""
        return sha512(canonical(self.data).encode()).hexdigest()[:64]


@dataclass(frozen=True)
class Doubt:
    """Why a trainer should look twice: a code, the items or the others (names, files) that it is about."""

    code: Code
    items: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """What one module of a claim is worth. `claimed` is what the claim says of it; `points` and `of` are graded again.

    `since`: what has changed since and must be learned; `scores`: by item, of what could be graded.
    """

    claimed: Mapping[str, Any]
    title: str
    status: Status
    points: Fraction | None
    of: int | None
    since: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    scores: Mapping[str, Score] = field(default_factory=dict)

    @property
    def module(self) -> str:
        """The module's id."""
        return str(self.claimed["id"])


@dataclass(frozen=True)
class Refused:
    """A file that was refused as a whole."""

    file: str
    reason: Reason


@dataclass(frozen=True)
class Judged:
    """A file that was read: its claim, doubts about it as a whole, a row for each of its modules."""

    file: str
    claim: Claim
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether there is a doubt anywhere in it."""
        return bool(self.doubts) or any(row.doubts for row in self.rows)

    @property
    def counts(self) -> bool:
        """Whether it is counted together with others: not if another file says the same, or says it later."""
        return not any(doubt.code in {"duplicate", "older"} for doubt in self.doubts)


def moment(text: str) -> datetime:
    """A time as claims write it."""
    return datetime.fromisoformat(text)
