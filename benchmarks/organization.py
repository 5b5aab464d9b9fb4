"""Makes an organization whose site has a given number of pages: valid content, laid over the shipped base as any other is.

Modules carry the weight, as in real playbooks: three lessons with about 600 words together, a practice script, five
items, an observation rubric and trainer notes each. Cards, terms, paths and components grow with them. A record depends
on its number alone, so that module 7 is the same in every size.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from prose import Writer

from playbook_gen.bundled import content_dir
from playbook_gen.pipeline import Wanted, check
from playbook_gen.plan import plan

DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
LESSONS = 3
LESSON_WORDS = 200
ITEMS = 5
MODULES_A_PATH = 12
BEHAVIOURS = ("greet-first", "ask-before-you-solve", "say-what-happens-next", "say-it-plainly", "no-with-a-way-round", "own-the-hand-over", "put-it-right")
TOPICS = ("greeting", "listening", "explaining", "waiting", "bad-news", "saying-no", "mistakes", "angry", "hand-over", "writing", "access", "colleagues")


@cache
def shipped() -> int:
    """The pages that are there before anything is made: those of the site itself, and of what base ships."""
    book = check(Wanted(content_dir() / "base")).playbook
    assert book is not None
    return len(plan(book).pages)


@dataclass(frozen=True)
class Size:
    """How many records of each kind make `pages` pages."""

    pages: int

    @property
    def paths(self) -> int:
        return max(1, self.pages // 60)

    @property
    def components(self) -> int:
        return max(1, self.pages // 50)

    @property
    def modules(self) -> int:
        """Each has a page and a question sheet; where one page is left over, the last one has no questions."""
        return (self.rest + 1) // 2

    @property
    def rest(self) -> int:
        return self.pages - shipped() - self.paths - self.components

    @property
    def cards(self) -> int:
        return max(4, self.pages // 10)

    @property
    def terms(self) -> int:
        return max(4, self.pages // 10)


def make(folder: Path, pages: int) -> None:
    """Write the organization into the empty `folder`."""
    size = Size(pages)
    _put(folder / "playbook.yml", _settings())
    content = folder / "content"
    for number in range(size.cards):
        _put(content / "guidance" / f"card-{number:04}.yml", card(number))
    for number in range(size.terms):
        _put(content / "terms" / f"term-{number:04}.yml", term(number))
    for number in range(size.components):
        _put(content / "components" / f"part-{number:04}.yml", component(number))
    for number in range(size.paths):
        _put(content / "paths" / f"path-{number:04}.yml", path(number, size.modules))
    for number in range(size.modules):
        module(content / "modules" / f"module-{number:04}", number, size.cards, asks=number < size.rest // 2)


def _settings() -> dict[str, Any]:
    return {
        "format": "1",
        "organization": {
            "name": "Benchmark & Daughters", "short_name": "Benchmark", "about": "We are made up, and quick.", "url": "https://benchmark.example/",
            "champion": {"name": "Ada Okafor", "contact": "ada@example.org"}, "contact": "playbook@example.org",
            "help": [{"who": "Manager on duty", "how": "Extension 20"}], "decide_alone": "Up to **£40** a visit.", "privacy": "Nothing is kept.",
        },
        "words": {"customer": {"one": "guest", "many": "guests"}},
    }  # fmt: skip


def card(number: int) -> dict[str, Any]:
    """A do/don't card."""
    writer = Writer(f"card {number}")
    return {
        "new": "true", "situation": writer.sentence(), "topic": TOPICS[number % len(TOPICS)], "say": writer.advice(), "avoid": writer.advice(),
        "why": f"{writer.advice()} {writer.sentence()}", "example": writer.paragraph(3), "behaviour": BEHAVIOURS[number % len(BEHAVIOURS)],
        "reviewed": "2026-11-16",
    }  # fmt: skip


def term(number: int) -> dict[str, Any]:
    """A word of the glossary."""
    writer = Writer(f"term {number}")
    return {"new": "true", "title": f"Ticket {number}", "meaning": writer.sentence(), "synonyms": [f"slip {number}"], "reviewed": "2026-11-16"}


def component(number: int) -> dict[str, Any]:
    """A part of the infrastructure."""
    writer = Writer(f"part {number}")
    texts = ("not_started", "implementing", "executing", "owner_job", "purpose")
    lists = ("checklist", "first_steps", "counts_as_evidence", "pitfalls")
    found: dict[str, Any] = {"new": "true", "title": f"Part {number}", "why": writer.paragraph(), "reviewed": "2026-11-16"}
    found |= {name: writer.advice() for name in texts}
    return found | {name: [writer.advice() for _ in range(4)] for name in lists}


def path(number: int, modules: int) -> dict[str, Any]:
    """A learning path through a dozen modules."""
    writer = Writer(f"path {number}")
    picked = [(number * MODULES_A_PATH + step) % modules for step in range(min(MODULES_A_PATH, modules))]
    steps = [{"id": f"take-{pick}", "kind": "module", "module": f"module-{pick:04}"} for pick in picked]
    steps += [{"id": f"do-{step}", "kind": "do", "title": writer.advice(), "minutes": "10", "note": writer.advice()} for step in range(8)]
    stops = [{"id": f"week-{week}", "title": f"Week {week}", "steps": steps[week::4]} for week in range(4)]
    return {"new": "true", "title": f"Path {number}", "about": writer.paragraph(2), "roles": ["front-line"], "milestones": stops, "reviewed": "2026-11-16"}


def module(folder: Path, number: int, cards: int, asks: bool) -> None:
    """A training module with everything that belongs to one."""
    writer = Writer(f"module {number}")
    objectives = [{"id": f"aim-{aim}", "text": f"handle ticket {writer.number()} {aim}"} for aim in range(LESSONS)]
    facts = {
        "new": "true", "title": f"Module {number}", "outcome": writer.advice(), "why": writer.paragraph(3), "minutes": "20", "objectives": objectives,
        "behaviours": [BEHAVIOURS[number % len(BEHAVIOURS)]], "next_contact": writer.advice(), "reviewed": "2026-11-16",
        "prerequisites": ["first-thirty-seconds"] if number % 3 == 0 else [],
    }  # fmt: skip
    _put(folder / "module.yml", facts)
    for lesson in range(LESSONS):
        head = {"title": f"Lesson {lesson} of {number}", "minutes": "3", "guidance": [f"card-{(number + lesson) % min(cards, 4):04}"] if lesson == 1 else []}
        text = f"---\n{json.dumps(head)}\n---\n{writer.lesson(LESSON_WORDS)}"
        _write(folder / "lessons" / f"lesson-{lesson}.md", text)
    if asks:
        _put(folder / "items.yml", [item(writer, each) for each in range(ITEMS)])
    _put(folder / "practice.yml", practice(writer))
    _put(folder / "rubric.yml", [_row(writer, each) for each in range(LESSONS)])
    _write(folder / "trainer.md", f"---\ntimings: [{{minutes: 10, what: Talk}}]\n---\n{writer.lesson(80)}")


def item(writer: Writer, number: int) -> dict[str, Any]:
    """A question: mostly single choice, every fifth true or false."""
    head = {"id": f"item-{number}", "objective": f"aim-{number % LESSONS}", "reread": f"lesson-{number % LESSONS}", "prompt": writer.paragraph(2)}
    if number == 4:
        return head | {"kind": "true-false", "correct": "true", "if_true": writer.sentence(), "if_false": writer.sentence()}
    choices = [{"id": name, "text": writer.advice(), "feedback": writer.paragraph(2), "correct": str(name == "b").lower()} for name in "abcd"]
    return head | {"kind": "single-choice", "choices": choices}


def practice(writer: Writer) -> dict[str, Any]:
    """A role play of six lines."""
    lines = [{"who": ("{{ word.Customer }}", "You")[turn % 2], "says": writer.sentence(), "cue": writer.advice()} for turn in range(6)]
    return {"title": "At the counter", "minutes": "6", "setup": writer.paragraph(3), "script": lines, "debrief": [writer.advice(), writer.advice()]}


def _row(writer: Writer, number: int) -> dict[str, Any]:
    return {"id": f"row-{number}", "observe": writer.advice(), "not_yet": writer.sentence(), "met": writer.sentence(), "objective": f"aim-{number}"}


def _put(path: Path, data: object) -> None:
    _write(path, yaml.dump(data, Dumper=DUMPER, sort_keys=False, allow_unicode=True, width=120))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
