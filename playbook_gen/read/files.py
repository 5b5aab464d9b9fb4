"""Bytes of a file to text, within limits."""

from __future__ import annotations

from pathlib import Path

from ..diagnostics import Diagnostic, error, warning
from ..source import Mark

MAX_BYTES = 2_000_000
NO_FILE = "expected a file, found something else under that name"
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path, mark: Mark) -> tuple[str | None, list[Diagnostic]]:
    """The text of `path` with `\\n` line ends, or None with the reason.

    A UTF-8 byte order mark is dropped with a warning; any other encoding is refused with the line of the first bad byte.
    """
    try:
        if not path.is_file():  # a pipe or a device would be read for ever
            return None, [error("PB001", mark, "", NO_FILE, "delete it, or give it another name")]
        size = path.stat().st_size
        if size > MAX_BYTES:
            found = f"expected a file of at most {MAX_BYTES // 1_000_000} MB, found {size / 1_000_000:.0f} MB"
            return None, [error("PB004", mark, "", found, "split it, or check that it is the file you meant")]
        data = path.read_bytes()
    except OSError as problem:
        return None, [error("PB001", mark, "", f"cannot read the file: {problem.strerror}", "check its name and permissions")]
    return decode(data, mark)


def decode(data: bytes, mark: Mark) -> tuple[str | None, list[Diagnostic]]:
    """The UTF-8 text in `data` with `\\n` line ends, or None with the line of the first bad byte."""
    found: list[Diagnostic] = []
    if data.startswith(UTF16) or b"\0" in data[:200]:
        message = "expected UTF-8 text, found UTF-16"
        return None, [error("PB002", mark, "", message, "save it again with the encoding UTF-8")]
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        found.append(
            warning("PB003", mark, "", "the file begins with a byte order mark", "save it as `UTF-8` rather than `UTF-8 with BOM`")
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start]
        place = Mark(mark.path, before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1, mark.layer)
        message = f"expected UTF-8 text, found the byte 0x{data[problem.start]:02x}"
        return None, [*found, error("PB002", place, "", message, "save it again with the encoding UTF-8")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), found
