"""Assignments that stand in the playbook as records: the same link, message and files that `playbook assign` makes of the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..model import Assignment, Playbook
from .codec import Payload, identity, link
from .mail_merge import Person
from .outputs import calendar
from .words import WORDS


@dataclass(frozen=True)
class Made:
    """An assignment: what it holds, its link, what it assigns in words."""

    payload: Payload
    link: str
    titles: Sequence[str]

    def entry(self, words: Mapping[str, str] = WORDS) -> bytes | None:
        """The .ics file, as of the day on which the assignment was made; None where no day is fixed."""
        stamp = datetime.fromisoformat(f"{self.payload.made}T00:00:00+00:00")
        return calendar(self.payload, self.link, self.titles, f"{identity(self.payload)}@{self.payload.playbook}", stamp, words)


def payload_of(record: Assignment, playbook: str) -> Payload:
    """What the link of `record` carries; `playbook` is the id under which browsers keep progress."""
    return Payload(
        playbook=playbook, by=record.by, made=record.made, modules=record.modules, path=record.path, due=record.due or record.due_after,
        group=record.group or "", note=record.note or "", to=record.to or "",
    )  # fmt: skip


def titles_of(record: Assignment, book: Playbook) -> list[str]:
    """What is assigned, in words: the path's title, then the modules'."""
    paths = [book.paths[record.path].title] if record.path else []
    return [*paths, *(book.modules[id].title for id in record.modules)]


def made(record: Assignment, book: Playbook, address: str) -> Made:
    """The assignment in `record`, for the learners' site at `address`. Validation has seen to it that a link can carry it."""
    payload = payload_of(record, book.settings.identity)
    return Made(payload, link(address, payload), titles_of(record, book))


def invited(record: Assignment) -> tuple[Person, ...]:
    """Those of the group whose address is known."""
    return tuple(Person(one.name, one.email) for one in record.people if one.email)
