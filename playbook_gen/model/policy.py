"""Policy review: a rule seen from the customer's side, with a verdict (system S12)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Day, Id, Inline, Part, Record, Ref, Text


class PolicyAnswer(Part):
    """What one question of the questionnaire found."""

    id: Annotated[Id, Ref("policy_question")] = Field(description="The question's id in `policy_questions` of playbook.yml.")
    answer: Literal["yes", "partly", "no"] = Field(description='`"yes"`, `partly` or `"no"`.')
    note: Inline | None = Field(None, description="What was seen.")


class Policy(Record):
    """A rule, procedure or form of the organization, looked at from the customer's side."""

    title: Text = Field(description="What people call the rule.")
    rule: Inline = Field(description="What it says, in a sentence that one can say to a customer.")
    purpose: Inline | None = Field(None, description="What it is for.")
    protects: Text | None = Field(None, description="Whom it protects.")
    cost_customer: Inline | None = Field(None, description="What it costs the customer: time, money, pride.")
    cost_staff: Inline | None = Field(None, description="What it costs the people who must say it.")
    exceptions: Annotated[int, Field(ge=0, le=1_000_000)] | None = Field(
        None, description="How often in a month somebody asks for an exception."
    )
    may_waive: Text | None = Field(None, description="Who may decide otherwise, and up to where.")
    answers: tuple[PolicyAnswer, ...] = Field((), description="The questionnaire, answered: outward first, then inward.")
    verdict: Literal["keep", "change", "drop"] | None = Field(None, description="`keep`, `change` or `drop`. Left out: not reviewed yet.")
    reason: Inline | None = Field(None, description="Why that verdict.")
    action: Inline | None = Field(None, description="What is done about it. `change` and `drop` need one.")
    due: Day | None = Field(None, description="By when. `change` and `drop` need a day.")
    done: Day | None = Field(None, description="When it was done.")
    moments: tuple[Annotated[str, Ref("moment")], ...] = Field((), description="The moments of truth in which it is felt, by their ids.")
