"""A day or an hour put right in reply to what was done: "moet zijn di 1 december 11.00". Plain, or it is asked about."""

from __future__ import annotations

import re
from datetime import date, datetime

from bot.domain.answers import dates as answer_dates
from bot.domain.answers.clauses import bare_letters
from bot.domain.answers.commands import Answer, Command
from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.workdays import local_date
from bot.domain.workflow import WHEN_SENT

IN_REPLY_TO = ("uitgevoerd", "opdracht", "uitnodiging-gesprek", "begreep-niet")
LONGEST = 120  # characters; a longer answer is a story in which a day stands
_SORRY = (
    r"(?:(?:sorry|oeps|nee|o nee|foutje|fout|correctie|let op|excuus|pardon|verkeerd|verkeerde (?:dag|datum|tijd|uur)"
    r"|(?:dat|dit|het|de (?:dag|datum|tijd)) (?:klopt|is) niet(?: goed)?|niet goed)[ ,.:;!-]+)"
)
_IT = r"(?:(?:dat|dit|het|de (?:dag|datum|tijd)|(?:het|ons) gesprek|de afspraak)(?: van het gesprek)? )?"
_MUST = r"(?:moet|moest|had(?: dus)? moeten|hoort te)(?: (?:dus|toch|wel|eigenlijk))*"
_SHAPE = re.compile(
    rf"{_SORRY}*{_IT}{_MUST} (?:zijn|worden|wezen):? (?:op )?#|{_SORRY}*{_IT}{_MUST} (?:op )?# (?:zijn|worden|wezen)"
    rf"|{_SORRY}+(?:op )?#"
)
_SEVERAL = re.compile(r"#(?:[ ,]*(?:om )?#)+")  # a day and an hour
_BARE = re.compile(rf"{_IT}(?:(?:wordt|is) )?(?:op )?#")
_DATED = ("hearing_planned", "hearing_held", "extended", "paused")
_BY_THE_WAY = frozenset({*WHEN_SENT.values(), "added", "complainant_heard", "employee_heard"})


def amended(answer: Answer) -> Command | None:
    """The talk, or what was told last, on another day; unclear when it is one of these but not plain which; None else."""
    text = bare_letters(answer.text).lower().strip(" .!)")
    if answer.prompt.kind not in IN_REPLY_TO or answer.now is None or len(text) > LONGEST or "?" in text:
        return None
    found = answer_dates.find(text, answer.now)
    if found.problem and re.search(r"\bmoe(?:t|st)\b", text):
        return Command("unclear", why=found.problem)
    planned, last = standing(answer.case), _last(answer.case)
    rest = _SEVERAL.sub("#", " ".join(found.rest.replace("#", " # ").split())).strip(" .,!")
    of_the_talk = planned is not None and found.day is not None and found.clock is not None
    if not _SHAPE.fullmatch(rest) and not (of_the_talk and _BARE.fullmatch(rest) and answer.prompt.kind == "uitgevoerd"):
        return None
    if found.clock is not None and planned is not None:
        day = found.day or date.fromisoformat(planned.data["when"][:10])
        return _planned_at(datetime.combine(day, found.clock), planned, answer.now)
    if last is None or found.day is None or found.clock is not None:
        return Command("unclear", why="niet-begrepen")
    return _on_another_day(last, found.day, answer.now.date())


def standing(case: Case, now: datetime | None = None) -> Event | None:
    """The talk that is planned, not called off and not told to be held; with `now`, only one on that day or later."""
    kinds = ("hearing_planned", "hearing_cancelled", "hearing_held")
    last = next((event for event in reversed(case.history) if event.kind in kinds), None)
    if last is None or last.kind != "hearing_planned":
        return None
    passed = now is not None and date.fromisoformat(last.data["when"][:10]) < local_date(now)
    return None if passed else last


def _last(case: Case) -> Event | None:
    """What was told last, when that was something with a day."""
    event = next((event for event in reversed(case.history) if event.kind not in _BY_THE_WAY), None)
    return event if event is not None and event.kind in _DATED else None


def _planned_at(moment: datetime, planned: Event, now: datetime) -> Command:
    if moment <= now.replace(tzinfo=None):
        return Command("unclear", why="tegenstrijdig")
    return Command("plan_hearing", {"when": f"{moment:%Y-%m-%dT%H:%M}", "who": planned.data["who"]})


def _on_another_day(last: Event, day: date, today: date) -> Command:
    if last.kind == "hearing_held":
        right = day <= today
        return (
            Command("record_hearing", {"when": day.isoformat(), "text": ""}) if right else Command("unclear", why="tegenstrijdig")
        )
    if day <= today:
        return Command("unclear", why="tegenstrijdig")
    if last.kind == "hearing_planned":
        if "T" in last.data["when"]:
            return Command("unclear", why="geen-tijd")
        return Command("plan_hearing", {"when": day.isoformat(), "who": last.data["who"]})
    return Command("extend" if last.kind == "extended" else "pause", {"until": day.isoformat()})
