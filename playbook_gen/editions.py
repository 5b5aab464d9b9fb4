"""One source, three editions: what trainers alone see is taken away before anything is made of it.

`learner` is the default. `trainer` has everything. `public` has the vision and the kinds that the settings name, without names
of owners and without what only people at work need. A text that was taken away and is found in a finished site all the same is
a leak: `leaks` looks for it.
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
UNSIGNED: dict[str, Any] = {"owner": None, "changes": ()}  # what a record says of those who keep it
RUN = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+){3,}")  # words of one line that reach a page as they were typed
SHORTEST, LONGEST = 24, 60  # characters of a probe
PROBES = 12  # of each part of a module: a template that shows one text shows them all


@dataclass(frozen=True)
class Leak:
    """A text for trainers in a file of an edition that has none: the module, the part of it, the file."""

    module: str
    part: str
    file: str


def for_edition(book: Playbook, edition: Edition) -> Playbook:
    """`book` as the edition shows it."""
    if edition == "trainer":
        return book
    modules = {id: module.model_copy(update={"rubric": (), "trainer": None}) for id, module in book.modules.items()}
    book = replace(book, modules=modules)
    return book if edition == "learner" else _public(book)


def _public(book: Playbook) -> Playbook:
    shown = {name: _unsigned(book.shelf(kind)) if kind in book.settings.public else {} for kind, name in SHELVES.items()}
    vision = book.vision.model_copy(update=UNSIGNED)
    return replace(book, settings=_outward(book.settings), vision=vision, **shown)


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
    for module in book.modules.values():
        near = {path: data for path, data in files.items() if f"/{module.id}" in path} | common
        for part in TRAINERS_ONLY:
            probes = list(_probes(module, part))
            for path, data in near.items():
                if any(probe.encode() in data and probe not in told.text for probe in probes):
                    yield Leak(module.id, part, path)


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
