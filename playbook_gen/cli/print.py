"""`playbook print`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from ..home import Home, home
from ..pipeline import Made, Wanted, make
from ..usage import UsageError
from .common import Progress, folder_argument, leave, print_report, team_option

# What can be printed: the page that it is. The poster has a page for each paper.
THINGS: Mapping[str, str] = {
    "poster": "vision/poster/", "card": "vision/card/", "line-up": "vision/line-up/", "announcement": "vision/announcement/",
    "board": "infrastructure/", "journey": "moments/", "scoreboard": "scoreboard/", "wall": "scoreboard/wall/",
}  # fmt: skip
PAPERS = ("A4", "Letter", "A3")
POSTERS = {"A4": "", "Letter": "letter/", "A3": "a3/"}
NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge", "brave-browser",
    "chromium-headless-shell",
)  # fmt: skip
ON_A_MAC = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
ON_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Chromium\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")  # where Windows keeps programs
VARIABLE = "PLAYBOOK_CHROMIUM"
SECONDS = 60  # for one page; a browser that has stuck must not stop a night's job for ever
LYING = re.compile(rb"size:\s*landscape")


@click.command(name="print")
@folder_argument
@team_option
@click.option("--what", multiple=True, type=click.Choice(list(THINGS)), help="What to print; once for each. [default: all there is]")
@click.option("--paper", type=click.Choice(PAPERS, case_sensitive=False), default="A4", help="The paper. [default: A4]")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where the PDF files go. [default: print/ in the folder]")
@click.option("--week", type=click.IntRange(1, 53), metavar="N", help="The calendar week of the line-up sheet. [default: this week]")
def print_pages(folder: Path, team: str | None, what: tuple[str, ...], paper: str, out: Path | None, week: int | None) -> None:
    """Print posters, cards and sheets of the playbook in FOLDER (default: here) as PDF files.

    \b
    playbook print our-playbook
    playbook print our-playbook --what poster --paper A3
    playbook print our-playbook --what line-up --week 12 --out monday

    It needs Chromium, Chrome or Edge on this computer, and finds it; PLAYBOOK_CHROMIUM names another one. Without it, open the
    page in any browser and print it there.
    """
    browser = found()
    if browser is None:
        raise UsageError(
            "there is no Chromium, Chrome or Edge on this computer: open the page in your browser and print it there "
            f"(Ctrl+P, Save as PDF), or name a browser with {VARIABLE}"
        )
    where = home(folder)
    progress = Progress()
    made = make(Wanted(where.folder, team, links="files"), progress)
    if made.rendered is None:
        print_report(made.checked)
        click.echo("nothing was printed", err=True)
        leave(1)
    _print(made, where, browser, what, (paper, week), out or where.root / "print", progress)


def _print(made: Made, where: Home, browser: str, what: Sequence[str], how: tuple[str, int | None], out: Path, progress: Progress) -> None:
    assert made.rendered is not None
    paper, week = how
    pages = _wanted(made, what)
    with tempfile.TemporaryDirectory(prefix="playbook-print-") as scratch:
        site = Path(scratch) / "site"
        _site(made, where, site)
        set_paper(site, paper)
        out.mkdir(parents=True, exist_ok=True)
        for name, address in pages.items():
            progress(f"printing {name}")
            page = address + (POSTERS[paper] if name == "poster" else "")
            mark = f"#sheet-{sheet(site / page, week)}" if name == "line-up" and week else ""
            target = out / f"{name}-{paper.lower()}.pdf"
            _printed(browser, (site / page / "index.html").as_uri() + mark, target, Path(scratch) / "profile")
            click.echo(target)


def _wanted(made: Made, what: Sequence[str]) -> dict[str, str]:
    """The things and their pages. One that was asked for and is not there is refused; what nobody named is left out."""
    assert made.rendered is not None
    there = {name: address for name, address in THINGS.items() if f"{address}index.md" in made.rendered.pages}
    for name in what:
        if name not in there:
            raise UsageError(f"there is no page `{THINGS[name]}` in this playbook; there are: {', '.join(there)}")
    return {name: address for name, address in there.items() if not what or name in what}


def _site(made: Made, where: Home, site: Path) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from ..site import plugin

    site.mkdir()
    plugin.build(made, where.mkdocs_yml, site)


def set_paper(site: Path, paper: str) -> None:
    """Says in the stylesheets of this copy which paper it is: a browser that prints by itself asks nobody."""
    for path in (site / "assets").glob("*.css"):
        path.write_bytes(LYING.sub(f"size:{paper} landscape".encode(), path.read_bytes()))
    path = site / "assets" / "tokens.css"  # the first of them, so that a page with a paper of its own keeps it
    path.write_bytes(f"@page{{size:{paper}}}\n".encode() + path.read_bytes())


def sheet(page: Path, week: int) -> int:
    """Which of the page's line-up sheets is for `week`."""
    count = len(re.findall(r'id="sheet-\d+"', (page / "index.html").read_text(encoding="utf-8")))
    return (week - 1) % max(1, count) + 1


def _printed(browser: str, address: str, target: Path, profile: Path) -> None:
    """One page as a PDF; what the browser has to say is of no use to anybody unless it fails."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium refuses its sandbox to the superuser; the page is our own
    command = [
        browser, "--headless", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--no-pdf-header-footer",
        f"--user-data-dir={profile}", *(["--no-sandbox"] if root else []), f"--print-to-pdf={target.resolve()}", address,
    ]  # fmt: skip
    target.unlink(missing_ok=True)
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - a browser that was found or named
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise UsageError(f"`{browser}` could not print: {getattr(problem, 'strerror', None) or 'it did not end'}") from None
    if not target.is_file():
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise UsageError(f"`{browser}` printed nothing{f': {last}' if last else ''}; name another browser with {VARIABLE}")


# ---- a browser ----


def found() -> str | None:
    """The browser to print with: what the variable names, else the first that is installed."""
    named = os.environ.get(VARIABLE)
    if named:
        if not (path := shutil.which(named)):
            raise UsageError(f"{VARIABLE} names `{named}`, and there is no such program")
        return path
    return next(filter(None, map(shutil.which, NAMES)), None) or next((str(path) for path in _usual() if path.is_file()), None)


def _usual() -> Iterator[Path]:
    """Where the systems keep browsers that are not in the path."""
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / f"{name}.app" / "Contents" / "MacOS" / name for name in ON_A_MAC)
    for folder_name in (os.environ[name] for name in FOLDERS if name in os.environ):
        yield from (Path(folder_name) / name for name in ON_WINDOWS)
