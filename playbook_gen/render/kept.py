"""The foot of every page: who keeps it, when it was last reviewed, where to say that something is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from ..model import Person, Playbook, Record
from ..plan import Page
from . import facts
from .desk import Desk

# The page of a whole kind says when the least recently reviewed of its entries was reviewed.
INDEXES = {
    "start": "path",
    "guidance": "guidance",
    "topic": "guidance",
    "behaviours": "behaviour",
    "training": "module",
    "boards": "component",
    "articles": "article",
    "glossary": "term",
    "moments": "moment",
    "policies": "policy",
    "limits": "limit",
    "scoreboard": "metric",
    "wall": "metric",
    "assessment": "survey",
    "communication": "message",
    "commitments": "commitment",
    "champions": "champion",
    "stories": "story",
    "recognition": "recognition",
    "celebrations": "celebration",
    "decisions": "decision",
    "roadmap": "roadmap",
    "launches": "launch",
    "lineup": "behaviour",
}
OF_VISION = ("vision", "poster", "card", "announcement")
OF_MODULES = ("sheet", "pack", "slides")  # further pages of a module


def kept(desk: Desk, page: Page) -> Markup:
    """The foot of `page`."""
    records = shown(desk.plan.playbook, page)
    return desk.fragment(
        "parts/kept.html", page, title=desk.title(page), single=page.kind not in INDEXES, reviews=bool(records),
        owner=keeper(desk, page, records), reviewed=facts.oldest(record.reviewed for record in records),
        due=facts.soonest(desk.plan.playbook, records),
    )  # fmt: skip


def shown(playbook: Playbook, page: Page) -> Sequence[Record]:
    """The records that a page shows."""
    if page.kind in OF_VISION:
        return [playbook.vision]
    if page.kind == "topic":
        return [card for card in playbook.guidance.values() if card.topic == page.record]
    if page.record:
        return [playbook.shelf("module" if page.kind in OF_MODULES else page.kind)[page.record]]
    return list(playbook.shelf(INDEXES[page.kind]).values()) if page.kind in INDEXES else []


def keeper(desk: Desk, page: Page, records: Sequence[Record]) -> Person | None:
    """Who answers for `page`, which shows `records`."""
    own = records[0].owner if page.kind not in INDEXES and records else None
    return own or desk.plan.kind_owner(INDEXES.get(page.kind, page.kind))
