"""The day that the directie gives with a handler, where the regulation lets it set one (Work 2 Work, article 5.1.6)."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.commands import Answer
from bot.domain.answers.day_words import A_MONTH, WEEKDAYS

ASKED_IN = ("opdracht-behandelaar", "vraag-ontvankelijkheid")
LONGEST = 200  # characters
_DAY = rf"(?:(?:{'|'.join(WEEKDAYS)}) )?(?:\d{{1,2}} {A_MONTH}(?: 20\d\d)?|\d{{1,2}}[-/]\d{{1,2}}(?:[-/]20\d\d)?)"
_DONE = r"(?:klaar|af|afgerond|afgehandeld|gereed)"
_GIVEN = re.compile(
    rf"(?i)(?:[,.] ?| en )(?:graag )?(?:{_DONE} )?(?:(?:dit )?moet )?(?:(?:de )?termijn (?:is|wordt)(?: tot)?|uiterlijk)(?: op)? "
    rf"(?P<day>{_DAY})(?: {_DONE})?(?: zijn)?(?=\s*(?:[.\n]|$))"
)


def with_term(answer: Answer) -> Answer:
    """The answer with that day in words that the rules know; as it was where the regulation sets every term itself."""
    text = answer.text
    sets = any(term.set_by == "extended" for term in answer.bureau.regulation.terms)
    found = _GIVEN.findall(text) if sets and answer.prompt.kind in ASKED_IN and len(text) <= LONGEST and "?" not in text else []
    if len(found) != 1 or answer.sender.email not in answer.bureau.directie:
        return answer
    return replace(answer, text=_GIVEN.sub(r". Termijn tot \g<day>", text))
