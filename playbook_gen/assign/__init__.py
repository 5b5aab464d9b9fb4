"""Assignments: who should learn what by when, as a link that needs no server, and what is made of it.

A link holds the whole assignment; the browser's `assignment.js` reads and makes the same ones, and the fixtures in
`tests/fixtures/assignments/` hold both. No clock in here: the day and the moment are arguments.
"""

from ..text.cells import safe
from .codec import Here, NotAnAssignment, Payload, Reason, decode, encode, fault, identity, link
from .mail_merge import PeopleError, Person, mail_merge, people
from .outputs import TooLong, calendar, email, qr
from .words import WORDS

__all__ = [
    "WORDS", "Here", "NotAnAssignment", "Payload", "PeopleError", "Person", "Reason", "TooLong", "calendar", "decode", "email", "encode",
    "fault", "identity", "link", "mail_merge", "people", "qr", "safe",
]  # fmt: skip
