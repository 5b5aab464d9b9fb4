"""Every kind of item in a real browser: by keyboard, by touch, without script, on paper; and what a screen reader is told.

Numbers in names (`case_11`) are those of the list of what breaks other quiz tools; each of them has a test that names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pages
import pytest
import samples
from axe import violations
from playwright.sync_api import Browser, Locator, Page, expect

from playbook_gen.model.items import Item

pytestmark = pytest.mark.browser
SCRIPTS = ("playbook.js", "grading.js", "registers.js", "state.js", "views.js", "item.js", "shuffle.js", "attempts.js", "assessment.js")
Open = Callable[..., Page]


@pytest.fixture
def visit(page: Page, server: str, folder: Path) -> Open:
    """Opens a page with these items, taken in this way."""

    def go(*items: Item, **taken: object) -> Page:
        body = pages.assessment(pages.module(items or samples.KINDS, **taken))  # type: ignore[arg-type]
        page.goto(f"{server}/{pages.write(folder, f'items-{abs(hash((items, str(taken))))}.html', body, SCRIPTS)}")
        return page

    return go


def item(page: Page, name: str) -> Locator:
    return page.locator(f"#first--{name}")


def check(found: Locator) -> None:
    found.get_by_role("button", name="Check", exact=True).click()


def kept(page: Page, name: str) -> Any:
    return page.evaluate("key => playbook.learn.get(key)?.r ?? null", f"item/first/{name}")


def status(page: Page) -> Locator:
    return page.locator("pb-assessment > form > [role=status]")


def order(found: Locator) -> list[str]:
    return [str(row.get_attribute("data-part")) for row in found.locator(".pb-entry").all()]


# ---- text and numbers ----


@pytest.mark.parametrize("typed", ["by six", "  By SIX. ", "at\u00a0six", "ｂｙ ｓｉｘ", "“by six”"])
def test_case_11_a_text_is_compared_as_people_compare(visit: Open, typed: str) -> None:
    page = visit(samples.TEXT)
    found = item(page, "word")
    found.get_by_label("Your response").fill(typed)
    page.keyboard.press("Enter")  # case 9: Enter in a text field submits
    expect(found.locator(".pb-written .pb-fb")).to_be_focused()
    expect(found.locator(".pb-written .pb-fb")).to_contain_text("Right. A time that can be kept.")
    expect(status(page)).to_contain_text("Question 1. Right.")
    expect(found.get_by_label("Your response")).to_have_accessible_description("Right. A time that can be kept.")


def test_a_mistake_that_people_make_has_a_reply_of_its_own(visit: Open) -> None:
    page = visit(samples.TEXT)
    found = item(page, "word")
    found.get_by_label("Your response").fill("Soon!")
    check(found)
    expect(found.locator(".pb-written .pb-fb")).to_contain_text("Not this one. Soon is no time.")
    expect(found.get_by_role("link", name="Read again: A time to speak").first).to_be_visible()
    found.get_by_role("button", name="Try again").click()
    expect(found.get_by_label("Your response")).to_have_value("Soon!")
    expect(found.get_by_label("Your response")).to_be_focused()


def test_case_10_what_is_typed_stays_text_now_and_after_reload(visit: Open) -> None:
    page = visit(samples.TEXT)
    hostile = "<img src=x onerror=alert(1)>\"'${x}"
    item(page, "word").get_by_label("Your response").fill(hostile)
    check(item(page, "word"))
    expect(item(page, "word").locator(".pb-fb img")).to_have_count(0)
    page.reload()
    expect(item(page, "word").get_by_label("Your response")).to_have_value(hostile)
    expect(page.locator("pb-item img")).to_have_count(0)
    assert kept(page, "word") == hostile


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("17,5", "Right."), ("1.7e1", "Right."), ("١٧", "Right."), ("17 min", "Right."), ("20", "Right."),
        ("20.01", "Not this one. Too far"), ("10", "Not this one. That is the good day."),
    ],
)  # fmt: skip
def test_case_12_a_number_is_read_by_stated_rules(visit: Open, typed: str, told: str) -> None:
    page = visit(samples.NUMBER)
    item(page, "minutes").get_by_label("Your response").fill(typed)
    check(item(page, "minutes"))
    expect(item(page, "minutes").locator(".pb-written .pb-fb")).to_contain_text(told)


@pytest.mark.parametrize(
    ("typed", "told"), [("", "Write a response first."), ("soon", "can’t be read as a number"), ("17 hours", "Write the number alone")]
)
def test_cases_8_and_12_nonsense_gets_a_message_and_costs_nothing(visit: Open, typed: str, told: str) -> None:
    page = visit(samples.NUMBER)
    found = item(page, "minutes")
    found.get_by_label("Your response").fill(typed)
    check(found)
    expect(found.get_by_text(told)).to_be_visible()
    expect(found.locator(".pb-fb:visible")).to_have_count(0)
    expect(status(page)).to_contain_text(told)
    expect(found.get_by_label("Your response")).to_be_focused()
    assert kept(page, "minutes") is None


# ---- arranged ----


def test_an_order_is_made_with_two_buttons_that_keep_the_focus(visit: Open) -> None:
    page = visit(samples.ORDER)
    found = item(page, "steps")
    right = ["see", "ask", "do", "say"]
    assert order(found) != right
    check(found)
    expect(found.get_by_text("Move at least one first")).to_be_visible()
    for at, name in enumerate(right):  # by keyboard alone: press Enter on "Move up" until it is in its place
        up = found.locator(f"[data-part={name}] [data-move='-1']")
        while order(found).index(name) > at:
            up.focus()
            page.keyboard.press("Enter")
            expect(up).to_be_focused()
    assert order(found) == right
    expect(status(page)).to_contain_text("Now number")
    expect(found.locator("[data-part=see] [data-move='-1']")).to_have_attribute("aria-disabled", "true")
    check(found)
    expect(found.locator(".pb-verdict")).to_be_focused()
    expect(found.locator(".pb-verdict")).to_contain_text("Right, all 4 of them.")
    expect(found.locator("[data-part=ask] .pb-fb")).to_contain_text("Before you know, you cannot help.")


def test_a_wrong_order_says_what_is_in_place_and_not_what_is_the_key(visit: Open) -> None:
    page = visit(samples.ORDER)
    found = item(page, "steps")
    found.locator(".pb-entry [data-move='1']").first.click()
    check(found)
    expect(found.locator(".pb-verdict")).to_contain_text("of 4")
    for row in found.locator(".pb-entry.pb-wrong").all():
        expect(row.locator(".pb-fb")).to_have_text("Not in this place.")
    expect(found.locator(".pb-key")).to_be_hidden()
    found.get_by_role("button", name="Try again").click()
    found.locator(".pb-entry [data-move='1']").first.click()
    check(found)
    expect(found.locator(".pb-key")).to_be_visible()  # whoever has tried twice may look


def test_pairs_are_chosen_from_lists_and_right_ones_stay(visit: Open) -> None:
    page = visit(samples.MATCH)
    found = item(page, "means")
    check(found)
    expect(found.get_by_text("Choose for each line first.")).to_be_visible()
    found.get_by_label("“I’ve asked twice”").select_option("again")
    check(found)
    expect(found.get_by_text("There is a part without a response.")).to_be_visible()
    assert kept(page, "means") is None
    found.get_by_label("“Are you open?”").select_option("none")
    found.get_by_label("“What does it cost?”").select_option("cost")
    check(found)
    expect(found.locator(".pb-verdict")).to_contain_text("Partly right. Right ones: 2 of 3.")
    expect(found.locator("[data-part=again] .pb-fb")).to_contain_text("They have stopped hoping.")
    expect(found.locator("[data-part=open] .pb-fb")).to_have_text("Not this one.")
    found.get_by_role("button", name="Try again").click()
    expect(found.get_by_label("“I’ve asked twice”")).to_have_value("again")
    expect(found.get_by_label("“Are you open?”")).to_have_value("")


def test_gaps_are_typed_or_chosen(visit: Open) -> None:
    page = visit(samples.GAPS)
    found = item(page, "say")
    found.get_by_label("Gap 1 of 2").fill("help")
    found.get_by_label("Gap 2 of 2").select_option("six")
    check(found)
    expect(found.locator(".pb-whys .pb-fb").first).to_contain_text("Gap 1")
    expect(found.locator(".pb-whys .pb-fb").first).to_contain_text("Not this one. How?")
    expect(found.locator(".pb-whys")).to_contain_text("A time can be kept.")
    expect(found.get_by_label("Gap 1 of 2")).to_have_accessible_description(re.compile(r"Not this one\. How\?"))
    found.get_by_role("button", name="Try again").click()
    expect(found.get_by_label("Gap 1 of 2")).to_have_value("")
    expect(found.get_by_label("Gap 2 of 2")).to_have_value("six")
    found.get_by_label("Gap 1 of 2").fill("Ring")
    page.keyboard.press("Enter")
    expect(found.locator(".pb-verdict")).to_contain_text("Right, all 2 of them.")


# ---- a scenario ----


def say(found: Locator, reply: str) -> None:
    found.get_by_label(reply).check()
    found.get_by_role("button", name="Go with this").click()


def test_a_talk_goes_on_with_what_was_said_and_can_end_badly(visit: Open) -> None:
    page = visit(samples.TALK)
    found = item(page, "talk")
    expect(found.locator(".pb-scene:visible")).to_have_count(1)
    found.get_by_role("button", name="Go with this").click()
    expect(found.get_by_text("Choose what you say first.")).to_be_visible()
    say(found, "“Calm down, please.”")
    expect(found.get_by_text("It makes them louder.").locator("visible=true")).to_be_visible()
    expect(status(page)).to_contain_text("The next scene follows: A guest")
    expect(found.locator(".pb-scene:visible")).to_have_count(2)
    page.reload()  # left in the middle: the talk is where it was
    expect(found.locator(".pb-scene:visible")).to_have_count(2)
    expect(found.get_by_text("It makes them louder.").locator("visible=true")).to_be_visible()
    say(found, "You turn away.")
    expect(found.locator(".pb-verdict")).to_contain_text("It ends badly.")
    expect(status(page)).to_contain_text("Question 1. It ends badly.")
    assert kept(page, "talk") == ["calm", "leave"]
    found.get_by_role("button", name="Try again").click()
    expect(found.locator(".pb-scene:visible")).to_have_count(1)
    say(found, "“The third time. Tell me.”")
    expect(found.get_by_role("link", name="The card for it: Raised voice").locator("visible=true")).to_be_visible()
    say(found, "“I’ll bring a heater in five minutes.”")
    expect(found.locator(".pb-verdict")).to_contain_text("It ends well.")


# ---- hints, changes, without script, on paper ----


def test_hints_come_one_at_a_time_and_cost_nothing(visit: Open) -> None:
    page = visit(samples.SINGLE)
    found = item(page, "late")
    expect(found.get_by_text("Hint 2 of 2")).to_be_hidden()
    found.get_by_text("Hint 1 of 2").click()
    expect(found.get_by_text("Think of the clock.")).to_be_visible()
    found.get_by_text("Hint 2 of 2").click()
    expect(found.get_by_text("Only one names a time.")).to_be_visible()
    assert kept(page, "late") is None


def test_case_27_without_script_every_kind_is_complete(chromium: Browser, server: str, folder: Path) -> None:
    name = pages.write(folder, "unscripted.html", pages.assessment(pages.module(samples.KINDS)), SCRIPTS)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{name}")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(item(page, "talk").locator(".pb-scene:visible")).to_have_count(3)
    for found in page.locator("pb-item").all():
        found.locator("details.pb-key > summary").click()
    for text in ("A time that can be kept.", "15 to 20 minutes", "Before you know, you cannot help.", "They have stopped hoping.",
                 "You do it, not they.", "It goes on with scene 3.", "It ends badly."):  # fmt: skip
        expect(page.get_by_text(text).locator("visible=true").first).to_be_visible()
    context.close()


def test_case_27_on_paper_there_is_the_question_and_no_key(visit: Open) -> None:
    page = visit()
    item(page, "word").get_by_label("Your response").fill("by six")
    check(item(page, "word"))
    page.emulate_media(media="print")
    for hidden in (".pb-fb", ".pb-key", ".pb-verdict", "button", ".pb-hint", ".pb-match select"):
        expect(page.locator(f"{hidden}:visible")).to_have_count(0)
    expect(item(page, "means").locator(".pb-options li:visible")).to_have_count(4)
    expect(item(page, "steps").locator(".pb-square:visible")).to_have_count(4)
    expect(item(page, "say").get_by_text("(six / once / some point)")).to_be_visible()


# ---- accessibility ----


def response(page: Page) -> None:
    """Something wrong in every item, checked: feedback is on the page."""
    item(page, "late").locator("input[value=a]").check()
    item(page, "hand-over").locator("input[value=c]").check()
    item(page, "wait").locator("input[value=false]").check()
    item(page, "word").get_by_label("Your response").fill("later")
    item(page, "minutes").get_by_label("Your response").fill("90")
    item(page, "steps").locator(".pb-entry [data-move='1']").first.click()
    for label in ("“I’ve asked twice”", "“Are you open?”", "“What does it cost?”"):
        item(page, "means").get_by_label(label).select_option("none")
    item(page, "say").get_by_label("Gap 1 of 2").fill("x")
    item(page, "say").get_by_label("Gap 2 of 2").select_option("once")
    for name in ("late", "hand-over", "wait", "word", "minutes", "steps", "means", "say"):
        check(item(page, name))
    say(item(page, "talk"), "“Calm down, please.”")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(visit: Open, scheme: str, width: int) -> None:
    page = visit()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert violations(page) == []
    response(page)
    assert violations(page) == []


def test_case_26_nothing_is_cut_off_at_320_pixels_and_targets_are_large(visit: Open) -> None:
    page = visit()
    page.set_viewport_size({"width": 320, "height": 640})
    response(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.evaluate(
        """() => [...document.querySelectorAll('pb-assessment :is(button, select, input[type=text], summary)')].filter(e => {
            const box = e.getBoundingClientRect(); return box.width && (box.height < 44 || box.width < 24);
        }).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_case_26_in_forced_colours_every_mark_is_seen(chromium: Browser, server: str, folder: Path) -> None:
    name = pages.write(folder, "forced.html", pages.assessment(pages.module(samples.KINDS)), SCRIPTS)
    context = chromium.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{server}/{name}")
    response(page)
    for icon in page.locator(".pb-q .pb-fb > svg").all():
        assert icon.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    context.close()
