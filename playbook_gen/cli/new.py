"""`playbook new`."""

from __future__ import annotations

import re
import sys
import tempfile
import unicodedata
from datetime import date
from pathlib import Path

import click

from .. import report
from ..bundled import checkout
from ..scaffold import HOSTS, place_in
from ..starter import Answers, Colleagues, starter
from ..text.prose import slug
from ..usage import UsageError, typed
from .common import leave, print_report
from .schema import write_schemas

COLOUR = re.compile(r"#?[0-9a-fA-F]{6}")
WORD = re.compile(r"\w")
DEFAULT_COLOUR = "#1f6f5c"
CUSTOMER, EMPLOYEE = "customer/customers", "colleague/colleagues"


def _word(text: str) -> Colleagues:
    """`guest` or `guest/guests` as one and many."""
    one, _, many = (part.strip() for part in text.partition("/"))
    if not one:
        raise UsageError(f"expected a word like `guest` or `guest/guests`, found `{text}`")
    return Colleagues(one, many or f"{one}s")


def _colour(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None or value == "":
        return None
    if not COLOUR.fullmatch(value):
        raise click.BadParameter(f"expected a colour like #1f6f5c, found `{value}`")
    return "#" + value.lstrip("#").lower()


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--name", help="Your organization's name.")
@click.option("--customer", metavar="ONE/MANY", help="Your word for customers: guest/guests, patient/patients.")
@click.option("--employee", metavar="ONE/MANY", help="Your word for the people who serve them.")
@click.option("--colour", "--color", callback=_colour, help="Your brand colour, as #1f6f5c.")
@click.option("--second-colour", "--second-color", callback=_colour, help="A second one, if there is one.")
@click.option("--role", "roles", multiple=True, help="A job that readers have; once for each. They replace the shipped roles.")
@click.option("--team", "teams", multiple=True, help="A team with a playbook of its own; once for each.")
@click.option("--publish", multiple=True, type=click.Choice(sorted(HOSTS)), help="Also write the files that publish it there.")
def new(
    folder: Path,
    name: str | None,
    customer: str | None,
    employee: str | None,
    colour: str | None,
    second_colour: str | None,
    roles: tuple[str, ...],
    teams: tuple[str, ...],
    publish: tuple[str, ...],
) -> None:
    """Begin a playbook in the new folder DIR. Asks for name, words, colour and roles unless --name is given.

    \b
    playbook new our-playbook
    playbook new our-playbook --name "Hotel Seeblick" --customer guest/guests \\
        --colour "#7a1f3d" --role Reception --role Housekeeping

    The result builds at once: it is the shipped pack with your name, words and colours. You change it field by field.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"`{folder}` is not empty; name a new folder")
    if name is None:
        if sys.stdin is None:
            raise UsageError("there is nobody to ask; give the name with `--name`")
        name = click.prompt("Your organization's name")
        customer = customer or click.prompt("Your word for customers (one/many)", default=CUSTOMER)
        employee = employee or click.prompt("Your word for the people who serve them (one/many)", default=EMPLOYEE)
        colour = colour or _asked_colour()
        roles = roles or _asked_roles()
    _refuse_odd((name, customer or "", employee or "", *roles, *teams))
    if not name.strip():
        raise UsageError("a playbook needs the organization's name")
    answers = Answers(
        name=name.strip(),
        customer=_word(customer or CUSTOMER),
        employee=_word(employee or EMPLOYEE),
        colour=colour or DEFAULT_COLOUR,
        second_colour=second_colour,
        roles=_named(roles, "role"),
        teams=_named(teams, "team"),
        publish=publish,
        place=place_in(checkout(), folder),
        today=date.today(),  # noqa: DTZ011 - the day on the author's own calendar
    )
    _write(folder, answers)
    _report(folder)
    for host in publish:
        click.echo(f"\nTo publish on {HOSTS[host].title}: {HOSTS[host].next_step}")


def _refuse_odd(answers: tuple[str, ...]) -> None:
    """Before anything is written: what no file could hold, and what no text of the playbook may be."""
    for answer in answers:
        if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in answer):  # control characters, halves of characters
            shown = ascii(answer)[1:-1]
            raise UsageError(f"`{shown}` holds characters that cannot be shown; type it again (and is the terminal set to UTF-8?)")
        if "{{" in answer or "{%" in answer or "{#" in answer:
            raise UsageError(f"`{answer}` holds template brackets, which stand for variables here; leave them out")
        if len(answer) > 600:
            raise UsageError(f"`{answer[:40]}…` has {len(answer)} characters; 600 are the most")


def _asked_roles() -> tuple[str, ...]:
    text: str = click.prompt("Roles, separated by commas (empty: the shipped ones)", default="", show_default=False)
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _asked_colour() -> str:
    text: str = click.prompt("Your brand colour", default=DEFAULT_COLOUR)
    while not COLOUR.fullmatch(text):
        text = click.prompt(f"`{text}` is not a colour like #1f6f5c; your brand colour", default=DEFAULT_COLOUR)
    return "#" + text.lstrip("#").lower()


def _named(titles: tuple[str, ...], noun: str) -> dict[str, str]:
    """Each title under the id made from it; two that make the same id are refused."""
    named: dict[str, str] = {}
    for number, title in enumerate(titles, 1):
        identity = re.sub(r"[^a-z0-9]+", "-", slug(title)).strip("-") if WORD.search(title) else ""
        identity = identity or f"{noun}-{number}"  # a title in letters that ids have not
        if identity in named:
            raise UsageError(f"the {noun}s `{named[identity]}` and `{title}` would share the id `{identity}`; name one of them otherwise")
        named[identity] = title
    return named


def _write(folder: Path, answers: Answers) -> None:
    """All files in a folder beside, which then takes its name: a broken-off `new` leaves nothing half-made."""
    try:
        folder.resolve().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".playbook-new-", dir=folder.resolve().parent) as scratch:
            fresh = Path(scratch) / "new"
            for path, text in starter(answers).items():
                target = fresh / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
            write_schemas(fresh / "schemas")
            _move(fresh, folder)
    except OSError as problem:
        raise UsageError(f"cannot write to `{folder}`: {problem.strerror}") from None


def _move(fresh: Path, folder: Path) -> None:
    """Into place: as a whole, or piece by piece into an empty folder that is there (it may be the one we stand in)."""
    if not folder.exists():
        fresh.rename(folder)
        return
    for path in sorted(fresh.iterdir()):
        path.rename(folder / path.name)


def _report(folder: Path) -> None:
    from ..pipeline import Wanted, check

    checked = check(Wanted(folder))
    book = checked.playbook
    if book is None:
        print_report(checked)
        leave(1)
    else:
        click.echo(f"{folder} is ready: {len(book.modules)} modules, {len(book.guidance)} phrases, your name and colours.\n")
    click.echo(report.text(checked.diagnostics, checked.files))
    command = typed()
    click.echo(f"See it:    {command} serve {folder}\nCheck it:  {command} check {folder}\nBuild it:  {command} build {folder}")
