"""The MkDocs plugin `playbook`: a thin door. The only module that imports mkdocs; no behaviour lives here."""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, cast

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from .. import report
from ..bundled import theme_dir
from ..editions import EDITIONS
from ..pipeline import Made, Wanted, make
from ..render import Rendered
from ..usage import UsageError

log = get_plugin_logger(__name__)
MKDOCS_YML = "mkdocs.yml"
UNREAD = theme_dir() / "pages"  # MkDocs wants a folder of documents that is there and holds no site; ours come from no folder
OURS = ("site_name", "site_description", "use_directory_urls", "nav")


class PlaybookOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """What `mkdocs.yml` may say under `plugins: - playbook:`."""

    folder = config_options.Type(str, default=".")
    team = config_options.Optional(config_options.Type(str))
    links = config_options.Choice(("clean", "files"), default="clean")
    edition = config_options.Choice(EDITIONS, default="learner")


class PlaybookPlugin(BasePlugin[PlaybookOptions]):  # type: ignore[no-untyped-call]
    """Puts the rendered pages, assets, shell and settings into MkDocs' hands."""

    def __init__(self) -> None:
        self.prepared: Made | None = None  # made by `playbook build`, so that the pipeline does not run twice
        self.good: Made | None = None
        self.serving = False
        self.stale = False  # whether the pages shown are older than the content

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        made, self.prepared = self.prepared or self._make(config), None
        if made.rendered is not None:
            if self.stale and made is not self.good:
                log.info("mended; the pages are new again")
                self.stale = False
            self.good = made
        elif not (self.serving and self.good):
            raise PluginError(f"\n{report.text(made.checked.diagnostics, made.checked.files)}")
        else:
            self.stale = True
            log.error("the last good site stays:\n%s", report.text(made.checked.diagnostics, made.checked.files))
        assert self.good is not None
        assert self.good.rendered is not None
        _apply(self.good, self.good.rendered, config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        rendered = self._rendered()
        everything = {**rendered.pages.encoded, **rendered.assets}
        return Files([File.generated(config, name, content=content) for name, content in everything.items()])

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        page.edit_url = None  # a page has many sources; each names its own in the page of changes
        page.markdown = None  # MkDocs keeps it for all pages until the last is written, and needs it no more
        return html

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
        server.unwatch(config.docs_dir)
        for layer in self.good.checked.layers if self.good else ():
            server.watch(str(layer.folder))
        server.watch(str(theme_dir()))
        return server

    def _rendered(self) -> Rendered:
        assert self.good is not None, "MkDocs calls on_config first"
        assert self.good.rendered is not None
        return self.good.rendered

    def _make(self, config: MkDocsConfig) -> Made:
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        folder = root / self.config.folder
        try:
            links, edition = cast(Literal["clean", "files"], self.config.links), self.config.edition
            return make(Wanted(folder, self.config.team, links, serving=self.serving, edition=edition))
        except (UsageError, OSError) as problem:
            if not (self.serving and self.good):
                raise PluginError(str(problem)) from problem
            log.error("the last good site stays: %s", problem)  # many an editor saves by taking the file away for a moment
            return self.good


def _apply(made: Made, rendered: Rendered, config: MkDocsConfig) -> None:
    """The rendered settings over those of mkdocs.yml; what an organization sets besides stays."""
    settings = rendered.settings
    for name in OURS:
        config[name] = settings[name]
    config.site_url = config.site_url or settings["site_url"] or None
    config.extra.update(settings["extra"])
    config.markdown_extensions = [entry if isinstance(entry, str) else next(iter(entry)) for entry in settings["markdown_extensions"]]
    config.mdx_configs.update(
        {name: value for entry in settings["markdown_extensions"] if isinstance(entry, dict) for name, value in entry.items()}
    )
    config.theme.dirs.insert(0, str(theme_dir() / "shell"))
    config.theme.static_templates.add("404.html")
    _quiet(config)
    if made.newest is not None:  # MkDocs writes the build's day into the sitemap; two builds must not differ
        moment = datetime(made.newest.year, made.newest.month, made.newest.day, tzinfo=UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))


def _quiet(config: MkDocsConfig) -> None:
    """Links and navigation are checked by the playbook's own stages; MkDocs must not report them a second time."""
    for name in ("omitted_files", "not_found", "absolute_links"):
        config.validation.nav[name] = logging.DEBUG
    for name in ("not_found", "absolute_links", "unrecognized_links", "anchors"):
        config.validation.links[name] = logging.DEBUG


def build(made: Made, config_file: Path | None, site_dir: Path) -> list[str]:
    """Build `made` with MkDocs into `site_dir`; what MkDocs warned of.

    `config_file` is the organization's mkdocs.yml, or None for one that holds no more than it must.
    """
    warnings = _Warnings()
    with warnings:
        config = _config(config_file, site_dir, warnings.seen)
        plugin = cast(PlaybookPlugin, config.plugins["playbook"])
        plugin.prepared = made
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    return warnings.seen


def _config(config_file: Path | None, site_dir: Path, seen: list[str]) -> MkDocsConfig:
    try:
        if config_file is not None:
            return load_config(str(config_file), site_dir=str(site_dir))
        text = "site_name: playbook\ntheme: {name: material, font: false}\nplugins: [playbook]\n"
        return load_config(io.BytesIO(text.encode()), site_dir=str(site_dir), docs_dir=str(UNREAD))
    except Abort:  # it has logged its reasons, and says none of them
        raise UsageError(f"MkDocs refuses `{config_file or MKDOCS_YML}`: {' '.join(' '.join(seen).split())}") from None


def serve(config_file: Path, address: str, opened: bool) -> None:
    """Serve the site of `config_file` with live reload until interrupted; say what the plugin says, and no more."""
    log.logger.addHandler(logging.StreamHandler())
    log.logger.setLevel(logging.INFO)
    log.logger.propagate = False
    mkdocs_serve(str(config_file), dev_addr=address, open_in_browser=opened)


class _Warnings:
    """Collects what MkDocs logs as warning or worse: with `-q --strict` it counts none of them."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __enter__(self) -> None:
        self.logger = logging.getLogger("mkdocs")
        self.handler = logging.Handler(logging.WARNING)
        self.handler.emit = lambda record: self.seen.append(record.getMessage())  # type: ignore[method-assign]
        self.logger.addHandler(self.handler)

    def __exit__(self, *problem: object) -> None:
        self.logger.removeHandler(self.handler)
