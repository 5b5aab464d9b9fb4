"""PB203: a choice item has a key.

A single-choice item has exactly one choice with `correct: true`, a multiple-choice item at least one; a
multiple-choice item in which every choice is a key would be right for whoever ticks everything.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from ...model import MultipleChoice, SingleChoice
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Items whose keys do not fit their kind."""
    for module in asked.playbook.modules.values():
        for item in module.items:
            if not isinstance(item, SingleChoice | MultipleChoice):
                continue
            path = f"modules.{module.id}.items.{item.id}.choices"
            keys = sum(choice.correct for choice in item.choices)
            if keys == 0:
                yield error("PB203", asked.at(path), path, "expected a choice with `correct: true`, found none", "mark the right one")
            elif isinstance(item, SingleChoice) and keys > 1:
                yield error(
                    "PB203",
                    asked.at(path),
                    path,
                    f"expected one choice with `correct: true`, found {keys}",
                    "keep one, or write `kind: multiple-choice`",
                )
            elif isinstance(item, MultipleChoice) and keys == len(item.choices):
                yield error(
                    "PB203", asked.at(path), path, "expected at least one wrong choice, found none", "add a mistake that people really make"
                )
