"""Which layers a folder stands on: `layers:` in its playbook.yml, each with the layers beneath it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from .diagnostics import Diagnostic, error, suggest
from .load import BASE, SETTINGS, SETTINGS_FILE, Layer, load
from .source import Mark, Node, Scalar, Sequence
from .usage import UsageError, typed

FORMAT = "1"


def stack(folder: Path, team: str | None, base: Path) -> tuple[tuple[Layer, ...], list[Diagnostic]]:
    """The layers of `folder`, lowest first; with `team`, those of `folder/teams/<team>` on top.

    Raises `UsageError` if there is no playbook.yml, or no such team.
    """
    builder = _Stack(base)
    builder.add(_checked(folder))
    if team is not None:
        builder.add(_team(folder, team))
    return tuple(builder.layers), builder.found


def teams(folder: Path) -> list[str]:
    """The ids of the teams of `folder`."""
    return sorted(path.parent.name for path in (folder / "teams").glob(f"*/{SETTINGS_FILE}"))


def _checked(folder: Path) -> Path:
    if not folder.is_dir():
        raise UsageError(f"there is no folder `{folder}`; `{typed()} new {folder}` makes one")
    if not (folder / SETTINGS_FILE).is_file():
        raise UsageError(f"there is no {SETTINGS_FILE} in `{folder}`; go to a playbook's folder, or make one with `{typed()} new DIR`")
    return folder


def _team(folder: Path, team: str) -> Path:
    known = teams(folder)
    if team not in known:
        listed = ", ".join(f"`{name}`" for name in known) or "none yet"
        raise UsageError(f"there is no team `{team}` in `{folder / 'teams'}`; teams here: {listed}")
    return folder / "teams" / team


class _Stack:
    def __init__(self, base: Path) -> None:
        self.base = base
        self.layers: list[Layer] = []
        self.found: list[Diagnostic] = []
        self.seen: set[Path] = set()
        self.names: set[str] = set()

    def add(self, folder: Path, trail: tuple[Path, ...] = ()) -> None:
        real = folder.resolve()
        if real in self.seen:
            return
        self.seen.add(real)
        name = BASE if real == self.base.resolve() else self._name(real)
        layer, found = load(folder, name, BASE if name == BASE else shown(folder))
        for path in self._beneath(layer, folder, (*trail, real)):
            self.add(path, (*trail, real))
        self.found += found
        self._check_format(layer)
        self.layers.append(layer)

    def _name(self, real: Path) -> str:
        """The folder's name; with its parent's where another layer has it already."""
        name = f"{real.parent.name}/{real.name}" if real.name in self.names else real.name
        self.names.add(name)
        return name

    def _check_format(self, layer: Layer) -> None:
        node = layer.own.get("format")
        if node is not None and not (isinstance(node, Scalar) and node.text == FORMAT):
            self.found.append(
                error(
                    "PB050",
                    node.mark,
                    "format",
                    f"expected {FORMAT}, found {node.text if isinstance(node, Scalar) else 'a list or mapping'}",
                    "this playbook was made for another version of the generator; update the generator",
                )
            )

    def _beneath(self, layer: Layer, folder: Path, trail: tuple[Path, ...]) -> Iterable[Path]:
        node = layer.own.get("layers")
        if folder.resolve() == self.base.resolve() or SETTINGS not in layer.tree.members:
            return  # of a playbook.yml that cannot be read nobody knows what it stands on
        if node is None:
            yield self.base
            return
        for name, mark in self._names(node):
            path = self.base if name == BASE else folder / name
            if not name or not (path / SETTINGS_FILE).is_file():
                self.found.append(
                    error(
                        "PB051",
                        mark,
                        "layers",
                        f"expected `base` or a folder with a {SETTINGS_FILE}, found `{name}`",
                        suggest(name, [BASE]),
                    )
                )
            elif path.resolve() in trail:
                self.found.append(
                    error(
                        "PB052",
                        mark,
                        "layers",
                        f"`{name}` stands on this folder already: they cannot each lie over the other",
                        "remove the line",
                    )
                )
            else:
                yield path

    def _names(self, node: Node) -> Iterable[tuple[str, Mark]]:
        for item in node.items if isinstance(node, Sequence) else (node,):
            yield item.text if isinstance(item, Scalar) else "a list or mapping", item.mark


def shown(folder: Path) -> str:
    """`folder` as findings name it: relative to where the command runs if it lies beneath, else as it is."""
    try:
        relative = os.path.relpath(folder)
    except ValueError:  # another drive on Windows
        return folder.as_posix()
    return Path(os.path.normpath(folder) if relative.startswith("..") else relative).as_posix()
