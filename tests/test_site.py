"""The built demo site, read as files: every link leads somewhere, ids are unique, headings in order, nothing of the trainer's shows."""

from __future__ import annotations

import os
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

ROOT = Path(__file__).parent.parent
# What Node says of the first script that cannot be read names its file and line.
COMPILE = "for (const file of process.argv.slice(1)) new vm.Script(fs.readFileSync(file, 'utf8'), { filename: file })"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Read(HTMLParser):
    """What a page holds: ids, addresses, headings, references between elements, pictures without a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.headings: list[int] = []
        self.refers: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        for name in ("href", "src"):
            if name in given and "svg" not in self.open[:-1]:
                self.addresses.append(given[name])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            self.refers += given.get(name, "").split()
        if tag == "img" and "alt" not in given:
            self.faults.append("a picture without alt")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else, in line {self.getpos()[0]}")


@pytest.fixture(scope="module")
def pages(demo_site: Path) -> dict[Path, Read]:
    return {path: Read(path.read_text(encoding="utf-8")) for path in sorted(demo_site.rglob("*.html"))}


def test_every_link_leads_to_a_page_and_to_a_place_on_it(demo_site: Path, pages: dict[Path, Read]) -> None:
    broken = []
    for path, page in pages.items():
        for address in page.addresses:
            split = urlsplit(address)
            if split.scheme in ("http", "https", "mailto", "tel"):
                continue
            base = demo_site if path.name == "404.html" else path.parent
            target = (base / unquote(split.path)).resolve() if split.path else path
            if split.path.startswith("/"):  # the page for lost readers may be shown at any depth
                target = demo_site / unquote(split.path).removeprefix("/playbook/")
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                broken.append(f"{path.relative_to(demo_site)}: {address}")
            elif split.fragment and split.fragment not in pages[target].ids:
                broken.append(f"{path.relative_to(demo_site)}: {address} (no such place)")
    assert broken == []


def test_every_page_is_sound(demo_site: Path, pages: dict[Path, Read]) -> None:
    for path, page in pages.items():
        name = path.relative_to(demo_site)
        assert page.faults == [], name
        assert page.open == [], f"{name} leaves {page.open} open"
        doubled = sorted({identity for identity in page.ids if page.ids.count(identity) > 1})
        assert doubled == [], name
        assert set(page.refers) <= set(page.ids), f"{name}: {set(page.refers) - set(page.ids)}"


def test_headings_are_in_order(demo_site: Path, pages: dict[Path, Read]) -> None:
    for path, page in pages.items():
        name = path.relative_to(demo_site)
        assert page.headings.count(1) == 1, f"{name}: {page.headings}"
        for before, after in zip(page.headings, page.headings[1:], strict=False):
            assert after <= before + 1, f"{name}: h{before} is followed by h{after}"


def test_nothing_of_the_trainers_is_in_the_learners_edition(demo_site: Path) -> None:
    """Rubrics and facilitator notes reach no page and no data file."""
    secret = set()
    for name in ("base", "demo/content"):
        for path in (ROOT / "content" / name / "modules").rglob("trainer.md"):
            secret |= {line.strip() for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 60 and "{{" not in line}
        for path in (ROOT / "content" / name / "modules").rglob("rubric.yml"):
            rows = yaml.safe_load(path.read_text(encoding="utf-8"))
            secret |= {row[field] for row in rows for field in ("observe", "not_yet", "met") if len(row.get(field, "")) > 30}
    secret = {line for line in secret if "{{" not in line}
    assert len(secret) > 50, "the check looks at something"
    files = [path for path in demo_site.rglob("*") if path.suffix in (".html", ".js", ".json", ".xml", ".css")]
    everything = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert [line for line in secret if line in everything] == []


def test_no_response_is_in_the_search_index(demo_site: Path) -> None:
    index = (demo_site / "assets" / "search-index.js").read_text(encoding="utf-8")
    for path in (ROOT / "content").rglob("items.yml"):
        for item in yaml.safe_load(path.read_text(encoding="utf-8")):
            for choice in item.get("choices", []):
                assert "feedback" not in choice or choice["feedback"][:60] not in index


def test_the_policy_stands_on_every_page(demo_site: Path, pages: dict[Path, Read]) -> None:
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy"' in text, path
        assert "{{" not in text, path
        assert "{%" not in text, path


def test_every_script_can_be_read(demo_site: Path) -> None:
    """What is made into a script (the course, the questions of each module) is one."""
    node = shutil.which("node")
    if node is None:
        assert os.environ.get("CI") != "true", "CI needs Node"
        pytest.skip("no Node here: the scripts were NOT read")
    scripts = sorted(str(path) for path in (demo_site / "assets").rglob("*.js"))
    assert len(scripts) > 10
    run = subprocess.run([node, "-e", COMPILE, *scripts], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
