"""Commitments and champions (S9, S10): who has promised what, and who speaks for those we serve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from ...model import Champion, Commitment, Finding
from ...plan import Page
from ..desk import Desk, View

BY = ("leader", "team")


def commitments(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """The promises: leaders before teams, the open ones before those that are over, the next to end first."""
    book = desk.plan.playbook
    ranked = sorted(book.commitments.values(), key=_rank)
    groups = [(by, [promise for promise in ranked if promise.by == by]) for by in BY]
    return {"groups": [(by, promises) for by, promises in groups if promises]}


def _rank(promise: Commitment) -> tuple[bool, int, str]:
    ends = promise.until.toordinal()
    return (True, -ends, promise.id) if promise.state != "open" else (False, ends, promise.id)


def champions(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """Each champion with the log: what is open first, then what was closed, newest first."""
    return {"champions": [_champion(champion) for champion in desk.plan.playbook.champions.values()]}


def _champion(champion: Champion) -> SimpleNamespace:
    log = sorted(champion.findings, key=_newest_open)
    still = [finding for finding in log if not finding.closed]
    return SimpleNamespace(it=champion, open=still, closed=[finding for finding in log if finding.closed])


def _newest_open(finding: Finding) -> tuple[bool, int]:
    return bool(finding.closed), -(finding.closed or finding.date).toordinal()


VIEWS: dict[str, View] = {"commitments": commitments, "champions": champions}
SCRIPTS: Mapping[str, Sequence[str]] = {}
STYLES: Mapping[str, Sequence[str]] = {"commitments": ["culture"], "champions": ["culture"]}
