"""Nodes to a tree that can be laid: operators recognized, lists of things with an id turned into branches."""

from __future__ import annotations

from ..diagnostics import Diagnostic, error
from ..overlay import Branch, Edit, Plain, Removed, Tree
from ..source import Mapping, Mark, Node, Scalar, Sequence

OPERATORS = ("remove", "before", "after", "new")


def to_tree(node: Node, path: str, keyed_member: bool = False) -> tuple[Tree, list[Diagnostic]]:
    """`node` as a tree. `path` names it in findings; `keyed_member` says that it is a record or a part with an id."""
    found: list[Diagnostic] = []
    return _tree(node, path, keyed_member, found), found


def _tree(node: Node, path: str, keyed_member: bool, found: list[Diagnostic]) -> Tree:
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Sequence):
        return _list(node, path, found)
    return _mapping(node, path, keyed_member, found)


def _list(node: Sequence, path: str, found: list[Diagnostic]) -> Tree:
    with_id = [item for item in node.items if isinstance(item, Mapping) and _id_of(item)]
    if not with_id:
        return Plain(node.items, node.mark)
    members: dict[str, Tree] = {}
    keys: dict[str, Mark] = {}
    for item in node.items:
        name = _id_of(item) if isinstance(item, Mapping) else None
        if name is None:
            found.append(
                error(
                    "PB021",
                    item.mark,
                    path,
                    "expected an `id` as on the other things of this list, found none",
                    "write `id: a-short-name` as its first line",
                )
            )
        elif name in members:
            found.append(
                error(
                    "PB020",
                    item.mark,
                    f"{path}.{name}",
                    f"the id `{name}` stands twice; the first is in line {keys[name].line}",
                    "give one of them another id",
                )
            )
        else:
            members[name], keys[name] = _tree(item, f"{path}.{name}", True, found), item.mark
    return Branch(members, node.mark, keys, keyed=True)


def _id_of(item: Mapping) -> str | None:
    node = item.entries.get("id")
    return node.text if isinstance(node, Scalar) and node.text else None


def _mapping(node: Mapping, path: str, keyed_member: bool, found: list[Diagnostic]) -> Tree:
    if "remove" in node.entries:
        return _removed(node, path, found)
    operators = {name: value for name, value in node.entries.items() if keyed_member and name in OPERATORS}
    members: dict[str, Tree] = {}
    for name, value in node.entries.items():
        if name in operators:
            continue
        plain_name = name.rstrip("+-")
        if plain_name == name:
            members[name] = _tree(value, _join(path, name), False, found)
        elif plain_name in node.entries:
            found.append(
                error(
                    "PB029",
                    node.keys[name],
                    _join(path, name),
                    f"`{plain_name}:` and `{name}:` stand together, but the first replaces the whole list",
                    "keep one of them",
                )
            )
        else:
            edit = _with_edit(members.get(plain_name), name, value, _join(path, name), found)
            members |= {plain_name: edit} if edit else {}
    new = node.keys["new"] if _is_true(operators.get("new"), path, found) else None
    return Branch(
        members, node.mark, {key.rstrip("+-"): mark for key, mark in node.keys.items()}, new=new, order=_order(operators, path, found)
    )


def _with_edit(edit: Tree | None, name: str, value: Node, path: str, found: list[Diagnostic]) -> Tree | None:
    """The edit of a list, from its `name+` or `name-` line joined to the other one if that came before."""
    items = value.items if isinstance(value, Sequence) else (value,)
    before = edit if isinstance(edit, Edit) else Edit((), (), value.mark)
    if any(isinstance(item, Mapping) and _id_of(item) for item in items):
        plain_name = path.rstrip("+-").rpartition(".")[2]
        found.append(
            error(
                "PB026",
                value.mark,
                path,
                "things with an `id` merge by id on their own",
                f"write `{plain_name}:`, with `new: true` in what is new and `remove: <reason>` in what goes",
            )
        )
        return edit
    if name.endswith("+"):
        added = {item.text for item in items if isinstance(item, Scalar)}
        return Edit(tuple(s for s in before.minus if s.text not in added), items, before.mark)
    taken = []
    for item in items:
        if not isinstance(item, Scalar):
            found.append(
                error(
                    "PB026",
                    item.mark,
                    path,
                    "expected the text to take away, found a list or mapping",
                    "write the text exactly as it stands beneath",
                )
            )
        elif all(not isinstance(added, Scalar) or added.text != item.text for added in before.plus):
            taken.append(item)
    return Edit(tuple({scalar.text: scalar for scalar in taken}.values()), before.plus, before.mark)


def _removed(node: Mapping, path: str, found: list[Diagnostic]) -> Tree:
    reason = node.entries["remove"]
    if not isinstance(reason, Scalar) or not reason.text.strip() or reason.text.strip().lower() in ("true", "yes", "~", "null"):
        found.append(
            error(
                "PB030",
                node.keys["remove"],
                path,
                "expected the reason for the removal, found none",
                "write `remove: <why it does not fit here>`; readers see it on the page of changes",
            )
        )
        reason = Scalar("", node.mark)
    others = [name for name in node.entries if name not in ("remove", "id")]
    if others:
        found.append(
            error("PB031", node.keys[others[0]], path, f"`remove` stands beside `{others[0]}`", "remove the thing or change it, not both")
        )
    return Removed(reason.text.strip(), node.keys["remove"])


def _is_true(value: Node | None, path: str, found: list[Diagnostic]) -> bool:
    if value is None:
        return False
    if isinstance(value, Scalar) and value.text in ("true", "false"):
        return value.text == "true"
    found.append(error("PB032", value.mark, _join(path, "new"), "expected `true`", "write `new: true`, or leave the line out"))
    return True


def _order(operators: dict[str, Node], path: str, found: list[Diagnostic]) -> tuple[str, Scalar] | None:
    orders = [(name, operators[name]) for name in ("before", "after") if name in operators]
    if len(orders) == 2:
        found.append(error("PB033", orders[1][1].mark, path, "`before` and `after` stand together", "keep one of them"))
    for name, value in orders[:1]:
        if isinstance(value, Scalar) and value.text:
            return name, value
        found.append(error("PB033", value.mark, _join(path, name), "expected the id of a neighbour, found none", f"write `{name}: <id>`"))
    return None


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
