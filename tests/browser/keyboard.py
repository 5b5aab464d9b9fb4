"""What a learner does who has a keyboard and no pointer: everything is reached by Tab, or it fails."""

from __future__ import annotations

from typing import Any

import learning
from playwright.sync_api import Page

Asked = dict[str, Any]


def press_until(page: Page, key: str, selector: str, most: int = 400) -> None:
    """Presses `key` until the focus is on something that fits `selector`: what a keyboard can't reach fails."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} can't be reached by {key}")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Goes to a control by Tab and presses it."""
    press_until(page, "Tab", selector)
    page.keyboard.press(key)


def read(page: Page) -> None:
    """Says of every lesson that it is read."""
    for button in page.locator("[data-read]").all():
        press(page, f"[data-read='{button.get_attribute('data-read')}']")


def answer(page: Page) -> None:
    """Every question, right: Tab to its field, then arrows, letters, Space, Enter. The first that has wrong choices, wrong at first."""
    wrong = True
    for item in page.locator("pb-item:visible").all():
        asked, own = learning.spec(item), f"#{item.get_attribute('id')}"
        if wrong and asked["kind"] == "single-choice":
            wrong = False
            _radio(page, own, asked | {"keys": [next(id for id in asked["choices"] if id not in asked["keys"])]})
            press(page, f"{own} [data-do=again]")
        KEYS[asked["kind"]](page, own, asked)


def _radio(page: Page, own: str, asked: Asked) -> None:
    press_until(page, "Tab", f"{own} input[type=radio]")
    page.keyboard.press("Space")
    press_until(page, "ArrowDown", f"{own} input[value='{asked['keys'][0]}']")
    page.keyboard.press("Enter")


def _boxes(page: Page, own: str, asked: Asked) -> None:
    for key in asked["keys"]:
        press_until(page, "Tab", f"{own} input[value='{key}']")
        page.keyboard.press("Space")
    page.keyboard.press("Enter")


def _field(page: Page, own: str, asked: Asked) -> None:
    press_until(page, "Tab", f"{own} input")
    page.keyboard.type(asked["accept"][0] if "accept" in asked else asked["low"])
    page.keyboard.press("Enter")


def _order(page: Page, own: str, asked: Asked) -> None:
    """From the top down, so that the next one always stands further on."""
    for place, id in enumerate(asked["entries"]):
        press_until(page, "Tab", f"{own} [data-part='{id}'] [data-move='-1']")
        while [row.get_attribute("data-part") for row in page.locator(f"{own} .pb-entry").all()].index(id) > place:
            page.keyboard.press("Enter")
    press(page, f"{own} [data-do=check]")


def _lists(page: Page, own: str, asked: Asked) -> None:
    for pair, option in asked["pairs"]:
        press_until(page, "Tab", f"{own} [data-part='{pair}'] select")
        for _ in range(20):
            if page.evaluate("document.activeElement.value") == option:
                break
            page.keyboard.press("ArrowDown")
    press(page, f"{own} [data-do=check]")


def _gaps(page: Page, own: str, asked: Asked) -> None:
    for blank in asked["blanks"]:
        press_until(page, "Tab", f"{own} [data-part='{blank['id']}'] :is(input, select)")
        page.keyboard.type(blank["accept"][0])
    press(page, f"{own} [data-do=check]")


def _talk(page: Page, own: str, asked: Asked) -> None:
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
