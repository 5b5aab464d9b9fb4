"""The one thing a rule is given, as a type that the rules can name without importing the table of rules."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from ...model import Playbook
from ...source import Mark


class Asked(Protocol):
    """The playbook, the place of a field path, and the day the check is for."""

    @property
    def playbook(self) -> Playbook: ...

    @property
    def today(self) -> date | None: ...

    def at(self, path: str, /) -> Mark:
        """Where the field at `path` stands."""
        ...
