"""A Markdown file with small front matter to a located node: the front matter's fields and `body`."""

from __future__ import annotations

from ..diagnostics import Diagnostic, error
from ..source import Mapping, Mark, Scalar
from .yaml import CONTROL, read_yaml


def read_markdown(text: str, origin: Mark) -> tuple[Mapping | None, list[Diagnostic]]:
    """`text` as a mapping: the fields between the two `---` lines, and `body` with what follows."""
    control = CONTROL.search(text)
    if control:
        before = text[: control.start()]
        place = Mark(origin.path, before.count("\n") + 1, len(before) - before.rfind("\n"), origin.layer)
        message = f"expected text, found the control character U+{ord(control.group()):04X}"
        return None, [error("PB011", place, "", message, "delete it and type the text again")]
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return _with_body(Mapping({}, origin), lines, 0, origin), []
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return None, [
            error(
                "PB017",
                origin,
                "",
                "expected a second `---` after the fields on top, found none",
                "write `---` on a line of its own before the text",
            )
        ]
    top = Mark(origin.path, 2, 1, origin.layer)
    fields, found = read_yaml("\n".join(lines[1:end]), top)
    if fields is None:
        fields = Mapping({}, top)
    if not isinstance(fields, Mapping):
        return None, [
            *found,
            error(
                "PB018",
                fields.mark,
                "",
                "expected `name: value` lines between the `---`, found something else",
                "write one `name: value` a line, or leave both `---` out",
            ),
        ]
    return _with_body(fields, lines, end + 1, origin), found


def _with_body(fields: Mapping, lines: list[str], start: int, origin: Mark) -> Mapping:
    first = next((number for number, line in enumerate(lines[start:], start) if line.strip()), None)
    if first is None:
        return fields
    place = Mark(origin.path, first + 1, 1, origin.layer)
    body = Scalar("\n".join(lines[first:]).rstrip(), place, quoted=True)
    return Mapping({**fields.entries, "body": body}, fields.mark, {**fields.keys, "body": place})
