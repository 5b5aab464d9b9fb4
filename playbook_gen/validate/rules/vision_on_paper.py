"""PB248: the vision fits its poster and its pocket card.

Both are made from vision.yml, and nothing on them runs over: letters grow smaller with the text, then the meanings of the key words
go, then the words. Advice is given where that goes too far: a statement that nobody reads across a room, key words without their
meanings on the poster, a role's part that does not fit on its card. The poster is reckoned on Letter, the lowest of the papers.
"""

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...model.vision import Vision
from ...text.plain import plain
from ...text.sheets import FRONT, MOST_WORDS, NEAR, back, front, front_holds, poster, poster_holds
from .context import Asked

PAPER = "letter"


def check(asked: Asked) -> Iterator[Diagnostic]:
    """What is set too small, or left out."""
    vision = asked.playbook.vision
    yield from _statement(asked, vision)
    yield from _words(asked, vision)
    yield from _parts(asked, vision)


def _statement(asked: Asked, vision: Vision) -> Iterator[Diagnostic]:
    version = vision.current
    path = f"vision.versions.{version.id}.statement"
    far, near = poster(version.statement, (), PAPER).far, FRONT[front(version.statement)] >= NEAR
    if far and near:
        return
    what, holds = ("poster", poster_holds(version.statement, PAPER)) if not far else ("card", front_holds(version.statement))
    if holds < 2:
        message = "the statement has a word so long that its letters are too small to read on the poster across a room"
        yield warning("PB248", asked.at(path), path, message, "write the word in two, or use a shorter one")
        return
    message = f"expected at most {holds} words for a {what} that can be read, found {len(version.statement.split())}"
    yield warning("PB248", asked.at(path), path, message, "shorten it; the rest belongs in `meaning`")


def _words(asked: Asked, vision: Vision) -> Iterator[Diagnostic]:
    """Key words that lose their meanings beside a statement that would leave them room, if they were shorter."""
    version = vision.current
    words = [(word.word, word.meaning) for word in version.key_words]
    path = f"vision.versions.{version.id}.key_words"
    if len(words) > MOST_WORDS:
        message = f"expected at most {MOST_WORDS} key words, found {len(words)}: the poster shows the first {MOST_WORDS}"
        yield warning("PB248", asked.at(path), path, message, "keep those that carry the statement, and put the most important first")
    if words and poster(version.statement, words, PAPER).beneath in ("words", "none") and poster(version.statement, (), PAPER).far:
        longest = max(len(meaning) for _, meaning in words[:MOST_WORDS])
        holds = max((most for most in range(0, longest, 10) if _fits(version.statement, words, most)), default=0)
        message = f"expected meanings of at most {holds} characters on the poster, found one of {longest}: it leaves them out"
        message = message if holds else "the statement leaves no room on the poster for what the key words mean"
        fix = "shorten the meanings to a sentence each" if holds else "shorten the statement, or have fewer key words"
        yield warning("PB248", asked.at(path), path, message, fix)


def _fits(statement: str, words: list[tuple[str, str]], most: int) -> bool:
    cut = [(word, meaning[:most]) for word, meaning in words]
    return poster(statement, cut, PAPER).beneath not in ("words", "none")


def _parts(asked: Asked, vision: Vision) -> Iterator[Diagnostic]:
    titles = {role.id: role.title for role in asked.playbook.settings.roles}
    for part in vision.contributions:
        does = [plain(line) for line in part.does]
        shown = back(titles.get(part.id, ""), does, ()).lines
        if shown < len(does):
            path = f"vision.contributions.{part.id}.does"
            message = f"the pocket card holds the first {shown} of these {len(does)} lines"
            yield warning("PB248", asked.at(path), path, message, "shorten them, or put first what should stand on the card")
