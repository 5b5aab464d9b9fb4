"""Where things stand in a settled tree, by dotted path: `modules.first-thirty-seconds.assessment.pass_mark`."""

from __future__ import annotations

from ..overlay import Branch, Tree
from ..source import Mark, Scalar

SETTINGS = "settings"


def find(root: Branch, path: str) -> Tree | None:
    """What stands at `path`; settings are named without a prefix (`organization.name`)."""
    names = path.split(".")
    start: Tree | None = root.members.get(names[0]) if names[0] in root.members else None
    if start is None:
        names = [SETTINGS, *names]
        start = root.members.get(SETTINGS)
    for name in names[1:]:
        start = start.members.get(name) if isinstance(start, Branch) else None
    return start


def mark(root: Branch, path: str) -> Mark:
    """The place of what stands at `path`, else of the nearest thing around it."""
    while path:
        tree = find(root, path)
        if tree is not None:
            return tree.mark
        path = path.rpartition(".")[0]
    return root.mark


def text(root: Branch, path: str) -> str:
    """The text at `path`, or nothing."""
    tree = find(root, path)
    return tree.text if isinstance(tree, Scalar) else ""
