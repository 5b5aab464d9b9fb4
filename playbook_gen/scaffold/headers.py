"""What a web server says with every page: the policy that the pages already carry, and what only a header can say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# The pages' own policy (a test holds the two together), and who may show the site in a frame: nobody. A meta element cannot say that.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS: Mapping[str, str] = MappingProxyType({
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    # File names stay the same from build to build: browsers ask whether a file has changed, and it seldom has.
    "Cache-Control": "no-cache",
})  # fmt: skip
