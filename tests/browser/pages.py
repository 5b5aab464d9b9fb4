"""Small static pages for browser tests, made from the theme's own parts, so that no built site is needed."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from playbook_gen.model import Module, Word, Words
from playbook_gen.model.items import Item
from playbook_gen.render.assessments import material, questions, rules, words
from playbook_gen.render.desk import Desk
from playbook_gen.render.palette import palette
from playbook_gen.render.questions import Maker
from playbook_gen.render.strings import Strings
from playbook_gen.render.theme import read_theme
from playbook_gen.text.fragments import block, inline

THEME = Path(__file__).resolve().parents[2] / "theme"
SHEETS = ("tokens.css", "playbook.css", "progress.css", "assessment.css")
WORDS = Words(**{name: Word(one=name, many=f"{name}s") for name in ("customer", "employee", "manager", "leader", "place")})
SHELL = """<!doctype html>
<html lang="en" class="no-js" data-base="." data-playbook="test">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Test</title>
<link rel="icon" href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=">
{sheets}
{scripts}
</head>
<body><main id="main" class="pb-main"><div class="pb-wrap">
{body}
</div></main></body></html>
"""


def write(folder: Path, name: str, body: str, scripts: tuple[str, ...]) -> str:
    """Writes one page and the assets it needs; gives its name."""
    assets = folder / "assets"
    if not assets.exists():
        shutil.copytree(THEME / "assets", assets)
        shutil.copytree(THEME / "scripts", assets, dirs_exist_ok=True)  # as people read them: an error names its line
        (assets / "tokens.css").write_text(palette("#ffc21a", "#0b2533").css, encoding="utf-8")
    sheets = "\n".join(f'<link rel="stylesheet" href="assets/{sheet}">' for sheet in SHEETS)
    tags = "\n".join(f'<script src="assets/{script}" defer></script>' for script in scripts)
    (folder / name).write_text(SHELL.format(sheets=sheets, scripts=tags, body=body), encoding="utf-8")
    return name


def assessment(module: Module) -> str:
    """The self-check of a module, as its page has it."""
    environment = Environment(
        loader=FileSystemLoader(THEME / "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    strings = Strings(read_theme(THEME).strings, WORDS)
    desk = cast(Desk, SimpleNamespace(strings=strings))
    make = Maker(
        lambda text: Markup(block(text, lambda address: None)), lambda text: Markup(inline(text, lambda address: None)), strings,
        link=lambda name: f"#{name}", title=lambda name: "Raised voice",
    )  # fmt: skip
    found = environment.get_template("parts/assessment.html").render(
        module=module, page=None, t=strings.all, link=str, questions=questions(make, module), rules=rules(desk, module),
        words=words(desk, module), material=material(module), stand=0,
        section_link=lambda reread: {"href": f"#{reread}", "title": "A time to speak"},
    )  # fmt: skip
    return f'<h1>Module</h1><section class="pb-check" aria-labelledby="check"><h2 id="check">What would you do?</h2>{found}</section>'


def module(items: tuple[Item, ...], name: str = "first", pass_mark: int = 80, **taken: object) -> Module:
    """A module that is nothing but its items."""
    return Module.model_validate({
        "id": name, "title": "Module", "outcome": "Do it", "why": "Because", "minutes": 5, "next_contact": "Try it",
        "objectives": [{"id": "o", "text": "do it"}], "lessons": [{"id": "l", "title": "Lesson", "minutes": 2, "body": "Text"}],
        "items": [item.model_dump() for item in items], "assessment": {"pass_mark": pass_mark, **taken},
    })  # fmt: skip
