"""PB213: the key is not given away by its length.

Whoever does not know picks the longest choice. A key that is half as long again as the longest distractor, and at least 20
characters longer, is reported at its item; and a module in which the key is the longest choice in more than two thirds of
four or more items, at its list of items. Counted as a reader sees it, without Markdown's marks. An item for which this is
right says so, and does not count: `allow: [{id: longest-key, reason: …}]`.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...model import Module, MultipleChoice, SingleChoice
from ...text.plain import plain
from .context import Asked
from .items import allowed

FEWEST = 4  # items from which on a pattern shows


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Items, and whole modules, in which length gives the key away."""
    for module in asked.playbook.modules.values():
        lengths = _lengths(module)
        for name, (key, distractor) in lengths.items():
            if key >= distractor * 1.5 and key >= distractor + 20:
                path = f"modules.{module.id}.items.{name}"
                message = f"the key has {key} characters, the longest distractor {distractor}"
                yield warning("PB213", asked.at(path), f"{path}.choices", message, "shorten the key, or make a distractor as full as it is")
        longest = sum(key > distractor for key, distractor in lengths.values())
        if len(lengths) >= FEWEST and longest * 3 > len(lengths) * 2:
            path = f"modules.{module.id}.items"
            message = f"in {longest} of {len(lengths)} items with choices the key is the longest choice"
            yield warning("PB213", asked.at(path), path, message, "in some of them make a distractor the longest")


def _lengths(module: Module) -> dict[str, tuple[int, int]]:
    """For each item with choices: the characters of its shortest key and of its longest distractor."""
    result = {}
    for item in module.items:
        if isinstance(item, SingleChoice | MultipleChoice) and not allowed(item, "longest-key"):
            keys = [len(plain(choice.text)) for choice in item.choices if choice.correct]
            others = [len(plain(choice.text)) for choice in item.choices if not choice.correct]
            result[item.id] = (min(keys, default=0), max(others, default=0))
    return result
