"""A receipt: "this trainer accepts this claim", signed, and no more than that.

The signature is Ed25519 over the canonical receipt without its signature. A reader trusts only the keys that a playbook lists, and shows
the name that is listed with the key, not the one in the receipt.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .canonical import canonical
from .keys import public_text
from .reading import FORMAT, identified, unpacked
from .shape import RECEIPT, is_base64
from .values import Judged, Refusal, Row, Verdict

KIND = "playbook-receipt"


@dataclass(frozen=True)
class Verified:
    """What is to be said of a receipt: the verdict, the trainer's name as the site lists it, the receipt unless it is odd."""

    verdict: Verdict
    by: str = ""
    receipt: Mapping[str, Any] | None = None


def receipt(judged: Judged, key: Ed25519PrivateKey, by: str, accepted: date) -> dict[str, Any]:
    """The signed receipt for a claim. It lists what is done or read: as graded again, as claimed where that was not possible."""
    claim = judged.claim
    unsigned = {
        "kind": KIND, "format": FORMAT, "playbook": claim.data["playbook"], "name": claim.name,
        "modules": [_module(row) for row in judged.rows if row.status != "not-passed"],
        "claim": claim.digest, "accepted": accepted.isoformat(), "by": by, "key": public_text(key),
    }  # fmt: skip
    return {**unsigned, "signature": base64.b64encode(key.sign(canonical(unsigned).encode())).decode()}


def verify(data: bytes, playbook: str, trainers: Iterable[tuple[str, str]]) -> Verified:
    """What a reader of `playbook` says of the receipt in `data`. `trainers` are those that it lists: a name, a key in base64."""
    try:
        found = identified(unpacked(data), KIND, playbook)
    except Refusal as refusal:
        return Verified(_verdict(refusal))
    if not RECEIPT(found) or not _sound(found):
        return Verified("odd")
    names = {key: name for name, key in reversed(list(trainers)) if is_base64(32)(key)}
    if found["key"] not in names:
        return Verified("unknown-key", receipt=found)
    if not _signed(found):
        return Verified("tampered", receipt=found)
    return Verified("valid", names[found["key"]], found)


def _module(row: Row) -> dict[str, Any]:
    claimed = row.claimed
    kept = {name: claimed[name] for name in ("id", "version", "print", "points", "of", "at") if name in claimed}
    whole = row.points is not None and not any(doubt.code == "changed-since" for doubt in row.doubts)
    return {**kept, "points": str(row.points), "of": row.of} if whole else kept


def _verdict(refusal: Refusal) -> Verdict:
    reason = refusal.reason
    return reason if reason in {"newer", "other-playbook"} else "odd"


def _sound(found: Mapping[str, Any]) -> bool:
    """Whether all of it is text that can be written."""
    try:
        canonical(found).encode()
    except UnicodeEncodeError:
        return False
    return True


def _signed(found: Mapping[str, Any]) -> bool:
    unsigned = {name: value for name, value in found.items() if name != "signature"}
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(found["key"]))
    try:
        public.verify(base64.b64decode(found["signature"]), canonical(unsigned).encode())
    except InvalidSignature:
        return False
    return True
