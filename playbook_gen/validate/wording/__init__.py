"""Words that the rules look for, a file a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

GROUPS = ("empty", "idioms", "gendered")
LETTER = r"[^\W_]"


@dataclass(frozen=True)
class Wording:
    """The words of one language: what to write instead of which (group and words), the vision's empty words, named ideas."""

    groups: dict[str, dict[str, str]]
    vision: tuple[str, ...]
    named: dict[str, str]


@cache
def wording(language: str) -> Wording:
    """The words for `language` (`en`, `en-GB`); none where it has no file."""
    path = Path(__file__).parent / f"{language.partition('-')[0]}.yml"
    found = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    groups = {group: {str(words): instead or "" for words, instead in found.get(group, {}).items()} for group in GROUPS}
    return Wording(groups, tuple(found.get("vision", ())), found.get("named", {}))


@cache
def pattern(words: Iterable[str], exact: bool = False) -> re.Pattern[str] | None:
    """What finds any of `words` as whole words, in any case unless `exact`, or None. A space also finds a hyphen or a line break."""
    spelled = [r"[\s\-\u2010\u2011]+".join(map(re.escape, each.split())) for each in sorted(words, key=len, reverse=True)]
    return re.compile(rf"(?<!{LETTER})(?:{'|'.join(spelled)})(?!{LETTER})", 0 if exact else re.IGNORECASE) if spelled else None


def key(found: str) -> str:
    """What was found in a text, as its file spells it."""
    return re.sub(r"[\s\-\u2010\u2011]+", " ", found).lower()
