"""`playbook claims`: files in, words, tables, receipts and exit codes out."""

from __future__ import annotations

import json
import sys
import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lending import checked, choices

from playbook_gen.claims import syllabus
from playbook_gen.cli.claims import claims
from playbook_gen.pipeline import Wanted, check
from playbook_gen.render.settings import identity


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(claims, [str(argument) for argument in arguments])


@pytest.fixture
def ground(tmp_path: Path) -> tuple[Path, Path]:
    """A playbook with one module, and a folder with a claim for it."""
    folder, inbox = tmp_path / "book", tmp_path / "inbox"
    checked(folder, choices("shelf", "+The card.", "The name."))
    found = syllabus(check(Wanted(folder)).playbook, "x")["modules"]["lending"]  # type: ignore[arg-type]
    responses = {id: spec.get("keys", []) for id, spec in found["specs"].items()}
    of = sum(spec["points"] for spec in found["specs"].values())
    module = {"id": "lending", "version": found["version"], "points": str(of), "of": of, "passed": True, "at": "2026-11-27T09:30:00.000Z"}
    claim = {"kind": "playbook-claim", "format": 1, "name": "Ada Lovelace", "made": "2026-11-27T10:00:00.000Z"}
    inbox.mkdir()
    whole = {
        **claim,
        "playbook": identity(check(Wanted(folder)).playbook.settings),
        "modules": [{**module, "responses": responses, "hashes": found["hashes"]}],
    }  # type: ignore[union-attr]
    (inbox / "ada.json").write_text(json.dumps(whole), encoding="utf-8")
    return folder, inbox


def test_check_reads_a_folder_and_ends_with_1_where_anything_is_wrong(ground: tuple[Path, Path]) -> None:
    folder, inbox = ground
    fine = run("check", inbox, "--folder", folder, "--today", "2026-11-28")
    assert fine.exit_code == 0, fine.output
    assert "Ada Lovelace, made on 2026-11-27" in fine.output
    (inbox / "cut.TXT").write_text("{", encoding="utf-8")
    (inbox / "page.html").write_text("{", encoding="utf-8")
    wrong = run("check", inbox, "--folder", folder, "--today", "2026-11-28", "--format", "json")
    assert wrong.exit_code == 1
    found = json.loads(wrong.output)
    assert [one.get("refused", one.get("name")) for one in found["files"]] == ["Ada Lovelace", "not-json"]
    assert found["files"][0]["rows"][0]["status"] == "done"
    assert run("check", inbox / "ada.json", "--folder", folder, "--today", "2026-11-20").exit_code == 1


def test_a_file_of_100_mb_is_not_read_and_an_empty_folder_says_so(ground: tuple[Path, Path], tmp_path: Path) -> None:
    folder, inbox = ground
    with (inbox / "large.json").open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    assert "refused: expected a file of up to 2 MB" in run("check", inbox, "--folder", folder).output
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()
    (tmp_path / "empty").mkdir()
    assert "found none" in str(run("check", tmp_path / "empty", "--folder", folder).exception)


def test_report_writes_a_table_and_says_what_was_missed(ground: tuple[Path, Path], tmp_path: Path) -> None:
    folder, inbox = ground
    text = (inbox / "ada.json").read_text(encoding="utf-8")
    (inbox / "bo.json").write_text(text.replace("Ada Lovelace", "Bo").replace('"shelf": ["a"]', '"shelf": ["b"]'), encoding="utf-8")
    done = run("report", inbox, "--folder", folder, "--out", tmp_path / "new" / "report.csv")
    assert done.exit_code == 0, done.output
    assert "1 of 2" in done.output
    rows = (tmp_path / "new" / "report.csv").read_bytes().decode().split("\r\n")
    assert [row.split(",")[1] for row in rows[1:3]] == ["Ada Lovelace", "Bo"]


def test_a_trainer_makes_a_key_accepts_and_everybody_verifies(ground: tuple[Path, Path], tmp_path: Path) -> None:
    folder, inbox = ground
    made = run("key", tmp_path / "ines.pem", "--name", "Ines Okafor")
    assert made.exit_code == 0, made.output
    assert sys.platform == "win32" or (tmp_path / "ines.pem").stat().st_mode & 0o777 == 0o600
    before = (tmp_path / "ines.pem").read_bytes()
    assert "never written over" in str(run("key", tmp_path / "ines.pem").exception)
    assert (tmp_path / "ines.pem").read_bytes() == before
    signing = (
        "--folder",
        folder,
        "--key",
        tmp_path / "ines.pem",
        "--by",
        "Ines Okafor",
        "--out",
        tmp_path / "out",
        "--today",
        "2026-12-01",
    )
    accepted = run("accept", inbox, *signing)
    assert accepted.exit_code == 0, accepted.output
    assert "no site will trust" in accepted.output
    (written,) = (tmp_path / "out").iterdir()
    assert written.name.startswith("receipt-ada-lovelace-")
    assert run("verify", written, "--folder", folder).output.startswith("unknown-key")
    with (folder / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("trainers:\n" + made.stdout)
    valid = run("verify", tmp_path / "out", "--folder", folder)
    assert (valid.exit_code, valid.output.split("\n")[0].split(":")[0]) == (0, "valid"), valid.output
    assert "stays as it is" in run("accept", inbox, *signing).output
    written.write_text(written.read_text(encoding="utf-8").replace("2026-12-01", "2026-12-02"), encoding="utf-8")
    changed = run("verify", written, "--folder", folder)
    assert (changed.exit_code, changed.output.split(":")[0]) == (1, "tampered")


def test_doubts_are_accepted_only_by_saying_so(ground: tuple[Path, Path], tmp_path: Path) -> None:
    folder, inbox = ground
    text = (inbox / "ada.json").read_text(encoding="utf-8")
    (inbox / "ada.json").write_text(text.replace('"points": "', '"points": "9'), encoding="utf-8")
    run("key", tmp_path / "k.pem")
    signing = ("--folder", folder, "--key", tmp_path / "k.pem", "--by", "Ines", "--out", tmp_path / "out")
    refused = run("accept", inbox, *signing)
    assert (refused.exit_code, list((tmp_path / "out").iterdir())) == (1, [])
    assert "the file says 9" in refused.output
    assert run("accept", inbox, *signing, "--despite-doubts").exit_code == 0
    assert "one line" in str(run("accept", inbox, *signing[:4], "--by", "a\nb", "--out", tmp_path / "out").exception)
    assert "cannot read" in str(run("accept", inbox, *signing[:2], "--key", tmp_path / "no.pem", "--by", "I", "--out", tmp_path).exception)
