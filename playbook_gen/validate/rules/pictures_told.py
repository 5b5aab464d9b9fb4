"""PB243: a picture says in words what it shows.

A story with a `picture` has a `picture_alt` for everybody who cannot see it: what is to be seen, in a sentence. Without a picture
there is nothing to describe.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, error
from .context import Asked


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Pictures of stories without words, and words without a picture."""
    for story in asked.playbook.stories.values():
        path = f"stories.{story.id}"
        if story.picture and not story.picture_alt:
            fix = "write `picture_alt:` with what is to be seen, in a sentence"
            yield error("PB243", asked.at(f"{path}.picture"), f"{path}.picture_alt", "the picture has no words", fix)
        if story.picture_alt and not story.picture:
            fix = "name the file under `picture:`, or remove the line"
            yield error("PB243", asked.at(f"{path}.picture_alt"), f"{path}.picture_alt", "words for a picture that is not there", fix)
