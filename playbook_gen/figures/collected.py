"""Questionnaires that were saved as files of one row, put together to rows of the file of responses.

The files come from anybody: each is read as one that somebody may have made up. Whoever sent which is not kept: the rows are sorted by
what they say.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..diagnostics import suggest
from ..model import Survey
from ..read.table import Table, read_table
from ..source import Mark
from .refused import SCALE
from .responses import BLANK

LARGEST = 50_000  # bytes of a file of one row


@dataclass(frozen=True)
class Odd:
    """A file that cannot be taken, and why."""

    file: str
    why: str


@dataclass(frozen=True)
class Collected:
    """The rows, each a cell for a column, and the files that cannot be taken."""

    rows: tuple[tuple[str, ...], ...]
    odd: tuple[Odd, ...]


def collected(survey: Survey, files: Iterable[tuple[str, bytes]], wave: str, columns: Sequence[str]) -> Collected:
    """The rows that `files` hold, for a table with `columns`, all of the wave `wave`."""
    rows, odd = [], []
    for name, data in files:
        said = _said(survey, data)
        if isinstance(said, str):
            odd.append(Odd(name, said))
        else:
            whole = said | {names(survey)[0]: wave}
            rows.append(tuple(whole.get(column, "") for column in columns))
    return Collected(tuple(sorted(rows)), tuple(odd))


def names(survey: Survey) -> tuple[str, str]:
    """The columns of the wave and of the group."""
    return (survey.data.wave, survey.data.group) if survey.data else ("wave", "group")


def header(survey: Survey) -> tuple[str, ...]:
    """The columns of a new file of responses."""
    return (*names(survey), *(statement.id for statement in survey.statements))


def as_csv(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """Rows as lines of a CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _said(survey: Survey, data: bytes) -> dict[str, str] | str:
    """What one file says by column, or why it cannot be taken."""
    if len(data) > LARGEST:
        return f"expected a file of one row, found one of {len(data):,} bytes"
    table, wrong = read_table(data, Mark("file"), "file")
    if table is None or wrong:
        return wrong[0].message
    return _misfit(survey, table) or _row(survey, dict(zip(table.columns, table.rows[0], strict=True)))


def _misfit(survey: Survey, table: Table) -> str:
    known = header(survey)
    for column in table.columns:
        if column not in known:
            return f"the column `{column[:60]}` is none of this self-assessment; {suggest(column[:60], known)}"
    missing = [column for column in known[1:] if column not in table.columns]
    if missing:
        return f"the column `{missing[0]}` is missing; is it the questionnaire of another version?"
    return "" if len(table.rows) == 1 else f"expected one row, found {len(table.rows)}"


def _row(survey: Survey, cells: Mapping[str, str]) -> dict[str, str] | str:
    bare = {column: text.strip() for column, text in cells.items()}
    column = names(survey)[1]
    group = next((one for one in survey.groups if one.id == bare[column]), None)
    if group is None:
        return f"`{bare[column][:60]}` is none of the groups; {suggest(bare[column][:60], [one.id for one in survey.groups])}"
    said = {column: group.id}
    for statement in survey.statements:
        text = bare[statement.id]
        if text in SCALE and (statement.customers or not group.outside):
            said[statement.id] = text
        elif text.casefold() not in BLANK:
            wanted = "nothing, since this group is not asked" if text in SCALE else "1, 2, 3, 4, 5 or nothing"
            return f"in the column `{statement.id}`: expected {wanted}, found `{text[:40]}`"
    return said if len(said) > 1 else "it rates nothing"
