"""The command as tests call it, and what it leaves on the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from playbook_gen.cli import playbook

SITES = Path(__file__).parent / "sites"
LIGHTHOUSE = ("--name", "Lighthouse & Daughters", "--customer", "skipper/skippers", "--employee", "keeper/keepers", "--colour", "7A1F3D")


def run(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(playbook, [str(argument) for argument in arguments], input=given)


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
