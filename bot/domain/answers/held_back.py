"""A colleague who does not want the letter with the outcome sent, in whatever words: it does not leave while he is asked."""

from __future__ import annotations

import re
from datetime import datetime

from bot.domain.answers.clauses import bare_letters
from bot.domain.answers.commands import Command, Prompt
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.events import Event
from bot.domain.reading import Person
from bot.domain.rights import not_his_to_answer

DRAFT = "concept-uitkomst"
_HOLDS = re.compile(
    r"\b(?:niet|nog|geen|nee|stop\w*|wacht\w*|eerst|hou|houd\w*|liever|bezwaar\w*|oneens|akkoordeer|fout\w*|verkeerd\w*|onjuist\w*"
    r"|klopt|anders|aanpass\w*|wijzig\w*|verander\w*|herschrij\w*|terug\w*|ho|tegen\w*|pas|voorlopig|overleg\w*|mits|tenzij)\b"
)


def held_back(
    command: Command, text: str, prompt: Prompt, sender: Person, case: Case, bureau: Bureau, now: datetime
) -> tuple[Case, tuple[Event, ...]]:
    """The case with his word that the draft is not to be sent; no event when he says nothing of that, or it went already."""
    drafts = [event.kind for event in case.history if event.kind in ("draft_made", "outcome_sent")]
    asked = prompt.kind == DRAFT and command.action == "unclear" and drafts[-1:] == ["draft_made"] and case.is_open
    if not asked or not_his_to_answer(prompt, sender, case, bureau) or not _HOLDS.search(bare_letters(text)):
        return case, ()
    grown, key = case.with_party("bezwaar", Party(sender.name, sender.email))
    if case.held_back is not None and case.held_back.data["person"] == key:
        return case, ()
    event = Event("draft_held", now, {"person": key})
    return grown.with_events(event), (event,)
