"""What should stand in a field, in words, and what to write there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import annotated_types
from pydantic_core import ErrorDetails

from ..model.assignment import EMAIL_PATTERN
from ..model.module import Assessment
from ..source import Node, Scalar, Sequence
from . import readings
from .located import Place
from .shape import Slot

ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
DECIMAL_PATTERN = r"^-?[0-9]{1,15}(\.[0-9]{1,15})?$"
KEY_PATTERN = "^[A-Za-z0-9+/]{43}=$"
PATTERNS = {
    ID_PATTERN: ("a name of lower-case letters, digits and dashes", "first-thirty-seconds"),
    "^#[0-9a-fA-F]{6}$": ("a colour like `#1f6f5c`", '"#1f6f5c"'),
    r"^https?://[^\s]+/$": ("a web address that ends with a slash", "https://playbook.example.org/"),
    "^[a-z]{2,3}(-[A-Za-z0-9]+)*$": ("a language like `en` or `pt-BR`", "en"),
    KEY_PATTERN: ("a public key of 44 signs, as `playbook claims key` prints it", '"the 44 signs"'),
    EMAIL_PATTERN: ("an e-mail address", "ada@example.org"),
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": ("a time of the day, in quotes", '"08:45"'),
    DECIMAL_PATTERN: ("a number in digits, with a point before its decimals and nothing between its thousands", "10.5"),
}
UNLIMITED = {"unlimited", "infinite", "infinity", "endless", "none", "no", "never", "any", "always", "no limit", "off", "∞", "-1", "0"}


def wanted(details: ErrorDetails, place: Place) -> tuple[str, str]:
    """What should stand there in words, and what to do."""
    kind, ctx = details["type"], details.get("ctx", {})
    if kind in ("int_parsing", "int_parsing_size", "int_from_float", "greater_than_equal", "less_than_equal", "int_type"):
        return _number(place)
    if kind == "string_pattern_mismatch":
        return _pattern(str(ctx["pattern"]), place)
    for kinds, words in WORDS:
        if kind in kinds:
            return words(ctx, place)
    return details["msg"][:1].lower() + details["msg"][1:], f"see the help text of `{place.name}` in the content reference"


def _write(place: Place, example: str) -> str:
    return f"write `{_line(place, example)}`"


def _line(place: Place, example: str) -> str:
    return f"- {example}" if place.listed else f"{place.name}: {example}"


def _pattern(pattern: str, place: Place) -> tuple[str, str]:
    expected, example = PATTERNS[pattern]
    if pattern == DECIMAL_PATTERN:
        return expected, _decimal(place)
    if pattern == ID_PATTERN and isinstance(place.node, Scalar):
        example = re.sub(r"[^a-z0-9]+", "-", place.node.text.lower()).strip("-") or example
    return expected, _write(place, example)


def _decimal(place: Place) -> str:
    """What to write for a number, as far as it can be read."""
    read = readings.numbers(place.node.text) if isinstance(place.node, Scalar) else ()
    if not read:
        return "write digits, as in `1200` or `0.5`; a unit goes under `unit:`"
    fix = _write(place, read[0]) + "".join(f"; or `{other}`, if its comma stands before decimals" for other in read[1:])
    unit = isinstance(place.node, Scalar) and place.node.text.strip()[-1].isalpha()
    return fix + ("; a unit goes under `unit:`" if unit else "")


def _literal(ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    expected = str(ctx["expected"])
    meant = readings.choice(place.node.text if isinstance(place.node, Scalar) else "", re.findall("'([^']*)'", expected))
    fix = _write(place, meant[0]) + "".join(f" or `{_line(place, other)}`" for other in meant[1:]) if meant else "take one of these"
    return f"one of {expected.replace(chr(39), '`')}", fix


def _day(place: Place) -> tuple[str, str]:
    fix = readings.no_such_day(place.node.text) if isinstance(place.node, Scalar) else ""
    return ("a day that there is", fix) if fix else ("a day like 2026-11-16", "write year, month and day, as `2026-11-16`")


def _fields(place: Place) -> tuple[str, str]:
    part = place.slot.parts[0] if place.slot and place.slot.parts else None
    first = next((name for name, info in part.model_fields.items() if info.is_required()), "name") if part else "name"
    fix = f"write `- {first}: …` and its other fields beneath" if place.listed else f"write under `{place.name}:`, indented: `{first}: …`"
    return "`name: value` lines", fix


def _count(ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    count = len(place.node.items) if isinstance(place.node, Sequence) else 0
    low, high = ctx.get("min_length"), ctx.get("max_length")
    if low is not None:
        return f"at least {low} under `{place.name}:`", f"add {low - count} more"
    return f"at most {high} under `{place.name}:`", f"take {count - (high or 0)} away"


Words = Callable[[dict[str, Any], Place], tuple[str, str]]
WORDS: tuple[tuple[tuple[str, ...], Words], ...] = (
    (("literal_error",), _literal),
    (("bool_parsing", "bool_type"), lambda ctx, place: ("true or false", "write `true` or `false`")),
    (("value_error", "date_from_datetime_parsing", "date_parsing", "date_type"), lambda ctx, place: _day(place)),
    (("string_too_short",), lambda ctx, place: ("some text", "write the text, or remove the line")),
    (("string_too_long",), lambda ctx, place: (f"at most {ctx['max_length']} characters", "shorten it")),
    (("string_type",), lambda ctx, place: ("one text", "write it as one text, in quotes if it holds brackets or a colon")),
    (
        ("tuple_type", "list_type"),
        lambda ctx, place: ("a list", f"write each on a line of its own under `{place.name}:`, beginning with `- `"),
    ),
    (("model_type", "model_attributes_type", "dict_type"), lambda ctx, place: _fields(place)),
    (("too_short", "too_long"), _count),
)


def _number(place: Place) -> tuple[str, str]:
    low = high = None
    for marker in _constraints(place.slot):
        if isinstance(marker, annotated_types.Ge):
            low = marker.ge
        elif isinstance(marker, annotated_types.Le):
            high = marker.le
    span = f" from {low} to {high}" if low is not None and high is not None else ""
    return f"a whole number{span}", _left_out(place) or _write(place, str(_whole(place, low, high)))


def _left_out(place: Place) -> str:
    """What to do where a word says that there is no limit: without the line there is none."""
    info = place.slot.info if place.slot else None
    said = place.node.text.strip().casefold() if isinstance(place.node, Scalar) else ""
    if said not in UNLIMITED or place.model is not Assessment or info is None or info.default is not None:
        return ""
    meaning = re.search(r"Left out: ([^.]*)", info.description or "")
    return f"leave `{place.name}` out" + (f": {meaning[1]}" if meaning else "")


def _whole(place: Place, low: Any, high: Any) -> int:
    """The number that stands there, if it is whole and within the bounds; else an example."""
    read = readings.numbers(place.node.text) if isinstance(place.node, Scalar) else ()
    for one in (int(text) for text in read if "." not in text):
        if (low is None or one >= low) and (high is None or one <= high):
            return one
    default = place.slot.info.default if place.slot and place.slot.info else None
    if isinstance(default, int):
        return default
    return min(max(10, int(str(low or 0))), int(str(high)) if high is not None else 10**9)


def _constraints(slot: Slot | None) -> Iterator[Any]:
    for marker in slot.markers if slot else ():
        yield from getattr(marker, "metadata", None) or (marker,)


def as_found(node: Node | None, kind: str = "") -> str:
    """What stands there, in words; `kind` is pydantic's name of the mistake."""
    if isinstance(node, Scalar):
        if kind == "string_too_long":
            return f"{len(node.text)}"
        return f'"{node.text if len(node.text) <= 80 else node.text[:79] + "…"}"'
    if isinstance(node, Sequence):
        return f"{len(node.items)}" if kind in ("too_short", "too_long") else "a list"
    return "nothing" if node is None else "`name: value` lines"
