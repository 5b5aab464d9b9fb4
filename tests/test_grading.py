"""The rules of grading: shared fixtures, specs, properties. `test_grading_browser.py` holds the browser's script to them."""

from __future__ import annotations

import json
import unicodedata
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen import model
from playbook_gen.grading import KINDS, assess, score, spec_json, spec_of
from playbook_gen.grading.numbers import read_number
from playbook_gen.grading.texts import fold

ROOT = Path(__file__).resolve().parents[1]
FILES = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests/fixtures/grading").glob("*.json"))]
RESPONSES = [(file["items"][case["item"]], case) for file in FILES for case in file.get("responses", [])]
ASSESSMENTS = [([file["items"][name] for name in case["items"]], case) for file in FILES for case in file.get("assessments", [])]
CHOICES = ("single-choice", "multiple-choice", "true-false")


@pytest.mark.parametrize(("spec", "case"), RESPONSES, ids=[f"{spec['kind']}: {case['name']}" for spec, case in RESPONSES])
def test_a_response_earns_what_the_fixture_says(spec: dict[str, Any], case: dict[str, Any]) -> None:
    graded = score(spec, case["response"])
    assert (graded.status, graded.points, graded.correct) == (case["status"], Fraction(case["points"]), case["correct"])
    assert graded.of == spec["points"]
    if spec["kind"] in CHOICES:
        assert [mark.part for mark in graded.marks if mark.chosen] == case["chosen"]
        assert [mark.part for mark in graded.marks if mark.correct] == (spec["keys"] if graded.marks else [])
        assert len(graded.marks) == (len(spec["choices"]) if graded.status == "graded" else 0)
    else:
        assert [[mark.part, mark.reason, mark.correct] for mark in graded.marks] == case["marks"]
        assert all(mark.chosen for mark in graded.marks)


@pytest.mark.parametrize(("specs", "case"), ASSESSMENTS, ids=[case["name"] for _, case in ASSESSMENTS])
def test_an_assessment_ends_as_the_fixture_says(specs: list[dict[str, Any]], case: dict[str, Any]) -> None:
    result = assess(specs, case["responses"], case["pass_mark"])
    assert (result.points, result.of, result.needed) == (Fraction(case["points"]), case["of"], Fraction(case["needed"]))
    assert result.passed is case["passed"]
    assert (list(result.missed), list(result.open)) == (case["missed"], case["open"])


def test_there_are_fixtures_for_every_kind_and_every_status() -> None:
    assert {spec["kind"] for spec, _ in RESPONSES} == set(KINDS)
    assert {case["status"] for _, case in RESPONSES} == {
        "graded", "malformed", "empty", "too-long", "unknown", "too-many", "incomplete", "not-a-number", "unit",
    }  # fmt: skip
    assert len(RESPONSES) + len(ASSESSMENTS) >= 260


@pytest.mark.parametrize("number", [8, 11, 12, 16])
def test_the_awkward_cases_are_named_by_their_number(number: int) -> None:
    assert any(case["name"].startswith(f"{number}: ") for _, case in RESPONSES + ASSESSMENTS)


# ---- the spec that a page carries ----


def choices(*keys: bool) -> tuple[model.Choice, ...]:
    return tuple(model.Choice(id="abcdef"[at], text="Text", correct=key, feedback="Why") for at, key in enumerate(keys))


def item(kind: type[Any], name: str, **fields: Any) -> Any:
    return kind.model_validate({"id": "q", "kind": name, "prompt": "What?", **fields})


def test_a_spec_holds_ids_only() -> None:
    some = model.MultipleChoice(id="q-1", kind="multiple-choice", prompt="Which?", points=2, choices=choices(True, False, True))
    assert spec_of(some) == {"id": "q-1", "kind": "multiple-choice", "points": 2, "choices": ["a", "b", "c"], "keys": ["a", "c"]}


def test_the_spec_of_a_statement_has_two_choices() -> None:
    statement = model.TrueFalse(id="s", kind="true-false", prompt="It is so.", correct=False, if_true="No.", if_false="Yes.")
    assert spec_of(statement)["choices"] == ["true", "false"]
    assert spec_of(statement)["keys"] == ["false"]


def test_spec_json_is_the_same_every_time() -> None:
    one = model.SingleChoice(id="q", kind="single-choice", prompt="Which?", choices=choices(False, True))
    assert spec_json(one) == '{"choices":["a","b"],"id":"q","keys":["b"],"kind":"single-choice","points":1}'


def test_the_spec_of_a_short_text() -> None:
    mistakes = [{"when": ["calm down", "relax"], "feedback": "No."}]
    text = item(model.ShortText, "short-text", accept=["Sorry"], case="exact", mistakes=mistakes, if_right="Yes.", otherwise="No.")
    assert spec_of(text) == {
        "id": "q", "kind": "short-text", "points": 1, "accept": ["Sorry"], "exact": True, "mistakes": [["calm down", "relax"]],
    }  # fmt: skip


NUMBERS: list[tuple[dict[str, Any], str | None, str | None]] = [
    ({"value": "10"}, "10", "10"),
    ({"value": "10", "tolerance": "0.5"}, "9.5", "10.5"),
    ({"value": "0.1", "tolerance": "0.2"}, "-0.1", "0.3"),
    ({"value": "123456789012345", "tolerance": "0.000000000000001"}, "123456789012344.999999999999999", "123456789012345.000000000000001"),
    ({"at_least": "1.50"}, "1.50", None),
    ({"at_most": "-3"}, None, "-3"),
]


@pytest.mark.parametrize(("fields", "low", "high"), NUMBERS)
def test_the_bounds_of_a_number_are_exact(fields: dict[str, Any], low: str | None, high: str | None) -> None:
    spec = spec_of(item(model.Number, "number", if_right="Yes.", otherwise="No.", **fields), ",")
    assert (spec["low"], spec["high"], spec["units"], spec["decimal"], spec["mistakes"]) == (low, high, [], ",", [])


def test_the_spec_of_a_number_has_every_spelling_of_its_unit() -> None:
    fields = {"value": "5", "unit": "min", "units": ["minutes"], "mistakes": [{"at_most": "0", "feedback": "No."}]}
    spec = spec_of(item(model.Number, "number", if_right="Yes.", otherwise="No.", **fields))
    assert (spec["units"], spec["decimal"], spec["mistakes"]) == (["min", "minutes"], ".", [{"low": None, "high": "0"}])


def test_the_spec_of_an_ordering() -> None:
    entries = [{"id": id, "text": id, "why": "So."} for id in "cab"]
    assert spec_of(item(model.Ordering, "ordering", entries=entries))["entries"] == ["c", "a", "b"]


def test_pairs_with_the_same_text_share_an_option() -> None:
    pairs = [{"id": id, "text": id, "goes_with": text, "why": "So."} for id, text in [("a", "Call"), ("b", "Write"), ("c", " Call ")]]
    spec = spec_of(item(model.Matching, "matching", pairs=pairs, extra=[{"id": "x", "text": "Wait"}]))
    assert spec["pairs"] == [["a", "a"], ["b", "b"], ["c", "a"]]
    assert spec["options"] == ["a", "b", "x"]


def test_the_spec_of_blanks() -> None:
    blanks = [
        {"id": "who", "accept": ["guest"], "why": "So.", "mistakes": [{"when": ["user"], "feedback": "No."}]},
        {"id": "how", "accept": ["well"], "why": "So.", "choose_from": ["well", "fast"], "case": "exact"},
    ]
    assert spec_of(item(model.Blanks, "blanks", text="[[who]] [[how]]", blanks=blanks))["blanks"] == [
        {"id": "who", "accept": ["guest"], "exact": False, "choose": False, "mistakes": [["user"]]},
        {"id": "how", "accept": ["well"], "exact": True, "choose": True, "mistakes": []},
    ]


def test_the_spec_of_a_scenario() -> None:
    replies = [
        {"id": "good", "text": "Yes", "correct": True, "effect": "So.", "leads_to": "next"},
        {"id": "bad", "text": "No", "effect": "So.", "ends": "badly"},
    ]
    ending = [{**reply, "leads_to": None, "ends": "well"} for reply in replies]
    scenes = [{"id": id, "who": "Guest", "says": "Hm", "replies": some} for id, some in [("first", replies), ("next", ending)]]
    spec = spec_of(item(model.Scenario, "scenario", scenes=scenes))
    assert spec["start"] == "first"
    assert spec["scenes"]["first"] == {"good": {"key": True, "to": "next"}, "bad": {"key": False, "ends": "badly"}}
    assert spec["scenes"]["next"]["good"] == {"key": True, "ends": "well"}


# ---- properties: choices ----


@st.composite
def specs(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from("abcdefghijkl"), min_size=2, max_size=12, unique=True))
    kind = draw(st.sampled_from(CHOICES))
    size = draw(st.integers(1, len(names))) if kind == "multiple-choice" else 1
    return {"id": "q", "kind": kind, "points": draw(st.integers(1, 100)), "choices": names, "keys": names[:size]}


@st.composite
def answered(draw: st.DrawFn) -> tuple[dict[str, Any], list[str]]:
    spec = draw(specs())
    return spec, draw(st.lists(st.sampled_from(spec["choices"]), max_size=14))


@given(answered())
def test_points_stay_between_nothing_and_all(case: tuple[dict[str, Any], list[str]]) -> None:
    spec, response = case
    graded = score(spec, response)
    assert 0 <= graded.points <= graded.of
    assert graded.correct == (graded.points == graded.of) == (set(response) == set(spec["keys"]))


@given(answered())
def test_order_and_repeats_dont_matter(case: tuple[dict[str, Any], list[str]]) -> None:
    spec, response = case
    assert score(spec, response) == score(spec, sorted(set(response), reverse=True))


@given(answered(), st.data())
def test_one_more_key_never_costs_and_one_more_distractor_never_earns(case: tuple[dict[str, Any], list[str]], data: st.DataObject) -> None:
    spec, response = case
    if spec["kind"] != "multiple-choice":
        return
    more = data.draw(st.sampled_from(spec["choices"]))
    before, after = score(spec, response).points, score(spec, [*response, more]).points
    assert after >= before if more in spec["keys"] else after <= before


@given(specs())
def test_13_ticking_everything_earns_nothing_where_there_is_a_distractor(spec: dict[str, Any]) -> None:
    if len(spec["keys"]) < len(spec["choices"]):
        assert score(spec, spec["choices"]).points == 0


@given(st.lists(answered(), max_size=8), st.integers(0, 100))
def test_16_passing_is_comparing_unrounded(cases: list[tuple[dict[str, Any], list[str]]], pass_mark: int) -> None:
    items = [{**spec, "id": str(at)} for at, (spec, _) in enumerate(cases)]
    result = assess(items, {str(at): response for at, (_, response) in enumerate(cases)}, pass_mark)
    assert result.passed == bool(items and result.points * 100 >= pass_mark * result.of)
    assert set(result.open) <= set(result.missed)


# ---- properties: the other kinds ----

ENTRIES = st.integers(3, 12).map(lambda size: "abcdefghijkl"[:size])


def ordering(entries: str) -> dict[str, Any]:
    return {"id": "q", "kind": "ordering", "points": 1, "entries": list(entries)}


@given(ENTRIES.flatmap(st.permutations))
def test_only_the_right_order_earns_everything_and_its_reverse_nothing(order: list[str]) -> None:
    spec = ordering("".join(sorted(order)))
    points = score(spec, order).points
    assert 0 <= points <= 1
    assert score(spec, order).correct == (order == sorted(order)) == (points == 1)
    assert points == 0 or score(spec, order[::-1]).points == 0


@given(ENTRIES.flatmap(st.permutations))
def test_neighbours_put_right_never_cost(order: list[str]) -> None:
    spec = ordering("".join(sorted(order)))
    for at, (one, other) in enumerate(pairwise(order)):
        better = [*order[:at], *sorted([one, other]), *order[at + 2 :]]
        assert score(spec, better).points >= score(spec, order).points


@given(st.integers(2, 12), st.integers(0, 6), st.data())
def test_a_pair_put_right_never_costs(size: int, extra: int, data: st.DataObject) -> None:
    ids = [f"p{at}" for at in range(size)]
    options = [*ids, *(f"x{at}" for at in range(extra))]
    spec = {"id": "q", "kind": "matching", "points": 1, "pairs": [[id, id] for id in ids], "options": options}
    response = {id: data.draw(st.sampled_from(options)) for id in ids}
    mended = response | {(id := data.draw(st.sampled_from(ids))): id}
    assert 0 <= score(spec, response).points <= score(spec, mended).points <= 1
    assert extra or score(spec, dict.fromkeys(ids, options[0])).points == 0  # one option for all earns nothing


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(st.sampled_from([spec for spec, _ in RESPONSES]), JSON)
def test_nonsense_never_raises_and_what_is_not_graded_reveals_nothing(spec: dict[str, Any], nonsense: object) -> None:
    graded = score(spec, nonsense)
    assert (graded.status == "graded") == bool(graded.marks)
    if graded.status != "graded":
        assert (graded.points, graded.correct) == (0, False)


# ---- properties: texts and numbers ----


@given(st.text(), st.booleans())
def test_a_folded_text_stays_as_it_is(text: str, exact: bool) -> None:
    assert fold(fold(text, exact), exact) == fold(text, exact)


@given(st.text(), st.booleans())
def test_11_composed_and_decomposed_texts_are_the_same(text: str, exact: bool) -> None:
    assert fold(unicodedata.normalize("NFD", text), exact) == fold(unicodedata.normalize("NFC", text), exact) == fold(text, exact)


@given(st.lists(st.text("abcé1", min_size=1), min_size=1), st.sampled_from([" ", "  ", "\u00a0", "\u3000", "\t\n", "\u200b \ufeff"]))
def test_11_every_white_space_is_a_space(words: list[str], space: str) -> None:
    assert fold(space + space.join(words) + space) == " ".join(words)


@given(st.decimals(-(10**9), 10**9, places=3), st.sampled_from([".", ","]))
def test_12_a_number_is_read_as_it_is_written_in_either_language(value: Any, decimal: str) -> None:
    written = f"{value:,f}"  # 1,234.500
    other = written.translate({ord("."): ",", ord(","): "."})
    spaced = written.replace(",", "\u202f").replace(".", decimal)
    long = f"{value:f}0".replace(".", decimal)  # four decimals: nobody takes that for a group
    wanted = Fraction(value)
    assert read_number(long, decimal) == wanted
    if abs(value) >= 1000:
        assert read_number(written, decimal) == read_number(other, decimal) == read_number(spaced, decimal) == wanted


@given(st.integers(-(10**12), 10**12), st.integers(-99, 99))
def test_12_an_exponent_is_exact(value: int, exponent: int) -> None:
    assert read_number(f"{value}e{exponent}") == Fraction(value) * Fraction(10) ** exponent


@given(st.integers(1, 999), st.integers(0, 999))
def test_12_one_group_of_three_is_read_by_the_language(first: int, then: int) -> None:
    whole, part = Fraction(first * 1000 + then), Fraction(first * 1000 + then, 1000)
    assert [read_number(f"{first},{then:03}", decimal) for decimal in ".,"] == [whole, part]
    assert [read_number(f"{first}.{then:03}", decimal) for decimal in ".,"] == [part, whole]


@given(st.text())
def test_12_nonsense_is_never_a_wrong_number(text: str) -> None:
    found = read_number(text)
    assert isinstance(found, Fraction) == (found not in {"not-a-number", "unit"})
    if isinstance(found, Fraction):
        assert any(letter.isdecimal() for letter in text)
