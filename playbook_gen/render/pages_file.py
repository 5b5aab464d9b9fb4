"""`pages.json`: what pages there are, who keeps them, when they were reviewed and are due, which layer they come from; for other tools."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..plan import Page
from . import facts
from .desk import Desk
from .kept import keeper, shown
from .links import spelled

PAGES_FILE = "pages.json"


def pages_file(desk: Desk) -> bytes:
    """Every page, in order; what is not known is `null`."""
    settings = desk.plan.playbook.settings
    named = {"playbook": settings.organization.name, "team": settings.team.name if settings.team else None}
    data = {"format": 1, **named, "edition": desk.plan.edition, "pages": list(_pages(desk)), "records": list(_records(desk))}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _pages(desk: Desk) -> Iterator[dict[str, object]]:
    for page in desk.plan.pages:
        records = shown(desk.plan.playbook, page)
        owner = keeper(desk, page, records)
        due = facts.soonest(desk.plan.playbook, records)
        yield {
            "address": spelled(page.address, desk.options.links), "title": desk.title(page), "kind": page.kind,
            "owner": owner.name if owner else None,
            "reviewed": _day(facts.oldest(record.reviewed for record in records)), "next_review": _day(due), "layer": _layer(desk, page),
        }  # fmt: skip


def _records(desk: Desk) -> Iterator[dict[str, object]]:
    """Every record, in the order in which it is shown."""
    for one in facts.kept(desk.plan):
        address = desk.address(one.entry.name)
        yield {
            "record": one.entry.name, "title": one.entry.title, "address": address, "owner": one.owner.name if one.owner else None,
            "reviewed": _day(one.reviewed), "next_review": _day(one.due), "layer": desk.provenance.origin.get(one.entry.name),
        }  # fmt: skip


def _day(day: object) -> str | None:
    return str(day) if day else None


def _layer(desk: Desk, page: Page) -> str | None:
    """The layer of the one record that a page is about."""
    name = f"{page.kind}:{page.record}" if page.record else f"page:{page.kind}"
    return desk.provenance.origin.get(name)
