"""Which of the dates in a mail are days of the event: each is weighed by its words, its shape and its place among the others.

The weights are learned and stored by name, so that a person can read why a day counts.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from classifiers.date_values import shifted
from classifiers.date_words import NUMBERS
from classifiers.dates import FoundDate
from classifiers.tense import clause, lean

ABOUT_SOMETHING = ("klacht", "intrekking")
Span = tuple[int, int]
Features = dict[str, float]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


CUES = {
    "raised": _words(
        r"aangesproken|aangekaart|opheldering|\b(?:hier|daar|er)(?:over|op|naar|mee|van)\b|opgebeld|voorgelegd|gerappelleerd"
        r"|rappel|geklaagd|gevraagd|nagevraagd|teruggekomen|bezwaar|telefonisch|raised|telefoon"
    ),
    "contacted": _words(
        r"\b(?:ik|wij|we)\b[^.!?]{0,40}\b(?:gebeld|gemaild|geappt|gesproken|getelefoneerd|belde|mailde|appte|sprak)\b"
        r"|\b(?:gebeld|gemaild|geappt|gesproken)\b[^.!?]{0,25}\bik\b|\b(?:belde|mailde|vroeg|sprak) (?:ik|wij|we)\b"
    ),
    "promised": _words(r"belo[oe]f\w*|toegezegd|toezegging|zegde|afgesproken|afspraak|promised|overeengekomen|zou\b"),
    "learned": _words(
        r"hoorde|gehoord|vernam|vernomen|te horen|kwam (?:ik )?(?:er )?achter|ontdekt\w*|las ik|lees ik|gezien dat|ontving"
        r"|ontvangen|gekregen|kreeg|binnen\w*"
    ),
    "started": _words(
        r"intake\w*|gestart|startte|begonnen|begon|begin van|aangemeld|aanmelding|opdracht|ondertekend|getekend|inschrij\w*"
        r"|kennismak\w*|in dienst|contract|overeenkomst|traject|offerte|eerste gesprek|ingeleverd|aangevraagd|aanvraag|verzoek"
    ),
    "outsider": _words(r"\b(?:uwv|werkgever|huisarts|gemeente|verzekeraar|bedrijfsarts|mijn baas|rechtbank|dokter)\b"),
    "own life": _words(
        r"overleden|jarig|verjaardag|geopereerd|operatie|ziekenhuis|ziek\b|ziekgemeld|ziekmelding|bevallen|uitvaart"
        r"|begrafenis|diploma|geslaagd|examen|verhuisd|vakantie|opname"
    ),
    "document": _words(
        r"\b(?:e-?mails?|mail|mails|mailtje|brief|brieven|verslag|verslagen|factuur|facturen|rapport|schrijven|klacht"
        r"|rapportage|nota|besluit|beschikking)\b"
    ),
    "unanswered": _words(
        r"(?:niet|geen|nooit|niets|onbeantwoord)\b[^.!?]{0,30}(?:beantwoord|gereageerd|antwoord|reactie|teruggebeld|terug)"
        r"|onbeantwoord|stilte"
    ),
    "now": _words(r"het is nu|inmiddels|nu is het|vandaag is"),
    "due": _words(
        r"uiterlijk|moest|had\w* moeten|moeten|deadline|was afgesproken|binnen zijn"
        r"|zou(?:den)?\b[^.!?]{0,40}\b(?:zijn|komen|krijgen|bellen|worden|klaar|hebben|sturen|liggen)"
    ),
    "failed": _words(r"niet|niemand|dichte deur|voor niks|nooit|niks|niets|geen\b|zonder|te laat|vergeten|afgezegd"),
    "treated": _words(
        r"\bzei\b|zegt|schreeuw\w*|riep|snauw\w*|lacht\w*|uitgelachen|uitgescholden|weggestuurd|ontzegd|opgehangen"
        r"|gezegd dat|gezet|genoemd|noemde|behandeld|bejegen\w*|gedeeld|doorgestuurd|doorgegeven|verzonden|gestuurd aan"
        r"|gelogen|onbeleefd|onbeschoft|botweg|afgekapt|vernederd|geweigerd|weigerde|beschuldig\w*|liet"
    ),
    "talk": _words(r"gesprek|bijeenkomst|bezoek|training|groep|overleg|afspraak|workshop|huisbezoek|sessie"),
    "incident": _words(r"incident|voorval|gebeur\w*|gang van zaken|optreden|bejegening|het ging om|betreft|te weten"),
    "complained": _words(r"klacht|beklag|melding|brief|mail|formulier|ingediend|gestuurd|geschreven|schreef"),
    "made up": _words(r"\b(?:gebeld|excuses|sorry|uitgepraat|besproken|opgelost|goedgemaakt|gesproken|uitleg)\b"),
    "you or they": _words(r"\b(?:uw|u|jullie|je|jij|your|hij|zij|ze|he|she)\b"),
    "I": _words(r"\b(?:ik|wij|we|i|mijn)\b"),
}
JUST_BEFORE = {
    "birth": _words(r"(?:\bgeb\w*\.?|birth|\bjarig|verjaar\w*)[^.!?\n]{0,25}$"),
    "deadline": _words(
        r"\b(?:uiterlijk|vóór|voor|deadline|binnen|tegen|verwacht\w*|eis\w*|antwoord|reactie|graag|einde?|eindigt|loopt af"
        r"|stopt|afloopt|t/m|tot)\b(?:\s+\w+){0,2}\s*$"
    ),
    "my letter": _words(
        r"\b(?:mijn|onze|uw|jullie|de|een) (?:\w+ )?(?:brief|mail|e-mail|bericht|schrijven|factuur|uitnodiging)\s+(?:van"
        r"|d\.d\.|dd)\s*$"
    ),
    "letter of": _words(
        r"\b(?:e-?mails?|mail|mailtje|brief|brieven|factuur|facturen|schrijven|klacht|nota|besluit|offerte|verzoek)\s+"
        r"(?:\w+ )?(?:van|d\.d\.?|dd\.?|of|gedateerd)\s*$"
    ),
    "complaint of": _words(r"\b(?:klacht|melding|beklag)\s+(?:\w+ ){0,2}(?:van|d\.d\.?|dd\.?)\s*$"),
}
SINCE = _words(r"\b(?:sinds|al vanaf|vanaf|al sinds)\s+(?:de |het |ongeveer |zo'n |ca\.? |circa )?(?:[a-z]{2,9}dag )?$")
LASTING = _words(
    r"\b(?:al|nu al|inmiddels|nu|wacht)\s+(?:al |ruim |bijna |zo'n |zeker |meer dan )?(?P<count>\d{1,2}|een|één|twee|drie"
    r"|vier|vijf|zes|zeven|acht|negen|tien|twaalf)\s+(?P<unit>weken|maanden|week|maand)\b(?! (?:geleden|later|terug))"
)
BREAK = _words(r"[,;:]\s|\b(?:maar|waarna|terwijl|omdat|nadat|hoewel|want|en toen|dat)\b")
WEEKDAY = _words(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag")
TODAY = _words(r"vandaag|vanmorgen|vanochtend|vanmiddag|vanavond|vannacht|deze och|deze mid")
AGES = (0, 1, 3, 7, 14, 30, 60, 120, 365, 1000, 4500)
LIST = _words(r"\s*(?:,|en|and|&|\+|/|, en)\s*(?:op )?")
RANGE_OF_DAYS = _words(r"^(?:\w+dag )?\d[^\n]*?(?:t/m|\btot\b|-|–|\bto\b|\bbis\b)\s*(?:en met |and including )?(?:\w+dag )?\d")
NEAR, LIKELY, ONLY_ONE = 40, 0.47, 0.33
LONG_AGO = 365 * 12  # days; older is a birth date or a life's story


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of a mail by what they are for."""

    events: tuple[date, ...] = ()
    period: tuple[date, date] | None = None
    others: tuple[date, ...] = ()


def single(found: FoundDate) -> date | None:
    """The day of a found date that is not a period."""
    return date.fromisoformat(found.value) if isinstance(found.value, str) else None


def features(kind: str, text: str, found: Sequence[FoundDate], index: int, people: Sequence[Span], today: date) -> Features:
    """What speaks for or against the date `found[index]` as a day of the event, by name; `people` are spans of roster names."""
    item = found[index]
    day = single(item) or today
    around = [f"{name}" for name in (*_spoken(text, item), *_placed(text, found, index, day, today))]
    first, last = clause(text, item.start, item.end)
    if any(first <= start < last for start, _ in people):
        around.append("a colleague")
    around += [f"leans {lean(text, item.start, item.end)}", f"shape {_shape(item.text)}", f"age {_age(day, today)}"]
    return {"": 1.0, **dict.fromkeys(around, 1.0), **{f"{kind}: {name}": 1.0 for name in around}, f"{kind}:": 1.0}


def _spoken(text: str, item: FoundDate) -> Iterable[str]:
    """The cues in the same part of the sentence, in the rest of it, and just after it."""
    first, last = clause(text, item.start, item.end)
    cuts = [match.end() for match in BREAK.finditer(text, first, item.start)]
    begin = cuts[-1] if cuts else first
    after = BREAK.search(text, min(item.end + 12, last), last)
    end = after.start() if after else last
    for name, pattern in CUES.items():
        if pattern.search(text, begin, item.start) or pattern.search(text, item.end, end):
            yield f"{name} here"
        elif pattern.search(text, first, item.start) or pattern.search(text, item.end, last):
            yield f"{name} near"
        if pattern.search(text, last, min(len(text), last + 80)):
            yield f"{name} after"
    for name, pattern in JUST_BEFORE.items():
        if pattern.search(text, max(0, item.start - 60), item.start):
            yield name
    if SINCE.search(text, max(0, item.start - NEAR), item.start):
        yield "since"


def _placed(text: str, found: Sequence[FoundDate], index: int, day: date, today: date) -> Iterable[str]:
    """Where the date stands among the others: first, last, alone, in a list."""
    item = found[index]
    past = [one for other in found if (one := single(other)) is not None and one <= today]
    yield f"{min(len(set(past)), 4)} past days"
    if day <= today:
        yield "alone" if len(set(past)) <= 1 else "first" if day == past[0] else "last" if day == past[-1] else "between"
        if day == min(past, default=day):
            yield "earliest"
        if day == max(past, default=day):
            yield "latest"
    if index and len(text[found[index - 1].end : item.start]) < 8:
        yield "after another"
    if index + 1 < len(found) and len(text[item.end : found[index + 1].start]) < 8:
        yield "before another"
    if "\n" not in text[: item.start]:
        yield "first line"


def _shape(words: str) -> str:
    if re.search("gister", words, re.IGNORECASE):
        return "gisteren"
    if TODAY.search(words):
        return "vandaag"
    if re.search(r"(?:19|20)\d\d", words):
        return "with year"
    if re.search(r"\d", words):
        return "number"
    if re.search("geleden|terug", words, re.IGNORECASE):
        return "ago"
    return "weekday" if WEEKDAY.search(words) else "words"


def _age(day: date, today: date) -> str:
    days = (today - day).days
    if days < 0:
        return "future"
    return next((f"up to {limit}" for limit in AGES if days <= limit), "old")


class DayJudge:
    """Weighs the features of a date into the probability that it is a day of the event, and leaves `Doc._.days`."""

    RARE = 4  # a feature seen less often is not learned

    def __init__(self) -> None:
        self.weights: dict[str, float] = {}

    def __call__(self, doc: Doc) -> Doc:
        scores = doc._.kind_scores
        likely = max(scores, key=lambda name: scores[name])
        people = [(mention.start, mention.end) for mention in doc._.staff.mentions]
        doc._.days = self.sort(likely, doc._.mail.text, doc._.dates, people, doc._.mail.received.date()) if doc._.mail else Days()
        return doc

    def score(self, row: Features) -> float:
        """The probability that a date with these features is a day of the event."""
        total = sum(value * self.weights.get(name, 0.0) for name, value in row.items())
        return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))

    def sort(self, kind: str, text: str, found: Sequence[FoundDate], people: Sequence[Span], today: date) -> Days:
        """Tells days of the event from the rest. A mail that complains of nothing has no event."""
        period, loose = _period(kind, text, found, today)
        others = [day for item in found for day in _ends(item) if kind not in ABOUT_SOMETHING or not _is(period, item)]
        if kind not in ABOUT_SOMETHING:
            return Days(others=_unique([*others, *(day for item in found if (day := single(item)))]))
        likely: dict[date, float] = {}
        for index, chance in enumerate(self._chances(kind, text, found, people, today)):
            day = single(found[index])
            if day is None:
                continue
            if day > today or (today - day).days > LONG_AGO:
                others.append(day)
            else:
                likely[day] = max(chance, likely.get(day, 0.0))
        events = [day for day, chance in likely.items() if chance > LIKELY]
        if not events and likely and period is None:
            best = max(likely, key=lambda day: likely[day])
            events = [best] if likely[best] > ONLY_ONE else []
        if loose and events:
            period = None
        if kind == "klacht" and period is None:
            period = _lasting(text, today)
        return Days(_unique(events), period, _unique(day for day in (*others, *likely) if day not in events))

    def _chances(self, kind: str, text: str, found: Sequence[FoundDate], people: Sequence[Span], today: date) -> list[float]:
        """The probability of each date; the days of a list ("2, 9 en 16 maart") share theirs."""
        chances = [self.score(features(kind, text, found, index, people, today)) for index in range(len(found))]
        start = 0
        for index in range(1, len(found) + 1):
            if index < len(found) and LIST.fullmatch(text[found[index - 1].end : found[index].start]):
                continue
            chances[start:index] = [sum(chances[start:index]) / (index - start)] * (index - start)
            start = index
        return chances

    def fit(self, rows: Sequence[Features], right: Sequence[bool], *, pull: float = 3.0, steps: int = 500) -> None:
        """Learns from features of dates and whether each was a day of the event; `pull` draws every weight towards 0."""
        seen = Counter(name for row in rows for name in row)
        names = sorted(name for name, count in seen.items() if count >= self.RARE)
        table: npt.NDArray[np.float64] = np.array([[row.get(name, 0.0) for name in names] for row in rows])
        truth = np.array(right, dtype=float)
        weights, first, second = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
        for step in range(1, steps + 1):
            chance = 1 / (1 + np.exp(-table @ weights))
            gradient = (table.T @ (chance - truth) + pull * weights) / len(rows)
            first = 0.9 * first + 0.1 * gradient
            second = 0.999 * second + 0.001 * gradient**2
            weights -= 0.03 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        self.weights = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Writes the weights as JSON, one a line."""
        Path(path).write_text(json.dumps(self.weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> DayJudge:
        """Reads what `to_disk` wrote."""
        self.weights = json.loads(Path(path).read_text(encoding="utf-8"))
        return self


def _period(kind: str, text: str, found: Sequence[FoundDate], today: date) -> tuple[tuple[date, date] | None, bool]:
    """The period of the event, and whether days named beside it take its place."""
    for item in found:
        day, since = single(item), SINCE.search(text, max(0, item.start - NEAR), item.start)
        if day is None:
            first, last = (date.fromisoformat(value) for value in item.value)
            if first <= today and (last - first).days < 360:  # a whole year is no time of an event
                return ((first, today), False) if since else ((first, last), True)
        elif (
            since
            and kind == "klacht"
            and day < today - timedelta(days=5)
            and not JUST_BEFORE["birth"].search(text, max(0, item.start - NEAR), item.start)
        ):
            return (day, today), False
    return None, False


def _ends(item: FoundDate) -> tuple[date, ...]:
    """The first and last day of "13 t/m 24 juli": days that are named, unlike those of "vorige week" or "maart t/m mei"."""
    if isinstance(item.value, str) or not RANGE_OF_DAYS.search(item.text):
        return ()
    return date.fromisoformat(item.value[0]), date.fromisoformat(item.value[1])


def _is(period: tuple[date, date] | None, item: FoundDate) -> bool:
    return period is not None and not isinstance(item.value, str) and item.value == tuple(day.isoformat() for day in period)


def _lasting(text: str, today: date) -> tuple[date, date] | None:
    """ "al drie weken": from then to the day of receipt."""
    match = LASTING.search(text)
    if match is None:
        return None
    words = match["count"].lower()
    first = shifted(today, -(NUMBERS.get(words) or int(words)), match["unit"])
    return (first, today) if first else None


def _unique(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))


@Language.factory("days")
def make_days(nlp: Language, name: str) -> DayJudge:
    """The component that tells days of the event from other dates."""
    return DayJudge()
