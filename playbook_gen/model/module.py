"""Module: lessons, practice and a self-check towards one outcome (system S15)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Day, Days, Id, Inline, LocalRef, Minutes, Part, Percent, Prose, Record, Ref, RoleRef, Text
from .items import Item


class Objective(Part):
    """Something that the learner can do afterwards, and that an item or the rubric checks."""

    id: Id = Field(description="The objective's lasting name within the module.")
    text: Text = Field(description="It completes the sentence *After this you can …*; no full stop.")


class Lesson(Part):
    """Five minutes of reading at most. A file `lessons/<id>.md`: this on top, the text beneath."""

    id: Id = Field(description="The lesson's lasting name: the file name.")
    title: Text = Field(description="The lesson's title.")
    minutes: Annotated[int, Field(ge=1, le=5)] = Field(description="Minutes to read; five at most, or split it.")
    guidance: tuple[Annotated[str, Ref("guidance")], ...] = Field((), description="Cards to show after the text.")
    changed: Day | None = Field(
        None,
        description="When what it says last changed, beyond wording. Items that lead to it and were checked before are reported. "
        "With a material change, whoever passed before is told to read it again.",
    )
    body: Prose = Field(description="The text beneath the front matter, in Markdown. Headings start at `##`.")


class Line(Part):
    """One line of a role-play script."""

    who: Text = Field(description="Who speaks: `{{ word.Customer }}`, `You`.")
    says: Inline = Field(description="What they say.")
    cue: Inline | None = Field(None, description="How, or what they do meanwhile.")


class Practice(Part):
    """A role play. A file `practice.yml`."""

    title: Text = Field(description="The scene's name.")
    minutes: Minutes = Field(description="How long one round takes.")
    people: Annotated[int, Field(ge=1, le=12)] = Field(2, description="How many it takes.")
    setup: Prose = Field(description="Where we are, who is who, what just happened, what to do with the script.")
    script: tuple[Line, ...] = Field(min_length=2, description="The lines, in order. The learner is `You`.")
    debrief: tuple[Inline, ...] = Field(min_length=1, description="What to ask each other afterwards.")


class Draw(Part):
    """How many items an attempt takes from a bank."""

    id: Id = Field(description="The bank: items name it with `bank:`.")
    count: Annotated[int, Field(ge=1, le=200)] = Field(description="How many of its items an attempt takes.")


class Assessment(Part):
    """How the module's items are taken together."""

    pass_mark: Percent = Field(80, description="Percent of the points needed. The score is compared unrounded.")
    mode: Literal["practice", "test"] = Field(
        "practice",
        description="`practice`: each question can be checked and tried again. `test`: all are handed in together, once an attempt.",
    )
    attempts: Annotated[int, Field(ge=1, le=100)] | None = Field(
        None, description="How often it may be handed in. Left out: as often as one likes."
    )
    feedback: Literal["at-once", "at-end"] | None = Field(
        None, description="When a learner reads whether a response was right. Left out: `at-once` in practice, `at-end` in a test."
    )
    shuffle_items: bool = Field(False, description="`true` to ask in another order each attempt.")
    shuffle_choices: bool = Field(False, description="`true` to show choices in another order each attempt; pinned ones stay last.")
    draw: tuple[Draw, ...] = Field((), description="Banks to draw from. Items without a bank are always asked.")
    minutes: Annotated[int, Field(ge=1, le=240)] | None = Field(
        None, description="Time limit of a test. What was answered when it ends counts."
    )

    @property
    def varies(self) -> bool:
        """Whether an attempt has something that another has not: a draw, an order, a time limit."""
        return bool(self.draw or self.shuffle_items or self.shuffle_choices or self.minutes)


class RubricRow(Part):
    """One thing an observer watches for. A list in `rubric.yml`; shown in the trainer edition only."""

    id: Id = Field(description="The row's lasting name.")
    observe: Text = Field(description="What to watch for.")
    not_yet: Text = Field(description="What *not yet* looks like.")
    met: Text = Field(description="What *met* looks like.")
    objective: Annotated[str, LocalRef("objectives")] | None = Field(None, description="The objective that it shows.")


class Timing(Part):
    """One block of a facilitated session."""

    minutes: Minutes = Field(description="How long.")
    what: Inline = Field(description="What happens.")


class Trainer(Part):
    """Facilitator notes. A file `trainer.md`; shown in the trainer edition only."""

    timings: tuple[Timing, ...] = Field((), description="The session in blocks.")
    discussion: tuple[Inline, ...] = Field((), description="Questions to discuss.")
    body: Prose = Field(description="Notes: what to prepare, where learners stumble, what to leave out when time is short.")


class Module(Record):
    """A training module. A folder `modules/<id>/` with `module.yml`, `lessons/`, `practice.yml`, `items.yml`, `rubric.yml`, `trainer.md`."""

    title: Text = Field(description="The module's title.")
    outcome: Text = Field(description="What the learner can do afterwards, beginning with a verb.")
    why: Prose = Field(description="Why it matters to the customer and to the learner.")
    minutes: Minutes = Field(description="Minutes in all: lessons, practice and self-check.")
    roles: tuple[RoleRef, ...] = Field((), description="Who it is for. Left out: everyone.")
    prerequisites: tuple[Annotated[str, Ref("module")], ...] = Field((), description="Modules to take first.")
    behaviours: tuple[Annotated[str, Ref("behaviour")], ...] = Field((), description="The behaviours it trains.")
    objectives: tuple[Objective, ...] = Field(min_length=1, description="What the learner can do; each checked by an item or the rubric.")
    lessons: tuple[Lesson, ...] = Field(min_length=1, description="The lessons, from the files in `lessons/`.")
    practice: Practice | None = Field(None, description="The role play, from `practice.yml`.")
    items: tuple[Item, ...] = Field((), description="The questions, from `items.yml`.")
    assessment: Assessment = Field(Assessment(), description="How the questions are taken together.")
    next_contact: Inline = Field(description="What to try on the next contact.")
    refresh_after: tuple[Days, ...] = Field(
        (7, 30, 90), min_length=1, max_length=10, description="Days after which it comes back for practice."
    )
    rubric: tuple[RubricRow, ...] = Field((), description="What an observer watches for, from `rubric.yml`. Trainer edition only.")
    trainer: Trainer | None = Field(None, description="Facilitator notes, from `trainer.md`. Trainer edition only.")
    version: Text = Field("1", description="The version that a completion record names.")

    @property
    def asked(self) -> int:
        """How many questions an attempt asks: those of no drawn bank, and as many of each bank as are drawn."""
        drawn = {one.id: one.count for one in self.assessment.draw}
        return sum(item.bank not in drawn for item in self.items) + sum(drawn.values())
