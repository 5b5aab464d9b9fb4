"""Assignments that stand in the playbook: one page each for trainers, the same as the command makes; nothing of them for anybody else."""

from __future__ import annotations

import csv
import io
import re
import shutil
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from assigned import ADDRESS, picture, told
from books import book, settings
from click.testing import CliRunner, Result

from playbook_gen.assign import Here, decode
from playbook_gen.bundled import theme_dir
from playbook_gen.cli.assign import assign
from playbook_gen.config import UsageError
from playbook_gen.editions import Edition, Leak, for_edition, leaks
from playbook_gen.model import Assignment, Playbook
from playbook_gen.pipeline import Wanted, check, make
from playbook_gen.plan import plan
from playbook_gen.render import Options, Provenance, Rendered, read_theme, render

PEOPLE = """
  - {name: Zelda Quillfeather, email: zelda@example.org}
  - {name: "=1+1"}
"""
WEEK = f"""title: Week 1 for the four new librarians
modules: [lending]
path: first-week
made: 2026-11-28
due: 2026-12-04
by: Ines Okafor
group: Evening shift
note: Because the evenings are busy & the lamps <dim>.
to: ines@lantern.example
people:{PEOPLE}"""
SAME = (
    "--module", "lending", "--path", "first-week", "--due", "2026-12-04", "--by", "Ines Okafor", "--group", "Evening shift",
    "--to", "ines@lantern.example", "--today", "2026-11-28", "--note", "Because the evenings are busy & the lamps <dim>.",
)  # fmt: skip


def written(library: Path, text: str = WEEK, address: str = ADDRESS) -> Path:
    if address:
        own = library / "playbook.yml"
        own.write_text(
            own.read_text(encoding="utf-8").replace("organization:\n", f"organization:\n  url: {address}\n", 1), encoding="utf-8"
        )
    (library / "content" / "assignments").mkdir()
    (library / "content" / "assignments" / "week-1.yml").write_text(text, encoding="utf-8")
    return library


@pytest.fixture(scope="module")
def kept(ground: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library with an assignment; no test may change it."""
    return written(Path(shutil.copytree(ground, tmp_path_factory.mktemp("kept") / "library")))


@pytest.fixture(scope="module")
def made(kept: Path) -> dict[str, bytes]:
    """Its files in the trainer edition."""
    return files(kept)


@pytest.fixture(scope="module")
def text(made: dict[str, bytes]) -> str:
    """The page of the assignment."""
    return made["assignments/week-1/index.md"].decode()


def night(library: Path, path: str, text: str) -> None:
    """A team over the library, with a file."""
    for name, words in (("playbook.yml", "layers: [../..]\nteam: {name: Night shift}\n"), (f"content/{path}", text)):
        place = library / "teams" / "night" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(words, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    made = make(Wanted(folder, edition="trainer"))
    assert made.rendered is not None, made.checked.diagnostics
    return {**made.rendered.assets, **made.rendered.pages.encoded}


def shown_link(text: str) -> str:
    found = re.search(r'class="pb-out">([^<]+)<', text)
    assert found
    return unescape(found[1])


def call(folder: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(assign, [str(word) for word in (folder, *arguments)])


# ---- the page


def test_the_link_is_the_one_that_the_command_makes_of_the_same_words(kept: Path, text: str) -> None:
    command = call(kept, *SAME)
    assert command.exit_code == 0, command.output
    assert shown_link(text) == command.stdout.strip()


def test_the_page_holds_all_that_is_sent(kept: Path, made: dict[str, bytes], text: str, tmp_path: Path) -> None:
    assert call(kept, *SAME, "--out", tmp_path / "out").exit_code == 0
    link = shown_link(text)
    assert made["assignments/week-1/assignment.ics"] == (tmp_path / "out" / "assignment.ics").read_bytes()
    assert told(made["assignments/week-1/assignment.ics"])["start"] == date(2026, 12, 4)
    drawn = re.search(r"<svg.*?</svg>", text[text.index("pb-qr") :], re.DOTALL)
    assert drawn
    assert [found.text for found in zxingcpp.read_barcodes(picture(drawn[0]))] == [link]
    letter = unescape(re.sub(r"<br>|</p><p>", "\n", text[text.index("pb-out--mail") :])).replace("\n", " ")
    for line in (tmp_path / "out" / "email.txt").read_text(encoding="utf-8").removeprefix("Subject: ").splitlines():
        assert line in letter, line
    for words in ("Week 1 for the four new librarians", "Lending", "10 minutes", "4 December 2026", "Your first week", "Evening shift"):
        assert words in text, words
    assert "&lt;dim&gt;" in text
    assert "<dim>" not in text
    assert "<script" not in text


def test_the_table_holds_those_with_an_address(made: dict[str, bytes], text: str) -> None:
    rows = list(csv.DictReader(io.StringIO(made["assignments/week-1/mail-merge.csv"].decode("utf-8-sig"))))
    assert [(row["name"], row["email"]) for row in rows] == [("Zelda Quillfeather", "zelda@example.org")]
    assert rows[0]["link"] == shown_link(text)
    assert "Hello Zelda Quillfeather," in rows[0]["body"]


def test_the_page_train_lists_it(made: dict[str, bytes]) -> None:
    text = made["train/index.md"].decode()
    row = text[text.index('id="assignments"') :].partition("</tbody>")[0]
    assert 'href="../assignments/week-1/"' in row
    for words in ("Week 1 for the four new librarians", "Evening shift", "4 December 2026", ">3<"):  # two steps of the path and a module
        assert words in row, words


def test_days_make_no_calendar_entry(library: Path) -> None:
    made = files(written(library, "title: Soon\nmodules: [lending]\nmade: 2026-11-28\ndue_after: 14\nby: Ines\n"))
    text = made["assignments/week-1/index.md"].decode()
    found = decode(shown_link(text).partition("#")[2], Here("lantern-library", ["lending"]))
    assert not isinstance(found, str)
    assert found.due == 14
    assert "14 days after the link is opened" in text
    assert not [path for path in made if path.endswith((".ics", ".csv"))]


def test_without_an_address_the_page_says_why_there_is_no_link(library: Path) -> None:
    made = files(written(library, address=""))
    text = made["assignments/week-1/index.md"].decode()
    assert "https://playbook.example.org/" in text
    assert "pb-out" not in text
    assert "Lending" in text
    assert not [path for path in made if path.endswith((".ics", ".csv"))]


def test_a_link_too_long_for_a_code_says_so() -> None:
    module = book().modules["greeting"]
    ids = [f"{'x' * 58}-{number}" for number in range(30)]
    modules = {id: module.model_copy(update={"id": id}) for id in ids}
    long = replace(in_hand(modules=ids), modules=modules, paths={}, settings=settings(organization={"url": ADDRESS}))
    text = rendered(long, "trainer").pages["assignments/week-1/index.md"]
    assert "too long for a code" in text
    assert shown_link(text).startswith(ADDRESS)


# ---- who sees it


def in_hand(**given: Any) -> Playbook:
    record: dict[str, Any] = {
        "id": "week-1",
        "title": "Week 1 for the four new people",
        "modules": ["greeting"],
        "made": "2026-11-28",
        "by": "Ada Oak",
    }
    record |= {
        "note": "Read it before your first evening at the desk.",
        "people": [{"name": "Zelda Quillfeather", "email": "zelda@example.org"}],
        **given,
    }
    return book(assignments={"week-1": Assignment.model_validate(record)})


def rendered(playbook: Playbook, edition: Edition) -> Rendered:
    return render(plan(playbook, edition), Provenance(), Options(read_theme(theme_dir())))


@pytest.mark.parametrize("edition", ["learner", "public"])
def test_nobody_else_sees_anything_of_it(library: Path, edition: Edition) -> None:
    night(
        written(library), "assignments/week-1.yml", "title: Week 1 at night with lamps\n"
    )  # on the page of changes, a layer tells what it changed
    site = make(Wanted(library, "night", edition=edition)).rendered
    assert site is not None
    found = {**site.assets, **site.pages.encoded}
    assert not [path for path in found if path.startswith("assignments/")]
    everything = b"\n".join(found.values()).decode("utf-8", "replace")
    for words in (
        "Quillfeather",
        "zelda@example.org",
        "new librarians",
        "at night with lamps",
        "Evening shift",
        "week-1",
        "evenings are busy",
    ):
        assert words not in everything, words


def test_the_trainers_have_no_people_in_the_search(made: dict[str, bytes]) -> None:
    assert b"four new librarians" in made["assets/search-index.js"]
    named = {path for path, data in made.items() if b"Quillfeather" in data}
    assert named == {"assignments/week-1/index.md", "assignments/week-1/mail-merge.csv"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("for Zelda Quillfeather", "people"),
        ("mailto:zelda@example.org", "people"),
        ("1. Read it before your first evening at the desk.", "note"),
    ],
)
def test_what_is_said_of_it_elsewhere_is_a_leak(text: str, part: str) -> None:
    whole = in_hand()
    sound = {"assigned/index.md": b"Assigned to you"}
    assert list(leaks(whole, sound)) == []
    assert list(leaks(whole, sound | {"assigned/index.md": text.encode()})) == [Leak("assignments.week-1", part, "assigned/index.md")]


def test_somebody_whom_the_playbook_names_anyway_is_no_leak() -> None:
    whole = in_hand(people=[{"name": "Ada Oak"}])  # the champion
    assert list(leaks(whole, {"about/index.md": b"kept by Ada Oak"})) == []


def test_other_editions_have_neither_pages_nor_addresses() -> None:
    whole = in_hand()
    assert plan(whole, "trainer").addresses["assignment:week-1"] == "assignments/week-1/"
    assert for_edition(whole, "learner").assignments == {}
    others: tuple[Edition, ...] = ("learner", "public")
    for edition in others:
        assert "assignment:week-1" not in plan(whole, edition).addresses


def test_no_module_can_take_its_address() -> None:
    module = book().modules["greeting"]
    names = {id: module.model_copy(update={"id": id}) for id in ("assigned", "assignments", "week-1")}
    addresses = [page.address for page in plan(replace(in_hand(modules=["assigned"]), modules=names, paths={}), "trainer").pages]
    assert len(set(addresses)) == len(addresses)


# ---- mistakes


def reported(folder: Path, team: str | None = None) -> list[tuple[str, str, str]]:
    return [(found.code, found.field, found.fix) for found in check(Wanted(folder, team)).diagnostics]


def test_a_module_that_is_not_there_is_reported_with_the_nearest(library: Path) -> None:
    written(library, WEEK.replace("[lending]", "[lendign]").replace("first-week", "frist-week"))
    assert reported(library) == [
        ("PB114", "assignments.week-1.modules.1", "did you mean `lending`?"),
        ("PB114", "assignments.week-1.path", "did you mean `first-week`?"),
    ]


def test_a_removed_module_does_not_drop_out_in_silence(library: Path) -> None:
    night(written(library), "modules/lending/module.yml", "remove: At night nobody lends.\n")
    found = reported(library, "night")
    assert ("PB115", "assignments.week-1.modules.1") in [(code, field) for code, field, _ in found]


def test_an_address_that_is_none_is_refused(library: Path) -> None:
    written(library, WEEK.replace("zelda@example.org", "zelda"))
    assert reported(library) == [("PB112", "assignments.week-1.people.1.email", "write `email: ada@example.org`")]


# ---- the command


def test_the_command_makes_the_same_from_the_record(kept: Path, made: dict[str, bytes], text: str, tmp_path: Path) -> None:
    result = call(kept, "--from", "assignments/week-1", "--today", "2026-11-30", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert result.stdout.strip() == shown_link(text)
    for name in ("assignment.ics", "mail-merge.csv"):
        assert (tmp_path / "out" / name).read_bytes() == made[f"assignments/week-1/{name}"], name


def test_the_command_says_when_the_day_is_over(kept: Path) -> None:
    result = call(kept, "--from", "week-1.yml", "--today", "2026-12-05")
    assert result.exit_code == 0
    assert "the day of `week-1` is over: it is due on 2026-12-04, and today is 2026-12-05" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "week-l"], "there is no assignment `week-l`; did you mean `week-1`?"),
        (["--from", "week-1", "--by", "Ines"], "with `--from`, the assignment says it all; leave out `--by`"),
        (["--module", "lending"], "say who assigns it, so that people know whom to ask: add `--by NAME`"),
    ],
)
def test_the_command_refuses_with_a_sentence(kept: Path, arguments: list[str], words: str) -> None:
    problem = call(kept, *arguments).exception
    assert isinstance(problem, UsageError)
    assert words in str(problem)
