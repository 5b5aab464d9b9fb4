"""One small playbook in two versions, as a host serves them one after the other: what learners meet when a module changes."""

from __future__ import annotations

import shutil
from pathlib import Path

from commands import SITES, run

ASK = """- id: {id}
  kind: single-choice
  objective: lend
  reread: card
{more}  prompt: {prompt}
  choices:
    - {{id: a, text: The first., correct: true, feedback: So it is.}}
    - {{id: b, text: The second., feedback: It is the other one.}}
"""
TOP = """title: {title}
outcome: lend a book in one go
why: It is what people come for.
minutes: 10
objectives:
  - {{id: lend, text: lend a book in one go}}
next_contact: Say the day it is due.
version: "{version}"
changes:
"""
MATERIAL = "  - {{date: 2026-03-10, what: {what}, material: true}}\n"
SLIP = "  - {date: 2026-02-01, what: A comma was mended.}\n"
LESSON = "---\ntitle: The card\nminutes: 3\n{changed}---\n## Ask for the card\n\nAsk once, and say why.\n"
EXAM = "assessment: {mode: test, attempts: 1, pass_mark: 60, minutes: 10, shuffle_choices: true}\n"
# The questions by module: their ids, in the new version those that read otherwise, those that are new, and how they are taken.
MODULES = {
    "opening": (("greet", "card", "fine", "day"), ("card",), ("lamp",), ""),
    "exam": (("one", "two", "three"), ("two",), (), EXAM),
    "drawn": (("sure", "d2", "d3", "d4", "d5"), ("sure",), (), "assessment: {draw: [{id: bank, count: 2}]}\n"),
    "told": (("only",), (), (), ""),
    "slips": (("only",), (), (), ""),
}


def question(id: str, prompt: str, bank: str = "") -> str:
    return ASK.format(id=id, prompt=prompt, more=f"  bank: {bank}\n" if bank else "")


def module(name: str, new: bool) -> dict[str, str]:
    """The files of one module. Where it draws, the bank holds all questions but the first."""
    ids, changed, added, taken = MODULES[name]
    top = TOP.format(title=name.capitalize(), version="2" if new else "1") + SLIP
    if new and name != "slips":
        top += MATERIAL.format(what=f"Something in {name} is other now.")
    bank = ids[1:] if "draw" in taken else ()
    asked = [question(id, f"What is right of {id}{' now' if new and id in changed else ''}?", "bank" if id in bank else "") for id in ids]
    asked += [question(id, f"And of {id}?") for id in added if new]
    lesson = LESSON.format(changed="changed: 2026-03-10\n" if new and name == "opening" else "")
    return {"module.yml": top + taken, "items.yml": "".join(asked), "lessons/card.md": lesson}


def build(folder: Path, new: bool) -> Path:
    """The site of one version."""
    shutil.copytree(SITES / "ground", folder)
    files: dict[str, str] = {}
    for name in MODULES:
        files |= {f"content/modules/{name}/{file}": text for file, text in module(name, new).items()}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    result = run("build", folder, "--site-dir", folder / "site")
    assert result.exit_code == 0, result.output
    return folder / "site"
