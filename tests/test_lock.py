"""The locks: what was tested is what a fresh machine gets, on every system, from whatever index it uses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.version import Version

REPOSITORY = Path(__file__).resolve().parent.parent
RUN, DEV, ENGINES = "requirements.lock", "requirements-dev.lock", "requirements-engines.lock"
LOCKS = (RUN, DEV, ENGINES)
PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[0-9a-z.!+]+)(?: ; (?P<marker>[^\\]+?))?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
# Compiled for each system and Python: one hash alone would mean that only one machine's file was locked.
COMPILED = ("markupsafe", "nh3", "pydantic-core", "pyyaml", "watchdog")


@dataclass(frozen=True)
class Pin:
    version: Version
    marker: Marker | None
    hashes: frozenset[str]


def pins(name: str) -> dict[str, list[Pin]]:
    """Every pinned package of a lock: nearly always one version, more where systems or Pythons need different ones."""
    found: dict[str, list[Pin]] = {}
    for entry in entries(name):
        head, *hashes = entry.split(" \\\n    ")
        pin = PIN.fullmatch(head.strip())
        assert pin, f"{name}: {head!r} is more than a name and a version"
        assert hashes, f"{name}: {head} has no hash"
        assert all(HASH.fullmatch(one) for one in hashes), f"{name}: {head}"
        marker = Marker(pin["marker"]) if pin["marker"] else None
        found.setdefault(pin["name"], []).append(Pin(Version(pin["version"]), marker, frozenset(hashes)))
    return found


def entries(name: str) -> Iterator[str]:
    text = (REPOSITORY / name).read_text(encoding="ascii")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    yield from re.split(r"\n(?=\S)", "\n".join(lines).strip())


def project() -> dict[str, Any]:
    with (REPOSITORY / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def wanted(name: str) -> list[Requirement]:
    own = project()
    groups = {RUN: [], DEV: own["project"]["optional-dependencies"]["dev"], ENGINES: own["dependency-groups"]["engines"]}[name]
    return [Requirement(line) for line in [*own["project"]["dependencies"], *own["dependency-groups"]["setup"], *groups]]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_versions_and_hashes_and_nothing_else(name: str) -> None:
    assert len(pins(name)) > 30
    text = (REPOSITORY / name).read_text(encoding="ascii")
    assert not re.search(r"://|@|index|find-links|file:|\.whl|\.tar|/", text.split("\n", 1)[1]), "a lock names no place"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_answers_what_pyproject_asks(name: str) -> None:
    locked = pins(name)
    for requirement in wanted(name):
        key = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert key in locked, f"{requirement} is not in {name}: run .ci/lock"
        assert all(pin.version in requirement.specifier for pin in locked[key]), f"{requirement} has changed: run .ci/lock"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_serves_every_system(name: str) -> None:
    locked = pins(name)
    assert "colorama" in locked, "needed on Windows only, so a lock for this system alone would lack it"
    for package in COMPILED:
        assert all(len(pin.hashes) > 10 for pin in locked[package]), package


@pytest.mark.parametrize("name", [RUN, ENGINES])
def test_people_get_the_versions_that_the_tests_saw(name: str) -> None:
    tested, given = pins(DEV), pins(name)
    assert {package: given[package] for package in given if package in tested and given[package] != tested[package]} == {}
    assert name != RUN or given.keys() <= tested.keys()


@pytest.mark.parametrize("name", LOCKS)
def test_two_versions_of_a_package_never_meet(name: str) -> None:
    for package, several in pins(name).items():
        assert len(several) == 1 or all(pin.marker for pin in several), package


def test_the_ranges_stop_before_the_versions_that_end_the_plugins() -> None:
    own = {requirement.name: requirement.specifier for requirement in wanted(RUN)}
    assert "2.0" not in own["mkdocs"]
    assert "10.0" not in own["mkdocs-material"]
    assert "9.8" in own["mkdocs-material"]
    assert project()["project"]["requires-python"] == ">=3.11"


def test_what_builds_the_project_is_locked_too() -> None:
    own = project()
    assert own["build-system"]["requires"] == own["dependency-groups"]["setup"]


def test_the_browser_checks_are_locked_without_naming_a_place() -> None:
    lock = REPOSITORY / "package-lock.json"
    text = lock.read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert '"integrity"' in text
    assert not (REPOSITORY / "uv.lock").exists()
