"""PB211: names in playbook.yml exist.

`focus` is a behaviour; `owners` is a table of kinds.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error, suggest
from ...kinds import BY_NAME
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Names in the settings that lead nowhere."""
    settings = asked.playbook.settings
    if settings.focus is not None and settings.focus not in asked.playbook.behaviours:
        yield error(
            "PB211",
            asked.at("focus"),
            "focus",
            f"there is no behaviour `{settings.focus}`",
            suggest(settings.focus, asked.playbook.behaviours),
        )
    for name in settings.owners:
        if name not in BY_NAME:
            yield error("PB211", asked.at(f"owners.{name}"), f"owners.{name}", f"there is no kind `{name}`", suggest(name, BY_NAME))
