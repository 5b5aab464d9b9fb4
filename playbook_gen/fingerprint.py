"""What an item asks, as eight hexadecimal digits: the same digits, the same question.

A browser keeps a response beside these digits. An item whose digits have changed is asked anew and says so; every other
item of the module keeps its state. Hints, feedback and where to read again may change without touching a response.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from .model import Module
from .model.fields import Change
from .model.items import Item

# Whatever a learner may read without having been asked something else.
BESIDE = {
    "objective", "reread", "hints", "feedback", "bank", "checked", "changes", "allow", "why", "if_true", "if_false", "if_right",
    "otherwise", "mistakes", "effect", "card", "pinned",
}  # fmt: skip
LENGTH = 8


def fingerprint(item: Item) -> str:
    """Eight hexadecimal digits for what `item` asks and what is right."""
    return _digits(_asked(item.model_dump(mode="json", exclude_defaults=True)))


def module_print(module: Module) -> str:
    """Eight hexadecimal digits for what `module` teaches and asks: its title, its lessons and its items."""
    lessons = [[lesson.id, lesson.title, lesson.body] for lesson in module.lessons]
    return _digits([module.title, lessons, [[item.id, fingerprint(item)] for item in module.items]])


def change_id(change: Change) -> str:
    """Eight hexadecimal digits for one change that learners should hear about."""
    return _digits([change.date.isoformat(), change.what])


def material_changes(module: Module) -> tuple[Change, ...]:
    """What people who learned an older version must learn: the module's own material changes, then its items'."""
    found = [*module.changes, *(change for item in module.items for change in item.changes)]
    return tuple(change for change in found if change.material)


def stand(module: Module) -> int:
    """A number that grows with every material change: the day of the last one, and how many there were on it. 0 without any."""
    days = [change.date for change in material_changes(module)]
    return int(f"{max(days):%Y%m%d}{days.count(max(days)):02}") if days else 0


def _asked(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _asked(inner) for key, inner in value.items() if key not in BESIDE}
    return [_asked(inner) for inner in value] if isinstance(value, list | tuple) else value


def _digits(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(text.encode()).hexdigest()[:LENGTH]
