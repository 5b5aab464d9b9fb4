"""From the bytes of a file to a claim, or to the one reason why it is refused. All input is taken for hostile."""

from __future__ import annotations

import json
import re
from typing import Any

from .canonical import DamagedCode, canonical, decode
from .shape import CLAIM, COUNTABLE
from .values import Claim, Reason, Refusal

LARGEST = 2 * 1024 * 1024  # bytes of a file
FORMAT = 1
CODE = re.compile(r"PBC([0-9]{1,6})\.")


def read(data: bytes, playbook: str) -> Claim:
    """The claim in `data`, a file or a code, which must be one for `playbook`. Raises `Refusal`."""
    found = identified(unpacked(data), "playbook-claim", playbook)
    if not CLAIM(found) or _broken(found):
        raise Refusal("odd")
    return Claim(found)


def unpacked(data: bytes) -> object:
    """The JSON in a file or a code. Raises `Refusal`."""
    if len(data) > LARGEST:
        raise Refusal("too-large")
    text = _text(data, "not-json")
    code = CODE.match(text.strip())
    if code is None:
        return _parsed(text, "not-json")
    if int(code[1]) > FORMAT:
        raise Refusal("newer")
    try:
        return _parsed(_text(decode(text.strip()), "damaged"), "damaged")
    except DamagedCode:
        raise Refusal("damaged") from None


def identified(found: object, kind: str, playbook: str) -> dict[str, Any]:
    """`found`, if it is of this kind, of a format that we know, of this playbook. Raises `Refusal`."""
    if not isinstance(found, dict) or found.get("kind") != kind:
        raise Refusal("other-kind")
    form, its = found.get("format"), found.get("playbook")
    if type(form) is int and form > FORMAT:
        raise Refusal("newer")
    if type(form) is not int or form != FORMAT or not isinstance(its, str):
        raise Refusal("odd")
    if its != playbook:
        raise Refusal("other-playbook")
    return found


def _text(data: bytes, otherwise: Reason) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(otherwise) from None


def _parsed(text: str, otherwise: Reason) -> object:
    doubled: list[str] = []

    def pairs(given: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(given)
        if len(found) < len(given):
            doubled.append("")
        return found

    try:
        found = json.loads(text, object_pairs_hook=pairs, parse_int=_number, parse_float=_number, parse_constant=_no_constant)
    except RecursionError:
        raise Refusal("odd") from None
    except ValueError:
        raise Refusal(otherwise) from None
    if doubled:
        raise Refusal("odd")
    return found


def _number(digits: str) -> int | float:
    """A number as a browser reads it: whole ones are one kind, however they are spelled."""
    value = float(digits)
    return int(value) if value.is_integer() and abs(value) <= COUNTABLE else value


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _broken(found: dict[str, Any]) -> bool:
    """Whether there is half a surrogate pair in it, which is no text."""
    try:
        canonical(found).encode()
    except UnicodeEncodeError:
        return True
    return False
