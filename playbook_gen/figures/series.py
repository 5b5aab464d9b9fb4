"""A metric's series from its table.

Rows may stand in any order. Between the first period and the last, a period without a row becomes a point without a value, so that a
chart breaks there instead of drawing a line through nothing. Whatever is wrong with a cell is said with its row and its column, and then
the metric has no figures at all: half a series would look like a whole one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from ..diagnostics import Diagnostic, error, has_errors, suggest, warning
from ..model import Metric
from ..model.figures import Period, Point, Series
from ..model.metric import MetricData
from ..read.table import Table
from .cells import Why, Wrong, shown, told
from .numbers import Unread, Writing
from .periods import following, period, position

T = TypeVar("T")
HOLES = {"day": 400, "week": 110, "month": 60, "quarter": 20, "year": 10}  # periods that may lack in a row
NAMED = {"day": "a day", "week": "a week", "month": "a month", "quarter": "a quarter", "year": "a year"}
WRITTEN = {"week": "2026-W45", "month": "2026-11", "quarter": "2026-Q4", "year": "2026"}
DAYS = {"iso": "2026-11-03", "DD.MM.YYYY": "03.11.2026", "DD/MM/YYYY": "03/11/2026", "MM/DD/YYYY": "11/03/2026"}


def series(metric: Metric, table: Table, path: str) -> tuple[Series | None, list[Diagnostic]]:
    """The figures of `metric`, or None with what is wrong in the table. `path` is the metric's field path."""
    if metric.data is None:
        return None, []
    found = _columns(metric.data, table, path)
    if found:
        return None, found
    rows = _rows(metric.data, table)
    if not rows:
        return None, [_no_row(metric.data, table, path)]
    reading = _Reading(metric, metric.data, table, path, rows)
    points = reading.points()
    found = told(reading.wrong, table, path) or reading.doubts
    return (None if has_errors(found) else Series(points, table.name)), found


def _columns(data: MetricData, table: Table, path: str) -> list[Diagnostic]:
    """Columns that the metric reads and the file does not have."""
    wanted = dict.fromkeys([data.period, data.value, *([data.n] if data.n else []), *data.only])
    there = ", ".join(f"`{column}`" for column in table.columns[:12]) + (" …" if len(table.columns) > 12 else "")
    return [
        error("PB410", table.mark, path, f"there is no column `{name}`; the columns are {there}", suggest(name, table.columns))
        for name in wanted
        if name not in table.index
    ]


def _rows(data: MetricData, table: Table) -> Sequence[int]:
    """The numbers of the rows that are the metric's."""
    rows: Sequence[int] = range(len(table.rows))
    for column, word in data.only.items():
        at, wanted = table.index[column], word.strip()
        rows = [row for row in rows if table.rows[row][at].strip() == wanted]
    return rows


def _no_row(data: MetricData, table: Table, path: str) -> Diagnostic:
    if not table.rows:
        fix = "put in the first figure, or take `data:` out of the metric until there is one"
        return error("PB416", table.mark, path, "expected a row for each period, found none", fix)
    wanted = " and ".join(f"`{word}` in the column `{column}`" for column, word in data.only.items())
    column, word = next(iter(data.only.items()))
    there = sorted({text.strip() for text in table.column(column)} - {""})
    return error("PB416", table.mark, path, f"no row has {wanted}", suggest(word, there))


@dataclass(frozen=True)
class _Reading:
    """The rows of one metric, read column by column."""

    metric: Metric
    data: MetricData
    table: Table
    path: str
    rows: Sequence[int]
    wrong: list[Wrong] = field(default_factory=list)
    doubts: list[Diagnostic] = field(default_factory=list)

    def points(self) -> tuple[Point, ...]:
        """A point for each period from the first to the last. What cannot be read is noted."""
        when = self._read(self.data.period, self._period)
        values = self._read(self.data.value, self._value)
        counts = self._read(self.data.n, self._n) if self.data.n else [None] * len(values)
        there = self._single(when)
        self._near(when, there)
        self._of_none(values, counts)
        self._fractions(values)
        return () if self.wrong else tuple(_filled((place, when[at], values[at], counts[at]) for place, at in sorted(there.items())))

    def _read(self, column: str, read: Callable[[str], T | Why]) -> list[T | None]:
        """What each row has in a column. A text is read once, however many rows have it."""
        at, rows = self.table.index[column], self.table.rows
        cells = [rows[row][at] for row in self.rows]
        texts: dict[str, T | Why | None] = {text: read(text) for text in set(cells)}
        refused = {text: why for text, why in texts.items() if isinstance(why, Why)}
        if refused:
            self.wrong.extend(Wrong(row, column, refused[text]) for row, text in zip(self.rows, cells, strict=True) if text in refused)
            texts |= dict.fromkeys(refused)
        return [texts[text] for text in cells]  # type: ignore[misc]  # what was refused is None by now

    def _period(self, text: str) -> Period | Why:
        found, every = period(text.strip(), self.data.dates), self.metric.every
        if found is not None and found.every == every:
            return found
        written = WRITTEN.get(every, DAYS[self.data.dates])
        where = f"in the column `{self.data.period}`: expected {NAMED[every]}"
        if found is None:
            fix = f"write it as `{written}`; the years go from 1900 to 2199"
            return Why("PB412", f"{where} such as `{written}`, found {shown(text)}", fix)
        fix = f"write it as `{written}`, or write `every: {found.every}` in the metric"
        return Why("PB413", f"{where}, since `every:` is `{every}`; found {NAMED[found.every]}, {shown(text)}", fix)

    def _value(self, text: str) -> float | Why | None:
        found, scale = self._writing.read(text), self.metric.scale
        if isinstance(found, Unread):
            return Why("PB411", f"in the column `{self.data.value}`: {found.message}, found {shown(text)}", found.fix)
        if found is not None and scale and not scale.lowest <= found <= scale.highest:
            message = f"in the column `{self.data.value}`: expected a value from {scale.lowest:g} to {scale.highest:g}, found {shown(text)}"
            return Why("PB415", message, "correct the value, or the `scale:` of the metric")
        return found

    def _n(self, text: str) -> int | Why | None:
        found = self._counting.read(text)
        if found is None or (isinstance(found, float) and found >= 0 and found.is_integer()):
            return None if found is None else int(found)
        message = f"in the column `{self.data.n}`: expected the number of cases, a whole number from 0 up; found {shown(text)}"
        return Why("PB418", message, found.fix if isinstance(found, Unread) else "correct it, or leave the cell empty where nobody counted")

    @cached_property
    def _writing(self) -> Writing:
        return Writing(self.data.decimal, self.metric.unit == "%", self.table.delimiter == ",")

    @cached_property
    def _counting(self) -> Writing:
        return replace(self._writing, percent=False)

    def _single(self, when: Sequence[Period | None]) -> dict[int, int]:
        """Where each period is read, by its position. Where a period has two rows, neither can be trusted."""
        there: dict[int, int] = {}
        for at, one in enumerate(when):
            if one is not None and (first := there.setdefault(position(one), at)) != at:
                fix = "keep the right one of the two rows; where a file has several places or kinds, write `only:` in the metric"
                message = f"`{one.name}` has a row in line {self.table.lines[self.rows[first]]} already"
                self.wrong.append(Wrong(self.rows[at], self.data.period, Why("PB414", message, fix)))
        return there

    def _near(self, when: Sequence[Period | None], there: Mapping[int, int]) -> None:
        """A period far from the one before it is nearly always a slip in the year."""
        for before, after in pairwise(sorted(there)):
            first, then = when[there[before]], when[there[after]]
            if first and then and after - before - 1 > HOLES[self.metric.every]:
                message = f"between `{first.name}` and `{then.name}` there are {after - before - 1:,} periods without a row"
                why = Why("PB419", message, "correct the year, or keep what is so old in a file of its own")
                self.wrong.append(Wrong(self.rows[there[after]], self.data.period, why))

    def _of_none(self, values: Sequence[float | None], counts: Sequence[int | None]) -> None:
        """A value that comes from no case at all."""
        for at in (at for at, n in enumerate(counts) if n == 0 and values[at] is not None):
            message = f"in the column `{self.data.n}`: expected at least one case behind a value, found 0"
            why = Why("PB418", message, "empty the value, or correct the number of cases")
            self.wrong.append(Wrong(self.rows[at], str(self.data.n), why))

    def _fractions(self, values: Sequence[float | None]) -> None:
        """Per cents that are all at most 1, where no sign says that they are meant so."""
        known = [row for row, value in zip(self.rows, values, strict=True) if value]
        if self.metric.unit != "%" or not known or any(value is not None and abs(value) > 1 for value in values):
            return
        at = self.table.index[self.data.value]
        if not any("%" in self.table.rows[row][at] for row in known):
            message = f"in the column `{self.data.value}`: expected per cents, found no value above 1, so these look like fractions"
            fix = "write 85 rather than 0.85; if they are per cents all the same, write `0.85 %`"
            self.doubts.append(warning("PB417", self.table.at(known[0], self.data.value), self.path, message, fix))


def _filled(rows: Iterable[tuple[int, Period | None, float | None, int | None]]) -> Iterator[Point]:
    """The points in order, with one for each period that has no row. Each row comes with the position of its period."""
    last: Period | None = None
    at = 0
    for place, when, value, n in rows:
        for _ in range(at + 1, place if last else 0):
            last = following(last)  # type: ignore[arg-type]  # the range is empty where there is none
            yield Point(last, None)
        last, at = when, place
        yield Point(when, value, n)  # type: ignore[arg-type]  # a row with a position has a period
