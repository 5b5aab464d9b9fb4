"""Serving: the page is there, a save shows, a mistake keeps the last good pages."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SITES = Path(__file__).parent / "sites"
PATIENCE = 40.0  # seconds; a machine with other work needs some of them
POLICY = 'http-equiv="Content-Security-Policy"'

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Served:
    """A running server, and what it says on a page."""

    def __init__(self, process: subprocess.Popen[str], port: int, said: Path) -> None:
        self.process, self.port, self.said = process, port, said

    def page(self, path: str = "") -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait(self, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            assert self.process.poll() is None, self.words()
            assert time.monotonic() < end, self.words()
            time.sleep(0.05)

    def words(self) -> str:
        return self.said.read_text(encoding="utf-8")


@contextmanager
def serving(folder: Path, words: list[str]) -> Iterator[Served]:
    port = free_port()
    said = folder.parent / "said.txt"
    with said.open("w", encoding="utf-8") as output:
        process = subprocess.Popen([*words, f"127.0.0.1:{port}"], cwd=folder, stdout=output, stderr=subprocess.STDOUT, encoding="utf-8")
        try:
            served = Served(process, port, said)
            served.wait(lambda: bool(served.page()))
            yield served
        finally:
            process.terminate()
            process.wait(10)


OURS = [sys.executable, "-m", "playbook_gen", "serve", "--address"]
MKDOCS = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr"]
MKDOCS_YML = "site_name: x\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [playbook]\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SITES / "ground", tmp_path / "library"))


@pytest.mark.parametrize("words", [OURS, MKDOCS], ids=["playbook", "mkdocs"])
def test_a_save_shows_and_a_mistake_keeps_the_last_good_pages(library: Path, words: list[str]) -> None:
    if words is MKDOCS:
        (library / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
    card = library / "content" / "guidance" / "queue.yml"
    good = card.read_text(encoding="utf-8")
    with serving(library, words) as served:
        served.wait(lambda: "two more minutes" in served.page("guidance/"))
        assert POLICY not in served.page("guidance/"), "live reload is an inline script, which the policy forbids"
        card.write_text(good.replace("two more minutes", "three more minutes"), encoding="utf-8")
        served.wait(lambda: "three more minutes" in served.page("guidance/"))
        card.write_text(good.replace("say:", "sya:"), encoding="utf-8")
        served.wait(lambda: "PB111" in served.words())
        assert "three more minutes" in served.page("guidance/")
        card.write_text(good.replace("two more minutes", "four more minutes"), encoding="utf-8")
        served.wait(lambda: "four more minutes" in served.page("guidance/"))
        if words is OURS:
            assert f"serving at http://127.0.0.1:{served.port}/" in served.words()
            assert "mended" in served.words()
    assert "Traceback" not in served.words()


def test_a_teams_playbook_is_served_and_both_layers_are_watched(library: Path) -> None:
    team = library / "teams" / "night"
    (team / "content" / "guidance").mkdir(parents=True)
    (team / "playbook.yml").write_text("layers: [../..]\nteam: {name: Night desk}\n", encoding="utf-8")
    own = team / "content" / "guidance" / "queue.yml"
    own.write_text("say: Only at night.\n", encoding="utf-8")
    with serving(library, [*OURS[:-1], "--team", "night", "--address"]) as served:
        served.wait(lambda: "Only at night." in served.page("guidance/"))
        own.write_text("say: Never by day.\n", encoding="utf-8")
        served.wait(lambda: "Never by day." in served.page("guidance/"))
        beneath = library / "content" / "behaviours" / "greet.yml"
        beneath.write_text(beneath.read_text(encoding="utf-8").replace("within ten seconds", "at once"), encoding="utf-8")
        served.wait(lambda: "Greet at once" in served.page("behaviours/"))


def test_a_built_site_has_the_policy(library: Path) -> None:
    subprocess.run([sys.executable, "-m", "playbook_gen", "build", str(library)], check=True, capture_output=True, timeout=60)
    assert POLICY in (library / "site" / "guidance" / "index.html").read_text(encoding="utf-8")


def test_a_mistake_at_the_start_is_reported(library: Path) -> None:
    (library / "content" / "guidance" / "queue.yml").write_text("sya: x\n", encoding="utf-8")
    done = subprocess.run([*OURS, f"127.0.0.1:{free_port()}"], cwd=library, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, "PB111" in done.stderr) == (1, True)


def test_an_address_in_use_is_one_sentence(library: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = subprocess.run(
            [*OURS, f"127.0.0.1:{other.getsockname()[1]}"], cwd=library, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
    assert done.returncode == 2, done.stderr
    assert "cannot listen at" in done.stderr
    assert "Traceback" not in done.stderr
