"""How each metric stands, in words: what the scoreboard, a metric's page, the wall and the celebrations share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace

from ...figures.periods import last_day
from ...figures.standing import Standing, Status, expected, reaches, standing
from ...model import Celebration, Metric
from ...model.figures import Period, Point
from ..charts import SMALL, chart
from ..desk import Desk
from .figure import bare, count, distance, figure, named, points, when

SHOWN = 36  # periods of a chart and its table; what is older stays in the file
LONG_NUMBER, LONG_TITLE = 5, 44  # characters
NAMED = 3  # periods without a figure that are named one by one
ICONS = {"reached": "yes", "on-the-way": "on-the-way", "behind": "no"}
TONES = {"reached": "do", "on-the-way": "mid", "behind": "no"}
ORDER: tuple[Status, ...] = ("reached", "on-the-way", "behind")


def card(desk: Desk, metric: Metric) -> SimpleNamespace:
    """A metric as the scoreboard shows it: all of it said, nothing left to work out."""
    series = desk.plan.playbook.series.get(metric.id)
    stands = standing(metric, series)
    latest = stands.latest
    said = "" if latest is None or latest.value is None else bare(desk, metric, latest.value)
    return SimpleNamespace(
        it=metric, id=metric.id, title=metric.title, lead=metric.measure == "lead", unit=metric.unit or "", latest=latest,
        number=said, size=_size(said, metric.unit or ""), long=len(metric.title) > LONG_TITLE,
        period=when(desk, latest.period) if latest else "", status=state(desk, stands.status, measured=series is not None),
        goal=goal(desk, metric), to_go=to_go(desk, metric, stands), trend=trend(desk, metric, stands), cases=cases(desk, latest),
        margin=margin(desk, stands), gaps=gaps(desk, stands.since), spark=spark(desk, metric),
    )  # fmt: skip


def _size(number: str, unit: str) -> str:
    """How large a number is set: one with many signs steps down, so that a screen on the wall holds it."""
    return "s" if len(number) > LONG_NUMBER else "m" if len(number + unit) > LONG_NUMBER + 1 else ""


def state(desk: Desk, status: Status, *, measured: bool = True) -> SimpleNamespace:
    """A status as icon, word and colour. What nobody has counted yet is told apart from what has no figure just now."""
    name = status if measured else "unmeasured"
    words = desk.strings.say(f"status_{name.replace('-', '_')}")
    return SimpleNamespace(name=status, icon=ICONS.get(status, "not-started"), tone=TONES.get(status, ""), words=words)


def shown(desk: Desk, metric: Metric) -> Sequence[Point]:
    """The points that are drawn and listed: the last ones."""
    series = desk.plan.playbook.series.get(metric.id)
    return series.points[-SHOWN:] if series else ()


def spark(desk: Desk, metric: Metric) -> object | None:
    """The small chart beside the number, where there is more than one figure."""
    values = [point.value for point in shown(desk, metric)]
    return chart(values, SMALL, metric.target) if sum(value is not None for value in values) > 1 else None


def way(desk: Desk, metric: Metric) -> list[float | None]:
    """The straight line to the target, at each point that is shown; from the day on which it begins."""
    first = next((point.period for point, _ in _known(desk, metric)), None)
    if first is None:
        return []
    start = metric.since or last_day(first)
    return [expected(metric, point.period, first) if last_day(point.period) >= start else None for point in shown(desk, metric)]


def goal(desk: Desk, metric: Metric) -> str:
    """*From 61 % to 85 % by 31 December 2026*, as far as it is said."""
    if metric.target is None:
        return ""
    said = {"y": figure(desk, metric, metric.target)}
    said |= {"x": figure(desk, metric, metric.baseline)} if metric.baseline is not None else {}
    said |= {"day": desk.strings.date(metric.by)} if metric.by else {}
    key = {("x", "y", "day"): "goal", ("x", "y"): "goal_from", ("y", "day"): "goal_by", ("y",): "goal_to"}
    return desk.strings.say(f"score_{key[tuple(name for name in ('x', 'y', 'day') if name in said)]}", **said)


def to_go(desk: Desk, metric: Metric, stands: Standing) -> str:
    """How far the newest figure is from the target."""
    if stands.latest is None or stands.latest.value is None or metric.target is None or stands.status == "reached":
        return ""
    return desk.strings.say("score_to_go", n=distance(desk, metric, metric.target - stands.latest.value))


def trend(desk: Desk, metric: Metric, stands: Standing) -> SimpleNamespace | None:
    """Better, worse or the same, against which figure; with an arrow for where the number itself went."""
    before, latest = stands.before, stands.latest
    if stands.trend is None or before is None or latest is None or before.value is None or latest.value is None:
        return None
    went = "level" if stands.trend == "same" else "rise" if latest.value > before.value else "fall"
    key = f"trend_{stands.trend}{'_day' if before.period.every == 'day' else ''}"
    words = desk.strings.say(key, period=named(desk, before.period), n=figure(desk, metric, before.value))
    return SimpleNamespace(name=stands.trend, icon=went, words=words)


def cases(desk: Desk, point: Point | None) -> str:
    """`412 cases`, where they were counted."""
    if point is None or point.n is None:
        return ""
    return desk.strings.say("cases_one" if point.n == 1 else "cases_other", n=count(desk, point.n))


def margin(desk: Desk, stands: Standing) -> str:
    """`±4 points`, for per cents of a known number of cases."""
    return plus_minus(desk, stands.margin) if stands.margin else ""


def plus_minus(desk: Desk, spread: float) -> str:
    """A margin of error, in whole points; under one point with a decimal."""
    return desk.strings.say("plus_minus", n=points(desk, spread, 0 if spread >= 1 else 1))


def gaps(desk: Desk, periods: Sequence[Period]) -> str:
    """*No figure for March 2026*."""
    if not periods:
        return ""
    names = [named(desk, period) for period in periods]
    more = len(names) - NAMED
    listed = desk.strings.listing(names) if more <= 0 else _and_more(desk, names, more)
    return desk.strings.say("score_no_figure", periods=listed)


def _and_more(desk: Desk, names: Sequence[str], more: int) -> str:
    key = "score_no_figures_more_one" if more == 1 else "score_no_figures_more_other"
    return desk.strings.say(key, list=", ".join(names[:NAMED]), n=more)


def reached(desk: Desk, party: Celebration) -> SimpleNamespace | None:
    """What a celebration hangs on, and whether it is reached; None where it hangs on no metric."""
    metric = desk.plan.playbook.metrics.get(party.metric or "")
    aim = party.goal if party.goal is not None or metric is None else metric.target
    if metric is None or aim is None:
        return None
    known = list(_known(desk, metric))
    first = next((point for point, value in known if reaches(metric, value, aim)), None)
    still = bool(known) and reaches(metric, known[-1][1], aim)
    return SimpleNamespace(
        metric=metric, goal=figure(desk, metric, aim), done=first is not None, words=_reached(desk, metric, aim, first, still, known),
        now=figure(desk, metric, known[-1][1]) if known else "", period=when(desk, known[-1][0].period) if known else "",
    )  # fmt: skip


def _known(desk: Desk, metric: Metric) -> Iterator[tuple[Point, float]]:
    series = desk.plan.playbook.series.get(metric.id)
    yield from ((point, point.value) for point in (series.points if series else ()) if point.value is not None)


def _reached(desk: Desk, metric: Metric, aim: float, first: Point | None, still: bool, known: Sequence[tuple[Point, float]]) -> str:
    if not known:
        return desk.strings.say("party_unmeasured")
    if first is None:
        return desk.strings.say("party_not", n=distance(desk, metric, aim - known[-1][1]))
    key = "party_reached" if still else "party_again"
    return desk.strings.say(key, period=named(desk, first.period))
