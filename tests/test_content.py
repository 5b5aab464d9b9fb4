"""The shipped content: sound, with both teams, and every finding that there can be is documented."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

import playbook_gen
from playbook_gen import report
from playbook_gen.config import teams
from playbook_gen.pipeline import Checked, Wanted, check
from playbook_gen.portable import problems

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
DEMO = CONTENT / "demo"
DIAGNOSTICS = ROOT / "docs" / "reference" / "diagnostics.md"
TEAMS = teams(DEMO)


@cache
def checked(team: str | None) -> Checked:
    return check(Wanted(DEMO, team))


def test_the_demo_has_two_teams() -> None:
    assert len(TEAMS) == 2


@pytest.mark.parametrize("team", [None, *TEAMS])
def test_the_demo_has_nothing_to_mend(team: str | None) -> None:
    found = checked(team)
    assert report.text(found.diagnostics, found.files).split(" in ")[0] == "nothing to mend"


def test_the_shipped_pack_alone_only_waits_to_be_filled_in() -> None:
    found = check(Wanted(CONTENT / "base"))
    assert found.playbook is not None
    assert {(diagnostic.code, diagnostic.severity) for diagnostic in found.diagnostics} == {("PB300", "todo")}


def test_the_demo_changes_adds_and_removes_something_of_every_kind_of_change() -> None:
    settled = checked(None).settled
    assert {deed.kind for deed in settled.deeds} == {"changed", "added", "removed"}
    assert all(gone.reason for gone in settled.removed.values())
    for team in TEAMS:
        assert {deed.kind for deed in checked(team).settled.deeds if deed.mark.layer == team} == {"changed", "added", "removed"}


def test_every_file_can_be_kept_on_every_system() -> None:
    paths = [path.relative_to(ROOT).as_posix() for path in (*CONTENT.rglob("*"), *(ROOT / "tests" / "golden").rglob("*")) if path.is_file()]
    assert problems(paths) == []


def test_nothing_shipped_names_a_machine_or_holds_what_nobody_sees() -> None:
    for path in CONTENT.rglob("*"):
        if path.suffix in {".yml", ".md", ".svg"} and "site" not in path.parts:
            text = path.read_bytes().decode("utf-8")
            assert not re.search(r"/(?:home|work|tmp|Users)/|[\t\r\ufeff\u200b\u2028\xa0]", text), path
            assert text.endswith("\n"), path


def test_every_code_is_documented_once() -> None:
    package = Path(playbook_gen.__file__).parent
    sources = [
        path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "codes.py" and path.parent.name != "reference"
    ]
    used = set(re.findall(r'"(PB\d{3})"', "".join(sources)))
    headings = re.findall(r"^#+ .*?\b(PB\d{3})\b", DIAGNOSTICS.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(set(headings))
    assert used == set(headings)


def test_every_file_is_read_alike_by_every_reader_of_yaml() -> None:
    """Where libyaml is missing, the slower reader takes its place, and it is stricter about a `?` in brackets."""
    for path in CONTENT.rglob("*.yml"):
        yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
