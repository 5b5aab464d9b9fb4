"""Where a mistake that the models found lies in the nodes that they were made from."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from ..model.fields import Part
from ..source import Mapping, Mark, Node, Sequence
from .shape import Slot, name_of, slots


class Place:
    """Where a finding of pydantic lies: the node, the mapping around it, its path by ids, its slot."""

    def __init__(self, node: Mapping, model: type[Part], path: str, loc: tuple[int | str, ...]) -> None:
        self.node: Node | None = node
        self.around, self.model, self.path, self.name = node, model, path, ""
        self.slot: Slot | None = None
        self.table = ""  # the table of parts by name that it is in
        self.listed = self.tag_due = False  # whether it is a member of a list, and whether the kind of that member is still to come
        self.family: tuple[type[Part], ...] = ()  # the kinds that its list may hold, if several
        for step in loc:
            self._go(step)

    def _go(self, step: int | str) -> None:
        if isinstance(step, int) and isinstance(self.node, Sequence) and step < len(self.node.items):
            self.node, self.listed, self.tag_due = self.node.items[step], True, True
            self.path += f".{name_of(self.node, step)}"
            self._enter()
        elif isinstance(step, str) and self._is_tag(step):
            self.tag_due = False
        elif isinstance(step, str) and isinstance(self.node, Mapping):
            self.around, self.name, self.listed = self.node, step, False
            if self.slot is None or self.slot.form != "table" or self.slot.name != self.table:
                self.slot = slots(self.model).get(step)
            self.node = self.node.entries.get(step)
            self.path += f".{step}" if self.path else step
            self._enter()

    def _is_tag(self, step: str) -> bool:
        """Pydantic puts the chosen member of a union into the way, right after its number in the list; it is no field."""
        return self.tag_due and self.model in self.family and step == kind_of(self.model)

    def _enter(self) -> None:
        if self.slot is not None and isinstance(self.node, Mapping):
            part = self.slot.part_for(self.node)
            if part is not None:
                self.model = part
                self.family = self.slot.parts if len(self.slot.parts) > 1 else self.family
                self.table = self.slot.name if self.slot.form == "table" else ""

    @property
    def mark(self) -> Mark:
        if self.node is not None:
            return self.node.mark
        return self.around.keys.get(self.name, self.around.mark)


def kind_of(part: type[Part]) -> str:
    return str(tags(part)[0])


@cache
def tags(part: type[Part]) -> tuple[Any, ...]:
    return get_args(part.model_fields["kind"].annotation)
