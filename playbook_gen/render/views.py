"""What each kind of page shows: one function a kind, from the plan to values that its template sets in place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

from ..model import Behaviour, Component, Milestone, Path, Role, Step
from ..plan import Page, topics
from . import facts, lead
from .articles import article, articles
from .assessments import SAID, said
from .assignments import assignment
from .desk import Desk, View
from .lead.due import next_check
from .learning import is_vision, vision_version
from .modules import module, path_with, sheet
from .ours import changes
from .train import assigned, pack, slides, train, trainers_desk

Values = Mapping[str, Any]
HELPERS = ("manager", "buddy")


def home(desk: Desk, _page: Page) -> Values:
    """The vision, the way in, a behaviour to practise, the board, the news."""
    playbook = desk.plan.playbook
    focus = playbook.behaviours.get(playbook.settings.focus or "") or next(iter(playbook.behaviours.values()), None)
    return {
        "vision": playbook.vision.current, "size": size(playbook.vision.current.statement), "doors": doors(desk), "focus": focus,
        "card": next(iter(facts.cards_for(playbook, focus.id)), None) if focus else None,
        "practise": next(iter(facts.modules_for(playbook, focus.id)), None) if focus else None,
        "strip": lead.overview.strip(desk), "board": facts.states(playbook) if playbook.components else [],
        "news": facts.news(playbook)[:3], "latest": lead.culture.latest(playbook),
    }  # fmt: skip


def size(statement: str) -> str:
    """How large a vision is set: a long one, or one with a long word, steps down a size so that no word is broken."""
    longest = max(map(len, statement.split()))
    if longest > 20:
        return "xs"
    if len(statement) > 110:
        return "s"
    return "m" if len(statement) > 58 or longest > 13 else "l"


def doors(desk: Desk) -> list[SimpleNamespace]:
    """A way into a path for every role that has one."""
    playbook, found = desk.plan.playbook, []
    for role in playbook.settings.roles:
        paths = facts.paths_for(playbook, role.id)
        found += [SimpleNamespace(role=role, path=path, load=facts.load(playbook, path, role.id)) for path in paths]
    return found


def vision(desk: Desk, _page: Page) -> Values:
    """The three questions: what it is, what it means, how I contribute."""
    record = desk.plan.playbook.vision
    parts = [SimpleNamespace(id=part.id, does=part.does, **_who(desk, part.id)) for part in record.contributions]
    asked = path_with(desk.plan.playbook, is_vision)
    return {"record": record, "vision": record.current, "size": size(record.current.statement), "parts": parts, "acknowledge": asked}


def _who(desk: Desk, role: str) -> dict[str, str]:
    known = desk.role_index.get(role)
    return {"title": known.title, "icon": known.icon} if known else {"title": desk.strings.say("everyone"), "icon": "people"}


def start(desk: Desk, _page: Page) -> Values:
    """The role picker and every path."""
    playbook = desk.plan.playbook
    return {"doors": doors(desk), "paths": [(path, facts.load(playbook, path)) for path in playbook.paths.values()]}


def path(desk: Desk, page: Page) -> Values:
    """A learning path: the hire's stops, then the lists of the people around the hire."""
    record = desk.plan.playbook.paths[page.record or ""]
    stops = [_stop(desk, page, milestone) for milestone in record.milestones]
    known = {step.step.id: step for stop in stops for who in ("hire", *HELPERS) for step in getattr(stop, who)}
    for step in known.values():
        step.needs = [SimpleNamespace(id=id, title=known[id].title) for id in step.step.needs if id in known]
    lists = [who for who in HELPERS if any(getattr(stop, who) for stop in stops)]
    return {
        "path": record, "stops": stops, "lists": lists, "load": facts.load(desk.plan.playbook, record), "pick": _pick(desk, record),
        "alone": lead.service.alone(desk, record.roles),
    }  # fmt: skip


def _pick(desk: Desk, record: Path) -> list[Role]:
    """The roles to choose from: those of the path, where at least one step is only for some of them."""
    if not any(step.roles for stop in record.milestones for step in stop.steps):
        return []
    return [role for role in desk.plan.playbook.settings.roles if not record.roles or role.id in record.roles]


def _stop(desk: Desk, page: Page, milestone: Milestone) -> SimpleNamespace:
    steps = {who: [_step(desk, page, step) for step in milestone.steps if step.who == who] for who in ("hire", *HELPERS)}
    total = sum(step.minutes for step in steps["hire"])
    return SimpleNamespace(id=milestone.id, title=milestone.title, goal=milestone.goal, minutes=total, **steps)


def _step(desk: Desk, page: Page, step: Step) -> SimpleNamespace:
    target = f"module:{step.module}" if step.module else step.page
    title = step.title or (desk.name(target) if target else "") or step.id
    minutes = facts.minutes(desk.plan.playbook, step)
    href = desk.tools(page.depth).link(target) if target else None
    vision = vision_version(desk) if is_vision(step) else ""
    return SimpleNamespace(step=step, title=title, href=href, minutes=minutes, vision=vision, needs=())


def guidance(desk: Desk, _page: Page) -> Values:
    """The phrase of every card by topic, in the order of the topics."""
    playbook = desk.plan.playbook
    named = {role for card in playbook.guidance.values() for role in card.roles}
    return {
        "topics": [SimpleNamespace(id=one.id, title=one.title, cards=facts.filed(playbook, one.id)) for one in topics(playbook)],
        "filter_roles": [role for role in playbook.settings.roles if role.id in named] and playbook.settings.roles,
        "total": len(playbook.guidance),
    }


def topic(desk: Desk, page: Page) -> Values:
    """The cards of one topic, and the topic after it."""
    playbook = desk.plan.playbook
    shown = list(topics(playbook))
    place = [one.id for one in shown].index(page.record or "")
    after = shown[place + 1] if shown[place + 1 :] else None
    return {"topic": shown[place], "cards": facts.filed(playbook, page.record or ""), "after": after}


def behaviours(desk: Desk, _page: Page) -> Values:
    """The standards, towards customers first."""
    records = desk.plan.playbook.behaviours.values()
    groups = [
        SimpleNamespace(towards=towards, rows=[_standard(desk, record) for record in records if record.towards == towards])
        for towards in ("customers", "colleagues")
    ]
    return {"groups": [group for group in groups if group.rows]}


def _standard(desk: Desk, record: Behaviour) -> SimpleNamespace:
    playbook = desk.plan.playbook
    cards, modules = facts.cards_for(playbook, record.id), facts.modules_for(playbook, record.id)
    return SimpleNamespace(record=record, cards=cards, modules=modules, story=lead.culture.story_of(playbook, record.id))


def training(desk: Desk, _page: Page) -> Values:
    """The catalogue."""
    return {"modules": list(desk.plan.playbook.modules.values())}


def boards(desk: Desk, _page: Page) -> Values:
    """The infrastructure board."""
    playbook = desk.plan.playbook
    rows = [_part(desk, part) for part in playbook.components.values()]
    return {"board": facts.states(playbook), "rows": rows, "working": lead.overview.working(desk.plan)}


def _part(desk: Desk, part: Component) -> SimpleNamespace:
    seen = max(part.evidence, key=lambda evidence: evidence.date, default=None)
    owner = part.owner or desk.plan.kind_owner("component")
    return SimpleNamespace(part=part, owner=owner, seen=seen.seen if seen else "", next=_next_check(desk, part))


def _next_check(desk: Desk, part: Component) -> date | None:
    return next_check(desk.plan.playbook, part.id) if part.last_checked else None


def component(desk: Desk, page: Page) -> Values:
    """One part of the infrastructure."""
    part = desk.plan.playbook.components[page.record or ""]
    states = [("not-started", part.not_started), ("implementing", part.implementing), ("executing", part.executing)]
    working = lead.overview.works(desk.plan, part.id)
    owner = part.owner or desk.plan.kind_owner("component")
    return {"part": part, "owner": owner, "states": states, "next_check": _next_check(desk, part), "working": working}


def about(desk: Desk, _page: Page) -> Values:
    """Who keeps it, where the rest is, privacy, accessibility."""
    settings = desk.plan.playbook.settings
    names = ("vision", "behaviours", "stories", "scoreboard", "lead", "articles", "glossary", "changes", "owners")
    pages = [(f"page:{name}", desk.strings.say(f"about_{name}")) for name in names]
    return {"pages": pages, "missing": desk.missing, "team": settings.team, "brand": settings.brand}


def glossary(desk: Desk, _page: Page) -> Values:
    """The words."""
    return {"terms": sorted(desk.plan.playbook.terms.values(), key=lambda term: term.title.casefold())}


def owners(desk: Desk, _page: Page) -> Values:
    """Every record with its keeper and its next review, by kind."""
    rows = list(facts.kept(desk.plan))
    kinds = dict.fromkeys(row.entry.kind for row in rows)
    return {"groups": [SimpleNamespace(kind=kind, rows=[row for row in rows if row.entry.kind == kind]) for kind in kinds]}


def progress(desk: Desk, _page: Page) -> Values:
    """What a learner has done; the browser fills it in."""
    playbook = desk.plan.playbook
    return {"paths": list(playbook.paths.values()), "modules": list(playbook.modules.values())}


def practice(desk: Desk, _page: Page) -> Values:
    """A practice of what is due; the browser makes it."""
    return {"words": said(desk, SAID)}


def record(_desk: Desk, _page: Page) -> Values:
    """The completion record; the browser fills it in."""
    return {}


VIEWS: dict[str, View] = {
    "home": home, "vision": vision, "start": start, "path": path, "guidance": guidance, "topic": topic, "behaviours": behaviours,
    "training": training,
    "module": module, "boards": boards, "component": component, "about": about, "glossary": glossary, "changes": changes, "owners": owners,
    "sheet": sheet, "articles": articles, "article": article, "progress": progress,
    "assigned": assigned, "train": train, "desk": trainers_desk, "assignment": assignment, "pack": pack, "slides": slides,
    "practice": practice, "record": record,
} | lead.VIEWS  # fmt: skip
