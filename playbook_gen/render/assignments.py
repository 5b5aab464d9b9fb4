"""The pages of assignments that stand in the playbook, with link, message, code and calendar entry. In the trainer edition only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ..assign import Made, TooLong, email, invited, made, mail_merge, qr
from ..model import Assignment, Step
from ..plan import Page
from . import facts
from .desk import Desk

Values = Mapping[str, Any]
ENTRY, TABLE = "assignment.ics", "mail-merge.csv"  # as `playbook assign` names them


def words(desk: Desk) -> dict[str, str]:
    """What a message and a calendar entry say: the names that `assign.WORDS` has, in the interface's language."""
    start = "assign_word_"
    found = {name.removeprefix(start): str(text) for name, text in vars(desk.strings.all).items() if name.startswith(start)}
    return found | {"date": desk.strings.raw["date"], "months": " ".join(desk.strings.raw["months"])}


def listed(desk: Desk) -> list[SimpleNamespace]:
    """Every assignment with how many things there are to do in it."""
    records = desk.plan.playbook.assignments.values()
    return [SimpleNamespace(record=record, steps=len(record.modules) + len(list(_steps(desk, record)))) for record in records]


def assignment(desk: Desk, page: Page) -> Values:
    """One assignment, ready to hand out."""
    record = desk.plan.playbook.assignments[page.record or ""]
    there = _made(desk, record)
    rows = list(_rows(desk, page, record))
    return {"record": record, "rows": rows, "minutes": sum(row.minutes for row in rows), "sent": there and _sent(desk, record, there)}


def files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The calendar entry and the table for a mail merge of each assignment that has one."""
    spoken = words(desk)
    for id, record in desk.plan.playbook.assignments.items():
        there = _made(desk, record)
        if there and (entry := there.entry(spoken)):
            yield f"assignments/{id}/{ENTRY}", entry
        if there and (group := invited(record)):
            yield f"assignments/{id}/{TABLE}", mail_merge(group, there.payload, there.link, there.titles, spoken).encode("utf-8-sig")


def _made(desk: Desk, record: Assignment) -> Made | None:
    """The assignment with its link; None where nobody has said at which address learners open theirs."""
    address = desk.plan.playbook.settings.organization.url
    return made(record, desk.plan.playbook, address) if address else None


def _sent(desk: Desk, record: Assignment, there: Made) -> SimpleNamespace:
    """What is sent, and what shows the link otherwise."""
    subject, body = email(there.payload, there.link, there.titles, words=words(desk))
    return SimpleNamespace(
        link=there.link, subject=subject, body=body, mailto=f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}",
        code=_code(desk, there.link), entry=ENTRY if record.due else "", table=TABLE if invited(record) else "",
    )  # fmt: skip


def _code(desk: Desk, link: str) -> Markup:
    """The link to photograph; empty where it is too long for that."""
    try:
        return Markup(qr(link, desk.strings.say("assign_qr")))  # noqa: S704 - squares, and a title that is escaped
    except TooLong:
        return Markup("")


def _rows(desk: Desk, page: Page, record: Assignment) -> Iterator[SimpleNamespace]:
    """The path, then the modules."""
    playbook, link, say = desk.plan.playbook, desk.tools(page.depth).link, desk.strings.say
    if record.path:
        steps = list(_steps(desk, record))
        time = sum(facts.minutes(playbook, step) for step in steps)
        kind, title = f"{say('kind_path')} · {desk.strings.count('steps', len(steps))}", playbook.paths[record.path].title
        yield SimpleNamespace(kind=kind, title=title, href=link(f"path:{record.path}"), minutes=time, version="")
    for module in (playbook.modules[id] for id in record.modules):
        href = link(f"module:{module.id}")
        yield SimpleNamespace(kind=say("kind_module"), title=module.title, href=href, minutes=module.minutes, version=module.version)


def _steps(desk: Desk, record: Assignment) -> Iterator[Step]:
    """What the path asks of the people in the group, as their browsers count it."""
    path = desk.plan.playbook.paths.get(record.path or "")
    for step in (step for stop in path.milestones for step in stop.steps) if path else ():
        meant = not step.roles or not record.roles or any(facts.meant(step, role) for role in record.roles)
        if step.who == "hire" and not step.optional and meant:
            yield step
