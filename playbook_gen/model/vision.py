"""Vision: the promise, its meaning, and what each role adds to it (systems S1, S2)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .fields import Day, Id, Inline, Part, Prose, Record, Ref, Text

RoleOrEveryone = Annotated[str, StringConstraints(min_length=1), Ref("role", also=("everyone",))]


class KeyWord(Part):
    """A word of the statement in plain words."""

    word: Text = Field(description="The word or phrase, as it stands in the statement.")
    meaning: Text = Field(description="What we mean by it, in one sentence.")


class VisionVersion(Part):
    """One wording of the vision. Publishing a new one is adding a version with a later date."""

    id: Id = Field(description="The version's name: a year or a number (`2026`, `v2`).")
    statement: Text = Field(description="The vision in one sentence. Over fifteen words, people will not remember it.")
    meaning: Prose = Field(description="What the statement means, in plain words: the second of the three questions.")
    key_words: tuple[KeyWord, ...] = Field((), description="The words that carry the statement, each explained.")
    effective: Day = Field(description="The day it takes effect, as 2026-03-01.")
    approved_by: Text = Field(description="Who approved it: name and post.")
    reason: Text | None = Field(None, description="Why this version replaced the one before.")
    draft: bool = Field(False, description="`true` while it is a pattern to start from: the site carries the draft mark.")


class Contribution(Part):
    """How one role keeps the promise: the third of the three questions."""

    id: RoleOrEveryone = Field(description="The id of a role of playbook.yml, or `everyone`.")
    does: tuple[Inline, ...] = Field(min_length=1, description="What people in this role do for it, one thing a line.")


class Vision(Record):
    """The organization's service vision with its history."""

    versions: tuple[VisionVersion, ...] = Field(min_length=1, description="Every wording, also the ones that were replaced.")
    contributions: tuple[Contribution, ...] = Field(
        min_length=1, description="What each role does for it. Every role needs an entry, or `everyone` has one."
    )
    not_this: tuple[Inline, ...] = Field((), description="What the vision does not mean, so that nobody has to guess.")
    trade_off: Inline | None = Field(None, description="What comes first when two good things conflict.")

    @property
    def current(self) -> VisionVersion:
        """The version with the latest effective date; the later in the file where two share a day."""
        return max(reversed(self.versions), key=lambda version: version.effective)

    @property
    def earlier(self) -> tuple[VisionVersion, ...]:
        """The other versions, newest first."""
        rest = [version for version in self.versions if version is not self.current]
        return tuple(sorted(rest, key=lambda version: version.effective, reverse=True))

    def contribution(self, role: str) -> Contribution | None:
        """What `role` does for the vision, or what everyone does."""
        by_id = {entry.id: entry for entry in self.contributions}
        return by_id.get(role) or by_id.get("everyone")
