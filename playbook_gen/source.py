"""Located values: what stands where in which file.

A tree of content is made of three nodes - `Scalar`, `Mapping`, `Sequence` - and every node carries its `Mark`.
Scalars are text exactly as typed; what a text means is the model's business.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file. `line` and `column` count from 1; `path` is as shown to the author; `layer` is the layer's name."""

    path: str
    line: int = 1
    column: int = 1
    layer: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, exactly as typed."""

    text: str
    mark: Mark
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written: `key:` and no more."""
        return not self.text and not self.quoted


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in order, each with its node; `keys` has the place of each key."""

    entries: dict[str, Node]
    mark: Mark
    keys: dict[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Nodes in order."""

    items: tuple[Node, ...]
    mark: Mark


Node: TypeAlias = Scalar | Mapping | Sequence


def typed_value(node: Node) -> object:
    """`node` as plain Python: dicts, lists and texts, without places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [typed_value(item) for item in node.items]
    return {key: typed_value(value) for key, value in node.entries.items()}
