"""How questions are taken together: practice and test, time, attempts, orders and draws. And what a screen reader is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import learning
import pages
import pytest
import samples
from playwright.sync_api import Locator, Page, expect

from playbook_gen.model import Choice, SingleChoice
from playbook_gen.model.items import Item

pytestmark = pytest.mark.browser
SCRIPTS = ("playbook.js", "grading.js", "registers.js", "state.js", "views.js", "item.js", "shuffle.js", "attempts.js", "assessment.js")
Open = Callable[..., Page]
THREE: tuple[Item, ...] = (samples.SINGLE, samples.SEVERAL, samples.TEXT)


@pytest.fixture
def visit(page: Page, server: str, folder: Path) -> Open:
    """Opens a page with these items, taken in this way."""

    def go(*items: Item, **taken: object) -> Page:
        body = pages.assessment(pages.module(items or THREE, **taken))  # type: ignore[arg-type]
        page.goto(f"{server}/{pages.write(folder, f'taken-{abs(hash((items, str(taken))))}.html', body, SCRIPTS)}")
        return page

    return go


def item(page: Page, name: str) -> Locator:
    return page.locator(f"#first--{name}")


def give(page: Page, right: bool = True) -> None:
    """A response to each of the three, unchecked."""
    item(page, "late").locator(f"input[value={'b' if right else 'a'}]").check()
    item(page, "hand-over").locator("input[value=a]").check()
    item(page, "hand-over").locator("input[value=b]").check()
    item(page, "word").get_by_label("Your response").fill("by six")


def test_a_test_says_nothing_until_it_is_handed_in(visit: Open) -> None:
    page = visit(mode="test", attempts=2)
    expect(page.get_by_role("button", name="Check", exact=True)).to_have_count(0)
    expect(page.get_by_text("This is a test: you hand in all of it together")).to_be_visible()
    give(page, right=False)
    page.keyboard.press("Enter")  # in a field of a test, Enter reveals nothing
    expect(page.locator(".pb-q .pb-fb")).to_have_count(0)
    page.reload()
    expect(item(page, "word").get_by_label("Your response")).to_have_value("by six")  # nothing begun is lost
    page.get_by_role("button", name="Hand it in").click()
    expect(page.locator(".pb-result")).to_be_focused()
    expect(page.locator(".pb-result")).to_contain_text("3 of 4. You need 3.2.")
    expect(item(page, "late").locator("[data-part=a] .pb-fb")).to_contain_text("Not this one.")
    expect(item(page, "late").get_by_text("The key, and why")).to_be_visible()  # a review of all choices
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    page.reload()
    expect(page.locator(".pb-result")).to_contain_text("3 of 4.")
    page.get_by_role("button", name="Take it again").click()
    expect(page.locator(".pb-q .pb-fb")).to_have_count(0)
    expect(item(page, "late").locator("input:checked")).to_have_count(0)
    give(page)
    page.get_by_role("button", name="Hand it in").click()
    expect(page.locator(".pb-result")).to_contain_text("That’s a pass.")
    expect(page.get_by_role("button", name="Take it again")).to_be_hidden()


def test_what_is_open_is_told_before_a_test_is_handed_in_as_it_is(visit: Open) -> None:
    page = visit(mode="test", attempts=1)
    item(page, "late").locator("input[value=b]").check()
    page.get_by_role("button", name="Hand it in").click()
    expect(page.locator("form > [role=status]")).to_contain_text("Questions still without a response: 2 and 3. Press the button again")
    expect(page.locator(".pb-result")).to_be_hidden()
    page.get_by_role("button", name="Hand it in").click()
    expect(page.locator(".pb-result")).to_contain_text("1 of 4. You need 3.2.")
    expect(page.locator(".pb-result")).to_contain_text("There is no attempt left")
    expect(item(page, "word").get_by_text("The key, and why")).to_be_visible()


def test_a_time_limit_hands_in_what_is_there_also_after_the_page_was_left(visit: Open) -> None:
    page = visit()
    page.clock.install(time="2026-11-28T10:00:00Z")
    page = visit(mode="test", minutes=10)
    page.clock.pause_at("2026-11-28T10:01:00Z")
    expect(page.locator("pb-item:visible")).to_have_count(0)
    expect(page.get_by_text("You have 10 minutes from the moment you begin.")).to_be_visible()
    page.get_by_role("button", name="Begin the test").click()
    expect(item(page, "late").locator("input").first).to_be_focused()
    item(page, "late").locator("input[value=b]").check()
    page.clock.run_for(60_000)
    expect(page.locator(".pb-clock__t")).to_have_text("9:00")
    address = page.url
    page.goto("about:blank")
    page.clock.set_fixed_time("2026-11-28T10:45:00Z")
    page.goto(address)
    expect(page.locator(".pb-result")).to_contain_text("1 of 4.")
    for place in ("form > [role=status]", ".pb-result"):
        expect(page.locator(place)).to_contain_text("The time is up. What you had answered was handed in.")
    expect(item(page, "late").locator("[data-part=b] .pb-fb")).to_contain_text("A promise you can keep.")


def test_a_practice_can_tell_at_the_end_and_can_limit_tries(visit: Open) -> None:
    page = visit(feedback="at-end")
    give(page, right=False)
    expect(page.get_by_role("button", name="Check", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Check all and see my score").click()
    expect(page.locator(".pb-result")).to_contain_text("3 of 4.")
    page = visit(attempts=1)
    page.evaluate("playbook.learn.clear()")
    page.reload()
    found = item(page, "late")
    found.locator("input[value=a]").check()
    found.get_by_role("button", name="Check", exact=True).click()
    expect(found.get_by_role("button", name="Try again")).to_be_hidden()
    expect(found.get_by_text("The key, and why")).to_be_visible()


def order(page: Page) -> list[str]:
    return [str(choice.get_attribute("data-part")) for choice in item(page, "many").locator(".pb-choice").all()]


def test_cases_14_and_17_choices_are_shuffled_pinned_ones_stay_last_and_a_reload_changes_nothing(visit: Open) -> None:
    many = SingleChoice(
        id="many", kind="single-choice", prompt="Which?",
        choices=(*(Choice(id=f"c{at}", text=f"Number {at}", correct=at == 3, feedback="So.") for at in range(8)),
                 Choice(id="none", text="None of them", feedback="One is.", pinned=True)),
    )  # fmt: skip
    page = visit(many, shuffle_choices=True)
    first = order(page)
    assert sorted(first) == sorted(choice.id for choice in many.choices)
    assert first[-1] == "none"
    assert first != [choice.id for choice in many.choices]  # eight of them: once in forty thousand
    page.reload()
    assert order(page) == first


def test_questions_in_another_order_are_numbered_as_they_stand(visit: Open) -> None:
    items = tuple(samples.STATEMENT.model_copy(update={"id": f"q-{at}"}) for at in range(12))
    page = visit(*items, shuffle_items=True)
    names = [found.get_attribute("data-id") for found in page.locator("pb-item").all()]
    assert names != [one.id for one in items]
    assert page.locator(".pb-q__n").all_text_contents() == [f"Question {at} of 12" for at in range(1, 13)]
    page.get_by_role("button", name="Check all and see my score").click()
    expect(page.locator("form > [role=status]")).to_contain_text("1, 2, 3")


def test_case_25_direction_is_a_matter_of_each_text(visit: Open) -> None:
    arabic = SingleChoice(
        id="ar", kind="single-choice", prompt="ماذا تقول أولاً عن `List<String>`؟",
        choices=(
            Choice(id="a", text="مرحباً بك في Harrowmere", correct=True, feedback="نعم."),
            Choice(id="b", text="`a < b`", feedback="No."),
        ),
    )  # fmt: skip
    page = visit(arabic, samples.GAPS)

    def direction(selector: str) -> str:
        return str(page.locator(selector).first.evaluate("e => getComputedStyle(e).direction"))

    assert direction("#first--ar .pb-q__prompt") == "rtl"
    assert direction("#first--ar [data-part=a] [dir=auto]") == "rtl"
    assert direction("#first--ar [data-part=b] [dir=auto]") == "ltr"
    assert direction("#first--ar .pb-q__prompt code") == "ltr"
    assert direction("#first--say .pb-blanks") == "ltr"


# ---- the accessibility tree of each kind: name, role, state, and what is announced ----

TREES = {
    "late": """
- group "Question 1 of 9, choose one. It is 07:52. The 07:55 is late. What do you say first?":
  - radio "It should be here any minute."
  - radio "It’s late. I’ll tell you what I know at 07:58."
  - radio "You can follow it in the app."
""",
    "hand-over": """
- 'group "Question 2 of 9, choose all that fit, points: 2. What belongs to a hand-over?"':
  - checkbox "The name"
  - checkbox "What you have tried"
  - checkbox "A form number"
  - checkbox "Good luck"
""",
    "wait": """
- group "Question 3 of 9, true or false. People can wait as long as they know what happens.":
  - radio "True"
  - radio "False"
""",
    "word": """
- group "Question 4 of 9, write a word or a few. Which word says when?":
  - textbox "Your response"
""",
    "minutes": """
- group "Question 5 of 9, write a number. How many minutes do you promise?":
  - textbox "Your response"
  - text: minutes
""",
    "steps": """
- group "Question 6 of 9, put in order. In which order?":
  - list:
    - listitem:
      - 'button "Move up: Ask" [disabled]'
      - 'button "Move down: Ask"'
""",
    "means": """
- group "Question 7 of 9, match. What is behind it?":
  - combobox "“I’ve asked twice”":
    - option "Choose" [selected]
""",
    "say": """
- group "Question 8 of 9, fill in the gaps. Complete the sentence.":
  - paragraph:
    - textbox "Gap 1 of 2"
    - combobox "Gap 2 of 2"
""",
    "talk": """
- group "Question 9 of 9, choose what you say. Somebody is cross.":
  - group "A guest":
    - paragraph: “This is the third time!”
    - radio "“Calm down, please.”"
    - radio "“The third time. Tell me.”"
""",
}


@pytest.mark.parametrize("name", TREES)
def test_what_a_screen_reader_finds_in_each_kind(visit: Open, name: str) -> None:
    page = visit(*samples.KINDS)
    expect(item(page, name)).to_match_aria_snapshot(TREES[name])


SAID = {
    "late": "Question 1. Not this one.",
    "hand-over": "Question 2. Not yet. Right ones: 0 of 2. Chosen, but not right: 1.",
    "wait": "Question 3. Not this one.",
    "word": "Question 4. Not this one.",
    "minutes": "Question 5. Not this one.",
    "steps": "Question 6. Partly right. Right ones: 2 of 4.",
    "means": "Question 7. Not yet. Right ones: 0 of 3.",
    "say": "Question 8. Not yet. Right ones: 0 of 2.",
    "talk": "Question 9. It ends badly.",
}


def test_what_a_screen_reader_is_told_of_each_kind(visit: Open) -> None:
    """Once wrong, then right; where the focus is, and that what was answered can't be changed unawares."""
    page = visit(*samples.KINDS)
    assert SAID.keys() == TREES.keys() == {one.id for one in samples.KINDS}
    for name, told in SAID.items():
        found = item(page, name)
        learning.respond(found, right=False)
        expect(page.locator("form > [role=status]")).to_contain_text(told)
        assert page.evaluate("name => document.activeElement.closest(`[data-id='${name}']`) !== null", name), name
        expect(found.locator("fieldset.pb-q")).to_have_attribute("disabled", "")
        found.get_by_role("button", name="Try again").click()
        expect(found.locator("fieldset.pb-q")).not_to_have_attribute("disabled", "")
        learning.respond(found)
        expect(page.locator("form > [role=status]")).to_contain_text(re.compile(rf"{told.split('.')[0]}\. (Right|It ends well)"))


# ---- what has gone wrong once ----


def test_a_scenario_can_be_answered_where_feedback_comes_at_the_end(visit: Open) -> None:
    page = visit(samples.TALK, samples.STATEMENT, mode="test")
    for reply in ("“The third time. Tell me.”", "“I’ll bring a heater in five minutes.”"):
        item(page, "talk").get_by_label(reply).check()
        item(page, "talk").get_by_role("button", name="Go with this").click()
    expect(item(page, "talk").get_by_role("button", name="Go with this")).to_be_hidden()
    item(page, "wait").locator("input[value=true]").check()
    page.get_by_role("button", name="Hand it in").click()
    expect(page.locator(".pb-result")).to_contain_text("2 of 2.")
    expect(item(page, "talk").locator(".pb-verdict")).to_contain_text("It ends well.")


def test_a_draw_is_made_anew_when_what_was_drawn_is_gone(visit: Open) -> None:
    def bank(*names: str) -> tuple[Item, ...]:
        return tuple(samples.STATEMENT.model_copy(update={"id": name, "bank": "constructor"}) for name in names)

    draw = [{"id": "constructor", "count": 2}]
    page = visit(*bank("a", "b", "c"), draw=draw)
    expect(page.locator("pb-item:visible")).to_have_count(2)
    page = visit(*bank("d", "e", "f"), draw=draw)  # rebuilt: every item has another name
    expect(page.locator("pb-item:visible")).to_have_count(2)
    expect(page.locator(".pb-result")).to_be_hidden()
    assert page.evaluate("playbook.learn.get('pass/first')") is None


def test_what_another_tab_has_handed_in_is_not_handed_in_again(visit: Open) -> None:
    page = visit(mode="test", attempts=1)
    other = page.context.new_page()
    other.goto(page.url)
    item(other, "word").get_by_label("Your response").focus()
    give(page, right=False)
    page.get_by_role("button", name="Hand it in").click()
    give(other)
    other.get_by_role("button", name="Hand it in").click()
    expect(other.locator(".pb-result")).to_contain_text("3 of 4.")
    assert page.evaluate("playbook.learn.get('pass/first').done") is False


def test_a_record_holds_the_responses_that_made_its_score(visit: Open) -> None:
    page = visit(mode="test")
    item(page, "late").locator("input[value=b]").check()
    for _ in range(2):
        page.get_by_role("button", name="Hand it in").click()
    page.get_by_role("button", name="Take it again").click()
    item(page, "hand-over").locator("input[value=a]").check()
    item(page, "hand-over").locator("input[value=b]").check()
    for _ in range(2):
        page.get_by_role("button", name="Hand it in").click()
    kept = page.evaluate("playbook.learn.get('pass/first')")
    assert (kept["p"], kept["r"]) == ("2", {"late": "", "hand-over": ["a", "b"], "word": ""})


def test_a_draft_that_does_not_fit_its_question_is_nobodys(visit: Open) -> None:
    page = visit(*samples.KINDS)
    for draft in ({"length": "x"}, "text", ["nothing"], {"begin": "calm"}):
        page.evaluate(
            """r => playbook.learn.update(Object.fromEntries([...document.querySelectorAll("pb-item")].map(
                (item) => [`draft/first/${item.dataset.id}`, { h: item.dataset.hash, r }])))""",
            draft,
        )
        page.reload()
        expect(page.get_by_role("button", name="Check all and see my score")).to_be_visible()
