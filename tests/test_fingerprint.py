"""The print of an item: it changes when something else is asked, and only then (case 18 of what breaks other quiz tools)."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from playbook_gen.fingerprint import change_id, fingerprint, material_changes, stand
from playbook_gen.model import Module
from playbook_gen.model.fields import Change
from playbook_gen.model.items import Item

READ: TypeAdapter[Item] = TypeAdapter(Item)
CHOICES = [
    {"id": "a", "text": "Look up", "correct": True, "feedback": "Yes."},
    {"id": "b", "text": "Look away", "feedback": "No."},
]
ITEM: dict[str, Any] = {"id": "q", "kind": "single-choice", "prompt": "What first?", "choices": CHOICES}


def of(**changes: Any) -> str:
    return fingerprint(READ.validate_python(ITEM | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"prompt": "What last?"},
        {"points": 2},
        {"choices": [{**CHOICES[0], "text": "Look down"}, CHOICES[1]]},
        {"choices": [{**CHOICES[0], "correct": False}, {**CHOICES[1], "correct": True}]},
        {"choices": [*CHOICES, {"id": "c", "text": "Nod"}]},
        {"choices": CHOICES[::-1]},
        {"kind": "multiple-choice"},
        {"id": "another"},
    ],
)
def test_case_18_another_question_has_another_print(changes: dict[str, Any]) -> None:
    assert of(**changes) != of()


@pytest.mark.parametrize(
    "changes",
    [
        {"hints": ["Think."]},
        {"feedback": "Well."},
        {"objective": "see"},
        {"reread": "see#up"},
        {"checked": "2026-11-16"},
        {"choices": [{**CHOICES[0], "feedback": "Exactly."}, {**CHOICES[1], "pinned": True}]},
        {"changes": [{"date": "2026-11-16", "what": "A comma.", "material": False}]},
        {"allow": [{"id": "key-first", "reason": "It is."}]},
        {"points": 1},
    ],
)
def test_what_helps_beside_the_question_leaves_the_print_alone(changes: dict[str, Any]) -> None:
    assert of(**changes) == of()


def test_case_20_the_print_is_the_same_on_every_machine() -> None:
    assert of() == "5b76c15c"


def changed(*changes: dict[str, Any], **item: Any) -> Module:
    """A module with these changes, and one item."""
    return Module.model_validate({
        "id": "m", "title": "M", "outcome": "o", "why": "w", "minutes": 5, "next_contact": "n",
        "objectives": [{"id": "o", "text": "o"}], "lessons": [{"id": "l", "title": "L", "minutes": 1, "body": "b"}],
        "changes": changes, "items": [ITEM | item],
    })  # fmt: skip


def test_only_material_changes_ask_for_something() -> None:
    module = changed(
        {"date": "2026-11-16", "what": "A typo."}, {"date": "2026-11-15", "what": "New hours.", "material": True},
        changes=[{"date": "2026-11-17", "what": "Other key.", "material": True}],
    )  # fmt: skip
    assert [change.what for change in material_changes(module)] == ["New hours.", "Other key."]
    ids = {change_id(change) for change in (*module.changes, *module.items[0].changes)}
    assert len(ids) == 3
    assert change_id(Change.model_validate({"date": "2026-11-15", "what": "New hours."})) in ids


def test_the_number_of_a_module_grows_with_each_material_change_and_with_no_other() -> None:
    first = {"date": "2026-11-15", "what": "New hours.", "material": True}
    second, third = first | {"what": "A new key."}, first | {"date": "2026-12-01", "what": "A new desk."}
    grown = [
        changed(),
        changed(first),
        changed(first, second),
        changed(third, first, second),
        changed(third, changes=[third | {"what": "Too."}]),
    ]
    assert [stand(module) for module in grown] == [0, 2026111501, 2026111502, 2026120101, 2026120102]
    assert stand(changed({"date": "2026-12-24", "what": "A typo."}, first)) == 2026111501
