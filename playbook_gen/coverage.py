"""How far the questions of the modules cover what the modules teach: counts, and the gaps with their places.

Pure: a sound playbook, the tree that it was read from and the names of its layers go in; a `Coverage` comes out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .model import ItemBase, Lesson, Module, Playbook
from .overlay import Branch, Edit, Plain, Tree
from .report import UNSEEN
from .source import Mapping, Mark, Node, Scalar
from .source import Sequence as Nodes
from .text.prose import HEADING, Heading, headings
from .text.safety import masked
from .validate.places import find, mark
from .validate.variables import place


@dataclass(frozen=True)
class Gap:
    """Something that is not covered: its stable name, where it stands, which field it is, what is missing, what to do."""

    name: str
    mark: Mark
    field: str
    message: str
    fix: str


@dataclass(frozen=True)
class Checked:
    """An objective: how many items check it, how many rows of the rubric, and the points of those items."""

    id: str
    items: int
    rubric: int
    points: int


@dataclass(frozen=True)
class Covered:
    """A module: its items by kind, its points, its objectives, its gaps by place."""

    id: str
    kinds: dict[str, int]
    points: int
    objectives: tuple[Checked, ...]
    gaps: tuple[Gap, ...]

    @property
    def items(self) -> int:
        """How many items the module has."""
        return sum(self.kinds.values())


@dataclass(frozen=True)
class Coverage:
    """Every module, in the playbook's order."""

    modules: tuple[Covered, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps of all modules."""
        return tuple(gap for module in self.modules for gap in module.gaps)

    @property
    def kinds(self) -> dict[str, int]:
        """The items of all modules by kind."""
        return dict(sum((Counter(module.kinds) for module in self.modules), Counter[str]()))


def coverage(book: Playbook, root: Branch, layers: Sequence[str]) -> Coverage:
    """What the items of `book` cover. `root` is the settled tree, `layers` the names of its layers, lowest first."""
    return Coverage(tuple(_module(module, _Tree(root, tuple(layers))) for module in book.modules.values()))


@dataclass(frozen=True)
class _Tree:
    """Where fields stand, and which layer wrote them."""

    root: Branch
    layers: tuple[str, ...]

    def at(self, path: str) -> Mark:
        return mark(self.root, path)

    def heading(self, path: str, number: int) -> Mark:
        """Where the heading of a text stands, counted from 0."""
        body = find(self.root, path)
        assert isinstance(body, Scalar)
        titles = [match for match in HEADING.finditer(masked(body.text)) if match["title"].strip()]
        return place(body, titles[number].start())

    def uppermost(self, path: str) -> int:
        """How high the uppermost layer lies that wrote anything of what stands at `path`."""
        tree = find(self.root, path)
        named = {place.layer for place in _marks(tree)} if tree is not None else set()
        return max((height for height, name in enumerate(self.layers) if name in named), default=-1)


def _marks(tree: Tree | Node) -> Iterator[Mark]:
    yield tree.mark
    inner: Iterable[Tree | Node] = ()
    if isinstance(tree, Branch):
        inner = tree.members.values()
    elif isinstance(tree, Mapping):
        inner = tree.entries.values()
    elif isinstance(tree, Plain | Nodes):
        inner = tree.items
    elif isinstance(tree, Edit):
        inner = tree.plus
    for part in inner:
        yield from _marks(part)


def _module(module: Module, tree: _Tree) -> Covered:
    gaps = [*_objectives(module, tree), *_items(module, tree), *_sections(module, tree)] if module.items else [_no_items(module, tree)]
    return Covered(
        id=module.id,
        kinds=dict(Counter(item.kind for item in module.items)),
        points=sum(item.points for item in module.items),
        objectives=tuple(_checked(module, objective.id) for objective in module.objectives),
        gaps=tuple(sorted(gaps, key=lambda gap: (gap.mark, gap.field, gap.name))),
    )


def _checked(module: Module, objective: str) -> Checked:
    points = [item.points for item in module.items if item.objective == objective]
    return Checked(objective, len(points), sum(row.objective == objective for row in module.rubric), sum(points))


def _no_items(module: Module, tree: _Tree) -> Gap:
    path = f"modules.{module.id}"
    return Gap("module-without-assessment", tree.at(path), path, f"the module `{module.id}` has no items", "write some in `items.yml`")


def _objectives(module: Module, tree: _Tree) -> Iterator[Gap]:
    for objective in module.objectives:
        checked = _checked(module, objective.id)
        if not checked.items and not checked.rubric:
            path = f"modules.{module.id}.objectives.{objective.id}"
            message = f"no item and no row of the rubric checks the objective `{objective.id}`"
            yield Gap("objective-without-item", tree.at(path), path, message, f"write an item with `objective: {objective.id}`")


def _items(module: Module, tree: _Tree) -> Iterator[Gap]:
    lessons = {lesson.id: lesson for lesson in module.lessons}
    for item in module.items:
        path = f"modules.{module.id}.items.{item.id}"
        if item.objective is None and not any(entry.id == "no-objective" for entry in item.allow):
            message = f"the item `{item.id}` names no objective"
            yield Gap("item-without-objective", tree.at(path), path, message, "add `objective:` with the id of the one that it checks")
        lesson = lessons.get((item.reread or "").partition("#")[0])
        if lesson is not None:
            yield from _aged(path, item, f"modules.{module.id}.lessons.{lesson.id}", lesson, tree)


def _aged(path: str, item: ItemBase, beneath: str, lesson: Lesson, tree: _Tree) -> Iterator[Gap]:
    """The item, if what it leads to has changed since: by another layer, or on a day after it was checked."""
    body = tree.at(f"{beneath}.body")
    if tree.layers.index(body.layer) > tree.uppermost(path):
        message = f"`{body.layer}` wrote the lesson `{lesson.id}` anew, and the item `{item.id}` leads to it"
        fix = f"hold it against {body.path}; then change it there or write `checked:` with the day"
        yield Gap("item-of-replaced-lesson", tree.at(path), path, message, fix)
    elif lesson.changed is not None and (item.checked is None or item.checked < lesson.changed):
        since = f"was checked on {item.checked}" if item.checked else "says not when it was checked"
        message = f"the lesson `{lesson.id}` changed on {lesson.changed}, and the item `{item.id}` {since}"
        yield Gap("item-older-than-section", tree.at(path), path, message, "hold it against the lesson, and write `checked:` with the day")


def _sections(module: Module, tree: _Tree) -> Iterator[Gap]:
    """Lessons that no item leads to; headings, too, where items lead to some headings and none to the whole lesson."""
    led = {item.reread for item in module.items if item.reread}
    for lesson in module.lessons:
        path = f"modules.{module.id}.lessons.{lesson.id}"
        if not any(section.partition("#")[0] == lesson.id for section in led):
            message = f"no item leads to the lesson `{lesson.id}`"
            yield Gap(
                "section-without-item",
                tree.at(f"{path}.title"),
                path,
                message,
                f"write `reread: {lesson.id}` in an item that asks about it",
            )
        elif lesson.id not in led:
            met = {section.partition("#")[2] for section in led if section.startswith(f"{lesson.id}#")}
            yield from _headings(path, lesson, met, tree)


def _headings(path: str, lesson: Lesson, met: set[str], tree: _Tree) -> Iterator[Gap]:
    """The headings of a lesson that no item leads to; `met` are those that items do lead to."""
    known = headings(lesson.body)
    for number, heading in enumerate(known):
        if not _met(known, number, met):
            name = f"{lesson.id}#{heading.slug}"
            message = f"no item leads to the section `{name}`"
            where = tree.heading(f"{path}.body", number)
            yield Gap("section-without-item", where, path, message, f"write `reread: {name}` in an item that asks about it")


def _met(known: tuple[Heading, ...], number: int, met: set[str]) -> bool:
    """Whether an item leads to the heading, to one that it lies under, or to one under it."""
    level, above = known[number].level, known[number].level
    for heading in reversed(known[:number]):
        if heading.level < above:
            above = heading.level
            if heading.slug in met:
                return True
    for heading in known[number + 1 :]:
        if heading.level <= level:
            break
        if heading.slug in met:
            return True
    return known[number].slug in met


# ---- in words, and for programs ----


def text(found: Coverage) -> str:
    """A block a module: its counts, a line an objective, its gaps. The last lines sum up."""
    blocks = [_block(module) for module in found.modules]
    kinds = _kinds(found.kinds)
    items = sum(module.items for module in found.modules)
    whole = f"in all: {_count(len(found.modules), 'module')}, {_count(items, 'item')}, "
    whole += f"{_count(sum(module.points for module in found.modules), 'point')}{kinds}\n"
    where = len({module.id for module in found.modules if module.gaps})
    last = f"{_count(len(found.gaps), 'gap')} in {_count(where, 'module')}\n" if found.gaps else "no gaps\n"
    return UNSEEN.sub("\ufffd", "\n".join([*blocks, whole + last]))


def _block(module: Covered) -> str:
    lines = [f"{module.id}: {_count(module.items, 'item')}, {_count(module.points, 'point')}{_kinds(module.kinds)}"]
    width = max(len(objective.id) for objective in module.objectives)
    for objective in module.objectives:
        rows = f", {_count(objective.rubric, 'row')} of the rubric" if objective.rubric else ""
        points = f", {_count(objective.points, 'point')}" if objective.items else ""
        lines.append(f"  {objective.id:<{width}}  {_count(objective.items, 'item')}{points}{rows}")
    for gap in module.gaps:
        lines += [f"  {gap.mark}: {gap.name}", f"    {gap.message}", f"    fix: {gap.fix}"]
    return "\n".join(lines) + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _kinds(kinds: dict[str, int]) -> str:
    return f" ({', '.join(f'{number} {kind}' for kind, number in kinds.items())})" if kinds else ""


def as_json(found: Coverage) -> str:
    """An object with `modules` and `total`: the help of `playbook coverage` names what each holds."""
    modules = [
        {
            "id": module.id, "items": module.items, "points": module.points, "kinds": module.kinds,
            "objectives": [vars(objective) for objective in module.objectives], "gaps": [_gap(gap) for gap in module.gaps],
        }
        for module in found.modules
    ]  # fmt: skip
    total = {
        "modules": len(modules), "items": sum(module.items for module in found.modules),
        "points": sum(module.points for module in found.modules), "kinds": found.kinds, "gaps": len(found.gaps),
    }  # fmt: skip
    return json.dumps({"modules": modules, "total": total}, ensure_ascii=False, indent=2) + "\n"


def _gap(gap: Gap) -> dict[str, Any]:
    place = {"path": gap.mark.path, "line": gap.mark.line, "column": gap.mark.column, "layer": gap.mark.layer}
    return {"gap": gap.name, **place, "field": gap.field, "message": gap.message, "fix": gap.fix}
