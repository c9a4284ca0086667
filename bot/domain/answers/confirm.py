"""A held answer: what the directie may say to it; and whether a question was answered by somebody else before."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.domain.answers.clauses import without_courtesy
from bot.domain.answers.commands import Command, Prompt
from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.rights import OF_ANYBODY

CODE = "bevestig-antwoord"  # of the melding-directie that asks
CHOICES = ("uitvoeren", "niet uitvoeren")
HELPLESS = (
    "",
    "betrokken",
    "niet-de-behandelaar",
    "zelf-betrokken",
    "niet-bevoegd",
    "van-de-directie",
    "niet-begrepen",
)  # these speak to the sender of the answer
_YES = re.compile(
    r"(?:1|een|één|ja|akkoord|ok[eé]?|klopt|graag)?[,.: ]*"
    r"(?:(?:graag )?(?:uitvoeren|voer (?:het|maar|dit) uit)|dat klopt|doe (?:(?:het|dat|dit) )?maar)?"
)
_NO = re.compile(r"(?:2|twee|nee)?[,.: ]*(?:niet (?:uitvoeren|doen)|(?:dat )?klopt niet|dit is niet (?:van )?(?:hem|haar))?")
_NO_AND_WHY = re.compile(r"(?:2[,.: ]+|nee[,.: ]+)?niet (?:uitvoeren|doen)(?:[,.:;]| want\b| omdat\b).{3,300}", re.S)
_UNLESS = re.compile(r"\b(?:maar|tenzij|mits|als|behalve|voordat|totdat|toch|wel|anders|uitvoeren\b.*\buitvoeren)\b|\?")
_DECIDES = frozenset({"handler_assigned", "admitted", "rejected", "classified", "received", "withdrawn", "closed"})
_NEUTRAL = frozenset({"noted", "added", "reaction_received", "reaction_agreed"})  # everybody concerned gives his own reaction


def chosen(text: str, name: str) -> str | None:
    """`ja` or `nee` to "uitvoeren?"; None unless the whole answer says one of the two."""
    said = re.sub(r"^(?:nummer|keuze|optie|antwoord) ", "", " ".join(without_courtesy(text, name).lower().split()))
    said = said.strip(" .!,)")
    if not said:
        return None
    if _NO_AND_WHY.fullmatch(said) and not _UNLESS.search(said):
        return "nee"
    return "ja" if _YES.fullmatch(said) else "nee" if _NO.fullmatch(said) else None


def has_effect(command: Command) -> bool:
    """True when the command changes something, so that it is worth a question who gave it."""
    return command.action not in OF_ANYBODY


def answered_before(prompt: Prompt, text: str, case: Case, mine: Sequence[Event], theirs: Collection[str]) -> bool:
    """True when another who got the same question decided the same thing. `theirs` are the kinds of events of his answers.

    Who names the handler he wants replaced knows what was answered, and may change it.
    """
    kinds = {event.kind for event in mine}
    if {"corrected"} in (kinds, set(theirs)):  # who puts a name right answers no question
        return False
    if "handler_assigned" in kinds and case.handler is not None and _names(text, case.handler.name):
        return False
    if kinds & _DECIDES and "handler_assigned" in theirs and case.handler is None:
        theirs = {kind for kind in theirs if kind not in _DECIDES}  # the one they chose has stepped back
    if prompt.kind == "melding-directie":
        return True
    return bool((kinds & set(theirs)) - _NEUTRAL) or bool(kinds & _DECIDES and _DECIDES & set(theirs))


def _names(text: str, name: str) -> bool:
    return any(re.search(rf"(?i)\b{re.escape(part)}\b", text) for part in name.split() if part[:1].isupper())
