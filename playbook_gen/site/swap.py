"""A finished folder takes the place of the last one, or nothing changes.

The build writes beside the target and swaps by rename. Killed at any moment, it leaves the old folder, or the old one
under another name that the next start puts back. One build of a target runs at a time; the next waits.
"""

from __future__ import annotations

import getpass
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ..config import shown
from ..pipeline import MARKER
from ..usage import UsageError

PATIENCE = 600.0  # seconds that a second build of the same folder waits for the first


@contextmanager
def replacing(target: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """An empty folder to write to, which becomes `target` when the block ends without an error.

    Raises `UsageError` if `target` holds something that no build made, or cannot be written.
    """
    target = target.resolve()
    lock = _lock(target)
    try:
        with lock.acquire(timeout=0):
            yield from _replaced(target)
        return
    except Timeout:
        waiting()
    try:
        with lock.acquire(timeout=PATIENCE):
            yield from _replaced(target)
    except Timeout:
        raise UsageError(f"another build of `{shown(target)}` has been running for {PATIENCE / 60:.0f} minutes; end it first") from None


def _replaced(target: Path) -> Iterator[Path]:
    _recover(target)
    _refuse_foreign(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
    except OSError as problem:
        raise UsageError(f"cannot write in `{shown(target.parent)}`: {problem.strerror}") from None
    try:
        fresh.chmod(0o755)
        yield fresh
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, target: Path) -> None:
    old = target.parent / f".{target.name}.old"
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError as problem:
        if old.exists():
            old.rename(target)
        raise UsageError(f"cannot replace `{shown(target)}`: {problem.strerror}; close what has it open") from None
    shutil.rmtree(old, ignore_errors=True)


def _recover(target: Path) -> None:
    """Undo what a killed build left: put the old site back, throw half-written ones away."""
    old = target.parent / f".{target.name}.old"
    if old.is_dir() and not target.exists():
        old.rename(target)
    for left in target.parent.glob(f".{target.name}.new-*"):
        shutil.rmtree(left, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(target: Path) -> None:
    if target.is_file():
        raise UsageError(f"`{shown(target)}` is a file; name a folder for the site")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise UsageError(f"`{shown(target)}` holds files that no build made; name another folder, or empty it yourself")


def _lock(target: Path) -> FileLock:
    name = hashlib.sha256(str(target).encode()).hexdigest()[:16]
    return FileLock(Path(tempfile.gettempdir()) / f"playbook-{_user()}-{name}.lock")


def _user() -> str:
    try:
        return "".join(letter for letter in getpass.getuser() if letter.isalnum()) or "user"
    except (KeyError, OSError, ImportError):  # no user database, as in a bare container
        return "user"
