"""Whether a colleague wants something done, wants it filed, or leaves it open: a judge that learned from many answers is asked.

The rules say what an answer means. The judge knows nothing of that, only what people write who want something; where the two
differ, the careful one is right: nothing is done, and an order that no rule knows is not silently filed.
"""

from __future__ import annotations

import re

from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.judged import FREE, LONGEST, wording
from bot.domain.answers.sure import is_wanted
from bot.domain.reading import INTENTS, Judge

SHORTEST_NEWS = 3  # words; "doe ik" may be anything
FILED, ASKED, DOUBTED = 0.4, 0.15, 0.15  # probabilities; docs/reading.md tells how chosen
TO_KEEP = 0.4  # the probability that anything is to be done, from which free words are kept: both judges have to believe it
UNREAD = ("niet-begrepen", "geen-datum", *FREE.values())  # why is asked about words of which it is not known what they are
LETTERS = frozenset(
    {
        "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "opdracht", "vraag-gesprek", "uitnodiging-gesprek",
        "verzoek-verslag", "verzoek-reactie", "vraag-oordeel", "concept-uitkomst", "vraag-verlenging", "vraag-maatregelen",
        "vraag-tevredenheid", "melding-directie", "herinnering", "escalatie",
    }
)  # fmt: skip  # whose answers it learned from
SURE_NOTES = ("vraag-verlenging",)  # "nee" is a note there, in any words
DONE = frozenset(
    {
        "assign", "plan_hearing", "record_hearing", "verdict", "classify", "admit", "reject", "extend", "withdraw", "close",
        "record_reaction", "record_measures", "record_satisfaction",
    }
)  # fmt: skip
_LABELLED = re.compile(  # "Reactie: ...", "Notitie: ...", or a heading that says it is the report
    r"(?i)\W*(?:(?:\w+ ){0,4}\w+ ?: ?\S"
    r"|(?:gespreks)?verslag(?: (?:van|over) (?:het|ons|mijn|dit) (?:\w+ )?gesprek)?\.?\s*\n\s*\S)"
)


def as_wanted(command: Command, answer: Answer, judge: Judge) -> Command:
    """The command; a question where the judge doubts that anything should be done, or that the words should only be filed."""
    if answer.prompt.kind not in LETTERS or len(answer.text) > LONGEST or _LABELLED.match(answer.text):
        return command
    if command.action == "unclear" and command.why in UNREAD:
        return Command("add_note", {"text": answer.text}) if _is_news(answer, judge) else command
    if command.action == "add_note" and "cannot" not in command.arguments and answer.prompt.kind not in SURE_NOTES:
        return command if _likely("note", answer, judge) >= ASKED else Command("unclear", why="niet-begrepen")
    if command.action in DONE and not is_wanted(answer, judge, TO_KEEP if command.action in FREE else DOUBTED):
        return Command("unclear", why="niet-begrepen")
    return command


def _is_news(answer: Answer, judge: Judge) -> bool:
    """True for what is told, and more likely to be filed than done or asked about."""
    if "?" in answer.text or len(answer.text.split()) < SHORTEST_NEWS:
        return False
    chance = _likely("note", answer, judge)
    return chance >= FILED and all(_likely(each, answer, judge) < chance for each in INTENTS if each != "note")


def _likely(intent: str, answer: Answer, judge: Judge) -> float:
    return judge(wording(answer, (Command(intent),)))
