"""CSV to a table: rows of texts with their line numbers. What the texts mean is decided by who knows the columns.

The delimiter is the one of `,` `;` and tab that the first line has, outside quotation marks; a first line with two of them is
refused, since nobody could tell which was meant. Rows keep the line of the file on which they begin, because a cell may hold line breaks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, error
from ..source import Mark
from .files import decode

MAX_BYTES = 20_000_000
MAX_ROWS = 200_000
DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True)
class Table:
    """A CSV file: the names in its first line, its rows (each as long as the first line), and the line on which each row begins."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    mark: Mark
    delimiter: str = ","
    index: dict[str, int] = field(default_factory=dict)

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of a column. Raises `KeyError` if there is none of that name."""
        at = self.index[name]
        return tuple(row[at] for row in self.rows)

    def at(self, row: int, column: str = "") -> Mark:
        """Where a cell stands: its line, and the number of its column."""
        return Mark(self.mark.path, self.lines[row], self.index.get(column, 0) + 1, self.mark.layer)


def read_table(data: bytes, mark: Mark, name: str) -> tuple[Table | None, list[Diagnostic]]:
    """The table in `data`, or None with the reason. Rows that do not fit the first line are reported and left out."""
    if len(data) > MAX_BYTES:
        message = f"expected a file of at most {MAX_BYTES // 1_000_000} MB, found {len(data) / 1e6:.0f} MB"
        return None, [error("PB004", mark, "", message, "keep one file a year, or take out columns that nothing reads")]
    if data.startswith(b"PK\x03\x04"):  # what spreadsheets save unless they are asked for CSV
        message = "expected a table as text (CSV), found a spreadsheet or another packed file"
        return None, [error("PB406", mark, "", message, "open it in a spreadsheet and save it as `CSV UTF-8`")]
    text, found = decode(data, mark)
    if text is None:
        return None, found
    found = [one for one in found if one.code != "PB003"]  # what spreadsheets save begins with a byte order mark, and that is fine here
    if not text.strip():
        message = "expected a first line with the names of the columns, found an empty file"
        return None, [*found, error("PB400", mark, "", message, "export it again")]
    delimiter = _delimiter(text.split("\n", 1)[0])
    if delimiter is None:
        return None, [*found, error("PB401", mark, "", *_two_delimiters())]
    table, more = _table(text, delimiter, mark, name)
    return table, [*found, *more]


def _delimiter(first: str) -> str | None:
    """What parts the columns; None where two of the signs stand in the first line. A line without any has one column."""
    bare = QUOTED.sub("", first)
    there = [sign for sign in DELIMITERS if sign in bare]
    return None if len(there) > 1 else there[0] if there else ","


def _two_delimiters() -> tuple[str, str]:
    fix = "part the columns by one of them, and put names that hold it in double quotes"
    return "expected one of comma, semicolon and tab between the names of the columns, found two of them", fix


def _table(text: str, delimiter: str, mark: Mark, name: str) -> tuple[Table | None, list[Diagnostic]]:
    found: list[Diagnostic] = []
    lines = list(_lines(text, delimiter, mark, found))
    if not lines:
        return None, found
    columns = tuple(cell.strip() for cell in lines[0][1])
    found += _columns(columns, mark)
    if found:
        return None, found
    rows, at = [], []
    for line, cells in lines[1:]:
        if len(cells) == len(columns):
            rows.append(tuple(cells))
            at.append(line)
        elif any(cell.strip() for cell in cells):
            found.append(_uneven(Mark(mark.path, line, 1, mark.layer), len(columns), len(cells), delimiter))
    index = {column: number for number, column in enumerate(columns)}
    return Table(name, columns, tuple(rows), tuple(at), mark, delimiter, index), found


def _lines(text: str, delimiter: str, mark: Mark, found: list[Diagnostic]) -> Iterator[tuple[int, list[str]]]:
    """Every row that holds something, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin, count = 1, 0
    try:
        for cells in reader:
            if any(cells):
                yield begin, cells
                count += 1
            begin = reader.line_num + 1
            if count > MAX_ROWS:
                place = Mark(mark.path, begin, 1, mark.layer)
                found.append(error("PB004", place, "", f"expected at most {MAX_ROWS:,} rows, found more", "keep one file a year"))
                return
    except csv.Error as problem:
        place = Mark(mark.path, begin, 1, mark.layer)
        fix = "close the quotation mark; inside a text in quotes, write a quotation mark twice"
        found.append(error("PB402", place, "", f"expected a row of the table, found something else: {problem}", fix))


def _columns(columns: tuple[str, ...], mark: Mark) -> list[Diagnostic]:
    found = []
    for number, column in enumerate(columns, 1):
        place = Mark(mark.path, 1, number, mark.layer)
        if not column:
            found.append(error("PB403", place, "", f"the column {number} has no name", "name it in the first line, or take it out"))
        elif column in columns[: number - 1]:
            found.append(error("PB403", place, "", f"two columns are called `{column}`", "give one of them another name"))
    return found


def _uneven(place: Mark, wanted: int, there: int, delimiter: str) -> Diagnostic:
    fix = f"put cells that hold {DELIMITERS[delimiter]} in double quotes, and leave empty cells empty"
    return error("PB404", place, "", f"expected {wanted} cells as in the first line, found {there}; the row is left out", fix)
