"""PB240: a moment of truth that is executing has a standard and evidence.

*Executing* means that the standard is kept every time. So there is a standard, and somebody saw it kept, on a day. Without these it is
`implementing`, which is nothing to be ashamed of.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Moments that claim more than was seen."""
    for moment in asked.playbook.moments.values():
        path = f"moments.{moment.id}"
        given = {"standard": moment.standard, "evidence": moment.evidence}
        for field in (field for field, value in given.items() if not value and moment.state == "executing"):
            yield error("PB240", asked.at(f"{path}.state"), f"{path}.state", f"`executing` without {_said(field)}", _fix(field))


def _said(field: str) -> str:
    return "a standard" if field == "standard" else "evidence"


def _fix(field: str) -> str:
    what = "what always happens there" if field == "standard" else "a date and what was seen"
    return f"add `{field}:` with {what}, or write `state: implementing`"
