"""Who is thanked in a compliment, and who only gets to hear of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.sieve import Sieve
from classifiers.people.cues import LEADS, any_case

_THANKS = (
    r"(?:\w*dank\w*|bedankt|thanks?|thank you|merci|complimenten?|hulde|pluim|lof|petje af|chapeau|klasse|dankbaar|"
    r"bloemetje|taart|"
    r"applaus|waardering|kanjers?|toppers?|toppie|danke)"
)
THANKED = any_case(
    rf"\b{_THANKS}\b[^.!?]{{0,80}}(?:\b(?:aan|voor|naar|en|ook|van|vooral|bij)|,|&)\s+{LEADS}|\b(?:zonder|dankzij)\s+{LEADS}"
    rf"|\b{_THANKS},?\s+{LEADS}"
)
FOR_WHAT = any_case(
    r"^\s*,?\s*(?:\w+ )?(?:voor (?:het|de|je|jouw|uw|al|alles|alle|die|haar|zijn|hun|jullie)|die (?:altijd|mij|me|elke|steeds))\b"
)
AND_HE = any_case(r"(?:^|[.!?;,]\s*|\b)(?:en|ook|plus|net als|evenals|samen met|tot)\s+(?:ook |aan |voor |met )?" + LEADS)
IN_PASSING = any_case(
    r"\b(?:zeg (?:het |maar |dat )*tegen|(?:is|zit|ben|loop\w*|kom|ga|begin|start|termin|afspraak|"
    r"gesprek) (?:\w+ ){0,4}(?:nu |weer )?"
    r"(?:bij|met|bei)|in plaats van|ruzie met|wachten op)\s+" + LEADS
)
YOU_THANKED = Sieve(
    rf"\b{_THANKS}\s+(?:u|je|jou|jij|jullie)?\s?(?:wel |nogmaals |dat |voor |hoor)|\b(?:u|je|"
    rf"jou) (?:\w+ )?(?:bedanken|danken)\b|\bbedankt\b"
)
YOU_HEAR = Sieve(
    r"\b(?:u|je|jou) (?:\w+ ){0,2}(?:laten weten|vertellen|melden|mededelen|schrijven over)\b|\blaat (?:ik )?(?:u|je) weten\b|"
    r"\b(?:geef|geeft) (?:je|jij|u) (?:het|dit|dat)?\s?door\b|\b(?:uw|jullie|je) (?:medewerk\w+|collega\w*|mensen|team)\b|"
    r"\bwuif\w*|\bzuinig zijn op\b|\bopslag\b|\bhet u (?:vast )?niet verteld\b"
)


def thanks(before: str, after: str) -> Iterator[str]:
    """Whether the sentence around a name thanks him: `before` and `after` reach to the next name in it, or its ends."""
    if THANKED.search(before):
        yield "thanked"
    if FOR_WHAT.match(after):
        yield "thanked_for"
    if AND_HE.search(before):
        yield "and_he"
    if IN_PASSING.search(before):
        yield "in_passing"


def you_thanked(text: str) -> Iterator[str]:
    """Whether the one addressed is thanked, or only hears of it."""
    if YOU_THANKED.holds(text, 0, 6000):
        yield "you_thanked"
    if YOU_HEAR.holds(text, 0, 6000):
        yield "you_hear"


EXPECTED = {
    "compliment: thanked": 1.0,
    "compliment: thanked_for": 1.0,
    "compliment: and_he": 0.5,
    "compliment: in_passing": -1.5,
    "compliment: you_thanked": 1.0,
    "compliment: you_hear": -1.0,
}
