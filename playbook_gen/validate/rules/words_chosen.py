"""PB228: words that say something, to everybody.

Three lists for the content's language, in the package under `validate/wording/`: words that could stand in anybody's text
(*world-class*, *in order to*), idioms that mean something else word for word (*drop the ball*), and words that leave somebody
out (*manpower*). What stands in quotation marks, in emphasis or in code is not looked at, nor a phrase to avoid, a wrong
choice or a role play: people do talk like that. `writing.avoid` in playbook.yml adds words of your own, `writing.allow` takes
words from the lists.
"""

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...text.safety import masked
from ..wording import key, pattern, wording
from .context import Asked
from .passages import Passage, every, place

QUOTED = re.compile(r"\"[^\"\n]*(?:\n[^\"\n]+)*\"|“[^”]*”|«[^»]*»|‘[^’]*’(?!\w)|(?<!\*)\*[^*\n]{1,60}\*(?!\*)|(?<!\w)_[^_\n]{1,60}_(?!\w)")
SAYS = {
    "empty": "“{}” could stand in anybody's text",
    "idioms": "“{}” means something else word for word, and is lost in translation",
    "gendered": "“{}” leaves somebody out",
    "own": "“{}” is on your own list of words to avoid",
}


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Every word of the lists, where somebody wrote it in their own voice."""
    listed = _listed(asked)
    search = pattern(tuple(listed))
    if search is None:
        return
    for passage in every(asked):
        if not passage.spoken and search.search(passage.text):
            yield from _words(asked, passage, search, listed)


def _listed(asked: Asked) -> dict[str, tuple[str, str]]:
    """Each word with its group and what to write instead."""
    settings = asked.playbook.settings
    lists = wording(settings.organization.language).groups
    listed = {words: (group, instead) for group, entries in lists.items() for words, instead in entries.items()}
    listed |= {key(entry.words): ("own", entry.instead or "") for entry in settings.writing.avoid}
    allowed = {key(words) for words in settings.writing.allow}
    return {words: entry for words, entry in listed.items() if words not in allowed}


def _words(asked: Asked, passage: Passage, search: re.Pattern[str], listed: dict[str, tuple[str, str]]) -> Iterator[Diagnostic]:
    own_voice = QUOTED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), masked(passage.text))
    for match in search.finditer(own_voice):
        group, instead = listed[key(match.group())]
        if group == "empty" and passage.path.endswith(".statement"):
            continue  # the rule about the vision says so
        fix = f"write “{instead}”, or say what one would see" if instead else "say what one would see or do, in common words"
        yield warning("PB228", place(asked, passage, match.start()), passage.path, SAYS[group].format(" ".join(match.group().split())), fix)
