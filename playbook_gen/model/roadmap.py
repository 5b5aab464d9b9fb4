"""Roadmap and launch: the steps to a service culture, and its first day (systems S3, S4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .component import Evidence, State
from .fields import Day, Inline, Minutes, Part, Prose, Record, Ref, Text
from .metric import Figure


class Duration(Part):
    """How long a step takes, by the size of the organization."""

    small: Text = Field(description="With fewer than 50 people.")
    medium: Text = Field(description="With 50 to 999 people.")
    large: Text = Field(description="With 1,000 people or more.")


class RoadmapStep(Record):
    """One step of the roadmap."""

    title: Text = Field(description="The step, as an instruction: *Define*.")
    about: Prose = Field(description="What is done in it, and how one knows that it is done.")
    takes: Duration = Field(description="How long it takes.")
    state: State = Field("not-started", description="`not-started`, `implementing` (getting ready) or `executing` (done consistently).")
    evidence: tuple[Evidence, ...] = Field((), description="What was seen, newest first. `executing` needs at least one.")
    last_checked: Day | None = Field(None, description="When its owner last went and looked.")
    next_review: Day | None = Field(None, description="When it is looked at again.")
    starts: Day | None = Field(None, description="When it begins or began.")
    ends: Day | None = Field(None, description="When it should be done, if it ends.")
    components: tuple[Annotated[str, Ref("component")], ...] = Field((), description="The components that it builds, by their ids.")


class LaunchGoal(Part):
    """A metric of the declaration: from X to Y by when."""

    metric: Annotated[str, Ref("metric")] = Field(description="The metric, by its id.")
    baseline: Figure = Field(description="The value on the day of the launch.")
    target: Figure = Field(description="The value to reach.")
    by: Day = Field(description="By when.")


class AgendaPoint(Part):
    """A point of the kick-off's agenda."""

    minutes: Minutes = Field(description="How long it takes.")
    what: Inline = Field(description="What happens.")
    who: Text | None = Field(None, description="Who leads it.")


class Launch(Record):
    """The launch: the declaration, the goals, the kick-off."""

    title: Text = Field(description="What people call it.")
    declaration: Prose = Field(description="What is declared, as it is said aloud.")
    reason: Prose = Field(description="Why, for the organization and for those it serves.")
    goals: tuple[LaunchGoal, ...] = Field((), description="The figures of the day and the targets.")
    day: Day | None = Field(None, description="The day of the kick-off.")
    place: Text | None = Field(None, description="Where it is.")
    agenda: tuple[AgendaPoint, ...] = Field((), description="The kick-off, point by point.")
    commitments: tuple[Annotated[str, Ref("commitment")], ...] = Field(
        (), description="The commitments that are signed there, by their ids."
    )
    stories: tuple[Annotated[str, Ref("story")], ...] = Field((), description="The stories that are told there, by their ids.")
