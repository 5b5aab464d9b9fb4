"""A small playbook, made by hand, for tests of planning and rendering. `book(**changes)` replaces whole fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from playbook_gen.model import (
    Behaviour,
    Component,
    Guidance,
    Lesson,
    Module,
    Path,
    Playbook,
    Settings,
    Term,
    Vision,
)

SETTINGS: dict[str, Any] = {
    "organization": {
        "name": "Oak & Co",
        "language": "en",
        "champion": {"name": "Ada Oak"},
        "contact": "playbook@example.org, or the board",
    },
    "words": {
        "customer": {"one": "guest", "many": "guests"},
        "employee": {"one": "colleague", "many": "colleagues"},
        "manager": {"one": "manager", "many": "managers"},
        "leader": {"one": "leader", "many": "leaders"},
        "place": {"one": "shop", "many": "shops"},
    },
    "roles": [{"id": "front", "title": "Front", "about": "You meet guests.", "icon": "chat"}],
    "topics": [{"id": "waiting", "title": "Waiting"}, {"id": "empty", "title": "Empty"}],
    "brand": {"primary": "#1f6f5c"},
}
VISION = {
    "id": "vision",
    "versions": [
        {"id": "v1", "statement": "Nobody waits alone.", "meaning": "Say <when>.", "effective": "2026-01-05", "approved_by": "Ada"}
    ],
    "contributions": [{"id": "everyone", "does": ["See [the card](guidance:late)."]}],
}
CARD = {
    "id": "late", "situation": "It is late", "topic": "waiting", "say": "I'll tell you at <16:15>.", "avoid": "Soon.",
    "why": "It can be kept.",
    "behaviour": "next", "reviewed": "2026-11-02",
}  # fmt: skip
BEHAVIOUR = {
    "id": "next", "title": "Say what happens next", "towards": "customers", "why": "People can wait.", "looks_like": ["A time is said."],
    "not_like": ["Silence."], "seen_by": "Listen.",
}  # fmt: skip
LESSON = "## Look up\n\nRead [the words](term:wait), not [this](term:gone)."
MODULE = {
    "id": "greeting", "title": "Greeting", "outcome": "Greet first", "why": "It opens.", "minutes": 9, "version": "2",
    "objectives": [{"id": "see", "text": "see people"}],
    "lessons": [Lesson(id="see", title="See", minutes=3, guidance=("late",), body=LESSON)],
    "items": [
        {
            "id": "q", "kind": "single-choice", "prompt": "Which first?", "reread": "see#look-up",
            "choices": [
                {"id": "a", "text": "The eyes", "correct": True, "feedback": "KEY-FEEDBACK"},
                {"id": "b", "text": "The till", "feedback": "No."},
            ],
        }
    ],
    "next_contact": "Look up.",
    "rubric": [{"id": "r", "observe": "RUBRIC-ROW", "not_yet": "no", "met": "yes"}],
    "trainer": {"body": "TRAINER-NOTE"},
}  # fmt: skip
PATH = {
    "id": "first", "title": "First days", "about": "For everybody.",
    "milestones": [
        {
            "id": "day-1", "title": "Day 1",
            "steps": [
                {"id": "m", "kind": "module", "module": "greeting"},
                {"id": "v", "kind": "acknowledge", "page": "page:vision", "minutes": 5},
                {"id": "t", "kind": "meet", "title": "Talk", "who": "manager", "minutes": 10},
            ],
        }
    ],
}  # fmt: skip
COMPONENT = {
    "id": "vision", "title": "Vision", "purpose": "To agree.", "why": "Else nobody knows.", "not_started": "n", "implementing": "i",
    "executing": "e", "checklist": ["c"], "first_steps": ["f"], "counts_as_evidence": ["a"], "owner_job": "Look.",
}  # fmt: skip
TERM = {"id": "wait", "title": "Wait", "meaning": "Time.", "synonyms": ["queue"]}


def book(**changes: Any) -> Playbook:
    """The playbook, with some of its fields replaced."""
    whole = Playbook(
        settings=Settings.model_validate(SETTINGS),
        vision=Vision.model_validate(VISION),
        behaviours={"next": Behaviour.model_validate(BEHAVIOUR)},
        guidance={"late": Guidance.model_validate(CARD)},
        modules={"greeting": Module.model_validate(MODULE)},
        paths={"first": Path.model_validate(PATH)},
        components={"vision": Component.model_validate(COMPONENT)},
        terms={"wait": Term.model_validate(TERM)},
    )
    return replace(whole, **changes)


def settings(**changes: Any) -> Settings:
    """The settings, with some of the sections merged into."""
    merged = {key: {**value, **changes[key]} if key in changes and isinstance(value, dict) else value for key, value in SETTINGS.items()}
    return Settings.model_validate(merged | {key: value for key, value in changes.items() if key not in merged})


BARE: dict[str, Any] = {"behaviours": {}, "guidance": {}, "modules": {}, "paths": {}, "components": {}, "terms": {}}
DAY = date(2026, 11, 2)
