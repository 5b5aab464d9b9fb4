"""A small self-assessment, and responses to it, for tests of what is read and shown of them."""

from __future__ import annotations

from typing import Any

from playbook_gen.model import Survey

HEAD = "wave,group,greet,tell,mend\n"
SURVEY: dict[str, Any] = {
    "id": "us", "title": "How we see us", "about": "We ask.", "scale": ["no", "hardly", "partly", "mostly", "fully"],
    "statements": [
        {"id": "greet", "text": "We greet.", "customers": "They greet."},
        {"id": "tell", "text": "We tell when.", "customers": "They tell when."},
        {"id": "mend", "text": "We mend what is broken."},
    ],
    "groups": [
        {"id": "leaders", "title": "Leaders"},
        {"id": "employees", "title": "Employees"},
        {"id": "customers", "title": "Customers", "outside": True},
    ],
    "data": {"file": "us.csv"},
}  # fmt: skip


def survey(**changes: Any) -> Survey:
    return Survey.model_validate(SURVEY | changes)
