"""The settings that any of the engines builds the written pages with, and what the shell shows on every page."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ..model import Settings
from ..plan import SitePlan
from . import facts
from .desk import Desk
from .links import FILES, spelled
from .strings import initial

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
# No attribute lists, no raw switches: what content may hold is decided before the engine sees it.
EXTENSIONS: list[Any] = [
    {"tables": {"use_align_attribute": True}}, "md_in_html", "sane_lists", "pymdownx.superfences",
    {"pymdownx.highlight": {"use_pygments": False, "anchor_linenums": False}}, {"toc": {"permalink": False}},
]  # fmt: skip
IGNORED = {"omitted_files": "ignore", "not_found": "ignore"}
LINKS = {"not_found": "ignore", "absolute_links": "ignore", "unrecognized_links": "ignore", "anchors": "ignore"}


def settings(desk: Desk) -> dict[str, Any]:
    """The contents of `mkdocs.yml`, apart from the folders."""
    given = desk.plan.playbook.settings
    organization = given.organization
    return {
        "site_name": site_name(given),
        "site_url": organization.url or "",
        "site_description": desk.plan.playbook.vision.current.statement,
        "use_directory_urls": True,
        "theme": {"name": "material", "custom_dir": "shell", "font": False, "language": "en"},
        "plugins": [],
        "markdown_extensions": EXTENSIONS,
        "nav": [{place.title: f"{place.address}index.md"} for place in desk.plan.places],
        "validation": {"nav": IGNORED, "links": LINKS},
        # Material's own stylesheets and scripts reach no page; engines that know this setting leave them out of the site.
        "exclude_docs": "/assets/javascripts/\n/assets/stylesheets/\n/assets/images/favicon.png\n",
        "extra": {"playbook": shell_values(desk)},
    }


def site_name(settings: Settings) -> str:
    """`Harrowmere, Player playbook`, with the team's name in a team's site."""
    names = [settings.organization.short_name or settings.organization.name]
    names += [settings.team.name] if settings.team else []
    return ", ".join([*names, settings.organization.playbook_name])


def shell_values(desk: Desk) -> dict[str, Any]:
    """What the shell sets on every page. Addresses are relative to the root."""
    given, plan = desk.plan.playbook.settings, desk.plan
    organization, brand = given.organization, given.brand
    language = organization.language
    logo = FILES + quote(brand.logo) if brand.logo and brand.logo in desk.plan.playbook.assets else ""
    return {
        "name": organization.short_name or organization.name,
        "initial": str(initial(organization.short_name or organization.name)),
        "subtitle": _subtitle(desk),
        "site_name": site_name(given),
        "id": identity(given),
        "language": language,
        "direction": "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr",
        "logo": logo,
        "favicon": logo or "assets/favicon.svg",
        "robots": "" if organization.public else "noindex, nofollow",
        "policy": "" if desk.options.serving else POLICY,
        "home": spelled("", desk.options.links) or ".",
        "places": [_place(desk, place.id, place.title, place.address) for place in plan.places],
        "draft": _draft(desk),
        "footer": _footer(desk),
        "icons": {name: str(desk.icons[name]) for name in ("search", "scheme", "close", "next")},
        "strings": {key: value for key, value in vars(desk.strings.all).items() if key in SHELL_STRINGS},
    }


def _subtitle(desk: Desk) -> str:
    """The team, or the playbook; and which edition, where it is not the one that everybody has."""
    given, edition = desk.plan.playbook.settings, desk.plan.edition
    name = given.team.name if given.team else given.organization.playbook_name
    return name if edition == "learner" else f"{name} · {desk.strings.say(f'edition_{edition}')}"


SHELL_STRINGS = {
    "skip", "navigation", "search", "search_label", "search_close", "search_loading", "search_failed", "search_none", "search_one",
    "search_other", "search_slash", "scheme", "draft", "draft_link", "footer_playbook", "footer_about", "footer_stuck", "footer_alone",
    "not_found_h1", "not_found_lead", "to_home",
}  # fmt: skip


def identity(settings: Settings) -> str:
    """What the browser keeps a reader's progress and settings under."""
    return settings.identity


def _place(desk: Desk, id: str, title: str, address: str) -> dict[str, str]:
    return {"id": id, "title": title, "address": spelled(address, desk.options.links) or ".", "icon": str(desk.icons[id])}


def _draft(desk: Desk) -> dict[str, str]:
    count = len(desk.missing)
    if not count:
        return {}
    return {"text": desk.strings.count("draft", count), "address": f"{desk.address('page:about')}#to-publish"}


def _footer(desk: Desk) -> dict[str, Any]:
    organization = desk.plan.playbook.settings.organization
    first = ("page:vision", "page:behaviours", "page:start", "page:boards", "page:scoreboard", "page:stories", "page:articles")
    second = ("page:train", "page:lead", "page:progress", "page:glossary", "page:changes", "page:owners", "page:about")
    return {
        "help": [{"who": line.who, "how": line.how} for line in organization.help],
        "alone": str(desk.tools(0).inline(organization.decide_alone)) if organization.decide_alone else "",
        "lists": [_list(desk, "footer_playbook", first), _list(desk, "footer_about", second)],
        "version": _version(desk, desk.plan),
    }


def _list(desk: Desk, name: str, addresses: tuple[str, ...]) -> dict[str, Any]:
    found = [{"title": desk.name(address), "address": desk.address(address)} for address in addresses]
    return {"title": desk.strings.say(name), "links": [link for link in found if link["address"] is not None]}


def _version(desk: Desk, plan: SitePlan) -> str:
    organization = plan.playbook.settings.organization
    line = desk.strings.say("version_line", playbook=organization.playbook_name, date=desk.strings.date(facts.newest(plan.playbook)))
    kept = desk.strings.say("version_kept", who=organization.champion.name) if organization.champion else ""
    return f"{line} · {kept}" if kept else line
