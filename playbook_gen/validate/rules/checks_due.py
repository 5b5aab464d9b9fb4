"""PB250: what has a day is looked at by that day.

Looked at only when a day is given (`playbook check --today 2026-11-28`): a component or a step of the roadmap whose next check is over,
and a repair that is still open after its day. On the pages themselves the reader's browser says so; builds never look at the calendar.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ...diagnostics import Diagnostic, warning
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """What should have been looked at before the day that was given."""
    if asked.today is None:
        return
    for path, field, day, what, fix in _days(asked):
        if day < asked.today:
            message = f"{what} was due on {day}, {(asked.today - day).days} days ago"
            yield warning("PB250", asked.at(f"{path}.{field}"), f"{path}.{field}", message, fix)


def _days(asked: Asked) -> Iterator[tuple[str, str, date, str, str]]:
    book = asked.playbook
    usual = book.settings.organization.review_every
    look = "go and look, write what was seen under `evidence:`, and the day"
    for id, part in book.components.items():
        if part.last_checked:
            day = part.last_checked + timedelta(days=part.review_every or usual)
            yield f"components.{id}", "last_checked", day, "the next check", look
    for id, step in book.roadmap.items():
        if step.next_review:
            yield f"roadmap.{id}", "next_review", step.next_review, "the review of this step", look
    for id, repair in book.repairs.items():
        if repair.state == "open":
            yield f"repairs.{id}", "due", repair.due, "the repair", "write what became of it, with `state: done`, or a new day"
