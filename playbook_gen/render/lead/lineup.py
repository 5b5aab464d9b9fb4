"""The line-up sheet: for each day of a week a behaviour and a story, or a question where there is no story."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...model import Behaviour, Playbook
from ...model.story import Story
from ...plan import Page
from ...text.plain import plain
from ..desk import Desk

DAYS, MOST, WEEKS = 7, 8, 53  # days of a week; sheets; the weeks that a year may have
TITLE, SIGN = 110, 150  # characters of a line on the sheet


@dataclass(frozen=True)
class DayOf:
    """One day of a sheet: its name, the behaviour, what one sees of it, and a story of it or a question."""

    name: str
    behaviour: Behaviour
    title: str
    sign: str
    story: Story | None
    question: str


@dataclass(frozen=True)
class Sheet:
    """A week's sheet and the calendar weeks that it is for."""

    number: int
    weeks: Sequence[int]
    days: Sequence[DayOf]


def lineup(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """All sheets: the browser shows the one for its week, and without a script they follow one another."""
    book = desk.plan.playbook
    count = sheets(len(book.behaviours))
    return {"vision": book.vision.current, "sheets": [_sheet(desk, number, count) for number in range(count)]}


def sheets(behaviours: int) -> int:
    """How many sheets there are until every behaviour has had its day."""
    return min(MOST, math.ceil(behaviours / DAYS))


def _sheet(desk: Desk, number: int, count: int) -> Sheet:
    """The sheet for every `count`-th week, from week `number` + 1 on."""
    book, raw = desk.plan.playbook, desk.strings.all
    turn = list(book.behaviours.values())
    behaviours = [turn[(number * DAYS + day) % len(turn)] for day in range(DAYS)]
    told = stories(book, [behaviour.id for behaviour in behaviours], number)
    days = [
        DayOf(
            raw.lineup_days[day], behaviour, plain(behaviour.title, TITLE), plain(_seen(behaviour, number), SIGN), story,
            raw.lineup_questions[(number + day) % len(raw.lineup_questions)],
        )
        for day, (behaviour, story) in enumerate(zip(behaviours, told, strict=True))
    ]  # fmt: skip
    return Sheet(number + 1, range(number + 1, WEEKS + 1, count), days)


def _seen(behaviour: Behaviour, number: int) -> str:
    """One thing that one sees of the behaviour, another one on another sheet."""
    return behaviour.looks_like[number % len(behaviour.looks_like)]


def stories(book: Playbook, behaviours: Sequence[str], number: int) -> list[Story | None]:
    """A story for each day: first one of the day's own behaviour, then any that this week has not had; None when all were told."""
    found: list[Story | None] = [None] * len(behaviours)
    left = dict(_turned(book, number))
    for day, behaviour in enumerate(behaviours):
        name = next((id for id, story in left.items() if story.behaviour == behaviour), None)
        found[day] = left.pop(name) if name else None
    rest = iter([*left.values()])
    return [story or next(rest, None) for story in found]


def _turned(book: Playbook, number: int) -> Iterator[tuple[str, Story]]:
    """The stories, beginning with another one on each sheet."""
    told = list(book.stories.items())
    start = number * DAYS % len(told) if told else 0
    yield from (*told[start:], *told[:start])
