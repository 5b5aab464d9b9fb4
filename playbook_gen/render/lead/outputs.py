"""What is made of the vision: poster, pocket card, announcement, line-up sheet (S1, S2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from ...model.vision import Contribution, VisionVersion
from ...plan import Page
from ...text.fit import tall
from ...text.plain import plain
from ...text.sheets import MOST_WORDS, back, front
from ...text.sheets import poster as setting
from ..desk import Desk, View
from ..strings import initial
from . import announcement
from .lineup import lineup

Values = Mapping[str, Any]
ON_A_SHEET = 4  # cards
NAME, SIGNED = 60, 120  # characters of a name and of who approved, where there is one line for them
MEASURES = (("A4", "page:poster"), ("Letter", "poster:letter"), ("A3", "poster:a3"))


def poster(desk: Desk, page: Page) -> Values:
    """The vision for a wall, on one paper."""
    paper = page.record or "a4"
    version = desk.plan.playbook.vision.current
    words = key_words(version)
    made = setting(version.statement, [(word.word, word.meaning) for word in words], paper)
    papers = [(title, name, page.address == desk.plan.addresses.get(name)) for title, name in MEASURES]
    return {
        "vision": version, "paper": paper, "made": made, "tall": tall(version.statement), "papers": papers,
        "words": words if made.beneath != "none" else (), **_head(desk),
    }  # fmt: skip


def key_words(version: VisionVersion) -> Sequence[Any]:
    """The key words that a poster has room for."""
    return version.key_words[:MOST_WORDS]


def _head(desk: Desk) -> dict[str, Any]:
    """What stands at the head and foot of everything that is made of the vision."""
    settings = desk.plan.playbook.settings
    name = settings.organization.short_name or settings.organization.name
    logo = f"asset:{settings.brand.logo}" if settings.brand.logo else ""
    team = settings.team.name if settings.team else ""
    signed = plain(desk.plan.playbook.vision.current.approved_by, SIGNED)
    return {"name": plain(name, NAME), "team": plain(team, NAME), "initial": initial(name), "logo": logo, "signed": signed}


def card(desk: Desk, _page: Page) -> Values:
    """A card for each role, four on a sheet: cut, fold in the middle."""
    vision = desk.plan.playbook.vision
    backs = [_back(desk, part) for part in vision.contributions]
    sheets = [backs[start : start + ON_A_SHEET] for start in range(0, len(backs), ON_A_SHEET)]
    statement = vision.current.statement
    return {"vision": vision.current, "sheets": sheets, "step": front(statement), "tall": tall(statement), **_head(desk)}


def _back(desk: Desk, part: Contribution) -> SimpleNamespace:
    words = desk.plan.playbook.vision.current.key_words
    title = role_title(desk, part.id)
    made = back(title, [plain(line) for line in part.does], [(word.word, word.meaning) for word in words])
    told = words if made.name == "full" else ()
    named = [f"“{word.word}”" for word in words] if made.name == "words" else []
    return SimpleNamespace(
        title=title, size=made.size, does=[plain(line) for line in part.does[: made.lines]], told=told, named=", ".join(named)
    )


def role_title(desk: Desk, role: str) -> str:
    """What readers call a role, or *everyone*."""
    known = desk.role_index.get(role)
    return known.title if known else str(desk.strings.all.everyone)


VIEWS: dict[str, View] = {"poster": poster, "card": card, "announcement": announcement.page, "lineup": lineup}
SCRIPTS: Mapping[str, Sequence[str]] = {"announcement": ["assets/copy.js"], "lineup": ["assets/lineup.js"]}
STYLES: Mapping[str, Sequence[str]] = {"poster": ["poster"], "card": ["pocket"], "announcement": ["lineup"], "lineup": ["lineup"]}
