"""What is kept of a learner, and what may go wrong with it: in a real browser, on the demo's own pages.

Numbers in names (`case_19`) are those of the list of what breaks other quiz tools.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import learning
import pytest
from axe import violations
from listening import Strict, listen
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser
MODULE = "training/first-thirty-seconds/"
FIRST = "first-thirty-seconds"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def root(demo_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's site twice on one host, as two addresses of one playbook, and a third time as another playbook."""
    host = tmp_path_factory.mktemp("host")
    for name in ("one", "moved"):
        (host / name).symlink_to(demo_site, target_is_directory=True)
    other = host / "other"
    shutil.copytree(demo_site, other)
    for page in other.rglob("*.html"):
        html = re.sub(r'data-playbook="[^"]*"', 'data-playbook="other"', page.read_text(encoding="utf-8"), count=1)
        page.write_text(html, encoding="utf-8")
    return host


@pytest.fixture(scope="module")
def site(root: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(root))) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/one/"
        running.shutdown()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    made = context.new_page()
    complaints = listen(made)
    yield made
    assert [told for told in complaints if not told.startswith("failed:")] == []  # a page that is left breaks off what it loads


def key(page: Page) -> str:
    return f"playbook:{page.evaluate('document.documentElement.dataset.playbook')}:learn"


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("k => localStorage.getItem(k) ?? 'null'", key(page)))


def store(page: Page, text: str) -> None:
    page.evaluate("([k, text]) => localStorage.setItem(k, text)", [key(page), text])


def learn(page: Page, name: str) -> Any:
    return page.evaluate("name => playbook.learn.get(name)", name)


def answer(page: Page, at: int = 0, right: bool = True) -> str:
    """Answers the question at one place; gives its id."""
    item = learning.items(page)[at]
    learning.respond(item, right)
    return str(item.get_attribute("data-id"))


def shown(page: Page, name: str) -> Any:
    return page.locator(f"pb-item[data-id='{name}'] .pb-q .pb-fb")


# ---- storage that can't be used ----

DENIED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });"
FULL = """const set = Storage.prototype.setItem; window.full = true;
Storage.prototype.setItem = function (...given) {
    if (window.full) throw new DOMException('full', 'QuotaExceededError');
    return set.apply(this, given);
};"""


@pytest.mark.parametrize(("script", "told"), [(DENIED, "doesn’t let pages keep anything"), (FULL, "storage is full")])
def test_case_19_denied_and_full_work_in_memory_and_say_so_once(page: Page, site: str, script: str, told: str) -> None:
    page.add_init_script(script)
    page.goto(site + MODULE)
    name = answer(page, 0)
    page.locator("[data-read]").first.click()
    answer(page, 1)
    expect(page.get_by_text(told)).to_have_count(1)
    expect(page.locator("#pb-trouble")).to_be_visible()
    expect(shown(page, name).first).to_be_visible()
    assert learn(page, f"item/{FIRST}/{name}")["ok"] == 1


def test_case_19_full_storage_takes_everything_as_soon_as_it_can(page: Page, site: str) -> None:
    page.add_init_script(FULL)
    page.goto(site + MODULE)
    first = answer(page, 0)
    page.evaluate("window.full = false")
    second = answer(page, 1)
    page.reload()
    page.evaluate("window.full = false")
    assert learn(page, f"item/{FIRST}/{first}")
    assert learn(page, f"item/{FIRST}/{second}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "can’t be read"), ("null", "can’t be read"), ('{"format": 1}', "can’t be read"), ("[" * 100_000, "can’t be read"),
        ('{"format": 2, "playbook": "x", "epoch": 0, "r": {}}', "made by a newer version"),
    ],
)  # fmt: skip
def test_case_19_corrupt_and_newer_are_left_as_they_are(page: Page, site: str, text: str, told: str) -> None:
    page.goto(site)
    store(page, text)
    page.goto(site + MODULE)
    expect(page.locator("#pb-trouble")).to_contain_text(told)
    name = answer(page)
    expect(shown(page, name).first).to_be_visible()
    page.locator("[data-read]").first.click()
    expect(page.locator("[data-read]").first).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("k => localStorage.getItem(k)", key(page)) == text


def test_cases_19_and_20_another_playbook_on_the_host_keeps_apart_and_another_address_does_not(page: Page, site: str) -> None:
    page.goto(site + MODULE)
    name = answer(page)
    for address in ("one", "moved"):
        page.goto(site.replace("one/", f"{address}/") + MODULE + "index.html")
        learning.items(page)
        expect(shown(page, name).first).to_be_visible()
    page.goto(site.replace("one/", "other/") + MODULE)
    learning.items(page)
    expect(shown(page, name)).to_have_count(0)
    page.goto(site.replace("one/", "other/") + "progress/")
    page.get_by_role("button", name="Clear this computer").click()
    page.get_by_role("button", name="Clear it for good").click()
    page.goto(site + MODULE)
    learning.items(page)
    expect(shown(page, name).first).to_be_visible()


# ---- two tabs, and the end of it ----


def test_two_tabs_at_once_lose_nothing(context: BrowserContext, page: Page, site: str) -> None:
    other = context.new_page()
    for tab in (page, other):
        tab.goto(site + MODULE)
        learning.items(tab)
    first, second = answer(page, 0), answer(other, 1)
    third = answer(page, 2)
    for tab in (page, other):
        for name in (first, second, third):
            assert learn(tab, f"item/{FIRST}/{name}")["ok"] == 1, name


def test_case_22_a_clear_is_final_in_every_tab(context: BrowserContext, page: Page, site: str) -> None:
    other = context.new_page()
    other.goto(site + MODULE)
    name = answer(other)
    other.locator("[data-do=reset]").click()  # an undo waits there
    expect(other.locator("[data-do=undo]")).to_be_focused()
    page.goto(site + "vision/")
    page.get_by_label("Your name").fill("Ida Oak")
    page.get_by_role("button", name="I have read the vision").click()
    page.goto(site + "progress/")
    page.evaluate("localStorage.setItem(playbook.base && 'unrelated', 'stays')")
    page.get_by_role("button", name="Clear this computer").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.get_by_role("button", name="Clear it for good").click()
    expect(page.get_by_role("button", name="Clear this computer")).to_be_focused()
    expect(page.locator("#pb-mine-said")).to_contain_text("This computer is clear.")
    expect(other.locator("[data-do=undo]")).to_be_hidden()  # the other tab has begun anew
    learning.items(other)
    expect(shown(other, name)).to_have_count(0)
    answer(other, 1)  # and what it writes brings nobody back
    assert learn(page, f"item/{FIRST}/{name}") is None
    assert "Ida" not in page.evaluate("JSON.stringify({...localStorage})")
    assert page.evaluate("localStorage.getItem('unrelated')") == "stays"


def test_case_22_starting_over_clears_all_kinds_and_can_be_undone(page: Page, site: str) -> None:
    page.goto(site + MODULE)
    learning.take(page)
    expect(page.locator(".pb-toc a[href='#pb-check'] .pb-status--done")).to_be_visible()
    count = page.locator("pb-item .pb-q .pb-fb").count()
    page.get_by_role("button", name="Start this module over").click()
    expect(page.locator("pb-item .pb-q .pb-fb")).to_have_count(0)
    expect(page.locator("[data-read][aria-pressed=true]")).to_have_count(0)
    expect(page.locator(".pb-result")).to_be_hidden()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    expect(page.locator("#pb-module [role=status]")).to_contain_text("as new")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("pb-item .pb-q .pb-fb")).to_have_count(count)
    expect(page.locator(".pb-result__word")).to_have_text("That’s a pass.")
    page.get_by_role("button", name="Start this module over").click()
    page.reload()
    learning.items(page)
    expect(page.locator("pb-item .pb-q .pb-fb")).to_have_count(0)
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


# ---- content that changes, clocks that do ----


def rebuilt(root: Path, change: Any) -> None:
    """The module's page of the other playbook, as a later build would have it."""
    page = root / "other" / MODULE / "index.html"
    page.write_text(change(page.read_text(encoding="utf-8")), encoding="utf-8")


def test_case_18_a_reworded_question_loses_only_itself(page: Page, root: Path, site: str) -> None:
    site = site.replace("one/", "other/")
    page.goto(site + MODULE)
    first, second = answer(page, 0), answer(page, 1)
    before = page.locator(f"pb-item[data-id='{first}']").get_attribute("data-hash")
    rebuilt(root, lambda html: html.replace(f'data-hash="{before}"', 'data-hash="00000000"'))
    page.reload()
    learning.items(page)
    expect(page.locator(f"pb-item[data-id='{first}'] .pb-changed")).to_be_visible()
    expect(shown(page, first)).to_have_count(0)
    expect(shown(page, second).first).to_be_visible()
    learning.respond(page.locator(f"pb-item[data-id='{first}']"))
    expect(page.locator(f"pb-item[data-id='{first}'] .pb-changed")).to_be_hidden()


def test_a_clock_set_back_takes_nothing_away(page: Page, site: str) -> None:
    page.clock.install(time="2026-11-28T10:00:00Z")
    page.goto(site + MODULE)
    first = answer(page, 0, right=False)
    page.clock.set_fixed_time("2016-01-01T10:00:00Z")
    page.locator(f"pb-item[data-id='{first}']").get_by_role("button", name="Try again").click()
    learning.respond(page.locator(f"pb-item[data-id='{first}']"))
    page.reload()
    learning.items(page)
    assert learn(page, f"item/{FIRST}/{first}")["ok"] == 1


def test_refreshers_come_back_when_due_and_nothing_nags(page: Page, site: str) -> None:
    page.clock.install(time="2026-11-28T10:00:00Z")
    page.goto(site + MODULE)
    learning.take(page, wrong=(2,))
    page.goto(site + "progress/")
    expect(page.locator("#pb-mine p[data-due]")).to_contain_text("The next question comes back on 5 December 2026.")
    expect(page.locator("[data-practise]")).to_be_hidden()
    page.clock.set_fixed_time("2026-12-05T11:00:00Z")
    page.goto(site)
    expect(page.locator("#pb-go-on [data-due]")).to_contain_text("Due for a short practice")
    page.goto(site + "progress/practice/")
    asked = page.locator("pb-item")
    assert 1 <= asked.count() <= 10
    name = str(asked.first.get_attribute("data-id"))
    learning.respond(asked.first)
    kept = learn(page, f"item/{FIRST}/{name}")
    assert (kept["ok"], kept["box"]) == (1, 1)
    for item in asked.all()[1:]:
        learning.respond(item)
    expect(page.get_by_text("Done: 10. Right: 10.")).to_be_visible()
    expect(page.get_by_role("link", name="Go on with those")).to_be_visible()
    page.reload()  # ten at most each time: the rest comes in the next round
    for item in asked.all():
        learning.respond(item)
    page.reload()
    expect(page.get_by_text("Nothing is due now.")).to_be_visible()


# ---- files ----


def load(page: Page, tmp_path: Path, content: str | bytes) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    page.locator("input[type=file]").set_input_files(file)


def progress(page: Page, **changes: Any) -> dict[str, Any]:
    own = page.evaluate("document.documentElement.dataset.playbook")
    base = {"kind": "playbook-progress", "format": 1, "playbook": own, "saved": "2026-11-28T10:00:00Z", "r": {}}
    return base | changes


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"playbook": "another"}, "comes from another playbook"), ({"format": 2}, "made by a newer version"),
        ({"kind": "something"}, "is not a progress file"), ({"r": 7}, "is not a progress file"),
    ],
)  # fmt: skip
def test_a_file_of_something_else_changes_nothing_and_says_why(page: Page, site: str, tmp_path: Path, changes: Any, told: str) -> None:
    page.goto(site + "progress/")
    load(page, tmp_path, json.dumps(progress(page, **changes)))
    expect(page.locator("#pb-mine-said")).to_contain_text(told)
    assert stored(page) is None


def test_ten_megabytes_and_nonsense_are_refused(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(site + "progress/")
    load(page, tmp_path, "x" * 10_000_000)
    expect(page.locator("#pb-mine-said")).to_contain_text("is too large")
    load(page, tmp_path, b"\x00\xff\xfe")
    expect(page.locator("#pb-mine-said")).to_contain_text("is not a progress file")
    page.goto(site + MODULE)
    item = next(item for item in learning.items(page) if learning.spec(item)["kind"] == "number")
    page.evaluate("name => { document.querySelector(name).removeAttribute('maxlength'); }", f"#{item.get_attribute('id')} input")
    item.get_by_label("Your response").fill("9" * 100_000)
    item.get_by_role("button", name="Check", exact=True).click()
    expect(item.get_by_text("longer than a response can be")).to_be_visible()


def test_hostile_text_in_a_file_stays_text_and_nonsense_is_counted(page: Page, site: str, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    page.goto(site + "progress/")
    r = {
        "name": [1, hostile], "last": [2, {"to": "training/", "title": hostile, "at": 1}], "__proto__": [3, {"at": 1}],
        "last/x": [4, 1], "read/first-thirty-seconds/see-them-first": [5, {"at": 1}], "step/../x": [6, {"at": 1}],
    }  # fmt: skip
    load(page, tmp_path, json.dumps(progress(page, r=r)))
    expect(page.locator("#pb-mine-said")).to_contain_text("Loaded. New or better than before: 3.")
    expect(page.locator("#pb-mine-said")).to_contain_text("Left out, because it could not be understood: 3.")
    for address in ("progress/", "progress/record/", ""):
        page.goto(site + address)
        expect(page.locator("img[src=x]")).to_have_count(0)
    expect(page.locator("#pb-go-on")).to_be_visible()


def test_a_file_never_makes_anything_worse(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(site + MODULE)
    learning.take(page)
    page.goto(site + "progress/")
    saved = page.evaluate("playbook.learn.save()")
    worse = json.loads(saved)
    worse["r"][f"pass/{FIRST}"][1] |= {"p": "0", "share": 0, "done": False, "at": 2_000_000_000_000}
    load(page, tmp_path, json.dumps(worse))
    expect(page.locator("#pb-mine-said")).to_contain_text("Everything in the file was here already, or better.")
    assert learn(page, f"pass/{FIRST}")["done"] is True


# ---- tests, draws ----


def test_case_17_a_draw_survives_a_reload_and_the_next_avoids_it(page: Page, site: str) -> None:
    page.goto(site + "training/saying-no-well/")
    drawn = [item.get_attribute("data-id") for item in learning.items(page)]
    banked = {str(item.get_attribute("data-id")) for item in page.locator("pb-item[data-bank]").all()}
    assert 0 < len(banked & set(drawn)) < len(banked)
    page.reload()
    assert [item.get_attribute("data-id") for item in learning.items(page)] == drawn
    expect(page.locator("pb-item:visible .pb-q__n").last).to_have_text(f"Question {len(drawn)} of {len(drawn)}")
    learning.take(page)
    page.get_by_role("button", name="Take it again").click()
    again = [item.get_attribute("data-id") for item in learning.items(page)]
    if len(banked) >= 2 * len(banked & set(drawn)):
        assert not (banked & set(drawn)) & set(again)


def test_a_page_left_in_the_middle_has_kept_what_was_begun(page: Page, site: str) -> None:
    page.goto(site + MODULE)
    item = next(item for item in learning.items(page) if learning.spec(item)["kind"] == "number")
    item.get_by_label("Your response").fill("1")
    page.goto(site)
    page.go_back()
    learning.items(page)
    expect(item.get_by_label("Your response")).to_have_value("1")
    expect(item.get_by_role("button", name="Check", exact=True)).to_be_visible()


def test_case_21_going_back_and_forth_makes_nothing_twice(page: Page, site: str) -> None:
    page.goto(site + MODULE)
    answer(page, 0)
    for _ in range(2):
        page.goto(site)
        page.go_back()
    learning.items(page)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    top = page.evaluate("scrollY")
    answer(page, 1, right=False)
    assert learn(page, f"item/{FIRST}/{learning.items(page)[1].get_attribute('data-id')}")["n"] == 1
    assert page.evaluate("scrollY") >= top


# ---- pages that show what is kept, with something to show ----


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_progress_is_shown(chromium: Browser, site: str, scheme: str) -> None:
    context = chromium.new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, locale="en-GB")
    page = context.new_page()
    page.goto(site + "start/first-90-days/?role=bench")
    page.locator(".pb-tick:enabled:visible").first.check()
    page.goto(site + "vision/")
    page.get_by_label("Your name").fill("Ida Oak")
    page.get_by_role("button", name="I have read the vision").click()
    page.goto(site + MODULE)
    learning.take(page, wrong=(0,))
    page.goto(site + "training/our-vision-and-my-part/")
    answer(page, 0, right=False)
    found = {}
    for address in ("", "start/first-90-days/", "training/", MODULE, "vision/", "progress/", "progress/record/"):
        page.goto(site + address)
        if address == MODULE:
            page.locator(".pb-check").scroll_into_view_if_needed()
            expect(page.locator(".pb-result")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        found[address] = violations(page)
    context.close()
    assert found == {address: [] for address in found}
