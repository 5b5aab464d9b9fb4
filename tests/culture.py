"""Records of the culture on the small playbook of `books.py`: messages, promises, a champion, stories, thanks, steps, a launch."""

from __future__ import annotations

from datetime import date
from typing import Any

from books import book

from playbook_gen.bundled import theme_dir
from playbook_gen.model import Champion, Commitment, Launch, Message, Metric, Playbook, Recognition, RoadmapStep, Story
from playbook_gen.model.figures import Period, Point, Series
from playbook_gen.plan import plan
from playbook_gen.render import Options, Provenance, read_theme
from playbook_gen.render.desk import Desk
from playbook_gen.render.views import VIEWS


def message(id: str = "line-up", **changes: Any) -> Message:
    given = {
        "id": id, "title": f"The {id}", "about": "What is *new*.", "topics": ["results"], "audience": "Everybody", "channel": "A circle",
        "starts": "2027-01-04", "cadence": "week", "reviewed": "2026-11-02",
    }  # fmt: skip
    return Message.model_validate(given | changes)


def promise(id: str, **changes: Any) -> Commitment:
    given = {
        "id": id, "who": f"Ada {id}", "to": "customers", "promise": "I look up.", "sign": "You see my eyes.", "if_kept": "Cake.",
        "if_broken": "I say so.", "signed": "2026-01-05", "until": "2026-12-31",
    }  # fmt: skip
    return Commitment.model_validate(given | changes)


def story(id: str, **changes: Any) -> Story:
    given = {
        "id": id, "title": f"The {id}", "date": "2026-05-04", "situation": "It *rained*.", "action": "Somebody held a <roof>.",
        "result": "Dry shoes.", "consent": "not-needed", "customer": "anonymous", "behaviour": "next",
    }  # fmt: skip
    return Story.model_validate(given | changes)


def thanks(id: str, day: str, *, team: bool) -> Recognition:
    given = {
        "id": id, "title": f"For {id}", "date": day, "whom": id.title(), "team": team, "behaviour": "next", "did": "They told the time.",
        "by": "Ada", "consent": "yes",
    }  # fmt: skip
    return Recognition.model_validate(given)


def step(id: str, **changes: Any) -> RoadmapStep:
    takes = {"small": "A month", "medium": "A quarter", "large": "A year"}
    return RoadmapStep.model_validate({"id": id, "title": id.title(), "about": "What is done.", "takes": takes} | changes)


def champion(*findings: dict[str, Any]) -> Champion:
    logged = [{"found": f"Seen {one['id']}", "asked": "customers", "date": "2026-03-02"} | one for one in findings]
    return Champion.model_validate(
        {"id": "ada", "name": "Ada Oak", "since": "2026-01-05", "mandate": ["Look."], "hand_over": ["The log."], "findings": logged}
    )


METRIC = Metric.model_validate(
    {"id": "csat", "title": "Content guests", "why": "It tells.", "formula": "a / b", "unit": "%", "decimals": 1, "direction": "up"}
)
LAUNCH = Launch.model_validate(
    {
        "id": "start", "title": "The start", "declaration": "We begin.", "reason": "It is time.", "day": "2026-03-02",
        "goals": [{"metric": "csat", "baseline": 61, "target": 80, "by": "2026-12-31"}],
        "agenda": [{"minutes": 40, "what": "Figures"}, {"minutes": 35, "what": "Promises", "who": "Ada"}],
        "commitments": ["desk"], "stories": ["umbrella"],
    }
)  # fmt: skip


def month(number: int, value: float | None) -> Point:
    return Point(Period(date(2026, number, 1), "month", f"2026-{number:02}"), value)


def culture(**changes: Any) -> Playbook:
    """A playbook with one record of everything."""
    whole: dict[str, Any] = {
        "messages": {"line-up": message()}, "commitments": {"desk": promise("desk")}, "champions": {"ada": champion()},
        "stories": {"umbrella": story("umbrella")}, "recognition": {"crew": thanks("crew", "2026-05-05", team=True)},
        "roadmap": {"define": step("define")}, "launches": {"start": LAUNCH}, "metrics": {"csat": METRIC},
        "series": {"csat": Series((month(9, 70.0), month(10, 74.26), month(11, None)))},
    }  # fmt: skip
    return book(**(whole | changes))


def desk(playbook: Playbook | None = None) -> Desk:
    """The desk on which the pages of a playbook are made."""
    return Desk(plan(playbook or culture()), Provenance(), Options(read_theme(theme_dir())))


def shown(address: str, playbook: Playbook | None = None) -> str:
    """One page, without the rest of the site."""
    on = desk(playbook)
    page = next(page for page in on.plan.pages if page.address == address)
    return str(on.fragment(f"{page.kind}.html", page, **VIEWS[page.kind](on, page)))
