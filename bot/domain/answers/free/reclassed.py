"""A case that runs, ended or made something else: withdrawn as the client told, closed, or "no complaint but a question"."""

from __future__ import annotations

import re

from bot.domain.answers import words as said
from bot.domain.answers.clauses import bare_letters
from bot.domain.answers.free.what import label, taken_up
from bot.domain.answers.masked import Clause
from bot.domain.answers.residue import is_question, names_a_stranger

_CLIENT = (
    r"(?:hij|zij|ze|ie|die|klager|klaagster|mevrouw|meneer|mevr|dhr"
    r"|(?:de |deze |die )?(?:klant|client|clientte|cliente|melder|man|vrouw|dame|heer|jongen))"
)
_ITS = r"(?:zijn|haar|de|deze)"
_COMPLAINT = rf"{_ITS} (?:klacht|melding)"
_IT = r"(?:(?:(?:de|deze|die|zijn|haar|d'r|z'n|hele) )*(?:klacht|melding|boel|zaak)|'m|m|hem|alles|'t|t|het|dit|deze|die)"
_SOON = (
    r"(?:(?:graag|dus|nu|net|hierbij|bij dezen|per direct|definitief|alsnog|toch|ook|zelf|officieel|formeel|maar|#|vandaag"
    r"|inmiddels|gewoon|weer) )*"
)
_STOPPED = r"(?:intrekken|ingetrokken|in te trekken|stoppen|stopzetten|laten rusten|laten vallen)"
_END = (
    r"$|[,.]| (?:omdat|want|dus|en|hoor|heeft|had|hebben|nu|#|per|via|bij|aan|telefonisch|schriftelijk|met|om|wegens"
    r"|namelijk|op|joh)\b"
)
_WITHDRAWS = re.compile(
    rf"\b(?:{_CLIENT} {_SOON}trekt|trekt {_CLIENT}) {_SOON}{_IT} (?:[a-z]+ ){{0,2}}in\b"
    rf"|\b{_CLIENT} (?:\S+ ){{0,3}}{_IT} (?:\S+ ){{0,3}}(?:intrekt|stopzet|laat vallen|{_STOPPED})(?={_END})"
    r"|\b(?:de |deze |zijn |haar )?(?:klacht|melding) (?:is|wordt) (?:\S+ ){0,4}ingetrokken\b"
    rf"|\b{_CLIENT} ziet (?:\S+ ){{0,3}}af van {_ITS} klacht\b"
)
_TITLED = re.compile(r"\b(?:(?i:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|de heer)) (?:(?:van|de|der|den|ten|el) )*[A-ZÀ-Þ]")
_WHY = re.compile(r" (?:omdat|want|aangezien|wegens|vanwege|doordat|nu (?:hij|zij|ze)) .*")
_TELLING = said.word_set(  # the only words a withdrawal is told in
    "hij zij ze ie die klager klaagster mevrouw meneer mevr dhr de deze dit dat het klant client clientte cliente melder"
    " man vrouw dame heer"
    " jongen zijn haar d'r z'n hele klacht melding boel zaak 'm m hem alles t er trekt in intrekt intrekken ingetrokken"
    " stoppen stopzetten"
    " laten rusten vallen laat stopzet graag dus nu net hierbij bij per direct definitief alsnog toch zelf officieel"
    " formeel # vandaag"
    " inmiddels gewoon zojuist daarnet daarjuist zonet vanochtend belde belt gebeld opgebeld mailde gemaild schreef"
    " geschreven meldde meldt"
    " gemeld liet weten gaf aan aangegeven zei gezegd vertelde verteld appte geappt stuurde gestuurd bevestigde bevestigd"
    " besloten kwam"
    " langs heeft hebben had is wordt wil wenst ziet af van te om mij me ons ik we wij persoonlijk telefonisch schriftelijk"
    " mail telefoon"
    " brief app bericht balie secretariaat een via naar op aan met en # @ niet meer doorzetten voortzetten vervolgen door"
    " gaat hoeft zet"
    " afziet vroeg of willen kunnen konden sinds helemaal volledig al kantoor hier mijn bureau kort geleden per mailtje sms"
    " whatsapp"
    " zoals besproken hand doorgegeven opgegeven zegde even heel blij kwartier minuten terug uur"
)
NO_SUBJECT = re.compile(r"(?i)^\W*(?:en |dus )?(?=(?:trekt|wil|heeft)\b)")
SUBJECT = re.compile(  # of whom such words speak
    rf"(?:(?:en|want|dus|ja|net|zojuist|#|nou|daarnet|inmiddels) )*(?:{_CLIENT}|(?:belde|sprak|heeft|gebeld met) {_CLIENT})\b"
)
_STOPS = re.compile(  # in words that deny or ask
    rf"\b{_CLIENT} (?:wil|wenst|gaat|hoeft|zet) {_IT} (?:\S+ ){{0,2}}niet (?:meer )?"
    r"(?:doorzetten|door te zetten|voortzetten|vervolgen|door)\b"
    rf"|\b{_CLIENT} (?:belde|vroeg|mailde|vraagt) (?:\S+ ){{0,3}}of (?:wij|we|ik) {_COMPLAINT} (?:willen |kunnen |konden )?"
    rf"(?:stoppen|intrekken|stopzetten)\b|\bvan {_COMPLAINT} afziet\b"
)
_NOT_SO = re.compile(
    r"\b(?:niet|geen|nooit|nog|wou|wilde|zou|overweegt|twijfelt|dreigt|misschien|deels|gedeeltelijk|half|ook|vorige|andere"
    r"|tweede|bijna|denkt|wil weten|als|of|namens|zodra|indien|mits|wanneer|tenzij|weer|opnieuw|straks|binnenkort|later"
    r"|morgen|overwegen|wil misschien|(?:wil|wilt|willen|vraagt|vroeg|hoopt|wenst|eist) dat|moet|moeten|mag|kan|gevraagd"
    r"|advies|laat)\b|@ (?:zegt|zei|meldt|meldde|vertelde|schreef|mailde|belde|vindt|denkt"
    r"|hoopt|wil)|\?"
)
_STRIKE_WORDS = said.word_set(  # the same once more, as an order
    "dus en ja graag maar hij die deze dit dat het de klacht zaak dossier wat mij betreft dan daarmee hiermee mag kan moet"
    " streep boek"
    " noteer zet haal registreer verwerk schrap sluit afsluiten intrekken ingetrokken er hem 'm m eruit erdoor erop door"
    " dicht als"
    " worden geboekt svp aub uit af eraf van tafel lijst systeem jullie u in afgesloten gesloten ook zo verwerken sluiten boeken"
    " noteren registreren op onder archief weg nu kunnen kunt je afboeken doorhalen klaar vast leg vastleggen alsjeblieft"
    " gewoon zaakje"
)
_STRIKE_SIGN = re.compile(
    r"\b(?:ingetrokken|intrekken|dicht|eruit|eraf|erdoor|streep|afboeken|sluit\w*|afsluiten|afgesloten|gesloten|weg|klaar"
    r"|archief|verwerk\w*"
    r"|schrap|doorhalen|haal|boek|registreer|noteer)\b"
)
_CLOSES = re.compile(
    r"(?:(?:dus|en|ja|graag|maar|hij|die|deze|dit|dat|het|ie|'t|t|de|klacht|zaak|dossier|zaakje|boek|wat mij betreft"
    r"|van mij|dan|daarmee|hiermee|mee|voor mij|nu|inmiddels) )*"
    r"(?:(?:mag|kan|kunt u|kunnen jullie|kunnen we|moet|mogen we) (?:(?:hij|die|deze|dit|het|de|zaak|klacht|dossier"
    r"|wat mij betreft|dus|gewoon|nu|dan|ook|hiermee|hier|maar|u|er|een|streep) )*"
    r"(?:dicht|gesloten|afgesloten|worden gesloten|worden afgesloten|gesloten worden|afgesloten worden|het archief in"
    r"|naar het archief|sluiten|afsluiten|van de lijst|onder)"
    r"|sluit (?:(?:hem|het|de|deze|die|'m|m|dit|zaak|klacht|dossier|maar|dus|graag|nu) )*(?:af|maar|dus|graag|svp)?"
    r"|(?:zaak|dossier|klacht|boek) (?:dicht|gesloten|sluiten|afsluiten)|(?:dicht|archiveren|afsluiten|sluiten)(?: maar"
    r"| die handel| graag| ermee)*)"
    r"(?: (?:wat mij betreft|dus|hoor|graag|svp|aub|maar|worden|nu|voor mij|ermee|hoor))*"
)
_TO_KIND = re.compile(
    r"\b(?:om|omzetten|omgezet|overzetten) (?:naar|in|tot)\b|\bmaak (?:er|hier|daar|van|het|dit|deze|hem)\b|\b(?:boek"
    r"|registreer|behandel|noteer|beschouw|zie|schrijf|zet|merk|classificeer"
    r"|archiveer|behandelen|aanmerken|boeken|registreren|noteren|opvatten|vat|lees)\b.*\b(?:als|onder|bij)\b"
    r"|\bgeen klacht maar (?:een )?|\bhoud? het op\b|\bhou het op\b|\bgeval van\b"
    r"|\bals (?:een )?(?:gewone )?(?:vraag|suggestie|overig|opmerking|klacht)\b"
)
_KIND = re.compile(r"\b(?:(?:informatie)?vraag(?:je)?|vragen|suggesties|suggestie|overige?|opmerking|geschil|klacht)\b")
_KINDS = {
    "vraagje": "vraag",
    "informatievraag": "vraag",
    "overige": "overig",
    "vragen": "vraag",
    "suggesties": "suggestie",
    "informatievraagje": "vraag",
}
_CHANGES = said.word_set(
    "zet om omzetten omgezet naar tot in maak er van hier daar een graag svp aub maar dus dit het die deze dat hem 'm m dan"
    " en worden"
    " moet mag kan u je jullie als onder boek registreer behandel beschouw noteer gewoon ja nee de mail bericht brief klacht geen"
    " eentje te gaan zien ik we wij zou is wordt alsjeblieft verder voortaan even nou eigenlijk hou houd op wat mij betreft"
    " zaak ons"
    " geval hierbij simpele gewone simpel informatieve melding gebeuren alstublieft verzoek om overzetten zetten boeken"
    " registreren"
    " behandelen aanmerken merk aan zie lees vat noteren schrijf bak"
)
_HOW = re.compile(
    r"\b(?:gewoon|dus|hoort bij|dat|dit|het|is|eerder|meer|puur|onder|valt|maar|hoor|joh|enkel|alleen|en geen|geen|en"
    r"|zet dat zo|geval van)\b *"
)
NO_COMPLAINT = re.compile(
    r"(?:(?:dit|dat|het|nee|neen|is|eigenlijk|toch|dus|ja|echt|helemaal|gewoon|volgens mij|wat mij betreft|in feite|mij|lijkt|me"
    r"|vind|ik|voor|hoor|deze|mail|bericht|niks) )*"
    r"(?:geen|niet een|nooit een)(?: (?:echte|formele))? klacht(?: (?:dus|hoor|joh|he|is|dit|dat|meer|van|te noemen"
    r"|in de zin van het reglement|geweest|het))*"
)


_ADMITS = re.compile(
    r"(?:(?:ja|jazeker|dus|natuurlijk|uiteraard|vanzelfsprekend|gewoon) )*(?:(?:ik|we|wij) (?:acht|achten|verklaar"
    r"|verklaren) (?:(?:de|deze|die|haar|hem|het|zijn) )*(?:klacht )?ontvankelijk"
    r"|(?:u|je|jullie) (?:kunt|kan|kunnen|mag|mogen) (?:(?:de|deze|die|haar|hem|het|klacht|dus|gewoon) )*in behandeling nemen"
    r"|(?:(?:de|deze|die|dit|het|klacht|zaak) )*(?:nemen|neem) (?:we|wij|ik) (?:(?:die|deze|dit|hem|haar|het|de|klacht"
    r"|gewoon|natuurlijk|dus|wel) )*(?:gewoon |wel |dus )?in behandeling"
    r"|(?:(?:hem|die|deze|dit|klacht|de|gewoon|graag|maar|wel) )*in behandeling nemen(?: en wel #| en wel| dus| svp| graag"
    r"| maar)*"
    r"|(?:(?:de|deze|die|klacht) )*(?:is|wordt) (?:gewoon |wel )?(?:ontvankelijk|in behandeling genomen))"
)


def admits(clause: Clause) -> bool:
    """True for words that only say that the complaint is taken up."""
    return "?" not in clause.text and (
        _ADMITS.fullmatch(clause.plain) is not None
        or (taken_up(clause) == "admit" and re.search(r"\b(?:behandeling|ontvankelijk)\b", clause.plain) is not None)
    )


def withdrawn(clause: Clause) -> bool:
    """True for words that say that the client takes his complaint back."""
    plain = clause.plain
    of_another = names_a_stranger(plain) and _TITLED.search(clause.text) is not None
    if "?" in clause.text or of_another or _NOT_SO.search(_STOPS.sub("trekt in", plain)) is not None:
        return False
    if is_question(plain) and not plain.startswith("trekt"):
        return False
    if not set(_WHY.sub("", plain).split()) <= _TELLING | said.FILLERS:
        return False
    return _WITHDRAWS.search(plain) is not None or _STOPS.search(plain) is not None


def struck(clause: Clause) -> bool:
    """True for words that only ask to book what was told."""
    return set(clause.words) <= _STRIKE_WORDS | said.FILLERS and _STRIKE_SIGN.search(clause.plain) is not None


def closes(clause: Clause) -> bool:
    """True for words that only ask to close the case."""
    return "?" not in clause.text and _CLOSES.fullmatch(clause.plain) is not None


def kind_of(clause: Clause, denied: bool) -> str | None:
    """The kind the case is made, by words that say so and nothing else; `denied` where the answer says that it is no"
    " complaint."""
    plain = bare_letters(clause.plain)
    plain = re.sub(r"\b(?:geen|niet een) klacht(?: maar)?\b", "geen", plain)
    words = plain.split()
    found = {_KINDS.get(word, word) for word in words if _KIND.fullmatch(word)}
    if len(found) != 1 or "?" in clause.text or {"niet", "#", "~", "@"} & set(words):
        return None
    kind = found.pop()
    if kind in ("opmerking", "geschil") and not clause.answer.bureau.regulation.intake.suggestions:
        return None
    plainly = set(words) - {word for word in words if _KIND.fullmatch(word)} <= _CHANGES | said.FILLERS
    if plainly and (_TO_KIND.search(clause.plain) or (denied and kind != "klacht")):
        return kind
    sign = (denied and kind != "klacht") or _TO_KIND.search(clause.plain)
    return kind if sign and (label(clause) == kind or _HOW.sub("", plain).strip() in (kind, f"een {kind}")) else None
