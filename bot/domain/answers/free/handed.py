"""A case given to somebody else than who has it: in answer to any letter about a case that runs, by words of giving or"
" taking over.

Who gives it up may be named beside who takes it ("haal hem bij Mark weg, Karin neemt over"); a plain "Karin doet het" is
not enough where a case has a handler.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers import words as said
from bot.domain.answers.appointed import ASKS_WHO
from bot.domain.answers.free.who import who
from bot.domain.answers.masked import Clause
from bot.domain.answers.names import Named

_CASE = r"(?:(?:de|deze|die|dit|dat|het|haar|zijn) )?(?:zaak|klacht|dossier|melding|kwestie|behandeling)"
_IT = rf"(?:{_CASE}|het|dit|deze|die|dat|hem|'m|m|'t|t|em|ze|alles)"
_INSTEAD = re.compile(
    r",? ?\b(?:in (?:de )?plaats van|ipv|i\.p\.v\.?|en niet(?: meer)?|niet(?: meer)?|uit handen van|ter vervanging van) @"
)
_GIVER = re.compile(
    r"\b(?:bij|van|voor|uit handen van) @(?=$| (?:weg|af|over|naar|en|dus|is|maar|op|vanaf|per|overnemen|overneemt))"
)
_TAKEN_AWAY = re.compile(  # says only who gives it up
    rf"(?:(?:dus|en|dan|ja|graag|maar) )*(?:(?:haal|neem|trek|pak|haalt u|neemt u) (?:{_IT} )?(?:(?:maar|dus|graag|svp|even"
    rf"|nu|alsjeblieft"
    r") )*(?:weg |af )?(?:bij|van) @(?: (?:weg|af|vandaan))?|(?:bij|van) @ (?:weg|af|weghalen|afhalen)"
    rf"|@ (?:(?:moet|kan|mag|gaat|hoeft) )?(?:(?:er|hier) ?)?(?:van {_CASE} )?(?:af|vanaf|eraf)(?: (?:halen|dus|hoor))*"
    rf"|(?:haal|neem) @ (?:van {_CASE} af|er ?af|er maar af)|{_IT} (?:kan|mag|moet|gaat) (?:bij|van) @ (?:weg|af)"
    r"|niet (?:meer )?@(?: meer)?|weg bij @)"
)
_HANDS_OVER = re.compile(
    r"@ (?:\S+ )*?(?:overneemt|overnemen|over|behandelaar|behandelt|erop|verder|afmaken|oppakken|behandelen|afhandelen"
    r"|doen|hebben|krijgen|hoede|stokje)\b|@ (?:\S+ )*?(?:er (?:maar |dus |dan |graag )*op|krijgt|neemt \S+ op|maakt .*\baf"
    r"|pakt .*\bop)\b"
    r"|\b(?:zet|schrijf|noteer|maak|boek|registreer|benoem|wijs|hang|stel|vermeld|doe|zetten|aanstellen|aanwijzen|toewijzen"
    r"|overzetten"
    r")\b.*@(?=.*\b(?:op|erop|in|aan|als|behandelaar|naam|neer)\b)"
    r"|\b(?:op|onder) (?:de )?naam van @|\bop @(?:'?s)? naam|\bop @$|\bbehandelaar(?: is| wordt)?(?: nu| vanaf nu| voortaan)? @"
    r"|\b(?:geef|draag|schuif|leg|breng|gun|overdragen|overgedragen|overdraag|toegewezen|toewijzen|toe|speel|doorgeven"
    r"|overgeven|laat"
    r"|over)\b.*@|\b(?:gaat|gaan|kan|mag|moet|over|verhuist|door)\b.*\bnaar @"
)
_TAKES_MYSELF = re.compile(
    r"\b(?:neem|neemt) (?:\S+ )*?(?:over|waar)\b|\boverneem\b|\bik (?:\S+ )*?overnemen\b|\bop (?:mijn|m'n|mn) (?:eigen )?naam\b"
    r"|\b(?:mijn|m'n) naam (?:er |hier )?(?:maar |dan )?(?:op|onder|bij)\b|\b(?:mij|me) (?:\S+ )*?(?:erop|er (?:maar "
    r"|dan )?op|als"
    r" behandelaar)\b|\bik (?:er ?op|als behandelaar)\b|\bik (?:\S+ )*?(?:zelf )?behandelaar\b|\bter hand\b"
    r"|\b(?:voor|op) mijn rekening\b|\b(?:doe|behandel|maak|pak) (?:ik )?(?:\S+ )*?(?:zelf|verder|af)\b|\bop mijn bord(?:je)?\b"
    r"|\btrek (?:\S+ )*?naar me toe\b|\bop mij$|\baan mij$|\bbij mij$"
)
_WORDS = said.word_set(
    "@ ik zelf mij me mijn m'n mijzelf mezelf ikzelf u je jij jullie we wij haar zijn dit dat deze die het hem m 'm t 't em"
    " ze alles er"
    " der d'r eraan erop hierop hiervan ervan daarvan de een zaak klacht dossier melding kwestie behandeling afhandeling"
    " boel geval"
    " stokje verdere rest taak brief mail case mevrouw meneer klager van voor naar aan op in bij over onder als door met"
    " per vanaf te"
    " tot is wordt word ben doet doe doen gaat ga gaan gaf gegeven geef geeft geven geef zet zetten gezet laat laten"
    " overlaten wijs wijst"
    " toe toewijzen toegewezen wees aanwijzen aangewezen aanstellen aan benoem benoemen noteer noteren schrijf schrijven"
    " registreer"
    " registreren boek boeken maak maakt maken neem neemt nemen overneemt overnemen overneem overdragen overgedragen"
    " overdraag draag"
    " draagt schuif schuift schuiven leg legt leggen breng hang gun gunnen speel speelt pak pakt pakken oppakken oppakt"
    " krijgt krijg"
    " krijgen heeft hebben behandelt behandel behandelen behandelaar klachtbehandelaar klachtenbehandelaar behandelaarster"
    " afhandelen"
    " afhandelt afmaken afmaakt afronden oplossen uitzoeken verder voortaan vanaf_nu nieuwe naam bord bordje bureau stapel"
    " rekening hoede"
    " erbij hand ter moet moeten mag mogen kan kunnen wil willen zal zullen verzoek verzoeken vraag om dus daarom en dan"
    " toch weer meteen"
    " direct gelijk vandaag nu even maar graag svp aub alstublieft alsjeblieft ja nee jawel gewoon wel best zo hierbij"
    " bij_deze dezen"
    " hierin liever dadelijk persoonlijk allemaal lekker fijn oke ok prima goed nou tja ach kom hup hop jongens mensen"
    " plaats mijne systeem daar bovenop zaakje klusje ingang hiermee mee definitief over_naar toebedelen toebedeeld waar"
    " wat betreft"
    " beter # zogezegd dragen"
)
_NO = re.compile(
    r"\bdoor (?:naar|aan)\b|\bde vraag\b|\bals (?!(?:de |nieuwe |zijn |haar |klachten?)*behandelaar)|\bik (?:kan|zou|mag"
    r"|wil best|wil wel)\b|\b(?:kan|zou|mag) ik\b|"
    r"\b(?:wil|zou|vraag|vraagt|verzoekt) (?:@|hij|zij|ze|je|u|jullie|jij)\b|@ (?:wil|vraagt|wilde|gaf|mailt|belt)\b"
    r"|\bmet (?:mij|@)\b"
    r"|\b(?:laat|laten) (?:\S+ )*over aan @ (?:of|wie|hoe)|\b(?:gaf|kreeg|had|heeft (?:hem|deze|dit|het) (?:al )?(?:gegeven"
    r"|gezet))\b"
    r"|\bdoor @\b|\ben @|@ en\b|@ (?:en|of) @|\bom te\b|\b(?:ik|we) (?:ga|moet|wil) (?:\S+ )*(?:over|naar) @|^(?:en )?(?:is"
    r"|wordt|heeft|gaat|moet|mag|kan|krijgt|neemt|pakt)"
    r" @|\bvraag @\b|\b(?:is|was) (?:\S+ )*van @$|\bbel\b|\bgaat (?:\S+ )?over @|\bgeef (?:\S+ )*door (?:aan|bij) @"
    r"|\bzet (?:\S+ )*(?:met|naast) @"
)


def gives_up(clause: Clause) -> bool:
    """True for words that only take the case from somebody."""
    return len(clause.people) == 1 and _TAKEN_AWAY.fullmatch(clause.plain) is not None


def handed(clause: Clause) -> Named | None:
    """Who takes the case over; more than one when the name fits more; None when nobody plainly does."""
    clause = _without_giver(clause)
    if clause.found.problem or "~" in clause.words or not _from_now(clause):
        return None
    handler, sender = clause.answer.case.handler, clause.answer.sender
    people = who(clause, handler is None and clause.kind in ASKS_WHO)
    if people is None and set(clause.words) <= _WORDS | said.FILLERS and not _NO.search(clause.plain):
        if len(clause.people) == 1 and _HANDS_OVER.search(clause.plain):
            people = clause.people[0]
        elif (
            not clause.people
            and _TAKES_MYSELF.search(clause.plain)
            and {"ik", "mij", "me", "mijn", "m'n", "mezelf"} & set(clause.words)
        ):
            people = (sender,)
    already = handler is not None and people is not None and [person.email for person in people] == [handler.email]
    return None if already else people


def _from_now(clause: Clause) -> bool:
    """True when no day is named, or today."""
    return "#" not in clause.words or (
        clause.answer.now is not None and clause.found.day == clause.answer.now.date() and clause.found.clock is None
    )


def _without_giver(clause: Clause) -> Clause:
    """The clause without who gives it up, where another is named beside him."""
    for shape in (_INSTEAD, _GIVER):
        match = shape.search(clause.plain)
        if match is None or len(clause.people) < (
            1 if "mij" in clause.words or "ik" in clause.words or "mijn" in clause.words else 2
        ):
            continue
        at = clause.plain[: match.start()].count("@")
        plain = " ".join(f"{clause.plain[: match.start()]} {clause.plain[match.end() :]}".split())
        people = [*clause.people[:at], *clause.people[at + 1 :]]
        clause = replace(clause, plain=plain, words=re.findall(r"[@#~]|[^\s@#~]+", plain), people=people)
    return clause
