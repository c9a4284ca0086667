"""Finds answers that somebody set within an unmarked quote, where he says that he did: in a colour, in bold, behind an arrow.

Without his saying so nothing below the head of a quote is his.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Iterable
from itertools import takewhile

from bot.mail.markup import OUTLOOK_RULE, REPLY_RULE, Look, html_to_text
from bot.mail.message import Address
from bot.mail.signature import is_sign_off
from bot.mail.text import normalise

MOST_LINES = 2_000
LONGEST_PAGE = 500_000  # characters
MOST_INKED = 50_000

_HUES = {  # degrees of the colour circle that people give one name
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
_ANSWERED = re.compile(
    r"\b(?:mijn|ons|onze|my|our) (?:\w+ )?"
    r"(?:antwoord\w*|reacties?|commentaar|opmerking\w*|answers?|repl(?:y|ies)|comments?|tekst)\b"
    r"|(?:^|[.!,;:\n]\s*)(?:de )?(?:antwoord(?:en)?|reacties?|opmerkingen|answers) (?:\w+ ){0,2}"
    r"(?:achter|in|onder|tussen|bij|met|below)\b"
    r"|\b(?:geantwoord|gereageerd|antwoorden staan|antwoord staat|ik (?:antwoord|reageer)|answered|replied|commented)\b",
    re.I,
)
_SEE = re.compile(r"\b(?:zie|see)\b", re.I)
_ANY_COLOUR = re.compile(_HUES["any"][0], re.I)
_COLOURS = "|".join(words for words, _ in _HUES.values())
_IN_COLOUR = re.compile(rf"\b(?:in|met) (?:het |de |een )?(?:(?:ander\w*|different) )?(?P<colour>{_COLOURS})\b", re.I)
_SET_APART: dict[str, Callable[[Look], bool]] = {
    r"vet(?:gedrukt\w*|te)?|dikgedrukt\w*|dikke letters|bold": lambda look: look.bold,
    r"cursie(?:f|ve)|schuin(?:gedrukt\w*)?|italics?": lambda look: look.slanted,
    r"onderstreept\w*|underlined": lambda look: look.underlined,
}
_IN_LETTERS = re.compile(rf"\b(?:(?:in|met) (?:het |een )?)?(?P<kind>{'|'.join(_SET_APART)})\b", re.I)
_HIGHLIGHTED = re.compile(r"\b(?:(?:ge)?markee?r\w*|gearceerd\w*|achtergrond\w*|highlight\w*|marker)\b", re.I)
_BELOW = re.compile(
    r"\b(?:hieronder|onderstaand\w*|(?:tussen|onder) (?:uw|je|jouw|de) (?:vragen|tekst|regels|punten)"
    r"|in (?:de|uw|je|jouw) (?:tekst|mail|e-?mail|bericht)"
    r"|pijl\w*|haak\w*|inline|below|in between|between the lines)\b",
    re.I,
)
_IN_CAPITALS = re.compile(r"\b(?:in|met) (?:hoofdletters|kapitalen|capitals|caps)\b", re.I)
_ARROW = re.compile(r"\s*(?:[-=]{1,3}>|[→»➔➜])\s*\S")
_SIGN = re.compile(r"(?<!\S)[\"'“‘(]?([>*#@=~+&/]{2,4})[\"'”’)]?(?=[\s.,:;]|$)")  # "mijn antwoorden staan achter >>"
_WORD = re.compile(r"\s*(?:mijn )?(?:antw(?:oord)?|reactie|answer|reply)\s*:\s*\S", re.I)
_OUR_LETTER = re.compile(r"\bKenmerk:\s*kb\.|(?<![a-z0-9.])kb\.[a-z2-7]{40}(?![a-z0-9])", re.I)  # of `bot.domain.tokens`
_HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$|#([0-9a-f])([0-9a-f])([0-9a-f])$", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\b", re.I)


def answers_within(new: str, quoted: str, pages: Iterable[str], sender: Address | None) -> str:
    """The lines of the quote that its receiver wrote, as his new text announces them; "" where it announces none."""
    said = new[:5_000]
    named, letters = _IN_COLOUR.search(said), _IN_LETTERS.search(said)
    if not quoted or not (_ANSWERED.search(said) or (named is not None and _SEE.search(said))):
        return ""
    lines = [line.strip() for line in quoted.split("\n")[:MOST_LINES]]
    below = [line for line in lines if line not in (OUTLOOK_RULE, REPLY_RULE) and not line.startswith(">") and len(line) < 2_000]
    ours = _OUR_LETTER.search(quoted) is not None  # it has headings, buttons, colours and facts of its own
    found: set[str] = set()
    if _BELOW.search(said):
        found.update(line for line in below if _is_marked(line, sender) or (not ours and _WORD.match(line[:80])))
    if ours:
        return "\n".join(line for line in below if line in found)
    if (sign := _SIGN.search(said)) is not None:
        found.update(line for line in lines if re.match(rf"{re.escape(sign[1])}\s?\w", line))
    if _IN_CAPITALS.search(said):
        found.update(line for line in below if line.isupper() and len(line.split()) > 1)
    above = list(takewhile(lambda line: not is_sign_off(line), below))  # without the other's signature
    if named is not None:
        every, painted = _ANY_COLOUR.search(named[0]) is not None, _HIGHLIGHTED.search(said) is not None
        takes = _takes("kleur" if every else named["colour"], behind=painted)
        found.update(_standing_out(above if every else below, pages, takes))
    if letters is not None:
        kind = next(kind for words, kind in _SET_APART.items() if re.fullmatch(words, letters["kind"], re.I))
        found.update(_standing_out(above, pages, kind))
    return "\n".join(line for line in lines if line in found)


def _standing_out(below: list[str], pages: Iterable[str], takes: Callable[[Look], bool]) -> list[str]:
    """The lines of the quote that look so, also where plain text broke them."""
    shown = [line for page in pages for line in normalise(html_to_text(page[:LONGEST_PAGE], takes)).split("\n")]
    inked = {" ".join(line.split()) for line in shown if re.search(r"\w\w", line)}
    whole = "\n".join(sorted(inked))[:MOST_INKED]
    return [line for line in below if (key := " ".join(line.split())) in inked or (len(key) >= 40 and key in whole)]


def _is_marked(line: str, sender: Address | None) -> bool:
    """Behind an arrow, or behind the writer's own name: in brackets, as Outlook sets it, or with a colon."""
    if _ARROW.match(line[:80]):
        return True
    bracketed = line.startswith("[")
    name, mark, said = line[bracketed:].partition("]" if bracketed else ":")
    name = name.strip().lower() if mark and said.strip() else ""
    return bool(name) and sender is not None and name in (sender.name.lower(), *sender.name.lower().split()[:1])


def _takes(colour: str, *, behind: bool) -> Callable[[Look], bool]:
    """Whether words have the colour; with `behind` also where it is that of their ground."""
    first, last = next(span for words, span in _HUES.values() if re.fullmatch(words, colour, re.I))

    def has(ink: str) -> bool:
        hue = _hue(ink)
        return hue is not None and (first <= hue <= last if first < last else hue >= first or hue <= last)

    def takes(look: Look) -> bool:
        return has(look.ink) or (behind and has(look.ground))

    return takes


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
