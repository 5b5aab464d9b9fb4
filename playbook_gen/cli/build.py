"""`playbook build` and `playbook serve`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from ..usage import UsageError
from .common import Progress, edition_option, failed, folder_argument, leave, print_report, team_option

if TYPE_CHECKING:
    from ..editions import Edition
    from ..home import Home
    from ..pipeline import Made


@click.command()
@folder_argument
@team_option
@click.option("--site-dir", type=click.Path(path_type=Path), metavar="OUT", help="Where the site goes. [default: site/ in the folder]")
@click.option(
    "--markdown",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write the finished Markdown tree with settings and shell to OUT instead; any of the engines builds it.",
)
@click.option(
    "--links",
    type=click.Choice(["clean", "files"]),
    default="clean",
    help="`files` writes index.html into every link, for a shared folder or a memory stick. [default: clean]",
)
@edition_option
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
def build(
    folder: Path,
    team: str | None,
    site_dir: Path | None,
    markdown: Path | None,
    links: Literal["clean", "files"],
    edition: Edition,
    strict: bool,
) -> None:
    """Build the site of the playbook in FOLDER (default: here) into FOLDER/site/, a team's into FOLDER/site-ID/.

    The trainer's edition goes into FOLDER/site-trainer/, the public one into FOLDER/site-public/.

    \b
    playbook build our-playbook
    playbook build our-playbook --team night-shift
    playbook build our-playbook --links files --site-dir P:/shared/playbook

    A mistake in the content stops the build, lists everything that is wrong, and leaves the last good site as it was.
    """
    from ..home import home
    from ..pipeline import Wanted, make

    where = home(folder)
    progress = Progress()
    made = make(Wanted(where.folder, team, links, edition=edition), progress)
    stopped = made.rendered is None or failed(made.checked.diagnostics, strict)
    if made.checked.diagnostics:
        print_report(made.checked)
    if stopped:
        click.echo("nothing was built; the last good site is untouched", err=True)
        leave(1)
    names = ["site", *([team] if team else []), *([edition] if edition != "learner" else [])]
    target = markdown or site_dir or where.root / "-".join(names)
    if target.resolve().is_relative_to((where.folder / "content").resolve()):
        raise UsageError(f"`{target}` lies among the content; name a folder outside `{where.folder / 'content'}`")
    _write(made, where, target, markdown is not None, strict, progress)


def _write(made: Made, where: Home, target: Path, as_markdown: bool, strict: bool, progress: Progress) -> None:
    from ..config import shown
    from ..site.swap import replacing

    assert made.rendered is not None
    with replacing(target, lambda: click.echo("another build of this folder is running; waiting for it …", err=True)) as fresh:
        progress("writing")
        if as_markdown:
            from ..site.written import write

            write(made.rendered, fresh)
        else:
            _site(made, where, fresh, strict)
    for note in made.rendered.notes:
        click.echo(f"colour: {note}", err=True)
    click.echo(f"{len(made.rendered.pages)} pages in {shown(target)}{'' if as_markdown else os.sep}")


def _site(made: Made, where: Home, fresh: Path, strict: bool) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from ..site import plugin

    warnings = plugin.build(made, where.mkdocs_yml, fresh)
    for warning in warnings:
        click.echo(f"mkdocs: {warning}", err=True)
    if strict and warnings:
        click.echo("nothing was built; the last good site is untouched", err=True)
        leave(1)


@click.command()
@folder_argument
@team_option
@edition_option
@click.option("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="Where to listen. [default: 127.0.0.1:8000]")
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
def serve(folder: Path, team: str | None, edition: Edition, address: str, opened: bool) -> None:
    """Show the site of the playbook in FOLDER (default: here) and follow every save.

    A mistake is reported in the terminal; the last good pages stay until it is mended. Ctrl-C ends it.
    """
    from ..home import home
    from ..pipeline import Wanted, make

    where = home(folder)
    made = make(Wanted(where.folder, team, serving=True, edition=edition), Progress())
    if made.rendered is None:
        print_report(made.checked)
        leave(1)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from ..site import plugin

    with tempfile.TemporaryDirectory(prefix="playbook-serve-") as folder_name:
        own = where.mkdocs_yml if team is None and edition == "learner" else None
        config = own or _temporary(where, team, edition, Path(folder_name))
        click.echo(f"serving at http://{address}/ (Ctrl-C ends it) …", err=True)
        try:
            plugin.serve(config, address, opened)
        except (OSError, OverflowError) as problem:  # a port beyond 65535 overflows
            why = getattr(problem, "strerror", problem)
            raise UsageError(f"cannot listen at {address}: {why}; name another with `--address 127.0.0.1:8001`") from None


def _temporary(where: Home, team: str | None, edition: Edition, folder: Path) -> Path:
    import yaml

    options = {"folder": str(where.folder.resolve()), "edition": edition, **({"team": team} if team else {})}
    config = {
        "site_name": "playbook",
        "docs_dir": str(where.folder.resolve()),
        "theme": {"name": "material", "font": False},
        "plugins": [{"playbook": options}],
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    return path
