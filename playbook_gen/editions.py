"""One source, three editions: what trainers alone see is taken away before anything is made of it.

`learner` is the default. `trainer` has everything. `public` has the vision and the kinds that the settings name, without names
of owners and without what only people at work need. A text that was taken away and is found in a finished site all the same is
a leak: `leaks` looks for it, and for the names of people whom something was assigned to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, get_args

from .model import Module, Playbook, Record, Settings
from .model.playbook import SHELVES

Edition = Literal["learner", "trainer", "public"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
TRAINERS_ONLY = ("rubric", "trainer")  # parts of a module
TRAINERS_SHELVES = ("assignments",)  # whole kinds
UNSIGNED: dict[str, Any] = {"owner": None, "changes": ()}  # what a record says of those who keep it
RUN = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+){3,}")  # words of one line that reach a page as they were typed
SHORTEST, LONGEST = 24, 60  # characters of a probe
PROBES = 12  # of each part of a module: a template that shows one text shows them all
NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
PEOPLE = 4  # probes of each field of an assignment, over all of them: every file is searched


@dataclass(frozen=True)
class Leak:
    """A text for trainers in a file of an edition that has none: the record, the part of it, the file."""

    record: str
    part: str
    file: str


def for_edition(book: Playbook, edition: Edition) -> Playbook:
    """`book` as the edition shows it."""
    if edition == "trainer":
        return book
    modules = {id: module.model_copy(update={"rubric": (), "trainer": None}) for id, module in book.modules.items()}
    book = replace(book, modules=modules, assignments={})
    return book if edition == "learner" else _public(book)


def told(path: str, edition: Edition) -> bool:
    """Whether the page of changes may tell that a layer did something to the field at `path`."""
    return edition == "trainer" or (edition == "learner" and path.partition(".")[0] not in TRAINERS_SHELVES)


def _public(book: Playbook) -> Playbook:
    shown = {name: _unsigned(book.shelf(kind)) if kind in book.settings.public else {} for kind, name in SHELVES.items()}
    vision = book.vision.model_copy(update=UNSIGNED)
    shown["stories"] = {id: story for id, story in shown["stories"].items() if story.outside}
    public = replace(book, settings=_outward(book.settings), vision=vision, **shown)
    return replace(public, assets=_pictures(book, public))


def _pictures(book: Playbook, public: Playbook) -> dict[str, bytes]:
    """The pictures without those of stories that are not told outside, unless something else shows them."""
    inside = {story.picture for id, story in book.stories.items() if story.picture and id not in public.stories}
    if not inside:
        return dict(book.assets)
    text = "\n".join([str(public.vision), str(public.settings), *(str(record) for _, record in public.records())])
    return {name: data for name, data in book.assets.items() if name not in inside or name in text}


def _unsigned(records: Mapping[str, Record]) -> dict[str, Any]:
    return {id: record.model_copy(update=UNSIGNED) for id, record in records.items()}


def _outward(settings: Settings) -> Settings:
    """The settings without whom to ask at work, what may be decided alone, and who keeps what."""
    organization = settings.organization.model_copy(update={"help": (), "decide_alone": None, "champion": None})
    return settings.model_copy(update={"organization": organization, "owners": {}, "trainers": ()})


def leaks(book: Playbook, files: Mapping[str, bytes]) -> Iterator[Leak]:
    """What trainers alone may see and stands in one of `files` (path to bytes). `book` is the whole one.

    Looked for in the files that name the module and in those that are about all of them, such as the search index. What everybody may
    read elsewhere in the playbook is no leak.
    """
    common = {path: data for path, data in files.items() if path.endswith(".js") and path.count("/") == 1}
    told = _Told(book)
    yield from _assigned(book, told, files)
    for module in book.modules.values():
        near = {path: data for path, data in files.items() if f"/{module.id}" in path} | common
        for part in TRAINERS_ONLY:
            probes = list(_probes(module, part))
            for path, data in near.items():
                if any(probe.encode() in data and probe not in told.text for probe in probes):
                    yield Leak(f"modules.{module.id}", part, path)


def _assigned(book: Playbook, told: _Told, files: Mapping[str, bytes]) -> Iterator[Leak]:
    """What is said of assignments, and of people, in any file at all."""
    if not book.assignments:
        return
    probes = list(_of_assignments(book, told))
    for path, data in files.items():
        for probe, record, part in probes:
            if probe.encode() in data:
                yield Leak(record, part, path)


def _of_assignments(book: Playbook, told: _Told) -> Iterator[tuple[str, str, str]]:
    """The longest texts of each part of all assignments that no learner reads anywhere else, with the record and the part."""
    found: dict[str, dict[str, str]] = {"people": {}, "addresses": {}, "note": {}}
    for id, record in book.assignments.items():
        names = {max(NAME.findall(one.name), key=len, default=""): id for one in record.people}
        runs = {max(RUN.findall(text or ""), key=len, default="")[:LONGEST]: id for text in (record.title, record.note, record.to)}
        found["people"] |= {name: id for name in names if name}
        found["addresses"] |= {one.email: id for one in record.people if one.email}
        found["note"] |= {run: id for run in runs if len(run) >= SHORTEST}
    for part, probes in found.items():
        hidden = sorted((probe for probe in probes if probe not in told.text), key=lambda probe: (-len(probe), probe))
        yield from ((probe, f"assignments.{probes[probe]}", "people" if part == "addresses" else part) for probe in hidden[:PEOPLE])


class _Told:
    """What the learners' edition tells anybody, put together when somebody asks: that is hardly ever."""

    def __init__(self, book: Playbook) -> None:
        self.book = book

    @cached_property
    def text(self) -> str:
        book = for_edition(self.book, "learner")
        return "\n".join([str(book.vision), str(book.settings), *(str(record) for _, record in book.records())])


def _probes(module: Module, part: str) -> list[str]:
    """The longest stretches of the part's texts, as they would stand in a page whatever is made of it."""
    found = {max(RUN.findall(text), key=len, default="")[:LONGEST] for text in secrets(module, part)}
    return sorted((run for run in found if len(run) >= SHORTEST), key=lambda run: (-len(run), run))[:PROBES]


def secrets(module: Module, part: str) -> Iterator[str]:
    """Every text of the part, a line each."""
    if part == "rubric":
        for row in module.rubric:
            yield from (row.observe, row.not_yet, row.met)
    elif module.trainer is not None:
        yield from (line for line in module.trainer.body.splitlines() if line.strip())
        yield from (timing.what for timing in module.trainer.timings)
        yield from module.trainer.discussion
