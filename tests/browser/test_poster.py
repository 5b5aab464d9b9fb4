"""Posters, cards and sheets in a real browser: hard visions on every paper, where nothing runs over; the week; copying."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import posters
import pytest
from commands import run
from listening import listen
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
# Each paper: the poster's page, its size in points, and in the pixels that a browser prints with.
PAPERS = {"A4": ("", (595, 842), (794, 1123)), "Letter": ("letter/", (612, 792), (816, 1056)), "A3": ("a3/", (842, 1191), (1123, 1587))}
# What sticks out of the box that holds it: by its own letters, or by what stands above it and has pushed it.
OUTSIDE = """([frame, inner]) => [...document.querySelectorAll(frame)].flatMap((box) => {
  const edge = box.getBoundingClientRect();
  const style = getComputedStyle(box.matches('.pb-poster') ? box.querySelector('.pb-poster__in') : box);
  const [right, bottom] = [parseFloat(style.paddingRight), parseFloat(style.paddingBottom)];
  return [...box.querySelectorAll(inner)].filter((each) => {
    const range = document.createRange();
    range.selectNodeContents(each);
    return [...range.getClientRects()].some((at) => at.width > 0 && (at.left < edge.left + right - 2 || at.right > edge.right - right + 2
      || at.top < edge.top || at.bottom > edge.bottom - bottom / 2));
  }).map((each) => each.className + ': ' + each.textContent.slice(0, 40));
})"""


@pytest.fixture(scope="module", params=posters.STATEMENTS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a vision that is hard to set."""
    return posters.made(request.param, tmp_path_factory.mktemp("poster"))


def pages_of(pdf: bytes) -> list[tuple[int, int]]:
    """The sizes of a PDF's pages, in points."""
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type ?/Page\b", pdf))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def on_paper(chromium: Browser, file: Path, size: tuple[int, int]) -> Page:
    page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    return page


def test_a_poster_is_one_page_of_its_paper_and_nothing_runs_over(chromium: Browser, site: Path) -> None:
    for folder, points, pixels in PAPERS.values():
        page = on_paper(chromium, site / "vision" / "poster" / folder / "index.html", pixels)
        assert page.evaluate(OUTSIDE, [".pb-poster", "p, li > b, li > span, p > span"]) == []
        assert page.locator(".pb-poster").bounding_box() == {
            "x": pytest.approx(0, abs=1),
            "y": 0,
            "width": pytest.approx(pixels[0], abs=1),
            "height": pytest.approx(pixels[1], abs=3),
        }
        assert pages_of(page.pdf(prefer_css_page_size=True, print_background=True)) == [points]
        page.close()


def test_cards_hold_what_stands_on_them(chromium: Browser, site: Path) -> None:
    page = on_paper(chromium, site / "vision" / "card" / "index.html", (794, 1123))
    assert page.evaluate(OUTSIDE, [".pb-pocket > div", "p, h2, li, div"]) == []
    box = page.locator(".pb-pocket__front").first.bounding_box()
    assert box
    assert (round(box["width"] / 96 * 25.4), round(box["height"] / 96 * 25.4)) == (85, 55)
    for paper in ("A4", "Letter"):
        assert len(pages_of(page.pdf(format=paper, print_background=True))) == 1
    page.close()


def test_on_a_narrow_screen_a_card_is_as_wide_as_there_is_room(chromium: Browser, site: Path) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto((site / "vision" / "card" / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(OUTSIDE, [".pb-pocket > div", "p, h2, li, div"]) == []
    page.close()


# ---- the demo organization's ----


def test_the_demo_prints_what_it_should(demo_site: Path, chromium: Browser) -> None:
    page = on_paper(chromium, demo_site / "vision" / "line-up" / "index.html", (794, 1123))
    for paper in ("A4", "Letter"):
        assert len(pages_of(page.pdf(format=paper))) == 1
    page.goto((demo_site / "vision" / "card" / "index.html").as_uri())
    roles = page.locator(".pb-pocket").count()
    assert len(pages_of(page.pdf(format="A4"))) == -(-roles // 4)
    page.close()


@pytest.mark.parametrize(("day", "week"), [("2026-11-28", 48), ("2027-01-03", 53), ("2027-01-04", 1), ("2024-12-30", 1)])
def test_the_line_up_shows_the_sheet_of_the_readers_week(demo_site: Path, chromium: Browser, day: str, week: int) -> None:
    page = chromium.new_page()
    complaints = listen(page)
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T09:00:00"))
    page.goto((demo_site / "vision" / "line-up" / "index.html").as_uri())
    count = page.locator(".pb-lineup").count()
    expect(page.locator("#pb-lineup-now")).to_contain_text(f"Week {week} of the year: sheet {(week - 1) % count + 1}.")
    expect(page.locator(".pb-lineup:visible")).to_have_attribute("id", f"sheet-{(week - 1) % count + 1}")
    weeks = page.locator(".pb-lineup:visible .pb-meta").inner_text().removeprefix("Calendar weeks ").split(", ")
    assert str(week) in weeks
    page.locator(".pb-papers a").first.click()
    expect(page.locator(".pb-lineup:visible")).to_have_attribute("id", "sheet-1")
    page.close()
    assert complaints == []


def test_without_a_script_every_sheet_can_be_read(demo_site: Path, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((demo_site / "vision" / "line-up" / "index.html").as_uri())
    assert page.locator(".pb-lineup:visible").count() == page.locator(".pb-lineup").count() > 1
    page.goto((demo_site / "vision" / "announcement" / "index.html").as_uri())
    expect(page.locator("#pb-mail-text")).to_be_visible()
    expect(page.locator("[data-copy]:visible")).to_have_count(0)
    context.close()


def test_the_announcement_is_copied_as_text_and_with_headings(demo_site: Path, chromium: Browser) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((demo_site / "vision" / "announcement" / "index.html").as_uri())
    page.get_by_role("button", name="Copy the plain text").click()
    expect(page.locator("#pb-copy-said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").strip() == page.locator("#pb-mail-text").inner_text().strip()
    page.get_by_role("button", name="Copy with headings").click()
    read = "async () => { const [one] = await navigator.clipboard.read(); return (await one.getType('text/html')).text(); }"
    # While the page still writes, what was read is void: then it is read again.
    page.wait_for_function(f"({read})().then((text) => text.includes('<h3>'), () => false)")
    context.close()


def test_where_the_browser_does_not_copy_the_text_is_selected(demo_site: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto((demo_site / "vision" / "announcement" / "index.html").as_uri())
    page.get_by_role("button", name="Copy the plain text").click()
    expect(page.locator("#pb-copy-said")).to_contain_text("It is selected now")
    assert page.evaluate("getSelection().toString()").strip() == page.locator("#pb-mail-text").inner_text().strip()
    page.close()


@pytest.mark.usefixtures("chromium")  # which fails under CI where there is no browser
def test_the_command_prints_pdf_files_of_the_paper(tmp_path: Path, library: Path) -> None:
    result = run("print", library, "--what", "poster", "--what", "announcement", "--paper", "letter", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    found = {path.name: pages_of(path.read_bytes()) for path in (tmp_path / "out").iterdir()}
    assert found == {"poster-letter.pdf": [(612, 792)], "announcement-letter.pdf": [(612, 792)]}
