"""The command, as people use it: what it says, what it writes, and what it ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from commands import LIGHTHOUSE, card, command, ended, run, tree

from playbook_gen import pipeline
from playbook_gen.pipeline import Checked, check

ROOT = Path(__file__).parent.parent
FOREIGN = ("Harrowmere", "Your organization", "Lantern Library")


# ---- new ----


def test_new_says_what_is_next_and_its_result_is_sound(tmp_path: Path) -> None:
    result = run("new", tmp_path / "house", *LIGHTHOUSE)
    assert result.exit_code == 0
    assert "is ready" in result.output
    assert "To fill in before publishing" in result.output
    assert "privacy" in result.output
    assert f"playbook build {tmp_path / 'house'}" in result.output
    assert run("check", tmp_path / "house", "--strict").exit_code == 0


def test_new_asks_for_what_no_option_gives(tmp_path: Path) -> None:
    result = run("new", tmp_path / "house", given="Quay Bakery\nguest/guests\n\nblue\n#1f3a6f\nCounter, Oven room\n")
    assert result.exit_code == 0, result.output
    settings = (tmp_path / "house" / "playbook.yml").read_text(encoding="utf-8")
    assert 'name: "Quay Bakery"' in settings
    assert '{one: "guest", many: "guests"}' in settings
    assert 'primary: "#1f3a6f"' in settings
    assert "id: oven-room" in settings
    assert "`blue` is not a colour" in result.output


def test_new_takes_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`new` looks at what it has made; nothing may be found but what is still to fill in."""
    found: list[Checked] = []
    monkeypatch.setattr(pipeline, "check", lambda *given: found.append(check(*given)) or found[-1])
    for number, name in enumerate(('Mo\'s "Best": #1 {{ shop }}', "Žluťoučký & syn", "a: b", "- dash", "日本", "O\\b", "true", "100 %")):
        folder = tmp_path / str(number)
        assert run("new", folder, "--name", name.replace("{{ shop }}", "shop")).exit_code == 0
    assert len(found) == 8
    assert {diagnostic.severity for checked in found for diagnostic in checked.diagnostics} == {"todo"}


def test_new_writes_nothing_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine", encoding="utf-8")
    result = run("new", tmp_path, *LIGHTHOUSE)
    assert (result.exit_code, tree(tmp_path)) == (1, {"kept.txt": b"mine"})
    done = ended("new", tmp_path, *LIGHTHOUSE)
    assert (done.returncode, tree(tmp_path)) == (2, {"kept.txt": b"mine"})
    assert done.stderr == f"playbook: `{tmp_path}` is not empty; name a new folder\n"


def test_new_refuses_two_roles_with_one_id_a_wrong_colour_and_no_name(tmp_path: Path) -> None:
    for arguments, word in (
        (("--name", "A", "--role", "Front desk", "--role", "front-desk"), "share the id"),
        (("--name", "A", "--colour", "blue"), "a colour like"),
        (("--name", " "), "needs the organization's name"),
    ):
        done = ended("new", tmp_path / "x", *arguments)
        assert (done.returncode, word in done.stderr) == (2, True), done.stderr
        assert not (tmp_path / "x").exists()


def test_every_file_of_a_new_playbook_completes_in_an_editor(fresh: Path) -> None:
    for path in fresh.rglob("*.yml"):
        if path.name != "mkdocs.yml":
            line = path.read_text(encoding="utf-8").split("\n")[0].partition("$schema=")[2]
            assert (path.parent / line).resolve().is_file(), path


# ---- build ----


def test_a_new_organizations_site_names_nobody_else(fresh: Path) -> None:
    card(fresh, "say: We light the lamp for you.\n", "raised-voice")
    card(fresh, "remove: Nobody asks us that.\n", "question-for-a-colleague")
    card(
        fresh,
        "new: true\nsituation: The fog is thick.\ntopic: waiting\nsay: We sound the horn.\navoid: You will hear it.\n"
        "why: A {{ word.customer }} needs to know what we do.\nbehaviour: greet-first\n",
        "fog",
    )
    result = run("build", fresh, "--strict")
    assert result.exit_code == 0, result.output
    site = tree(fresh / "site")
    everything = b"\n".join(site.values()).decode("utf-8", "replace")
    assert not [name for name in FOREIGN if name in everything]
    assert "Lighthouse &amp; Daughters" in everything
    assert "A skipper needs to know what we do." in everything
    assert "We light the lamp for you." in everything
    assert "Nobody asks us that." in everything


def test_a_team_has_a_site_beside_the_organizations(library: Path) -> None:
    team = library / "teams" / "night" / "content" / "guidance"
    team.mkdir(parents=True)
    (team / "queue.yml").write_text("say: Only the night says this.\n", encoding="utf-8")
    (library / "teams" / "night" / "playbook.yml").write_text("layers: [../..]\nteam: {name: Night desk}\n", encoding="utf-8")
    assert run("build", library).exit_code == 0
    before = tree(library / "site")
    result = run("build", library, "--team", "night")
    assert result.exit_code == 0, result.output
    assert tree(library / "site") == before
    assert b"Only the night says this." in b"".join(tree(library / "site-night").values())
    assert b"Only the night says this." not in b"".join(before.values())
    assert run("build", library).exit_code == 0
    assert (library / "site-night" / "index.html").is_file()


def test_links_to_files_open_from_a_folder(library: Path) -> None:
    assert run("build", library, "--links", "files", "--site-dir", library / "out").exit_code == 0
    pages = {name: data.decode() for name, data in tree(library / "out").items() if name.endswith(".html")}
    assert "index.html" in pages
    assert not [name for name, text in pages.items() if 'href="../"' in text or 'href="./"' in text]


def test_the_markdown_tree_is_complete(library: Path) -> None:
    assert run("build", library, "--markdown", library / "tree").exit_code == 0
    files = tree(library / "tree")
    assert {"mkdocs.yml", "docs/index.md"} <= set(files)
    assert any(name.startswith("shell/") for name in files)
    assert not any(name.startswith("site/") for name in files)


def test_two_builds_give_identical_bytes(library: Path) -> None:
    first = command("build", library, "--site-dir", library / "one")
    second = command("build", library, "--site-dir", library / "two")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert tree(library / "one") == tree(library / "two")


def test_plain_mkdocs_builds_the_same_site(library: Path) -> None:
    (library / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [playbook]\n", encoding="utf-8"
    )
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(library / "plain")],
        cwd=library,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert run("build", library, "--site-dir", library / "ours").exit_code == 0
    assert tree(library / "plain") == tree(library / "ours")


def test_a_mistake_leaves_the_last_good_site_byte_for_byte(library: Path) -> None:
    assert run("build", library).exit_code == 0
    before = tree(library / "site")
    card(library, "sya: x\n")
    result = run("build", library)
    assert result.exit_code == 1
    assert "PB111" in result.output
    assert "the last good site is untouched" in result.output
    assert tree(library / "site") == before
    assert sorted(path.name for path in library.iterdir()) == ["content", "playbook.yml", "site"]


def test_strict_stops_for_a_warning(library: Path) -> None:
    path = library / "content" / "modules" / "lending" / "module.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 10", "minutes: 2"), encoding="utf-8")
    assert run("build", library, "--strict").exit_code == 1
    assert not (library / "site").exists()
    assert run("build", library).exit_code == 0
    assert (run("check", library).exit_code, run("check", library, "--strict").exit_code) == (0, 1)


# ---- check ----


def test_exit_codes_of_check_in_a_process(library: Path) -> None:
    assert ended("check", library).returncode == 0
    card(library, "sya: x\n")
    assert command("check", library).returncode == 1
    assert command("check", library / "nowhere").returncode == 2


def test_check_for_programs(library: Path) -> None:
    card(library, "sya: x\n")
    data = json.loads(run("check", library, "--format", "json").output)
    assert data["files"] == 10
    assert ("PB111", "error", 1, 1, "guidance.queue.sya") in {
        (d["code"], d["severity"], d["line"], d["column"], d["field"]) for d in data["diagnostics"]
    }


def test_check_for_github(library: Path) -> None:
    card(library, "sya: x\n")
    output = run("check", library, "--format", "github").output
    assert "::error file=" in output
    assert "line=1,col=1,title=PB111::" in output


def test_reviews_are_looked_at_only_with_a_day(library: Path) -> None:
    path = library / "content" / "terms" / "loan.yml"
    path.write_text("title: Loan\nmeaning: Out.\nreviewed: 2025-01-10\n", encoding="utf-8")
    assert "PB210" not in run("check", library).output
    assert "PB210" in run("check", library, "--today", "2026-11-22").output
    assert "PB210" not in run("check", library, "--today", "2025-02-01").output


# ---- explain, schema ----


def test_explain_tells_of_overrides_additions_removals_and_the_base(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = cache(check)  # one look at the content is enough for all of these
    monkeypatch.setattr(pipeline, "check", lambda wanted, progress: found(wanted))
    card(fresh, "say: We light the lamp.\n", "raised-voice")
    card(fresh, "remove: Nobody asks us that.\n", "question-for-a-colleague")
    override = run("explain", "guidance.raised-voice.say", "--folder", fresh).output
    assert "from lighthouse" in override
    assert "content/guidance/raised-voice.yml:1:6" in override
    assert "We light the lamp." in override
    assert "over base: base/guidance/raised-voice.yml" in override
    assert run("explain", "guidance.raised-voice.avoid", "--folder", fresh).output.startswith("from base")
    assert "removed by lighthouse" in run("explain", "guidance.question-for-a-colleague", "--folder", fresh).output
    assert "from lighthouse" in run("explain", "roles.lamp-room.title", "--folder", fresh).output
    assert "over base" not in run("explain", "roles.lamp-room.title", "--folder", fresh).output
    assert "Lighthouse & Daughters" in run("explain", "organization.name", "--folder", fresh).output
    assert "from night-watch" in run("explain", "team.name", "--folder", fresh, "--team", "night-watch").output


def test_explain_of_nothing_names_the_nearest(library: Path) -> None:
    for field, near in (
        ("guidance.quue.say", "queue"),
        ("organization.nmae", "name"),
        ("guidnce", "guidance"),
        ("queue", "`guidance.queue`"),
        ("", ""),
    ):
        done = ended("explain", field, "--folder", library)
        assert done.returncode == 2
        assert near in done.stderr
        assert "Traceback" not in done.stderr


def test_own_roles_come_before_the_shipped_one(fresh: Path) -> None:
    assert "together: lamp-room, boat-house, manager" in run("explain", "roles", "--folder", fresh).output


def test_advice_says_what_people_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYBOOK_COMMAND", "python3 run.py")
    assert "`python3 run.py new " in ended("check", tmp_path / "nowhere").stderr
    assert "Usage: python3 run.py " in ended("biuld").stderr


def test_schemas_are_listed_or_written(tmp_path: Path) -> None:
    listed = run("schema").output.split()
    assert "guidance.overlay.schema.json" in listed
    assert run("schema", tmp_path / "out").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(listed)


def test_a_terminal_that_knows_no_unicode_still_gets_the_report(library: Path) -> None:
    card(library, "say: Žluťoučký\nsya: ü\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    words = [sys.executable, "-m", "playbook_gen", "check", str(library)]
    done = subprocess.run(words, capture_output=True, env=environment, check=False, timeout=60)
    assert (done.returncode, b"PB111" in done.stdout) == (1, True)
