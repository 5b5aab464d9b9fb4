"""The search index: a script that the search loads when somebody opens it. No items, no keys, no trainer's text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..model import Article, Behaviour, Component, Guidance, Module, Path, Term, Vision
from ..model.fields import Record
from ..plan import Entry, entries
from ..text.plain import plain
from .desk import Desk
from .links import spelled

UNSEARCHED = {"id", "owner", "changes", "sources", "data", "people"}
LIMIT = 4_000  # characters of one document's text: the end of a long lesson is found by its headings


def search_index(desk: Desk) -> bytes:
    """All documents as a call of the browser's `playbook.searchReady`."""
    data = json.dumps({"documents": list(_documents(desk))}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"playbook.searchReady({data});\n".encode()


def _documents(desk: Desk) -> Iterator[dict[str, str]]:
    for entry in entries(desk.plan.playbook):
        address = desk.plan.addresses.get(entry.name)
        if address is not None:
            yield _document(desk, (entry.name, address, entry.kind, entry.title), *_text(desk, entry.record))
            if isinstance(entry.record, Module):
                yield from _lessons(desk, entry, entry.record, address)
    for page in desk.plan.pages:
        if page.record is None and page.kind not in ("home", "vision"):
            named = (f"page:{page.kind}", page.address, "page", desk.title(page))
            yield _document(desk, named, desk.strings.say(f"{page.kind}_description"))


def _lessons(desk: Desk, entry: Entry, module: Module, address: str) -> Iterator[dict[str, str]]:
    for lesson in module.lessons:
        named = (f"{entry.name}#{lesson.id}", f"{address}#{lesson.id}", "lesson", lesson.title)
        yield _document(desk, named, plain(lesson.body, LIMIT), module.title)


def _document(desk: Desk, named: tuple[str, str, str, str], text: str, also: str = "") -> dict[str, str]:
    name, address, kind, title = named
    url = spelled(address, desk.options.links)
    return {"id": name, "url": url, "title": title, "kind": str(getattr(desk.strings.all, f"kind_{kind}")), "text": text, "also": also}


def _text(desk: Desk, record: Record) -> tuple[str, str]:
    """What is searched in a record: its text, and other words that people use for it."""
    match record:
        case Guidance():
            topics = {topic.id: topic.title for topic in desk.plan.playbook.settings.topics}
            return _join(record.say, plain(record.why)), _join(topics.get(record.topic, ""), _spoken(record.topic), _spoken(record.id))
        case Term():
            return plain(record.meaning), " ".join(record.synonyms)
        case Module():
            return _join(record.outcome, plain(record.why), *(objective.text for objective in record.objectives)), ""
        case Behaviour():
            return _join(plain(record.why), *record.looks_like), ""
    return _other(record), ""


def _other(record: Any) -> str:
    match record:
        case Component():
            return _join(record.purpose, plain(record.why), *(seen.seen for seen in record.evidence))
        case Article():
            return _join(plain(record.lead), plain(record.body, LIMIT))
        case Path():
            return _join(plain(record.about), *(stop.title for stop in record.milestones))
        case Vision():
            return _join(plain(record.current.meaning), *(plain(line) for part in record.contributions for line in part.does))
    return plain(_join(*_sentences(record.model_dump(exclude=UNSEARCHED))), LIMIT)


def _sentences(value: Any) -> Iterator[str]:
    """Every text of a record that has more than a word: what has only one is an id or a setting."""
    if isinstance(value, str):
        yield from [value] if " " in value else ()
    elif isinstance(value, dict | tuple | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _sentences(one)


def _spoken(id: str) -> str:
    """An id is what its author calls the thing in short, and so what many people type: `raised-voice`."""
    return id.replace("-", " ")


def _join(*parts: str) -> str:
    return " ".join(parts)
