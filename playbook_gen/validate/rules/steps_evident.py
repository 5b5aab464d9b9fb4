"""PB245: a step of the roadmap that is executing has evidence.

As for the components: *executing* means that it is done consistently. What nobody saw, on a day, is a plan.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error, warning
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Steps that claim more than was seen, and steps that nobody will look at again."""
    for step in asked.playbook.roadmap.values():
        path = f"roadmap.{step.id}"
        if step.state == "executing" and not step.evidence:
            fix = "add `evidence:` with a date and what was seen, or write `state: implementing`"
            yield error("PB245", asked.at(f"{path}.state"), f"{path}.state", "`executing` without evidence", fix)
        if step.state != "not-started" and step.next_review is None:
            message = f"`{step.state}`, and no day on which it is looked at again"
            yield warning("PB245", asked.at(f"{path}.state"), f"{path}.next_review", message, "add `next_review:` with a day")
