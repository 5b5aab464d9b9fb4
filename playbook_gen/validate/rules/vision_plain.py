"""PB249: the vision is in plain words.

Advice, never a block. Measured by LIX (C. H. Björnsson, 1968): words a sentence, plus the percentage of words with more than six
letters. In English a statement stays at 40 or below, and its meaning at 45, where newspapers begin. Content in another language
is measured by `writing.reading_level` in playbook.yml, and not at all without it: its words are longer or shorter. A statement of
fewer than 10 words and a meaning of fewer than 20 are not looked at, and a meaning of 100 or more by [PB230](#pb230).
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...text.sentences import LONG, level, sentences
from .context import Asked
from .reading_level import ENGLISH, FEWEST

STATEMENT = 40
FEW = {"statement": 10, "meaning": 20}  # words; a shorter text says little about itself


def check(asked: Asked) -> Iterator[Diagnostic]:
    """What the current version says in words that are too long, or in sentences that are."""
    settings, version = asked.playbook.settings, asked.playbook.vision.current
    english = settings.organization.language.partition("-")[0] == "en"
    own = settings.writing.reading_level
    for field, text, usual in (("statement", version.statement, STATEMENT), ("meaning", version.meaning, ENGLISH)):
        most = (min(own, usual) if own else usual) if english else own
        read = list(sentences(text))
        words = [word for sentence in read for word in sentence.words]
        if most is None or not FEW[field] <= len(words) < FEWEST or level(read) <= most:
            continue
        path = f"vision.versions.{version.id}.{field}"
        long = ", ".join(f"“{word}”" for word in dict.fromkeys(word for word in words if len(word) > LONG)) or "none"
        message = f"expected a reading level of at most {most}, found {level(read):.0f}; words of more than {LONG} letters: {long}"
        yield warning("PB249", asked.at(path), path, message, "use shorter words that everybody says, and shorter sentences")
