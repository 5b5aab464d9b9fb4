"""A new version of the vision in the text of a vision.yml: lines are added, a draft becomes a comment, everything else stays as it is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import yaml

HEAD = "# yaml-language-server: $schema=../schemas/vision.overlay.schema.json\n"
BYTE_ORDER_MARK = "\ufeff"


class UnclearError(Exception):
    """The file is written in a way that only a person can change; its text is one sentence."""


@dataclass(frozen=True)
class Wording:
    """What is published."""

    id: str
    statement: str
    meaning: str
    effective: date
    approved_by: str
    reason: str | None = None


@dataclass(frozen=True)
class Edit:
    """What becomes of the other versions: which drafts of this file turn into comments, what is removed of the layers beneath and why."""

    new: bool  # whether a vision lies beneath, so that a version says that it is new
    drafts: Collection[str] = ()
    removed: Mapping[str, str] | None = None


def published(text: str, wording: Wording, edit: Edit) -> str:
    """`text` with the version. Raises `UnclearError` where nobody but its author knows where it belongs."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.removeprefix(mark).replace("\r\n", "\n").split("\n")
    versions = _versions("\n".join(lines))
    if versions is None:
        made = "\n".join(lines).rstrip("\n")
        made = (made + "\n\n" if made else HEAD) + "versions:\n" + "\n".join(_added(wording, edit, 2)) + "\n"
    else:
        made = "\n".join(_laid(lines, versions, wording, edit))
    return mark + made.replace("\n", newline)


def _versions(text: str) -> yaml.SequenceNode | None:
    """The list of versions; None where there is none yet."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        raise UnclearError("the file cannot be read; `playbook check` says where") from None
    if root is None:
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise UnclearError("the file does not have its fields on lines of their own (`versions:`, `contributions:`)")
    found = next((value for key, value in root.value if key.value == "versions"), None)
    if found is not None and (not isinstance(found, yaml.SequenceNode) or found.flow_style or not found.value):
        raise UnclearError("`versions:` is not written as a list with a dash for each version")
    return found


def _laid(lines: list[str], versions: yaml.SequenceNode, wording: Wording, edit: Edit) -> list[str]:
    column = versions.start_mark.column
    places = [_first(lines, item, column) for item in versions.value]
    made = list(lines)
    for item, start in zip(versions.value, places, strict=True):
        if _field(item, "id") in edit.drafts:
            _comment(made, start, _last(lines, item), column)
    place = next((start for item, start in zip(versions.value, places, strict=True) if not _field(item, "remove")), places[0])
    while place > 0 and made[place - 1].startswith(" " * column + "#"):  # a comment belongs to what stands beneath it
        place -= 1
    made[place:place] = _added(wording, edit, column)
    return made


def _first(lines: list[str], item: yaml.Node, column: int) -> int:
    """The line with the item's dash."""
    line = int(item.start_mark.line)
    while line > 0 and not lines[line].startswith(" " * column + "-"):
        line -= 1
    return line


def _last(lines: list[str], item: yaml.Node) -> int:
    """The last line that says something of the item. A block of text ends where the next thing begins, so its end is looked for upwards."""
    ends = [leaf.end_mark.line - (leaf.end_mark.column == 0) for leaf in _leaves(item)]
    line = min(max(int(end) for end in ends), len(lines) - 1)
    while not lines[line].strip() or lines[line].lstrip().startswith("#"):
        line -= 1
    return line


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for child in node.value if isinstance(node, yaml.SequenceNode | yaml.MappingNode) else ():
        for each in child if isinstance(child, tuple) else (child,):
            yield from _leaves(each)


def _field(item: yaml.Node, name: str) -> str:
    pairs = item.value if isinstance(item, yaml.MappingNode) else ()
    return next((str(value.value) for key, value in pairs if key.value == name), "")


def _comment(lines: list[str], first: int, last: int, column: int) -> None:
    for place in range(first, last + 1):
        lines[place] = f"{' ' * column}# {lines[place][column:]}".rstrip()


def _added(wording: Wording, edit: Edit, column: int) -> list[str]:
    """The lines of the new version, and of what is removed, with a dash in `column`."""
    fields = {"id": quoted(wording.id), **({"new": "true"} if edit.new else {})}
    fields |= {"statement": quoted(wording.statement), "meaning": block(wording.meaning, column + 4)}
    fields |= {"effective": wording.effective.isoformat(), "approved_by": quoted(wording.approved_by)}
    fields |= {"reason": quoted(wording.reason)} if wording.reason else {}
    pieces = [*_item(fields, column)]
    for id, reason in (edit.removed or {}).items():
        pieces += _item({"id": quoted(id), "remove": quoted(reason)}, column)
    return pieces


def _item(fields: Mapping[str, str], column: int) -> Iterator[str]:
    for number, (name, value) in enumerate(fields.items()):
        start = "- " if number == 0 else "  "
        yield from f"{' ' * column}{start}{name}: {value}".split("\n")


def quoted(text: str) -> str:
    """`text` in double quotes: safe whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def block(text: str, indent: int) -> str:
    """`text` as lines of their own, as people write a long text."""
    lines = [line.rstrip() for line in text.strip().split("\n")]
    if not all(line.isprintable() for line in lines):
        return quoted("\n".join(lines))
    return "|-\n" + "\n".join(f"{' ' * indent}{line}" if line else "" for line in lines)
