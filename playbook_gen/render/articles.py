"""The articles: the list of them, and the page of each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from ..model import Article
from ..plan import Page
from ..text.plain import plain
from ..text.prose import for_engine
from .desk import Desk

WORDS_A_MINUTE = 200  # a calm reader of prose in a first language; Brysbaert (2019) measured 238 for English on paper
PREFIX = "part"  # before the ids of an article's headings


def articles(desk: Desk, _page: Page) -> Mapping[str, Any]:
    """Every article with the minutes that it takes."""
    return {"rows": [(record, minutes(record)) for record in desk.plan.playbook.articles.values()]}


def article(desk: Desk, page: Page) -> Mapping[str, Any]:
    """One article: its text for the engine, its headings, where to go from there."""
    record = desk.plan.playbook.articles[page.record or ""]
    prose = for_engine(record.body, desk.tools(page.depth).links, PREFIX, level=2)
    return {
        "article": record, "minutes": minutes(record),
        "prose": Markup(prose.markdown),  # noqa: S704 - `for_engine` has made it safe for every engine
        "parts": [(f"{PREFIX}--{heading.slug}", plain(heading.title)) for heading in prose.headings if heading.level == 2],
        "see": [name for name in record.see if name in desk.plan.addresses],
    }  # fmt: skip


def minutes(record: Article) -> int:
    """How long the text takes to read, in whole minutes, at least one."""
    return max(1, math.ceil(len(plain(record.body).split()) / WORDS_A_MINUTE))
