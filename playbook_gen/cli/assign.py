"""`playbook assign`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..config import shown
from ..diagnostics import suggest
from ..home import Home, home
from ..model import Assignment, Module, Playbook
from ..model import Path as LearningPath
from ..pipeline import Wanted
from ..pipeline import check as run
from ..usage import UsageError
from .common import Progress, folder_argument, leave, print_report, team_option

if TYPE_CHECKING:
    from ..assign import Made, Payload, Person

NAMES = ("link.txt", "email.txt", "qr.svg", "assignment.ics", "mail-merge.csv")


def _today(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else date.today()  # noqa: DTZ011 - the day on the trainer's own calendar


@click.command()
@folder_argument
@team_option
@click.option("--module", "modules", multiple=True, metavar="ID", help="A module to take; once for each.")
@click.option("--path", metavar="ID", help="A learning path to work through.")
@click.option("--due", metavar="DAY|DAYS", help="A day (2026-12-04), or days after the link is opened (14). [default: no day]")
@click.option("--by", default="", metavar="NAME", help="Who assigns it, so that people know whom to ask. Wanted, unless `--from` is given.")
@click.option("--group", default="", metavar="TEXT", help="For whom: `Evening shift`.")
@click.option("--note", default="", metavar="TEXT", help="Why, in a sentence.")
@click.option("--to", default="", metavar="TEXT", help="Where the result goes: an e-mail address, or a sentence.")
@click.option("--from", "record", metavar="ID", help="An assignment of the playbook, `assignments/ID`: it says all of the above itself.")
@click.option("--people", type=click.Path(path_type=Path), metavar="FILE", help="A CSV file with the columns name and email.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Also write the files that go with the link there.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), callback=_today, metavar="DAY", help="The day on which it is made. [default: today]"
)
def assign(
    folder: Path,
    team: str | None,
    modules: tuple[str, ...],
    path: str | None,
    due: str | None,
    by: str,
    group: str,
    note: str,
    to: str,
    record: str | None,
    people: Path | None,
    out: Path | None,
    today: date,
) -> None:
    """Make a link that assigns modules or a path of the playbook in FOLDER (default: here), and print it.

    \b
    playbook assign our-playbook --module saying-no-well --due 2026-12-04 --by "Ines Okafor"
    playbook assign our-playbook --path first-90-days --due 14 --by "Ines Okafor" --to ines@example.org --out week-1
    playbook assign our-playbook --from assignments/week-1 --out week-1

    \b
    With --out, the folder gets
    - link.txt        the link
    - email.txt       a mail that brings it
    - qr.svg          a code to photograph, for paper and screens
    - assignment.ics  an entry for calendars, if there is a day
    - mail-merge.csv  with --people, or people in the assignment: a mail for each of them

    The link leads to `organization.url`. It holds the whole assignment, behind the `#`; nothing is stored anywhere.
    """
    where = home(folder)
    if record is None and not by.strip():
        raise UsageError("say who assigns it, so that people know whom to ask: add `--by NAME`")
    if record is not None:
        _alone(module=modules, path=path, due=due, by=by, group=group, note=note, to=to)
    book = _book(where, team)
    kept = _kept(book, record, today) if record is not None else None
    made = _of_record(kept, book) if kept else _of_words(book, modules, path, _due(due, today), today, (by, group, note, to))
    if out is not None:
        _write(_target(out, where), made, _people(people, kept))
    elif people is not None:
        raise UsageError("`--people` makes a file; say where it goes: add `--out FOLDER`")
    click.echo(made.link)


def _alone(**given: object) -> None:
    """What the assignment says itself is not said again."""
    for name, value in given.items():
        if value:
            raise UsageError(f"with `--from`, the assignment says it all; leave out `--{name}`, or change the assignment")


def _kept(book: Playbook, name: str, today: date) -> Assignment:
    """The record; that its day is over is said, and it is made all the same, for whoever comes late."""
    id = name.removeprefix("assignments/").removesuffix(".yml")
    if id not in book.assignments:
        raise UsageError(f"there is no assignment `{id}`; {suggest(id, book.assignments)}")
    found = book.assignments[id]
    if found.due and found.due < today:
        click.echo(f"the day of `{id}` is over: it is due on {found.due}, and today is {today}", err=True)
    return found


def _of_record(record: Assignment, book: Playbook) -> Made:
    from ..assign import made

    return made(record, book, _address(book))


def _of_words(book: Playbook, modules: Sequence[str], path: str | None, due: date | int | None, today: date, texts: Sequence[str]) -> Made:
    from ..assign import Made, Payload

    address, chosen = _address(book), tuple(dict.fromkeys(modules))
    titles = [*_titles("path", book.paths, [path] if path else []), *_titles("module", book.modules, chosen)]
    by, group, note, to = (text.strip() for text in texts)
    payload = Payload(
        playbook=book.settings.identity, by=by, made=today, modules=chosen, path=path, due=due, group=group, note=note, to=to,
    )  # fmt: skip
    return Made(payload, _link(address, payload), titles)


def _book(where: Home, team: str | None) -> Playbook:
    checked = run(Wanted(where.folder, team), Progress())
    if checked.playbook is None:
        print_report(checked)
        leave(1)
    assert checked.playbook is not None
    return checked.playbook


def _address(book: Playbook) -> str:
    if url := book.settings.organization.url:
        return url
    raise UsageError(
        "a link must begin with the address of the learners' site, and `organization.url` is not set; write it in playbook.yml, "
        "under `organization:`, as `url: https://playbook.example.org/`"
    )


def _titles(kind: str, shelf: Mapping[str, Module | LearningPath], ids: Sequence[str]) -> list[str]:
    for id in ids:
        if id not in shelf:
            raise UsageError(f"there is no {kind} `{id}`; {suggest(id, shelf)}")
    return [shelf[id].title for id in ids]


def _due(text: str | None, today: date) -> date | int | None:
    if text is None:
        return None
    if re.fullmatch("[0-9]{1,9}", text):
        return int(text)
    try:
        day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise UsageError(f"expected a day such as 2026-12-04 or a number of days for `--due`, found `{text}`") from None
    if day < today:
        raise UsageError(f"expected a day that is still to come for `--due`, found {day}; today is {today}")
    return day


def _link(address: str, payload: Payload) -> str:
    from ..assign import NotAnAssignment, link

    try:
        return link(address, payload)
    except NotAnAssignment as problem:
        raise UsageError(str(problem)) from None


def _people(file: Path | None, kept: Assignment | None) -> tuple[Person, ...]:
    """Those in the file, else those of the assignment whose address is known."""
    from ..assign import PeopleError, invited, people

    if file is None:
        return invited(kept) if kept else ()
    try:
        return people(file.read_bytes())
    except OSError as problem:
        raise UsageError(f"cannot read `{file}`: {problem.strerror}; name a CSV file with the columns `name` and `email`") from None
    except PeopleError as found:
        shown_here, rest = found.problems[:20], len(found.problems) - 20
        more = [f"and {rest} more"] if rest > 0 else []
        raise UsageError("\n".join([f"nothing was written; in `{file}`:", *(f"  {line}" for line in (*shown_here, *more))])) from None


def _target(out: Path, where: Home) -> Path:
    if out.resolve().is_relative_to((where.folder / "content").resolve()):
        raise UsageError(f"`{out}` lies among the content; name a folder outside `{where.folder / 'content'}`")
    if out.exists() and not out.is_dir():
        raise UsageError(f"`{out}` is a file; name a folder")
    return out


def _write(out: Path, made: Made, people: Sequence[Person]) -> None:
    files = _files(made, people)
    for name in NAMES:
        if name not in files and (out / name).exists():
            raise UsageError(f"`{out / name}` is of another assignment, and this one makes none; remove it, or name another folder")
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (out / name).write_bytes(data)
    click.echo(f"{', '.join(files)} in {shown(out)}", err=True)


def _files(made: Made, people: Sequence[Person]) -> dict[str, bytes]:
    """Each file with its bytes; what an assignment cannot have is said and left out."""
    from ..assign import TooLong, email, mail_merge, qr

    payload, link, titles = made.payload, made.link, made.titles
    subject, body = email(payload, link, titles)
    files = {"link.txt": f"{link}\n".encode(), "email.txt": f"Subject: {subject}\n\n{body}".encode()}
    try:
        files["qr.svg"] = qr(link).encode()
    except TooLong as problem:
        click.echo(f"no qr.svg: {problem}", err=True)
    entry = made.entry()
    if entry is None:
        click.echo("no assignment.ics: a calendar needs a day; write `--due` with one, such as 2026-12-04", err=True)
    else:
        files["assignment.ics"] = entry
    if people:
        files["mail-merge.csv"] = mail_merge(people, payload, link, titles).encode("utf-8-sig")
    return files
