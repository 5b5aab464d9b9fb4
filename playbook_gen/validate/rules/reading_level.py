"""PB230: a text is as easy to read as the people who read it need.

Measured by LIX (C. H. Björnsson, 1968): words a sentence, plus the percentage of words with more than six letters. Looked at
in texts of 100 words or more. Content in English stays at 45 or below, where newspapers begin; `writing.reading_level` in
playbook.yml says otherwise, and sets a level for other languages, which have none of themselves: their words are longer or
shorter.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...text.sentences import level, sentences
from .context import Asked
from .passages import every

FEWEST = 100  # words; a shorter text says little about itself
ENGLISH = 45


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Texts that are too hard."""
    settings = asked.playbook.settings
    most = settings.writing.reading_level or (ENGLISH if settings.organization.language.partition("-")[0] == "en" else None)
    for passage in every(asked) if most else ():
        read = list(sentences(passage.text)) if len(passage.text) >= FEWEST * 2 else []
        if sum(len(sentence.words) for sentence in read) >= FEWEST and most and level(read) > most:
            message = f"expected a reading level of at most {most}, found {level(read):.0f}"
            fix = "shorter sentences help most, then common words in place of long ones"
            yield warning("PB230", asked.at(passage.path), passage.path, message, fix)
