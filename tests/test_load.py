"""A folder to a layer: what is read, what is passed over, what never leaves the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from playbook_gen.bundled import content_dir
from playbook_gen.config import UsageError, shown, stack, teams
from playbook_gen.load import Layer, load
from playbook_gen.overlay import Branch, Removed, Tree, member
from playbook_gen.pipeline import Wanted, check
from playbook_gen.read.pictures import MAX_BYTES
from playbook_gen.source import Scalar

SITES = Path(__file__).parent / "sites"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, files: dict[str, str] | None = None) -> tuple[Layer, list[str]]:
    layer, found = load(write(folder, {"playbook.yml": "format: 1\n", **(files or {})}), "acme", "acme")
    return layer, [f"{diagnostic.code} {diagnostic.mark.path}" for diagnostic in found]


def at(tree: Tree, *path: str) -> Tree | None:
    return member(tree, path)


def text(tree: Tree, *path: str) -> str:
    found = at(tree, *path)
    assert isinstance(found, Scalar), path
    return found.text


def test_everything_finds_its_place_and_says_where_it_stands(tmp_path: Path) -> None:
    layer, found = read(
        tmp_path,
        {
            "playbook.yml": "format: 1\norganization:\n  name: Acme\n",
            "content/vision.yml": "trade_off: a\n",
            "content/guidance/b.yml": "say: b\n",
            "content/guidance/a.yaml": "say: a\n",
            "content/modules/m/module.yml": "title: m\nafter: n\n",
            "content/modules/m/lessons/l.md": "---\ntitle: l\n---\nText\n",
            "content/modules/m/items.yml": "- {id: i, points: 2}\n",
            "content/assets/deep/a.svg": SVG,
        },
    )
    assert found == []
    assert text(layer.tree, "settings", "organization", "name") == "Acme"
    assert text(layer.tree, "modules", "m", "lessons", "l", "body") == "Text"
    assert text(layer.tree, "modules", "m", "items", "i", "points") == "2"
    guidance = at(layer.tree, "guidance")
    assert isinstance(guidance, Branch)
    assert list(guidance.members) == ["a", "b"]
    module = at(layer.tree, "modules", "m")
    assert isinstance(module, Branch)
    assert module.mark.path == "acme/content/modules/m/module.yml"
    assert module.order is not None
    assert list(layer.assets) == ["deep/a.svg"]
    assert len(layer.files) == 7


def test_what_systems_and_editors_leave_behind_is_passed_over(tmp_path: Path) -> None:
    layer, found = read(
        tmp_path,
        {
            f"content/guidance/{name}": "x: y\n"
            for name in (".DS_Store", "Thumbs.db", "a.yml~", ".a.yml.swp", "_draft.yml", "README.md", "desktop.ini")
        },
    )
    assert found == []
    assert len(layer.files) == 1


def test_a_removed_module_is_removed_whatever_lies_beside(tmp_path: Path) -> None:
    layer, found = read(
        tmp_path,
        {
            "content/modules/m/module.yml": "remove: Not ours.\n",
            "content/modules/m/items.yml": "- {id: i}\n",
            "content/modules/m/trainer.md": "x\n",
        },
    )
    assert isinstance(at(layer.tree, "modules", "m"), Removed)
    assert found == ["PB031 acme/content/modules/m/items.yml", "PB031 acme/content/modules/m/trainer.md"]


def test_a_folder_without_content_is_a_layer(tmp_path: Path) -> None:
    layer, found = read(tmp_path)
    assert (found, layer.assets) == ([], {})


# ---- nothing outside is read ----


@needs_links
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("content/guidance/a.yml", "secret.yml"),
        ("content/guidance", "."),
        ("content/assets/a.svg", "secret.svg"),
        ("content/assets", "."),
        ("content/modules/m", "."),
        ("content/assets/deep", "."),
        ("content/vision.yml", "secret.yml"),
    ],
)
def test_a_link_that_leads_out_is_refused(tmp_path: Path, link: str, target: str) -> None:
    outside = write(tmp_path / "outside", {"secret.yml": "say: secret\n", "secret.svg": SVG})
    home = write(tmp_path / "acme", {"playbook.yml": "format: 1\n", "content/x/.keep": ""})
    (home / link).parent.mkdir(parents=True, exist_ok=True)
    (home / link).symlink_to(outside / target)
    layer, found = read(home)
    assert f"PB047 acme/{link}" in found
    assert layer.assets == {}
    assert "secret" not in str(layer.tree)


@needs_links
def test_a_content_folder_that_is_a_link_out_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "outside", {"guidance/a.yml": "say: secret\n"})
    home = write(tmp_path / "acme", {"playbook.yml": "format: 1\n"})
    (home / "content").symlink_to(tmp_path / "outside")
    layer, found = read(home)
    assert found == ["PB040 acme/content"]
    assert "secret" not in str(layer.tree)


@needs_links
def test_a_playbook_yml_that_is_a_link_out_is_refused(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"a.yml": "organization: {name: secret}\n"})
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "playbook.yml").symlink_to(outside / "a.yml")
    layer, found = load(tmp_path / "acme", "acme", "acme")
    assert [diagnostic.code for diagnostic in found] == ["PB047"]
    assert "secret" not in str(layer.tree)


@needs_links
def test_a_link_inside_the_layer_is_followed(tmp_path: Path) -> None:
    home = write(tmp_path, {"content/guidance/a.yml": "say: a\n"})
    (home / "content" / "guidance" / "b.yml").symlink_to("a.yml")
    layer, found = read(home)
    assert (found, text(layer.tree, "guidance", "b", "say")) == ([], "a")


@needs_links
@pytest.mark.parametrize("target", ["loop", "other", ".", "nothing.svg"])
def test_links_that_lead_nowhere_or_in_circles_end(tmp_path: Path, target: str) -> None:
    assets = write(tmp_path, {"content/assets/a.svg": SVG}) / "content" / "assets"
    (assets / "loop").symlink_to(target)
    (assets / "other").symlink_to("loop")
    layer, found = read(tmp_path)
    assert list(layer.assets) == ["a.svg"]
    assert {line.split()[0] for line in found} <= {"PB047", "PB001"}
    assert len(found) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, {"content/guidance/a.yml": "say: a\n", "content/assets/a.svg": SVG})
    os.mkfifo(tmp_path / "content" / "guidance" / "b.yml")
    os.mkfifo(tmp_path / "content" / "assets" / "b.svg")
    assert sorted(read(tmp_path)[1]) == ["PB001 acme/content/assets/b.svg", "PB001 acme/content/guidance/b.yml"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_files_and_folders_that_may_not_be_read(tmp_path: Path) -> None:
    home = write(tmp_path, {"content/guidance/a.yml": "say: a\n", "content/terms/a.yml": "title: a\n"})
    (home / "content" / "guidance" / "a.yml").chmod(0)
    (home / "content" / "terms").chmod(0)
    found = read(home)[1]
    (home / "content" / "terms").chmod(0o755)
    assert found == ["PB001 acme/content/guidance/a.yml", "PB001 acme/content/terms"]


def test_names_of_any_spelling_are_reported_not_raised(tmp_path: Path) -> None:
    names = ["a b.yml", "ü.yml", "日本.yml", "a\nb.yml", "-.yml", ".yml", "a.b.yml", "A.yml", "x" * 200 + ".yml"]
    _, found = read(tmp_path, {f"content/guidance/{name}": "say: a\n" for name in names})
    assert len(found) == 8
    assert {line.split()[0] for line in found} <= {"PB044", "PB048"}


@pytest.mark.skipif(os.name == "nt", reason="it cannot be made there")
def test_a_name_that_another_system_cannot_keep_is_a_warning(tmp_path: Path) -> None:
    assert read(tmp_path, {"content/terms/con.yml": "title: a\n"})[1] == ["PB048 acme/content/terms/con.yml"]


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are text there")
def test_a_name_that_is_no_text_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"content/guidance/a.yml": "say: a\n"})
    (tmp_path / "content" / "guidance" / os.fsdecode(b"\xff.yml")).write_text("say: b\n", encoding="utf-8")
    assert [line.split()[0] for line in read(tmp_path)[1]] == ["PB044"]


def test_a_picture_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    ground = Path(os.path.relpath(SITES / "ground", tmp_path)).as_posix()
    write(tmp_path, {"playbook.yml": f'format: 1\nlayers: ["{ground}"]\nbrand: {{logo: big.png}}\n', "content/assets/.keep": ""})
    with (tmp_path / "content" / "assets" / "big.png").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    found = check(Wanted(tmp_path)).diagnostics
    assert "PB120" in [diagnostic.code for diagnostic in found]


# ---- which layers ----


def names(folder: Path, team: str | None = None) -> list[str]:
    return [layer.name for layer in stack(folder, team, content_dir() / "base")[0]]


def test_without_layers_a_playbook_stands_on_the_shipped_pack(tmp_path: Path) -> None:
    assert names(write(tmp_path / "acme", {"playbook.yml": "format: 1\n"})) == ["base", "acme"]


def test_layers_lie_in_the_order_in_which_they_are_named_each_once(tmp_path: Path) -> None:
    for name, layers in {"one": "[]", "two": "[../one]", "three": "[../one, ../two, ../one]"}.items():
        write(tmp_path / name, {"playbook.yml": f"layers: {layers}\n"})
    assert names(tmp_path / "three") == ["one", "two", "three"]


def test_a_team_stands_on_its_organization(tmp_path: Path) -> None:
    write(tmp_path / "acme", {"playbook.yml": "layers: []\n", "teams/night/playbook.yml": "layers: [../..]\n", "teams/empty/x": ""})
    assert names(tmp_path / "acme", "night") == ["acme", "night"]
    assert teams(tmp_path / "acme") == ["night"]
    for wrong in ("day", "empty", "..", "../..", "", "night/"):
        with pytest.raises(UsageError, match="teams here: `night`"):
            names(tmp_path / "acme", wrong)


def test_two_folders_of_one_name_are_two_layers(tmp_path: Path) -> None:
    write(tmp_path / "acme", {"playbook.yml": "layers: []\n", "teams/acme/playbook.yml": "layers: [../..]\n"})
    assert names(tmp_path / "acme", "acme") == ["acme", "teams/acme"]


def test_a_folder_is_named_from_where_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "a" / "b") == "a/b"
    assert shown(Path("a/../b")) == "b"
    assert shown(Path("../x/../y")) == "../y"
    assert shown(tmp_path.parent / "z") == (tmp_path.parent / "z").as_posix()
