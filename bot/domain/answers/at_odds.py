"""Answers whose parts contradict each other: a day beside words that name another week, an hour that is put right further on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.domain.answers.clauses import bare_letters
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.day_words import MONTHS, NUMBERS, month_of, number_of

FIRST_THIRD, LAST_THIRD, HALF_A_DAY = 12, 19, 12  # the last day that "begin" may be, and the first that "eind" may be
_CORRECTS = re.compile(
    r"\b(?:(?:type?)?fout\w*|correctie|herstel|verbetering|rectificatie|vergist?|sorry|bedoel\w*|maak (?:er|daar)"
    r"|doe (?:toch )?maar|eigenlijk|oeps"
    r"|amai|edit|ps|ho|of nee|nee wacht|verkeerde?|nu \w+ ?dat)\b|(?:^|[.!?,] ?)(?:het|'t) (?:is|wordt|moet)\b"
)
_HOURS = re.compile(r"\b(?P<hour>\d{1,2})[.:u](?P<minute>\d{2})(?!\d|[.:-]\d)|\b(?P<whole>\d{1,2}) ?(?:uur|u)\b")
_DAYS_OF_MONTH = re.compile(
    r"(?<![\d.:,])(?P<day>[12]?\d|3[01])(?:e|ste|de)?(?![\d.:,]\d|\d| ?(?:uur|u|weken|week|dagen|dag|maand\w*|keer|x"
    r"|procent|jaar)\b)"
)
_SPANS = re.compile(rf"\b(?:\d{{1,2}}|{'|'.join(NUMBERS)}) (?:weken|week|dagen|dag|maanden|maand)\b")
_BEFORE_A_DAY = r"(?=[,:;.(]* (?:dus |op |om )*(?:(?:ma|di|wo|do|vr|za|zo)\w*,? )?(?:de )?\d)"
_WEEK = re.compile(rf"\bweek (?P<week>\d{{1,2}}){_BEFORE_A_DAY}")
_IN_WEEKS = re.compile(rf"\bover (?P<count>\d{{1,2}}|{'|'.join(NUMBERS)}) (?P<unit>week|weken|maand|maanden){_BEFORE_A_DAY}")
_ANY_MONTH = "|".join(MONTHS)
_PART = re.compile(
    rf"\b(?:(?P<part>begin|half|medio|eind|in) (?:(?P<month>{_ANY_MONTH})[a-z]*|volgende maand)|volgende maand)"
    rf"{_BEFORE_A_DAY}"
)


def is_at_odds(command: Command, answer: Answer) -> bool:
    """True for a day or an hour beside words that say another."""
    said = bare_letters(answer.text)
    for each in (command, *command.also):
        if each.action == "plan_hearing":
            when = each.arguments["when"]
            if _is_other_hour(when, said) or _clashes(date.fromisoformat(when[:10]), said, answer.now):
                return True
        elif each.action == "extend":
            until = date.fromisoformat(each.arguments["until"])
            if _is_other_day(until, said) or _clashes(until, said, answer.now):
                return True
    return False


def _is_other_hour(when: str, said: str) -> bool:
    """True where a later hour puts this one right."""
    found = list(_HOURS.finditer(said))
    if "T" not in when or len(found) < 2 or _CORRECTS.search(said, found[0].end()) is None:
        return False
    hour, minute = found[-1]["hour"] or found[-1]["whole"], found[-1]["minute"] or "00"
    return (int(hour) % HALF_A_DAY, minute) != (int(when[11:13]) % HALF_A_DAY, when[14:16])


def _is_other_day(until: date, said: str) -> bool:
    """True where a later day of the month, or length of time, puts this one right."""
    days, spans = list(_DAYS_OF_MONTH.finditer(said)), {match[0] for match in _SPANS.finditer(said)}
    if len(spans) > 1:
        return _CORRECTS.search(said) is not None
    return len(days) > 1 and int(days[-1]["day"]) != until.day and _CORRECTS.search(said, days[0].end()) is not None


def _clashes(day: date, said: str, now: datetime | None) -> bool:
    if any(int(match["week"]) != day.isocalendar().week for match in _WEEK.finditer(said)):
        return True
    return now is not None and any(not first <= day <= last for first, last in _ranges(said, now.date()))


def _ranges(said: str, today: date) -> Iterator[tuple[date, date]]:
    """The first and last day that words of a week or a month in front of a day allow."""
    for match in _PART.finditer(said):
        month = month_of(match["month"]) if match["month"] else today.month % 12 + 1
        start = date(today.year + (month < today.month), month, 1)
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        yield (
            start.replace(day=LAST_THIRD) if match["part"] == "eind" else start,
            start.replace(day=FIRST_THIRD) if match["part"] == "begin" else end,
        )
    for match in _IN_WEEKS.finditer(said):
        length, slack = (7, 6) if match["unit"].startswith("we") else (30, 15)
        meant = today + timedelta(days=length * number_of(match["count"]))
        yield meant - timedelta(days=slack), meant + timedelta(days=slack)
