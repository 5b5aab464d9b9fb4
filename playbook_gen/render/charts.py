"""Where the marks of a line chart stand: places for templates, no markup. Time runs from the start of the line to its end.

A period without a figure breaks the line; nothing is drawn across it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, log10

Values = Sequence[float | None]
Place = tuple[float, float]

FLAT = 1e-6  # values that differ by a smaller share of themselves are drawn as one


@dataclass(frozen=True)
class Box:
    """The size of a chart and its margins, in units of its view box."""

    width: float
    height: float
    start: float = 6
    end: float = 6
    top: float = 8
    foot: float = 8

    @property
    def inner(self) -> tuple[float, float]:
        """How wide and how high the field of the lines is."""
        return self.width - self.start - self.end, self.height - self.top - self.foot


SMALL, LARGE = Box(200, 56), Box(400, 210, start=44, end=10, top=14, foot=26)


@dataclass(frozen=True)
class Chart:
    """A drawn line: its path, its points, the empty periods, the target, the way to it, and the ticks with their values."""

    box: Box
    path: str
    points: tuple[Place, ...]
    last: Place | None
    holes: tuple[tuple[float, float], ...]  # where each begins, and how wide it is
    target: float | None
    way: str
    ticks: tuple[tuple[float, float], ...]  # the value, and how high it stands


def chart(values: Values, box: Box, target: float | None = None, way: Values = ()) -> Chart:
    """The chart of `values`, one a period, with the target and the straight way to it where there are any."""
    known = [value for value in (*values, target, *way) if value is not None]
    steps = ticks(min(known), max(known)) if known else (0.0, 1.0)
    low, high = steps[0], steps[-1]
    wide, tall = box.inner
    step = wide / max(len(values) - 1, 1)

    def place(at: int, value: float) -> Place:
        return round(box.start + at * step if values[1:] else box.start + wide / 2, 1), up(value)

    def up(value: float) -> float:
        return round(box.top + (high - value) / (high - low) * tall, 1)

    points = [None if value is None else place(at, value) for at, value in enumerate(values)]
    there = tuple(point for point in points if point)
    planned = [None if value is None else place(at, value) for at, value in enumerate(way)]
    return Chart(
        box, line(points), there, there[-1] if there else None, tuple(_holes(values, box, step)),
        None if target is None else up(target), line(planned), tuple((value, up(value)) for value in steps),
    )  # fmt: skip


def line(points: Sequence[Place | None]) -> str:
    """A path through the points, broken where one is missing."""
    runs = [[point for point in run if point] for there, run in groupby(points, key=bool) if there]
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in run) for run in runs)


def _holes(values: Values, box: Box, step: float) -> Iterator[tuple[float, float]]:
    at = 0
    for lacking, run in groupby(values, key=lambda value: value is None):
        count = len(list(run))
        if lacking:
            begin, stop = max(box.start, box.start + (at - 0.5) * step), min(box.width - box.end, box.start + (at + count - 0.5) * step)
            yield round(begin, 1), round(stop - begin, 1)
        at += count


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round values that hold everything from `low` to `high`: steps of 1, 2 or 5 times a power of ten."""
    size = max(abs(low), abs(high), 1.0)
    span = high - low if high - low > size * FLAT else size * 0.2
    rough = span / (most - 1)
    power = 10.0 ** floor(log10(rough))
    step = next(unit * power for unit in (1, 2, 5, 10) if unit * power >= rough * 0.999999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(round(number * step, 9) for number in range(first, max(last, first + 1) + 1))
