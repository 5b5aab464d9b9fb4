"""PB224: a lesson's address is its own on the page.

On a module's page a lesson is found by its id, a heading in it by `lesson--heading`, an item by `module--item`. So no lesson is
named `main` or `pb-…`, which are parts of every page, or like a card beside it (`card-…`); a lesson that has its module's id
has no heading that makes the id of an item; and no two headings of a lesson make the same address.
"""

from collections import Counter
from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from ...model import Lesson, Module
from ...text.prose import Heading, headings
from .context import Asked

PAGE, PREFIX = "main", "pb-"
Problem = tuple[str, str]  # what was found, what to do


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Lessons, and headings in them, whose address something else on the page has."""
    for module in asked.playbook.modules.values():
        for lesson in module.lessons:
            path = f"modules.{module.id}.lessons.{lesson.id}"
            for message, fix in _name(module, lesson):
                yield error("PB224", asked.at(path), path, message, fix)
            for message, fix in _headings(module, lesson):
                yield error("PB224", asked.at(f"{path}.body"), f"{path}.body", message, fix)


def _name(module: Module, lesson: Lesson) -> Iterator[Problem]:
    cards = {f"card-{card}{end}" for other in module.lessons for card in other.guidance for end in ("", "-h")}
    fix = f"rename the file, for example to `about-{lesson.id}.md`"
    if lesson.id == PAGE or lesson.id.startswith(PREFIX):
        yield f"the id `{lesson.id}` belongs to the page itself: `{PAGE}` and names that begin with `{PREFIX}` are taken", fix
    elif lesson.id in cards:
        yield f"the id `{lesson.id}` is that of a card on the same page", fix


def _headings(module: Module, lesson: Lesson) -> Iterator[Problem]:
    found = headings(lesson.body)
    items = {item.id for item in module.items} if lesson.id == module.id else set[str]()
    for heading in found:
        if heading.slug in items:
            message = f"the heading “{heading.title}” makes the address of the item `{heading.slug}`, as the lesson has its module's id"
            yield message, "reword the heading, or rename the lesson's file"
    for slug, titles in _twice(found):
        yield f"two headings make the address `{slug}`: {titles}", "reword one of them"


def _twice(found: tuple[Heading, ...]) -> Iterator[tuple[str, str]]:
    """Each address that several headings make, with their titles."""
    for slug, count in Counter(heading.slug for heading in found).items():
        if count > 1:
            yield slug, " and ".join(f"“{heading.title}”" for heading in found if heading.slug == slug)
