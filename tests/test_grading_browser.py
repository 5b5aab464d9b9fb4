"""The browser's grading and shuffling against the reference: made-up cases, nonsense, every character."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from playbook_gen.grading import KINDS, Mark, assess, score
from playbook_gen.grading.numbers import read_number
from playbook_gen.grading.texts import fold
from playbook_gen.shuffle import draw, shuffled, shuffled_away

ROOT = Path(__file__).resolve().parents[1]
RUN = """
import { load, plain } from "./tests/js/load.mjs";
const { grading, shuffle } = load("grading.js", "shuffle.js");
const number = (...given) => {
  const found = grading.number(...given);
  return typeof found === "string" ? found : [String(found.n), found.e];
};
// Unicode's newest characters may be known on one side only.
const known = (text, exact) => (/\\p{Cn}/u.test(text) ? null : grading.fold(text, exact));
const jobs = { ...grading, ...shuffle, number, known };
let text = "";
for await (const part of process.stdin) text += part;
console.log(JSON.stringify(JSON.parse(text).map((given) => plain(jobs[process.argv[1]](...given)))));
"""
NASTY = (
    "    \u00a0\u2009\t\n11223456789000..,,''’-−–+eE€$%²½①٣٫٬３०_/()xkmhaAbéÉ\u0301\u0307\u0345ßẞςσΣİıiIﬁŉǰᾷꭰᎠაᲐ\u200b\u200d\ufeff\u00ad"
    '"“”«»„!…?¿:;。。ª㎏℃Ⅷ㏠😀𝟗𐒢\ud83d\u0000\u3164´`″'
)


def browser(job: str, cases: Sequence[Sequence[Any]]) -> list[Any]:
    """What the function `job` of the scripts gives for each list of arguments."""
    node = shutil.which("node")
    if node is None:
        assert os.environ.get("CI") != "true", "CI needs Node: the browser's grading must be held to the reference"
        pytest.skip("no Node here: the browser's grading was NOT compared with the reference")
    command = [node, "--input-type=module", "-e", RUN, job]
    run = subprocess.run(command, input=json.dumps(cases), stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=True)
    found: list[Any] = json.loads(run.stdout)
    assert len(found) == len(cases)
    return found


def fraction(theirs: dict[str, int]) -> Fraction:
    return Fraction(theirs["n"], theirs["d"])


# ---- made-up items and responses ----


def nonsense(rng: random.Random, most: int = 8) -> str:
    return "".join(rng.choices(NASTY, k=rng.randint(0, most)))


def names(rng: random.Random, least: int, most: int) -> list[str]:
    some = [*"abcdefghijklmnop", "__proto__", "constructor", "toString"]
    return rng.sample(some, rng.randint(least, most))


def chosen(rng: random.Random) -> tuple[dict[str, Any], Any]:
    ids, kind = names(rng, 2, 12), rng.choice(["single-choice", "multiple-choice", "true-false"])
    many = kind == "multiple-choice"
    spec = {"kind": kind, "choices": ids, "keys": rng.sample(ids, rng.randint(1, len(ids)) if many else 1)}
    return spec, rng.sample(ids, rng.randint(0, len(ids) if many else 1))


def typed(rng: random.Random) -> tuple[dict[str, Any], Any]:
    texts = [nonsense(rng, 3) or "x" for _ in range(4)]
    spec = {"kind": "short-text", "accept": texts[:2], "exact": rng.random() < 0.3, "mistakes": [texts[2:3], texts[1:]]}
    return spec, rng.choice([nonsense(rng, 3), rng.choice(texts).swapcase(), unicodedata.normalize("NFD", rng.choice(texts))])


def counted(rng: random.Random) -> tuple[dict[str, Any], Any]:
    low, high = sorted(rng.sample(range(-9, 99), 2))
    bounds = [rng.choice([None, f"{low}.5", str(low)]), rng.choice([None, f"{high}.25", str(high)])]
    mistakes = [{"low": None, "high": str(low)}, {"low": str(high), "high": None}]
    more = {"units": rng.choice([[], ["€", "kr."], ["%"], ["m²"]]), "decimal": rng.choice(".,"), "mistakes": mistakes}
    return {"kind": "number", "low": bounds[0], "high": bounds[1], **more}, numeric(rng)


def numeric(rng: random.Random) -> str:
    """Something that is a number or nearly one: sign, unit, groups, decimals, exponent, unit, each there or not, and a slip."""
    groups = rng.choices(["000", "500", "25", "1"], [9, 9, 2, 1], k=rng.randint(0, 3))
    whole = rng.choice([*",. '_٬\u202f"]).join([rng.choice(["0", "1", "7", "12", "450", "1234", "٣"]), *groups])
    before, behind = (rng.choice([*["€", " €", "kr. ", "Rs.", "%", " m²", "$", " m"], *[""] * none]) for none in (22, 11))
    decimals, exponent = rng.choice(["", "", ".5", ",25", ".125", ",050", "٫5", "."]), rng.choice(["", "", "", "e3", "E-2", "e+10", "e"])
    text = "".join([rng.choice(["", "", "-", "−", "+ "]), before, whole, decimals, exponent, behind])
    at = rng.randint(0, len(text))
    return text if rng.random() < 0.8 else text[:at] + nonsense(rng, 2) + text[at + 1 :]


def ordered(rng: random.Random) -> tuple[dict[str, Any], Any]:
    entries = names(rng, 3, 12)
    return {"kind": "ordering", "entries": entries}, rng.sample(entries, len(entries) - (rng.random() < 0.1))


def matched(rng: random.Random) -> tuple[dict[str, Any], Any]:
    ids, options = names(rng, 2, 12), names(rng, 1, 18)
    right = [[id, rng.choice(options)] for id in ids]
    response = {id: option if rng.random() < 0.7 else rng.choice(options) for id, option in right}
    return {"kind": "matching", "pairs": right, "options": options}, response


def filled(rng: random.Random) -> tuple[dict[str, Any], Any]:
    cases = [(id, *typed(rng)) for id in names(rng, 1, 12)]
    blanks = [{**spec, "id": id, "choose": False} for id, spec, _ in cases]
    return {"kind": "blanks", "blanks": blanks}, {id: rng.choice([text, *spec["accept"]]) for id, spec, text in cases}


def told(rng: random.Random) -> tuple[dict[str, Any], Any]:
    ids = names(rng, 1, 8)
    scenes = {id: {reply: follows(rng, ids) for reply in names(rng, 2, 6)} for id in ids}
    replies, scene = [], ids[0]
    for _ in range(rng.randint(0, 12)):
        replies.append(rng.choice([*scenes.get(scene, {"a": {}})]))
        scene = scenes.get(scene, {}).get(replies[-1], {}).get("to", rng.choice(["", ids[0]]))
        if not scene:
            break
    return {"kind": "scenario", "start": ids[0], "scenes": scenes}, replies


def banked(rng: random.Random) -> tuple[dict[str, list[str]], dict[str, int]]:
    """Banks, some of which nothing is drawn from, and how many to draw, also from a bank that isn't there."""
    counts = {bank: rng.randint(0, 9) for bank in [*names(rng, 1, 4), "2", "10"]}
    return {bank: names(rng, 0, 19) for bank in [*rng.sample([*counts], len(counts) - 1), "z"]}, counts


def follows(rng: random.Random, scenes: list[str]) -> dict[str, Any]:
    key = rng.random() < 0.5
    return {"key": key, "to": rng.choice(scenes)} if rng.random() < 0.5 else {"key": key, "ends": rng.choice(["well", "partly", "badly"])}


MAKERS: tuple[Callable[[random.Random], tuple[dict[str, Any], Any]], ...] = (chosen, typed, counted, ordered, matched, filled, told)


def spoilt(rng: random.Random, response: Any) -> Any:
    """Another response that may not even have the right form."""
    mappings: list[Any] = [{}, {"__proto__": "a"}, {"a": ""}, {"a": None}]
    other = [*mappings, None, 0, False, "", "x" * 501, nonsense(rng), [], [None], ["a", "a"], ["__proto__"]]
    if isinstance(response, list):
        return rng.choice([*other, [*response, *response[:1]], [*response, "z"], response[1:]])
    if isinstance(response, dict):
        return rng.choice([*other, dict([*response.items()][1:]), response | {"z": "a"}, response | {"a": "x" * 501}, response | {"b": 1}])
    return rng.choice([*other, [response], f" {response}. "])


def made_up(rng: random.Random, name: str) -> tuple[dict[str, Any], Any]:
    spec, response = rng.choice(MAKERS)(rng)
    return {"id": name, "points": rng.randint(1, 100), **spec}, response if rng.random() < 0.8 else spoilt(rng, response)


# ---- the same on both sides ----


def test_every_score_is_the_same() -> None:
    rng = random.Random(1)
    cases = [made_up(rng, "q") for _ in range(6000)]
    ours = [score(spec, response) for spec, response in cases]
    for case, mine, theirs in zip(cases, ours, browser("score", cases), strict=True):
        marks = tuple(Mark(**mark) for mark in theirs["marks"])
        assert (theirs["status"], fraction(theirs["points"]), theirs["of"], theirs["correct"], marks) == (
            mine.status, mine.points, mine.of, mine.correct, mine.marks,
        ), case  # fmt: skip
    assert {case[0]["kind"] for case, mine in zip(cases, ours, strict=True) if mine.points} == set(KINDS)
    assert len({mine.status for mine in ours}) == 9


def test_every_assessment_is_the_same() -> None:
    cases = []
    for seed in range(500):
        rng = random.Random(seed)
        made = [made_up(rng, name) for name in ["__proto__", *(f"q{at}" for at in range(rng.randint(0, 40)))]]
        cases.append(([spec for spec, _ in made], {spec["id"]: response for spec, response in made}, rng.randint(0, 100)))
    for case, theirs in zip(cases, browser("assess", cases), strict=True):
        ours = assess(*case)
        assert (fraction(theirs["points"]), fraction(theirs["needed"])) == (ours.points, ours.needed)
        assert (theirs["of"], theirs["passed"]) == (ours.of, ours.passed)
        assert (theirs["missed"], theirs["open"]) == (list(ours.missed), list(ours.open))


def test_11_every_character_is_folded_the_same() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in {"Cn", "Co"}]
    cases = [case for sign in signs for case in ((sign, False), (f"a{sign}b", False), (f"i{sign}", True))]
    compared = 0
    for case, theirs in zip(cases, browser("known", cases), strict=True):
        compared += theirs is not None
        assert theirs is None or theirs == fold(*case), ascii(case)
    assert compared > 400_000


def test_11_nasty_texts_are_folded_the_same() -> None:
    rng = random.Random(2)
    cases = [(nonsense(rng, 12), rng.random() < 0.5) for _ in range(10_000)]
    for case, theirs in zip(cases, browser("fold", cases), strict=True):
        assert theirs == fold(*case), ascii(case)


def test_12_numbers_are_read_the_same() -> None:
    rng = random.Random(3)
    units = [["€", "kr.", "rs", "%", "m2", "m", "$"], ["€", "Euro"], []]
    cases = [(rng.choice([numeric, nonsense])(rng), rng.choice(".,"), rng.choice(units)) for _ in range(10_000)]
    read = set()
    for case, theirs in zip(cases, browser("number", cases), strict=True):
        ours = read_number(*case)
        read.add(ours)
        value = theirs if isinstance(theirs, str) else Fraction(theirs[0]) * Fraction(10) ** theirs[1]
        assert value == ours, ascii(case)
    assert len(read) > 500


def test_17_every_shuffle_is_the_same() -> None:
    rng = random.Random(4)
    cases = [(names(rng, 0, 19), nonsense(rng, 20), names(rng, 0, 9)) for _ in range(1000)]
    assert browser("shuffled", cases) == [shuffled(*case) for case in cases]
    ids = [case[:2] for case in cases]
    assert browser("away", ids) == [shuffled_away(*case) for case in ids]
    draws = [(*banked(rng), seed, avoid) for _, seed, avoid in cases]
    assert browser("draw", draws) == [draw(*case) for case in draws]
