"""What runs on every page in a real browser: light and dark, search, the cards' filter, links from a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pages
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
HEAD = """<h1>Page</h1><button id="pb-find" hidden>Search</button><button id="pb-scheme" hidden>Light or dark</button>
<p class="pb-js" hidden>With script</p><button data-print hidden>Print</button><a href="training/">Training</a> <a href="./#x">Here</a>
<label>Note <input id="note"></label>
<dialog id="pb-search" aria-label="Search" data-none="Nothing." data-one="# result" data-other="# results"
 data-failed="Failed." data-loading="Loading" data-slash="The / key opens search">
<input type="search" id="pb-q" aria-label="Find"><button data-close>Close</button>
<p id="pb-search-note" role="status"></p><ol id="pb-search-results"></ol></dialog>"""
LATE = {"id": "late", "url": "guidance/#late", "title": "It is late", "kind": "Card", "also": "delay overdue"}
LATE["text"] = "Say when you will speak next, <b>not</b> when it comes."
DOCUMENTS = [
    LATE,
    {"id": "over", "url": "training/", "title": "Übergabe", "kind": "Module", "text": "Hand a person over by name.", "also": ""},
    {"id": "page", "url": "vision/", "title": "Vision", "kind": "Page", "text": "Somebody says when.", "also": ""},
]
CARDS = """<h1>Phrases</h1><div class="pb-filter"><form class="pb-js" hidden><label>Type a word <input id="pb-word" type="search"></label>
<fieldset class="pb-chips"><legend>Role</legend><label><input type="radio" name="role" value="" checked>All</label>
<label><input type="radio" name="role" value="manager">Manager</label>
<label><input type="radio" name="role" value="desk">Desk</label></fieldset>
<p role="status" data-count data-none="None." data-one="{n} phrase" data-other="{n} phrases">3 phrases</p></form></div>
<div class="pb-lines"><section class="pb-topic"><h2>Waiting</h2><ul><li id="w1">Late <q>At a quarter past.</q></li>
<li id="w2" data-roles="manager">Queue <q>Two more minutes.</q></li></ul></section>
<section class="pb-topic"><h2>Angry</h2><ul><li id="a1">Loud <q>What happened at the café?</q></li></ul></section></div>"""


@pytest.fixture
def chrome(page: Page, server: str, folder: Path) -> Page:
    """A page with the frame's controls, and an index."""
    name = pages.write(folder, "chrome.html", HEAD, ("playbook.js",))
    index = f"playbook.searchReady({json.dumps({'documents': DOCUMENTS})});"
    (folder / "assets/search-index.js").write_text(index, encoding="utf-8")
    page.goto(f"{server}/{name}")
    return page


def find(page: Page, text: str) -> list[str]:
    page.keyboard.press("/")
    page.locator("#pb-q").fill("")
    expect(page.locator("#pb-search-results li")).to_have_count(0)
    expect(page.locator("#pb-search-note")).to_be_empty()
    page.locator("#pb-q").fill(text)
    expect(page.locator("#pb-search-note")).to_contain_text("result" if text != "zebra" else "Nothing")
    return page.locator("#pb-search-results .pb-found__title").all_inner_texts()


def test_controls_that_need_script_appear_with_it(chrome: Page) -> None:
    for name in ("Search", "Light or dark", "Print"):
        expect(chrome.get_by_role("button", name=name)).to_be_visible()
    expect(chrome.get_by_text("With script")).to_be_visible()
    assert "no-js" not in (chrome.locator("html").get_attribute("class") or "")


def test_light_or_dark_is_remembered_for_this_playbook(chrome: Page) -> None:
    chrome.get_by_role("button", name="Light or dark").click()
    assert chrome.evaluate("localStorage.getItem('playbook:test:scheme')") == "dark"
    chrome.reload()
    expect(chrome.locator("html")).to_have_attribute("data-scheme", "dark")
    chrome.get_by_role("button", name="Light or dark").click()
    expect(chrome.locator("html")).to_have_attribute("data-scheme", "light")


def test_search_loads_nothing_until_it_is_opened(chrome: Page) -> None:
    assert chrome.locator("script[src*=search], script[src*=minisearch]").count() == 0
    chrome.get_by_role("button", name="Search").click()
    expect(chrome.locator("#pb-q")).to_be_focused()
    expect(chrome.locator("script[src*=search-index]")).to_have_count(1)


def test_search_finds_parts_typing_errors_synonyms_and_accents(chrome: Page) -> None:
    assert find(chrome, "ubergabe") == ["Übergabe"]
    for text in ("overdue", "lat", "overdeu"):
        chrome.keyboard.press("Escape")
        assert find(chrome, text)[0] == "It is late"
    chrome.keyboard.press("Escape")
    assert find(chrome, "zebra") == []


def test_nearly_right_words_are_found_only_where_right_ones_are_not(chrome: Page) -> None:
    assert find(chrome, "hand") == ["Übergabe"]  # and not "and"
    chrome.keyboard.press("Escape")
    assert find(chrome, "persom") == ["Übergabe"]


def test_results_are_text_and_the_found_word_is_marked(chrome: Page) -> None:
    find(chrome, "speak")
    found = chrome.locator("#pb-search-results a")
    expect(found).to_have_text("CardIt is lateSay when you will speak next, <b>not</b> when it comes.")
    expect(found.locator("mark")).to_have_text(["speak"])
    expect(found).to_have_attribute("href", "./guidance/#late")


def test_search_by_keyboard(chrome: Page) -> None:
    chrome.get_by_role("button", name="Search").focus()
    assert len(find(chrome, "when")) == 2
    results = chrome.locator("#pb-search-results a")
    chrome.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    chrome.keyboard.press("ArrowDown")
    expect(results.last).to_be_focused()
    chrome.keyboard.press("ArrowUp")
    chrome.keyboard.press("ArrowUp")
    expect(chrome.locator("#pb-q")).to_be_focused()
    chrome.keyboard.press("Escape")
    expect(chrome.locator("dialog")).to_be_hidden()
    expect(chrome.get_by_role("button", name="Search")).to_be_focused()


def test_the_key_is_for_typing_in_fields_and_can_be_switched_off(chrome: Page) -> None:
    chrome.locator("#note").press("/")
    expect(chrome.locator("#note")).to_have_value("/")
    expect(chrome.locator("dialog")).to_be_hidden()
    chrome.get_by_role("button", name="Search").focus()
    chrome.keyboard.press("/")
    chrome.get_by_role("checkbox", name="The / key opens search").uncheck()
    chrome.get_by_role("button", name="Close").click()
    chrome.keyboard.press("/")
    expect(chrome.locator("dialog")).to_be_hidden()


def test_from_a_folder_links_name_their_file_and_search_works(page: Page, chrome: Page, folder: Path) -> None:
    chrome.goto((folder / "chrome.html").as_uri())
    assert str(chrome.get_by_role("link", name="Training").evaluate("e => e.href")).endswith("/training/index.html")
    assert str(chrome.get_by_role("link", name="Here").evaluate("e => e.href")).endswith("/index.html#x")
    find(page, "speak")
    assert str(chrome.locator("#pb-search-results a").evaluate("e => e.href")).endswith("/guidance/index.html#late")


def test_phrases_are_found_by_word_and_role_and_counted(page: Page, server: str, folder: Path) -> None:
    page.goto(f"{server}/{pages.write(folder, 'cards.html', CARDS, ('playbook.js', 'filter.js'))}")
    shown = page.locator(".pb-lines li:visible")
    page.get_by_label("Type a word").fill("WAIT")
    expect(shown).to_have_count(2)
    expect(page.get_by_role("heading", name="Angry")).to_be_hidden()
    page.get_by_label("Desk").check()
    expect(shown).to_have_text(["Late At a quarter past."])
    expect(page.get_by_role("status")).to_have_text("1 phrase")
    page.get_by_label("Type a word").fill("cafe")
    expect(shown).to_have_text(["Loud What happened at the café?"])
    page.get_by_label("Type a word").fill("nobody says this")
    expect(page.get_by_role("status")).to_have_text("None.")
    page.get_by_label("Type a word").press("Enter")
    page.evaluate("location.hash = '#w2'")
    expect(page.locator("#w2")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("3 phrases")
