"""PB247: what has ended is renewed, reported or replaced.

Looked at only when a day is given (`playbook check --today 2026-11-28`): a commitment that is still open after its last day, a
champion whose term is over, a message that has ended, a finding that is open after its day. Builds never look at the calendar.
"""

from collections.abc import Iterator
from datetime import date

from ...diagnostics import Diagnostic, warning
from ...model import Playbook
from .context import Asked

Ends = Iterator[tuple[str, date | None, str, str]]  # the field, its day, what ended, what to do


def check(asked: Asked) -> Iterator[Diagnostic]:
    """What was over before the day that was given."""
    if asked.today is None:
        return
    for path, day, what, fix in _ends(asked.playbook):
        if day and day < asked.today:
            message = f"{what} ended on {day}, {(asked.today - day).days} days ago"
            yield warning("PB247", asked.at(path), path, message, fix)


def _ends(book: Playbook) -> Ends:
    for id, promise in book.commitments.items():
        if promise.state == "open":
            fix = "write `state: kept` or `broken` with a `report:`, and the promise that follows with `renews:`"
            yield f"commitments.{id}.until", promise.until, "an open promise", fix
    for id, message in book.messages.items():
        yield f"messages.{id}.until", message.until, "the message", "write the day until which it goes on now, or remove the record"
    for id, champion in book.champions.items():
        yield f"champions.{id}.until", champion.until, "the term", "write the next champion, or the new last day"
        for finding in champion.findings:
            if not finding.closed:
                fix = "write `closed:` with `result:`, or a new day"
                yield f"champions.{id}.findings.{finding.id}.due", finding.due, "the time for the finding", fix
