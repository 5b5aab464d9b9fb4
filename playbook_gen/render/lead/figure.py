"""How figures are said: a value with its unit, a distance, a period. Every number of a metric on a page is written here."""

from __future__ import annotations

from markupsafe import Markup

from ...model import Metric
from ...model.figures import Period
from ...text.locale import number
from ..desk import Desk

FINEST = 3  # decimals of a distance that would else be nought


def figure(desk: Desk, metric: Metric, value: float) -> str:
    """`86 %` or `3.5 days`: a value as the metric shows it, with the decimal mark of the language."""
    return f"{bare(desk, metric, value)}\N{NO-BREAK SPACE}{metric.unit}" if metric.unit else bare(desk, metric, value)


def bare(desk: Desk, metric: Metric, value: float) -> str:
    """A value as the metric shows it, without its unit."""
    return number(value, metric.decimals, _language(desk))


def distance(desk: Desk, metric: Metric, value: float) -> str:
    """How far two values are from each other: per cents are apart by points. With as many decimals as it needs not to be nought."""
    far = abs(value)
    decimals = next((some for some in range(metric.decimals, FINEST) if far >= 0.5 * 10**-some), max(metric.decimals, FINEST))
    said = number(far, decimals, _language(desk))
    if metric.unit == "%":
        return points(desk, far, decimals)
    return f"{said}\N{NO-BREAK SPACE}{metric.unit}" if metric.unit else said


def points(desk: Desk, far: float, decimals: int) -> str:
    """`4 points`: how far two per cents are apart."""
    return desk.strings.say("points_one" if round(far, decimals) == 1 else "points_other", n=number(far, decimals, _language(desk)))


def count(desk: Desk, value: int) -> str:
    """A number of cases."""
    return number(value, 0, _language(desk))


def tick(desk: Desk, value: float) -> str:
    """A value beside the chart, with no more decimals than it has."""
    decimals = next((some for some in range(4) if abs(round(value, some) - value) < 1e-9), 4)
    return number(value, decimals, _language(desk))


def named(desk: Desk, period: Period) -> str:
    """A period as readers call it: *November 2026*."""
    first, strings = period.first, desk.strings
    match period.every:
        case "day":
            return strings.date(first)
        case "week":
            year, week, _ = first.isocalendar()
            return strings.say("period_week", n=week, year=year)
        case "month":
            return strings.say("period_month", month=strings.raw["months"][first.month - 1], year=first.year)
        case "quarter":
            return strings.say("period_quarter", n=(first.month + 2) // 3, year=first.year)
        case _:
            return str(first.year)


def when(desk: Desk, period: Period) -> Markup:
    """A period as a `<time>`; a quarter is none that HTML knows."""
    if period.every == "quarter":
        return Markup.escape(named(desk, period))
    return Markup('<time datetime="{}">{}</time>').format(period.name, named(desk, period))


def _language(desk: Desk) -> str:
    return desk.plan.playbook.settings.organization.language
