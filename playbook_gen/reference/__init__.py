"""The reference in `docs/reference/`, made from what the program itself goes by: models, commands, codes, schemas.

There is no second description: a page that is wrong is mended in the model's help text, the command's help, the table
of codes or the docstring of a rule, and made anew with `python -m playbook_gen reference docs/reference`.
"""

from __future__ import annotations

from pathlib import Path

import click

from ..pipeline import Wanted, check
from .commands import commands
from .figures import figures
from .findings import diagnostics
from .kinds import content
from .texts import schemas_page, texts, variables

TEAM = "school-hire"  # it has everything that an organization and a team can have
MADE = "<!-- Made by `python -m playbook_gen reference docs/reference`: change the source that it is made from, not this page. -->\n\n"
PAGES = {
    "content.md": "all kinds of content, and what they have in common",
    "settings.md": "`playbook.yml`: organization, words, roles, topics, brand",
    "texts.md": "Markdown, links and pictures in a text",
    "variables.md": "the words in double curly brackets",
    "figures.md": "what is read from a table, and how the state of a metric is worked out",
    "commands.md": "the command line",
    "diagnostics.md": "every finding: what it means, what to do",
    "schemas.md": "the schemas that editors complete and check with",
}


def reference(command: click.Group, shipped: Path) -> dict[str, str]:
    """Every page by file name. `command` is the whole command line, `shipped` the folder of base pack and demo."""
    demo = check(Wanted(shipped / "demo", TEAM))
    assert demo.playbook is not None, "the demo has mistakes: `playbook check content/demo`"
    pages = dict(content(shipped / "base"))
    pages |= {
        "README.md": _index(pages),
        "texts.md": texts(demo.playbook),
        "variables.md": variables(demo.settled.tree),
        "figures.md": figures(),
        "commands.md": commands(command),
        "diagnostics.md": diagnostics(),
        "schemas.md": schemas_page(),
    }
    return {name: MADE + _tidy(text) for name, text in pages.items()}


def _index(kinds: dict[str, str]) -> str:
    rows = "".join(f"| [{name.removesuffix('.md')}]({name}) | {about} |\n" for name, about in PAGES.items())
    listed = ", ".join(f"[{name.removesuffix('.md')}]({name})" for name in kinds if name not in PAGES)
    return f"# Reference\n\n| page | what is in it |\n|---|---|\n{rows}\nA page for each kind: {listed}.\n"


def _tidy(text: str) -> str:
    """One blank line between blocks outside code, one line end at the end."""
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip() + "\n"
