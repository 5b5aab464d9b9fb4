"""Whether a table of responses has the columns that a survey reads."""

from __future__ import annotations

import difflib
from collections import Counter

from ..diagnostics import Diagnostic, error, nearest, suggest, warning
from ..model import Survey
from ..model.survey import SurveyData
from ..read.table import Table
from ..source import Mark

ALIKE = 0.8  # how much a column must look like a statement to be taken for a slip


def check_columns(survey: Survey, data: SurveyData, table: Table, path: str) -> list[Diagnostic]:
    """Columns that are missing, asked for twice, or look like a statement that was misspelt; and a table without a row."""
    statements = [statement.id for statement in survey.statements]
    wanted = [data.wave, data.group, *statements]
    missing = [name for name in dict.fromkeys(wanted) if name not in table.index]
    spare = [name for name in table.columns if name not in wanted]
    found = [_missing(name, spare, table, path) for name in missing]
    found += [_twice(name, table, path) for name, times in Counter(wanted).items() if times > 1]
    if not missing:
        alike = ((name, difflib.get_close_matches(name, statements, 1, ALIKE)) for name in spare)
        found += [_misspelt(name, near[0], table, path) for name, near in alike if near]
    if not table.rows:
        fix = "put in the responses, or take `data:` out of the self-assessment until there are some"
        found.append(error("PB427", table.mark, path, "expected a row for each person who responded, found none", fix))
    return found


def _missing(name: str, spare: list[str], table: Table, path: str) -> Diagnostic:
    there = ", ".join(f"`{column}`" for column in table.columns[:12]) + (" …" if len(table.columns) > 12 else "")
    fix = suggest(name, spare) if nearest(name, spare) else "name it in the first line; a column of nothing but empty cells will do"
    return error("PB420", table.mark, path, f"there is no column `{name}`; the columns are {there}", fix)


def _twice(name: str, table: Table, path: str) -> Diagnostic:
    message = f"the column `{name}` is wanted for two things"
    return error("PB420", table.mark, path, message, "give the statement another id, or the column of the wave or the group another name")


def _misspelt(name: str, near: str, table: Table, path: str) -> Diagnostic:
    place = Mark(table.mark.path, 1, table.index[name] + 1, table.mark.layer)
    fix = f"did you mean `{near}`? If it is something else, give it a name that is less like it"
    return warning("PB426", place, path, f"nothing reads the column `{name}`, which looks like the statement `{near}`", fix)
