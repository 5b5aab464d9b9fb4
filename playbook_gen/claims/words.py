"""Refusals, doubts and verdicts in sentences: what was expected, what was found, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .table import mixed
from .values import Doubt, Judged, Reason, Row, Syllabus, Verdict

MOST = 5  # names that are listed
REFUSED: Mapping[Reason, str] = {
    "too-large": "expected a file of up to 2 MB, found a larger one; ask for the file that the completion record saves",
    "damaged": "expected a whole code, found one with something missing or changed; ask for it again, as a file",
    "not-json": "expected a claim, found something else or half of one; ask for the file that the completion record saves, unopened",
    "odd": "expected a claim as a playbook makes it, found fields that no playbook writes; ask for it again, and how it was made",
    "other-kind": "expected a claim, found another kind of file; ask for the one that the completion record saves",
    "newer": "expected a claim of format 1, found a newer one; update the generator",
    "other-playbook": "expected a claim for this playbook, found one for another; name the folder of that playbook",
}
VERDICTS: Mapping[Verdict, str] = {
    "valid": "signed by {by}, and unchanged since",
    "unknown-key": "expected a key that playbook.yml lists under `trainers`, found another; ask who signed it",
    "tampered": "expected what was signed, found something else; ask the trainer for the receipt as it was",
    "other-playbook": "expected a receipt for this playbook, found one for another; name the folder of that playbook",
    "newer": "expected a receipt of format 1, found a newer one; update the generator",
    "odd": "expected a receipt as `playbook claims accept` writes it, found something else; ask for it again",
}


def about_file(doubt: Doubt, judged: Judged) -> str:
    """A doubt about a file, as a sentence."""
    made, others = judged.claim.data["made"], _listed(doubt.others)
    says = {
        "impossible-time": f"made at {made}, which is before 2020 or still to come; ask when it was, and whether that clock is right",
        "duplicate": f"the same claim as in {others}; it counts once",
        "older": f"the claim in {others} has the same name and was made later; that one counts",
    }
    return says[doubt.code]


def about_row(doubt: Doubt, row: Row, judged: Judged, syllabus: Syllabus) -> str:
    """A doubt about a module of a claim, as a sentence."""
    module = syllabus["modules"].get(row.module, {})
    items, claimed = _listed(doubt.items), row.claimed
    says = {
        "unknown-module": f"this playbook has no module `{row.module}`, so that nothing was graded again; look whether it was renamed",
        "changed-since": f"these questions are others now, new, or missing in the file, and were not graded again: {items}",
        "other-version": f"taken in version {claimed['version']}; this playbook has {module.get('version')}",
        "score-edited": f"the file says {_claimed(claimed)}; the responses give {_graded(row, module)}; ask how it was made",
        "unanswered": f"said to be passed, and without a response that can be graded: {items or 'some of the questions that are drawn'}",
        "impossible-time": f"finished at {claimed['at']}, which is before 2020 or after the file was made ({judged.claim.data['made']})",
        "same-responses": f"the same responses as {_listed(doubt.others)}; ask both to explain one",
    }
    return says[doubt.code]


def sentences(judged: Judged, syllabus: Syllabus) -> Iterator[str]:
    """Every doubt about a claim and its modules."""
    yield from (about_file(doubt, judged) for doubt in judged.doubts)
    for row in judged.rows:
        yield from (f"{row.title or row.module}: {about_row(doubt, row, judged, syllabus)}" for doubt in row.doubts)


def score(row: Row) -> str:
    """The points of a row in words; as claimed where nothing could be graded again."""
    if row.status == "read-only":
        return "read"
    if row.points is None:
        return f"{row.claimed['points']} of {row.claimed['of']}, as claimed"
    return f"{mixed(row.points)} of {row.of}"


def _claimed(claimed: Mapping[str, Any]) -> str:
    return f"{claimed['points']} of {claimed['of']}, {'passed' if claimed['passed'] else 'not passed'}"


def _graded(row: Row, module: Mapping[str, Any]) -> str:
    if row.status == "read-only" or row.points is None:
        return "none, for there are no questions"
    return f"{row.points} of {row.of}, {'passed' if row.status == 'done' else 'not passed'} at {module['pass']} per cent"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(f"`{name}`" for name in names[:MOST]) + more
