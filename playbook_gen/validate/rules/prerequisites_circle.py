"""PB209: no module waits for itself.

Following `prerequisites` from module to module must come to an end.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Modules that are their own prerequisite, directly or through others."""
    modules = asked.playbook.modules
    waits = {name: module.prerequisites for name, module in modules.items()}
    for name in modules:
        reached: set[str] = set()
        ahead = list(waits[name])
        while ahead:
            step = ahead.pop()
            if step not in reached:
                reached.add(step)
                ahead += waits.get(step, ())
        if name in reached:
            path = f"modules.{name}.prerequisites"
            yield error(
                "PB209",
                asked.at(path),
                path,
                f"`{name}` comes back to itself through its prerequisites",
                "remove one of them from the circle",
            )
