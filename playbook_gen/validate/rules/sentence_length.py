"""PB229: a sentence can be read in one breath.

A sentence has at most 35 words, or as many as `writing.longest_sentence` in playbook.yml says. It ends at a stop, a question
or exclamation mark, and where a paragraph, a heading or a point of a list ends. Code and tables are not looked at.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...text.sentences import sentences
from .context import Asked
from .passages import every, place


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Every sentence that is too long."""
    most = asked.playbook.settings.writing.longest_sentence
    for passage in every(asked):
        for sentence in sentences(passage.text) if passage.text.count(" ") + passage.text.count("\n") >= most else ():
            count = len(sentence.words)
            if count > most:
                message = f"expected at most {most} words in a sentence, found {count}: “{' '.join(sentence.words[:6])} …”"
                fix = "make two of it, or leave out what readers do not need"
                yield warning("PB229", place(asked, passage, sentence.offset), passage.path, message, fix)
