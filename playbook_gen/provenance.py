"""Which layer said what: for the page of changes, for `explain`, and for the last line of a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .config import SETTINGS_FILE
from .diagnostics import Diagnostic
from .load import Layer, load
from .overlay import Branch, Plain, Removed, Tree
from .render.values import Changed, Provenance
from .settle import Settled
from .source import Mark, Scalar
from .validate.places import find, text

TITLES = ("title", "situation", "name", "what", "statement", "prompt", "text")


@dataclass(frozen=True)
class Said:
    """What one layer says about a field: the layer, the place, and the value as one text."""

    layer: str
    mark: Mark
    value: str


class Under:
    """Finds what lies beneath a place in an upper layer."""

    def __init__(self, layers: Iterable[Layer]) -> None:
        self.layers = tuple(layers)

    def said(self, path: str) -> Iterator[Said]:
        """What each layer says at `path`, lowest first."""
        for layer in self.layers:
            tree = find(layer.tree, path)
            if tree is not None:
                yield Said(layer.name, tree.mark, value(tree))

    def of(self, diagnostic: Diagnostic) -> Mark | None:
        """The place beneath the one that `diagnostic` names, if a lower layer has the field."""
        names = [layer.name for layer in self.layers]
        if diagnostic.mark.layer not in names or not diagnostic.field:
            return None
        lower = self.layers[: names.index(diagnostic.mark.layer)]
        found = [tree.mark for layer in lower if (tree := find(layer.tree, diagnostic.field)) is not None]
        return found[-1] if found else None


def value(tree: Tree) -> str:
    """A value in one line, for people."""
    if isinstance(tree, Scalar):
        return tree.text if len(tree.text) <= 300 else tree.text[:299] + "…"
    if isinstance(tree, Removed):
        return f"removed: {tree.reason}"
    if isinstance(tree, Plain):
        return f"a list of {len(tree.items)}"
    if isinstance(tree, Branch):
        return ("things with an id: " if tree.keyed else "fields: ") + ", ".join(tree.members)
    return f"adds {len(tree.plus)}, takes away {len(tree.minus)}"


def provenance(settled: Settled, diagnostics: Iterable[Diagnostic]) -> Provenance:
    """What the page of changes shows: each deed of an upper layer, and what is still to fill in."""
    changed = tuple(
        Changed(_dotted(deed.path), _title(settled, deed.path), deed.mark.layer, deed.mark.path, deed.mark.line, deed.kind, deed.reason or None)
        for deed in settled.deeds
    )
    asked = [d.message.removeprefix("still to fill in: ") for d in diagnostics if d.severity == "todo" and d.field.startswith("organization.")]
    return Provenance(changed, tuple(asked))


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(path).removeprefix("settings.")


def _title(settled: Settled, path: tuple[str, ...]) -> str:
    """What readers call the innermost named thing on `path`."""
    for length in range(len(path), 0, -1):
        tree = find(settled.tree, ".".join(path[:length]))
        for name in TITLES:
            title = tree.members.get(name) if isinstance(tree, Branch) else None
            if isinstance(title, Scalar):
                return title.text
    return path[-1]


def foreign_names(layers: tuple[Layer, ...], demo: Path) -> tuple[str, ...]:
    """Names that must not survive in this playbook: of layers beneath that it renamed, and of the shipped demo."""
    own = next((name for layer in reversed(layers) if (name := text(layer.tree, "organization.name"))), "")
    names = [text(layer.tree, "organization.name") for layer in layers]
    if all(layer.folder.resolve() != demo.resolve() for layer in layers) and (demo / SETTINGS_FILE).is_file():
        shipped, _ = load(demo, "demo", "demo")
        names += [text(shipped.tree, f"organization.{name}") for name in ("name", "short_name")]
    return tuple(dict.fromkeys(name for name in names if name and name != own and name not in own))
