"""Assignments: who should learn what by when, as a link that needs no server, and what is made of it.

A link holds the whole assignment; the browser's `assignment.js` reads and makes the same ones, and the fixtures in
`tests/fixtures/assignments/` hold both. No clock in here: the day and the moment are arguments.
"""

from ..text.cells import safe
from .codec import Here, NotAnAssignment, Payload, Reason, decode, encode, fault, identity, link
from .kept import Made, invited, made, payload_of, titles_of
from .mail_merge import PeopleError, Person, mail_merge, people
from .outputs import TooLong, calendar, email, qr
from .words import WORDS

__all__ = [
    "WORDS", "Here", "Made", "NotAnAssignment", "Payload", "PeopleError", "Person", "Reason", "TooLong", "calendar", "decode", "email",
    "encode", "fault", "identity", "invited", "link", "made", "mail_merge", "payload_of", "people", "qr", "safe", "titles_of",
]  # fmt: skip
