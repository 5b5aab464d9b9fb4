"""The words of what is made of an assignment, with {places}. `assignment.js` has the same; another language brings its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

WORDS: Mapping[str, str] = {
    "subject": "To do by {due}: {what}",
    "subject_open": "To do: {what}",
    "more": "{what} and {n} more",
    "greeting": "Hello,",
    "greeting_name": "Hello {name},",
    "body": "Please take these modules: {what}.",
    "body_one": "Please take this module: {what}.",
    "body_path": "Please work through this path: {what}.",
    "body_due": "Please be done by {due}.",
    "body_days": "You have {n} days from when you open the link.",
    "body_day": "You have one day from when you open the link.",
    "body_note": "Why: {note}",
    "body_group": "Group: {group}",
    "body_link": "This link opens it, in the browser that you learn with:",
    "body_result": "When you are done, the page helps you to send the result. Where it goes: {to}",
    "ics_summary": "Due: {what}",
    "qr": "QR code that opens the assignment",
    "date": "{day} {month} {year}",
    "months": "January February March April May June July August September October November December",
}
PLACE = re.compile(r"\{([a-z]+)\}")


def fill(text: str, **values: str | int) -> str:
    """`text` with its {places} filled. What is filled in is never looked at again."""
    return PLACE.sub(lambda found: str(values.get(found[1], found[0])), text)


def day(when: date, words: Mapping[str, str]) -> str:
    """`when` as people write it."""
    return fill(words["date"], day=when.day, month=words["months"].split(" ")[when.month - 1], year=when.year)
