"""An answer that tells a story: what it says of an action further on, or only on a condition, holds the action off."""

from __future__ import annotations

from bot.domain.answers.clauses import clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.counter_reasons import says_the_contrary
from bot.domain.answers.masked import clause_of
from bot.quick import quick

_OF = {  # the words of the action
    "withdraw": quick(r"\b(?:in(?:ge)?trek\w*|ingetrokken|introk|trok|trekt|stopt|stoppen|afzie\w*|hoeft niet meer)\b"),
    "close": quick(r"\b(?:sluit\w*|gesloten|afgesloten|afsluit\w*|dicht|archief)\b"),
}
_ONLY_IF = quick(  # it was not done: somebody may, wanted to, or told it of another
    r"\b(?:als(?! ingetrokken| gesloten| behandelaar)|indien|zodra|mits|tenzij|wilde|wou|ging|zou|zouden|misschien"
    r"|overweegt|denkt)\b"
    r"|\bof (?:hij|zij|ze|klager|meneer|mevrouw) (?:\S+ ){0,6}(?:intrek\w*|introk|in wil|doorgaat)\b"
    r"|\bvolgens (?:@|meneer|mevrouw)|(?<!\w)@ (?:zegt|zei|hoorde|beweert)\b"
)
_OVERTURNED = quick(  # below it: it goes on, or has yet to be asked
    r"\b(?:toch|gewoon) (?:\w+ ){0,3}(?:door|verder)(?:gaan|gaat|zetten)?\b|\bdoor (?:wil|wilde|te) (?:gaan|zetten)\b"
    r"|\bdoorgaan\b|\bzet (?:\w+ ){0,3}door\b|\bweet ik (?:nog )?niet\b|\bniet zomaar\b|\bhoe gaan we\b"
    r"|\b(?:hoe|wat|moet|moeten|mag|klopt|welke|vinden)\b.*\?|\b(?:ik|we|wij) (?:\w+ ){0,3}eerst\b|\bvoordat we\b"
    r"|\beerst (?:zelf )?(?:contact|bellen|vragen|overleg\w*)\b|\bkwam (?:\w+ )?(?:daarop|erop) terug\b"
)
_NOT_SETTLED = {  # said anywhere in it
    "record_measures": quick(
        r"\b(?:niets|niks|geen)\b(?: \w+){0,4} (?:besloten|beslist|vastgelegd|definitief|zeker)\b"
        r"|\b(?:dat|tot) er (?:\w+ )?een besluit (?:valt|komt|is)\b|"
        r"\bnog (?:niets|niks|niet|geen) (?:\w+ )?(?:besloten|beslist|besluit|afgesproken|vastgelegd|antwoord)\b"
        r"|\b(?:praten|overleggen|kijken) we (?:\w+ )?verder\b|\bniet aan mij om\b"
    ),
    "record_hearing": quick(
        r"\bverslag\b.*\blukt (?:me|mij|het)?\b.*\bniet\b|\b(?:vraag|krijg|mail)\w*\b.*\baantekeningen\b"
        r"|\bwas ik er (?:zelf )?niet bij\b"
    ),
}


def is_overturned(command: Command, answer: Answer) -> bool:
    """True where a long answer says of one of these actions that it is not done, or not settled."""
    plain = [clause_of(each, answer).plain + ("?" if "?" in each else "") for each in clauses(answer.text)]
    return any(_is_off(each, plain) for each in (command, *command.also))


def _is_off(command: Command, plain: list[str]) -> bool:
    if command.action == "verdict" and says_the_contrary(command.arguments.get("gegrond", ""), plain):
        return True
    unsettled = _NOT_SETTLED.get(command.action)
    if unsettled is not None and any(unsettled.search(each) for each in plain):
        return True
    words = _OF.get(command.action)
    told = [at for at, each in enumerate(plain) if words is not None and words.search(each)]
    if not told:
        return False
    plainly = [at for at in told if not _ONLY_IF.search(plain[at])]
    return not plainly or any(_OVERTURNED.search(each) for each in plain[plainly[0] :])
