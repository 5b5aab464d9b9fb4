"""What all tests share."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from playbook_gen.cli import playbook

# The other engines' environment has no hypothesis, and no tests that need it.
with contextlib.suppress(ImportError):
    from hypothesis import settings

    # How long a case takes depends on what else the machine does; the benchmark measures, the tests judge results.
    settings.register_profile("ours", deadline=None)
    settings.load_profile("ours")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo organization's site, built once a worker by the command that people use."""
    target = tmp_path_factory.mktemp("demo") / "site"
    result = CliRunner().invoke(playbook, ["build", str(ROOT), "--site-dir", str(target), "--strict"])
    assert result.exit_code == 0, result.output
    return target
