"""An assignment as the fragment of a link, `1.SUM.BODY`, and back.

BODY is canonical JSON in base64url, SUM its CRC-32: it finds what was lost on the way and is no protection. There is one
fragment for one payload, so that SUM can be the assignment's own id. `theme/scripts/assignment.js` does the same.

What a fragment gives, the first of these that fits:

* `empty`: nothing. `newer`: a version above 1. `damaged`: form, length, checksum, base64, UTF-8 or JSON.
* `foreign`: of another playbook. `odd`: a field that may not be, or holds what it may not.
* `damaged` again: sound, but not spelled as `encode` spells it. `unknown`: nothing that it assigns is here.
* else the payload. Some of its modules may be unknown here; whoever shows it says so.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Reason = Literal["empty", "damaged", "newer", "foreign", "odd", "unknown"]
VERSION = 1
LONGEST = 6_000  # characters of a fragment
MOST_MODULES, MOST_DAYS = 50, 366
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DAY = re.compile(r"2[01][0-9]{2}-[0-9]{2}-[0-9]{2}")
FORM = re.compile(r"1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)")
NEWER = re.compile(r"([2-9]|[1-9][0-9]{1,5})\.")
# Control characters, line separators, what turns the direction of writing round, half surrogate pairs.
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SEEN = re.compile(r"[^\s\ufeff]")


class NotAnAssignment(ValueError):
    """A payload that no link can carry; its text says which field, what was expected and what was found."""


@dataclass(frozen=True, kw_only=True)
class Payload:
    """What is assigned. `due` is a day, or days after the link is opened; `to` an e-mail address or a sentence."""

    playbook: str
    by: str
    made: date
    modules: tuple[str, ...] = ()
    path: str | None = None
    due: date | int | None = None
    group: str = ""
    note: str = ""
    to: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Payload:
        """The payload that `data`, in which `fault` found nothing, stands for."""
        due = data.get("d")
        return cls(
            playbook=data["p"], by=data["b"], made=date.fromisoformat(data["i"]), modules=tuple(data.get("m", ())), path=data.get("l"),
            due=date.fromisoformat(due) if isinstance(due, str) else due if due is None else int(due),
            group=data.get("g", ""), note=data.get("n", ""), to=data.get("t", ""),
        )  # fmt: skip

    def data(self) -> dict[str, Any]:
        """The payload with the short keys of a link, without what is empty."""
        due = self.due.isoformat() if isinstance(self.due, date) else self.due
        data = {
            "p": self.playbook, "m": list(self.modules), "l": self.path, "d": due, "g": self.group, "n": self.note, "b": self.by,
            "t": self.to, "i": self.made.isoformat(),
        }  # fmt: skip
        return {key: value for key, value in data.items() if value not in (None, "", [])}


@dataclass(frozen=True)
class Here:
    """What a playbook has to assign: the id under which browsers keep progress, the ids of its modules and paths."""

    playbook: str
    modules: Collection[str] = ()
    paths: Collection[str] = ()


def encode(payload: Payload) -> str:
    """The fragment for `payload`, without `#`. Raises `NotAnAssignment`."""
    data = payload.data()
    if problem := fault(data):
        raise NotAnAssignment(problem)
    fragment = _packed(data)
    if len(fragment) > LONGEST:
        raise NotAnAssignment(f"expected a link of up to {LONGEST} characters, found {len(fragment)}; assign less, or write a shorter note")
    return fragment


def decode(fragment: str, here: Here) -> Payload | Reason:
    """The payload in `fragment`, with or without `#`, or the reason why there is none."""
    text = fragment.removeprefix("#")
    if not text or NEWER.match(text):
        return "newer" if text else "empty"
    found = FORM.fullmatch(text) if len(text) <= LONGEST else None
    if found is None or found[1] != _sum(found[2]):
        return "damaged"
    try:
        data = _unpacked(found[2])
    except RecursionError:  # so many brackets that no reader gets through
        return "odd"
    except ValueError:
        return "damaged"
    return _judged(data, text, here)


def identity(payload: Payload) -> str:
    """The assignment's own id: eight hexadecimal digits, the same for the same payload."""
    return encode(payload).split(".")[1]


def link(address: str, payload: Payload) -> str:
    """The link that opens `payload` on the learners' site at `address`."""
    return f"{address.rstrip('/')}/assigned/#{encode(payload)}"


def fault(data: Mapping[str, Any]) -> str:
    """What is wrong with the first wrong field of a payload with short keys, in a sentence; empty where nothing is."""
    for key in data:
        if key not in FIELDS:
            return f"expected the fields of an assignment, found `{key[:40]}`; leave it out"
    for key, (name, expected, fits) in FIELDS.items():
        if (key in data or key in REQUIRED) and not fits(data.get(key)):
            return f"expected {expected} as the {name}, found {_shown(data.get(key))}"
    return "" if "m" in data or "l" in data else "expected a module or a path, found neither; say what is to be learnt"


def is_text(value: object, most: int) -> bool:
    """Whether `value` is one line of up to `most` characters, with something to be seen in it."""
    return isinstance(value, str) and len(value) <= most and not UNFIT.search(value) and bool(SEEN.search(value))


def _text(most: int) -> Callable[[object], bool]:
    return lambda value: is_text(value, most)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 64 and bool(ID.fullmatch(value))


def _are_ids(value: object) -> bool:
    return isinstance(value, list) and 1 <= len(value) <= MOST_MODULES and all(map(_is_id, value)) and len(set(value)) == len(value)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _is_due(value: object) -> bool:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return 1 <= value <= MOST_DAYS and value == int(value)
    return _is_day(value)


# By key: the name in messages, what is expected, and whether a value is that. In the order in which they are looked at.
FIELDS: Mapping[str, tuple[str, str, Callable[[object], bool]]] = {
    "p": ("playbook's id", "one line of up to 200 characters", _text(200)),
    "m": ("modules", f"1 to {MOST_MODULES} different ids", _are_ids),
    "l": ("path", "an id", _is_id),
    "d": ("due day", f"a day from 2000 to 2199 such as 2026-12-04, or 1 to {MOST_DAYS} days,", _is_due),
    "g": ("group", "one line of up to 80 characters", _text(80)),
    "n": ("note", "one line of up to 300 characters", _text(300)),
    "b": ("name of who assigns it", "one line of up to 80 characters", _text(80)),
    "t": ("place where the result goes", "one line of up to 120 characters", _text(120)),
    "i": ("day on which it was made", "a day from 2000 to 2199 such as 2026-11-28", _is_day),
}
REQUIRED = {"p", "b", "i"}


def _shown(value: object) -> str:
    if isinstance(value, str):
        start = "".join(letter if letter.isprintable() else "�" for letter in value[:40])
        return f"`{start}{'…' if len(value) > 40 else ''}` ({len(value)} characters)"
    return f"{len(value)} of them" if isinstance(value, list) else "nothing" if value is None else f"`{value!s:.40}`"


def _judged(data: object, text: str, here: Here) -> Payload | Reason:
    if not isinstance(data, dict) or not FIELDS["p"][2](data.get("p")):
        return "odd"
    if data["p"] != here.playbook:
        return "foreign"
    if fault(data):
        return "odd"
    payload = Payload.of(data)
    if _packed(payload.data()) != text:
        return "damaged"
    known = payload.path in here.paths or any(id in here.modules for id in payload.modules)
    return payload if known else "unknown"


def _packed(data: Mapping[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    body = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"{VERSION}.{_sum(body)}.{body}"


def _unpacked(body: str) -> object:
    """The JSON in `body`, every number as a browser reads it. Raises `ValueError` or `RecursionError`."""
    text = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode()
    return json.loads(text, parse_int=float, parse_constant=_no_constant)


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _sum(body: str) -> str:
    return f"{zlib.crc32(body.encode()):08x}"
