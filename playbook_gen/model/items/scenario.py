"""Scenario: somebody says something, the learner picks a reply, and lives with the consequence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..fields import Id, Part, Prose, Ref, Text
from .base import ItemBase


class Reply(Part):
    """One reply of a scene. It leads to another scene, or the scenario ends with it."""

    id: Id = Field(description="The reply's lasting name within its scene.")
    text: Prose = Field(description="What the learner says or does.")
    correct: bool = Field(False, description="`true` for a reply that one would give on a good day; each scene has one at least.")
    effect: Prose = Field(description="What happens then, and why.")
    leads_to: Id | None = Field(None, description="The id of the scene that follows.")
    ends: Literal["well", "partly", "badly"] | None = Field(
        None, description="In place of `leads_to`: how the scenario ends with this reply."
    )
    card: Annotated[str, Ref("guidance")] | None = Field(None, description="The do/don't card that says it in general.")


class Scene(Part):
    """One moment of a scenario."""

    id: Id = Field(description="The scene's lasting name within the item.")
    who: Text = Field(description="Who speaks or acts: `{{ word.Customer }}`, a name, a post.")
    says: Prose = Field(description="What they say or do.")
    replies: tuple[Reply, ...] = Field(min_length=2, max_length=6, description="What the learner may do.")


class Scenario(ItemBase):
    """A talk with branches. It begins with the first scene; how it ends decides the points."""

    kind: Literal["scenario"] = Field(description="`scenario`")
    scenes: tuple[Scene, ...] = Field(min_length=1, max_length=20, description="The scenes; the first one is the beginning.")
