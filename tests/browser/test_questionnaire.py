"""The questionnaire of the self-assessment in a browser: kept, told, saved as a row that the survey takes, cleared; complete on paper."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playbook_gen.bundled import content_dir
from playbook_gen.figures.collected import collected, header
from playbook_gen.model import Survey
from playbook_gen.pipeline import Wanted, check

pytestmark = pytest.mark.browser
DEMO = Path(__file__).resolve().parents[2] / "content" / "demo"


@pytest.fixture(scope="module")
def survey() -> Survey:
    found = check(Wanted(DEMO)).playbook
    assert found is not None
    return found.surveys["how-we-see-our-service"]


@pytest.fixture
def gap(page: Page, demo_site: Path) -> Page:
    page.clock.set_fixed_time("2026-11-29T08:00:00")
    page.goto((demo_site / "self-assessment" / "index.html").as_uri())
    return page


def rate(page: Page, statement: str, number: int) -> None:
    page.locator(f".pb-rate[data-id={statement}] input[value='{number}']").check()


def choose(page: Page, who: str) -> None:
    page.get_by_role("group", name="You are one of our").get_by_label(who).check()


def test_what_somebody_rates_is_told_and_kept(gap: Page) -> None:
    status = gap.locator(".pb-yours [role=status]")
    expect(status).to_have_text("Nothing rated yet.")
    choose(gap, "Colleagues")
    rate(gap, "promises-kept", 4)
    rate(gap, "leaders-go-first", 1)
    rate(gap, "easy", 2)
    expect(status).to_have_text("3 of 16 statements rated")
    expect(gap.locator("[data-means] > div")).to_have_text(["Commitment2.5", "Moments of truth2.0"])
    expect(gap.locator("[data-lowest] li").first).to_have_text("Those who lead do themselves what they ask of others. (1)")
    gap.reload()
    expect(status).to_have_text("3 of 16 statements rated")
    gap.get_by_role("button", name="Clear my ratings").click()
    expect(status).to_have_text("Your ratings are gone from this browser.")
    gap.reload()
    expect(status).to_have_text("Nothing rated yet.")


def test_customers_read_their_own_wording_and_only_what_they_are_asked(gap: Page) -> None:
    ours = gap.locator(".pb-rate").get_by_text("It is easy to get something done with us.")
    theirs = gap.get_by_text("It is easy to get something done with them.")
    rate(gap, "know-the-vision", 5)
    expect(ours).to_be_visible()
    expect(theirs).to_be_visible()  # nobody has said yet who they are
    choose(gap, "Players")
    expect(ours).to_be_hidden()
    expect(gap.locator(".pb-rate:visible")).to_have_count(9)
    expect(gap.locator("[data-part='Recognition']")).to_be_hidden()
    rate(gap, "easy", 2)
    expect(gap.locator(".pb-yours [role=status]")).to_have_text("1 of 9 statements rated")
    expect(gap.locator("[data-lowest] li")).to_have_text(["It is easy to get something done with them. (2)"])
    choose(gap, "Directors and managers")
    expect(ours).to_be_visible()
    expect(theirs).to_be_hidden()


def test_the_saved_file_is_a_row_that_the_survey_takes(gap: Page, survey: Survey) -> None:
    save = gap.get_by_role("button", name="Save for the survey")
    save.click()
    expect(gap.locator(".pb-yours [role=status]")).to_have_text("Choose first which group you belong to.")
    expect(gap.get_by_role("radio", name="Directors and managers")).to_be_focused()
    choose(gap, "Players")
    save.click()
    expect(gap.locator(".pb-yours [role=status]")).to_have_text("Rate at least one statement first.")
    rate(gap, "heard", 1)
    rate(gap, "easy", 4)
    with gap.expect_download() as told:
        save.click()
    data = told.value.path().read_bytes()
    assert told.value.suggested_filename == "how-we-see-our-service.csv"
    [row] = csv.DictReader(io.StringIO(data.decode()))
    assert {key: value for key, value in row.items() if value} == {"wave": "2026-11", "group": "customers", "heard": "1", "easy": "4"}
    got = collected(survey, [("theirs.csv", data)], "2026-11", header(survey))
    assert not got.odd
    assert len(got.rows) == 1


def test_clearing_the_computer_clears_the_ratings_too(gap: Page, demo_site: Path) -> None:
    rate(gap, "heard", 3)
    gap.goto((demo_site / "progress" / "index.html").as_uri())
    gap.evaluate("playbook.learn.clear()")
    gap.goto((demo_site / "self-assessment" / "index.html").as_uri())
    expect(gap.locator(".pb-rate :checked")).to_have_count(0)
    assert gap.evaluate("Object.keys(localStorage).some((key) => (localStorage.getItem(key) ?? '').includes('survey/'))") is False


def test_without_a_script_it_is_a_questionnaire_for_paper(chromium: Browser, demo_site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((demo_site / "self-assessment" / "index.html").as_uri())
    page.emulate_media(media="print")
    expect(page.locator(".pb-rate:visible")).to_have_count(16)
    expect(page.get_by_text("put a cross in one box of each row")).to_be_visible()
    expect(page.get_by_text("They greet").or_(page.get_by_text("Their rules make sense to me."))).to_be_visible()
    expect(page.get_by_role("button", name="Save for the survey")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_row_of_the_gap_says_its_numbers_and_nothing_overflows(gap: Page, width: int) -> None:
    gap.set_viewport_size({"width": width, "height": 900})
    assert gap.evaluate("document.documentElement.scrollWidth") == width
    row = gap.get_by_role("row").filter(has_text="what happens next").first
    expect(row.get_by_role("cell")).to_have_count(5)
    box = gap.locator(".pb-gline").first.bounding_box()
    assert box is not None
    assert box["width"] >= min(width - 60, 230)


def test_the_survey_of_the_shipped_pack_has_no_data(survey: Survey) -> None:
    assert survey.data is not None
    shipped = (content_dir() / "base" / "surveys" / "how-we-see-our-service.yml").read_text(encoding="utf-8")
    assert "data:" not in shipped
