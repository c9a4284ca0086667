"""That the client no longer needs his complaint to be handled, after mediation or a talk: a withdrawal (WerkPro, article 7)."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.commands import Answer

READ_IN = (
    "opdracht", "vraag-gesprek", "verzoek-verslag", "vraag-oordeel", "vraag-verlenging", "herinnering", "escalatie",
    "melding-directie",
)  # fmt: skip
LONGEST = 240  # characters; in a longer answer it is part of a story
_WHO = (
    r"(?:hij|zij|ze|(?:de )?(?:klager|klaagster|melder|meldster|klant|deelnemer|cli[eë]nte?)"
    r"|(?:de heer|mevrouw|meneer)(?-i: (?:van|de[nr]?|ten|ter|[A-ZÀ-Þ][\w'-]+)){0,3})"
)
_AFTER = r"na (?:(?:de|het|een|ons|onze|dit) )?(?:geslaagde )?(?:bemiddeling|overleg|gesprek)"
_WHAT = r"(?:(?:een|de|verdere|verder) )*behandeling(?: van (?:de|zijn|haar|deze) klacht)?"
_NO_NEED = rf"{_WHAT} (?:{_AFTER} )?niet (?:meer|langer)(?: nodig)?"
_NOT_WANTED = re.compile(
    rf"(?i)(?:^|(?<=[.!\n] ))(?:(?P<first>{_AFTER}) (?:vindt|wil|wenst) {_WHO} {_NO_NEED}"
    rf"|{_WHO} (?:vindt|wil|wenst) (?:{_AFTER} )?{_NO_NEED}(?: {_AFTER})?"
    rf"|{_WHO} (?:wil|wenst) (?:{_AFTER} )?geen (?:verdere )?behandeling(?: meer)?(?: {_AFTER})?"
    rf"|(?P<done>(?:de |onze )?bemiddeling is (?:gelukt|geslaagd)|ze zijn er samen uit(?:gekomen)?)(?:,| en|[.!])"
    rf" {_WHO} (?:vindt|wil|wenst) (?:{_NO_NEED}|geen (?:verdere )?behandeling(?: meer)?)"
    r")(?=\s*(?:[.!]|$))"
)
_BARS = re.compile(
    r"(?i)\?|\b(?:maar|misschien|als|indien|tenzij|nog niet|eerst|denkt?|volgens|boos|wel|behalve"
    r"|door (?:ons|jullie|mij|hem|haar)|andere?|elders|commissie|advocaat)\b"
)


def as_withdrawal(answer: Answer) -> Answer:
    """The answer in the word that the regulation has for it; as it was where it says anything beside that holds it off."""
    text = answer.text
    mediates = answer.prompt.kind == "verslag-gesprek" and answer.sender.has_role("klachtenfunctionaris")
    if (answer.prompt.kind not in READ_IN and not mediates) or len(text) > LONGEST or _BARS.search(text):
        return answer
    found = _NOT_WANTED.search(text)
    if found is None:
        return answer
    said = "De klager trekt de klacht in, want verdere behandeling is niet meer nodig"
    return replace(answer, text=text[: found.start()] + said + text[found.end() :])
