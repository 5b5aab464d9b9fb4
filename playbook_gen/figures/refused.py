"""What cannot be read in a table of responses: every cell with its row and its column, the first twenty of them in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, error, suggest
from ..read.table import Table

SCALE = {str(number): number for number in range(1, 6)}
MOST = 20  # findings of a file; whoever has more corrects the export and not the cells
LONGEST = 40  # characters of a cell that are told
FORMS = {"iso": "2026-11-03", "DD.MM.YYYY": "03.11.2026", "DD/MM/YYYY": "03/11/2026", "MM/DD/YYYY": "11/03/2026"}


@dataclass(frozen=True)
class _Why:
    code: str
    message: str
    fix: str


@dataclass(frozen=True)
class Refused:
    """Gathers texts that cannot be read, and finds their cells when they are asked for."""

    table: Table
    path: str
    texts: dict[str, dict[str, _Why]] = field(default_factory=dict)  # by column
    unasked_of: list[tuple[str, str, str]] = field(default_factory=list)  # statement, group, the column of the group

    def response(self, statement: str, text: str) -> None:
        """A response that is none of 1 to 5."""
        fix = "write 1, 2, 3, 4 or 5; leave the cell empty or write `n/a` where somebody did not say"
        self._text(statement, text, "PB421", "expected a whole number from 1 to 5", fix)

    def group(self, column: str, text: str, known: Sequence[str]) -> None:
        """A group that is not asked."""
        self._text(column, text, "PB422", "expected the id of a group that is asked", suggest(text.strip(), known))

    def wave(self, column: str, text: str, dates: str) -> None:
        """A wave that is no period."""
        fix = f"write it as `2026-11`, `2026-Q4`, `2026` or `2026-W45`, or a day as `{FORMS[dates]}` as `dates: {dates}` says"
        self._text(column, text, "PB423", "expected a month, a quarter, a year, a week or a day", fix)

    def length(self, column: str, text: str, every: str, usual: str) -> None:
        """A wave of another length than the others."""
        fix = "name all waves by the same kind of period, so that no response counts in two of them"
        self._text(column, text, "PB424", f"expected a {usual} as in most of the rows, found a {every}", fix)

    def unasked(self, statement: str, group: str, column: str) -> None:
        """Responses of a group to a statement that it is not asked."""
        self.unasked_of.append((statement, group, column))

    def _text(self, column: str, text: str, code: str, message: str, fix: str) -> None:
        there = message if ", found" in message else f"{message}, found {_shown(text)}"
        self.texts.setdefault(column, {})[text] = _Why(code, f"in the column `{column}`: {there}", fix)

    def diagnostics(self) -> list[Diagnostic]:
        """The findings in the order of the rows; after the first twenty, only how many more there are."""
        cells = sorted((*self._cells(), *self._unasked()), key=lambda cell: (self.table.lines[cell[0]], self.table.index[cell[1]]))
        found = [error(why.code, self.table.at(row, column), self.path, why.message, why.fix) for row, column, why in cells[:MOST]]
        if len(cells) > MOST:
            row, column, why = cells[MOST]
            message = f"and {len(cells) - MOST} more cells like these, the first of them here"
            found.append(error(why.code, self.table.at(row, column), self.path, message, "correct what the file is exported from"))
        return found

    def _cells(self) -> Iterator[tuple[int, str, _Why]]:
        for column, known in self.texts.items():
            yield from ((row, column, known[text]) for row, text in enumerate(self.table.column(column)) if text in known)

    def _unasked(self) -> Iterator[tuple[int, str, _Why]]:
        for statement, group, column in self.unasked_of:
            message = f"in the column `{statement}`: expected an empty cell, since `{group}` is not asked this statement"
            why = _Why("PB425", message, "empty the cell, or give the statement its wording under `customers:`")
            who, said = self.table.column(column), self.table.column(statement)
            yield from ((row, statement, why) for row, text in enumerate(said) if who[row].strip() == group and text.strip() in SCALE)


def _shown(text: str) -> str:
    """The text as a message tells it: on one line, and not without end."""
    bare = " ".join(text.split())
    return f"`{bare[:LONGEST]}{'…' if len(bare) > LONGEST else ''}`" if bare else "an empty cell"
