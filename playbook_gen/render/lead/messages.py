"""The communication plan (S16): the week, what comes more seldom, and which of the eight topics nobody speaks about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, get_args

from ...model import Message, Playbook
from ...model.message import MessageTopic
from ...plan import Page
from ..desk import Desk, View
from .rota import CALENDAR, weekdays

TOPICS: tuple[MessageTopic, ...] = get_args(MessageTopic)
SELDOM = ("month", "quarter", "year")
ORDER = ("day", "weekday", "week", "two-weeks", *SELDOM)


def communication(desk: Desk, page: Page) -> Mapping[str, Any]:
    """The plan: the week, the rest of the year, the topics, and each message as it goes."""
    ranked = sorted(desk.plan.playbook.messages.values(), key=rank)
    return {
        "week": week(ranked), "seldom": [_told(desk, one) for one in ranked if one.cadence in SELDOM],
        "topics": topics(desk.plan.playbook), "messages": [_told(desk, message) for message in ranked],
        "calendar": desk.tools(page.depth).links.to(CALENDAR),
    }  # fmt: skip


def rank(message: Message) -> tuple[int, int, str]:
    """The more often the earlier; within a rhythm by weekday and time."""
    return ORDER.index(message.cadence), message.starts.weekday() if message.cadence in ("week", "two-weeks") else 0, message.at or ""


def week(messages: Iterable[Message]) -> list[tuple[int, list[Message]]]:
    """The weekdays that have a message (0 is Monday), each with its messages by time; those without a time come first."""
    found = list(messages)
    days = [(day, [one for one in found if day in weekdays(one)]) for day in range(7)]
    return [(day, sorted(ones, key=lambda one: one.at or "")) for day, ones in days if ones]


def topics(book: Playbook) -> list[SimpleNamespace]:
    """The eight topics, each with the messages that cover it."""
    return [SimpleNamespace(id=topic, by=[one for one in book.messages.values() if topic in one.topics]) for topic in TOPICS]


def _told(desk: Desk, message: Message) -> SimpleNamespace:
    return SimpleNamespace(it=message, when=when(desk, message), owner=message.owner or desk.plan.kind_owner("message"))


def when(desk: Desk, message: Message) -> str:
    """`Every Thursday at 08:15`; the last days of a month say what happens in a short one."""
    starts, words = message.starts, desk.strings
    late = "_late" if message.cadence in ("month", "quarter") and starts.day > 28 else ""
    said = words.say(
        f"when_{message.cadence.replace('-', '_')}{late}",
        weekday=words.raw["weekdays"][starts.weekday()], n=starts.day, month=words.raw["months"][starts.month - 1],
    )  # fmt: skip
    return words.say("when_at", when=said, at=message.at) if message.at else said


VIEWS: dict[str, View] = {"communication": communication}
SCRIPTS: Mapping[str, Sequence[str]] = {}
STYLES: Mapping[str, Sequence[str]] = {"communication": ["culture"]}
