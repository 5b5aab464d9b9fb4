"""What an author meant by a value that is not written as it should be: for fixes that are right when they are copied."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from decimal import Decimal

from ..diagnostics import nearest

PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")  # as a number is written in content
LONGEST = 60  # characters; nobody writes a longer number
SIGNED = re.compile(r"(?P<minus>[-\u2212]?)\+?(?P<body>[0-9.,].*)", re.DOTALL)
GROUPS = (  # thousands by a comma, a point, or a sign of their own; with the decimals behind them
    re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<decimals>[0-9]+))?"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+)(?:,(?P<decimals>[0-9]+))"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3}){2,})(?P<decimals>)"),
    re.compile(r"(?P<whole>[0-9]{1,3}(?:[ \xa0\u2009\u202f'\u2019_][0-9]{3})+)(?:[.,](?P<decimals>[0-9]+))?"),
)
SIMPLE = re.compile(r"(?P<whole>[0-9]*)[.,]?(?P<decimals>[0-9]*)")
POWER = re.compile(r"(?P<digits>[0-9]{1,15}(?:\.[0-9]{1,15})?)[eE](?P<exponent>[-+]?[0-9]{1,2})")
ONE_COMMA = re.compile(r"[0-9]{1,3},[0-9]{3}")  # thousands in one country, decimals in another
UNIT = re.compile(r"(?P<number>.*[0-9.,])(?P<unit>\s*[^\d\s.,][^\d]*)", re.DOTALL)
ISO = re.compile(r"(?:19|20|21)[0-9]{2}-(?P<month>[0-9]{2})-[0-9]{2}")


def numbers(text: str) -> tuple[str, ...]:
    """The spellings in digits that `text` can mean, the likeliest first: `1,000` may be 1000 or 1.000. None if it is no number."""
    signed = SIGNED.fullmatch(_digits(text.strip()[:LONGEST])) if len(text) <= LONGEST else None
    if signed is None:
        return ()
    body, minus = _without_unit(signed["body"]), "-" if signed["minus"] else ""
    read = [_grouped(body) or _power(body) or _simple(body)]
    read += [body.replace(",", ".")] if ONE_COMMA.fullmatch(body) else []
    return tuple(minus + one for one in read if PLAIN.fullmatch(one))


def _digits(text: str) -> str:
    """`text` with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _without_unit(body: str) -> str:
    """`body` without a unit behind it; with a fraction such as `½` there it would be another number."""
    match = UNIT.fullmatch(body)
    return match["number"] if match and not any(sign.isnumeric() for sign in match["unit"]) and "/" not in match["unit"] else body


def _grouped(body: str) -> str:
    match = next((match for groups in GROUPS if (match := groups.fullmatch(body))), None)
    return _joined(re.sub("[^0-9]", "", match["whole"]), match["decimals"]) if match else ""


def _simple(body: str) -> str:
    match = SIMPLE.fullmatch(body)
    return _joined(match["whole"] or "0", match["decimals"]) if match and match["whole"] + match["decimals"] else ""


def _joined(whole: str, decimals: str | None) -> str:
    return f"{whole}.{decimals}" if decimals else whole


def _power(body: str) -> str:
    match = POWER.fullmatch(body)
    return f"{Decimal(match['digits']).scaleb(int(match['exponent'])):f}" if match else ""


def choice(text: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """Which of the values in `allowed` is meant; all of them if that cannot be told and they are few."""
    folded = re.sub(r"[\s_]+", "-", text.strip().casefold())
    close = tuple(one for one in allowed if one.casefold() == folded) or nearest(text, allowed, 1)
    return close or (tuple(allowed) if len(allowed) <= 4 else ())


def no_such_day(text: str) -> str:
    """What to do about a day in the right form that no calendar has; nothing if it is another mistake."""
    match = ISO.fullmatch(text.strip())
    if not match:
        return ""
    year, month = int(text.strip()[:4]), int(match["month"])
    if not 1 <= month <= 12:
        return f"year, month and day stand in this order, and there is no month {match['month']}"
    return f"the last day of this month is {year}-{month:02}-{monthrange(year, month)[1]}; the first is {year}-{month:02}-01"
