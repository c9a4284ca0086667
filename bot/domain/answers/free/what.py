"""Which kind a mail is, and whether it is taken up, by a wide vocabulary: the second reading of a clause."""

from __future__ import annotations

import re

from bot.domain.answers import words as said
from bot.domain.answers.kind import LABELS
from bot.domain.answers.masked import Clause

_LABELS = {
    "klachten": "klacht",
    "suggesties": "suggestie",
    "vragen": "vraag",
    "overige": "overig",
    "opmerkingen": "opmerking",
    "klachtje": "klacht",
    "vraagje": "vraag",
    "vraagjes": "vraag",
    "suggestietje": "suggestie",
    "verbetersuggestie": "suggestie",
    "geschillen": "geschil",
    "informatievraag": "vraag",
}
_KIND_WORDS = said.word_set(
    "ja nee nou joh hoor ach pfoe pff oke ok okay dus dan en toch gewoon maar wel echt duidelijk zeker natuurlijk uiteraard"
    " graag svp aub lekker zonder twijfel meer absoluut overduidelijk typisch een 'n de het wat mij me ons betreft bij deze"
    " nader inzien herlezing voor mijn gevoel haha hahaha puur heel simpel simpelweg feitelijk rustig vlug snel even ff"
    " meteen alsnog kortom conclusie antwoord keuze kies doe wordt is dit dat die 't t hem 'm m mail bericht brief mailtje"
    " briefje zijn haar als onder in tot op af weg blijft lijkt heet noem noemen ik we wij geldt telt vind kwalificeert valt"
    " hoort thuis gaat komt mag moet hok hokje bak bakje map mapje vak vakje stapel stapeltje kopje noemer categorie rubriek"
    " la laatje hoofdstuk behandel behandelen boek boeken inboeken schrijf inschrijven zet wegzetten noteer noteren"
    " registreer registreren label merk beschouw beschouwen zie zien leg vat opvatten archiveer classificeer kwalificeer"
    " rubriceer reken duid lees lezen afdoen afhandelen oppakken opnemen aanmerken stelt stuurt doet hij zij ze meneer"
    " mevrouw klager man vrouw client ie maak er hier daar van stempel etiket plak plakken houd hou houden "
    " ruikt rangschik schaar scharen parkeer hang stop gooi smijt mik kwak schuif sorteer deel indelen bestempel"
    " bestempelen betitel kenmerk typeer ressorteert type aard soort regelrechte rasechte volbloed onvervalste heuse"
    " volwaardige officieel formeel formele officiele klip klaar zonneklaar glashelder punt uit basta 'k geef krijgt"
    " verdient plek plekje lijst lijstje kolom rijtje heb had gezien kan ronduit evident onmiskenbaar eerder ingedeeld"
    " geregistreerd geboekt te echte serieuze nette gewone simpele eenvoudige kleine grote normale ordinaire pure stevige"
    " flinke terechte behandeld ga gaan zetten degelijk hoofdletters alleen slechts enkel zo je jullie u welteverstaan"
    " namelijk daarom want heeft over nr nummer optie verder joa"
)
_SAYS_KIND = said.word_set(
    "is dus als onder bij in blijft lijkt betreft heet noem noemen valt hoort stelt heeft dat wordt maak doe duidelijk vind"
    " kies keuze antwoord conclusie kortom gaat ja houd hou punt krijgt typisch gewoon ronduit"
)
_ABOUT = re.compile(  # what it is about, or what it is not
    r"(?P<head>(?:[^ ]+ ){0,8}?(?:klacht|vraag|vraagje|suggestie|opmerking))(?P<tail> (?:over|van|voor|om|tegen|omtrent"
    r"|betreffende|rond|wanneer|hoe|waar|naar|geen|en geen) .+)"
)
_IS_A = re.compile(  # in words of which some are new
    r"(?:(?:ja|nee|nou|tja|ach|dus|en|want|hoor|joh) )*(?:(?:dit|dat|het|'t|t|deze|die|deze mail|dit bericht"
    r"|deze brief) (?:is|blijft|valt|hoort|gaat|mag|moet|kan)"
    r"|(?:behandel|boek|zet|noteer|registreer|schrijf|parkeer|stop|beschouw|zie|leg|geef|hang|plak|vat|berg"
    r"|ruim)) (?:[a-z'-]+ ){0,5}"
    r"(?:klacht|vraag|suggestie|overig|opmerking|geschil)(?: (?:in|af|op|weg|hoor|dus|graag|maar|svp|aub|van|joh))*"
)
_BARRED = re.compile(
    r"\b(?:niet|geen|nog|nooit|of|als (?:het|dit|dat|hij|ze|zij|er)|misschien|wellicht|bijna|eerst|zou|dan|wat|hoe|wie|of"
    r"|liever|min|half|soort|iets|mogelijk\w*|twijfel\w*|lijkt|ooit|vorige"
    r"|tweede|andere|was|had|in de vraag|de vraag|een goede|goeie|grote|maar een|vermoedelijk|waarschijnlijk|volgens"
    r"|zogenaamd\w*|zogeheten|kwestie|reactie|antwoord op|over|van de|met de"
    r"|bij de (?:klacht|vraag)|deze (?:klacht|vraag)|die (?:klacht|vraag)|zijn (?:klacht|vraag)|haar (?:klacht|vraag))\b|@|#"
)
_OPEN = re.compile(
    r"\b(?:of|als|indien|mits|tenzij|maar|misschien|nog|eerst|anders|zou|toch|denk|weet|niet|liever|volgens|zegt|zei|vindt"
    r"|klacht|suggestie|\d)\b|@ (?:wil|zegt|zei|vindt)|voor @"
)
_WISHES_TO = re.compile(
    r"\b(?:heeft|had|doet|is) (?:\w+ )?(?:over|van|in) (?:de|het|een)\b|\bheeft (?:\w+ )?(?:al|nog)\b|\bmag ik\b|\b(?:is"
    r"|in) (?:de|het) vraag\b|\b(?:bij|op|in|van|uit|onder|over) (?:de|het|deze|die|haar|zijn) (?:klacht|vraag|opmerking)$"
)
_NUMBER_WORDS = _KIND_WORDS | {"kruis", "vink", "aan", "zetten", "ga", "gaan"}


def label(clause: Clause) -> str | None:
    """The kind that a clause of these words alone says the mail is; None when it says none."""
    words = [_LABELS.get(word, word) for word in clause.words]
    if (about := _ABOUT.match(clause.plain)) is not None and not _OPEN.search(about["tail"]):
        words = [_LABELS.get(word, word) for word in about["head"].split()]
    if (chosen := choice(clause)) is not None:
        return chosen if chosen in LABELS else None
    labels = [word for word in words if word in LABELS]
    rest = [word for word in words if word not in LABELS]
    if len(labels) == 1 and (_IS_A.fullmatch(" ".join(words)) and not _BARRED.search(clause.plain)):
        return _known_here(labels[0], clause)
    if len(labels) != 1 or not set(rest) <= _KIND_WORDS | said.FILLERS or _WISHES_TO.search(clause.plain):
        return None
    if not (set(rest) & _SAYS_KIND or len(rest) < 3):
        return None
    return _known_here(labels[0], clause)


def _known_here(label: str, clause: Clause) -> str | None:
    """The kind, unless the regulation of this organisation does not know it."""
    return None if label in LABELS[4:] and not clause.answer.bureau.regulation.intake.suggestions else label


_FIGURES = {
    "een": "1",
    "twee": "2",
    "drie": "3",
    "vier": "4",
    "eerste": "1",
    "tweede": "2",
    "derde": "3",
    "vierde": "4",
    "bovenste": "1",
}
_IN_WORDS = re.compile(
    r"\b(?:(?:optie|nummer|nr|keuze|antwoord) (?P<n>een|twee|drie|vier)|(?:de|het) (?P<o>eerste|tweede|derde|vierde"
    r"|bovenste)(?: optie| keuze| mogelijkheid)?)$"
)


def choice(clause: Clause) -> str | None:
    """The words of the one number among words that only say that it is the choice."""
    found = _IN_WORDS.search(clause.plain)
    plain = f"{clause.plain[: found.start()]} {_FIGURES[found['n'] or found['o']]}" if found else clause.plain
    numbers = [word for word in plain.split() if word.isdigit()]
    others = {word for word in plain.split() if not word.isdigit()}
    if len(numbers) != 1 or not others <= _NUMBER_WORDS | said.FILLERS or others & set(LABELS):
        return None
    return clause.answer.prompt.choices.get(numbers[0], "").lower() or None


_YES_WORDS = said.word_set(
    "ja jawel jazeker welja yes yep tuurlijk natuurlijk uiteraard zeker gewoon doen aannemen toelaten oppakken pakken pak"
    " we wij gaan nemen neem die deze dit hem het de dat klacht zaak melding in behandeling op aan serieus netjes dus dan"
    " maar graag hoor wel voer zet ontvankelijk is verklaren mitsdien derhalve daarom akkoord prima goed oke ok molen gaat"
    " mee ermee dr er gang slag komt komen wordt worden genomen kan kunnen mag mogen moet moeten uitzoeken onderzoeken"
    " onderzoek starten verder door doorgaan opendoen welteverstaan laten ons erin even meteen direct nu alsnog toch kortom"
    " gezien bij van mij wat betreft ook lekker behandelen vast alvast opnemen en zo toelaatbaar vatbaar formeel groen licht"
    " procedure traject rol agenda start opstarten opgestart gas hup boekje volgens normale gewone weg manier binnen"
    " inboeken laat pakt trekken aantrekken inschrijven ingeschreven registreren hele rit aanhangig openen meenemen"
    " meegenomen loopt stroom proces deur open horen hoort bevoegd absoluut vanzelfsprekend oké top helemaal hierbij"
    " uitgebreid zorgvuldig fatsoenlijk aanpakken aandacht onze eigen kant onverkort verklaard besluit mijn antwoord keuze"
    " luidt conclusie gehoord verdient verdienen om te slagen nummer optie ding je jullie u inhoudelijk ophakken officieel"
)
_YES = said.word_set(
    "behandeling ontvankelijk aannemen oppakken doen toelaten toelaatbaar pakken molen behandelen opnemen rol groen"
    " opstarten inschrijven"
)
_NO_WORDS = said.word_set(
    "nee neen niet geen niet-ontvankelijk onontvankelijk doen nemen neem we wij die deze dit hem het dat de klacht zaak"
    " melding in behandeling op aan opnemen aannemen oppakken pakken gaan dus dan maar hoor helaas wijs af afwijzen"
    " afgewezen wijzen is wordt worden buiten laten gelaten stellen ontvankelijk verklaren verklaar kunnen voor ons keer nog"
    " een gewoon netjes joh echt verder wel jammer sorry genomen toelaten weigeren afhouden afhoud doe kan mag moet en"
    " sluiten bij mij wat betreft ja iets beginnen eraan er onze bordje bord pakkie-an winkel wijsmaken zit hierin erin"
    " brandt branden vingers parkeren afvoeren terzijde leggen leg afketsen ketsen weg terugsturen afwijzing besluit mijn"
    " antwoord keuze conclusie luidt starten onderzoeken behandelen ingaan gaat deur dicht"
)
_TAKEN_UP = re.compile(
    r"(?:(?:ja|dus|kortom|wat mij betreft) )*(?:de klacht|deze klacht|dit|het|hij|die|deze) (?:is|verklaar ik|acht ik"
    r"|verklaren we|achten we)"
    r" (?!deels|gedeeltelijk|half)(?:[a-z'-]+ ){0,2}ontvankelijk(?: dus| hoor| verklaard)?"
)
_NO = re.compile(
    r"\b(?:niet|nee|afwijzing|afwijzen|afgewezen|wijs .*af|wijzen .*af|onontvankelijk|niet-ontvankelijk|geen zaak voor ons"
    r"|buiten behandeling"
    r"|weigeren)\b"
)
_NO_FORM = re.compile(
    r".*\b(?:niet (?:doen|aannemen|oppakken|opnemen|toelaten|ontvankelijk|in behandeling|behandelen|nog een keer|nog eens)"
    r"|(?:nemen|pakken|doen) (?:we|wij) (?:die |deze |dit |hem |het |dat )*"
    r"(?:dus |maar |helaas )*niet\b|(?:die|deze|dit|dat|het|hem) (?:gaan|doen|nemen|pakken) (?:we|wij) (?:dus |maar "
    r"|helaas )*niet\b|afwijzing|afwijzen|afgewezen|wijs (?:\w+ )*af|wijzen (?:\w+ )*af"
    r"|niet-ontvankelijk|onontvankelijk|geen zaak voor ons|buiten behandeling|weigeren)\b.*|(?:dus |helaas )*(?:nee"
    r"|neen)(?: helaas| hoor| joh| dus)*"
)


def says_only_no(clause: Clause) -> bool:
    """True for words that only refuse, and give no reason for it."""
    return set(clause.words) <= _NO_WORDS | said.FILLERS | {"daar", "hier", "begin", "m", "dunkt", "mij", "me"}


def taken_up(clause: Clause) -> str | None:
    """`admit` or `reject` when a clause of these words alone says so; None when it says neither."""
    plain, words = clause.plain, frozenset(clause.words)
    if words & {"@", "#", "~"}:
        return None
    if (chosen := choice(clause)) is not None:
        return "admit" if chosen.startswith("in behandeling") else "reject" if chosen.startswith("niet in behandeling") else None
    if words <= _NO_WORDS | said.FILLERS and _NO.search(plain) and _NO_FORM.fullmatch(plain):
        return "reject" if clause.words.count("niet") < 2 else None
    if _TAKEN_UP.fullmatch(plain) and not _BARRED.search(plain):
        return "admit"
    if "ik" in words or "aannemen dat" in plain or not words <= _YES_WORDS | said.FILLERS:
        return None
    return "admit" if words & _YES else None
