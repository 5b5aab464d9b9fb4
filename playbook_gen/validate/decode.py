"""Nodes to typed records. Every mistake becomes a finding with its place, what was expected and what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, get_args

import annotated_types
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..diagnostics import Diagnostic, error, nearest, suggest
from ..kinds import KINDS, PartFile, part_name
from ..model import Settings
from ..model.fields import Part
from ..source import Mapping, Mark, Node, Scalar, Sequence
from .shape import Slot, name_of, slots

M = TypeVar("M", bound=Part)
PARTS: dict[type[Part], dict[str, PartFile]] = {kind.model: kind.parts for kind in KINDS}
ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
DECIMAL_PATTERN = r"^-?[0-9]{1,15}(\.[0-9]{1,15})?$"
PATTERNS = {
    ID_PATTERN: ("a name of lower-case letters, digits and dashes", "first-thirty-seconds"),
    "^#[0-9a-fA-F]{6}$": ("a colour like `#1f6f5c`", '"#1f6f5c"'),
    r"^https?://[^\s]+/$": ("a web address that ends with a slash", "https://playbook.example.org/"),
    "^[a-z]{2,3}(-[A-Za-z0-9]+)*$": ("a language like `en` or `pt-BR`", "en"),
    DECIMAL_PATTERN: ("a number in digits, with a point before its decimals", "10.5"),
}


def decode(node: Mapping, model: type[M], path: str) -> tuple[M | None, list[Diagnostic]]:
    """`node` as a `model`, or None with what is wrong with it. `path` names it in findings."""
    try:
        return model.model_validate(_plain(node)), []
    except ValidationError as problem:
        found = (_diagnose(details, node, model, path) for details in problem.errors(include_url=False))
        return None, [diagnostic for diagnostic in found if diagnostic]


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, value in node.entries.items() if not (isinstance(value, Scalar) and value.empty)}


class _Place:
    """Where a finding of pydantic lies: the node, the mapping around it, its path by ids, its slot."""

    def __init__(self, node: Mapping, model: type[Part], path: str, loc: tuple[int | str, ...]) -> None:
        self.node: Node | None = node
        self.around, self.model, self.slot, self.path, self.name = node, model, None, path, ""  # type: Mapping, type[Part], Slot | None, str, str
        self.listed = self.tag_due = False  # whether it is a member of a list, and whether the kind of that member is still to come
        self.family: tuple[type[Part], ...] = ()  # the kinds that its list may hold, if several
        for step in loc:
            self._go(step)

    def _go(self, step: int | str) -> None:
        if isinstance(step, int) and isinstance(self.node, Sequence) and step < len(self.node.items):
            self.node, self.listed, self.tag_due = self.node.items[step], True, True
            self.path += f".{name_of(self.node, step)}"
            self._enter()
        elif isinstance(step, str) and self._is_tag(step):
            self.tag_due = False
        elif isinstance(step, str) and isinstance(self.node, Mapping):
            self.around, self.name, self.listed = self.node, step, False
            if self.slot is None or self.slot.form != "table" or self.slot.name != getattr(self, "table", ""):
                self.slot = slots(self.model).get(step)
            self.node = self.node.entries.get(step)
            self.path += f".{step}" if self.path else step
            self._enter()

    def _is_tag(self, step: str) -> bool:
        """Pydantic puts the chosen member of a union into the way, right after its number in the list; it is no field."""
        return self.tag_due and self.model in self.family and step == _kind_of(self.model)

    def _enter(self) -> None:
        if self.slot is not None and isinstance(self.node, Mapping):
            part = self.slot.part_for(self.node)
            if part is not None:
                self.model = part
                self.family = self.slot.parts if len(self.slot.parts) > 1 else self.family
                self.table = self.slot.name if self.slot.form == "table" else ""

    @property
    def mark(self) -> Mark:
        if self.node is not None:
            return self.node.mark
        return self.around.keys.get(self.name, self.around.mark)


def _diagnose(details: ErrorDetails, node: Mapping, model: type[Part], path: str) -> Diagnostic | None:
    """The finding for one of pydantic's; None where it only follows from another one."""
    place = _Place(node, model, path, details["loc"])
    kind = details["type"]
    if kind == "missing":
        return _missing(place)
    if kind == "extra_forbidden":
        return _unknown(place)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _tag(place)
    if kind == "too_short" and isinstance(place.node, Sequence) and len(place.node.items) >= details["ctx"]["min_length"]:
        return None  # enough stand there, and those that are wrong have findings of their own
    expected, fix = _expected(details, place)
    return error("PB112", place.mark, place.path, f"expected {expected}, found {_found(place.node, details)}", fix)


def _unknown(place: _Place) -> Diagnostic:
    fields = [name for name in slots(place.model) if name != "id"]
    noun = "playbook.yml" if place.model is Settings else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", place.model.__name__).lower()
    mark = place.around.keys.get(place.name, place.mark)
    within = [name for name, slot in slots(place.model).items() if slot.form == "part" and place.name in slots(slot.parts[0])]
    fix = f"write it under `{within[0]}:`, two spaces further in" if within else _elsewhere(place) or suggest(place.name, fields)
    return error("PB111", mark, place.path, f"there is no field `{place.name}` in {noun}", fix)


def _elsewhere(place: _Place) -> str:
    """What to do about a field that other kinds of the same list have, say `choices` in a number."""
    having = [_kind_of(part) for part in place.family if place.name in slots(part)]
    if not having or place.model not in place.family:
        return ""
    kinds = _ticked(having if len(having) < 4 else having[:3])
    return f"`{place.name}` belongs to {kinds}, and this is `{_kind_of(place.model)}`: correct `kind:`, or remove the field"


def _kind_of(part: type[Part]) -> str:
    return str(_tags(part)[0])


def _ticked(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _missing(place: _Place) -> Diagnostic:
    slot = place.slot
    help_text = (slot.info.description or "") if slot and slot.info else ""
    if place.name in (parts := PARTS.get(place.model, {})):
        help_text = f"it is no line of this file: write `{part_name(place.name, parts[place.name])}`"
        return error("PB110", place.around.mark, place.path, f"`{place.name}` is missing", help_text)
    key = place.around.keys.get(place.name)
    message = f"nothing is written after `{place.name}:`" if key and place.name in place.around.entries else f"`{place.name}` is missing"
    return error(
        "PB110",
        key or place.around.mark,
        place.path,
        message,
        f"write `{place.name}: …` - {help_text}" if help_text else f"write `{place.name}: …`",
    )


def _tag(place: _Place) -> Diagnostic:
    known = [str(tag) for part in (place.slot.parts if place.slot else ()) for tag in _tags(part)]
    node = place.node.entries.get("kind") if isinstance(place.node, Mapping) else None
    if not isinstance(node, Scalar) or node.empty:
        return error(
            "PB110",
            place.mark,
            f"{place.path}.kind",
            "`kind` is missing",
            f"write `kind:` with one of {_ticked(known)}",
        )
    close = f"{suggest(node.text, known)} " if nearest(node.text, known) else ""
    fix = f"{close}The kinds are {_ticked(known)}"
    return error("PB113", node.mark, f"{place.path}.kind", f"there is no kind `{node.text}` of item", fix)


def _tags(part: type[Part]) -> tuple[Any, ...]:
    return get_args(part.model_fields["kind"].annotation)


def _expected(details: ErrorDetails, place: _Place) -> tuple[str, str]:
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


def _write(place: _Place, example: str) -> str:
    return f"write `- {example}`" if place.listed else f"write `{place.name}: {example}`"


def _pattern(pattern: str, place: _Place) -> tuple[str, str]:
    expected, example = PATTERNS[pattern]
    if pattern == ID_PATTERN and isinstance(place.node, Scalar):
        example = re.sub(r"[^a-z0-9]+", "-", place.node.text.lower()).strip("-") or example
    elif pattern == DECIMAL_PATTERN and isinstance(place.node, Scalar):
        digits = re.fullmatch(r"\s*([-\u2212]?\d+)(?:[.,](\d{1,2}))?\D*", place.node.text, re.ASCII)
        example = f"{digits[1]}{'.' if digits[2] else ''}{digits[2] or ''}".replace("\u2212", "-") if digits else example
    return expected, _write(place, example)


def _literal(ctx: dict[str, Any], place: _Place) -> tuple[str, str]:
    words = str(ctx["expected"]).replace("'", "`")
    return f"one of {words}", _write(place, words.split("`")[1])


def _fields(place: _Place) -> tuple[str, str]:
    part = place.slot.parts[0] if place.slot and place.slot.parts else None
    first = next((name for name, info in part.model_fields.items() if info.is_required()), "name") if part else "name"
    fix = f"write `- {first}: …` and its other fields beneath" if place.listed else f"write under `{place.name}:`, indented: `{first}: …`"
    return "`name: value` lines", fix


def _count(ctx: dict[str, Any], place: _Place) -> tuple[str, str]:
    count = len(place.node.items) if isinstance(place.node, Sequence) else 0
    low, high = ctx.get("min_length"), ctx.get("max_length")
    if low is not None:
        return f"at least {low} under `{place.name}:`", f"add {low - count} more"
    return f"at most {high} under `{place.name}:`", f"take {count - (high or 0)} away"


Words = Callable[[dict[str, Any], _Place], tuple[str, str]]
WORDS: tuple[tuple[tuple[str, ...], Words], ...] = (
    (("literal_error",), _literal),
    (("bool_parsing", "bool_type"), lambda ctx, place: ("true or false", "write `true` or `false`")),
    (
        ("value_error", "date_from_datetime_parsing", "date_parsing", "date_type"),
        lambda ctx, place: ("a day like 2026-11-16", "write year, month and day, as `2026-11-16`"),
    ),
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


def _number(place: _Place) -> tuple[str, str]:
    low = high = None
    for marker in _constraints(place.slot):
        if isinstance(marker, annotated_types.Ge):
            low = marker.ge
        elif isinstance(marker, annotated_types.Le):
            high = marker.le
    default = place.slot.info.default if place.slot and place.slot.info else None
    example = default if isinstance(default, int) else 10 if high is None or int(str(high)) >= 10 else high
    span = f" from {low} to {high}" if low is not None and high is not None else ""
    return f"a whole number{span}", _write(place, str(example))


def _constraints(slot: Slot | None) -> Iterator[Any]:
    for marker in slot.markers if slot else ():
        yield from getattr(marker, "metadata", None) or (marker,)


def _found(node: Node | None, details: ErrorDetails) -> str:
    if isinstance(node, Scalar):
        if details["type"] == "string_too_long":
            return f"{len(node.text)}"
        return f'"{node.text if len(node.text) <= 80 else node.text[:79] + "…"}"'
    if isinstance(node, Sequence):
        return f"{len(node.items)}" if details["type"] in ("too_short", "too_long") else "a list"
    return "nothing" if node is None else "`name: value` lines"
