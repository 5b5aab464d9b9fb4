"""A trainer's key: Ed25519, the private half in a file that only the trainer has, the public half in playbook.yml."""

from __future__ import annotations

import base64

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat, load_pem_private_key


class KeyFileError(ValueError):
    """A file in which there is no key to sign with; its text says what was expected, and what to do."""


def new_key() -> bytes:
    """A new private key as PEM (PKCS #8, without a passphrase)."""
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def load_key(pem: bytes) -> Ed25519PrivateKey:
    """The private key in `pem`. Raises `KeyFileError`."""
    try:
        key = load_pem_private_key(pem, password=None)
    except TypeError:
        raise KeyFileError("expected a private key without a passphrase, found one with; make one with `playbook claims key`") from None
    except (ValueError, UnsupportedAlgorithm):
        raise KeyFileError("expected a private key as `playbook claims key` makes it, found something else; name that file") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError("expected an Ed25519 key, found one of another kind; make one with `playbook claims key`")
    return key


def public_text(key: Ed25519PrivateKey) -> str:
    """The public half in base64, as playbook.yml and receipts have it."""
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
