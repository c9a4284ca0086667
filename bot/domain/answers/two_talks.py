"""Two talks in one answer, one with each side: a case holds one talk at a time, so it is asked which comes first."""

from __future__ import annotations

import re

from bot.domain.answers.clauses import clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.attendance import CLIENT, named
from bot.domain.impartiality import is_concerned

READ_IN = ("vraag-gesprek", "uitnodiging-gesprek", "opdracht", "verzoek-verslag", "begreep-niet", "uitgevoerd")
TWO = "twee-gesprekken"  # why it is asked
_HE = re.compile(r"(?i)\b(?:mevrouw|meneer|mw|dhr|hij|zij|ze|hem|haar)\b")
_JOINS = re.compile(r"(?i)\b(?:sluit|sluiten|schuift|schuiven)\b.{0,30}\baan\b|\b(?:komt|komen) er\b.{0,30}\bbij\b|\berbij\b")
LONGEST = 400  # characters; more is a story


def one_talk(command: Command, answer: Answer) -> Command:
    """A question where the answer names two talks; else the command."""
    found = command.action in ("plan_hearing", "unclear", "add_note") and "cannot" not in command.arguments
    concerned = is_concerned(answer.case, answer.sender.email, answer.bureau)  # who plans nothing
    return Command("unclear", why=TWO) if found and not concerned and _are_two(answer) else command


def _are_two(answer: Answer) -> bool:
    """True for two moments to come, one with each side."""
    if answer.prompt.kind not in READ_IN or answer.now is None or len(answer.text) > LONGEST or "?" in answer.text:
        return False
    moments: dict[str, set[str]] = {}
    day = side = ""
    for part in (part for sentence in clauses(answer.text) for part in halves(sentence)):
        found, sides = clause_of(part, answer).found, named(part, answer.case) or frozenset({CLIENT} if _HE.search(part) else ())
        side = side if not sides else next(iter(sides)) if len(sides) == 1 else ""
        if found.day is not None:
            day = found.day.isoformat() if found.day >= answer.now.date() else ""
        if found.clock is not None and day and side and not found.problem:
            moments.setdefault(side, set()).add(f"{day} {found.clock:%H:%M}")
    alone = [next(iter(each)) for each in moments.values() if len(each) == 1]
    same_day = len({each.partition(" ")[0] for each in alone}) == 1
    return len(alone) == 2 and alone[0] != alone[1] and not (same_day and _JOINS.search(answer.text))
