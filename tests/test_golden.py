"""Three layers, small and full of every sort of change: what comes out is pinned, byte for byte.

`--update-golden` writes `golden/expected/` anew; then read the diff as you would read code.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from playbook_gen import report
from playbook_gen.pipeline import Checked, Made, Wanted, check, make
from playbook_gen.settle import Deed
from playbook_gen.source import Mark

GOLDEN = Path(__file__).parent / "golden"
EXPECTED = GOLDEN / "expected"
Pinned = Callable[[Path, str], None]


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Checked:
    monkeypatch.chdir(GOLDEN / "input")
    return check(Wanted(Path("team")))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    monkeypatch.chdir(GOLDEN / "input")
    return make(Wanted(Path("team")))


def told(deed: Deed) -> str:
    """A deed in one line: what was done to what, where, over what."""
    over = f" over {place(deed.under)}" if deed.under else ""
    why = f": {deed.reason}" if deed.reason else ""
    return f"{deed.kind:8}{'.'.join(deed.path)} ({deed.mark.layer}, {place(deed.mark)}{over}){why}"


def place(mark: Mark) -> str:
    return f"{mark.path}:{mark.line}"


def test_there_are_three_layers_and_nothing_to_mend(checked: Checked) -> None:
    assert [layer.name for layer in checked.layers] == ["ground", "organization", "team"]
    assert checked.diagnostics == ()


def test_the_report(checked: Checked, pinned: Pinned) -> None:
    pinned(EXPECTED / "report.txt", report.text(checked.diagnostics, checked.files))


def test_what_each_layer_did(checked: Checked, pinned: Pinned) -> None:
    pinned(EXPECTED / "deeds.txt", "\n".join(map(told, checked.settled.deeds)) + "\n")


def test_the_pages(made: Made, pinned: Pinned) -> None:
    assert made.rendered is not None
    for name, text in made.rendered.pages.items():
        pinned(EXPECTED / "pages" / name, text)
    there = {path.relative_to(EXPECTED / "pages").as_posix() for path in (EXPECTED / "pages").rglob("*.md")}
    assert there == set(made.rendered.pages), "a page is gone: delete its file in golden/expected/pages"


def test_the_settings(made: Made, pinned: Pinned) -> None:
    assert made.rendered is not None
    pinned(EXPECTED / "mkdocs.yml", yaml.safe_dump(made.rendered.settings, sort_keys=False, allow_unicode=True, width=100))


def test_the_pages_say_what_the_uppermost_layer_says(made: Made, checked: Checked) -> None:
    assert made.rendered is not None
    everything = "\n".join(made.rendered.pages.values())
    for word in (
        "Greet before the bell stops",
        "Night shift wipes at four",
        "Two minutes, and the kettle is on",
        "The guest looks back",
        "Counting on",
    ):
        assert word in everything, word
    book = checked.playbook
    assert book is not None
    assert sorted(book.guidance) == ["drips", "queue"]
    assert [role.id for role in book.settings.roles] == ["bench", "desk"]
    assert [topic.id for topic in book.settings.topics] == ["waiting", "fire", "fines"]
    assert list(book.terms) == ["wick", "loan"]
    assert book.terms["wick"].synonyms == ("string", "thread")
    assert book.behaviours["greet"].looks_like == ("The guest looks back.",)
    assert [item.id for item in book.modules["lending"].items] == ["first-question", "due-day"]
    assert [step.id for step in book.paths["first-week"].milestones[0].steps] == ["vision", "drips", "lending"]


def test_two_runs_in_one_process_give_the_same(made: Made) -> None:
    again = make(Wanted(Path("team")))
    assert again.rendered == made.rendered


def test_the_organization_alone_knows_nothing_of_the_team(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN / "input")
    book = check(Wanted(Path("organization"))).playbook
    assert book is not None
    assert list(book.guidance) == ["drips"]
    assert book.settings.team is None
