"""The finished Markdown tree as a folder: `mkdocs.yml`, `docs/`, `shell/`. Any of the engines builds it."""

from __future__ import annotations

from pathlib import Path

import yaml

from ..pipeline import MARKER
from ..render import Rendered


def write(rendered: Rendered, folder: Path) -> None:
    """Write `rendered` into the empty `folder`."""
    for name, data in {**rendered.pages.encoded, **rendered.assets}.items():
        _put(folder / "docs" / name, data)
    for name, data in rendered.shell.items():
        _put(folder / "shell" / name, data)
    settings = {**rendered.settings, "docs_dir": "docs", "site_dir": "site"}
    _put(folder / "mkdocs.yml", yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, width=120).encode())
    _put(folder / MARKER, rendered.assets[MARKER])


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
