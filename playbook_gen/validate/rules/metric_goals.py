"""PB232: the goal of a metric can be reached.

*From X to Y by when* is checked against the rest of the metric: the lowest value of the scale is below the highest, both ends of the goal
lie on the scale, the target is better than the baseline in the metric's direction, and the day by which it should be reached lies after
the day on which it was set. A baseline or a day without a target says nothing. What a lead measure should move is another metric. And no
metric may have the id `wall`, because the wall display lies at that address.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error, warning
from ...model import Metric
from .context import Asked

Found = Iterator[tuple[str, str, str, str]]  # how grave, the field, what is wrong, what to do


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Goals that contradict the metric they stand in."""
    for metric in asked.playbook.metrics.values():
        for grave, name, message, fix in (*_scale(metric), *_goal(metric), *_leads(metric)):
            path = f"metrics.{metric.id}.{name}" if name else f"metrics.{metric.id}"
            make = error if grave == "error" else warning
            yield make("PB232", asked.at(path), path, message, fix)


def _scale(metric: Metric) -> Found:
    if metric.id == "wall":
        yield "error", "", "a metric cannot be called `wall`, since the wall display lies there", "give the file another name"
    scale = metric.scale
    if scale is None:
        return
    if scale.lowest >= scale.highest:
        yield "error", "scale", f"the lowest value, {scale.lowest:g}, is not below the highest, {scale.highest:g}", "correct one of them"
        return
    for name in ("baseline", "target"):
        value = getattr(metric, name)
        if value is not None and not scale.lowest <= value <= scale.highest:
            message = f"expected a value from {scale.lowest:g} to {scale.highest:g}, found {value:g}"
            yield "error", name, message, f"correct `{name}:`, or the scale"


def _goal(metric: Metric) -> Found:
    for name in ("baseline", "since", "by"):
        if metric.target is None and getattr(metric, name) is not None:
            yield "warning", name, f"`{name}:` without a target says nothing", f"add `target:`, or take `{name}:` out"
    if metric.target is not None and metric.baseline is not None and not better(metric, metric.target, metric.baseline):
        more = "above" if metric.direction == "up" else "below"
        wanted = f"expected a target {more} the baseline {metric.baseline:g}, since `direction:` is `{metric.direction}`"
        yield "error", "target", f"{wanted}; found {metric.target:g}", "correct the target, the baseline or the direction"
    if metric.since and metric.by and metric.by <= metric.since:
        yield "error", "by", f"expected a day after `since` ({metric.since}), found {metric.by}", "correct `by:`, or `since:`"


def better(metric: Metric, one: float, other: float) -> bool:
    """Whether `one` is better than `other`, and not the same."""
    return one > other if metric.direction == "up" else one < other


def _leads(metric: Metric) -> Found:
    if metric.id in metric.leads_to:
        yield "error", "leads_to", "a measure cannot lead to itself", "name the results that it should move"
    if metric.leads_to and metric.measure == "lag":
        yield "warning", "leads_to", "only a lead measure moves another", "write `measure: lead`, or take `leads_to:` out"
