"""`playbook claims`: what learners send, graded again, and what a trainer signs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..config import shown
from ..home import home
from ..load import SETTINGS_FILE
from ..model import Playbook
from ..pipeline import Wanted
from ..pipeline import check as run
from ..usage import UsageError
from .common import Progress, leave, print_report, team_option

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from ..claims import Judged, Refused

SUFFIXES = {".json", ".txt"}
files_argument = click.argument("files", type=click.Path(path_type=Path, exists=True), nargs=-1, required=True, metavar="FILES…")
receipts_argument = click.argument("files", type=click.Path(path_type=Path, exists=True), nargs=-1, required=True, metavar="RECEIPTS…")
playbook_option = click.option(
    "--folder", type=click.Path(path_type=Path), default=Path(), metavar="PLAYBOOK", help="The playbook's folder. [default: here]"
)


def day_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--today DAY`, as a `date` or None."""

    def parsed(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date | None:
        return value.date() if value else None

    return click.option(
        "--today", type=click.DateTime(["%Y-%m-%d"]), callback=parsed, metavar="DAY", help=f"{words} [default: today]"
    )  # fmt: skip


clock_option = day_option("Read them as on this day (2026-11-28); what was made later is doubted.")


@dataclass(frozen=True)
class Here:
    """The playbook that claims are read against: its id in browsers, the syllabus."""

    book: Playbook
    id: str
    syllabus: Mapping[str, Any]


@dataclass(frozen=True)
class Given:
    """The files that were named and could be read, each with what was made of it; and those that could not."""

    judged: Sequence[Judged | Refused]
    unread: Sequence[str]

    @property
    def clean(self) -> bool:
        """Whether everything could be read, and nothing is doubted."""
        from ..claims import Refused

        return not self.unread and not any(isinstance(one, Refused) or one.doubtful for one in self.judged)


@click.group()
def claims() -> None:
    """Look through what learners send, and sign what you accept.

    \b
    playbook claims check inbox --folder our-playbook
    playbook claims report inbox --folder our-playbook --out report.csv
    playbook claims key ines.pem
    playbook claims accept inbox/ada.json --folder our-playbook --key ines.pem --by "Ines Okafor" --out receipts
    playbook claims verify receipts --folder our-playbook

    A claim is the file or the code that the completion record makes. Nobody has checked it: the responses in it are graded
    again, and what does not fit is named as a doubt. FILES may be folders; their .json and .txt files are read.
    """


@claims.command()
@files_argument
@playbook_option
@team_option
@clock_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it. [default: text]")
def check(files: tuple[Path, ...], folder: Path, team: str | None, today: date | None, form: str) -> None:
    """Grade claims again, and name every doubt.

    The exit code is 1 if a file was refused or anything is doubted.
    """
    from ..claims import as_text

    here = _here(folder, team)
    given = _judged(files, here, today)
    click.echo(_as_json(given, here) if form == "json" else as_text(given.judged, here.syllabus))
    leave(0 if given.clean else 1)


@claims.command()
@files_argument
@playbook_option
@team_option
@clock_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE", help="The CSV file to write.")
def report(files: tuple[Path, ...], folder: Path, team: str | None, today: date | None, out: Path) -> None:
    """Write a table, a row for each person and module, and tell which questions were missed most."""
    from ..claims import missed, summary, table

    here = _here(folder, team)
    given = _judged(files, here, today)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(table(given.judged).encode())
    click.echo(f"wrote {shown(out)}", err=True)
    click.echo(missed(summary(given.judged, here.syllabus), here.syllabus))


@claims.command()
@files_argument
@playbook_option
@team_option
@day_option("The day that the receipts bear.")
@click.option("--key", "key_file", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Your private key.")
@click.option("--by", required=True, metavar="NAME", help="Your name, as the receipts bear it.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="FOLDER", help="Where receipts go.")
@click.option("--despite-doubts", is_flag=True, help="Also accept claims with doubts: you have looked into them.")
def accept(
    files: tuple[Path, ...], folder: Path, team: str | None, today: date | None, key_file: Path, by: str, out: Path, despite_doubts: bool
) -> None:
    """Sign a receipt for each claim without doubts, one file each.

    A receipt says that you accept this claim, and no more. The exit code is 1 if a claim was not accepted.
    """
    from ..claims import Refused, clean, file_name, listing, not_accepted
    from ..claims.keys import public_text
    from ..claims.receipts import receipt

    here, key = _here(folder, team), _signing(key_file)
    by = _named(by)
    if public_text(key) not in {trainer.key for trainer in here.book.settings.trainers}:
        click.echo(f"no site will trust these receipts before {SETTINGS_FILE} lists the key:\n{listing(by, public_text(key))}", err=True)
    given = _judged(files, here, today)
    day = today or date.today()  # noqa: DTZ011 - the day on the trainer's own calendar
    out.mkdir(parents=True, exist_ok=True)
    refused = len(given.unread)
    for one in given.judged:
        problem = not_accepted(one, here.syllabus, despite_doubts)
        if isinstance(one, Refused) or problem:
            refused += 1
            click.echo(f"not accepted: {clean(one.file)}: {problem}")
        else:
            click.echo(f"{clean(one.file)}: {_written(out / file_name(one), receipt(one, key, by, day))}")
    leave(1 if refused else 0)


@claims.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="NEW.pem")
@click.option("--name", default="YOUR NAME", metavar="NAME", help="Your name, for the line that is printed.")
def key(file: Path, name: str) -> None:
    """Make a private key to sign receipts with, and print the line for playbook.yml.

    Keep the file to yourself: whoever has it can sign receipts in your name.
    """
    from ..claims import listing
    from ..claims.keys import load_key, new_key, public_text

    line = listing(_named(name), public_text(load_key(pem := new_key())))
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UsageError(f"`{file}` is there already, and a key is never written over; name a file that does not exist") from None
    with os.fdopen(descriptor, "wb") as target:
        target.write(pem)
    click.echo(f"made {shown(file)}; it has no passphrase, so keep it where only you can read it", err=True)
    if any((place / SETTINGS_FILE).is_file() for place in file.resolve().parents):
        click.echo("it lies in a playbook's folder: move it elsewhere, before it is shared with the content", err=True)
    click.echo(f"in {SETTINGS_FILE}, under `trainers:`", err=True)
    click.echo(line)


@claims.command()
@receipts_argument
@playbook_option
@team_option
def verify(files: tuple[Path, ...], folder: Path, team: str | None) -> None:
    """Tell of receipts whether a trainer of this playbook signed them.

    The exit code is 1 unless all of them are valid.
    """
    from ..claims import VERDICTS, clean, received
    from ..claims.receipts import verify as verified

    here = _here(folder, team)
    trainers = [(trainer.name, trainer.key) for trainer in here.book.settings.trainers]
    unread: list[str] = []
    valid = True
    for name, data in _contents(files, unread):
        found = verified(data, here.id, trainers)
        valid = valid and found.verdict == "valid"
        click.echo(f"{found.verdict}: {clean(name)}: {VERDICTS[found.verdict].format(by=found.by)}")
        if found.verdict == "valid" and found.receipt:
            click.echo(f"  {received(found.receipt, here.syllabus)}")
    leave(0 if valid and not unread else 1)


def _named(name: str) -> str:
    from ..claims import is_name

    if not is_name(name.strip()):
        raise UsageError("expected a name in one line of up to 200 characters, found something else; write it as people know you")
    return name.strip()


def _signing(file: Path) -> Ed25519PrivateKey:
    from ..claims.keys import KeyFileError, load_key

    try:
        return load_key(file.read_bytes())
    except OSError as problem:
        raise UsageError(f"cannot read `{file}`: {problem.strerror}; name the file that `playbook claims key` made") from None
    except KeyFileError as problem:
        raise UsageError(f"`{file}`: {problem}") from None


def _here(folder: Path, team: str | None) -> Here:
    from ..claims import syllabus
    from ..render.settings import identity
    from ..text.locale import decimal_mark

    checked = run(Wanted(home(folder).folder, team), Progress())
    if checked.playbook is None:
        print_report(checked)
        leave(1)
    assert checked.playbook is not None
    settings = checked.playbook.settings
    id = identity(settings)
    return Here(checked.playbook, id, syllabus(checked.playbook, id, decimal_mark(settings.organization.language)))


def _judged(files: Sequence[Path], here: Here, today: date | None) -> Given:
    from ..claims import judge

    now = datetime.combine(today, time.max, UTC) if today else datetime.now(UTC)
    unread: list[str] = []
    return Given(judge(_contents(files, unread), here.syllabus, now), unread)


def _contents(files: Sequence[Path], unread: list[str]) -> Iterator[tuple[str, bytes]]:
    """Each file with its first two megabytes, and a byte that tells of more. What cannot be read is said, and put into `unread`."""
    from ..claims import LARGEST, clean

    for path in _expanded(files):
        try:
            with path.open("rb") as source:
                data = source.read(LARGEST + 1)
        except OSError as problem:
            unread.append(str(path))
            click.echo(f"cannot read {clean(str(path))}: {problem.strerror}; check its permissions", err=True)
            continue
        yield path.as_posix(), data


def _expanded(files: Sequence[Path]) -> Iterator[Path]:
    for path in files:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in SUFFIXES and one.is_file())
        if not inside:
            raise UsageError(f"expected .json or .txt files in `{path}`, found none; name the folder that they lie in")
        yield from inside


def _as_json(given: Given, here: Here) -> str:
    from ..claims import REFUSED, Refused, as_data, sentences, summary, tallies

    says = [[REFUSED[one.reason]] if isinstance(one, Refused) else list(sentences(one, here.syllabus)) for one in given.judged]
    found = [{**one, "says": words} for one, words in zip(as_data(given.judged), says, strict=True)]
    return json.dumps({"files": found, "summary": tallies(summary(given.judged, here.syllabus))}, ensure_ascii=False, indent=2)


def _written(target: Path, receipt: Mapping[str, Any]) -> str:
    """Says what was written. A receipt is never written over: it may have been handed out."""
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(receipt, ensure_ascii=False, indent=1) + "\n")
    except FileExistsError:
        return f"accepted before; {shown(target)} stays as it is"
    return f"accepted; {shown(target)}"
