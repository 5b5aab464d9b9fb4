"""The swap of a finished site into its place: killed at any moment, and two builds at once."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playbook_gen.config import UsageError
from playbook_gen.pipeline import MARKER
from playbook_gen.site import swap
from playbook_gen.site.swap import replacing

SITES = Path(__file__).parent / "sites"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def build(target: Path, text: str) -> None:
    with replacing(target) as fresh:
        (fresh / MARKER).write_text("{}", encoding="utf-8")
        (fresh / "index.html").write_text(text, encoding="utf-8")


def left(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder that holds the last good site."""
    build(tmp_path / "site", "good")
    return tmp_path / "site"


def shown(target: Path) -> str:
    return (target / "index.html").read_text(encoding="utf-8")


def test_the_new_site_takes_the_place_of_the_old_one(target: Path) -> None:
    (target / "gone.html").write_text("old", encoding="utf-8")
    build(target, "new")
    assert (shown(target), left(target), (target / "gone.html").exists()) == ("new", ["site"], False)


def test_a_build_that_fails_changes_nothing(target: Path) -> None:
    def fail() -> None:
        with replacing(target) as fresh:
            (fresh / "index.html").write_text("half", encoding="utf-8")
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="middle"):
        fail()
    assert (shown(target), left(target)) == ("good", ["site"])


class Killed(BaseException):
    """Stands for the end of the process: nothing may tidy up after it."""


class Deadly:
    """Lets the swap touch the disk `steps` times, and ends the process at the next one: before or after it was done."""

    def __init__(self, steps: int, done: bool) -> None:
        self.steps, self.done = steps, done

    def __call__(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.steps -= 1
            result = real(*arguments, **options) if self.steps >= 0 or (self.steps == -1 and self.done) else None
            if self.steps < 0:  # and a dead process does nothing more
                raise Killed
            return result

        return call


def look(target: Path) -> str:
    """What stands there when the next start has begun and has not built yet."""
    with contextlib.suppress(ValueError), replacing(target):
        seen = shown(target)
        raise ValueError("only a look")
    return seen


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("steps", range(7))
def test_killed_at_any_step_the_site_stands_and_the_next_build_works(
    target: Path, monkeypatch: pytest.MonkeyPatch, steps: int, done: bool
) -> None:
    deadly = Deadly(steps, done)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", deadly(Path.rename))
        patch.setattr(swap.shutil, "rmtree", deadly(swap.shutil.rmtree))
        patch.setattr(swap.tempfile, "mkdtemp", deadly(swap.tempfile.mkdtemp))
        with contextlib.suppress(Killed):
            build(target, "new")
    assert not target.exists() or shown(target) in {"good", "new"}
    assert look(target) in {"good", "new"}
    build(target, "newest")
    assert (shown(target), left(target)) == ("newest", ["site"])


KILLED_WHILE_BUILDING = """
import sys
from pathlib import Path
from playbook_gen.site.swap import replacing
with replacing(Path(sys.argv[1])) as fresh:
    (fresh / "index.html").write_text("half")
    print("writing", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_process_leaves_the_site_and_no_lock(target: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED_WHILE_BUILDING, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert shown(target) == "good"
    assert len(left(target)) == 2
    build(target, "new")
    assert (shown(target), left(target)) == ("new", ["site"])


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_whole_build_killed_at_many_moments(tmp_path: Path) -> None:
    """The command itself, killed a little later each time, over a site that must stand."""
    site = tmp_path / "site"
    command = [sys.executable, "-m", "playbook_gen", "build", str(SITES / "ground"), "--site-dir", str(site)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    good = tree(site)
    for delay in (0.15, 0.4, 0.7, 0.85, 1.0):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(delay)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        assert not site.exists() or tree(site) == good
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert (tree(site), left(site)) == (good, ["site"])


def test_of_two_builds_at_once_the_second_waits_and_both_succeed(tmp_path: Path) -> None:
    site, entered, waited = tmp_path / "site", threading.Event(), threading.Event()

    def first() -> None:
        with replacing(site) as fresh:
            entered.set()
            assert waited.wait(20)
            (fresh / MARKER).touch()
            (fresh / "index.html").write_text("first", encoding="utf-8")

    thread = threading.Thread(target=first)
    thread.start()
    assert entered.wait(20)
    with replacing(site, waited.set) as fresh:
        assert shown(site) == "first"
        (fresh / MARKER).touch()
        (fresh / "index.html").write_text("second", encoding="utf-8")
    thread.join()
    assert (shown(site), left(site)) == ("second", ["site"])


def test_two_commands_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "playbook_gen", "build", str(SITES / "ground"), "--site-dir", str(tmp_path / "site")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert left(tmp_path / "site") == ["site"]
    assert (tmp_path / "site" / "index.html").is_file()


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "PATIENCE", 0.2)
    with replacing(tmp_path / "site") as fresh:
        (fresh / MARKER).touch()
        failed: list[str] = []
        thread = threading.Thread(target=lambda: failed.append(refused(tmp_path / "site")))
        thread.start()
        thread.join()
    assert "has been running" in failed[0]


def refused(target: Path) -> str:
    with pytest.raises(UsageError) as problem, replacing(target):
        pass
    return str(problem.value)


def test_foreign_files_are_never_touched(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    assert "holds files that no build made" in refused(tmp_path / "mine")
    assert tree(tmp_path) == {"mine/letter.txt": b"dear"}
    (tmp_path / "mine.txt").write_text("dear", encoding="utf-8")
    assert "is a file" in refused(tmp_path / "mine.txt")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "new")
    assert shown(tmp_path / "site") == "new"


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    build(tmp_path / "disk" / "site", "old")
    (tmp_path / "site").symlink_to(tmp_path / "disk" / "site")
    build(tmp_path / "site", "new")
    assert ((tmp_path / "site").is_symlink(), shown(tmp_path / "disk" / "site")) == (True, "new")


def test_the_finished_folder_can_be_read_by_the_web_server(tmp_path: Path) -> None:
    build(tmp_path / "site", "new")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
