"""Which of the dates in a mail are days of the event: weighed by their words, sentences and place among the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from bot.quick import quick
from classifiers.dates import FoundDate
from classifiers.dates.values import shifted
from classifiers.dates.words import NUMBERS
from classifiers.days.cues import JUST_BEFORE, NEAR, PARAGRAPH, SINCE, Span, features, single
from classifiers.days.sets import MOST, MOST_PERIODS, Period, Right, Story, best, learned
from classifiers.opinion import IN_ORDER, ODDS_SHARE
from classifiers.tense import clause
from classifiers.told import Told, told
from classifiers.weigher import Weigher

ABOUT_SOMETHING = ("klacht", "intrekking")
LASTING = quick(
    r"\b(?:al|nu al|inmiddels|nu|wacht)\s+(?:al |ruim |bijna |zo'n |zeker |meer dan )?(?P<count>\d{1,2}|een|één|twee|drie"
    r"|vier|vijf|zes|zeven|acht|negen|tien|twaalf)\s+(?P<unit>weken|maanden|week|maand)\b(?! (?:geleden|later|terug))",
    re.IGNORECASE,
)
LIST = quick(
    r"\s*(?:,|en|and|&|\+|/|, en|als|of|alsook|evenals|,? maar ook)\s*"
    r"(?:(?:ook|weer|nogmaals|opnieuw|nog eens|daarna) )?(?:op )?(?:de )?(?:(?:\w+dag|ma|di|wo|do|vr|za|zo) )?",
    re.IGNORECASE,
)
RANGE_OF_DAYS = quick(
    r"^(?:\w+dag )?(?!\d{4}\b)\d[^\n]*?(?:t/m|\btm\b|\btot\b|-|–|\bto\b|\buntil\b|\btill\b|\bbis\b|\ben\b|\band\b)\s*"
    r"(?:en met |and including |op )?(?:de )?(?:\w+dag )?"
    r"(?:\d|vandaag|(?P<no_day>heden|nu\b|vorige|afgelopen|deze|eind|begin|half|medio))",
    re.IGNORECASE,
)
LACKING = quick(  # said of the time since a day that was no mere start: "sinds 3 maart niets", not "cliënt sinds 3 maart"
    r"\b(?:niets|niks|niet|geen|nooit|niemand|nergens|nauwelijks|amper|wacht\w*|weiger\w*|laat|dicht|steeds|elke keer|telkens"
    r"|voicemails?|not|nothing|no|never|waiting)\b|\b(?:pas|maar|welgeteld|slechts|al) (?:één|een|twee|drie|vier|vijf) keer"
    r"|\b(?:drie|vier|vijf|zes|tien|\d+) ?(?:keer|x|maal)\b",
    re.IGNORECASE,
)
YEARS_AGO = quick(
    r"^(?!precies).*\bjaar (?:geleden|terug)$|\byears? ago$|\bover .*\bjaar\b", re.IGNORECASE
)  # no day that anybody could name
THEN_DUE = quick(
    r"\b(?:zei|zegt|zeggen|gezegd|beloofd\w*|toegezegd|zegde|afgesproken|bevestigd\w*|gemaild|schreef|gevraagd"
    r"|vroeg|mailtje|brief|meegedeeld)\b"
    r"|\b(?:dat|zou|zouden)\b",
    re.IGNORECASE,
)
TURNS = quick(r"\b(?:maar|toch|terwijl|pas|en toen|daarna|sindsdien|tot)\b", re.IGNORECASE)
AGAIN = quick(
    r"\b(?:opnieuw|nogmaals|nog ?eens|nog een keer|weer|wederom|andermaal|idem|dito|hetzelfde|net zo|evenmin|ook|eerder"
    r"|(?:tweede|derde|2e|3e|vorige) (?:keer|maal)|keer daarvoor|again|nochmals|terug)\b",
    re.IGNORECASE,
)
TIMES = quick(
    r"\b(?:(?P<both>beide|allebei|alle twee)|(?P<count>\d{1,2}|twee|drie|vier|vijf|zes) ?(?:keren|keer|maal|x\b"
    r"|dagen|ochtenden|middagen|gesprekken"
    r"|afspraken|bezoeken|incidenten|voorvallen)|(?P<order>tweede|derde|vierde|2e|3e|4e) (?:keer"
    r"|maal))(?! (?:per|gebeld|gemaild|in de week))",
    re.IGNORECASE,
)
SENTENCE_END, SENTENCE_BREAK = quick(r"[.!?\n]"), quick(r"[.!?\n]\s")
NOTHING: Mapping[date, float] = {}
LONG_AGO = 365 * 12  # days; older is a birth date or a life's story


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of a mail by what they are for."""

    events: tuple[date, ...] = ()
    period: tuple[date, date] | None = None
    others: tuple[date, ...] = ()


class DayJudge(Weigher):
    """Takes the set of days that is most likely the event's, and leaves all of them in `Doc._.days`."""

    def __call__(self, doc: Doc) -> Doc:
        if doc._.mail is None:
            doc._.days = Days()
            return doc
        scores = doc._.kind_scores
        likely = max(scores, key=lambda name: scores[name])
        mail, named = doc._.mail, doc._.staff.mentions
        people = [(one.start, one.end) for one in named]
        accused = [(one.start, one.end) for one in named if one.people[0] in doc._.people.about]
        doc._.days = self.sort(
            likely, mail.text, doc._.dates, people, mail.received.date(), told(doc), accused, doc._.second.days
        )
        return doc

    def sort(
        self,
        kind: str,
        text: str,
        found: Sequence[FoundDate],
        people: Sequence[Span],
        today: date,
        sentences: Sequence[Told] = (),
        accused: Sequence[Span] = (),
        second: Mapping[date, float] = NOTHING,
    ) -> Days:
        """Tells days of the event from the rest. A mail that complains of nothing has no event. `accused` and `second` as for
        `story`."""
        named = [day for item in found if (day := single(item)) and not YEARS_AGO.search(item.text)]
        if kind not in ABOUT_SOMETHING:
            return Days(others=_unique([*(day for item in found for day in _ends(item)), *named]))
        events, period = best(story(kind, text, found, people, today, sentences, accused, second), self.weights)
        others = [day for item in found if not _is(period, item) for day in _ends(item)]
        others += [day for day in named if day not in events]
        spent = {*events, *(period or ())}  # "sinds 3 maart" is the period
        return Days(_unique(events), period, _unique(day for day in others if day not in spent))

    def learn(self, stories: Sequence[Story], right: Sequence[Right]) -> None:
        """Learns from the days and periods of mails and which of them were those of the event."""
        self.weights = {**learned(stories, right), IN_ORDER: ODDS_SHARE}


def story(
    kind: str,
    text: str,
    found: Sequence[FoundDate],
    people: Sequence[Span],
    today: date,
    sentences: Sequence[Told],
    accused: Sequence[Span] = (),
    second: Mapping[date, float] = NOTHING,
) -> Story:
    """The past days of a mail, each with what speaks for and against it as a day of the event; `accused` are the spans of whom
    the mail is about, `people` those of all who are named, `second` what the second reader thinks of days."""
    places: dict[date, list[int]] = {}
    for index, item in enumerate(found):
        day = single(item)
        if day is not None and day <= today and (today - day).days <= LONG_AGO and (day in places or len(places) < MOST):
            places.setdefault(day, []).append(index)
    rows = []
    for day, indexes in places.items():
        mean: dict[str, float] = {"named again": 1.0} if len(indexes) > 1 else {}
        if day in second:
            mean[IN_ORDER] = second[day]
        for index in indexes:
            for name, value in features(kind, text, found, index, people, today, sentences, accused).items():
                mean[name] = mean.get(name, 0.0) + value / len(indexes)
        rows.append(mean)
    first = [indexes[0] for indexes in places.values()]
    days = tuple(places)
    links = tuple(
        tuple(_links(text, found[one], found[two], (later - earlier).days))
        for one, two, earlier, later in zip(first, first[1:], days, days[1:], strict=False)
    )
    told = TIMES.search(text)
    periods = _periods(text, found, today) if kind == "klacht" else {}  # what was taken back is a day or nothing
    items = [*found, *(item for _, item in periods.values() if item not in found)]
    period_rows = []
    for period, (how, item) in periods.items():
        row = features(kind, text, items, items.index(item), people, today, sentences, accused)
        period_rows.append({f"period: {name}": value for name, value in (row | _of_period(text, period, item, how)).items()})
    named = tuple(how for how, _ in periods.values())
    return Story(kind, days, tuple(rows), links, tuple(periods), tuple(period_rows), named, _times(told) if told else 0)


def _times(told: re.Match[str]) -> int:
    """How often a mail says that it happened."""
    if told["both"]:
        return 2
    if told["order"]:
        return {"tweede": 2, "derde": 3, "vierde": 4}.get(told["order"].lower()) or int(told["order"][0])
    return NUMBERS.get(told["count"].lower()) or int(told["count"])


def _links(text: str, one: FoundDate, two: FoundDate, apart: int) -> Iterable[str]:
    """What a day is to the one named before it: how near in the text, and how many days later."""
    between = text[one.end : two.start]
    yield "neighbours"
    if LIST.fullmatch(between):
        yield "of a list"
    elif not SENTENCE_END.search(between):
        yield "in a sentence"
        if THEN_DUE.search(between):
            yield "what was told or promised, and the day"
        if TURNS.search(between):
            yield "but"
    elif PARAGRAPH in between:
        yield "paragraphs apart"
    elif len(SENTENCE_BREAK.findall(between)) == 1:
        yield "in the next sentence"
    if AGAIN.search(text, *clause(text, two.start, two.end)):
        yield "again"
    if _opens_line(text, one) and _opens_line(text, two):
        yield "lines"
    yield "earlier" if apart < 0 else next((f"within {limit} days" for limit in (1, 3, 7, 14) if apart <= limit), "much later")


def _opens_line(text: str, item: FoundDate) -> bool:
    return not text[text.rfind("\n", 0, item.start) + 1 : item.start].strip(" -•*–.)0123456789opOP")


def _periods(text: str, found: Sequence[FoundDate], today: date) -> dict[Period, tuple[str, FoundDate]]:
    """The periods that may be the event's, each with how it is named and where."""
    periods: dict[Period, tuple[str, FoundDate]] = {}
    for item in found:
        since, day = SINCE.search(text, max(0, item.start - NEAR), item.start), single(item)
        if day is not None:
            born = JUST_BEFORE["birth"].search(text, max(0, item.start - NEAR), item.start)
            if since and not born and day < today:
                periods.setdefault((day, today), ("since a day", item))
            continue
        first, last = (date.fromisoformat(value) for value in item.value)
        if first < today and (last - first).days < 360:  # a whole year is no time of an event
            how = "since then" if since else "until now" if last == today else "named"
            periods.setdefault((first, today) if since else (first, last), (how, item))
    match = LASTING.search(text)
    start = shifted(today, -(NUMBERS.get(match["count"].lower()) or int(match["count"])), match["unit"]) if match else None
    if match and start:
        lasting = FoundDate((start.isoformat(), today.isoformat()), match.group(), *match.span())
        periods.setdefault((start, today), ("lasting", lasting))
    return dict(list(periods.items())[:MOST_PERIODS])


def _of_period(text: str, period: Period, item: FoundDate, how: str) -> dict[str, float]:
    """What is said of a period beside what is said of a day."""
    days = (period[1] - period[0]).days
    length = next((f"up to {limit} days" for limit in (6, 10, 31, 92) if days <= limit), "longer")
    found = [how, length, f"{how}, {length}"]
    if LACKING.search(text, *clause(text, item.start, item.end)):
        found += ["something lacks", f"{how}, something lacks"]
    if _ends(item):
        found.append("from day to day")
    return dict.fromkeys(found, 1.0)


def _ends(item: FoundDate) -> tuple[date, ...]:
    """The first and last day of "13 t/m 24 juli": days that are named, unlike those of "vorige week" or "maart t/m mei"."""
    named = None if isinstance(item.value, str) else RANGE_OF_DAYS.search(item.text)
    if named is None:
        return ()
    first, last = (date.fromisoformat(day) for day in item.value)
    return (first,) if named["no_day"] else (first, last)


def _is(period: Period | None, item: FoundDate) -> bool:
    return period is not None and not isinstance(item.value, str) and item.value == tuple(day.isoformat() for day in period)


def _unique(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))


@Language.factory("days")
def make_days(nlp: Language, name: str) -> DayJudge:
    """The component that tells days of the event from other dates."""
    return DayJudge()
