"""Three editions from one source: what trainers alone see is in no file of the others, and a leak stops the build."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from playbook_gen import pipeline
from playbook_gen.bundled import theme_dir
from playbook_gen.cli import playbook
from playbook_gen.editions import TRAINERS_ONLY, Edition, for_edition, leaks, secrets
from playbook_gen.model import Playbook
from playbook_gen.model.organization import PublicKind
from playbook_gen.pipeline import Wanted, check, make
from playbook_gen.plan import plan
from playbook_gen.render import Options, Provenance, read_theme, render
from playbook_gen.render.values import Pages

DEMO = Path(__file__).parent.parent / "content" / "demo"
WORDS = re.compile(r"\w+")


@pytest.fixture(scope="module")
def book() -> Playbook:
    found = check(Wanted(DEMO)).playbook
    assert found is not None
    return found


@cache
def files(edition: Edition) -> dict[str, bytes]:
    made = make(Wanted(DEMO, edition=edition))
    assert made.rendered is not None
    return {**made.rendered.assets, **made.rendered.pages.encoded}


def spoken(text: str) -> str:
    """The words of a text, without marks and tags: as they are found again whatever a page makes of them."""
    return " ".join(WORDS.findall(html.unescape(re.sub(r"<[^>]+>|[*_`]|\]\([^)]*\)|\\[nu\"]", " ", text)).lower()))


def told(book: Playbook) -> Iterator[tuple[str, str]]:
    """Every text of at least six words that only trainers see, and no learner's text says as well."""
    open_to_all = spoken(str([str(module) for module in for_edition(book, "learner").modules.values()]))
    for module in book.modules.values():
        for part in TRAINERS_ONLY:
            for text in secrets(module, part):
                words = spoken(text)
                if words.count(" ") >= 5 and words not in open_to_all:
                    yield f"{module.id}.{part}", words


@pytest.mark.parametrize("edition", ["learner", "public"])
def test_nothing_of_the_trainers_is_in_any_file(book: Playbook, edition: Edition) -> None:
    secret = list(told(book))
    assert len(secret) > 500
    found = {path: spoken(data.decode("utf-8", "replace")) for path, data in files(edition).items() if not path.endswith((".svg", ".css"))}
    everything = "\n".join(found.values())
    leaked = [(name, words) for name, words in secret if words in everything]
    assert leaked == []


@pytest.mark.parametrize("edition", ["learner", "public"])
def test_nobody_whom_something_was_assigned_to_is_named_in_any_file(book: Playbook, edition: Edition) -> None:
    people = [one for record in book.assignments.values() for one in record.people]
    assert len(people) > 3
    everything = b"\n".join(files(edition).values())
    assert [one.name for one in people if one.name.encode() in everything or (one.email or "@@").encode() in everything] == []


def test_the_trainers_have_it_all(book: Playbook) -> None:
    found = files("trainer")
    for module in book.modules.values():
        page = spoken(found[f"train/{module.id}/index.md"].decode())
        assert module.trainer is not None
        for row in module.rubric:
            assert spoken(row.met) in page, row.id
        for prompt in module.trainer.discussion:
            assert spoken(prompt) in page, prompt


def test_the_learners_and_the_public_have_no_pages_for_trainers() -> None:
    for edition in ("learner", "public"):
        assert not [path for path in files(edition) if path.startswith(("train/", "assignments/")) or "syllabus" in path]


def test_the_public_edition_shows_what_the_settings_name_and_no_names(book: Playbook) -> None:
    found = files("public")
    tops = {path.partition("/")[0] for path in found if path.endswith("index.md")}
    assert tops == {"index.md", "vision", "behaviours", "articles", "about"}
    text = b"".join(data for path, data in found.items() if path.endswith(".md")).decode()
    settings = book.settings
    assert settings.organization.champion is not None
    keepers = [settings.organization.champion.name, *(owner.name for owner in settings.owners.values())]
    approved = book.vision.current.approved_by  # whoever stands for the vision does so in public
    told = f"{settings.organization.privacy}{settings.organization.accessibility}{approved}"  # and who is named in its own texts
    for name in [*(keeper for keeper in keepers if keeper not in told), settings.organization.help[0].how]:
        assert name not in text, name


@pytest.mark.parametrize("shown", [(), ("behaviour", "article", "term"), get_args(PublicKind)])
def test_a_public_page_links_to_no_page_that_is_not_there(book: Playbook, shown: tuple[str, ...]) -> None:
    settings = book.settings.model_copy(update={"public": shown})
    public = for_edition(replace(book, settings=settings), "public")
    rendered = render(plan(public, "public"), Provenance(()), Options(read_theme(theme_dir())))
    there = {path.removesuffix("index.md") for path in rendered.pages}
    for path, page in rendered.pages.items():
        for address in re.findall(r'href="([^":]*)"', page):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), re.split("[?#]", address)[0]))
            assert target.strip(".") + "/" in there or target == "." or address.startswith("#"), (path, address)


@pytest.mark.parametrize("place", ["pages", "search index"])
def test_a_leak_stops_the_build_and_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, book: Playbook, place: str) -> None:
    text = next(row.met for row in book.modules["saying-no-well"].rubric)
    render = pipeline.render

    def careless(*arguments: object) -> object:
        rendered = render(*arguments)  # type: ignore[arg-type]
        if place == "pages":
            careless = "training/saying-no-well/index.md"
            pages = ((path, f"{page}<!-- {text} -->" if path == careless else page) for path, page in rendered.pages.items())
            return replace(rendered, pages=Pages(pages))
        assets = {path: data + text.encode() if path == "assets/search-index.js" else data for path, data in rendered.assets.items()}
        return replace(rendered, assets=assets)

    monkeypatch.setattr(pipeline, "render", careless)
    result = CliRunner().invoke(playbook, ["build", str(DEMO), "--site-dir", str(tmp_path / "site")])
    assert result.exit_code == 1
    assert "PB310" in result.output
    assert "modules.saying-no-well.rubric" in result.output
    assert not (tmp_path / "site").exists()


def test_a_sound_site_has_no_leaks(book: Playbook) -> None:
    assert list(leaks(book, files("learner"))) == []


def test_the_site_of_each_edition_has_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["new", "acme", "--name", "Acme"], ["build", "acme", "--edition", "public"]):
        assert CliRunner().invoke(playbook, command).exit_code == 0
    assert (tmp_path / "acme" / "site-public" / "vision" / "index.html").is_file()
    assert '"edition": "public"' in (tmp_path / "acme" / "site-public" / "playbook-site.json").read_text(encoding="utf-8")
