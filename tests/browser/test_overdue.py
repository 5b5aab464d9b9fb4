"""What is overdue is told by the reader's own browser: pages never go stale, and builds never look at the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page


@pytest.mark.browser
@pytest.mark.parametrize(("today", "late"), [("2026-11-29T08:00:00", False), ("2031-01-01T08:00:00", True)])
def test_the_board_says_what_is_overdue_on_the_readers_day(page: Page, demo_site: Path, today: str, late: bool) -> None:
    page.clock.set_fixed_time(today)
    page.goto((demo_site / "infrastructure" / "index.html").as_uri())
    marks = page.locator(".pb-late")
    assert marks.count() >= 5
    assert marks.first.is_visible() == late
    page.goto((demo_site / "infrastructure" / "champion" / "index.html").as_uri())
    assert page.locator(".pb-kept [data-overdue-after]").is_visible() == late
