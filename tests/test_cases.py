"""What breaks other quiz tools, case by case: each number has at least one test here that names it.

1-7 are an author's mistakes, 8-17 a learner's responses, 18-22 what is kept, 23-28 how it shows.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
NAME = re.compile(r"def test_(?:cases?_)?((?:\d+_(?:and_)?)+)")
FIXTURE = re.compile(r'"name": "(\d+):|^    "(\d+) [a-z]', re.MULTILINE)
TITLE = re.compile(r"(?:case|cases) ((?:\d+(?:, | and )?)+)")


def named() -> dict[int, set[str]]:
    """For each number, the files whose tests name it."""
    found: dict[int, set[str]] = {}
    files = [*TESTS.glob("test_*.py"), *(TESTS / "browser").glob("test_*.py"), *(TESTS / "js").glob("*.test.mjs")]
    for path in [*files, *(TESTS / "fixtures").rglob("*.json")]:
        text = path.read_text(encoding="utf-8")
        groups = [*NAME.findall(text), *("".join(pair) for pair in FIXTURE.findall(text))]
        groups += TITLE.findall(text) if path.suffix == ".mjs" else []
        for group in groups:
            for number in re.findall(r"\d+", group):
                found.setdefault(int(number), set()).add(path.name)
    return found


@pytest.mark.parametrize("number", range(1, 29))
def test_every_case_has_a_test_that_names_it(number: int) -> None:
    assert named().get(number), f"no test names case {number}"
