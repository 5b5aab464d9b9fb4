"""The codes of findings: what each means and what to do about it.

The one table behind the page *diagnostics* of the reference. The rules of `validate/rules/` are not in it: a rule's
docstring is its own page. A code is never used again for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import content, figures

# `# a group`. Then each code with its severity and title; indented what it means, after `>` what to do.
TABLE = content.TABLE + figures.TABLE


@dataclass(frozen=True)
class Code:
    """A finding in general: its group, how grave it is, its name, what it means, what to do."""

    group: str
    severity: str
    title: str
    meaning: str
    fix: str


def _read(table: str) -> Iterator[tuple[str, Code]]:
    group = ""
    for block in table.strip().split("\n\n"):
        if block.startswith("# "):
            group = block.removeprefix("# ")
            continue
        head, *lines = block.split("\n")
        code, severity, title = re.split(r": | ", head, maxsplit=2)
        meaning = " ".join(line.strip() for line in lines if not line.startswith("  > "))
        fix = " ".join(line.removeprefix("  > ") for line in lines if line.startswith("  > "))
        yield code, Code(group, severity, title, meaning, fix)


CODES: dict[str, Code] = dict(_read(TABLE))
