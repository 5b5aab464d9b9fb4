"""Nothing active reaches a page: not from the demo, and not from texts that no validation ever saw."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from active import faults, scheme, site_faults
from hostile import ATTACKS, apart, together

from playbook_gen.render import Rendered
from playbook_gen.site.written import write

SEEN = [
    "<script>1</script>", "<p onclick=x>", "<p style=x>", "<a href=' java&#10;script:x'>", "<a href=vbscript:x>", "<a href=data:x>",
    "<iframe>", "<object>", "<base href=/>", "<style>", "<img src=//a.example/x>", "<img src='\\\\a.example/x'>", "<svg/onload=x>",
    "<script src=https://a.example/x></script>", "<link rel=stylesheet href=//a.example>", "<meta http-equiv=Refresh content=0>",
    "<form action=javascript:x>", "<img srcset=//a.example>",
]  # fmt: skip
FINE = [
    "<a href=https://a.example>", "<a href=mailto:a@a.example>", "<script src=x.js></script>", "<p>onclick=1 &lt;script&gt;</p>",
    "<link rel=canonical href=https://a.example>",
]  # fmt: skip


@pytest.mark.parametrize("html", SEEN)
def test_the_scan_sees_what_is_active(html: str) -> None:
    assert faults(html)


@pytest.mark.parametrize("html", FINE)
def test_the_scan_lets_plain_pages_pass(html: str) -> None:
    assert faults(html) == []


def test_a_scheme_is_read_as_browsers_read_it() -> None:
    assert [scheme(address) for address in ("JaVa\nScRiPt:x", "a/b:c", "tel:1", "../x")] == ["javascript", "", "tel", ""]


def test_the_demo_holds_nothing_active(demo_site: Path) -> None:
    assert site_faults(demo_site) == {}


@pytest.mark.parametrize("make", [apart, together])
def test_hostile_texts_stay_texts(make: Callable[[], Rendered], tmp_path: Path) -> None:
    site = make()
    write(site, tmp_path / "written")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "site")]
    subprocess.run(command, cwd=tmp_path / "written", check=True, capture_output=True)
    assert len(list((tmp_path / "site").rglob("index.html"))) == len(site.pages)
    assert site_faults(tmp_path / "site") == {}
    assert any(page.count("&lt;script&gt;") > 20 for page in site.pages.values()), "the attacks are there as texts"


def test_every_attack_is_another() -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) > 80
