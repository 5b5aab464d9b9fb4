"""YAML to located nodes.

Built on PyYAML's *event* stream (libyaml where it is there) rather than its composer: depth and size are refused
before any tree is made, doubled keys are seen, and no scalar is turned into anything but the text that was typed.
Anchors and aliases are refused: content has no use for them, and they are the one way to make a small file huge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import intern
from typing import Any

import yaml

from ..diagnostics import Diagnostic, error, warning
from ..source import Mapping, Mark, Node, Scalar, Sequence

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 40
MAX_EVENTS = 200_000
# What YAML takes for the end of a line and editors do not: lines would be counted differently.
OTHER_BREAKS = str.maketrans("\r\x85\u2028\u2029", "    ")
TAB = ("a tab where YAML wants spaces", "indent with spaces")
CONTROL = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CORE = "tag:yaml.org,2002:"  # what `!!` stands for
HASH = re.compile(r"\s+#\w")  # a comment that a person hardly meant
FIX_QUOTE = "put the text in double quotes"
HINTS = {
    "found character '\\t'": TAB,
    "mapping values are not allowed": ('a second ": " in the line', 'put the text in quotes if it holds ": "'),
    "could not find expected ':'": (
        'a line without ": "',
        "write `name: value` with a space after the colon, or indent the line so that it belongs to the text above",
    ),
    "found unexpected end of stream": ("a quote that is never closed", "close the quote"),
    "did not find expected key": (
        "a line that does not fit the ones around it",
        "indent it like the line above; if it is, look further up for a quotation mark that is not closed",
    ),
    "control characters are not allowed": ("a control character", "delete it and type the text again"),
    "did not find expected whitespace or line break": ("a text that begins with `!`", FIX_QUOTE),
    "found undefined alias": ("a text that begins with `*`", FIX_QUOTE),
    "did not find expected alphabetic": ("a text that begins with `*` or `&`", FIX_QUOTE),
    "found character that cannot start any token": ("a character that cannot begin a text", FIX_QUOTE),
    "did not find expected '-' indicator": ("a list whose lines do not line up", "give every `-` of the list the same indentation"),
    "did not find expected ',' or ']'": ("a `[` that is not closed, or a comma missing", "close it with `]`, or put the text in quotes"),
    "did not find expected ',' or '}'": ("a `{` that is not closed, or a comma missing", "close it with `}`, or put the text in quotes"),
}
# What PyYAML says, and how the line looks up to there, when people meant something else.
SHAPES = {
    "mapping values are not allowed": (
        re.compile(r"[\s-]*\w+:"),
        ("a line that is indented deeper than the one above", "begin it right below the one above"),
    ),
    "did not find expected key": (
        re.compile(r"""[\s-]*\w+[+-]?: +(?:"[^"]*"|'[^']*') *\S"""),
        ("more text after the closing quotation mark", "write `>-` after the colon, and the whole text, indented, in the next line"),
    ),
}
NEVER_CLOSED = ("unexpected end of stream", "expected ',' or")


class _Refused(Exception):
    def __init__(self, code: str, place: Any, message: str, fix: str) -> None:
        super().__init__(message)
        self.code, self.place, self.message, self.fix = code, place, message, fix


def read_yaml(text: str, origin: Mark) -> tuple[Node | None, list[Diagnostic]]:
    """The one document in `text`, placed from `origin` (its line is the text's first); None if it is empty or unreadable."""
    text = text.translate(OTHER_BREAKS)
    reader = _Reader(origin, text)
    try:
        node = reader.document(text)
    except _Refused as problem:
        return None, [*reader.found, error(problem.code, reader.mark(problem.place), "", problem.message, problem.fix)]
    except yaml.YAMLError as problem:
        return None, [*reader.found, _unreadable(problem, text, reader)]
    return node, reader.found


def _unreadable(problem: yaml.YAMLError, text: str, reader: _Reader) -> Diagnostic:
    place, words = _place(problem, text)
    mark = Mark(reader.origin.path, reader.origin.line + place[0], place[1] + 1, reader.origin.layer)
    found, fix = _hint(problem, words, text.split("\n")[place[0]][: place[1] + 1])
    return error("PB011", mark, "", f"expected YAML, found {found}", fix)


def _place(problem: yaml.YAMLError, text: str) -> tuple[tuple[int, int], str]:
    """Line and column from 0, always inside `text`, and PyYAML's words. What is never closed is shown where it opens."""
    words = str(getattr(problem, "problem", None) or problem).replace("\n", " ")
    bad = CONTROL.search(text)
    if bad:
        before = text[: bad.start()]
        return (before.count("\n"), len(before) - before.rfind("\n") - 1), "control characters are not allowed"
    mark = getattr(problem, "problem_mark", None)
    if any(known in words for known in NEVER_CLOSED):
        mark = getattr(problem, "context_mark", None) or mark
    lines = text.split("\n")
    row = min(mark.line if mark else 0, len(lines) - 1)
    return (row, min(mark.column if mark else 0, len(lines[row]))), words


def _hint(problem: yaml.YAMLError, words: str, line: str) -> tuple[str, str]:
    """What was found in plain words, and what to do about it."""
    if "\t" in line:
        return TAB
    for known, (pattern, hint) in SHAPES.items():
        if known in words and pattern.fullmatch(line):
            return hint
    for known, hint in HINTS.items():
        if known in words or known in str(problem):
            return hint
    return f"something unreadable ({words[:120]})", "check quotes and indentation here"


class _Reader:
    """Makes one tree from the events of one text."""

    def __init__(self, origin: Mark, text: str) -> None:
        lines = text.split("\n")
        self.origin, self.widths = origin, [len(line) for line in lines]
        self.hashed = {row: line for row, line in enumerate(lines) if HASH.search(line)} if "#" in text else {}
        self.found: list[Diagnostic] = []

    def mark(self, place: Any) -> Mark:
        if place is None:
            return self.origin
        row = min(place.line, len(self.widths) - 1)  # PyYAML may name a line behind the last one
        return Mark(self.origin.path, self.origin.line + row, min(place.column, self.widths[row]) + 1, self.origin.layer)

    def document(self, text: str) -> Node | None:
        events = self._events(text)
        node: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    raise _Refused("PB012", event.start_mark, "expected one document, found a second `---`", "put it in a file of its own")
                first = next(events)
                node = self._node(first, events)
        return node

    def _events(self, text: str) -> Iterator[Any]:
        depth = 0
        for count, event in enumerate(yaml.parse(text, Loader=LOADER)):
            if count > MAX_EVENTS:
                raise _Refused("PB014", event.start_mark, f"expected at most {MAX_EVENTS:,} values in a file, found more", "split the file")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise _Refused(
                        "PB013", event.start_mark, f"expected at most {MAX_DEPTH} levels of nesting, found more", "check the brackets"
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif self.hashed and isinstance(event, yaml.ScalarEvent) and not event.style:
                self._cut(event)
            yield event

    def _cut(self, event: Any) -> None:
        """A text without quotes that ends where a `#` begins a comment."""
        end = event.end_mark
        rest = self.hashed.get(end.line, "")[end.column :]
        if HASH.match(rest):
            what = f"the text ends before `{rest.split()[0]}`: after a space, `#` begins a comment"
            self.found.append(warning("PB005", self.mark(end), "", what, "put the whole text in double quotes"))

    def _node(self, event: Any, events: Iterator[Any]) -> Node:
        if isinstance(event, yaml.ScalarEvent) and event.style == '"' and CONTROL.search(event.value):  # written as an escape
            raise _Refused("PB011", event.start_mark, "expected text, found a control character", "delete it and type the text again")
        if type(event) is yaml.ScalarEvent and not event.tag and not event.anchor:  # nearly all of them
            return Scalar(event.value, self.mark(event.start_mark), quoted=bool(event.style))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            sign = "an alias `*" if isinstance(event, yaml.AliasEvent) else "an anchor `&"
            raise _Refused(
                "PB015",
                event.start_mark,
                f"expected a plain value, found {sign}{event.anchor}`",
                "write the value out; or quote it if it is text",
            )
        tag = getattr(event, "tag", None)
        if tag and not (tag == "!" and isinstance(event, yaml.ScalarEvent)):
            raise _Refused(
                "PB016",
                event.start_mark,
                f"expected a plain value, found the tag `{tag.replace(CORE, '!!')[:60]}`",
                "remove the tag; or quote the text if it begins with `!`",
            )
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, self.mark(event.start_mark), quoted=bool(event.style))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events)
        return self._mapping(event, events)

    def _sequence(self, start: Any, events: Iterator[Any]) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events))
        return Sequence(tuple(items), self.mark(start.start_mark))

    def _mapping(self, start: Any, events: Iterator[Any]) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Mark] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events)
            value = self._node(next(events), events)
            if not isinstance(key, Scalar):
                raise _Refused(
                    "PB011",
                    event.start_mark,
                    "expected a name before the colon, found a list or mapping",
                    "if it is a text like `{{ … }}`, put it in quotes",
                )
            if key.text in entries:
                self.found.append(
                    error(
                        "PB010",
                        key.mark,
                        key.text,
                        f"`{key.text}` stands twice; the first is in line {keys[key.text].line}",
                        "keep one of them",
                    )
                )
                continue
            name = intern(key.text)  # the same few names in every file: held once
            entries[name], keys[name] = value, key.mark
        return Mapping(entries, self.mark(start.start_mark), keys)
