"""The command as tests call it, and what it leaves on the disk."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from click.testing import CliRunner, Result

from playbook_gen.cli import main, playbook

Once = Callable[[str, Callable[[Path], None]], Path]  # the fixture `once`: a name, and what makes the folder
SITES = Path(__file__).parent / "sites"
LIGHTHOUSE = ("--name", "Lighthouse & Daughters", "--customer", "skipper/skippers", "--employee", "keeper/keepers", "--colour", "7A1F3D")


def run(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(playbook, [str(argument) for argument in arguments], input=given)


@dataclass(frozen=True)
class Ended:
    """What a person gets: the exit code, and what the terminal shows."""

    returncode: int
    stdout: str
    stderr: str


def ended(*arguments: str | Path, given: str = "") -> Ended:
    """The same with all that the door does: errors as sentences, and the exit code. In this process, which is far quicker than another."""
    out, err, keys = (io.TextIOWrapper(io.BytesIO(text), "utf-8", newline="", write_through=True) for text in (b"", b"", given.encode()))
    words = ["playbook", *map(str, arguments)]
    with (
        mock.patch.object(sys, "argv", words),
        mock.patch.object(sys, "stdin", keys),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    said, complained = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Ended(code if isinstance(code, int) else 0, said, complained)


def command(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, through the door that `pip` makes."""
    words = [sys.executable, "-m", "playbook_gen", *map(str, arguments)]
    return subprocess.run(words, capture_output=True, encoding="utf-8", cwd=cwd, check=False, timeout=120)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def card(folder: Path, text: str, name: str = "queue") -> None:
    path = folder / "content" / "guidance" / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
