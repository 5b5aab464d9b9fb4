"""PB244: a promise that is over is reported on.

A commitment whose state is `kept` or `broken` has a `report`: what was said about it when it ended. A promise that goes out
without a word teaches that the next one does not matter either. It renews another one than itself.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Promises that ended in silence."""
    for promise in asked.playbook.commitments.values():
        path = f"commitments.{promise.id}"
        if promise.state != "open" and not promise.report:
            message = f"`{promise.state}`, and no word about it"
            yield error("PB244", asked.at(f"{path}.state"), f"{path}.report", message, "write `report:` with what was said when it ended")
        if promise.renews == promise.id:
            fix = "name the promise before it, or remove the line"
            yield error("PB244", asked.at(f"{path}.renews"), f"{path}.renews", "it renews itself", fix)
