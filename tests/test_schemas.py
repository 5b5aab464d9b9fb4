"""The JSON Schemas, held against every shipped file by another YAML reader and another validator."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from playbook_gen.kinds import KINDS
from playbook_gen.schemas import schemas

CONTENT = Path(__file__).parent.parent / "content"
MODELINE = re.compile(r"# yaml-language-server: \$schema=(?P<path>\S+)\n")
Json = dict[str, Any]
SCHEMAS, END = schemas(), ".schema.json"


def shipped() -> list[Path]:
    return sorted(path for path in CONTENT.rglob("*.yml") if "site" not in path.relative_to(CONTENT).parts)


FILES = shipped()


@cache
def read(path: Path) -> Any:
    """As an editor reads it: YAML 1.2, where `no` is a text and a day is a text."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def plain(value: Any) -> Any:
    """What JSON knows: days as texts."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[name])


def problems(name: str, value: Any) -> list[str]:
    """What the schema `name` finds in a value."""
    return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in validator(name).iter_errors(plain(value))]


def test_the_shipped_schemas_are_those_of_the_models() -> None:
    """To renew them: `playbook schema content/schemas`."""
    there = {path.name.removesuffix(END): json.loads(path.read_text(encoding="utf-8")) for path in (CONTENT / "schemas").iterdir()}
    assert there == SCHEMAS


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_each_kind_has_two() -> None:
    assert {f"{kind.name}{end}" for kind in KINDS for end in ("", ".overlay") if not kind.prose} <= set(SCHEMAS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_a_shipped_file_names_its_schema_and_keeps_to_it(path: Path) -> None:
    line = MODELINE.match(path.read_text(encoding="utf-8"))
    assert line, "the first line names no schema"
    target = Path(os.path.normpath(path.parent / line["path"]))
    assert target.parent == CONTENT / "schemas"
    assert target.name == expected(path)
    assert problems(target.name.removesuffix(END), read(path)) == []


def expected(path: Path) -> str:
    """The schema of a file, by where it lies."""
    inside = path.relative_to(CONTENT).parts
    layer = "" if inside[0] == "base" else ".overlay"
    if path.name == "playbook.yml":
        return f"playbook{layer}.schema.json"
    if path.name == "vision.yml" and path.parent.name in {"base", "content"}:
        return f"vision{layer}.schema.json"
    if "modules" in inside:
        return f"module{'' if path.stem == 'module' else '-' + path.stem}{layer}.schema.json"
    kind = next(kind for kind in KINDS if kind.folder == path.parent.name)
    return f"{kind.name}{layer}.schema.json"


def test_front_matter_is_small_enough_to_need_none() -> None:
    for path in CONTENT.rglob("lessons/*.md"):
        keys = set(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8").split("---")[1]))
        assert keys <= {"title", "minutes", "changed", "guidance", "after", "before", "new", "remove", "guidance+", "guidance-"}, path


@pytest.mark.parametrize("path", FILES[::7], ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_an_unknown_key_is_refused(path: Path) -> None:
    value = read(path)
    wrong = {**value, "sya": "x"} if isinstance(value, dict) else [{**value[0], "sya": "x"}, *value[1:]]
    assert problems(expected(path).removesuffix(END), wrong)


@pytest.mark.parametrize("name", [name for name in SCHEMAS if not name.endswith(".overlay")])
def test_an_overlay_asks_for_nothing(name: str) -> None:
    overlay = f"{name}.overlay"
    assert problems(overlay, [] if SCHEMAS[overlay].get("type") == "array" else {}) == []


def test_a_record_asks_for_what_the_model_asks_for() -> None:
    assert any("'say' is a required property" in found for found in problems("guidance", {"situation": "x"}))
    assert not any("'id'" in found for found in problems("guidance", {}))


GUIDANCE, COMPONENT, ITEMS, PLAYBOOK = (f"{name}.overlay" for name in ("guidance", "component", "module-items", "playbook"))
FINE = [
    (COMPONENT, {"checklist+": ["a"], "checklist-": ["b"]}),
    (COMPONENT, {"remove": "We have another way."}),
    (GUIDANCE, {"say": 24}),
    (GUIDANCE, {"say": True}),
    (GUIDANCE, {"say": None}),
    (GUIDANCE, {"after": "queue"}),
    (GUIDANCE, {"roles+": ["desk"]}),
    (ITEMS, [{"id": "a", "remove": "Not ours."}]),
    (ITEMS, [{"id": "a", "choices": [{"id": "b", "text": "x"}]}]),
    (ITEMS, [{"id": "a", "points": 3}]),
    (ITEMS, [{"id": "a", "new": True, "kind": "true-false", "prompt": "x", "correct": True, "if_true": "x", "if_false": "y"}]),
    (PLAYBOOK, {"format": 1, "layers": ["../.."], "team": {"name": "Night"}}),
    (PLAYBOOK, {"roles": [{"id": "desk", "remove": "None."}, {"id": "door", "new": True, "title": "Door", "about": "x"}]}),
    (PLAYBOOK, {"words": {"customer": {"one": "guest", "many": "guests"}}}),
]
WRONG = [
    (COMPONENT, {"checklist+": "a"}),
    (COMPONENT, {"title+": ["a"]}),
    (COMPONENT, {"remove": ""}),
    (COMPONENT, {"state": "begun"}),
    (GUIDANCE, {"new": True, "say": "x"}),
    (GUIDANCE, {"sya": "x"}),
    (GUIDANCE, {"say": ["x"]}),
    (GUIDANCE, {"id": "queue"}),
    (GUIDANCE, {"new": False}),
    (GUIDANCE, {"reviewed": "soon"}),
    (ITEMS, [{"points": 3}]),
    (ITEMS, [{"id": "a", "kind": "multi-choice"}]),
    (ITEMS, [{"id": "a", "pints": 3}]),
    (ITEMS, {}),
    (PLAYBOOK, {"format": 2}),
    (PLAYBOOK, {"brand": {"primary": "green"}}),
    (PLAYBOOK, {"organization": {"nmae": "x"}}),
    (PLAYBOOK, {"layers": "base"}),
    (PLAYBOOK, {"base": "x"}),
]


@pytest.mark.parametrize(("name", "value"), FINE)
def test_an_editor_accepts_what_the_check_accepts(name: str, value: Any) -> None:
    assert problems(name, value) == []


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_an_editor_refuses_what_the_check_refuses(name: str, value: Any) -> None:
    assert problems(name, value)
