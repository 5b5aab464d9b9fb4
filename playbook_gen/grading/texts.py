"""How two texts are compared: what people don't mean to type makes no difference.

`fold` gives the text that stands for all that compare equal:

1. What can't be seen is dropped: control characters, zero-width and directional marks, soft hyphens, variation selectors.
2. Quotation marks, primes and lone accents become `'` or `"`, dashes and minus signs `-`; the rest is brought to Unicode's
   NFKC: full-width letters, ligatures, composed and decomposed accents. An accent stays an accent: `é` is not `e`.
3. Digits of any script become 0 to 9; a run of white space becomes one space, and none at the ends.
4. Sentence marks at the end, `¿` and `¡` at the beginning and quotation marks around the whole are dropped.
   Where that leaves nothing, the text is compared with them.
5. Unless capitals matter: case. `ß` and `ẞ` are `ss`, the two small sigmas are one, and so are `I` and `i` with and without dot.

The browser's `grading.js` does the same; the tests hold both to each other over every assigned character.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_TEXT = 500  # characters
_UNSEEN = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
_WHITE = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
UNSEEN = re.compile(f"[{_UNSEEN}]")
SPACE = re.compile(f"[{_WHITE}]+")
SEEN = re.compile(f"[^{_UNSEEN}{_WHITE}]")
SINGLE = re.compile(r"[`\xb4\u02b9\u02bb-\u02bd\u02c8\u055a\u05f3\u1ffd\u2018-\u201b\u2032\u2035\u2039\u203a\u275b\u275c]")
DOUBLE = re.compile(r"[\xab\xbb\u02ba\u05f4\u201c-\u201f\u2033\u2036\u275d\u275e\u300c-\u300f\u301d-\u301f]")
DASH = re.compile(r"[\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0]")
DIGIT = re.compile(r"\d")
CLOSING = ".,;:!?\u0589\u060c\u061b\u061f\u06d4\u0964\u3001\u3002 "  # with the sentence marks of other scripts
OPENING = "\xa1\xbf "


def blank(text: str) -> bool:
    """Whether there is nothing to see in `text`."""
    return not SEEN.search(text)


def too_long(text: str) -> bool:
    """Whether `text` is longer than a response may be."""
    return len(text) > LONGEST_TEXT


def tidy(text: str) -> str:
    """Steps 1 to 3 of the comparison: plain quotation marks, dashes, digits and spaces."""
    plain = _signs(unicodedata.normalize("NFKC", _signs(UNSEEN.sub("", text))))
    return SPACE.sub(" ", DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)).strip(" ")


def fold(text: str, exact: bool = False) -> str:
    """The text that stands for all that compare equal to `text`; `exact` where capitals matter."""
    tidied = tidy(text)
    kept = _bare(tidied) or tidied
    return unicodedata.normalize("NFKC", kept if exact else _small(kept))


def _signs(text: str) -> str:
    return DASH.sub("-", DOUBLE.sub('"', SINGLE.sub("'", text)))


def _bare(text: str) -> str:
    before = None
    while text != before:
        before = text
        text = text.rstrip(CLOSING).lstrip(OPENING)
        if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
            text = text[1:-1].strip(" ")
    return text


def _small(text: str) -> str:
    """Without case. Down, up, down: that is how `ẞ` meets `ss`, and how every version of Unicode gives the same."""
    return text.lower().upper().lower().replace("ς", "σ").replace("i\u0307", "i")
