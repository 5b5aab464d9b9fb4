"""The page *what is ours and why*: where the playbook differs from the pack that it stands on, a row a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..plan import Page
from . import facts
from .desk import Desk
from .values import Changed

FOLDERS = {
    "behaviours": "behaviour", "guidance": "guidance", "modules": "module", "paths": "path", "components": "component", "terms": "term",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What one layer did to one record."""

    title: str
    href: str | None
    fields: str
    reason: str
    where: str


@dataclass(frozen=True)
class Group:
    """Everything that was removed, added or changed."""

    kind: str
    rows: tuple[Row, ...]

    @property
    def reasons(self) -> bool:
        """Whether reasons are given: a removal always gives one."""
        return self.kind == "removed"


def changes(desk: Desk, page: Page) -> Mapping[str, Any]:
    """News, and what is ours."""
    groups = [Group(kind, tuple(_rows(desk, page, kind))) for kind in ("removed", "added", "changed")]
    return {"news": facts.news(desk.plan.playbook), "groups": [group for group in groups if group.rows]}


def _rows(desk: Desk, page: Page, kind: str) -> Iterable[Row]:
    found = [change for change in desk.provenance.changed if change.kind == kind]
    if kind == "removed":  # each has its own reason
        return [_row(desk, page, [change]) for change in found]
    by_record = sorted(found, key=lambda change: (_record(change.path), change.layer, change.file))
    return [_row(desk, page, list(rows)) for _, rows in groupby(by_record, key=lambda change: (_record(change.path), change.layer, change.file))]


def _row(desk: Desk, page: Page, rows: list[Changed]) -> Row:
    first = rows[0]
    name = address(first.path)
    fields = desk.strings.listing([field for field in dict.fromkeys(_field(row.path) for row in rows) if field])
    where = f"{first.layer}: {first.file}:{first.line}"
    return Row(first.title, desk.tools(page.depth).link(name) if name else None, fields, first.reason or "", where)


def address(path: str) -> str | None:
    """The address name of the record that a field path lies in: `guidance.raised-voice.say` -> `guidance:raised-voice`."""
    parts = path.split(".")
    if parts[0] == "vision":
        return "page:vision"
    kind = FOLDERS.get(parts[0], parts[0] if parts[0] in FOLDERS.values() else "")
    return f"{kind}:{parts[1]}" if kind and len(parts) > 1 else None


def _record(path: str) -> str:
    return address(path) or path.split(".")[0]


def _field(path: str) -> str:
    depth = 1 if path.startswith("vision") else 2
    return ".".join(path.split(".")[depth:])
