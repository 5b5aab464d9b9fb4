"""Nodes to typed records. Every mistake becomes a finding with its place, what was expected and what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..diagnostics import Diagnostic, error, nearest, suggest
from ..kinds import KINDS, PartFile, part_name
from ..model import Settings
from ..model.fields import Part
from ..model.items import NumberMistake
from ..source import Mapping, Node, Scalar, Sequence
from . import readings
from .expected import PATTERNS, as_found, wanted
from .located import Place, kind_of, tags
from .shape import slots

__all__ = ["PATTERNS", "decode"]
M = TypeVar("M", bound=Part)
PARTS: dict[type[Part], dict[str, PartFile]] = {kind.model: kind.parts for kind in KINDS}
NAME = re.compile(r"\w+")  # how fields are named; what is no such name and has no value is the rest of a text that a comma tore
SINGLE = ("value", "when", "accept", "number")  # what people write in a number's mistake, which has bounds


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
    return {key: _plain(value) for key, value in node.entries.items() if not _left_out(value) or not NAME.fullmatch(key)}


def _left_out(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.empty


def _diagnose(details: ErrorDetails, node: Mapping, model: type[Part], path: str) -> Diagnostic | None:
    """The finding for one of pydantic's; None where it only follows from another one."""
    place = Place(node, model, path, details["loc"])
    kind = details["type"]
    if kind == "missing":
        return _missing(place)
    if kind == "extra_forbidden":
        return _unknown(place)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _tag(place)
    if kind == "too_short" and isinstance(place.node, Sequence) and len(place.node.items) >= details["ctx"]["min_length"]:
        return None  # enough stand there, and those that are wrong have findings of their own
    expected, fix = wanted(details, place)
    return error("PB112", place.mark, place.path, f"expected {expected}, found {as_found(place.node, kind)}", fix)


def _unknown(place: Place) -> Diagnostic:
    fields = [name for name in slots(place.model) if name != "id"]
    noun = "playbook.yml" if place.model is Settings else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", place.model.__name__).lower()
    mark = place.around.keys.get(place.name, place.mark)
    within = [name for name, slot in slots(place.model).items() if slot.form == "part" and place.name in slots(slot.parts[0])]
    fix = f"write it under `{within[0]}:`, two spaces further in" if within else _bounds(place) or _elsewhere(place)
    if _left_out(place.node) and not NAME.fullmatch(place.name):
        fix = "if it belongs to the text before it, put that whole text in double quotes: in `{...}` a comma begins the next field"
    fix = fix or suggest(place.name, fields)
    return error("PB111", mark, place.path, f"there is no field `{place.name}` in {noun}", fix)


def _bounds(place: Place) -> str:
    """What to write where a mistake of a number is given as those of a text are."""
    if place.model is not NumberMistake or place.name not in SINGLE:
        return ""
    node = place.node.items[0] if isinstance(place.node, Sequence) and len(place.node.items) == 1 else place.node
    read = readings.numbers(node.text) if isinstance(node, Scalar) else ()
    given = read[0] if len(read) == 1 else "…"
    return f"write `at_least: {given}` and `at_most: {given}`, or only one of the two for everything from there on"


def _elsewhere(place: Place) -> str:
    """What to do about a field that other kinds of the same list have, say `choices` in a number."""
    having = [kind_of(part) for part in place.family if place.name in slots(part)]
    if not having or place.model not in place.family:
        return ""
    kinds = _ticked(having if len(having) < 4 else having[:3])
    return f"`{place.name}` belongs to {kinds}, and this is `{kind_of(place.model)}`: correct `kind:`, or remove the field"


def _ticked(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _missing(place: Place) -> Diagnostic:
    slot = place.slot
    help_text = (slot.info.description or "") if slot and slot.info else ""
    if place.name in (parts := PARTS.get(place.model, {})):
        help_text = f"it is no line of this file: write `{part_name(place.name, parts[place.name])}`"
        return error("PB110", place.around.mark, place.path, f"`{place.name}` is missing", help_text)
    if place.name == "body" and place.around.mark.path.endswith(".md"):
        return error("PB110", place.around.mark, place.path, "there is no text", "write it beneath the second line of dashes")
    key = place.around.keys.get(place.name)
    message = f"nothing is written after `{place.name}:`" if key and place.name in place.around.entries else f"`{place.name}` is missing"
    return error(
        "PB110",
        key or place.around.mark,
        place.path,
        message,
        f"write `{place.name}: …` - {help_text}" if help_text else f"write `{place.name}: …`",
    )


def _tag(place: Place) -> Diagnostic:
    known = [str(tag) for part in (place.slot.parts if place.slot else ()) for tag in tags(part)]
    node = place.node.entries.get("kind") if isinstance(place.node, Mapping) else None
    field, fix = f"{place.path}.kind", f"write `kind:` with one of {_ticked(known)}"
    if node is None:
        return error("PB110", place.mark, field, "`kind` is missing", fix)
    if not isinstance(node, Scalar):
        return error("PB112", node.mark, field, f"expected one kind of item, found {as_found(node)}", fix)
    if not node.text.strip():
        key = place.node.keys.get("kind", node.mark) if isinstance(place.node, Mapping) else node.mark
        return error("PB110", key, field, "nothing is written after `kind:`", fix)
    close = f"{suggest(node.text, known)} " if nearest(node.text, known) else ""
    fix = f"{close}The kinds are {_ticked(known)}"
    return error("PB113", node.mark, field, f"there is no kind `{node.text}` of item", fix)
