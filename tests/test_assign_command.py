"""`playbook assign`: the link, the files that go with it, and what is refused with a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from assigned import ADDRESS, picture, told
from click.testing import CliRunner, Result
from commands import tree

from playbook_gen.assign import Here, Payload, decode
from playbook_gen.cli.assign import assign
from playbook_gen.config import UsageError


@pytest.fixture
def published(library: Path) -> Path:
    settings = library / "playbook.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("organization:\n", f"organization:\n  url: {ADDRESS}\n", 1), encoding="utf-8")
    return library


def call(folder: Path, *arguments: str | Path) -> Result:
    words = [folder, "--by", "Ines Okafor", "--today", "2026-11-28", *arguments]
    return CliRunner().invoke(assign, [str(word) for word in words])


def refused(folder: Path, *arguments: str | Path) -> str:
    before = tree(folder)
    problem = call(folder, *arguments).exception
    assert isinstance(problem, UsageError), problem
    assert tree(folder) == before
    return str(problem)


def test_the_command_prints_the_link(published: Path) -> None:
    result = call(published, "--module", "lending", "--module", "lending", "--due", "2026-11-28")
    assert result.exit_code == 0, result.output
    fragment = result.stdout.removeprefix(f"{ADDRESS}assigned/#").removesuffix("\n")
    found = decode(fragment, Here("lantern-library", ["lending"]))
    assert found == Payload(
        playbook="lantern-library", by="Ines Okafor", made=date(2026, 11, 28), modules=("lending",), due=date(2026, 11, 28)
    )
    assert result.stderr == ""


def test_the_playbook_is_the_one_that_browsers_know(published: Path) -> None:
    """The id that is in every page, whatever letters it has."""
    settings = published / "playbook.yml"
    name = "Łucja & Daughters"
    settings.write_text(settings.read_text(encoding="utf-8").replace("name: Lantern Library", f"name: {name}"), encoding="utf-8")
    result = call(published, "--path", "first-week")
    assert isinstance(decode(result.stdout.strip().partition("#")[2], Here("łucja---daughters", (), ["first-week"])), Payload)


def test_the_files_that_go_with_it(published: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes("\ufeffname;email\r\nŽofie;zofie@lantern.example\r\n".encode())
    out = tmp_path / "new" / "week-1"
    wanted = ("--path", "first-week", "--module", "lending", "--due", "2026-12-04", "--group", "Evening", "--note", "New shelves.",
              "--to", "ines@lantern.example", "--people", tmp_path / "people.csv", "--out", out)  # fmt: skip
    result = call(published, *wanted)
    assert result.exit_code == 0, result.output
    assert sorted(tree(out)) == ["assignment.ics", "email.txt", "link.txt", "mail-merge.csv", "qr.svg"]
    address = result.stdout.strip()
    assert (out / "link.txt").read_text(encoding="utf-8") == f"{address}\n"
    mail = (out / "email.txt").read_text(encoding="utf-8")
    assert mail.startswith("Subject: To do by 4 December 2026: Your first week, Lending\n\nHello,\n\n")
    assert address in mail
    assert told((out / "assignment.ics").read_bytes())["URL"] == address
    assert told((out / "assignment.ics").read_bytes())["UID"] == f"{address.split('.')[-2]}@lantern-library"
    assert getattr(zxingcpp.read_barcode(picture((out / "qr.svg").read_text(encoding="utf-8"))), "text", None) == address
    merged = (out / "mail-merge.csv").read_bytes()
    assert merged.startswith(b"\xef\xbb\xbfname,email,subject,body,link\r\n")
    assert "Hello Žofie," in merged.decode()
    before = tree(out)
    assert call(published, *wanted).exit_code == 0
    assert tree(out) == before


def test_what_there_is_none_of_is_said(published: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = call(published, "--module", "lending", "--due", "14", "--out", out)
    assert sorted(tree(out)) == ["email.txt", "link.txt", "qr.svg"]
    assert "no assignment.ics: a calendar needs a day; write `--due` with one" in result.stderr
    assert call(published, "--module", "lending", "--due", "2026-12-04", "--out", out).exit_code == 0
    before = tree(out)
    assert "assignment.ics` is of another assignment" in refused(published, "--module", "lending", "--due", "14", "--out", out)
    assert tree(out) == before


def test_a_link_too_long_for_a_code_still_gets_the_rest(published: Path, tmp_path: Path) -> None:
    result = call(
        published, "--module", "lending", "--note", "😀" * 300, "--to", "😀" * 120, "--group", "😀" * 80, "--out", tmp_path / "out"
    )
    assert result.exit_code == 0, result.output
    assert "no qr.svg: expected a link of up to 2331 bytes for a QR code" in result.stderr
    assert sorted(tree(tmp_path / "out")) == ["email.txt", "link.txt"]


REFUSALS: dict[str, tuple[tuple[str, ...], str]] = {
    "no such module": (("--module", "lendign"), "there is no module `lendign`; did you mean `lending`?"),
    "no such path": (("--path", "frist-week"), "there is no path `frist-week`; did you mean `first-week`?"),
    "nothing to learn": ((), "expected a module or a path, found neither"),
    "a day that is over": (
        ("--module", "lending", "--due", "2026-11-27"),
        "expected a day that is still to come for `--due`, found 2026-11-27; today is 2026-11-28",
    ),
    "a day that is none": (("--module", "lending", "--due", "2026-02-30"), "expected a day such as 2026-12-04 or a number of days"),
    "no day at all": (("--module", "lending", "--due", "soon"), "found `soon`"),
    "no days": (("--module", "lending", "--due", "0"), "or 1 to 366 days, as the due day, found `0`"),
    "too many days": (("--module", "lending", "--due", "367"), "found `367`"),
    "a day too late": (("--module", "lending", "--due", "2200-01-01"), "a day from 2000 to 2199"),
    "a note of two lines": (("--module", "lending", "--note", "a\nb"), "one line of up to 300 characters as the note"),
    "a group too long": (("--module", "lending", "--group", "x" * 81), "(81 characters)"),
    "people and no folder": (("--module", "lending", "--people", "people.csv"), "add `--out FOLDER`"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_assigned_gets_a_sentence(name: str, published: Path) -> None:
    arguments, words = REFUSALS[name]
    said = refused(published, *arguments)
    assert words in said
    assert "\n" not in said


def test_without_an_address_there_is_no_link(library: Path) -> None:
    said = refused(library, "--module", "lending")
    assert "`organization.url` is not set; write it in playbook.yml, under `organization:`, as `url: https://" in said


def test_people_and_folders_that_cannot_be(published: Path, tmp_path: Path) -> None:
    wanted = ("--module", "lending", "--out", tmp_path / "out", "--people")
    assert "cannot read" in refused(published, *wanted, tmp_path / "nowhere.csv")
    (tmp_path / "people.csv").write_text("name,email\n" + "Ada,ada\n" * 25, encoding="utf-8")
    lines = refused(published, *wanted, tmp_path / "people.csv").splitlines()
    assert lines[0].startswith("nothing was written; in `")
    assert lines[1] == "  row 2, column email: expected an e-mail address such as ada@example.org, found `ada`"
    assert lines[-1] == "  and 5 more"
    assert not (tmp_path / "out").exists()
    assert "is a file; name a folder" in refused(published, "--module", "lending", "--out", tmp_path / "people.csv")
    assert "lies among the content" in refused(published, "--module", "lending", "--out", published / "content" / "out")


def test_content_with_mistakes_assigns_nothing(published: Path) -> None:
    (published / "content" / "terms" / "loan.yml").write_text("titel: Loan\n", encoding="utf-8")
    result = call(published, "--module", "lending")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "PB1" in result.stderr
