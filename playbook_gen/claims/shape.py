"""What claims and receipts may look like: checks of plain data, put together from smaller ones.

`tests/fixtures/claims/README.md` has the same as a table, for this and for the browser's script.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

Check = Callable[[object], bool]
COUNTABLE = 2**53 - 1  # what a browser counts to
MOST = 500  # entries of a list or a table
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DIGITS = re.compile(r"[0-9a-f]+")
POINTS = re.compile(r"[0-9]+(/[1-9][0-9]*)?")
TIME = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,3})?Z")
DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
# Control characters, line separators, what turns the direction of writing round.
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
SEEN = re.compile(r"[^\s\ufeff]")


def text(most: int) -> Check:
    """Any text of up to `most` characters."""
    return lambda value: isinstance(value, str) and len(value) <= most


def line(most: int) -> Check:
    """One line of up to `most` characters, with something in it to be seen."""
    return lambda value: isinstance(value, str) and len(value) <= most and not UNFIT.search(value) and bool(SEEN.search(value))


def is_id(value: object) -> bool:
    """A lasting name."""
    return isinstance(value, str) and len(value) <= 64 and bool(ID.fullmatch(value))


def digits(length: int) -> Check:
    """So many hexadecimal digits."""
    return lambda value: isinstance(value, str) and len(value) == length and bool(DIGITS.fullmatch(value))


def is_points(value: object) -> bool:
    """A fraction: `7/2`, `3`."""
    return isinstance(value, str) and len(value) <= 40 and bool(POINTS.fullmatch(value))


def is_count(value: object) -> bool:
    """A whole number that a browser can count to."""
    return type(value) is int and 0 <= value <= COUNTABLE


def is_flag(value: object) -> bool:
    """True or false."""
    return isinstance(value, bool)


def is_time(value: object) -> bool:
    """A moment that exists, in UTC."""
    try:
        return isinstance(value, str) and bool(TIME.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        return False


def is_day(value: object) -> bool:
    """A day that exists."""
    try:
        return isinstance(value, str) and bool(DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def is_base64(length: int) -> Check:
    """So many bytes in base64, in the one spelling that a machine gives them."""

    def fits(value: object) -> bool:
        try:
            found = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
        except (binascii.Error, ValueError):
            return False
        return len(found) == length and base64.b64encode(found).decode() == value

    return fits


def list_of(check: Check, most: int = MOST) -> Check:
    """A list of up to `most` values."""
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(check, value))


def table_of(check: Check, most: int = MOST) -> Check:
    """Up to `most` values by id."""
    return lambda value: (
        isinstance(value, dict) and len(value) <= most and all(map(is_id, value)) and all(map(check, value.values()))
    )  # fmt: skip


def record(needed: Mapping[str, Check], possible: Mapping[str, Check] | None = None) -> Check:
    """An object with exactly these fields, of which the possible ones may be missing."""
    fields = {**needed, **(possible or {})}

    def fits(value: object) -> bool:
        if not isinstance(value, dict) or not needed.keys() <= value.keys() <= fields.keys():
            return False
        return all(fields[key](one) for key, one in value.items())

    return fits


def modules_of(each: Check) -> Check:
    """A list of modules, none of them twice."""
    listed = list_of(each)
    return lambda value: isinstance(value, list) and listed(value) and len({one["id"] for one in value}) == len(value)


def _is_response(value: object) -> bool:
    return RESPONSE_TEXT(value) or RESPONSE_LIST(value) or RESPONSE_TABLE(value)


def _as_read(value: object) -> bool:
    return True  # the reader has looked at it before


RESPONSE_TEXT, RESPONSE_LIST, RESPONSE_TABLE = text(600), list_of(text(200), 100), table_of(text(600), 40)
HEAD = {"kind": _as_read, "format": _as_read, "playbook": _as_read}
is_name, VERSION, PRINT = line(200), line(600), digits(8)
MODULE = record(
    {
        "id": is_id, "version": VERSION, "points": is_points, "of": is_count, "passed": is_flag, "at": is_time,
        "responses": table_of(_is_response), "hashes": table_of(PRINT),
    },
    {"print": PRINT},
)  # fmt: skip
CLAIM = record(
    {**HEAD, "name": is_name, "made": is_time, "modules": modules_of(MODULE)},
    {
        "paths": list_of(record({"id": is_id, "done": list_of(is_id), "of": is_count})),
        "acknowledged": list_of(record({"vision": is_id, "name": is_name, "at": is_time})),
        "assignments": list_of(PRINT),
    },
)
RECEIVED = record({"id": is_id, "version": VERSION, "points": is_points, "of": is_count, "at": is_time}, {"print": PRINT})
RECEIPT = record(
    {
        **HEAD, "name": is_name, "modules": modules_of(RECEIVED), "claim": digits(64), "accepted": is_day, "by": is_name,
        "key": is_base64(32), "signature": is_base64(64),
    }
)  # fmt: skip
