"""After the last layer: operators resolved, and what each layer did held against what lies beneath it."""

from __future__ import annotations

from collections.abc import Container
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .diagnostics import Diagnostic, error, suggest, warning
from .overlay import EMPTY, Branch, Edit, Plain, Removed, Tree, lay
from .source import Mark, Scalar

Path = tuple[str, ...]
TITLES = ("title", "situation", "name", "what", "statement", "prompt", "text")


@dataclass(frozen=True)
class Deed:
    """Something that an upper layer did to what lies beneath: for the page of changes and for `explain`."""

    path: Path
    kind: Literal["changed", "added", "removed"]
    mark: Mark
    under: Mark | None
    reason: str = ""
    title: str = ""  # of a thing that was removed: what it was called


@dataclass(frozen=True)
class Settled:
    """One tree without operators, what was removed from it, and what each layer did."""

    tree: Branch
    removed: dict[Path, Removed]
    deeds: tuple[Deed, ...]


def settle(trees: SequenceOf[Branch]) -> tuple[Settled, list[Diagnostic]]:
    """`trees`, lowest first, as one."""
    found: list[Diagnostic] = []
    deeds: list[Deed] = []
    beneath: Tree = EMPTY
    for number, tree in enumerate(trees):
        if number:
            assert isinstance(beneath, Branch)
            _Comparison(found, deeds).members(beneath, tree, ())
        beneath = lay(beneath, tree)
    assert isinstance(beneath, Branch)
    removed: dict[Path, Removed] = {}
    resolved = _resolve(beneath, (), removed, found)
    return Settled(resolved, removed, tuple(deeds)), found


class _Comparison:
    """Walks an upper layer beside what lies beneath it."""

    def __init__(self, found: list[Diagnostic], deeds: list[Deed]) -> None:
        self.found, self.deeds = found, deeds

    def members(self, lower: Branch, upper: Branch, path: Path) -> None:
        for name, tree in upper.members.items():
            if name == "id":
                continue
            here = (*path, name)
            there = lower.members.get(name)
            place = upper.keys.get(name, upper.mark)
            if there is None or isinstance(there, Removed):
                self.absent(tree, here, place, lower, upper.keyed)
            else:
                self.present(there, tree, here, place)

    def absent(self, tree: Tree, path: Path, place: Mark, lower: Branch, keyed: bool) -> None:
        if isinstance(tree, Removed):
            gone = isinstance(lower.members.get(path[-1]), Removed)
            why = "it was removed already" if gone else suggest(path[-1], lower.members)
            self.found.append(error("PB024", tree.mark, _dotted(path), f"removes `{path[-1]}`, which is not there", why))
            return
        if isinstance(tree, Edit) and tree.minus:
            self.found.append(
                warning("PB025", tree.minus[0].mark, _dotted(path), "takes from a list that is empty beneath", "remove the line")
            )
        if keyed and isinstance(tree, Branch) and tree.new is None:
            fix = suggest(path[-1], [n for n, t in lower.members.items() if not isinstance(t, Removed)])
            self.found.append(
                error(
                    "PB022",
                    place,
                    _dotted(path),
                    f"there is no `{path[-1]}` beneath",
                    f"if it is new, write `new: true` as its first line; {fix}",
                )
            )
        if isinstance(tree, Branch) and tree.keyed and len(path) == 1:  # a kind of which nothing lies beneath: each record is new
            self.deeds += [Deed((*path, name), "added", tree.keys.get(name, member.mark), None) for name, member in tree.members.items()]
            return
        self.deeds.append(Deed(path, "added", place, None))

    def present(self, lower: Tree, upper: Tree, path: Path, place: Mark) -> None:
        if isinstance(upper, Removed):
            self.deeds.append(Deed(path, "removed", upper.mark, mark_of(lower), upper.reason, title_of(lower)))
            return
        if isinstance(upper, Branch) and upper.new is not None:
            self.found.append(
                error(
                    "PB023",
                    upper.new,
                    _dotted(path),
                    f"`new: true`, but `{path[-1]}` is there beneath",
                    "leave the line out to change it; or give yours another id",
                    mark_of(lower),
                )
            )
        if isinstance(upper, Branch) and isinstance(lower, Branch) and not upper.fresh and upper.keyed == lower.keyed:
            self.members(lower, upper, path)
            return
        if isinstance(upper, Edit):
            self.edit(lower, upper, path)
        if not (isinstance(upper, Scalar) and isinstance(lower, Scalar) and upper.text == lower.text):
            self.deeds.append(Deed(path, "changed", place, mark_of(lower)))

    def edit(self, lower: Tree, upper: Edit, path: Path) -> None:
        if isinstance(lower, Branch) and lower.keyed:
            name = path[-1]
            fix = f"write `{name}:`, with `new: true` in what is new and `remove: <reason>` in what goes"
            self.found.append(
                error(
                    "PB026",
                    upper.mark,
                    _dotted(path),
                    f"`{name}+` and `{name}-` are for plain lists, and `{name}` is a list of things with an id",
                    fix,
                    lower.mark,
                )
            )
        items = lower.items if isinstance(lower, Plain) else lower.plus if isinstance(lower, Edit) else ()
        present = {item.text for item in items if isinstance(item, Scalar)}
        for scalar in upper.minus:
            if scalar.text not in present:
                message = f"takes away “{_short(scalar.text)}”, which is not in the list beneath"
                self.found.append(warning("PB025", scalar.mark, _dotted(path), message, suggest(scalar.text, present), lower.mark))


def title_of(tree: Tree) -> str:
    """What readers call a record or a part, as far as its own fields say."""
    for name in TITLES if isinstance(tree, Branch) else ():
        title = tree.members.get(name) if isinstance(tree, Branch) else None
        if isinstance(title, Scalar):
            return title.text
    return ""


def mark_of(tree: Tree) -> Mark:
    """Where `tree` stands."""
    return tree.mark


def _resolve(branch: Branch, path: Path, removed: dict[Path, Removed], found: list[Diagnostic]) -> Branch:
    members: dict[str, Tree] = {}
    for name in _Order(branch, path, found).names() if branch.keyed else branch.members:
        tree = branch.members[name]
        if isinstance(tree, Removed):
            removed[*path, name] = tree
        else:
            members[name] = _resolve(tree, (*path, name), removed, found) if isinstance(tree, Branch) else tree
    return branch.with_members(members)


class _Order:
    """Puts the members of a branch in order: each `before` and `after` obeyed, neighbours first, removed ones included."""

    def __init__(self, branch: Branch, path: Path, found: list[Diagnostic]) -> None:
        self.moves = {name: tree.order for name, tree in branch.members.items() if isinstance(tree, Branch | Removed) and tree.order}
        self.path, self.found = path, found
        self.members = branch.members
        self.placed: set[str] = set()
        # Each name's neighbours, None standing at both ends: a move costs the same in a list of ten and of ten thousand.
        self.behind: dict[str | None, str | None] = {}
        self.ahead: dict[str | None, str | None] = {}
        for one, other in pairwise((None, *self.members, None)):
            self.join(one, other)

    def join(self, one: str | None, other: str | None) -> None:
        self.behind[one], self.ahead[other] = other, one

    def names(self) -> list[str]:
        for name in self.members:
            self.place(name)
        found, at = [], self.behind[None]
        while at is not None:
            found.append(at)
            at = self.behind[at]
        return found

    def place(self, name: str) -> None:
        waiting: dict[str, None] = {}  # each for the one behind it
        while name in self.moves and name not in self.placed:
            where, neighbour = self.moves[name]
            wrong = self.wrong(name, where, neighbour.text, waiting)
            if wrong:
                self.placed.add(name)
                self.found.append(error(wrong[0], neighbour.mark, _dotted((*self.path, name, where)), *wrong[1:]))
                break
            waiting[name] = None
            name = neighbour.text
        for each in reversed(waiting):
            self.move(each)

    def move(self, name: str) -> None:
        where, neighbour = self.moves[name]
        self.placed.add(name)
        self.join(self.ahead[name], self.behind[name])
        left = neighbour.text if where == "after" else self.ahead[neighbour.text]
        right = self.behind[left]
        self.join(left, name)
        self.join(name, right)

    def wrong(self, name: str, where: str, neighbour: str, trail: Container[str]) -> tuple[str, str, str] | None:
        if neighbour == name:
            return "PB028", f"`{name}` waits for itself", f"name another neighbour, or remove the `{where}`"
        if neighbour in trail:
            return "PB028", f"`{name}` and `{neighbour}` each wait for the other", f"remove one `{where}`"
        if neighbour not in self.members:
            return "PB027", f"there is no `{neighbour}` to stand {where}", suggest(neighbour, self.members)
        return None


def _dotted(path: Path) -> str:
    return ".".join(path).removeprefix("settings.")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
