"""The command `playbook`: the door for people in a terminal."""

from __future__ import annotations

import gc
import sys

import click

from ..config import UsageError, typed
from .assign import assign
from .build import build, serve
from .changes import changes
from .check import check, explain
from .claims import claims
from .coverage import coverage
from .new import new
from .reference import reference
from .schema import schema


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="playbook-gen", prog_name="playbook")
def playbook() -> None:
    """Make your organization's customer-service playbook: a site with your vision, phrases, training and boards.

    \b
    Begin:        playbook new our-playbook
    Look:         playbook serve our-playbook        (opens at http://127.0.0.1:8000/, follows every save)
    Find errors:  playbook check our-playbook
    Publish:      playbook build our-playbook        (writes our-playbook/site/)

    All content is text in the folder: playbook.yml and the files under content/. You write only what differs from
    the shipped pack; `playbook explain FIELD` tells where a value comes from.

    Exit codes: 0 fine, 1 the content has mistakes, 2 the command could not be carried out.
    """


for command in (new, build, serve, check, explain, coverage, assign, claims, changes, schema, reference):
    playbook.add_command(command)


def main() -> None:
    """Run the command; end with its exit code."""
    gc.set_threshold(20_000, 20, 20)  # content is many small values that live to the end: to look at them often costs a tenth of the time
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console in another code page must not stop a report
            stream.reconfigure(errors="replace")
    try:
        code = playbook.main(prog_name=typed(), standalone_mode=False)  # which returns the code of an `Exit` rather than raising it
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as problem:
        problem.show()
        sys.exit(2)
    except UsageError as problem:
        click.echo(f"playbook: {problem}", err=True)
        sys.exit(2)
    except OSError as problem:  # a full disk, a name too long, a folder that went away: the machine's, and it says what
        click.echo(f"playbook: {problem.strerror or problem}{f': {problem.filename}' if problem.filename else ''}", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
