#!/usr/bin/env python3
"""One command for everything: sets up a private environment the first time, then runs the playbook in it.

    python3 run.py build             makes the demo site in site/
    python3 run.py serve             shows it, and follows every save
    python3 run.py new acme          starts your own playbook in acme/
    python3 run.py --help            teaches the rest
    python3 run.py test              runs the tests
    python3 run.py wheel FOLDER      writes the program as one file, for a repository of your own

On Windows write `py run.py` for `python3 run.py`. Nothing outside this folder is changed.
"""
import sys

if sys.version_info < (3, 11):  # the whole file keeps to syntax that old Pythons read: they get a sentence, not a riddle
    sys.stderr.write("The playbook needs Python 3.11 or newer and this is %d.%d: install it from python.org or your "
                     "system's packages, then start run.py with it.\n" % sys.version_info[:2])
    sys.exit(2)

import hashlib
import os
import shutil
import subprocess
import time
from importlib.util import find_spec

try:
    import fcntl
except ImportError:
    import msvcrt
    fcntl = None

ROOT = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.join(ROOT, ".venv-playbook")
STAMP = os.path.join(HOME, "ready")
PYTHON = os.path.join(HOME, "Scripts", "python.exe") if os.name == "nt" else os.path.join(HOME, "bin", "python")
RUN, DEV = "requirements.lock", "requirements-dev.lock"


def main(arguments):
    if not arguments:
        stop(__doc__)
    try:
        set_up(DEV if arguments[0] == "test" else RUN)
        return hand_over(*command(arguments[0], arguments[1:]))
    except OSError as error:
        stop("run.py cannot go on: %s" % error)
    except KeyboardInterrupt:
        return 130


def stop(sentence):
    sys.stderr.write(sentence.strip() + "\n")
    sys.exit(2)


def command(first, rest):
    """What to start, and in which folder (none: where you are)."""
    if first == "test":
        return [PYTHON, "-m", "pytest"] + rest, ROOT
    if first == "wheel":
        target = os.path.abspath(rest[0] if rest else "dist")
        os.makedirs(target, exist_ok=True)
        shutil.copy(os.path.join(ROOT, RUN), target)
        return [PYTHON, "-m", "hatchling", "build", "-t", "wheel", "-d", target], ROOT
    return [PYTHON, "-P", "-m", "playbook_gen", first] + rest, None  # -P: no file of yours is taken for a module of ours


def hand_over(words, folder):
    os.environ.setdefault("PYTHONUTF8", "1")
    os.environ["PLAYBOOK_COMMAND"] = "py run.py" if os.name == "nt" else "python3 run.py"  # what advice tells people to type
    if os.name != "nt":
        os.chdir(folder or os.curdir)
        os.execv(words[0], words)
    process = subprocess.Popen(words, cwd=folder)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            pass  # it has had the same Ctrl-C and ends in its own way


def set_up(lock):
    """Without a stamp nothing is trusted: an interrupted set-up starts afresh; the smaller environment grows to the larger."""
    if is_ready(lock):
        return
    with open(HOME + ".lock", "a") as turn:
        wait_for(turn)
        if is_ready(lock):
            return
        sys.stderr.write("Setting up the playbook's own environment in .venv-playbook (a minute or two; later starts skip this) ...\n")
        if not any(install(tool, lock, fresh) for fresh in (False, True) for tool in installers() if fresh or is_ready(RUN)):
            stop("The set-up failed, the reason is above: mend it (often the network, or a proxy) and start again.")
        with open(STAMP + ".new", "w") as file:
            file.write(digest(lock))
        os.replace(STAMP + ".new", STAMP)


def digest(lock):
    """Names all that the environment is made from; another place or another Python makes it anew."""
    parts = [sys.version.encode(), sys.base_prefix.encode(), ROOT.encode("utf-8", "surrogateescape")]
    for name in ("pyproject.toml", RUN, lock):
        with open(os.path.join(ROOT, name), "rb") as file:
            parts.append(file.read())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_ready(lock):
    if not (os.path.exists(PYTHON) and os.path.exists(STAMP)):
        return False
    with open(STAMP) as file:
        return file.read() in (digest(lock), digest(DEV))


def wait_for(turn):
    """Of two starts the second waits. The installer inherits the lock, so that it holds even where the start was killed."""
    os.set_inheritable(turn.fileno(), True)
    told = False
    while True:
        try:
            return fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB) if fcntl else msvcrt.locking(turn.fileno(), msvcrt.LK_NBLCK, 1)
        except (BlockingIOError, PermissionError):
            told = told or sys.stderr.write("Another start is setting up; waiting for it ...\n")
            time.sleep(0.1)


def installers():
    """How to make an environment and how to install into it: with uv where it is, else with Python's own tools."""
    quiet = [] if sys.stderr.isatty() else ["-qq"]  # somebody who watches sees it move; a log keeps only what went wrong
    has_venv = find_spec("venv") and find_spec("ensurepip")
    if shutil.which("uv"):
        yield ["uv", "venv", "--quiet", "--no-project", "--python", sys.executable], ["uv", "pip", "install", "--python", PYTHON] + quiet
    elif not has_venv:
        stop("This Python cannot make a private environment: install its venv package (Debian and Ubuntu: "
             "sudo apt install python%d.%d-venv), then start again." % sys.version_info[:2])
    if has_venv:
        yield [sys.executable, "-m", "venv"], [PYTHON, "-m", "pip", "install", "--no-input", "--progress-bar=off"] + quiet


def install(tool, lock, fresh):
    make, add = tool
    if os.path.exists(STAMP):
        os.remove(STAMP)
    if fresh and os.path.exists(HOME):
        shutil.rmtree(HOME)
    pinned = ["--no-deps", "--require-hashes", "-r", os.path.join(ROOT, lock)]
    ours = ["--no-deps", "--no-build-isolation", "-e", ROOT]  # the lock has brought what builds it
    return (not fresh or call(make + [HOME])) and call(add + pinned) and call(add + ours)


def call(words):
    """Runs an installer, which sees nothing of the caller's own Python settings."""
    unwanted = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
    settings = {name: value for name, value in os.environ.items() if name not in unwanted}
    process = subprocess.Popen(words, cwd=ROOT, env=dict(settings, PYTHONSAFEPATH="1"), close_fds=False)
    try:
        return process.wait() == 0
    finally:
        process.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
