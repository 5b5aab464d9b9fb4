"""Behaviour: an observable standard, towards customers or towards colleagues (systems S5, S6)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .fields import Prose, Record, RoleRef, Text


class Behaviour(Record):
    """One behaviour that anybody can see happen, or not happen."""

    title: Text = Field(description="The behaviour as an instruction with an observable verb: *Say when you will speak next*.")
    towards: Literal["customers", "colleagues"] = Field(description="Who is at the other end.")
    why: Prose = Field(description="What it does for the person at the other end, in a sentence or two.")
    looks_like: tuple[Text, ...] = Field(min_length=1, description="What one sees when it happens; one observation a line.")
    not_like: tuple[Text, ...] = Field(min_length=1, description="What one sees when it does not; the way people really miss it.")
    seen_by: Text = Field(description="How one finds out: what to watch or ask, and for how long.")
    roles: tuple[RoleRef, ...] = Field((), description="The roles it is meant for. Left out: everyone.")
