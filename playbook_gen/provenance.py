"""Which layer said what: for the page of changes, for `explain`, and for the last line of a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .diagnostics import Diagnostic
from .kinds import KINDS
from .load import BASE, SETTINGS_FILE, Layer, settings_of
from .overlay import Branch, Plain, Removed, Tree
from .render.values import Changed, Provenance
from .settle import Settled, title_of
from .source import Mark, Scalar
from .text.variables import substitute
from .validate.places import find, text
from .validate.variables import values

ABOUT_FILES = {"PB042", "PB043", "PB044", "PB045", "PB046", "PB047"}  # these name a file, not a value


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
        if diagnostic.mark.layer not in names or not diagnostic.field or diagnostic.code in ABOUT_FILES:
            return None
        lower = self.layers[: names.index(diagnostic.mark.layer)]
        found = [tree.mark for layer in lower if (tree := find(layer.tree, diagnostic.field)) is not None]
        return found[-1] if found else None

    def located(self, diagnostic: Diagnostic) -> Diagnostic:
        """`diagnostic` with what lies beneath its place; of a whole that several layers made, the place in the uppermost one."""
        if diagnostic.under:
            return diagnostic
        names = [layer.name for layer in self.layers]
        start = names.index(diagnostic.mark.layer) + 1 if diagnostic.mark.layer in names else len(names)
        above = [tree.mark for layer in self.layers[start:] if isinstance(tree := find(layer.tree, diagnostic.field), Branch)]
        return replace(diagnostic, mark=above[-1], under=diagnostic.mark) if above else replace(diagnostic, under=self.of(diagnostic))


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


def provenance(layers: Iterable[Layer], settled: Settled, diagnostics: Iterable[Diagnostic]) -> Provenance:
    """What the page of changes shows: each deed of an upper layer, and what is still to fill in."""
    names = {layer.name: _called(layer) for layer in layers}
    table = values(settled.tree)
    changed = tuple(
        Changed(
            path=".".join(deed.path).removeprefix("settings."),
            title=substitute(deed.title or _title(settled, deed.path), table),
            layer=names.get(deed.mark.layer, deed.mark.layer),
            file=deed.mark.path,
            line=deed.mark.line,
            kind=deed.kind,
            reason=substitute(deed.reason, table) or None,
        )
        for deed in settled.deeds
    )
    asked = (found for found in diagnostics if found.severity == "todo" and found.field.startswith("organization."))
    return Provenance(changed, tuple(found.message for found in asked), dict(_origin(layers, names)))


def _origin(layers: Iterable[Layer], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each record with the layer that says something of it; the uppermost comes last, and stays."""
    for layer in layers:
        for kind in KINDS:
            branch = layer.tree.members.get(kind.field)
            ids = (kind.name,) if kind.single else branch.members if isinstance(branch, Branch) else ()
            if branch is not None:
                yield from ((f"{kind.name}:{id}" if not kind.single else "page:vision", names[layer.name]) for id in ids)


def _called(layer: Layer) -> str:
    """What readers call a layer: the team's or the organization's name, else the folder's."""
    if layer.name == BASE:
        return BASE
    named = ("team.name", "organization.short_name", "organization.name")
    return next((name for path in named if (name := text(layer.tree, path))), layer.name)


def _title(settled: Settled, path: tuple[str, ...]) -> str:
    """What readers call the innermost named thing on `path`."""
    for length in range(len(path), 0, -1):
        tree = find(settled.tree, ".".join(path[:length]))
        title = title_of(tree) if tree else ""
        if title:
            return title
    return path[-1]


def foreign_names(layers: tuple[Layer, ...], demo: Path) -> tuple[str, ...]:
    """Names that must not survive in this playbook: of layers beneath that it renamed, and of the shipped demo."""
    own = next((name for layer in reversed(layers) if (name := text(layer.tree, "organization.name"))), "")
    names = [text(layer.tree, "organization.name") for layer in layers]
    if all(layer.folder.resolve() != demo.resolve() for layer in layers) and (demo / SETTINGS_FILE).is_file():
        shipped = settings_of(demo)
        names += [text(shipped, f"organization.{name}") for name in ("name", "short_name")]
    return tuple(dict.fromkeys(name for name in names if name and name != own and name not in own))
