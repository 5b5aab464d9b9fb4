"""Roadmap and launch (S3, S4): the steps, how far each is and how long it takes; the first day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, Literal

from ...model import Launch, LaunchGoal, RoadmapStep
from ...plan import Page
from ..desk import Desk, View
from .figure import figure, when

Size = Literal["small", "medium", "large"]
SIZES: tuple[Size, ...] = ("small", "medium", "large")
MEDIUM, LARGE = 50, 1000  # people from which on an organization is no longer small, or large


def size(people: int | None) -> Size | None:
    """How large an organization is; None where it does not say."""
    if people is None:
        return None
    return "small" if people < MEDIUM else "medium" if people < LARGE else "large"


def roadmap(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """The steps as a way."""
    book = desk.plan.playbook
    known = size(book.settings.organization.people)
    return {"steps": [_step(desk, step, known) for step in book.roadmap.values()], "size": known}


def _step(desk: Desk, step: RoadmapStep, known: Size | None) -> SimpleNamespace:
    takes = [(name, getattr(step.takes, name)) for name in ((known,) if known else SIZES)]
    seen = sorted(step.evidence, key=lambda evidence: evidence.date, reverse=True)
    return SimpleNamespace(it=step, takes=takes, seen=seen, owner=step.owner or desk.plan.kind_owner("roadmap"))


def launches(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """Each launch, the newest first; one without a day comes before all."""
    found = sorted(desk.plan.playbook.launches.values(), key=lambda launch: -launch.day.toordinal() if launch.day else -(10**7))
    return {"launches": [_launch(desk, launch) for launch in found]}


def _launch(desk: Desk, launch: Launch) -> SimpleNamespace:
    book = desk.plan.playbook
    return SimpleNamespace(
        it=launch, goals=[_goal(desk, goal) for goal in launch.goals], minutes=sum(point.minutes for point in launch.agenda),
        promises=[book.commitments[id] for id in launch.commitments if id in book.commitments],
        stories=[book.stories[id] for id in launch.stories if id in book.stories],
    )  # fmt: skip


def _goal(desk: Desk, goal: LaunchGoal) -> SimpleNamespace:
    """A goal with the last figure there is, and its period."""
    book = desk.plan.playbook
    metric, series = book.metrics[goal.metric], book.series.get(goal.metric)
    last = next((point for point in reversed(series.points) if point.value is not None), None) if series else None
    now = figure(desk, metric, last.value) if last and last.value is not None else ""
    baseline, target = figure(desk, metric, goal.baseline), figure(desk, metric, goal.target)
    period = when(desk, last.period) if last else ""
    return SimpleNamespace(by=goal.by, metric=metric, baseline=baseline, target=target, now=now, period=period)


VIEWS: dict[str, View] = {"roadmap": roadmap, "launches": launches}
SCRIPTS: Mapping[str, Sequence[str]] = {}
STYLES: Mapping[str, Sequence[str]] = {"roadmap": ["culture"], "launches": ["culture"]}
