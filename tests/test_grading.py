"""The rules of grading: shared fixtures, properties, and the browser's script held to the same result point for point."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.grading import KINDS, Score, assess, score, spec_json, spec_of
from playbook_gen.model import Choice, MultipleChoice, SingleChoice, TrueFalse

ROOT = Path(__file__).resolve().parents[1]
FILES = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests/fixtures/grading").glob("*.json"))]
RESPONSES = [(file["items"][case["item"]], case) for file in FILES for case in file.get("responses", [])]
ASSESSMENTS = [([file["items"][name] for name in case["items"]], case) for file in FILES for case in file.get("assessments", [])]


def chosen(graded: Score) -> list[str]:
    return [mark.choice for mark in graded.marks if mark.chosen]


@pytest.mark.parametrize(("spec", "case"), RESPONSES, ids=[case["name"] for _, case in RESPONSES])
def test_a_response_earns_what_the_fixture_says(spec: dict[str, Any], case: dict[str, Any]) -> None:
    graded = score(spec, case["response"])
    assert (graded.status, graded.points, graded.correct) == (case["status"], Fraction(case["points"]), case["correct"])
    assert chosen(graded) == case["chosen"]
    assert graded.of == spec["points"]
    assert len(graded.marks) == (len(spec["choices"]) if graded.status == "graded" else 0)


@pytest.mark.parametrize(("specs", "case"), ASSESSMENTS, ids=[case["name"] for _, case in ASSESSMENTS])
def test_an_assessment_ends_as_the_fixture_says(specs: list[dict[str, Any]], case: dict[str, Any]) -> None:
    result = assess(specs, case["responses"], case["pass_mark"])
    assert (result.points, result.of, result.needed) == (Fraction(case["points"]), case["of"], Fraction(case["needed"]))
    assert result.passed is case["passed"]
    assert (list(result.missed), list(result.open)) == (case["missed"], case["open"])


def test_there_is_a_fixture_for_every_kind() -> None:
    assert {spec["kind"] for spec, _ in RESPONSES} == set(KINDS)
    assert len(RESPONSES) + len(ASSESSMENTS) >= 60


# ---- the spec that a page carries ----


def choices(*keys: bool) -> tuple[Choice, ...]:
    return tuple(Choice(id="abcdef"[at], text="Text", correct=key, feedback="Why") for at, key in enumerate(keys))


def test_a_spec_holds_ids_only() -> None:
    item = MultipleChoice(id="q-1", kind="multiple-choice", prompt="Which?", points=2, choices=choices(True, False, True))
    assert spec_of(item) == {"id": "q-1", "kind": "multiple-choice", "points": 2, "choices": ["a", "b", "c"], "keys": ["a", "c"]}


def test_the_spec_of_a_statement_has_two_choices() -> None:
    item = TrueFalse(id="s", kind="true-false", prompt="It is so.", correct=False, if_true="No.", if_false="Yes.")
    assert spec_of(item)["choices"] == ["true", "false"]
    assert spec_of(item)["keys"] == ["false"]


def test_spec_json_is_the_same_every_time() -> None:
    item = SingleChoice(id="q", kind="single-choice", prompt="Which?", choices=choices(False, True))
    assert spec_json(item) == '{"choices":["a","b"],"id":"q","keys":["b"],"kind":"single-choice","points":1}'


# ---- properties ----


@st.composite
def specs(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from("abcdefghijkl"), min_size=2, max_size=12, unique=True))
    kind = draw(st.sampled_from(sorted(KINDS)))
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
def test_ticking_everything_earns_nothing_where_there_is_a_distractor(spec: dict[str, Any]) -> None:
    if len(spec["keys"]) < len(spec["choices"]):
        assert score(spec, spec["choices"]).points == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(specs(), JSON)
def test_nonsense_never_raises_never_earns_and_reveals_nothing(spec: dict[str, Any], nonsense: object) -> None:
    graded = score(spec, nonsense)
    if graded.status != "graded":
        assert graded.points == 0
        assert not graded.correct
        assert not graded.marks


@given(st.lists(answered(), max_size=8), st.integers(0, 100))
def test_passing_is_comparing_unrounded(cases: list[tuple[dict[str, Any], list[str]]], pass_mark: int) -> None:
    items = [{**spec, "id": str(at)} for at, (spec, _) in enumerate(cases)]
    result = assess(items, {str(at): response for at, (_, response) in enumerate(cases)}, pass_mark)
    assert result.passed == bool(items and result.points * 100 >= pass_mark * result.of)
    assert set(result.open) <= set(result.missed)


# ---- the browser's half ----

RUN = """
import { load, plain } from "./tests/js/load.mjs";
const { grading } = load("grading.js");
let text = "";
for await (const part of process.stdin) text += part;
console.log(JSON.stringify(JSON.parse(text).map((c) => plain(grading.assess(c.specs, c.responses, c.mark)))));
"""


def made_up(seed: int) -> dict[str, Any]:
    rng = random.Random(seed)
    items, responses = [], {}
    for at in range(rng.randint(1, 20)):
        names = list("abcdefghijkl"[: rng.randint(2, 12)])
        kind = rng.choice(sorted(KINDS))
        keys = sorted(rng.sample(names, rng.randint(1, len(names)) if kind == "multiple-choice" else 1))
        items.append({"id": f"q{at}", "kind": kind, "points": rng.randint(1, 100), "choices": names, "keys": keys})
        responses[f"q{at}"] = rng.sample(names, rng.randint(0, len(names) if kind == "multiple-choice" else 1))
    return {"specs": items, "responses": responses, "mark": rng.randint(0, 100)}


def test_the_browser_agrees_point_for_point() -> None:
    node = shutil.which("node")
    if node is None:
        assert os.environ.get("CI") != "true", "CI needs Node: the browser's grading must be held to the reference"
        pytest.skip("no Node here: the browser's grading was NOT compared with the reference")
    cases = [made_up(seed) for seed in range(500)]
    command = [node, "--input-type=module", "-e", RUN]
    run = subprocess.run(command, input=json.dumps(cases), stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=True)
    for case, theirs in zip(cases, json.loads(run.stdout), strict=True):
        ours = assess(case["specs"], case["responses"], case["mark"])
        assert Fraction(theirs["points"]["n"], theirs["points"]["d"]) == ours.points
        assert Fraction(theirs["needed"]["n"], theirs["needed"]["d"]) == ours.needed
        assert (theirs["of"], theirs["passed"]) == (ours.of, ours.passed)
        assert (theirs["missed"], theirs["open"]) == (list(ours.missed), list(ours.open))
