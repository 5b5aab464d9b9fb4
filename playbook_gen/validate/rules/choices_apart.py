"""PB215: a choice that speaks of other choices does not move among them.

*All of the above* makes no sense in the middle. With `shuffle_choices: true` it has `pinned: true`, which keeps it last;
*both a and b* names places that change, so that not even that helps. The words are looked for in English only. An item for
which this is right says so: `allow: [{id: all-of-the-above, reason: …}]`.
"""

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...model import Choice, MultipleChoice, SingleChoice
from ...text.plain import plain
from .context import Asked
from .items import allowed

ABOVE = re.compile(
    r"^\W*(?:all|none|neither|both|any|either|each|some|two|more than one|the)(?: of)?(?: the)? "
    r"(?:above|below|preceding|previous|foregoing|following|other (?:choices|answers|options))\b"
    r"|^\W*(?:all|none|neither|both|any|either|each) of (?:these|those|them|the (?:others|choices|answers|options))\W*$",
    re.IGNORECASE,
)
AROUND = {
    "and", "or", "nor", "both", "either", "neither", "only", "choice", "choices", "answer", "answers", "option", "options", "are",
    "is", "right", "correct", "true", "wrong",
}  # fmt: skip


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Choices that speak of others where choices are shuffled."""
    english = asked.playbook.settings.organization.language.startswith("en")
    for module in asked.playbook.modules.values() if english else ():
        for item in module.items if module.assessment.shuffle_choices else ():
            if isinstance(item, SingleChoice | MultipleChoice) and not allowed(item, "all-of-the-above"):
                path = f"modules.{module.id}.items.{item.id}.choices"
                for choice, fix in _moving(item):
                    message = f"“{plain(choice.text, 60)}” speaks of other choices, and they are shuffled"
                    yield warning("PB215", asked.at(f"{path}.{choice.id}.text"), f"{path}.{choice.id}", message, fix)


def _moving(item: SingleChoice | MultipleChoice) -> Iterator[tuple[Choice, str]]:
    """Each choice that shuffling would make nonsense of, and what to do about it."""
    still = all(choice.pinned for choice in item.choices)
    for choice in item.choices if not still else ():
        text = plain(choice.text)
        if ABOVE.search(text) and not choice.pinned:
            yield choice, "write `pinned: true`, which keeps it last; or take the choice away"
        elif _names_letters(text, len(item.choices)):
            yield choice, "write out what it means in place of the letters; or take the choice away"


def _names_letters(text: str, choices: int) -> bool:
    """Whether `text` is made of the letters of choices, two at least, and of the words that join them."""
    words = re.findall(r"[^\W_]+", text.lower())
    letters = {word for word in words if len(word) == 1 and 0 <= ord(word) - ord("a") < choices}
    joined = re.search(r"[,&+]|\band\b|\bn?or\b", text, re.IGNORECASE)
    return len(letters) > 1 and joined is not None and all(word in letters or word in AROUND for word in words)
