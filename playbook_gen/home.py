"""Where a command works: the folder with playbook.yml, and the mkdocs.yml that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from .load import SETTINGS_FILE
from .usage import UsageError, typed

MKDOCS_YML = "mkdocs.yml"


@dataclass(frozen=True)
class Home:
    """The folder of the playbook, the mkdocs.yml or None, and where `site/` goes when nobody says."""

    folder: Path
    mkdocs_yml: Path | None
    root: Path


def home(folder: Path) -> Home:
    """The playbook that `folder` means: the one in it, or the one that its mkdocs.yml names. Raises `UsageError` for neither."""
    config = folder / MKDOCS_YML
    if (folder / SETTINGS_FILE).is_file():
        return Home(folder, config if config.is_file() and _named(config) == "." else None, folder)
    named = _named(config) if config.is_file() else None
    if named is not None and (folder / named / SETTINGS_FILE).is_file():
        return Home(folder / named, config, folder)
    if folder.is_file():
        raise UsageError(f"`{folder}` is a file; name the folder that it lies in: `{folder.parent}`")
    if not folder.is_dir():
        raise UsageError(f"there is no folder `{folder}`; `{typed()} new {folder}` makes one")
    raise UsageError(f"there is no {SETTINGS_FILE} in `{folder}`; go to a playbook's folder, or make one with `{typed()} new DIR`")


def _named(config: Path) -> str | None:
    """The folder under `plugins: - playbook:` in a mkdocs.yml; None if it has no such plugin.

    Only composed, never constructed: mkdocs.yml may hold tags that are for MkDocs alone.
    """
    try:
        root = yaml.compose(config.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as problem:
        raise UsageError(f"cannot read `{config}`: {' '.join(str(problem).split())}") from None
    for entry in _members(root, "plugins"):
        if isinstance(entry, yaml.ScalarNode) and entry.value == "playbook":
            return "."
        for key, value in entry.value if isinstance(entry, yaml.MappingNode) else ():
            if key.value == "playbook":
                folders = [sub.value for name, sub in value.value if name.value == "folder"] if isinstance(value, yaml.MappingNode) else []
                return str(folders[0]) if folders else "."
    return None


def _members(root: yaml.Node | None, name: str) -> list[yaml.Node]:
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == name and isinstance(value, yaml.SequenceNode):
            return list(value.value)
    return []
