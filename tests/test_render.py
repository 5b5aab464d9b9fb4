"""Pages as any engine gets them: complete, safe, the same every time, and without what learners should not see."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from books import BARE, book, settings

from playbook_gen.bundled import theme_dir
from playbook_gen.model import Playbook, Term
from playbook_gen.plan import plan
from playbook_gen.render import Changed, Options, Provenance, Rendered, newest, read_theme, render
from playbook_gen.render.theme import slim

ACTIVE = re.compile(r"<script|<style|\sstyle=|\son\w+=|javascript:", re.IGNORECASE)


def rendered(playbook: Playbook | None = None, provenance: Provenance | None = None, **options: Any) -> Rendered:
    return render(plan(playbook or book()), provenance or Provenance(), Options(read_theme(theme_dir()), **options))


def everything(site: Rendered) -> str:
    return "\n".join([*site.pages.values(), site.assets["assets/search-index.js"].decode(), json.dumps(dict(site.settings))])


def test_two_renderings_are_identical() -> None:
    one, other = rendered(), rendered()
    assert one.pages == other.pages
    assert one.assets == other.assets
    assert json.dumps(dict(one.settings)) == json.dumps(dict(other.settings))


def test_every_page_has_one_first_heading_and_nothing_active() -> None:
    for source, text in rendered().pages.items():
        assert text.count("<h1") == 1, source
        assert not ACTIVE.search(text), source


def test_ids_on_a_page_are_unique() -> None:
    for source, text in rendered().pages.items():
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), source


@pytest.mark.parametrize("style", ["clean", "files"])
def test_every_link_leads_to_a_page_and_a_place_on_it(style: str) -> None:
    site = rendered(links=style)
    ids = {source: {*re.findall(r'\sid="([^"]+)"', text)} for source, text in site.pages.items()}
    for source, text in site.pages.items():
        for href in re.findall(r'(?:href="|\]\()(\.[^")]*|#[^")]+)', text):
            path, _, anchor = href.partition("#")
            target = _source(source, path)
            assert target in site.pages, (source, href)
            assert not anchor or anchor in ids[target], (source, href)


def _source(source: str, path: str) -> str:
    if not path:
        return source
    folder = Path("/", source).parent.joinpath(path.partition("?")[0].removesuffix("index.html"))
    parts: list[str] = []
    for part in folder.parts[1:]:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join([*parts, "index.md"])


def test_a_link_to_nothing_is_its_text() -> None:
    assert "not this." in rendered().pages["training/greeting/index.md"]


def test_text_is_escaped() -> None:
    page = rendered().pages["guidance/index.md"]
    assert "<16:15>" not in page
    assert "&lt;16:15&gt;" in page


def test_lessons_stay_markdown_for_the_engine() -> None:
    page = rendered().pages["training/greeting/index.md"]
    assert '<h3 id="see--look-up">Look up</h3>' in page
    assert "[the words](../../about/glossary/#wait)" in page
    assert 'href="#see--look-up"' in page  # read again


def test_learners_see_no_trainer_notes_no_rubric_and_no_keys_in_the_index() -> None:
    site = rendered()
    whole = everything(site)
    assert "TRAINER-NOTE" not in whole
    assert "RUBRIC-ROW" not in whole
    assert "KEY-FEEDBACK" not in site.assets["assets/search-index.js"].decode()


def test_only_pages_with_questions_load_question_code() -> None:
    scripts = {source: 'data-load="assets/questions.js"' in text for source, text in rendered().pages.items()}
    assert [source for source, there in scripts.items() if there] == ["training/greeting/index.md"]


def test_the_smallest_playbook_renders() -> None:
    site = rendered(book(**BARE))
    made = {f"vision/{name}/index.md" for name in ("poster", "poster/letter", "poster/a3", "card", "announcement")}
    plain = {"index.md", "vision/index.md", "about/index.md", "about/changes/index.md", "about/owners/index.md"}
    assert set(site.pages) == plain | made


def test_the_draft_mark_is_there_until_nothing_is_missing() -> None:
    assert rendered().settings["extra"]["playbook"]["draft"] == {}
    missing = rendered(provenance=Provenance(to_publish=("the privacy text",)))
    assert missing.settings["extra"]["playbook"]["draft"]["text"].startswith("1 thing is missing")
    assert "the privacy text" in missing.pages["about/index.md"]


def test_search_engines_are_kept_out_unless_the_organization_is_public() -> None:
    assert "noindex" in rendered().settings["extra"]["playbook"]["robots"]
    public = book(settings=settings(organization={"public": True}))
    assert rendered(public).settings["extra"]["playbook"]["robots"] == ""


def test_serving_leaves_the_policy_out() -> None:
    assert "script-src 'self'" in rendered().settings["extra"]["playbook"]["policy"]
    assert rendered(serving=True).settings["extra"]["playbook"]["policy"] == ""


def test_right_to_left_languages_turn_the_page() -> None:
    arabic = book(settings=settings(organization={"language": "ar"}))
    assert rendered(arabic).settings["extra"]["playbook"]["direction"] == "rtl"


def test_pictures_are_written_and_linked() -> None:
    pictured = Term(id="wait", title="Wait", meaning="![A clock](clock face.svg) ![Gone](gone.svg)")
    site = rendered(book(terms={"wait": pictured}, assets={"logo.svg": b"<svg/>"}))
    assert site.assets["assets/files/logo.svg"] == b"<svg/>"
    assert "gone.svg" not in site.pages["about/glossary/index.md"]


def test_the_page_of_changes_tells_what_is_ours_and_nothing_of_questions_or_trainers() -> None:
    changed = (
        Changed(
            "modules.greeting.items.q.choices.a.feedback", "KEY-TEXT", "Oak", "/home/x/oak/content/modules/greeting/items.yml", 4, "changed"
        ),
        Changed("modules.greeting.rubric.r.met", "RUBRIC-TEXT", "Oak", "/home/x/oak/content/modules/greeting/rubric.yml", 4, "changed"),
        Changed("guidance.gone", "A card", "Oak", "/home/x/oak/content/guidance/gone.yml", 2, "removed", "We never meet this."),
        Changed("guidance.late", "It is late", "Oak", "/home/x/oak/content/guidance/late.yml", 1, "added"),
    )
    page = rendered(provenance=Provenance(changed)).pages["about/changes/index.md"]
    assert "We never meet this." in page
    assert '<a href="../../guidance/waiting/#late">It is late</a>' in page
    assert "questions" in page
    assert not re.search("KEY-TEXT|RUBRIC-TEXT|/home/x", page)


def test_the_site_carries_the_newest_date_in_the_content() -> None:
    assert newest(book()) == date(2026, 11, 2)
    assert "2 November 2026" in rendered().settings["extra"]["playbook"]["footer"]["version"]


def test_strings_that_templates_use_exist() -> None:
    theme = read_theme(theme_dir())
    used = {key for text in theme.templates.values() for key in re.findall(r"\bt\.([a-z_]+)\b", text)}
    assert used <= set(theme.strings)


def test_templates_hold_no_words_of_their_own() -> None:
    theme = read_theme(theme_dir())
    for name, text in {**theme.templates, **{name: data.decode() for name, data in theme.shell.items()}}.items():
        bare = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", text)
        assert not re.search(r"[A-Za-z]{3,}", bare), (name, re.findall(r"[A-Za-z]{3,}", bare))


def test_no_string_stands_in_two_files() -> None:
    seen: dict[str, str] = {}
    for path in sorted((theme_dir() / "strings").glob("*en.yml")):
        for key in yaml.safe_load(path.read_text(encoding="utf-8")):
            assert key not in seen, f"{key} is in {seen[key]} and in {path.name}"
            seen[key] = path.name


def test_slim_keeps_strings_and_meaning() -> None:
    assert slim(b'/* why */\na { content: attr(x) ": ";\n  color: red; }\n') == b'a{content:attr(x) ": ";color:red}\n'


def test_case_28_a_string_without_a_translation_is_shown_in_english_and_reported(tmp_path: Path) -> None:
    folder = tmp_path / "theme"
    shutil.copytree(theme_dir(), folder)
    english = yaml.safe_load((folder / "strings/assessment.en.yml").read_text(encoding="utf-8"))
    german = {name: f"de {name}" for name in english if name != "assessment_right"}
    (folder / "strings/assessment.de.yml").write_text(yaml.safe_dump(german), encoding="utf-8")
    theme = read_theme(folder, "de-CH")
    assert theme.strings["assessment_wrong"] == "de assessment_wrong"
    assert theme.strings["assessment_right"] == english["assessment_right"]
    assert "assessment_right" in theme.untranslated
    assert "assessment_wrong" not in theme.untranslated
    german_book = book(settings=settings(organization={"language": "de-CH"}))
    notes = render(plan(german_book), Provenance(), Options(theme)).notes
    missing = theme.untranslated
    told = f"{len(missing)} of {len(theme.strings)} strings are not in `de-CH` yet and are shown in English: {missing[0]}"
    assert any(told in note for note in notes), notes
    assert read_theme(folder, "en-GB").untranslated == ()
