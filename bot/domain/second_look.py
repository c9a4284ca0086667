"""What a complainant writes after the end of his case: that we look at it again, as our letter promised, or that we need not."""

from __future__ import annotations

import re

from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.workflow import CLOSED

LOOK_AGAIN, NO_NEED = "opnieuw", "erbij-gelaten"  # what the directie is told of it
MARK = "look_again"  # in the data of the event of his mail
CHOICES = ("ja, heropen de zaak", "nee")
_WISHES = re.compile(
    r"(?i)\b(?:alsnog|toch nog|opnieuw|nog (?:eens|een keer)|heropen\w*|doorzetten|in behandeling nemen"
    r"|niet (?:mee )?eens|oneens|bezwaar|niet (?:gelukt|geholpen|opgelost)|hielp niet|niets opgeleverd)\b"
)
_NO_NEED = re.compile(
    r"(?i)\blaat (?:(?:het|dit|dat|die|dan) )*maar(?: (?:zitten|rusten|zo|gaan))?(?=\s*(?:[.,;!)\n]|$))"
    r"|\b(?:hoef|hoeft|hoeven) (?:[\w']+ ){0,4}niet (?:[\w']+ ){0,2}(?:opnieuw|nog (?:eens|een keer)|weer|meer|verder)\b"
    r"|\bniet (?:meer )?(?:opnieuw |nog (?:eens |een keer ))(?:[\w']+ ){0,3}te (?:kijken|bekijken|behandelen|beoordelen)\b"
    r"|\bleg(?:gen)? (?:ik |we |wij )?(?:me|mij|ons) er (?:\w+ ){0,2}bij neer\b|\bberust\b"
    r"|\bla(?:at|ten) (?:ik |we |wij )?het (?:er |hier |nu |dan |maar )*(?:hier|er)?bij\b"
    r"|\bgeen (?:nieuw|tweede) (?:onderzoek|oordeel)\b"
    r"|\b(?:zie|zien) (?:ik |we |wij )?(?:er|hier|daar) ?(?:\w+ )?van af\b"
    r"|\btrek(?:ken)? (?:ik |we |wij )?(?:mijn|de|onze|deze) (?:klacht|melding) (?:\w+ )?in\b"
    r"|\b(?:accepteer|aanvaard)(?:en)? (?:ik |we |wij )?"
    r"(?:de|het|uw|jullie|dit|deze) (?:beslissing|besluit|uitkomst|antwoord|uitleg)\b"
)
_STILL = re.compile(
    r"(?i)\?|\b(?:niet (?:mee )?eens|oneens|tenzij|alleen als|niet bij neer|niet bij zitten|toch (?:wel|nog|graag)"
    r"|wel (?:graag|opnieuw)"
    r"|(?:accepteer|aanvaard|berust|zie) (?:[\w']+ ){0,5}niet|maar (?:ik|we|wij) wil(?:len)?)\b"
)


def waits_since(case: Case) -> Event | None:
    """The mail that asks for another look at what is over, while nobody said yes or no to it; None when nothing waits."""
    if case.state not in CLOSED or case.merged_into:
        return None
    for event in reversed(case.history):
        if event.kind == "added" and MARK in event.data:
            return event
        if event.kind in ("noted", "reopened", "closed", "rejected", "withdrawn"):
            return None  # a no is a note
    return None


def needs_none(text: str) -> bool:
    """True for a client who lets it rest, and says nothing else with it."""
    return _NO_NEED.search(text) is not None and _STILL.search(text) is None


def wishes(text: str) -> bool:
    """True for words that ask for another look, or say that one does not agree."""
    return _WISHES.search(text) is not None and not needs_none(text)
