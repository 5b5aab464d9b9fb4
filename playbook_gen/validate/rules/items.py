"""What the rules about items share: every item with its path, and the warnings that an item switches off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeVar

from ...grading.texts import fold
from ...model import ItemBase, MultipleChoice, SingleChoice
from ...text.plain import plain
from .context import Asked

K = TypeVar("K", bound=ItemBase)
__all__ = ["allowed", "choice_items", "fold", "items", "looks"]


def items(asked: Asked, kind: type[K]) -> Iterator[tuple[str, K]]:
    """Every item of the kind, with its field path; `ItemBase` for all of them."""
    for module in asked.playbook.modules.values():
        for item in module.items:
            if isinstance(item, kind):
                yield f"modules.{module.id}.items.{item.id}", item


def choice_items(asked: Asked) -> Iterator[tuple[str, SingleChoice | MultipleChoice]]:
    """Every item with choices, with its field path."""
    for path, item in items(asked, ItemBase):
        if isinstance(item, SingleChoice | MultipleChoice):
            yield path, item


def allowed(item: ItemBase, warning: str) -> bool:
    """Whether the item says, with a reason, that the warning does not hold for it."""
    return any(entry.id == warning for entry in item.allow)


def looks(text: str) -> str:
    """A Markdown text as a reader tells it from another: code keeps its punctuation, prose does not."""
    words = unicodedata.normalize("NFKC", plain(text)).casefold()
    stripped = re.sub(r"[\s.,;:!?'\"\u2018-\u201f]+", " ", words).strip() if "`" not in text else words
    return stripped or words
