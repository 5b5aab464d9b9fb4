"""PB201: the vision answers the third question for every role.

Everybody must be able to say how they contribute. A role without an entry under `contributions`, where there is no
entry `everyone` either, has a blank where its answer should be.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """The roles without a contribution."""
    vision = asked.playbook.vision
    for role in asked.playbook.settings.roles:
        if vision.contribution(role.id) is None:
            message = f"nothing says how the role `{role.id}` ({role.title}) contributes"
            yield error(
                "PB201",
                asked.at("vision.contributions"),
                "vision.contributions",
                message,
                f"add `- id: {role.id}` with `does:`, or one entry `everyone`",
            )
