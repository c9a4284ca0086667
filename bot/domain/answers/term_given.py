"""The day that the directie gives with a handler, where the regulation lets it set one (Work 2 Work, article 5.1.6).

A length of time is counted from the receipt of the complaint, as that article counts it; more time is asked for in other words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.answers.commands import Answer
from bot.domain.answers.day_words import A_MONTH, WEEKDAYS
from bot.domain.workdays import local_date

ASKED_IN = ("opdracht-behandelaar", "vraag-ontvankelijkheid")
LONGEST = 200  # characters
_DAY = rf"(?:(?:{'|'.join(WEEKDAYS)}) )?(?:\d{{1,2}} {A_MONTH}(?: 20\d\d)?|\d{{1,2}}[-/]\d{{1,2}}(?:[-/]20\d\d)?)"
_DONE = r"(?:klaar|af|afgerond|afgehandeld|gereed)"
_GIVEN = re.compile(
    rf"(?i)(?:[,.] ?| en )(?:graag )?(?:{_DONE} )?(?:(?:dit )?moet )?(?:(?:de )?termijn (?:is|wordt)(?: tot)?|uiterlijk)(?: op)? "
    rf"(?P<day>{_DAY})(?: {_DONE})?(?: zijn)?(?=\s*(?:[.\n]|$))"
)
_WEEKS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_LASTS = re.compile(
    r"(?i)(?:^|[,.;] ?|\n\s*| en )(?:(?:met )?(?:de|een) )?(?:afhandelings?)?termijn(?: van de afhandeling)?"
    r"(?: ?: ?| is | wordt | van | )"
    rf"(?P<weeks>[1-6]|{'|'.join(_WEEKS)}) (?:hele )?weke?n?(?: na (?:de )?ontvangst)?(?=\s*(?:[.,\n]|$))"
)


def with_term(answer: Answer) -> Answer:
    """The answer with that day in words that the rules know; as it was where the regulation sets every term itself."""
    text = answer.text
    sets = any(term.set_by == "extended" for term in answer.bureau.regulation.terms)
    read = sets and answer.prompt.kind in ASKED_IN and len(text) <= LONGEST and "?" not in text
    if not read or answer.sender.email not in answer.bureau.directie:
        return answer
    text = _LASTS.sub(lambda match: f". Termijn tot {_ends(match, answer):%d-%m-%Y}", text)
    if text != answer.text:
        return replace(answer, text=text)
    if len(_GIVEN.findall(text)) != 1:
        return answer
    return replace(answer, text=_GIVEN.sub(r". Termijn tot \g<day>", text))


def _ends(match: re.Match[str], answer: Answer) -> date:
    number = match["weeks"].lower()
    return local_date(answer.case.received_again) + timedelta(weeks=_WEEKS.get(number) or int(number))
