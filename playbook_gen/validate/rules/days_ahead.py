"""PB225: what happened lies behind.

Looked at only when a day is given (`playbook check --today 2026-11-22`): a record is reviewed, an item checked, a change made, a
story told, a thank-you given, evidence seen and a finding made on that day or before. A day to come is nearly always a slip in
the year, and keeps quiet what is due. Builds never look at the calendar.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from ...diagnostics import Diagnostic, warning
from ...model import Champion, Component, Module, Moment, Recognition, RoadmapStep, Story
from ...model.fields import Change, Record
from .context import Asked

Days = Iterator[tuple[str, date | None]]  # the field, and the day in it


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Days in the future, where only past ones make sense."""
    if asked.today is None:
        return
    for path, day in _all(asked):
        if day is not None and day > asked.today:
            message = f"expected a day that is over by {asked.today}, found {day}"
            yield warning("PB225", asked.at(path), path, message, "correct the year, or write the day on which it was done")


def _all(asked: Asked) -> Days:
    for path, record in asked.playbook.records():
        yield f"{path}.reviewed", record.reviewed
        yield from _changes(path, record.changes)
        if isinstance(record, Module):
            yield from _module(path, record)
        yield from _happened(path, record)


def _happened(path: str, record: Record) -> Days:
    """The days of what is told, seen and found."""
    match record:
        case Story() | Recognition():
            yield f"{path}.date", record.date
        case Component() | RoadmapStep() | Moment():
            for number, seen in enumerate(record.evidence, 1):
                yield f"{path}.evidence.{number}.date", seen.date
        case Champion():
            for finding in record.findings:
                yield f"{path}.findings.{finding.id}.date", finding.date


def _module(path: str, module: Module) -> Days:
    for lesson in module.lessons:
        yield f"{path}.lessons.{lesson.id}.changed", lesson.changed
    for item in module.items:
        yield f"{path}.items.{item.id}.checked", item.checked
        yield from _changes(f"{path}.items.{item.id}", item.changes)


def _changes(path: str, changes: Iterable[Change]) -> Days:
    for number, change in enumerate(changes, 1):
        yield f"{path}.changes.{number}.date", change.date
