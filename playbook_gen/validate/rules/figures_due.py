"""PB233: a metric has its newest figure, and none of a day to come.

Looked at only when a day is given (`playbook check --today 2026-11-28`). A period counts as due once it and one more of its length are
over: October's figure is missed from 1 December on. A period without a value is not missed, because a cell that says `n/a` is an answer. A
figure of a period that has not begun is nearly always a slip in the year. Builds never look at the calendar.
"""

from collections.abc import Iterator
from datetime import date

from ...diagnostics import Diagnostic, warning
from ...figures.periods import following
from ...model import Metric
from ...model.figures import Series
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Figures that are missed, and figures from the future."""
    if asked.today is None:
        return
    for id, series in asked.playbook.series.items():
        metric = asked.playbook.metrics.get(id)
        if metric is not None and metric.data is not None and series.points:
            yield from _check(asked, metric, series, asked.today)


def _check(asked: Asked, metric: Metric, series: Series, today: date) -> Iterator[Diagnostic]:
    path, last = f"metrics.{metric.id}.data.file", series.points[-1].period
    missed = following(last)
    if last.first > today:
        message = f"expected figures of periods that have begun by {today}, found `{last.name}` in `{series.file}`"
        yield warning("PB233", asked.at(path), path, message, "correct the period")
    elif following(following(missed)).first <= today:
        message = f"expected a row for `{missed.name}` or later in `{series.file}`, found `{last.name}` as the last"
        yield warning("PB233", asked.at(path), path, message, "add the figure; write `n/a` for a period that nobody counted")
