"""What a first visit loads, compressed: little, and the same in a small playbook and a large one."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# A page to read; one that keeps or shows progress; one with questions, before the reader comes near them.
CONTENT, KEEPS, QUESTIONS = 20 * 1024, 28 * 1024, 41 * 1024
# The pages that hold an entry for every card, behaviour or word: they grow with the content, and one looks things up on them.
LISTED = ("guidance", "behaviours", "about/glossary", "about/owners", "moments")
LIST, LISTS = 24 * 1024, tuple(f"{name}/index.html" for name in LISTED)
# What the browser needs to know of every module and step: it grows with the content, and only pages on progress load it at once.
COURSE, COURSE_MOST = "course.js", 12 * 1024
SAME = ("index.html", "vision/index.html", "training/module-0003/index.html", "training/saying-no-well/index.html", "about/index.html")


class _Loaded(HTMLParser):
    """The stylesheets and scripts that a page loads before anybody does anything. Pictures of the content are apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given.get("src"):
            self.addresses.append(str(given["src"]))
        if tag == "link" and given.get("rel") in {"stylesheet", "preload", "modulepreload", "prefetch"}:
            self.addresses.append(str(given["href"]))


def first_load(page: Path) -> int:
    """The gzipped bytes of a page with its stylesheets and scripts, each compressed on its own as a server does; without the course."""
    html = page.read_text(encoding="utf-8")
    files = [page, *(page.parent / address for address in _Loaded(html).addresses if not address.endswith(COURSE))]
    return sum(len(gzip.compress(file.read_bytes(), 6, mtime=0)) for file in files)


def pages(site: Path) -> Iterator[tuple[str, Path, bool]]:
    """Every page with its path, and whether it holds questions."""
    for page in sorted(site.rglob("index.html")):
        yield page.relative_to(site).as_posix(), page, "<pb-assessment" in page.read_text(encoding="utf-8")


def allowed(name: str, page: Path, asks: bool) -> int:
    if name in LISTS:
        return LIST
    loaded = " ".join(_Loaded(page.read_text(encoding="utf-8")).addresses)
    return QUESTIONS if asks or "questions.js" in loaded else KEEPS if "state.js" in loaded else CONTENT


def test_a_page_to_read_loads_at_most_twenty_kilobytes_and_one_with_questions_forty_one(demo_site: Path) -> None:
    found = {name: (first_load(page), allowed(name, page, asks)) for name, page, asks in pages(demo_site)}
    assert {limit for _, limit in found.values()} == {CONTENT, LIST, KEEPS, QUESTIONS}
    assert {name: weight for name, (weight, limit) in found.items() if weight > limit} == {}


def test_what_a_browser_knows_of_the_whole_course_stays_small(demo_site: Path) -> None:
    assert len(gzip.compress((demo_site / "assets" / COURSE).read_bytes(), 6, mtime=0)) <= COURSE_MOST


def test_a_page_without_questions_loads_no_code_for_them(demo_site: Path) -> None:
    for name, page, asks in pages(demo_site):
        loaded = {address.rpartition("/")[2] for address in _Loaded(page.read_text(encoding="utf-8")).addresses}
        near = re.findall(r'data-load="([^"]*)"', page.read_text(encoding="utf-8"))
        assert near in ([], ["assets/questions.js"], ["assets/attempts.js assets/questions.js"])
        assert bool(near) == asks, name
        assert ("questions.js" in loaded) == (name == "progress/practice/index.html"), name
        assert not loaded & {"search-index.js", "minisearch.js", "search.js"}, name


# Makes the benchmark's organization of a size in a folder, and its site beside it.
MAKE = """
import sys; from pathlib import Path; from organization import make; from playbook_gen.cli import playbook
make(Path(sys.argv[1]), int(sys.argv[2])); playbook(["build", sys.argv[1]])
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the benchmark measures memory as Linux and macOS tell it")
def test_the_benchmark_runs_and_the_number_of_pages_weighs_nothing(tmp_path: Path) -> None:
    """Only that it runs: a shared machine is no place to judge its numbers. What a page loads is the same there and in a larger site."""
    command = [sys.executable, "-B", str(ROOT / "benchmarks" / "run.py"), "--quick", "--keep", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("| 150 |")
    large = tmp_path / "large"
    subprocess.run([sys.executable, "-B", "-c", MAKE, str(large), "250"], cwd=ROOT / "benchmarks", check=True, capture_output=True)
    assert sum(1 for _ in (large / "site").rglob("index.html")) == 250
    for name in SAME:
        weight = first_load(tmp_path / "site" / name)
        assert abs(first_load(large / "site" / name) - weight) <= 0.01 * weight, name


def test_the_scripts_for_questions_and_progress_are_light(demo_site: Path) -> None:
    """As a server compresses them. `attempts.js` comes only where a module draws, shuffles or counts the time."""

    def weigh(*names: str) -> int:
        return sum(len(gzip.compress((demo_site / "assets" / f"{name}.js").read_bytes(), 6, mtime=0)) for name in names)

    assert weigh("state", "questions", "module") <= 14 * 1024
    assert weigh("state", "questions", "module", "attempts", "progress", "ack") <= 20 * 1024
