"""What cannot be read in a table of responses: every cell with its row and its column, the first twenty of them in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, suggest
from ..read.table import Table
from .cells import Why, Wrong, shown, told

SCALE = {str(number): number for number in range(1, 6)}
FORMS = {"iso": "2026-11-03", "DD.MM.YYYY": "03.11.2026", "DD/MM/YYYY": "03/11/2026", "MM/DD/YYYY": "11/03/2026"}


@dataclass(frozen=True)
class Refused:
    """Gathers texts that cannot be read, and finds their cells when they are asked for."""

    table: Table
    path: str
    texts: dict[str, dict[str, Why]] = field(default_factory=dict)  # by column
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
        there = message if ", found" in message else f"{message}, found {shown(text)}"
        self.texts.setdefault(column, {})[text] = Why(code, f"in the column `{column}`: {there}", fix)

    def diagnostics(self) -> list[Diagnostic]:
        """The findings in the order of the rows; after the first twenty, only how many more there are."""
        return told((*self._cells(), *self._unasked()), self.table, self.path)

    def _cells(self) -> Iterator[Wrong]:
        for column, known in self.texts.items():
            yield from (Wrong(row, column, known[text]) for row, text in enumerate(self.table.column(column)) if text in known)

    def _unasked(self) -> Iterator[Wrong]:
        for statement, group, column in self.unasked_of:
            message = f"in the column `{statement}`: expected an empty cell, since `{group}` is not asked this statement"
            why = Why("PB425", message, "empty the cell, or give the statement its wording under `customers:`")
            who, said = self.table.column(column), self.table.column(statement)
            yield from (Wrong(row, statement, why) for row, text in enumerate(said) if who[row].strip() == group and text.strip() in SCALE)

