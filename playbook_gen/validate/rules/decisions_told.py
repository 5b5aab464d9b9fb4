"""PB238: a decision says who decided what, and against which vision.

What is `decided` or `reversed` has `decided_by` and `decision`, so that somebody who was not there can follow it. What is `open` has a
day. `vision` names one of the versions in vision.yml.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error, suggest, warning
from ...model import Decision
from .context import Asked

Finding = tuple[bool, str, str, str, str]  # whether it is an error; where it is shown; the field; what is wrong; what to do


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Decisions that nobody can follow."""
    versions = [version.id for version in asked.playbook.vision.versions]
    for decision in asked.playbook.decisions.values():
        path = f"decisions.{decision.id}"
        for wrong, at, field, message, fix in _findings(decision, versions):
            make = error if wrong else warning
            yield make("PB238", asked.at(f"{path}.{at}"), f"{path}.{field}", message, fix)


def _findings(decision: Decision, versions: list[str]) -> Iterator[Finding]:
    at = "state" if "state" in decision.model_fields_set else "title"
    if decision.state != "open" and not decision.decided_by:
        yield True, at, "decided_by", f"`{decision.state}`, and nobody who decided it", "write `decided_by:` with a name and a post"
    if decision.state != "open" and not decision.decision:
        yield True, at, "decision", f"`{decision.state}`, and not what", "write `decision:` with what was decided, and why"
    if decision.state == "open" and not decision.due:
        yield False, at, "due", "open, and no day by which it is decided", "write `due:` with a day"
    if decision.vision and decision.vision not in versions:
        yield True, "vision", "vision", f"the vision has no version `{decision.vision}`", suggest(decision.vision, versions)
