"""Two hundred questions of every kind on one page, in a real browser: how long the scripts take, and how much is kept of them.

    python benchmarks/questions.py

Needs a Chromium and the packages of the tests. The page is the one that the browser tests use.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]
import learning  # noqa: E402
import pages  # noqa: E402
import samples  # noqa: E402

SCRIPTS = ("playbook.js", "grading.js", "registers.js", "state.js", "views.js", "item.js", "shuffle.js", "attempts.js")
ROUNDS, COUNT = 9, 200
READY = """async () => { performance.mark("start"); await playbook.load("assets/assessment.js");
    return performance.measure("ready", "start").duration; }"""


def main() -> None:
    """Prints the table."""
    items = tuple(samples.KINDS[at % len(samples.KINDS)].model_copy(update={"id": f"q-{at}"}) for at in range(COUNT))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        name = pages.write(Path(folder), "many.html", pages.assessment(pages.module(items)), SCRIPTS)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        fresh = [opened(page, (Path(folder) / name).as_uri()) for _ in range(ROUNDS)]
        for item in page.locator("pb-item").all():
            learning.respond(item)
        answered = [opened(page, (Path(folder) / name).as_uri()) for _ in range(ROUNDS)]
        size = page.evaluate("Object.values({...localStorage}).join('').length")
        browser.close()
    print(f"{COUNT} questions, nothing answered: {statistics.median(fresh):.0f} ms")
    print(f"{COUNT} questions, all answered:     {statistics.median(answered):.0f} ms")
    print(f"kept of them:                  {size / 1024:.0f} KB")


def opened(page: Page, address: str) -> float:
    """Milliseconds from the last script's request until every question can be answered."""
    page.goto(address)
    return float(page.evaluate(READY))


if __name__ == "__main__":
    main()
