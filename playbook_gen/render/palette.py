"""One or two brand colours in, every colour role of the look out, each held to a contrast that is measured.

The hue is the organization's, the lightness is ours: a role walks its lightness until the contrast that it needs is met
on the surface that it stands on. The brand itself is a surface and is changed only where neither ink nor white reads on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .colour import Lch, contrast, lch

WHITE, PAPER, SURFACE, SUNK = "#ffffff", "#fbfaf5", "#ffffff", "#f1efe6"
TEXT, LINK, INK = 4.5, 7.0, 12.0  # contrasts: any text, links, body text
SEEN = 1.25  # under it a field runs into the paper, and gets an edge of ink
NIGHT = 0.3  # the lightness under which a darker arrow could not be told from its field
# Do and don't mean the same in every organization, so they are no brand colours.
LIGHT_MEANING = {
    "do": "#00684f",
    "on-do": "#ffffff",
    "do-soft": "#e2f2ea",
    "no": "#b42a12",
    "on-no": "#ffffff",
    "no-soft": "#fcebe5",
    "mid": "#7a5200",
    "mid-soft": "#fff0cb",
}
DARK_MEANING = {
    "do": "#5fd3a8",
    "on-do": "#04211a",
    "do-soft": "#0b2f29",
    "no": "#ff9a84",
    "on-no": "#2b0a04",
    "no-soft": "#391b18",
    "mid": "#ffcf5c",
    "mid-soft": "#33290f",
}


@dataclass(frozen=True)
class Palette:
    """Colours by role, for light and for dark, and what the organization should know about its own colour."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    notes: tuple[str, ...]

    @property
    def css(self) -> str:
        """The colours as custom properties: light, dark by the device's wish, and either by the reader's."""
        light, dark = _rules(self.light, "light"), _rules(self.dark, "dark")
        return (
            f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{{dark}}}}}\n"
            f"@media screen{{:root[data-scheme=dark]{{{dark}}}}}\n"
        )


def palette(primary: str, secondary: str | None = None) -> Palette:
    """Every colour role from the brand's primary and, where there is one, secondary colour."""
    ink = _ink(primary, secondary)
    brand, on_brand = _brand(primary.lower(), ink)
    accent = _until(_link_hue(primary, secondary, ink), -0.005, lambda colour: contrast(colour, PAPER) >= LINK)
    light = _light(brand, on_brand, ink, accent)
    return Palette(light, _dark(brand, on_brand, ink, accent), tuple(_notes(primary.lower(), brand, accent)))


def _ink(primary: str, secondary: str | None) -> str:
    if secondary and contrast(secondary, PAPER) >= INK:
        return secondary.lower()
    hue = lch(secondary or primary)
    return Lch(0.25, min(hue.chroma, 0.05), hue.hue).hex


def _link_hue(primary: str, secondary: str | None, ink: str) -> Lch:
    """Where links start from. A second colour that is dark enough to be the ink is lifted, or links would look like text."""
    hue = lch(secondary or primary)
    return Lch(0.6, min(max(hue.chroma, 0.1), 0.14), hue.hue) if secondary and ink == secondary.lower() and hue.chroma > 0.01 else hue


def _brand(primary: str, ink: str) -> tuple[str, str]:
    """The brand colour and what is written on it; the colour moves only if neither ink nor white can be read there."""
    on = max((ink, WHITE), key=lambda colour: contrast(colour, primary))
    step = 0.01 if on == ink else -0.01
    return _until(lch(primary), step, lambda colour: contrast(on, colour) >= TEXT, primary), on


def _light(brand: str, on_brand: str, ink: str, accent: str) -> dict[str, str]:
    hue = lch(ink)
    on_ink = WHITE
    mark, on_mark = _mark(brand, on_brand, ink)
    field_go = (ink, on_ink) if contrast(ink, brand) >= TEXT else (WHITE, ink)
    return {
        "paper": PAPER,
        "surface": SURFACE,
        "sunk": SUNK,
        "text": ink,
        "rule": ink,
        "hair": "#cfd2d0",
        "accent": accent,
        "focus": accent,
        "muted": _until(replace(hue, light=0.55, chroma=min(hue.chroma, 0.04)), -0.005, lambda colour: contrast(colour, SUNK) >= 5.5),
        **_field(brand, on_brand),
        "brand": brand,
        "on-brand": on_brand,
        "edge": brand if contrast(brand, PAPER) >= SEEN else ink,
        "ink": ink,
        "on-ink": on_ink,
        "ink-mark": mark,
        "on-ink-mark": on_mark,
        "ink-dim": _until(replace(hue, light=0.6, chroma=min(hue.chroma, 0.03)), 0.005, lambda colour: contrast(colour, ink) >= 7),
        "plate": ink,
        "on-plate": on_ink,
        "go": ink,
        "on-go": on_ink,
        "field-go": field_go[0],
        "on-field-go": field_go[1],
        **LIGHT_MEANING,
    }


def _dark(brand: str, on_brand: str, ink: str, accent: str) -> dict[str, str]:
    """A night sign: the field turns deep and the brand becomes the lettering."""
    hue = lch(ink)
    tint = replace(hue, chroma=min(max(hue.chroma, 0.02), 0.05) if hue.chroma > 0.005 else 0)
    paper, surface, sunk, field = (replace(tint, light=light).hex for light in (0.19, 0.245, 0.215, 0.31))
    lettering = _until(lch(brand), 0.005, lambda colour: contrast(colour, field) >= LINK, brand)
    tone = _until(replace(tint, light=0.355), -0.005, lambda colour: contrast(lettering, colour) >= 5.5)
    on_lettering = ink if contrast(ink, lettering) >= TEXT else paper
    links = _until(replace(lch(accent), light=0.75), 0.005, lambda colour: contrast(colour, surface) >= LINK)
    return {
        "paper": paper,
        "surface": surface,
        "sunk": sunk,
        "text": "#f1f4f4",
        "rule": "#e3e8e8",
        "accent": links,
        "focus": lettering,
        "muted": _until(replace(tint, light=0.7, chroma=min(tint.chroma, 0.02)), 0.005, lambda colour: contrast(colour, surface) >= 6),
        "hair": replace(tint, light=0.42, chroma=min(tint.chroma, 0.03)).hex,
        "field": field,
        "on-field": lettering,
        "field-tone": tone,
        "brand": lettering,
        "on-brand": on_lettering,
        "edge": lettering,
        "ink": surface,
        "on-ink": WHITE,
        "ink-mark": lettering,
        "on-ink-mark": on_lettering,
        "ink-dim": _until(
            replace(tint, light=0.72, chroma=min(tint.chroma, 0.02)), 0.005, lambda colour: contrast(colour, surface) >= LINK
        ),
        "plate": lettering,
        "on-plate": on_lettering,
        "go": lettering,
        "on-go": on_lettering,
        "field-go": lettering,
        "on-field-go": on_lettering,
        **DARK_MEANING,
    }


def _field(brand: str, on_brand: str) -> dict[str, str]:
    base = lch(brand)
    # The tone steps away from the lettering's side only as far as the lettering stays readable on it.
    tone = replace(base, light=base.light - 0.04 if base.light > NIGHT else base.light + 0.09)
    toward = 0.005 if on_brand != WHITE else -0.005
    return {"field": brand, "on-field": on_brand, "field-tone": _until(tone, toward, lambda colour: contrast(on_brand, colour) >= TEXT)}


def _mark(brand: str, on_brand: str, ink: str) -> tuple[str, str]:
    """What points on the ink field: the brand where it can be seen there, else white."""
    return (brand, on_brand) if contrast(brand, ink) >= TEXT else (WHITE, ink)


def _until(colour: Lch, step: float, good: Callable[[str], bool], start: str | None = None) -> str:
    """`colour` with its lightness moved by `step` until it is `good`; `start` is its exact spelling, kept if good already."""
    found = start or colour.hex
    for count in range(1, round(1 / abs(step)) + 1):
        if good(found):
            break
        found = replace(colour, light=min(max(colour.light + count * step, 0), 1)).hex
    return found


def _notes(primary: str, brand: str, accent: str) -> list[str]:
    notes = []
    if brand != primary:
        notes.append(f"brand.primary: neither dark nor white letters can be read on {primary}; fields use {brand}.")
    if contrast(primary, PAPER) < TEXT:
        notes.append(
            f"brand.primary: {primary} has {contrast(primary, PAPER):.1f}:1 on paper, so it is a surface here; links use {accent}."
        )
    return notes


def _rules(colours: Mapping[str, str], scheme: str) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items()) + f"color-scheme:{scheme}"
