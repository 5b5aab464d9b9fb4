"""The decision filter: it answers in words, stays in the browser, and its text is a record that the check accepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from playbook_gen.cli import playbook

pytestmark = pytest.mark.browser


@pytest.fixture
def form(page: Page, demo_site: Path) -> Page:
    page.goto((demo_site / "decisions" / "filter" / "index.html").as_uri())
    return page


def answer(page: Page, *words: str) -> None:
    for number, word in enumerate(words):
        page.locator(".pb-decide fieldset").nth(number).get_by_label(word, exact=True).check()


def test_every_no_says_what_to_do_first(form: Page) -> None:
    said = form.locator("[data-said]")
    expect(said).to_have_text("Nothing is answered yet.")
    answer(form, "No", "Not sure", "Yes", "Yes", "Yes")
    expect(said).to_have_text("One question is still open.")
    answer(form, "No", "Not sure", "Yes", "Yes", "Yes", "Yes")
    expect(said).to_have_text("")
    expect(form.locator("[data-part=no] li")).to_have_text(
        ["Change it until it does. Or say aloud that it is an exception, until when, and who ends it."]
    )
    expect(form.locator("[data-part=unsure] li")).to_have_text(["Do we know which players will feel it, and have we asked some of them?"])
    answer(form, *["Yes"] * 6)
    expect(said).to_contain_text("Every answer is yes.")
    expect(form.locator("[data-part=no]")).to_be_hidden()


def test_what_was_answered_is_there_after_a_reload_until_one_starts_over(form: Page) -> None:
    answer(form, "No")
    form.get_by_label("What is to be decided?").fill("Close on Mondays?")
    form.reload()
    expect(form.get_by_label("What is to be decided?")).to_have_value("Close on Mondays?")
    expect(form.locator("fieldset").first.get_by_label("No", exact=True)).to_be_checked()
    form.get_by_role("button", name="Start over").click()
    expect(form.get_by_label("What is to be decided?")).to_be_focused()
    form.reload()
    expect(form.locator("input:checked")).to_have_count(0)
    expect(form.get_by_label("What is to be decided?")).to_have_value("")


def test_the_text_for_the_log_is_a_record_of_it(form: Page, tmp_path: Path) -> None:
    form.clock.set_fixed_time("2026-11-28T09:00:00")
    form.get_by_label("What is to be decided?").fill('Do we "close": yes?')
    answer(form, "No", "Yes", "Not sure", "Yes", "Yes", "Yes")
    form.locator("fieldset").first.get_by_label("Why?").fill('It says: "no" \\ #1, really - and *so* on')
    form.get_by_text("The text for the log").click()
    text = form.locator("[data-text]").inner_text()
    assert "date: 2026-11-28" in text
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "close.yml").write_text("new: true\ndue: 2026-12-01\n" + text, encoding="utf-8")
    (tmp_path / "playbook.yml").write_text("format: 1\nlayers: [base]\ncontent: .\n", encoding="utf-8")
    (tmp_path / "vision.yml").write_text(VISION, encoding="utf-8")
    done = CliRunner().invoke(playbook, ["check", str(tmp_path)], catch_exceptions=False)
    assert "decisions" not in done.output, done.output


VISION = """versions:
  - id: "2026"
    new: true
    statement: Everybody leaves knowing when.
    meaning: They have a day.
    effective: 2026-03-02
    approved_by: Ada
    reason: It is shorter.
"""


CLIPBOARD = """denied => Object.defineProperty(navigator, "clipboard", {
  value: { writeText: async (text) => { if (denied) throw 1; window.copied = text; } }
})"""


@pytest.mark.parametrize("denied", [False, True])
def test_it_is_copied_or_marked_to_be_copied(form: Page, denied: bool) -> None:
    form.evaluate(CLIPBOARD, denied)
    answer(form, "Yes")
    form.get_by_role("button", name="Copy it for the log").click()
    told = form.locator("[data-told]")
    expect(told).to_contain_text("The text is marked now" if denied else "Copied.")
    text = form.evaluate("denied => denied ? getSelection().toString() : window.copied", denied)
    assert "- id: vision" in text


def test_without_a_script_it_is_a_sheet_to_fill_in(chromium, demo_site: Path) -> None:  # type: ignore[no-untyped-def]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((demo_site / "decisions" / "filter" / "index.html").as_uri())
    assert page.locator("fieldset").count() == 6
    assert page.get_by_text("If no:").first.is_visible()
    assert page.get_by_role("button", name="Copy it for the log").count() == 0
    context.close()


def test_the_blank_questionnaire_can_be_printed_alone(page: Page, demo_site: Path) -> None:
    page.goto((demo_site / "policies" / "index.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".pb-held").first.is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Questionnaire to fill in").click()
    page.emulate_media(media="print")
    assert page.locator("#questionnaire").is_visible()
    assert not page.locator(".pb-held").first.is_visible()
