"""The journey map, rules under review, what may be decided alone, decisions: what is shown, in what order, with what beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from books import SETTINGS as ALL
from culture import METRIC, champion, culture, desk, month, shown, story
from test_render import ACTIVE

from playbook_gen.editions import for_edition
from playbook_gen.model import Decision, Limit, Moment, Playbook, Policy, Settings, Vision
from playbook_gen.model.figures import Series
from playbook_gen.plan import plan
from playbook_gen.render import facts
from playbook_gen.render.lead import decided, service
from playbook_gen.source import Mark
from playbook_gen.validate.rules import Context, check

OURS: dict[str, Any] = {
    "roles": [{"id": id, "title": id.title(), "about": "You meet guests.", "icon": "chat"} for id in ("front", "back", "lead")],
    "stages": [{"id": id, "title": id.title()} for id in ("arrive", "wait", "pay")],
    "policy_questions": [
        {"id": "minutes", "text": "Worth the minutes?", "looks": "inward"}, {"id": "trust", "text": "Does it trust?", "looks": "outward"},
    ],
    "decision_filter": [{"id": "vision", "text": "Closer to the vision?", "if_no": "Change it."}],
}  # fmt: skip


def settings(**changes: Any) -> Settings:
    return Settings.model_validate(ALL | changes)


def moment(id: str, **changes: Any) -> Moment:
    given = {"id": id, "title": f"The {id}", "stage": "wait", "goal": "I am seen.", "feeling": "Cold."}
    return Moment.model_validate(given | changes)


def policy(id: str, **changes: Any) -> Policy:
    return Policy.model_validate({"id": id, "title": f"The {id}", "rule": "No *dogs*."} | changes)


def limit(id: str, **changes: Any) -> Limit:
    given = {
        "id": id,
        "title": f"Give {id}",
        "may": [{"id": "front", "may": "Up to 40"}, {"id": "back", "may": "Up to 40"}],
        "beyond": "Ask Ada.",
    }
    return Limit.model_validate(given | changes)


def decision(id: str, **changes: Any) -> Decision:
    return Decision.model_validate({"id": id, "title": f"Do we {id}?", "date": "2026-05-04"} | changes)


def shelf(*records: Any) -> dict[str, Any]:
    return {record.id: record for record in records}


def served(**changes: Any) -> Playbook:
    """A playbook with one of each."""
    whole: dict[str, Any] = {
        "settings": settings(**OURS), "moments": shelf(moment("door")), "policies": shelf(policy("dogs")), "limits": shelf(limit("cake")),
        "decisions": shelf(decision("close")),
    }  # fmt: skip
    return replace(culture(), **(whole | changes))


def order(text: str, *ids: str) -> list[str]:
    return sorted(ids, key=lambda id: text.index(f'id="{id}"'))


@pytest.mark.parametrize("address", ["moments", "policies", "limits", "decisions"])
def test_every_record_is_a_place_that_links_lead_to(address: str) -> None:
    text = shown(f"{address}/", served())
    anchors = {target.partition("#")[2] for target in desk(served()).plan.addresses.values() if target.startswith(f"{address}/#")}
    assert anchors
    assert anchors <= set(re.findall(r'\sid="([^"]+)"', text))
    assert not ACTIVE.search(text)


def test_the_map_has_the_stages_in_order_and_only_those_with_moments() -> None:
    text = shown("moments/", served(moments=shelf(moment("till", stage="pay", mood="high"), moment("bench"), moment("queue", mood="low"))))
    assert re.findall(r"<b>(\w+)</b><ol", text) == ["Wait", "Pay"]
    assert order(text, "bench", "queue", "till") == ["bench", "queue", "till"]
    assert re.findall(r'"none" aria-hidden="true"><path d="([^"]+)"', text) == ["M50 36L100 47", "M0 47L50 58L100 36", "M0 36L50 14"], (
        "the line goes on from one to the next"
    )


def test_what_a_moment_lacks_is_counted_and_seen() -> None:
    whole = moment("whole", owner={"name": "Ada"}, standard="A *word*.", metrics=["csat"])
    assert service.missed(whole) == []
    assert service.gaps([whole, moment("bare"), moment("half", standard="A word.")]) == [("owner", 2), ("standard", 1), ("metric", 2)]
    text = shown("moments/", served(moments=shelf(whole, moment("bare"))))
    assert text.count("pb-map__p--gap") == 1
    assert text.count("No standard yet") == text.count("No owner of its own yet") == text.count("Nothing is measured yet") == 1


def test_the_owner_of_all_moments_is_not_the_owner_of_one() -> None:
    book = served(settings=settings(**OURS, owners={"moment": {"name": "Ada Oak"}}))
    assert "No owner of its own yet" in shown("moments/", book)


def test_a_moment_shows_its_figure_its_stories_and_what_was_found_there() -> None:
    found = [{"id": "cold", "moment": "door"}, {"id": "dark", "moment": "door", "closed": "2026-04-01"}, {"id": "else"}]
    book = served(
        moments=shelf(moment("door", metrics=["csat"])), metrics={"csat": METRIC},
        series={"csat": Series((month(9, 70.0), month(10, 74.26), month(11, None)))},
        stories=shelf(story("roof", moment="door"), story("else")), champions={"ada": champion(*found)},
        limits=shelf(limit("cake", moments=["door"])), decisions=shelf(decision("close", moments=["door"])),
        policies=shelf(policy("dogs", moments=["door"])),
    )  # fmt: skip
    text = shown("moments/", book)
    assert "<b>74.3\N{NO-BREAK SPACE}%</b>, October 2026" in text, "a month without a figure is no figure"
    for href in ("stories/#roof", "limits/#cake", "decisions/#close", "policies/#dogs", "scoreboard/csat/"):
        assert f"../{href}" in text
    assert "Seen cold" in text
    assert "Seen dark" not in text, "what was closed is no gap any more"
    assert "stories/#else" not in text
    assert "Seen else" not in text


def test_rules_that_wait_come_first_and_the_sorest_is_one_that_still_holds() -> None:
    rules = [
        policy("gone", verdict="drop", action="Take it down.", due="2026-01-05", done="2026-01-05", exceptions=99),
        policy("kept", verdict="keep", exceptions=3), policy("new"), policy("later", verdict="change", due="2026-09-01", exceptions=9),
        policy("soon", verdict="drop", due="2026-02-01", exceptions=2),
    ]  # fmt: skip
    text = shown("policies/", served(policies=shelf(*rules)))
    assert order(text, *(rule.id for rule in rules)) == ["new", "soon", "later", "kept", "gone"]
    assert text.count("data-overdue-after") == 2, "what is done, and what is kept, is not late"
    sorest = service.sorest(rules)
    assert sorest is not None
    assert sorest.id == "later"
    assert service.sorest([policy("new")]) is None


def test_the_questionnaire_looks_outward_first_and_can_be_printed_blank() -> None:
    answers = [{"id": "minutes", "answer": "no"}, {"id": "trust", "answer": "partly", "note": "A *little*."}]
    text = shown("policies/", served(policies=shelf(policy("dogs", answers=answers, verdict="keep"))))
    given, blank = text.split('id="questionnaire"')
    assert "The questionnaire: 0 yes, 1 partly, 1 no" in given
    assert given.index("Does it trust?") < given.index("Worth the minutes?")
    assert blank.index("Does it trust?") < blank.index("Worth the minutes?")
    assert "A <em>little</em>." in given
    assert "A <em>little</em>." not in blank


def test_the_table_says_how_far_each_role_goes_and_who_asks() -> None:
    text = shown("limits/", served(limits=shelf(limit("cake"), limit("tea", may=[{"id": "lead", "may": "No limit"}]))))
    assert re.findall(r'scope="col">(\w[^<]*)', text) == ["What is decided", "Front", "Back", "Lead"]
    assert re.findall(r'role="cell" data-l="(\w+)">(?:<b>|<span[^>]*>)([^<]+)', text) == [
        ("Front", "Up to 40"), ("Back", "Up to 40"), ("Lead", "asks first"), ("Front", "asks first"),
        ("Back", "asks first"), ("Lead", "No limit"),
    ]  # fmt: skip


def test_what_may_be_decided_alone_stands_on_the_card_and_on_the_path_of_those_who_may() -> None:
    book = served(limits=shelf(limit("cake", guidance=["late"]), limit("tea", may=[{"id": "front", "may": "Two"}], guidance=["late"])))
    card = shown("guidance/waiting/", book)
    assert '<a href="../../limits/#cake">Give cake</a>. Up to 40.' in card
    one = desk(book)
    assert service.alone(one, ["front"]) == [("limit:cake", "Up to 40"), ("limit:tea", "Two")]
    assert service.alone(one, ["front", "back"]) == [("limit:cake", "Up to 40")]
    assert service.alone(one, []) == [], "a path for everybody is also for those who ask first"
    assert facts.may(limit("x", may=[{"id": "front", "may": "1"}, {"id": "lead", "may": "2"}, {"id": "back", "may": "1"}])) == [
        ("1", ["front", "back"]), ("2", ["lead"]),
    ]  # fmt: skip


def test_nothing_of_this_is_told_in_public() -> None:
    found = plan(for_edition(served(), "public"), "public")
    assert not {page.kind for page in found.pages} & {"moments", "policies", "limits", "decisions", "filter"}


def test_what_is_open_comes_before_the_log() -> None:
    made = {"state": "decided", "decided_by": "Ada", "decision": "Yes.", "look_again": "2026-12-01"}
    log = [
        decision("old", **made), decision("new", date="2026-06-01", **made), decision("late", due="2026-08-01"),
        decision("soon", due="2026-07-01"),
        decision("back", date="2026-05-20", state="reversed", decided_by="Ada", decision="No.", look_again="2026-12-01"),
    ]  # fmt: skip
    text = shown("decisions/", served(decisions=shelf(*log)))
    assert order(text, *(one.id for one in log)) == ["soon", "late", "new", "back", "old"]
    assert text.count("data-overdue-after") == 4, "what was taken back is not looked at again"


def test_a_decision_is_held_against_the_words_that_were_in_force() -> None:
    wording = {"meaning": "It is meant.", "approved_by": "Ada"}
    words = [
        {"id": id, "statement": f"{id} words", "effective": day} | wording
        for id, day in (("b", "2026-04-01"), ("a", "2025-01-01"), ("c", "2026-09-01"))
    ]
    vision = Vision.model_validate({"id": "vision", "versions": words, "contributions": [{"id": "everyone", "does": ["Look."]}]})
    held = {name: decided.held(vision, decision("x", **given)).id for name, given in CASES.items()}
    assert held == {"then": "b", "before all": "c", "named": "a"}


CASES: dict[str, dict[str, str]] = {"then": {}, "before all": {"date": "2024-01-01"}, "named": {"vision": "a"}}


def test_the_way_to_the_fair_steps_is_shown_only_where_they_are_told() -> None:
    assert "The fair steps" not in shown("decisions/", served())


# ---- rules ----


def codes(book: Playbook, today: date | None = None) -> list[tuple[str, str]]:
    context = Context(book, lambda path: Mark("x.yml", 1, 1), today)
    return [(found.code, found.field or "") for found in check(context) if "PB237" <= found.code <= "PB241"]


def test_a_verdict_needs_an_action_a_day_and_somebody() -> None:
    whole = {"verdict": "change", "action": "Shorten it.", "due": "2026-06-01", "owner": {"name": "Ada"}}
    bare = settings(**{**OURS, "policy_questions": []})
    assert codes(served(settings=bare, policies=shelf(policy("a", **whole)), decisions={})) == []
    for field in ("action", "due", "owner"):
        less = {name: value for name, value in whole.items() if name != field}
        assert codes(served(settings=bare, policies=shelf(policy("a", **less)), decisions={})) == [("PB237", f"policies.a.{field}")]
    kept = shelf(policy("a", verdict="keep"))
    assert codes(served(settings=bare, policies=kept, decisions={})) == []
    named = settings(**{**OURS, "policy_questions": [], "owners": {"policy": {"name": "Ada"}}})
    assert codes(served(settings=named, policies=shelf(policy("a", **{**whole, "owner": None})), decisions={})) == []


def test_partly_and_unsure_are_answers() -> None:
    answers = [{"id": "minutes", "answer": "partly"}, {"id": "trust", "answer": "no"}]
    made = {"state": "decided", "decided_by": "Ada", "decision": "Yes.", "answers": [{"id": "vision", "answer": "unsure"}]}
    book = served(policies=shelf(policy("a", verdict="keep", answers=answers)), decisions=shelf(decision("b", **made)))
    assert codes(book) == []
    short = served(policies=shelf(policy("a", verdict="keep", answers=answers[:1])), decisions=shelf(decision("b", **made, due=None)))
    assert codes(short) == [("PB239", "policies.a.answers")]


@pytest.mark.parametrize(("today", "found"), [(None, 0), (date(2026, 6, 1), 0), (date(2026, 6, 2), 3)])
def test_a_day_is_over_on_the_day_after(today: date | None, found: int) -> None:
    made = {"state": "decided", "decided_by": "Ada", "decision": "Yes.", "answers": [{"id": "vision", "answer": "yes"}]}
    whole = {"verdict": "change", "action": "Shorten it.", "due": "2026-06-01", "owner": {"name": "Ada"}}
    book = served(
        settings=settings(**{**OURS, "policy_questions": []}),
        policies=shelf(policy("a", **whole), policy("b", **whole, done="2026-05-01")),
        decisions=shelf(decision("b", due="2026-06-01"), decision("c", **made, look_again="2026-06-01")),
    )  # fmt: skip
    assert [code for code, _ in codes(book, today)] == ["PB241"] * found
