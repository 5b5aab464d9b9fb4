"""What is made of an assignment: a mail, an entry for calendars, a code to photograph. Everything is text; nothing is HTML.

`titles` are what is assigned, in words: the path's, then the modules'. `words` are those of
`words.py`; what another language leaves out is taken from there.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

import segno
from icalendar import Alarm, Calendar, Event

from .codec import Payload
from .words import WORDS, day, fill

PRODUCT = "-//playbook//assignment//EN"
REMIND = timedelta(days=-2)
BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class TooLong(ValueError):
    """A link that no QR code can hold; its text is a sentence."""


def email(payload: Payload, link: str, titles: Sequence[str], name: str = "", words: Mapping[str, str] = WORDS) -> tuple[str, str]:
    """The subject and the text of a mail that brings `link`; with `name`, to one person."""
    said = {**WORDS, **words}
    short = _short(titles, said)
    due = day(payload.due, said) if isinstance(payload.due, date) else ""
    subject = fill(said["subject" if due else "subject_open"], due=due, what=short)
    greeting = fill(said["greeting_name"], name=name) if name else said["greeting"]
    return subject, "\n\n".join((greeting, *_paragraphs(payload, link, titles, said))) + "\n"


def calendar(
    payload: Payload, link: str, titles: Sequence[str], uid: str, stamp: datetime, words: Mapping[str, str] = WORDS
) -> bytes | None:
    """An .ics file with the due day and a reminder two days before; None where no day is fixed.

    `uid` is the entry's lasting name: the same one again replaces the entry. `stamp` is the moment of making, in UTC.
    """
    if not isinstance(payload.due, date):
        return None
    said = {**WORDS, **words}
    summary = fill(said["ics_summary"], what=_short(titles, said))
    event, whole = Event(), Calendar()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", payload.due)
    event.add("summary", summary)
    event.add("description", "\n\n".join(_paragraphs(payload, link, titles, said)))
    event.add("url", link)
    event.add("transp", "TRANSPARENT")
    event.add_component(_reminder(summary))
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add_component(event)
    return bytes(whole.to_ical())


def _reminder(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", REMIND)
    return alarm


def qr(link: str, title: str = WORDS["qr"]) -> str:
    """`link` as a QR code: an SVG picture of error level M with a quiet zone of 4. Raises `TooLong`."""
    try:
        code = segno.make_qr(link, error="m", encoding="utf-8", boost_error=False)
    except segno.DataOverflowError:
        raise TooLong(f"expected a link of up to 2331 bytes for a QR code, found {len(link.encode())}; assign less in one go") from None
    out = io.BytesIO()
    code.save(out, kind="svg", border=4, light="#fff", title=title, xmldecl=False, omitsize=True)
    return out.getvalue().decode()


def _paragraphs(payload: Payload, link: str, titles: Sequence[str], said: Mapping[str, str]) -> Iterator[str]:
    """What is asked, the link, where the result goes, and who asks."""
    yield "\n".join(_asked(payload, titles, said))
    yield f"{said['body_link']}\n{link}"
    if payload.to:
        yield fill(said["body_result"], to=payload.to)
    yield payload.by


def _asked(payload: Payload, titles: Sequence[str], said: Mapping[str, str]) -> Iterator[str]:
    modules = list(map(_line, titles))
    if payload.path and modules:
        yield fill(said["body_path"], what=modules.pop(0))
    if modules:
        yield fill(said["body" if len(modules) > 1 else "body_one"], what=", ".join(modules))
    if isinstance(payload.due, date):
        yield fill(said["body_due"], due=day(payload.due, said))
    elif payload.due:
        yield fill(said["body_days" if payload.due > 1 else "body_day"], n=payload.due)
    if payload.note:
        yield fill(said["body_note"], note=payload.note)
    if payload.group:
        yield fill(said["body_group"], group=payload.group)


def _short(titles: Sequence[str], said: Mapping[str, str]) -> str:
    """One or two titles, or the first of them and how many more there are."""
    lines = list(map(_line, titles))
    return ", ".join(lines) if len(lines) < 3 else fill(said["more"], what=lines[0], n=len(lines) - 1)


def _line(title: str) -> str:
    return BREAKS.sub(" ", title)
