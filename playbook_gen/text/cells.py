"""Cells of a table that people open in a spreadsheet: nothing in them is run."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def safe(cell: str) -> str:
    """`cell`, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(("\t", "\r")) or cell.lstrip().startswith(FORMULA) else cell
