"""`communication.ics`: what calendars read. Its lines are read by hand here, its rules by dateutil, and its days are reckoned again."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

import pytest
from books import book
from culture import culture, desk, message, shown
from dateutil.rrule import rrulestr
from icalendar import Calendar
from test_render import rendered

from playbook_gen.model import Message
from playbook_gen.render.lead.rota import CALENDAR
from playbook_gen.render.lead.rota import calendar as whole_plan

Line = tuple[str, str, str]  # the name, the parameters, the value


def file(*messages: Message) -> bytes:
    return whole_plan(desk(culture(messages={one.id: one for one in messages})))


def lines(data: bytes) -> list[Line]:
    """The file as RFC 5545 writes it: CRLF, at most 75 bytes a line, folded ones begin with a space."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    whole = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    return [_line(line) for line in whole]


def _line(line: str) -> Line:
    head, _, value = line.partition(":")
    name, _, parameters = head.partition(";")
    return name, parameters, value


def events(data: bytes) -> list[dict[str, tuple[str, str]]]:
    """The events by the names of their lines; each name once, and every part that opens is closed."""
    found: list[dict[str, tuple[str, str]]] = []
    open_parts: list[str] = []
    for name, parameters, value in lines(data):
        if name == "BEGIN":
            open_parts.append(value)
            found += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert open_parts.pop() == value
        elif open_parts[-1] == "VEVENT":
            assert name not in found[-1]
            found[-1][name] = (parameters, value)
    assert not open_parts
    return found


def occurrences(one: Message, count: int) -> list[datetime]:
    """The first days of a message, as its rule in the file gives them."""
    (event,) = events(file(one))
    _, start = event["DTSTART"]
    begins = datetime.fromisoformat(start)
    rule = rrulestr(event["RRULE"][1], dtstart=begins)
    assert rule[0] == begins, "the first day is one of the rule's own"
    return list(islice(rule, count))


def again(one: Message) -> Iterator[date]:
    """The same days, reckoned day by day without any rule."""
    day = one.starts
    while True:
        if _comes(one, day):
            yield day
        day += timedelta(days=1)


def _comes(one: Message, day: date) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    of_month = day.day == min(one.starts.day, last)
    apart = (day.year - one.starts.year) * 12 + day.month - one.starts.month
    return {
        "day": True, "weekday": day.weekday() < 5, "week": (day - one.starts).days % 7 == 0, "two-weeks": (day - one.starts).days % 14 == 0,
        "month": of_month, "quarter": of_month and apart % 3 == 0, "year": of_month and apart % 12 == 0,
    }[one.cadence]  # fmt: skip


@pytest.mark.parametrize("cadence", ["day", "weekday", "week", "two-weeks", "month", "quarter", "year"])
@pytest.mark.parametrize("starts", ["2027-01-04", "2027-01-29", "2026-12-31", "2027-11-30", "2028-02-29"])
def test_it_comes_on_the_days_that_the_plan_says(cadence: str, starts: str) -> None:
    one = message(cadence=cadence, starts=starts)
    assert [when.date() for when in occurrences(one, 14)] == list(islice(again(one), 14))


def test_day_31_comes_on_the_last_day_of_a_shorter_month() -> None:
    days = [when.date().isoformat() for when in occurrences(message(cadence="month", starts="2027-01-31"), 4)]
    assert days == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


@pytest.mark.parametrize("at", [None, "08:45"])
def test_it_ends_with_its_last_day_included(at: str | None) -> None:
    days = occurrences(message(cadence="day", at=at, until="2027-01-06"), 9)
    assert [when.day for when in days] == [4, 5, 6]


def test_a_time_is_the_readers_own() -> None:
    (event,) = events(file(message(at="08:45", minutes=5)))
    assert event["DTSTART"] == ("", "20270104T084500")
    assert event["DURATION"] == ("", "PT5M")
    (whole,) = events(file(message()))
    assert whole["DTSTART"] == ("VALUE=DATE", "20270104")
    assert whole["TRANSP"][1] == "TRANSPARENT"


def test_what_calendars_ask_for_is_there() -> None:
    data = file(message(), message("page", changes=[{"date": "2026-11-20", "what": "New."}]))
    head = [(name, value) for name, _, value in lines(data)[:4]]
    assert head[0] == ("BEGIN", "VCALENDAR")
    assert {"VERSION", "PRODID"} <= {name for name, _ in head}
    found = events(data)
    assert [event["DTSTAMP"][1] for event in found] == ["20261102T000000Z", "20261120T000000Z"]
    uids = [event["UID"][1] for event in found]
    assert uids == ["message-line-up@oak---co", "message-page@oak---co"]


def test_a_text_keeps_what_calendars_part_texts_by() -> None:
    template = "- One, two;\n- three \\ four\n\nAnd ünïcode " + "long " * 40
    data = file(message(title="Line-up; short, \\ sweet", template=template))
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Line-up; short, \\ sweet"
    said = str(event["DESCRIPTION"]).split("\n")
    assert said[0] == "What is new."
    assert "One, two;" in said
    assert "three \\ four" in said
    assert "Ada Oak" in str(event["DESCRIPTION"])


def test_the_same_content_makes_the_same_file() -> None:
    assert file(message(), message("page")) == file(message(), message("page"))


def test_the_site_has_the_calendar_where_there_is_a_plan() -> None:
    assert CALENDAR in rendered(book(messages={"line-up": message()})).assets
    assert CALENDAR not in rendered(book()).assets


def test_the_plan_is_shown_week_by_week() -> None:
    plan: list[dict[str, Any]] = [{"cadence": "weekday", "at": "09:00"}, {"starts": "2027-01-09", "topics": ["stories"]}]
    page = shown("communication/", culture(messages={f"m{n}": message(f"m{n}", **one) for n, one in enumerate(plan)}))
    week = page.partition("pb-week")[2].partition("</ol>")[0]
    assert [part.count("#m0") for part in week.split("<h3")[1:]] == [1, 1, 1, 1, 1, 0]
    assert week.count("#m1") == 1
    assert week.index("Saturday") < week.index("#m1")
    covered = page.partition("pb-covers")[2].partition("</ul>")[0]
    assert covered.count("no message covers it yet") == 6
    assert 'href="../communication.ics"' in page
