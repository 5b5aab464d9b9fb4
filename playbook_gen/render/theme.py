"""Reads a theme folder into a value, once a process."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .values import Theme

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(rb"\s+")
LOOSE = re.compile(rb"(\"[^\"]*\")| ?([{};,>]) ?|(?<=:) (?=[^;{}]*[;}])")  # a string is kept as it is


@cache
def read_theme(folder: Path, language: str = "en") -> Theme:
    """The theme that lies in `folder`, with the interface's strings in `language` where it has them, else in English."""
    shell = {name: data for name, data in _files(folder / "shell").items() if name.endswith(".html")}
    strings, own = _strings(folder / "strings", language)
    return Theme(
        templates={name: data.decode("utf-8") for name, data in _files(folder / "pages").items() if name.endswith(".html")},
        shell=shell,
        assets={name: slim(data) if name.endswith(".css") else data for name, data in _files(folder / "assets").items()},
        strings=strings,
        icons=_yaml(folder / "pages" / "icons.yml"),
        untranslated=() if language.partition("-")[0] == "en" else tuple(sorted(strings.keys() - own)),
    )


def slim(css: bytes) -> bytes:
    """A stylesheet without comments and spare white space: what a phone need not load."""
    return LOOSE.sub(lambda match: match[1] or match[2] or b"", SPACE.sub(b" ", COMMENT.sub(b"", css))).replace(b";}", b"}").strip() + b"\n"


def _files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _strings(folder: Path, language: str) -> tuple[dict[str, Any], set[str]]:
    """The strings, and which of them are the language's own.

    English lies beneath, so that a translation that lacks a string shows it in English instead of failing.
    """
    merged: dict[str, Any] = {}
    own: set[str] = set()
    for tag in dict.fromkeys(("en", language.partition("-")[0], language)):
        for path in sorted([*folder.glob(f"{tag}.yml"), *folder.glob(f"*.{tag}.yml")]):
            found = _yaml(path)
            merged |= found
            own |= found.keys() if tag != "en" else set()
    return merged, own


def _yaml(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_text(encoding="utf-8"), LOADER) or {})  # noqa: S506 - either of them is the safe one
