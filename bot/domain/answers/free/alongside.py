"""Whether words beside an order may bear on it: doubt, a question, a wait, a denial, or somebody the order is about.

More may stand here than beside a decision that was asked for: an order tells by its own words that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.domain.answers.clauses import CERTAIN_DOUBT
from bot.domain.answers.commands import Answer
from bot.domain.answers.free.beside import left_over
from bot.domain.answers.masked import clause_of
from bot.domain.answers.names import Named, masked
from bot.domain.answers.residue import asks, is_footer, is_question, unsettles

_EXCLAIMS = re.compile(r"wat (?:een|is die|is het|is dit|fijn|mooi|goed|snel|vervelend|jammer|sneu|erg|naar|leuk)\w*\b")
_PARDONED = re.compile(
    r"\b(?:doe|behandel|heb|pak|neem) ik (?:hem |dit |het |deze )?liever zelf\b|^(?:(?:o+h?|ja|sorry|ach|nou|tja"
    r"|hm+) )*nee\b|\bweet (?:er(?:van)?|het|t|al|hier|daar|hiervan|daarvan|ook"
    r"|inmiddels)(?: (?:al|van|ook|hier|alles|inmiddels|nu))*$|\bhij weet\b"
    r"|\b(?:ik|we) weet het$|\bpas (?:om|tot|terug|weer)\b|\btoch al\b|\balleen (?:maar )?(?:weten|een|om|even|het|zijn"
    r"|haar|wat|informatie|graag)\b|\bzodat\b|\b(?:en )?anders\b(?= .*\b(?:gebakken|te laat|klem|last)\b)"
    r"|\b(?:wil|wilde|wou|wenst) (?:alleen |gewoon |maar |graag |enkel )*weten\b|\b(?:dan )?zoek ik (?:het|dat)\b.*\buit\b"
    r"|\bhoe (?:lang|laat|ver|vaak) \b|\bzei (?:ze|hij|zij)$"
    r"|\b(?:net|zojuist|vanochtend|gisteren|#|al|inmiddels|even|er|hier|dat|het|dit|met elkaar|kort) overlegd\b|\boverlegd$"
    r"|\beerste\b|\btoch (?:mooi|fijn|leuk|wat)\b|\b(?:leuk|mooi|fijn|goed|prachtig) (?:nieuws )?toch$|\banders (?:komt"
    r"|komen|loopt|lopen|redt|redden|zit|zitten|wordt|haal|haalt|halen|lukt"
    r"|raakt) (?!de|het|hij|zij|@)"
)
_ASKS_FOR = re.compile(  # what the client would know or have is the very reason to call it a question
    r"(?:(?:en|want|maar|eigenlijk|net|ook) )*(?:(?:hij|zij|ze|klager|mevrouw|meneer|die (?:man|vrouw|mevrouw"
    r"|meneer)) (?:\w+ )?(?:wil|wilde|wou|vraagt|vroeg"
    r"|zoekt|moet|hoeft)|(?:vraagt|vroeg|wil|wilde) (?:hij|zij|ze|klager|mevrouw|meneer|die (?:man|vrouw|mevrouw|meneer)))\b"
)
_KINDS = re.compile(r"\b(?:klacht|klachten|klagen|suggestie|intrek\w*)\b")
_DENIES = re.compile(r"\b(?:niet|geen|helemaal niet|niets te) (?:echt |te |om te )?(?:klagen|klacht(?: van)?)\b")
_CONTRAST = re.compile(r"^(?:(?:en|dus) )*(?:maar|echter|alhoewel|hoewel|ofschoon|zij het)\b.*\w{3}")
_UNABLE = re.compile(
    r"\b(?:ziek|weg|verlof|vakantie|vrij|druk|vol|afwezig|hernia|uitgevallen|overbelast|overspannen|ziekenhuis|cursus"
    r"|vertrekt|uit dienst|stopt|niet|geen|nooit|niks|betrokken|familie|buurman|buurvrouw"
    r"|zus|broer|bevriend|vriend|vriendin|getrouwd|zelf bij|zelf in|genoeg|moet nog|moeten nog|wil eerst|aarzelt|twijfelt"
    r"|tegen|bezwaar|moeite|pas)\b"
)
_GOOD = re.compile(
    r"\b(?:niets? (?:mee|met)|niks (?:mee|met)|kent? .* niet|geen (?:bezwaar|probleem|moeite)|nooit (?:mee|met|iets)"
    r"|niet (?:eerder|bij betrokken|druk)|vindt het (?:niet erg|goed|prima))\b"
)
_TAKES = re.compile(r"\b(?:doet|pakt|neemt|krijgt|behandelt|blijft|samen|helft|deel|houdt|mag|moet|wil|gaat|zou|overneemt)\b")
_HELPS = re.compile(
    r"\b(?:weet|belt|mailt|stuurt|helpt|kijkt mee|is (?:ziek|weg|vrij|met verlof|op vakantie|uitgevallen|te druk)|heeft|zit"
    r"|ligt)\b"
)
_SPEAKS_OF_IT = {
    "withdraw": r"\b(?:weer (?:ingediend|terug|boos)|ingediend|(?:wil|gaat|moet) (?!niet|geen)(?:\w+ ){0,2}(?:door"
    r"|verder)(?!\w)|doorgaan|doorzetten|doorgezet"
    r"|toch wel|opnieuw|spijt|namens|nieuwe klacht|andere klacht|blijft (?:bij|boos)|nog (?:een|wel|steeds)"
    r"|schriftelijk (?:nog|volgt)|moet (?:hij|zij|ze|mevrouw|meneer)|voorwaarde|bedenktijd|bedenken)\b",
    "close": r"\b(?:(?:wil|gaat|moet) (?:\w+ ){0,2}(?:door|verder)|doorgaan|niet (?:tevreden|eens|klaar|af|sluiten)|open"
    r"|openstaat|nog)\b",
    "classify": r"\b(?:klacht(?! (?:is|gaat))|klachten|klagen|klaagt|suggestie\w*|geschil\w*|overig\w*|opmerking)\b",
    "assign": r"\b(?:behandelaar|overn\w+|naar (?:mij|@))\b",
}
_WAITS = re.compile(
    r"\b(?:nog (?:niet|niets|niks|geen|even|overleggen|bespreken|vragen|horen|kijken)|ik (?:hoorde|begreep|vernam|las)"
    r"|nadenken|overwegen|kijken of"
    r"|laat (?:het )?(?:nog )?weten|hoor (?:ik|u|je|jullie)|kom(?:en)? (?:\w+ ){0,3}(?:op )?terug|voorstel|plan is|idee is"
    r"|van plan"
    r"|zou(?:den)?|binnenkort|op termijn|volgende keer|toestemming|akkoord van|goedkeur\w*|moet (?:er|hier"
    r"|daar) (?:\w+ )?(?:over|van)|beslis\w*|besluit\w*|concept|bezwaar|protest\w*|weiger\w*|tegen)\b"
)


def bears_on(said: str, opens: bool, actions: Set[str], chosen: Set[str], answer: Answer) -> bool:
    """True unless the clause leaves these orders as they are. `chosen` are the names of who takes over; `opens` what stands in
    front of the first."""
    clause = clause_of(said, answer)
    plain = clause.plain.strip(" ?!.'\"")
    if not plain or is_footer(said, answer):
        return "?" in said
    if "?" in said or unsettles(said, actions, answer) or (not _EXCLAIMS.match(plain) and (asks(plain) or is_question(plain))):
        return True
    if "classify" in actions and _ASKS_FOR.match(plain):
        plain = "hij wil iets weten" if not _KINDS.search(plain) else plain
    left = " ".join(_PARDONED.sub(" ", left_over(plain)).split())
    if CERTAIN_DOUBT.search(left) or _WAITS.search(_PARDONED.sub(" ", plain)) or (not opens and _CONTRAST.match(left)):
        return True
    left = _DENIES.sub(" ", left) if "classify" in actions else left
    if any(name in actions and re.search(shape, left) for name, shape in _SPEAKS_OF_IT.items()):
        return True
    return "assign" in actions and _is_of_people(clause.people, plain, chosen, _last_named(said, answer))


def _is_of_people(people: Sequence[Named], plain: str, chosen: Set[str], last: Set[str]) -> bool:
    """True for words that say that who takes over may not be able to, or that somebody else keeps or takes it."""
    named = {person.name for group in people for person in group}
    pronoun = re.search(r"\b(?:hij|zij|ze|die|ie|haar|hem)\b", plain) is not None
    his = bool(named & chosen) or (not named and pronoun and (not last or bool(last & chosen)))
    if his and _UNABLE.search(_GOOD.sub(" ", plain)) and not (named - chosen):
        return True
    return bool(named - chosen) and _TAKES.search(plain) is not None and _HELPS.search(plain) is None


def _last_named(said: str, answer: Answer) -> Set[str]:
    """Who was named last in front of a clause: of him its pronoun speaks."""
    at = answer.text.find(said.strip(" ,.:"))
    people = masked(answer.text[: max(at, 0)], answer.bureau.roster)[1]
    return {person.name for person in people[-1]} if people else set()
