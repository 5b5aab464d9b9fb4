"""PB239: a verdict and a decision have answers to every question.

The questionnaire and the decision filter are worth as much as their uncomfortable questions. A rule with a verdict, and a decision that was
made, have an answer to each question of playbook.yml; `partly` and `unsure` are answers. A decision that was held against nothing at
all is named as well.
"""

from collections.abc import Iterator, Sequence

from ...diagnostics import Diagnostic, warning
from ...model import FilterQuestion, PolicyQuestion
from .context import Asked

NAMED = 3  # questions that are named; of more it is told how many


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Questions that were left out."""
    book = asked.playbook
    for policy in book.policies.values():
        if policy.verdict:
            given = {answer.id for answer in policy.answers}
            yield from _left(asked, f"policies.{policy.id}", "verdict", given, book.settings.policy_questions)
    for decision in book.decisions.values():
        if decision.state != "open":
            given = {answer.id for answer in decision.answers}
            yield from _left(asked, f"decisions.{decision.id}", "state", given, book.settings.decision_filter)


def _left(asked: Asked, path: str, at: str, given: set[str], questions: Sequence[PolicyQuestion | FilterQuestion]) -> Iterator[Diagnostic]:
    left = [question.id for question in questions if question.id not in given]
    if not left:
        return
    named = ", ".join(f"`{id}`" for id in left[:NAMED]) + (f" and {len(left) - NAMED} more" if left[NAMED:] else "")
    message = f"no answer to {len(left)} of {len(questions)} questions: {named}"
    yield warning("PB239", asked.at(f"{path}.{at}"), f"{path}.answers", message, f"add `- {{id: {left[0]}, answer: ...}}` under `answers:`")
