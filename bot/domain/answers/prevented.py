"""Who was invited to the talk writes that he cannot come then: read in the words of clients and of colleagues concerned."""

from __future__ import annotations

import re

from bot.domain.answers.clauses import bare_letters
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.dates import find

INVITATION = "uitnodiging-gesprek"
LONGEST = 1500  # characters; in a longer story "ik kan niet" is about something else
_WHEN = (
    r"(?:dan|die dag|op die dag|deze dag|dat moment|op dat moment|die tijd|op die tijd|dat tijdstip|helaas|jammer genoeg|er|daar"
    r"|echt|toch|eigenlijk|(?:op )?(?:maan|dins|woens|donder|vrij)dag|(?:op )?\d{1,2} \w+|om [\d.:]+(?: uur)?|morgen|overmorgen)"
)
_CANNOT = re.compile(
    rf"\b(?:ik|wij|we) (?:kan|kunnen)(?: {_WHEN})* niet"
    r"(?= *(?:[.,;!)\n]|$|(?:komen|aanwezig|bij|erbij|langskomen|dan|op|om|want|omdat|wegens|vanwege|die|door|i\.?v\.?m)\b))"
    rf"|\b{_WHEN} kan ik(?: {_WHEN})* niet\b"
    r"|\b(?:komt|schikt|past) (?:mij|me|ons)(?: \w+){0,3} niet(?: uit| goed)?\b"
    r"|\b(?:lukt|red|gaat) (?:ik )?(?:mij|me|dan|helaas|het)?"
    r" ?(?:dan |helaas )?niet(?= *(?:[.,;!)\n]|$|om te komen|op die|die dag))"
    r"|\bben (?:ik )?(?:\w+ ){0,2}verhinderd\b"
    rf"|\b{_WHEN} (?:ben|zit|sta) ik (?:\w+ ){{0,3}}"
    r"(?:vrij|weg|afwezig|op vakantie|in het buitenland|ziek|in het ziekenhuis|niet)\b"
    rf"|\b{_WHEN} (?:heb|moet|werk) ik (?:al |ook |een )*(?:andere afspraak|afspraak|werken|naar|vakantie|therapie|les|dienst)\b"
    rf"|\bik ben (?:{_WHEN} )+(?:vrij|weg|afwezig|op vakantie|in het buitenland|ziek|niet)\b"
    r"|\b(?:andere?|nieuwe?) (?:dag|datum|tijd|tijdstip|moment|afspraak)\b"
    r"|\b(?:verzet|verzetten|verplaatst|verplaatsen|verschuiven)\b"
)
_CAN = re.compile(
    r"\b(?:ik kom(?! niet)|ik ben er(?! niet)|tot dan|zie u dan|akkoord|is goed|prima|dan kan ik(?! niet)"
    r"|ik kan (?:dan |wel |die dag )+"
    r"(?!niet)|kan ik (?:wel|gewoon|prima)|dus ik kan|past mij|komt mij goed uit)\b"
)


def cannot_come(text: str) -> bool:
    """True when somebody says that the planned moment does not suit him; what he proposes instead is for the handler."""
    plain = " ".join(bare_letters(text).lower().split())
    if len(plain) > LONGEST:
        return False
    found = _CANNOT.search(plain)
    return found is not None and (_CAN.search(plain) is None or "niet" in found[0])


def prevented(answer: Answer) -> Command | None:
    """A colleague's answer to the invitation; the handler himself names the new moment."""
    if answer.prompt.kind != INVITATION or not cannot_come(answer.text):
        return None
    handler = answer.case.handler
    if handler is None or handler.email != answer.sender.email:
        return Command("add_note", {"text": answer.text, "cannot": "yes"})
    day = find(answer.text, answer.now).day if answer.now is not None else None
    return Command("unclear", why="geen-datum") if day is None else None
