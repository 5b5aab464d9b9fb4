"""How a number is read from what a learner typed. Exact: a number is a fraction, never rounded.

* Digits of any script; a sign before the number or before its unit; `.5` and `5.`; `1e3`, `1E-3`, with up to three digits.
* `.` or `,` before the decimals. Both in one number: the last one is the decimal mark, the other one groups digits.
* Groups of three digits by space, apostrophe, underscore, or by `.` or `,` where it stands twice: `1 000`, `1'000`, `1.000.000`.
  By commas also as in India: `1,00,000`.
* One mark with one to three digits before it and three behind it, such as `1,000`, can mean two things. The playbook's
  language decides: where decimals have a point it is one thousand, where they have a comma it is one.
  Not so `0,125` and `1234,567`: nobody groups like that.
* A unit before or behind, with or without a space: one of the item's, compared like a text. Another one is `unit`: a per
  cent sign too, where it is not the item's unit.
* Anything else is `not-a-number`: `1/2`, `10:30`, `5 or 6`, `2²`, `0x1F`, `--5`, words, more than 60 characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from .texts import UNSEEN, fold, tidy

LONGEST_NUMBER = 60  # characters
BODY = re.compile(r"[.,٫]?[0-9]+(?:[.,٫٬'_ ][0-9]+)*[.,٫]?")
EXPONENT = re.compile(r"[eE]([-+]?[0-9]{1,3})(?![0-9])")
BEFORE = re.compile(r"([-+]?) ?(.*?) ?([-+]?) ?")
WHOLE = re.compile(r"[0-9]*|[1-9][0-9]{0,2}([.,٬'_ ])[0-9]{3}(?:\1[0-9]{3})*|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
GROUPED_OR_NOT = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
Fault = Literal["not-a-number", "unit"]


def read_number(text: str, decimal: str = ".", units: Collection[str] = ()) -> Fraction | Fault:
    """The number in `text`, or why there is none. `decimal` is the mark that the playbook's language has before decimals."""
    typed = tidy(text)
    body = None if _has_small_digits(text) or len(typed) > LONGEST_NUMBER else _body(typed)
    if body is None:
        return "not-a-number"
    exponent = EXPONENT.match(typed, body.end())
    behind = typed[exponent.end() if exponent else body.end() :].strip(" ")
    before = BEFORE.fullmatch(typed[: body.start()])
    value = _value(body[0], decimal)
    if before is None or value is None or (before[1] and before[3]):
        return "not-a-number"
    fault = _fault([before[2], behind], {fold(unit) for unit in units})
    return fault or (-value if "-" in before[1] + before[3] else value) * Fraction(10) ** int(exponent[1] if exponent else 0)


def _has_small_digits(text: str) -> bool:
    """Whether a digit is not of the line, as in `10²`. Behind a letter it belongs to a unit: `m²`."""
    seen = " " + UNSEEN.sub("", text)
    return any(unicodedata.category(sign) == "No" and not before.isalpha() for before, sign in pairwise(seen))


def _body(typed: str) -> re.Match[str] | None:
    """From the first digit, or the mark before it, as far as it looks like a number. `Rs.500` has the mark of its unit."""
    first = re.search("[0-9]", typed)
    if first is None:
        return None
    at = first.start()
    marked = at > 0 and typed[at - 1] in ".,٫" and not typed[: at - 1][-1:].isalpha()
    return BODY.match(typed, at - marked)


def _value(body: str, decimal: str) -> Fraction | None:
    whole, decimals = _parts(body, decimal)
    if not WHOLE.fullmatch(whole) or not (whole or decimals):
        return None
    return Fraction(int("".join(re.findall("[0-9]", whole)) + decimals), 10 ** len(decimals))


def _parts(body: str, decimal: str) -> tuple[str, str]:
    """What stands before the decimal mark and what behind it."""
    marks = re.findall("[^0-9]", body)
    last = marks[-1] if marks else " "
    groups = last not in ".,٫" or (last != "٫" and marks.count(last) > 1)
    if groups or (GROUPED_OR_NOT.fullmatch(body) and last != decimal):
        return body, ""
    whole, _, decimals = body.rpartition(last)
    return whole, decimals


def _fault(given: list[str], units: Collection[str]) -> Fault | None:
    """What is wrong with what stands beside the number."""
    other = [text for text in given if text and fold(text) not in units]
    if any(re.search("[0-9]", text) or not _like_a_unit(text) for text in other):
        return "not-a-number"
    return "unit" if other else None


def _like_a_unit(text: str) -> bool:
    return any(sign.isalpha() or sign in "%‰°" or unicodedata.category(sign) == "Sc" for sign in text)
