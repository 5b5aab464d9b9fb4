"""Every mistake that we know, as a small playbook of its own, with the exact report that its author reads.

A folder in `sites/broken/` is one mistake; they stand on `sites/ground/`, so that new words in the shipped pack change no
report. `options.txt` holds what `playbook check` is given besides. `--update-golden` writes the reports anew: read the diff.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import playbook_gen
from playbook_gen.cli import playbook

SITES = Path(__file__).parent / "sites"
BROKEN = sorted(path.name for path in (SITES / "broken").iterdir())
HEAD = re.compile(
    r"^(?P<path>\S[^\n]*?):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning|todo)\[(?P<code>PB\d{3})\]", re.MULTILINE
)
# Those that need a file too large to keep, or one that Git cannot keep: made below.
MADE_HERE = {"PB001", "PB004", "PB014", "PB047", "PB048", "PB120", "PB300", "PB310"}
SECONDS, MEBIBYTES = 3.0, 300

Pinned = Callable[[Path, str], None]


def report(*arguments: str) -> tuple[int, str]:
    """What `playbook check` says in `sites/`, and its exit code."""
    result = CliRunner().invoke(playbook, ["check", *arguments], catch_exceptions=False)
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def _in_sites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SITES)


def test_the_ground_is_sound() -> None:
    assert report("ground", "--strict") == (0, "nothing to mend in 10 files\n")


@pytest.mark.parametrize("name", BROKEN)
def test_the_report_is_exactly_this(name: str, pinned: Pinned) -> None:
    folder = SITES / "broken" / name
    options = folder / "options.txt"
    code, words = report(f"broken/{name}", *(options.read_text(encoding="utf-8").split() if options.exists() else ()))
    pinned(folder / "report.txt", words)
    assert code == (1 if "error[" in words else 0)
    assert (
        name == "byte-order-mark" or report(f"broken/{name}", "--strict", *(["--today", "2026-11-22"] if options.exists() else []))[0] == 1
    )


@pytest.mark.parametrize("name", BROKEN)
def test_every_finding_says_where_it_is_and_what_to_do(name: str) -> None:
    words = (SITES / "broken" / name / "report.txt").read_text(encoding="utf-8")
    blocks = words.split("\n\n")[:-1]
    assert blocks, "a broken site with nothing to mend"
    for block in blocks:
        head = HEAD.match(block)
        assert head, block
        assert "\n  fix: " in block, block
        place = SITES / head["path"]
        assert place.exists(), block
        if place.is_file() and head["code"] not in {"PB002", "PB011"}:
            lines = place.read_bytes().decode("utf-8-sig").split("\n")
            assert int(head["line"]) <= len(lines), block
            assert int(head["column"]) <= len(lines[int(head["line"]) - 1]) + 1, block


def test_every_code_has_a_site() -> None:
    package = Path(playbook_gen.__file__).parent
    sources = [
        path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "codes.py" and path.parent.name != "reference"
    ]
    used = set(re.findall(r'"(PB\d{3})"', "".join(sources)))
    shown = {
        code
        for name in BROKEN
        for code in re.findall(r"\[(PB\d{3})\]", (SITES / "broken" / name / "report.txt").read_text(encoding="utf-8"))
    }
    assert len(used) > 40
    assert used - shown == MADE_HERE & used


def test_fifty_mistakes_are_fifty_findings() -> None:
    words = (SITES / "broken" / "fifty-mistakes" / "report.txt").read_text(encoding="utf-8")
    assert len(HEAD.findall(words)) >= 50


# ---- what cannot be kept in a repository ----


def playbook_with(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A playbook on the sound ground with `files` besides."""
    ground = Path(os.path.relpath(SITES / "ground", folder)).as_posix()
    for path, data in {"playbook.yml": f'format: 1\nlayers: ["{ground}"]\n', **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


# Starts once, and then checks each folder in a child of its own that may have no more than our memory and a while.
LIMITED = """
import os, resource, signal, sys
from playbook_gen import home, pipeline
from playbook_gen.cli import check, main
memory, *folders = sys.argv[1:]
for folder in folders:
    if os.fork():
        print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
        continue
    signal.alarm(30)
    resource.setrlimit(resource.RLIMIT_AS, (int(memory),) * 2)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{folder}.{name}", os.O_WRONLY | os.O_CREAT), number)
    sys.argv = ["playbook", "check", folder]
    try:
        main()
    finally:
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(f"\\nUSED {used.ru_utime + used.ru_stime:.2f} s {used.ru_maxrss // 1024} MiB", file=sys.stderr)
"""
CARD = "content/guidance/queue.yml"
LESSON = "content/modules/lending/lessons/card.md"
FRONT = "---\ntitle: Card\n---\n"
# name: (path, data, code). Each is made to take for ever, or all the memory, in a reader that is not careful.
HOSTILE: dict[str, tuple[str, str, str]] = {
    "brackets 200,000 deep": (CARD, "say: " + "[" * 200_000, "PB013"),
    "braces 200,000 deep": (CARD, "say: " + "{a: " * 200_000, "PB013"),
    "dashes 200,000 deep": (CARD, "- " * 200_000, "PB013"),
    "settings 200,000 deep": ("playbook.yml", "[" * 200_000, "PB013"),
    "front matter 200,000 deep": (LESSON, "---\na: " + "[" * 200_000 + "\n---\ntext\n", "PB013"),
    "an alias bomb": (CARD, "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [{', '.join(['*a'] * 9)}]\n" for n in range(9)), "PB015"),
    "300,000 values": (CARD, "- a\n" * 300_000, "PB014"),
    "10,000 unknown keys": (CARD, "".join(f"key{n}: a\n" for n in range(10_000)), "PB111"),
    "20,000 doubled keys": (CARD, "say: a\n" * 20_000, "PB010"),
    "a chain of 5,000 neighbours": (
        "content/modules/lending/items.yml",
        "".join(f"- {{id: i{n}, new: true, after: i{n + 1}}}\n" for n in range(5_000)),
        "PB027",
    ),
    "a million open brackets of a variable": (CARD, "say: " + '"' + "{{ " * 600_000 + '"', "PB060"),
    "tags without end": (LESSON, FRONT + "<a" * 9_000, "PB061"),
    "addresses without end": (LESSON, FRONT + "<a" + ".a" * 9_000, "PB061"),
    "links without end": (LESSON, FRONT + "[" * 18_000, "PB116"),
    "pictures without end": (LESSON, FRONT + "![a](" * 7_900, "PB116"),
    "code without end": (LESSON, FRONT + "".join("`" * n + " " for n in range(1, 260)), "PB116"),
    "spaces in a heading": (LESSON, FRONT + "# a" + " " * 18_000 + "x", "PB116"),
    "hashes in a heading": (LESSON, FRONT + "# a" + " #" * 9_000 + "x", "PB116"),
    "spaces before a fence": (LESSON, FRONT + "text\n" + " " * 18_000 + "x", "PB116"),
    "quotes before a fence": (LESSON, FRONT + "> " * 9_000 + "x", "PB116"),
    "words in an attribute list": (LESSON, FRONT + "{" + " a" * 9_000, "PB116"),
    "two million letters": (LESSON, FRONT + "a " * 900_000, "PB112"),
    "two million letters in a link": (LESSON, FRONT + "](" + "[" * 1_800_000, "PB112"),
    "escapes without end": (LESSON, FRONT + "\\[" * 9_000, "PB116"),
    "addresses that never close": (LESSON, FRONT + "](https://" * 3_900, "PB116"),
}


@pytest.mark.parametrize("group", range(4))
def test_a_hostile_file_is_refused_at_once(group: int, tmp_path: Path) -> None:
    names = list(HOSTILE)[group::4]
    folders = [playbook_with(tmp_path / str(number), {HOSTILE[name][0]: HOSTILE[name][1]}) for number, name in enumerate(names)]
    codes = limited(folders)
    assert {name: fault for name, *found in zip(names, folders, codes, strict=True) if (fault := amiss(name, *found))} == {}


def limited(folders: list[Path]) -> list[int]:
    """The exit codes of a check of each folder, each in a process that may have no more than our memory."""
    pytest.importorskip("resource", reason="this system limits no process")
    memory = str(MEBIBYTES * 4 * 1024**2)  # address space is more than memory
    done = subprocess.run([sys.executable, "-c", LIMITED, memory, *map(str, folders)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [int(code) for code in done.stdout.split()]


def amiss(name: str, folder: Path, code: int) -> str:
    """What is wrong with how a hostile file was met; empty if it was refused in time, within the memory, with its code."""
    said, errors = (folder.with_name(f"{folder.name}.{end}").read_text(encoding="utf-8") for end in ("out", "err"))
    measured = re.search(r"USED ([\d.]+) s (\d+) MiB", errors)
    if code != 1 or "Traceback" in errors or not measured:
        return f"ended with {code}: {said[-2000:]}{errors[-2000:]}"
    if f"[{HOSTILE[name][2]}]" not in said:
        return f"expected {HOSTILE[name][2]}: {said[-2000:]}"
    fits = float(measured[1]) < SECONDS and int(measured[2]) < MEBIBYTES
    return "" if fits else measured[0]
