"""PB242: nobody is told of without their consent.

A story that names colleagues says `consent: "yes"`. `not-needed` is for those that name nobody. What is quoted was said by a
customer, and then the story has one (`customer: anonymous` or `agreed`), or by one of the `people`. A customer stays unknown
unless they agreed: who said it is then no name.
"""

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from ...model import Story
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Stories that name or quote somebody whom nobody asked."""
    for story in asked.playbook.stories.values():
        for field, message, fix in _missing(story):
            path = f"stories.{story.id}.{field}"
            yield error("PB242", asked.at(path), path, message, fix)


def _missing(story: Story) -> Iterator[tuple[str, str, str]]:
    if story.people and story.consent != "yes":
        yield "consent", f"names {_count(story)}, and nobody was asked", 'ask them and write `consent: "yes"`, or take the names out'
    if story.quote and not story.quote_by:
        yield "quote", "a quotation without the one who said it", "write `quote_by:`, as they agreed to be named: `a mother in the queue`"
    if story.quote and story.quote_by and story.customer == "none" and not _colleague(story):
        fix = "if a customer said it, write `customer: anonymous`, or `agreed` when they agreed; a colleague belongs under `people:`"
        yield "customer", f'"{story.quote_by}" is quoted, and the story has no customer', fix


def _count(story: Story) -> str:
    return "one colleague" if len(story.people) == 1 else f"{len(story.people)} colleagues"


def _colleague(story: Story) -> bool:
    """Whether the one who is quoted is among those who are named."""
    said = _words(story.quote_by or "")
    return any(said & _words(person.partition(",")[0]) for person in story.people)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
