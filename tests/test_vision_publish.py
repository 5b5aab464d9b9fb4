"""`playbook vision publish`: a version more in the file, everything else as it was, and never a file that is broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from commands import run, tree
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.cli import playbook
from playbook_gen.pipeline import Wanted, check
from playbook_gen.wordings import Edit, UnclearError, Wording, published

SAID = (
    "--statement",
    "Every skipper knows the light is on.",
    "--meaning",
    "Lit at dusk.\n\nSeen from the reef.",
    "--approved-by",
    "Ada, keeper",
)
DAY = ("--effective", "2099-12-01")


def publish(folder: Path, *more: str) -> Result:
    return run("vision", "publish", folder, *SAID, *(more or DAY))


def statements(folder: Path) -> list[str]:
    book = check(Wanted(folder)).playbook
    assert book is not None
    return [version.statement for version in (book.vision.current, *book.vision.earlier)]


def test_a_fresh_playbook_has_its_own_vision_afterwards_and_only_that(fresh: Path) -> None:
    before = tree(fresh)
    result = publish(fresh)
    assert result.exit_code == 0, result.output
    assert statements(fresh) == ["Every skipper knows the light is on."]
    assert {path for path, data in tree(fresh).items() if before.get(path) != data} == {"content/vision.yml"}
    text = (fresh / "content/vision.yml").read_text(encoding="utf-8")
    assert "# that is publishing." in text
    assert "  # - id: first\n  #   new: true" in text
    assert "`first`: it was a draft, and is now a comment" in result.output
    assert "serve" in result.output


def test_a_file_that_is_not_there_is_made_and_the_pattern_removed_with_a_reason(fresh: Path) -> None:
    (fresh / "content/vision.yml").unlink()
    assert publish(fresh).exit_code == 0
    text = (fresh / "content/vision.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: ")
    assert '  - id: "pattern"\n    remove: "It is a pattern' in text
    assert statements(fresh) == ["Every skipper knows the light is on."]


def test_the_next_version_leaves_the_last_one_readable(library: Path) -> None:
    publish(library)
    result = publish(
        library, "--statement", "The light is on, and we say until when.", "--effective", "2100-01-05", "--reason", "They asked."
    )
    assert result.exit_code == 0, result.output
    assert statements(library)[:2] == ["The light is on, and we say until when.", "Every skipper knows the light is on."]


def test_a_team_has_its_own_without_touching_the_house(library: Path) -> None:
    team = library / "teams" / "night"
    team.mkdir(parents=True)
    (team / "playbook.yml").write_text("format: 1\nlayers: [../..]\nteam: {name: Night desk}\n", encoding="utf-8")
    before = (library / "content/vision.yml").read_bytes()
    assert publish(team, "--effective", "2100-01-05", "--id", "night").exit_code == 0
    assert len(statements(team)) == 2
    assert (library / "content/vision.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--effective", "2026-01-05", "--id", "other"), "takes effect on 2026-01-05 too"),
        (("--effective", "2100-12-01", "--id", "first"), "there is a version `first` already"),
        (("--effective", "2025-12-01", "--id", "other"), "choose a later day"),
        (("--effective", "2100-12-01", "--id", "Not An Id"), "expected an id of lower-case letters"),
    ],
)
def test_what_is_no_new_version_is_refused(library: Path, more: tuple[str, ...], said: str) -> None:
    before = tree(library)
    result = publish(library, *more)
    assert said in str(result.exception)
    assert tree(library) == before


def test_nothing_is_written_that_would_not_pass_the_check(library: Path) -> None:
    before = tree(library)
    result = publish(library, "--statement", "See {{ word.nobody }}.", *DAY)
    assert result.exit_code == 1
    assert "nothing was changed" in result.output
    assert "content/vision.yml" in result.output
    assert "playbook-vision-" not in result.output
    assert tree(library) == before
    assert not list(library.parent.glob(".playbook-vision-*"))


def test_a_blank_meaning_is_an_error_and_a_long_statement_only_advice(library: Path) -> None:
    assert publish(library, "--meaning", "…", *DAY).exit_code == 1
    result = publish(library, "--statement", "We exceed expectations with seamless excellence. " * 3, *DAY)
    assert result.exit_code == 0
    assert "expected at most 15 words" in result.output
    assert "reading level" in result.output


def test_mistakes_elsewhere_come_first(library: Path) -> None:
    (library / "content/guidance").mkdir(exist_ok=True)
    (library / "content/guidance/odd.yml").write_text("say: [", encoding="utf-8")
    result = publish(library)
    assert result.exit_code == 1
    assert "mend these first" in result.output


def test_without_a_terminal_what_is_missing_is_named(library: Path) -> None:
    result = run("vision", "publish", library, "--statement", "A light.")
    assert "--meaning and --approved-by and --effective, and there is nobody to ask" in str(result.exception)


def test_on_a_terminal_it_asks(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playbook_gen.cli.vision._terminal", lambda: True)
    given = "The light is on.\nUntil dawn, on every night.\nAda, keeper\n2099-12-01\n\n"
    result = CliRunner().invoke(playbook, ["vision", "publish", str(library)], input=given)
    assert result.exit_code == 0, result.output
    assert statements(library)[0] == "The light is on."


# ---- the text ----

WORDING = Wording("2099", "Lit: “always”, it's #1.", "One.\n\n- two\n- three: four", date(2099, 1, 5), "Ada: keeper", "They # asked.")
FILE = """# ours
versions:
  # gone
  - id: pattern
    remove: >-
      We have
      our own.

  # not yet
  - id: draft
    meaning: |
      A text

      of two parts.
    draft: true

  # in force
  - id: "2020"  # the first
    statement: Lit.
# who does it
contributions: []
"""


def test_comments_and_what_was_there_stay_as_they_are() -> None:
    made = published(FILE, WORDING, Edit(new=True, drafts=["draft"], removed={"base": "Ours."}))
    lines = made.split("\n")
    rest = iter(lines)
    kept = [
        line
        for line in FILE.split("\n")
        if line.strip() and "draft" not in line and "A text" not in line and "of two" not in line and "meaning: |" not in line
    ]
    assert all(any(line == other for other in rest) for line in kept)
    assert [line for line in lines if line.startswith("  # - id: draft")]
    versions = yaml.safe_load(made)["versions"]
    assert [version["id"] for version in versions] == ["pattern", "2099", "base", "2020"]
    assert versions[1]["meaning"] == WORDING.meaning
    assert versions[1]["statement"] == WORDING.statement


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(newline: str, mark: str) -> None:
    made = published(mark + FILE.replace("\n", newline), WORDING, Edit(new=False))
    assert made.startswith(mark)
    assert made.count("\r\n") == (made.count("\n") if newline == "\r\n" else 0)


@pytest.mark.parametrize(
    "text", ["versions: [{id: a}]\n", "versions:\n", "{versions: []}\n", "- versions\n", "versions: [\n", "versions: {a: b}\n"]
)
def test_a_file_that_only_a_person_can_change_is_refused(text: str) -> None:
    with pytest.raises(UnclearError):
        published(text, WORDING, Edit(new=True))


@given(
    st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable()),
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")))),
)
def test_any_words_come_back_as_they_went_in(statement: str, meaning: list[str]) -> None:
    wording = Wording("x", statement, "\n".join(meaning).strip() or "m", date(2099, 1, 5), "Ada")
    version = yaml.safe_load(published(FILE, wording, Edit(new=True)))["versions"][1]
    assert version["statement"] == statement
    assert version["meaning"] == "\n".join(line.rstrip() for line in wording.meaning.split("\n")).strip()
