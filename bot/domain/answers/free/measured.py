"""Measures in any words: somebody does something from now on, was told something, gets or has got something, and it is settled.

Where every sentence of an answer to vraag-maatregelen says that, or stands harmlessly beside it, no second opinion is needed.
"""

from __future__ import annotations

import re

from bot.domain.answers.clauses import CERTAIN_DOUBT, clauses
from bot.domain.answers.commands import Answer
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.residue import asks, is_broken_off, is_footer, is_question, unsettles
from bot.quick import quick

LONGEST, MOST_SENTENCES, MOST_WORDS = 900, 8, 45  # characters; sentences, and words of one
_PARDONED = re.compile(  # words of doubt that are none beside a measure
    r"\b(?:(?:zodat|waarin|waarop|waarmee|met wie|om te voorkomen)\b.*$|voorstel van [\w@ ]{2,20} (?=dus)|met wat er \w+ is"
    r"|niet nodig|volgens (?:mij|ons)|denk ik|(?:volgens|lijkt) (?:mij|me|ons) (?:werkt|het beste|genoeg|voldoende)|alleen"
    r" (?:nog|via|met"
    r"|op|per|na)|pas (?=(?:\w+ ){1,6}aan\b)|(?:als|wanneer) (?:@|hij|zij|ze|iemand|er iemand|die) (?:er niet|vrij|ziek|weg"
    r"|afwezig"
    r"|niet|met verlof|op vakantie)(?: is)?|(?:eerst|toch|behalve|later) (?=(?:een|de|het|nog een) \w+)|(?<=schriftelijk )of|per"
    r" (?:mail|sms|brief|telefoon) of (?:per )?(?:mail|sms|brief|telefoon)|\w+ of \w+ ?week|(?:in|tijdens|na|op) (?:het |ons |een"
    r" )?\w*overleg|(?:voordat|nadat|zodra|wanneer) (?:er |een |de |het )?(?:[\w'-]+ ){0,4}(?:verstuurd|gestuurd|weggaat|vertrekt"
    r"|begint|binnenkomt|gemaild|uitgaat|verzonden|weg gaat|de deur uit gaat))\b"
)
_NOT_SETTLED = re.compile(
    r"\b(?:(?:het|mijn|ons) plan is|lijkt (?:me|mij)|geen vaste|(?:belt|mailt|stuurt|appt) (?:mij|me|ons)|(?:is|zit) (?:nog"
    r" )?op (?:cursus|training)"
    r"|bericht van|(?:krijg|hoor) je|stuur ik|excuses (?:dat|voor (?:de|het) (?:vertraging|late?|wachten))|mijn excuses"
    r"|sorry|ik zet (?:het|dit|dat) op"
    r"|is vrij|bespreek\w*|bespreken|overleg\w*|nadenk\w*|denken|uitzoek\w*|zoek|zoekt|onderzoek\w*|voorstel\w*|idee\w*"
    r"|overweeg\w*"
    r"|overwegen|kijken|bekijk\w*|kijk|goedkeur\w*|voorleg\w*|wil|wilt|willen|kan|kunnen|kon|moet|moeten|zal|zullen|hoop|vraagt?"
    r"|vragen|probeer\w*|proberen|wacht\w*|beslis\w*|besluit\w*|weiger\w*|nog (?:niet|geen|even)|bijna|loopt nog|niks mee"
    r"|niets mee"
    r"|iets|lastig|zitten te|dicht|toe|sluit\w*|gesloten|op slot|volgt|terugkom\w*|twijfel\w*|verleng\w*|andere (?:zaak|klacht"
    r"|kwestie)|vorig jaar|budget|geld|mislukt|nooit|gezegd dat|gezegd|dacht|hoort|gehoord|van mij|niet(?! (?:meer|langer"
    r"|zonder|alleen|eerder))|niks|niets|geen (?!\w+ (?:meer|zonder))|liedje|hetzelfde|(?:krijgt|krijgen|neemt|nemen|heeft)"
    r" (?:gelijk|vrij|ontslag|(?:zijn|haar|hun)"
    r" zin)|naar huis|gemaakt|komt #(?!\w))(?!\w)|[😉🙃😜😏🤔👎❌]"
)
_MARKS = re.compile(  # of what is done from now on, and of what was given or said to make it good
    r"\b(?:voortaan|vanaf (?:nu|vandaag|morgen|volgende \w+|deze \w+|#|heden)|elke|iedere|altijd|standaard|niet meer"
    r"|training(?:en)?"
    r"|cursus(?:sen)?|opleiding|scholing|bijscholing|workshop|\w*coaching|intervisie|excus(?:es|us)|\w*excuusbrief\w*|excuusbrief"
    r"|spijt|waarschuwing|berisping|aangesproken|functioneringsgesprek|\w*instructie\w*|protocol|checklist|draaiboek|werkwijze"
    r"|handleiding|huisregels|vierogen\w*|afgesproken|aanpassen|aangepast|vervang\w*|vernieuwd|gekregen|krijgt|krijgen|agenda"
    r"|vergoed\w*|terugbetaa\w*|betalen|betaald|gecorrigeerd|rechtzet\w*|recht te zetten|hersteld|herstellen|bevestig\w*|meelezen"
    r"|leest mee|achterwacht|vaste|tweede (?:lezer|paar|contactpersoon)|binnen (?:~|een (?:dag|week|uur)|twee \w+|#)|maximaal"
    r"|geplaatst|gewijzigd|herschreven|verwijderd|gewist|laten wissen|opgehangen|ingesteld|ingevoerd|nabellen|belt .*\b(?:na"
    r"|terug)"
    r"|bel .*\bna|blad|formulier\w*|lijst(?:je)?|briefje|bedankbrief|bos bloemen|bloemen|bloemetje|rooster|overgeplaatst"
    r"|andere (?:begeleider|coach|trainer|jobcoach)|nieuwe (?:begeleider|coach|trainer|jobcoach)|overdracht|sjabloon)\b"
)
_ACTS = re.compile(  # a colleague, or all of them, does it
    r"(?:^|\b(?:en|daarna|dan|dat|verder|ook) )(?:@|iedereen|(?:het|ons) (?:hele )?team|alle \w+|de (?:balie|receptie"
    r"|planning|administratie"
    r"|coaches|begeleiders|leiding)) (?!zegt|vindt|meldt|denkt|bekijkt|overlegt|laat|twijfelt|gelooft|komt (?:er|hier)"
    r"|gaat (?:er|hier)|heeft (?:er|het)|zit|ligt|is|was|hoort|wacht|moest|gaat (?:mee )?akkoord|blijft|lijkt|schijnt|vraagt"
    r"|klaagt)"
    r"(?:[a-z]{2,}t|doen|bellen|mailen|zetten|geven|maken|leggen|nemen|volgen|sturen|schrijven)\b"
    r"|\b(?:doet|regelt|verzorgt|maakt|organiseert|plant|bewaakt) @\b|\b(?:wordt|worden) (?:[\w'@#~-]+ ){0,8}?(?:ge|ver|be"
    r"|her|aan|op"
    r"|uit|in|na)[a-z]+(?:d|t|en)\b"
)
_BESIDE = re.compile(
    r"(?:(?:simpel|klein|kleine moeite|makkelijk|niet moeilijk|eenvoudig)\b.*|(?:meer|verder) (?:\w+ ){0,3}(?:niet|niks|niets)"
    r"(?: \w+){0,2}|verder (?:niks|niets|geen)(?: maatregelen| acties)?|(?:dat|dit) (?:was|is) (?:het|alles|t|hem)(?: \w+)?"
    r"|(?:ik|we|wij) (?:houd|houden|hou|let|letten|zie|zien) (?:daar |er |hier |dat )?(?:zelf |wel )*(?:een oogje|op|erop|op"
    r" toe)\b.*"
    r"|(?:(?:even|al|net|dit|is|zo|kort|samen|met|het|de|team|ik|we|heb|hebben|in|uitgebreid) )*(?:overlegd|besproken"
    r"|doorgesproken)(?: (?:met|in)"
    r" [\w@ -]{2,40})?|(?:twee|drie|vier|een paar) (?:dingen|punten|maatregelen)|(?:(?:alles|allebei|beide|dat|dit|dat blad"
    r"|het|te) )*"
    r"(?:klaar|rond|geregeld|af|gereed|in orde|is)? ?(?:voor|per|op|uiterlijk|tegen)? ?#(?: (?:rond|klaar|geregeld|in orde"
    r"|af|is dat"
    r" (?:rond|klaar)))?|gaat (?:#|meteen|direct|vandaag) in|(?:hoi|hallo|dag|goed|oke|top)(?: .{0,20})?|fijn weekend.*)"
)
_DOES_IT = re.compile(
    r"(?:(?:en|dat|dit) )*@ (?:doet|regelt|verzorgt|pakt|maakt|bewaakt) (?:het|dit|dat|die)(?: op)?|(?:dat |dit )?(?:doet"
    r"|regelt|verzorgt) @"
)


_FROM_NOW = quick(  # what is done from now on, or by when something of ours is changed
    r"(?:voortaan|vanaf (?:nu|vandaag|heden|#)|van nu af aan|in het vervolg|per direct)"
    r" (?!(?:gaan|zullen|moeten|willen|zouden|kunnen|mogen|hadden|deden|hoeven|wil|moet|gaat|mag|hoeft)\b)\w+(?:en|t)"
    r" (?:we|wij|@|iedereen|het team)\b(?! (?:\S+ )*(?:geen|niet|niks|niets|minder|alles|hem|haar|klager|man|vrouw"
    r"|had|heeft|zei|zegt|vindt|wil|wilde|stelde|stelt|volgens|mits|tenzij|misschien|liever|thuis|vrij)\b) .+"
    r"|(?:we|wij|@) (?:passen|past|voeren|voert|stellen|stelt|werken|werkt|schrijven|schrijft|herzien|herziet)"
    r" (?:de|het|onze?|een) (?:\S+ ){1,5}(?:voor|uiterlijk|per) (?:eind|begin|half|medio) \w+"
)


def is_ordered_from_now(text: str, answer: Answer) -> bool:
    """True for one sentence that says what is done from now on, or by when it is."""
    return _FROM_NOW.fullmatch(clause_of(text, answer).plain) is not None


def is_measured(answer: Answer) -> bool:
    """True for an answer of which every sentence is a measure, or stands harmlessly beside one."""
    if len(answer.text) > LONGEST or "?" in answer.text or "..." in answer.text or is_broken_off(answer.text):
        return False
    said = [clause_of(sentence, answer) for sentence in clauses(answer.text) if not is_footer(sentence, answer)]
    if not 0 < len(said) <= MOST_SENTENCES or any(_is_open(clause) for clause in said):
        return False
    measures = [clause for clause in said if _is_measure(clause)]
    return bool(measures) and all(
        clause in measures or _BESIDE.fullmatch(clause.plain) or _DOES_IT.fullmatch(clause.plain) for clause in said
    )


def _is_measure(clause: Clause) -> bool:
    return _DOES_IT.fullmatch(clause.plain) is None and bool(_MARKS.search(clause.plain) or _ACTS.search(clause.plain))


def _is_open(clause: Clause) -> bool:
    """True for a sentence that leaves something open, or is too long to be sure of."""
    if _BESIDE.fullmatch(clause.plain):
        return False
    left = " ".join(_PARDONED.sub(" ", clause.plain).split())
    if len(clause.words) > MOST_WORDS or asks(clause.plain) or is_question(clause.plain):
        return True
    doubted = CERTAIN_DOUBT.search(left) or _NOT_SETTLED.search(left)
    return doubted is not None or unsettles(left, {"record_measures"}, clause.answer)
