"""The journey map, the policy review, and what people may decide alone (S11, S12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, Literal

from ...model import Moment, Playbook, Policy
from ...model.organization import PolicyQuestion
from ...plan import Page
from .. import facts
from ..desk import Desk, View
from .figure import figure, named

# How high a mood lies on the map, of 72.
HEIGHTS = {"high": 14, "even": 36, "low": 58}
VERDICTS: tuple[Literal["keep", "change", "drop"] | None, ...] = (None, "change", "drop", "keep")
LOOKS = ("outward", "inward")


def moments(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """The journey by stages, the curve of its moods, and what is missing."""
    book = desk.plan.playbook
    staged = [(stage, [one for one in book.moments.values() if one.stage == stage.id]) for stage in book.settings.stages]
    found = [(stage, group) for stage, group in staged if group]
    order = [moment for _, group in found for moment in group]
    curve = dict(zip((one.id for one in order), _curve(order), strict=True))
    rows = {one.id: _moment(desk, one, number, curve[one.id]) for number, one in enumerate(order, 1)}
    return {"stages": [(stage, [rows[one.id] for one in group]) for stage, group in found], "gaps": gaps(order)}


def gaps(found: Iterable[Moment]) -> list[tuple[str, int]]:
    """How many moments have nobody of their own, no standard, nothing that is measured."""
    missing = Counter(name for moment in found for name in missed(moment))
    return [(name, missing[name]) for name in ("owner", "standard", "metric")]


def missed(moment: Moment) -> list[str]:
    """What a moment lacks. The owner of the whole kind does not count: a moment that belongs to all belongs to none."""
    lacking = {"owner": moment.owner is None, "standard": moment.standard is None, "metric": not moment.metrics}
    return [name for name, is_missing in lacking.items() if is_missing]


def _curve(order: Sequence[Moment]) -> Iterator[str]:
    """The line through each moment's part of the map: it enters and leaves half-way to its neighbours."""
    heights = [HEIGHTS[moment.mood] for moment in order]
    for place, y in enumerate(heights):
        before = f"M0 {(heights[place - 1] + y) / 2:g}L50 {y}" if place else f"M50 {y}"
        after = f"L100 {(heights[place + 1] + y) / 2:g}" if heights[place + 1 :] else ""
        yield before + after


def _moment(desk: Desk, moment: Moment, number: int, curve: str) -> SimpleNamespace:
    book = desk.plan.playbook
    return SimpleNamespace(
        it=moment, number=number, curve=curve, missing=missed(moment), metrics=[_metric(desk, id) for id in moment.metrics],
        seen=max(moment.evidence, key=lambda evidence: evidence.date, default=None),
        limits=[limit for limit in book.limits.values() if moment.id in limit.moments], happened=list(_happened(book, moment)),
        modules=[f"module:{id}" for id in moment.modules],
        say=[f"behaviour:{id}" for id in moment.behaviours] + [f"guidance:{id}" for id in moment.guidance],
        found=[(champion, finding) for champion in book.champions.values() for finding in champion.findings if finding.moment == moment.id],
    )  # fmt: skip


def _metric(desk: Desk, id: str) -> SimpleNamespace:
    """A metric with its latest figure and when that was, where there is one."""
    book = desk.plan.playbook
    metric, series = book.metrics[id], book.series.get(id)
    points = series.points if series else ()
    now, period = "", ""
    for point in points:
        if point.value is not None:
            now, period = figure(desk, metric, point.value), named(desk, point.period)
    return SimpleNamespace(it=metric, now=now, period=period)


def _happened(book: Playbook, moment: Moment) -> Iterator[tuple[str, str]]:
    """Where else a moment is told of: a word for it and a record's address name."""
    yield from (("story", f"story:{id}") for id, story in book.stories.items() if story.moment == moment.id)
    yield from (("decision", f"decision:{id}") for id, decision in book.decisions.items() if moment.id in decision.moments)
    yield from (("policy", f"policy:{id}") for id, policy in book.policies.items() if moment.id in policy.moments)


def policies(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """The rules: those that nobody has reviewed yet, then those with work to do, then the others."""
    book = desk.plan.playbook
    ranked = sorted(book.policies.values(), key=_rank)
    counted = Counter(policy.verdict for policy in ranked)
    return {
        "rows": [_policy(desk, policy) for policy in ranked], "counts": [(verdict or "none", counted[verdict]) for verdict in VERDICTS],
        "sorest": sorest(ranked), "questions": questions(book),
    }  # fmt: skip


def _rank(policy: Policy) -> tuple[int, int, int]:
    work = 0 if policy.verdict is None else 3 if policy.done else 2 if policy.verdict == "keep" else 1
    due = policy.due.toordinal() if policy.due else 0
    return work, -due if policy.done else due, -(policy.exceptions or 0)


def sorest(found: Iterable[Policy]) -> Policy | None:
    """The rule that people ask to be spared most often, of those that are still in force."""
    alive = [policy for policy in found if policy.exceptions and not (policy.verdict == "drop" and policy.done)]
    return max(alive, key=lambda policy: policy.exceptions or 0, default=None)


def questions(book: Playbook) -> list[tuple[str, list[PolicyQuestion]]]:
    """The questionnaire: what looks outward first."""
    asked = [(looks, [one for one in book.settings.policy_questions if one.looks == looks]) for looks in LOOKS]
    return [(looks, group) for looks, group in asked if group]


def _policy(desk: Desk, policy: Policy) -> SimpleNamespace:
    book, given = desk.plan.playbook, {answer.id: answer for answer in policy.answers}
    counted = Counter(answer.answer for answer in policy.answers)
    return SimpleNamespace(
        it=policy, owner=policy.owner or desk.plan.kind_owner("policy"), counts=[(word, counted[word]) for word in ("yes", "partly", "no")],
        answers=[(looks, [(one, given[one.id]) for one in group if one.id in given]) for looks, group in questions(book)],
        decisions=[f"decision:{id}" for id, decision in book.decisions.items() if policy.id in decision.policies],
    )  # fmt: skip


def limits(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """The table: what is decided down, the roles that may decide anything across."""
    book = desk.plan.playbook
    named = {part.id for limit in book.limits.values() for part in limit.may}
    rows = [SimpleNamespace(it=limit, may={part.id: part.may for part in limit.may}) for limit in book.limits.values()]
    return {"roles": [role for role in book.settings.roles if role.id in named], "rows": rows}


def alone(desk: Desk, roles: Sequence[str]) -> list[tuple[str, str]]:
    """What those roles may decide alone, where all of them may the same: the limit's address name, and how far."""
    book = desk.plan.playbook
    asked = roles or [role.id for role in book.settings.roles]
    found = ((f"limit:{id}", facts.may(limit, asked)) for id, limit in book.limits.items())
    return [(name, groups[0][0]) for name, groups in found if len(groups) == 1 and len(groups[0][1]) == len(asked)]


VIEWS: dict[str, View] = {"moments": moments, "policies": policies, "limits": limits}
SCRIPTS: Mapping[str, Sequence[str]] = {}
STYLES: Mapping[str, Sequence[str]] = {"moments": ["service", "journey"], "policies": ["service", "review"], "limits": ["review"]}
