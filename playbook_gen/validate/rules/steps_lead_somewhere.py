"""PB206: every step of a path says what to do.

A `module` step names a module; `read` and `acknowledge` name a page; the others have a title.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from ...model import Step
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Steps that leave the reader standing."""
    for path in asked.playbook.paths.values():
        for stop in path.milestones:
            for step in stop.steps:
                missing = _missing(step)
                if missing:
                    where = f"paths.{path.id}.milestones.{stop.id}.steps.{step.id}"
                    yield error(
                        "PB206", asked.at(where), f"{where}.{missing}", f"a `{step.kind}` step needs `{missing}`", f"add `{missing}: …`"
                    )


def _missing(step: Step) -> str | None:
    if step.kind == "module":
        return None if step.module else "module"
    if step.kind in ("read", "acknowledge") and not step.page:
        return "page"
    return None if step.title else "title"
