"""What a colleague's answer to a letter of ours asks for. Only a whole, plain answer is an action; anything else is asked again.

The vocabulary is a table of whole-sentence patterns, so that half a sentence ("niet Karin maar Wouter") never acts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.impartiality import is_concerned
from bot.domain.reading import Person

LABELS = ("klacht", "suggestie", "vraag", "overig")
ASKS_HANDLER = ("opdracht-behandelaar",)
ASKS_LABEL = ("vraag-indeling",)
LONGEST_ACTION = 200  # characters; a longer answer is a message to file, not an action


@dataclass(frozen=True, slots=True)
class Prompt:
    """The letter that was answered: its kind and its numbered choices, number -> the words that choice stands for."""

    kind: str
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Command:
    """`action` is a word of READING's table; `why` tells the colleague what was wrong when it is unclear or not allowed."""

    action: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


_GREETING = re.compile(
    r"(?i)^(?:beste|hallo|hoi|dag|goede?(?:morgen|middag|navond|ndag)|geachte|hi|ha)\b[^.!?]{0,40}[,!.]?$"
    r"|^(?:met )?(?:vriendelijke |hartelijke )?(?:groet|groeten|groetjes|mvg|gr)\b.{0,60}$"
    r"|^(?:alvast )?(?:dank|bedankt|dankjewel|dank u)\b.{0,30}$"
)
_IT = r"(?:het|dit|deze|hem|de klacht|deze klacht|deze zaak)"
_ME = re.compile(
    rf"(?i)^(?:ik|ikzelf|ik zelf|(?:dat )?doe ik|ik doe {_IT}(?: zelf)?|ik pak {_IT}(?: zelf)? op|ik behandel {_IT}(?: zelf)?)$"
)
_NAMED = re.compile(
    rf"(?i)^(?:laat )?(?P<name>[^\d,;:?!]{{2,60}}?)(?: (?:doet|pakt|behandelt|neemt) {_IT}(?: op)?(?: op zich)?)?$"
)
_LABEL = re.compile(r"(?i)^(?:ja,? ?)?(?:dit is |het is |dat is )?(?:een )?(?P<label>klacht|suggestie|vraag|overig)$")
_HEARD = re.compile(
    r"(?i)^(?:het )?(?:gesprek|hoorgesprek)(?: is)? (?:gehouden|geweest|gevoerd)\b.*$|^beide partijen (?:zijn )?gehoord\b.*$"
)
_SENT = re.compile(r"(?i)^(?:de )?(?:uitkomst|uitslag|reactie)(?: is)? (?:verstuurd|verzonden)\b.*$")
_CLOSE = re.compile(
    r"(?i)^(?:zaak |klacht |de zaak |de klacht )?(?:is )?(?:afgehandeld|sluiten|kan dicht|gesloten)[,:.]? ?(?P<reason>.*)$"
)
_NEGATION = re.compile(r"(?i)\b(?:niet|geen|géén|nog|zonder|nooit|niemand|maar|tenzij|als|wanneer|zodra|misschien|volgens)\b|\?")


def interpret(text: str, prompt: Prompt, sender: Person, case: Case, bureau: Bureau) -> Command:
    """The one action of an answer (new text only, no quote or signature). Never raises; never guesses."""
    command = _read(_sentences(text), text, prompt, sender, bureau)
    return _permitted(command, sender, case, bureau)


def _sentences(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if not line.lower().startswith("kenmerk:")]
    return [line.rstrip(" .!") for line in lines if line and not _GREETING.match(line)]


def _read(lines: Sequence[str], text: str, prompt: Prompt, sender: Person, bureau: Bureau) -> Command:
    asks = prompt.kind in ASKS_HANDLER + ASKS_LABEL
    if lines and _is_name_of(lines[-1], sender):
        lines = lines[:-1] or lines
    if len(lines) != 1 or len(lines[0]) > LONGEST_ACTION or _NEGATION.search(lines[0]):
        return Command("unclear", why="niet-begrepen") if asks else Command("add_note", {"text": text})
    answer = prompt.choices.get(re.sub(r"^(?:nummer|keuze|optie|nr\.?) ?", "", lines[0].lower()), lines[0])
    if prompt.kind in ASKS_LABEL:
        match = _LABEL.match(answer)
        return Command("classify", {"label": match["label"].lower()}) if match else Command("unclear", why="niet-begrepen")
    if prompt.kind in ASKS_HANDLER:
        return _assign(answer, sender, bureau)
    return _step(answer, text)


def _assign(answer: str, sender: Person, bureau: Bureau) -> Command:
    if _ME.match(answer):
        return Command("assign", {"handler": sender.name})
    match = _NAMED.match(answer)
    fitting = [person for person in bureau.roster if match and _is_name_of(match["name"], person)]
    if len(fitting) == 1:
        return Command("assign", {"handler": fitting[0].name})
    return Command("unclear", why="twee-passen" if fitting else "niet-begrepen")


def _is_name_of(words: str, person: Person) -> bool:
    words = words.strip().lower()
    first, _, last = person.name.lower().partition(" ")
    names = {person.name.lower(), first, last, *(alias.lower() for alias in person.aliases)}
    names |= {f"{title} {last}" for title in ("mevrouw", "meneer", "mw.", "mw", "dhr.", "dhr", "de heer")}
    return words in names


def _step(answer: str, text: str) -> Command:
    if _HEARD.match(answer):
        return Command("record_hearing", {"text": text})
    if _SENT.match(answer):
        return Command("outcome_reported", {"text": text})
    if match := _CLOSE.match(answer):
        return Command("close", {"reason": match["reason"] or "afgehandeld"})
    return Command("add_note", {"text": text})


def _permitted(command: Command, sender: Person, case: Case, bureau: Bureau) -> Command:
    """The command, or why this person may not give it."""
    if command.action in ("add_note", "unclear"):
        return command
    if is_concerned(case, sender.email, bureau):
        return Command("refuse_not_allowed", why="betrokken")
    if command.action == "assign":
        chosen = bureau.named(command.arguments["handler"])
        if chosen is not None and is_concerned(case, chosen.email, bureau):
            return Command("refuse_not_allowed", why="behandelaar-betrokken")
        return command
    is_handler = case.handler is not None and case.handler.email == sender.email
    if command.action == "classify" or is_handler or sender.email in bureau.directie:
        return command
    return Command("refuse_not_allowed", why="niet-de-behandelaar")
