"""PB205: a component that is executing has evidence.

*Executing* means that it is done consistently, to the standard. Without anything that somebody saw, on a day, it is
a wish; and a state that nobody checked is not known.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error, warning
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Components that claim more than was seen."""
    for component in asked.playbook.components.values():
        path = f"components.{component.id}"
        if component.state == "executing" and not component.evidence:
            yield error(
                "PB205",
                asked.at(f"{path}.state"),
                f"{path}.state",
                "`executing` without evidence",
                "add `evidence:` with a date and what was seen, or write `state: implementing`",
            )
        if component.state != "not-started" and component.last_checked is None:
            yield warning(
                "PB205",
                asked.at(f"{path}.state"),
                f"{path}.last_checked",
                f"`{component.state}`, but nobody wrote when it was last checked",
                "add `last_checked:` with a day",
            )
