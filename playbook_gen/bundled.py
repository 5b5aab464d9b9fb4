"""Where the shipped content and theme lie: inside the package in a wheel, at the top level in a checkout.

They are found from this file's own place, never from the current folder or an installed copy: an editable install
runs the checkout's files.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def content_dir() -> Path:
    """The folder of the shipped layers: `base`, `demo`, and the schemas."""
    return find("content")


def theme_dir() -> Path:
    """The folder of the shell, the page templates, the assets and the strings."""
    return find("theme")


def lock_file() -> Path:
    """The pinned packages that this version was tested with."""
    return find("requirements.lock")


def checkout() -> Path | None:
    """The repository's folder when the package runs from a checkout, else nothing."""
    return None if (PACKAGE / "_bundled").is_dir() else PACKAGE.parent


def find(name: str, package: Path = PACKAGE) -> Path:
    """The shipped file or folder `name`: the wheel's, else the checkout's."""
    for place in (package / "_bundled" / name, package.parent / name):
        if place.exists():
            return place
    message = f"{name} is missing beside {package}: the installation is incomplete, install playbook-gen again"
    raise FileNotFoundError(message)
