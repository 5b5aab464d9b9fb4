"""What leaves our hands is safe in any page; what authors are told is where it stands; no text takes long."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from playbook_gen.text import fragments, plain, prose, safety

PIECES = [
    "<",
    ">",
    "<b>",
    "</b>",
    "<script>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "-->",
    "<a@b.example>",
    "`",
    "``",
    "```",
    "~~~",
    "\n",
    "\n\n",
    "    ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[a](",
    "javascript:alert(1)",
    "java&#115;cript:",
    "data:text/html,x",
    "https://a.example/",
    "module:a",
    "page:vision",
    "{: onclick=x }",
    "{ .a }",
    "{:",
    "}",
    "{#a}",
    "&#106;",
    "&lt;",
    "&",
    "\\",
    '"',
    "'",
    "*",
    "_",
    "|",
    "| a | b |\n|---|---|\n",
    "[a]: x",
    "a",
    "é",
    "\t",
    " ",
]
texts = st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
ENGINE = ["tables", "sane_lists", "attr_list", "md_in_html", "def_list", "admonition", "pymdownx.superfences", "pymdownx.highlight"]


class Scan(HTMLParser):
    """Collects what a browser could run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.active: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "style", "form", "base", "meta", "link", "svg", "math"}:
            self.active.append(tag)
        for name, value in attrs:
            scheme = re.sub(r"[\x00-\x20]", "", (value or "").lower()).partition(":")[0]
            if (
                name.startswith("on")
                or name == "style"
                or (name in {"href", "src", "action"} and scheme in {"javascript", "data", "vbscript"})
            ):
                self.active.append(f"{tag} {name}={value}")


def known(address: str) -> str | None:
    return f"https://a.example/{address}" if address in {"module:a", "page:vision"} else None


@given(texts)
@example("[a](javascript:alert(1))")
@example("[a](java&#115;cript:alert(1))")
@example("![a](x){: onload=alert(1) }")
@example("`<b>`<script>alert(1)</script>`")
@example("```\n<b>\n~~~\n```\n<script>")
@example("<scr\n<b>ipt>")
def test_a_fragment_holds_nothing_active(text: str) -> None:
    assert Scan(fragments.block(text, known)).active == []
    assert Scan(fragments.inline(text, known)).active == []


@given(texts)
@example("# a\n\n<script>alert(1)</script>\n\n# b\n\ntext")
@example("```\n# no heading\n```\n# a { #x onclick=alert(1) }")
@example("[a]: javascript:alert(1)\n\n[a]")
@example("    <script>\n\n<script>")
@example("- a\n\n        [b](javascript:x)\n")
def test_prose_that_an_engine_renders_holds_nothing_active(text: str) -> None:
    made = prose.for_engine(text, known, "lesson")
    html = markdown.markdown(made.markdown, extensions=ENGINE)
    assert Scan(html).active == []


@given(texts)
def test_findings_name_what_stands_there(text: str) -> None:
    for unsafe in safety.problems(text):
        assert 0 <= unsafe.offset < len(text)
        assert unsafe.found in text[unsafe.offset :] or unsafe.found in safety.masked(text)[unsafe.offset :]
    for offset, dest, _ in safety.links(text):
        assert text[offset : offset + len(dest)] == dest


@given(texts)
def test_masking_keeps_every_place(text: str) -> None:
    masked = safety.masked(text)
    assert len(masked) == len(text)
    assert all(kept in (letter, " ") for kept, letter in zip(masked, text, strict=True))


@given(texts)
def test_headings_have_names_of_their_own(text: str) -> None:
    names = [heading.slug for heading in prose.headings(text)]
    assert all(names)
    assert all(3 <= heading.level <= 6 for heading in prose.headings(text))


@given(texts)
def test_plain_text_is_one_line(text: str) -> None:
    assert "\n" not in plain.plain(text)
    assert len(plain.plain(text, 20)) <= 20


@given(texts)
def test_what_is_said_to_be_harmless_is(text: str) -> None:
    """The renderer trusts a text that is not suspicious, whatever Markdown makes of it."""
    if not safety.suspicious(text):
        assert Scan(markdown.markdown(text, extensions=ENGINE)).active == []


def test_a_heading_may_close_itself_or_be_code() -> None:
    assert [heading.slug for heading in prose.headings("## Ask ##\n\n## C#\n\n## `code`\n\n##\n\n## Ask")] == ["ask", "c", "code", "ask-2"]


@pytest.mark.parametrize(
    "text", ["a < b", "5 <3", "`<b>`", "```\n<b>\n```", "<https://a.example>", "<a@b.example>", "{ a }", "a{b}", "[a](module:x)", "[a](#b)"]
)
def test_harmless_texts_have_no_findings(text: str) -> None:
    assert list(safety.problems(text)) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<b>", "tag"),
        ("a <!-- b -->", "tag"),
        ("<?php", "tag"),
        ("a {: .b }", "attributes"),
        ("a { #b }", "attributes"),
        ("a {b=c}", "attributes"),
        ("[a](javascript:x)", "scheme"),
        ("[a](java&#115;cript:x)", "scheme"),
        ("[a](data:x)", "scheme"),
        ("[a](../b)", "address"),
        ("[a]: b", "definition"),
    ],
)
def test_unsafe_texts_are_found(text: str, what: str) -> None:
    assert [unsafe.what for unsafe in safety.problems(text)] == [what]


def everything(text: str) -> None:
    list(safety.problems(text))
    list(safety.links(text))
    safety.suspicious(text)
    prose.headings(text)
    plain.plain(text)
    fragments.relink(text, known)


REPEATED = [
    "![a](",
    "[a](b ",
    "[",
    "[a[b]",
    "\\[",
    "[a]:",
    '[a](b "',
    "{a ",
    "{ ",
    "&",
    "&a",
    "java ",
    "```{",
    "](https://",
    "_a",
    "*a ",
    "`a",
    "#",
    "# a\n",
    "> ",
    "<a",
    ".a",
    "- ",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_no_text_takes_longer_than_its_length_allows(piece: str) -> None:
    """Five times the text may take about five times the time, with much to spare; never twenty-five times."""
    assert seconds(everything, piece * (35_000 // len(piece))) < 4


def seconds(call: Callable[[str], None], text: str) -> float:
    start = time.process_time()
    call(text)
    return time.process_time() - start
