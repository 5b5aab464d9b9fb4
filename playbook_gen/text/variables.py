"""Variables in text: `{{ word.customer }}` and nothing else.

There is no expression language to escape from: a variable is a name that is looked up in a table, and every other
use of template brackets is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

BRACKETS = re.compile(r"\{\{(?P<inner>[^{}]*)\}\}|\{\{|\{%|\{#(?!\w)")
NAME = re.compile(r"[A-Za-z_]+(\.[A-Za-z_]+)+")


@dataclass(frozen=True)
class Fault:
    """A pair of brackets that names no variable: where it begins in the text, and what stands there."""

    offset: int
    found: str


def has_brackets(text: str) -> bool:
    """Whether `text` needs a closer look at all."""
    return "{{" in text or "{%" in text or "{#" in text


def faults(text: str, values: Mapping[str, str]) -> Iterator[Fault]:
    """Every template bracket in `text` that is not a known variable."""
    for match in BRACKETS.finditer(text):
        name = (match["inner"] or "").strip()
        if not NAME.fullmatch(name) or name not in values:
            yield Fault(match.start(), _whole(text, match))


def _whole(text: str, match: re.Match[str]) -> str:
    """The brackets with what is in them, as far as it helps to find them."""
    if match["inner"] is not None:
        return match.group()[:60]
    after = text[match.start() : match.start() + 60].split("\n", 1)[0]
    end = re.search(r"[}%#]\}", after)
    return after[: end.end()] if end else after.rstrip()


def substitute(text: str, values: Mapping[str, str]) -> str:
    """`text` with each known variable replaced by its value; anything else stays as it was typed."""

    def value(match: re.Match[str]) -> str:
        name = (match["inner"] or "").strip()
        return values.get(name, match.group())

    return BRACKETS.sub(value, text)
