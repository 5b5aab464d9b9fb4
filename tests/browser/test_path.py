"""A learning path for one role: a door leads to it, its steps and counts are the role's, and without script everything shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
PATH = "start/first-90-days/index.html"
STEPS, ONLY = ".pb-stop .pb-step", ".pb-stop .pb-only"


def test_a_door_leads_to_the_steps_of_its_role(page: Page, demo_site: Path) -> None:
    page.goto((demo_site / "start/index.html").as_uri())
    page.get_by_role("link", name="Repair bench").click()
    page.wait_for_url("**/first-90-days/**?role=bench")
    expect(page.get_by_role("radio", name="Repair bench")).to_be_checked()
    shown = page.locator(f"{STEPS}:visible")
    assert all("bench" in (step.get_attribute("data-roles") or "bench").split() for step in shown.all())
    expect(page.locator("[data-steps]")).to_have_text(str(shown.count()))
    expect(page.locator("[data-for]")).to_have_text("Repair bench")
    expect(page.locator(f"{ONLY}:visible")).to_have_count(0)


def test_choosing_changes_the_address_and_everybodys_brings_all_back(page: Page, demo_site: Path) -> None:
    page.goto((demo_site / PATH).as_uri())
    facts = page.locator(".pb-facts")
    before, all_steps = facts.inner_text(), page.locator(f"{STEPS}:visible").count()
    page.locator("#pb-roles").get_by_text("Hire desk", exact=True).click()
    assert page.url.endswith("?role=hire-desk")
    assert page.locator(f"{STEPS}:visible").count() < all_steps
    page.get_by_text("Everybody’s", exact=True).click()
    assert "role" not in page.url
    assert facts.inner_text() == before


def test_an_unknown_role_shows_everything(page: Page, demo_site: Path) -> None:
    page.goto((demo_site / PATH).as_uri() + "?role=<b>nobody</b>")
    assert page.locator(f"{STEPS}:visible").count() == page.locator(STEPS).count()


def test_without_script_every_step_says_whom_it_is_for(chromium: Browser, demo_site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((demo_site / PATH).as_uri() + "?role=bench")
    assert page.locator(f"{STEPS}:visible").count() == page.locator(STEPS).count()
    assert page.locator(f"{ONLY}:visible").count() > 0
    assert page.get_by_role("radio").count() == 0
    context.close()
