"""What a language writes numbers with, from the Unicode locale data."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol


@cache
def decimal_mark(language: str) -> str:
    """`.` or `,`: the mark before the decimals in `language` (`en`, `pt-BR`); a point where the language is not known."""
    try:
        return "," if get_decimal_symbol(Locale.parse(language, sep="-")) == "," else "."
    except (UnknownLocaleError, ValueError):
        return "."
