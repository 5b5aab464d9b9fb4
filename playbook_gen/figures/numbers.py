"""Numbers as people write them in a column. What could be read in two ways is refused and never guessed.

- A gap is an empty cell, `n/a`, `na` or a dash of any length. It is not nought.
- The decimal mark is the one that `decimal:` names. Where nothing is named it is the point, and a comma is refused. In a file that is
  parted by semicolons or tabs, as spreadsheets write it where the comma is the decimal mark, an undeclared `1.234` is refused as well.
- Thousands may be set apart by a space or an apostrophe. By a comma only where `decimal: point` is written, by a point only where
  `decimal: comma` is. The groups must be whole: `12 345`, never `12 34`.
- A per cent sign may stand only where the unit is `%`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BLANK = frozenset({"", "n/a", "na", "-", "–", "—"})
LARGEST = 1e12
PLAIN = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
SIGNED = re.compile(r"([+\-−]?)(.*?)(\s*%)?", re.DOTALL)
APART = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}'’"  # what may part thousands everywhere
TWOFOLD = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")  # 1.234: a thousand and more, or one and a bit
COMMAS = re.compile(r"[0-9.]*(?:,[0-9]+)+[0-9.]*")
MARKS = {
    "point": "the point parts the decimals, and a comma three digits each",
    "comma": "the comma parts the decimals, and a point three digits each",
    None: "the point parts the decimals, and only a space may part the thousands",
}
NUMBER = {
    (mark, other): re.compile(rf"([0-9]+|[0-9]{{1,3}}(?:([{APART}{other}])[0-9]{{3}})(?:\2[0-9]{{3}})*)(?:{re.escape(mark)}([0-9]+))?")
    for mark, other in ((".", ","), (",", "."), (".", ""))
}


@dataclass(frozen=True)
class Unread:
    """Why a text is no number, and what to write."""

    message: str
    fix: str


@dataclass(frozen=True)
class Writing:
    """How the numbers of a column are written."""

    decimal: str | None
    percent: bool  # the column may have per cent signs
    plain: bool  # the file is parted by commas, so that a point is a decimal mark

    def read(self, text: str) -> float | Unread | None:
        """The number in `text`, None for a gap, or why it is neither."""
        bare = text.strip()
        if self.plain and self.decimal != "comma" and PLAIN.fullmatch(bare):
            return float(bare)
        if bare.casefold() in BLANK:
            return None
        found = SIGNED.fullmatch(bare)
        sign, digits, per_cent = found.groups() if found else ("", bare, None)
        if per_cent and not self.percent:
            fix = 'take the sign out; if the unit is per cent, write `unit: "%"` in the metric'
            return Unread("a per cent sign stands here, where none is expected", fix)
        return self._unclear(digits) or self._number(sign, digits)

    def _unclear(self, digits: str) -> Unread | None:
        """What could be two numbers, as nobody has said how decimals are written."""
        if self.decimal is None and COMMAS.fullmatch(digits):
            fix = "write `decimal: comma` beside `file:` if it parts the decimals, `decimal: point` if it parts the thousands"
            return Unread("a comma stands in the number, and nobody has said what it is", fix)
        if self.decimal is None and not self.plain and TWOFOLD.fullmatch(digits):
            fix = "write `decimal: point` or `decimal: comma` beside `file:`, so that it can be only one of them"
            return Unread(f"this may be {digits} or {digits.replace('.', '')}", fix)
        return None

    def _number(self, sign: str, digits: str) -> float | Unread:
        mark, other = (",", ".") if self.decimal == "comma" else (".", "," if self.decimal else "")
        found = NUMBER[mark, other].fullmatch(digits)
        if found is None:
            return Unread("expected one number", _advice(self, digits))
        whole = re.sub(r"[^0-9]", "", found[1])
        value = float(f"{whole}.{found[3] or 0}") if len(whole) < 20 else LARGEST * 10
        if value > LARGEST:
            return Unread("expected a number up to a million millions", "correct the number, or count in thousands and say so in `unit:`")
        return -value if sign in ("-", "−") and value else value


def _advice(writing: Writing, digits: str) -> str:
    if re.fullmatch(r"[0-9.,]*[0-9][0-9.,]*", digits):
        return f"as `decimal:` stands, {MARKS[writing.decimal]}; correct the number or `decimal:`"
    return "write digits only, and leave the cell empty or write `n/a` where there is no figure; the unit stands in `unit:`"
