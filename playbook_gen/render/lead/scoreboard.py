"""The scoreboard, the wall display and a metric's page (S13, S14); celebrations (S19)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from ...figures.standing import margin
from ...model import Celebration, Metric
from ...model.figures import Point
from ...plan import Page
from ..charts import LARGE, chart
from ..desk import Desk, View
from .figure import count, figure, named, tick, when
from .standings import ORDER, card, gaps, plus_minus, reached, shown, state, way


def scoreboard(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """Each result with what moves it, then what is not measured yet."""
    cards = {metric.id: card(desk, metric) for metric in desk.plan.playbook.metrics.values()}
    measured = [one for one in cards.values() if one.latest]
    leads = [one for one in measured if one.lead]
    rows, placed = [], set[str]()
    for result in (one for one in measured if not one.lead):
        moving = [one for one in leads if result.id in one.it.leads_to and one.id not in placed]
        placed |= {one.id for one in moving}
        rows.append(SimpleNamespace(result=result, leads=moving))
    others = [one for one in leads if one.id not in placed]
    unmeasured = [one for one in cards.values() if not one.latest]
    counts = _counts(desk, measured) if measured else []
    return {"counts": counts, "rows": rows, "others": others, "unmeasured": unmeasured, "cards": measured}


def _counts(desk: Desk, cards: Sequence[SimpleNamespace]) -> list[tuple[SimpleNamespace, int]]:
    """How many metrics stand how, the best first."""
    counted = Counter(one.status.name for one in cards)
    return [(state(desk, name), counted[name]) for name in ORDER]


def metric(desk: Desk, page: Page) -> Mapping[str, Any]:
    """One metric: how it stands, how it moved, what it is."""
    book = desk.plan.playbook
    record = book.metrics[page.record or ""]
    led = [one for one in book.metrics.values() if record.id in one.leads_to]
    parties = [one for one in book.celebrations.values() if one.metric == record.id]
    moments = [one for one in book.moments.values() if record.id in one.metrics]
    leads = [book.metrics[id] for id in record.leads_to if id in book.metrics]
    return {"card": card(desk, record), "moved": moved(desk, record), "led": led, "leads": leads, "parties": parties, "moments": moments,
            "scale": _scale(desk, record)}  # fmt: skip


def _scale(desk: Desk, metric: Metric) -> str:
    if metric.scale is None:
        return ""
    low, high = figure(desk, metric, metric.scale.lowest), figure(desk, metric, metric.scale.highest)
    return desk.strings.say("metric_scale_of", low=low, high=high)


def moved(desk: Desk, metric: Metric) -> SimpleNamespace | None:
    """The large chart with its words and its table, the newest period first; None where there is no figure."""
    points = shown(desk, metric)
    known = [point for point in points if point.value is not None]
    if not known:
        return None
    values = [point.value for point in points]
    drawn = chart(values, LARGE, metric.target, way(desk, metric))
    series = desk.plan.playbook.series[metric.id]
    older = len(series.points) - len(points)
    return SimpleNamespace(
        chart=drawn, ticks=[(tick(desk, value), height) for value, height in drawn.ticks],
        ends=tuple(dict.fromkeys(named(desk, point.period) for point in (points[0], points[-1]))),
        words=_said(desk, metric, known), gaps=gaps(desk, [point.period for point in points if point.value is None]),
        rows=[_row(desk, metric, point) for point in reversed(points)], older=older, oldest=named(desk, series.points[0].period),
        counted=any(point.n is not None for point in points), margins=any(margin(metric, point) for point in points),
    )  # fmt: skip


def _said(desk: Desk, metric: Metric, known: Sequence[Point]) -> str:
    """The chart in words."""
    values = [point.value for point in known if point.value is not None]
    said = {"first": figure(desk, metric, values[0]), "from_period": named(desk, known[0].period)}
    if len(values) == 1:
        words = desk.strings.say("metric_desc_one", **said)
    else:
        said |= {"last": figure(desk, metric, values[-1]), "to_period": named(desk, known[-1].period)}
        said |= {"low": figure(desk, metric, min(values)), "high": figure(desk, metric, max(values))}
        words = desk.strings.say("metric_desc", **said)
    target = desk.strings.say("metric_desc_target", n=figure(desk, metric, metric.target)) if metric.target is not None else ""
    return f"{words} {target}".strip()


def _row(desk: Desk, metric: Metric, point: Point) -> SimpleNamespace:
    spread = margin(metric, point)
    value = "" if point.value is None else figure(desk, metric, point.value)
    n = "" if point.n is None else count(desk, point.n)
    return SimpleNamespace(period=when(desk, point.period), value=value, cases=n, margin=plus_minus(desk, spread) if spread else "")


def wall(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """One metric after the other, results first."""
    shown_there = [one for one in desk.plan.playbook.metrics.values() if one.wall and one.id in desk.plan.playbook.series]
    cards = [card(desk, one) for one in sorted(shown_there, key=lambda one: one.measure == "lead")]
    return {"slides": [SimpleNamespace(card=one, moved=moved(desk, one.it)) for one in cards if one.latest]}


def celebrations(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """What waits to be celebrated, what is still to be reached, what was held."""
    groups: dict[str, list[SimpleNamespace]] = {"ready": [], "coming": [], "days": [], "held": []}
    for party in desk.plan.playbook.celebrations.values():
        one = SimpleNamespace(it=party, reached=reached(desk, party))
        groups[_group(desk, party, one)].append(one)
    groups["held"].sort(key=lambda one: one.it.held, reverse=True)
    groups["days"].sort(key=lambda one: one.it.day)
    return {"groups": [(name, ones) for name, ones in groups.items() if ones]}


def _group(desk: Desk, party: Celebration, one: SimpleNamespace) -> str:
    if party.held:
        return "held"
    step = desk.plan.playbook.roadmap.get(party.roadmap or "")
    if one.reached is not None:
        return "ready" if one.reached.done else "coming"
    return "coming" if step is not None or party.day is None else "days"


VIEWS: dict[str, View] = {"scoreboard": scoreboard, "metric": metric, "wall": wall, "celebrations": celebrations}
SCRIPTS: Mapping[str, Sequence[str]] = {"wall": ["assets/wall.js"]}
STYLES: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("scoreboard", "metric", "celebrations"), ("scoreboard",)), "wall": ("scoreboard", "wall"),
}  # fmt: skip
