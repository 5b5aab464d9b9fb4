"""PB256: an assignment says what is to be learnt, and fits into a link.

It names modules, or a path, or both, each module once. It is due on a day (`due`) or so many days after the link is opened
(`due_after`), not both. What a link cannot carry is an error here too: signs that cannot be seen, a day before the year 2000, or
more than 6,000 characters in all.
"""

from collections.abc import Iterator

from ...assign import NotAnAssignment, encode, payload_of
from ...diagnostics import Diagnostic, error
from ...model import Assignment
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Assignments that nobody could hand out."""
    for record in asked.playbook.assignments.values():
        path = f"assignments.{record.id}"
        field, message, fix = _fault(record, asked.playbook.settings.identity) or ("", "", "")
        if message:
            where = f"{path}.{field}" if field else path
            yield error("PB256", asked.at(where), where, message, fix)


def _fault(record: Assignment, playbook: str) -> tuple[str, str, str] | None:
    """The field with the first fault, what is wrong, and what to do."""
    again = next((number for number, id in enumerate(record.modules, 1) if id in record.modules[: number - 1]), 0)
    if not record.modules and not record.path:
        return "modules", "expected modules or a path to learn, found neither", "write `modules:` with their ids, or `path:` with an id"
    if again:
        return f"modules.{again}", f"expected each module once, found `{record.modules[again - 1]}` again", "take it out here"
    if record.due and record.due_after:
        message = f"expected one of `due` and `due_after`, found {record.due} and {record.due_after} days"
        return "due_after", message, "keep the one that you mean"
    try:
        encode(payload_of(record, playbook))
    except NotAnAssignment as problem:
        message, _, fix = str(problem).partition("; ")
        return "", message, fix or "change that field"
    return None
