"""What a language writes numbers with, from the Unicode locale data."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol

FEW = 10_000  # below it, thousands are not set apart


@cache
def decimal_mark(language: str) -> str:
    """`.` or `,`: the mark before the decimals in `language` (`en`, `pt-BR`); a point where the language is not known."""
    try:
        return "," if get_decimal_symbol(Locale.parse(language, sep="-")) == "," else "."
    except (UnknownLocaleError, ValueError):
        return "."


@cache
def _grouping(language: str) -> str:
    try:
        return get_group_symbol(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return ","


def number(value: float, decimals: int, language: str) -> str:
    """A number as readers of `language` write it, with so many decimals. A half goes up, away from nought."""
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    sign = "\N{MINUS SIGN}" if exact < 0 else ""
    whole, _, part = f"{abs(exact):,f}".partition(".")
    whole = whole.replace(",", _grouping(language)) if abs(exact) >= FEW else whole.replace(",", "")
    return f"{sign}{whole}{decimal_mark(language) if part else ''}{part}"
