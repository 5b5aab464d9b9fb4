"""What a reader of claims must know of a playbook: its modules, with everything that grading again takes."""

from __future__ import annotations

from typing import Any

from ..fingerprint import fingerprint, material_changes, module_print
from ..grading import spec_of
from ..model import Item, Module, MultipleChoice, Playbook, Scenario, SingleChoice
from ..text.plain import plain

LONGEST_PROMPT, LONGEST_LABEL = 120, 80  # characters


def syllabus(playbook: Playbook, id: str, decimal: str = ".") -> dict[str, Any]:
    """The syllabus of `playbook` as plain data. `id` is what browsers keep its progress under, `decimal` its mark before decimals."""
    return {"playbook": id, "modules": {module.id: _module(module, decimal) for module in playbook.modules.values()}}


def _module(module: Module, decimal: str) -> dict[str, Any]:
    changes = sorted(material_changes(module), key=lambda change: change.date)
    return {
        "title": module.title, "version": module.version, "print": module_print(module), "pass": module.assessment.pass_mark,
        "after_changes": [[change.date.isoformat(), change.what] for change in changes],
        "specs": {item.id: spec_of(item, decimal) for item in module.items},
        "hashes": {item.id: fingerprint(item) for item in module.items},
        "labels": {item.id: labels for item in module.items if (labels := _labels(item))},
        "prompts": {item.id: plain(item.prompt, LONGEST_PROMPT) for item in module.items},
        **({"draws": _draws(module)} if module.assessment.draw else {}),
    }  # fmt: skip


def _labels(item: Item) -> dict[str, str]:
    """What the ids of a response stand for: choices by their id, replies by `scene/reply`."""
    match item:
        case SingleChoice() | MultipleChoice():
            return {choice.id: plain(choice.text, LONGEST_LABEL) for choice in item.choices}
        case Scenario():
            return {f"{scene.id}/{reply.id}": plain(reply.text, LONGEST_LABEL) for scene in item.scenes for reply in scene.replies}
    return {}


def _draws(module: Module) -> list[dict[str, Any]]:
    """How many of which items an attempt takes; the others are always asked."""
    return [
        {"count": draw.count, "items": [item.id for item in module.items if item.bank == draw.id]} for draw in module.assessment.draw
    ]  # fmt: skip
