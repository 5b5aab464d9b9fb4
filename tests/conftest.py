"""What all tests share."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from commands import LIGHTHOUSE, SITES, Once, run
from filelock import FileLock

from playbook_gen import config
from playbook_gen.bundled import content_dir
from playbook_gen.cli import playbook

# The other engines' environment has no hypothesis, and no tests that need it.
with contextlib.suppress(ImportError):
    from hypothesis import settings

    # How long a case takes depends on what else the machine does; the benchmark measures, the tests judge results.
    # The servers try the same cases every time: a new counterexample is found at a desk, not in somebody else's change.
    settings.register_profile("ours", deadline=None, derandomize=os.environ.get("CI") == "true")
    settings.load_profile("ours")

ROOT = Path(__file__).parent.parent
gc.set_threshold(20_000, 20, 20)  # as the command `playbook` sets it
os.environ.pop("PLAYBOOK_COMMAND", None)  # `run.py test` sets it; what is pinned says `playbook`


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write what is pinned anew; then read the diff.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: "slow" not in item.keywords)


@pytest.fixture
def pinned(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Holds a text against the file that pins it, or writes that file under `--update-golden`."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert text == (path.read_bytes().decode() if path.exists() else ""), f"{path.name} differs; if it should, run with --update-golden"

    return compare


@pytest.fixture(scope="session", autouse=True)
def base_once() -> Iterator[None]:
    """The shipped pack is read once a worker: layers are values, and no test changes it. Processes of their own read it anew."""
    read, base = config.load, content_dir() / config.BASE
    kept = cache(read)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(config, "load", lambda folder, *names: (kept if folder == base else read)(folder, *names))
        yield


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder of some name once for all workers; nobody changes what lies in it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = shared / f"once-{name}", shared / f"once-{name}.done"
        with FileLock(shared / f"once-{name}.lock"):
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made


def site(*options: str) -> Callable[[Path], None]:
    """Builds the demo organization's site into `site` in a folder, by the command that people use."""

    def build(folder: Path) -> None:
        result = CliRunner().invoke(playbook, ["build", str(ROOT), "--site-dir", str(folder / "site"), *options])
        assert result.exit_code == 0, result.output

    return build


@pytest.fixture(scope="session")
def demo_site(once: Once) -> Path:
    """The demo organization's site."""
    return once("demo", site("--strict")) / "site"


@pytest.fixture(scope="session")
def trainer_site(once: Once) -> Path:
    """The same in the trainers' edition."""
    return once("trainer", site("--edition", "trainer")) / "site"


@pytest.fixture(scope="session")
def lighthouse(once: Once) -> Path:
    """A new organization's playbook, with two roles and a team; to look at, or to copy."""

    def make(folder: Path) -> None:
        words = (*LIGHTHOUSE, "--role", "Lamp room", "--role", "Boat house", "--team", "Night watch")
        result = run("new", folder / "lighthouse", *words)
        assert result.exit_code == 0, result.output

    return once("new", make) / "lighthouse"


@pytest.fixture
def fresh(lighthouse: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    return Path(shutil.copytree(lighthouse, tmp_path / "lighthouse"))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound playbook of the broken sites: small, so that building it is quick."""
    return Path(shutil.copytree(SITES / "ground", tmp_path_factory.mktemp("ground") / "library"))


@pytest.fixture
def library(ground: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ground, tmp_path / "library"))
