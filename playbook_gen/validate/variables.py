"""The variables that texts may use, filled from the settings, and put into every text of the tree."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from ..diagnostics import Diagnostic, error, suggest
from ..model import Words
from ..overlay import Branch, Edit, Plain, Tree
from ..source import Mapping, Mark, Node, Scalar, Sequence
from ..text import variables as sandbox
from .places import SETTINGS, find, text

ONLY_NAMES = "write the name of a variable and nothing else, or remove the brackets"
MOST = 20  # findings in one text; beyond that they say nothing new


def values(root: Branch) -> dict[str, str]:
    """Each variable with its value: names of the organization and the team, and every word in its forms."""
    result = {
        f"organization.{name}": text(root, f"organization.{name}") for name in ("name", "short_name", "playbook_name", "contact", "url")
    }
    result["organization.short_name"] = result["organization.short_name"] or result["organization.name"]
    team = text(root, "team.name")
    if team:
        result["team.name"] = team
    for name in Words.model_fields:
        result |= _forms(name, text(root, f"words.{name}.one"), text(root, f"words.{name}.many"), text(root, f"words.{name}.a"))
    return {name: value for name, value in result.items() if value}


def _forms(name: str, one: str, many: str, with_article: str) -> dict[str, str]:
    article = with_article or (f"{'an' if one[:1].lower() in 'aeiou' else 'a'} {one}" if one else "")
    forms = {name: one, f"{name}s": many, f"a_{name}": article}
    capital = {key[:1].upper() + key[1:]: value[:1].upper() + value[1:] for key, value in forms.items()}
    return {f"word.{key}": value for key, value in (forms | capital).items()}


def fill(root: Branch) -> tuple[Branch, list[Diagnostic]]:
    """`root` with every variable replaced; a bracket that names none is an error, and stays."""
    found: list[Diagnostic] = []
    table = values(root)
    filled = _fill(root, "", table, found)
    assert isinstance(filled, Branch)
    return filled, found


def _fill(tree: Tree, path: str, table: dict[str, str], found: list[Diagnostic]) -> Tree:
    if isinstance(tree, Scalar):
        return _scalar(tree, path, table, found)
    if isinstance(tree, Branch):
        members = {name: _fill(sub, f"{path}.{name}" if path else name, table, found) for name, sub in tree.members.items()}
        return tree.with_members(members)
    if isinstance(tree, Plain):
        return Plain(tuple(_node(item, path, table, found) for item in tree.items), tree.mark)
    if isinstance(tree, Edit):
        return Edit(tree.minus, tuple(_node(item, path, table, found) for item in tree.plus), tree.mark)
    return tree


def _node(node: Node, path: str, table: dict[str, str], found: list[Diagnostic]) -> Node:
    if isinstance(node, Scalar):
        return _scalar(node, path, table, found)
    if isinstance(node, Sequence):
        return Sequence(tuple(_node(item, path, table, found) for item in node.items), node.mark)
    return Mapping({key: _node(value, f"{path}.{key}", table, found) for key, value in node.entries.items()}, node.mark, node.keys)


def _scalar(scalar: Scalar, path: str, table: dict[str, str], found: list[Diagnostic]) -> Scalar:
    if not sandbox.has_brackets(scalar.text):
        return scalar
    for fault in islice(sandbox.faults(scalar.text, table), MOST):
        name = fault.found.strip("{} ")
        fix = suggest(name, table) if re.fullmatch(r"\{\{\s*[\w.]+\s*\}\}", fault.found) else ONLY_NAMES
        if name == "team.name":
            fix = "only a team's playbook has a team; move the text into the team's folder"
        message = f"expected a variable like `{{{{ word.customer }}}}`, found `{fault.found}`"
        found.append(error("PB060", place(scalar, fault.offset), path.removeprefix(f"{SETTINGS}."), message, fix))
    return replace(scalar, text=sandbox.substitute(scalar.text, table))


def place(scalar: Scalar, offset: int) -> Mark:
    """The place of a character of `scalar`: exact in a Markdown file's text, else where the text begins."""
    start = scalar.mark
    if not start.path.endswith(".md") or start.column != 1:
        return start
    before = scalar.text[:offset]
    return Mark(start.path, start.line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1, start.layer)


__all__ = ["fill", "find", "place", "values"]
