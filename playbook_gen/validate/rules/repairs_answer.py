"""PB236: a repair answers a statement, and tells what became of it.

A repair that names a statement is shown with it, so the statement must be one of the self-assessment that is named; where there is only
one, `survey:` may be left out. Whoever reads that a repair is done or dropped wants to know when, and what came of it: write `done:` and
`result:`.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error, suggest
from ...model import Playbook, Repair
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Repairs that lead nowhere, and those that end without a word."""
    for id, repair in asked.playbook.repairs.items():
        yield from _statement(asked, f"repairs.{id}", repair)
        if repair.state != "open":
            yield from _ending(asked, f"repairs.{id}", repair)


def _statement(asked: Asked, path: str, repair: Repair) -> Iterator[Diagnostic]:
    known = statements(asked.playbook, repair)
    if repair.statement is None or repair.statement in known:
        return
    whole = f"{path}.statement"
    if repair.survey is None and len(asked.playbook.surveys) != 1:
        fix = "name the self-assessment that it is of under `survey:`"
        yield error("PB236", asked.at(whole), whole, "nobody can tell which self-assessment the statement is of", fix)
    else:
        message = f"the self-assessment has no statement `{repair.statement}`"
        yield error("PB236", asked.at(whole), whole, message, suggest(repair.statement, known))


def statements(book: Playbook, repair: Repair) -> list[str]:
    """The ids of the statements that the repair may name: those of its survey, or of the only one."""
    one = next(iter(book.surveys)) if len(book.surveys) == 1 else ""
    survey = book.surveys.get(repair.survey or one)
    return [statement.id for statement in survey.statements] if survey else []


def _ending(asked: Asked, path: str, repair: Repair) -> Iterator[Diagnostic]:
    for field, value, fix in (
        ("done", repair.done, "write the day on which it ended, as 2026-11-20"),
        ("result", repair.result, "write in a sentence what came of it; for one that was dropped, why"),
    ):
        if value is None:
            yield error("PB236", asked.at(path), f"{path}.{field}", f"the repair is {repair.state}, and `{field}:` is missing", fix)
