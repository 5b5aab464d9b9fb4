"""Limit: what each role may decide without asking (system S12)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .fields import Inline, Part, Record, Ref, RoleRef, Text


class RoleLimit(Part):
    """How far one role may go."""

    id: RoleRef = Field(description="The id of a role of playbook.yml.")
    may: Text = Field(description="What it may do, with the amount: *Up to £40 a visit*.")


class Limit(Record):
    """Something that people may decide alone, and how far."""

    title: Text = Field(description="What is decided: *Put our mistake right*.")
    about: Inline | None = Field(None, description="When it applies, in a sentence.")
    may: tuple[RoleLimit, ...] = Field(min_length=1, description="How far each role may go. A role that is not named asks.")
    beyond: Text = Field(description="Whom to ask for more, and how.")
    log: Text | None = Field(None, description="Where it is written down.")
    moments: tuple[Annotated[str, Ref("moment")], ...] = Field((), description="The moments of truth in which it helps, by their ids.")
    guidance: tuple[Annotated[str, Ref("guidance")], ...] = Field((), description="The cards on which it is shown, by their ids.")
