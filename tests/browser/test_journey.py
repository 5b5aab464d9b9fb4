"""A new colleague, from the link on a phone to the record in the trainer's hand; by keyboard; from a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import learning
import pytest
from listening import Strict, listen
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser
MODULES = ("our-vision-and-my-part", "first-thirty-seconds", "saying-no-well")
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(demo_site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(demo_site))) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def at(page: Page, root: str, address: str = "") -> Page:
    page.goto(root + address + ("index.html" if root.startswith("file:") else ""))
    return page


def tick(page: Page, *steps: str) -> None:
    for step in steps:
        page.locator(f"#step-{step} .pb-tick").check()


def walk(context: BrowserContext, root: str) -> Page:
    """Role, day 1, three modules with wrong and right responses, the vision acknowledged. Gives the page it ends on."""
    page = context.new_page()
    at(page, root, "")
    page.get_by_role("link", name="Repair bench").first.click()
    expect(page.get_by_role("radio", name="Repair bench")).to_be_checked()
    first = page.locator(".pb-stop").first
    for box in first.locator(".pb-step:visible:not([data-module]):not([data-vision]) .pb-tick").all():
        box.check()
    for number, module in enumerate(MODULES):
        at(page, root, f"training/{module}/")
        learning.take(page, wrong=(number, 4))
        expect(page.locator(".pb-result__word")).to_have_text("That’s a pass.")
    return page


@pytest.mark.parametrize("how", ["http", "file"])
def test_a_new_hire_on_a_phone(chromium: Browser, site: str, demo_site: Path, tmp_path: Path, how: str) -> None:
    root = site if how == "http" else demo_site.as_uri() + "/"
    context = chromium.new_context(viewport=PHONE, has_touch=True, locale="en-GB", accept_downloads=True)
    page = walk(context, root)
    complaints = listen(page)

    # leaves, returns: the home page knows where to go on, the path and the catalogue what is done
    page.close()
    page = context.new_page()
    at(page, root)
    expect(page.locator("#pb-go-on [data-next]")).to_be_visible()
    at(page, root, "training/")
    expect(page.locator("[data-module=saying-no-well] .pb-status")).to_have_text("Done")
    at(page, root, "start/first-90-days/")
    expect(page.get_by_role("radio", name="Repair bench")).to_be_checked()
    expect(page.locator("[data-module=our-vision-and-my-part] .pb-tick").first).to_be_checked()

    # saves the progress, loads it on a second device
    at(page, root, "progress/")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save to a file").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    second = chromium.new_context(viewport=PHONE, locale="en-GB", accept_downloads=True)
    page = second.new_page()
    at(page, root, "progress/")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator("#pb-mine-said")).to_contain_text("Loaded. New or better than before")
    expect(page.locator("[data-module=first-thirty-seconds] .pb-told")).to_contain_text("passed with")

    # finishes: the vision, the name, the record on paper and as a file
    at(page, root, "vision/")
    page.get_by_label("Your name").fill("Ida <b>Oak</b>")
    page.get_by_role("button", name="I have read the vision").click()
    expect(page.locator(".pb-ack [role=status]")).to_contain_text("Ida <b>Oak</b> has read version")
    at(page, root, "progress/record/")
    expect(page.get_by_label("Your name")).to_have_value("Ida <b>Oak</b>")
    expect(page.locator("#pb-record-modules tbody tr")).to_have_count(3)
    expect(page.locator("#pb-record-vision tbody")).to_contain_text("Ida <b>Oak</b>")
    with page.expect_download() as handed:
        page.get_by_role("button", name="Save the file for my trainer").click()
    claim = json.loads(Path(handed.value.path()).read_text(encoding="utf-8"))
    assert (claim["kind"], claim["name"]) == ("playbook-claim", "Ida <b>Oak</b>")
    assert {module["id"] for module in claim["modules"]} == set(MODULES)
    assert all(module["passed"] and module["responses"] and module["hashes"] and module["version"] for module in claim["modules"])
    page.emulate_media(media="print")
    expect(page.get_by_text("Self-reported: nobody has checked this record.")).to_be_visible()
    assert page.locator("button:visible, input:visible").count() == 0
    assert complaints == []
    for one in (context, second):
        one.close()


def press_until(page: Page, key: str, selector: str, most: int = 400) -> None:
    """Presses `key` until the focus is on something that fits `selector`: what a keyboard can't reach fails."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} can't be reached by {key}")


def test_the_same_by_keyboard_alone_on_the_desktop(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    at(page, site)
    press_until(page, "Tab", ".pb-doors a[href$='role=bench']")
    page.keyboard.press("Enter")
    page.wait_for_url("**role=bench")
    press_until(page, "Tab", ".pb-stop .pb-tick")
    page.keyboard.press("Space")
    expect(page.locator(".pb-stop .pb-tick").first).to_be_checked()
    at(page, site, "training/first-thirty-seconds/")
    press_until(page, "Tab", "[data-read]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-read]").first).to_have_attribute("aria-pressed", "true")
    learning.items(page)
    keyboard(page)
    expect(page.locator(".pb-result")).to_be_visible()
    expect(page.locator(".pb-result__word")).to_have_text("That’s a pass.")
    context.close()


def keyboard(page: Page) -> None:
    """Every question, right, with keys only: Tab to its field, then arrows, letters, Space, Enter."""
    for item in page.locator("pb-item:visible").all():
        asked, own = learning.spec(item), f"#{item.get_attribute('id')}"
        KEYS[asked["kind"]](page, own, asked)


def _radio(page: Page, own: str, asked: dict) -> None:  # type: ignore[type-arg]
    press_until(page, "Tab", f"{own} input[type=radio]")
    page.keyboard.press("Space")
    press_until(page, "ArrowDown", f"{own} input[value='{asked['keys'][0]}']")
    page.keyboard.press("Enter")


def _boxes(page: Page, own: str, asked: dict) -> None:  # type: ignore[type-arg]
    for key in asked["keys"]:
        press_until(page, "Tab", f"{own} input[value='{key}']")
        page.keyboard.press("Space")
    page.keyboard.press("Enter")


def _field(page: Page, own: str, asked: dict) -> None:  # type: ignore[type-arg]
    press_until(page, "Tab", f"{own} input")
    page.keyboard.type(asked["accept"][0] if "accept" in asked else asked["low"])
    page.keyboard.press("Enter")


def _order(page: Page, own: str, asked: dict) -> None:  # type: ignore[type-arg]
    for at_, id in enumerate(asked["entries"]):
        press_until(page, "Tab" if at_ == 0 else "Shift+Tab", f"{own} [data-move]") if at_ == 0 else None
        page.locator(f"{own} [data-part='{id}'] [data-move='-1']").focus()
        while [row.get_attribute("data-part") for row in page.locator(f"{own} .pb-entry").all()].index(id) > at_:
            page.keyboard.press("Enter")
    press_until(page, "Tab", f"{own} [data-do=check]")
    page.keyboard.press("Enter")


def _lists(page: Page, own: str, asked: dict) -> None:  # type: ignore[type-arg]
    for pair, option in asked["pairs"]:
        press_until(page, "Tab", f"{own} [data-part='{pair}'] select")
        for _ in range(20):
            if page.evaluate("document.activeElement.value") == option:
                break
            page.keyboard.press("ArrowDown")
    press_until(page, "Tab", f"{own} [data-do=check]")
    page.keyboard.press("Enter")


def _gaps(page: Page, own: str, asked: dict) -> None:  # type: ignore[type-arg]
    for blank in asked["blanks"]:
        press_until(page, "Tab", f"{own} [data-part='{blank['id']}'] :is(input, select)")
        page.keyboard.type(blank["accept"][0])
    press_until(page, "Tab", f"{own} [data-do=check]")
    page.keyboard.press("Enter")


def _talk(page: Page, own: str, asked: dict) -> None:  # type: ignore[type-arg]
    scene = asked["start"]
    while scene:
        reply = next(id for id, reply in asked["scenes"][scene].items() if reply["key"])
        press_until(page, "Tab", f"{own} [data-scene='{scene}'] input")
        page.keyboard.press("Space")
        press_until(page, "ArrowDown", f"{own} [data-scene='{scene}'] input[value='{reply}']")
        page.keyboard.press("Enter")
        scene = asked["scenes"][scene][reply].get("to")


KEYS = {
    "single-choice": _radio, "true-false": _radio, "multiple-choice": _boxes, "short-text": _field, "number": _field,
    "ordering": _order, "matching": _lists, "blanks": _gaps, "scenario": _talk,
}  # fmt: skip
