"""What several pages want to know about the playbook: counts, owners, news, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from ..model import Guidance, Limit, Module, Path, Person, Playbook, Record, Step
from ..model.component import State
from ..plan import Entry, SitePlan, entries

STATES: tuple[State, ...] = ("executing", "implementing", "not-started")


@dataclass(frozen=True)
class News:
    """A change that readers should hear about, with the record that it is in."""

    day: Day
    what: str
    material: bool
    entry: Entry


@dataclass(frozen=True)
class Kept:
    """Who keeps a record, when it was last reviewed, when it is due again."""

    entry: Entry
    owner: Person | None
    reviewed: Day | None
    due: Day | None


@dataclass(frozen=True)
class Load:
    """How much a path asks of somebody."""

    steps: int
    minutes: int
    first_minutes: int
    first_title: str


def news(playbook: Playbook) -> list[News]:
    """Every change, newest first; those of one day in the order of the records."""
    found = [News(change.date, change.what, change.material, entry) for entry in entries(playbook) for change in entry.record.changes]
    return sorted(found, key=lambda item: item.day, reverse=True)


def due(playbook: Playbook, record: Record) -> Day | None:
    """When a record is to be reviewed again; None for one that never was."""
    return record.reviewed and record.reviewed + timedelta(days=record.review_every or playbook.settings.organization.review_every)


def soonest(playbook: Playbook, records: Iterable[Record]) -> Day | None:
    """When the first of the records is to be reviewed again."""
    return min((day for record in records if (day := due(playbook, record))), default=None)


def kept(plan: SitePlan) -> Iterator[Kept]:
    """Every record with its keeper."""
    for entry in entries(plan.playbook):
        yield Kept(entry, plan.owner(entry), entry.record.reviewed, due(plan.playbook, entry.record))


def newest(playbook: Playbook) -> Day:
    """The newest date in the content: the site's own date, since a build has no clock."""
    days = [playbook.vision.current.effective]
    for entry in entries(playbook):
        days += [change.date for change in entry.record.changes]
        days += [entry.record.reviewed] if entry.record.reviewed else []
    return max(days)


def states(playbook: Playbook) -> list[tuple[State, int]]:
    """How many components are how far, the furthest first."""
    counted = Counter(component.state for component in playbook.components.values())
    return [(state, counted[state]) for state in STATES]


def cards_for(playbook: Playbook, behaviour: str) -> list[Guidance]:
    """The cards that are instances of a behaviour."""
    return [card for card in playbook.guidance.values() if card.behaviour == behaviour]


def filed(playbook: Playbook, topic: str) -> list[Guidance]:
    """The cards of a topic."""
    return [card for card in playbook.guidance.values() if card.topic == topic]


def modules_for(playbook: Playbook, behaviour: str) -> list[Module]:
    """The modules that train a behaviour."""
    return [module for module in playbook.modules.values() if behaviour in module.behaviours]


def paths_for(playbook: Playbook, role: str) -> list[Path]:
    """The learning paths of a role."""
    return [path for path in playbook.paths.values() if not path.roles or role in path.roles]


def minutes(playbook: Playbook, step: Step) -> int:
    """How long a step takes; a module step takes as long as its module."""
    module = playbook.modules.get(step.module or "")
    return step.minutes or (module.minutes if module else 0)


def load(playbook: Playbook, path: Path, role: str | None = None, who: str = "hire") -> Load:
    """What a path asks of one person: all of it, or what is left for one role."""
    stops = [[minutes(playbook, step) for step in stop.steps if step.who == who and meant(step, role)] for stop in path.milestones]
    return Load(sum(map(len, stops)), sum(map(sum, stops)), sum(stops[0]), path.milestones[0].title)


def meant(step: Step, role: str | None) -> bool:
    """Whether a step is for `role`; without a role, whether it is for anybody."""
    return role is None or not step.roles or role in step.roles


def may(limit: Limit, roles: Iterable[str] = ()) -> list[tuple[str, list[str]]]:
    """How far each role may go alone, those who may the same together; only `roles`, where any are given."""
    asked, groups = set(roles), dict[str, list[str]]()
    for part in limit.may:
        if not asked or part.id in asked:
            groups.setdefault(part.may, []).append(part.id)
    return list(groups.items())


def limits_on(playbook: Playbook, card: Guidance) -> list[tuple[Limit, list[tuple[str, list[str]]]]]:
    """What may be decided alone in the situation of a card, by those whom the card is for."""
    found = [(limit, may(limit, card.roles)) for limit in playbook.limits.values() if card.id in limit.guidance]
    return [(limit, groups) for limit, groups in found if groups]


def oldest(days: Iterable[Day | None]) -> Day | None:
    """The oldest of the days, or None if one of them is not known."""
    found = list(days)
    return None if None in found or not found else min(day for day in found if day)
