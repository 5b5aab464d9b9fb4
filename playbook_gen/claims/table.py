"""A table for spreadsheets: a row for each person and module, and one for each file that was refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction

from ..text.cells import safe
from .values import Doubt, Judged, Refused, Row

COLUMNS = (
    "file", "name", "module", "title", "status", "points", "of", "percent", "version", "at", "made", "assignments", "doubts",
)  # fmt: skip
MARK = "\ufeff"  # without it, spreadsheets take UTF-8 for something else


def table(judged: Iterable[Judged | Refused]) -> str:
    """The table as CSV text, its byte order mark in front. No cell begins a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in judged:
        for cells in _rows(one):
            writer.writerow([safe(cells.get(column, "")) for column in COLUMNS])
    return MARK + out.getvalue()


def mixed(points: Fraction) -> str:
    """Points as a spreadsheet reads them as a number: `6 1/3`; it takes `19/3` for a day."""
    whole, rest = divmod(points, 1)
    return f"{whole} {rest}" if rest else str(whole)


def _rows(one: Judged | Refused) -> Iterator[dict[str, str]]:
    if isinstance(one, Refused):
        yield {"file": one.file, "status": "refused", "doubts": one.reason}
        return
    claim = one.claim.data
    common = {"file": one.file, "name": one.claim.name, "made": claim["made"][:10], "assignments": " ".join(claim.get("assignments", ()))}
    if not one.rows:
        yield {**common, "status": "nothing", "doubts": _codes(one.doubts)}
    for row in one.rows:
        yield {**common, **_graded(row), "doubts": _codes((*one.doubts, *row.doubts))}


def _graded(row: Row) -> dict[str, str]:
    version, at = row.claimed["version"], row.claimed["at"][:10]
    cells = {"module": row.module, "title": row.title, "status": row.status, "version": version, "at": at}
    if row.points is None or row.of is None:
        return cells
    percent = str(row.points * 100 // row.of) if row.of else ""
    return {**cells, "points": mixed(row.points), "of": str(row.of), "percent": percent}


def _codes(doubts: Iterable[Doubt]) -> str:
    return " ".join(doubt.code for doubt in doubts)
