"""A real browser for the tests that need one, and a server that is as strict as the sites' own policy."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from listening import Strict, listen
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def executable() -> str | None:
    """The browser's path: what PLAYBOOK_CHROMIUM says, else the first that is installed."""
    return os.environ.get("PLAYBOOK_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests. Without one they are skipped with a word about it; under CI that is a failure."""
    path = executable()
    if path is None:
        told = f"no browser ({', '.join(NAMES)}, or PLAYBOOK_CHROMIUM): nothing was tried in a browser"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Tab:
    """A page, and every complaint that the browser made about it."""

    page: Page
    complaints: list[str]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page; at the end the browser must have had nothing to complain about."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    made = context.new_page()
    complaints = listen(made)
    yield made
    context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where test pages are written."""
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(folder))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
