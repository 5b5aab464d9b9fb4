"""The stages in order. The only place that decides to stop."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from . import provenance
from .bundled import content_dir, theme_dir
from .config import shown, stack
from .diagnostics import Diagnostic, error, has_errors
from .editions import Edition, for_edition, leaks, told
from .load import BASE, SETTINGS_FILE, Layer
from .model import Playbook
from .overlay import EMPTY
from .plan import plan
from .read.pictures import MAX_BYTES
from .read.table import MAX_BYTES as MOST_DATA
from .render import Options, Rendered, newest, read_theme, render
from .settle import Settled, settle
from .source import Mark
from .validate.validate import Surroundings, validate

MARKER = "playbook-site.json"  # in every finished site: the sign that a build may replace the folder
UNREAD = {"PB001", "PB002", "PB004", *(f"PB0{number}" for number in range(11, 20))}  # nothing of the file could be taken
UNKNOWN_LAYERS = {"PB050", "PB051", "PB052"}
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a folder, one of its teams or none, how links are spelled, the day for checks that need one."""

    folder: Path
    team: str | None = None
    links: Literal["clean", "files"] = "clean"
    today: date | None = None
    serving: bool = False
    edition: Edition = "learner"


@dataclass(frozen=True)
class Checked:
    """What reading and validating gave: the layers, the settled tree, the playbook if it is sound, every finding."""

    layers: tuple[Layer, ...]
    settled: Settled
    playbook: Playbook | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def files(self) -> int:
        """How many files were read."""
        return sum(len(layer.files) for layer in self.layers)

    def without_trees(self) -> Checked:
        """The findings without what pages are made from: of a thousand pages it is half of the memory, and nobody asks for it again."""
        layers = tuple(replace(layer, tree=EMPTY) for layer in self.layers)
        return Checked(layers, Settled(EMPTY, {}, ()), None, self.diagnostics)


@dataclass(frozen=True)
class Made:
    """What the whole pipeline gave; `rendered` is None if a mistake stopped it. What was checked is without its trees by then."""

    checked: Checked
    rendered: Rendered | None
    newest: date | None = None


def check(wanted: Wanted, progress: Progress = lambda stage: None) -> Checked:
    """Read, lay and validate. Raises `UsageError` if there is no such folder or team."""
    progress("reading")
    layers, found = stack(wanted.folder, wanted.team, content_dir() / BASE)
    settled, more = settle([layer.tree for layer in layers])
    if broken_ground(found):
        return Checked(layers, settled, None, tuple(found))
    assets, missing = _assets(layers)
    progress("checking")
    foreign = provenance.foreign_names(layers, content_dir() / "demo")
    data, more_missing = _data(layers)
    playbook, wrong = validate(settled, Surroundings(assets, wanted.today, foreign, BASE, data))
    found = [*found, *missing, *more_missing, *beyond_reading(found, beyond_doubling(found, [*more, *beyond_naming(more, wrong)]))]
    located = tuple(map(provenance.Under(layers).located, found))
    return Checked(layers, settled, None if has_errors(found) else playbook, located)


def broken_ground(found: Iterable[Diagnostic]) -> bool:
    """Whether it is not even known what lies over what: all that is said about the content would then be wrong."""
    return any(d.code in UNKNOWN_LAYERS or (d.code in UNREAD and d.mark.path.rpartition("/")[2] == SETTINGS_FILE) for d in found)


def beyond_reading(found: Iterable[Diagnostic], later: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """`later` without what only follows from a file that could not be read: fields "missing" in it, records "not beneath"."""
    unread = {diagnostic.mark.path for diagnostic in found if diagnostic.code in UNREAD}
    return (diagnostic for diagnostic in later if diagnostic.mark.path not in unread)


def beyond_naming(settling: Iterable[Diagnostic], later: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """`later` without what only follows from a misspelt name: an override that met nothing has no other fields."""
    strays = tuple(f"{diagnostic.field}." for diagnostic in settling if diagnostic.code == "PB022")
    return (diagnostic for diagnostic in later if not (diagnostic.code == "PB110" and diagnostic.field.startswith(strays)))


def beyond_doubling(found: Iterable[Diagnostic], later: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """`later` without what is said of a list in which an id stands twice: the second thing was left out, and is missed."""
    doubled = {diagnostic.field.rpartition(".")[0] for diagnostic in found if diagnostic.code == "PB020"}
    return (diagnostic for diagnostic in later if diagnostic.field not in doubled)


def make(wanted: Wanted, progress: Progress = lambda stage: None) -> Made:
    """Everything up to the finished pages."""
    checked = check(wanted, progress)
    if checked.playbook is None:
        return Made(checked, None)
    progress("making pages")
    whole, book = checked.playbook, for_edition(checked.playbook, wanted.edition)
    theme = read_theme(theme_dir(), book.settings.organization.language)
    options = Options(theme, links=wanted.links, serving=wanted.serving)
    origin = provenance.provenance(checked.layers, checked.settled, checked.diagnostics)
    origin = replace(origin, changed=tuple(change for change in origin.changed if told(change.path, wanted.edition)))
    checked = checked.without_trees()
    rendered = render(plan(book, wanted.edition), origin, options)
    found = [] if wanted.serving or wanted.edition == "trainer" else list(_leaked(whole, rendered))
    if found:
        return Made(replace(checked, diagnostics=(*checked.diagnostics, *found)), None)
    return Made(checked, _marked(rendered, book, wanted.edition), newest(book))


def _leaked(book: Playbook, rendered: Rendered) -> Iterator[Diagnostic]:
    """What only trainers may see and would be in the site: a fault of the program or the theme, and no site is better than that one."""
    files = {**rendered.assets, **{path: text.encode() for path, text in rendered.pages.items()}}
    for leak in leaks(book, files):
        message = f"what only trainers may see stands in `{leak.file}`: `{leak.part}` of `{leak.record}`"
        fix = "take it out of the template or the text; if neither is yours, report it"
        yield error("PB310", Mark(leak.file, 1, 1, ""), f"{leak.record}.{leak.part}", message, fix)


def _marked(rendered: Rendered, book: Playbook, edition: Edition) -> Rendered:
    marker = {
        "edition": edition,
        "playbook": book.settings.organization.name,
        "team": book.settings.team.name if book.settings.team else None,
        "pages": len(rendered.pages),
    }
    text = json.dumps(marker, ensure_ascii=False, indent=2) + "\n"
    return replace(rendered, assets={**rendered.assets, MARKER: text.encode()})


def _data(layers: Iterable[Layer]) -> tuple[dict[str, tuple[bytes, Mark]], list[Diagnostic]]:
    """The bytes of the tables of all layers by name, the uppermost of each; one that cannot be read is reported and left out."""
    data: dict[str, tuple[bytes, Mark]] = {}
    found = []
    for layer in layers:
        for name, path in layer.data.items():
            mark = Mark(f"{shown(path.parent)}/{path.name}", layer=layer.name)
            try:
                with path.open("rb") as file:
                    data[name] = (file.read(MOST_DATA + 1), mark)
            except OSError as problem:
                found.append(error("PB001", mark, f"data/{name}", f"cannot read the file: {problem.strerror}", "check its permissions"))
    return data, found


def _assets(layers: Iterable[Layer]) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The pictures of all layers by name, the uppermost of each; a picture beyond the limit is reported and left out."""
    assets: dict[str, bytes] = {}
    found = []
    for layer in layers:
        for name, path in layer.assets.items():
            mark = Mark(f"{shown(path.parent)}/{path.name}", layer=layer.name)
            try:
                size = path.stat().st_size
                if size <= MAX_BYTES:
                    assets[name] = path.read_bytes()
                    continue
                message = f"expected a picture of at most {MAX_BYTES // 1_000_000} MB, found {size / 1e6:.0f} MB"
                found.append(error("PB120", mark, f"assets/{name}", message, "make it smaller"))
            except OSError as problem:
                found.append(error("PB001", mark, f"assets/{name}", f"cannot read the file: {problem.strerror}", "check its permissions"))
    return assets, found
