"""Whether a text fits a sheet of paper, by stated rules: a build has no ruler.

Widths are reckoned in letters' heights (em), as wide as the widest of the systems' fonts sets them; every other font leaves room.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable, Sequence

GAP, NARROW, ROUND, WIDE, CAPITAL, WHOLE = 0.36, 0.46, 0.7, 1.06, 0.8, 1.05  # bold: a space, i, n, m, N, and one of Chinese
THIN = frozenset("iljtfrI.,;:'’!|()[]-")
BROAD = frozenset("mwMW@%&—…")
REGULAR = 0.9  # how wide a letter that is not bold is beside one that is
TALL = 1.35  # how much more room a line needs where letters reach far above and below, as in Arabic or Hindi


def letter(sign: str) -> float:
    """How wide one letter is."""
    if sign == " ":
        return GAP
    if sign in THIN:
        return NARROW
    if sign in BROAD:
        return WIDE
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(sign) in ("W", "F"):
        return WHOLE
    return CAPITAL if sign.isupper() else ROUND


def width(text: str) -> float:
    """How wide `text` is on one line."""
    return sum(map(letter, text))


def tall(text: str) -> bool:
    """Whether the letters reach far above and below the line: those between Hebrew and Georgian, and their kin."""
    return any("\u0590" <= sign <= "\u109f" or "\u1780" <= sign <= "\u1cff" or "\ufb1d" <= sign <= "\ufefc" for sign in text)


def lines(text: str, measure: float) -> int:
    """How many lines of `measure` em `text` takes. A word breaks only where it is longer than a line."""
    count, used = 1, 0.0
    for word in _words(text):
        needed = width(word)
        gap = GAP if used and letter(word[0]) != WHOLE else 0.0
        if used + gap + needed <= measure:
            used += gap + needed
            continue
        count += 1 if used else 0
        rows = max(1, math.ceil(needed / measure))
        count, used = count + rows - 1, needed if rows == 1 else measure
    return count


def _words(text: str) -> Iterable[str]:
    """What stays together on a line: a word, or a sign where words are not set apart."""
    for word in text.split():
        yield from word if any(letter(sign) == WHOLE for sign in word) else (word,)


def longest(text: str) -> float:
    """How wide the widest of what stays together is."""
    return max(map(width, _words(text)), default=0.0)


def height(text: str, size: float, measure: float, leading: float) -> float:
    """How high `text` stands in letters of `size` on lines of `measure`, both in the same unit."""
    return lines(text, measure / size) * size * leading * (TALL / leading if tall(text) and leading < TALL else 1)


def largest(sizes: Sequence[float], fits: Callable[[float], bool]) -> int | None:
    """The place of the first of `sizes`, largest first, that fits."""
    return next((place for place, size in enumerate(sizes) if fits(size)), None)


def most_words(text: str, fits: Callable[[str], bool]) -> int:
    """How many words of `text`, from its beginning, still fit."""
    words = text.split()
    return max((count for count in range(len(words) + 1) if fits(" ".join(words[:count]))), default=0)
