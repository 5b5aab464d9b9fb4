"""Findings in words: for a terminal, for GitHub's annotations, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable

from .diagnostics import Diagnostic

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """`diagnostics` by file, line and column, each once."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda d: (d.severity == "todo", d.mark.path, d.mark.line, d.mark.column, d.code, d.field))


def text(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """One block a finding, and a last line that counts them."""
    found = order(diagnostics)
    blocks = [_block(diagnostic) for diagnostic in found if diagnostic.severity != "todo"]
    asked = [f"  {_seen(f'{d.field}: {d.message} ({d.mark.path}:{d.mark.line})')}" for d in found if d.severity == "todo"]
    todos = ["\n".join(["To fill in before publishing; until then every page carries the mark *draft*:", *asked]) + "\n"] if asked else []
    return "\n".join([*blocks, *todos, count(found, files)]) + "\n"


def _seen(text: str) -> str:
    """`text` without characters that a terminal would obey instead of showing."""
    return UNSEEN.sub("\ufffd", text)


def _block(diagnostic: Diagnostic) -> str:
    lines = [f"{diagnostic.mark}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.field}".rstrip()]
    lines.append(f"  {diagnostic.message}")
    if diagnostic.fix:
        lines.append(f"  fix: {diagnostic.fix}")
    if diagnostic.mark.layer:
        over = f", over {diagnostic.under.path}:{diagnostic.under.line}" if diagnostic.under else ""
        lines.append(f"  layer: {diagnostic.mark.layer}{over}")
    return _seen("\n".join(lines)) + "\n"


def count(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """`3 errors, 1 warning in 41 files`."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    errors, warnings, todos = (severities.count(name) for name in ("error", "warning", "todo"))  # type: int, int, int
    parts = [f"{n} {word}{'s' * (n != 1)}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    if todos:
        parts.append(f"{todos} to fill in before publishing")
    return f"{', '.join(parts) or 'nothing to mend'} in {files} file{'s' * (files != 1)}"


def github(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """GitHub's workflow commands, which it shows beside the line."""
    levels = {"error": "error", "warning": "warning", "todo": "notice"}
    lines = []
    for found in order(diagnostics):
        place = f"file={_property(found.mark.path)},line={found.mark.line},col={found.mark.column},title={found.code}"
        lines.append(f"::{levels[found.severity]} {place}::{_data(_words(found))}")
    return "\n".join([*lines, count(order(diagnostics), files)]) + "\n"


def _words(found: Diagnostic) -> str:
    return f"{found.field}: {found.message}" + (f"\nfix: {found.fix}" if found.fix else "")


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def as_json(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """An object with `files` and `diagnostics`, each with its place."""
    items = [
        {
            "code": d.code, "severity": d.severity, "path": d.mark.path, "line": d.mark.line, "column": d.mark.column,
            "layer": d.mark.layer, "field": d.field, "message": d.message, "fix": d.fix,
        }
        for d in order(diagnostics)
    ]  # fmt: skip
    return json.dumps({"files": files, "diagnostics": items}, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Iterable[Diagnostic], int], str]] = {"text": text, "github": github, "json": as_json}
