"""A case that runs, ended or made something else: withdrawn as the client told, closed, or "no complaint but a question"."""

from __future__ import annotations

import re

from bot.domain.answers import words as said
from bot.domain.answers.clauses import bare_letters
from bot.domain.answers.free.what import label
from bot.domain.answers.masked import Clause

_CLIENT = r"(?:hij|zij|ze|ie|die|klager|klaagster|mevrouw|meneer|mevr|dhr|(?:de |deze )?(?:klant|client|clientte|melder|man|vrouw|dame|heer|jongen|cliente))"
_IT = r"(?:(?:de|deze|die|zijn|haar|d'r|z'n|hele) )*(?:klacht|melding|boel|zaak)|'m|m|hem|alles|'t|t|het|dit|deze|die"
_SOON = r"(?:(?:graag|dus|nu|net|hierbij|bij dezen|per direct|definitief|alsnog|toch|ook|zelf|officieel|formeel|maar|#|vandaag|inmiddels|gewoon|weer) )*"
_WITHDRAWS = re.compile(
    rf"\b(?:{_CLIENT} {_SOON}trekt|trekt {_CLIENT}) {_SOON}(?:{_IT}) (?:[a-z]+ ){{0,2}}in\b"
    rf"|\b(?:en|dus) trekt {_SOON}(?:{_IT}) {_SOON}in\b|^trekt (?:(?:haar|zijn) )(?:klacht|melding) {_SOON}in\b"
    rf"|\b{_CLIENT} (?:\S+ ){{0,3}}(?:{_IT}) (?:\S+ ){{0,3}}(?:intrekt|intrekken|ingetrokken(?: heeft)?|in te trekken"
    rf"|stopzet|laat vallen|laten vallen"
    r"|wil intrekken|heeft ingetrokken|in wil trekken)\b"
    rf"|\b(?:{_CLIENT} )?(?:wil|heeft|hebben) {_SOON}(?:zijn|haar|de|deze) (?:klacht|melding) (?:\S+ ){{0,3}}(?:intrekken"
    rf"|ingetrokken|in te trekken|stoppen|stopzetten|laten rusten"
    r"|laten vallen)\b"
    rf"|\b(?:de |deze |zijn |haar )?(?:klacht|melding) (?:is|wordt) (?:\S+ ){{0,4}}ingetrokken\b"
    rf"|\b{_CLIENT} ziet (?:\S+ ){{0,3}}af van (?:zijn|haar|de|deze) klacht\b"
)
_NOT_SO = re.compile(
    r"\b(?:niet|geen|nooit|nog|wou|wilde|zou|overweegt|twijfelt|dreigt|misschien|deels|gedeeltelijk|half|ook|vorige|andere"
    r"|tweede|bijna|denkt|wil weten|als|of|namens)\b|@ (?:zegt|zei|vindt|denkt"
    r"|hoopt|wil)|\?"
)
_STRIKES = re.compile(  # the same once more, as an order
    r"(?:(?:dus|en|ja|graag|maar|hij|die|deze|dit|dat|het|de klacht|de zaak|klacht|zaak|het dossier|wat mij betreft|dan"
    r"|daarmee|hiermee) )*(?:mag|kan|moet|streep|boek|noteer|zet|haal|registreer"
    r"|verwerk|schrap|sluit|dossier|afsluiten|intrekken|ingetrokken)\b(?: (?:er|hem|'m|m|het|de|deze|klacht|zaak|dossier"
    r"|eruit|erdoor|door|dicht|dus|maar|als|ingetrokken|worden|geboekt|graag|svp|aub|wat"
    r"|mij|betreft|uit|af|eraf|van|tafel|lijst|systeem|jullie|in|afgesloten|afsluiten|gesloten|ook|zo|verwerken|sluiten"
    r"|boeken|noteren|registreren|op|onder|archief|het|mag|weg|kan|dan|hiermee|daarmee))*"
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
_KIND = re.compile(r"\b(?:(?:informatie)?vraag(?:je)?|suggestie|overige?|opmerking|geschil|klacht)\b")
_KINDS = {"vraagje": "vraag", "informatievraag": "vraag", "overige": "overig", "informatievraagje": "vraag"}
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
NO_COMPLAINT = re.compile(
    r"(?:(?:dit|dat|het|nee|is|eigenlijk|toch|dus|ja|echt|helemaal|gewoon|volgens mij|wat mij betreft|in feite|mij|lijkt|me"
    r"|vind|ik|voor|hoor|deze|mail|bericht|niks) )*"
    r"(?:geen|niet een|nooit een)(?: (?:echte|formele))? klacht(?: (?:dus|hoor|is|dit|dat|meer|van|te noemen"
    r"|in de zin van het reglement|geweest|het))*"
)


def withdrawn(clause: Clause) -> bool:
    """True for words that say that the client takes his complaint back."""
    plain = clause.plain
    return (
        "?" not in clause.text and _WITHDRAWS.search(plain) is not None and _NOT_SO.search(plain.replace("ook weer", "")) is None
    )


def struck(clause: Clause) -> bool:
    """True for words that only ask to book what was told."""
    return _STRIKES.fullmatch(clause.plain) is not None and not re.search(r"\b(?:niet|geen|nog)\b", clause.plain)


def closes(clause: Clause) -> bool:
    """True for words that only ask to close the case."""
    return "?" not in clause.text and _CLOSES.fullmatch(clause.plain) is not None


def kind_of(clause: Clause) -> str | None:
    """The kind the case is made, by words that say so and nothing else."""
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
    if plainly and _TO_KIND.search(clause.plain):
        return kind
    return kind if label(clause) == kind and _TO_KIND.search(clause.plain) else None
