"""Items in which things are arranged: put in order, or matched."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..fields import Id, Inline, Part, Prose
from .base import ItemBase


class Entry(Part):
    """One entry of an ordering."""

    id: Id = Field(description="The entry's lasting name within the item.")
    text: Inline = Field(description="The entry, in one line.")
    why: Prose = Field(description="Why it stands where it stands.")


class Ordering(ItemBase):
    """Entries to put in order. They are shown in another order, always."""

    kind: Literal["ordering"] = Field(description="`ordering`")
    entries: tuple[Entry, ...] = Field(min_length=3, max_length=12, description="The entries, in the right order.")


class Pair(Part):
    """One pair of a matching: what stands there, and what belongs to it."""

    id: Id = Field(description="The pair's lasting name within the item.")
    text: Inline = Field(description="What stands there.")
    goes_with: Inline = Field(description="What the learner finds for it. Two pairs may have the same.")
    why: Prose = Field(description="Why they belong together.")


class Extra(Part):
    """An option that belongs to nothing."""

    id: Id = Field(description="The option's lasting name within the item.")
    text: Inline = Field(description="The option.")


class Matching(ItemBase):
    """Things to match with options; there may be more options than things."""

    kind: Literal["matching"] = Field(description="`matching`")
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=12, description="The pairs.")
    extra: tuple[Extra, ...] = Field((), max_length=6, description="Options that belong to nothing.")
