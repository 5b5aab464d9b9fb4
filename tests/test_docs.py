"""The documentation keeps its promises: it is complete, it is true to the code, its examples work."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from playbook_gen.bundled import content_dir
from playbook_gen.cli import playbook
from playbook_gen.codes import CODES
from playbook_gen.kinds import KINDS
from playbook_gen.pipeline import Wanted, check
from playbook_gen.reference import reference
from playbook_gen.reference.findings import EXAMPLE, everything, rule_code
from playbook_gen.schemas import schemas
from playbook_gen.text.safety import KINDS as LINKED
from playbook_gen.validate.rules import RULES
from playbook_gen.validate.shape import slots

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "playbook_gen"
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
BY_HAND = [page for page in PAGES if page.parent.name != "reference"]
FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
TRIED = re.compile(r"<!-- (?:try|wrong): (\S+) -->\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Made in Python so that a code that only a helper puts together is found as well.
SOURCE = {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "codes"}


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


# ---- the generated reference ----


@pytest.fixture(scope="session")
def generated() -> dict[str, str]:
    return reference(playbook, content_dir())


def test_the_reference_is_up_to_date(generated: dict[str, str]) -> None:
    folder = DOCS / "reference"
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    stale = [name for name in sorted(kept.keys() | generated.keys()) if kept.get(name) != generated.get(name)]
    assert not stale, "run `python -m playbook_gen reference docs/reference`"


def beneath(command: click.Command) -> Iterator[click.Command]:
    """The command, and those that a group holds."""
    yield command
    if isinstance(command, click.Group):
        yield from command.commands.values()


def commands() -> Iterator[tuple[str, click.Command]]:
    return ((name, command) for name, command in playbook.commands.items() if not command.hidden)


def test_every_command_and_option_is_named(generated: dict[str, str]) -> None:
    page = generated["commands.md"]
    for name, command in commands():
        section = page.partition(f"\n## playbook {name}\n")[2].partition("\n## ")[0]
        spellings = [spelling for option in command.params if isinstance(option, click.Option) for spelling in option.opts]
        assert [spelling for spelling in spellings if f"`{spelling}`" not in section] == [], name


def test_every_kind_and_field_is_named(generated: dict[str, str]) -> None:
    for kind in KINDS:
        assert f"({kind.name}.md)" in generated["content.md"]
        page = generated[f"{kind.name}.md"] + generated["content.md"]
        fields = [name for name in slots(kind.model) if name not in ("id", *kind.parts, *(("body",) if kind.prose else ()))]
        assert [name for name in fields if f"| `{name}` |" not in page] == [], kind.name
        assert [name for name in kind.parts if f"`{name}" not in page] == [], kind.name


def test_every_schema_and_kind_of_link_is_named(generated: dict[str, str]) -> None:
    assert [name for name in schemas() if f"`{name}.schema.json`" not in generated["schemas.md"]] == []
    assert [kind for kind in LINKED if f"`{kind}:" not in generated["texts.md"]] == []


# ---- diagnostics ----


def used() -> dict[str, set[str]]:
    """Every code that the program can report, with how grave it is there."""
    found: dict[str, set[str]] = {}
    for text in SOURCE.values():
        for code in re.findall(r'"(PB\d{3})"', text):
            found.setdefault(code, set())
        for grave, code in re.findall(r'\b(error|warning|todo)\(\s*"(PB\d{3})"', text):
            found[code].add(grave)
    return found


def test_every_code_is_explained_once_and_every_explanation_is_used() -> None:
    rules = {rule_code(rule)[0] for rule in RULES}
    assert len(rules) == len(RULES)
    assert not rules & CODES.keys()
    assert used().keys() == rules | CODES.keys()


def test_codes_are_as_grave_as_the_page_says() -> None:
    explained = {name: set(code.severity.split(" or ")) for name, code in everything().items()}
    assert {name: graves for name, graves in used().items() if graves and graves != explained[name]} == {}
    assert all(code.title and code.meaning for code in everything().values())
    assert all(code.fix for code in CODES.values())


def test_codes_named_in_pages_exist() -> None:
    for page in PAGES:
        mentioned = set(re.findall(r"PB\d{3}", page.read_text(encoding="utf-8")))
        assert mentioned <= everything().keys(), named(page)


def test_the_example_of_a_finding_is_one_that_is_tried() -> None:
    tried = (DOCS / "how-to" / "find-and-mend-mistakes.md").read_text(encoding="utf-8")
    assert EXAMPLE.removeprefix("```text").removesuffix("```") in tried


# ---- links and commands in what people wrote ----


def anchors(page: Path) -> set[str]:
    """The places of a page as the usual renderers name them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.+?) *$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def links(page: Path) -> Iterator[str]:
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))
    for target in re.findall(r"\]\(([^)\s]+)\)|<(?:img|a)[^>]* (?:src|href)=\"([^\"]+)\"", text):
        yield target[0] or target[1]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", BY_HAND, ids=named)
def test_commands_in_pages_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    known = dict(commands())
    for name, rest in re.findall(r"(?:python3 run\.py|py run\.py|`playbook|^playbook|&& playbook) ([a-z]+)([^`\n]*)", text, re.MULTILINE):
        assert name in {*known, "test", "wheel"}, f"{name} in {named(page)}"
        options = [o for one in beneath(known[name]) for option in one.params for o in option.opts] if name in known else ["-k", "-m", "-n"]
        unknown = [word for word in re.findall(r"(?<=\s)--?[a-z][a-z-]*", rest) if word not in [*options, "--help", "--version"]]
        assert unknown == [], f"{name} in {named(page)}"


def test_the_readme_begins_with_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    first = re.search(r"```console\n(.*?)```", text, re.DOTALL)
    assert first
    assert [line.split("#")[0].strip() for line in first[1].strip().splitlines()][:3] == [
        "python3 run.py build",
        "python3 run.py serve",
        "python3 run.py test",
    ]
    assert text[: first.start()].count("\n") < 12
    for windows in ("py run.py build", "py run.py test"):
        assert re.search(rf"(?<!\w){windows}", text)


def test_pictures_are_small_and_each_is_shown_somewhere() -> None:
    pictures = sorted((DOCS / "images").iterdir())
    pages = "".join(page.read_text(encoding="utf-8") for page in BY_HAND)
    assert len(pictures) > 1
    assert all(path.stat().st_size < 300_000 for path in pictures)
    assert [path.name for path in pictures if f"images/{path.name}" not in pages] == []


# ---- the examples ----


@pytest.fixture(scope="session")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new organization with the shipped roles, to try examples in."""
    folder = tmp_path_factory.mktemp("docs") / "acme"
    assert CliRunner().invoke(playbook, ["new", str(folder), "--name", "Acme House"]).exit_code == 0
    return folder


TRYING = [page for page in PAGES if TRIED.search(page.read_text(encoding="utf-8"))]


def written(page: Path, acme: Path, folder: Path) -> Path:
    """A copy of the new organization with every example of the page in its place."""
    shutil.copytree(acme, folder)
    for path, text in TRIED.findall(page.read_text(encoding="utf-8")):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("page", TRYING, ids=named)
def test_full_examples_are_right(page: Path, acme: Path, tmp_path: Path) -> None:
    folder = written(page, acme, tmp_path / "acme")
    for team in (None, *(path.name for path in folder.glob("teams/*"))):
        found = [d for d in check(Wanted(folder, team)).diagnostics if d.severity != "todo"]
        assert bool(found) == ("<!-- wrong:" in page.read_text(encoding="utf-8")), found


def transcripts(page: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Each command of a how-to whose output is shown: its words, and that output."""
    for block in re.findall(r"^```console\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if output.strip():
                yield shlex.split(command)[2:], comparable(output)


def comparable(text: str) -> list[str]:
    """Lines without the number of files, which grows with the shipped pack."""
    return [re.sub(r"\d+ files", "N files", line) for line in text.strip().splitlines()]


@pytest.mark.parametrize("page", [page for page in TRYING if any(transcripts(page))], ids=named)
def test_what_how_tos_show_is_what_one_sees(page: Path, acme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(page, acme, tmp_path / "acme")
    monkeypatch.chdir(tmp_path)
    for words, output in transcripts(page):
        assert comparable(CliRunner().invoke(playbook, words).output) == output


def test_most_how_tos_have_an_example_that_is_tried() -> None:
    assert len(TRYING) >= 5


# ---- the architecture ----


def floors() -> dict[str, int]:
    text = (DOCS / "explanation" / "architecture.md").read_text(encoding="utf-8")
    return {name: int(floor) for floor, name in re.findall(r"^\| (\d+) \| `(\w+)/?` \|", text, re.MULTILINE)}


def imports(path: Path) -> Iterator[str]:
    """The modules of the package, by the first name, that the file imports."""
    package = ["playbook_gen", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(SOURCE.get(path, ""))):
        if isinstance(node, ast.ImportFrom):
            stem = [*package[: len(package) - node.level + 1], *_names(node.module)] if node.level else _names(node.module)
            if stem[:1] == ["playbook_gen"]:
                yield from [stem[1]] if len(stem) > 1 else [alias.name for alias in node.names]


def _names(module: str | None) -> list[str]:
    return module.split(".") if module else []


def test_the_table_of_floors_is_true() -> None:
    table: dict[str, Any] = floors()
    modules = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert table.keys() == modules - {"__init__", "__main__"}
    wrong = []
    for path in SOURCE:
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if own in table:
            wrong += [f"{own} -> {other}" for other in imports(path) if other != own and table[other] >= table[own]]
    assert sorted(set(wrong)) == []


def test_the_questions_that_the_how_to_shows_are_right(acme: Path, tmp_path: Path) -> None:
    """Each kind is shown; laid beside the module that they go on with, the check finds nothing to mend."""
    folder = written(DOCS / "how-to" / "write-a-module.md", acme, tmp_path / "acme")
    text = (DOCS / "how-to" / "write-questions.md").read_text(encoding="utf-8")
    shown = [block for block in re.findall(r"^```yaml\n(- id: .*?)^```$", text, re.MULTILINE | re.DOTALL) if "kind: single" not in block]
    assert {re.search(r"kind: (\S+)", block)[1] for block in shown} == {  # type: ignore[index]
        "short-text", "number", "ordering", "matching", "blanks", "scenario",
    }  # fmt: skip
    items = folder / "content/modules/lost-property/items.yml"
    fresh = "".join(block.replace("\n  kind:", "\n  new: true\n  kind:", 1) for block in shown)
    items.write_text(items.read_text(encoding="utf-8") + fresh, encoding="utf-8")
    found = [d for d in check(Wanted(folder)).diagnostics if d.severity != "todo"]
    assert found == []
