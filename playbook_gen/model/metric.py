"""Metric: a number that people can influence, with its definition and where its data lie (systems S13, S14)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import DataPath, Day, Inline, Part, Prose, Record, Ref, RoleRef, Text

Figure = Annotated[float, Field(allow_inf_nan=False, ge=-1e12, le=1e12)]
Every = Literal["day", "week", "month", "quarter", "year"]
DateFormat = Literal["iso", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"]


class Scale(Part):
    """The lowest and the highest value that can be."""

    lowest: Figure = Field(description="The lowest value that can be.")
    highest: Figure = Field(description="The highest value that can be.")


class MetricData(Part):
    """Which file of `data/` holds the figures, and in which columns."""

    file: DataPath = Field(description="The file in `data/`: `scoreboard.csv`.")
    period: Text = Field("period", description="The column with the period: `2026-11`, `2026-11-03`, `2026-W45`, `2026-Q4`, `2026`.")
    value: Text = Field("value", description="The column with the value.")
    n: Text | None = Field(None, description="The column with the number of cases behind the value.")
    only: dict[str, Text] = Field({}, description="Take only the rows that have these words in these columns: `place: Pellbridge`.")
    decimal: Literal["point", "comma"] | None = Field(
        None, description="How decimals are written: `point` (4.5) or `comma` (4,5). Left out: `point`, and a comma is an error."
    )
    dates: DateFormat = Field("iso", description="How days are written: `iso` (2026-11-03), `DD.MM.YYYY`, `DD/MM/YYYY` or `MM/DD/YYYY`.")


class Metric(Record):
    """A number that tells how the service is, and that somebody can move."""

    title: Text = Field(description="What is measured, in a few words.")
    why: Prose = Field(description="What it tells, and what one does about it.")
    formula: Inline = Field(description="How it is worked out, so that two people get the same number.")
    unit: Text | None = Field(None, description="What it is counted in: `%`, `days`, `points`. Left out: a plain number.")
    decimals: Annotated[int, Field(ge=0, le=3)] = Field(0, description="Places after the decimal point, as shown.")
    scale: Scale | None = Field(None, description="The lowest and highest value that can be; others are refused.")
    direction: Literal["up", "down"] = Field(description="`up` if more is better, `down` if less is.")
    baseline: Figure | None = Field(None, description="Where we started: the X of *from X to Y by when*.")
    target: Figure | None = Field(None, description="Where we want to be: the Y.")
    by: Day | None = Field(None, description="By when.")
    since: Day | None = Field(None, description="The day from which the way to the target is counted. Left out: the end of the first period.")
    every: Every = Field("month", description="How often there is a new figure; a period without one is a gap on the chart.")
    measure: Literal["lead", "lag"] = Field("lag", description="`lead` if it moves first and can be influenced, `lag` if it is the result.")
    leads_to: tuple[Annotated[str, Ref("metric")], ...] = Field(
        (), description="For a lead measure: the results that it should move, by their ids."
    )
    influenced_by: tuple[RoleRef, ...] = Field((), description="The roles that can move it. Left out: everyone.")
    influence: Inline | None = Field(None, description="What these people can do for it tomorrow.")
    guard: Inline | None = Field(None, description="How it could be bettered without better service, and what is watched against that.")
    data: MetricData | None = Field(None, description="Where its figures lie. Left out: defined, and not measured yet.")
    wall: bool = Field(True, description="`false` keeps it off the wall display.")
