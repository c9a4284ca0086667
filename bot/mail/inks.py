"""Which colours people mean by their names, and which words of a page stand in them."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable

from bot.mail.markup import Look

HUES = {  # degrees of the colour circle that people give one name
    "red": ("rood|rode|red|roze|pink", (300, 22)),
    "orange": ("oranje|orange", (12, 48)),
    "yellow": ("geel|gele|yellow", (44, 70)),
    "green": ("groen|groene|green", (70, 175)),
    "blue": ("blauw|blauwe|blue", (165, 262)),
    "purple": ("paars|paarse|purple|lila", (250, 335)),
    "any": ("kleur|kleurtje|colou?r", (0, 360)),
}
_NAMED_INKS = {
    "red": "#ff0000", "crimson": "#dc143c", "darkred": "#8b0000", "maroon": "#800000", "orange": "#ffa500", "yellow": "#ffff00",
    "lime": "#00ff00", "green": "#008000", "darkgreen": "#006400", "teal": "#008080", "blue": "#0000ff", "navy": "#000080",
    "darkblue": "#00008b", "royalblue": "#4169e1", "purple": "#800080", "magenta": "#ff00ff",
}  # fmt: skip
ANY = "kleur"
NAMES = "|".join(words for words, _ in HUES.values())
_YELLOW = re.compile(HUES["yellow"][0], re.IGNORECASE)  # what is yellow is the ground, as a marker leaves it
_HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$|#([0-9a-f])([0-9a-f])([0-9a-f])$", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\b", re.I)


def is_any(words: str) -> bool:
    """Whether no colour is named: "in kleur"."""
    return re.search(HUES["any"][0], words, re.IGNORECASE) is not None


def takes(colour: str, *, behind: bool) -> Callable[[Look], bool]:
    """Whether words have the colour; with `behind` also where it is that of their ground."""
    first, last = next(span for words, span in HUES.values() if re.fullmatch(words, colour, re.I))

    def has(ink: str) -> bool:
        hue = _hue(ink)
        return hue is not None and (first <= hue <= last if first < last else hue >= first or hue <= last)

    ground = behind or _YELLOW.fullmatch(colour) is not None
    return lambda look: has(look.ink) or (ground and has(look.ground))


def _hue(ink: str) -> float | None:
    """Degrees on the colour circle; None for black, white and grey."""
    ink = _NAMED_INKS.get(ink.strip().lower(), ink.strip())
    if (match := _HEX.match(ink)) is not None:
        digits = [each for each in match.groups() if each is not None]
        red, green, blue = (int(each if len(each) == 2 else each * 2, 16) / 255 for each in digits)
    elif (match := _RGB.match(ink)) is not None:
        red, green, blue = (min(int(each), 255) / 255 for each in match.groups())
    else:
        return None
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    return hue * 360 if saturation > 0.35 and value > 0.25 else None
