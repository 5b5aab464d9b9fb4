"""How a metric stands: its newest figure against the target, and against the figure before.

The rules, which the page *Figures from tables* of the reference tells in words:

- *Reached*: the newest figure is the target or better, in the metric's direction.
- *On the way*: it is at or beyond the straight line from the baseline, on the day on which the way began, to the target on the day `by`.
  The line is read on the last day of the figure's period.
- *Behind*: neither. Without a baseline and a day there is no line to be on.
- *Better*, *worse*, *the same* is said against the figure before. The same is what differs by no more than half a unit of the last decimal
  that is shown or, for per cents of a known number of cases, by no more than the margin of error of the difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from ..model import Metric
from ..model.figures import Period, Point, Series
from .periods import last_day

Status = Literal["reached", "on-the-way", "behind", "no-target", "no-figure"]
Trend = Literal["better", "worse", "same"]
SURE = 1.96  # standard errors to each side, within which 95 of 100 samples lie
NOISE = 1e-9  # what binary fractions add


@dataclass(frozen=True)
class Standing:
    """The newest figure, the one before, and what they say. `since` lists the periods after the newest figure that have none."""

    status: Status
    latest: Point | None = None
    before: Point | None = None
    trend: Trend | None = None
    margin: float | None = None
    since: tuple[Period, ...] = ()


def standing(metric: Metric, series: Series | None) -> Standing:
    """How `metric` stands with the figures that there are."""
    points = series.points if series else ()
    known = [point for point in points if point.value is not None]
    if not known:
        return Standing("no-figure", since=tuple(point.period for point in points))
    latest, before = known[-1], known[-2] if known[1:] else None
    since = tuple(point.period for point in points if point.period > latest.period)
    trend = _trend(metric, latest, before) if before else None
    return Standing(_status(metric, latest, known[0]), latest, before, trend, margin(metric, latest), since)


def reaches(metric: Metric, value: float, goal: float) -> bool:
    """Whether a value is the goal or better."""
    return value >= goal - NOISE if metric.direction == "up" else value <= goal + NOISE


def expected(metric: Metric, period: Period, first: Period) -> float | None:
    """Where the straight line from baseline to target is at the end of `period`; None without baseline, target and day."""
    if metric.baseline is None or metric.target is None or metric.by is None:
        return None
    start = metric.since or last_day(first)
    whole, gone = (metric.by - start).days, (last_day(period) - start).days
    share = 1.0 if whole <= 0 else min(max(gone / whole, 0.0), 1.0)
    return metric.baseline + (metric.target - metric.baseline) * share


def margin(metric: Metric, point: Point) -> float | None:
    """The margin of error of a percentage of n cases, in points; None for other numbers."""
    share = _variance(metric, point)
    return None if share is None else SURE * sqrt(share) * 100


def _variance(metric: Metric, point: Point) -> float | None:
    if metric.unit != "%" or not point.n or point.value is None or not 0 <= point.value <= 100:
        return None
    p = point.value / 100
    return p * (1 - p) / point.n


def _status(metric: Metric, latest: Point, first: Point) -> Status:
    value = latest.value or 0.0
    if metric.target is None:
        return "no-target"
    if reaches(metric, value, metric.target):
        return "reached"
    line = expected(metric, latest.period, first.period)
    return "on-the-way" if line is not None and reaches(metric, value, line) else "behind"


def _trend(metric: Metric, latest: Point, before: Point) -> Trend:
    change = (latest.value or 0.0) - (before.value or 0.0)
    spread = SURE * sqrt(sum(_variance(metric, point) or 0.0 for point in (latest, before))) * 100
    if abs(change) <= max(spread, 0.5 * 10**-metric.decimals) + NOISE:
        return "same"
    return "better" if (change > 0) == (metric.direction == "up") else "worse"
