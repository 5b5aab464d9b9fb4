"""How the command is called: what people type to start it, and a call that cannot be carried out."""

from __future__ import annotations

import os


class UsageError(Exception):
    """A call that cannot be carried out, for a reason outside the content; its text is one sentence."""


def typed() -> str:
    """What people type to start the program: run.py says how it was called."""
    return os.environ.get("PLAYBOOK_COMMAND", "playbook")
