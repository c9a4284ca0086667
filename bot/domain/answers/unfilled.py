"""A part of the form that was left open: "maatregelen: n.t.b.", "redenen: -", "verslag: zie map".

Such words are kept for nothing: what stands beside them counts, and what consists of nothing else is asked about.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.clauses import bare_letters
from bot.domain.answers.commands import Command

_LABEL = re.compile(r"\A\W*(?:\w*verslag|reactie|zienswijze|maatregel\w*|actie\w*|verbeter\w*)\s*:\s*")
_OPEN = re.compile(
    r"[-–—._…?/*\s]+|(?:(?:nog|is|zijn) )*(?:geen idee|onbekend|niet bekend|te bepalen|nader te bepalen|idem|todo|leeg"
    r"|(?:n\.?t\.?b|p\.?m|t\.?b\.?d)\.?)(?: .{0,40})?"
    r"|(?:dat |dit )?(?:weet ik|weten we|ik weet(?: het)?|we weten(?: het)?) (?:\w+ )?niet(?: .{0,20})?"
    r"|(?:daar |hier )?(?:moet|ga|wil) ik (?:\w+ ){0,3}(?:over )?(?:nadenken|overleggen|bedenken)"
    r"|moet ik (?:\w+ ){0,3}\w*denken|(?:volgt|volgen|komt|komen)(?: (?:nog|later|morgen|straks|zsm|z\.s\.m\.))*"
    r"|zie (?!.*\b(?:bijlage|brief))(?!bijgaand)(?:\S+ ?){1,4}|vraag (?:het |dat )?(?:maar )?(?:aan )?\w+"
    r"|overleg(?:gen)?(?: ik)? met .{2,30}"
    r"|(?:nog )?niet (?:gemaakt|gedaan|af|klaar|ingevuld)|(?:heeft|doet|weet|maakt) [\w'-]+"
)
_WRITTEN = ("record_hearing", "record_reaction", "record_measures", "record_agreement")
_PARTS = ("measures", "findings", "reason")


def filled_in(command: Command) -> Command:
    """The command without the parts that were left open; a question where there is no other."""
    commands = [_without_open(each) for each in (command, *command.also)]
    if any(each.action in _WRITTEN and _is_open(each.arguments.get("text", "")) for each in commands):
        return Command("unclear", why="niet-begrepen")
    first, *others = commands
    return replace(first, also=tuple(others))


def _without_open(command: Command) -> Command:
    left_open = {name for name in _PARTS if command.action == "verdict" and _is_open(command.arguments.get(name, ""))}
    left_open |= {"until"} if "measures" in left_open else set()
    if not left_open:
        return command
    return replace(command, arguments={name: words for name, words in command.arguments.items() if name not in left_open})


def _is_open(words: str) -> bool:
    said = _LABEL.sub("", bare_letters(words)).strip()
    return bool(words.strip()) and _OPEN.fullmatch(said.rstrip(".!") or "-") is not None
