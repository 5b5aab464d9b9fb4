"""Findings about content. A finding is a value; its words for a terminal are made in `report`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .source import Mark

Severity = Literal["error", "warning", "todo"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, where, which field, what was expected and found, and what to do about it.

    `todo` marks what is still to be filled in before publishing; it never fails a build.
    """

    code: str
    severity: Severity
    mark: Mark
    field: str
    message: str
    fix: str = ""
    under: Mark | None = None


def error(code: str, mark: Mark, field: str, message: str, fix: str = "", under: Mark | None = None) -> Diagnostic:
    """A finding that stops the build."""
    return Diagnostic(code, "error", mark, field, message, fix, under)


def warning(code: str, mark: Mark, field: str, message: str, fix: str = "", under: Mark | None = None) -> Diagnostic:
    """A finding that stops only `--strict`."""
    return Diagnostic(code, "warning", mark, field, message, fix, under)


def todo(code: str, mark: Mark, field: str, message: str, fix: str = "") -> Diagnostic:
    """Something to fill in before publishing."""
    return Diagnostic(code, "todo", mark, field, message, fix)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether the build must stop."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The names in `known` that look like `word`, best first."""
    folded: dict[str, str] = {}
    for name in known:
        folded.setdefault(name.casefold(), name)
    close = difflib.get_close_matches(word.casefold().replace("_", "-"), folded, count, 0.6)
    close += difflib.get_close_matches(word.casefold().replace("-", "_"), folded, count, 0.6)
    return tuple(dict.fromkeys(folded[name] for name in close))[:count]


def suggest(word: str, known: Iterable[str]) -> str:
    """A fix for a name that does not exist: the nearest ones, or all if they are few."""
    names = list(known)
    close = nearest(word, names)
    if close:
        return "did you mean " + " or ".join(f"`{name}`" for name in close) + "?"
    if 0 < len(names) <= 30:
        return "known here: " + ", ".join(f"`{name}`" for name in names)
    return "check the spelling"
