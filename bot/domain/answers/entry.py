"""What is said to "is this entry right?": yes, no, or what must be different; and whose complaint a colleague mailed of.

The whole answer must be one of these.
"""

from __future__ import annotations

import re
from datetime import date

from bot.domain.answers.clauses import bare
from bot.domain.answers.commands import Answer, Command
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.entry_days import DAY, day_named
from bot.domain.workdays import local_date
from bot.domain.workflow import ASKED

CHOICES = ("openen", "niet openen")
KINDS = ("klacht", "suggestie", "vraag", "overig")
OWN, ANOTHERS = "eigen", "ander"  # whose complaint it is that a colleague writes of
ASKED_IN = ("vraag-indeling", "herinnering", "escalatie", "begreep-niet")
_BETWEEN = r"(?:[,.;! ]| en )*"
_ASSENTS = (
    r"(?:ja(?:zeker|wel)?|hoor|zeker|inderdaad|akkoord|correct|juist|prima|oke?|goed|top|graag|perfect)"
    r"|(?:(?:dat|het|dit|alles|zo) )?(?:klopt|is (?:het )?(?:juist|correct|goed|akkoord|in orde|zo))"
    r"(?: (?:helemaal|allemaal|precies|zo|inderdaad|hoor|alles))*|(?:helemaal|heel|alles) (?:goed|juist|correct|akkoord|in orde)"
    r"|(?:graag )?(?:open|openen|doe|doen)(?: (?:hem|het|dat|dit|deze|(?:de|deze) (?:zaak|klacht)))?"
    r"(?: (?:maar|graag|dus|gerust))*"
    r"|(?:je|jullie|u) (?:mag|mogen|kan|kunt|kunnen) (?:hem|het|de (?:zaak|klacht)) (?:nu |gerust )*openen"
    r"|(?:de |deze )?(?:zaak|klacht) (?:mag|kan) (?:open|geopend worden|worden geopend)"
)
_YES = re.compile(rf"(?:(?:{_ASSENTS})(?![\w-]){_BETWEEN})+(?:hoor|dank(?: je| u)?(?: wel)?|dankjewel|bedankt)?")
_NO = re.compile(
    r"(?:nee[,.! ]*)?(?:(?:graag )?niet (?:openen|nodig|doen)|open (?:hem|het|de zaak) niet|laat maar"
    r"|(?:het|dit|dat) is geen klacht|geen klacht|geen zaak openen)"
)
_LEAD = re.compile(r"(?i)^(?:(?:nee|ja|klopt|klopt niet|dat klopt niet|bijna|maar|correctie|alleen)[,.:!]* +)+(?:maar )?")
_PARTS = re.compile(
    r"\n+|;|(?<=\w{2}[.])\s+(?=[A-Z])|,\s+(?:en\s+)?|\s+en\s+(?=(?:het |de |zijn |haar )?(?:adres|mail|e-?mail|naam|ontvangen))"
)
_OF_COMING_IN_WORDS = (
    "het de hij zij ze dat die dit deze klacht brief telefoontje is was heeft had kwam ontvangen binnengekomen binnen "
    "gebeld belde opgebeld langs langsgekomen geweest ontvangst ontvangstdatum datum op moet zijn pas al mij ons me "
    "ik kreeg van om door"
)
_OF_COMING_IN = frozenset(_OF_COMING_IN_WORDS.split())
_EMAIL = re.compile(
    r"(?i)(?:(?:het |zijn |haar |de )?(?:mail|e-mail|email)?-?(?:adres|e-?mail|mail)(?: van .{1,40})?(?: is|:)* *)?"
    r"<?(?P<email>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)>?"
)
_CALLED = (
    r"(?:(?i:mevrouw|meneer|de heer|mevr\.?|mw\.?|dhr\.?) )?"
    r"(?P<name>[A-ZÀ-Þ][\w'’.-]*(?: (?:van|de|der|den|ten|ter|te|el|al|[A-ZÀ-Þ][\w'’.-]*))*)"
)
_NAME = re.compile(rf"(?:[Dd]e )?(?:[Kk]lager|[Mm]elder|[Kk]lant|[Nn]aam)(?: is| heet|:)* +{_CALLED}")
_WHOSE = re.compile(rf"(?:(?:[Dd]e )?[Kk]lacht )?(?:(?:is )?van )?{_CALLED}")  # in answer to whose complaint it is
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
    if answer.now is not None and (day := day_of_coming_in(part, local_date(answer.now))) is not None:
        return {"received": day.isoformat()}
    asked_whose = not (answer.case.complainant.name or answer.case.complainant.email)
    match = _NAME.fullmatch(part) or (_WHOSE.fullmatch(part) if asked_whose else None)
    if match is None or any(match["name"].lower() == person.name.lower() for person in answer.bureau.roster):
        return None
    return {"name": match["name"].rstrip(".")}


def is_of_colleague(case: Case, bureau: Bureau) -> bool:
    """True while it is not known whether a complaint in a colleague's mail is his own."""
    return case.state == ASKED and "invoerder" not in case.parties and bureau.person(case.complainant.email) is not None


def kinds_offered(case: Case, bureau: Bureau) -> tuple[str, ...]:
    """What a mail may be, as choices; of a colleague's mail also whose complaint it is."""
    if not is_of_colleague(case, bureau):
        return KINDS
    return (f"klacht van {case.complainant.name or 'deze collega'} zelf", "klacht van iemand anders", *KINDS[1:])


_WHOSE_OWN = re.compile(
    r"(?:(?:het|dit|dat) is )?(?:(?:een|de|zijn|haar) )?(?:eigen )?klacht(?: is)? van (?P<who>[\w'’. -]{1,60}?) ?zelf"
    r"|(?:(?:het|dit|dat) is )?(?:zijn|haar|hun) eigen klacht|(?:het|dit|dat) is (?:zijn|haar) klacht"
)
_WHOSE_OTHER = re.compile(
    r"(?:(?:het|dit|dat) is )?(?:(?:een|de) )?klacht(?: is)? van (?:(?:een|de) )?(?:iemand anders|ander|klant|cliënt|deelnemer)"
    r"|(?:het|dit|dat) is niet (?:zijn|haar) (?:eigen )?klacht|van (?:iemand anders|een (?:ander|klant|cliënt))"
)


def of_whose(answer: Answer) -> Command | None:
    """Whose complaint it is that a colleague mailed of; None when the whole answer does not say that."""
    if not is_of_colleague(answer.case, answer.bureau) or answer.prompt.kind not in ASKED_IN:
        return None
    said, teller = bare(answer.text), set(bare(answer.case.complainant.name).split())
    if (own := _WHOSE_OWN.fullmatch(said)) is not None:
        fits = set((own["who"] or "").split()) <= teller | {"deze", "collega", "de", "hem", "haar"}
        return Command("classify", {"label": "klacht", "whose": OWN}) if fits else Command("unclear", why="wiens-klacht")
    return Command("classify", {"label": "klacht", "whose": ANOTHERS}) if _WHOSE_OTHER.fullmatch(said) else None


def says_whose(command: Command, answer: Answer) -> Command:
    """A complaint in a colleague's mail is opened for nobody before it is said whose it is."""
    calls = any(each.action == "classify" and each.arguments.get("label") == "klacht" for each in (command, *command.also))
    if not calls or "whose" in command.arguments or not is_of_colleague(answer.case, answer.bureau):
        return command
    return Command("unclear", why="wiens-klacht")


def day_of_coming_in(text: str, today: date) -> date | None:
    """The day in words that say nothing but when a complaint came in, or only name a day."""
    found = re.search(rf"(?i)\b{DAY}\b", text)
    if found is None:
        return None
    words = re.findall(r"[^\s:,]+", f"{text[: found.start()]} {text[found.end() :]}".lower())
    return day_named(found["day"], today) if _OF_COMING_IN.issuperset(words) else None
