"""Decisions, and the filter that they are held against (S20)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from ...model import Decision, Vision, VisionVersion
from ...plan import Page
from ..desk import Desk, View

FAIR = ("being-the-example", "coach-move-part")  # the module and the lesson that tell how somebody is coached, moved or let go


def decisions(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """What is open, the next to be decided first; then the log, the newest first."""
    rows = [_decision(desk, decision) for decision in sorted(desk.plan.playbook.decisions.values(), key=_rank)]
    groups = [("open", [row for row in rows if row.it.state == "open"]), ("log", [row for row in rows if row.it.state != "open"])]
    return {"groups": [(name, group) for name, group in groups if group], "fair": _fair(desk)}


def _rank(decision: Decision) -> tuple[bool, int, str]:
    waits = decision.state == "open"
    return not waits, (decision.due or decision.date).toordinal() if waits else -decision.date.toordinal(), decision.id


def _decision(desk: Desk, decision: Decision) -> SimpleNamespace:
    book, given = desk.plan.playbook, {answer.id: answer for answer in decision.answers}
    touches = [f"policy:{id}" for id in decision.policies] + [f"moment:{id}" for id in decision.moments]
    return SimpleNamespace(
        it=decision, vision=held(book.vision, decision), who=decision.decided_by or _keeper(desk, decision), touches=touches,
        answers=[(one, given[one.id]) for one in book.settings.decision_filter if one.id in given],
    )  # fmt: skip


def held(vision: Vision, decision: Decision) -> VisionVersion:
    """The wording that a decision was held against: the one that it names, else the one that was in force on its day."""
    named = [version for version in vision.versions if version.id == decision.vision]
    before = [version for version in vision.versions if version.effective <= decision.date]
    return (named or sorted(before, key=lambda version: version.effective) or [vision.current])[-1]


def _keeper(desk: Desk, decision: Decision) -> str:
    owner = decision.owner or desk.plan.kind_owner("decision")
    return owner.name if owner else ""


def _fair(desk: Desk) -> tuple[str, str] | None:
    """The lesson with the fair steps, as the module's address name and the place in it; None where a playbook has it no more."""
    name, lesson = FAIR
    module = desk.plan.playbook.modules.get(name)
    return (f"module:{name}", lesson) if module and any(one.id == lesson for one in module.lessons) else None


def the_filter(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """The questions, to be answered with yes, not sure or no."""
    book = desk.plan.playbook
    return {"questions": book.settings.decision_filter, "vision": book.vision.current}


VIEWS: dict[str, View] = {"decisions": decisions, "filter": the_filter}
SCRIPTS: Mapping[str, Sequence[str]] = {"filter": ["assets/decide.js"]}
STYLES: Mapping[str, Sequence[str]] = {"decisions": ["service", "review"], "filter": ["decide"]}
