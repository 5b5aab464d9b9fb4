"""What may not stand in a text: raw HTML, attribute lists, unsafe links, and the name of another organization."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from ..diagnostics import Diagnostic, error
from ..model.fields import Asset, Markdown
from ..overlay import Branch, Plain, Tree
from ..source import Node, Scalar, Sequence
from ..text.safety import problems
from .places import SETTINGS
from .references import no_asset
from .shape import Leaf
from .variables import MOST, place

WORDS = {
    "tangle": (
        "PB013",
        "expected brackets or lists at most 20 deep, found more from `{}` on",
        "check the brackets; to show them as text, put a backslash before each",
    ),
    "tag": ("PB061", "expected Markdown, found the HTML `{}`", "write it in Markdown; to show it as text, put it between backticks"),
    "attributes": ("PB062", "expected Markdown, found the attribute list `{}`", "remove it; to show it as text, put it between backticks"),
    "scheme": (
        "PB063",
        "expected a link to a record, a page or a web address, found `{}`",
        "use `https://…`, `mailto:…`, `tel:…` or an address like `module:saying-no-well`",
    ),
    "address": (
        "PB065",
        "expected a link to a record, a page or a web address, found `{}`",
        "write the record's address, for example `[text](module:saying-no-well)`",
    ),
    "definition": (
        "PB064",
        "expected links in place, found the link definition `{}`",
        "write the address where the link is: `[text](https://…)`",
    ),
}


def check_markdown(known: Iterable[Leaf]) -> list[Diagnostic]:
    """Everything in the Markdown fields of a record that must not reach a page."""
    found = []
    for leaf in known:
        if any(isinstance(marker, Markdown) for marker in leaf.markers):
            for unsafe in islice(problems(leaf.scalar.text), MOST):
                code, message, fix = WORDS[unsafe.what]
                found.append(error(code, place(leaf.scalar, unsafe.offset), leaf.path, message.format(unsafe.found), fix))
    return found


def check_assets(known: Iterable[Leaf], assets: Iterable[str]) -> list[Diagnostic]:
    """Fields that name a picture which is not there."""
    there = sorted(assets)
    named = (leaf for leaf in known if any(isinstance(marker, Asset) for marker in leaf.markers))
    return [no_asset(leaf.scalar.text, leaf.scalar.mark, leaf.path, there) for leaf in named if leaf.scalar.text not in there]


def check_names(root: Branch, foreign: Iterable[str]) -> list[Diagnostic]:
    """Every text that still names another organization."""
    names = sorted({name for name in foreign if len(name) > 3}, key=len, reverse=True)
    if not names:
        return []
    # What may not stand before a name is looked for after it: a pattern that begins with a letter is searched ten times as fast.
    pattern = re.compile("|".join(rf"{name}(?<!\w{name})(?!\w)" for name in map(re.escape, names)))
    found: list[Diagnostic] = []
    _search(root, "", pattern, found)
    return found


def _search(tree: Tree, path: str, pattern: re.Pattern[str], found: list[Diagnostic]) -> None:
    if isinstance(tree, Branch):
        for name, member in tree.members.items():
            _search(member, f"{path}.{name}" if path else name, pattern, found)
    elif isinstance(tree, Plain):
        for item in tree.items:
            _search_node(item, path, pattern, found)
    elif isinstance(tree, Scalar):
        _search_node(tree, path, pattern, found)


def _search_node(node: Node, path: str, pattern: re.Pattern[str], found: list[Diagnostic]) -> None:
    if isinstance(node, Scalar):
        match = pattern.search(node.text)
        if match:
            message = f"the name “{match.group()}” belongs to another playbook"
            found.append(
                error(
                    "PB066",
                    place(node, match.start()),
                    path.removeprefix(f"{SETTINGS}."),
                    message,
                    "write your own, or `{{ organization.name }}`",
                )
            )
        return
    for child in node.items if isinstance(node, Sequence) else node.entries.values():
        _search_node(child, path, pattern, found)
