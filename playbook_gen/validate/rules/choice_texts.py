"""PB204: no two parts of an item say the same.

Choices, entries of an ordering, things and options of a matching, replies of a scene: compared without case, punctuation,
Markdown marks and spaces at the ends, because a learner could not tell them apart. Accepted responses and what a gap is
chosen from are compared as responses are, so that nothing is written twice. Two pairs of a matching may go with the same
option; then both write it alike.
"""

from collections.abc import Iterable, Iterator

from ...diagnostics import Diagnostic, error
from ...model import Blank, Blanks, ItemBase, Matching, MultipleChoice, Ordering, Scenario, ShortText, SingleChoice
from .context import Asked
from .items import fold, items, looks

Told = tuple[str, str, str]  # where it stands, what it is called, how it looks


def check(asked: Asked) -> Iterator[Diagnostic]:
    """Items with two parts that a learner cannot tell apart, or with a response that is written twice."""
    for path, item in items(asked, ItemBase):
        for noun, told in _groups(path, item):
            for where, one, other in _repeated(told):
                same = f"the {noun} {one} and {other} say the same"
                yield error("PB204", asked.at(where), where, same, "reword one of them, or remove it")
        if isinstance(item, Matching):
            yield from _unlike(asked, path, item)


def _repeated(told: Iterable[Told]) -> Iterator[tuple[str, str, str]]:
    seen: dict[str, str] = {}
    for where, name, text in told:
        if text in seen:
            yield where, seen[text], name
        seen.setdefault(text, name)


def _groups(path: str, item: ItemBase) -> Iterator[tuple[str, list[Told]]]:
    """The parts that must differ from each other, with what they are."""
    match item:
        case SingleChoice() | MultipleChoice():
            yield "choices", _parts(f"{path}.choices", ((choice.id, choice.text) for choice in item.choices))
        case Ordering():
            yield "entries", _parts(f"{path}.entries", ((entry.id, entry.text) for entry in item.entries))
        case Matching():
            yield "pairs", _parts(f"{path}.pairs", ((pair.id, pair.text) for pair in item.pairs))
            yield "options", _options(path, item)
        case _:
            yield from _said(path, item)


def _said(path: str, item: ItemBase) -> Iterator[tuple[str, list[Told]]]:
    """The replies and responses that must differ from each other."""
    match item:
        case Scenario():
            for scene in item.scenes:
                yield "replies", _parts(f"{path}.scenes.{scene.id}.replies", ((reply.id, reply.text) for reply in scene.replies))
        case ShortText():
            yield "accepted responses", _responses(f"{path}.accept", item.accept, item.case == "exact")
        case Blanks():
            for blank in item.blanks:
                yield from _of_gap(f"{path}.blanks.{blank.id}", blank)


def _of_gap(path: str, blank: Blank) -> Iterator[tuple[str, list[Told]]]:
    exact = blank.case == "exact"
    yield "accepted responses", _responses(f"{path}.accept", blank.accept, exact)
    yield "options", _responses(f"{path}.choose_from", blank.choose_from, exact)


def _parts(path: str, parts: Iterable[tuple[str, str]]) -> list[Told]:
    return [(f"{path}.{name}.text", f"`{name}`", looks(text)) for name, text in parts]


def _responses(path: str, texts: Iterable[str], exact: bool) -> list[Told]:
    return [(f"{path}.{number}", f"`{text}`", fold(text, exact)) for number, text in enumerate(texts, 1)]


def _options(path: str, item: Matching) -> list[Told]:
    """The options of a matching, each once however many pairs go with it."""
    once = {looks(pair.goes_with): pair.id for pair in reversed(item.pairs)}
    shared = [(f"{path}.pairs.{name}.goes_with", f"`{name}`", text) for text, name in once.items()]
    return shared + _parts(f"{path}.extra", ((extra.id, extra.text) for extra in item.extra))


def _unlike(asked: Asked, path: str, item: Matching) -> Iterator[Diagnostic]:
    """Options that look the same and are not written alike, so that they would be shown twice."""
    seen: dict[str, str] = {}
    for pair in item.pairs:
        first = seen.setdefault(looks(pair.goes_with), pair.goes_with)
        if first != pair.goes_with:
            where = f"{path}.pairs.{pair.id}.goes_with"
            message = f"“{first}” and “{pair.goes_with}” look the same"
            yield error("PB204", asked.at(where), where, message, "write both alike; they are one option")
