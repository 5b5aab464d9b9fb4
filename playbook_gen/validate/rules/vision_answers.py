"""PB201: the vision answers the three questions.

What is it, what does it mean, how do I contribute: everybody must be able to say all three. A version whose statement or meaning
holds no word (`…`, `-`), or whose meaning only says the statement again, leaves one of them blank; so does a role without an entry
under `contributions`, where there is no entry `everyone` either, and an entry whose lines hold no word. Earlier versions are looked
at as well: they stay readable.
"""

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from ...text.plain import plain
from .context import Asked

LETTERS = re.compile(r"[^\W_]")


def check(asked: Asked) -> Iterator[Diagnostic]:
    """What is left blank."""
    yield from _versions(asked)
    yield from _roles(asked)


def _versions(asked: Asked) -> Iterator[Diagnostic]:
    for version in asked.playbook.vision.versions:
        for field, asks in (("statement", "what the vision is"), ("meaning", "what it means")):
            path = f"vision.versions.{version.id}.{field}"
            if not LETTERS.search(getattr(version, field)):
                yield error("PB201", asked.at(path), path, f"no word says {asks}", f"write the {field} in plain words")
        if _said(version.meaning) == _said(version.statement) and LETTERS.search(version.statement):
            path = f"vision.versions.{version.id}.meaning"
            yield error(
                "PB201", asked.at(path), path, "the meaning only says the statement again", "say what a customer sees when it is kept"
            )


def _said(text: str) -> str:
    return "".join(LETTERS.findall(plain(text))).casefold()


def _roles(asked: Asked) -> Iterator[Diagnostic]:
    vision = asked.playbook.vision
    for role in asked.playbook.settings.roles:
        if vision.contribution(role.id) is None:
            message = f"nothing says how the role `{role.id}` ({role.title}) contributes"
            fix = f"add `- id: {role.id}` with `does:`, or one entry `everyone`"
            yield error("PB201", asked.at("vision.contributions"), "vision.contributions", message, fix)
    for part in vision.contributions:
        if not any(LETTERS.search(line) for line in part.does):
            path = f"vision.contributions.{part.id}.does"
            yield error(
                "PB201", asked.at(path), path, f"no word says how `{part.id}` contributes", "write one thing that they do, on a line"
            )
