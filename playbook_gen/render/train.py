"""The pages of the trainer edition, and the learner's side of an assignment."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..claims import syllabus
from ..grading import needed_points, spec_of
from ..model import Module
from ..plan import Page
from ..text.locale import decimal_mark
from ..text.plain import plain
from ..text.prose import headings
from .assessments import drawn, maker, questions
from .assignments import listed, words
from .desk import Desk
from .learning import assign
from .settings import identity

Values = Mapping[str, Any]
NOTHING = Markup("")


@dataclass(frozen=True)
class Slide:
    """One screen for a room: a small line above, what is said large, points beneath, and what only the trainer reads."""

    label: str
    title: str
    points: tuple[Markup, ...] = ()
    text: Markup = NOTHING


def train(desk: Desk, _page: Page) -> Values:
    """What can be assigned, what the playbook itself assigns, and every module's pack."""
    playbook = desk.plan.playbook
    return {
        "modules": list(playbook.modules.values()), "paths": list(playbook.paths.values()),
        "address": playbook.settings.organization.url, "words": json.dumps(words(desk), ensure_ascii=False, sort_keys=True),
        "assignments": listed(desk),
    }  # fmt: skip


def trainers_desk(desk: Desk, _page: Page) -> Values:
    """Where claims are dropped in; the browser does the rest."""
    return {"trainers": desk.plan.playbook.settings.trainers}


def syllabus_script(desk: Desk) -> bytes:
    """What the desk grades by, keys included, and whose receipts count. In the trainer edition only."""
    playbook = desk.plan.playbook
    decimal = decimal_mark(playbook.settings.organization.language)
    trainers = [{"name": trainer.name, "key": trainer.key} for trainer in playbook.settings.trainers]
    return assign("syllabus", syllabus(playbook, identity(playbook.settings), decimal) | {"trainers": trainers})


def assigned(desk: Desk, _page: Page) -> Values:
    """What was assigned to the reader; the browser fills it in."""
    playbook = desk.plan.playbook
    return {"modules": list(playbook.modules.values()), "paths": list(playbook.paths.values())}


def pack(desk: Desk, page: Page) -> Values:
    """Everything that somebody needs who teaches the module, as one document."""
    record = desk.plan.playbook.modules[page.record or ""]
    asked = drawn(record)
    specs = [spec_of(item) for item in asked]
    notes = record.trainer
    return {
        "module": record, "notes": notes, "total": sum(timing.minutes for timing in notes.timings) if notes else 0,
        "questions": questions(maker(desk, page.depth), record, asked), "points": sum(item.points for item in asked),
        "needed": math.ceil(needed_points(specs, record.assessment.pass_mark)),
        "objectives": {objective.id: objective.text for objective in record.objectives},
        "cards": [desk.plan.playbook.guidance[id] for id in _cards(record) if id in desk.plan.playbook.guidance],
    }  # fmt: skip


def _cards(record: Module) -> Iterator[str]:
    yield from dict.fromkeys(id for lesson in record.lessons for id in lesson.guidance)


def slides(desk: Desk, page: Page) -> Values:
    """The module for a room: one thought a screen."""
    record = desk.plan.playbook.modules[page.record or ""]
    return {"module": record, "slides": list(_slides(desk, page, record))}


def _slides(desk: Desk, page: Page, record: Module) -> Iterator[Slide]:
    tools, say = desk.tools(page.depth), desk.strings.say
    yield Slide(str(say("objectives")), record.title, tuple(tools.inline(objective.text) for objective in record.objectives))
    for number, lesson in enumerate(record.lessons, 1):
        parts = tuple(tools.inline(heading.title) for heading in headings(lesson.body))
        yield Slide(say("lesson_of", n=number, of=len(record.lessons)), lesson.title, parts)
    for card in (desk.plan.playbook.guidance[id] for id in _cards(record) if id in desk.plan.playbook.guidance):
        yield Slide(say("card_here"), card.situation, text=desk.card(page, card, 3, False))
    if record.practice:
        yield Slide(say("practice"), record.practice.title, text=tools.block(record.practice.setup))
        yield Slide(say("debrief"), record.practice.title, tuple(map(tools.inline, record.practice.debrief)))
    for question in record.trainer.discussion if record.trainer else ():
        yield Slide(say("pack_discussion"), plain(question))
    yield Slide(say("next_contact"), record.title, text=Markup("<p>{}</p>").format(tools.inline(record.next_contact)))
