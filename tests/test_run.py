"""run.py, started as people start it, with an installer that only notes what it was asked to do."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
COPIED = ("run.py", "pyproject.toml", "requirements.lock", "requirements-dev.lock")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the installer's stand-in is a shell script; Windows is played below")

# What `uv` is asked goes into calls.txt; files named fail-N and wait-N make its Nth call fail or wait.
UV = """#!/bin/sh
cd "$(dirname "$0")/.."
echo "$*" >> calls.txt
number=$(wc -l < calls.txt | tr -d ' ')
if [ "$1" = venv ]; then
    for folder in bin Scripts; do mkdir -p "copy of mine/.venv-playbook/$folder"; done
    cp tools/python "copy of mine/.venv-playbook/bin/python"
    cp tools/python "copy of mine/.venv-playbook/Scripts/python.exe"
fi
while [ -e "wait-$number" ]; do sleep 0.05; done
[ ! -e "fail-$number" ]
"""
# The environment's Python says what it was started with.
PYTHON = """#!/bin/sh
echo "in $(pwd): $*"
exit "${EXIT_CODE:-0}"
"""


@dataclass(frozen=True)
class Copy:
    """A copy of the repository's start files, in a folder with spaces in its name."""

    base: Path

    @property
    def root(self) -> Path:
        return self.base / "copy of mine"

    @property
    def calls(self) -> list[str]:
        log = self.base / "calls.txt"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def begin(self, *arguments: str, code: str | None = None, **settings: str) -> subprocess.Popen[str]:
        script = ["-c", code, str(self.root / "run.py")] if code else [str(self.root / "run.py")]
        path = os.pathsep.join([str(self.base / "tools"), "/usr/bin", "/bin"])
        environment = {**os.environ, "PATH": path, **settings}
        pipe = subprocess.PIPE
        return subprocess.Popen([sys.executable, *script, *arguments], cwd=self.base, env=environment, stdout=pipe, stderr=pipe, text=True)

    def start(self, *arguments: str, code: str | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
        process = self.begin(*arguments, code=code, **settings)
        out, error = process.communicate(timeout=30)
        return subprocess.CompletedProcess(arguments, process.returncode, out, error)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    it = Copy(tmp_path)
    it.root.mkdir()
    for name in COPIED:
        shutil.copy(REPOSITORY / name, it.root)
    (tmp_path / "tools").mkdir()
    for name, text in (("uv", UV), ("python", PYTHON)):
        (tmp_path / "tools" / name).write_text(text, encoding="utf-8")
        (tmp_path / "tools" / name).chmod(0o755)
    yield it
    for hurdle in tmp_path.glob("wait-*"):
        hurdle.unlink()


def wait_until(true: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def test_the_first_start_sets_up_from_the_lock_and_hands_over(copy: Copy) -> None:
    done = copy.start("build", "a folder", "--strict", EXIT_CODE="7")
    python = copy.root / ".venv-playbook" / "bin" / "python"
    assert done.returncode == 7
    assert done.stdout == f"in {copy.base}: -P -m playbook_gen build a folder --strict\n"
    assert copy.calls == [
        f"venv --quiet --no-project --python {sys.executable} {copy.root}/.venv-playbook",
        f"pip install --python {python} -qq --no-deps --require-hashes -r {copy.root}/requirements.lock",
        f"pip install --python {python} -qq --no-deps --no-build-isolation -e {copy.root}",
    ]


def test_the_second_start_installs_nothing(copy: Copy) -> None:
    """How long it takes depends on what else the machine does; what it does not do is what makes it quick."""
    copy.start("build")
    assert copy.start("build").stderr == ""
    assert len(copy.calls) == 3


def test_the_tests_run_in_the_repository_with_what_they_need_added(copy: Copy) -> None:
    copy.start("build")
    done = copy.start("test", "-k", "a name")
    assert done.stdout == f"in {copy.root}: -m pytest -k a name\n"
    assert [call.split()[0] for call in copy.calls] == ["venv", "pip", "pip", "pip", "pip"]
    assert "requirements-dev.lock" in copy.calls[3]
    assert copy.start("build").stderr == ""  # the larger environment serves for the smaller


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
def test_a_changed_lock_makes_the_environment_anew(copy: Copy, name: str) -> None:
    copy.start("build")
    with (copy.root / name).open("a", encoding="utf-8") as file:
        file.write("# newer\n")
    copy.start("build")
    assert [call.split()[0] for call in copy.calls] == ["venv", "pip", "pip"] * 2


def test_a_folder_that_was_moved_makes_its_environment_anew(copy: Copy) -> None:
    copy.start("build")
    copy.root.rename(copy.base / "elsewhere")
    (copy.base / "copy of mine").symlink_to(copy.base / "elsewhere")
    there = str(copy.base / "elsewhere" / "run.py")
    assert "Setting up" in copy.start("build", code=PRETEND.format(f"sys.argv[1] = {there!r}")).stderr


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_failed_set_up_ends_in_one_sentence_and_the_next_start_repairs_it(copy: Copy, number: int) -> None:
    for call in (number, number + 1, number + 2, number + 3):
        (copy.base / f"fail-{call}").touch()
    failed = copy.start("build", code=WITHOUT_VENV)
    assert failed.returncode == 2
    assert failed.stderr.splitlines()[-1].startswith("The set-up failed")
    for hurdle in copy.base.glob("fail-*"):
        hurdle.unlink()
    before = len(copy.calls)
    assert copy.start("build").returncode == 0
    assert [call.split()[0] for call in copy.calls[before:]] == ["venv", "pip", "pip"]


def test_a_killed_set_up_is_waited_for_and_made_afresh(copy: Copy) -> None:
    (copy.base / "wait-2").touch()
    killed = copy.begin("build")
    wait_until(lambda: len(copy.calls) == 2)
    killed.kill()
    killed.wait()
    second = copy.begin("build")
    assert second.stderr is not None
    assert "waiting" in second.stderr.readline()  # the orphaned installer still writes
    (copy.base / "wait-2").unlink()
    assert second.wait(timeout=30) == 0
    assert [call.split()[0] for call in copy.calls] == ["venv", "pip", "venv", "pip", "pip"]


def test_of_two_starts_at_once_one_sets_up(copy: Copy) -> None:
    both = [copy.begin("build"), copy.begin("serve")]
    outputs = [process.communicate(timeout=30)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert all("-m playbook_gen" in out for out in outputs)
    assert len(copy.calls) == 3


def test_ctrl_c_during_the_set_up_ends_quietly(copy: Copy) -> None:
    (copy.base / "wait-2").touch()
    process = copy.begin("build")
    wait_until(lambda: len(copy.calls) == 2)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in error
    assert not (copy.root / ".venv-playbook" / "ready").exists()


PRETEND = "import sys, runpy; {}; sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name='__main__')"
OLD = PRETEND.format("sys.version_info = (3, 6, 9)")
WITHOUT_VENV = PRETEND.format("import importlib.util; importlib.util.find_spec = lambda name: None")
WINDOWS = PRETEND.format(
    "import os, shutil, subprocess, types; os.name = 'nt'; "
    "sys.modules.update(fcntl=None, msvcrt=types.SimpleNamespace(LK_NBLCK=0, locking=lambda number, way, count: None))"
)


def test_an_old_python_gets_one_sentence(copy: Copy) -> None:
    done = copy.start("build", code=OLD)
    assert (done.returncode, done.stdout, copy.calls) == (2, "", [])
    assert done.stderr == (
        "The playbook needs Python 3.11 or newer and this is 3.6: install it from python.org or your system's packages, "
        "then start run.py with it.\n"
    )


def test_a_python_without_venv_gets_one_sentence(copy: Copy) -> None:
    (copy.base / "tools" / "uv").unlink()
    done = copy.start("build", code=WITHOUT_VENV)
    assert done.returncode == 2
    assert done.stderr.splitlines()[1:] == [
        (
            "This Python cannot make a private environment: install its venv package (Debian and Ubuntu: "
            f"sudo apt install python{sys.version_info.major}.{sys.version_info.minor}-venv), then start again."
        )
    ]


def test_a_folder_that_cannot_be_written_gets_one_sentence(copy: Copy) -> None:
    (copy.root / ".venv-playbook.lock").mkdir()
    done = copy.start("build")
    assert done.returncode == 2
    assert done.stderr.startswith("run.py cannot go on: ")
    assert len(done.stderr.splitlines()) == 1


def test_windows_has_its_own_paths_and_waits_for_the_command(copy: Copy) -> None:
    done = copy.start("build", "site", code=WINDOWS, EXIT_CODE="1")
    assert done.returncode == 1, done.stderr
    assert done.stdout == f"in {copy.base}: -P -m playbook_gen build site\n"
    assert ".venv-playbook/Scripts/python.exe" in copy.calls[1]


def test_nothing_at_all_teaches(copy: Copy) -> None:
    done = copy.start()
    assert done.returncode == 2
    assert "python3 run.py build" in done.stderr
    assert copy.calls == []


def test_old_pythons_can_read_the_file() -> None:
    source = (REPOSITORY / "run.py").read_text(encoding="ascii")
    ast.parse(source, feature_version=(3, 6))
    assert source.index("sys.version_info <") < source.index("import hashlib"), "the sentence comes before anything that may be missing"
