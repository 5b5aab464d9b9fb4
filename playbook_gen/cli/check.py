"""`playbook check` and `playbook explain`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import report
from ..diagnostics import suggest
from ..overlay import Branch
from ..usage import UsageError
from .common import Progress, failed, folder_argument, leave, print_report, team_option, today_option

if TYPE_CHECKING:
    from ..pipeline import Checked


@click.command()
@folder_argument
@team_option
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(report.FORMATS)),
    default="text",
    help="For people, for programs, or for GitHub's annotations. [default: text]",
)
@click.option("--strict", is_flag=True, help="Warnings count as mistakes.")
@today_option
def check(folder: Path, team: str | None, form: str, strict: bool, today: date | None) -> None:
    """Find every mistake in the playbook in FOLDER (default: here), all in one run.

    Each one comes with file, line and column, what was expected, what was found, and what to write instead.
    """
    from ..home import home
    from ..pipeline import Wanted
    from ..pipeline import check as run

    checked = run(Wanted(home(folder).folder, team, today=today), Progress())
    print_report(checked, form, stream_errors=False)
    leave(1 if failed(checked.diagnostics, strict) else 0)


@click.command()
@click.argument("field", metavar="FIELD")
@click.option("--folder", type=click.Path(path_type=Path), default=Path(), metavar="FOLDER", help="The playbook's folder. [default: here]")
@team_option
def explain(field: str, folder: Path, team: str | None) -> None:
    """Tell where the value of FIELD comes from: its layer, file and line, and what lies beneath.

    \b
    playbook explain organization.name
    playbook explain modules.saying-no-well.assessment.pass_mark
    playbook explain guidance.raised-voice.say
    """
    from ..home import home
    from ..pipeline import Wanted
    from ..pipeline import check as run
    from ..provenance import Under
    from ..validate.places import find

    checked = run(Wanted(home(folder).folder, team), Progress())
    said = list(Under(checked.layers).said(field))
    if not said:
        raise UsageError(f"nothing says `{field}`; {_near(checked, field)}")
    gone = tuple(field.split(".")) in checked.settled.removed
    for number, entry in enumerate(reversed(said)):
        lead = ("removed by" if gone else "from") if number == 0 else "over"
        click.echo(f"{'' if number == 0 else '  '}{lead} {entry.layer}: {entry.mark}\n    {entry.value}")
    merged = find(checked.settled.tree, field)
    if len(said) > 1 and isinstance(merged, Branch):
        click.echo(f"together: {', '.join(merged.members)}")


def _near(checked: Checked, field: str) -> str:
    """The nearest names at the first step of `field` that leads nowhere; of an id alone, the kinds that have it."""
    from ..validate.places import find

    names = field.split(".")
    members = checked.settled.tree.members
    kinds = [kind for kind, tree in members.items() if isinstance(tree, Branch) and tree.keyed and names[0] in tree.members]
    if kinds and names[0] not in members:
        return "did you mean " + " or ".join(f"`{kind}.{field}`" for kind in kinds) + "?"
    for length in range(len(names)):
        if find(checked.settled.tree, ".".join(names[: length + 1])) is None:
            around = find(checked.settled.tree, ".".join(names[:length])) if length else checked.settled.tree
            return suggest(names[length], _members(around))
    return "check the spelling"


def _members(tree: object) -> Iterable[str]:
    if not isinstance(tree, Branch):
        return ()
    settings = tree.members.get("settings")
    return [*(name for name in tree.members if name != "settings"), *(settings.members if isinstance(settings, Branch) else ())]
