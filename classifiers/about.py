"""What the mail is about: which of its dates are days of the event, and which of its people are complained of, praised or "
"asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from classifiers.staff import Mention
from classifiers.tense import clause

GREETING = re.compile(
    r"^(?:beste|geachte|hallo|hoi+|hai|hey+|hi|dag|moi|ha|lieve|goede\w*|goeie\w*|dear|hello|t\.?a\.?v\.?|aan|cc)\b",
    re.IGNORECASE,
)
FINE = re.compile(
    r"\b(?:prima|fijn\w*|lief|lieve|aardig\w*|geweldig|netjes|niets? dan lof|niks mis|kan er niks aan doen"
    r"|kon er niks aan doen|wel goed|altijd goed|top|super|blij met|tevreden over|niets te klagen|hielp|geholpen)\b",
    re.IGNORECASE,
)
PASSING = re.compile(
    r"\b(?:vorige|eerdere|oude|mijn nieuwe|collega van|via|namens|cc|liever met|gesprek met|opvolger|doorgegeven aan"
    r"|gehoord van|hoor van|hoorde van|niet van|niet over|in tegenstelling tot|dank(?:zij)?)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
TO_YOU = re.compile(r"\b(?:jij|jou|jouw)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class People:
    """The roster people of a mail by what it says of them."""

    about: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()


def sort_people(kind: str, text: str, mentions: Sequence[Mention], form: Sequence[tuple[int, int]]) -> People:
    """Tells whom the mail is about from those it only names. `form` are the spans of greeting, sign-off and signature."""
    if kind not in ("klacht", "compliment", "intrekking"):
        return People(mentioned=_names(mentions))
    body = [mention for mention in mentions if not _is_addressed(text, mention, form)]
    about = [mention for mention in body if kind != "klacht" or not _in_passing(text, mention)]
    if kind == "compliment" and len(TO_YOU.findall(text)) > 1:
        greeted = [mention for mention in mentions if mention not in body and not _signs(text, mention)]
        about = greeted or about
    if kind == "compliment" and not about:
        about = [mention for mention in mentions if not _signs(text, mention)]
    chosen = _names(about)
    return People(chosen, tuple(name for name in _names(mentions) if name not in chosen))


def _is_addressed(text: str, mention: Mention, form: Sequence[tuple[int, int]]) -> bool:
    if any(start <= mention.start < end for start, end in form):
        return True
    line = text.rfind("\n", 0, mention.start) + 1
    before = text[line : mention.start]
    return (len(before) < 30 and bool(GREETING.match(before.strip()))) or (
        not before.strip() and text[mention.end : mention.end + 2] in (",\n", "\n", ", ")
    )


def _signs(text: str, mention: Mention) -> bool:
    return mention.start > len(text) - 60 and "\n" in text[max(0, mention.start - 30) : mention.start]


def _in_passing(text: str, mention: Mention) -> bool:
    if PASSING.search(text, max(0, mention.start - 40), mention.start):
        return True
    first, last = clause(text, mention.start, mention.end)
    near = text[max(first, mention.start - 50) : min(last, mention.end + 60)]
    return bool(FINE.search(near)) and not re.search(r"\b(?:niet|geen|niks|wat fijn|nooit|not)\b", near, re.IGNORECASE)


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for mention in mentions for name in mention.people))
