"""Imports run downwards: every module has its floor, and knows only lower ones."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "playbook_gen"
DOC = ROOT / "docs" / "explanation" / "architecture.md"
# A module, or a package as a whole, by its floor. The same table stands in the docs, with what each one holds.
FLOORS = {
    "source": 1,
    "bundled": 1,
    "model": 1,
    "text": 1,
    "codes": 1,
    "usage": 1,
    "portable": 1,
    "shuffle": 1,
    "diagnostics": 2,
    "overlay": 2,
    "kinds": 2,
    "editions": 2,
    "plan": 3,
    "assign": 3,
    "claims": 3,
    "grading": 2,
    "fingerprint": 2,
    "scaffold": 2,
    "read": 3,
    "settle": 3,
    "render": 5,
    "report": 3,
    "starter": 3,
    "wordings": 3,
    "load": 4,
    "figures": 4,
    "validate": 5,
    "config": 6,
    "coverage": 6,
    "provenance": 6,
    "schemas": 6,
    "reviews": 6,
    "home": 7,
    "pipeline": 7,
    "site": 8,
    "reference": 8,
    "cli": 9,
}
LATE = {"cli"}  # may import inside a function, so that `--help` need not wait for what a command needs
HEAVY = {"mkdocs", "material", "pydantic", "jinja2", "yaml", "icalendar", "playbook_gen.model"}
IMPURE = {"time", "datetime", "random", "os", "logging", "subprocess", "socket", "urllib", "secrets", "uuid", "getpass"}
# Who may: paths of the first read and the last write, locks, terminals. The others are pure.
WORLDLY = {"config", "cli", "site", "usage"}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py" and path.parent != PACKAGE / "_bundled")


def room(path: Path) -> str:
    """The module or package that a file belongs to, as the table names it."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, ast.AST, int]]:
    """Every module that a file imports, in full; the statement; how deep inside functions it stands."""
    package = ("playbook_gen", *path.relative_to(PACKAGE).parent.parts)
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")), package, 0)


def _imports(node: ast.AST, package: tuple[str, ...], depth: int) -> Iterator[tuple[str, ast.AST, int]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((name.name, child, depth) for name in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = package[: len(package) - child.level + 1] if child.level else ()
            module = ".".join((*base, *(child.module or "").split("."))).rstrip(".")
            yield from ((f"{module}.{name.name}", child, depth) for name in child.names)
        inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _imports(child, package, depth + inside)


def ours(name: str) -> str | None:
    """The room of one of our modules; None for those of others."""
    parts = name.split(".")
    return parts[1] if parts[0] == "playbook_gen" and len(parts) > 1 and parts[1] in FLOORS else None


def test_every_module_has_a_floor_and_every_floor_a_module() -> None:
    assert {room(path) for path in FILES} - {"__init__"} == set(FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_knows_only_lower_floors(path: Path) -> None:
    own = room(path)
    for name, statement, depth in imports(path):
        other = ours(name)
        if other is not None and other != own:
            assert FLOORS[other] < FLOORS[own], f"{own} (floor {FLOORS[own]}) imports {other} (floor {FLOORS[other]})"
        if depth:
            assert own in LATE, f"line {getattr(statement, 'lineno', 0)} imports inside a function"


def test_one_module_imports_mkdocs() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in FILES
        for name, _, _ in imports(path)
        if name.split(".")[0] in {"mkdocs", "material"}
    }
    assert found == {"site/plugin.py"}


def test_no_stage_looks_at_a_clock_at_chance_or_at_the_surroundings() -> None:
    allowed = {("urllib", "parse"), *(("datetime", name) for name in ("date", "timedelta", "datetime", "timezone", "UTC"))}
    for path in FILES:
        if room(path) in WORLDLY:
            continue
        for name, _, _ in imports(path):
            parts = tuple(name.split(".")[:2])
            assert parts[0] not in IMPURE or parts in allowed, f"{path.name} imports {name}"
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(date\.today|datetime\.now|datetime\.utcnow|print|input)\(", source), path.name


def test_an_empty_start_imports_nothing_heavy() -> None:
    help_ = "from playbook_gen.cli import playbook; playbook(['--help'], standalone_mode=False)"
    code = f"import sys; {help_}; print({HEAVY} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.endswith("set()\n")


def table(text: str) -> dict[str, int]:
    """The table of floors in the docs: `| 3 | `read/` | … |`."""
    rows = re.findall(r"^\| (\d) \| `([a-z_]+)/?` \|", text, re.MULTILINE)
    return {name: int(floor) for floor, name in rows}


def test_the_page_on_architecture_tells_the_same() -> None:
    assert table(DOC.read_text(encoding="utf-8")) == FLOORS
    for name in re.findall(r"^\| \d \| `([a-z_]+/)` \|", DOC.read_text(encoding="utf-8"), re.MULTILINE):
        assert (PACKAGE / name).is_dir()
