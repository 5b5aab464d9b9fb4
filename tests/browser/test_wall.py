"""The wall display on a screen of its own: one metric at a time, nothing cut off, a pause, and no motion for who wants none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from listening import listen
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
SCREENS = [(1920, 1080), (1280, 720), (1080, 1920), (1024, 768)]
SPILLS = """() => [...document.querySelectorAll(".pb-wall:not([hidden]) *")].flatMap((one) => {
  if (one.closest("svg") && one.tagName !== "text") return [];
  const box = one.getBoundingClientRect(), room = one.closest(".pb-wall > div").getBoundingClientRect();
  const over = Math.max(room.left - box.left, box.right - room.right, room.top - box.top, box.bottom - room.bottom);
  return box.width && over > 1 && getComputedStyle(one).clipPath === "none" ? [one.tagName + " " + Math.round(over)] : [];
})"""
READABLE = {"h2": 48, ".pb-num": 150, ".pb-wall__s": 36, ".pb-wall__g": 36, ".pb-wall__b > p:not(.pb-wall__g)": 24}  # pixels at 1920


@pytest.fixture
def wall(chromium: Browser, demo_site: Path) -> Iterator[Page]:
    """The wall display at 1920 by 1080, with a clock that tests move on."""
    context = chromium.new_context(viewport={"width": 1920, "height": 1080}, locale="en-GB")
    page = context.new_page()
    complaints = listen(page)
    page.clock.install()
    page.goto((demo_site / "scoreboard" / "wall" / "index.html").as_uri())
    yield page
    context.close()
    assert complaints == []


def shown(page: Page) -> str:
    there = page.locator(".pb-wall:visible")
    assert there.count() == 1
    return str(there.get_attribute("data-metric"))


def test_it_shows_one_metric_after_the_other_and_can_be_stopped(wall: Page) -> None:
    all_of_them = wall.locator(".pb-wall").evaluate_all("all => all.map((one) => one.dataset.metric)")
    assert shown(wall) == all_of_them[0]
    wall.clock.run_for(12_100)
    assert shown(wall) == all_of_them[1]
    pause = wall.get_by_role("button", name="Pause")
    pause.click()
    wall.clock.run_for(60_000)
    assert shown(wall) == all_of_them[1]
    wall.get_by_role("button", name="Next").click()
    assert shown(wall) == all_of_them[2]
    wall.keyboard.press("ArrowLeft")
    assert shown(wall) == all_of_them[1]
    wall.get_by_role("button", name="Go on").click()
    wall.clock.run_for(12_100 * (len(all_of_them) - 1))
    assert shown(wall) == all_of_them[0]
    expect(wall.locator("[data-wall-n]")).to_have_text(f"1 of {len(all_of_them)}")


def test_nothing_moves_for_who_wants_less_motion(wall: Page) -> None:
    wall.emulate_media(reduced_motion="reduce")
    wall.reload()
    first = shown(wall)
    wall.clock.run_for(60_000)
    assert shown(wall) == first
    expect(wall.get_by_role("button", name="Go on")).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS)
def test_no_metric_runs_out_of_its_screen(wall: Page, screen: tuple[int, int]) -> None:
    wall.set_viewport_size({"width": screen[0], "height": screen[1]})
    for _ in range(wall.locator(".pb-wall").count()):
        assert wall.evaluate(SPILLS) == [], shown(wall)
        assert wall.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
        wall.get_by_role("button", name="Next").click()


def test_it_can_be_read_from_five_metres(wall: Page) -> None:
    for _ in range(wall.locator(".pb-wall").count()):
        for selector, least in READABLE.items():
            for part in wall.locator(f".pb-wall:visible {selector}").all():
                assert part.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)") >= least, selector
        wall.get_by_role("button", name="Next").click()


def test_a_long_title_a_long_number_and_a_long_sentence_stay_on_it(wall: Page) -> None:
    wall.evaluate("""() => {
      const slide = document.querySelector(".pb-wall:not([hidden])");
      slide.classList.add("pb-wall--long");
      slide.querySelector("h2").textContent = "Reklamationsbearbeitungszeiten for every instrument that came back within a year";
      slide.querySelector(".pb-num").textContent = "12,345.6";
      slide.querySelector(".pb-num").classList.add("pb-num--s");
      slide.querySelector(".pb-fig__u").textContent = "seconds";
      slide.querySelector(".pb-wall__g").textContent = "From 12,345.6 seconds to 9,999.9 seconds by 30 September 2027";
      slide.querySelector(".pb-wall__b > p:last-child").textContent = "Give the card to everybody, the cross ones too. ".repeat(4);
    }""")
    assert wall.evaluate(SPILLS) == []
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_without_a_script_all_of_them_stand_there(chromium: Browser, demo_site: Path) -> None:
    context = chromium.new_context(viewport={"width": 1920, "height": 1080}, java_script_enabled=False)
    page = context.new_page()
    page.goto((demo_site / "scoreboard" / "wall" / "index.html").as_uri())
    assert page.locator(".pb-wall:visible").count() == page.locator(".pb-wall").count() > 3
    assert page.get_by_role("button", name="Pause").count() == 0
    context.close()
