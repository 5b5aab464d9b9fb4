"""`playbook survey collect`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from ..config import shown
from ..figures.collected import as_csv, collected, header, names
from ..figures.periods import period
from ..home import home
from ..model import Playbook, Survey
from ..pipeline import Wanted
from ..pipeline import check as run
from ..read.table import Table, read_table
from ..source import Mark
from ..usage import UsageError
from .common import Progress, leave, print_report, team_option

playbook_option = click.option(
    "--folder", type=click.Path(path_type=Path), default=Path(), metavar="PLAYBOOK", help="The playbook's folder. [default: here]"
)


@click.group()
def survey() -> None:
    """Put the responses to a self-assessment together."""


@survey.command()
@click.argument("files", type=click.Path(path_type=Path, exists=True), nargs=-1, required=True, metavar="FILES…")
@playbook_option
@team_option
@click.option("--wave", required=True, metavar="PERIOD", help="When it was asked: 2026-11, 2026-Q4.")
@click.option("--into", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE", help="The file of responses.")
@click.option("--survey", "id", metavar="ID", help="Which self-assessment, where there are several.")
def collect(files: tuple[Path, ...], folder: Path, team: str | None, wave: str, into: Path, id: str | None) -> None:
    """Put questionnaires that people saved into the file of responses, all of a wave at once.

    \b
    playbook survey collect inbox --folder our-playbook --wave 2026-11 --into our-playbook/content/data/survey.csv

    FILES may be folders; their .csv files are read. If one of them cannot be taken, nothing is written. The rows are sorted by what they
    say, so that their order does not tell who sent them. Delete the files afterwards.
    """
    wanted = _wanted(folder, team, id)
    if wanted is None:
        return
    there = _there(into)
    columns = there.columns if there else header(wanted)
    _fits(wanted, there, wave)
    got = collected(wanted, [(shown(path), path.read_bytes()) for path in _all(files)], wave, columns)
    for odd in got.odd:
        click.echo(f"{odd.file}: {odd.why}", err=True)
    if got.odd:
        click.echo("nothing was written", err=True)
        leave(1)
    if not got.rows:
        raise UsageError("there is no .csv file in what was named")
    _write(into, as_csv(got.rows if there else [columns, *got.rows], there.delimiter if there else ","))
    click.echo(f"{len(got.rows)} {'response' if len(got.rows) == 1 else 'responses'} of {wave} put into {shown(into)}")


def _wanted(folder: Path, team: str | None, id: str | None) -> Survey | None:
    """The self-assessment that is meant. Raises `UsageError` where nobody can tell."""
    checked = run(Wanted(home(folder).folder, team), Progress())
    if checked.playbook is None:
        print_report(checked)
        leave(1)
    book: Playbook | None = checked.playbook
    known = book.surveys if book else {}
    if id is None and len(known) == 1:
        return next(iter(known.values()))
    if id not in known:
        raise UsageError("name one of the self-assessments with --survey: " + (", ".join(known) or "there is none yet"))
    return known[id or ""]


def _there(into: Path) -> Table | None:
    """The table that is there already. Raises `UsageError` for one that cannot be read."""
    if not into.exists() or not into.read_bytes().strip():
        return None
    table, wrong = read_table(into.read_bytes(), Mark(shown(into)), into.name)
    if table is None or wrong:
        raise UsageError(f"`{shown(into)}` cannot be added to: {wrong[0].message}")
    return table


def _fits(wanted: Survey, there: Table | None, wave: str) -> None:
    dates = wanted.data.dates if wanted.data else "iso"
    named = period(wave, dates)
    if named is None:
        raise UsageError(f"`{wave}` names no month, quarter, year, week or day; write it as 2026-11 or 2026-Q4")
    if there is None:
        return
    missing = [name for name in header(wanted) if name not in there.index]
    if missing:
        raise UsageError(f"`{there.name}` has no column `{missing[0]}`; add it to its first line, with empty cells beneath it")
    if any(period(text.strip(), dates) == named for text in there.column(names(wanted)[0])):
        fix = "a wave goes in as a whole, so take them out and collect all of it again"
        raise UsageError(f"`{there.name}` already has responses of {wave}; {fix}")


def _all(files: tuple[Path, ...]) -> Iterator[Path]:
    for path in files:
        yield from sorted(path.glob("*.csv")) if path.is_dir() else (path,)


def _write(into: Path, text: str) -> None:
    """All or nothing: a file that is half written would be a survey with wrong numbers."""
    before = into.read_bytes() if into.exists() else b""
    before += b"\n" if before.strip() and not before.endswith(b"\n") else b""
    into.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=into.parent, prefix=".", suffix=".csv")
    with os.fdopen(handle, "wb") as file:
        file.write((before if before.strip() else b"") + text.encode())
    Path(name).chmod(0o644)
    os.replace(name, into)  # noqa: PTH105 - it replaces on Windows as well
