"""PB234: a celebration knows what is celebrated.

It hangs on the goal of a metric, on a step of the roadmap, or on a day. One that hangs on a metric needs a value to reach: its own `goal:`,
or the metric's target. What was told of it presupposes that it was held.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Celebrations that nothing sets off."""
    for id, party in asked.playbook.celebrations.items():
        path, metric = f"celebrations.{id}", asked.playbook.metrics.get(party.metric or "")
        if not (party.metric or party.roadmap or party.day or party.held):
            message = "expected a metric, a step of the roadmap or a day that it hangs on, found none"
            yield error("PB234", asked.at(path), path, message, "add `metric:`, `roadmap:` or `day:`")
        if metric is not None and party.goal is None and metric.target is None:
            message = f"the metric `{metric.id}` has no target, so nothing says when the goal is reached"
            yield error("PB234", asked.at(f"{path}.metric"), f"{path}.metric", message, "add `goal:` here, or `target:` to the metric")
        if party.goal is not None and party.metric is None:
            yield error("PB234", asked.at(f"{path}.goal"), f"{path}.goal", "a goal of no metric", "add `metric:`, or take `goal:` out")
        if party.told and not party.held:
            message = "it tells how it was, and not when it was held"
            yield error("PB234", asked.at(f"{path}.told"), f"{path}.told", message, "add `held:` with the day")
