"""PB210: records are reviewed in time.

Looked at only when a day is given (`playbook check --today 2026-11-22`): a record whose last review is longer ago than
its `review_every`, or the organization's, is due. Builds never look at the calendar.
"""

from collections.abc import Iterator
from datetime import timedelta

from ...diagnostics import Diagnostic, warning
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Records whose review is due on the day that was given."""
    if asked.today is None:
        return
    book = asked.playbook
    every = book.settings.organization.review_every
    for path, record in book.records():
        due = record.reviewed + timedelta(days=record.review_every or every) if record.reviewed else None
        if due is not None and due < asked.today:
            late = (asked.today - due).days
            yield warning(
                "PB210",
                asked.at(f"{path}.reviewed"),
                f"{path}.reviewed",
                f"the review was due on {due}, {late} days ago",
                "read it, mend it, and write today's date",
            )
