"""What a question asks of a colleague: whether he is there, stays, or did something; who takes over; where his report is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.sieve import Sieve
from classifiers.people.cues import LEADS, any_case

PRESENCE = any_case(
    r"\b(?:vakantie|ziek|weg|weggaat|verlof|zwangerschapsverlof|afwezig\w*|bereikbaar|te bereiken|te pakken|vervang\w*|"
    r"minder (?:gaat |wil )?werken|welke dagen|werkdagen|waar ?neemt|neemt waar|overneemt|overgenomen|niet meer|"
    r"nog steeds|in dienst|"
    r"stopt|vertrekt|vertrokken|vertrek|terug ?(?:is|komt)|terug|aanwezig|blijft|(?:er|aanwezig) (?:nog|weer|op|morgen|vandaag|"
    r"\w+dag)|werkt (?:nog|niet|hij|zij|ze)|(?:mijn|onze) (?:\w+ )?(?:casemanager|\w*coach|\w*begeleid\w+|contactpersoon) "
    r"(?:wordt|blijft|is)|on leave|away|still)\b"
)
HANDED_OVER = Sieve(
    r"\b(?:wie (?:neemt|belt|vervangt|is (?:\w+ ){0,3}(?:contactpersoon|verantwoordelijk|coach|begeleider)|krijg ik|"
    r"gaat (?:mij|me))|"
    r"neemt (?:\w+ ){0,4}(?:over|waar)|waar ?neemt|vervang\w*|overneemt|overgenomen|iemand anders|"
    r"(?:nieuwe|andere) (?:\w*coach|\w*begeleid\w+|contactpersoon))\b"
)
MINE = any_case(r"\b(?:ik|wij|we|mijn) (?:\w+ ){0,3}(?:met |op )?(?:vakantie|verlof|ziek|weg|vrij|afwezig)\b")
HE_ASKED = any_case(
    r"\b(?:is|heeft|had|komt|kwam|werkt|blijft|krijgt|kan|mag|belt|zou|doet|gaat|wordt|was) (?:hij|zij|ze|ie)\b[^.!]{0,80}\?"
    r"|\b(?:of|wanneer|waarom|hoe) (?:hij|zij|ze)\b[^.!]{0,80}[?.]|\bis dat (?:zo|waar)\b"
)
OF_HIS = any_case(
    r"\b(?:spreekuur|inloop\w*|training|workshop|wachtlijst|rapport\w*|verslag\w*|advies|agenda|werkdag\w*|diploma\w*|"
    r"getuigschrift|"
    r"telefoonnummer|vakantie|vertrek|vervanger|opvolger)\b[^.!?]{0,25}\b(?:van|bij|met|door)\s+" + LEADS
)
YOUR_WORK = Sieve(
    r"\b(?:wanneer|waar(?:om|op)?|hoe|wat|heeft|had|bent|zou|stand van zaken)\b[^.!?]{0,90}\b(?:uw|je|jouw|het) (?:\w+ )?"
    r"(?:rapport\w*|verslag|voortgangs\w+|advies|plan van aanpak|passage|conclusie|prognose)\b|\b(?:op pagina|op blz|"
    r"op bladzijde)\b"
    r"|\bu(?:w|) rapport\w*\b[^.!?]{0,40}\b(?:schrijft|staat|baseert)"
)


def asked(before: str, after: str, beyond: str) -> Iterator[str]:
    """What is asked of somebody: `before` and `after` in his sentence, `beyond` on past it, to the next name."""
    near = before[-60:] + " " + beyond[:160]
    asks = "?" in beyond or re.search(r"\b(?:of|wie|wanneer|weten|vraag)\b", near) is not None
    if asks and PRESENCE.search(near) and not MINE.search(near):
        yield "asked_presence"
    if HE_ASKED.search(beyond):
        yield "asked_he"
    if OF_HIS.search(before):
        yield "of_his"
    if (
        asks
        and re.match(r"^[^.!?]{0,60}\?", after)
        and re.search(r"\b(?:kan|heeft|is|gaat|wordt|komt|werkt|blijft)\s+" + LEADS, before)
    ):
        yield "asked_subject"


def of_mail(text: str) -> Iterator[str]:
    """What the whole mail asks: who takes over, or what the one addressed has written."""
    if HANDED_OVER.holds(text, 0, 6000):
        yield "handed_over"
    if YOUR_WORK.holds(text, 0, 6000):
        yield "your_work"


EXPECTED = {
    "vraag: asked_presence": 1.5,
    "vraag: asked_he": 1.0,
    "vraag: of_his": 0.7,
    "vraag: asked_subject": 1.0,
    "vraag: handed_over_other": 0.7,
    "vraag: handed_over_you": 0.3,
    "vraag: your_work_you": 1.0,
    "vraag: your_work_other": 0.0,
}
