"""Chance that can be had again: shared fixtures and what every shuffle keeps. The browser's side: `tests/js/shuffle.test.mjs`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.shuffle import draw, seed, shuffled, shuffled_away

FIXTURES = Path(__file__).parent / "fixtures" / "shuffle"
CASES = [case for path in sorted(FIXTURES.glob("*.json")) for case in json.loads(path.read_text(encoding="utf-8"))["cases"]]
DO: dict[str, Any] = {"shuffled": shuffled, "away": shuffled_away, "draw": draw}
SOME = st.lists(st.sampled_from("abcdefgh"))
IDS = st.lists(st.text("abcdefgh", min_size=1, max_size=3), max_size=20, unique=True)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_seed_gives_what_the_fixture_says(case: dict[str, Any]) -> None:
    assert DO[case["do"]](*case["given"]) == case["expected"]


def test_every_function_has_fixtures() -> None:
    assert {case["do"] for case in CASES} == set(DO)


@pytest.mark.parametrize(("text", "hashed"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)])
def test_the_hash_is_the_published_one(text: str, hashed: int) -> None:
    assert seed(text) == hashed


@given(IDS, st.text())
def test_14_a_shuffle_keeps_everything_and_gives_the_same_again(ids: list[str], seed_text: str) -> None:
    before = list(ids)
    found = shuffled(ids, seed_text)
    assert Counter(found) == Counter(ids)
    assert found == shuffled(ids, seed_text)
    assert ids == before


@given(IDS, st.text(), st.data())
def test_14_pinned_ones_stay_last_in_their_order(ids: list[str], seed_text: str, data: st.DataObject) -> None:
    pinned = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    found = shuffled(ids, seed_text, pinned)
    assert found[len(ids) - len(pinned) :] == [id for id in ids if id in pinned]
    assert Counter(found) == Counter(ids)


@given(st.lists(st.sampled_from("aab"), max_size=4) | IDS, st.text())
def test_away_is_never_where_it_was(ids: list[str], seed_text: str) -> None:
    found = shuffled_away(ids, seed_text)
    assert Counter(found) == Counter(ids)
    assert (found != ids) == (len(set(ids)) > 1)


@given(st.dictionaries(st.text("xyz", min_size=1), IDS, max_size=4), st.integers(0, 9), st.text(), SOME)
def test_17_a_draw_takes_as_many_as_it_can_and_avoids_what_it_can(
    banks: dict[str, list[str]], count: int, seed_text: str, avoid: list[str]
) -> None:
    for bank, ids in banks.items():
        found = draw({bank: ids}, {bank: count}, seed_text, avoid)
        fresh = [id for id in ids if id not in avoid]
        assert found == [id for id in ids if id in found]
        assert len(found) == min(count, len(ids))
        assert len(set(found) & set(fresh)) == min(count, len(fresh))
    together = draw(banks, dict.fromkeys(banks, count), seed_text, avoid)
    assert together == [id for bank in sorted(banks) for id in draw(banks, {bank: count}, seed_text, avoid)]


def test_every_order_and_every_draw_comes_about_equally_often() -> None:
    orders = Counter("".join(shuffled("abcd", f"module/{at}")) for at in range(24_000))
    assert len(orders) == 24
    assert all(850 < times < 1150 for times in orders.values())
    draws = Counter("".join(draw({"b": "abcde"}, {"b": 2}, f"{at}")) for at in range(10_000))
    assert len(draws) == 10
    assert all(850 < times < 1150 for times in draws.values())
