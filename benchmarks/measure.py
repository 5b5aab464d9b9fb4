"""Starts a program and tells what it took. CPU time, not the clock: what else the machine does counts far less there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # what the system counts ru_maxrss in


@dataclass(frozen=True)
class Taken:
    """CPU seconds (user and system), the most memory at once in MiB, and what the program printed."""

    cpu: float
    memory: float
    printed: str


def run(command: Sequence[str], folder: Path) -> Taken:
    """Run `command` in `folder` as a process of its own. Stops everything if it fails."""
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    process = subprocess.Popen(command, cwd=folder, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{printed[-3000:]}")
    return Taken(used.ru_utime + used.ru_stime, used.ru_maxrss * RSS_UNIT / 2**20, printed)
