"""Self-assessment: statements, who is asked, where the responses lie; and the repairs that follow (system S8)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import DataPath, Day, Id, Inline, Part, Prose, Record, Ref, Text
from .metric import DateFormat


class Statement(Part):
    """A statement that people agree with, from 1 to 5."""

    id: Id = Field(description="The statement's lasting name; it is the column in the file of responses.")
    text: Text = Field(description="As people at work read it: *We tell people when we will speak next.*")
    customers: Text | None = Field(None, description="As customers read it. Left out: customers are not asked.")
    component: Annotated[str, Ref("component")] | None = Field(None, description="The component that it is about, by its id.")


class Asked(Part):
    """A group of people who are asked."""

    id: Id = Field(description="The group's lasting name, as it stands in the file: `leaders`.")
    title: Text = Field(description="As it is shown: *Leaders*.")
    outside: bool = Field(False, description="`true` for customers: they read the statements in their own wording.")


class SurveyData(Part):
    """Which file of `data/` holds the responses: a row a person, a column a statement."""

    file: DataPath = Field(description="The file in `data/`: `survey.csv`.")
    wave: Text = Field("wave", description="The column that tells when it was asked: a month, a quarter, a day.")
    group: Text = Field("group", description="The column with the group's id.")
    dates: DateFormat = Field("iso", description="How days are written: `iso` (2026-11-03), `DD.MM.YYYY`, `DD/MM/YYYY` or `MM/DD/YYYY`.")


class Survey(Record):
    """A self-assessment of the organization: the same statements for leaders, for those who serve, and for customers."""

    title: Text = Field(description="What people call it.")
    about: Prose = Field(description="What it is for and what happens with the result, in two or three sentences.")
    scale: tuple[Text, ...] = Field(
        min_length=5, max_length=5, description="What 1, 2, 3, 4 and 5 mean, in words, from disagreement to agreement."
    )
    statements: tuple[Statement, ...] = Field(min_length=1, description="The statements, in order.")
    groups: tuple[Asked, ...] = Field(min_length=1, description="Who is asked.")
    smallest: Annotated[int, Field(ge=3, le=100)] = Field(
        5, description="Groups with fewer responses are never shown, and cannot be worked out."
    )
    every: Annotated[int, Field(ge=1, le=1830)] = Field(90, description="Days after which it is asked again.")
    data: SurveyData | None = Field(None, description="Where the responses lie. Left out: not asked yet.")


class Repair(Record):
    """What is done about a disagreement that the self-assessment showed."""

    title: Text = Field(description="What is repaired, as an instruction.")
    statement: Id | None = Field(None, description="The statement that it answers, by its id.")
    survey: Annotated[str, Ref("survey")] | None = Field(None, description="The self-assessment that the statement is of, by its id.")
    due: Day = Field(description="By when.")
    state: Literal["open", "done", "dropped"] = Field("open", description="`open`, `done` or `dropped`.")
    done: Day | None = Field(None, description="When it was done or dropped.")
    result: Inline | None = Field(None, description="What became of it; for `dropped`, why.")
