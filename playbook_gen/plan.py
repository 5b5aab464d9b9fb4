"""Which pages a playbook has, where each lies, and what a link to a record points at.

A page without content is not there, and then its address is unknown: whoever asks for it gets None and shows no link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .editions import Edition
from .kinds import KINDS
from .model import Playbook, Topic
from .model.fields import Person, Record


@dataclass(frozen=True)
class Page:
    """A page of the site. `address` is relative to the root and ends in a slash; the home page's is empty."""

    address: str
    kind: str
    title: str = ""  # empty: the interface's strings name the page
    place: str = ""  # the place of the navigation that it belongs to
    record: str | None = None
    description: str = ""

    @property
    def source(self) -> str:
        """Where the page's Markdown lies."""
        return f"{self.address}index.md"

    @property
    def depth(self) -> int:
        """How many folders the page lies beneath the root."""
        return self.address.count("/")


@dataclass(frozen=True)
class Place:
    """One of the five places of the navigation."""

    id: str
    title: str
    address: str


@dataclass(frozen=True)
class Entry:
    """A record with what every kind of it has: its address name (`module:greeting`) and what readers call it."""

    name: str
    kind: str
    title: str
    record: Record


@dataclass(frozen=True)
class SitePlan:
    """The pages in order, the navigation, and the table of addresses."""

    playbook: Playbook
    pages: tuple[Page, ...]
    places: tuple[Place, ...]
    addresses: Mapping[str, str] = field(default_factory=dict)
    edition: Edition = "learner"

    def owner(self, entry: Entry) -> Person | None:
        """Who answers for a record: its own owner, else the kind's, else the organization's champion."""
        return entry.record.owner or self.kind_owner(entry.kind)

    def kind_owner(self, kind: str) -> Person | None:
        """Who answers for a whole kind."""
        settings = self.playbook.settings
        return settings.owners.get(kind) or settings.organization.champion


def plan(playbook: Playbook, edition: Edition = "learner") -> SitePlan:
    """The site of a playbook, which is already as its edition shows it."""
    pages = tuple(page for page in (*_pages(playbook), *_train_pages(playbook, edition)) if _belongs(page, edition))
    return SitePlan(playbook, pages, tuple(_places(playbook, pages)), dict(_addresses(playbook, pages)), edition)


# Kinds of pages that the public does not see.
INSIDE = {
    "progress", "practice", "record", "sheet", "assigned", "owners", "changes", "filter", "lead",
    "poster", "card", "announcement", "lineup",
}  # fmt: skip


def _belongs(page: Page, edition: Edition) -> bool:
    """Nobody learns or is assigned anything in public, nor reads who keeps what."""
    return edition != "public" or page.kind not in INSIDE


def entries(playbook: Playbook) -> Iterator[Entry]:
    """Every record, in the order in which it is shown."""
    yield Entry("page:vision", "vision", playbook.vision.current.statement, playbook.vision)
    for kind in KINDS:
        for id, record in playbook.shelf(kind.name).items() if not kind.single else ():
            yield Entry(f"{kind.name}:{id}", kind.name, getattr(record, kind.title), record)


def _pages(playbook: Playbook) -> Iterator[Page]:
    names = playbook.settings.places
    yield Page("", "home", names.home, "home", description=playbook.vision.current.statement)
    yield Page("vision/", "vision", place="home", description=playbook.vision.current.statement)
    yield from _vision_pages(playbook)
    yield from _path_pages(playbook)
    if playbook.guidance:
        yield Page("guidance/", "guidance", names.guidance, "guidance")
    for topic in topics(playbook):
        yield Page(f"guidance/{topic.id}/", "topic", topic.title, "guidance", topic.id)
    if playbook.behaviours:
        yield Page("behaviours/", "behaviours", place="guidance")
    yield from _module_pages(playbook)
    yield from _component_pages(playbook)
    yield from _article_pages(playbook)
    yield from _lead_pages(playbook)
    yield from _progress_pages(playbook)
    yield from _about_pages(playbook)


def _vision_pages(playbook: Playbook) -> Iterator[Page]:
    """What is made of the vision."""
    yield Page("vision/poster/", "poster", place="home")
    yield from (Page(f"vision/poster/{paper}/", "poster", place="home", record=paper) for paper in ("letter", "a3"))
    yield Page("vision/card/", "card", place="home")
    yield Page("vision/announcement/", "announcement", place="home")
    if playbook.behaviours:
        yield Page("vision/line-up/", "lineup", place="home")


def _path_pages(playbook: Playbook) -> Iterator[Page]:
    if playbook.paths:
        yield Page("start/", "start", playbook.settings.places.path, "path")
    for id, record in playbook.paths.items():
        yield Page(f"start/{id}/", "path", record.title, "path", id)


def _module_pages(playbook: Playbook) -> Iterator[Page]:
    if playbook.modules:
        yield Page("training/", "training", playbook.settings.places.training, "training")
    for id, record in playbook.modules.items():
        yield Page(f"training/{id}/", "module", record.title, "training", id, record.outcome)
        if record.items:
            yield Page(f"training/{id}/sheet/", "sheet", place="training", record=id)


def _component_pages(playbook: Playbook) -> Iterator[Page]:
    if playbook.components:
        yield Page("infrastructure/", "boards", playbook.settings.places.boards, "boards")
    for id, record in playbook.components.items():
        yield Page(f"infrastructure/{id}/", "component", record.title, "boards", id, record.purpose)


def _article_pages(playbook: Playbook) -> Iterator[Page]:
    if playbook.articles:
        yield Page("articles/", "articles", place="boards")
    for id, record in playbook.articles.items():
        yield Page(f"articles/{id}/", "article", record.title, "boards", id, record.lead)


# The parts of the infrastructure that work: a page of a whole kind, there as soon as it has a record.
LISTS: tuple[tuple[str, str, str], ...] = (
    ("moments", "moments/", "moment"),
    ("policies", "policies/", "policy"),
    ("limits", "limits/", "limit"),
    ("scoreboard", "scoreboard/", "metric"),
    ("wall", "scoreboard/wall/", "metric"),
    ("assessment", "self-assessment/", "survey"),
    ("communication", "communication/", "message"),
    ("commitments", "commitments/", "commitment"),
    ("champions", "champion/", "champion"),
    ("stories", "stories/", "story"),
    ("recognition", "recognition/", "recognition"),
    ("celebrations", "celebrations/", "celebration"),
    ("decisions", "decisions/", "decision"),
    ("roadmap", "roadmap/", "roadmap"),
    ("launches", "launch/", "launch"),
)


def _lead_pages(playbook: Playbook) -> Iterator[Page]:
    for kind, address, shelf in LISTS:
        if playbook.shelf(shelf):
            yield Page(address, kind, place="boards")
    for id, record in playbook.metrics.items():
        yield Page(f"scoreboard/{id}/", "metric", record.title, "boards", id)
    if playbook.components or any(playbook.shelf(shelf) for _, _, shelf in LISTS):
        yield Page("lead/", "lead", place="boards")
    if playbook.settings.decision_filter:
        yield Page("decisions/filter/", "filter", place="boards")


def _progress_pages(playbook: Playbook) -> Iterator[Page]:
    if playbook.modules or playbook.paths:
        yield Page("progress/", "progress")
        yield Page("progress/practice/", "practice")
        yield Page("progress/record/", "record")


def _train_pages(playbook: Playbook, edition: Edition) -> Iterator[Page]:
    """The learner's side of an assignment; the trainer's pages in the trainer edition."""
    if not (playbook.modules or playbook.paths):
        return
    yield Page("assigned/", "assigned")
    if edition != "trainer":
        return
    yield Page("train/", "train", place="training")
    yield Page("train/desk/", "desk", place="training")
    for id, record in playbook.modules.items():
        yield Page(f"train/{id}/", "pack", record.title, "training", id, record.outcome)
        yield Page(f"train/{id}/slides/", "slides", record.title, "training", id, record.outcome)
    for id, given in playbook.assignments.items():
        yield Page(f"assignments/{id}/", "assignment", given.title, "training", id)


def _about_pages(playbook: Playbook) -> Iterator[Page]:
    yield Page("about/", "about")
    if playbook.terms:
        yield Page("about/glossary/", "glossary")
    yield Page("about/changes/", "changes")
    yield Page("about/owners/", "owners")


# Behaviours, cards and terms have no page of their own: they are places on the page of their kind, a card on that of its topic.
ANCHORS = {"behaviour": "behaviours/", "guidance": "guidance/{topic}/", "term": "about/glossary/"}
ANCHORS |= {shelf: address for _, address, shelf in LISTS if shelf != "metric"} | {"repair": "self-assessment/"}
FOLDERS = {
    "module": "training/", "component": "infrastructure/", "path": "start/", "article": "articles/", "metric": "scoreboard/",
    "assignment": "assignments/",
}  # fmt: skip


def topics(playbook: Playbook) -> Iterator[Topic]:
    """The topics that have cards, in their order."""
    filed = {card.topic for card in playbook.guidance.values()}
    return (topic for topic in playbook.settings.topics if topic.id in filed)


def _addresses(playbook: Playbook, pages: tuple[Page, ...]) -> Iterator[tuple[str, str]]:
    for page in pages:
        if page.record is None:
            yield f"page:{page.kind}", page.address
        if page.kind in ("sheet", "topic", "pack", "slides", "poster"):
            yield f"{page.kind}:{page.record}", page.address
        if page.kind == "about":
            yield from ((f"page:{part}", f"{page.address}#{part}") for part in ("privacy", "accessibility"))
    yield from _record_addresses(playbook, {page.address for page in pages})


def _record_addresses(playbook: Playbook, there: set[str]) -> Iterator[tuple[str, str]]:
    """Where each record lies; a record whose page is not there has no address."""
    for entry in entries(playbook):
        if entry.kind in FOLDERS:
            own = f"{FOLDERS[entry.kind]}{entry.record.id}/"
            yield from [(entry.name, own)] if own in there else ()
        elif entry.kind in ANCHORS:
            page_of = ANCHORS[entry.kind].format(topic=getattr(entry.record, "topic", ""))
            if page_of in there:
                yield entry.name, f"{page_of}#{entry.record.id}"


def _places(playbook: Playbook, pages: tuple[Page, ...]) -> Iterator[Place]:
    indexes = {"home": "home", "start": "path", "guidance": "guidance", "training": "training", "boards": "boards"}
    for page in pages:
        if page.kind in indexes:
            yield Place(indexes[page.kind], page.title, page.address)
