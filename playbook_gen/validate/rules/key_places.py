"""PB214: the key is not given away by its place.

In a module with four or more single-choice items the key is not at the same place in all of them, the first one above all.
With `shuffle_choices: true` the places change, and nothing is said. An item for which its place is right says so, and does
not count: `allow: [{id: key-first, reason: …}]`.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...model import Module, SingleChoice
from .context import Asked
from .items import allowed

FEWEST = 4  # items from which on a pattern shows
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Modules whose keys all stand at one place."""
    for module in asked.playbook.modules.values():
        if module.assessment.shuffle_choices:
            continue
        places = _places(module)
        if len(places) >= FEWEST and len(set(places.values())) == 1:
            path = f"modules.{module.id}.items.{next(iter(places))}"
            place = next(iter(places.values()))
            word = ORDINALS[place] if place < len(ORDINALS) else f"{place + 1}th"
            yield warning(
                "PB214",
                asked.at(path),
                path,
                f"the key is the {word} choice in all {len(places)} single-choice items of the module",
                "write `shuffle_choices: true` under `assessment:` in module.yml, or move some of the keys",
            )


def _places(module: Module) -> dict[str, int]:
    """Where the key of each single-choice item stands, from 0."""
    return {
        item.id: next(place for place, choice in enumerate(item.choices) if choice.correct)
        for item in module.items
        if isinstance(item, SingleChoice) and not allowed(item, "key-first") and any(choice.correct for choice in item.choices)
    }
