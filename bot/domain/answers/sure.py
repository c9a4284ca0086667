"""What an answer means where the rules ask: done when a learned judge is very sure of it, and nothing speaks against it.

The rules ask because of words that they do not know. The judge weighs those. It is not asked where a rule knows why there is
doubt (two colleagues of that name, a contradiction, a missing day), and it undoes no refusal: whether he may is asked afterwards.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.clauses import bare, bare_letters, clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.doubt import AGAINST
from bot.domain.answers.judged import wording as wording_of
from bot.domain.answers.outcome import CONTRARY
from bot.domain.answers.residue import is_broken_off, unsettles
from bot.domain.answers.supposed import VALUED, Commands, supposed
from bot.domain.answers.taken_back import takes_back
from bot.domain.answers.worded import worded
from bot.domain.impartiality import is_concerned
from bot.domain.reading import Judge, Wording

SURE = {  # the probability from which an action is done; docs/reading.md tells how chosen
    "assign": 0.93, "plan_hearing": 0.95, "classify": 0.93, "verdict": 0.93, "extend": 0.93, "admit": 0.9, "reject": 0.9,
    "record_satisfaction": 0.9, "withdraw": 0.9, "close": 0.9,
}  # fmt: skip
WANTED = 0.5  # the probability that anything is to be done at all, by the judge of what is wanted
RIVAL = 0.4  # the probability from which another meaning makes it a question
LONGEST = 800  # characters; a longer answer tells more than one thing
_UNREAD = ("", "niet-begrepen")  # why the rules ask when they only do not know the words
_OPEN = re.compile(  # whatever it is, it is not settled yet
    r"\b(?:wacht\w*|afwacht\w*|voorgesteld|voorstel\w*|geopperd|opper\w*|vergader\w*|bezien?|beraad\w*|nadenk\w*|twijfel\w*"
    r"|weifel\w*|of nee|of toch|toch niet|hou vast|terug naar af|onder voorbehoud|potlood|niet afgesproken|om te horen|straks"
    r"|(?:hoor|hoort|horen) (?:ik|we|wij|hij|zij|ze|nog|of|wanneer)|laat \w+ (?:nog )?weten|(?:moet|wil|ga|zal) \w+"
    r" (?:\w+ ){0,3}vragen|nog vragen|kiest|te ver|(?:is|was) (?:dat |dit )?(?:mevrouw|meneer) van|ander verhaal|grapje|geintje"
    r"|mits|tenzij|misschien|wellicht|spijtig|wordt vervolgd|geen verlenging|(?:niks|niets) bovenop|niet (?:meer )?nodig"
    r"|hoeft niet)\b"
)


_NOT_WITH = {  # words beside which an action is not done without a question
    "admit": re.compile(r"\b(?:niet|niks|niets|geen|lang geleden|te laat|verjaard|hoef\w*|hoev\w*)\b"),
    "verdict": re.compile(r"\bmaatregel"),  # of which it is not clear that they are one
}


def surest(answer: Answer, judge: Judge) -> Command | None:
    """The meaning that the judge is sure of; None when it is of none, or when something speaks against it."""
    if len(answer.text) > LONGEST or is_concerned(answer.case, answer.sender.email, answer.bureau) or _is_open(answer):
        return None
    meanings = supposed(answer)
    weighed = sorted(
        ((judge(each), commands, each) for commands, each in zip(meanings, worded(answer, meanings), strict=True)),
        key=lambda each: -each[0],
    )
    if not weighed:
        return None
    chance, commands, wording = weighed[0]
    rival = max((other for other, each, _ in weighed[1:] if not all(one in commands for one in each)), default=0.0)
    if chance < max(SURE[each.action] for each in commands) or rival >= RIVAL or not _is_wanted(answer, judge):
        return None
    if _speaks_against(commands, meanings, wording, answer):
        return None
    return replace(commands[0], also=commands[1:], chance=chance)


def _is_wanted(answer: Answer, judge: Judge) -> bool:
    """True when something seems to be wanted, to judge by the words alone."""
    return judge(wording_of(answer, (Command("act"),))) >= WANTED


def asks_of_words(command: Command) -> bool:
    """True for a question, or a note, of the rules for no other reason than words that they do not know."""
    return command.action in ("unclear", "add_note") and command.why in _UNREAD and "cannot" not in command.arguments


def _is_open(answer: Answer) -> bool:
    """True for an answer that asks, breaks off, takes something back or says that it is not settled."""
    text = answer.text
    return "?" in text or "…" in text or is_broken_off(text) or _OPEN.search(bare_letters(text)) is not None or takes_back(answer)


def _speaks_against(commands: Commands, meanings: tuple[Commands, ...], wording: Wording, answer: Answer) -> bool:
    """True when a part of the answer narrows, postpones or contradicts these actions, or a talk has no hour."""
    names = {each.action for each in commands}
    if any("T" not in each.arguments.get("when", "T") for each in commands):
        return True
    if names & VALUED and any("%o" in words for words in wording.sentences) and _has_rival(commands, meanings):
        return True
    for command in commands:
        beside = _NOT_WITH.get(command.action)
        if beside is not None and beside.search(bare_letters(answer.text)) and "measures" not in command.arguments:
            return True
        contrary = CONTRARY.get(command.arguments.get("gegrond", ""))
        if contrary is not None and contrary.search(bare(answer.text)):
            return True
    parts = [part for sentence in clauses(answer.text) for part in (sentence, *halves(sentence))]
    against = [shape for name, shape in AGAINST.items() if name in names]
    return any(
        unsettles(part, names, answer) or any(shape.search(bare_letters(part).strip(" ,.")) for shape in against)
        for part in parts
    )


def _has_rival(commands: Commands, meanings: tuple[Commands, ...]) -> bool:
    """True when the answer also names another kind, verdict or satisfaction."""
    others = [each for meaning in meanings for each in meaning]
    return any(each.action == one.action and each.action in VALUED and each != one for each in others for one in commands)
