"""The fields of a model as a table for people: what it says, what to write, whether it is needed."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from datetime import date
from inspect import cleandoc
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import BaseModel, StringConstraints

from ..model import TrueFalse
from ..model.fields import Asset, Change, LocalRef, Markdown, Part, Person, Ref, Source, ToPublish
from ..validate.decode import PATTERNS
from ..validate.shape import Slot, slots

HEAD = "| field | what it says | what to write | needed |\n|---|---|---|---|\n"
PLACES = {"sections": "a lesson's id, or `lesson#heading`", "objectives": "the id of an objective of this module"}
NOUNS = {"guidance": "guidance card", "path": "learning path"}
WORDS: dict[Any, str] = {bool: "`true` or `false`", date: "a day, as `2026-11-16`", str: "text"}


def table(model: type[Part], without: tuple[str, ...] = ()) -> str:
    """The fields of `model`, in its own order."""
    return HEAD + "".join(_row(slot) for name, slot in slots(model).items() if name not in without)


def _row(slot: Slot) -> str:
    help_text = (slot.info.description or "") if slot.info else ""
    return f"| `{slot.name}` | {_cell(help_text)} | {_cell(sort(slot))} | {needed(slot)} |\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def needed(slot: Slot) -> str:
    """Whether the field may be left out, and what counts then."""
    if any(isinstance(marker, ToPublish) for marker in slot.markers):
        return "to publish"
    if slot.info is None or slot.info.is_required():
        return "**yes**"
    default = slot.info.default
    if default is None or default in ((), {}) or isinstance(default, BaseModel):
        return "no"
    written = ", ".join(map(str, default)) if isinstance(default, tuple) else str(default).lower() if isinstance(default, bool) else default
    return f"no: `{written}`"


def sort(slot: Slot) -> str:
    """What belongs there, in words."""
    one = " or ".join(link(part) for part in slot.parts) if slot.parts else _text(slot)
    if slot.form == "table":
        return f"`name:` lines, each with a {one}"
    if slot.form in ("texts", "parts"):
        return f"a list{_count(slot)}: {one}"
    return one


def _text(slot: Slot) -> str:
    for marker in slot.markers:
        words = _marked(marker)
        if words:
            return words
    kind = _bare(slot.info.annotation if slot.info else str)
    if get_origin(kind) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(kind))
    return _number(slot) if kind is int else WORDS.get(kind, "text")


def _marked(marker: Any) -> str:
    if isinstance(marker, Ref):
        return _reference(marker)
    if isinstance(marker, LocalRef):
        return PLACES.get(marker.field, f"the id of one of `{marker.field}`")
    if isinstance(marker, Markdown):
        return "Markdown, one paragraph" if marker.inline else "Markdown"
    if isinstance(marker, Asset):
        return "the name of a file in `assets/`"
    if isinstance(marker, StringConstraints) and marker.pattern:
        return PATTERNS.get(str(marker.pattern), (f"text of the form `{marker.pattern}`", ""))[0]
    return ""


def _reference(marker: Ref) -> str:
    if marker.kind == "address":
        return "an address: `kind:id` or `page:name`"
    return f"the id of a {NOUNS.get(marker.kind, marker.kind)}" + "".join(f", or `{word}`" for word in marker.also)


def _number(slot: Slot) -> str:
    bounds = [bound for marker in slot.markers for bound in (getattr(marker, "metadata", None) or (marker,))]
    low = [bound.ge for bound in bounds if isinstance(bound, annotated_types.Ge)]
    high = [bound.le for bound in bounds if isinstance(bound, annotated_types.Le)]
    return f"a whole number, {low[0]} to {high[0]}" if low and high else "a whole number"


def _count(slot: Slot) -> str:
    low = next((marker.min_length for marker in slot.markers if isinstance(marker, annotated_types.MinLen)), 0)
    high = next((marker.max_length for marker in slot.markers if isinstance(marker, annotated_types.MaxLen)), None)
    return f" of {low} to {high}" if high else f", at least {low}" if low else ""


def _bare(annotation: Any) -> Any:
    """`annotation` without `Annotated`, `| None` and `tuple[…, ...]`."""
    if get_origin(annotation) is Annotated:
        return _bare(annotation.__origin__)
    if get_origin(annotation) in (Union, types.UnionType, tuple):
        return _bare(get_args(annotation)[0])
    return annotation


def title(model: type[Part]) -> str:
    """The model's name as people write it: `RubricRow` is *Rubric row*."""
    return "True or false" if model is TrueFalse else re.sub(r"(?<=[a-z])([A-Z])", lambda found: f" {found[1].lower()}", model.__name__)


def link(model: type[Part]) -> str:
    """A link to the model's section: of the same page, or of the page on what all kinds have."""
    name = title(model)
    page = "content.md" if model in (Person, Change, Source) else ""
    return f"[{name.lower()}]({page}#{name.lower().replace(' ', '-')})"


def parts(model: type[Part], without: tuple[str, ...] = ()) -> Iterator[type[Part]]:
    """The models that `model` is made of, at every depth, each once."""
    found: dict[type[Part], None] = {}

    def visit(around: type[Part], passed_over: tuple[str, ...]) -> None:
        for name, slot in slots(around).items():
            for part in slot.parts if name not in passed_over else ():
                if part not in found:
                    found[part] = None
                    visit(part, ())

    visit(model, without)
    yield from found


def section(model: type[Part], level: int = 2, without: tuple[str, ...] = ()) -> str:
    """A part with its docstring and its table."""
    return f"{'#' * level} {title(model)}\n\n{cleandoc(model.__doc__ or '')}\n\n{table(model, without)}\n"
