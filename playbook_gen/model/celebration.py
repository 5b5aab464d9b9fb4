"""Celebration: what is celebrated, and for which goal (system S19)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .fields import Day, Inline, Record, Ref, Text
from .metric import Figure


class Celebration(Record):
    """Something that is celebrated when a goal is reached, or on a day."""

    title: Text = Field(description="What people call it.")
    what: Inline = Field(description="What happens.")
    metric: Annotated[str, Ref("metric")] | None = Field(None, description="The metric that it hangs on, by its id.")
    goal: Figure | None = Field(None, description="The value to reach. Left out: the metric's target.")
    roadmap: Annotated[str, Ref("roadmap")] | None = Field(None, description="The step of the roadmap that it ends, by its id.")
    day: Day | None = Field(None, description="The day, where it has one.")
    where: Text | None = Field(None, description="The place.")
    front_line: bool = Field(False, description="`true` if leaders work on the front line for a day.")
    held: Day | None = Field(None, description="When it was held.")
    told: Inline | None = Field(None, description="How it was.")
