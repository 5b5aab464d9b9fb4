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
    assignments_ahead,
    assignments_for_roles,
    assignments_whole,
    celebrations_hang,
    checks_due,
    choice_keys,
    choice_texts,
    choices_apart,
    consent_given,
    days_ahead,
    days_in_order,
    decided_in_time,
    decisions_told,
    draws,
    executing_evidence,
    feedback_given,
    figures_due,
    gaps,
    key_places,
    lesson_ids,
    longest_key,
    matching_options,
    metric_goals,
    minutes_add_up,
    mistakes_apart,
    moments_evident,
    numbers,
    objectives_checked,
    pictures_told,
    prerequisites_circle,
    promises_reported,
    questions_answered,
    reading_level,
    refresh_grows,
    repairs_answer,
    responses_apart,
    responses_plain,
    reviews_due,
    scenarios,
    sentence_length,
    settings_names,
    sources_named,
    step_needs,
    steps_evident,
    steps_lead_somewhere,
    terms_ended,
    verdicts_followed,
    vision_answers,
    vision_memorable,
    vision_on_paper,
    vision_plain,
    words_chosen,
)
from .passages import Told, told

RULES: tuple[ModuleType, ...] = (
    vision_answers,
    vision_memorable,
    vision_on_paper,
    vision_plain,
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
    metric_goals,
    figures_due,
    celebrations_hang,
    checks_due,
    assignments_whole,
    assignments_ahead,
    assignments_for_roles,
    responses_apart,
    repairs_answer,
    consent_given,
    pictures_told,
    promises_reported,
    steps_evident,
    days_in_order,
    terms_ended,
    verdicts_followed,
    decisions_told,
    questions_answered,
    moments_evident,
    decided_in_time,
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
