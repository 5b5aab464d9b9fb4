"""The stage: one settled tree to a typed playbook, with every finding in one run."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from ..diagnostics import Diagnostic, error, has_errors, suggest, todo
from ..kinds import KINDS, Kind
from ..model import Path, Playbook, Record, Settings, Vision
from ..model.fields import Asset, Part, ToPublish
from ..overlay import Branch, Edit, Removed, Tree, as_node
from ..read.pictures import problem
from ..settle import Settled
from ..source import Mapping, Mark, Node, Scalar
from ..text.safety import links
from . import measured, places, references, rules, shown, texts
from .decode import decode
from .needs import Gone, release
from .shape import leaves, slots
from .variables import fill


@dataclass(frozen=True)
class Surroundings:
    """What validation needs besides the tree: pictures, the day, names that belong to others, the base layer's name."""

    assets: MappingOf[str, bytes]
    today: date | None = None
    foreign_names: tuple[str, ...] = ()
    base: str = "base"
    data: MappingOf[str, tuple[bytes, Mark]] = field(default_factory=dict)


def validate(settled: Settled, around: Surroundings) -> tuple[Playbook | None, list[Diagnostic]]:
    """The playbook in `settled`, or None if anything in it is wrong; and every finding."""
    root, found = fill(settled.tree)
    found += texts.check_names(root, around.foreign_names)
    found += _unknown(root)
    there = references.known(root, settled.removed, around.assets)
    decoder = _Decoder(there, around, settled.removed)
    settings = decoder.one(root, "settings", "", Settings, found)
    records = decoder.records(root, found)
    named = _named(root)
    found += _pictures(around, named)
    vision = records.pop("vision", None)
    if not isinstance(vision, Vision):
        if "vision" not in root.members:
            found.append(error("PB110", root.mark, "vision", "there is no vision", "write `vision.yml`"))
        vision = None
    figures, more = measured.measured(records.get("metrics", {}), records.get("surveys", {}), around.data)
    found += more
    if settings is None or vision is None or has_errors(found):
        return None, found
    shown = {name: around.assets[name] for name in sorted(named) if name in around.assets}
    book = Playbook(settings=settings, vision=vision, assets=shown, **records, **figures)
    found += rules.check(rules.Context(book, partial(places.mark, root), around.today))
    found += to_publish(book, root, around.base)
    return (None if has_errors(found) else book), found


def _unknown(root: Branch) -> list[Diagnostic]:
    known = {kind.field for kind in KINDS} | {"settings"}
    return [
        error("PB111", root.keys.get(name, root.mark), name, f"there is no kind `{name}`", suggest(name, known))
        for name in root.members
        if name not in known
    ]


class _Decoder:
    def __init__(self, there: references.Known, around: Surroundings, gone: Gone) -> None:
        self.there, self.around, self.gone = there, around, gone

    def records(self, root: Branch, found: list[Diagnostic]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for kind in KINDS:
            if kind.field not in root.members:
                continue
            if kind.single:
                result[kind.field] = self.one(root, kind.field, kind.field, kind.model, found)
            else:
                result[kind.field] = self.many(root.members[kind.field], kind, found)
        return result

    def many(self, tree: Tree, kind: Kind, found: list[Diagnostic]) -> dict[str, Record]:
        decoded: dict[str, Record] = {}
        for name, member in tree.members.items() if isinstance(tree, Branch) else ():
            record = self.record(member, kind.model, f"{kind.field}.{name}", found)
            if isinstance(record, Record):
                decoded[name] = record
        return decoded

    def one(self, root: Branch, name: str, path: str, model: type[Part], found: list[Diagnostic]) -> Any:
        member = root.members.get(name)
        return self.record(member, model, path, found) if member is not None else None

    def record(self, tree: Tree, model: type[Part], path: str, found: list[Diagnostic]) -> Part | None:
        node = as_node(tree)
        if not isinstance(node, Mapping):
            found.append(error("PB018", tree.mark, path, "expected `name: value` lines, found something else", "begin with `title: …`"))
            return None
        whole, node = node, self.kept(node, model, path)
        found += references.for_nobody(whole, node, path)
        record, wrong = decode(node, model, path)
        found += wrong
        known = tuple(leaves(model, node, path))
        found += texts.check_markdown(known)
        found += shown.check(known)
        found += references.check(node, known, self.there)
        found += texts.check_assets(known, self.there.assets)
        found += measured.check_files(known, self.around.data)
        return record

    def kept(self, node: Mapping, model: type[Part], path: str) -> Mapping:
        """`node` without what hangs on things that a layer removed."""
        kept = references.prune(node, model, self.there.removed) if self.there.removed else node
        return release(node, kept, self.gone, path.partition(".")[2]) if model is Path and self.gone else kept


def _pictures(around: Surroundings, named: MappingOf[str, Mark]) -> list[Diagnostic]:
    """Pictures that are named somewhere and may not be shown."""
    found = []
    for name, mark in named.items():
        fault = problem(name, around.assets[name]) if name in around.assets else None
        if fault:
            found.append(
                error(
                    "PB119",
                    mark,
                    f"assets/{name}",
                    f"expected a plain picture, found {fault}",
                    "save it without scripts, styles and outside references, or as PNG",
                )
            )
    return found


def _named(root: Branch) -> dict[str, Mark]:
    """The pictures that the tree names: the logo, every one in a text, and those with a field of their own."""
    named: dict[str, Mark] = {}

    def visit(node: Tree | Node) -> None:
        if isinstance(node, Scalar):
            if "![" in node.text:
                named.update({dest: node.mark for _, dest, picture in links(node.text) if picture})
        else:
            for part in _below(node):
                visit(part)

    visit(root)
    logo = places.find(root, "brand.logo")
    if isinstance(logo, Scalar):
        named[logo.text] = logo.mark
    return named | _fielded(root)


def _fielded(root: Branch) -> dict[str, Mark]:
    """The pictures that records name in a field of their own."""
    named: dict[str, Mark] = {}
    for kind in KINDS:
        fields = [name for name, slot in slots(kind.model).items() if any(isinstance(marker, Asset) for marker in slot.markers)]
        shelf = root.members.get(kind.field) if fields and not kind.single else None
        for record in shelf.members.values() if isinstance(shelf, Branch) else ():
            found = (record.members.get(name) for name in fields) if isinstance(record, Branch) else ()
            named |= {node.text: node.mark for node in found if isinstance(node, Scalar)}
    return named


def _below(node: Tree | Node) -> Iterable[Tree | Node]:
    if isinstance(node, Branch):
        return node.members.values()
    if isinstance(node, Mapping):
        return node.entries.values()
    if isinstance(node, Edit):
        return node.plus
    return () if isinstance(node, Removed | Scalar) else node.items


def to_publish(book: Playbook, root: Branch, base: str) -> list[Diagnostic]:
    """What must still be filled in before the site is published."""
    found = []
    place = places.mark(root, "organization.name")  # the file in which the organization says who it is
    for name, slot in slots(type(book.settings.organization)).items():
        asked = next((marker for marker in slot.markers if isinstance(marker, ToPublish)), None)
        value = places.find(root, f"organization.{name}")
        if asked and (value is None or value.mark.layer == base):
            found.append(
                todo(
                    "PB300",
                    place,
                    f"organization.{name}",
                    asked.ask,
                    f"write `{name}:` under `organization:` in playbook.yml",
                )
            )
    version = book.vision.current
    if version.draft:
        where = f"vision.versions.{version.id}"
        found.append(
            todo(
                "PB300",
                places.mark(root, where),
                where,
                "your own vision; this one is the pattern",
                "add a version to vision.yml, approved and dated",
            )
        )
    return found
