"""Two letters answered in one mail: each part, under the name of what it is about, is read as the answer to its own letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.domain.answers.clauses import CERTAIN_DOUBT, bare
from bot.domain.answers.commands import Answer, Command

_KINDS = {"gesprek": "vraag-gesprek", "verlenging": "vraag-verlenging", "uitstel": "vraag-verlenging"}
_TOPIC = re.compile(
    r"(?i)(?:^|(?<=[.!\n] )|(?<=\n))\W*(?:(?:op|bij|wat betreft|over|betreffende|qua) )?(?:(?:die|de (?:mail|vraag|brief)|uw"
    r" vraag) (?:over|van) )?"
    r"(?:het |de )?(?P<topic>gesprek|verlenging|uitstel)\s*:\s*"
)


def by_topic(answer: Answer, read: Callable[[Answer], Command]) -> Command | None:
    """The commands of all parts; None unless two topics are named and every part is one clear command."""
    marks = list(_TOPIC.finditer(answer.text))
    kinds = [_KINDS[mark["topic"].lower()] for mark in marks]
    before = bare(answer.text[: marks[0].start()]) if marks else ""
    if len(marks) != 2 or len(set(kinds)) != 2 or CERTAIN_DOUBT.search(before) or len(before.split()) > 15:
        return None
    parts = (answer.text[marks[0].end() : marks[1].start()], answer.text[marks[1].end() :])
    found = [
        read(replace(answer, text=part.strip(), prompt=replace(answer.prompt, kind=kind, choices={})))
        for part, kind in zip(parts, kinds, strict=True)
    ]
    if [each.action for each in found] != ["plan_hearing" if kind == "vraag-gesprek" else "extend" for kind in kinds]:
        return None
    return replace(found[0], also=(found[1],))
