"""What the rules about wording share: every text that a reader meets, with its field path and its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...model import (
    Behaviour,
    Blank,
    Blanks,
    Choice,
    Entry,
    Guidance,
    Line,
    Pair,
    Playbook,
    Record,
    Reply,
    RubricRow,
    Scene,
    Source,
    Term,
)  # fmt: skip
from ...model.fields import Asset, LocalRef, Part, Person, Ref
from ...source import Mark
from ..shape import Slot, slots

if TYPE_CHECKING:
    from .context import Asked

PASSED_OVER = (Source, Person)
NAMES = {"accept", "when", "synonyms", "approved_by", "version"}  # words to look up or to compare with, not to read
# Where somebody speaks, or what is wrong is shown on purpose: it is there because people do say it.
SPOKEN = {
    (Guidance, "say"), (Guidance, "avoid"), (Behaviour, "not_like"), (RubricRow, "not_yet"), (Line, "says"), (Choice, "text"),
    (Scene, "says"), (Reply, "text"), (Blank, "choose_from"), (Blanks, "text"), (Pair, "text"), (Entry, "text"), (Term, "title"),
}  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """A text: its field path, what it says, and whether somebody in it speaks."""

    path: str
    text: str
    spoken: bool


@dataclass(frozen=True)
class Told:
    """A record with all its texts."""

    record: Record
    passages: tuple[Passage, ...]


def told(playbook: Playbook) -> Iterator[Told]:
    """Every record, the vision first."""
    yield Told(playbook.vision, tuple(texts(playbook.vision, "vision")))
    for path, record in playbook.records():
        yield Told(record, tuple(texts(record, path)))


def texts(part: Part, path: str) -> Iterator[Passage]:
    """The texts of a part and of the parts in it."""
    if isinstance(part, PASSED_OVER):
        return
    for name, slot in slots(type(part)).items():
        value = getattr(part, name)
        for number, one in enumerate(value if isinstance(value, tuple) else (value,), 1):
            inner = f"{path}.{name}" + (f".{getattr(one, 'id', number)}" if isinstance(value, tuple) else "")
            if isinstance(one, Part):
                yield from texts(one, inner)
            elif isinstance(one, str) and " " in one and name not in NAMES and not _is_name(slot):
                yield Passage(inner, one, (type(part), name) in SPOKEN)


def _is_name(slot: Slot) -> bool:
    return any(isinstance(marker, Ref | LocalRef | Asset) for marker in slot.markers)


def every(asked: Asked) -> Iterator[Passage]:
    """Every text of every record."""
    for one in asked.told:
        yield from one.passages


def place(asked: Asked, passage: Passage, offset: int) -> Mark:
    """Where a character of a passage stands: the line in a Markdown file, else where the text begins."""
    mark = asked.at(passage.path)
    if not mark.path.endswith(".md") or mark.column != 1:
        return mark
    return Mark(mark.path, mark.line + passage.text[:offset].count("\n"), 1, mark.layer)
