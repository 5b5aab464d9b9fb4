"""A trainer assigns week 1 to seven people; three of them learn and send what they reached; the desk tells who is done."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import learning
import pytest
import zxingcpp
from axe import violations
from click.testing import CliRunner
from icalendar import Calendar
from listening import Strict, listen
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from playbook_gen.claims import Refused, judge, syllabus
from playbook_gen.claims.keys import load_key, new_key, public_text
from playbook_gen.claims.receipts import receipt
from playbook_gen.cli import playbook
from playbook_gen.pipeline import Wanted, check
from playbook_gen.render.settings import identity

pytestmark = pytest.mark.browser
MODULES = {"our-vision-and-my-part": "Our vision and my part", "saying-no-well": "Saying no well"}
PEOPLE = ["Ida Oak", "Jun Park", "Ana Ruiz", "Kofi Mensah", "Elif Kaya", "Tom Beck", "Mira Singh"]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
ADDRESS = "https://harrowmere.example/playbook/"
EDITED = "Score"
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def sites(demo_site: Path, trainer_site: Path) -> Iterator[dict[str, str]]:
    """The learners' edition and the trainers', each on a server of its own."""
    running = {name: ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(folder)))
               for name, folder in (("learner", demo_site), ("trainer", trainer_site))}  # fmt: skip
    for server in running.values():
        Thread(target=server.serve_forever, daemon=True).start()
    yield {name: f"http://127.0.0.1:{server.server_port}/" for name, server in running.items()}
    for server in running.values():
        server.shutdown()


def assign(page: Page, root: str) -> None:
    """Two modules, until a day far enough away, for a reason that tries to be HTML."""
    page.goto(root + "train/")
    for title in MODULES.values():
        page.get_by_role("checkbox", name=title).check()
    page.get_by_label("Who assigns it").fill("Owen Brathwaite")
    page.get_by_label("Due on").fill("2099-12-18")
    page.get_by_label("Group").fill("Week 1")
    page.get_by_label("Why, in a sentence").fill("Because <img src=x onerror=alert(1)> Saturday is busy")
    page.get_by_label("Where the result goes").fill("owen@example.org")
    page.get_by_role("button", name="Make the link").click()


def reach(context: BrowserContext, root: str, link: str, name: str, left: dict[str, tuple[int, ...]]) -> Page:
    """Opens the link, takes what is assigned with some wrong responses that stay, and stands where the result is sent."""
    page = context.new_page()
    page.goto(root + "assigned/#" + link.partition("#")[2])
    for title in MODULES.values():
        expect(page.locator("[data-list]")).to_contain_text(title)
    for module in MODULES:
        page.goto(f"{root}training/{module}/")
        expect(page.locator(".pb-bar-assigned")).to_contain_text("of 2 done")
        learning.take(page, left=left.get(module, ()))
    page.goto(root + "assigned/")
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your name").blur()
    return page


def sent(page: Page) -> str:
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the file").click()
    return Path(saved.value.path()).read_text(encoding="utf-8")


def test_week_1_for_seven_people(chromium: Browser, sites: dict[str, str], tmp_path: Path) -> None:
    trainer = chromium.new_context(viewport=DESKTOP, locale="en-GB", accept_downloads=True)
    page = trainer.new_page()
    complaints = listen(page)
    assign(page, sites["trainer"])
    link = page.get_by_label("The link", exact=True).input_value()
    assert link.startswith(ADDRESS + "assigned/#1.")
    assert link in page.get_by_label("A message to send with it").input_value()
    page.locator(".pb-qr svg").screenshot(path=tmp_path / "qr.png")
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(tmp_path / "qr.png"))] == [link]
    with page.expect_download() as saved:
        page.get_by_role("button", name="Calendar entry").click()
    event = Calendar.from_ical(Path(saved.value.path()).read_bytes()).walk("VEVENT")[0]
    assert (str(event["DTSTART"].dt), str(event["URL"])) == ("2099-12-18", link)
    page.get_by_label("For many people").fill("\n".join(f"{name}; {name.split()[0].lower()}@example.org" for name in PEOPLE))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Table for a mail merge").click()
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    assert [row["name"] for row in rows] == PEOPLE
    assert all(row["link"] == link for row in rows)

    files = {}
    everywhere = dict.fromkeys(MODULES, (0,))
    for name, left in (("Ida Oak", {}), ("Jun Park", everywhere), ("=HYPERLINK(1) Ana", everywhere | {"saying-no-well": (0, 3)})):
        learner = chromium.new_context(viewport=PHONE, locale="en-GB", accept_downloads=True)
        files[name] = sent(reach(learner, sites["learner"], link, name, left))
        learner.close()
    tampered = json.loads(files["Jun Park"]) | {"name": "Kofi Mensah"}
    tampered["modules"][0] |= {"points": str(tampered["modules"][0]["of"]), "passed": True}
    files["Kofi Mensah"] = json.dumps(tampered)
    files["cut off"] = files["Ida Oak"][:300]
    for number, text in enumerate(files.values()):
        (tmp_path / f"{number}.json").write_text(text, encoding="utf-8")

    page.goto(sites["trainer"] + "train/desk/")
    page.locator("#pb-d-people").fill("\n".join(PEOPLE))
    with page.expect_file_chooser() as chooser:
        page.locator("[data-do=files]").click()
    chooser.value.set_files([tmp_path / f"{number}.json" for number in range(len(files))])
    table = page.locator(".pb-desk-table")
    for name in ("Ida Oak", "Jun Park", "=HYPERLINK(1) Ana", "Kofi Mensah"):
        expect(table).to_contain_text(name)
    expect(table).to_contain_text("Elif Kaya")
    expect(page.locator("[data-part=refused]")).to_contain_text("4.json")
    expect(page.locator("[data-part=missed] li").first).to_contain_text("Missed by 3 of 4")
    kofi = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Kofi Mensah"))
    expect(kofi.first).to_contain_text(EDITED)
    with page.expect_download() as saved:
        page.locator("[data-do=csv]").click()
    cells = [cell for row in csv.reader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(FORMULAS)]
    assert any("HYPERLINK" in cell for cell in cells)
    assert complaints == []
    trainer.close()


@pytest.mark.parametrize("fragment", ["1.00000000.abc", "2.55b8e9f2.abc", "__proto__", "%E0%A4%A", "1." + "0" * 8 + "." + "A" * 100_000])
def test_a_link_that_is_none_gets_a_sentence_and_leaves_nothing(chromium: Browser, sites: dict[str, str], fragment: str) -> None:
    context = chromium.new_context(viewport=PHONE, locale="en-GB")
    page = context.new_page()
    complaints = listen(page)
    page.goto(sites["learner"] + "assigned/#" + fragment)
    expect(page.locator("#pb-assigned .pb-said")).to_contain_text("link")
    expect(page.locator("[data-list]")).to_contain_text("Nothing is assigned to you")
    assert page.evaluate("location.hash") == ""
    assert complaints == []
    context.close()


def test_an_assignment_of_the_playbook_is_photographed_and_opened(chromium: Browser, sites: dict[str, str], tmp_path: Path) -> None:
    """The trainer's page needs no script; the learner's knows what it reads."""
    paper = chromium.new_context(viewport=DESKTOP, java_script_enabled=False)
    page = paper.new_page()
    page.goto(sites["trainer"] + "assignments/december-saturdays/")
    page.locator(".pb-qr svg").screenshot(path=tmp_path / "qr.png")
    (found,) = zxingcpp.read_barcodes(Image.open(tmp_path / "qr.png"))
    assert page.locator(".pb-out").first.inner_text() == found.text
    paper.close()
    learner = chromium.new_context(viewport=PHONE, locale="en-GB")
    page = learner.new_page()
    complaints = listen(page)
    page.goto(sites["learner"] + "assigned/#" + found.text.partition("#")[2])
    for words in ("Our vision and my part", "The first thirty seconds", "An instrument comes in for repair", "Saturday people, December"):
        expect(page.locator("[data-list]")).to_contain_text(words)
    expect(page.locator("[data-list]")).to_contain_text("0 of 3 done")
    assert complaints == []
    learner.close()


def test_not_for_me_can_be_put_back(chromium: Browser, sites: dict[str, str]) -> None:
    trainer = chromium.new_context(viewport=DESKTOP, locale="en-GB")
    page = trainer.new_page()
    assign(page, sites["trainer"])
    link = page.get_by_label("The link", exact=True).input_value()
    page.goto(sites["learner"] + "assigned/#" + link.partition("#")[2])
    page.get_by_role("button", name="Not for me").click()
    expect(page.locator("[data-list]")).to_contain_text("Nothing is assigned to you")
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("[data-list]")).to_contain_text("Saying no well")
    expect(page.locator("[data-list] img")).to_have_count(0)
    trainer.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["train/", "train/desk/", "train/saying-no-well/", "train/saying-no-well/slides/", "assignments/december-saturdays/"]
)
def test_axe_finds_nothing_on_the_trainers_pages(chromium: Browser, sites: dict[str, str], address: str, scheme: str) -> None:
    context = chromium.new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    complaints = listen(page)
    page.goto(sites["trainer"] + address)
    found = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"
    assert found == []
    assert complaints == []
    context.close()


def receipts(folder: Path) -> dict[str, str]:
    """A playbook's site in `folder`, and receipts to look at there: a genuine one, one of a stranger, and each with a letter changed."""
    mine, strange = (load_key(new_key()) for _ in range(2))
    trainers = f'\ntrainers:\n  - {{name: Ines Okafor, key: "{public_text(mine)}"}}\n'
    settings = folder / "playbook.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + trainers, encoding="utf-8")
    assert CliRunner().invoke(playbook, ["build", str(folder)]).exit_code == 0
    book = check(Wanted(folder)).playbook
    assert book is not None
    known = syllabus(book, identity(book.settings))
    moment = datetime(2026, 11, 28, 12, tzinfo=UTC)
    claim = {"kind": "playbook-claim", "format": 1, "playbook": known["playbook"], "name": "Ada <i>", "made": "2026-11-28T10:00:00.000Z",
             "modules": [], "paths": [], "acknowledged": []}  # fmt: skip
    one = judge([("ada.json", json.dumps(claim).encode())], known, moment)[0]
    assert not isinstance(one, Refused)
    genuine = receipt(one, mine, "Ines", moment.date())
    text = genuine if isinstance(genuine, str) else json.dumps(genuine)
    other = receipt(one, strange, "Ines", moment.date())
    return {
        "Genuine. Ines Okafor accepted": text, "does not know": other if isinstance(other, str) else json.dumps(other),
        "changed after it was signed": text.replace("Ada", "Ida"), "is no receipt": "{}",
        "another playbook": text.replace(known["playbook"], "somebody-else"),
    }  # fmt: skip


def test_a_receipt_is_verified_without_a_server(chromium: Browser, library: Path) -> None:
    given = receipts(library)
    page = chromium.new_page(viewport=PHONE)
    complaints = listen(page)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(library / "site"))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/assigned/")
        for sentence, text in given.items():
            page.locator("#pb-receipt").set_input_files([{"name": "receipt.json", "mimeType": "application/json", "buffer": text.encode()}])
            expect(page.locator("[data-receipt]")).to_contain_text(sentence)
        server.shutdown()
    assert complaints == []
    page.close()
