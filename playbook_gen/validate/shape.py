"""What the fields of a model are, read once from the model: the only description of the content there is."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ..model.fields import Part
from ..source import Mapping, Node, Scalar, Sequence

Form = Literal["text", "texts", "part", "parts", "table"]


@dataclass(frozen=True)
class Slot:
    """One field: whether it holds a text, a list of texts, a part, a list of parts, or a table of parts by name."""

    name: str
    form: Form
    markers: tuple[Any, ...]
    parts: tuple[type[Part], ...] = ()
    info: FieldInfo | None = None

    def part_for(self, node: Node) -> type[Part] | None:
        """The model of one part: the one there is, or the one whose `kind` the node names."""
        if len(self.parts) <= 1:
            return self.parts[0] if self.parts else None
        kind = node.entries.get("kind") if isinstance(node, Mapping) else None
        text = kind.text if isinstance(kind, Scalar) else ""
        return _by_kind(self.parts).get(text)


@dataclass(frozen=True)
class Leaf:
    """A text in a record: its path by field names and ids, its node, what the model says of it."""

    path: str
    scalar: Scalar
    markers: tuple[Any, ...]
    slot: Slot


@cache
def _by_kind(parts: tuple[type[Part], ...]) -> dict[str, type[Part]]:
    """The members of a union by the `kind` that each of them is."""
    return {kind: part for part in parts for kind in get_args(part.model_fields["kind"].annotation)}


@cache
def slots(model: type[Part]) -> dict[str, Slot]:
    """The fields of `model` by name."""
    return {name: _slot(name, info) for name, info in model.model_fields.items()}


def _slot(name: str, info: FieldInfo) -> Slot:
    annotation, markers = _unwrap(info.annotation)
    markers = (*info.metadata, *markers)
    if get_origin(annotation) is tuple:
        inner, inner_markers = _unwrap(get_args(annotation)[0])
        parts = _parts(inner)
        return Slot(name, "parts" if parts else "texts", (*markers, *inner_markers), parts, info)
    if get_origin(annotation) is dict:
        return Slot(name, "table", markers, _parts(_unwrap(get_args(annotation)[1])[0]), info)
    parts = _parts(annotation)
    return Slot(name, "part" if parts else "text", markers, parts, info)


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """`annotation` without `Annotated` and `| None`, and the markers that stood there."""
    markers: tuple[Any, ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            markers += annotation.__metadata__
            annotation = annotation.__origin__
            continue
        if get_origin(annotation) in (Union, types.UnionType):
            rest = [arg for arg in get_args(annotation) if arg is not type(None)]
            if len(rest) == 1:
                annotation = rest[0]
                continue
        return annotation, markers


def _parts(annotation: Any) -> tuple[type[Part], ...]:
    members = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)
    return tuple(member for member in members if isinstance(member, type) and issubclass(member, Part))


def leaves(model: type[Part], node: Mapping, path: str) -> Iterator[Leaf]:
    """Every text of a record that the model knows, in order."""
    known = slots(model)
    for name, value in node.entries.items():
        slot = known.get(name)
        if slot is not None:
            yield from _leaves(slot, value, f"{path}.{name}" if path else name)


def _leaves(slot: Slot, node: Node, path: str) -> Iterator[Leaf]:
    if isinstance(node, Scalar):
        yield Leaf(path, node, slot.markers, slot)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _member(slot, item, f"{path}.{name_of(item, number)}")
    elif slot.form == "table":
        for name, item in node.entries.items():
            yield from _member(slot, item, f"{path}.{name}")
    else:
        yield from _member(slot, node, path)


def _member(slot: Slot, node: Node, path: str) -> Iterator[Leaf]:
    if isinstance(node, Scalar):
        yield Leaf(path, node, slot.markers, slot)
    elif isinstance(node, Mapping) and (part := slot.part_for(node)) is not None:
        yield from leaves(part, node, path)


def name_of(item: Node, number: int) -> str:
    """How a member of a list is named in a field path: by its id, else by its number from 1."""
    identity = item.entries.get("id") if isinstance(item, Mapping) else None
    return identity.text if isinstance(identity, Scalar) else str(number + 1)
