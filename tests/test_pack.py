"""The shipped pack as a whole: as much as it promises, nothing said twice, every system covered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import pytest

from playbook_gen.model import Playbook, Scenario
from playbook_gen.pipeline import Wanted, check
from playbook_gen.text.sentences import level, sentences

ROOT = Path(__file__).parent.parent
BASE = ROOT / "content" / "base"
SYSTEMS = ROOT / "docs" / "explanation" / "systems.md"
STEPS = ["day-1", "week-1", "day-30", "day-60", "day-90"]
ITEM_KINDS = {
    "single-choice", "multiple-choice", "true-false", "short-text", "number", "ordering", "matching", "blanks", "scenario",
}  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Playbook:
    book = check(Wanted(BASE)).playbook
    assert book is not None
    return book


def test_it_holds_what_it_promises(pack: Playbook) -> None:
    assert len(pack.guidance) >= 48
    assert {card.topic for card in pack.guidance.values()} == {topic.id for topic in pack.settings.topics}
    assert {card.behaviour for card in pack.guidance.values()} == set(pack.behaviours)
    assert len(pack.behaviours) >= 12
    assert {behaviour.towards for behaviour in pack.behaviours.values()} == {"customers", "colleagues"}
    assert len(pack.components) == 10
    assert len(pack.articles) >= 8
    assert len(pack.terms) >= 60
    assert sum(bool(term.synonyms) for term in pack.terms.values()) == len(pack.terms)


def test_modules_are_whole(pack: Playbook) -> None:
    assert len(pack.modules) == 15
    items = [item for module in pack.modules.values() for item in module.items]
    assert len(items) >= 100
    assert {item.kind for item in items} == ITEM_KINDS
    assert sum(isinstance(item, Scenario) for item in items) >= 6
    for module in pack.modules.values():
        assert module.asked >= 5, module.id
        assert module.practice is not None, module.id
        assert module.rubric, module.id
        assert module.trainer is not None, module.id
        assert module.trainer.timings, module.id
        assert module.trainer.discussion, module.id
        assert any(item.hints for item in module.items), module.id
        assert all(item.reread for item in module.items), module.id
        assert len({item.kind for item in module.items}) >= 4, module.id


def test_there_is_a_path_for_every_role(pack: Playbook) -> None:
    assert {role for path in pack.paths.values() for role in path.roles} == {role.id for role in pack.settings.roles}
    taken = {step.module for path in pack.paths.values() for stop in path.milestones for step in stop.steps}
    assert taken >= set(pack.modules)
    for path in pack.paths.values():
        assert [stop.id for stop in path.milestones] == STEPS, path.id
        assert {step.who for stop in path.milestones for step in stop.steps} == {"hire", "manager", "buddy"}, path.id


def test_components_are_whole(pack: Playbook) -> None:
    for component in pack.components.values():
        assert len(component.checklist) >= 4, component.id
        assert len(component.first_steps) == 3, component.id
        assert len(component.counts_as_evidence) >= 3, component.id
        assert component.pitfalls, component.id
        assert component.review_every, component.id


def phrases(pack: Playbook) -> Iterator[tuple[str, str]]:
    for card in pack.guidance.values():
        yield f"guidance.{card.id}.say", card.say
        yield f"guidance.{card.id}.avoid", card.avoid
        yield f"guidance.{card.id}.why", card.why
        yield f"guidance.{card.id}.situation", card.situation
    for module in pack.modules.values():
        for item in module.items:
            yield f"modules.{module.id}.items.{item.id}.prompt", item.prompt
    for term in pack.terms.values():
        yield f"terms.{term.id}.meaning", term.meaning


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_nothing_is_said_twice(pack: Playbook) -> None:
    """Two texts whose words are nearly the same, in nearly the same order, are one text."""
    known = [(name, words(text), Counter(words(text))) for name, text in phrases(pack)]
    alike = []
    for (one, first, counted), (other, second, counts) in combinations(known, 2):
        shared = 2 * sum((counted & counts).values()) / (len(first) + len(second))
        if shared > 0.7 and SequenceMatcher(None, first, second, autojunk=False).ratio() > 0.7:
            alike.append((one, other))
    assert alike == []


def test_every_lesson_and_article_is_easy_to_read(pack: Playbook) -> None:
    """The rule of the build lets 45 pass; the pack itself stays where a beginner reads at ease."""
    texts = {f"{module.id}/{lesson.id}": lesson.body for module in pack.modules.values() for lesson in module.lessons}
    texts |= {article.id: article.body for article in pack.articles.values()}
    levels = {name: round(level(list(sentences(body)))) for name, body in texts.items()}
    assert {name: found for name, found in levels.items() if found > 35} == {}
    longest = {name: max(len(sentence.words) for sentence in sentences(body)) for name, body in texts.items()}
    assert {name: found for name, found in longest.items() if found > 30} == {}


def test_the_table_of_systems_leads_to_records_that_are_there() -> None:
    table = re.findall(r"^\| (S\d+) \| [^|]+ \| ([^|]+) \|$", SYSTEMS.read_text(encoding="utf-8"), re.MULTILINE)
    assert [code for code, _ in table] == [f"S{number}" for number in range(1, 21)]
    for code, where in table:
        named = re.findall(r"`([^`]+)`", where)
        assert named, code
        assert [path for path in named if not (BASE / path).exists()] == [], code
