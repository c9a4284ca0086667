"""Clauses beside an order, in a short answer, with which no careful colleague would carry it out.

The last look at what the rules and the judges made of an answer, whichever of them it was: what was only read or said somewhere,
what belongs to another, a reason that says the contrary, a colleague who is no longer there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.answers.clauses import clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of, with_client

_LEADS = re.compile(r"^(?:(?:en|maar|dus|althans|tenminste|want|omdat|ja|oke?|prima) )+(?=\w|@|#|~)")
_ORDERS = frozenset({"assign", "plan_hearing", "verdict", "classify", "extend", "admit", "reject", "withdraw", "close"})
_ELSEWHERE = re.compile(  # where it was read, of what else it was true, whose it is
    r"(?:las|hoorde|zag) ik (?:in|van|bij|op|dat|het|net|gisteren)\b.*"
    r"|(?:zo |dat |dit )?(?:staat|stond) (?:het |dat )?in (?:(?:de|het|een|zijn|haar|jouw|je|@) )*"
    r"(?:app|notulen|verslag|lijst\w*|overzicht|krant|\w*mail|planning|rooster)\b.*"
    r"|(?:zo|dat) (?:was|heet|heette|ging) (?:het |dat )?(?:(?:vorig|vorige|vroeger|toen|dan|bij|destijds|eerst)\b.*|altijd)"
    r"|(?:(?:was|is|had|heb) (?:ik )?(?:dat|dit|het|hij|die) (?:niet|nog niet) al|(?:was|is) (?:dat|dit|het|hij) al)\b.*"
    r"|(?:zo|dat|dit) (?:oordeelt|oordeelde|adviseert|adviseerde|beslist|besliste|concludeert|concludeerde) (?!(?:ik|wij"
    r"|we)\b).*"
    r"|(?:zo|dat|dit) (?:staat|stond) (?:het )?(?:in|op) (?:de|het|een|zijn|haar) (?:brief|formulier|concept|advies)(?! aan\b).*"
    r"|(?:dat|dit) is (?:precies )?wat (?:klager|@|meneer|mevrouw|hij|zij|ze|de \w+|het \w+) (?:graag|wil|wilde|hoopt"
    r"|verwacht)\b.*"
    r"|(?:dat|dit) was (?:de|het|die|een) (?:vorige|andere|eerste|oude)(?: (?!keer|fout)\w+)?"
    r"|(?:dat|dit) (?:is|was) (?:(?:nog|maar|wel|mijn|ons|een|het) ){0,3}voorlopig\w*(?: \w+)?"
    r"|(?:en )?dan (?:mogen|moeten|gaan|kunnen) (?:we|wij) (?:\w+ )?(?:zeker|natuurlijk)\b.*|alsof\b.*|mark my words"
    r"|wacht maar(?: af)?|let maar op|(?:dat|je) zult? (?:je |het |wel )*zien"
    r"|(?:zeiden|riepen|beweerden|schreven|vonden) (?:ze|zij|we)\b.*|schreef (?:ik|we) (?:vorig|vorige|toen|bij|ook)\b.*"
    r"|(?:dat|dit) (?:is|was) (?:tenminste|althans) (?:\w+ ){0,2}(?:voorstel|wens|idee|plan|verzoek|mening|lezing|verhaal)\b.*"
    r"|(?:die|dat|deze) (?:van|over) (?:de heer|mevrouw|meneer|mevr|mw|dhr|vorig|vorige|verleden|de vorige|de andere) .*"
    r"|(?:dat|dit|het) is aan (?:@|hem|haar|jou|jullie|de \w+|het mt)|(?:dus niet|niet dus)|dacht ik"
    r"|.*\b(?:vorige keer zo|als je het mij vraagt|las ik dat goed|zo heet het dan)\b.*"
)
_WEIGHED = re.compile(  # what he would have said, in front of it
    r"(?i)\W*(?:(?!ik\b)\w+ zou|(?:ik|we|wij) (?:had|hadden|wou|wilde|wilden)|(?:(?:bijna|eerst|gisteren"
    r"|normaal(?: gesproken)?|vroeger)"
    r" (?:had|zou|wilde|wou) ik)|ik zou (?:bijna|normaal(?: gesproken)?|vroeger|gisteren))(?: \w+){0,3}"
    r" (?:gezegd|geschreven|getypt|geantwoord|gekozen|ingevuld|zeggen|schrijven|typen|antwoorden|kiezen|invullen)(?: \w+)?"
    r"\s*[:,\"“„'‘]|\W*(?:(?:och|ach|tja),? )?(?:had|hadden) (?:ik|we|wij) (?:\w+ ){0,3}maar\b"
)
_OPPOSED = re.compile(  # who it is that does not want it
    r"(?:@|klager|meneer|mevrouw|hij|zij|ze) (?:(?:is|was) (?:er|erop|daar|hier)(?: (?:fel|erg|wel|zelf|echt|op))* tegen"
    r"|ziet (?:dat|dit|het) (?:\w+ )?niet (?:zo )?zitten|vindt (?:dat |het |dit )?(?:van niet|geen goed idee)"
    r"|heeft (?:(?:er|daar|wel|grote) )*bezwaar\b.*|is het er (?:\w+ )?niet mee eens|wil (?:dat|het|dit) (?:\w+ )?niet)"
)
_STEPS = frozenset({"assign", "plan_hearing", "classify", "admit", "extend", "approve"})
_CANNOT = re.compile(  # behind its day
    r"(?:(?:p ?s|net|zojuist|helaas|maar) )*(?:klager|hij|zij|ze) (?:kan|komt|redt|haalt)(?: (?:het|dat|dan|toch|opeens"
    r"|ineens|nu|zelf|ook))*"
    r" niet(?: meer)?|(?:dan|die dag) kan (?:klager|hij|zij|ze) (?:\w+ )?niet"
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
        r"|laat @ maar|die zet ik in|verkeerde (?:knop|mail|mailtje)|(?:straks|#) (?:in het overleg )?bespreken|kunt? (?:je"
        r"|jij|u) .*(?:lezen"
        r"|kijken|meelezen)\b.*"
        r"|@ \w+ (?:het|dit|deze|hem|die) vast(?: wel)?(?: op| over)?|@ zal (?:het|dit|deze|hem|die) (?:vast |wel )+\w+"
    ),
    "extend": re.compile(
        r"(?:~|#|een|twee|drie|vier|vijf|zes|acht)(?: weken)? (?:mag|kan|is) ook(?: goed)?|(?:het|dit|dat) is nog niet definitief"
        r"|of (?:toch )?(?:~|#|een|twee|drie|vier|vijf|zes|acht)(?: (?:dag\w*|week|weken|maand\w*))?"
        r"|(?:dat|dit) (?:vroeg|opperde|bedacht|beweerde|wilde) (?:@|klager|ze|zij|hij)"
    ),
    "classify": re.compile(
        r"(?:moet ik |ik moet |die |hem )?nog (?:even |goed )?(?:lezen|bekijken|nakijken)|.*\b(?:klacht|vraag"
        r"|suggestie) voor (?:het |de |een )?(?:uwv|gemeente|huisarts|werkgever|verzekeraar|ombudsman|rechter"
        r"|politie|buren)\b.*"
    ),
    "reject": re.compile(
        r"(?:hij|zij|ze|klager) heeft (?:wel|ook) een punt|.*\b(?:zat|zaten) (?:\w+ )?fout\b.*|gelukkig(?: maar)?\b.*"
        r"|(?:strikt genomen|eigenlijk|in principe"
        r"|in beginsel)\b.*|.*\bcoulan\w+.*|.*\b(?:wel|nog|gewoon"
        r"|ruim) binnen (?:het|een|dat|de) (?:jaar|termijn)\b.*|.*\bpas .{1,25} geleden\b.*"
        r"|.*\b(?:een )?(?:serieuze|ernstige|terechte) klacht\b.*|(?:.*\s)?(?:klager|@|hij|zij|ze) heeft (?:\w+ )?gelijk"
        r"|(?:.*\s)?(?:de klacht|het|dit|dat) is terecht"
    ),
    "approve": re.compile(r"(?:@|klager) (?:juist |nog )?(?:wel|niet)|(?:ik )?leg (?:ik )?(?:hem|het|dit|de brief) .*\bvoor\b.*"),
    "withdraw": re.compile(r".*\b(?:blijkt|blijken) van (?:zijn|haar|een|iemand|de) (?!klager).{2,30} te zijn\b.*"),
    "close": re.compile(
        r"(?:\d|een|twee|drie|vier|vijf) van de (?:\d|twee|drie|vier|vijf|zes) .*|(?:het|de|een) \w+ (?:is|zijn) (?:nog )?niet"
        r" (?:verstuurd|gedaan|gebeurd|uitgevoerd|betaald|klaar)"
    ),
    "plan_hearing": re.compile(
        r"(?:zij|ze|hij|@|klager) (?:(?:wil|wilde|liever) )?(?:(?:om|op) )?#|.*\bmaar bedoel (?:#|\d).*|(?:(?:het )?gesprek "
        r"|afspraak )?stond (?:op |gepland |voor )*#.*"
    ),
    "record_measures": re.compile(
        r"(?:had|heeft) (?:@|hij|zij|ze|klager|de \w+) (?:\w+ )?(?:voorgesteld|bedacht|geopperd|gevraagd)|stelde (?:@|klager|hij"
        r"|zij|ze) voor|(?:zegt|zei|vindt|vond|wil|wilde) (?:@|klager|hij|zij|ze)"
        r"|(?:maatregel(?:en)?:? )?(?:nog (?:geen|niet\w*|niks|onbekend)|volg(?:t|en)(?: (?:nog|later))?)"
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
        r"(?i)\W*(?:doe mij (?:maar )?(?:een |de )?(?:klacht|vraag|suggestie|overig)\b|(?:neem|pak|doe|behandel) jij\b"
        r"|(?:de )?(?:klager|klant|cliënt|melder|advocaat|werkgever|uwv)\s*:)"
    ),
    "admit": re.compile(
        rf"(?is)\W*(?:{_SEEN}|.{{0,40}}\bneem (?:\w+ )?alles\b|.*\b(?:strand(?:t|de)|ontbre(?:ekt|ken|kt))\b"
        rf"|ja(?: hoor)?, (?!graag|hoor|doe|prima|goed|akkoord|natuurlijk"
        rf"|zeker|uiteraard"
        rf"|ok)(?!.*{_TAKES_UP})|"
        r"(?:ja,? )?(?:ik|we|wij) (?:neem|nemen) (?:het|dit|hem) mee\W*$)"
    ),
    "classify": re.compile(
        r"(?i)\W*vraag (?:het|dat|dit|hem|haar|aan|maar|eens|even|@)\b(?! is| was)|\W*suggestie van mijn kant,"
        r"|\W*(?:dit|dat|het|hij|zij) (?:wordt|gaat|kan)(?: \w+){0,2}? (?:vast|zeker|straks|ooit|binnenkort|nog"
        r"|later)\b.*\b(?:klacht"
        r"|vraag|suggestie)\b"
        r"|\W*(?:zijn|haar|de|een|het) (?!klager|klaagster|klant|melder|client|cliënt|man\b|vrouw\b|heer\b)\w+ (?:belde|belt"
        r"|mailde|appte|vroeg|schreef)\b"
        r".*\bheeft (?:\w+ )?een (?:klacht|vraag|suggestie)\b"
        r"|\W*(?:\w+, )?klacht, klacht\b|\W*klacht over (?:wie|wat)\b"
        r"|\W*klacht over .{3,40} zeker\W*$|\W*(?:(?:mijn|een|kleine|goede) )?(?:suggestie|vraag|tip|opmerking)\s*:"
        r" (?:laten|laat|bel|mail|vraag|zullen|kan|kun|misschien|doe|stuur|eerst|even|we|ga)\b"
    ),
    "approve": re.compile(
        rf"(?i)\W*(?:{_SEEN}|(?:oke?|oké|ja|top),? (?:even )?(?:gezien|ontvangen|binnen)\W*$|laat (?:het )?maar gaan\W*$)"
    ),
    "verdict": re.compile(
        r"(?is)\W*(?:deels )?gegrond,? ja,? dat\b|.{0,60}gegrond,? ?[-(]? ?concept\b"
        r"|.{0,60}\bnu al (?:\w+ )?(?:on)?gegrond\b|.{0,60}gegrond dus niet\W*$"
        r"|\W*(?:de klacht is )?gegrond\b.*\b(?:want|omdat) (?!(?:de )?(?:klager|klant)\b)[\w' ]{2,30}"
        r" (?:(?:heeft|hebben) )?(?:helemaal )?(?:niets|niks) (?:fout|verkeerd|mis)\w* gedaan\b"
        r"|\W*(?:de klacht is )?ongegrond\b.*\b(?:hoewel|terwijl|al|want|omdat)\b.{0,80}\bgelijk (?:heeft|had)\b(?! dat)"
    ),
    "plan_hearing": re.compile(r"(?is)\W*(?:\S+ ){2,6}staat in de agenda van \w+\W*$"),
    "record_satisfaction": re.compile(  # asked, before it was dealt with, or only supposed
        r"(?is)\W*(?:en )?(?:ben|bent|zijn) (?:je|jij|u|jullie)\b"
        r"|\W*(?:vlak )?(?:voor|vooraf|voorafgaand|aanvankelijk|in het begin|van tevoren|voordat)\b.*\b(?:was|is) (?:hij|zij"
        r"|ze|klager"
        r"|meneer|mevrouw)\b"
        r"|\W*(?:on)?tevreden\W+(?:de )?(?:werkgever|uwv|opdrachtgever|gemeente|medewerker|coach)\W*$"
        r"|\W*(?:(?:nog )?geen (?:reactie|antwoord|bericht|gehoor)|(?:\w+ ){1,2}(?:reageert|reageerde|belde|antwoordt?"
        r"|antwoordde) niet)\b.*\bdus\b"
    ),
    "extend": re.compile(
        r"(?is).*\bp\.? ?s\b\W*(?:laat (?:\w+ )?maar|(?:is )?(?:toch )?niet (?:meer )?nodig"
        r"|hoeft (?:toch )?niet)\b"
    ),
    "record_measures": re.compile(
        r"(?is)\W*(?:voortaan|graag|s\.?v\.?p\.?)\b.*\b(?:aan|naar|van|bij) (?:mij|me|ons)\b.*\b(?:graag|aub|svp)\W*$"
    ),
}


def is_withheld(command: Command, answer: Answer) -> bool:
    """True for a command that a clause of the answer speaks against."""
    names = {each.action for each in (command, *command.also)}
    if any(name in names and shape.match(answer.text) for name, shape in _WHOLE.items()):
        return True
    if command.action == "assign" and _names_who_is_away(command, answer):
        return True
    if names & _ORDERS and _WEIGHED.match(answer.text):
        return True
    parts = list(_parts(answer))
    if "plan_hearing" in names and any(_CANNOT.fullmatch(part) for part, _ in parts[-2:]):
        return True
    beside = [shape for name, shape in _BESIDE.items() if name in names] + ([_OPPOSED] if names & _STEPS else [])
    return any(
        any(shape.fullmatch(part) for shape in beside) or (names & _ORDERS and not first and _ELSEWHERE.fullmatch(part))
        for part, first in parts
    )


_IS_AWAY = re.compile(
    r"(?:@|zij|ze|hij|die) (?:is|zit|kan|gaat|heeft) (?:(?:nu|nog|helaas|uiteraard|natuurlijk|al) )*(?:ziek|niet|het niet redden"
    r"|geen tijd|met (?:\w*verlof|vakantie)|op (?:vakantie|(?:een )?cursus .*)|afwezig|vol|weg)(?: (?:tot|t/m) .*)?"
)


def _names_who_is_away(command: Command, answer: Answer) -> bool:
    """True where it is said of nobody but who is appointed that he has no time."""
    chosen = command.arguments.get("handler")
    clause_named = ""
    for sentence in clauses(answer.text):
        clause = clause_of(sentence, answer)
        named = {person.name for people in clause.people for person in people}
        clause_named = next(iter(named)) if len(named) == 1 else "" if named else clause_named
        parts = (_LEADS.sub("", clause_of(each, answer).plain.strip(" .!,")) for each in (sentence, *halves(sentence)))
        if clause_named == chosen and any(_IS_AWAY.fullmatch(part) for part in parts):
            return True
    return False


def _parts(answer: Answer) -> Iterator[tuple[str, bool]]:
    """The masked clauses without the word that leads them, and whether nothing stands before it."""
    first = True
    for sentence in clauses(with_client(answer.text, answer)):
        for part in dict.fromkeys((*halves(sentence), sentence)):
            yield _LEADS.sub("", clause_of(part, answer).plain.strip(" ?!.,-–")), first
            first = False
