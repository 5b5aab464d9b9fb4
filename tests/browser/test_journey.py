"""A new colleague, from the link on a phone to the record in the trainer's hand; by keyboard; from a folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import keyboard
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


def test_the_same_by_keyboard_alone_on_the_desktop(chromium: Browser, site: str, tmp_path: Path) -> None:
    desktop = {"width": 1280, "height": 900}
    context = chromium.new_context(viewport=desktop, locale="en-GB", accept_downloads=True)
    page = context.new_page()
    at(page, site)
    keyboard.press(page, ".pb-doors a[href$='role=bench']")
    page.wait_for_url("**role=bench")
    for box in page.locator(".pb-stop").first.locator(".pb-tick:enabled:visible").all():
        keyboard.press(page, f"#{box.get_attribute('id')}", "Space")
        expect(box).to_be_checked()
    for module in MODULES:
        keyboard.press(page, ".pb-nav li:nth-child(4) a")
        page.wait_for_url("**/training/")
        keyboard.press(page, f"[data-module={module}] h2 a")
        page.wait_for_url(f"**/training/{module}/")
        keyboard.read(page)
        learning.items(page)
        keyboard.answer(page)
        expect(page.locator(".pb-result__word")).to_have_text("That’s a pass.")

    # leaves, returns, takes the progress to a second device
    page.close()
    page = context.new_page()
    at(page, site)
    keyboard.press(page, "#pb-go-on a[href$='progress/']")
    page.wait_for_url("**/progress/")
    with page.expect_download() as saved:
        keyboard.press(page, "[data-do=save]")
    file = tmp_path / "mine.json"
    saved.value.save_as(file)
    second = chromium.new_context(viewport=desktop, locale="en-GB", accept_downloads=True)
    page = second.new_page()
    at(page, site, "progress/")
    with page.expect_file_chooser() as chooser:
        keyboard.press(page, "[data-do=load]")
    chooser.value.set_files(file)
    expect(page.locator("#pb-mine-said")).to_contain_text("Loaded. New or better than before")

    # finishes: the vision, the record
    keyboard.press(page, ".pb-foot a[href$='vision/']")
    page.wait_for_url("**/vision/")
    keyboard.press_until(page, "Tab", "#pb-ack-name")
    page.keyboard.type("Ida Oak")
    page.keyboard.press("Enter")
    expect(page.locator(".pb-ack [role=status]")).to_contain_text("Ida Oak has read version")
    at(page, site, "progress/record/")
    expect(page.locator("#pb-record-modules tbody tr")).to_have_count(3)
    with page.expect_download() as handed:
        keyboard.press(page, "[data-do=file]")
    assert len(json.loads(Path(handed.value.path()).read_text(encoding="utf-8"))["modules"]) == 3
    page.evaluate("print = () => { document.title = 'printed'; }")
    keyboard.press(page, "#pb-record [data-print]")
    expect(page).to_have_title("printed")
    for one in (context, second):
        one.close()
