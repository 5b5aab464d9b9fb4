"""A playbook whose every text is an attack. It was never validated: what it becomes is up to rendering alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from playbook_gen.bundled import content_dir, theme_dir
from playbook_gen.model import Playbook, Record, Role, Step, Topic
from playbook_gen.model.fields import LocalRef, Markdown, Ref
from playbook_gen.model.playbook import SHELVES as KINDS_ON_SHELVES
from playbook_gen.pipeline import MARKER, Wanted, check
from playbook_gen.plan import plan
from playbook_gen.render import Changed, Options, Provenance, Rendered, read_theme, render
from playbook_gen.validate.shape import Slot, slots

T = TypeVar("T")
MODULE = "in-for-repair"  # the demo's own: it has all parts
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "[x](javascript:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[r]: javascript:alert(1) 'x'\n\n[r]",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "![x](//evil.example/x.png)",
    '![x](x.png"onerror="alert(1))',
    '[x](https://a.example "t" onclick="alert(1))',
    "text{: onclick=alert(1) }",
    "## head {: onclick=alert(1) }",
    "## head { onclick=alert(1) }",
    "*x*{: style=color:red onclick=alert(1) }",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "</section></main><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<style>*{display:none}</style>",
    "<p style=position:fixed>x</p>",
    "<iframe src=https://evil.example></iframe>",
    "<object data=https://evil.example></object>",
    "<embed src=https://evil.example>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<form action=https://evil.example><button formaction=javascript:alert(1)>x</button></form>",
    "<details open ontoggle=alert(1)>x</details>",
    "<div markdown=1 onclick=alert(1)>x</div>",
    "<x/onclick=alert(1)>x</x>",
    "<a href=&#106;avascript:alert(1)>x</a>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<!-- --><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<?x><script>alert(1)</script>?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "```{.x onclick=alert(1)}\nx\n```",
    "``` { .x onclick=alert(1) }\nx\n```",
    "~~~html {onclick=alert(1)}\nx\n~~~",
    '```x"onclick="alert(1)\nx\n```',
    "```\n</code></pre><script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "`` ` ``<img src=x onerror=alert(1)>`",
    "    <script>alert(1)</script>",
    "- x\n\n        <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "| a | b |\n|---|:-:|\n| <img src=x onerror=alert(1)> | [x](javascript:alert(1)) |",
    "\x02wzxhzdk:0\x03<script>alert(1)</script>",
    "\x02klzzwxh:0000\x03",
    "\x02qd_abc\x03",
    "\ue000lt;script\ue000gt;alert(1)",
    "\u2028<script>alert(1)</script>",
    "{{ config.extra.playbook }}{% raw %}",
    "{% include 'base.html' %}",
    '--8<-- "base.html"',
    "*[x]: <script>alert(1)</script>\n\nx",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "---\ntitle: x\nscripts: [https://evil.example/x.js]\n---\n",
    "---\n\n<script>alert(1)</script>",
    "\n---\ntemplate: evil.html\n---\n",
    '[x](module:x"onclick="alert(1))',
    '[x](page:vision"><script>alert(1)</script>)',
    "[<img src=x onerror=alert(1)>](page:vision)",
    '<https://evil.example/"onclick=alert(1)>',
    "//evil.example/x.js",
    "https://evil.example/x.js",
    "javascript:alert(1)",
    'x@example.org?"onclick="alert(1)',
    'a"onclick=alert(1)@example.org',
)


SHELVES = ("behaviours", "guidance", "modules", "paths", "components", "terms")
OTHERS = tuple(sorted({*KINDS_ON_SHELVES.values()} - {*SHELVES}))  # these refer to each other, so that all of them stay


@cache
def apart() -> Rendered:
    """A site with as many records of each kind as there are attacks, and one attack in all texts of each."""
    book = _one_of_each()
    shelves = {name: dict(_copies(next(iter(getattr(book, name).values())))) for name in SHELVES}
    whole = poisoned(book, ATTACKS[0])
    shelves |= {name: {**shelf, **dict(_copies(next(iter(shelf.values()))))} for name in OTHERS if (shelf := getattr(whole, name))}
    return _rendered(replace(whole, **shelves), ATTACKS)


@cache
def together() -> Rendered:
    """A site in which every text is all attacks in a row."""
    attack = "\n\n".join(ATTACKS)
    return _rendered(poisoned(_one_of_each(), attack), (attack, " ".join(ATTACKS)))


def _copies(record: Record) -> Iterator[tuple[str, Record]]:
    for number, attack in enumerate(ATTACKS):
        yield f"number-{number}", poisoned(record, attack).model_copy(update={"id": f"number-{number}"})


def _rendered(book: Playbook, attacks: tuple[str, ...]) -> Rendered:
    changed = [Changed(path="guidance.x.say", title=a, layer=a, file=a, line=1, kind="removed", reason=a) for a in attacks]
    site = render(plan(book), Provenance(tuple(changed), attacks), Options(read_theme(theme_dir(), "en")))
    return replace(site, assets={**site.assets, MARKER: b"{}"})


@cache
def _one_of_each() -> Playbook:
    """The demo with one record of each kind, and in each list of parts one of each type: every field that a page can show."""
    book = check(Wanted(content_dir() / "demo")).playbook
    assert book is not None
    shelves = {name: dict(list(getattr(book, name).items())[:1]) for name in SHELVES} | {"modules": {MODULE: _slim(book.modules[MODULE])}}
    return replace(_slim(book), **shelves)


def _slim(value: T) -> T:
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _slim(getattr(value, name)) for name in type(value).model_fields})
    if isinstance(value, tuple) and value and isinstance(value[0], BaseModel) and not isinstance(value[0], Role | Topic | Step):
        return tuple({type(each): _slim(each) for each in reversed(value)}.values())  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _slim(getattr(value, each.name)) for each in fields(value)})
    return value


def poisoned(value: T, attack: str) -> T:
    """`value` with `attack` in every text that is not one of a few fixed words, an id, or a pattern."""
    if isinstance(value, BaseModel):
        known = slots(type(value))  # type: ignore[arg-type]
        return value.model_copy(update={name: _field(known[name], getattr(value, name), attack) for name in known})
    if isinstance(value, Mapping):
        return type(value)({key: poisoned(each, attack) for key, each in value.items()})  # type: ignore[call-arg]
    if isinstance(value, tuple):
        return tuple(poisoned(each, attack) for each in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: poisoned(getattr(value, each.name), attack) for each in fields(value)})
    return value


def _field(slot: Slot, value: Any, attack: str) -> Any:
    if slot.form not in ("text", "texts"):
        return poisoned(value, attack)
    if not _is_free(slot) or not isinstance(value, str | tuple | None):
        return value
    text = _everywhere(attack) if _is_block(slot) else attack
    return (text,) * len(value) if isinstance(value, tuple) else text


def _is_free(slot: Slot) -> bool:
    """Whether anything may be typed there: no id, reference, date, number, colour, or choice of words."""
    asked = repr((slot.info and slot.info.annotation, slot.markers))
    refers = any(isinstance(marker, Ref | LocalRef) for marker in slot.markers)
    return not refers and "str" in asked and not any(word in asked for word in ("Literal", "pattern='", "date", "Asset"))


def _is_block(slot: Slot) -> bool:
    return any(isinstance(marker, Markdown) and not marker.inline for marker in slot.markers)


def _everywhere(attack: str) -> str:
    """`attack` in each place that Markdown has: paragraph, heading, list, code, quotation, table."""
    line = attack.replace("\n", " ")
    return (
        f"{attack}\n\n## {line}\n\n- {line}\n\n    {line}\n\n1. {line}\n\n```\n{attack}\n```\n\n> {line}\n\n| a |\n|---|\n| {line} |\n\n"
        f"text {line} text `{line}` *{line}* [{line}](page:vision)\n{line}\n===\n\n{attack}"
    )
