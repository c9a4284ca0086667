"""What the mail is about: which of its dates are days of the event, and which of its people are complained of, praised or "
"asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from classifiers.date_values import shifted
from classifiers.dates import FoundDate
from classifiers.staff import Mention
from classifiers.tense import clause

ABOUT_SOMETHING = ("klacht", "intrekking")
BIRTH = re.compile(r"(?:\bgeb\w*\.?|birth|\bjarig|verjaar\w*)[^.!?\n]{0,25}$", re.IGNORECASE)
DEADLINE = re.compile(
    r"\b(?:uiterlijk|vóór|voor|deadline|binnen|tegen|verwacht\w*|eis\w*|antwoord|reactie|graag|einde?|eindigt|loopt af|stopt"
    r"|afloopt|t/m|tot)\b(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
CONTRACT = re.compile(
    r"\b(?:in dienst|contract|overeenkomst|begonnen|gestart|gestopt|startte|begon|ziek(?:gemeld)?|ziekmelding|ingeschreven"
    r"|aangemeld|diploma|geslaagd|getekend|uit de kliniek|geopereerd|operatie|ongeluk)\b",
    re.IGNORECASE,
)
LETTER = re.compile(
    r"\b(?:mijn|onze|uw|jullie|de|een) (?:\w+ )?(?:brief|mail|e-mail|bericht|schrijven|factuur|uitnodiging)\s+(?:van|d\.d\."
    r"|dd)\s*$",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\b(?:sinds|al vanaf|vanaf|al sinds)\s+(?:de |het |ongeveer |zo'n |ca\.? |circa )?(?:[a-z]{2,9}dag )?$", re.IGNORECASE
)
LASTING = re.compile(
    r"\b(?:al|nu al|inmiddels|nu|wacht)\s+(?:al |ruim |bijna |zo'n |zeker |meer dan )?(?P<count>\d{1,2}|een|één|twee|drie"
    r"|vier|vijf|zes|zeven|acht|negen|tien|twaalf)\s+(?P<unit>weken|maanden|week|maand)\b(?! (?:geleden|later|terug))",
    re.IGNORECASE,
)
TAKEN_BACK = re.compile(
    r"\b(?:klacht\w*|klaagde|mail\w*|brief\w*|formulier|melding|ingediend|ingevuld|gestuurd|verstuurd|gesprek|schreef"
    r"|geschreven|over)\b",
    re.IGNORECASE,
)
MADE_UP = re.compile(r"\b(?:gebeld|excuses|sorry|uitgepraat|besproken|opgelost|goedgemaakt|gesproken|uitleg)\b", re.IGNORECASE)
GREETING = re.compile(
    r"^(?:beste|geachte|hallo|hoi+|hai|hey+|hi|dag|moi|ha|lieve|goede\w*|goeie\w*|dear|hello|t\.?a\.?v\.?|aan|cc)\b",
    re.IGNORECASE,
)
FINE = re.compile(
    r"\b(?:prima|fijn\w*|lief|lieve|aardig\w*|geweldig|netjes|niets? dan lof|niks mis|kan er niks aan doen"
    r"|kon er niks aan doen|wel goed|altijd goed|top|super|blij met|tevreden over|niets te klagen|hielp|geholpen)\b",
    re.IGNORECASE,
)
PASSING = re.compile(
    r"\b(?:vorige|eerdere|oude|mijn nieuwe|collega van|via|namens|cc|liever met|gesprek met|opvolger|doorgegeven aan"
    r"|gehoord van|hoor van|hoorde van|niet van|niet over|in tegenstelling tot|dank(?:zij)?)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
TO_YOU = re.compile(r"\b(?:jij|jou|jouw)\b", re.IGNORECASE)
COUNTS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "twaalf": 12,
}


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of a mail by what they are for."""

    events: tuple[date, ...] = ()
    period: tuple[date, date] | None = None
    others: tuple[date, ...] = ()


def single(found: FoundDate) -> date | None:
    """The day of a found date that is not a period."""
    return date.fromisoformat(found.value) if isinstance(found.value, str) else None


def sort_days(kind: str, text: str, found: Sequence[FoundDate], today: date) -> Days:
    """Tells days of the event from the rest. A mail that complains of nothing has no event."""
    if kind not in ABOUT_SOMETHING:
        return Days(others=_unique(day for item in found if (day := single(item))))
    events, others = [], []
    period: tuple[date, date] | None = None
    loose = False  # a period named beside the days themselves adds nothing
    for item in found:
        day = single(item)
        since = SINCE.search(text, max(0, item.start - 40), item.start)
        if day is None:
            first, last = (date.fromisoformat(value) for value in item.value)
            if first <= today and period is None:
                period, loose = ((first, today), False) if since else ((first, last), True)
        elif (
            since
            and kind == "klacht"
            and day < today - timedelta(days=5)
            and not BIRTH.search(text, max(0, item.start - 40), item.start)
        ):
            period = period or (day, today)
        elif _is_event(kind, text, item, day, today):
            events.append(day)
        else:
            others.append(day)
    if loose and events:
        period = None
    if kind == "klacht" and period is None:
        period = _lasting(text, today)
    if kind == "intrekking" and not events:
        earlier = [day for day in others if day < today]
        if len(earlier) == 1 and period is None and not MADE_UP.search(text):
            events, others = earlier, [day for day in others if day not in earlier]
    return Days(_unique(events), period, _unique(day for day in others if day not in events))


def _is_event(kind: str, text: str, item: FoundDate, day: date, today: date) -> bool:
    before = text[max(0, item.start - 60) : item.start]
    if day > today or BIRTH.search(before) or (DEADLINE.search(before) and day >= today):
        return False
    if (today - day).days > 365 * 12:
        return False
    first, last = clause(text, item.start, item.end)
    words = text[first:last]
    if kind == "intrekking":
        return bool(TAKEN_BACK.search(words)) and not MADE_UP.search(words)
    return not (CONTRACT.search(words) and not re.search(r"\b(?:niet|geen|nooit|zonder|zei)\b", words)) and not LETTER.search(
        before
    )


def _lasting(text: str, today: date) -> tuple[date, date] | None:
    """ "al drie weken": from then to the day of receipt."""
    match = LASTING.search(text)
    if match is None:
        return None
    count = COUNTS.get(match["count"].lower()) or int(match["count"])
    first = shifted(today, -count, match["unit"])
    return (first, today) if first else None


def _unique(days: object) -> tuple[date, ...]:
    return tuple(sorted(set(days)))  # type: ignore[call-overload]


@dataclass(frozen=True, slots=True)
class People:
    """The roster people of a mail by what it says of them."""

    about: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()


def sort_people(kind: str, text: str, mentions: Sequence[Mention], form: Sequence[tuple[int, int]]) -> People:
    """Tells whom the mail is about from those it only names. `form` are the spans of greeting, sign-off and signature."""
    if kind not in ("klacht", "compliment", "intrekking"):
        return People(mentioned=_names(mentions))
    body = [mention for mention in mentions if not _is_addressed(text, mention, form)]
    about = [mention for mention in body if kind != "klacht" or not _in_passing(text, mention)]
    if kind == "compliment" and len(TO_YOU.findall(text)) > 1:
        greeted = [mention for mention in mentions if mention not in body and not _signs(text, mention)]
        about = greeted or about
    if kind == "compliment" and not about:
        about = [mention for mention in mentions if not _signs(text, mention)]
    chosen = _names(about)
    return People(chosen, tuple(name for name in _names(mentions) if name not in chosen))


def _is_addressed(text: str, mention: Mention, form: Sequence[tuple[int, int]]) -> bool:
    if any(start <= mention.start < end for start, end in form):
        return True
    line = text.rfind("\n", 0, mention.start) + 1
    before = text[line : mention.start]
    return (len(before) < 30 and bool(GREETING.match(before.strip()))) or (
        not before.strip() and text[mention.end : mention.end + 2] in (",\n", "\n", ", ")
    )


def _signs(text: str, mention: Mention) -> bool:
    return mention.start > len(text) - 60 and "\n" in text[max(0, mention.start - 30) : mention.start]


def _in_passing(text: str, mention: Mention) -> bool:
    if PASSING.search(text, max(0, mention.start - 40), mention.start):
        return True
    first, last = clause(text, mention.start, mention.end)
    near = text[max(first, mention.start - 50) : min(last, mention.end + 60)]
    return bool(FINE.search(near)) and not re.search(r"\b(?:niet|geen|niks|wat fijn|nooit|not)\b", near, re.IGNORECASE)


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for mention in mentions for name in mention.people))
