"""Colour arithmetic: sRGB hex to OKLCH and back, and the contrast of WCAG 2.2."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians, sin


@dataclass(frozen=True)
class Lch:
    """A colour in OKLCH: lightness 0 to 1, chroma, hue in degrees."""

    light: float
    chroma: float
    hue: float

    @property
    def hex(self) -> str:
        """As `#rrggbb`; chroma is taken back until the colour exists in sRGB."""
        for step in range(101):
            channels = _channels(replace(self, chroma=self.chroma * (1 - step / 100)))
            if all(-0.0005 <= channel <= 1.0005 for channel in channels):
                break
        return "#" + "".join(f"{round(255 * _gamma(min(max(channel, 0), 1))):02x}" for channel in channels)


def lch(hex_colour: str) -> Lch:
    """`#rrggbb` in OKLCH."""
    red, green, blue = _linear(hex_colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return Lch(light, hypot(a, b), degrees(atan2(b, a)) % 360)


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _channels(colour: Lch) -> tuple[float, float, float]:
    a, b = colour.chroma * cos(radians(colour.hue)), colour.chroma * sin(radians(colour.hue))
    long = (colour.light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear(hex_colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _ungamma(red), _ungamma(green), _ungamma(blue)


def _luminance(hex_colour: str) -> float:
    red, green, blue = _linear(hex_colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ungamma(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)
