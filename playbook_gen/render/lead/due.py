"""What waits for somebody, with its day: checks, repairs, decisions, actions, promises, steps. The browser says which are overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from ...model import Playbook
from ...plan import Entry, SitePlan, entries


@dataclass(frozen=True)
class Due:
    """Something that waits: its day, what is to be done (a string `due_<what>`), the record, who has it."""

    day: Day
    what: str
    name: str
    title: str
    who: str


def due(plan: SitePlan) -> list[Due]:
    """Everything that waits for somebody, the earliest first."""
    known = {entry.name: entry for entry in entries(plan.playbook)}
    found = [
        Due(day, what, name, title or known[name].title, who or _who(plan, known[name]))
        for day, what, name, title, who in _waiting(plan.playbook)
    ]
    return sorted(found, key=lambda one: (one.day, one.name, one.title))


def _who(plan: SitePlan, entry: Entry) -> str:
    person = plan.owner(entry)
    return person.name if person else ""


Waiting = Iterator[tuple[Day, str, str, str, str]]  # the day, what, the record, a title and a person of its own or ""


def _waiting(book: Playbook) -> Waiting:
    yield from _kept_up(book)
    yield from _decided(book)
    yield from _promised(book)


def _kept_up(book: Playbook) -> Waiting:
    for id, part in book.components.items():
        if part.last_checked:
            yield next_check(book, id), "check", f"component:{id}", "", ""
    for id, step in book.roadmap.items():
        if step.next_review:
            yield step.next_review, "check", f"roadmap:{id}", "", ""
    for id, repair in book.repairs.items():
        if repair.state == "open":
            yield repair.due, "repair", f"repair:{id}", "", ""


def _decided(book: Playbook) -> Waiting:
    for id, decision in book.decisions.items():
        if decision.state == "open" and decision.due:
            yield decision.due, "decide", f"decision:{id}", "", decision.decided_by or ""
        if decision.state == "decided" and decision.look_again:
            yield decision.look_again, "look", f"decision:{id}", "", ""
    for id, policy in book.policies.items():
        if policy.due and not policy.done:
            yield policy.due, "action", f"policy:{id}", "", ""


def _promised(book: Playbook) -> Waiting:
    for id, promise in book.commitments.items():
        if promise.state == "open":
            yield promise.until, "promise", f"commitment:{id}", "", promise.who
    for id, champion in book.champions.items():
        for finding in champion.findings:
            if finding.due and not finding.closed:
                yield finding.due, "finding", f"champion:{id}", finding.found, finding.who or ""
    for id, party in book.celebrations.items():
        if party.day and not party.held:
            yield party.day, "celebrate", f"celebration:{id}", "", ""


def next_check(book: Playbook, component: str) -> Day:
    """When a component that was checked is to be looked at again. Raises `ValueError` for one that never was."""
    part = book.components[component]
    if part.last_checked is None:
        raise ValueError(component)
    return part.last_checked + timedelta(days=part.review_every or book.settings.organization.review_every)
