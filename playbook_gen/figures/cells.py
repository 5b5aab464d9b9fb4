"""What is wrong in the cells of a table: gathered in any order, told in the order of the rows, and not without end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..diagnostics import Diagnostic, error
from ..read.table import Table

MOST = 20  # findings of one record; whoever has more corrects the export and not the cells
LONGEST = 40  # characters of a cell that are told


@dataclass(frozen=True)
class Why:
    """Why a text cannot be used, and what to write instead."""

    code: str
    message: str
    fix: str


@dataclass(frozen=True)
class Wrong:
    """A cell with something wrong in it: the number of its row, the name of its column."""

    row: int
    column: str
    why: Why


def told(wrong: Iterable[Wrong], table: Table, path: str) -> list[Diagnostic]:
    """The findings in the order of the rows; after the first twenty, only how many more there are."""
    cells = sorted(wrong, key=lambda one: (one.row, table.index[one.column], one.why.code))
    found = [error(one.why.code, table.at(one.row, one.column), path, one.why.message, one.why.fix) for one in cells[:MOST]]
    if len(cells) > MOST:
        one, more = cells[MOST], len(cells) - MOST
        message = f"and {more:,} more like {'it' if more == 1 else 'these'}, the first of them here"
        found.append(error(one.why.code, table.at(one.row, one.column), path, message, "correct what the file is exported from"))
    return found


def shown(text: str) -> str:
    """The text as a message tells it: on one line, and not without end."""
    bare = " ".join(text.split())
    return f"`{bare[:LONGEST]}{'…' if len(bare) > LONGEST else ''}`" if bare else "an empty cell"
