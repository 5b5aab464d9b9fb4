"""What a typed playbook must also keep: one file a rule, its docstring is its page in the reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import ModuleType

from ...diagnostics import Diagnostic
from ...model import Playbook
from ...source import Mark
from . import (
    assessment_settings,
    choice_keys,
    choice_texts,
    choices_apart,
    days_ahead,
    draws,
    executing_evidence,
    feedback_given,
    gaps,
    key_places,
    lesson_ids,
    longest_key,
    matching_options,
    minutes_add_up,
    mistakes_apart,
    numbers,
    objectives_checked,
    prerequisites_circle,
    reading_level,
    refresh_grows,
    responses_plain,
    reviews_due,
    scenarios,
    sentence_length,
    settings_names,
    sources_named,
    step_needs,
    steps_lead_somewhere,
    vision_answers,
    vision_memorable,
    words_chosen,
)
from .passages import Told, told

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
    feedback_given,
    longest_key,
    key_places,
    choices_apart,
    draws,
    assessment_settings,
    numbers,
    mistakes_apart,
    gaps,
    matching_options,
    scenarios,
    step_needs,
    lesson_ids,
    days_ahead,
    responses_plain,
    refresh_grows,
    words_chosen,
    sentence_length,
    reading_level,
    sources_named,
)


@dataclass(frozen=True)
class Context:
    """What a rule looks at: the playbook, where each field stands, and the day it is asked for (None: no day)."""

    playbook: Playbook
    at: Callable[[str], Mark]
    today: date | None

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every record with its texts, gathered once for all rules."""
        return tuple(told(self.playbook))


def check(context: Context) -> Iterator[Diagnostic]:
    """What every rule finds."""
    for rule in RULES:
        yield from rule.check(context)
