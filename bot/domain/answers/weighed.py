"""The second opinions on what the rules made of an answer, in their order: each sees the answer as it was written.

Free words may be none (`judged`); where the rules ask because of words they do not know, a meaning may be sure all the same
(`sure`); what a rule took for an action is asked about where the judge hardly believes it; and nothing is done that nobody
seems to want (`intent`).
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import sections
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.reported import is_plainly_told
from bot.domain.answers.intent import as_wanted
from bot.domain.answers.judged import judged
from bot.domain.answers.sure import asks_of_words, reconsidered, surest
from bot.domain.reading import Judge

_SHORTLY = {
    "record_measures": ("gedaan", "geen"),
    "record_reaction": ("geen reactie", "ik heb geen reactie"),
    "record_hearing": ("gesprek gehouden",),
}
_NONE_NEEDED = re.compile(  # and nothing that takes it back
    r"(?i)\W*(?:er (?:zijn|komen) |w(?:e|ij) nemen |ik neem )?geen (?:verdere |nieuwe |extra )?maatregel(?:en)?\b"
    r"(?!.*\b(?:maar|behalve|tenzij|nog|tot|is|zegt|vindt|volgens)\b)"
)


def weighed(command: Command, answer: Answer, judge: Judge) -> Command:
    """The command of the rules, of the judge of meanings where that is sure, or a question."""
    if command.action == "record_measures" and _NONE_NEEDED.match(answer.text):
        return command
    believed = command if _is_plain(command, answer) else judged(command, answer, judge)
    if asks_of_words(command) or believed is not command:
        return as_wanted(surest(answer, judge) or believed, answer, judge)
    found = reconsidered(command, answer, judge)
    return as_wanted(found, answer, judge) if found is not None else Command("unclear", why="niet-begrepen")


def _is_plain(command: Command, answer: Answer) -> bool:
    """True for a report that shows itself what it is, by itself or by its labels, and for the words of a button."""
    said = command.arguments.get("text", "").lower().strip(" .!")
    labelled = command.action == "record_hearing" and "afspraken" in sections(answer.text)
    return labelled or said in _SHORTLY.get(command.action, ()) or is_plainly_told(command, answer)
