"""Where the marks of a gap stand: places for templates, no markup. A scale runs from 1 to 5."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from types import SimpleNamespace

Values = Sequence[float | None]
LEFT, STEP = 20, 60  # of the line from 1 to 5
LANE, TOP, FOOT = 15, 12, 26  # each group has a lane, so that no mark hides another
WIDE, HIGH, MARGIN = 280, 112, 22  # of a picture over time
DODGE = 8  # between the marks of one moment


def apart(values: Values) -> float | None:
    """How far the groups are from each other; None where fewer than two can be compared."""
    known = [value for value in values if value is not None]
    return round(max(known) - min(known), 1) if len(known) > 1 else None


def along(value: float) -> float:
    """Where a value stands on the line."""
    return round(LEFT + (value - 1) * STEP, 1)


def dots(values: Values) -> SimpleNamespace:
    """One line from 1 to 5, a mark for each group, and the field between the outermost."""
    known = [value for value in values if value is not None]
    marks = [(number, along(value), TOP + LANE * number) for number, value in enumerate(values) if value is not None]
    foot = TOP + LANE * (len(values) - 1) + FOOT
    span = (along(min(known)), round((max(known) - min(known)) * STEP, 1)) if len(known) > 1 else None
    return SimpleNamespace(marks=marks, height=foot, span=span, ticks=[(number, along(number)) for number in range(1, 6)])


def trend(days: Sequence[int], lines: Sequence[tuple[int, Values]]) -> SimpleNamespace:
    """The groups over time: a path with a break where nothing may be shown, and a mark at each wave."""
    places = [_across(day, days) for day in days]
    drawn = []
    for order, (mark, line) in enumerate(lines):
        aside = DODGE * (order - (len(lines) - 1) / 2)
        points = [None if value is None else (round(x + aside, 1), up(value)) for x, value in zip(places, line, strict=True)]
        drawn.append(SimpleNamespace(mark=mark, path=_path(points), points=[point for point in points if point]))
    return SimpleNamespace(lines=drawn, ticks=[(number, up(number)) for number in range(1, 6)], places=places)


def _across(day: int, days: Sequence[int]) -> float:
    span = days[-1] - days[0]
    return round(MARGIN + 16 + (day - days[0]) / span * (WIDE - MARGIN - 32), 1)


def up(value: float) -> float:
    """How high a value stands in a picture over time."""
    return round(12 + (5 - value) * (HIGH - 24) / 4, 1)


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    runs = [list(run) for there, run in groupby(points, key=bool) if there]
    return "".join("M" + "L".join(f"{point[0]} {point[1]}" for point in run if point) for run in runs)
