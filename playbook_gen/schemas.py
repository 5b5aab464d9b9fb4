"""JSON Schemas made from the models: for each kind one for whole records and one for overlays.

Editors complete and check with them while somebody types. They admit what the loader admits - where a text is wanted,
also a number, `yes` or nothing quoted - and leave to `playbook check` what needs more than one file to know.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from .kinds import KINDS, Kind
from .load import OWN_KEYS
from .model import Settings

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, Any]
OPERATORS: Json = {
    "before": {"type": "string", "description": "Show it before the thing with this id."},
    "after": {"type": "string", "description": "Show it after the thing with this id."},
    "new": {"const": True, "description": "`true`: there is no such thing beneath, this layer adds it."},
    "remove": {"type": "string", "minLength": 1, "description": "Take it away; the text is the reason, shown on the page of changes."},
}
ORDER = {name: OPERATORS[name] for name in ("before", "after")}
OWN: Json = {
    "format": {"const": 1, "description": "The version of this file format."},
    "content": {"type": "string", "description": "The folder with the records. Left out: `content`."},
    "layers": {
        "type": "array",
        "items": {"type": "string"},
        "description": "What this playbook stands on, lowest first: `base`, or a folder with a playbook.yml.",
    },
}
ANY_TEXT = ["string", "number", "boolean", "null"]


@cache
def schemas() -> dict[str, Json]:
    """Every schema by file name without the ending: `guidance`, `guidance.overlay`, `module-items` …; Markdown files have none."""
    result = _pair("playbook", _settings())
    for kind in KINDS:
        result |= {} if kind.prose else _pair(kind.name, _record(kind))
        for name, part in kind.parts.items():
            if part.shape in ("mapping", "list"):
                result |= _pair(f"{kind.name}-{name}", _part(kind, name))
    return dict(sorted(result.items()))


def _pair(name: str, schema: Json) -> dict[str, Json]:
    record, overlay = _walk(schema, overlay=False), _walk(schema, overlay=True)
    return {name: {"$schema": DRAFT, **record}, f"{name}.overlay": {"$schema": DRAFT, **overlay}}


def _settings() -> Json:
    schema = TypeAdapter(Settings).json_schema()
    schema["properties"] = {**{name: OWN[name] for name in OWN_KEYS if name in OWN}, **schema["properties"]}
    return schema


def _record(kind: Kind) -> Json:
    """The schema of the record's own file: without the id, which is its name, and without what lies in files beside it."""
    schema = TypeAdapter(kind.model).json_schema()
    elsewhere = {"id", *kind.parts}
    schema["properties"] = {name: sub for name, sub in schema["properties"].items() if name not in elsewhere}
    schema["required"] = [name for name in schema.get("required", []) if name not in elsewhere]
    schema["x-record"] = True
    return schema


def _part(kind: Kind, name: str) -> Json:
    schema = TypeAdapter(kind.model).json_schema()
    part = _without_null(schema["properties"][name])
    return {"title": f"{kind.name} {name}", "$defs": schema["$defs"], **{key: value for key, value in part.items() if key != "default"}}


def _without_null(schema: Json) -> Json:
    options = [option for option in schema.get("anyOf", []) if option != {"type": "null"}]
    return {**{k: v for k, v in schema.items() if k != "anyOf"}, **options[0]} if len(options) == 1 else schema


def _walk(schema: Any, overlay: bool) -> Any:
    """`schema` loosened to what the loader admits; as an overlay, with nothing required and the operators added."""
    if isinstance(schema, list):
        return [_walk(item, overlay) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = _without_null(schema)
    result = {
        key: _walk(value, overlay)
        for key, value in schema.items()
        if key not in ("properties", "x-record", "discriminator", "required", "title", "default")
    }
    if "properties" in schema:
        result |= _object(schema, overlay)
    if result.get("type") == "string" and "format" not in result and "enum" not in result and "const" not in result:
        result["type"] = ANY_TEXT
    if result.get("format") == "date":  # not every editor looks at formats
        result["pattern"] = r"^\d{4}-\d{2}-\d{2}$"
    if overlay:
        result.pop("minItems", None)
        if "oneOf" in result:
            result["anyOf"] = result.pop("oneOf")
    return result


def _object(schema: Json, overlay: bool) -> Json:
    properties = {name: _walk(sub, overlay) for name, sub in schema["properties"].items()}
    named = "id" in schema.get("required", ())
    keyed = named or schema.get("x-record", False)
    required = list(schema.get("required", []))
    if keyed:
        properties |= OPERATORS if overlay else ORDER
    if not overlay:
        return {"properties": properties, **({"required": required} if required else {})}
    for name, sub in list(properties.items()):
        if sub.get("type") == "array" and name not in ("before", "after"):
            properties |= _edits(name, sub)
    result: Json = {"properties": properties}
    if keyed:
        result["if"], result["then"] = {"properties": {"new": {"const": True}}, "required": ["new"]}, {"required": required}
        if named:
            result["required"] = ["id"]
    elif schema.get("title") != "Settings":
        properties["remove"] = OPERATORS["remove"]
    return result


def _edits(name: str, array: Json) -> Json:
    note = array.get("description", "")
    return {
        f"{name}+": {**array, "description": f"Adds to the list beneath. {note}"},
        f"{name}-": {
            "type": "array",
            "items": {"type": ANY_TEXT},
            "description": f"Takes from the list beneath, each exactly as it stands there. {note}",
        },
    }
