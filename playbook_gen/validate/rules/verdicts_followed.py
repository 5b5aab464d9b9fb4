"""PB237: a verdict is carried out.

A rule that is to be changed or dropped has an `action`, a `due` day, and an owner: its own, or the one who answers for all policies
(`owners: policy:` in playbook.yml). What belongs to nobody and has no day is a wish, and the people at the counter go on apologising.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from .context import Asked

WRITE = {
    "action": "write `action:` with what is done about it",
    "due": "write `due:` with the day by which it is done",
    "owner": "write `owner:` with a name, or name somebody for all of them under `owners: policy:` in playbook.yml",
}


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Verdicts that nobody will carry out."""
    named = asked.playbook.settings.owners.get("policy")
    for policy in asked.playbook.policies.values():
        given = {"action": policy.action, "due": policy.due or policy.done, "owner": policy.owner or named}
        for field in (field for field, value in given.items() if value is None and policy.verdict in ("change", "drop")):
            path = f"policies.{policy.id}"
            yield error("PB237", asked.at(f"{path}.verdict"), f"{path}.{field}", f"`{policy.verdict}` without `{field}:`", WRITE[field])
