"""`playbook coverage`: what is counted, what is missing, and where it says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import SITES, run

from playbook_gen.config import UsageError
from playbook_gen.coverage import Coverage, coverage
from playbook_gen.pipeline import Wanted, check

CONTENT = "content/modules/lending"
SETTINGS = 'layers: ["{0}"]\n'
LESSON = "---\ntitle: {0}\nminutes: 2\n{1}---\n{2}\n"
READING = """new: true
title: Returning
outcome: take a book back
why: The next reader waits for it.
minutes: 5
objectives:
  - {id: take, text: take a book back}
next_contact: Say thank you.
"""
MODULE = "objectives:\n  - {id: renew, new: true, text: renew a loan}\n  - {id: thank, new: true, text: say thank you}\n"
RUBRIC = "- {id: thanks, objective: thank, observe: Says thank you., not_yet: Says nothing., met: Says it.}\n"
TRUE = "kind: true-false, correct: true, if_true: So., if_false: No., prompt: You say it"
ITEMS = f"""- {{id: nobody-asked, new: true, {TRUE} twice.}}
- {{id: meant, new: true, {TRUE} so., allow: [{{id: no-objective, reason: A warm-up.}}]}}
- {{id: old, new: true, objective: lend, points: 3, {TRUE} first., reread: shelf#fetch, checked: 2026-05-31}}
- {{id: unchecked, new: true, objective: lend, {TRUE} last., reread: shelf#from-above}}
- {{id: fresh, new: true, objective: lend, {TRUE} gladly., reread: shelf#from-above, checked: 2026-06-01}}
"""
SHELF = "## Fetch\n\nUse the steps.\n\n### From above\n\nAsk.\n\n## Put back\n\n```text\n## not a heading\n```\n\n## Dust ##\n\nOn Fridays."
GAPS: dict[str, str] = {
    f"{CONTENT}/module.yml": MODULE,
    f"{CONTENT}/rubric.yml": RUBRIC,
    f"{CONTENT}/items.yml": ITEMS,
    f"{CONTENT}/lessons/shelf.md": LESSON.format("Shelf", "new: true\nchanged: 2026-06-01\n", SHELF),
    f"{CONTENT}/lessons/unread.md": LESSON.format("Unread", "new: true\n", "## A heading\n\nText."),
    "content/modules/returning/module.yml": READING,
    "content/modules/returning/lessons/back.md": LESSON.format("Back", "new: true\n", "With both hands."),
}
FOUND = {
    ("objective-without-item", "modules.lending.objectives.renew", "module.yml:2"),
    ("item-without-objective", "modules.lending.items.nobody-asked", "items.yml:1"),
    ("item-older-than-section", "modules.lending.items.old", "items.yml:3"),
    ("item-older-than-section", "modules.lending.items.unchecked", "items.yml:4"),
    ("section-without-item", "modules.lending.lessons.shelf", "shelf.md:15"),
    ("section-without-item", "modules.lending.lessons.shelf", "shelf.md:21"),
    ("section-without-item", "modules.lending.lessons.unread", "unread.md:2"),
    ("module-without-assessment", "modules.returning", "module.yml:1"),
}


def write(folder: Path, files: dict[str, str], beneath: Path = SITES / "ground") -> Path:
    for name, text in {"playbook.yml": SETTINGS.format(beneath.as_posix()), **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def found(folder: Path) -> Coverage:
    checked = check(Wanted(folder))
    assert checked.playbook is not None, checked.diagnostics
    return coverage(checked.playbook, checked.settled.tree, [layer.name for layer in checked.layers])


def places(result: Coverage) -> set[tuple[str, str, str]]:
    return {(gap.name, gap.field, f"{gap.mark.path.rpartition('/')[2]}:{gap.mark.line}") for gap in result.gaps}


@pytest.fixture
def gaps(tmp_path: Path) -> Path:
    return write(tmp_path / "desk", GAPS)


def test_the_ground_has_no_gap() -> None:
    result = run("coverage", SITES / "ground", "--strict")
    assert result.exit_code == 0
    assert result.output == (
        "lending: 2 items, 2 points (1 single-choice, 1 true-false)\n  lend  2 items, 2 points\n\n"
        "in all: 1 module, 2 items, 2 points (1 single-choice, 1 true-false)\nno gaps\n"
    )


def test_every_gap_is_found_once_in_its_place(gaps: Path) -> None:
    result = found(gaps)
    assert places(result) == FOUND
    assert len(result.gaps) == len(FOUND)


def test_what_is_counted(gaps: Path) -> None:
    lending, returning = found(gaps).modules
    assert (lending.items, lending.points, lending.kinds) == (7, 9, {"single-choice": 1, "true-false": 6})
    assert [(one.id, one.items, one.points, one.rubric) for one in lending.objectives] == [
        ("lend", 5, 7, 0), ("renew", 0, 0, 0), ("thank", 0, 0, 1),
    ]  # fmt: skip
    assert (returning.items, returning.points, returning.kinds) == (0, 0, {})


def test_a_gap_ends_with_1_only_when_asked_to(gaps: Path) -> None:
    result = run("coverage", gaps)
    assert (result.exit_code, run("coverage", gaps, "--strict").exit_code) == (0, 1)
    assert result.output.endswith("in all: 2 modules, 7 items, 9 points (1 single-choice, 6 true-false)\n8 gaps in 2 modules\n")
    assert "  lend   5 items, 7 points\n  renew  0 items\n  thank  0 items, 1 row of the rubric\n" in result.output
    assert f"{CONTENT}/items.yml:3:3: item-older-than-section\n    the lesson `shelf` changed on 2026-06-01" in result.output
    assert "fix: write `reread: shelf#put-back` in an item that asks about it" in result.output


def test_programs_get_the_same(gaps: Path) -> None:
    result = run("coverage", gaps, "--format", "json", "--strict")
    assert result.exit_code == 1
    told = json.loads(result.output)
    assert told["total"] == {"modules": 2, "items": 7, "points": 9, "kinds": {"single-choice": 1, "true-false": 6}, "gaps": 8}
    assert [module["id"] for module in told["modules"]] == ["lending", "returning"]
    lending = told["modules"][0]
    assert set(lending) == {"id", "items", "points", "kinds", "objectives", "gaps"}
    assert lending["objectives"][0] == {"id": "lend", "items": 5, "rubric": 0, "points": 7}
    assert {(gap["gap"], gap["field"]) for module in told["modules"] for gap in module["gaps"]} == {place[:2] for place in FOUND}
    old = next(gap for gap in lending["gaps"] if gap["field"].endswith(".old"))
    assert set(old) == {"gap", "path", "line", "column", "layer", "field", "message", "fix"}
    assert (old["line"], old["column"], old["layer"]) == (3, 3, "desk")
    assert old["path"].endswith(f"desk/{CONTENT}/items.yml")


def test_a_heading_is_met_by_what_lies_over_and_under_it(tmp_path: Path) -> None:
    whole = "- {id: first-question, reread: card}\n"
    text = LESSON.format("The card", "", "## One\n\n### Two\n\n#### Three\n\n### Four\n\n## Five")
    folder = write(tmp_path, {f"{CONTENT}/items.yml": whole, f"{CONTENT}/lessons/card.md": text})
    assert found(folder).gaps == ()
    for heading, missed in (("one", {"card#five"}), ("two", {"card#four", "card#five"}), ("three", {"card#four", "card#five"})):
        (folder / CONTENT / "items.yml").write_text(f"- {{id: first-question, reread: card#{heading}}}\n", encoding="utf-8")
        assert {gap.message.split("`")[1] for gap in found(folder).gaps} == missed


# ---- layers ----

ANEW = LESSON.format("The card", "", "## Ask for the card\n\nWe ask at the gate.")


def test_a_lesson_that_an_upper_layer_wrote_anew_leaves_the_items_beneath_behind(tmp_path: Path) -> None:
    folder = write(tmp_path / "gate", {f"{CONTENT}/lessons/card.md": ANEW})
    (gap,) = found(folder).gaps
    assert (gap.name, gap.field, gap.mark.layer) == ("item-of-replaced-lesson", "modules.lending.items.first-question", "ground")
    assert gap.message == "`gate` wrote the lesson `card` anew, and the item `first-question` leads to it"
    assert f"gate/{CONTENT}/lessons/card.md" in gap.fix


@pytest.mark.parametrize(
    "touch", ["checked: 2026-11-27", "prompt: What do you ask at the gate?", "choices: [{id: a, feedback: It opens it.}]"]
)
def test_an_item_that_the_same_layer_looked_at_is_fine(touch: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {f"{CONTENT}/lessons/card.md": ANEW, f"{CONTENT}/items.yml": f"- {{id: first-question, {touch}}}\n"})
    assert found(folder).gaps == ()


def test_a_title_or_another_layer_above_changes_nothing(tmp_path: Path) -> None:
    title = write(tmp_path / "title", {f"{CONTENT}/module.yml": "title: Lending out\n"})
    assert found(title).gaps == ()
    looked = {f"{CONTENT}/lessons/card.md": ANEW, f"{CONTENT}/items.yml": "- {id: first-question, checked: 2026-11-27}\n"}
    write(tmp_path / "gate", looked)
    team = write(tmp_path / "team", {f"{CONTENT}/items.yml": "- {id: due-day, points: 2}\n"}, tmp_path / "gate")
    assert found(team).gaps == ()
    again = write(tmp_path / "again", {f"{CONTENT}/lessons/card.md": ANEW}, tmp_path / "gate")
    assert [gap.name for gap in found(again).gaps] == ["item-of-replaced-lesson"]


# ---- content that has mistakes ----


def test_mistakes_are_reported_as_by_check(tmp_path: Path) -> None:
    folder = write(tmp_path, {f"{CONTENT}/items.yml": "- {id: due-day, kind: true-flase}\n"})
    for form in ("text", "json"):
        result, checked = run("coverage", folder, "--format", form), run("check", folder, "--format", form)
        assert (result.exit_code, result.output) == (1, checked.output)
        assert "PB113" in result.output


def test_a_warning_stops_nothing(gaps: Path) -> None:
    assert "PB207" in run("check", gaps).output
    assert "PB207" not in run("coverage", gaps).output


def test_an_empty_folder_and_an_unknown_team_are_refused(tmp_path: Path) -> None:
    for arguments in ((tmp_path,), (SITES / "ground", "--team", "nobody")):
        assert isinstance(run("coverage", *arguments).exception, UsageError)
