"""Promises, champions, thanks, stories, the roadmap and the launch: in what order, with what, and who may not see it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from books import settings
from culture import champion, culture, desk, promise, shown, step, story, thanks
from test_render import ACTIVE, rendered

from playbook_gen.editions import for_edition
from playbook_gen.model import Playbook
from playbook_gen.render.lead.way import size


def page(address: str, book: Playbook | None = None) -> str:
    return shown(f"{address}/", book)


def order(text: str, *ids: str) -> list[str]:
    """The ids in the order in which they stand on the page."""
    return sorted(ids, key=lambda id: text.index(f'id="{id}"'))


PAGES = ["communication", "commitments", "champion", "stories", "recognition", "roadmap", "launch"]


@pytest.mark.parametrize("address", PAGES)
def test_every_record_is_a_place_that_links_lead_to(address: str) -> None:
    text = page(address)
    anchors = {target.partition("#")[2] for target in desk().plan.addresses.values() if target.startswith(f"{address}/#")}
    assert anchors
    assert anchors <= set(re.findall(r'\sid="([^"]+)"', text))
    assert not ACTIVE.search(text)


def test_leaders_promise_before_teams_and_what_is_open_comes_first() -> None:
    promises = [
        promise("team", by="team"), promise("done", state="kept", report="It was.", until="2026-06-30"), promise("later"),
        promise("soon", until="2026-12-01"),
    ]  # fmt: skip
    text = page("commitments", culture(commitments={one.id: one for one in promises}))
    assert order(text, "team", "done", "later", "soon") == ["soon", "later", "done", "team"]
    assert text.count("Signature of somebody") == 3, "nobody signs a promise that is over"
    assert text.count("data-overdue-after") == 3, "what is over is not overdue"


def test_what_is_open_in_the_log_comes_before_what_was_closed() -> None:
    log = [{"id": "old", "closed": "2026-04-01"}, {"id": "first"}, {"id": "last", "date": "2026-05-01", "due": "2026-06-01"}]
    text = page("champion", culture(champions={"ada": champion(*log)}))
    assert text.index("Seen last") < text.index("Seen first") < text.index("Closed (1)") < text.index("Seen old")
    assert "2 findings are open." in text
    assert "Handed over by" in text


def test_teams_are_thanked_before_single_people_of_the_same_day() -> None:
    given = [thanks("ben", "2026-05-05", team=False), thanks("crew", "2026-05-05", team=True), thanks("eve", "2026-06-01", team=False)]
    text = page("recognition", culture(recognition={one.id: one for one in given}))
    assert order(text, "ben", "crew", "eve") == ["eve", "crew", "ben"]


def test_how_thanks_are_given_is_told_where_it_is_written() -> None:
    assert "How we say thank you" not in page("recognition")
    book = replace(culture(), settings=settings(thanks={"criteria": ["A behaviour."], "counts_not": ["Long hours."]}))
    text = page("recognition", book)
    assert text.index("A behaviour.") < text.index("Long hours.")


def test_the_newest_story_is_on_the_home_page_and_at_its_behaviour() -> None:
    book = culture(stories={one.id: one for one in (story("old"), story("new", date="2026-06-01"))})
    stories, home, behaviours = shown("stories/", book), shown("", book), shown("behaviours/", book)
    assert order(stories, "old", "new") == ["new", "old"]
    assert "stories/#new" in home
    assert "stories/#old" not in home
    assert "It rained." in home
    assert "../stories/#new" in behaviours
    assert "&lt;roof&gt;" in stories


@pytest.mark.parametrize(
    ("people", "takes"), [(None, 3), (1, "A month"), (49, "A month"), (50, "A quarter"), (999, "A quarter"), (1000, "A year")]
)
def test_how_long_a_step_takes_is_said_for_this_many_people(people: int | None, takes: str | int) -> None:
    text = page("roadmap", replace(culture(), settings=settings(organization={"people": people})))
    said = [one for one in ("A month", "A quarter", "A year") if one in text]
    assert said == [takes] if isinstance(takes, str) else len(said) == takes
    assert (size(people) is None) == (people is None)


def test_a_step_shows_its_state_and_when_it_is_looked_at_again() -> None:
    seen = [{"date": "2026-02-01", "seen": "Ten people said it."}]
    steps = {"define": step("define", state="executing", evidence=seen, next_review="2027-01-04"), "train": step("train")}
    text = page("roadmap", culture(roadmap=steps))
    assert 'pb-way--executing" id="define"' in text
    assert 'data-overdue-after="2027-01-04"' in text
    assert text.count("Nothing has been seen yet.") == 1


def test_a_goal_of_the_launch_stands_beside_the_last_figure() -> None:
    row = re.search(r"<tr role=\"row\"><th role=\"rowheader\".*?</tr>", page("launch"), re.DOTALL)
    assert row
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row[0])
    assert [re.sub(r" ?<[^>]*>", "", cell) for cell in cells[:3]] == [
        "61.0\N{NO-BREAK SPACE}%", "74.3\N{NO-BREAK SPACE}%October 2026", "80.0\N{NO-BREAK SPACE}%",
    ]  # fmt: skip
    without = page("launch", culture(series={}))
    assert "no figure yet" in without


def test_a_launch_says_how_long_it_takes_and_what_was_signed() -> None:
    text = page("launch")
    assert "75 minutes" in text
    assert 'href="../commitments/#desk"' in text
    assert 'href="../stories/#umbrella"' in text


# ---- what the public sees ----


def public(**changes: Any) -> Playbook:
    """What is published of a story with a name and a picture, and of one that may be told outside."""
    named = story("inside", people=["Bea Birch"], consent="yes", picture="bea.png", picture_alt="Bea", **changes)
    told = story("told", people=["Carl Cedar"], consent="yes", picture="carl.png", picture_alt="Carl", outside=True)
    open_to_all = settings(public=["behaviour", "story"])
    whole = culture(stories={"inside": named, "told": told}, settings=open_to_all, assets={"bea.png": b"b", "carl.png": b"c"})
    return for_edition(whole, "public")


def test_no_name_and_no_picture_leaves_the_house_unless_it_may() -> None:
    site = rendered(public())
    everything = b"\n".join([*site.pages.encoded.values(), *site.assets.values()])
    assert b"Bea" not in everything
    assert b"Carl Cedar" in everything
    assert [path for path in site.assets if path.endswith(".png")] == ["assets/files/carl.png"]


def test_only_chosen_kinds_are_public() -> None:
    pages = rendered(public()).pages
    assert "stories/index.md" in pages
    assert not {f"{address}/index.md" for address in PAGES if address != "stories"} & set(pages)
