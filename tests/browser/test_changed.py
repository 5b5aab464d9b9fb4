"""After a material change a learner is led to what changed, and to nothing else. One small playbook in two versions, on one host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import learning
import pytest
import versions
from axe_playwright_python.sync_playwright import Axe
from listening import Strict, listen
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from playbook_gen.claims import Judged, judge, syllabus
from playbook_gen.claims.values import Row
from playbook_gen.pipeline import Wanted, check

pytestmark = pytest.mark.browser
BEFORE, AFTER = "2026-03-03T10:00:00Z", "2026-03-12T10:00:00Z"
GO, ONLY, ALL, SEEN = "Go to these questions", "Answer only these", "Show all questions", "I have read what changed"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("host")
    for name, new in (("one", False), ("two", True)):
        versions.build(folder / name, new)
    return folder


@pytest.fixture(scope="module")
def address(host: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(host))) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.fixture(scope="module")
def learned(chromium: Browser, address: str) -> Any:
    """The storage of somebody who has passed the first version of every module."""
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    for name in versions.MODULES:
        visit(page, address, "one", name)
        if name == "exam":
            ready(page)
            page.get_by_role("button", name="Begin the test").click()
            for id, choice in {"one": "a", "two": "a", "three": "b"}.items():
                item(page, id).locator(f"input[value={choice}]").check()
            page.get_by_role("button", name="Hand it in").click()
            expect(page.locator(".pb-result")).to_contain_text("There is no attempt left")
        else:
            learning.take(page)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def context(chromium: Browser, learned: Any) -> Iterator[BrowserContext]:
    made = chromium.new_context(storage_state=learned, viewport={"width": 390, "height": 844}, locale="en-GB", reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    made = context.new_page()
    complaints = listen(made)
    yield made
    assert [told for told in complaints if not told.startswith("failed:")] == []  # a page that is left breaks off what it loads


def visit(page: Page, address: str, version: str, module: str) -> None:
    page.clock.set_fixed_time(BEFORE if version == "one" else AFTER)
    page.goto(f"{address}{version}/site/training/{module}/")


def ready(page: Page) -> list[Locator]:
    """The questions of a test, once they can be answered."""
    page.locator(".pb-check").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('pb-assessment').ready")
    return page.locator("pb-item:visible").all()


def kept(page: Page, module: str) -> dict[str, Any]:
    return dict(page.evaluate("name => playbook.learn.get(name)", f"pass/{module}"))


def asked(page: Page) -> list[str]:
    return [str(item.get_attribute("data-id")) for item in page.locator("pb-item:visible").all()]


def item(page: Page, name: str) -> Locator:
    return page.locator(f"pb-item[data-id='{name}']")


def notice(page: Page) -> Locator:
    return page.locator("#pb-changed")


def lead(page: Page) -> None:
    page.get_by_role("button", name=GO).click()
    expect(page.locator("form > [role=status]")).to_contain_text("Asked here: only what is new or changed.")


def claimed(page: Page, host: Path, module: str) -> Row:
    """What the reader of claims says of this learner's module, against the new version."""
    scripts = "for (const name of ['course', 'progress']) await playbook.load(`assets/${name}.js`);"
    claim = page.evaluate(f"async () => {{ {scripts} return playbook.progress.claim(playbook.course, playbook.learn, 'Ida Oak'); }}")
    playbook = check(Wanted(host / "two")).playbook
    assert playbook
    (found,) = judge([("ida.json", json.dumps(claim).encode())], syllabus(playbook, claim["playbook"]), datetime.fromisoformat(AFTER))
    assert isinstance(found, Judged)
    return next(row for row in found.rows if row.module == module)


def test_only_what_changed_is_asked_and_the_rest_counts(page: Page, address: str, host: Path) -> None:
    visit(page, address, "two", "opening")
    before = kept(page, "opening")
    told = notice(page)
    expect(told).to_contain_text("You passed version 1 on 3 March 2026. This is new in version 2:")
    expect(told.get_by_role("listitem").filter(visible=True)).to_have_text(["Something in opening is other now.", "The card"])
    expect(told).to_contain_text("Questions that are new or changed: 2.")
    expect(told.get_by_role("button", name=SEEN)).to_be_hidden()
    page.locator(".pb-check").scroll_into_view_if_needed()
    expect(page.locator("#pb-only")).to_contain_text("Questions that are new or changed: 2.")
    assert kept(page, "opening") == before
    lead(page)
    assert asked(page) == ["card", "lamp"]
    expect(item(page, "card").locator("input").first).to_be_focused()
    expect(item(page, "card").locator(".pb-changed")).to_be_visible()
    learning.respond(item(page, "card"))
    assert asked(page) == ["card", "lamp"]  # what was just answered stays, with its reason
    page.reload()
    learning.items(page)
    assert asked(page) == ["card", "lamp"]
    learning.respond(item(page, "lamp"), right=False)
    expect(page.locator(".pb-result")).to_contain_text("4 of 5. You need 4.")
    assert asked(page) == ["greet", "card", "fine", "day", "lamp"]
    expect(told).to_be_hidden()
    expect(page.locator("#pb-only")).to_be_hidden()
    after = kept(page, "opening")
    assert (after["v"], after["p"], after["done"]) == ("2", "4", True)
    assert {id: after["h"][id] for id in ("greet", "fine", "day")} == {id: before["h"][id] for id in ("greet", "fine", "day")}
    row = claimed(page, host, "opening")
    assert (row.status, str(row.points), row.of) == ("done", "4", 5)
    assert not row.doubts
    assert not row.since
    visit(page, address, "two", "opening")
    expect(notice(page)).to_be_hidden()


def test_all_questions_can_be_shown_and_one_that_was_answered_is_not_asked_twice(page: Page, address: str) -> None:
    visit(page, address, "two", "opening")
    learning.items(page)
    learning.respond(item(page, "lamp"))
    page.get_by_role("button", name=ONLY).click()
    expect(item(page, "greet")).to_be_hidden()
    assert asked(page) == ["card", "lamp"]
    expect(item(page, "lamp").locator(".pb-q .pb-fb").first).to_be_visible()
    everything = page.get_by_role("button", name=ALL)
    everything.focus()
    page.keyboard.press("Enter")
    expect(everything).to_have_attribute("aria-pressed", "true")
    expect(everything).to_be_focused()
    assert asked(page) == ["greet", "card", "fine", "day", "lamp"]
    everything.click()
    assert asked(page) == ["card", "lamp"]


def test_who_does_not_pass_stays_on_the_old_version_and_may_retry(page: Page, address: str, host: Path) -> None:
    visit(page, address, "two", "opening")
    lead(page)
    for name in ("card", "lamp"):
        learning.respond(item(page, name), right=False)
    expect(page.locator(".pb-result")).to_contain_text("3 of 5")
    expect(notice(page)).to_be_visible()
    expect(page.locator("#pb-only")).to_be_hidden()
    assert (kept(page, "opening")["v"], kept(page, "opening")["done"]) == ("1", True)
    page.get_by_role("button", name="Retry what you missed").click()
    for name in ("card", "lamp"):
        learning.respond(item(page, name))
    expect(notice(page)).to_be_hidden()
    assert not claimed(page, host, "opening").doubts


def test_a_test_is_handed_in_again_with_its_old_responses_and_its_attempts_count_anew(page: Page, address: str, host: Path) -> None:
    visit(page, address, "two", "exam")
    ready(page)
    expect(notice(page)).to_contain_text("Questions that are new or changed: 1.")  # though what was handed in has been shown again
    lead(page)
    expect(page.locator(".pb-result")).to_be_hidden()
    expect(page.get_by_role("button", name="Begin the test")).to_be_focused()
    assert asked(page) == []
    page.keyboard.press("Enter")
    assert asked(page) == ["two"]
    expect(item(page, "two").locator("input").first).to_be_focused()
    page.get_by_role("button", name="Hand it in").click()
    expect(page.locator("form > [role=status]")).to_contain_text("Questions still without a response: 2.")
    item(page, "two").locator("input[value=a]").check()
    page.get_by_role("button", name="Hand it in").click()
    expect(page.locator(".pb-result")).to_contain_text("2 of 3")
    expect(page.locator(".pb-result")).to_contain_text("There is no attempt left")
    expect(notice(page)).to_be_hidden()
    assert len(asked(page)) == 3
    assert kept(page, "exam")["v"] == "2"
    assert not claimed(page, host, "exam").doubts


def test_a_draw_stays_what_it_was(page: Page, address: str, host: Path) -> None:
    visit(page, address, "two", "drawn")
    before = kept(page, "drawn")
    lead(page)
    assert asked(page) == ["sure"]
    learning.respond(item(page, "sure"))
    expect(notice(page)).to_be_hidden()
    after = kept(page, "drawn")
    assert (after["v"], set(after["r"])) == ("2", set(before["r"]))
    assert not claimed(page, host, "drawn").doubts


def test_where_no_question_changed_it_is_enough_to_have_read_it(page: Page, address: str, host: Path) -> None:
    visit(page, address, "two", "told")
    ready(page)  # to have seen the questions is not to have read what changed
    page.reload()
    expect(notice(page)).to_contain_text("No question is new or changed.")
    expect(page.get_by_role("button", name=GO)).to_be_hidden()
    page.get_by_role("button", name=SEEN).click()
    expect(notice(page)).to_be_hidden()
    expect(page.locator("#pb-aims")).to_be_focused()
    expect(page.locator("#pb-module [role=status]")).to_have_text("Noted. You have read what changed.")
    assert not claimed(page, host, "told").doubts


def test_a_slip_of_the_pen_asks_nothing(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    visit(page, address, "two", "slips")
    ready(page)
    assert page.locator("#pb-changed, #pb-only").count() == 0
    assert not [url for url in loaded if url.endswith("changed.js")]


def test_starting_over_ends_it_and_undo_brings_it_back(page: Page, address: str) -> None:
    visit(page, address, "two", "opening")
    lead(page)
    page.get_by_role("button", name="Start this module over").click()
    expect(notice(page)).to_be_hidden()
    expect(page.locator("#pb-only")).to_be_hidden()
    assert len(asked(page)) == 5
    page.get_by_role("button", name="Undo").click()
    expect(notice(page)).to_be_visible()
    assert asked(page) == ["card", "lamp"]


def test_another_device_goes_on_where_it_was_and_an_old_file_takes_nothing_back(chromium: Browser, page: Page, address: str) -> None:
    visit(page, address, "two", "opening")
    old = page.evaluate("playbook.learn.save()")
    lead(page)
    learning.respond(item(page, "card"))
    other = chromium.new_context(locale="en-GB").new_page()
    visit(other, address, "two", "opening")
    assert other.evaluate("file => playbook.learn.load(file).status", page.evaluate("playbook.learn.save()")) == "loaded"
    expect(notice(other)).to_be_visible()
    learning.items(other)
    assert asked(other) == ["card", "lamp"]
    learning.respond(item(other, "lamp"), right=False)
    for file in (old, page.evaluate("playbook.learn.save()")):
        other.evaluate("file => playbook.learn.load(file)", file)
    assert kept(other, "opening")["v"] == "2"
    expect(notice(other)).to_be_hidden()
    page.evaluate("file => playbook.learn.load(file)", other.evaluate("playbook.learn.save()"))
    assert (kept(page, "opening")["v"], kept(page, "opening")["share"]) == ("2", 0.8)
    other.context.close()


def test_an_assignment_counts_with_what_had_changed_when_it_was_made(page: Page, address: str) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(f"{address}two/site/assigned/")
    link = "day => playbook.assignment.encode({p: document.documentElement.dataset.playbook, m: ['opening'], b: 'Ines', i: day})"
    for day in ("2026-03-09", "2026-03-10"):
        page.goto(f"{address}two/site/assigned/#{page.evaluate(link, day)}")
        page.reload()
    expect(page.locator(".pb-given li .pb-status--done")).to_have_count(1)
    visit(page, address, "two", "opening")
    lead(page)
    for name in ("card", "lamp"):
        learning.respond(item(page, name))
    page.goto(f"{address}two/site/assigned/")
    expect(page.locator(".pb-given li .pb-status--done")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_over(chromium: Browser, address: str, learned: Any, scheme: Any) -> None:
    context = chromium.new_context(
        storage_state=learned, viewport={"width": 320, "height": 800}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True,
    )  # fmt: skip
    page = context.new_page()
    visit(page, address, "two", "opening")
    expect(notice(page)).to_be_visible()
    lead(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []
    context.close()


def test_without_a_script_the_page_is_whole(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}two/site/training/opening/")
    expect(page.locator("pb-item:visible")).to_have_count(5)
    expect(page.locator("#pb-changed, #pb-only").filter(visible=True)).to_have_count(0)
    context.close()
