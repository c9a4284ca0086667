"""What happened in a case, in plain Dutch: every event and every letter, also what was taken back or put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from bot.domain.admissibility import CHOICE
from bot.domain.case import Case
from bot.domain.events import LEVELS, Event
from bot.domain.history import UNDONE, span, taken_back
from bot.domain.letters.facts import VERDICTS, day_in_words
from bot.domain.letters.status import HAPPENED
from bot.domain.reporting.document import in_words
from bot.domain.rules import Regulation
from bot.domain.workdays import AMSTERDAM, local_date
from bot.domain.workflow import WHEN_SENT

LINES: Mapping[str, str] = {  # an event in plain words; {wie} is the person it names
    **HAPPENED,
    "asked": "gevraagd of deze mail een {klacht} is",
    "classified": "een collega zei wat voor bericht het is",
    "uwv_agreed": "akkoord om het UWV in te lichten",
    "extension_sent": "de {klager} kreeg bericht over de verlenging",
    "solution_report_sent": "het verslag van de afhandeling is verstuurd",
    "kcmd_measures_sent": "de maatregelen na de uitspraak van de klachtencommissie zijn verstuurd",
    "withdrawal_confirmed": "de intrekking is bevestigd",
    "noted": "er is een notitie bij gezet",
    "draft_held": "een collega wil de brief met de uitkomst nog niet versturen",
    "corrected": "een gegeven is verbeterd",
    "returned": "een brief kwam terug",
    "hold_placed": "de zaak wordt bewaard, hoe oud zij ook is",
    "hold_lifted": "de zaak hoeft niet langer bewaard te blijven",
    "erased": "alles wat persoonlijk was, is gewist",
    UNDONE: "een antwoord is teruggedraaid",
}
LETTERS: Mapping[str, str] = {  # a letter in a few words
    "ontvangstbevestiging": "bevestiging van ontvangst",
    "agenda-overleg": "lijst voor het intern overleg",
    "bericht-behandelaar": "bericht wie de zaak behandelt",
    "verzoek-aanvulling": "vraag om aanvulling",
    "opdracht-behandelaar": "vraag wie de zaak behandelt",
    "opdracht": "opdracht aan de behandelaar",
    "vraag-indeling": "vraag of het een klacht is",
    "vraag-ontvankelijkheid": "vraag of de zaak in behandeling komt",
    "vraag-gesprek": "vraag of het gesprek gepland is",
    "vraag-verlenging": "vraag of er meer tijd nodig is",
    "vraag-maatregelen": "vraag naar maatregelen",
    "kennisgeving-medewerker": "bericht aan de betrokken medewerker",
    "verzoek-reactie": "vraag om een reactie",
    "uitnodiging-gesprek": "uitnodiging voor het gesprek",
    "verzoek-verslag": "vraag om het verslag van het gesprek",
    "verslag-gesprek": "verslag van het gesprek",
    "vraag-oordeel": "vraag om een oordeel",
    "concept-uitkomst": "concept van de uitkomst",
    "uitkomst": "uitkomst",
    "niet-in-behandeling": "bericht dat de zaak niet in behandeling komt",
    "bevestiging-intrekking": "bevestiging van de intrekking",
    "bevestiging-afspraken": "bevestiging van de afspraken",
    "verlenging": "bericht over verlenging",
    "herinnering": "herinnering",
    "escalatie": "melding dat een termijn voorbij is",
    "melding-verzekeraar": "melding aan de verzekeraar",
    "melding-uwv": "melding aan het UWV",
    "vraag-tevredenheid": "vraag naar de tevredenheid",
    "verslag-afhandeling": "verslag van de afhandeling",
    "maatregelen-kcmd": "maatregelen na de uitspraak van de klachtencommissie",
    "verwijzing": "bericht over de verdere weg",
    "dank-suggestie": "dank voor een suggestie",
    "melding-directie": "melding aan de directie of de behandelaar",
    "begreep-niet": "bericht dat iets niet gedaan is",
    "uitgevoerd": "bericht wat er gedaan is",
    "stand-van-zaken": "stand van zaken",
    "handleiding": "uitleg over het antwoorden",
    "verbeterformulier": "verbeterformulier",
    "weekoverzicht": "weekoverzicht",
    "kwartaalrapport": "kwartaalrapport",
    "jaaroverzicht": "jaaroverzicht",
    "overzicht-opdrachtgever": "overzicht voor een opdrachtgever",
}
STATES: Mapping[str, str] = {  # of a letter in the outbox
    "queued": "wacht nog op verzending",
    "held": "tegengehouden, wacht op een beslissing",
    "sending": "wordt verstuurd",
    "sent": "verstuurd",
    "uncertain": "niet zeker of hij aankwam",
    "refused": "niet bezorgd",
    "withdrawn": "ingetrokken, niet verstuurd",
}
CORRECTED = {
    "name": "de naam van de {klager} is verbeterd",
    "email": "het e-mailadres van de {klager} is verbeterd",
    "event_date": "de datum van de gebeurtenis is verbeterd",
    "received": "de datum van ontvangst is verbeterd, de termijnen zijn opnieuw berekend",
}
ENTRIES = {
    "told": "een collega gaf een {klacht} door; gevraagd of die zo klopt",
    "passed_on": "een collega stuurde een {klacht} door; gevraagd of die zo klopt",
    "corrected": "de doorgegeven {klacht} is verbeterd; opnieuw gevraagd of die zo klopt",
}
ENDED = {
    "afgehandeld": "gesloten: afgehandeld",
    "samengevoegd": "gesloten: samengevoegd met een andere zaak",
    "niet-geopend": "niet geopend als {klacht}",
}
NOTES = {  # the word of a note -> what it says; {wie} is the person it names, {dag} its date
    "summary": "de reactie van {wie} is samengevat",
    "report": "het verslag van het gesprek is aangevuld",
    "ask_reaction": "gevraagd om een reactie van de medewerker",
    "insurer": "de verzekeraar moet worden ingelicht",
    "confirmed_by": "{wie} bevestigde dat dit antwoord zo bedoeld is",
    "not_confirmed_by": "{wie} bevestigde het antwoord niet; het is niet gedaan",
}
OF_ONE_OF_THEM = ("employee_told", "reaction_requested", "reaction_received", "reaction_agreed")  # of perhaps more employees
SIDES = {"klager": "de {klager}", "medewerker": "de medewerker"}


def event_line(event: Event, case: Case, regulation: Regulation) -> str:
    """One event as a sentence without its capital and full stop."""
    words = {"klager": regulation.words.klager, "klacht": "melding" if regulation.words.klager == "melder" else "klacht"}
    party = case.parties.get(event.data.get("person", ""))
    pattern = _pattern(event, case)
    if party is not None and event.kind in OF_ONE_OF_THEM:
        pattern = _with(pattern, "{wie}")
    return pattern.format(wie=party.name if party is not None else "iemand", **words)


def happened(case: Case, regulation: Regulation) -> list[tuple[int, datetime, str]]:
    """Position from 1, moment and words of everything that was recorded; what was taken back later says so."""
    gone = {position: event for event in case.log if event.kind == UNDONE for position in span(event)}
    back = taken_back(case.log)
    found = []
    for position, event in enumerate(case.log, 1):
        words = event_line(event, case, regulation)
        mark = f" (teruggedraaid op {_day(gone[position].at)})" if position in back else ""
        found.append((position, event.at, f"{words[:1].upper()}{words[1:]}{mark}"))
    return found


def letter_name(kind: str) -> str:
    """A kind of letter in Dutch; its own name when a bureau made one."""
    return LETTERS.get(kind, kind)


def by_itself(event: Event) -> bool:
    """True for what is recorded because a letter went out, and not because somebody said so."""
    return event.kind in WHEN_SENT.values() and event.data.get("by") != "staff"


def _day(moment: datetime) -> str:
    return day_in_words(local_date(moment).isoformat())


def _escaped(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")


def _name(case: Case, key: str) -> str:
    party = case.parties.get(key)
    return _escaped(party.name) if party is not None else "iemand"


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return day_in_words(moment.astimezone(AMSTERDAM).replace(tzinfo=None).isoformat() if moment.tzinfo else text)


def _with(words: str, *more: str) -> str:
    found = ", ".join(filter(None, more))
    return f"{words}: {found}" if found else words


def _received(event: Event, _case: Case) -> str:
    nature, principal = event.data.get("nature", ""), event.data.get("principal", "")
    words = "een collega gaf de {klacht} door" if event.data.get("by") == "colleague" else LINES["received"]
    return _with(words, f"aard {nature}" if nature else "", f"opdrachtgever {principal}" if principal else "")


def _planned(event: Event, _case: Case) -> str:
    who = " en ".join(SIDES[each] for each in event.data.get("who", "").split(",") if each in SIDES)
    when = event.data.get("when", "")
    return _with(LINES[event.kind], _moment(when) if when else "", f"met {who}" if who else "")


def _waived(event: Event, _case: Case) -> str:
    side = "de {klager}" if event.kind == "complainant_heard" else "de medewerker"
    return f"{side} ziet af van een gesprek" if event.data.get("waived") else f"{side} is gehoord"


def _until(event: Event, _case: Case) -> str:
    until = event.data.get("until", "")
    return _with(LINES[event.kind], f"tot {day_in_words(until)}" if until else "")


def _judged(event: Event, _case: Case) -> str:
    return _with(LINES[event.kind], VERDICTS.get(event.data.get("gegrond", ""), ""))


def _ended(event: Event, _case: Case) -> str:
    reason = event.data.get("reason", "")
    return ENDED.get(reason, _with(LINES["closed"], f"het bleek {_escaped(reason)}" if reason else ""))


def _refused(event: Event, _case: Case) -> str:
    ground = CHOICE.get(event.data.get("ground", ""), "")
    return _with(LINES["rejected"], "" if "{" in ground else ground)


def _noted(event: Event, case: Case) -> str:
    if "away" in event.data:
        until, stands_in = event.data.get("until", ""), event.data.get("stands_in", "")
        away = f"{_name(case, event.data['away'])} is afwezig" + (f" tot {day_in_words(until)}" if until else "")
        return away + (f"; {_name(case, stands_in)} kreeg de vraag" if stands_in else "")
    known = next((word for word in NOTES if word in event.data), "")
    return NOTES[known].replace("{wie}", _name(case, event.data[known])) if known else LINES["noted"]


def _satisfied(event: Event, _case: Case) -> str:
    level = LEVELS.get(event.data.get("level", ""))
    return f"de {{klager}} is {level}" if level else LINES["satisfaction_recorded"]


def _sent(event: Event, _case: Case) -> str:
    return "de behandelaar stuurde zelf de uitkomst" if event.data.get("by") == "staff" else LINES["outcome_sent"]


def _euros(amount: str) -> str:
    return in_words(float(amount), "bedrag") if amount else ""


def _corrected(event: Event, _case: Case) -> str:
    to = event.data.get("to", "")
    day = day_in_words(_date(to).isoformat()) if to else ""
    return _with(CORRECTED.get(event.data.get("what", ""), LINES["corrected"]), f"nu {day}" if day else "")


def _date(text: str) -> date:
    moment = datetime.fromisoformat(text)
    return local_date(moment) if moment.tzinfo else moment.date()


def _undone(event: Event, case: Case) -> str:
    """With what was taken back, each once."""
    events = [each for position, each in enumerate(case.log, 1) if position in span(event) and each.kind != UNDONE]
    lines = [_pattern(each, case).replace("{wie}", _name(case, each.data.get("person", ""))) for each in events]
    return _with(LINES[UNDONE], "; ".join(dict.fromkeys(lines)))


def _pattern(event: Event, case: Case) -> str:
    return TOLD[event.kind](event, case) if event.kind in TOLD else LINES[event.kind]


TOLD: Mapping[str, Callable[[Event, Case], str]] = {  # events of which the data tell more
    "received": _received,
    "asked": lambda event, _: ENTRIES.get(event.data.get("entry", ""), LINES["asked"]),
    "classified": lambda event, _: _with(LINES["classified"], _escaped(event.data.get("label", ""))),
    "rejected": _refused,
    "hearing_planned": _planned,
    "hearing_cancelled": _planned,
    "complainant_heard": _waived,
    "employee_heard": _waived,
    "advised": _judged,
    "verdict_given": _judged,
    "measures_recorded": _until,
    "agreement_reached": _until,
    "extended": _until,
    "paused": _until,
    "satisfaction_recorded": _satisfied,
    "claim_estimated": lambda event, _: _with(LINES["claim_estimated"], _euros(event.data.get("amount", ""))),
    "outcome_sent": _sent,
    "merged": lambda event, _: _with("samengevoegd met een andere zaak", event.data.get("into", "")),
    "joined": lambda event, _: _with("er is een andere zaak bij gevoegd", event.data.get("number", "")),
    "closed": _ended,
    "noted": _noted,
    "corrected": _corrected,
    "returned": lambda event, _: _with(LINES["returned"], LINES.get(event.data.get("event", ""), "")),
    UNDONE: _undone,
}
