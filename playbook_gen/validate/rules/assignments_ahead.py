"""PB257: an assignment is due on a day that is still to come.

Looked at only when a day is given (`playbook check --today 2026-11-22`): once its day is over, an assignment is of no use to anybody
who opens its link now.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Assignments whose day is over on the day that was given."""
    for record in asked.playbook.assignments.values() if asked.today else ():
        if record.due and asked.today and record.due < asked.today:
            where = f"assignments.{record.id}.due"
            message = f"expected a day that is still to come on {asked.today}, found {record.due}"
            yield warning("PB257", asked.at(where), where, message, "remove the file, or write another day and hand out the new link")
