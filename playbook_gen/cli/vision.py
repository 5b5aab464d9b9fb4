"""`playbook vision publish`."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from .. import report
from ..config import shown
from ..diagnostics import Diagnostic
from ..home import home
from ..load import SETTINGS_FILE, Layer
from ..model import Playbook
from ..overlay import EMPTY
from ..pipeline import Checked, Wanted, check
from ..settle import settle
from ..source import Scalar
from ..usage import UsageError, typed
from ..validate.places import find
from ..wordings import Edit, UnclearError, Wording, published
from .common import folder_argument, leave, print_report

FILE = "vision.yml"
ADVICE = {"PB202", "PB248", "PB249"}
REMOVED = "It is a pattern to start from, and we have words of our own."
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Given:
    """What was said on the command line; None is asked for."""

    statement: str | None
    meaning: str | None
    approved_by: str | None
    effective: date | None
    reason: str | None
    id: str | None


@click.group()
def vision() -> None:
    """Publish a new wording of the service vision."""


def _day(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


@vision.command()
@folder_argument
@click.option("--statement", metavar="TEXT", help="The vision in one sentence.")
@click.option("--meaning", metavar="TEXT", help="What it means, in plain words.")
@click.option("--approved-by", metavar="TEXT", help="Who approved it: name and post.")
@click.option("--effective", type=click.DateTime(["%Y-%m-%d"]), callback=_day, metavar="DAY", help="The day it takes effect (2027-03-01).")
@click.option("--reason", metavar="TEXT", help="Why it takes the place of the words before.")
@click.option("--id", metavar="ID", help="The version's name. [default: the year]")
def publish(
    folder: Path,
    statement: str | None,
    meaning: str | None,
    approved_by: str | None,
    effective: date | None,
    reason: str | None,
    id: str | None,
) -> None:
    """Add a version to the vision of the playbook in FOLDER (default: here). Asks for what is not given.

    \b
    playbook vision publish our-playbook
    playbook vision publish our-playbook --statement "You leave knowing what happens next." \\
        --meaning "We say it before we are asked." --approved-by "Rosa Lindqvist, director" --effective 2027-03-01

    It adds lines to content/vision.yml and leaves yours as they are: old wordings stay readable on the site. The pattern that
    ships is removed, and a draft becomes a comment. Nothing is written that would not pass the check.
    """
    where = home(folder).folder
    before = check(Wanted(where))
    if before.playbook is None:
        print_report(before)
        click.echo("nothing was changed; mend these first", err=True)
        leave(1)
    assert before.playbook is not None
    wording = _asked(Given(statement, meaning, approved_by, effective, reason, id), before.playbook)
    _refuse(before.playbook, wording)
    path = _path(where, before.layers[-1])
    edit = _edit(before, wording)
    text = _new_text(path, wording, edit)
    found = _tried(where, path, text, wording)
    _written(path, text)
    _told(where, path, wording, edit, found)


# ---- what is published ----


def _asked(given: Given, book: Playbook) -> Wording:
    """What was given, and on a terminal the rest from whoever sits there."""
    needed = {"statement": given.statement, "meaning": given.meaning, "approved-by": given.approved_by, "effective": given.effective}
    missing = [f"--{name}" for name, value in needed.items() if value is None]
    if missing and not _terminal():
        raise UsageError(f"a version needs {' and '.join(missing)}, and there is nobody to ask")
    statement = given.statement or click.prompt("The vision in one sentence")
    meaning = given.meaning or click.prompt("What it means, in plain words")
    approved_by = given.approved_by or click.prompt("Who approved it (name and post)")
    effective = given.effective or _asked_day()
    earlier = [version for version in book.vision.versions if not version.draft]
    reason = given.reason
    if missing and earlier and reason is None:
        reason = click.prompt("Why it takes the place of the words before (may stay empty)", default="", show_default=False)
    id = given.id or _free(str(effective.year), {version.id for version in book.vision.versions})
    return Wording(id, statement.strip(), meaning.strip(), effective, approved_by.strip(), (reason or "").strip() or None)


def _terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _asked_day() -> date:
    value: datetime = click.prompt(
        "The day it takes effect", type=click.DateTime(["%Y-%m-%d"]), default=date.today().isoformat()  # noqa: DTZ011 - their own calendar
    )  # fmt: skip
    return value.date()


def _free(id: str, taken: set[str]) -> str:
    return next(name for number in range(1, len(taken) + 2) if (name := id if number == 1 else f"{id}-{number}") not in taken)


def _refuse(book: Playbook, wording: Wording) -> None:
    """What would not be a new version."""
    if not ID.fullmatch(wording.id):
        raise UsageError(f"expected an id of lower-case letters, digits and dashes, found `{wording.id}`")
    for version in book.vision.versions:
        if version.id == wording.id:
            raise UsageError(f"there is a version `{wording.id}` already, in force from {version.effective}; give another `--id`")
        if version.draft:
            continue
        if version.effective == wording.effective:
            raise UsageError(f"the version `{version.id}` takes effect on {version.effective} too; choose another day")
        if version.effective > wording.effective:
            raise UsageError(f"the version `{version.id}` is newer, from {version.effective}; choose a later day than that")


# ---- the file ----


def _path(where: Path, own: Layer) -> Path:
    content = own.own.get("content")
    return where / (content.text if isinstance(content, Scalar) else "content") / FILE


def _edit(before: Checked, wording: Wording) -> Edit:
    """Drafts of our own become comments; those that lie beneath are removed."""
    assert before.playbook is not None
    beneath = settle([layer.tree for layer in before.layers[:-1]])[0].tree if before.layers[1:] else EMPTY
    drafts = [version.id for version in before.playbook.vision.versions if version.draft]
    lower = {id for id in drafts if find(beneath, f"vision.versions.{id}") is not None}
    return Edit(find(beneath, "vision.versions") is not None, drafts, dict.fromkeys(sorted(lower), REMOVED))


def _new_text(path: Path, wording: Wording, edit: Edit) -> str:
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        return published(text, wording, edit)
    except UnclearError as problem:
        raise UsageError(f"cannot add a version to `{shown(path)}`: {problem}; add it by hand") from None


def _tried(where: Path, path: Path, text: str, wording: Wording) -> list[Diagnostic]:
    """What the check says of a copy with the new text. A mistake ends the command before anything is written."""
    with tempfile.TemporaryDirectory(prefix=".playbook-vision-", dir=where.resolve().parent) as scratch:
        copy = Path(scratch)
        shutil.copy2(where / SETTINGS_FILE, copy / SETTINGS_FILE)
        target = copy / path.relative_to(where)
        if path.parent.is_dir():
            shutil.copytree(path.parent, target.parent, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*", "site*", "teams"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
        after = check(Wanted(copy))
        words = report.text([one for one in after.diagnostics if one.severity == "error"], after.files)
        words = words.replace(shown(copy), shown(where)).replace(copy.name, where.resolve().name)
    if after.playbook is None:
        click.echo(words, err=True, nl=False)
        click.echo("nothing was changed; this would not have passed the check", err=True)
        leave(1)
    assert after.playbook is not None
    if after.playbook.vision.current.id != wording.id:
        raise UsageError(f"the version `{wording.id}` would not be the one in force; nothing was changed")
    return [one for one in after.diagnostics if one.code in ADVICE and f".{wording.id}." in one.field]


def _written(path: Path, text: str) -> None:
    """As a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.new")
    try:
        scratch.write_bytes(text.encode())
        if path.exists():
            shutil.copymode(path, scratch)
        os.replace(scratch, path)  # noqa: PTH105 - the one call that replaces on every system
    finally:
        scratch.unlink(missing_ok=True)


# ---- what is said about it ----


def _told(where: Path, path: Path, wording: Wording, edit: Edit, found: list[Diagnostic]) -> None:
    click.echo(f"{shown(path)}: the version `{wording.id}` was added, in force from {wording.effective}")
    for id, said in _others(edit).items():
        click.echo(f"  {id}: {said}")
    if found:
        click.echo("\nAdvice, which stops nothing:")
        for one in found:
            click.echo(f"  {one.message}\n    {one.fix}")
    command, place = typed(), shown(where)
    click.echo(
        f"\nNext\n  read `contributions:` in the file: does each role's part fit the new words?\n"
        f"  see it:    {command} serve {place}\n  build it:  {command} build {place}\n  print it:  {command} print {place}\n"
        f"  announce:  the page vision/announcement/ has the message, ready to send"
    )


def _others(edit: Edit) -> Mapping[str, str]:
    gone = edit.removed or {}
    kept = {f"`{id}`": "it was a draft, and is now a comment" for id in edit.drafts if id not in gone}
    return {f"`{id}`": "the pattern that lies beneath was removed" for id in gone} | kept
