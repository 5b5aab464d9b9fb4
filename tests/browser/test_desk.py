"""The trainer's desk in a real browser: what is dropped in is read, doubted, shown and saved, and nothing of it ever runs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, cast

import keyboard
import pages
import pytest
from axe import violations
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from listening import listen
from markupsafe import Markup
from playwright.sync_api import Browser, Locator, Page, expect

from playbook_gen.claims import encode
from playbook_gen.render.strings import Strings
from playbook_gen.render.theme import read_theme

pytestmark = pytest.mark.browser
FIXTURES = pages.THEME.parent / "tests" / "fixtures" / "claims"
SCRIPTS = ("playbook", "grading", "syllabus", "nacl", "strict", "receipts", "claims", "cohort", "roster", "shown", "desk")
NOW = "2026-11-28T12:30:00Z"
IMAGE = "<img src=x onerror=document.title='run'>"
SHELL = """<!doctype html>
<html lang="en" class="no-js" data-base="." data-playbook="lantern-library">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>The desk</title>
<link rel="icon" href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=">
{sheets}
<link rel="stylesheet" href="assets/narrow.css" media="screen and (max-width: 62em), screen and (max-height: 26em)">
<link rel="stylesheet" href="assets/print.css" media="print">
{scripts}
</head>
<body><main id="main" class="pb-page pb-page--desk" tabindex="-1">{body}</main></body></html>
"""
DROP = """files => {
    const given = new DataTransfer();
    for (const [name, text] of files) given.items.add(new File([text], name, { type: "application/json" }));
    for (const type of ["dragover", "drop"]) {
        document.querySelector("h1").dispatchEvent(new DragEvent(type, { dataTransfer: given, bubbles: true, cancelable: true }));
    }
}"""


def fixture(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return found


PEOPLE = fixture("across")["people"]
RECEIPTS = fixture("receipts")


def claim(like: str, name: str, **changes: object) -> dict[str, Any]:
    """A claim as one of the fixtures' people made it, under another name; `changes` go into its first module."""
    made = deepcopy(PEOPLE[like]) | {"name": name}
    made["modules"][0] |= changes
    return cast(dict[str, Any], made)


GOOD = {"ada.json": PEOPLE["ada"], "bo.json": PEOPLE["bo"], "cy.json": PEOPLE["cy"]}
MIXED = {
    **{name: json.dumps(made) for name, made in GOOD.items()},
    "edited.json": json.dumps(claim("bo", "Dot Roe", points="7", passed=True, at="2026-11-21T08:00:00.000Z")),
    "foreign.json": json.dumps(PEOPLE["ada"] | {"playbook": "harbour-office"}),
    "image.json": json.dumps(claim("cy", IMAGE)),
    f"{IMAGE}.json": json.dumps(PEOPLE["ada"])[:200],
}


def template() -> str:
    """The desk's page, from its template alone."""
    environment = Environment(
        loader=FileSystemLoader(pages.THEME / "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    theme = read_theme(pages.THEME)
    icons = {name: Markup(f'<svg class="pb-i" viewBox="0 0 24 24" aria-hidden="true">{paths}</svg>') for name, paths in theme.icons.items()}
    environment.globals.update(icon=icons.__getitem__, t=Strings(theme.strings, pages.WORDS).all)
    return environment.get_template("desk.html").render(link=lambda name: "#main", title=lambda name: "Train")


@pytest.fixture(scope="module")
def address(server: str, folder: Path) -> str:
    """The page with the syllabus of the fixtures, one trainer, and a clock that stands."""
    pages.write(folder, "empty.html", "", ())
    syllabus = fixture("syllabus") | {"trainers": RECEIPTS["trainers"]}
    text = f"playbook.syllabus = {json.dumps(syllabus)};\nplaybook.clock = () => Date.parse('{NOW}');\n"
    (folder / "assets/syllabus.js").write_text(text, encoding="utf-8")
    sheets = "".join(f'<link rel="stylesheet" href="assets/{name}.css">' for name in ("tokens", "playbook", "progress", "desk"))
    scripts = "".join(f'<script src="assets/{name}.js" defer></script>' for name in SCRIPTS)
    (folder / "desk.html").write_text(SHELL.format(sheets=sheets, scripts=scripts, body=template()), encoding="utf-8")
    return f"{server}/desk.html"


@pytest.fixture
def desk(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def drop(page: Page, files: Mapping[str, str]) -> None:
    """Drops files onto the page, beside its drop zone, and waits until they are read."""
    page.evaluate(DROP, list(files.items()))
    expect(page.locator("[data-told]")).not_to_have_text("Nothing is here yet. Drop in the first claim.")


def lines(page: Page, name: str) -> Locator:
    """The lines of the table that are about one person."""
    return page.locator(".pb-desk-table tbody tr").filter(has=page.get_by_role("rowheader", name=name, exact=True))


def saved(page: Page) -> list[dict[str, str]]:
    """The table, as another program reads it from the downloads."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a table").click()
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert download.value.suggested_filename == "who-is-done-2026-11-28.csv"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_good_and_bad_files_together(desk: Page) -> None:
    drop(desk, MIXED)
    expect(desk.locator("[data-told]")).to_have_text("Claims: 5. People: 5. Modules done: 6. To look at: 2. Not read: 2.")
    expect(desk.locator(".pb-desk-table tbody tr")).to_have_count(8)
    row = lines(desk, "Ada Lovelace").first
    expect(row.locator("td")).to_have_text(["Lending", "Done", "7 of 7", "3", "27 Nov 2026", ""])
    expect(lines(desk, "Ada Lovelace").last.locator("td")).to_have_text(["House rules", "Read", "", "2", "27 Nov 2026", ""])
    expect(lines(desk, "Bo Ek").locator("td").nth(1)).to_have_text("Not passed")
    doubts = lines(desk, "Dot Roe").locator(".pb-desk-doubt")
    expect(doubts).to_have_text([
        "Score The claim says 7 of 7, passed. The responses give something else; ask how it was made.",
        "Alike The same responses as Bo Ek. Ask both to explain one.",
    ])  # fmt: skip
    assert doubts.locator("svg").count() == 2
    refused = desk.locator("[data-part=refused] li")
    expect(refused).to_have_count(2)
    expect(refused.filter(has_text="foreign.json")).to_contain_text("From another playbook.")
    expect(refused.filter(has_text=f"{IMAGE}.json")).to_contain_text("No JSON, or only a part of it.")


def test_nothing_of_a_file_ever_runs(desk: Page) -> None:
    drop(desk, MIXED)
    expect(lines(desk, IMAGE)).to_have_count(2)
    assert desk.locator("#pb-desk img").count() == 0
    assert desk.title() == "The desk"
    saved(desk)


def test_the_table_is_saved_as_other_programs_read_it(desk: Page) -> None:
    formula = claim("ada", "=HYPERLINK(1)")
    drop(desk, {**MIXED, "=1.json": json.dumps(formula)})
    desk.get_by_label("People, one name a line").fill("Eve Hill\n@sum")
    desk.get_by_label("Due on").focus()
    rows = saved(desk)
    assert [row["name"] for row in rows if row["status"] == "not-yet"] == ["'@sum", "Eve Hill"]
    assert {row["name"] for row in rows if row["file"] == "'=1.json"} == {"'=HYPERLINK(1)"}
    assert [row["doubts"] for row in rows if row["status"] == "refused"] == ["other-playbook", "not-json"]
    bo = next(row for row in rows if row["name"] == "Bo Ek")
    assert (bo["points"], bo["of"], bo["percent"], bo["at"], bo["doubts"]) == ("5", "7", "71", "2026-11-20", "same-responses")


def test_who_sent_nothing_and_who_is_late(desk: Page) -> None:
    desk.get_by_label("People, one name a line").fill("  ADA lovelace\nEve Hill\n\n")
    desk.get_by_label("Due on").fill("2026-11-20")
    expect(lines(desk, "Eve Hill").locator("td").nth(1)).to_have_text("Not yetOverdue")
    drop(desk, {name: json.dumps(made) for name, made in GOOD.items()})
    expect(lines(desk, "Eve Hill")).to_have_count(1)
    expect(lines(desk, "Ada Lovelace").first.locator("td").nth(1)).to_have_text("DoneLate")
    expect(lines(desk, "Bo Ek").locator("td").nth(1)).to_have_text("Not passedOverdue")
    desk.get_by_label("Due on").fill("2026-11-28")
    expect(lines(desk, "Eve Hill").locator("td").nth(1)).to_have_text("Not yet")
    desk.get_by_label("Module").select_option(label="Talking")
    expect(desk.locator(".pb-desk-table tbody th")).to_have_text(["Ada Lovelace", "Bo Ek", "Cy Twu", "Eve Hill"])
    desk.get_by_label("Show").select_option(label="Who is not done")
    expect(desk.locator(".pb-desk-table tbody th")).to_have_text(["Ada Lovelace", "Bo Ek", "Eve Hill"])
    desk.get_by_label("Show").select_option(label="What to look at")
    expect(desk.get_by_text("Nothing fits what you chose to show.")).to_be_visible()


def test_a_later_claim_replaces_an_older_one_and_a_copy_counts_once(desk: Page) -> None:
    older = json.dumps(PEOPLE["bo"] | {"made": "2026-11-27T10:00:00.000Z"})
    drop(desk, {"old.json": older})
    drop(desk, {"new.json": json.dumps(PEOPLE["bo"]), "copy.json": json.dumps(PEOPLE["bo"])})
    expect(lines(desk, "Bo Ek").locator(".pb-desk-doubt")).to_have_text([
        "Older The claim in new.json has the same name and was made later. That one counts.",
        "Twice The same claim as in new.json. It counts once.",
    ])  # fmt: skip
    expect(lines(desk, "Bo Ek").nth(1).locator("td:last-child")).to_have_text("To learn again: A renewal takes fourteen days.")
    expect(desk.locator("[data-told]")).to_contain_text("Claims: 3. People: 1. Modules done: 0. To look at: 2.")


def test_codes_and_receipts_are_pasted(desk: Page) -> None:
    box = desk.get_by_label("Codes and receipts from messages")
    whole, other = encode(PEOPLE["bo"]) or "", encode(PEOPLE["cy"]) or ""
    broken = "\n> ".join(whole[at : at + 70] for at in range(0, len(whole), 70))
    box.fill(f"Hello,\n\nhere it is:\n> {broken}\n\nBo\n\nand: {other[:-4]}")
    desk.get_by_role("button", name="Read what is pasted").click()
    expect(lines(desk, "Bo Ek")).to_have_count(1)
    expect(desk.locator("[data-part=refused] li")).to_contain_text("The code is damaged.")
    expect(box).to_have_value("")
    box.fill("Hello")
    desk.get_by_role("button", name="Read what is pasted").click()
    expect(desk.get_by_text("Nothing to read was found.")).to_be_visible()


def test_a_receipt_marks_what_a_listed_trainer_accepted(desk: Page) -> None:
    given = RECEIPTS["people"]["ada"]
    drop(desk, {"ada.json": json.dumps(PEOPLE["ada"]), "receipt.json": json.dumps(given)})
    expect(lines(desk, "Ada Lovelace").first.locator("td").nth(1)).to_have_text("DoneAccepted by Ines Okafor, 1 Dec 2026")
    desk.get_by_label("Codes and receipts from messages").fill(json.dumps(given | {"name": "Bo Ek"}))
    desk.get_by_role("button", name="Read what is pasted").click()
    told = desk.locator("[data-part=receipts] li")
    expect(told).to_have_count(2)
    expect(told.first).to_contain_text("Signed by Ines Okafor on 1 Dec 2026.")
    expect(told.last).to_contain_text("Changed since it was signed. It proves nothing.")


def test_what_was_missed_most_with_the_responses(desk: Page) -> None:
    drop(desk, {name: json.dumps(made) for name, made in GOOD.items()})
    first = desk.locator(".pb-desk-missed > li").first
    expect(first).to_contain_text("What about ask?")
    expect(first).to_contain_text("Missed by 1 of 2")
    expect(first.locator("ul li")).to_have_text(["a: 1 of 2 (right)", "b: 1 of 2"])
    assert first.locator("progress").count() == 3


def test_a_folder_is_read_and_the_rest_in_it_is_counted(desk: Page, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "ada.json").write_text(json.dumps(PEOPLE["ada"]), encoding="utf-8")
    (tmp_path / "inner" / "bo.json").write_text(json.dumps(PEOPLE["bo"]), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    with desk.expect_file_chooser() as chooser:
        desk.get_by_role("button", name="Choose a folder").click()
    chooser.value.set_files(tmp_path)
    expect(desk.locator("[data-told]")).to_contain_text("Claims: 2.")
    expect(desk.get_by_text("Left alone, because they don’t end in .json: 1.")).to_be_visible()


def test_a_file_that_is_too_large_is_not_even_read(desk: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.write_text(" " * (2 * 1024 * 1024 + 1), encoding="utf-8")
    with desk.expect_file_chooser() as chooser:
        desk.get_by_role("button", name="Choose files").click()
    chooser.value.set_files([large])
    expect(desk.locator("[data-part=refused] li")).to_contain_text("Larger than 2 MB.")


def test_by_keyboard_alone(desk: Page, tmp_path: Path) -> None:
    file = tmp_path / "bo.json"
    file.write_text(json.dumps(PEOPLE["bo"]), encoding="utf-8")
    with desk.expect_file_chooser() as chooser:
        keyboard.press(desk, "[data-do=files]")
    chooser.value.set_files([file])
    expect(lines(desk, "Bo Ek")).to_have_count(1)
    keyboard.press_until(desk, "Tab", "#pb-d-people")
    desk.keyboard.type("Eve Hill")
    keyboard.press_until(desk, "Tab", "#pb-d-module")
    expect(lines(desk, "Eve Hill")).to_have_count(1)
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".pb-desk-table tbody tr td:nth-child(2)")).to_have_text(["Lending", "Lending"])
    with desk.expect_download():
        keyboard.press(desk, "[data-do=csv]")
    keyboard.press(desk, "[data-do=clear]")
    expect(desk.locator("[data-results]")).to_be_hidden()
    expect(desk.locator("[data-do=files]")).to_be_focused()
    expect(desk.locator("[data-told]")).to_have_text("Nothing is here yet. Drop in the first claim.")


def test_many_lines_come_in_pieces_and_paper_takes_all_of_them(desk: Page) -> None:
    drop(desk, {f"{at}.json": json.dumps(claim("cy", f"Person {at}")) for at in range(250)})
    shown = desk.locator(".pb-desk-table tbody tr")
    expect(shown).to_have_count(200)
    expect(desk.get_by_text("200 of 500 lines are shown.")).to_be_visible()
    desk.get_by_role("button", name="Show more").click()
    expect(shown).to_have_count(400)
    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(shown).to_have_count(500)
    expect(desk.get_by_role("button", name="Show more")).to_be_hidden()
    desk.get_by_label("Find a name").fill("SON 24")
    expect(shown).to_have_count(22)
    desk.get_by_label("Find a name").fill("")
    desk.get_by_role("button", name="Show all").click()
    expect(shown).to_have_count(500)


def test_clearing_while_files_are_read_leaves_nothing(desk: Page) -> None:
    desk.evaluate(DROP, [[f"{at}.json", json.dumps(claim("cy", f"Person {at}"))] for at in range(300)])
    desk.get_by_role("button", name="Choose files").focus()
    desk.evaluate("document.querySelector('[data-do=clear]').click()")
    desk.wait_for_timeout(500)
    expect(desk.locator("[data-told]")).to_have_text("Nothing is here yet. Drop in the first claim.")
    expect(desk.locator("tbody, [data-part] li")).to_have_count(0)


def test_clearing_leaves_nothing(desk: Page) -> None:
    drop(desk, MIXED)
    desk.get_by_label("People, one name a line").fill("Eve Hill")
    desk.get_by_role("button", name="Clear the desk").click()
    expect(desk.locator("tbody, [data-part] li")).to_have_count(0)
    expect(desk.get_by_label("People, one name a line")).to_have_value("")
    assert desk.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(chromium: Browser, address: str, scheme: str, width: int) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=cast(Any, scheme), reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    complaints = listen(page)
    page.goto(address)
    long = {"a" * 120 + ".json": "", "long.json": json.dumps(claim("bo", "W" * 200))}
    drop(page, {**MIXED, **long, "receipt.json": json.dumps(RECEIPTS["people"]["ada"])})
    page.get_by_label("People, one name a line").fill("Eve Hill")
    page.get_by_label("Due on").fill("2026-11-20")
    expect(lines(page, "Eve Hill")).to_have_count(1)
    expect(page.locator("[data-part=missed]")).to_be_visible()
    found = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert found == []
    assert complaints == []


def test_on_paper_there_is_the_table_and_no_control(desk: Page) -> None:
    drop(desk, MIXED)
    desk.emulate_media(media="print")
    expect(lines(desk, "Ada Lovelace").first).to_be_visible()
    for control in desk.locator("button, input, select, textarea").all():
        assert not control.is_visible()
    assert len(desk.pdf(format="A4")) > 10_000


def test_from_a_folder_it_works_too(page: Page, folder: Path, address: str) -> None:
    assert address
    page.goto((folder / "desk.html").as_uri())
    given = RECEIPTS["people"]["ada"]
    drop(page, {"ada.json": json.dumps(PEOPLE["ada"]), "receipt.json": json.dumps(given)})
    expect(page.locator("[data-part=receipts] li")).to_contain_text("Signed by Ines Okafor")


def test_without_script_it_says_what_to_do_instead(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_text("The desk needs scripts").is_visible()
    assert not page.get_by_role("button", name="Choose files").is_visible()
    context.close()
