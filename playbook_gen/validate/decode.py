"""Nodes to typed records. Every mistake becomes a finding with its place, what was expected and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, get_args

import annotated_types
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..diagnostics import Diagnostic, error, suggest
from ..model.fields import Part
from ..source import Mapping, Mark, Node, Scalar, Sequence
from .shape import Slot, name_of, slots

M = TypeVar("M", bound=Part)
PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": ("a name of lower-case letters, digits and dashes", "first-thirty-seconds"),
    "^#[0-9a-fA-F]{6}$": ("a colour like `#1f6f5c`", '"#1f6f5c"'),
    r"^https?://[^\s]+/$": ("a web address that ends with a slash", "https://playbook.example.org/"),
    "^[a-z]{2,3}(-[A-Za-z0-9]+)*$": ("a language like `en` or `pt-BR`", "en"),
}


def decode(node: Mapping, model: type[M], path: str) -> tuple[M | None, list[Diagnostic]]:
    """`node` as a `model`, or None with what is wrong with it. `path` names it in findings."""
    try:
        return model.model_validate(_plain(node)), []
    except ValidationError as problem:
        found = [_diagnose(details, node, model, path) for details in problem.errors(include_url=False)]
        return None, found


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
        for step in loc:
            self._go(step)

    def _go(self, step: int | str) -> None:
        if isinstance(step, int) and isinstance(self.node, Sequence) and step < len(self.node.items):
            self.node = self.node.items[step]
            self.path += f".{name_of(self.node, step)}"
            self._enter()
        elif isinstance(step, str) and isinstance(self.node, Mapping) and not self._is_tag(step):
            self.around, self.name = self.node, step
            if self.slot is None or self.slot.form != "table" or self.slot.name != getattr(self, "table", ""):
                self.slot = slots(self.model).get(step)
            self.node = self.node.entries.get(step)
            self.path += f".{step}" if self.path else step
            self._enter()

    def _is_tag(self, step: str) -> bool:
        """Pydantic puts the chosen member of a union into the way; it is no field."""
        return self.slot is not None and len(self.slot.parts) > 1 and step not in slots(self.model)

    def _enter(self) -> None:
        if self.slot is not None and isinstance(self.node, Mapping):
            part = self.slot.part_for(self.node)
            if part is not None:
                self.model = part
                self.table = self.slot.name if self.slot.form == "table" else ""

    @property
    def mark(self) -> Mark:
        if self.node is not None:
            return self.node.mark
        return self.around.keys.get(self.name, self.around.mark)


def _diagnose(details: ErrorDetails, node: Mapping, model: type[Part], path: str) -> Diagnostic:
    place = _Place(node, model, path, details["loc"])
    kind = details["type"]
    if kind == "missing":
        return _missing(place)
    if kind == "extra_forbidden":
        fields = [name for name in slots(place.model) if name != "id"]
        mark = place.around.keys.get(place.name, place.mark)
        noun = place.model.__name__.lower() if place.model.__name__ != "Settings" else "playbook.yml"
        return error(
            "PB111",
            mark,
            place.path,
            f"there is no field `{place.name}` in a {noun}"
            if noun != "playbook.yml"
            else f"there is no field `{place.name}` in playbook.yml",
            suggest(place.name, fields),
        )
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _tag(place)
    expected, example = _expected(details, place)
    fix = f"write `{place.name}: {example}`" if example else ""
    return error("PB112", place.mark, place.path, f"expected {expected}, found {_found(place.node, details)}", fix)


def _missing(place: _Place) -> Diagnostic:
    slot = place.slot
    help_text = (slot.info.description or "") if slot and slot.info else ""
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
            "write `kind:` with one of " + ", ".join(f"`{name}`" for name in known),
        )
    return error("PB113", node.mark, f"{place.path}.kind", f"there is no kind `{node.text}` of item", suggest(node.text, known))


def _tags(part: type[Part]) -> tuple[Any, ...]:
    return get_args(part.model_fields["kind"].annotation)


def _expected(details: ErrorDetails, place: _Place) -> tuple[str, str]:
    """What should stand there in words, and an example to write."""
    kind, ctx = details["type"], details.get("ctx", {})
    if kind in ("int_parsing", "int_from_float", "greater_than_equal", "less_than_equal", "int_type"):
        return _number(place)
    if kind == "string_pattern_mismatch":
        return PATTERNS.get(str(ctx["pattern"]), (f"text of the form `{ctx['pattern']}`", ""))
    for kinds, words in WORDS:
        if kind in kinds:
            return words(ctx)
    return details["msg"][:1].lower() + details["msg"][1:], ""


WORDS: tuple[tuple[tuple[str, ...], Callable[[dict[str, Any]], tuple[str, str]]], ...] = (
    (("literal_error",), lambda ctx: (f"one of {str(ctx['expected']).replace(chr(39), '`')}", str(ctx["expected"]).split(chr(39))[1])),
    (("bool_parsing", "bool_type"), lambda ctx: ("true or false", "true")),
    (("value_error", "date_from_datetime_parsing", "date_parsing", "date_type"), lambda ctx: ("a day like 2026-11-16", "2026-11-16")),
    (("string_too_short",), lambda ctx: ("some text", "")),
    (("string_too_long",), lambda ctx: (f"at most {ctx['max_length']} characters", "")),
    (("string_type",), lambda ctx: ("text", "")),
    (("tuple_type", "list_type"), lambda ctx: ("a list, each line beginning with `- `", "")),
    (("model_type", "model_attributes_type", "dict_type"), lambda ctx: ("`name: value` lines", "")),
    (("too_short",), lambda ctx: (f"at least {ctx['min_length']} of them", "")),
    (("too_long",), lambda ctx: (f"at most {ctx['max_length']} of them", "")),
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
    return f"a whole number{span}", str(example)


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
