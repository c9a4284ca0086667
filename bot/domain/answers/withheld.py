"""Clauses beside an order, in a short answer, with which no careful colleague would carry it out.

The last look at what the rules and the judges made of an answer, whichever of them it was: what was only read or said somewhere,
what belongs to another, a reason that says the contrary, a colleague who is no longer there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.answers.clauses import clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of

_LEADS = re.compile(r"^(?:(?:en|maar|dus|althans|tenminste|want|omdat|ja|oke?|prima) )+(?=\w|@|#|~)")
_ORDERS = frozenset({"assign", "plan_hearing", "verdict", "classify", "extend", "admit", "reject", "withdraw", "close"})
_ELSEWHERE = re.compile(  # where it was read, of what else it was true, whose it is
    r"(?:las|hoorde|zag) ik (?:in|van|bij|op|dat|het|net|gisteren)\b.*"
    r"|(?:zo |dat |dit )?(?:staat|stond) (?:het |dat )?in (?:(?:de|het|een|zijn|haar|jouw|je|@) )*"
    r"(?:app|notulen|verslag|lijst\w*|overzicht|krant|\w*mail|planning|rooster)\b.*"
    r"|(?:zo|dat) (?:was|heet|heette|ging) (?:het |dat )?(?:(?:vorig|vorige|vroeger|toen|dan|bij|destijds|eerst)\b.*|altijd)"
    r"|(?:(?:was|is|had|heb) (?:ik )?(?:dat|dit|het|hij|die) (?:niet|nog niet) al|(?:was|is) (?:dat|dit|het|hij) al)\b.*"
    r"|(?:zeiden|riepen|beweerden|schreven|vonden) (?:ze|zij|we)\b.*|schreef (?:ik|we) (?:vorig|vorige|toen|bij|ook)\b.*"
    r"|(?:dat|dit) (?:is|was) (?:tenminste|althans) (?:\w+ ){0,2}(?:voorstel|wens|idee|plan|verzoek|mening|lezing|verhaal)\b.*"
    r"|(?:die|dat|deze) (?:van|over) (?:de heer|mevrouw|meneer|mevr|mw|dhr|vorig|vorige|verleden|de vorige|de andere) .*"
    r"|(?:dat|dit|het) is aan (?:@|hem|haar|jou|jullie|de \w+|het mt)|(?:dus niet|niet dus)|dacht ik"
    r"|.*\b(?:vorige keer zo|als je het mij vraagt|las ik dat goed|zo heet het dan)\b.*"
)
_GONE = (
    r"(?:uit dienst|ontslag (?:genomen|gekregen)|ontslagen|niet meer (?:bij ons|hier|in dienst|werkzaam)|met pensioen|overleden"
    r"|weg bij ons|op non-actief)"
)
_THEY = r"(?:zij|ze|hij|die)"
_BESIDE = {  # one action
    "assign": re.compile(
        rf"(?:(?:alleen|al|jammer dat|helaas|wel) )*(?:(?:is|heeft|werkt) (?:{_THEY} )?"
        rf"|{_THEY} )(?:\w+ ){{0,4}}{_GONE}(?: \w+)?"
        rf"|(?:alleen )?werkt {_THEY} (?:hier|er|bij ons) niet meer"
        rf"|(?:jammer dat )?{_THEY} (?:stopt|is gestopt|vertrekt|gaat (?:ons )?(?:weg|verlaten)|weigert)\b.*"
        rf"|stop(?: .*)?|(?:stop )?{_THEY} (?:zit|staat|komt) (?:(?:zelf|ook) )*(?:voor )?in (?:de|deze|die) (?:klacht"
        rf"|zaak)\b.*"
        r"|(?:neem|pak|doe|behandel) jij\b.*|dan ik (?:maar |dus )?(?:zeker|weer)|@ mag @ moet|@ moet|.*\bweliswaar"
        r"|.*\bdacht ik"
        r"|(?:met |op |te |nog |al |in |helemaal )*(?:ziek\w*|(?:zwangerschaps|ouderschaps|zorg)?verlof|vakantie|vol"
        r"|druk|overspannen|burn-?out"
        r"|uit dienst|afwezig|weg|niet beschikbaar)(?: (?:tot|t/m|en|vanaf) .*)?"
        r"|(?:zet|doe) @ (?:\w+ )?(?:op de (?:verzendlijst|uitnodiging|mail\w*|lijst)|in (?:de )?cc)(?: .*)?"
        r"|(?:graag )?(?:je|jouw|jullie|uw) (?:mening|advies|reactie|blik|gedachten)|ter info\w*|ik (?:bel|mail|app"
        r"|stuur|spreek|zie) (?:je|jou|jullie|u)\b.*"
        r"|lees (?:je |jij )?(?:even |graag )?mee|hier (?:hadden|hebben) we het (?:\w+ )?over|dit bedoelde ik.*"
        r"|dank\w* voor (?:je|jouw|uw) .*"
        r"|verkeerde (?:knop|mail|mailtje)|(?:straks|#) (?:in het overleg )?bespreken|kunt? (?:je|jij|u) .*(?:lezen"
        r"|kijken|meelezen)\b.*"
        r"|@ \w+ (?:het|dit|deze|hem|die) vast(?: wel)?(?: op| over)?|@ zal (?:het|dit|deze|hem|die) (?:vast |wel )+\w+"
    ),
    "extend": re.compile(
        r"of (?:toch )?(?:~|#|een|twee|drie|vier|vijf|zes|acht)(?: (?:dag\w*|week|weken|maand\w*))?"
        r"|(?:dat|dit) (?:vroeg|opperde|bedacht|beweerde|wilde) (?:@|klager|ze|zij|hij)"
    ),
    "classify": re.compile(
        r"(?:moet ik |ik moet |die |hem )?nog (?:even |goed )?(?:lezen|bekijken|nakijken)|.*\b(?:klacht|vraag"
        r"|suggestie) voor (?:het |de |een )?(?:uwv|gemeente|huisarts|werkgever|verzekeraar|ombudsman|rechter"
        r"|politie|buren)\b.*"
    ),
    "reject": re.compile(
        r".*\b(?:zat|zaten) (?:\w+ )?fout\b.*|gelukkig(?: maar)?\b.*|(?:strikt genomen|eigenlijk|in principe"
        r"|in beginsel)\b.*|.*\bcoulan\w+.*|.*\b(?:wel|nog|gewoon"
        r"|ruim) binnen (?:het|een|dat|de) (?:jaar|termijn)\b.*|.*\bpas .{1,25} geleden\b.*"
        r"|.*\b(?:een )?(?:serieuze|ernstige|terechte) klacht\b.*|(?:.*\s)?(?:klager|@|hij|zij|ze) heeft (?:\w+ )?gelijk"
        r"|(?:.*\s)?(?:de klacht|het|dit|dat) is terecht"
    ),
    "approve": re.compile(r"(?:@|klager) (?:juist |nog )?(?:wel|niet)|(?:ik )?leg (?:ik )?(?:hem|het|dit|de brief) .*\bvoor\b.*"),
    "withdraw": re.compile(r".*\b(?:blijkt|blijken) van (?:zijn|haar|een|iemand|de) (?!klager).{2,30} te zijn\b.*"),
    "plan_hearing": re.compile(r"(?:(?:het )?gesprek |afspraak )?stond (?:op |gepland |voor )*#.*"),
    "record_measures": re.compile(
        r"(?:maatregel(?:en)?:? )?(?:nog (?:geen|niet\w*|niks|onbekend)|volg(?:t|en)(?: (?:nog|later))?)"
    ),
}
_TAKES_UP = (
    r"\b(?:\w*behandel\w*|oppak\w*|op te pakken|pak|pakken|neem|nemen|ontvankelijk|toelaten|toegelaten|doen|doe|graag"
    r"|akkoord|aan de slag|in orde|mag|kan"
    r"|voldoet|opnemen|terecht|ermee|mee door|verder)\b"
)
_SEEN = r"(?:ja,? )?(?:(?:dat|die|hem) )?(?:had|heb) ik (?:(?:al|net|ook) )*(?:gezien|gelezen|gehoord)\W*$"
_WHOLE = {  # said by the whole answer, as it was written
    "assign": re.compile(
        r"(?i)\W*(?:(?:neem|pak|doe|behandel) jij\b|(?:de )?(?:klager|klant|cliënt|melder|advocaat|werkgever|uwv)\s*:)"
    ),
    "admit": re.compile(
        rf"(?is)\W*(?:{_SEEN}|ja(?: hoor)?, (?!graag|hoor|doe|prima|goed|akkoord|natuurlijk|zeker|uiteraard"
        rf"|ok)(?!.*{_TAKES_UP})|"
        r"(?:ja,? )?(?:ik|we|wij) (?:neem|nemen) (?:het|dit|hem) mee\W*$)"
    ),
    "classify": re.compile(
        r"(?i)\W*vraag (?:het|dat|dit|hem|haar|aan|maar|eens|even|@)\b(?! is| was)|\W*suggestie van mijn kant,"
        r"|\W*(?:\w+, )?klacht, klacht\b"
        r"|\W*klacht over .{3,40} zeker\W*$|\W*(?:(?:mijn|een|kleine|goede) )?(?:suggestie|vraag|tip|opmerking)\s*:"
        r" (?:laten|laat|bel|mail|vraag|zullen|kan|kun|misschien|doe|stuur|eerst|even|we|ga)\b"
    ),
    "approve": re.compile(
        rf"(?i)\W*(?:{_SEEN}|(?:oke?|oké|ja|top),? (?:even )?(?:gezien|ontvangen|binnen)\W*$|laat (?:het )?maar gaan\W*$)"
    ),
    "verdict": re.compile(
        r"(?is)\W*(?:deels )?gegrond,? ja,? dat\b|.{0,60}gegrond dus niet\W*$"
        r"|\W*(?:de klacht is )?gegrond\b.*\b(?:want|omdat) (?!(?:de )?(?:klager|klant)\b)[\w' ]{2,30}"
        r" (?:(?:heeft|hebben) )?(?:helemaal )?(?:niets|niks) (?:fout|verkeerd|mis)\w* gedaan\b"
        r"|\W*(?:de klacht is )?ongegrond\b.*\b(?:hoewel|terwijl|al|want|omdat)\b.{0,80}\bgelijk (?:heeft|had)\b(?! dat)"
    ),
    "plan_hearing": re.compile(r"(?is)\W*(?:\S+ ){2,6}staat in de agenda van \w+\W*$"),
}


def is_withheld(command: Command, answer: Answer) -> bool:
    """True for a command that a clause of the answer speaks against."""
    names = {each.action for each in (command, *command.also)}
    if any(name in names and shape.match(answer.text) for name, shape in _WHOLE.items()):
        return True
    beside = [shape for name, shape in _BESIDE.items() if name in names]
    return any(
        any(shape.fullmatch(part) for shape in beside) or (names & _ORDERS and not first and _ELSEWHERE.fullmatch(part))
        for part, first in _parts(answer)
    )


def _parts(answer: Answer) -> Iterator[tuple[str, bool]]:
    """The masked clauses without the word that leads them, and whether nothing stands before it."""
    first = True
    for sentence in clauses(answer.text):
        for part in dict.fromkeys((*halves(sentence), sentence)):
            yield _LEADS.sub("", clause_of(part, answer).plain.strip(" ?!.,-–")), first
            first = False
