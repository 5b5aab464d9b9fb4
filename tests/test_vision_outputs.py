"""What is made of the vision: poster, card, announcement, line-up sheet, as pages any engine gets; printing without a browser."""

from __future__ import annotations

import email
import re
import sys
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from books import BEHAVIOUR, VISION, book, settings
from commands import run

from playbook_gen.bundled import theme_dir
from playbook_gen.cli import print as printing
from playbook_gen.model import Behaviour, Playbook, Story, Vision
from playbook_gen.plan import plan
from playbook_gen.render import Options, Provenance, Rendered, read_theme, render
from playbook_gen.render.lead.lineup import sheets, stories
from playbook_gen.text.fit import lines, longest, tall
from playbook_gen.text.sheets import BENEATH, PAPERS, STATEMENT, back, front, poster

THEME = theme_dir()
WORDS = [("always", "Also when we are busy, when the news is bad, and when the question should have gone elsewhere.")] * 3


def vision(**changes: Any) -> Vision:
    return Vision.model_validate(VISION | {"versions": [VISION["versions"][0] | changes]})


def rendered(playbook: Playbook, edition: Any = "learner") -> Rendered:
    return render(plan(playbook, edition), Provenance(), Options(read_theme(THEME)))


def behaviours(count: int) -> dict[str, Behaviour]:
    return {f"b{n}": Behaviour.model_validate(BEHAVIOUR | {"id": f"b{n}", "title": f"Do {n}"}) for n in range(count)}


def told(count: int, of: str = "b0") -> dict[str, Story]:
    found = {}
    for n in range(count):
        given = {
            "id": f"s{n}", "title": f"Story {n}", "date": "2026-01-05", "situation": "It was.", "action": "We did.", "result": "It is.",
            "consent": "not-needed", "customer": "none", "behaviour": of,
        }  # fmt: skip
        found[f"s{n}"] = Story.model_validate(given)
    return found


# ---- the rules of setting ----


def test_a_text_breaks_between_words_and_only_then_within() -> None:
    assert lines("a b", 10) == 1
    assert lines("wait here", 4) == 2
    assert lines("n" * 30, 7) == 3
    assert lines("n" * 30 + " n", 7) == 4
    assert longest("a Rindfleisch b") == longest("Rindfleisch")
    assert lines("每位读者离开", 2.2) == 3  # no spaces, and a break anywhere
    assert tall("كل قارئ")
    assert not tall("Straße, čas, мир, 每")


@pytest.mark.parametrize("paper", PAPERS)
def test_a_longer_statement_is_never_set_larger_and_gives_way_in_the_stated_order(paper: str) -> None:
    order = [name for name, _, _ in BENEATH]
    steps = [poster("You leave knowing when. " * count, WORDS, paper) for count in range(1, 26)]
    assert steps[0].step <= 1
    assert [order.index(each.beneath) for each in steps] == sorted(order.index(each.beneath) for each in steps)
    for name in order:
        sizes = [STATEMENT[each.step] for each in steps if each.beneath == name]
        assert sizes == sorted(sizes, reverse=True)


def test_the_longest_word_decides_where_it_is_long() -> None:
    made = poster("n" * 30 + " is short.", WORDS, "a4")
    assert longest("n" * 30) * STATEMENT[made.step] <= 85
    assert made.beneath == "l"  # to leave the key words out would make no letter larger


def test_a_card_leaves_out_in_the_stated_order_and_at_last_lines() -> None:
    line = "Say on which day it will be here, and who of us will ring about it."
    found = [back("Desk", [line] * count, WORDS) for count in range(1, 14)]
    names = [each.name for each in found]
    assert names == sorted(names, key=["full", "words", "part"].index)
    assert len(set(names)) == 3
    assert found[-1].lines < 13
    assert front("Every reader leaves with a next step.") < front("Every reader leaves with a next step. " * 6)


# ---- the pages ----


def test_every_paper_has_a_poster_and_the_public_has_none() -> None:
    pages = rendered(book()).pages
    assert {name for name in pages if name.startswith("vision/")} == {
        "vision/index.md", "vision/poster/index.md", "vision/poster/letter/index.md", "vision/poster/a3/index.md", "vision/card/index.md",
        "vision/announcement/index.md", "vision/line-up/index.md",
    }  # fmt: skip
    public = rendered(book(), "public")
    assert [name for name in public.pages if name.startswith("vision/")] == ["vision/index.md"]
    assert not [name for name in public.assets if name.endswith(".eml")]
    assert "announcement" not in public.pages["vision/index.md"]


def test_a_draft_says_so_wherever_it_goes() -> None:
    pages = rendered(book(vision=vision(draft=True))).pages
    for name in ("poster", "card", "announcement"):
        assert "A draft, not approved yet." in pages[f"vision/{name}/index.md"], name


def test_the_announcement_is_a_draft_that_mail_programs_open() -> None:
    changes = {
        "reason": "Nobody knew the <old> one.",
        "meaning": "Say <when>.\n\n- by phone\n- in *writing*",
        "key_words": [{"word": "alone", "meaning": "With nobody."}],
    }
    playbook = book(vision=vision(**changes), settings=settings(organization={"url": "https://oak.example/"}))
    data = rendered(playbook).assets["vision/announcement/announcement.eml"]
    message = email.message_from_bytes(data, policy=default)
    assert message["Subject"] == "Our service vision: Nobody waits alone."
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    text, html = (part.get_content().replace("\r\n", "\n") for part in message.iter_parts())
    assert "- by phone\n- in writing" in text
    assert "Say <when>." in text
    assert "It is in force from 5 January 2026. Approved by Ada." in text
    assert "https://oak.example/vision/" in text
    assert "<li>by phone</li>" in html.replace("<p>", "")
    assert "Say &lt;when&gt;." in html
    assert "<script" not in html
    assert data == rendered(playbook).assets["vision/announcement/announcement.eml"]


def test_a_line_break_in_the_vision_does_not_break_the_message() -> None:
    data = rendered(book(vision=vision(statement="Nobody waits\nBcc: all@example.org alone."))).assets[
        "vision/announcement/announcement.eml"
    ]
    message = email.message_from_bytes(data, policy=default)
    assert message["Bcc"] is None


@pytest.mark.parametrize(("count", "weeks"), [(1, 1), (7, 1), (8, 2), (21, 3), (400, 8)])
def test_the_sheets_go_round_until_every_behaviour_had_its_day(count: int, weeks: int) -> None:
    assert sheets(count) == weeks
    page = rendered(book(behaviours=behaviours(count))).pages["vision/line-up/index.md"]
    assert len(re.findall(r'id="sheet-\d+"', page)) == weeks
    shown = set(re.findall(r">Do (\d+)</a>", page))
    assert len(shown) == min(count, weeks * 7)


def test_a_story_of_the_days_own_behaviour_comes_first_then_any_then_a_question() -> None:
    playbook = book(behaviours=behaviours(8), stories=told(3, of="b2"))
    found = stories(playbook, [f"b{n}" for n in range(7)], 0)
    assert [story.id if story else None for story in found] == ["s1", "s2", "s0", None, None, None, None]
    assert "Ask: " in rendered(playbook).pages["vision/line-up/index.md"]
    assert stories(book(), ["next"] * 7, 1) == [None] * 7


# ---- printing ----


def test_without_a_browser_one_sentence_says_how_to_print(monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    monkeypatch.setattr(printing, "found", lambda: None)
    result = run("print", library)
    assert "open the page in your browser and print it there (Ctrl+P" in str(result.exception)
    assert not (library / "print").exists()


def test_a_browser_that_was_named_and_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    monkeypatch.setenv(printing.VARIABLE, "no-such-browser")
    assert "PLAYBOOK_CHROMIUM names `no-such-browser`" in str(run("print", library).exception)


def test_a_page_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    monkeypatch.setattr(printing, "found", lambda: sys.executable)
    said = str(run("print", library, "--what", "wall").exception)
    assert said.startswith("there is no page `scoreboard/wall/` in this playbook; there are: poster, card")


def test_a_browser_that_prints_nothing_is_reported(monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    monkeypatch.setenv(printing.VARIABLE, sys.executable)  # it does not know those options
    result = run("print", library, "--what", "poster", "--out", library / "out")
    assert "printed nothing" in str(result.exception)
