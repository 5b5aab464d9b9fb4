"""Term: an entry of the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .fields import Inline, Record, Ref, Text


class Term(Record):
    """A word that the playbook uses in one meaning."""

    title: Text = Field(description="The word or phrase.")
    meaning: Inline = Field(description="What it means here, in a sentence or two.")
    synonyms: tuple[Text, ...] = Field((), description="Other words that people use or search for.")
    see: tuple[Annotated[str, Ref("term")], ...] = Field((), description="Ids of related terms.")
