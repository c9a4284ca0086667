"""Whether words say of a day that something begins then; any other day of a measure is the one by which it is done."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.workdays import MONTHS

_FROM = r"(?:vanaf|met ingang van|ingaande|per|beginnend op|begint op|beginnen op|start(?:en)? op|gaat in op)"
_READY = re.compile(  # "belt af" and "spreekt af" are other verbs
    r"(?i)\b(?:klaar|gereed|gedaan|afgerond|uitgevoerd|opgelost|hersteld|af (?:is|zijn|moet)"
    r"|(?:is|zijn|moet|moeten) (?:[\w-]+ ){0,6}af)\b"
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")


def begins_on(text: str, day: date) -> bool:
    """True when every mention of this day says that something begins on it."""
    named = rf"(?:{day.day} {MONTHS[day.month - 1]}|0?{day.day}[-/]0?{day.month}(?!\d)|{day.isoformat()})"
    found = [each for each in _SENTENCES.split(text) if re.search(rf"(?i)(?<!\d){named}", each)]
    begins = re.compile(rf"(?i)\b{_FROM}\s+(?:de |(?:maan|dins|woens|donder|vrij|zater|zon)dag )?{named}")
    return bool(found) and all(begins.search(each) and not _READY.search(each) for each in found)
