"""`playbook changes`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .common import Progress, folder_argument, leave, print_report, team_option

if TYPE_CHECKING:
    from ..model import Playbook


@dataclass(frozen=True)
class Told:
    """One change: its day, the record with its title and version, the question if it is in one, what changed, whether it asks anything."""

    date: str
    record: str
    title: str
    version: str
    item: str
    what: str
    material: bool


@click.command()
@folder_argument
@team_option
@click.option("--since", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Changes from this day on (2026-11-22).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it. [default: text]")
def changes(folder: Path, team: str | None, since: datetime, form: str) -> None:
    """Tell what has changed since a day, and which modules a trainer must assign again.

    \b
    playbook changes our-playbook --since 2026-11-01
    playbook changes our-playbook --since 2026-11-01 --format json

    A change with `material: true` asks something of people who learned the old version: assign the module again. What they
    already know is not asked anew: only questions that changed are. Every other change voids nothing.
    """
    from ..home import home
    from ..pipeline import Wanted
    from ..pipeline import check as run

    checked = run(Wanted(home(folder).folder, team), Progress())
    if checked.playbook is None:
        print_report(checked)
        leave(1)
    assert checked.playbook is not None
    found = sorted(_told(checked.playbook, since.date()), key=lambda one: (one.date, one.record, one.item), reverse=True)
    click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2) if form == "json" else _words(found, since.date()))


def _told(book: Playbook, since: date) -> Iterator[Told]:
    from ..model import Module
    from ..plan import entries

    for entry in entries(book):
        version = entry.record.version if isinstance(entry.record, Module) else ""
        own: list[tuple[str, Any]] = [("", change) for change in entry.record.changes]
        if isinstance(entry.record, Module):
            own += [(item.id, change) for item in entry.record.items for change in item.changes]
        for item, change in own:
            if change.date >= since:
                yield Told(change.date.isoformat(), entry.name, entry.title, version, item, change.what, change.material)


def _words(found: list[Told], since: date) -> str:
    again = [one for one in found if one.material and one.record.startswith("module:")]
    others = [one for one in found if one not in again]
    modules = len({one.record for one in again})
    count = f"{modules} module{'s' * (modules != 1)}" if modules else "nothing"
    lines = [f"To assign again, for everybody who passed before the day of the change: {count}"]
    for name in dict.fromkeys(one.record for one in again):
        rows = [one for one in again if one.record == name]
        lines.append(f"  {rows[0].title} ({name.partition(':')[2]}, now version {rows[0].version})")
        lines += [f"    {one.date}  {one.what}{f' (question `{one.item}`)' if one.item else ''}" for one in rows]
    lines += ["", f"Changed, and nothing to do: {len(others) or 'nothing'}"]
    lines += [f"  {one.date}  {one.title}: {one.what}{' (learn again)' if one.material else ''}" for one in others]
    return "\n".join([f"Since {since.isoformat()}", "", *lines])
