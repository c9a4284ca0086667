"""What a colleague says to "is this entry right?": yes, no, or what must be different. The whole answer must be one of these."""

from __future__ import annotations

import re

from bot.domain.answers.clauses import bare
from bot.domain.answers.commands import Answer, Command
from bot.domain.entry import received_day
from bot.domain.workdays import local_date
from bot.domain.workflow import ASKED

CHOICES = ("openen", "niet openen")
ASKED_IN = ("vraag-indeling", "herinnering", "escalatie", "begreep-niet")
_YES = re.compile(
    r"(?:(?:ja|klopt|dat klopt|het klopt|alles klopt|akkoord|correct|prima|oke|ok)[,.! ]*)*"
    r"(?:(?:graag )?(?:openen|open|open maar|open hem|open de (?:zaak|klacht)))?"
)
_NO = re.compile(r"(?:nee[,.! ]*)?(?:niet openen|(?:het|dit|dat) is geen klacht|geen klacht)")
_LEAD = re.compile(r"(?i)^(?:(?:nee|ja|klopt|klopt niet|dat klopt niet|bijna|maar|correctie)[,.:!]* +)+(?:maar )?")
_PARTS = re.compile(r"\n+|;|,\s+(?:en\s+)?|\s+en\s+(?=(?:het |de |zijn |haar )?(?:adres|mail|e-?mail|naam|ontvangen))")
_RECEIVED = re.compile(
    r"(?i)(?:(?:het |de klacht |hij |dat )?(?:is |was )?)?(?:ontvangen|binnengekomen|ontvangst(?:datum)?)(?: is| was)?:?"
    r" (?:op |was op )?(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?(?P<day>[\w/-]+(?: \w+)?(?: 20\d\d)?)"
)
_EMAIL = re.compile(
    r"(?i)(?:het |zijn |haar |de )?(?:mail|e-mail|email)?-?(?:adres|e-?mail|mail)(?: van .{1,40})?(?: is|:)* *"
    r"<?(?P<email>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)>?"
)
_NAME = re.compile(
    r"(?:[Dd]e )?(?:[Kk]lager|[Mm]elder|[Kk]lant|[Nn]aam)(?: is| heet|:)* +(?:(?i:mevrouw|meneer|de heer) )?"
    r"(?P<name>[A-ZÀ-Þ][\w'’.-]*(?: (?:van|de|der|den|ten|ter|te|el|al|[A-ZÀ-Þ][\w'’.-]*))*)"
)
UNCLEAR = Command("unclear", why="invoer")


def of_entry(answer: Answer) -> Command | None:
    """The command; None when this is no answer about an entry that waits, or it says what kind of mail it is."""
    if answer.case.state != ASKED or "invoerder" not in answer.case.parties or answer.prompt.kind not in ASKED_IN:
        return None
    said = bare(answer.text)
    if not said:
        return UNCLEAR
    if _YES.fullmatch(said):
        return Command("open_entry", {"label": "klacht"})
    if _NO.fullmatch(said):
        return Command("drop_entry")
    return _corrected(answer)


def _corrected(answer: Answer) -> Command | None:
    """Everything that is named, when every part names something."""
    found: dict[str, str] = {}
    for part in filter(None, (each.strip(" .!") for each in _PARTS.split(_LEAD.sub("", answer.text.strip())))):
        said = _one(part, answer)
        if said is None or set(said) & set(found):
            return UNCLEAR if found or said is not None else None
        found |= said
    return Command("correct_entry", found) if found else None


def _one(part: str, answer: Answer) -> dict[str, str] | None:
    if (match := _EMAIL.fullmatch(part)) is not None:
        email = match["email"].lower()
        return None if email in answer.bureau.own_addresses else {"email": email}
    if _RECEIVED.fullmatch(part) is not None and answer.now is not None:
        words = part.replace("ontvangstdatum", "ontvangen").replace("ontvangst", "ontvangen")
        day = received_day(words, local_date(answer.now))
        return {"received": day.isoformat()} if day is not None else None
    if (match := _NAME.fullmatch(part)) is not None:
        return {"name": match["name"].rstrip(".")}
    return None
