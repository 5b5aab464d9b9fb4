"""The desk that pages are made on: one Jinja environment a site, with what templates may call.

Templates get values that are ready to show; what a template may call is listed in `Desk.tools`, and a test holds them to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from ..model import Guidance, Module, Role
from ..plan import Page, SitePlan, entries
from ..text.fragments import block, inline
from . import facts
from .links import Links, spelled
from .strings import Strings
from .values import Options, Provenance

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ICON = Markup('<svg class="pb-i{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>')


class _Compiled(BytecodeCache):
    """Templates that this process has compiled, by their text: `serve` makes a site anew at every save."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self.kept.get((bucket.key, bucket.checksum))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = _Compiled()


@dataclass(frozen=True)
class Tools:
    """What the templates of pages at one depth may call."""

    links: Links

    def link(self, name: str) -> str | None:
        """The href of a record or page, or None."""
        return self.links(name)

    def block(self, text: str) -> Markup:
        """Markdown as HTML blocks."""
        return Markup(block(text, self.links))

    def inline(self, text: str) -> Markup:
        """Markdown of one paragraph as HTML."""
        return Markup(inline(text, self.links))


class Desk:
    """Everything that is the same for all pages of a site, made once."""

    def __init__(self, plan: SitePlan, provenance: Provenance, options: Options) -> None:
        self.plan, self.provenance, self.options = plan, provenance, options
        self.strings = Strings(options.theme.strings, plan.playbook.settings.words)
        self.icons = {name: _icon(name, paths) for name, paths in options.theme.icons.items()}
        self._tools: dict[int, Tools] = {}
        self._cards: dict[tuple[int, str, int, bool], Markup] = {}
        self._files = frozenset(plan.playbook.assets)

    @cached_property
    def environment(self) -> Environment:
        """The templates, compiled once; a name that is not given is an error, not an empty place."""
        environment = Environment(
            loader=DictLoader(dict(self.options.theme.templates)), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False, bytecode_cache=COMPILED,
        )  # fmt: skip
        strings = self.strings
        environment.globals.update(
            t=strings.all, say=strings.say, count=strings.count, day=strings.time, listing=strings.listing,
            icon=self.icons.__getitem__, organization=self.plan.playbook.settings.organization, roles=self.role_titles,
            title=self.name, duration=strings.duration, contact=contact,
        )  # fmt: skip
        return environment

    def tools(self, depth: int) -> Tools:
        """What pages at `depth` call."""
        if depth not in self._tools:
            self._tools[depth] = Tools(Links(self.plan.addresses, self._files, depth, self.options.links))
        return self._tools[depth]

    def fragment(self, template: str, page: Page, **values: object) -> Markup:
        """The HTML of one template for `page`."""
        tools = self.tools(page.depth)
        given = {"link": tools.link, "block": tools.block, "inline": tools.inline, "page": page}
        given["show_card"] = partial(self.card, page)
        html = self.environment.get_template(template).render(**given, **values)
        return Markup(html.strip())  # noqa: S704 - the environment escapes

    def card(self, page: Page, card: Guidance, level: int, full: bool) -> Markup:
        """A do/don't card, made once for all pages of a depth. Only the full one, on the page of all cards, is what links lead to."""
        key = (page.depth, card.id, level, full)
        if key not in self._cards:
            anchor = card.id if full else f"card-{card.id}"
            alone = facts.limits_on(self.plan.playbook, card) if full else []
            self._cards[key] = self.fragment("parts/card.html", page, card=card, level=level, full=full, anchor=anchor, alone=alone)
        return self._cards[key]

    def title(self, page: Page) -> str:
        """What the page is called in the browser's tab and in links."""
        return page.title or str(getattr(self.strings.all, f"{page.kind}_title"))

    def name(self, address: str) -> str:
        """What readers call the record or page behind an address; empty where there is none."""
        return self._names.get(address, "")

    @cached_property
    def _names(self) -> Mapping[str, str]:
        records = {entry.name: entry.title for entry in entries(self.plan.playbook)}
        return records | {f"page:{page.kind}": self.title(page) for page in self.plan.pages if page.record is None}

    @cached_property
    def place_pages(self) -> frozenset[Page]:
        """The pages that the navigation names."""
        named = {place.address for place in self.plan.places}
        return frozenset(page for page in self.plan.pages if page.address in named)

    @cached_property
    def following(self) -> Mapping[str, Module]:
        """The module that comes after each module in the catalogue."""
        modules = list(self.plan.playbook.modules.values())
        return {one.id: after for one, after in pairwise(modules)}

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What is missing before the playbook may be published."""
        draft = self.plan.playbook.vision.current.draft
        return (*self.provenance.to_publish, *([str(self.strings.all.draft_vision)] if draft else []))

    def role_titles(self, ids: Iterable[str]) -> str:
        """`Shop floor and Repair bench`, or *everyone*."""
        named = [self.role_index[id].title for id in ids if id in self.role_index]
        return self.strings.listing(named) or str(self.strings.all.everyone)

    @cached_property
    def role_index(self) -> Mapping[str, Role]:
        """The roles by id."""
        return {role.id: role for role in self.plan.playbook.settings.roles}

    def address(self, name: str) -> str | None:
        """An address relative to the root, as links spell it."""
        found = self.plan.addresses.get(name)
        return None if found is None else spelled(found, self.options.links)


def _icon(name: str, paths: str) -> Markup:
    return ICON.format(" pb-i--next" if name == "next" else "", Markup(paths))  # noqa: S704 - the theme's own


def contact(text: str, subject: str) -> Markup:
    """How to reach somebody, with an e-mail address made a link that already says which page it is about."""
    found = EMAIL.search(text)
    if not found:
        return escape(text)
    query = f"?subject={quote(subject)}" if subject else ""
    link = Markup('<a href="mailto:{}{}">{}</a>').format(found.group(), query, found.group())
    return escape(text[: found.start()]) + link + escape(text[found.end() :])


def source(meta: Mapping[str, Any], parts: Iterable[str]) -> str:
    """A page's Markdown: front matter, then blocks apart by empty lines, as Markdown wants its HTML blocks."""
    head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items() if value)
    return f"---\n{head}\n---\n\n" + "\n\n".join(part for part in parts if part) + "\n"


View = Callable[[Desk, Page], Mapping[str, Any]]
