"""PB202: the vision can be remembered.

Advice, never a block: a statement of more than fifteen words or more than one sentence is not remembered, and words
that fit any company (excellence, seamless …) say nothing. The list is for English; in another language only length is
looked at.
"""

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..wording import wording
from .context import Asked

WORDS = 15


def check(asked: Asked) -> Iterator[Diagnostic]:
    """What makes the current statement hard to remember."""
    version = asked.playbook.vision.current
    path = f"vision.versions.{version.id}.statement"
    count = len(version.statement.split())
    if count > WORDS:
        yield warning(
            "PB202",
            asked.at(path),
            path,
            f"expected at most {WORDS} words, found {count}",
            "people remember short ones; move the rest to `meaning`",
        )
    if len(re.findall(r"[.!?…](?:\s|$)", version.statement)) > 1:
        yield warning("PB202", asked.at(path), path, "expected one sentence, found more", "keep the one that people should say by heart")
    words = wording(asked.playbook.settings.organization.language).vision
    empty = [word for word in words if re.search(rf"\b{word}", version.statement, re.IGNORECASE)]
    if empty:
        found = ", ".join(f"“{word}”" for word in empty)
        yield warning(
            "PB202", asked.at(path), path, f"{found} could stand in any company's vision", "say what a customer would see instead"
        )
