"""The page *what is ours and why*: where the playbook differs from the pack that it stands on, a row a record.

It tells which parts of a record were changed, never what they say: the parts hold questions with their keys, and what
only trainers see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from posixpath import commonpath, dirname, relpath
from typing import Any

from ..kinds import BY_NAME
from ..plan import Page
from . import facts
from .desk import Desk
from .values import Changed

KINDS = {kind.field: kind.name for kind in BY_NAME.values() if not kind.single}
TRAINERS_ONLY = {"rubric", "trainer"}


@dataclass(frozen=True)
class Place:
    """Where a change lies: the record's address (none for settings) and the field of the record or the part of the settings."""

    name: str
    field: str
    whole: bool

    @classmethod
    def of(cls, path: str) -> Place:
        """`guidance.raised-voice.say` is the field `say` of `guidance:raised-voice`."""
        first, *rest = path.split(".")
        if first == "vision":
            return cls("page:vision", rest[0] if rest else "", whole=False)
        if first in KINDS and rest:
            return cls(f"{KINDS[first]}:{rest[0]}", rest[1] if rest[1:] else "", whole=not rest[1:])
        return cls("", first, whole=False)


@dataclass(frozen=True)
class Row:
    """What one layer did to one record."""

    title: str
    href: str | None
    what: str
    layer: str
    file: str


@dataclass(frozen=True)
class Group:
    """Everything that was removed, added or changed."""

    kind: str
    rows: tuple[Row, ...]


def changes(desk: Desk, page: Page) -> Mapping[str, Any]:
    """News, and what is ours."""
    made = {"removed": _removed, "added": _added, "changed": _changed}
    groups = [Group(kind, tuple(rows(desk, page))) for kind, rows in made.items()]
    return {"news": facts.news(desk.plan.playbook), "groups": [group for group in groups if group.rows]}


def _shown(desk: Desk) -> Iterator[tuple[Place, Changed]]:
    roots = _roots(desk.provenance.changed)
    for found in desk.provenance.changed:
        change = replace(found, file=relpath(found.file, roots[found.layer]))
        place = Place.of(change.path)
        if place.field not in TRAINERS_ONLY:
            yield place, change


def _roots(changed: Iterable[Changed]) -> dict[str, str]:
    """The folder of each layer. A page names files from there: it must not tell where on which machine it was built."""
    folders: dict[str, list[str]] = {}
    for change in changed:
        folders.setdefault(change.layer, []).append(dirname(change.file) or ".")
    return {layer: commonpath(found) for layer, found in folders.items()}


def _removed(desk: Desk, page: Page) -> Iterator[Row]:
    """Each with its own reason."""
    for place, change in _shown(desk):
        if change.kind == "removed":
            title = change.title if place.whole or not place.name else f"{_title(desk, place)}: {_field(desk, place.field)}"
            yield Row(title, _href(desk, page, place), change.reason or "", change.layer, change.file)


def _added(desk: Desk, page: Page) -> Iterator[Row]:
    for place, change in _shown(desk):
        if change.kind == "added" and place.whole:
            kind = desk.strings.say(f"kind_{place.name.partition(':')[0]}")
            yield Row(change.title, _href(desk, page, place), kind, change.layer, change.file)


def _changed(desk: Desk, page: Page) -> Iterator[Row]:
    """Additions to a record change it, too; so does what was taken from it, which is told with its reason above."""
    found = [(place, change) for place, change in _shown(desk) if change.kind != "removed" and not place.whole]
    found.sort(key=lambda pair: (not pair[0].name, pair[0].name, pair[1].layer))
    for (name, layer), pairs in groupby(found, key=lambda pair: (pair[0].name, pair[1].layer)):
        rows = list(pairs)
        fields = dict.fromkeys(_field(desk, place.field) for place, _ in rows if place.field)
        title = _title(desk, rows[0][0]) if name else desk.strings.say("ours_settings")
        yield Row(title, _href(desk, page, rows[0][0]), ", ".join(fields), layer, _folder(change.file for _, change in rows))


def _title(desk: Desk, place: Place) -> str:
    return desk.name(place.name) or place.name.partition(":")[2]


def _href(desk: Desk, page: Page, place: Place) -> str | None:
    return desk.tools(page.depth).link(place.name) if place.name else None


def _field(desk: Desk, field: str) -> str:
    """A field in readers' words."""
    return str(getattr(desk.strings.all, f"field_{field}", field.replace("_", " ")))


def _folder(files: Iterable[str]) -> str:
    """The file that the changes stand in, or the folder if there are several."""
    found = sorted(set(files))
    return found[0] if len(found) == 1 else found[0].rpartition("/")[0] + "/"
