"""One tree to a typed playbook: what removal takes along, what is still to fill in, and where findings point."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from lending import checked, lesson, word
from pydantic import StringConstraints

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.kinds import KINDS
from playbook_gen.model import Playbook, Settings
from playbook_gen.model.fields import LocalRef, Markdown, Ref
from playbook_gen.model.items import NumberMistake
from playbook_gen.pipeline import Checked, Wanted, check
from playbook_gen.reference.fields import parts
from playbook_gen.validate.expected import PATTERNS
from playbook_gen.validate.readings import numbers
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


# ---- a fix is right when it is copied ----

MEANT = {
    ".5": ("0.5",), "-.5": ("-0.5",), "5.": ("5",), "+5": ("5",), "\u22125": ("-5",), "1,5": ("1.5",), "1e3": ("1000",), "1E-2": ("0.01",),
    "2.5e2": ("250",), "1,000": ("1000", "1.000"), "1,000.5": ("1000.5",), "1.000,5": ("1000.5",), "99,999,999": ("99999999",),
    "1.000.000": ("1000000",), "1 000": ("1000",), "1\u202f000,5": ("1000.5",), "1'000": ("1000",), "1_000": ("1000",),
    "\u0661\u0662": ("12",),    "10 days": ("10",), "12,5 kg": ("12.5",), "5%": ("5",), "-1,000 m": ("-1000", "-1.000"), " 7 ": ("7",),
    "twelve": (), "\u00bd": (), "5\u00bd": (), "1/2": (), "0x10": (), "1e99": (), "10-12": (), "10:30": (), "1,2,3": (), "1,00,000": (),
    "": (),    ".": (), "-": (), "5 or 6": (), "1" * 16: (), "9" * 5000: (), "1.2.3": (), "5/day": (),
}  # fmt: skip


@pytest.mark.parametrize("text", MEANT)
def test_a_number_is_read_as_it_is_meant_or_not_at_all(text: str) -> None:
    assert numbers(text) == MEANT[text]
    for one in numbers(text):
        NumberMistake(at_least=one, feedback="x")  # which takes only what the models take


ITEM = "- id: more\n  new: true\n  prompt: What now?\n  kind: "
FIXES = [
    ("items", "number\n  value: .5\n", "write `value: 0.5`"),
    ("items", "number\n  value: 1e3\n", "write `value: 1000`"),
    ("items", 'number\n  value: "1,000"\n', "write `value: 1000`; or `1.000`, if its comma stands before decimals"),
    ("items", "number\n  at_least: 5 kg\n", "write `at_least: 5`; a unit goes under `unit:`"),
    ("items", "number\n  value: twelve\n", "write digits, as in `1200` or `0.5`; a unit goes under `unit:`"),
    ("items", "number\n  mistakes:\n    - {value: 6}\n", "write `at_least: 6` and `at_most: 6`, or"),
    ("items", "number\n  mistakes:\n    - {when: [six]}\n", "write `at_least: …` and `at_most: …`, or"),
    ("items", "short-text\n  case: Exact\n", "write `case: exact`"),
    ("items", "short-text\n  case: no\n", "write `case: ignore` or `case: exact`"),
    ("items", "short-text\n  checked: 2026-02-30\n", "the last day of this month is 2026-02-28; the first is 2026-02-01"),
    ("items", "short-text\n  checked: 2028-02-30\n", "the last day of this month is 2028-02-29"),
    ("items", "short-text\n  checked: 2026-00-01\n", "there is no month 00"),
    ("items", "short-text\n  checked: 30.2.2026\n", "write year, month and day, as `2026-11-16`"),
    ("module", "assessment: {attempts: unlimited}\n", "leave `attempts` out: as often as one likes"),
    ("module", "assessment: {minutes: none}\n", "leave `minutes` out"),
    ("module", "assessment: {attempts: 3 times}\n", "write `attempts: 3`"),
    ("module", "assessment: {mode: exam}\n", "write `mode: practice` or `mode: test`"),
    ("module", "assessment: {mode: TEST}\n", "write `mode: test`"),
    ("module", "assessment: {feedback: at_end}\n", "write `feedback: at-end`"),
    ("module", "minutes: never\n", "write `minutes: 10`"),
]


@pytest.mark.parametrize(("file", "text", "fix"), FIXES)
def test_what_a_finding_tells_to_write_is_right(tmp_path: Path, file: str, text: str, fix: str) -> None:
    whole = ITEM + text if file == "items" else text
    found = playbook(tmp_path, {f"content/modules/lending/{file}.yml": whole}).diagnostics
    (one,) = [one for one in found if one.code in ("PB111", "PB112")]
    assert one.fix.startswith(fix) or one.fix.endswith(fix)


KINDS_OF_KIND = {
    "": ("PB110", "nothing is written after `kind:`"),
    '""': ("PB110", "nothing is written after `kind:`"),
    "[number]": ("PB112", "expected one kind of item, found a list"),
    "{a: b}": ("PB112", "expected one kind of item, found `name: value` lines"),
}


@pytest.mark.parametrize("kind", KINDS_OF_KIND)
def test_a_kind_that_is_empty_or_no_text_is_told_as_such(tmp_path: Path, kind: str) -> None:
    text = f"- id: more\n  new: true\n  prompt: What now?\n  kind: {kind}\n"
    found = only(playbook(tmp_path, {"content/modules/lending/items.yml": text}))
    assert ((found.code, found.message), found.mark.line) == (KINDS_OF_KIND[kind], 4)
    assert found.fix.startswith("write `kind:` with one of `single-choice`, ")
    assert "`scenario`" in found.fix


# ---- addresses on a module's page ----

TAKEN = [
    ("main", "Ask."),
    ("pb-search", "Ask."),
    ("pb-any", "Ask."),
    ("card-queue", "Ask."),
    ("card-queue-h", "Ask."),
    ("lending", "## First question"),
    ("more", "## A\n\n## A\n\n## A 2"),
    ("more", "## A-2\n\n## A\n\n### *A*"),
]
FREE = [
    ("main-thing", "## Main"),
    ("pb", "## pb-search"),
    ("card-other", "## Card"),
    ("lending", "## Another question"),
    ("more", "## First question\n\n## A\n\n## A\n\n## A 3"),
]


@pytest.mark.parametrize(("name", "body"), TAKEN)
def test_a_lesson_does_not_take_an_address_that_something_has(name: str, body: str, tmp_path: Path) -> None:
    (found,) = checked(tmp_path, **lesson(name, body)).diagnostics
    assert (found.code, found.severity) == ("PB224", "error")
    assert found.mark.path.endswith(f"{name}.md")


@pytest.mark.parametrize(("name", "body"), FREE)
def test_any_other_address_is_free(name: str, body: str, tmp_path: Path) -> None:
    assert checked(tmp_path, **lesson(name, body)).diagnostics == ()


def test_headings_of_a_lesson_are_no_matter_but_code_without_an_end_is(tmp_path: Path) -> None:
    assert checked(tmp_path / "sound", **lesson("more", "## A\n\nB\n---\n\nc")).diagnostics == ()
    (found,) = checked(tmp_path / "open", **lesson("more", "## A\n\n```\nc")).diagnostics
    assert (found.code, found.mark.line, found.mark.column) == ("PB067", 8, 1)


# ---- days to come ----


def test_a_day_to_come_is_found_only_where_the_day_is_known(tmp_path: Path) -> None:
    items = word("x", "  checked: 2026-11-23\n  changes:\n    - {date: 2026-11-24, what: New.}\n    - {date: 2026-11-22, what: Old.}\n")
    files = {"content/terms/loan.yml": "changes:\n  - {date: 2026-11-25, what: New.}\n"}
    assert checked(tmp_path, items, **files).diagnostics == ()
    found = check(Wanted(tmp_path, today=date(2026, 11, 22))).diagnostics
    assert [(one.code, one.severity, one.field.rpartition("lending.")[2]) for one in found] == [
        ("PB225", "warning", "items.w.checked"),
        ("PB225", "warning", "items.w.changes.1.date"),
        ("PB225", "warning", "terms.loan.changes.1.date"),
    ]


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
    known = {kind.name for kind in KINDS} | {"role", "topic", "address", "stage", "policy_question", "filter_question"}
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


def test_every_form_that_a_text_must_have_is_told_in_words() -> None:
    """A pattern without words would end a check in a traceback."""
    models = [Settings, *(kind.model for kind in KINDS)]
    parts_of = {part for model in models for part in (model, *parts(model))}
    markers = [marker for part in parts_of for slot in slots(part).values() for marker in slot.markers]
    patterns = {str(marker.pattern) for marker in markers if isinstance(marker, StringConstraints) and marker.pattern}
    assert len(patterns) > 4
    assert patterns <= PATTERNS.keys()
