"""What an answer would mean if it did just what its letter asks: for a judge to weigh, not to be done.

Nothing here looks at what stands around the one name, day or verdict that an answer holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.domain.answers import dates as answer_dates
from bot.domain.answers import outcome
from bot.domain.answers.clauses import bare
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.kind import LABELS, asks_kind
from bot.domain.answers.names import mentioned, plain_letters

Commands = tuple[Command, ...]
_HIMSELF = re.compile(r"\b(?:ik|zelf|mij|me|k|mezelf|ikke|ikzelf)\b")
_LABEL = re.compile(rf"\b(?:{'|'.join(LABELS)})\b")
_DENIED = re.compile(r"\b(?:geen|niet een|niet als) \w+")
_LEVELS = (
    ("niet tevreden", re.compile(r"\b(?:niet|on) ?tevreden\b")),
    ("deels", re.compile(r"\b(?:deels|gedeeltelijk|half)\b")),
    ("tevreden", re.compile(r"\b(?:tevreden|blij|opgelost)\b")),
)


def supposed(answer: Answer) -> tuple[Commands, ...]:
    """Every meaning that the words hold an argument for; an answer may mean one of them, or none."""
    rule = _RULES.get(answer.prompt.kind)
    return tuple(each for each in rule(answer) if each) if rule is not None else ()


def _assigned(answer: Answer) -> Commands:
    """The one colleague named who is not complained of; the sender when nobody is."""
    involved = {party.email for party in answer.case.involved} | {answer.sender.email}
    named = [person for person in mentioned(answer.text, answer.bureau.roster) if person.email not in involved]
    if len(named) == 1:
        return (Command("assign", {"handler": named[0].name}),)
    return (
        (Command("assign", {"handler": answer.sender.name}),) if not named and _HIMSELF.search(plain_letters(answer.text)) else ()
    )


def _of_assignment(answer: Answer) -> list[Commands]:
    return [_assigned(answer)]


def _of_kind(answer: Answer) -> list[Commands]:
    labels = set(_LABEL.findall(_DENIED.sub(" ", bare(answer.text)))) if asks_kind(answer.prompt) else set()
    if len(labels) != 1:
        return []
    kind, assigned = Command("classify", {"label": labels.pop()}), _assigned(answer)
    return [(kind,), (kind, *assigned) if assigned else ()]


def _of_admission(answer: Answer) -> list[Commands]:
    admitted, assigned = Command("admit"), _assigned(answer)
    return [(admitted,), (admitted, *assigned) if assigned else ()]


def _planned(answer: Answer) -> list[Commands]:
    """A talk on the one day that is named, from today on."""
    found = answer_dates.find(answer.text, answer.now)
    over = found.day is None or (answer.now is not None and found.day < answer.now.date())
    return [] if found.problem or over else [(Command("plan_hearing", {"when": found.iso}),)]


def _of_report(answer: Answer) -> list[Commands]:
    return [*_planned(answer), (Command("record_hearing", {"text": answer.text}),)]


def _of_reaction(answer: Answer) -> list[Commands]:
    return [(Command("record_reaction", {"text": answer.text}),)]


def _of_reminder(answer: Answer) -> list[Commands]:
    concerned = answer.sender.email in {party.email for party in answer.case.involved}
    return _of_reaction(answer) if concerned else []


def _of_verdict(answer: Answer) -> list[Commands]:
    verdict = outcome.without_judging(answer)
    return [] if verdict is None else [(verdict,)]


def _of_extension(answer: Answer) -> list[Commands]:
    found = answer_dates.find(answer.text, answer.now)
    span = answer_dates.lasting(answer.text, answer.until, answer.bureau.calendar)
    days = {day for day in (found.day, span) if day is not None}
    if len(days) != 1 or found.problem or found.clock:
        return []
    day: date = days.pop()
    past = answer.now is not None and day <= answer.now.date()
    shorter = answer.until is not None and day < answer.until
    return [] if past or shorter else [(Command("extend", {"until": day.isoformat()}),)]


def _of_measures(answer: Answer) -> list[Commands]:
    return [
        (Command("record_measures", {"text": answer.text, **outcome.until(answer.text, answer)}),),
        (Command("close", {"reason": answer.text}),),
    ]


def _of_satisfaction(answer: Answer) -> list[Commands]:
    plain = bare(answer.text)
    level = next((level for level, shape in _LEVELS if shape.search(plain)), None)
    return [] if level is None else [(Command("record_satisfaction", {"text": level}),)]


_RULES: dict[str, Callable[[Answer], list[Commands]]] = {
    "opdracht-behandelaar": _of_assignment,
    "vraag-indeling": _of_kind,
    "vraag-ontvankelijkheid": _of_admission,
    "opdracht": _planned,
    "vraag-gesprek": _planned,
    "uitnodiging-gesprek": _planned,
    "verzoek-verslag": _of_report,
    "verzoek-reactie": _of_reaction,
    "herinnering": _of_reminder,
    "escalatie": _of_reminder,
    "vraag-oordeel": _of_verdict,
    "concept-uitkomst": _of_verdict,
    "vraag-verlenging": _of_extension,
    "vraag-maatregelen": _of_measures,
    "vraag-tevredenheid": _of_satisfaction,
}
