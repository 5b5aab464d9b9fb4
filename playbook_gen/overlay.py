"""Lay one tree of content over another.

Laws (held by property tests): an empty layer changes nothing; a layer laid twice is as laid once; laying is
associative, in value and in provenance; every value of the upper layer shows.

Two things make them hold. Operators (`name+:`, `name-:`, `remove`, `before`, `after`) stay symbolic in the tree until
`settle` resolves them after the last layer. And where the kind of a node changes, the upper node is *fresh*: it says
so, so that nothing of a third layer beneath shows through it later.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from operator import is_
from typing import TypeAlias

from .source import Mapping, Mark, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Removed:
    """A thing that a layer took away, and why. It keeps its place in the order: others may stand before or after it."""

    reason: str
    mark: Mark
    order: tuple[str, Scalar] | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Plain:
    """A list that replaces what is beneath."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Edit:
    """What a layer adds to a plain list and takes from it. Taking comes first; adding adds only what is absent."""

    minus: tuple[Scalar, ...]
    plus: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping, or a list of things with an id (`keyed`), whose members merge by name."""

    members: dict[str, Tree]
    mark: Mark
    keys: dict[str, Mark] = field(default_factory=dict)
    keyed: bool = False
    fresh: bool = False
    new: Mark | None = None
    order: tuple[str, Scalar] | None = None  # ("before" or "after", the id of the neighbour)
    cut: bool = False  # like `fresh`, and the order of what is beneath does not count either

    def with_members(self, members: dict[str, Tree]) -> Branch:
        """This branch with other members; itself if they are the same ones, so that layers share what none of them changed."""
        same = list(members) == list(self.members) and all(map(is_, members.values(), self.members.values()))
        return self if same else replace(self, members=members)


Tree: TypeAlias = Scalar | Plain | Edit | Branch | Removed
EMPTY = Branch({}, Mark(""))


def lay(lower: Tree, upper: Tree) -> Tree:
    """`upper` over `lower`."""
    if isinstance(lower, Plain | Edit) and isinstance(upper, Edit):
        return _edit(lower, upper)
    if isinstance(lower, Plain | Edit) and isinstance(upper, Plain):
        return upper
    if isinstance(lower, Branch | Removed) and isinstance(upper, Branch | Removed) and _is_list(lower) == _is_list(upper):
        return upper if upper.cut else _over(lower, upper)
    return freshen(upper)


def _is_list(tree: Tree) -> bool:
    return isinstance(tree, Branch) and tree.keyed


def _over(lower: Branch | Removed, upper: Branch | Removed) -> Branch | Removed:
    """A mapping or its removal over another: the order of the lower one holds until the upper one names its own."""
    order = upper.order or lower.order
    if isinstance(upper, Removed):
        return replace(upper, order=order, cut=lower.cut)
    if isinstance(lower, Removed) or upper.fresh:
        return replace(upper, order=order, cut=lower.cut, fresh=True)
    return _merge(lower, upper)


def freshen(upper: Tree) -> Tree:
    """`upper` so that nothing beneath it can show through: its kind is another than that of what it covers."""
    if isinstance(upper, Edit):
        return Plain(upper.plus, upper.mark)
    if isinstance(upper, Removed):
        return replace(upper, cut=True)
    return replace(upper, fresh=True, cut=True) if isinstance(upper, Branch) else upper


def _merge(lower: Branch, upper: Branch) -> Branch:
    members = dict(lower.members)
    for name, tree in upper.members.items():
        members[name] = lay(members[name], tree) if name in members else tree
    mark = lower.mark if lower.members or not upper.members else upper.mark
    keys = {**lower.keys, **upper.keys}
    return Branch(members, mark, keys, upper.keyed, lower.fresh, upper.new or lower.new, upper.order or lower.order, lower.cut)


def _edit(lower: Plain | Edit, upper: Edit) -> Plain | Edit:
    taken = {scalar.text for scalar in upper.minus}
    if isinstance(lower, Plain):
        return Plain(_join(_without(lower.items, taken), upper.plus), lower.mark)
    minus = tuple({scalar.text: scalar for scalar in (*upper.minus, *lower.minus)}.values())
    return Edit(minus, _join(_without(lower.plus, taken), upper.plus), lower.mark)


def _without(items: tuple[Node, ...], taken: set[str]) -> tuple[Node, ...]:
    return tuple(item for item in items if not (isinstance(item, Scalar) and item.text in taken))


def _join(items: tuple[Node, ...], added: tuple[Node, ...]) -> tuple[Node, ...]:
    """`items` and what `added` has besides; where both have a value, the one that was there stays."""
    present = {value_of(item) for item in items}
    result = list(items)
    for item in added:
        if value_of(item) not in present:
            present.add(value_of(item))
            result.append(item)
    return tuple(result)


def value_of(node: Node) -> object:
    """What a node says, without where it stands: nodes with equal values are the same thing to `+`."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return Sequence, tuple(value_of(item) for item in node.items)
    return Mapping, tuple((key, value_of(value)) for key, value in node.entries.items())


def member(tree: Tree, path: tuple[str, ...]) -> Tree | None:
    """What stands at `path` in `tree`, ids and field names alike; None where nothing does."""
    for name in path:
        if not isinstance(tree, Branch) or name not in tree.members:
            return None
        tree = tree.members[name]
    return tree


def as_node(tree: Tree) -> Node | None:
    """`tree` without operators: a keyed branch as a list, an edit that met no list as the list of what it adds."""
    if isinstance(tree, Scalar):
        return tree
    if isinstance(tree, Plain):
        return Sequence(tree.items, tree.mark)
    if isinstance(tree, Edit):
        return Sequence(tree.plus, tree.mark)
    if isinstance(tree, Removed):
        return None
    nodes = {name: node for name, sub in tree.members.items() if (node := as_node(sub)) is not None}
    return Sequence(tuple(nodes.values()), tree.mark) if tree.keyed else Mapping(nodes, tree.mark, tree.keys)
