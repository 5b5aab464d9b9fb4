"""PB241: what was to be done about a rule or a decision is done by its day.

Looked at only when a day is given (`playbook check --today 2026-11-28`): the action of a rule under review, a decision that is still open
after its day, and a decision whose outcome nobody has looked at again. On the pages the reader's browser says so; builds never look
at the calendar.
"""

from collections.abc import Iterator
from datetime import date

from ...diagnostics import Diagnostic, warning
from ...model import Playbook
from .context import Asked

Days = Iterator[tuple[str, date | None, str, str]]  # the field, its day, what was due, what to do


def check(asked: Asked) -> Iterator[Diagnostic]:
    """What was due before the day that was given."""
    if asked.today is None:
        return
    for path, day, what, fix in _days(asked.playbook):
        if day and day < asked.today:
            message = f"{what} was due on {day}, {(asked.today - day).days} days ago"
            yield warning("PB241", asked.at(path), path, message, fix)


def _days(book: Playbook) -> Days:
    for id, policy in book.policies.items():
        if not policy.done and policy.verdict != "keep":
            yield f"policies.{id}.due", policy.due, "what is done about this rule", "write `done:` with the day, or a new day and why"
    for id, decision in book.decisions.items():
        if decision.state == "open":
            yield f"decisions.{id}.due", decision.due, "the decision", "decide it, with `state: decided`, or write a new day"
        if decision.state == "decided":
            fix = "write what came of it into `decision:`, then a new day, `state: reversed`, or no day any more"
            yield f"decisions.{id}.look_again", decision.look_again, "a look at what came of it", fix
