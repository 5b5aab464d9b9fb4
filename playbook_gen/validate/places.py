"""Where things stand in a settled tree, by dotted path: `modules.first-thirty-seconds.assessment.pass_mark`."""

from __future__ import annotations

from ..overlay import Branch, Plain, Tree
from ..source import Mapping, Mark, Node, Scalar, Sequence

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
    below: list[str] = []
    while path:
        tree = find(root, path)
        if tree is not None:
            return _within(tree, below)
        path, _, name = path.rpartition(".")
        below.insert(0, name)
    return root.mark


def _within(tree: Tree, names: list[str]) -> Mark:
    """The place of the member of a plain list that `names` leads to, by numbers from 1; else of the nearest thing around it."""
    node: Tree | Node = tree
    for name in names:
        items = node.items if isinstance(node, Plain | Sequence) else ()
        inner = items[int(name) - 1] if name.isdecimal() and 0 < int(name) <= len(items) else None
        inner = node.entries.get(name) if isinstance(node, Mapping) else inner
        if inner is None:
            break
        node = inner
    return node.mark


def text(root: Branch, path: str) -> str:
    """The text at `path`, or nothing."""
    tree = find(root, path)
    return tree.text if isinstance(tree, Scalar) else ""
