"""One tree to a typed playbook: what removal takes along, what is still to fill in, and where findings point."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.kinds import KINDS
from playbook_gen.model import Playbook, Settings
from playbook_gen.model.fields import LocalRef, Markdown, Ref
from playbook_gen.pipeline import Checked, Wanted, check
from playbook_gen.validate.shape import Slot, slots

SITES = Path(__file__).parent / "sites"


def playbook(folder: Path, files: dict[str, str], settings: str = "") -> Checked:
    """The ground with `files` laid over it."""
    ground = Path(os.path.relpath(SITES / "ground", folder)).as_posix()
    for name, text in {"playbook.yml": f'layers: ["{ground}"]\n{settings}', **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return check(Wanted(folder))


def sound(folder: Path, files: dict[str, str], settings: str = "") -> Playbook:
    checked = playbook(folder, files, settings)
    assert checked.playbook is not None, checked.diagnostics
    assert checked.diagnostics == ()
    return checked.playbook


def only(checked: Checked) -> Diagnostic:
    assert len(checked.diagnostics) == 1, checked.diagnostics
    return checked.diagnostics[0]


# ---- removal takes along what hangs on it ----


def test_a_removed_card_leaves_the_lists_that_name_it(tmp_path: Path) -> None:
    book = sound(tmp_path, {"content/guidance/queue.yml": "remove: No queue.\n"})
    assert book.guidance == {}
    assert book.modules["lending"].lessons[0].guidance == ()


def test_a_removed_module_takes_its_steps_along_and_leaves_links_as_text(tmp_path: Path) -> None:
    book = sound(
        tmp_path,
        {
            "content/modules/lending/module.yml": "remove: None.\n",
            "content/terms/loan.yml": "meaning: As [lending](module:lending) says.\n",
        },
    )
    assert [step.id for step in book.paths["first-week"].milestones[0].steps] == ["vision"]


def test_a_removed_role_leaves_the_lists_and_the_vision(tmp_path: Path) -> None:
    files = {
        "content/guidance/queue.yml": "roles: [desk, stacks]\n",
        "content/vision.yml": "contributions:\n  - {id: stacks, new: true, does: [Fetch.]}\n",
    }
    assert sound(tmp_path / "before", files).guidance["queue"].roles == ("desk", "stacks")
    book = sound(tmp_path / "after", files, "roles:\n  - {id: stacks, remove: None.}\n")
    assert book.guidance["queue"].roles == ("desk",)
    assert [entry.id for entry in book.vision.contributions] == ["everyone"]


# ---- what is still to fill in ----


def test_a_draft_and_empty_fields_are_to_fill_in_and_stop_nothing(tmp_path: Path) -> None:
    checked = playbook(tmp_path, {"content/vision.yml": "versions:\n  - {id: first, draft: true}\n"})
    found = only(checked)
    assert (found.code, found.severity, found.field) == ("PB300", "todo", "vision.versions.first")
    assert checked.playbook is not None


# ---- where findings point, and that one mistake is one finding ----


@pytest.mark.parametrize("text", ["say: [\n", "\tsay: x\n", "- a\n", "text\n", "", "say: &a b\n", "\x07\n", "a: b\n---\n"])
def test_a_card_that_cannot_be_read_is_one_finding(tmp_path: Path, text: str) -> None:
    assert only(playbook(tmp_path, {"content/guidance/new-one.yml": text})).mark.path.endswith("new-one.yml")


@pytest.mark.parametrize("name", ["module.yml", "items.yml", "practice.yml", "rubric.yml", "trainer.md", "lessons/card.md"])
def test_so_is_any_file_of_a_module(tmp_path: Path, name: str) -> None:
    found = only(playbook(tmp_path, {f"content/modules/lending/{name}": "---\na: [\n---\n"}))
    assert found.mark.path.endswith(name)


def test_nothing_is_said_of_content_when_the_layers_are_not_known(tmp_path: Path) -> None:
    (tmp_path / "content" / "guidance").mkdir(parents=True)
    (tmp_path / "content" / "guidance" / "queue.yml").write_text("say: x\n", encoding="utf-8")
    for settings, code in (("layers: [../nowhere]\n", "PB051"), ("layers: [\n", "PB011"), ("format: 7\n", "PB050"), ("- a\n", "PB018")):
        (tmp_path / "playbook.yml").write_text(settings, encoding="utf-8")
        assert [found.code for found in check(Wanted(tmp_path)).diagnostics] == [code]


def test_a_whole_that_two_layers_made_is_shown_in_the_upper_one(tmp_path: Path) -> None:
    text = "- id: first-question\n  choices:\n    - {id: a, correct: false}\n"
    found = only(playbook(tmp_path, {"content/modules/lending/items.yml": text}))
    assert (found.code, found.mark.line, found.mark.layer) == ("PB203", 3, tmp_path.name)
    assert found.under is not None
    assert found.under.layer == "ground"


def test_a_value_is_shown_over_the_one_beneath(tmp_path: Path) -> None:
    found = only(playbook(tmp_path, {"content/modules/lending/module.yml": "minutes: soon\n"}))
    assert (found.mark.line, found.mark.column) == (1, 10)
    assert found.under is not None
    assert str(found.under).endswith("sites/ground/content/modules/lending/module.yml:4:10")


def test_the_place_in_a_lesson_is_exact(tmp_path: Path) -> None:
    lesson = "---\ntitle: Card\n---\n\n## Ask for the card\n\nOne.\n\n- Two <b>three</b>\n"
    found = playbook(tmp_path, {"content/modules/lending/lessons/card.md": lesson}).diagnostics
    assert {(one.code, one.mark.line, one.mark.column) for one in found} == {("PB061", 9, 7), ("PB061", 9, 15)}


# ---- the shape is read from the models alone ----


def all_slots() -> list[Slot]:
    seen: dict[type, None] = {}
    ahead = [Settings, *(kind.model for kind in KINDS)]
    while ahead:
        model = ahead.pop()
        if model not in seen:
            seen[model] = None
            ahead += [part for slot in slots(model).values() for part in slot.parts]  # type: ignore[misc]
    return [slot for model in seen for slot in slots(model).values()]  # type: ignore[arg-type]


def test_every_reference_names_a_kind_that_there_is() -> None:
    known = {kind.name for kind in KINDS} | {"role", "topic", "address"}
    refs = [marker for slot in all_slots() for marker in slot.markers if isinstance(marker, Ref)]
    assert {ref.kind for ref in refs} <= known
    assert len(refs) > 12


def test_every_field_has_help_and_every_prose_field_is_known_as_markdown() -> None:
    for slot in all_slots():
        assert slot.info is not None
        assert slot.info.description, slot.name
    names = {slot.name for slot in all_slots() if any(isinstance(marker, Markdown) for marker in slot.markers)}
    assert {"why", "body", "prompt", "feedback", "meaning", "setup", "about", "privacy"} <= names
    assert {marker.field for slot in all_slots() for marker in slot.markers if isinstance(marker, LocalRef)} == {"objectives", "sections"}
