"""Files that put a finished playbook online: `playbook new` writes those for the host that is asked for.

The templates beside this module hold `@NAME@` where something is filled in. They say nothing about who may see the site:
that is the host's business, and docs/how-to/publish.md tells how each host does it.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ..bundled import lock_file
from .headers import HEADERS

TEMPLATES = Path(__file__).resolve().parent
OWN_SET_UP = (
    "python -m pip install --no-deps --require-hashes -r generator/requirements.lock && python -m pip install --no-deps generator/*.whl"
)


@dataclass(frozen=True)
class Host:
    """A place to publish, and which template becomes which file of the repository."""

    title: str
    files: Mapping[str, str]
    next_step: str


HOSTS: Mapping[str, Host] = MappingProxyType({
    "github": Host(
        "GitHub Pages",
        {"github-pages.yml": ".github/workflows/playbook.yml"},
        'In the repository: Settings > Pages > Source: "GitHub Actions". Then push to `main`.',
    ),
    "gitlab": Host(
        "GitLab Pages",
        {"gitlab-pages.yml": ".gitlab-ci.yml"},
        "In the project: Settings > General > Visibility > Pages: choose who may see it. Then push to the default branch.",
    ),
    "headers": Host(
        "your own web server, or a host that reads a headers file",
        {name: f"publish/{name}" for name in ("_headers", "apache.conf", "nginx.conf", "web.config")},
        "Keep the file of your server in publish/ and delete the others; its first lines say where it goes.",
    ),
})  # fmt: skip


def publishing_files(host: str, folder: str = ".") -> dict[str, str]:
    """The files for a host, by their path in the repository.

    `folder` is the playbook's folder in that repository. `.` means a repository of its own, which brings the generator along in
    `generator/`; anything else means a copy of this repository with the playbook inside, which has `run.py`.
    """
    own = folder in {".", ""}
    words = {**_words(folder, own), **_headers()}
    wanted = HOSTS[host].files.items()
    files = {target: _filled((TEMPLATES / template).read_text(encoding="utf-8"), words) for template, target in wanted}
    if own and host in {"github", "gitlab"}:
        files["generator/requirements.lock"] = lock_file().read_text(encoding="utf-8")
        files["generator/README.md"] = (TEMPLATES / "generator.md").read_text(encoding="utf-8")
    return files


def place_in(repository: Path | None, folder: Path) -> str:
    """What `publishing_files` calls `folder`: its path in a copy of this repository (`bundled.checkout()`), else `.`."""
    whole = folder.resolve()
    return whole.relative_to(repository).as_posix() if repository and whole.is_relative_to(repository) else "."


def _words(folder: str, own: bool) -> dict[str, str]:
    place = shlex.quote(f"./{folder}" if folder.startswith("-") else folder or ".")
    if own:
        return {"FOLDER": place, "PLAYBOOK": "playbook", "SET_UP": OWN_SET_UP}
    return {"FOLDER": place, "PLAYBOOK": "python run.py", "SET_UP": "python run.py --help"}


def _headers() -> dict[str, str]:
    return {
        "HEADERS": _each("  {0}: {1}"),
        "NGINX_HEADERS": _each('    add_header {0} "{1}" always;'),
        "APACHE_HEADERS": _each('        Header always set {0} "{1}"'),
        "IIS_HEADERS": _each('        <add name="{0}" value="{1}" />'),
    }


def _each(line: str) -> str:
    return "\n".join(line.format(name, value) for name, value in HEADERS.items())


def _filled(template: str, words: Mapping[str, str]) -> str:
    for name, value in words.items():
        template = template.replace(f"@{name}@", value)
    return template
