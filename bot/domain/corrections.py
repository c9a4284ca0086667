"""A colleague puts a name, a date or an address right. Whole clauses in a narrow vocabulary; anything else is asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.domain.answers.commands import Command
from bot.domain.answers.dates import last_day_named
from bot.domain.answers.day_words import WEEKDAYS
from bot.domain.bureau import Bureau
from bot.domain.case import Case, rounds
from bot.domain.events import Event
from bot.domain.workdays import AMSTERDAM, local_date
from bot.domain.workflow import ASKED
from bot.errors import AnswerRefused

OF_THE_DIRECTIE = ("received", "email")
LONGEST = 60  # words; a longer answer is a story in which such a line may stand
LONGEST_TEXT = 1000  # characters
OLDEST = timedelta(days=366)  # how long ago a receipt may be
_KLAGER = r"(?:klager|klaagster|melder|klant|cli[eë]nt|indiener)"
_IS = r"\s*(?::|\b(?:is|was|wordt|moet(?: zijn)?)\b:?)\s*"
_PARTICLE = r"(?:van|de|der|den|ten|ter|te|el|al|'t|’t)"
_NAME = rf"(?:{_PARTICLE} )*[A-ZÀ-Þ][\w'’.-]*(?: (?:{_PARTICLE}|[A-ZÀ-Þ][\w'’.-]*))*"
_DAY = (
    rf"(?:(?:{'|'.join(WEEKDAYS)}) )?"
    r"(?:\d{1,2} [a-z]{3,9}\.?(?: 20\d\d)?|\d{1,2}[-/]\d{1,2}(?:[-/]20\d\d)?|20\d\d-\d\d-\d\d|(?:de )?\d{1,2}(?:e|de|ste))"
)
_MAIL = r"\S+@\S+"
_OCCASION = r"(?:de |het )?(?:gebeurtenis|voorval|incident)"
_COMPLAINT = r"(?:de |deze )?(?:klacht|melding|mail|brief)"
_BY_POST = r"(?: (?:per|met de|via de) (?:post|mail))?"
_CAME_IN = (
    rf"(?:{_COMPLAINT} (?:(?:is|werd|was|kwam)(?: bij ons| er)?(?: al)?)?{_BY_POST}(?: ontvangen| (?:binnen)?gekomen| binnen\w*)?"
    rf"|(?:wij|we|ik) (?:hebben|heb|kregen|kreeg|ontvingen|ontving) {_COMPLAINT}{_BY_POST}"
    r"|ontvangen|binnengekomen|(?:de )?ontvangst (?:is|was))"
)
_THERE = rf"{_BY_POST}(?: binnen(?:gekomen|gekregen)?| ontvangen| gekregen| gekomen)?"
_MARK = r"(?:(?:correctie|let op)\s*[:,.]\s*)?"
_LEAD = rf"{_MARK}(?:de |het )?(?:(?:juiste|goede) )?"
_SUBJECTS = {  # what is put right -> how it is named, and what its value looks like; a name begins with a capital
    "name": (rf"naam (?:van )?(?:de )?{_KLAGER}", _NAME),
    "email": (rf"(?:e-?mail(?:-?adres)?|mailadres) (?:van )?(?:de )?{_KLAGER}", _MAIL),
    "event_date": (rf"datum (?:van )?{_OCCASION}", rf"(?i:{_DAY})"),
    "received": (r"(?:ontvangstdatum|datum (?:van )?ontvangst)", rf"(?i:{_DAY})"),
}
_RULES = {
    what: re.compile(
        rf"(?i:{_LEAD}{subject}{_IS})(?P<new>{value})(?: zijn)?(?:,? (?:en )?(?:niet|ipv|in plaats van) (?P<old>{value}))?"
    )
    for what, (subject, value) in _SUBJECTS.items()
}
_ON, _BUT = r"(?: al)?(?: op)?", r",? maar(?: al)?(?: op)?"
_NOT = r",? (?:(?:en )?niet(?: pas)?|ipv|i\.p\.v\.|in plaats van)(?: op)?"
_WAS = rf"(?:het|dit|dat|{_OCCASION}) (?:was|gebeurde)"
_SENTENCES = {  # the wrong value stands beside the right one, or the complainant is named in full
    "name": (rf"(?i:(?:de )?{_KLAGER} heet)", "", r",? (?i:en )?niet", r" (?i:geen|niet)", r",? maar", _NAME),
    "event_date": (rf"(?i){_MARK}{_WAS}", _ON, _NOT, r" niet(?: op)?", _BUT, _DAY),
    "received": (rf"(?i){_MARK}{_CAME_IN}", _ON, rf"{_THERE}{_NOT}", r" niet(?: pas)?(?: op)?", rf"{_THERE}{_BUT}", _DAY),
}
_IS_WRONG = r"(?:klopt (?:dus )?niet|is (?:dus )?(?:fout|verkeerd|onjuist|niet goed))(?:[,.;:]+ | - | en )"
_OF_HIM = rf"(?:van (?:de )?{_KLAGER} )?"
_ADDRESS_SAID = re.compile(  # what stands there is wrong, and what it should be
    rf"(?i){_LEAD}(?:zijn |haar )?(?:e-?mail(?:-?adres)?|mailadres|adres) {_OF_HIM}{_IS_WRONG}(?:(?:het|dat|dit) )?"
    r"(?:juiste (?:adres )?)?(?:moet|is|wordt|moet zijn):?"
    rf"(?: dus)? (?P<new>{_MAIL})(?: (?:zijn|worden))?(?P<old>(?!))?"
)
_SAID = [
    (what, re.compile(rule))
    for what, (head, on, denies, denied, but, value) in _SENTENCES.items()
    for rule in (
        rf"{head}{on} (?P<new>{value})(?:{denies} (?P<old>{value})){'?' if what == 'name' else ''}",
        rf"{head}{denied} (?P<old>{value}){but} (?P<new>{value})",
    )
]
_SAID += [  # the wrong day is not named: it is the one we have
    (what, re.compile(rule.format(subject=subject, day=f"(?P<new>{value})(?P<old>(?!))?"), re.IGNORECASE))
    for what, (subject, value) in _SUBJECTS.items()
    if value != _NAME and what != "email"
    for rule in (
        rf"{_LEAD}{{subject}} {_IS_WRONG}(?:(?:het|dat|dit|die|{_COMPLAINT}) )?(?:(?:moet|is|was|kwam|wordt|moet zijn):?)?"
        rf"(?: al)?(?: op)? ?{{day}}(?: zijn| worden)?{_THERE}",
        rf"{_MARK}(?:pas|wijzig|verander|zet) (?:de )?{{subject}} (?:aan )?(?:naar|in|op) {{day}}(?: aan)?",
        rf"{_MARK}(?:kunt?|kan|wilt?) (?:je|jij|u|jullie) (?:de )?{{subject}} (?:(?:aanpassen|wijzigen|veranderen|zetten) )?"
        rf"(?:naar|in|op) {{day}}(?: aanpassen| wijzigen| veranderen| zetten)?\??",
    )
]
_HEAD = rf"{_LEAD}(?:{'|'.join(subject for subject, _ in _SUBJECTS.values())})\b"
_STARTS = re.compile(rf"(?i){_HEAD}")
_CUT = re.compile(rf"(?i)\n+|;\s*|\.\s+(?={_HEAD})")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
_UNCLEAR = Command("unclear", why="niet-begrepen")


def understood(text: str, case: Case, bureau: Bureau, now: datetime | None) -> Command | None:
    """The corrections an answer is made of; unclear when one is in doubt or stands among other words; None without any."""
    unopened = case.state == ASKED and "invoerder" in case.parties  # an entry is put right in its own words
    if len(text) > LONGEST_TEXT or unopened:
        return None
    if (match := _ADDRESS_SAID.fullmatch(text.strip(" ,.!\n"))) is not None:
        return _checked("email", match, case, bureau, now) or _UNCLEAR
    parts = [part.strip(" ,.!") for part in _CUT.split(text) if part and part.strip(" ,.!")]
    if len(parts) == 1 and (said := _said(parts[0])) is not None:
        in_doubt = _UNCLEAR if said[0] == "name" and said[1]["old"] else None  # it is not what he is called here
        return _checked(*said, case, bureau, now) or in_doubt
    if len(text.split()) > LONGEST or not any(_STARTS.match(part) for part in parts):
        return None
    matches = [_matching(part) for part in parts]
    if not any(matches) and len(parts) > 1:
        return None  # a report that mentions a date
    found = [_checked(*match, case, bureau, now) if match is not None else None for match in matches]
    commands = [command for command in found if command is not None]
    if len(commands) < len(parts) or len({command.arguments["what"] for command in commands}) < len(commands):
        return _UNCLEAR
    return replace(commands[0], also=tuple(commands[1:]))


def names_address(text: str, case: Case, bureau: Bureau) -> bool:
    """True for words with a mail address that is nobody's yet: it may be meant as the complainant's."""
    known = {case.complainant.email, *bureau.own_addresses}
    found = (each.lower() for each in _ADDRESS.findall(text))
    return any(each not in known and bureau.person(each) is None for each in found)


def _matching(part: str) -> tuple[str, re.Match[str]] | None:
    return next(((what, match) for what, rule in _RULES.items() if (match := rule.fullmatch(part))), None)


def _said(part: str) -> tuple[str, re.Match[str]] | None:
    """A sentence that says what it should be; anything near to it is for other rules."""
    return next(((what, match) for what, rule in _SAID if (match := rule.fullmatch(part))), None)


def _checked(what: str, match: re.Match[str], case: Case, bureau: Bureau, now: datetime | None) -> Command | None:
    """The correction when it can only mean one thing and says something new."""
    if what == "name":
        value, old = _name(match["new"], match["old"], case, bureau), case.complainant.name
    elif what == "email":
        value, old = _address(match["new"], match["old"], case, bureau), case.complainant.email
    else:
        value, old = _moved(what, match, case, now)
    return Command("correct", {"what": what, "value": value, "old": old}) if value and value != old else None


def _name(new: str, wrong: str | None, case: Case, bureau: Bureau) -> str:
    """The whole new name; "" when it is unclear which part of the old one it replaces, or when it is a colleague's."""
    old = case.complainant.name
    if wrong:
        changed, count = re.subn(rf"(?<!\w){re.escape(wrong)}(?!\w)", lambda _: new, old)
        new = changed if count == 1 else ""
    elif len(new.split()) < 2 <= len(old.split()):
        return ""
    return "" if bureau.named(new) is not None else new


def _address(new: str, wrong: str | None, case: Case, bureau: Bureau) -> str:
    """In lower case; "" for none that could be a client's: no colleague, and not our own mailbox."""
    new = new.lower().strip("<>.,()")
    fits = wrong is None or wrong.lower().strip("<>.,()") == case.complainant.email
    return new if fits and _ADDRESS.fullmatch(new) and new not in bureau.own_addresses else ""


def _moved(what: str, match: re.Match[str], case: Case, now: datetime | None) -> tuple[str, str]:
    """The new and the old date, ISO; a receipt no later than what followed it, an event no later than the receipt."""
    received = local_date(case.received)
    days = (received,) if what == "received" else case.facts.event_dates
    old = days[0].isoformat() if len(days) == 1 else ""
    if now is None:
        return "", old
    latest = _latest_receipt(case, now) if what == "received" else received
    day = last_day_named(match["new"], latest)
    wrong = last_day_named(match["old"], latest) if match["old"] else None
    if day is None or day > latest or (match["old"] and wrong not in days):
        return "", old
    longest = OLDEST if re.search(r"20\d\d", match["new"]) else OLDEST / 2  # a day to come is none of last year's
    too_old = what == "received" and day < local_date(now) - longest
    return "" if too_old else day.isoformat(), old


def _latest_receipt(case: Case, now: datetime) -> date:
    """It came in before anything was done about it."""
    done = (event.at for event in case.log if event.at != case.received and event.kind != "received")
    return local_date(min((*done, now)))


def corrected(case: Case, arguments: Mapping[str, str], now: datetime) -> tuple[Case, tuple[Event, ...]]:
    """The case with this value, and the event that tells what was corrected: a date as a date, words as a code only."""
    what, value = arguments["what"], arguments["value"]
    client, data = case.complainant, {"what": what}
    if what == "name":
        case = replace(case, parties={**case.parties, "klager": replace(client, name=value)})
    elif what == "email":
        case = replace(case, parties={**case.parties, "klager": replace(client, email=value)})
    elif what == "event_date":
        case = replace(case, facts=replace(case.facts, event_dates=(date.fromisoformat(value),), event_period=None))
        data["to"] = value
    else:
        if len(rounds(case.events)) > 1:
            raise AnswerRefused("niet-meer-mogelijk")  # its terms run from the new request
        moment = datetime.combine(date.fromisoformat(value), time(12), tzinfo=AMSTERDAM)
        case = replace(case, received=min(moment, now))
        data["to"] = case.received.isoformat()
    event = Event("corrected", now, data)
    return case.with_events(event), (event,)


TOLD = {
    "name": "De naam van de {klager} is nu {value}",
    "email": "Het e-mailadres van de {klager} is nu {value}",
    "event_date": "De datum van de gebeurtenis is nu {value}",
    "received": "De datum van ontvangst is nu {value}. De termijnen zijn opnieuw berekend",
}


def told(arguments: Mapping[str, str], klager: str) -> str:
    """What was corrected, with what stood there before."""
    shown = {name: _shown(arguments[name]) for name in ("value", "old")}
    before = f" Eerst stond er {shown['old']}." if shown["old"] else ""
    sent = " Wat al verstuurd is, gaat niet opnieuw." if arguments["what"] == "email" else ""
    return f"{TOLD[arguments['what']].format(klager=klager, **shown)}.{before}{sent}"


def _shown(value: str) -> str:
    return f"{date.fromisoformat(value):%d-%m-%Y}" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
