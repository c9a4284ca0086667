"""What an answer means where the rules ask: done when a learned judge is sure of it, and nothing speaks against it.

The rules ask because of words that they do not know, a day that they miss or a name that fits two. The judge weighs each meaning
the answer holds an argument for; where the rules know of a contradiction it is not asked. It gives a second opinion on what the
rules would do, and it undoes no refusal: whether he may is asked afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.answers.clauses import bare, bare_letters, clauses, halves, sections
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.doubt import AGAINST
from bot.domain.answers.judged import ASKED_FOR
from bot.domain.answers.judged import LONGEST as LONGEST_STORY
from bot.domain.answers.judged import wording as wording_of
from bot.domain.answers.masked import clause_of
from bot.domain.answers.outcome import CONTRARY, until
from bot.domain.answers.residue import is_broken_off, is_unfinished, unsettles
from bot.domain.answers.satisfied import is_plainly_told
from bot.domain.answers.supposed import Commands, supposed
from bot.domain.answers.taken_back import takes_back
from bot.domain.answers.worded import is_same, worded
from bot.domain.impartiality import is_concerned
from bot.domain.reading import Judge, Wording
from bot.domain.rights import refusal

SURE = {  # the probability from which an action is done; docs/reading.md tells how chosen
    "assign": 0.74, "plan_hearing": 0.8, "classify": 0.7, "verdict": 0.83, "extend": 0.72, "admit": 0.74, "reject": 0.78,
    "record_satisfaction": 0.83, "withdraw": 0.66, "close": 0.67, "approve": 0.94,
}  # fmt: skip
LIKELY = {  # the same of one action, where it is very likely that anything is to be done and no other meaning is
    "assign": 0.72, "plan_hearing": 0.55, "classify": 0.5, "verdict": 0.7, "extend": 0.72, "admit": 0.5, "reject": 0.78,
    "record_satisfaction": 0.83, "withdraw": 0.62, "close": 0.67, "approve": 0.94,
}  # fmt: skip
REPORTED = 0.8  # of a report with a verdict below it, or with a complaint taken back
ORDERED, NO_RIVAL = 0.9, 0.3  # probabilities: that anything is to be done, and below which another meaning is none
HANDED_OVER = 0.9  # and from which somebody else handles a case that has a handler
KEPT = 0.95  # the probability from which free words are kept that no rule took for what its letter asks
KEPT_WANTED = 0.75  # and where it is likely as well (from PROBABLY_WANTED) that anything is to be done
PROBABLY_WANTED = 0.8
DOUBTED = 0.2  # the probability below which even what a rule took for an action is asked about
# where the same words are often said of another
DOUBTED_OF = {"plan_hearing": 0.4, "withdraw": 0.4, "record_satisfaction": 0.35, "approve": 0.4}
NO_WORD = frozenset(("@", "#", "~", "de", "met", "op", "om"))  # signs, and words that say nothing by themselves
PLAIN = 2  # words beside a name or a day, at most, that need no second opinion
BESIDE = 0.3  # the probability from which an action beside them makes free words a question
MORE = 0.4  # the probability from which a meaning with one action more than the rules found is asked about, or done
AS_LIKELY = 0.85  # and that it has of the probability of what they found
TOLD = 0.25  # the probability from which what reads as mere news is asked about instead of filed
REFUSED = 0.4  # and from which an order that is not his to give is refused: that changes nothing
CERTAIN = 0.9  # and from which it knows better than single words that only may postpone or narrow it
WANTED = 0.5  # the probability that anything is to be done at all, by the judge of what is wanted
RIVAL = 0.4  # the probability from which another meaning makes it a question
LONGEST = 800  # characters; a longer answer tells more than one thing
Weighed = Sequence[tuple[float, Commands, Wording]]  # each meaning with its probability, the likeliest first
_UNREAD = ("", "niet-begrepen", "geen-datum", "twee-passen")  # why the rules ask when they only do not know the words
# weighed aloud in the words with which they are done
_OPEN_TO_DOUBT = frozenset({"assign", "plan_hearing", "classify", "admit", "approve"})
_ASKED_BESIDE = frozenset({"plan_hearing", "classify"})  # beside which something else may be asked, or it is asked for politely
_OF_A_STORY = frozenset({"plan_hearing", "withdraw"})  # of which the words that speak against them often only tell how it went
_NARROWED = _OPEN_TO_DOUBT | {"extend", "withdraw"}  # what waits is a reason for more time
_OPEN = re.compile(  # whatever it is, it is not settled yet
    r"\b(?:afwacht\w*|wacht (?:nog|even|maar|tot)|wacht(?:en)? (?:\w+ ){0,4}(?:mee|tot)|bezien?"
    r"|weifel\w*|of nee|of toch|toch niet(?!.*[.!;].*\d)|hou vast|terug naar af|onder voorbehoud|potlood|niet afgesproken"
    r"|om te horen|(?:hoor|hoort|horen) (?:of|wanneer)|laat \w+ (?:nog )?weten"
    r"|(?:moet|wil|ga|zal) \w+ (?:\w+ ){0,3}vragen|nog vragen|kiest|te ver|(?:is|was) (?:dat |dit )?(?:mevrouw|meneer) van"
    r"|ander verhaal|mits|tenzij|misschien|wellicht|spijtig|wordt vervolgd|geen verlenging|(?:niks|niets) bovenop"
    r"|denkt|(?:hij|zij|ze|klager) wil dat)\b"
)
_MAY_WAIT = re.compile(  # and what may say so, or stand in a story
    r"\b(?:wacht|wachten|vergader\w*|beraad\w*|nadenk\w*|twijfel\w*|straks|(?:hoor|hoort|horen) (?:ik|we|wij|hij|zij|ze|nog)"
    r"|grapje|geintje|niet (?:meer )?nodig|hoeft niet|moet(?:en)? nog)\b"
)
_IS_IN = re.compile(r"\b(?:hij|zij|ze|die) (?:is|werkt|begint)\b(?! (?:uitgenodigd|gevraagd|akkoord))")  # the colleague, at work
_TOO_LATE = re.compile(r"\b(?:lang geleden|verjaard|hoef\w*|hoev\w*)\b")  # beside taking it up
_DENIES = re.compile(r"\b(?:niet|niks|niets|geen|te laat)\b")
_PROPOSED = re.compile(r"\b(?:voorgesteld|voorstel\w*|geopperd|opper\w*)\b")  # which is what a suggestion is


ASK_OTHERWISE = (  # letters in answer to which a mere name is not who handles the case
    "vraag-gesprek", "uitnodiging-gesprek", "verzoek-verslag", "vraag-oordeel", "concept-uitkomst", "vraag-verlenging",
    "vraag-maatregelen", "vraag-tevredenheid",
)  # fmt: skip
_OF_THE_CASE = re.compile(r"\b(?:\w*zaak|dossier|klacht|behandel\w*|handel\w*)\b")  # that is handed over, not its letter
_BY, _FROM = re.compile(r"\b(?:tot|uiterlijk|voor|klaar|af|rond)\b"), re.compile(r"\b(?:vanaf|sinds|met ingang van)\b")
_NOT_WITH = {  # words beside which an action is not done without a question
    "classify": re.compile(r"^hier is\b|\bhoe (?:weet|zie)\b"),
    "extend": re.compile(
        r"\bnee,? (?:\d|een|twee|drie|vier)\b"
        r"|^\W*(?!ik\b|wij?\b|we\b|kan\b|het\b)[\w-]+ (?:wil|wou|wilde|vraagt|vroeg|zou)\b"
        r"(?!.*\b(?:akkoord|mag|prima|goed|doe|geef|gun|graag|oke?|ja|regel)\b)"
    ),
    "plan_hearing": re.compile(r"\b(?:heeft|had) \d+ uur staan\b|\bstaat (?:er )?bij (?:mij|hem|haar)\b"),
    "withdraw": re.compile(
        r"\bniet (?:in(?:trek|getrok)\w*|af(?:zie|gezi)\w*)|\bdenk\w* (?:er ?over|er ?aan|(?:er )?nog over|na)\b|\boverweeg\w*"
        r"|\bnachtje\b|\btwijfel\w*|\bberaad\b|\bbedenk\w*"
    ),
    "verdict": re.compile(r"\bmaatregel"),  # of which it is not clear that they are one
}


def surest(answer: Answer, judge: Judge) -> Command | None:
    """The meaning that the judge is sure of; None when it is of none, or when something speaks against it."""
    if len(answer.text) > LONGEST or _tells_his_side(answer):
        return _kept(answer, judge, ())
    weighed = _weighed(answer, judge)
    return _done(answer, judge, weighed) or _kept(answer, judge, weighed)


def _tells_his_side(answer: Answer) -> bool:
    """True for who is concerned, where he is asked for his reaction: whatever he says is that."""
    return answer.prompt.kind == "verzoek-reactie" and is_concerned(answer.case, answer.sender.email, answer.bureau)


def reconsidered(command: Command, answer: Answer, judge: Judge) -> Command | None:
    """The action of a rule, with the one that the answer orders besides, or a question where the judge is not sure of that one;
    None where it hardly believes the rule."""
    if command.action == "assign" and answer.prompt.kind in ASK_OTHERWISE and not _OF_THE_CASE.search(bare_letters(answer.text)):
        return Command("unclear", why="niet-begrepen")
    if command.action not in SURE or command.also or len(answer.text) > LONGEST or _is_bare(answer):
        return command
    if command.action == "record_satisfaction" and is_plainly_told(answer):
        return command
    weighed = _weighed(answer, judge)
    alone = next((chance for chance, commands, _ in weighed if is_same(command, commands)), None)
    if alone is None:
        other = weighed and weighed[0][0] >= RIVAL and weighed[0][1][0].action != command.action
        return Command("unclear", why="niet-begrepen") if other else command
    labelled = len(sections(answer.text)) > 1  # as the letter asks for it
    if alone < DOUBTED_OF.get(command.action, DOUBTED) and not labelled:
        return None
    more = next((each for each in weighed if len(each[1]) > 1 and is_same(command, each[1])), None)
    if more is None or more[0] < max(MORE, AS_LIKELY * alone):
        return command
    chance, commands, _ = more
    others = tuple(each for each in commands if each.action != command.action)
    if chance < max(_least(each, answer) for each in others) or _speaks_against(commands, answer, chance):
        return Command("unclear", why="niet-begrepen")
    return replace(command, also=others, chance=chance)


def may_order(answer: Answer, judge: Judge) -> bool:
    """True for what may be more than news."""
    weighed = _weighed(answer, judge)
    return bool(weighed) and weighed[0][0] >= TOLD


def _is_bare(answer: Answer) -> bool:
    """True for a name, a day or a verdict with hardly a word beside it."""
    return sum(word not in NO_WORD for word in clause_of(answer.text, answer).words) <= PLAIN


def _weighed(answer: Answer, judge: Judge) -> Weighed:
    at_work = _IS_IN.search(bare_letters(answer.text)) is not None
    talks = {"assign", "plan_hearing"}
    meanings = tuple(each for each in supposed(answer) if not (at_work and talks <= {one.action for one in each}))
    return sorted(
        ((judge(each), commands, each) for commands, each in zip(meanings, worded(answer, meanings), strict=True)),
        key=lambda each: -each[0],
    )


def _done(answer: Answer, judge: Judge, weighed: Weighed) -> Command | None:
    """The likeliest meaning, where it is likely enough, or not his to say and likely."""
    if not weighed:
        return None
    chance, commands, _ = weighed[0]
    found = replace(commands[0], also=commands[1:], chance=chance)
    if chance >= REFUSED and any(refusal(each, answer.prompt, answer.sender, answer.case, answer.bureau) for each in commands):
        return found  # to be refused
    rival = max((other for other, each, _ in weighed[1:] if not all(one in commands for one in each)), default=0.0)
    ordered = len(commands) == 1 and rival < NO_RIVAL and is_wanted(answer, judge, ORDERED)
    if chance < max(_least(each, answer, ordered=ordered) for each in commands) or rival >= RIVAL or not is_wanted(answer, judge):
        return None
    return None if _speaks_against(commands, answer, chance) else found


def _least(command: Command, answer: Answer, *, ordered: bool = False) -> float:
    """The probability from which this is done; `ordered`: where it is very likely that anything is."""
    if command.action == "assign" and answer.case.handler is not None:
        return HANDED_OVER
    return (LIKELY if ordered else SURE).get(command.action, REPORTED)


def _kept(answer: Answer, judge: Judge, weighed: Weighed) -> Command | None:
    """The whole answer as the free words that its letter asks for, with a sure verdict, where nothing else may be meant."""
    if len(answer.text) > LONGEST_STORY or is_unfinished(answer.text):
        return None
    each = [Command(action, {"text": answer.text}) for action in ASKED_FOR.get(answer.prompt.kind, ())]
    chances = sorted(((judge(wording_of(answer, (command,))), command) for command in each), key=lambda one: -one[0])
    least = KEPT_WANTED if is_wanted(answer, judge, PROBABLY_WANTED) else KEPT
    if not chances or chances[0][0] < least or (len(chances) > 1 and chances[1][0] >= BESIDE):
        return None
    chance, command = chances[0]
    verdict = _verdict_beside(command, weighed, answer)
    if not verdict and weighed and weighed[0][0] >= BESIDE:
        return None
    day = _due(answer) if command.action == "record_measures" else {}
    return replace(command, arguments={**command.arguments, **day}, also=verdict, chance=chance)


def _verdict_beside(command: Command, weighed: Weighed, answer: Answer) -> Commands:
    """The verdict below a report of the talk."""
    chance, commands = (weighed[0][0], weighed[0][1]) if weighed else (0.0, ())
    is_sure = [each.action for each in commands] == ["verdict"] and chance >= SURE["verdict"]
    rival = max((other for other, _, _ in weighed[1:]), default=0.0)
    is_told = command.action == "record_hearing" and is_sure and rival < BESIDE and not _speaks_against(commands, answer, chance)
    return commands if is_told else ()


def _due(answer: Answer) -> dict[str, str]:
    """The one day by which something is done."""
    by = [each for each in clauses(answer.text) if _BY.search(bare_letters(each)) and not _FROM.search(bare_letters(each))]
    named = [day for each in by if (day := until(each, answer))]
    return named[0] if len(named) == 1 else {}


def is_wanted(answer: Answer, judge: Judge, least: float = WANTED) -> bool:
    """True when something seems to be wanted, to judge by the words alone."""
    return judge(wording_of(answer, (Command("act"),))) >= least


def asks_of_words(command: Command) -> bool:
    """True for a question, or a note, of the rules for no other reason than words that they do not know."""
    return command.action in ("unclear", "add_note") and command.why in _UNREAD and "cannot" not in command.arguments


def _is_open(names: set[str], answer: Answer, *, certain: bool) -> bool:
    """True for an answer that asks, breaks off, takes something back or says that it is not settled."""
    text, said = answer.text, bare_letters(answer.text)
    if ("?" in text and not (certain and names <= _ASKED_BESIDE)) or "…" in text or is_broken_off(text) or takes_back(answer):
        return True
    return _OPEN.search(said) is not None or ("admit" in names and _TOO_LATE.search(said) is not None)


def _speaks_against(commands: Commands, answer: Answer, chance: float) -> bool:
    """True when a part of the answer contradicts these actions, or a talk has no hour; short of CERTAIN also when one may narrow
    or postpone them."""
    names, said = {each.action for each in commands}, bare_letters(answer.text)
    if any("T" not in each.arguments.get("when", "T") for each in commands):
        return True
    for command in commands:
        beside = _NOT_WITH.get(command.action)
        if beside is not None and beside.search(said) and "measures" not in command.arguments:
            return True
        contrary = CONTRARY.get(command.arguments.get("gegrond", ""))
        if contrary is not None and contrary.search(bare(answer.text)):
            return True
    suggests = any(each.arguments.get("label") == "suggestie" for each in commands)
    proposed = not suggests and _PROPOSED.search(said) is not None
    certain = chance >= CERTAIN and "approve" not in names  # a letter that has gone does not come back
    if names & _OPEN_TO_DOUBT and (proposed or _is_open(names, answer, certain=certain)):
        return True
    return (not certain and _may_wait(names, said)) or (bool(names & _NARROWED) and _is_narrowed(names, answer, certain=certain))


def _may_wait(names: set[str], said: str) -> bool:
    """True for single words that mostly say that it is not settled, not yet, or not at all."""
    waits = not names.isdisjoint(_OPEN_TO_DOUBT) and _MAY_WAIT.search(said) is not None
    return waits or ("admit" in names and _DENIES.search(said) is not None)


def _is_narrowed(names: set[str], answer: Answer, *, certain: bool) -> bool:
    parts = [part for sentence in clauses(answer.text) for part in (sentence, *halves(sentence))]
    against = [shape for name, shape in AGAINST.items() if name in names and not (certain and name in _OF_A_STORY)]
    return any(
        (not certain and unsettles(part, names, answer))
        or any(shape.search(bare_letters(part).strip(" ,.")) for shape in against)
        for part in parts
    )
