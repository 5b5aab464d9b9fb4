"""What an attacker, or an unlucky author, once got through with: each stays mended."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from playbook_gen.cli import main, playbook
from playbook_gen.model import Words
from playbook_gen.model.guidance import Guidance
from playbook_gen.pipeline import Wanted, check
from playbook_gen.read.markdown import read_markdown
from playbook_gen.read.pictures import problem
from playbook_gen.read.yaml import read_yaml
from playbook_gen.render.strings import Strings
from playbook_gen.source import Mark
from playbook_gen.text.fragments import block
from playbook_gen.text.plain import plain
from playbook_gen.text.safety import links, problems

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}</svg>'
COPIES = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
LONG = 19_999
STANDS = "layers: [../library]"


@pytest.fixture
def small(library: Path, tmp_path: Path, lighthouse: Path) -> Path:
    """A playbook that says nothing itself, on the small ground, with the mkdocs.yml of a new one."""
    folder = tmp_path / "small"
    (folder / "content").mkdir(parents=True)
    (folder / "playbook.yml").write_text(f"format: 1\n{STANDS}\n", encoding="utf-8")
    shutil.copy(lighthouse / "mkdocs.yml", folder)
    return folder


def build(folder: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(playbook, ["build", str(folder), *options])
    assert result.exception is None or not isinstance(result.exception, OSError | ValueError), result.exception
    return result.exit_code, result.output + (str(result.exception) if result.exception else "")


def test_a_text_is_one_line_so_that_none_of_its_lines_is_a_fence() -> None:
    fields = {
        "id": "a", "situation": "A", "topic": "waiting", "say": "Now\n\n```\nlater", "avoid": "B", "why": "C", "behaviour": "d",
    }  # fmt: skip
    assert Guidance.model_validate(fields).say == "Now ``` later"


@pytest.mark.parametrize("code", ["~~~\nx\n```\n<b>\n```\ny\n~~~", "    q\n    ~~~\n    <b>\n    ~~~\n    r"])
def test_a_fence_shown_as_code_opens_none_for_the_engine(code: str) -> None:
    html = block(f"Before\n\n{code}", lambda name: None)
    assert "&lt;b&gt;" in html
    assert "```" not in html
    assert "~~~" not in html


def test_braces_in_a_word_of_the_organization_fill_no_place() -> None:
    word = {"one": "{n.__class__}", "many": "{"}
    words = Words.model_validate(dict.fromkeys(Words.model_fields, word))
    strings = Strings({"hello": "{n} <customer>, <customers>"}, words)
    assert strings.say("hello", n=3) == "3 {n.__class__}, {"


@pytest.mark.parametrize("text", ["> [y]: file:///x", "- a\n\n    [y]: intent:x", "1. [y]: ftp://x", "[y\nz]: file:///x", "[y]: https://x"])
def test_a_link_definition_is_found_wherever_markdown_takes_it_for_one(text: str) -> None:
    assert [unsafe.what for unsafe in problems(text)] == ["definition"]


@pytest.mark.parametrize("text", ["![a](sub dir/x.png)", "[a](foo bar)", "[![a](b.png)](foo)", "[[a](https://x 't')](page:home)"])
def test_half_a_link_is_an_address_that_leads_nowhere(text: str) -> None:
    assert {unsafe.what for unsafe in problems(text)} == {"address"}


def test_the_picture_in_a_link_is_a_picture() -> None:
    assert [(dest, picture) for _, dest, picture in links("[![a](b.png)](page:home)")] == [("page:home", False), ("b.png", True)]
    assert not list(problems("[![a](b.png)](page:home) f\\[x\\](y)"))


@pytest.mark.parametrize("text", ["[" * LONG, "![a](" * 3_900, "[](#" * 4_900, "1. " * 6_500, "+ 1. " * 3_900, "[" * 400 + "]" * 400])
def test_what_would_hold_up_or_overthrow_a_markdown_parser_is_refused_at_once(text: str) -> None:
    began = time.process_time()
    assert [unsafe.what for unsafe in problems(text)] == ["tangle"]
    assert time.process_time() - began < 1


@pytest.mark.parametrize("text", ["[a](page:home) " * 1_300, "* * * * *", "[[[a]]]", "1. a\n    - b\n        - c", "f(g(h(x)))"])
def test_what_people_write_is_no_tangle(text: str) -> None:
    assert not [unsafe for unsafe in problems(text) if unsafe.what == "tangle"]


def test_a_long_row_of_underscores_takes_no_time() -> None:
    began = time.process_time()
    plain("a" + "_" * LONG + "a")
    assert time.process_time() - began < 1


@pytest.mark.parametrize("letter", ["\x00", "\x02", "\x1b", "\x7f"])
def test_control_characters_are_refused_where_they_stand(letter: str) -> None:
    _, found = read_markdown(f"---\ntitle: a\n---\nb{letter}", Mark("a.md"))
    assert [(finding.code, finding.mark.line, finding.mark.column) for finding in found] == [("PB011", 4, 2)]
    _, found = read_yaml(f'a: b\nc: "\\x{ord(letter):02x}"', Mark("a.yml"))
    assert [(finding.code, finding.mark.line) for finding in found] == [("PB011", 2)]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-02-30", "20260101", "٢٠٢٦-٠١-٠١"])
@pytest.mark.parametrize("field", ["reviewed", "changes"])
def test_a_day_with_which_no_calendar_can_reckon_is_a_finding(small: Path, field: str, day: str) -> None:
    value = day if field == "reviewed" else f'[{{date: "{day}", what: a}}]'
    (small / "content/vision.yml").write_text(f"{field}: {value}\n", encoding="utf-8")
    assert [found.code for found in check(Wanted(small)).diagnostics if found.severity == "error"] == ["PB112"]


@pytest.mark.parametrize("line", ['content: "a\\0b"', "content: " + "a" * 400, "layers: [" + "a" * 400 + "]"])
def test_a_folder_that_cannot_exist_is_no_crash(
    small: Path, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stands = [] if line.startswith("layers") else [STANDS]
    (small / "playbook.yml").write_text("\n".join(["format: 1", *stands, line, ""]), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["playbook", "check", str(small)])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code in (1, 2)
    assert "Traceback" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("plugin", ["", "mkdocs.yml"])
def test_a_folder_builds_into_itself_with_and_without_mkdocs_yml(small: Path, plugin: str) -> None:
    if not plugin:
        (small / "mkdocs.yml").unlink()
    for _ in range(2):
        code, output = build(small)
        assert code == 0, output
    assert (small / "site/index.html").is_file()


def test_what_mkdocs_refuses_is_said_in_its_words(small: Path) -> None:
    (small / "mkdocs.yml").write_text("site_name: x\ndocs_dir: content\ntheme: nothere\nplugins: [playbook]\n", encoding="utf-8")
    code, output = build(small)
    assert code != 0
    assert "nothere" in output


def test_a_site_among_the_content_is_refused(small: Path) -> None:
    code, output = build(small, "--site-dir", str(small / "content/site"))
    assert code != 0
    assert "lies among the content" in output
    assert not (small / "content/site").exists()


@pytest.mark.parametrize("name", ["A\x01", "\udcff", "{{ x }}", "a" * 700])
def test_new_refuses_a_name_that_no_file_can_hold_and_writes_nothing(tmp_path: Path, name: str) -> None:
    result = CliRunner().invoke(playbook, ["new", str(tmp_path / "x"), "--name", name])
    assert result.exit_code != 0
    assert not (tmp_path / "x").exists()


def test_new_takes_roles_in_any_letters(tmp_path: Path) -> None:
    options = ["--name", "👩‍👩‍👧 שלום", "--role", "販売", "--role", "倉庫", "--team", "..", "--customer", "{n}/{"]
    result = CliRunner().invoke(playbook, ["new", str(tmp_path / "x"), *options])
    assert result.exit_code == 0, result.output
    assert build(tmp_path / "x", "--markdown", str(tmp_path / "written"))[0] == 0
    assert [path.name for path in (tmp_path / "x/teams").iterdir()] == ["team-1"]


@pytest.mark.parametrize(
    "svg",
    [
        SVG.format(COPIES), SVG.format('<path fill="u\\72l(https://e)"/>'), SVG.format('<path fill="url/**/(https://e)"/>'),
        SVG.format('<path filter="image-set(https://e)"/>'), SVG.format('<x:path xmlns:x="http://www.w3.org/1999/xhtml"/>'), "<path/>",
        '<?xml version="1.0" encoding="koi8-r"?>' + SVG.format(""), '<?XML-STYLESHEET href="x"?>' + SVG.format(""),
        SVG.format('<g xml:base="https://e"/>'), "",
    ],
)  # fmt: skip
def test_an_svg_that_is_more_than_a_drawing_is_refused(svg: str) -> None:
    assert problem("a.svg", svg.encode())


def test_a_drawing_with_copies_and_colours_of_its_own_is_not() -> None:
    drawing = '<defs><linearGradient id="b"/></defs><path id="a" fill="url(#b)"/><use href="#a"/><use href="#a"/>'
    assert problem("a.svg", ('<?xml version="1.0" encoding="UTF-8"?>' + SVG.format(drawing)).encode()) is None


@pytest.mark.parametrize(("name", "data"), [("a.webp", b"RIFF<html>"), ("a.avif", b"\0\0\0<script>"), ("a.png", b"<html>")])
def test_a_picture_is_what_its_name_says(name: str, data: bytes) -> None:
    assert problem(name, data)
