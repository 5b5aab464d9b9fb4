"""The files that put a site online: well-formed, complete, saying the same policy everywhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from playbook_gen.portable import problems
from playbook_gen.render.settings import POLICY as PAGE_POLICY
from playbook_gen.scaffold import HOSTS, place_in, publishing_files
from playbook_gen.scaffold.headers import HEADERS, POLICY

DOCS = Path(__file__).resolve().parent.parent / "docs" / "how-to"
GITHUB, GITLAB = ".github/workflows/playbook.yml", ".gitlab-ci.yml"


def scripts(node: Any) -> list[str]:
    """Every command of a workflow, wherever it stands."""
    if isinstance(node, list):
        return [line for one in node for line in scripts(one)]
    if not isinstance(node, dict):
        return []
    own = [node["run"]] if "run" in node else node.get("script", [])
    return [line.strip() for line in own] + [line for value in node.values() for line in scripts(value)]


@pytest.mark.parametrize("folder", [".", "acme", "my acme"])
@pytest.mark.parametrize("host", HOSTS)
def test_every_file_is_filled_in_and_can_be_kept_on_any_system(host: str, folder: str) -> None:
    files = publishing_files(host, folder)
    assert files
    assert problems(files) == []
    assert all(text.endswith("\n") for text in files.values())
    assert not [text for text in files.values() if re.search(r"@[A-Z_]+@", text)]


@pytest.mark.parametrize(("host", "path"), [("github", GITHUB), ("gitlab", GITLAB)])
def test_a_workflow_in_a_copy_of_this_repository_uses_run_py(host: str, path: str) -> None:
    files = publishing_files(host, "it's mine")
    commands = [shlex.split(command) for command in scripts(yaml.safe_load(files[path]))]
    assert list(files) == [path]
    assert {tuple(words[:2]) for words in commands} == {("python", "run.py")}
    assert all("it's mine" in words for words in commands if "--help" not in words)


@pytest.mark.parametrize(("host", "path"), [("github", GITHUB), ("gitlab", GITLAB)])
def test_a_workflow_in_a_repository_of_its_own_brings_the_generator(host: str, path: str) -> None:
    files = publishing_files(host)
    commands = "\n".join(scripts(yaml.safe_load(files[path])))
    assert "--require-hashes -r generator/requirements.lock" in commands
    assert "playbook build . --site-dir" in commands
    assert "run.py" not in files[path]
    assert "--hash=sha256:" in files["generator/requirements.lock"]
    assert ".whl" in files["generator/README.md"]


def test_github_publishes_only_what_main_built_and_gives_no_more_rights_than_that_takes() -> None:
    jobs = yaml.safe_load(publishing_files("github")[GITHUB])
    assert jobs["permissions"] == {"contents": "read"}
    assert jobs["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["jobs"]["publish"]["if"] == "github.ref == 'refs/heads/main'"


def test_gitlab_publishes_the_folder_that_it_builds() -> None:
    jobs = yaml.safe_load(publishing_files("gitlab")[GITLAB])
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert any("--site-dir public" in command for command in jobs["pages"]["script"])


def test_the_header_says_what_the_pages_say_and_who_may_frame_them() -> None:
    assert f"{PAGE_POLICY}; frame-ancestors 'none'" == POLICY


@pytest.mark.parametrize("name", ["_headers", "apache.conf", "nginx.conf", "web.config"])
def test_every_server_sends_every_header(name: str) -> None:
    text = publishing_files("headers")[f"publish/{name}"]
    for header, value in HEADERS.items():
        assert len(re.findall(rf"{header}.*{re.escape(value)}", text)) == 1
        assert not set(value) & set('"&<>$\\'), "the value could not be written the same way in every file"


def test_the_file_for_iis_is_xml() -> None:
    root = ET.fromstring(publishing_files("headers")["publish/web.config"])
    headers = {add.get("name"): add.get("value") for add in root.iterfind(".//customHeaders/add")}
    assert headers == dict(HEADERS)


def test_a_folder_that_looks_like_an_option_is_taken_for_a_folder() -> None:
    assert "check ./-x " in publishing_files("github", "-x")[GITHUB]


def test_a_playbook_knows_whether_it_lies_in_a_copy_of_this_repository(tmp_path: Path) -> None:
    assert place_in(tmp_path, tmp_path / "teams" / "acme") == "teams/acme"
    assert place_in(tmp_path, tmp_path.parent / "acme") == "."
    assert place_in(None, tmp_path) == "."


def test_the_manual_names_every_way_and_says_who_decides_who_may_see() -> None:
    pages = {page.name: page.read_text(encoding="utf-8") for page in DOCS.glob("publish*.md") if page.name != "publish-the-vision.md"}
    assert set(pages) == {
        "publish.md", "publish-on-a-web-server.md", "publish-in-a-shared-folder.md", "publish-with-github.md", "publish-with-gitlab.md",
    }  # fmt: skip
    assert all("who may see" in text.casefold() for text in pages.values())
    assert all(f"--publish {host}" in "".join(pages.values()) for host in HOSTS)
    links = [(name, target) for name, text in pages.items() for target in re.findall(r"\]\(([^)#:]+\.md)", text)]
    assert [(name, target) for name, target in links if not (DOCS / target).exists()] == []
