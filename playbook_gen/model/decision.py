"""Decision: what was decided, held against the vision (system S20)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Day, Id, Inline, Part, Prose, Record, Ref, Text


class FilterAnswer(Part):
    """What one question of the decision filter gave."""

    id: Annotated[Id, Ref("filter_question")] = Field(description="The question's id in `decision_filter` of playbook.yml.")
    answer: Literal["yes", "unsure", "no"] = Field(description='`"yes"`, `unsure` or `"no"`.')
    note: Inline | None = Field(None, description="Why.")


class Decision(Record):
    """A decision that customers or colleagues will feel."""

    title: Text = Field(description="The question that was to be decided.")
    date: Day = Field(description="When it came up, or when it was decided.")
    state: Literal["open", "decided", "reversed"] = Field("open", description="`open`, `decided` or `reversed`.")
    decided_by: Text | None = Field(None, description="Who decided. `decided` needs it.")
    options: tuple[Inline, ...] = Field((), description="What was to choose from.")
    decision: Prose | None = Field(None, description="What was decided, and why. `decided` needs it.")
    answers: tuple[FilterAnswer, ...] = Field((), description="The decision filter, answered.")
    vision: Id | None = Field(None, description="The version of the vision that it was held against. Left out: the one in force.")
    told: Inline | None = Field(None, description="How those who feel it were told.")
    due: Day | None = Field(None, description="For an open one: by when it is to be decided.")
    look_again: Day | None = Field(None, description="When one looks at what came of it.")
    policies: tuple[Annotated[str, Ref("policy")], ...] = Field((), description="The rules that it touches, by their ids.")
    moments: tuple[Annotated[str, Ref("moment")], ...] = Field((), description="The moments of truth that it touches, by their ids.")
