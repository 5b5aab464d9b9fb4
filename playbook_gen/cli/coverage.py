"""`playbook coverage`."""

from __future__ import annotations

from pathlib import Path

import click

from .common import Progress, folder_argument, leave, print_report, team_option


@click.command()
@folder_argument
@team_option
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text", help="For people, or for programs. [default: text]")
@click.option("--strict", is_flag=True, help="End with 1 if there is a gap.")
def coverage(folder: Path, team: str | None, form: str, strict: bool) -> None:
    """Tell how far the questions of the playbook in FOLDER (default: here) cover what its modules teach.

    \b
    Counts a module: items by kind, points, items by objective. And the gaps:
    - objective-without-item    neither an item nor a row of the rubric checks it
    - item-without-objective    it names none, and does not say why
    - module-without-assessment it has no items
    - section-without-item      a lesson, or a heading in it, that no item leads to
    - item-older-than-section   its lesson changed after it was checked
    - item-of-replaced-lesson   a layer above wrote its lesson anew, and nobody looked at it

    \b
    With `--format json`: an object with `modules` and `total`. A module has `id`, `items`, `points`, `kinds`,
    `objectives` (`id`, `items`, `rubric`, `points`) and `gaps` (`gap`, `path`, `line`, `column`, `layer`,
    `field`, `message`, `fix`). Content with mistakes is reported as `playbook check` does.
    """
    from ..coverage import as_json, text
    from ..coverage import coverage as covered
    from ..home import home
    from ..pipeline import Wanted
    from ..pipeline import check as run

    checked = run(Wanted(home(folder).folder, team), Progress())
    if checked.playbook is None:
        print_report(checked, form, stream_errors=False)
        leave(1)
    else:
        found = covered(checked.playbook, checked.settled.tree, [layer.name for layer in checked.layers])
        click.echo(as_json(found) if form == "json" else text(found), nl=False)
        leave(1 if strict and found.gaps else 0)
