"""Chance that can be had again: the same seed gives the same order, here and in the browser's `shuffle.js`.

The seed is any text, hashed by FNV-1a over its UTF-8; the generator is mulberry32; the order is Fisher and Yates'.
Both sides run `tests/fixtures/shuffle/*.json`. It spreads items and choices; it keeps no secret.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

BITS = 0xFFFFFFFF


def shuffled(ids: Sequence[str], seed_text: str, pinned: Collection[str] = ()) -> list[str]:
    """`ids` in the order that the seed gives; pinned ones last, in the order that they had."""
    below = _chance(seed(seed_text))
    loose = [id for id in ids if id not in pinned]
    for at in range(len(loose) - 1, 0, -1):
        other = below(at + 1)
        loose[at], loose[other] = loose[other], loose[at]
    return loose + [id for id in ids if id in pinned]


def shuffled_away(ids: Sequence[str], seed_text: str) -> list[str]:
    """`ids` in the order that the seed gives, but never as they were, where another order is to be had."""
    found = shuffled(ids, seed_text)
    return found if found != list(ids) else found[1:] + found[:1]


def draw(banks: Mapping[str, Sequence[str]], counts: Mapping[str, int], seed_text: str, avoid: Collection[str] = ()) -> list[str]:
    """As many ids of each bank as `counts` says, all of them where it has fewer, in the order of the bank; bank by name.

    Those in `avoid` are drawn only where the others don't suffice.
    """
    return [id for bank in sorted(counts) for id in _drawn(banks.get(bank, ()), counts[bank], f"{seed_text}/{bank}", avoid)]


def seed(text: str) -> int:
    """FNV-1a of the text's UTF-8, 32 bits; half a surrogate pair counts as `?`."""
    found = 0x811C9DC5
    for byte in text.encode("utf-8", errors="replace"):
        found = (found ^ byte) * 0x01000193 & BITS
    return found


def _drawn(bank: Sequence[str], count: int, seed_text: str, avoid: Collection[str]) -> list[str]:
    mixed = shuffled(bank, seed_text)
    fresh_first = [id for id in mixed if id not in avoid] + [id for id in mixed if id in avoid]
    taken = fresh_first[:count]
    return [id for id in bank if id in taken]


def _chance(state: int) -> Callable[[int], int]:
    """mulberry32: gives a function from a limit to a whole number below it."""

    def below(limit: int) -> int:
        nonlocal state
        state = state + 0x6D2B79F5 & BITS
        found = (state ^ state >> 15) * (state | 1) & BITS
        found ^= found + ((found ^ found >> 7) * (found | 61) & BITS) & BITS
        return (found ^ found >> 14) * limit >> 32

    return below
