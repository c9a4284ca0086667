"""Whole clauses that take back, weaken or hand on whatever an answer decides, wherever in it they stand.

Matched against a clause as a whole, so that the same words inside a reason or a story do not count.
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import clauses, halves, sections
from bot.domain.answers.commands import Answer
from bot.domain.answers.masked import clause_of
from bot.domain.answers.names import plain_letters

_SAYS = r"(?:zegt|zei|zeggen|vindt|vond|vinden|meent|denkt|schrijft|schreef|meldt|meldde|vertelde|beweert|aldus|volgens)"
_NOT_HIMSELF = r"(?!(?:hij|zij|ze|ie|het|de|ons|onze|artikel|mij|klager)\b)"  # what a party says of itself is a story
_TAGS = re.compile(
    r"(?:dat |zo |dit )?(?:geloof|hoop|denk|dacht|gok|vermoed|meen|schat|neem|begreep|hoorde|vernam|betwijfel|vrees) (?:ik|we"
    r"|wij)"
    r"(?: (?:in|aan|zo|althans|tenminste|niet|zeker|eigenlijk|eerst|van (?:@|\w+)))*"
    rf"|{_SAYS} {_NOT_HIMSELF}(?:@|\w+)(?: (?:me|mij|ons|#))*|(?:zeggen|vinden|denken) (?:ze|zij)"
    r"|(?:dat )?heb ik (?:gehoord|begrepen|vernomen)(?: van (?:@|\w+))?|naar verluidt|schijnt(?: het)?|blijkbaar|kennelijk"
    r"|wordt gezegd|nietwaar|toch|of (?:toch )?niet(?: dan)?|(?:toch|nou) (?:maar )?niet|niet|not|niet dus|(?:dus )?niet doen"
    r"|(?:dat |dit )?klopt (?:dus )?niet|bijna|ooit|misschien|wellicht|eventueel|mogelijk|waarschijnlijk|vermoedelijk"
    r"|in principe"
    r"|(?:althans )?voorlopig|vooralsnog|grapje|geintje|lol|h+m+|niet heus|tja|nou nee|of zo"
    r"|(?:wat|hoe) (?:vind|denk|zie|zou|vindt) (?:jij|je|u|jullie)(?: (?:ervan|er van|dat|dit|daarvan))?|mag dat|kan dat"
    r"|klopt dat"
    r"|of (?:lijkt|vergis|zie|vind|denk|heb) .{2,40}"
    r"|als (?:het|dat|dit|er) (?:zo |goed )?(?:kan|mag|lukt|past|klopt|is|moet)|zodra (?:het|dat|dit) (?:kan|mag|lukt)"
    r"|indien mogelijk"
    r"|zo mogelijk|(?:maar )?(?:nog )?niet nu|nog niet|(?:pas )?later|zou ik (?:zo )?(?:zeggen|denken)(?: .*)?|als ik (?:jou"
    r"|u) was"
    r"|(?:dat|het) zou (?:mooi|fijn|goed|leuk|prachtig) zijn|(?:daar|hier|er) (?:ben|kom) ik (?:(?:nog|zelf"
    r"|even) )*niet (?:over )?uit"
    r"|ik (?:ben|kom) er (?:(?:nog|zelf|even) )*niet (?:over )?uit"
    r"|ik (?:weet|twijfel|aarzel)(?: (?:het|dat|er|daar|hier|nog|niet|zeker|even|over|of .*|wat .*|#))*"
    r"|ik weet het (?:niet|#) .*"
    r"|(?:dat|dit) is (?:\w+ )?(?:(?:mijn|ons|een) (?:\w+ )?(?:voorstel|idee|voorkeur|gok|inschatting)"
    r"|(?:mijn|ons) (?:\w+ )?suggestie)"
    r"|(?:al |hoewel )?(?:ik )?ben (?:ik )?(?:er|daar|hier)(?: \w+){0,2} niet (?:\w+ )?(?:zeker|gerust)(?: (?:van|over|op))?"
    r"|(?:al )?(?:zeker|helemaal zeker) (?:weet|ben) ik (?:het |er )?(?:\w+ )?niet(?: van)?|(?:nog |al is (?:dat"
    r"|het) nog )?niet (?:helemaal |echt )?zeker"
    r"|(?:al )?(?:ik durf|durf ik) er geen (?:gif|eed) op (?:in )?(?:te )?(?:nemen|doen)|(?:maar )?pin (?:me"
    r"|mij) er (?:maar )?niet op vast"
    r"|(?:maar |alleen )+als het (?:\w+ )?niet anders kan|(?:maar )?zie onder(?:staand)?"
    r"|(?:daar|hier|er) moet (?:ik|@|we|wij|iemand) (?:\w+ ){0,2}(?:over|naar)(?: \w+)*"
    r"|(?:ik |we |wij )?kom(?:en)? (?:ik |we )?(?:er|hier|daar)(?:op)?(?: \w+){0,2} ?(?:op )?terug"
    r"|wacht(?: (?:nog|even|maar|daarmee|hiermee|er|mee|dus|hier))*|eerst (?:(?:nog|even|maar) )*(?:overleg\w*|bespreken"
    r"|vragen|checken"
    r"|kijken|bellen)(?: .*)?|(?:maar )?vraag (?:het|dat|dit)(?: (?:maar|ook|even|eerst|nog|aan))* (?:@|\w+)(?: (?:ook|even"
    r"|maar))*"
    r"|@ (?:is|was) het (?:hier|er|daar)(?: \w+)? niet mee eens|@ moet (?:nog|eerst) .*|(?:zo|dat) wil @(?: het)?"
    r"|verkeerde (?:mail|zaak|brief|klacht)|negeren(?: svp| aub)?|(?:morgen|straks|#) weet ik (?:het|meer) ?.*|tot (?:ik|we"
    r"|het|er|nader) .*"
)
_BEFORE_A_COLON = re.compile(  # says that the words behind it are not what he decides now
    r"\W*(?:(?:een |mijn )?(?:eerste )?(?:concept|voorstel|idee|gok|vraag|plan|advies aan \w+)|stel(?: dat)?"
    r"|(?:de )?volgende keer|nog niet"
    r"|straks|later|toen|vroeger|vorig jaar|in \d{4}(?: was het)?|bij (?:de |die )?(?:vorige|andere|eerdere|tweede) \w+|cc|bcc"
    r"|(?!ik |we |wij )\w+(?: \w+)? (?:wil|wilde|zegt|zei|schrijft|schreef|vindt|vroeg|vraagt))\s*:"
)
_OF_A_CLAIM, _NOT_TRUE = (
    re.compile(r"\W*(?:dat|de bewering dat|het verwijt dat) (?:\w+ ){2,}"),
    re.compile(r"(?:dat )?klopt (?:dus )?niet"),
)
_ASKED_FIRST = re.compile(r"\W*(?:klopt het dat|is het zo dat|begrijp ik goed dat|bedoel je dat|moet ik) ")


def takes_back(answer: Answer) -> bool:
    """True when a clause of the answer takes back, weakens or hands on what another decides."""
    text = sections(answer.text)
    said = "\n".join(words for name, words in text.items() if name in ("", "oordeel"))
    plain = plain_letters(said)
    if _BEFORE_A_COLON.match(plain) or _ASKED_FIRST.match(plain):
        return True
    first = True
    for sentence in clauses(said):
        parts = halves(sentence)
        for index, part in enumerate(parts):
            if index and _OF_A_CLAIM.match(plain_letters(parts[0])) and _NOT_TRUE.fullmatch(plain_letters(part).strip(" ,.!")):
                continue  # "dat hij daarom weg moest, klopt niet": a finding
            if _is_tag(part, first or index < len(parts) - 1, answer):
                return True
            first = False
    return False


def _is_tag(part: str, leads: bool, answer: Answer) -> bool:
    """True for such a clause; "nee" and "haha" only where no words follow it that it may lead up to."""
    plain = clause_of(part, answer).plain.strip(" ?!.")
    plain = re.sub(r"^(?:(?:en|maar|dus|althans|tenminste|althans,|ps|p.s.|nb) )+(?=\w)", "", plain)
    if re.fullmatch(r"nee|haha\w*", plain):
        return not leads and "dus" not in part.lower()
    return _TAGS.fullmatch(plain) is not None
