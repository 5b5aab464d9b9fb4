"""From a plan to a finished site: Markdown pages, assets, shell and settings that any of the engines builds.

Pure: the same values make the same bytes; nothing here reads a clock, a folder or the environment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..plan import Page, SitePlan
from ..text.plain import plain
from . import assignments, facts, lead
from .desk import Desk, source
from .kept import kept
from .lead import announcement
from .lead.rota import CALENDAR, calendar
from .learning import scripts
from .links import FILES
from .pages_file import PAGES_FILE, pages_file
from .palette import Palette, palette
from .search import search_index
from .settings import POLICY, settings
from .theme import read_theme
from .train import syllabus_script
from .values import Changed, Options, Pages, Provenance, Rendered, Theme
from .views import VIEWS

__all__ = ["POLICY", "Changed", "Options", "Palette", "Provenance", "Rendered", "Theme", "newest", "palette", "read_theme", "render"]

newest = facts.newest
# The scripts and stylesheets that only some pages need: a page without questions loads no question code.
KEPT, COURSE, QUESTIONS, PROGRESS = "assets/state.js", "assets/course.js", "assets/questions.js", "assets/progress.js"
ASSIGNMENT = "assets/assignment.js"
SCRIPTS: Mapping[str, Sequence[str]] = {
    "guidance": ["assets/filter.js"],
    "path": [KEPT, "assets/path.js"],
    "vision": [KEPT, "assets/ack.js"],
    "module": [KEPT, "assets/module.js"],
    "progress": [KEPT, COURSE, PROGRESS],
    "record": [KEPT, COURSE, PROGRESS],
    "practice": [KEPT, COURSE, QUESTIONS, PROGRESS],
    "assigned": [KEPT, COURSE, PROGRESS, ASSIGNMENT, "assets/assigned.js"],
    "train": [ASSIGNMENT, "assets/qr.js", "assets/train.js"],
    "desk": [QUESTIONS, "assets/syllabus.js", "assets/nacl.js", "assets/receipts.js", "assets/desk.js"],
    "slides": ["assets/slides.js"],
    **lead.SCRIPTS,
}
STYLES: Mapping[str, Sequence[str]] = {
    "guidance": ["cards"], "topic": ["cards"], "behaviours": ["cards"], "article": ["board"],
    "path": ["learn", "progress"], "training": ["learn", "progress"],
    "module": ["learn", "progress"], "vision": ["board", "progress"], "boards": ["board"], "component": ["board"], "glossary": ["board"],
    "progress": ["learn", "progress"], "record": ["board", "progress"],
    "practice": ["progress", "assessment"], "sheet": ["progress", "assessment"], "assigned": ["progress", "train"],
    "train": ["progress", "train"], "desk": ["progress", "desk"], "assignment": ["progress", "train"], "pack": ["learn", "train"],
    "slides": ["train"],
    **lead.STYLES,
}  # fmt: skip


def render(plan: SitePlan, provenance: Provenance, options: Options) -> Rendered:
    """The whole site."""
    desk = Desk(plan, provenance, options)
    brand = plan.playbook.settings.brand
    colours = palette(brand.primary, brand.secondary)
    return Rendered(
        pages=Pages((page.source, _page(desk, page)) for page in plan.pages),
        assets=_assets(desk, colours),
        shell=dict(options.theme.shell),
        settings=settings(desk),
        notes=(*colours.notes, *_untranslated(desk)),
    )


def _untranslated(desk: Desk) -> list[str]:
    """What the interface says in English because nobody has said it in the playbook's language yet."""
    missing, strings = desk.options.theme.untranslated, desk.options.theme.strings
    if not missing:
        return []
    language = desk.plan.playbook.settings.organization.language
    named = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
    return [f"theme/strings: {len(missing)} of {len(strings)} strings are not in `{language}` yet and are shown in English: {named}"]


def _page(desk: Desk, page: Page) -> str:
    body = desk.fragment(f"{page.kind}.html", page, **VIEWS[page.kind](desk, page))
    return source(_meta(desk, page), [body, kept(desk, page)])


def _meta(desk: Desk, page: Page) -> dict[str, object]:
    description = page.description or _about(desk, page)
    meta: dict[str, object] = {"title": desk.title(page), "description": plain(description, 160), "place": page.place, "kind": page.kind}
    meta["index"] = page in desk.place_pages
    return meta | _loads(desk, page)


def _loads(desk: Desk, page: Page) -> dict[str, object]:
    """The scripts and stylesheets of a page."""
    scripts, styles = SCRIPTS.get(page.kind, ()), STYLES.get(page.kind, ())
    asks = page.kind == "module" and desk.plan.playbook.modules[page.record or ""].items
    if asks:
        styles = ("learn", "progress", "assessment")
    return {"scripts": list(scripts), "styles": [f"assets/{style}.css" for style in styles]}


def _about(desk: Desk, page: Page) -> str:
    path = desk.plan.playbook.paths.get(page.record or "") if page.kind == "path" else None
    return path.about if path else desk.strings.say(f"{page.kind}_description")


def _assets(desk: Desk, colours: Palette) -> dict[str, bytes]:
    assets = {f"assets/{name}": data for name, data in desk.options.theme.assets.items()}
    assets["assets/tokens.css"] = colours.css.encode()
    assets["assets/search-index.js"] = search_index(desk)
    assets |= dict(scripts(desk))
    if desk.plan.edition == "trainer":
        assets["assets/syllabus.js"] = syllabus_script(desk)
        assets |= dict(assignments.files(desk))
    assets[PAGES_FILE] = pages_file(desk)
    assets |= announcement.files(desk)
    if desk.plan.playbook.messages:
        assets[CALENDAR] = calendar(desk)
    assets["assets/favicon.svg"] = _favicon(colours)
    return assets | {f"{FILES}{path}": data for path, data in desk.plan.playbook.assets.items()}


def _favicon(colours: Palette) -> bytes:
    """The arrow on the brand's field, for organizations without a logo."""
    arrow = "M6 14h10l-4-4h6l8 8-8 8h-6l4-4H6z"
    fill, ink = colours.light["brand"], colours.light["on-brand"]
    paths = f'<path fill="{fill}" d="M0 2h32v32H0z"/><path fill="{ink}" d="{arrow}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 36">{paths}</svg>\n'.encode()
