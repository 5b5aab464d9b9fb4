"""What the figures of a metric and the responses of a survey are, once they are read: values without places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A day, week, month, quarter or year: its first day, its length, and its name as content writes it (`2026-11`, `2026-W45`)."""

    first: date
    every: str
    name: str


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series. `value` is None where there is no figure; `n` is None where nobody counted the cases."""

    period: Period
    value: float | None
    n: int | None = None


@dataclass(frozen=True)
class Series:
    """The figures of a metric, oldest first, a point for every period from the first to the last."""

    points: tuple[Point, ...]
    file: str = ""


@dataclass(frozen=True)
class Wave:
    """One asking, as far as it may be shown.

    `means` are rounded and by group and statement, `counts` say how many people of each shown group responded, `small` names the groups
    that are not shown because too few did.
    """

    period: Period
    means: Mapping[tuple[str, str], float] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    small: tuple[str, ...] = ()


@dataclass(frozen=True)
class Results:
    """The waves of a survey, oldest first."""

    waves: tuple[Wave, ...]
