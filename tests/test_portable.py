"""The naming rules of Windows and macOS, checked on any system."""

from __future__ import annotations

import os
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.portable import LONGEST_PATH, problems

REPOSITORY = Path(__file__).resolve().parent.parent
OURS = ("playbook_gen", "content", "theme", "tests", "docs", "benchmarks", ".ci")
CAFE = "café.md"

FINE = [
    "content/base/guidance/raised-voice.yml",
    "assets/logo.svg",
    "console/null.md",
    "com10.txt",
    "lpt.md",
    ".github/workflows/a.yml",
    "Anleitungen/Größe.md",
    "指南/挨拶.md",
    "a.b.c",
    "nulls.yml",
    "x" * 100 + "/" + "y" * 60,
    CAFE,
]
BAD = [
    ("CON", "device"), ("modules/nul.txt", "device"), ("a/Aux.tar.gz/b", "device"), ("com1", "device"), ("LPT9.md", "device"),
    ("com¹.md", "device"), ("nul .txt", "device"), ("CONIN$", "device"), ("name.", "full stop"), ("folder./a.md", "full stop"),
    ("name ", "space"), ("folder /a", "space"), ("what?.md", "'?'"), ("a:b", "':'"), ("a\\b", "'\\\\'"), ("tab\there", "'\\t'"),
    ("x" * 256, "255 bytes"), ("é" * 128, "255 bytes"), ("/".join(["folder"] * 30), f"after {LONGEST_PATH}"), ("a//b", "not a name"),
    ("/a", "not a name"), ("../a", "not a name"), ("./a", "not a name"), (unicodedata.normalize("NFD", CAFE), "(NFC)"), ("\udc80", "UTF-8"),
]  # fmt: skip
COLLISIONS = [
    ("Logo.svg", "logo.svg"), ("a/Teams/x.yml", "a/teams/y.yml"), ("STRASSE.md", "straße.md"), ("Ä.md", "ä.md"),
    (CAFE, unicodedata.normalize("NFD", CAFE)),
]  # fmt: skip


@pytest.mark.parametrize("path", FINE)
def test_good_names_pass(path: str) -> None:
    assert problems([path]) == []


@pytest.mark.parametrize(("path", "word"), BAD)
def test_a_bad_name_is_named_with_what_is_wrong(path: str, word: str) -> None:
    found = problems([path])
    assert any(word in sentence for sentence in found), found
    assert all(sentence.startswith(f"{path}: ") for sentence in found)


@pytest.mark.parametrize(("first", "second"), COLLISIONS)
def test_names_that_are_one_on_other_systems_are_found(first: str, second: str) -> None:
    assert any("are one name on Windows and macOS" in sentence for sentence in problems([first, second]))


def test_one_folder_may_hold_many_files_and_a_path_may_come_twice() -> None:
    assert problems(["a/x.md", "a/y.md", "a/x.md", "a"]) == []


def test_a_folder_spelled_in_two_ways_is_said_once_a_path() -> None:
    assert len(problems(["Teams/a/b/c", "teams/a/b/c"])) == 1


@given(st.lists(st.text(max_size=30), max_size=5))
def test_no_name_is_too_odd_to_be_judged(paths: list[str]) -> None:
    assert all(": " in sentence for sentence in problems(paths))


def test_ten_thousand_paths_take_under_a_second() -> None:
    began = time.process_time()
    problems(f"training/module-{number}/index.md" for number in range(10_000))
    assert time.process_time() - began < 1


def test_our_own_files_can_be_checked_out_everywhere() -> None:
    found = [
        (Path(folder).relative_to(REPOSITORY) / name).as_posix()
        for top in OURS
        for folder, folders, names in os.walk(REPOSITORY / top)
        for name in names
        if "__pycache__" not in folder
    ]
    assert len(found) > 50
    assert problems(sorted(found)) == []
