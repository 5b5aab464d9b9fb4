"""The command `playbook`: the door for people in a terminal."""

from __future__ import annotations

import gc
import sys

import click

from ..usage import UsageError, typed
from .lazy import Commands, LazyGroup, Place

# With the first sentence of each one's help; a test compares.
PLACES = {
    "new": Place("new:new", "Begin a playbook in the new folder DIR."),
    "build": Place(
        "build:build", "Build the site of the playbook in FOLDER (default: here) into FOLDER/site/, a team's into FOLDER/site-ID/."
    ),
    "serve": Place("build:serve", "Show the site of the playbook in FOLDER (default: here) and follow every save."),
    "check": Place("check:check", "Find every mistake in the playbook in FOLDER (default: here), all in one run."),
    "explain": Place("check:explain", "Tell where the value of FIELD comes from: its layer, file and line, and what lies beneath."),
    "coverage": Place(
        "coverage:coverage", "Tell how far the questions of the playbook in FOLDER (default: here) cover what its modules teach."
    ),
    "assign": Place("assign:assign", "Make a link that assigns modules or a path of the playbook in FOLDER (default: here), and print it."),
    "claims": Place("claims:claims", "Look through what learners send, and sign what you accept."),
    "changes": Place("changes:changes", "Tell what has changed since a day, and which modules a trainer must assign again."),
    "reviews": Place("reviews:list_reviews", "List what is to be read again: every record with its owner, its last review and its next."),
    "survey": Place("survey:survey", "Put the responses to a self-assessment together."),
    "vision": Place("vision:vision", "Publish a new wording of the service vision."),
    "print": Place("print:print_pages", "Print posters, cards and sheets of the playbook in FOLDER (default: here) as PDF files."),
    "schema": Place("schema:schema", "Write the JSON Schemas of all kinds to the folder OUT; without OUT, list them."),
    "reference": Place("reference:reference"),
}


@click.group(
    cls=LazyGroup,
    commands=Commands(PLACES),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
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
