"""Sentences for invented organizations: the same seed gives the same text on every machine, and hardly two are equal.

No two lessons share a paragraph, so that no cache of equal texts can make a build look faster than a real one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

WHO = (
    "A {{ word.customer }} at the counter", "The colleague on the early shift", "A caller from the next town", "The driver with two parcels",
    "A {{ word.customer }} who has waited", "The new {{ word.employee }}", "Somebody with a form in hand", "The {{ word.manager }} on duty",
    "A parent with a pushchair", "The person behind them", "A regular whom everybody knows", "The one who wrote on Tuesday",
)  # fmt: skip
DOES = (
    "asks for the third time about", "would rather hear the truth about", "remembers every word of", "has already paid for", "cannot read",
    "would like a name and a time for", "brings back", "has been promised", "does not mention", "needs help with", "puts off", "points at",
)  # fmt: skip
WHAT = (
    "the blue form", "a late delivery", "the bill from March", "a key that does not turn", "the notice on the door", "the second appointment",
    "a parcel without a label", "the old price", "a call that nobody returned", "the seat by the window", "the long queue", "an answer in writing",
)  # fmt: skip
WHEN = (
    "before the doors open", "in the last five minutes", "while the telephone rings", "on a wet Friday", "after the van has left",
    "with eleven people waiting", "when the printer stops", "between two meetings", "at a quarter to nine", "on the first of the month",
)  # fmt: skip
THEN = (
    "Say what you know and when you will know more", "Look up first and finish the note afterwards", "Give your name and write theirs down",
    "Ask one question and wait for the end of the reply", "Name the next step and a time that you can keep", "Offer two ways and let them choose",
    "Repeat the request in your own words", "Stay with it until somebody has taken it over by name", "Leave out the reason that is not theirs",
    "Say it once and stop",
)  # fmt: skip
LINKS = ("[a card for it](guidance:raised-voice)", "[our vision](page:vision)", "[a way round](term:way-round)", "[the first half minute](module:first-thirty-seconds)")


class Writer:
    """Writes one record's texts from its own seed."""

    def __init__(self, seed: str) -> None:
        self.dice = random.Random(seed)
        self.last = 1

    def number(self) -> int:
        """A number that makes a sentence its own within the record."""
        self.last += self.dice.randint(1, 9)
        return self.last

    def sentence(self) -> str:
        """About fifteen words."""
        who, does, what, when = (self.dice.choice(words) for words in (WHO, DOES, WHAT, WHEN))
        return f"{who} {does} {what} {when}, ticket {self.number()}."

    def advice(self) -> str:
        """About twelve words, to the reader."""
        return f"{self.dice.choice(THEN)}, within {self.number()} seconds."

    def paragraph(self, sentences: int = 4, bold: float = 0.08) -> str:
        """Sentences in a row; a share of them in bold. In the shipped pack, one short text in fourteen holds any Markdown."""
        found = [f"**{self.advice()}**" if self.dice.random() < bold else self.sentence() for _ in range(sentences)]
        return " ".join(found)

    def lesson(self, words: int) -> str:
        """Markdown of about `words` words: paragraphs, headings, a list, a link."""
        blocks = [self.paragraph(bold=0.3)]
        for part in self._parts():
            if sum(len(block.split()) for block in blocks) >= words:
                break
            blocks.append(part)
        return "\n\n".join(blocks) + "\n"

    def _parts(self) -> Iterator[str]:
        while True:
            yield f"## {self.dice.choice(WHAT).capitalize()}, case {self.number()}"
            yield self.paragraph(3, bold=0.3)
            yield "\n".join(f"- {self.advice()}" for _ in range(3))
            yield f"{self.sentence()} There is {self.dice.choice(LINKS)}. {self.advice()}"
