"""Stories and recognition (S17, S18): what happened, which behaviour it shows, who was thanked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from ...model import Playbook, Recognition, Story
from ...plan import Page
from ...text.plain import plain
from ..desk import Desk, View

BEGINNING = 220  # characters of a story on the home page


def stories(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """Every story, newest first."""
    return {"stories": newest(desk.plan.playbook.stories.values())}


def newest(found: Iterable[Story]) -> list[Story]:
    """The stories, newest first; those of one day in their order."""
    return sorted(found, key=lambda story: story.date, reverse=True)


def latest(book: Playbook) -> SimpleNamespace | None:
    """The newest story, with how it begins, for the home page."""
    story = next(iter(newest(book.stories.values())), None)
    return SimpleNamespace(story=story, begins=plain(story.situation, BEGINNING)) if story else None


def story_of(book: Playbook, behaviour: str) -> Story | None:
    """The newest story that shows a behaviour."""
    return next(iter(newest(story for story in book.stories.values() if story.behaviour == behaviour)), None)


def recognition(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """How thanks are given here, and the wall, day by day."""
    book = desk.plan.playbook
    thanks = book.settings.thanks
    given = any((thanks.who, thanks.how, thanks.criteria, thanks.counts_not))
    return {"thanks": thanks if given else None, "days": wall(book.recognition.values())}


def wall(given: Iterable[Recognition]) -> list[tuple[object, list[Recognition]]]:
    """Who was thanked: the newest day first, and on each day teams before single people."""
    ranked = sorted(given, key=lambda one: (-one.date.toordinal(), not one.team))
    return [(day, list(ones)) for day, ones in groupby(ranked, key=lambda one: one.date)]


VIEWS: dict[str, View] = {"stories": stories, "recognition": recognition}
SCRIPTS: Mapping[str, Sequence[str]] = {}
STYLES: Mapping[str, Sequence[str]] = {"stories": ["culture"], "recognition": ["culture"]}
