"""Who keeps what and until when: the list of reviews, `pages.json`, and what waits on the leader's desk."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from books import COMPONENT, book, settings
from commands import run
from icalendar import Calendar

from playbook_gen.bundled import theme_dir
from playbook_gen.model import Commitment, Component, Decision, Person, Policy, Repair, RoadmapStep
from playbook_gen.plan import plan
from playbook_gen.render import Options, Provenance, read_theme, render
from playbook_gen.render.lead.due import due, next_check

PROMISE = {
    "id": "p", "who": "Amina Diallo, head", "to": "customers", "promise": "I open the letters.", "sign": "They are open.",
    "if_kept": "We go on.", "if_broken": "I say so.", "signed": "2026-01-10", "until": "2026-06-30",
}  # fmt: skip
STEP = {
    "id": "s", "title": "Define", "about": "A", "takes": {"small": "s", "medium": "m", "large": "l"}, "next_review": "2026-12-01",
}  # fmt: skip
LOAN = """title: Loan
meaning: What you take home.
reviewed: 2026-01-01
review_every: 30
owner: {name: 'Ines, desk', contact: i@example.org}
"""


def test_what_waits_is_in_the_order_of_its_days_and_with_who_has_it() -> None:
    whole = book(
        settings=settings(organization={"champion": {"name": "Amina Diallo"}, "review_every": 100}),
        components={"vision": Component.model_validate({**COMPONENT, "last_checked": "2026-01-01", "state": "implementing"})},
        commitments={"p": Commitment.model_validate(PROMISE)},
        decisions={"d": Decision(id="d", title="Close at noon?", date=date(2026, 1, 1), due=date(2026, 3, 1), owner=Person(name="Board"))},
        policies={"r": Policy(id="r", title="Receipts", rule="Bring one.", verdict="drop", due=date(2026, 2, 1))},
        repairs={
            "open": Repair(id="open", title="Say when", due=date(2026, 5, 1)),
            "done": Repair(id="done", title="Said", due=date(2026, 1, 1), state="done"),
        },
        roadmap={"s": RoadmapStep.model_validate(STEP)},
    )
    waiting = [(str(one.day), one.what, one.name, one.who) for one in due(plan(whole))]
    assert waiting == [
        ("2026-02-01", "action", "policy:r", "Amina Diallo"),
        ("2026-03-01", "decide", "decision:d", "Board"),
        ("2026-04-11", "check", "component:vision", "Amina Diallo"),
        ("2026-05-01", "repair", "repair:open", "Amina Diallo"),
        ("2026-06-30", "promise", "commitment:p", "Amina Diallo, head"),
        ("2026-12-01", "check", "roadmap:s", "Amina Diallo"),
    ]


def test_what_was_never_checked_has_no_next_check() -> None:
    with pytest.raises(ValueError, match="vision"):
        next_check(book(), "vision")


def test_pages_json_tells_every_page_and_every_record() -> None:
    site = render(plan(book()), Provenance(origin={"module:greeting": "The mill"}), Options(read_theme(theme_dir())))
    told = json.loads(site.assets["pages.json"])
    assert [page["address"] for page in told["pages"]] == [page.address for page in plan(book()).pages]
    module = next(page for page in told["pages"] if page["kind"] == "module")
    assert module["layer"] == "The mill"
    assert {record["record"] for record in told["records"]} >= {"module:greeting", "guidance:late", "term:wait", "page:vision"}
    assert all({"title", "owner", "reviewed", "next_review", "layer"} <= record.keys() for record in told["records"])


@pytest.mark.parametrize("form", ["text", "json", "ics"])
def test_the_list_has_what_is_due_within_some_days(library: Path, form: str) -> None:
    (library / "content" / "terms" / "loan.yml").write_text(LOAN, encoding="utf-8")
    done = run("reviews", library, "--today", "2026-02-10", "--within", "5", "--format", form)
    assert done.exit_code == 0, done.output
    if form == "text":
        assert "2026-01-31  Loan (term:loan): Ines, desk" in done.output
        assert done.output.startswith("Overdue on 2026-02-10: ")
    elif form == "json":
        loan = next(one for one in json.loads(done.output) if one["record"] == "term:loan")
        assert loan == loan | {"owner": "Ines, desk", "contact": "i@example.org", "reviewed": "2026-01-01", "next_review": "2026-01-31"}
        assert loan["layer"] == "Lantern Library"
    else:
        events = {str(event["uid"]): event for event in Calendar.from_ical(done.stdout_bytes).walk("VEVENT")}
        loan = events["review-term-loan@playbook"]
        assert (loan["dtstart"].dt, loan["dtend"].dt) == (date(2026, 1, 31), date(2026, 2, 1))
        assert "Ines, desk" in loan["description"]


def test_the_list_of_one_owner(library: Path) -> None:
    done = run("reviews", library, "--today", "2026-02-10", "--owner", "nobody of this name", "--format", "json")
    assert json.loads(done.output) == []


def test_a_playbook_with_mistakes_has_no_list(library: Path) -> None:
    (library / "content" / "terms" / "loan.yml").write_text("titel: Loan\n", encoding="utf-8")
    assert run("reviews", library).exit_code == 1


def test_nobody_in_public_reads_who_keeps_what(library: Path) -> None:
    done = run("build", library, "--edition", "public", "--site-dir", library / "out")
    assert done.exit_code == 0, done.output
    told = json.loads((library / "out" / "pages.json").read_text(encoding="utf-8"))
    assert {one["owner"] for one in [*told["pages"], *told["records"]]} == {None}
    assert not any(page["kind"] in ("lead", "owners") for page in told["pages"])
