"""Every colour role holds its contrast, whatever the brand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_gen.render.colour import contrast, lch
from playbook_gen.render.palette import palette

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
# role, the surface it stands on, the least contrast
BARS = [
    ("text", "paper", 7), ("muted", "sunk", 4.5), ("muted", "surface", 4.5), ("accent", "paper", 7), ("accent", "sunk", 4.5),
    ("on-brand", "brand", 4.5), ("on-field", "field", 4.5), ("on-field", "field-tone", 4.5), ("on-ink", "ink", 7), ("ink-dim", "ink", 4.5),
    ("ink-mark", "ink", 4.5), ("on-ink-mark", "ink-mark", 4.5), ("on-go", "go", 4.5), ("on-field-go", "field-go", 4.5),
    ("field-go", "field", 4.5), ("on-plate", "plate", 4.5), ("focus", "paper", 3), ("do", "do-soft", 4.5), ("no", "no-soft", 4.5),
    ("on-do", "do", 4.5), ("on-no", "no", 4.5), ("text", "do-soft", 7), ("text", "no-soft", 7), ("text", "mid-soft", 7),
    ("mid", "mid-soft", 4.5),
]  # fmt: skip


@given(COLOUR, st.none() | COLOUR)
def test_every_role_can_be_read(primary: str, secondary: str | None) -> None:
    made = palette(primary, secondary)
    for colours in (made.light, made.dark):
        for role, surface, least in BARS:
            assert contrast(colours[role], colours[surface]) >= least, (role, surface)


@given(COLOUR)
def test_oklch_goes_there_and_back(colour: str) -> None:
    assert lch(colour).hex == colour


@pytest.mark.parametrize(("primary", "kept"), [("#ffc21a", True), ("#1f6f5c", True), ("#808080", False)])
def test_the_brand_stays_as_given_unless_nothing_can_be_read_on_it(primary: str, kept: bool) -> None:
    made = palette(primary)
    assert (made.light["brand"] == primary) is kept


def test_a_light_brand_is_told_that_it_is_a_surface() -> None:
    (note,) = palette("#ffc21a", "#0b2533").notes
    assert note == "brand.primary: #ffc21a has 1.5:1 on paper, so it is a surface here; links use #005c83."


def test_dark_is_chosen_by_the_device_or_by_the_reader_and_never_on_paper() -> None:
    css = palette("#1f6f5c").css
    assert "@media screen and (prefers-color-scheme:dark){:root:not([data-scheme=light])" in css
    assert "@media screen{:root[data-scheme=dark]" in css
