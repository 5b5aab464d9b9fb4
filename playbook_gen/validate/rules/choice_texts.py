"""PB204: no two choices of an item say the same.

Compared without case, punctuation, Markdown marks and spaces at the ends: a learner could not tell them apart.
"""

import re
import unicodedata
from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from ...model import MultipleChoice, SingleChoice
from ...text.plain import plain
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Items with two choices that a learner cannot tell apart."""
    for module in asked.playbook.modules.values():
        for item in module.items:
            if isinstance(item, SingleChoice | MultipleChoice):
                seen: dict[str, str] = {}
                for choice in item.choices:
                    text = _folded(choice.text)
                    if text in seen:
                        path = f"modules.{module.id}.items.{item.id}.choices.{choice.id}"
                        yield error(
                            "PB204",
                            asked.at(f"{path}.text"),
                            path,
                            f"the choices `{seen[text]}` and `{choice.id}` say the same",
                            "reword one of them, or remove it",
                        )
                    seen.setdefault(text, choice.id)


def _folded(text: str) -> str:
    """`text` as it reads: code keeps its punctuation, prose does not."""
    words = unicodedata.normalize("NFKC", plain(text)).casefold()
    stripped = re.sub(r"[\s.,;:!?'\"\u2018-\u201f]+", " ", words).strip() if "`" not in text else words
    return stripped or words
