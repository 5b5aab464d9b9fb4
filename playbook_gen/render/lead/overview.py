"""The leader's desk: what is on, what is due, what is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from ...plan import Page, SitePlan
from .. import facts
from ..desk import Desk, View
from .due import due
from .gap import widest
from .standings import card

STRIP = 4  # metrics of the strip
MOST = 12  # of a list on the desk; the pages behind it have them all
# The page, or pages, on which each of the ten components works.
WORKS: Mapping[str, Sequence[str]] = {
    "vision": ("lead", "vision", "poster", "card", "announcement", "lineup", "roadmap"),
    "commitment": ("commitments", "launches"),
    "champion": ("champions",),
    "moments-of-truth": ("moments",),
    "policies": ("policies", "limits", "decisions", "filter"),
    "scoreboard": ("scoreboard", "wall", "assessment"),
    "training": ("training", "start", "progress"),
    "communication": ("communication", "lineup"),
    "recognition": ("recognition", "behaviours"),
    "stories-and-celebration": ("stories", "celebrations"),
}


def works(plan: SitePlan, component: str) -> list[str]:
    """The pages on which a component works, as `page:scoreboard`; only those that are there."""
    return [f"page:{name}" for name in WORKS.get(component, ()) if f"page:{name}" in plan.addresses]


def strip(desk: Desk) -> list[SimpleNamespace]:
    """The scoreboard in a line: what is on the wall and has a figure, results first."""
    book = desk.plan.playbook
    known = [metric for id, metric in book.metrics.items() if metric.wall and id in book.series and f"metric:{id}" in desk.plan.addresses]
    cards = (card(desk, metric) for metric in sorted(known, key=lambda metric: metric.measure == "lead"))
    return [one for one in cards if one.latest][:STRIP]


def lead(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """Where things stand, and what waits for whom."""
    book = desk.plan.playbook
    reviews = sorted((one for one in facts.kept(desk.plan) if one.due), key=lambda one: (str(one.due), one.entry.name))
    return {
        "vision": book.vision.current, "board": facts.states(book) if book.components else [], "due": due(desk.plan)[:MOST],
        "reviews": reviews[:MOST], "news": facts.news(book)[:5], "working": working(desk.plan),
        "strip": strip(desk), "widest": widest(desk),
    }  # fmt: skip


def working(plan: SitePlan) -> list[str]:
    """The working parts that have a page, in the order of the components."""
    names = [page for component in WORKS for page in works(plan, component)]
    return list(dict.fromkeys(names))


VIEWS: dict[str, View] = {"lead": lead}
SCRIPTS: Mapping[str, Sequence[str]] = {}
STYLES: Mapping[str, Sequence[str]] = {"lead": ["board"]}
