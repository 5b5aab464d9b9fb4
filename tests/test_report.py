"""Findings in words: sorted, each once, and unable to play tricks on a terminal or on GitHub."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.diagnostics import Diagnostic, error, nearest, suggest, todo, warning
from playbook_gen.report import FORMATS, as_json, count, github, text
from playbook_gen.source import Mark

HERE = Mark("a.yml", 3, 5, "acme")
FOUND = error("PB112", HERE, "modules.a.pass_mark", 'expected a number, found "eighty"', "write `pass_mark: 80`", Mark("base/a.yml", 9))


def test_a_finding_as_the_author_sees_it() -> None:
    assert text([FOUND], 41) == (
        'a.yml:3:5: error[PB112] modules.a.pass_mark\n  expected a number, found "eighty"\n  fix: write `pass_mark: 80`\n'
        "  layer: acme, over base/a.yml:9\n\n1 error in 41 files\n"
    )


def test_findings_stand_by_place_each_once_and_what_is_to_fill_in_last() -> None:
    later, early = error("PB111", Mark("a.yml", 10), "x", "b"), error("PB111", Mark("a.yml", 9), "x", "a")
    asked = todo("PB300", Mark("a.yml", 1), "organization.about", "c")
    words = text([asked, later, early, later], 1)
    assert words.index("a.yml:9") < words.index("a.yml:10") < words.index("organization.about: c (a.yml:1)")
    assert words.count("a.yml:10") == 1
    assert words.endswith("2 errors, 1 to fill in before publishing in 1 file\n")


def test_counting() -> None:
    warned = warning("PB003", HERE, "", "x")
    assert count([], 0) == "nothing to mend in 0 files"
    assert count([FOUND, warned, warned], 2) == "1 error, 2 warnings in 2 files"


def test_github_reads_one_line_a_finding() -> None:
    tricky = error("PB111", Mark("a,b:c%.yml", 1, 2), "x", "one\n::error::two", "three\r\nfour")
    lines = github([tricky], 1).split("\n")
    assert lines[0] == "::error file=a%2Cb%3Ac%25.yml,line=1,col=2,title=PB111::x: one%0A::error::two%0Afix: three%0D%0Afour"
    assert github([warning("PB003", HERE, "x", "y"), todo("PB300", HERE, "x", "y")], 1).count("::warning") == 1


def test_json_is_for_programs() -> None:
    data = json.loads(as_json([FOUND], 41))
    assert data["files"] == 41
    assert {**FOUND_AS_DATA, **data["diagnostics"][0]} == data["diagnostics"][0]


FOUND_AS_DATA = {
    "code": "PB112",
    "severity": "error",
    "path": "a.yml",
    "line": 3,
    "column": 5,
    "layer": "acme",
    "field": "modules.a.pass_mark",
}
wild = st.text(st.characters(codec="utf-8")) | st.text("\x1b\x07\x00\r\n\u202e\u2066:,%[]", max_size=12)
findings = st.builds(
    Diagnostic,
    st.just("PB111"),
    st.sampled_from(("error", "warning", "todo")),
    st.builds(Mark, wild, st.integers(1, 9), st.integers(1, 9), wild),
    wild,
    wild,
    wild,
)


@given(st.lists(findings, max_size=5), st.integers(0, 100))
def test_any_finding_can_be_told(found: list[Diagnostic], files: int) -> None:
    for words in FORMATS.values():
        assert words(found, files).endswith("\n")
    assert not set("\x1b\x07\x00\u202e\u2066") & set(text(found, files))
    assert len(json.loads(as_json(found, files))["diagnostics"]) == len(set(found))
    assert len(github(found, files).strip("\n").split("\n")) == len(set(found)) + 1


def test_the_nearest_names() -> None:
    assert nearest("raised_voce", ["raised-voice", "x"]) == ("raised-voice",)
    assert nearest("SAY", ["say"]) == ("say",)
    assert suggest("qqq", ["a", "b"]) == "known here: `a`, `b`"
    assert suggest("qqq", [str(number) for number in range(99)]) == "check the spelling"
    assert suggest("qqq", []) == "check the spelling"
