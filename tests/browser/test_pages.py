"""The demo site in a real browser: accessible, quiet, fitting every width, on paper and without script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe import violations
from listening import Strict, listen
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser
KINDS = {
    "home": "",
    "vision": "vision/",
    "poster": "vision/poster/",
    "card": "vision/card/",
    "announcement": "vision/announcement/",
    "lineup": "vision/line-up/",
    "start": "start/",
    "path": "start/first-90-days/",
    "guidance": "guidance/",
    "topic": "guidance/boundary/",
    "behaviours": "behaviours/",
    "training": "training/",
    "module": "training/saying-no-well/",
    "sheet": "training/saying-no-well/sheet/",
    "progress": "progress/",
    "practice": "progress/practice/",
    "record": "progress/record/",
    "assigned": "assigned/",
    "boards": "infrastructure/",
    "component": "infrastructure/champion/",
    "articles": "articles/",
    "article": "articles/what-it-costs/",
    "assessment": "self-assessment/",
    "about": "about/",
    "glossary": "about/glossary/",
    "changes": "about/changes/",
    "owners": "about/owners/",
    "scoreboard": "scoreboard/",
    "metric": "scoreboard/repairs-on-time/",
    "wall": "scoreboard/wall/",
    "celebrations": "celebrations/",
    "communication": "communication/",
    "commitments": "commitments/",
    "champions": "champion/",
    "stories": "stories/",
    "recognition": "recognition/",
    "roadmap": "roadmap/",
    "launches": "launch/",
    "moments": "moments/",
    "policies": "policies/",
    "limits": "limits/",
    "lead": "lead/",
    "decisions": "decisions/",
    "filter": "decisions/filter/",
    "lost": "404.html",
}
WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}


@pytest.fixture(scope="session")
def site(demo_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo site at the path that its playbook.yml names: the page for lost readers finds its styles only there."""
    host = tmp_path_factory.mktemp("host")
    (host / "playbook").symlink_to(demo_site, target_is_directory=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(host))) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/playbook/"
        running.shutdown()


def test_every_kind_of_page_is_listed(demo_site: Path) -> None:
    """A new kind of page must be looked at here too."""
    tops = {path.parent.relative_to(demo_site).parts[:1] for path in demo_site.rglob("index.html")}
    assert {top[0] if top else "" for top in tops} == {address.split("/")[0] for address in KINDS.values() if address != "404.html"}


@pytest.mark.parametrize(("width", "scheme"), [("phone", "dark"), ("desktop", "light")])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(chromium: Browser, site: str, kind: str, width: str, scheme: str) -> None:
    size = {"width": WIDTHS[width][0], "height": WIDTHS[width][1]}
    context = chromium.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    complaints = listen(page)
    page.goto(site + KINDS[kind])
    found = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"
    context.close()
    assert found == []
    assert complaints == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_at_320_px_and_at_400_percent(chromium: Browser, site: str, kind: str) -> None:
    """320 CSS pixels is also what 1280 px at 400 % zoom leaves; a low window must not be covered by fixed bars."""
    context = chromium.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(site + KINDS[kind])
    wide = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => {
            const box = e.getBoundingClientRect();
            const apart = e.closest('.pb-scroll, .pb-scroller, .pb-hero__arrow, svg, .pb-vh, [aria-hidden]');
            return box.width && box.right > innerWidth + 1 && !apart;
        }).map(e => e.tagName + '.' + e.className).slice(0, 5)"""
    )
    fixed = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position))
            .filter(e => e.getBoundingClientRect().height > innerHeight / 2).map(e => e.className)"""
    )
    squeezed = page.evaluate(
        """() => [...document.querySelectorAll('main :is(p, li, td, th, dd, dt, h1, h2, h3, a)')].filter(e => {
            const box = e.getBoundingClientRect();
            return box.width && box.width < 60 && box.height > 3 * box.width && !e.closest('.pb-vh');
        }).map(e => e.textContent.trim().slice(0, 30)).slice(0, 5)"""
    )
    scroll = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert (wide, fixed, squeezed, scroll <= 320) == ([], [], [], True)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "lost"])
def test_works_from_a_folder(chromium: Browser, demo_site: Path, kind: str) -> None:
    """Opened as a file: styled, its links lead to pages, the search finds something."""
    page = chromium.new_page()
    complaints = listen(page)
    page.goto((demo_site / KINDS[kind] / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the stylesheet was found"
    if kind == "wall":  # on a wide screen it has no frame, and one way back
        page.locator(".pb-wall-bar a").click()
    page.locator("nav a").nth(2).click()
    page.wait_for_url("**/guidance/index.html")
    expect(page.locator("h1")).to_be_visible()
    page.close()
    assert complaints == []


def test_search_loads_only_when_opened_and_finds(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(site)
    assert not {"search.js", "minisearch.js", "search-index.js"} & set(loaded)
    page.locator("#pb-find").click()
    page.locator("#pb-q").fill("mistke")
    page.locator("#pb-search-results a").first.wait_for()
    assert "search-index.js" in loaded
    texts = page.locator("#pb-search-results").inner_text().lower()
    assert "mistake" in texts
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_reads_without_script(chromium: Browser, site: str, kind: str) -> None:
    """No control is shown that would do nothing, and questions are complete with their keys behind a summary."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + KINDS[kind])
    assert page.locator("h1").is_visible()
    assert not page.locator("#pb-find").is_visible()
    assert not page.locator("#pb-scheme").is_visible()
    if kind == "module":
        first = page.locator("fieldset").first
        assert first.is_visible()
        assert page.locator("pb-item details summary").first.is_visible()
        assert not page.get_by_role("button", name="Check").first.is_visible()
    context.close()


def test_forced_colours_keep_the_shape_of_controls(chromium: Browser, site: str) -> None:
    context = chromium.new_context(forced_colors="active", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site + KINDS["module"])
    box = page.locator("pb-item input").first
    drawn = "e => ['borderTopStyle', 'appearance'].some(name => getComputedStyle(e)[name] !== 'none')"
    assert page.evaluate(drawn, box.element_handle())
    here = page.locator("nav a[aria-current]").first
    marked = "e => ['borderTopWidth', 'borderBottomWidth', 'outlineWidth'].some(name => parseFloat(getComputedStyle(e)[name]) > 0)"
    assert page.evaluate(marked, here.element_handle())
    context.close()


def test_on_paper_the_page_is_without_its_frame(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    page.goto(site + KINDS["topic"])
    page.emulate_media(media="print")
    assert not page.locator("header nav").first.is_visible()
    assert page.locator("article").first.is_visible()
    assert len(page.pdf(format="A4")) > 10_000
    page.close()


def test_by_keyboard_the_first_stop_leads_to_the_page(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    page.goto(site + KINDS["module"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.close()
