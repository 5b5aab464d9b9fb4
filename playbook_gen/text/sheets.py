"""How the vision is set on its poster and its pocket card: which size of letters, and what is left out where there is no room.

The poster is reckoned in hundredths of its own width, so that one rule holds for A4, Letter and A3; the card in millimetres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from .fit import REGULAR, height, largest, longest, most_words

# How high each paper is beside its width, and its size for a printer.
PAPERS = {"a4": (1.414, "210mm 297mm"), "letter": (1.294, "8.5in 11in"), "a3": (1.414, "297mm 420mm")}

# ---- the poster ----
STATEMENT = (14.0, 12.5, 11.0, 9.6, 8.4, 7.2, 6.2, 5.4, 4.6, 3.9, 3.3, 2.8, 2.4)
FAR = 5.4  # letters that one reads from some metres away: 11 mm on A4
MEASURE, FRAME, LEADING = 85.0, 37.0, 1.02  # the lines; the head, foot and margins together; from line to line
# What stands beneath: the meanings of the key words in which size, beside a statement of at least which size; then the words alone.
BENEATH = (("l", 2.1, 7.2), ("m", 1.75, 6.2), ("words", 0.0, FAR), ("none", 0.0, 0.0))
COLUMN, MOST_WORDS = 4.0, 4  # between columns; key words on a poster

# ---- the card, 85 by 55 mm ----
FRONT = (8.6, 7.6, 6.6, 5.8, 5.0, 4.3, 3.7, 3.1, 2.6, 2.2, 1.9)
NEAR = 2.2  # letters that one reads in the hand: 6 points
ACROSS, DOWN = 73.0, 32.0  # the front's lines, and the height for them
BACK_DOWN = 43.0
LETTERS = {"l": 2.6, "m": 2.4, "s": NEAR}
BACK = (("full", "l"), ("full", "s"), ("words", "l"), ("words", "m"), ("words", "s"), ("part", "m"), ("part", "s"))


@dataclass(frozen=True)
class Poster:
    """How a poster is set: the step of the statement's size (0 is the largest), and what stands beneath it."""

    step: int
    beneath: str

    @property
    def far(self) -> bool:
        """Whether the statement is read across a room."""
        return STATEMENT[self.step] >= FAR


def poster(statement: str, words: Sequence[tuple[str, str]], paper: str) -> Poster:
    """The largest setting that fits; `words` are the key words with their meanings."""
    room = PAPERS[paper][0] * 100 - FRAME
    shown = words[:MOST_WORDS]
    widest = largest(STATEMENT, lambda size: longest(statement) * size <= MEASURE)  # a long word is no larger for more room beneath
    for name, size, least in BENEATH if shown else BENEATH[-1:]:
        left = room - _beneath(shown, name, size)
        step = largest(STATEMENT, partial(_stands, statement, MEASURE, left))
        if step is not None and (STATEMENT[step] >= least or step == widest):
            return Poster(step, name)
    return Poster(len(STATEMENT) - 1, "none")


def _stands(statement: str, measure: float, room: float, size: float) -> bool:
    return longest(statement) * size <= measure and height(statement, size, measure, LEADING) <= room


def _beneath(words: Sequence[tuple[str, str]], name: str, size: float) -> float:
    """How high the key words stand, with what is above them."""
    if name == "none":
        return 0.0
    column = (MEASURE - COLUMN * (len(words) - 1)) / len(words)
    return 15.0 + max(height(word, 2.5, column, 1.2) + (height(text, size, column / REGULAR, 1.4) if size else 0) for word, text in words)


def poster_holds(statement: str, paper: str) -> int:
    """How many of the statement's words a poster shows in letters that one reads across a room."""
    return most_words(statement, lambda part: not part or poster(part, (), paper).far)


# ---- the card ----


@dataclass(frozen=True)
class Back:
    """What stands on a card's back: which setting, and how many of the role's lines."""

    name: str
    size: str
    lines: int


def front(statement: str) -> int:
    """The step of the statement's size on a card."""
    step = largest(FRONT, partial(_stands, statement, ACROSS, DOWN))
    return len(FRONT) - 1 if step is None else step


def front_holds(statement: str) -> int:
    """How many of the statement's words a card shows in letters that one reads in the hand."""
    return most_words(statement, lambda part: not part or FRONT[front(part)] >= NEAR)


def back(title: str, does: Sequence[str], words: Sequence[tuple[str, str]]) -> Back:
    """The most that fits on a back: first the key words' meanings go, then the words, then the last of the role's lines."""
    for name, size in BACK:
        if _back(title, does, _told(words, name), LETTERS[size]) <= BACK_DOWN:
            return Back(name, size, len(does))
    count = max((n for n in range(1, len(does)) if _back(title, does[:n], (), NEAR) <= BACK_DOWN), default=0)
    return Back("part", "s", count)


def _told(words: Sequence[tuple[str, str]], name: str) -> list[str]:
    if name == "full":
        return [f"{word}: {text}" for word, text in words]
    return [", ".join(f"“{word}”" for word, _ in words)] if words and name == "words" else []


def _back(title: str, does: Sequence[str], told: Sequence[str], size: float) -> float:
    parts = sum(height(line, size, (ACROSS - 4) / REGULAR, 1.35) + 0.6 for line in does)
    rest = sum(height(line, size, ACROSS / REGULAR, 1.35) + 0.6 for line in told) + (3.0 if told else 0)
    return height(title, 3.4, ACROSS, 1.2) + 1.5 + parts + rest
