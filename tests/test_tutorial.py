"""The tutorial is carried out: every file written, every command run, every output compared."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import ended

PAGE = Path(__file__).resolve().parent.parent / "docs" / "tutorial" / "your-first-playbook.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`(corner-street/[^`]+\.\w+)`")
PROMPTS = r"(?m)^(Your .*|Roles.*)\n"
TYPED = "Corner Street Library\nreader/readers\n\n#7a1f3d\nDesk, Van crew\n"


def steps() -> Iterator[tuple[str, str, str]]:
    """Each block: its language, the file that the text before it named last, and what it holds."""
    text = PAGE.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        named = NAMED.findall(text[: fence.start()])
        yield fence[1], named[-1] if named else "", fence[2]


def run(command: str) -> str:
    """What a person sees in the terminal; prompts are left out, because there is no line end after them without a person."""
    words = shlex.split(command)
    assert words[:2] == ["python3", "run.py"]
    done = ended(*words[2:], given=TYPED)
    return re.sub(r"^(Your organization.*shipped ones\): )", "", done.stderr + done.stdout)


def comparable(text: str) -> list[str]:
    """Lines without counts, which grow with the shipped pack, and without the spaces at their ends."""
    return [re.sub(r"\d+", "N", line.rstrip()) for line in text.strip().splitlines()]


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def mend(folder: Path, name: str, change: str) -> None:
    old, new = (line[1:] for line in change.strip("\n").split("\n"))
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text.split("\n")
    write(folder, name, text.replace(f"{old}\n", f"{new}\n"))


def transcripts(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output that the page shows."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, re.sub(PROMPTS, "", output)


@pytest.mark.slow
def test_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAYBOOK_COMMAND", "python3 run.py")
    for language, name, block in steps():
        if language == "yaml":
            write(tmp_path, name, block)
        elif language == "diff":
            mend(tmp_path, name, block)
        else:
            for command, output in transcripts(block):
                if " serve " not in command:
                    assert comparable(run(command)) == comparable(output), command
    phrases = (tmp_path / "corner-street/site/guidance/index.html").read_text(encoding="utf-8")
    assert "ring the other branch" in phrases
    assert "with or without the money" in phrases
    assert "first-line-of-a-reply" not in phrases
    van = (tmp_path / "corner-street/site-book-van/guidance/index.html").read_text(encoding="utf-8")
    assert "The bench is in the sun" in van
    assert "The bench is in the sun" not in phrases
