"""What axe finds on a page: accessibility mistakes that a program can see."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[tuple[str, list[object]]]:
    """Each broken rule with the first places. Only these are described: to describe what passes takes axe four times as long."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [(rule["id"], [node["target"] for node in rule["nodes"]][:5]) for rule in found.response["violations"]]
