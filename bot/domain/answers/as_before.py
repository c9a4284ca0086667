"""A talk at the hour, or in the place, of the one that was planned: "vrijdag, zelfde tijd en plek"."""

from __future__ import annotations

import re

from bot.domain.answers.amend import standing
from bot.domain.answers.commands import Answer, Command

LONGEST = 240  # characters; in a longer answer the hour may be that of anything
_SAME = r"(?:(?:op|om|in|rond) )?(?:(?:de|het) )?(?:zelfde|dezelfde|hetzelfde|gelijke) "
_HOUR, _PLACE = r"(?:tijdstip|tijd|uur|uurtje)\b", r"(?:plek|plaats|locatie|adres|ruimte|kamer|zaal)\b"
_AS = r"(?: als (?:eerder|eerst|gepland|afgesproken|voorheen|de vorige keer|vorige keer|laatst|het was))?"
_AND = rf",? (?:en|/|&) (?:{_SAME})?"
_PAIR = re.compile(
    rf"(?i)\b{_SAME}(?:(?P<hour>{_HOUR})(?:{_AND}{_PLACE})?|{_PLACE}(?:{_AND}(?P<late>{_HOUR}))?)"
    rf"{_AS}"
)


def with_hour_of_the_talk(answer: Answer) -> str:
    """The text with the planned hour in its place, where the answer names it as the same; a place that stays needs no word."""
    planned = standing(answer.case)
    if planned is None or "T" not in planned.data["when"] or len(answer.text) > LONGEST:
        return answer.text
    clock = planned.data["when"].partition("T")[2]
    return _PAIR.sub(lambda match: f"om {clock} uur" if match["hour"] or match["late"] else "", answer.text)


def lacks_its_hour(command: Command, answer: Answer) -> bool:
    """True for a talk on a day alone in an answer that names its hour only as that of another."""
    of_day = command.action == "plan_hearing" and "T" not in command.arguments["when"]
    return of_day and any(match["hour"] or match["late"] for match in _PAIR.finditer(answer.text))
