"""PB258: what is assigned is for the roles of those who get it.

Looked at only where an assignment names the `roles` of its people: a module or a path that is for other roles would teach them
somebody else's work.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...model import Assignment, Module, Path
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Modules and paths that are not for everybody whom they are assigned to."""
    for record in asked.playbook.assignments.values():
        for field, kind, given in _given(asked, record):
            missing = [role for role in record.roles if given.roles and role not in given.roles]
            if missing:
                where = f"assignments.{record.id}.{field}"
                message = f"the {kind} `{given.id}` is for {_listed(given.roles)}, and people of {_listed(missing)} get it too"
                yield warning("PB258", asked.at(where), where, message, "take it out, or make an assignment of its own for those roles")


def _given(asked: Asked, record: Assignment) -> Iterator[tuple[str, str, Module | Path]]:
    """What is assigned, with its field and its kind."""
    if record.path:
        yield "path", "path", asked.playbook.paths[record.path]
    for number, id in enumerate(record.modules, 1):
        yield f"modules.{number}", "module", asked.playbook.modules[id]


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
