"""`playbook reviews`."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import Progress, folder_argument, leave, print_report, team_option, today_option

if TYPE_CHECKING:
    from .. import reviews


@click.command(name="reviews")
@folder_argument
@team_option
@today_option
@click.option("--within", type=click.IntRange(0, 3660), metavar="DAYS", help="Only what is due within so many days. [default: everything]")
@click.option("--owner", metavar="NAME", help="Only what this person answers for; a part of the name will do.")
@click.option("--format", "form", type=click.Choice(["text", "json", "ics"]), default="text", help="How to write it. [default: text]")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it to this file rather than here.")
def list_reviews(
    folder: Path, team: str | None, today: date | None, within: int | None, owner: str | None, form: str, out: Path | None
) -> None:
    """List what is to be read again: every record with its owner, its last review and its next.

    \b
    playbook reviews our-playbook --within 30
    playbook reviews our-playbook --owner Karimova --format ics --out reviews.ics
    playbook reviews our-playbook --format json

    Owner and interval are inherited: of the record, else of its kind, else of the organization.
    """
    from .. import provenance, reviews
    from ..home import home
    from ..pipeline import Wanted
    from ..pipeline import check as run
    from ..plan import plan
    from ..render import newest

    checked = run(Wanted(home(folder).folder, team), Progress())
    if checked.playbook is None:
        print_report(checked)
        leave(1)
    assert checked.playbook is not None
    day = today or datetime.now().astimezone().date()
    told = provenance.provenance(checked.layers, checked.settled, checked.diagnostics)
    found = reviews.listed(plan(checked.playbook), told.origin, checked.playbook.settings.organization.url or "")
    found = reviews.until(found, day + timedelta(days=within)) if within is not None else found
    found = [one for one in found if owner.casefold() in one.owner.casefold()] if owner else found
    _put(_written(found, form, day, newest(checked.playbook)), out)


def _written(found: list[reviews.Review], form: str, day: date, stamp: date) -> bytes:
    from .. import reviews

    if form == "ics":
        return reviews.as_calendar(found, stamp)
    return f"{reviews.as_json(found) if form == 'json' else reviews.as_text(found, day)}\n".encode()


def _put(data: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(data, nl=False)
        return
    out.write_bytes(data)
    click.echo(f"written to {out}")
