"""Items and paths written over the ground of `sites/`, for tests of what the rules find in them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from playbook_gen.pipeline import Checked, Wanted, check

SITES = Path(__file__).parent / "sites"
ITEMS, MODULE, STEPS = "content/modules/lending/items.yml", "content/modules/lending/module.yml", "content/paths/first-week.yml"


def checked(folder: Path, items: str = "", module: str = "", **more: str) -> Checked:
    """The ground with further items, each without `new` and `objective`, and with further lines of the module."""
    ground = Path(os.path.relpath(SITES / "ground", folder)).as_posix()
    items = re.sub("^- id:", "- new: true\n  objective: lend\n  prompt: What now?\n  id:", items, flags=re.MULTILINE)
    for name, text in {"playbook.yml": f'layers: ["{ground}"]\n', ITEMS: items, MODULE: module, **more}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text, encoding="utf-8")
    return check(Wanted(folder))


def codes(found: Checked) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


def choices(name: str, *texts: str, kind: str = "single-choice", more: str = "") -> str:
    """An item with choices; a text that begins with `+` is a key."""
    lines = [
        f'    - {{id: {chr(97 + place)}, text: "{text.removeprefix("+")}", feedback: So.{", correct: true" if text[0] == "+" else ""}}}\n'
        for place, text in enumerate(texts)
    ]
    return f"- id: {name}\n  kind: {kind}\n{more}  choices:\n{''.join(lines)}"


def allow(name: str) -> str:
    return f"  allow:\n    - {{id: {name}, reason: The sign says so.}}\n"


WRITTEN = "  if_right: Yes.\n  otherwise: No.\n"
NUMBER = f"- id: n\n  kind: number\n{WRITTEN}"
WORD = f"- id: w\n  kind: short-text\n{WRITTEN}"
GAP = "- id: g\n  kind: blanks\n"
REPLY = "text: Reply {0}., effect: They wait."


def scenario(**scenes: tuple[str, ...]) -> str:
    """A scenario whose replies are given by what they lead to."""
    text = "- id: s\n  kind: scenario\n  scenes:\n"
    for name, replies in scenes.items():
        text += f"    - id: {name}\n      who: A reader\n      says: Where is it?\n      replies:\n"
        text += "".join(f"        - {{id: r{n}, {REPLY.format(n)}, {reply}}}\n" for n, reply in enumerate(replies))
    return text


WELL, BAD = "correct: true, ends: well", "ends: badly"


def word(accept: str, more: str = "") -> str:
    """A short-text item that accepts what is listed, in the quotes of YAML."""
    return f"{WORD}  accept: [{accept}]\n{more}"


def prompted(prompt: str) -> str:
    """An item with its own prompt, which may take several lines."""
    lines = "".join(f"    {line}\n" for line in prompt.split("\n"))
    return choices("c", "+The card.", "The name.").replace("- id: c", f"- new: true\n  objective: lend\n  prompt: |\n{lines}  id: c")


def lesson(name: str, body: str = "Ask.") -> dict[str, str]:
    """A further lesson, as a file."""
    return {f"content/modules/lending/lessons/{name}.md": f"---\nnew: true\ntitle: More\nminutes: 1\n---\n{body}\n"}
