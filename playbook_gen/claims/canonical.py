"""One text for one value, so that it can be named, compared and signed; and the code that small claims travel as."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Mapping
from typing import Any

LONGEST_CODE = 6_000  # characters
FORM = re.compile(r"PBC1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)")


class DamagedCode(ValueError):
    """A code of which something got lost on the way."""


def canonical(value: object) -> str:
    """JSON with its keys sorted, without spaces and without escapes that JSON doesn't ask for."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def encode(claim: Mapping[str, Any]) -> str | None:
    """`claim` as a code to paste; None where it is too long for one."""
    body = base64.urlsafe_b64encode(canonical(claim).encode()).decode().rstrip("=")
    code = f"PBC1.{_sum(body)}.{body}"
    return code if len(code) <= LONGEST_CODE else None


def decode(code: str) -> bytes:
    """The bytes in `code`. Raises `DamagedCode`."""
    found = FORM.fullmatch(code) if len(code) <= LONGEST_CODE else None
    if found is None or found[1] != _sum(found[2]):
        raise DamagedCode(code[:20])
    try:
        return base64.urlsafe_b64decode(found[2] + "=" * (-len(found[2]) % 4))
    except binascii.Error:
        raise DamagedCode(code[:20]) from None


def _sum(body: str) -> str:
    return f"{zlib.crc32(body.encode()):08x}"
