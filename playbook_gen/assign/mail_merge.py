"""From a table of people to a table of mails, as programs for serial letters and spreadsheets open it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..text.cells import safe
from .codec import Payload, is_text
from .outputs import email
from .words import WORDS

COLUMNS = ("name", "email", "subject", "body", "link")
WANTED = ("name", "email")
DELIMITERS = (",", ";", "\t")  # the last two are what spreadsheets write where a comma stands in numbers
LARGEST, MOST_PEOPLE, LONGEST_NAME, LONGEST_ADDRESS = 1_000_000, 5_000, 200, 254
ADDRESS = re.compile(r"""[^\s@<>()\[\],:;"'\\=＝+＋－-][^\s@<>()\[\],:;"\\]*@[^\s@<>()\[\],:;"'\\]+""")


class PeopleError(ValueError):
    """A table that is not one of people; a sentence for each mistake, with its row and column."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Person:
    """One who gets the mail."""

    name: str
    email: str


def people(data: bytes) -> tuple[Person, ...]:
    """The people in a CSV file with the columns `name` and `email`; further columns are passed over.

    Commas, semicolons or tabs; a byte order mark doesn't matter. Raises `PeopleError` with every mistake.
    """
    rows = list(_rows(_decoded(data)))
    places = _places(rows[0][1] if rows else [])
    problems: list[str] = []
    found = []
    for number, cells in rows[1:]:
        wrong = list(_wrong(cells, places, len(rows[0][1])))
        problems += [f"row {number}, {problem}" for problem in wrong]
        found += [] if wrong else [Person(*(_cell(cells, places[name]) for name in WANTED))]
    if not rows[1:]:
        problems.append("row 2: expected a person, found none; write a name and an address in each row under the first")
    if len(rows) > MOST_PEOPLE + 1:
        problems.insert(0, f"expected up to {MOST_PEOPLE} people, found {len(rows) - 1}; split the file")
    if problems:
        raise PeopleError(problems)
    return tuple(found)


def mail_merge(people: Sequence[Person], payload: Payload, link: str, titles: Sequence[str], words: Mapping[str, str] = WORDS) -> str:
    """The mails as CSV text: `name`, `email`, `subject`, `body`, `link`. No cell begins a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for person in people:
        writer.writerow(map(safe, (person.name, person.email, *email(payload, link, titles, person.name, words), link)))
    return out.getvalue()


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise PeopleError([f"expected a file of up to {LARGEST // 1_000_000} MB, found {len(data)} bytes; split it"])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        row = data[: problem.start].count(b"\n") + 1
        raise PeopleError([f"row {row}: expected UTF-8, found something else; save the table as “CSV UTF-8”"]) from None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, numbered as a spreadsheet shows them."""
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if number == 1 or any(map(str.strip, cells)):
                yield number, cells
    except csv.Error as problem:
        message = f"row {number + 1}: expected a row of a CSV file, found one that cannot be read ({problem}); check its quotation marks"
        raise PeopleError([message]) from None


def _delimiter(text: str) -> str:
    """The one that parts both wanted columns in the first line; else a comma."""
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    return next((mark for mark in DELIMITERS if set(WANTED) <= set(_names(first.split(mark)))), ",")


def _names(cells: Sequence[str]) -> list[str]:
    return [cell.strip().strip('"').casefold() for cell in cells]


def _places(head: Sequence[str]) -> Mapping[str, int]:
    """Where the wanted columns stand."""
    names = _names(head)
    found = ", ".join(map(_shown, head)) or "nothing"
    problems = []
    for name in WANTED:
        if name not in names:
            problems.append(f"row 1: expected a column `{name}`, found {found}; write `name,email` in the first row")
        elif names.count(name) > 1:
            twice = len(names) - names[::-1].index(name)
            problems.append(f"row 1, column {twice}: expected one column `{name}`, found it again; rename one of them")
    if problems:
        raise PeopleError(problems)
    return {name: names.index(name) for name in WANTED}


def _wrong(cells: Sequence[str], places: Mapping[str, int], width: int) -> Iterator[str]:
    if len(cells) > width:
        yield f"column {width + 1}: expected {width} cells, found {len(cells)}; put quotation marks around a cell with a comma in it"
        return
    name, address = (_cell(cells, places[column]) for column in WANTED)
    if not is_text(name, LONGEST_NAME):
        yield f"column name: expected a name in one line of up to {LONGEST_NAME} characters, found {_shown(name)}"
    if not (is_text(address, LONGEST_ADDRESS) and ADDRESS.fullmatch(address)):
        yield f"column email: expected an e-mail address such as ada@example.org, found {_shown(address)}"


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _shown(cell: str) -> str:
    start = "".join(letter if letter.isprintable() else "�" for letter in cell[:40])
    return f"`{start}{'…' if len(cell) > 40 else ''}`" if cell else "nothing"
