"""What, beside a plain action in free words, undoes it: doubt, denial, a condition, hearsay, a wish, another matter."""

from __future__ import annotations

import re

from bot.domain.answers.clauses import DECORATION, HEARSAY
from bot.domain.answers.masked import Clause
from bot.domain.answers.residue import asks, is_question, unsettles

UNSURE_SIGN = re.compile(r"[?…🤞😉🙃😜😏😂🤣🤔👎❌]|\.\.\.")
_NEXT = re.compile(r"(?i)(?<=[\w] )a\.?s\.(?=[\s,]|$)")
OTHER_OCCASION = re.compile(  # that is no talk about a complaint
    r"\b(?:\w*tandarts|dokter|huisarts|\w*arts|ziekenhuis|umcg|umc|fysio\w*|operatie|geopereerd|begrafenis|crematie"
    r"|uitvaart|bruiloft"
    r"|trouwe\w*|cursus|training|opleiding|rechtbank|\w*rechter|loodgieter|monteur|zitting\w* bij|notaris|makelaar"
    r"|garage|kapper|vergadering|raads\w+"
    r"|teamoverleg|mt|mt-\w+|stuurgroep|teamuitje|uitje|teamdag|studiedag|heidag|sollicit\w+|intake|keuring|functionering\w*"
    r"|beoordelingsgesprek"
    r"|voortgangsgesprek|evaluatie\w*|verlof|vakantie|vrij|ziek|afwezig|weg|uwv|gemeente|werkgever|bedrijfsarts|beurs"
    r"|examen|toets"
    r"|zwem\w*|verjaardag|feest|concert|vliegtuig|ski\w*|stage|cv|rapportage|dossierbespreking|or-\w+"
    r"|ander(?:e)? (?:afspraak|gesprek"
    r"|klacht|zaak|klant|client))\b"
)
_DOUBT = re.compile(
    rf"[?…]|\.\.\.|[😉🙃😜😏😂🤣🤔👎❌🤞]|\b(?:{HEARSAY})\b"
    r"|\b(?:misschien|wellicht|waarschijnlijk|vermoedelijk|eventueel|mogelijk|mogelijkerwijs|tenzij|als|indien|mits"
    r"|zodra|wanneer"
    r"|twijfel\w*|liever|liefst|voorkeur|zou(?:den)?|denk|denkt|dacht|gok|geloof|hoop|hoopt|hopen|hopelijk"
    r"|verwacht\w*|wacht(?:en)?"
    r"|afwachten|stel(?:t|de|len|den)?|voorstel\w*|voorgesteld|voorgelegd|aangeboden|bied\w*|opperen|geopperd|oppert"
    r"|opties?|keuze"
    r"|of|voorlopig\w*|voorbehoud|concept|tijdelijk|anders|althans|tenminste|behalve|uitgezonderd|volgens|schijn\w*"
    r"|ongeveer|circa"
    r"|rond|ergens|tussen|of zo|ofzo|grapje|geintje|haha|lol|duimen|proberen|probeer\w*|poog|streef|zolang|stel dat|in principe"
    r"|mogelijkheid|wens\w*|gevraagd|vraagt|vroeg|vraag|verzoekt|verzocht|navragen|checken|check|nagaan|uitzoeken"
    r"|bekijk|bekijken"
    r"|kijk(?:t|en)?|zoek(?:t|en)?|volgt|kiest|kiezen|beslis\w*|besluit\w*|overwe\w+|overleg|overlegt|overleggen|bespreek"
    r"|bespreekt|toestemming|goedkeur\w*|goedvinden|instem(?:men|t)|bevestigen|bevestigt|bevestiging"
    r"|laat (?:\w+ ){0,3}weten|laten"
    r" weten|hoor(?:t|en)? (?:ik|we|wij|u|je|jij|jullie|hij|ze|zij)\b|hoort|horen (?:we|of)|meld(?:t)? (?:zich|ik)"
    r"|terug(?:bel|kom"
    r"|mail)\w*|bel(?:t)? (?:me|mij|nog|terug)|kom\w* (?:\w+ ){0,3}terug|nog|pas op|weet (?:ik|niet)|ik weet"
    r"|geen idee|uiterlijk"
    r"|zegt|zei|vindt(?! (?:het|dat|t) (?:prima|best|goed|fijn|ok|oke|top|leuk))|vond|meent|beweert|schrijft|schreef"
    r"|noemde|meldde"
    r"|nooit|niemand|nergens|ander(?:e)? (?:dag|tijd|tijdstip|moment|datum|klacht|zaak|melding|dossier|klager|klant)|vorige"
    r"|iets anders|iemand anders|kan ook|kon ook|mag ook|(?:belt|bellen|meldt) (?:zich )?af|afzeg\w*|afgezegd"
    r"|annul\w*|geannuleerd|vervalt|vervallen|ingetrokken|intrek\w*"
    r"|aldus|neem ik aan|bijna|amper|negeer|negeren|verkeerde mail|sluit (?:\w+ )?af|idee|volgende keer|destijds|20\d\d"
    r"|losse schroeven|potlood|geblokkeerd|stuk|kapot|overspannen|niet mee|van zich horen|zeker van|vorig jaar|intern"
    r"|van niks|van niets|nergens van|ophalen|inleveren|bezet|overleden|opgenomen|gesloten|buitenland|die dag|in de war|onzin"
    r"|weiger\w*|protest\w*|bezwaar|oneens|oeps|vergeet|vergeten|negeer|correctie|herstel|laat maar|stop|ho|nee"
    r"|helaas|jammer|dubbel"
    r"|tegenvall\w*|onzeker|onduidelijk|onder ons|verder|zelf (?:weten|bepalen|beslissen|kiezen)|zien we|zie ik|zien wel)\b"
    r"|\b(?:kun|kunt|kan|wil|wilt|zou|zal|mag|moet) (?:je|jij|jullie|u)\b|\bmoet(?:en)? (?:ik|we|wij)\b|\b(?:ik|we"
    r"|wij) moet(?:en)?\b"
    r"|\bwil(?:t|len|de|den)?\b(?! (?:(?:per se|graag|ook|er|heel|zelf) )*(?:mee|erbij|meekomen|meepraten|meeluisteren))"
    r"|\bdan (?:zit|is|zijn|moet|moeten|heb|heeft|ben|werkt?|gaat?|gaan)\b|\b(?:zit|zitten|is|zijn|moet|moeten|heb"
    r"|heeft|ben|gaat?) dan\b"
    r"|\bwas het\b|^(?:of|ander|hoewel|ofschoon)\b|^de \w+(?:de|ste)$"
)
_NO = re.compile(r"\b(?:niet|geen|niks|niets|nt|nie)\b")
_WAS_NOT = re.compile(
    r"\b(?:kon|konden|ging|gingen|lukte|was|waren|haalde|wilde|wou|wouden|kwam|kwamen|hoefde|mocht|stond|had|paste|schikte)\b"
    r"|\bgeen \w+ meer\b|\bhoeft (?:dus )?niet (?:meer)?|\bniet (?:eerder|vroeger|meer|ver|alleen|erg|lang)\b"
    r"|^niet (?:bij|in|op|te|via|telefonisch|online)\b(?!.*\b(?:meer|mogelijk|goed)\b)"
)
_PARDONED = re.compile(  # words of doubt that are none in these
    r"\b(?:link|uitnodiging|adres|routebeschrijving|details?|mail|brief) volgt\b|^(?:het )?moet anders$"
    r"|^(?:die|hij|zij|ze|@) kan (?:dan )?ook$|\bdan (?:is|zijn) (?:\w+|@) (?:ook |al |weer )*(?:terug|er|klaar|beter"
    r"|binnen|thuis)\b"
    r"|\beerst (?:stond|was)\b|\bvandaag nog\b|\bnog (?:net|vandaag|steeds)\b|\bnet nog\b|\b(?:in|na) overleg\b"
    r"|\bvindt? (?:het|dat) ook\b"
    r"|\bafspraak bevestigd\b|\bals (?:moeder|vader|tolk|steun|getuige|afgesproken|gewoonlijk|laatste|eerste|beloofd)\b"
    r"|\bop verzoek van\b|\bdubbel ?(?:ge)?boekt\b|\bzei (?:hij|zij|ze)$|\bik verwacht (?:hem|haar|hen|klager|ze|@"
    r"|mevrouw|meneer)(?! te)(?!\w)|\bwe doen het anders\b|\bsorry\b|\bhelaas\b|\bjammer\b"
    r"|\bwordt toch\b|# nog\b|\bnog (?:gewoon|altijd|steeds)\b|^weet (?:u|je)(?: wat)?$|\b(?:hou|houd|houden) (?:ik "
    r"|we )?(?:die |de )?(?:hele )?dag vrij\b|\bwilde (?:hij|zij"
    r"|ze) (?:zelf )?graag\b|\b(?:vond|vindt) (?:hij|zij|ze) (?:te )?\w+$|\blaat (?:hij|zij|ze) \w+"
    r" thuis\b|\b(?:hij|zij|ze|klager) wil (?:toch )?'?s (?:ochtends|middags|morgens)"
)


_CALLED_OFF = re.compile(
    r"\b(?:vervalt|vervallen|afgezegd|afgebeld|geannuleerd|helaas|jammer|die dag|wegens een \w+|gaat \w+ niet worden)\b"
)


def is_of_another_occasion(unit: Clause) -> bool:
    """True for words that speak of another occasion than a talk about a complaint."""
    return OTHER_OCCASION.search(_PARDONED.sub(" ", unit.plain)) is not None


def without_as(text: str) -> str:
    """The text without "a.s." behind a day, whose full stop would hide the end of a sentence."""
    return _NEXT.sub(".", text) if re.search(r"a\.?s\.\s+[A-ZÀ-Þ]", text) else _NEXT.sub("", text)


_AT_FIRST = re.compile(  # how it went before it was settled
    r"\b(?:wilde|wou|wilden|eerst|eerste|vroeg|vond|dacht|twijfelde|niet|geen|stond|zit nog|nog in)\b"
)
_WENT = re.compile(r"\b(?:wilde|wou|wilden|vond|dacht|twijfelde|was|waren|had|hadden|kon|konden|moest|vroeg|belde|ging)\b")


def went_before(unit: Clause) -> bool:
    """True for how it went until it was settled, when all that is doubtful in it is past."""
    plain = _PARDONED.sub(" ", unit.plain)
    return _WENT.search(plain) is not None and not _DOUBT.search(_AT_FIRST.sub(" ", plain))


def undoes(unit: Clause, *, pardons_no: bool = False) -> bool:
    """True for a clause beside a talk that may take it back, put it off or make it a question.

    `pardons_no` for what tells of another day that it is not kept.
    """
    plain = re.sub(DECORATION, " ", unit.plain)
    left = _PARDONED.sub(" ", _CALLED_OFF.sub(" ", plain) if pardons_no else plain)
    if _DOUBT.search(left) or (left.strip() and (asks(plain) or is_question(plain))):
        return True
    if unsettles(unit.text, set() if pardons_no else {"plan_hearing"}, unit.answer):
        return True
    return not pardons_no and _NO.search(left) is not None and not _WAS_NOT.search(left)
