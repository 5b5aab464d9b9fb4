"""The one thing a rule is given, as a type that the rules can name without importing the table of rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from ...model import Playbook
from ...source import Mark
from .passages import Told


class Asked(Protocol):
    """The playbook, the place of a field path, and the day the check is for."""

    @property
    def playbook(self) -> Playbook: ...

    @property
    def today(self) -> date | None: ...

    @property
    def told(self) -> Sequence[Told]:
        """Every record with its texts."""
        ...

    def at(self, path: str, /) -> Mark:
        """Where the field at `path` stands."""
        ...
