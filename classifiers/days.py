"""Which of the dates in a mail are days of the event: each is weighed by its words, its shape and its place among the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from classifiers.date_values import shifted
from classifiers.date_words import NUMBERS
from classifiers.dates import FoundDate
from classifiers.day_cues import JUST_BEFORE, NEAR, SINCE, Span, features, single
from classifiers.weigher import Weigher

ABOUT_SOMETHING = ("klacht", "intrekking")
LASTING = re.compile(
    r"\b(?:al|nu al|inmiddels|nu|wacht)\s+(?:al |ruim |bijna |zo'n |zeker |meer dan )?(?P<count>\d{1,2}|een|één|twee|drie"
    r"|vier|vijf|zes|zeven|acht|negen|tien|twaalf)\s+(?P<unit>weken|maanden|week|maand)\b(?! (?:geleden|later|terug))",
    re.IGNORECASE,
)
LIST = re.compile(r"\s*(?:,|en|and|&|\+|/|, en)\s*(?:op )?", re.IGNORECASE)
RANGE_OF_DAYS = re.compile(
    r"^(?:\w+dag )?\d[^\n]*?(?:t/m|\btot\b|-|–|\bto\b|\bbis\b)\s*(?:en met |and including )?(?:\w+dag )?\d", re.IGNORECASE
)
YEARS_AGO = re.compile(
    r"\bjaar (?:geleden|terug)|\byears? ago|\bover .*\bjaar\b", re.IGNORECASE
)  # no day that anybody could name
LIKELY, ONLY_ONE = 0.47, 0.33
LONG_AGO = 365 * 12  # days; older is a birth date or a life's story


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of a mail by what they are for."""

    events: tuple[date, ...] = ()
    period: tuple[date, date] | None = None
    others: tuple[date, ...] = ()


class DayJudge(Weigher):
    """Weighs the features of a date into the probability that it is a day of the event, and leaves `Doc._.days`."""

    def __call__(self, doc: Doc) -> Doc:
        scores = doc._.kind_scores
        likely = max(scores, key=lambda name: scores[name])
        people = [(mention.start, mention.end) for mention in doc._.staff.mentions]
        doc._.days = self.sort(likely, doc._.mail.text, doc._.dates, people, doc._.mail.received.date()) if doc._.mail else Days()
        return doc

    def sort(self, kind: str, text: str, found: Sequence[FoundDate], people: Sequence[Span], today: date) -> Days:
        """Tells days of the event from the rest. A mail that complains of nothing has no event."""
        period, loose = _period(kind, text, found, today)
        others = [day for item in found for day in _ends(item) if kind not in ABOUT_SOMETHING or not _is(period, item)]
        if kind not in ABOUT_SOMETHING:
            named = [day for item in found if (day := single(item)) and not YEARS_AGO.search(item.text)]
            return Days(others=_unique([*others, *named]))
        likely: dict[date, float] = {}
        for index, chance in enumerate(self._chances(kind, text, found, people, today)):
            day = single(found[index])
            if day is None or (YEARS_AGO.search(found[index].text) and chance <= LIKELY):
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
        spent = {*events, *(period[:1] if period is not None and period[1] == today else ())}  # "sinds 3 maart" is the period
        return Days(_unique(events), period, _unique(day for day in (*others, *likely) if day not in spent))

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
