"""PB207: every objective is checked, and every item checks one.

An objective without an item is a promise that nobody keeps track of; an item without an objective asks something that
the module did not set out to teach. A module without items is a reading text, and says nothing here. An item for which
this is right says so: `allow: [{id: no-objective, reason: …}]`.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from .context import Asked
from .items import allowed


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Objectives without an item, and items without an objective."""
    for module in asked.playbook.modules.values():
        checked = {item.objective for item in module.items} | {row.objective for row in module.rubric}
        for objective in module.objectives if module.items else ():
            if objective.id not in checked:
                path = f"modules.{module.id}.objectives.{objective.id}"
                yield warning(
                    "PB207",
                    asked.at(path),
                    path,
                    "no item and no row of the rubric checks this objective",
                    f"write `objective: {objective.id}` in the item that does",
                )
        for item in module.items:
            if item.objective is None and not allowed(item, "no-objective"):
                path = f"modules.{module.id}.items.{item.id}"
                yield warning(
                    "PB207",
                    asked.at(path),
                    f"{path}.objective",
                    "the item names no objective",
                    "add `objective:` with the id of the objective that it checks",
                )
