"""PB212: a wrong choice says why it is wrong.

That is where the learning happens. A key may stand without feedback. Where the reason is given otherwise, the item says
so: `allow: [{id: no-feedback, reason: …}]`.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from .context import Asked
from .items import allowed, choice_items


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Wrong choices without feedback."""
    for path, item in choice_items(asked):
        for choice in item.choices if not allowed(item, "no-feedback") else ():
            if not choice.correct and choice.feedback is None:
                where = f"{path}.choices.{choice.id}"
                yield warning(
                    "PB212",
                    asked.at(where),
                    f"{where}.feedback",
                    f"the wrong choice `{choice.id}` has no feedback",
                    "add `feedback:` with the reason why it is wrong",
                )
