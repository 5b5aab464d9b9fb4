"""What was read of claims as plain data: for JSON, and for the fixtures that the browser's script shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .values import Doubt, Judged, Refused, Row


def as_data(judged: Iterable[Judged | Refused]) -> list[dict[str, Any]]:
    """Each file as an object: refused with its reason, or read, with its doubts and rows."""
    return [{"file": one.file, "refused": one.reason} if isinstance(one, Refused) else _read(one) for one in judged]


def _read(one: Judged) -> dict[str, Any]:
    claim = one.claim.data
    return {
        "file": one.file, "name": one.claim.name, "made": claim["made"], "assignments": list(claim.get("assignments", ())),
        "doubts": [_doubt(doubt) for doubt in one.doubts], "rows": [_row(row) for row in one.rows],
    }  # fmt: skip


def _row(row: Row) -> dict[str, Any]:
    claimed = row.claimed
    return {
        "module": row.module, "title": row.title, "status": row.status,
        "points": None if row.points is None else str(row.points), "of": row.of,
        "claimed": {name: claimed[name] for name in ("points", "of", "passed")}, "version": claimed["version"], "at": claimed["at"],
        "since": [list(change) for change in row.since], "doubts": [_doubt(doubt) for doubt in row.doubts],
    }  # fmt: skip


def _doubt(doubt: Doubt) -> dict[str, Any]:
    lists = {"items": list(doubt.items), "others": list(doubt.others)}
    return {"code": doubt.code, **{name: found for name, found in lists.items() if found}}
