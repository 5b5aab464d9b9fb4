"""A module's page: lessons as Markdown for the engine, everything around them as HTML."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from ..fingerprint import change_id, material_changes
from ..grading import needed_points, spec_of
from ..model import Module, Playbook, Step
from ..plan import Page
from ..text.plain import plain
from ..text.prose import EngineProse, for_engine
from .assessments import drawn, maker, questions, values
from .desk import Desk


@dataclass(frozen=True)
class Sections:
    """Where on a module's page one reads again: by lesson, or by lesson and heading."""

    titles: Mapping[str, str]

    def link(self, reread: str) -> dict[str, str]:
        """The href and the title of what to read again."""
        lesson = reread.partition("#")[0]
        place = reread if reread in self.titles else lesson
        return {"href": "#" + place.replace("#", "--"), "title": self.titles.get(place, "")}


def module(desk: Desk, page: Page) -> Mapping[str, Any]:
    """What the module's template shows."""
    record = desk.plan.playbook.modules[page.record or ""]
    links = desk.tools(page.depth).links
    prose = {lesson.id: for_engine(lesson.body, links, lesson.id) for lesson in record.lessons}
    return {
        "module": record,
        "lessons": list(_lessons(desk, record, prose)),
        "behaviours": [id for id in record.behaviours if id in desk.plan.playbook.behaviours],
        "after": desk.following.get(record.id),
        "on_path": path_with(desk.plan.playbook, lambda step: step.module == record.id),
        "section_link": Sections(dict(_sections(record, prose))).link,
        "changes": [(change_id(change), change.what) for change in material_changes(record)],
        "changed_lessons": [lesson for lesson in record.lessons if lesson.changed],
        "url": desk.address(f"module:{record.id}"),
        **values(desk, record, page.depth),
    }


def sheet(desk: Desk, page: Page) -> Mapping[str, Any]:
    """The question sheet of a module: what is asked, nothing of the key."""
    record = desk.plan.playbook.modules[page.record or ""]
    asked = drawn(record)
    specs = [spec_of(item) for item in asked]
    return {
        "module": record, "questions": questions(maker(desk, page.depth), record, asked), "points": sum(item.points for item in asked),
        "needed": math.ceil(needed_points(specs, record.assessment.pass_mark)),
    }  # fmt: skip


def path_with(playbook: Playbook, wanted: Callable[[Step], bool]) -> str | None:
    """The first path that has a step like this: where a learner came from, most likely."""
    paths = playbook.paths.values()
    return next((path.id for path in paths for stop in path.milestones for step in stop.steps if wanted(step)), None)


def sections(desk: Desk, record: Module) -> Sections:
    """Where in a module one reads again."""
    prose = {lesson.id: for_engine(lesson.body, desk.tools(0).links, lesson.id) for lesson in record.lessons}
    return Sections(dict(_sections(record, prose)))


def _lessons(desk: Desk, record: Module, prose: Mapping[str, EngineProse]) -> Iterator[SimpleNamespace]:
    """Each lesson with its cards. A card that an earlier lesson showed is only pointed to: it has one address on the page."""
    known = desk.plan.playbook.guidance
    shown: set[str] = set()
    for lesson in record.lessons:
        cards = [known[id] for id in dict.fromkeys(lesson.guidance) if id in known]
        yield SimpleNamespace(
            id=lesson.id, title=lesson.title, minutes=lesson.minutes, prose=_safe(prose[lesson.id]),
            cards=[card for card in cards if card.id not in shown], again=[card for card in cards if card.id in shown],
        )  # fmt: skip
        shown |= {card.id for card in cards}


def _safe(prose: EngineProse) -> Markup:
    return Markup(prose.markdown)  # noqa: S704 - `for_engine` has made it safe for every engine


def _sections(record: Module, prose: Mapping[str, EngineProse]) -> list[tuple[str, str]]:
    found = [(lesson.id, lesson.title) for lesson in record.lessons]
    return found + [(f"{id}#{heading.slug}", plain(heading.title)) for id, text in prose.items() for heading in text.headings]
