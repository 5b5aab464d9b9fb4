"""PB246: what ends does not end before it begins.

A commitment ends after it was signed, a message after it started, a champion's term and a step of the roadmap after their first
day, a goal of the launch after the launch. A message from Monday to Friday starts on one of these days.
"""

from collections.abc import Iterator
from datetime import date

from ...diagnostics import Diagnostic, error
from ...model import Playbook
from .context import Asked

Spans = Iterator[tuple[str, str, date | None, str, date | None]]  # the record, its first field and day, its last field and day
WEEKEND = {5: "Saturday", 6: "Sunday"}


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Days in the wrong order, and a working day that is none."""
    for path, first, begins, last, ends in _spans(asked.playbook):
        if begins and ends and ends < begins:
            found = f"expected a day that is not before `{first}` ({begins}), found {ends}"
            yield error("PB246", asked.at(f"{path}.{last}"), f"{path}.{last}", found, f"correct `{last}:`, or `{first}:`")
    for message in asked.playbook.messages.values():
        path = f"messages.{message.id}.starts"
        if message.cadence == "weekday" and message.starts.weekday() in WEEKEND:
            found = f"expected a day from Monday to Friday, found {WEEKEND[message.starts.weekday()]}, {message.starts}"
            yield error("PB246", asked.at(path), path, found, "write the first working day, or `cadence: week` for a Saturday or Sunday")


def _spans(book: Playbook) -> Spans:
    for id, promise in book.commitments.items():
        yield f"commitments.{id}", "signed", promise.signed, "until", promise.until
    for id, message in book.messages.items():
        yield f"messages.{id}", "starts", message.starts, "until", message.until
    for id, step in book.roadmap.items():
        yield f"roadmap.{id}", "starts", step.starts, "ends", step.ends
    yield from _terms(book)


def _terms(book: Playbook) -> Spans:
    for id, champion in book.champions.items():
        yield f"champions.{id}", "since", champion.since, "until", champion.until
        for finding in champion.findings:
            path = f"champions.{id}.findings.{finding.id}"
            yield path, "date", finding.date, "closed", finding.closed
    for id, launch in book.launches.items():
        for number, goal in enumerate(launch.goals, 1):
            yield f"launches.{id}.goals.{number}", "day", launch.day, "by", goal.by
