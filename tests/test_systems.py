"""The twenty systems: the page of the demo on which each works, the record that it is made from, the test that holds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "explanation" / "systems.md"
ROW = re.compile(r"^\| (S\d+) \| `/([^`]+)` \| \[`([^`]+)`\]\(([^)]+)\) \| \[`([^`]+)`\]\(([^)]+)\) \|$", re.MULTILINE)
ROWS = ROW.findall(TABLE.read_text(encoding="utf-8"))


def test_the_table_has_all_twenty_in_order() -> None:
    assert [row[0] for row in ROWS] == [f"S{number}" for number in range(1, 21)]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_leads_to_a_page_a_record_and_a_test(row: tuple[str, ...], demo_site: Path) -> None:
    _, page, record, record_link, test, test_link = row
    for name, link in ((f"content/{record}", record_link), (test, test_link)):
        assert (ROOT / name).is_file(), name
        assert (TABLE.parent / link).resolve() == ROOT / name
    assert re.search(r"^def test_", (ROOT / test).read_text(encoding="utf-8"), re.MULTILINE)
    html = (demo_site / page / "index.html").read_text(encoding="utf-8")
    assert "<h1" in html
    front = (demo_site / "infrastructure" / "index.html").read_text(encoding="utf-8")
    top = page.partition("/")[0]
    assert re.search(rf'href="[^"]*\b{top}/', front), f"{page} is not reached from the board"
