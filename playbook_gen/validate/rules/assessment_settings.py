"""PB217: how an assessment is taken fits its mode.

A time limit needs `mode: test`: in practice there is nothing that it could end. And a test tells nothing at once, because
everything is handed in together.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Settings that contradict the mode."""
    for module in asked.playbook.modules.values():
        path, assessment = f"modules.{module.id}.assessment", module.assessment
        if assessment.minutes is not None and assessment.mode != "test":
            message = f"expected `minutes` in a test only, found it with `mode: {assessment.mode}`"
            fix = "write `mode: test`, or leave `minutes:` out"
            yield error("PB217", asked.at(f"{path}.minutes"), f"{path}.minutes", message, fix)
        if assessment.mode == "test" and assessment.feedback == "at-once":
            message = "expected `feedback: at-end` in a test, found `at-once`"
            fix = "leave `feedback:` out, or write `mode: practice`"
            yield error("PB217", asked.at(f"{path}.feedback"), f"{path}.feedback", message, fix)
