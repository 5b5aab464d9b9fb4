"""Reading never raises, whatever a file holds, and every place that it names lies in the text."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.overlay import Branch, Edit, Plain, Removed, Tree
from playbook_gen.pipeline import Wanted, check
from playbook_gen.read.files import MAX_BYTES, read_text
from playbook_gen.read.markdown import read_markdown
from playbook_gen.read.pictures import problem
from playbook_gen.read.tree import to_tree
from playbook_gen.read.yaml import MAX_DEPTH, read_yaml
from playbook_gen.source import Mapping, Mark, Node, Scalar, Sequence, typed_value

ROOT = Path(__file__).parent.parent
SITES = Path(__file__).parent / "sites"
HERE = Mark("a.yml", 1, 1, "acme")
# Pieces that mean something to YAML, thrown together: random letters alone would hardly ever be more than one text.
PIECES = [
    "a",
    "b:",
    "- ",
    "? ",
    ": ",
    "\n",
    "  ",
    "\t",
    "{",
    "}",
    "[",
    "]",
    ",",
    '"',
    "'",
    "|",
    ">",
    ">-",
    "&a ",
    "*a",
    "!",
    "!!str ",
    "%YAML 1.1",
    "---",
    "...",
    "#",
    "\\",
    "\u2028",
    "\x85",
    "\r",
    "\ufeff",
    "\x00",
    "\x07",
    "é",
    "日",
    "🙂",
    "remove: x",
    "id: a",
    "new: true",
    "after: b",
    "+:",
    "-:",
    "<<: ",
    "~",
    "=",
]
texts = st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def inside(mark: Mark, text: str) -> bool:
    """Whether a mark names a place of the text: a letter, or the end of a line."""
    lines = text.split("\n")
    return 1 <= mark.line <= len(lines) and 1 <= mark.column <= len(lines[mark.line - 1]) + 1


def marks(node: Node) -> Iterator[Mark]:
    yield node.mark
    if isinstance(node, Mapping):
        yield from node.keys.values()
    for child in node.items if isinstance(node, Sequence) else node.entries.values() if isinstance(node, Mapping) else ():
        yield from marks(child)


def tree_marks(tree: Tree) -> Iterator[Mark]:
    if isinstance(tree, Scalar | Removed):
        yield tree.mark
    elif isinstance(tree, Branch):
        yield from (tree.mark, *tree.keys.values())
        for below in tree.members.values():
            yield from tree_marks(below)
    else:
        yield tree.mark
        for node in tree.items if isinstance(tree, Plain) else (*tree.minus, *tree.plus):
            yield from marks(node)


def hold(found: Iterable[Diagnostic], text: str) -> None:
    for diagnostic in found:
        assert inside(diagnostic.mark, text), diagnostic
        assert diagnostic.message
        assert diagnostic.mark.layer == "acme"


@given(texts)
@example("a\u2028\tb: c: d")
@example("a: |\n  b\x85c\n")
@example("\ufeffa: b\nc: \ufeffd")
@example("a: \x07")
@example("[")
@example("'")
def test_yaml(text: str) -> None:
    node, found = read_yaml(text, HERE)
    hold(found, text)
    if node is None:
        return
    assert all(inside(mark, text) for mark in marks(node))
    tree, more = to_tree(node, "x", keyed_member=True)
    hold(more, text)
    assert all(inside(mark, text) for mark in tree_marks(tree))


@given(texts)
@example("---\na: b\n---\ntext")
@example("---\n- a\n---\ntext")
@example("---")
def test_markdown(text: str) -> None:
    node, found = read_markdown(text, HERE)
    hold(found, text)
    assert node is not None or found
    if node is not None:
        assert all(inside(mark, text) for mark in marks(node))


@given(texts)
def test_an_edit_never_takes_what_it_adds_and_takes_nothing_twice(text: str) -> None:
    node, _ = read_yaml(f"x-: [a, a, b]\nx+: [b, c]\n{text}", HERE)
    if isinstance(node, Mapping):
        edit = to_tree(node, "x")[0]
        edits = [tree for tree in edit.members.values() if isinstance(tree, Edit)] if isinstance(edit, Branch) else []
        for each in edits:
            taken = [scalar.text for scalar in each.minus]
            assert len(taken) == len(set(taken))
            assert not set(taken) & {item.text for item in each.plus if isinstance(item, Scalar)}


@given(st.binary(max_size=400))
def test_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yml"
    path.write_bytes(data)
    text, found = read_text(path, HERE)
    assert text is not None or any(diagnostic.severity == "error" for diagnostic in found)
    if text is not None:
        assert "\r" not in text
        read_yaml(text, HERE)


@given(st.sampled_from(["a.svg", "a.png", "a.jpg", "a.webp", "a.pdf", "a", ".svg"]), st.binary(max_size=200))
@example("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 30_000 + b"</g>" * 30_000 + b"</svg>")
def test_pictures(name: str, data: bytes) -> None:
    fault = problem(name, data)
    assert fault is None or fault


# ---- what a text becomes ----


@pytest.mark.parametrize(
    "text", ["yes", "no", "08", "0x1f", "1.0", "null", "~", "2026-01-05", "1_000", "off", "12:30:45", ".inf", "=", "<<"]
)
def test_a_scalar_stays_what_was_typed(text: str) -> None:
    node, found = read_yaml(f"a: {text}", HERE)
    assert (found, node and typed_value(node)) == ([], {"a": text})


def test_only_nothing_is_empty() -> None:
    node, _ = read_yaml("a:\nb: ''\nc: ~", HERE)
    assert isinstance(node, Mapping)
    assert [value.empty for value in node.entries.values() if isinstance(value, Scalar)] == [True, False, False]


def test_places_count_from_one_and_know_their_layer() -> None:
    node, _ = read_yaml("a:\n  - b: é c\n    d: e\n", Mark("x.yml", 10, 1, "acme"))
    assert isinstance(node, Mapping)
    rows = node.entries["a"]
    assert isinstance(rows, Sequence)
    row = rows.items[0]
    assert isinstance(row, Mapping)
    assert str(row.entries["d"].mark) == "x.yml:12:8"
    assert row.keys["d"].layer == "acme"


def test_the_deepest_that_is_allowed_is_read() -> None:
    node, found = read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, HERE)
    assert (found, node is not None) == ([], True)
    assert read_yaml("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), HERE)[1][0].code == "PB013"


def test_line_ends_of_every_system_give_the_same_places(tmp_path: Path) -> None:
    for ends in ("\n", "\r\n", "\r"):
        path = tmp_path / "a.yml"
        path.write_bytes(f"a: b{ends}c: d{ends}".encode())
        text, _ = read_text(path, HERE)
        node, found = read_yaml(text or "", HERE)
        assert isinstance(node, Mapping)
        assert (found, node.entries["c"].mark.line) == ([], 2)


def test_the_body_of_a_lesson_begins_where_it_stands() -> None:
    node, _ = read_markdown("---\ntitle: a\n---\n\n\nText.\n", HERE)
    assert node is not None
    assert node.entries["body"] == Scalar("Text.", Mark("a.yml", 6, 1, "acme"), quoted=True)


def test_a_hundred_megabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    text, found = read_text(path, HERE)
    assert (text, [diagnostic.code for diagnostic in found]) == (None, ["PB004"])
    assert "100 MB" in found[0].message
    path.write_bytes(b"a" * MAX_BYTES)
    assert read_text(path, HERE)[1] == []


# ---- real files, bent ----


def bent(text: str, chance: random.Random) -> str:
    """`text` after one of the accidents that happen to files."""
    at, other = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
    lines = text.split("\n")
    row = chance.randrange(len(lines))
    return chance.choice(
        [
            text[:at],
            text[at:],
            text[:at] + chance.choice(PIECES) + text[at:],
            text[: min(at, other)] + text[max(at, other) :],
            "\n".join([*lines[:row], *lines[row + 1 :]]),
            "\n".join([*lines[:row], lines[row], *lines[row:]]),
            "\n".join([*lines[:row], " " + lines[row], *lines[row + 1 :]]),
            "\n".join(sorted(lines)),
            text.replace(":", chance.choice(["", "::", ": -"]), 3),
            text.replace("- ", "", 2),
            text + text,
            text.upper(),
            text.replace("id: ", "new: ", 1),
            text.replace("\n", "\n- ", 1),
            f"remove:\n{text}",
        ]
    )


def bend(folder: Path, chance: random.Random, count: int) -> None:
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".yml", ".md"})
    for path in chance.sample(files, count):
        path.write_bytes(bent(path.read_text(encoding="utf-8"), chance).encode("utf-8", "replace"))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_a_bent_playbook_is_checked_to_the_end(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path_factory.mktemp("bent")
    shutil.copytree(SITES / "ground", folder, dirs_exist_ok=True)
    bend(folder, chance, 3)
    checked = check(Wanted(folder))
    assert checked.playbook is not None or any(diagnostic.severity == "error" for diagnostic in checked.diagnostics)
    shutil.rmtree(folder)


@pytest.mark.parametrize("seed", range(6))
def test_a_bent_demo_is_checked_to_the_end(tmp_path: Path, seed: int) -> None:
    folder = Path(shutil.copytree(ROOT / "content" / "demo", tmp_path / "demo", ignore=shutil.ignore_patterns("site*")))
    bend(folder, random.Random(seed), 25)
    for team in (None, "workshop"):
        checked = check(Wanted(folder, team))
        assert checked.playbook is not None or any(diagnostic.severity == "error" for diagnostic in checked.diagnostics)
