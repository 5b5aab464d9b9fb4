"""What a learner does on a module's page, whatever kinds its questions are of: right or wrong, by pointer or by keyboard."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect


def spec(item: Locator) -> dict[str, Any]:
    return dict(json.loads(item.get_attribute("data-item") or ""))


def respond(item: Locator, right: bool = True) -> None:
    """Gives a right or a wrong response to any item and checks it."""
    asked = spec(item)
    if asked["kind"] == "scenario":
        talk(item, asked, right)
        return
    LAY[asked["kind"]](item, asked, right)
    item.get_by_role("button", name="Check", exact=True).click()


def talk(item: Locator, asked: dict[str, Any], right: bool) -> None:
    scene = asked["start"]
    while scene:
        replies = asked["scenes"][scene]
        reply = next(id for id, reply in replies.items() if reply["key"] == right)
        item.locator(f"[data-scene='{scene}'] input[value='{reply}']").check()
        item.get_by_role("button", name="Go with this").click()
        scene = replies[reply].get("to")


def _choices(item: Locator, asked: dict[str, Any], right: bool) -> None:
    chosen = asked["keys"] if right else [next(id for id in asked["choices"] if id not in asked["keys"])]
    for id in asked["choices"]:
        field = item.locator(f"[data-part='{id}'] input")
        if field.get_attribute("type") == "checkbox":
            field.set_checked(id in chosen)
        elif id in chosen:
            field.check()


def _text(item: Locator, asked: dict[str, Any], right: bool) -> None:
    item.get_by_label("Your response").fill(asked["accept"][0] if right else "something else")


def _number(item: Locator, asked: dict[str, Any], right: bool) -> None:
    item.get_by_label("Your response").fill((asked["low"] or asked["high"]) if right else "987654")


def _ordering(item: Locator, asked: dict[str, Any], right: bool) -> None:
    if not right:
        item.locator(".pb-entry [data-move='1']").first.click()
        return
    for at, id in enumerate(asked["entries"]):
        up = item.locator(f"[data-part='{id}'] [data-move='-1']")
        while [row.get_attribute("data-part") for row in item.locator(".pb-entry").all()].index(id) > at:
            up.click()


def _matching(item: Locator, asked: dict[str, Any], right: bool) -> None:
    for pair, option in asked["pairs"]:
        other = next(one for one in asked["options"] if one != option)
        item.locator(f"[data-part='{pair}'] select").select_option(option if right else other)


def _blanks(item: Locator, asked: dict[str, Any], right: bool) -> None:
    for blank in asked["blanks"]:
        field = item.locator(f"[data-part='{blank['id']}']").locator("input, select")
        if field.evaluate("e => e.tagName") == "SELECT":
            options = [str(option) for option in field.locator("option:not([value])").all_text_contents()]
            field.select_option(blank["accept"][0] if right else next(one for one in options if one not in blank["accept"]))
        else:
            field.fill(blank["accept"][0] if right else "xyz")


LAY = {
    "single-choice": _choices, "multiple-choice": _choices, "true-false": _choices, "short-text": _text, "number": _number,
    "ordering": _ordering, "matching": _matching, "blanks": _blanks,
}  # fmt: skip


def items(page: Page) -> list[Locator]:
    """The questions that are asked, once they can be answered. A tab behind another draws nothing, and would scroll for seconds."""
    page.bring_to_front()
    page.locator(".pb-check").scroll_into_view_if_needed()
    expect(page.locator("pb-item:visible [data-do=check]:visible").first).to_be_visible()
    return list(page.locator("pb-item:visible").all())


def take(page: Page, wrong: tuple[int, ...] = (), left: tuple[int, ...] = ()) -> None:
    """Reads the module and answers all of its questions, those at `wrong` wrongly at first, those at `left` wrongly for good."""
    for button in page.locator("[data-read]").all():
        if button.get_attribute("aria-pressed") == "false":
            button.click()
    for at, item in enumerate(items(page)):
        if item.locator("[data-do=check]").is_hidden():
            continue
        if at in wrong:
            respond(item, right=False)
            item.get_by_role("button", name="Try again").click()
        respond(item, right=at not in left)
