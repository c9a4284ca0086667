"""The second opinions on what the rules made of an answer, in their order: each sees the answer as it was written.

Free words may be none (`judged`); where the rules ask because of words they do not know, a meaning may be sure all the same
(`sure`); what a rule took for an action is asked about where the judge hardly believes it; and nothing is done that nobody
seems to want (`intent`).
"""

from __future__ import annotations

from bot.domain.answers.beyond_doubt import is_beyond_doubt
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


def weighed(command: Command, answer: Answer, judge: Judge) -> Command:
    """The command of the rules, of the judge of meanings where that is sure, or a question."""
    if is_beyond_doubt(command, answer):
        return command
    believed = command if _is_plain(command, answer) else judged(command, answer, judge)
    if asks_of_words(command) or believed is not command:
        return as_wanted(surest(answer, judge) or believed, answer, judge)
    found = reconsidered(command, answer, judge)
    return as_wanted(found, answer, judge) if found is not None else Command("unclear", why="niet-begrepen")


def _is_plain(command: Command, answer: Answer) -> bool:
    """True for a report that shows itself what it is, by itself or by its labels, and for the words of a button."""
    said = command.arguments.get("text", "").lower().strip(" .!")
    labels = (
        {"afspraken", "verslag"} if answer.prompt.kind in ("begreep-niet", "vraag-oordeel") else {"afspraken"}
    )  # where we asked for that label
    labelled = command.action == "record_hearing" and not labels.isdisjoint(sections(answer.text))
    return labelled or said in _SHORTLY.get(command.action, ()) or is_plainly_told(command, answer)
