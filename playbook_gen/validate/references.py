"""References between records: what exists, what was removed, what goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..diagnostics import Diagnostic, error, suggest, warning
from ..kinds import BY_NAME, KINDS
from ..model import Assignment, Reply
from ..model.fields import LocalRef, Markdown, Part, Ref
from ..overlay import Branch, Plain, Removed
from ..source import Mapping, Mark, Node, Scalar, Sequence
from ..text.prose import headings
from ..text.safety import links
from .places import find
from .shape import Leaf, Slot, slots
from .variables import place

PAGES = (
    "home",
    "vision",
    "start",
    "guidance",
    "training",
    "boards",
    "articles",
    "behaviours",
    "about",
    "glossary",
    "changes",
    "owners",
    "privacy",
    "accessibility",
    "progress",
    "practice",
    "record",
    "moments",
    "policies",
    "limits",
    "scoreboard",
    "wall",
    "assessment",
    "communication",
    "commitments",
    "champions",
    "stories",
    "recognition",
    "celebrations",
    "decisions",
    "filter",
    "roadmap",
    "launches",
    "lead",
    "poster",
    "card",
    "announcement",
    "lineup",
)
NO_WORDS = re.compile(r"\[[\s*_`~]*\]\(\s*<?$")  # before the address of a picture
LOOSE = {(Reply, "card")}  # fields that point to a record and that their part does without once it is removed
FIRM = {(Assignment, "modules")}  # lists that nothing may drop out of in silence: people were told that it is all of it
SETTING_KINDS = {
    "role": "roles", "topic": "topics", "stage": "stages", "policy_question": "policy_questions", "filter_question": "decision_filter",
}  # fmt: skip
LINKED = (*BY_NAME, "topic")  # what a link may name besides pages


@dataclass(frozen=True)
class Known:
    """Every id there is, by kind (in order, and found at once), and every id that a layer removed."""

    ids: dict[str, dict[str, None]]
    removed: dict[tuple[str, str], Removed]
    assets: tuple[str, ...]

    def address(self, address: str) -> bool:
        """Whether `kind:id` or `page:name` leads somewhere."""
        kind, _, name = address.partition(":")
        return name in (PAGES if kind == "page" else self.ids.get(kind, ()) if kind in LINKED else ())

    def nearest(self, address: str) -> str:
        """A fix for an address that leads nowhere."""
        kind, colon, name = address.partition(":")
        names = PAGES if kind == "page" else self.ids.get(kind, ())
        if not colon or kind not in (*LINKED, "page"):
            return "write `kind:id`, for example `module:saying-no-well` or `page:vision`"
        return suggest(name, names)


def known(root: Branch, removed: dict[tuple[str, ...], Removed], assets: Iterable[str]) -> Known:
    """What can be referred to in `root`."""
    ids = {kind.name: _ids(root, kind.field) for kind in KINDS if not kind.single}
    ids |= {kind: _ids(root, field) for kind, field in SETTING_KINDS.items()}
    return Known(ids, {named: gone for path, gone in removed.items() if (named := _named(path))}, tuple(assets))


def _ids(root: Branch, path: str) -> dict[str, None]:
    tree = find(root, path)
    return dict.fromkeys(tree.members) if isinstance(tree, Branch) else {}


def _named(path: tuple[str, ...]) -> tuple[str, str] | None:
    fields = {kind.field: kind.name for kind in KINDS} | {field: kind for kind, field in SETTING_KINDS.items()}
    path = path[1:] if path[0] == "settings" else path
    return (fields[path[0]], path[1]) if len(path) == 2 and path[0] in fields else None


def prune(node: Mapping, model: type[Part], removed: dict[tuple[str, str], Removed]) -> Mapping:
    """`node` without what hangs on removed records: their ids in lists, and parts of lists that point at them."""
    entries: dict[str, Node] = {}
    known_slots = slots(model)
    for name, value in node.entries.items():
        slot = known_slots.get(name)
        if slot and (model, name) in LOOSE and isinstance(value, Scalar) and _is_removed(value, slot, removed):
            continue
        entries[name] = _pruned(value, slot, removed) if slot and (model, name) not in FIRM else value
    return replace(node, entries=entries)


def for_nobody(whole: Mapping, kept: Mapping, path: str) -> list[Diagnostic]:
    """What was for roles that are all gone: it would be for everybody now."""
    before, after = whole.entries.get("roles"), kept.entries.get("roles")
    if not (isinstance(before, Sequence) and isinstance(after, Sequence)) or not before.items or after.items:
        return []
    message = "every role that it was for was removed, so it is shown to everybody"
    fix = "in your own layer, remove it with its roles, or give it yours: `roles: [...]`"
    return [warning("PB121", before.mark, f"{path}.roles", message, fix)]


def _pruned(node: Node, slot: Slot, removed: dict[tuple[str, str], Removed]) -> Node:
    if isinstance(node, Sequence):
        return Sequence(tuple(_kept(item, slot, removed) for item in node.items if not _hangs(item, slot, removed)), node.mark)
    if isinstance(node, Mapping) and (part := slot.part_for(node)) is not None and slot.form == "part":
        return prune(node, part, removed)
    return node


def _kept(item: Node, slot: Slot, removed: dict[tuple[str, str], Removed]) -> Node:
    part = slot.part_for(item) if isinstance(item, Mapping) else None
    return prune(item, part, removed) if part and isinstance(item, Mapping) else item


def _hangs(item: Node, slot: Slot, removed: dict[tuple[str, str], Removed]) -> bool:
    if isinstance(item, Scalar):
        return _is_removed(item, slot, removed)
    part = slot.part_for(item)
    if part is None or not isinstance(item, Mapping):
        return False
    return any(
        isinstance(value, Scalar) and name in slots(part) and (part, name) not in LOOSE and _is_removed(value, slots(part)[name], removed)
        for name, value in item.entries.items()
    )


def _is_removed(scalar: Scalar, slot: Slot, removed: dict[tuple[str, str], Removed]) -> bool:
    for marker in slot.markers:
        if isinstance(marker, Ref):
            kind, _, name = scalar.text.partition(":")
            named = (kind, name) if marker.kind == "address" else (marker.kind, scalar.text)
            return named in removed
    return False


def check(node: Mapping, known_leaves: Iterable[Leaf], there: Known) -> list[Diagnostic]:
    """Every reference, link and picture of a record that leads nowhere."""
    found: list[Diagnostic] = []
    sections = _sections(node)
    for leaf in known_leaves:
        for marker in leaf.markers:
            if isinstance(marker, Ref):
                found += _reference(leaf, marker, there)
            elif isinstance(marker, LocalRef):
                found += _local(leaf, marker, node, sections)
            elif isinstance(marker, Markdown):
                found += _links(leaf, there)
    return found


def _reference(leaf: Leaf, marker: Ref, there: Known) -> list[Diagnostic]:
    name = leaf.scalar.text
    if leaf.scalar.empty or name in marker.also:
        return []
    is_address = marker.kind == "address"
    kind, _, target = name.partition(":") if is_address else (marker.kind, "", name)
    names = there.ids.get(marker.kind, {})
    if there.address(name) if is_address else name in names:
        return []
    gone = there.removed.get((kind, target))
    if gone:
        message = f"points to the {kind} `{target}`, which was removed: {gone.reason}"
        fix = f"in your own layer, point to another one or remove this too; it was removed in {gone.mark.path}:{gone.mark.line}"
        return [error("PB115", leaf.scalar.mark, leaf.path, message, fix)]
    fix = there.nearest(name) if is_address else suggest(name, (*names, *marker.also))
    noun = "page" if is_address else marker.kind.replace("_", " ")
    return [error("PB114", leaf.scalar.mark, leaf.path, f"there is no {noun} `{name}`", fix)]


def _local(leaf: Leaf, marker: LocalRef, node: Mapping, sections: tuple[str, ...]) -> list[Diagnostic]:
    names = sections if marker.field == "sections" else _part_ids(node, marker.field)
    if leaf.scalar.empty or leaf.scalar.text in names:
        return []
    if not isinstance(node.entries.get("lessons" if marker.field == "sections" else marker.field), Sequence):
        return []  # that they are missing, or no list, is a finding of its own
    noun = {"sections": "section", "objectives": "objective"}.get(marker.field, marker.field)
    return [
        error(
            "PB116",
            leaf.scalar.mark,
            leaf.path,
            f"there is no {noun} `{leaf.scalar.text}` in this module",
            _heading_fix(leaf.scalar.text, names) or suggest(leaf.scalar.text, names),
        )
    ]


def _heading_fix(section: str, names: tuple[str, ...]) -> str:
    """What to do where the lesson is there and the heading is not: often another layer wrote the lesson anew."""
    lesson, _, heading = section.partition("#")
    if not heading or lesson not in names:
        return ""
    there = [name for name in names if name.startswith(f"{lesson}#")]
    return f"give the lesson `{lesson}` a heading that makes `{heading}`, or point elsewhere: {suggest(section, [lesson, *there])}"


def _part_ids(node: Mapping, field: str) -> tuple[str, ...]:
    value = node.entries.get(field)
    items = value.items if isinstance(value, Sequence) else ()
    ids = [item.entries.get("id") for item in items if isinstance(item, Mapping)]
    return tuple(scalar.text for scalar in ids if isinstance(scalar, Scalar))


def _sections(node: Mapping) -> tuple[str, ...]:
    """The lessons of a module, and each of their headings as `lesson#heading`."""
    lessons = node.entries.get("lessons")
    result: list[str] = []
    for lesson in lessons.items if isinstance(lessons, Sequence) else ():
        if isinstance(lesson, Mapping) and isinstance(name := lesson.entries.get("id"), Scalar):
            body = lesson.entries.get("body")
            result.append(name.text)
            result += [f"{name.text}#{heading.slug}" for heading in headings(body.text)] if isinstance(body, Scalar) else []
    return tuple(result)


def _links(leaf: Leaf, there: Known) -> list[Diagnostic]:
    found = []
    for offset, dest, picture in links(leaf.scalar.text):
        where = place(leaf.scalar, offset)
        if picture:
            found += _picture(leaf, dest, offset, there)
        elif dest.partition(":")[0] in (*LINKED, "page") and ":" in dest and not there.address(dest):
            kind, _, name = dest.partition(":")
            if (kind, name) not in there.removed:  # a link to a removed record becomes plain text
                found.append(error("PB065", where, leaf.path, f"the link `{dest}` leads nowhere", there.nearest(dest)))
    return found


def _picture(leaf: Leaf, dest: str, offset: int, there: Known) -> list[Diagnostic]:
    where = place(leaf.scalar, offset)
    if NO_WORDS.search(leaf.scalar.text[max(0, offset - 60) : offset]):
        return [
            error(
                "PB117",
                where,
                leaf.path,
                f"the picture `{dest}` has no text for people who cannot see it",
                f"write `![what it shows]({dest})`",
            )
        ]
    return [] if dest in there.assets else [no_asset(dest, where, leaf.path, there.assets)]


def no_asset(name: str, where: Mark, path: str, assets: Iterable[str]) -> Diagnostic:
    """The finding about a picture that is not in `assets/`."""
    if name.startswith(("/", "\\")) or ".." in name or ":" in name:
        fix = "put a copy into `assets/` and write its name"
        return error("PB118", where, path, f"expected a file inside `assets/`, found `{name}`", fix)
    fix = suggest(name, assets) if assets else f"put it there as `assets/{name}`"
    return error("PB118", where, path, f"there is no file `{name}` in `assets/`", fix)


__all__ = ["Known", "Plain", "check", "known", "prune"]
