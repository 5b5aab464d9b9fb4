"""The files of one folder, read within limits: every finding is kept, nothing outside the folder is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..diagnostics import Diagnostic, error, warning
from ..overlay import Tree
from ..portable import troubles
from ..source import Mapping, Mark, Node
from .files import NO_FILE, read_text
from .markdown import read_markdown
from .tree import to_tree
from .yaml import read_yaml


class Folder:
    """Reads files of `folder` for the layer `name`; `shown` is the folder as findings name it."""

    def __init__(self, folder: Path, name: str, shown: str) -> None:
        self.folder, self.name, self.shown = folder, name, shown
        self.found: list[Diagnostic] = []
        self.files: list[Path] = []

    def mark(self, path: Path) -> Mark:
        relative = path.relative_to(self.folder).as_posix()
        return Mark(relative if self.shown in ("", ".") else f"{self.shown}/{relative}", 1, 1, self.name)

    def check_names(self, paths: list[Path]) -> None:
        """Names that a colleague's system could not keep: the folder must open on Linux, Windows and macOS alike."""
        shown = (path.relative_to(self.folder).as_posix() for path in paths)
        for name, trouble in troubles(shown):
            message, _, fix = trouble.partition("; ")
            self.found.append(warning("PB048", self.mark(self.folder / name), "", message, fix))

    def error(self, code: str, path: Path, field: str, message: str, fix: str) -> None:
        self.found.append(error(code, self.mark(path), field, message, fix))

    def entries(self, folder: Path) -> Iterator[Path]:
        """What `folder` holds, by name; hidden files are passed over, links that lead out of the layer refused."""
        try:
            names = sorted(folder.iterdir(), key=lambda path: path.name)
        except OSError as problem:
            self.error("PB001", folder, "", f"cannot read the folder: {problem.strerror}", "check its permissions")
            return
        for path in names:
            # What editors, systems and people leave behind
            if path.name.startswith((".", "_")) or path.name in ("README.md", "Thumbs.db", "desktop.ini") or path.name.endswith("~"):
                continue
            if self.inside(path):
                yield path

    def inside(self, path: Path) -> bool:
        """Whether `path` is no link that leads out of the layer; one that does is a finding."""
        if not path.is_symlink() or within(path, self.folder):
            return True
        self.error("PB047", path, "", "the link leads out of the layer's folder, or nowhere", "copy the file here instead")
        return False

    def node(self, path: Path) -> Node | None:
        text = self.text(path)
        if text is None:
            return None
        node, found = read_yaml(text, self.mark(path))
        self.found += found
        if node is None and not found:
            self.error("PB019", path, "", "the file is empty", "write its fields, or delete it")
        return node

    def markdown(self, path: Path) -> Mapping | None:
        text = self.text(path)
        if text is None:
            return None
        node, found = read_markdown(text, self.mark(path))
        self.found += found
        return node

    def text(self, path: Path) -> str | None:
        self.files.append(path)
        text, found = read_text(path, self.mark(path))
        self.found += found
        return text

    def tree(self, node: Node, path: str, keyed: bool = False) -> Tree:
        tree, found = to_tree(node, path, keyed)
        self.found += found
        return tree

    def assets(self, folder: Path) -> dict[str, Path]:
        if not folder.is_dir() or not within(folder, self.folder):
            return {}
        return {path.relative_to(folder).as_posix(): path for path in self._files(folder)}

    def _files(self, folder: Path) -> Iterator[Path]:
        for entry in self.entries(folder):
            if entry.is_dir() and entry.is_symlink():  # it may lead to a folder around itself
                self.error("PB047", entry, "", "expected a folder, found a link to one", "copy the folder here instead")
            elif entry.is_dir():
                yield from self._files(entry)
            elif entry.is_file():
                yield entry
            else:
                self.error("PB001", entry, "", NO_FILE, "delete it, or give it another name")


def within(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads back to itself
        return False
