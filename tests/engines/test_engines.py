"""The written folder makes the same site with every engine: same pages, same words, same shell, nothing active, nothing of the trainer's.

Run as `python -m pytest -m engines`. The engines have an environment of their own: the one that runs the tests if it holds them,
else what PLAYBOOK_ENGINES_PYTHON names, else .venv-engines, made from requirements-engines.lock.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest
from active import site_faults
from hostile import apart, together

from playbook_gen.bundled import content_dir
from playbook_gen.model import MultipleChoice, Playbook, SingleChoice
from playbook_gen.pipeline import Wanted, check, make
from playbook_gen.render import POLICY, Rendered
from playbook_gen.site.written import write
from playbook_gen.text.plain import plain

ROOT = Path(__file__).parent.parent.parent
ENGINES = ("mkdocs", "properdocs", "zensical")
COMMANDS = {
    "mkdocs": ["-m", "mkdocs", "build", "--quiet"],
    "properdocs": ["-m", "properdocs", "build", "--quiet", "-f", "mkdocs.yml"],
    "zensical": ["-m", "zensical", "build", "--clean", "-f", "mkdocs.yml"],
}
Build = Callable[[str, Rendered], Path]

pytestmark = pytest.mark.engines


@pytest.fixture(scope="session")
def python() -> str:
    """The Python that has the engines."""
    if all(find_spec(name) for name in ENGINES):
        return sys.executable
    return os.environ.get("PLAYBOOK_ENGINES_PYTHON") or _made(ROOT / ".venv-engines")


def _made(home: Path) -> str:
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, lock = home / "engines.lock", (ROOT / "requirements-engines.lock").read_bytes()
    if not stamp.exists() or stamp.read_bytes() != lock:
        venv.create(home, clear=True, with_pip=True)
        pinned = ["--no-deps", "--require-hashes", "-r", str(ROOT / "requirements-engines.lock")]
        subprocess.run([str(python), "-m", "pip", "install", "-qq", *pinned], check=True)
        stamp.write_bytes(lock)
    return str(python)


@pytest.fixture(scope="session")
def build(python: str, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds a rendered playbook with an engine, each in a folder of its own."""

    def built(engine: str, rendered: Rendered) -> Path:
        folder = tmp_path_factory.mktemp(engine) / "written"
        write(rendered, folder)
        settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
        command = [python, *COMMANDS[engine]]
        done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return folder / "site"

    return built


@pytest.fixture(scope="session")
def book() -> Playbook:
    found = check(Wanted(content_dir() / "demo")).playbook
    assert found is not None
    return found


@pytest.fixture(scope="session")
def demo() -> Rendered:
    found = make(Wanted(content_dir() / "demo")).rendered
    assert found is not None
    return found


@pytest.fixture(scope="session")
def sites(build: Build, demo: Rendered) -> dict[str, Path]:
    """The demo by every engine."""
    return {engine: build(engine, demo) for engine in ENGINES}


def pages(site: Path) -> dict[str, str]:
    """Every page of a site by its path."""
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}


def words(html: str) -> str:
    """A page's text as a reader sees it, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_every_engine_makes_the_same_pages(sites: dict[str, Path], demo: Rendered) -> None:
    planned = {source.removesuffix("index.md") + "index.html" for source in demo.pages} | {"404.html"}
    for engine, site in sites.items():
        assert set(pages(site)) == planned, engine


def test_every_engine_shows_the_same_words(sites: dict[str, Path]) -> None:
    first = {name: words(_main(html)) for name, html in pages(sites["mkdocs"]).items()}
    for engine in ENGINES[1:]:
        other = {name: words(_main(html)) for name, html in pages(sites[engine]).items()}
        assert [name for name in first if first[name] != other[name]] == [], engine


def test_every_engine_writes_the_same_elements(sites: dict[str, Path]) -> None:
    """Tags with their attributes, in order: the ids that links lead to, the form controls, the classes."""
    first = {name: _tags(html) for name, html in pages(sites["mkdocs"]).items()}
    for engine in ENGINES[1:]:
        other = {name: _tags(html) for name, html in pages(sites[engine]).items()}
        assert [name for name in first if first[name] != other[name]] == [], engine


def _main(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def _tags(html: str) -> list[str]:
    """Zensical takes away the mark that keeps a part out of its search, and writes the root's address without its dot."""
    plain_html = _main(html).replace(" data-search-exclude", "").replace('/."', '/"')
    return re.findall(r"<[a-z][^>]*>", plain_html)


def _expected(book: Playbook) -> Iterator[tuple[str, str]]:
    """A page of every kind, and what must stand on it."""
    card = next(iter(book.guidance.values()))
    behaviour = next(iter(book.behaviours.values()))
    component = next(iter(book.components.values()))
    term = next(iter(book.terms.values()))
    path = next(iter(book.paths.values()))
    yield "index.html", book.vision.current.statement
    yield "vision/index.html", book.vision.current.statement
    yield "guidance/index.html", card.say
    yield "behaviours/index.html", behaviour.looks_like[0]
    yield f"infrastructure/{component.id}/index.html", component.purpose
    yield "about/glossary/index.html", term.title
    yield f"start/{path.id}/index.html", path.milestones[0].title
    for module in book.modules.values():
        yield f"training/{module.id}/index.html", module.outcome
        yield f"training/{module.id}/index.html", plain(module.items[0].prompt)[:40]


@pytest.mark.parametrize("engine", ENGINES)
def test_each_kind_of_page_says_what_it_must(engine: str, sites: dict[str, Path], book: Playbook) -> None:
    found = pages(sites[engine])
    for name, text in _expected(book):
        assert text in words(found[name]), name
        assert found[name].count("<h1") == 1, name
    for module in book.modules.values():
        html = found[f"training/{module.id}/index.html"]
        for lesson in module.lessons:
            assert f'id="{lesson.id}"' in html
            assert f'id="{lesson.id}--' in html or "\n## " not in lesson.body


@pytest.mark.parametrize("engine", ENGINES)
def test_the_shell_is_ours(engine: str, sites: dict[str, Path], demo: Rendered) -> None:
    for name, html in pages(sites[engine]).items():
        navigation = html[html.index('<nav class="pb-nav"') :].partition("</nav>")[0]
        assert navigation.count("<li>") == len(demo.settings["nav"]) == 5, name
        assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in html, name
        assert "md-header" not in html, name


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_active(engine: str, sites: dict[str, Path]) -> None:
    assert site_faults(sites[engine]) == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_of_the_trainers_is_in_any_file(engine: str, sites: dict[str, Path], book: Playbook) -> None:
    rows = [row for module in book.modules.values() for row in module.rubric]
    notes = [plain(module.trainer.body) for module in book.modules.values() if module.trainer]
    secrets = [text for row in rows for text in (row.met, row.not_yet)]
    secrets += [line for note in notes for line in note.split(". ") if len(line) > 40]
    assert len(secrets) > 40
    everything = words(" ".join(_texts(sites[engine], "html", "js", "json", "xml", "txt", "md")))
    assert [secret for secret in secrets if " ".join(secret.split()) in everything] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_no_search_index_knows_the_key(engine: str, sites: dict[str, Path], book: Playbook) -> None:
    items = [item for module in book.modules.values() for item in module.items]
    choices = [choice for item in items if isinstance(item, SingleChoice | MultipleChoice) for choice in item.choices]
    feedback = [plain(choice.feedback) for choice in choices if choice.feedback]
    assert len(feedback) > 40
    # The practice's files hold the questions with their keys, as the modules' pages do. No search reads them.
    indexes = words(" ".join(_texts(sites[engine], "js", "json", but="assets/items")))
    assert book.vision.current.meaning.split(".")[0] in indexes
    assert [text for text in feedback if text[:60] in indexes] == []


def _texts(site: Path, *endings: str, but: str = "") -> list[str]:
    files = [path for path in site.rglob("*") if path.suffix.removeprefix(".") in endings]
    return [path.read_text(encoding="utf-8") for path in files if not but or but not in path.as_posix()]


@pytest.mark.parametrize("attacks", [apart, together])
@pytest.mark.parametrize("engine", ENGINES)
def test_hostile_texts_stay_texts(engine: str, attacks: Callable[[], Rendered], build: Build) -> None:
    """Never validated: rendering alone keeps every engine from making something active of a text."""
    rendered = attacks()
    site = build(engine, rendered)
    assert len(list(site.rglob("index.html"))) == len(rendered.pages)
    assert site_faults(site) == {}


def test_links_for_a_shared_folder_are_the_same_with_every_engine(build: Build) -> None:
    rendered = make(Wanted(content_dir() / "demo", links="files")).rendered
    assert rendered is not None
    found = [{name: _tags(html) for name, html in pages(build(engine, replace(rendered))).items()} for engine in ENGINES]
    assert found[0] == found[1] == found[2]
    assert not re.search(r'href="[^"#:]*/"', "".join("".join(tags) for tags in found[0].values()))
