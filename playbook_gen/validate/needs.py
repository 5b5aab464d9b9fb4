"""What the steps of a path wait for, once a layer took some of the steps away: such a need goes with its step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import replace

from ..overlay import Removed
from ..source import Mapping, Node, Scalar, Sequence

Gone = MappingOf[tuple[str, ...], Removed]
Stays = Callable[[Node], bool]


def release(written: Mapping, kept: Mapping, gone: Gone, name: str) -> Mapping:
    """The path `kept` without needs that lead to steps which are no longer there.

    `written` is the path before the steps that hang on removed records went; `gone` is everything that layers removed, by
    path. What was in a whole stop that a layer removed nobody knows here: a need that leads nowhere and that another layer
    wrote than the one which removed a stop is taken for one of those.
    """
    left = {step.text for step in _step_ids(kept)}
    lost = {step.text for step in _step_ids(written)} | {path[5] for path in gone if _is_part(path, name, 6) and path[4] == "steps"}
    cutters = {cut.mark.layer for path, cut in gone.items() if _is_part(path, name, 4)}
    if not lost - left and not cutters:
        return kept

    def stays(need: Node) -> bool:
        if not isinstance(need, Scalar) or need.text in left:
            return True
        return need.text not in lost and (not cutters or need.mark.layer in cutters)

    return _with_needs(kept, stays)


def _is_part(path: tuple[str, ...], name: str, length: int) -> bool:
    return len(path) == length and path[:3] == ("paths", name, "milestones")


def _members(node: Node | None) -> Iterable[Mapping]:
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else ()


def _step_ids(path: Mapping) -> Iterator[Scalar]:
    for stop in _members(path.entries.get("milestones")):
        for step in _members(stop.entries.get("steps")):
            if isinstance(found := step.entries.get("id"), Scalar):
                yield found


def _with_needs(node: Mapping, stays: Stays) -> Mapping:
    """`node` with only the needs that stay, at whatever depth they are."""
    entries: dict[str, Node] = {}
    for key, value in node.entries.items():
        if key == "needs" and isinstance(value, Sequence):
            entries[key] = replace(value, items=tuple(item for item in value.items if stays(item)))
        elif key in ("milestones", "steps") and isinstance(value, Sequence):
            items = tuple(_with_needs(item, stays) if isinstance(item, Mapping) else item for item in value.items)
            entries[key] = replace(value, items=items)
        else:
            entries[key] = value
    return replace(node, entries=entries)
