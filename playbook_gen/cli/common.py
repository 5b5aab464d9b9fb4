"""What several commands share: arguments, progress, printing a report."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import report
from ..diagnostics import Diagnostic

if TYPE_CHECKING:
    from ..editions import Edition
    from ..pipeline import Checked

EDITIONS: tuple[Edition, ...] = ("learner", "trainer", "public")  # those of `editions`, which knows all of the models
PATIENCE = 1.0  # seconds before progress is worth a line

folder_argument = click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER]")
team_option = click.option("--team", metavar="ID", help="The team in teams/ID whose playbook it is.")


edition_option = click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="learner",
    help="`trainer` adds what trainers need, `public` shows only what the settings name. [default: learner]",
)


def today_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--today DAY`, as a `date` or None."""

    def parsed(context: click.Context, parameter: click.Parameter, value: datetime | None) -> date | None:
        return value.date() if value else None

    return click.option(
        "--today",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=parsed,
        metavar="DAY",
        help="Also report reviews that are due on this day (2026-11-22).",
    )(command)


class Progress:
    """Says on a terminal what is being done, once it has taken longer than a second; a log is the same on every day."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.watched = sys.stderr.isatty()

    def __call__(self, stage: str) -> None:
        if self.watched and time.monotonic() - self.start > PATIENCE:
            click.echo(f"{stage} …", err=True)


def print_report(checked: Checked, form: str = "text", stream_errors: bool = True) -> None:
    """The findings, to stderr for people during a build, to stdout when they are what was asked for."""
    words = report.FORMATS[form](checked.diagnostics, checked.files)
    click.echo(words, nl=False, err=stream_errors and form == "text")


def failed(diagnostics: Iterable[Diagnostic], strict: bool) -> bool:
    """Whether these findings make a command end with 1."""
    failing = ("error", "warning") if strict else ("error",)
    return any(diagnostic.severity in failing for diagnostic in diagnostics)


def leave(code: int) -> None:
    """End the command with an exit code."""
    sys.stdout.flush()
    raise click.exceptions.Exit(code)
