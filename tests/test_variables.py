"""Variables: names that are looked up, and nothing that runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.text.variables import faults, has_brackets, substitute

TABLE = {"word.customer": "guest", "organization.name": "A {{ word.customer }} & {{ x }}"}
PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{",
    "}",
    " ",
    "\n",
    "word.customer",
    "word",
    ".",
    "__class__",
    "organization.name",
    "''",
    "|",
    "a",
]


@pytest.mark.parametrize("text", ["{{ word.customer }}", "{{word.customer}}", "{{\nword.customer\n}}"])
def test_a_known_name_becomes_its_value(text: str) -> None:
    assert (substitute(f"a {text} b", TABLE), list(faults(text, TABLE))) == ("a guest b", [])


def test_a_value_is_not_looked_into() -> None:
    assert substitute("{{ organization.name }}", TABLE) == "A {{ word.customer }} & {{ x }}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ ''.__class__ }}", "{{ ''.__class__ }}"),
        ("{% include 'x' %}", "{% include 'x' %}"),
        ("{{ word.customer | upper }}", "{{ word.customer | upper }}"),
        ("{{ word.custmer }}", "{{ word.custmer }}"),
        ("{{ }}", "{{ }}"),
        ("{{ open", "{{ open"),
        ("{# a #}", "{# a #}"),
        ("{{ word.customer\nb", "{{ word.customer"),
        ("{{ {'a': 1} }}", "{{ {'a': 1} }}"),
        ("{{ {{ word.customer }} }}", "{{ {{ word.customer }}"),
    ],
)
def test_everything_else_is_a_finding_and_stays(text: str, found: str) -> None:
    assert [fault.found for fault in faults(text, TABLE)] == [found]
    assert "__class__" not in text or substitute(text, TABLE) == text


@pytest.mark.parametrize("text", ["", "a { b }", "}}", "{", "{#anchor}", "100 %}"])
def test_brackets_that_mean_nothing_are_left_alone(text: str) -> None:
    assert (list(faults(text, TABLE)), substitute(text, TABLE)) == ([], text)


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    found = list(faults(text, TABLE))
    assert all(text[fault.offset :].startswith(fault.found) for fault in found)
    assert all(len(fault.found) <= 60 for fault in found)
    if not has_brackets(text):
        assert (found, substitute(text, TABLE)) == ([], text)
    if not found:
        assert "{{" not in substitute(text, dict.fromkeys(TABLE, "x"))
