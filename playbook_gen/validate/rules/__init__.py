"""What a typed playbook must also keep: one file a rule, its docstring is its page in the reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from ...diagnostics import Diagnostic
from ...model import Playbook
from ...source import Mark
from . import (
    choice_keys,
    choice_texts,
    executing_evidence,
    minutes_add_up,
    objectives_checked,
    prerequisites_circle,
    reviews_due,
    settings_names,
    steps_lead_somewhere,
    vision_answers,
    vision_memorable,
)

RULES: tuple[ModuleType, ...] = (
    vision_answers,
    vision_memorable,
    choice_keys,
    choice_texts,
    executing_evidence,
    steps_lead_somewhere,
    objectives_checked,
    minutes_add_up,
    prerequisites_circle,
    reviews_due,
    settings_names,
)


@dataclass(frozen=True)
class Context:
    """What a rule looks at: the playbook, where each field stands, and the day it is asked for (None: no day)."""

    playbook: Playbook
    at: Callable[[str], Mark]
    today: date | None


def check(context: Context) -> Iterator[Diagnostic]:
    """What every rule finds."""
    for rule in RULES:
        yield from rule.check(context)
