"""Who is appointed, by a wide vocabulary in any order around the one colleague it names: the second reading of a clause.

The first (`appointed`) knows sentence forms; this one knows words. It takes a clause only when all its words are of taking on
or handing over a task, so that a denial, a wish, a condition or somebody else's opinion never fits.
"""

from __future__ import annotations

import re

from bot.domain.answers import words as said
from bot.domain.answers.masked import Clause
from bot.domain.reading import Person

_TASK = (
    " het dit deze die dat hem 'm m t 't de dees deeze der er dr d'r hier hierin hiermee ermee erin eraan hieraan erop hierop"
    " erover zaak klacht melding dossier kwestie geval map mapje stuk klus klusje kar behandeling afhandeling onderzoek taak"
    " varkentje wassen boel verhaal brief eentje iets een wat alles mee hiervan ervan daarvan"
)
_SOFTLY = (
    " ach nou ja oke ok okay jaja prima goed dan dus daarom vandaar kortom graag gaarne maar wel even ff gewoon lekker vast"
    " alvast"
    " meteen direct gelijk nu vandaag vanaf voortaan verder ook_nog zelf svp aub hoor he joh typisch echt duidelijk mooi fijn"
    " ampel beraad na overleg_gehad bij deze hierbij mij ons betreft wat van mag gerust rustig zeker natuurlijk uiteraard"
    " voortvarend voorlopig_niet persoonlijk liefst_niet ditmaal keer eens weet_je en_wel dat_is daarbij allemaal"
    " 'k zal ook laten nemen simpelweg alsjeblieft hierbij asjeblieft pardon stip zeker_weten"
    " zulle betekent lijkt_me voorkeur keuze gevallen valt besloten beslist_niet welteverstaan namelijk tot"
)
_HANDS = (
    " op aan in naar voor bij over onder tot met af door uit te op_zich zich eigen haar zijn z'n zn d'r dr hun naam bord"
    " bordje"
    " bureau stapel stapeltje hoede hand handen schouders tanden schoen schoenen mouwen rekening lijst lijstje bak bakje"
    " postvak mandje mand emmer korf kist tas winkel"
    " kant hoek tafel behandelaar behandelaarster behandelend klachtbehandelaar ambtenaar slag gang zet beurt aanspreekpunt"
    " trekker"
    " trekkersrol verantwoordelijke eigenaar dossierhouder portefeuille portefeuillehouder kost takenpakket ter werk roer"
    " handschoen sigaar klos pineut man vrouw persoon aangewezen juiste degene goede kar touw touwtjes"
    " rekening_neemt kolfje verantwoordelijkheid leiding klachtafhandelaar casus zorg vuur"
)
_TAKES = (
    "doet doe pakt pak neemt neem krijgt trekt behandelt behandel regelt regel handelt wordt ontfermt bekommert buigt stort"
    " bijt"
    " fikst klaart verzorgt leidt coordineert onderzoekt uitzoekt oppakt overneemt draagt gaat"
    " oppakken overnemen behandelen doen afhandelen trekken onderzoeken uitzoeken afwikkelen verzorgen regelen opknappen"
    " klaren"
    " afmaken opnemen hebben bijten zetten vastbijten ontfermen buigen"
    " maakt rondt duikt springt klimt steekt start begint heeft ligt sleept vist opvist opzich"
)
_GIVES = (
    "geef geven zet zetten leg leggen gun schuif schuiven speel speelt overdragen draag wijs benoem kies noteer schrijf"
    " boek vermeld"
    " registreer parkeer plaats maak laat gooi duw toewijzen toegewezen aanwijzen aangewezen aangesteld benoemd belast"
    " uitgekozen gekozen komt ga belandt plak hang stop drop vul"
)
_HAS_IT = re.compile(
    r"@ heeft (?:hem|deze|het|dit|die)(?: nu| dus| al)?|(?:hij |het |dit |deze |die )?ligt (?:nu |dus |al )?(?:bij"
    r"|op het bord van|op de stapel van) @|@ heeft (?:de|deze) (?:leiding|zaak|klacht)"
)
_I_GIVE = re.compile(
    r"(?:(?:hierbij|bij deze|dus|dan|daarom) )*(?:(?:ik|we|wij) (?:benoem|kies|kiezen|wijs|stel|zet|zetten|geef|geven|draag"
    r"|nemen|belast|noteer|gun|gaan voor|ga voor)|(?:benoem|kies|wijs|stel|zet|geef|draag"
    r"|belast|noteer|gun|kiezen|zetten|geven|nemen) (?:ik|we|wij)|laten we)\b.*"
)
_BAG = said.word_set(f"@ is wordt geworden gaat {_TASK} {_SOFTLY} {_HANDS} {_TAKES} {_GIVES}")
_TAKING = frozenset(
    f"{_TAKES} {_GIVES} voor naar behandelaar behandelaarster klachtbehandelaar wordt geworden slag wassen hebben".split()
) - {"maak", "is"}
_STRONG = said.word_set("behandelaar behandelaarster klachtbehandelaar dossierhouder hoede overneemt overnemen")
_NO_TASK = re.compile(  # the words fit, the meaning does not: left to somebody, laid before him, sent for reading, a question
    r"^(?:en |ja |dus )*doe @(?: een| de)?$|\bvoor nu\b|\b(?:voorleggen|leg(?:gen)? .* voor$|leg .* voor\b(?! op)"
    r"|maak .* af$|(?:is|was|gaat|wordt) (?:er|hier|daar) (?:aan|bij|naar|mee|over)"
    r"|over @ gaat|gaat (?:\w+ )?over\b(?! naar)|te hebben|(?:is|wordt) (?:het )?(?:er|hier) (?:eens|een)|wat @|van @$"
    r"|door @ (?:te|naar)"
    r"|hoort (?:\w+ )?(?:bij|van|op)\b|dat (?:is|was) @|(?:dat|het|dit|die) (?:doet|deed) @ (?:altijd|vaak)"
    r"|(?:is|zit|gaat) (?:\w+ )?(?:in|met|op|naar|bij|aan) (?!de (?:slag|gang|beurt|bak)|zet)"
    r"|om te|laat .* (?:bij|in|op|met|naar) @|neem .* mee|laat .* over$)"
)
_BARE = said.word_set(_SOFTLY) - {"zelf", "niet", "tot", "van"} | {"@", "wordt", "geworden", "voor", "doe", "als", "zal"}
_IS_HIS = re.compile(  # who is it
    r"(?:@ is (?:hier(?:voor|in)? |dan |dus |nu )*(?:de |hier de )?(?:behandelaar|aan de beurt|aan zet|aanspreekpunt"
    r"|trekker)\b.*"
    r"|(?:het|dat|dit|die|'t|t|deze|dees) is (?:(?:dus|dan|er|gewoon|typisch|echt|een|iets|eentje|klus|klusje|zaak|zaakje"
    r"|kolfje|kluif|mooie"
    r"|leuke) )*voor @(?: z'n| zijn)?"
    r"|(?:een |typisch |echt |mooie? |leuke )*(?:klus|klusje|zaak|zaakje|kolfje|kluif|iets|eentje|wat) voor @"
    r"|(?:dan |dus |daarmee )*(?:kom|komen) (?:ik|we|wij) (?:dus |dan |toch )*(?:bij|op) @ uit|(?:mijn |onze )?(?:keuze"
    r"|keus) (?:valt|is gevallen)"
    r" op @|(?:het|dat|dit|'t|t|die|deze) is @ geworden|(?:het|dat|dit|'t|t|die|deze) (?:wordt|werd) (?:dus |dan |gewoon "
    r"|toch )*@"
    r"|@ is (?:hier |er )?(?:mee )?(?:belast|aangewezen)(?: .*)?|@ gaat (?:hier|er)?(?:mee| mee)? aan de slag)"
)
_LEFT_TO = re.compile(
    r"(?:(?:de|deze|die) (?:behandeling|zaak|klacht|afhandeling)|dit|het|deze|hem)? ?(?:laat|draag|geef|vertrouw) (?:ik|we"
    r"|wij) "
    r"(?:(?:dus|graag|met een gerust hart|hierbij|bij deze|dan|hem|het|deze|dit|nu|de zaak|de klacht"
    r"|de behandeling) )*(?:over |toe )?aan @"
    r"(?: (?:over|toe))?"
    r"|(?:ik|we|wij) (?:laat|laten|draag|dragen|geef|geven|vertrouw|vertrouwen) (?:de|deze|die|dit|het|hem"
    r"|'m)(?: (?:behandeling|zaak|klacht"
    r"|dossier|afhandeling))? (?:(?:graag|dus|dan|hierbij|bij deze|nu) )*(?:over |toe )?aan @(?: (?:over|toe))?"
)
_MINE = said.word_set("ik ikke ikzelf mij mezelf mijzelf me mijn m'n mn")
_MY_BAG = (
    (_BAG - said.word_set("zich zijn haar hun d'r dr z'n"))
    | _MINE
    | said.word_set("hou houd houden ga word zal kom rust vaart haar als liefst zien zo toe zijn")
)
_MY_TAKING = said.word_set(
    "hou houd doe pak neem ga word trek behandel regel zet noteer schrijf komt rust ligt voor ontferm buig fiks klaar"
    " onderzoek gaat geef maak registreer vul is"
)
_NOT_MY_TASK = re.compile(
    r"\bik ga door\b|\b(?:ik (?:ga|neem|pak|geef|zet|doe|maak|word|kom|noteer|schrijf|hou|houd|leg|speel|schuif"
    r"|regel) (?:er|hier|daar|het|dit|hem|de \w+|deze) ?"
    r"(?:over|aan|naar|voor|op tafel|mee naar)$|is (?:het )?voor mij|neem (?:ik )?aan\b|ga (?:ik )?(?:er|hier)? ?(?:over"
    r"|naar|uit|van)|hou (?:ik )?"
    r"(?:er|hier|het|hem|dit) (?:in|bij|aan|voor)$|naar me toe$|geef mij|ik geef\b|ik leg|ik zet\b(?!.*\bop (?:mijn|m'n"
    r"|mn))|ik schuif|ik schrijf"
    r"|ik noteer|ik regel|ik maak)\b"
)


def who(clause: Clause, loosely: bool) -> tuple[Person, ...] | None:
    """Who is appointed; more than one when the name fits more; None without one. `loosely` where the letter asks for a"
    " name."""
    plain, words = clause.plain, frozenset(clause.words)
    if "#" in words or "~" in words or clause.found.problem:
        return None
    people = set(clause.people)
    if len(people) == 1:
        named = clause.people[0]
        if _LEFT_TO.fullmatch(plain) and "laat" in words and not words & {"behandeling", "afhandeling"}:
            return None
        if _IS_HIS.fullmatch(plain) or _LEFT_TO.fullmatch(plain):
            return named if loosely or words & _STRONG or "behandeling" in words else None
        if (words & {"ik", "we", "wij"}) and (not _I_GIVE.fullmatch(plain) or words & {"met", "samen", "af"}):
            return None
        if len(clause.people) > 1 or not words <= _BAG | {"ik", "we", "wij", "als"} or _NO_TASK.search(plain):
            return None
        if words & {"heeft", "ligt"} and not _HAS_IT.fullmatch(plain):
            return None
        if words & _STRONG:
            return named
        bare = words <= _BARE
        return named if loosely and (bare or words & _TAKING) else None
    if people or not words & _MINE or not words <= _MY_BAG:
        return None
    if "mee" in words or not words & _MY_TAKING or _NOT_MY_TASK.search(plain):
        return None
    mine = "ik" in words or "ikke" in words or words & {"mezelf", "mijzelf"} or _PUT_ON_ME.search(plain)
    return (clause.answer.sender,) if mine and (loosely or words & _STRONG) else None


_PUT_ON_ME = re.compile(
    r"\b(?:op|aan|bij) (?:mijn|m'n|mn) (?:eigen )?(?:naam|bord|bordje|bureau|stapel|stapeltje|schouders|lijst|lijstje)\b"
    r"|\bmij (?:er ?op |hier |dus |dan |maar )*als behandelaar\b|\bvoor mijn rekening\b|\bdoe mij\b|\b(?:is"
    r"|wordt) (?:er )?(?:een )?voor mij\b"
)
