"""What all tests share."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from commands import LIGHTHOUSE, SITES, run

from playbook_gen.cli import playbook

# The other engines' environment has no hypothesis, and no tests that need it.
with contextlib.suppress(ImportError):
    from hypothesis import settings

    # How long a case takes depends on what else the machine does; the benchmark measures, the tests judge results.
    # The servers try the same cases every time: a new counterexample is found at a desk, not in somebody else's change.
    settings.register_profile("ours", deadline=None, derandomize=os.environ.get("CI") == "true")
    settings.load_profile("ours")

ROOT = Path(__file__).parent.parent
os.environ.pop("PLAYBOOK_COMMAND", None)  # `run.py test` sets it; what is pinned says `playbook`


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write what is pinned anew; then read the diff.")


@pytest.fixture
def pinned(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Holds a text against the file that pins it, or writes that file under `--update-golden`."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert text == (path.read_bytes().decode() if path.exists() else ""), f"{path.name} differs; if it should, run with --update-golden"

    return compare


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo organization's site, built once a worker by the command that people use."""
    target = tmp_path_factory.mktemp("demo") / "site"
    result = CliRunner().invoke(playbook, ["build", str(ROOT), "--site-dir", str(target), "--strict"])
    assert result.exit_code == 0, result.output
    return target


@pytest.fixture(scope="session")
def trainer_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in the trainers' edition."""
    target = tmp_path_factory.mktemp("trainer") / "site"
    result = CliRunner().invoke(playbook, ["build", str(ROOT), "--site-dir", str(target), "--edition", "trainer"])
    assert result.exit_code == 0, result.output
    return target


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new organization's playbook, with two roles and a team."""
    folder = tmp_path / "lighthouse"
    result = run("new", folder, *LIGHTHOUSE, "--role", "Lamp room", "--role", "Boat house", "--team", "Night watch")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound playbook of the broken sites: small, so that building it is quick."""
    return Path(shutil.copytree(SITES / "ground", tmp_path_factory.mktemp("ground") / "library"))


@pytest.fixture
def library(ground: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ground, tmp_path / "library"))
