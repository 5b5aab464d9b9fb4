"""`communication.ics`: the communication plan as calendars read it.

Times are floating: nine o'clock is nine o'clock wherever somebody reads it. The stamp of an entry comes from its own dates in
the content and its name from its id, so that the same content makes the same bytes, and taken in again an entry replaces itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from ...model import Message
from ...text.plain import plain
from .. import facts
from ..desk import Desk
from ..settings import identity

CALENDAR = "communication.ics"
PRODUCT = "-//playbook//communication plan//EN"
BLOCKS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORTEST_MONTH = 28


def weekdays(message: Message) -> tuple[int, ...]:
    """The days of the week on which a message comes that is told at least every two weeks; 0 is Monday."""
    every = {"day": tuple(range(7)), "weekday": tuple(range(5))}
    own = (message.starts.weekday(),) if message.cadence in ("week", "two-weeks") else ()
    return every.get(message.cadence, own)


def rule(message: Message) -> dict[str, Any]:
    """How a message recurs, as a recurrence rule. In a month without its day, it comes on the last one."""
    starts = message.starts
    match message.cadence:
        case "day":
            found: dict[str, Any] = {"freq": "DAILY"}
        case "weekday" | "week":
            found = {"freq": "WEEKLY", "byday": [NAMES[day] for day in weekdays(message)]}
        case "two-weeks":
            found = {"freq": "WEEKLY", "interval": 2, "byday": [NAMES[starts.weekday()]]}
        case "month" | "quarter":
            found = {"freq": "MONTHLY", "interval": 3 if message.cadence == "quarter" else 1, **_day(starts)}
        case "year":
            found = {"freq": "YEARLY", "bymonth": starts.month, **_day(starts)}
    return found | ({"until": _begin(message, message.until)} if message.until else {})


def _day(starts: date) -> dict[str, Any]:
    if starts.day <= SHORTEST_MONTH:
        return {"bymonthday": starts.day}
    return {"bymonthday": list(range(SHORTEST_MONTH, starts.day + 1)), "bysetpos": -1}


def _begin(message: Message, day: date) -> date:
    """The day, or the moment of that day."""
    return datetime.fromisoformat(f"{day}T{message.at}") if message.at else day


def calendar(desk: Desk) -> bytes:
    """The whole plan as one file."""
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    for message in desk.plan.playbook.messages.values():
        whole.add_component(_event(desk, message))
    return bytes(whole.to_ical())


def _event(desk: Desk, message: Message) -> Event:
    event, settings = Event(), desk.plan.playbook.settings
    event.add("uid", f"message-{message.id}@{identity(settings)}")
    event.add("dtstamp", datetime.fromisoformat(f"{stamp(desk, message)}T00:00:00+00:00"))
    event.add("dtstart", _begin(message, message.starts))
    if message.at and message.minutes:
        event.add("duration", timedelta(minutes=message.minutes))
    event.add("rrule", rule(message))
    event.add("summary", message.title)
    event.add("description", "\n".join(_lines(desk, message)))
    event.add("categories", [desk.strings.say(f"topic_{topic.replace('-', '_')}") for topic in message.topics])
    if settings.organization.url:
        event.add("url", f"{settings.organization.url}{desk.address(f'message:{message.id}')}")
    event.add("transp", "OPAQUE" if message.at else "TRANSPARENT")
    return event


def stamp(desk: Desk, message: Message) -> date:
    """When the message last changed, as its record says: a review, or a change; else the newest day in the content."""
    days = [change.date for change in message.changes] + ([message.reviewed] if message.reviewed else [])
    return max(days, default=None) or facts.newest(desk.plan.playbook)


def _lines(desk: Desk, message: Message) -> Iterator[str]:
    """What an entry says: what it is about, for whom, through what, with whom, and how it goes."""
    owner, t = message.owner or desk.plan.kind_owner("message"), desk.strings.all
    yield plain(message.about)
    yield f"{t.msg_audience}: {message.audience}"
    yield f"{t.msg_channel}: {message.channel}"
    if owner:
        yield f"{t.col_owner}: {owner.name}"
    if message.template:
        yield ""
        yield from map(plain, BLOCKS.split(message.template))
