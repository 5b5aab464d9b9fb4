"""The command, as people use it: what it cannot carry out gets one sentence, and nothing is deleted."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from commands import command, ended, run, tree

from playbook_gen import editions
from playbook_gen.cli import playbook
from playbook_gen.cli.common import EDITIONS

ROOT = Path(__file__).parent.parent
FOREIGN = ("Harrowmere", "Your organization", "Lantern Library")


# ---- what cannot be carried out: one sentence, exit 2, nothing deleted ----


def empty(folder: Path) -> tuple[Path, tuple[str, ...]]:
    (folder / "empty").mkdir()
    return folder / "empty", ()


def foreign_files(folder: Path) -> tuple[Path, tuple[str, ...]]:
    (folder / "mine").mkdir()
    (folder / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    return folder / "library", ("--site-dir", str(folder / "mine"))


def a_file_as_target(folder: Path) -> tuple[Path, tuple[str, ...]]:
    (folder / "mine.txt").write_text("dear", encoding="utf-8")
    return folder / "library", ("--site-dir", str(folder / "mine.txt"))


def under_a_file(folder: Path) -> tuple[Path, tuple[str, ...]]:
    (folder / "mine.txt").write_text("dear", encoding="utf-8")
    return folder / "library", ("--site-dir", str(folder / "mine.txt" / "site"))


def broken_mkdocs_yml(folder: Path) -> tuple[Path, tuple[str, ...]]:
    (folder / "other").mkdir()
    (folder / "other" / "mkdocs.yml").write_text("plugins: [\n", encoding="utf-8")
    return folder / "other", ()


CANNOT: dict[str, tuple[Callable[[Path], tuple[Path, tuple[str, ...]]], str]] = {
    "no such folder": (lambda folder: (folder / "nowhere", ()), "there is no folder"),
    "an empty folder": (empty, "there is no playbook.yml"),
    "a file for a folder": (lambda folder: (folder / "library" / "playbook.yml", ()), "is a file; name the folder"),
    "no such team": (lambda folder: (folder / "library", ("--team", "night")), "there is no team `night`"),
    "a team outside": (lambda folder: (folder / "library", ("--team", "../..")), "there is no team"),
    "foreign files in the target": (foreign_files, "holds files that no build made"),
    "the playbook itself as target": (
        lambda folder: (folder / "library", ("--site-dir", str(folder / "library"))),
        "holds files that no build made",
    ),
    "a file as target": (a_file_as_target, "is a file"),
    "a target under a file": (under_a_file, "cannot write"),
    "a mkdocs.yml that cannot be read": (broken_mkdocs_yml, "cannot read"),
}


@pytest.mark.parametrize("name", CANNOT)
def test_what_cannot_be_done_gets_one_sentence_and_deletes_nothing(name: str, library: Path, tmp_path: Path) -> None:
    make, words = CANNOT[name]
    folder, options = make(tmp_path)
    before = tree(tmp_path)
    done = ended("build", folder, *options)
    assert done.returncode == 2, done.stdout + done.stderr
    assert words in done.stderr
    assert done.stderr.startswith("playbook: ")
    assert done.stderr.count("\n") == 1
    assert tree(tmp_path) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_is_not_writable(library: Path) -> None:
    library.chmod(0o555)
    try:
        done = ended("build", library)
    finally:
        library.chmod(0o755)
    assert (done.returncode, "cannot write" in done.stderr) == (2, True)


def test_a_wrong_option_ends_with_2() -> None:
    assert command("build", "--sitedir", "x").returncode == 2
    assert ended("nonsense").returncode == 2
    assert ended("check", "--format", "xml").returncode == 2
    assert ended("check", "--today", "soon").returncode == 2


def test_help_ends_with_0_and_teaches() -> None:
    done = command("--help")
    assert done.returncode == 0
    for word in ("playbook new", "playbook serve", "playbook check", "playbook build", "Exit codes"):
        assert word in done.stdout
    for name in ("new", "build", "serve", "check", "explain", "schema"):
        page = run(name, "--help")
        assert page.exit_code == 0
        assert len(page.output.splitlines()) > 6


def test_the_list_of_commands_is_what_the_commands_say_themselves() -> None:
    """It is written without importing one of them; here they are all imported."""
    loaded = click.Group("playbook", commands=list(playbook.commands.values()), help=playbook.help)
    listed = [group.get_help(click.Context(group, info_name="playbook", max_content_width=100)) for group in (playbook, loaded)]
    first, second = (text.partition("Commands:")[2] for text in listed)
    assert first == second != ""


def test_the_editions_on_offer_are_all_that_there_are() -> None:
    assert EDITIONS == editions.EDITIONS


def test_version() -> None:
    assert command("--version").stdout.startswith("playbook")
