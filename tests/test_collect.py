"""`playbook survey collect`: questionnaires that people saved, put together; each is read as one that somebody may have made up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import SITES, run
from surveys import HEAD, survey

from playbook_gen.figures.collected import collected, header


def saved(*cells: str, columns: str = HEAD) -> bytes:
    return (columns.strip() + "\r\n" + ",".join(cells) + "\r\n").encode()


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playbook with one self-assessment that nobody has responded to yet."""
    folder = tmp_path_factory.mktemp("asking") / "own"
    shutil.copytree(SITES / "broken" / "repairs-answer", folder)
    shutil.rmtree(folder / "content" / "repairs")
    ground = (SITES / "ground").as_posix()
    (folder / "playbook.yml").write_text(f"format: 1\nlayers: ['{ground}']\n", encoding="utf-8")
    return folder


def test_saved_questionnaires_become_rows_that_do_not_tell_who_sent_them(asking: Path, tmp_path: Path) -> None:
    columns = "wave,group,greet-first,say-when"
    for name, cells in {
        "ada": ("2026-05", "staff", "5", "4"),
        "bo": ("", "staff", "1", ""),
        "cy": ("2020-01", "readers", "3", "n/a"),
    }.items():
        (tmp_path / f"{name}.csv").write_bytes(saved(*cells, columns=columns))
    into = tmp_path / "data" / "us.csv"
    done = run("survey", "collect", tmp_path, "--folder", asking, "--wave", "2026-05", "--into", into)
    assert done.exit_code == 0, done.output
    assert into.read_text(encoding="utf-8").splitlines() == [columns, "2026-05,readers,3,", "2026-05,staff,1,", "2026-05,staff,5,4"]
    again = run("survey", "collect", tmp_path / "ada.csv", "--folder", asking, "--wave", "2026-05", "--into", into)
    assert "a wave goes in as a whole" in str(again.exception)
    into.write_bytes(b"remark;group;say-when;greet-first;wave\nfine;staff;1;2;2026-02")  # no line break at its end
    done = run("survey", "collect", tmp_path / "ada.csv", "--folder", asking, "--wave", "2026-05", "--into", into)
    assert done.exit_code == 0, done.output
    assert into.read_bytes().splitlines()[1:] == [b"fine;staff;1;2;2026-02", b";staff;4;5;2026-05"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (saved("", "leaders", "1", "2", "3", columns=HEAD.replace("mend", "mned")), "did you mean `mend`"),
        (saved("", "leaders", "1", "2", columns="wave,group,greet,tell"), "the column `mend` is missing"),
        (saved("", "leader", "1", "2", "3"), "did you mean `leaders`"),
        (saved("", "leaders", "6", "2", "3"), "found `6`"),
        (saved("", "leaders", "=1", "2", "3"), "found `=1`"),
        (saved("", "customers", "1", "2", "3"), "this group is not asked"),
        (saved("", "leaders", "", "n/a", ""), "it rates nothing"),
        (saved("", "leaders", "1", "2", "3") + b",leaders,1,1,1\r\n", "expected one row, found 2"),
        (HEAD.encode(), "expected one row, found 0"),
        (b"", "empty file"),
        (b"\xff\xfe\x00", ""),
        (b"x" * 60_000, "bytes"),
    ],
)
def test_a_file_from_anybody_is_taken_only_where_it_fits(data: bytes, why: str) -> None:
    got = collected(survey(), [("from-anybody.csv", data)], "2026-05", header(survey()))
    assert not got.rows
    assert why in got.odd[0].why


def test_where_one_file_does_not_fit_nothing_is_written(asking: Path, tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_bytes(saved("", "staff", "5", "4", columns="wave,group,greet-first,say-when"))
    (tmp_path / "odd.csv").write_bytes(b"hello")
    into = tmp_path / "data" / "us.csv"
    done = run("survey", "collect", tmp_path, "--folder", asking, "--wave", "2026-05", "--into", into)
    assert done.exit_code == 1
    assert not into.exists()
    assert "odd.csv" in done.output
