"""Names that every system can keep: a file made on one of Linux, Windows and macOS opens on the other two.

The rules are checked on the names alone, so that an author on Linux hears today what a colleague on Windows would meet.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate

# Windows allows 260 characters with drive and folder; this leaves about 80 for where the repository lies.
LONGEST_PATH = 180
LONGEST_NAME = 255
FORBIDDEN = frozenset('<>:"|?*\\') | frozenset(map(chr, range(32))) | {chr(127)}
DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"] + [port + number for port in ("com", "lpt") for number in "0123456789¹²³"]
)


def problems(paths: Iterable[str]) -> list[str]:
    """What keeps relative paths (written with `/`) from existing on every system: a sentence each, in the order of the paths."""
    return [f"{path}: {trouble}" for path, trouble in troubles(paths)]


def troubles(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each path that some system cannot keep, with the reason and, behind a semicolon, what to do."""
    spellings: dict[str, str] = {}
    for path in paths:
        for trouble in (*_of_path(path), *_of_names(path), *_of_spelling(path, spellings)):
            yield path, trouble


def _of_path(path: str) -> Iterator[str]:
    if len(path) > LONGEST_PATH:
        yield f"the path has {len(path)} characters and Windows gets into trouble after {LONGEST_PATH}; shorten a folder or file name"


def _of_names(path: str) -> Iterator[str]:
    for name in path.split("/"):
        yield from _of_name(name)


def _of_name(name: str) -> Iterator[str]:
    if name in {"", ".", ".."}:
        yield f'"{name}" is not a name; write the path from the folder itself, without steps'
        return
    if name.split(".", maxsplit=1)[0].rstrip(" ").casefold() in DEVICES:
        yield f'"{name}" is the name of a device on Windows, whatever its ending; choose another name'
    if name.endswith((".", " ")):
        yield f'"{name}" ends with a {"full stop" if name.endswith(".") else "space"}, which Windows drops; leave it out'
    if bad := sorted(FORBIDDEN.intersection(name)):
        yield f"{', '.join(map(repr, bad))} cannot stand in a name on Windows; use letters, digits and dashes"
    if len(name.encode("utf-8", "surrogateescape")) > LONGEST_NAME:
        yield f"a name may have {LONGEST_NAME} bytes; shorten it"
    yield from _of_encoding(name)


def _of_encoding(name: str) -> Iterator[str]:
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        yield "the name is not UTF-8; give it a new one"
    elif not unicodedata.is_normalized("NFC", name):
        composed = unicodedata.normalize("NFC", name)
        yield f'"{name}" is spelled with loose accents (NFD), as macOS may do; rename it to "{composed}" in the usual spelling (NFC)'


def _of_spelling(path: str, spellings: dict[str, str]) -> Iterator[str]:
    """Windows and macOS take names that differ only in case or in the spelling of accents for the same name."""
    for folder in accumulate(path.split("/"), "{}/{}".format):
        known = spellings.setdefault(unicodedata.normalize("NFC", folder).casefold(), folder)
        if known != folder:
            yield f'"{folder}" and "{known}" are one name on Windows and macOS; rename one of them'
            return
