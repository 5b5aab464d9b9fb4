"""The wheel: what travels in it, and that it works where there is no checkout."""

from __future__ import annotations

import email
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest
from commands import Once

import playbook_gen
from playbook_gen import bundled
from playbook_gen.portable import problems

REPOSITORY = Path(__file__).resolve().parent.parent
TRAVELS = {"playbook_gen": "playbook_gen", "content": "playbook_gen/_bundled/content", "theme": "playbook_gen/_bundled/theme"}
NEEDED = ("content/base/playbook.yml", "content/demo/playbook.yml", "content/schemas/", "theme/shell/main.html", "theme/strings/en.yml")
LITTER = {"__pycache__", ".DS_Store", ".mypy_cache", ".pytest_cache", ".ruff_cache", "node_modules"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(once: Once) -> Path:
    """The wheel, built by what is installed: nothing is fetched."""

    def make(folder: Path) -> None:
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(REPOSITORY)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr or done.stdout

    return next(once("wheel", make).glob("*.whl"))


def authored() -> Iterator[str]:
    """The files that the wheel should hold, by rule: the package, the content and the theme, and no litter."""
    for top, place in TRAVELS.items():
        for folder, folders, names in os.walk(REPOSITORY / top):
            built = {"site"} if top == "content" else {"_bundled"}
            folders[:] = [name for name in folders if name not in LITTER | built and not name.startswith(".site.")]
            inside = Path(folder).relative_to(REPOSITORY / top)
            yield from ((place / inside / name).as_posix() for name in names if not name.endswith(".pyc") and name not in LITTER)


def test_it_holds_exactly_what_was_authored(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == {*authored(), "playbook_gen/_bundled/requirements.lock"}
    for needed in NEEDED:
        assert any(name.startswith(f"playbook_gen/_bundled/{needed}") for name in held), needed
    assert not [name for name in held if name.startswith(("tests/", "docs/", "benchmarks/", "content/", "theme/", "run.py"))]
    assert problems(sorted(held)) == []


def test_it_says_who_made_it_and_offers_both_doors(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        info = f"playbook_gen-{playbook_gen.__version__}.dist-info"
        metadata = email.message_from_bytes(archive.read(f"{info}/METADATA"))
        doors = ConfigParser()
        doors.read_string(archive.read(f"{info}/entry_points.txt").decode())
        assert "MIT License" in archive.read(f"{info}/licenses/LICENSE").decode()
    assert (metadata["Name"], metadata["License-Expression"], metadata["Requires-Python"]) == ("playbook-gen", "MIT", ">=3.11")
    assert dict(doors["console_scripts"]) == {"playbook": "playbook_gen.cli:main"}
    assert dict(doors["mkdocs.plugins"]) == {"playbook": "playbook_gen.site.plugin:PlaybookPlugin"}


def test_two_builds_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    assert next(tmp_path.glob("*.whl")).read_bytes() == wheel.read_bytes()


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel installed; the packages that it needs are lent from here, so that nothing is fetched."""
    home = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(home, with_pip=True)
    call(home, home, "python", "-m", "pip", "install", "--no-index", "--no-deps", "--quiet", str(wheel))
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)}))
    # A .pth line adds a folder but reads no .pth files in it: the checkout's editable entry stays behind.
    lent = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    (site / "lent.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")
    return home


def call(home: Path, folder: Path, program: str, *arguments: str) -> str:
    """Runs a program of the environment and gives what it printed."""
    path = home / ("Scripts" if os.name == "nt" else "bin") / program
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([str(path), *arguments], cwd=folder, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


def test_content_and_theme_are_found_inside_the_package(elsewhere: Path, tmp_path: Path) -> None:
    code = "from playbook_gen import bundled as b; print(b.content_dir(), b.theme_dir(), b.lock_file(), b.checkout(), sep='\\n')"
    content, theme, lock, checkout = call(elsewhere, tmp_path, "python", "-c", code).split("\n")[:4]
    assert all(Path(place).is_relative_to(elsewhere.resolve()) and "_bundled" in place for place in (content, theme, lock))
    assert (Path(content) / "base" / "playbook.yml").is_file()
    assert checkout == "None"


def test_a_playbook_is_made_and_built_outside_the_checkout(elsewhere: Path, tmp_path: Path) -> None:
    call(elsewhere, tmp_path, "playbook", "new", "x", "--name", "Fenwick Ropes")
    call(elsewhere, tmp_path, "playbook", "build", "x", "--site-dir", "out")
    home = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "Fenwick Ropes" in home
    assert str(REPOSITORY) not in home


def test_in_a_checkout_they_are_found_at_the_top() -> None:
    assert bundled.content_dir() == REPOSITORY / "content"
    assert bundled.theme_dir() == REPOSITORY / "theme"
    assert bundled.lock_file() == REPOSITORY / "requirements.lock"
    assert bundled.checkout() == REPOSITORY


def test_an_incomplete_installation_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="install playbook-gen again"):
        bundled.find("content", tmp_path / "playbook_gen")
