"""What all tests share."""

from __future__ import annotations

import contextlib

# The other engines' environment has no hypothesis, and no tests that need it.
with contextlib.suppress(ImportError):
    from hypothesis import settings

    # How long a case takes depends on what else the machine does; the benchmark measures, the tests judge results.
    settings.register_profile("ours", deadline=None)
    settings.load_profile("ours")
