"""A letter that waits to go, let go in any words: "send it" or "nothing to remark", and nothing else speaks against it.

What praises, thanks or tells may stand beside it. A word of doubt or denial, a condition, a part of the letter ("de tweede
alinea"), a change, a wait, another day or somebody else who must see it makes the answer a question.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.domain.answers import words as said
from bot.domain.answers.clauses import bare_letters, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.undone import UNSURE_SIGN
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.residue import asks, is_broken_off, is_footer, is_question, unsettles
from bot.domain.answers.taken_back import takes_back

LONGEST, MOST_UNITS = 700, 20  # characters; parts
SHORTEST_MISSPELT = 6  # letters
_NO = r"(?:geen(?: enkele?)?|nul|niks|niets|niet(?:s)?|zonder)"
_WITHOUT_REMARKS = re.compile(  # denies that anything is wrong
    rf"\b{_NO}(?: (?:verdere?|meer|inhoudelijke|tekstuele|nadere|wezenlijke|echte))*"
    r" (?:op-? ?(?:en|of) aanmerkingen|opmerking(?:en)?|aanmerking(?:en)?|commentaar|bezwa(?:ar|ren)|aanvulling(?:en)?"
    r"|wijziging(?:en)?|aanpassing(?:en)?|correcties?|kritiek|(?:meer |verder )?(?:(?:aan|op) )?toe te voegen"
    r"|(?:meer )?(?:op )?aan te merken|(?:op )?af te dingen|mis mee|(?:op )?tegen(?: in te brengen)?"
    r"|meer aan (?:te )?doen|(?:meer )?aan (?:te )?(?:veranderen|wijzigen)|te (?:klagen|wijzigen|veranderen|verbeteren|mopperen)"
    r"|aan te (?:passen|vullen|veranderen))(?: op| aan| tegen| over)?\b"
    r"|\bgeen (?:komma|letter|woord) te (?:veel|weinig)\b"
)
_NO_BETTER = re.compile(
    r"\bbeter (?:als|dan) ik (?:\w+ ){0,5}(?:kunnen|gekund|kan|kon)\b|\bdaar kan (?:\w+ ){1,2}niet (?:boos|kwaad|moeilijk"
    r"|ontevreden) (?:om|over) (?:worden|zijn|doen)\b|"
    r"\b(?:(?:had|kan|kon|zou) (?:\w+ ){0,4}|kan )niet (?:\w+ )?(?:beter|mooier|netter|duidelijker)(?: \w+){0,2}"
    r"|\bniet (?:slecht|gek|verkeerd|mis)\b|\bniks mis\b"
)
_PASSED_OVER = re.compile(  # a slip that may stay
    r"\b(?:maar )?(?:daar (?:valt|struikelt|let|maalt) niemand over|daar let niemand op|dat (?:geeft|hindert|stoort|maakt|is)"
    r" (?:niks|niets|niet erg|niet|niet uit)|(?:dat )?(?:mag|kan) (?:zo )?(?:blijven(?: staan)?|staan blijven)"
    r"|niemand die (?:het|dat) ziet|laat (?:die |dat )?maar (?:staan|zitten))$"
)
_SOON = re.compile(  # no other moment than now
    r"(?i)\bvandaag(?: nog)?\b|\b(?:vanavond|vanmiddag|vanochtend|deze week) nog\b"
    r"|\bnog (?:vandaag|vanavond|vanmiddag|vanochtend|deze week"
    r"|voor (?:het|t) weekend|voor (?:de )?vijven)\b|\b(?:een )?nog (?:een )?(?:fijne|prettige|goede|mooie) \w+"
    r"|\b(?:zelf|straks|ook|zo) nog\b|\bnog (?:bedankt|dank)\b"
)
_SENDS = (
    "verstuur verzend stuur stuurt verstuurt versturen verzenden sturen opsturen wegsturen uitsturen verzending post posten"
    " mailen"
    " mail bezorgen verstuurd verzonden gestuurd opgestuurd weggestuurd doe gooi zet laat gaan ga gaat weg deur uit eruit"
    " bus trein postbus brievenbus postzak postzegel post buiten naar-buiten vertrekken vertrekt verlaten posterijen"
    " uitgaan uitdoen hebben loslaten los toe"
)
_SEND_SIGN = re.compile(
    r"\b(?:verstuur|verzend|stuur|stuurt|verstuurt|versturen|verzenden|sturen|opsturen|wegsturen|uitsturen|verzending|posten"
    r"|mail|mailen|verstuurd|verzonden|gestuurd|opgestuurd|weggestuurd|weg|deur uit|eruit|er \w+ uit|uit|bus|brievenbus"
    r"|postbus|post|postzak|postzegel|buiten|laat (?:\w+ ){0,3}gaan|naar (?:(?:de|die) )?(?:klant|klager|client|mevrouw"
    r"|meneer)|(?:mag|kan) (?:\w+ ){0,3}(?:gaan|vertrekken))\b"
)
_GOOD_SIGN = re.compile(
    r"\b(?:akkoord|go|fiat|goedgekeurd|goedkeur|goedkeuring|geaccordeerd|accordeer|zondermeer|in orde|eens|groen licht|achter"
    r"|keur \w+ goed|zegen|instemming|stem (?:\w+ )?in)\b"
)
_WEAK_SIGN = re.compile(r"\b(?:prima|goed|oke|ok|okee|top|toppie|perfect|uitstekend|klopt|keurig|tevreden|mooi)\b")
_BAG = (
    said.words(
        f"{_SENDS} zondermeer akkoord fiat goedgekeurd goedkeuring geaccordeerd accordeer keur in orde eens groen licht sta"
        f" achter"
        " zegen instemming stem instemmen ben ik we wij ons mij mijn ga gaan geef geven hebben gegeven krijgt u ge gij jullie je"
        " jij jou kunt kun kan kunnen mag moogt magge mogen moet tot overgaan laten de het een deze dit die dat hem 'm m ie hij"
        " ze t 't er d'r erop erin eraan eruit hup hop maar zo op naar aan in door van wat betreft kant brief concept voor"
        " daar die"
        " uitkomst tekst stuk ding"
        " mevrouw meneer klager klant melder client man vrouw familie heer dame mens madam beste ja jawel yes yep jep prima goed"
        " oke ok okee top toppie perfect uitstekend klopt keurig helder duidelijk tevreden mooi netjes"
        " helemaal volledig geheel volmondig gewoon lekker snel meteen direct gelijk nu vandaag vanavond vanmiddag spoed svp aub"
        " graag gaarne hierbij bij dezen deze en dus dan wel is ziet eruit als zoals ligt staat voorligt voorgesteld"
        " ermee hiermee mee met alles strik strikje eromheen verder hoor he joh nou"
        " gelezen gezien bekeken doorgelezen doorgenomen ook eens eruitgaan hoeft wachten alvast wat"
        " verzoek post-uit kans allerbeste bravo geen-zorg straat lucht wereld heb worden go"
    ).allowed
    | said.FILLERS
)
_NOT_GO = re.compile(
    r"\b(?:ik|we|wij) (?:\w+ )?(?:stuur|verstuur|verzend|mail|sturen|versturen|heb|hebben)\b(?!.*\b(?:zondermeer|gelezen|gezien"
    r"|bekeken|doorgelezen|doorgenomen)\b)"
    r"|\b(?:stuur|verstuur|verzend|mail) (?:ik|we|wij)\b|\b(?:naar|aan|met|door) (?:mij|ons|jou|jullie|u)\b(?! mag"
    r"| uit| weg)"
    r"|\b(?:hij|ze|zij|klager|mevrouw|meneer) (?:is|gaat|geeft|vindt|was) (?:\w+ )?(?:akkoord|eens|goed|prima|fiat)\b"
    r"|^(?!mag (?:zo )?de deur uit$)"
    r"(?:moet|mag|kan|zal|gaat) (?:die|ie|hij|ze|'m|dat|dit|deze|het|de)\b|\b(?:goed|prima|mooi|fijn|top) dat\b"
    r"|^weg met (?!spoed)|\bgooi (?:\w+ )?weg\b|\b(?:doe|zet) (?:het|hem|dit|de brief )?(?:weg|uit)\b|\bals\b|\bmoet (?:nog"
    r"|ik|we|wij)\b"
    r"|\btot (?:nu|zover|dusver)\b"
    r"|\b(?:heb|hebben|heeft|is|zijn|was) (?:\w+ ){0,3}(?:verstuurd|verzonden|gestuurd|opgestuurd|weggestuurd)\b"
    r"|\b(?:ben|is|gaat|ga|zijn|gaan) (?:ik |hij |we )?(?:\w+ )?(?:weg|uit|eruit|de deur uit)\b"
)
_VOCATIVE = re.compile(
    r"(?<!naar )(?<!aan )(?<!door )(?<!van )(?<!met )(?<!bij )(?<!via )(?<!en )(?<!of )(?<!langs )(?<!voor )@$|^@$"
)
_AGAINST = re.compile(  # whatever else the answer says
    r"#|\b(?:maak|maken|zet|doe|hoor(?! *$)|hoort|hoorde|begreep|vernam|vergeet|negeer|voorbehoud|als|indien|mits|tenzij"
    r"|zodra|wanneer|nadat"
    r"|voordat|totdat|tot|na|zolang|mocht|pas|eerst|nog|alleen|behalve"
    r"|uitgezonderd"
    r"|misschien|wellicht|waarschijnlijk|vermoedelijk|eventueel|twijfel\w*|aarzel\w*|volgens|denk|denkt|dacht|lijkt|geloof|hoop"
    r"|meen|vermoed|zou|zouden|eigenlijk|toch|liever|beter|anders|andere?|vorige|tweede|bijna|vrijwel|grotendeels|zich|principe"
    r"|lijnen|half|halverwege|deels|niet|geen|niks|niets|nooit|niemand|nee|neen|nergens|wacht\w*|stop|stoppen|ho|hou|houd|houden"
    r"|vasthouden|aanhouden|liggen|later|straks|morgen|overmorgen|maandag|grapje|geintje|haha|mis|mist|ontbreekt|vergeten|fout\w*"
    r"|typ\w*|spel\w*|schrijf\w*|komma\w*|zin|zinnen|zinnetje|alinea\w*|regels?|woord|woorden|woordje|passage\w*|datum|data|naam"
    r"|namen|achternaam|voornaam|adres\w*|aanhef|kop|kopje|punt|punten|bladzij\w*|pagina\w*|bijlage\w*|bedrag\w*|onderwerp"
    r"|briefpapier|ondertekening|handtekening|logo|wijzig\w*|verander\w*|aanpas\w*|aangepast|aanpassing\w*|pas|schrap\w*|haal"
    r"|voeg|toevoeg\w*|vervang\w*|corrigeer\w*|correctie\w*|herstel\w*|bijwerk\w*|aanvul\w*|(?<!wat er )moet|moeten|moest"
    r"|wil|willen|wilde|wou"
    r"|mag|mogen|zegt|zei|zeggen|vindt|vond|vinden|meent|schrijft|vraag|vraagt|vragen|leest|lezen|lees|kijk|kijkt"
    r"|kijken|check\w*|controle\w*|teken|tekent|tekenen|ondertekent|bespreek\w*|bespreken|overleg\w*|oordeel(?=.)|gegrond"
    r"|ongegrond"
    r"|maatregel\w*|te (?:hard|streng|lang|kort|zacht|zuur|slap|formeel|stijf|scherp|vaag|ingewikkeld|moeilijk|bot|afstandelijk)"
    r"|hard|streng|zuur|bot|scherp|stijf|vaag|slap|kil|stroef|onduidelijk|slordig|rommelig|jammer|helaas|gek|raar|vreemd|mager"
    r"|karig|zwak|zonde|excuus|erbij|eronder|erin(?! staat)|ertussen|bijgevoegd|toelichting|strenger|zachter|harder|korter"
    r"|langer|milder|scherper|terug|ik weet|geweigerd|bezwaar|excuses|klopt (?:dat|dit|het)|of"
    r"|intrek\w*|trekt|ingetrokken|overleden|verhuisd)\b"
)
_ALREADY = re.compile(
    r"\b(?:ik|we|wij) (?:bel|mail|app|spreek|zie|vertel|licht|informeer) (?:(?:hem|haar|r|m|klager|mevrouw|meneer|die|man"
    r"|vrouw|er"
    r"|het|@|zelf|straks|nog|even|wel|morgen|vanmiddag|vandaag|zo|ook|daarna|meteen|dan|in|dit|dat|#) ?)+"
    r"(?:(?:zodat|dat) (?:hij|ze|zij|het|ie) (?:\w+ ){0,3}(?:niet )?(?:verschiet|schrikt|het weet|komt|eraan komt"
    r"|valt)(?: komt)?)?$"
)
_CUTS = re.compile(
    r"(?i),\s+|\s+(?=(?:en|dus|want|omdat) )|\s+[-–]\s+|:\s+|\.+\s+|[()]"
    r"|(?<!stuur)(?<!stuurt)(?<!verzend)(?<!laat)(?<!doe)(?<!gooi)(?<!zet)(?<!mail)(?<!sturen)(?<!zenden)(?<!hem)(?<! ze)"
    r"(?<!post)\s+(?=maar )"
)
_THANKS = re.compile(
    r"(?:en )?(?:(?:heel |erg |super )?bedankt|dank\w*|merci|thanks|chapeau|complimenten)\b(?!.*\b(?:maar|nog|alleen|graag|niet"
    r"|als|wil|moet)\b).*"
)
_EXCLAIMS = re.compile(r"wat (?:een|is die|is het|is dit|ben|heb|mooi|fijn|net|keurig|goed|snel|helder|heerlijk|prachtig)\w*\b")
_CONTRAST = re.compile(r"^(?:en )?(?:maar|echter|wel|al|hoewel|ofschoon)\b.*\w")


def sent_off(answer: Answer) -> Command | None:
    """The approval; None when the answer gives none, or anything in it may bear on it."""
    if answer.prompt.kind != "concept-uitkomst" or len(answer.text) > LONGEST or UNSURE_SIGN.search(answer.text):
        return None
    if (
        is_broken_off(answer.text)
        or takes_back(answer)
        or any(unsettles(each, {"approve"}, answer) for each in clauses(answer.text))
    ):
        return None
    text = _SOON.sub(" ", answer.text)
    units = [part for sentence in clauses(text) for part in _parts(sentence) if part.strip(" ,.!:;-()\"'")]
    if len(units) > MOST_UNITS:
        return None
    go = weak = False
    rest: list[Clause] = []
    for unit in units:
        clause = clause_of(unit, answer)
        plain = _plain(clause)
        if _lets_go(plain):
            weak = True
            go = go or _SEND_SIGN.search(plain) is not None or _GOOD_SIGN.search(plain) is not None
        else:
            rest.append(clause)
    if not weak or any(_bears_on(clause, answer) for clause in rest):
        return None
    return Command("approve") if go or not rest else None


def _parts(sentence: str) -> list[str]:
    """The sentence cut where a clause may begin; whole where its end says that what it names may stay."""
    if _PASSED_OVER.search(bare_letters(sentence).strip(" .!")):
        return [sentence]
    return _CUTS.split(sentence)


def _plain(clause: Clause) -> str:
    """The words, with what denies that anything is wrong as one word, and misspelt words of letting go mended."""
    plain = _NO_BETTER.sub(" ", _WITHOUT_REMARKS.sub(" zondermeer ", clause.plain))
    words = [_mended(word) for word in plain.split()]
    return _VOCATIVE.sub("", " ".join(words).strip(" '\"")).strip()


_MENDED = ("akkoord", "verstuur", "versturen", "verzend", "verzenden", "opsturen", "wegsturen", "goedgekeurd", "brievenbus")


def _mended(word: str) -> str:
    if len(word) < SHORTEST_MISSPELT or word in _BAG:
        return word
    return next((known for known in _MENDED if OSA.distance(word, known) == 1), word)


def _lets_go(plain: str) -> bool:
    """True for words that are all of letting a letter go."""
    if not plain or is_question(plain) or not set(plain.split()) <= _BAG or _NOT_GO.search(plain.replace("zoals", "")):
        return False
    return any(shape.search(plain) is not None for shape in (_SEND_SIGN, _GOOD_SIGN, _WEAK_SIGN))


def _bears_on(clause: Clause, answer: Answer) -> bool:
    """True unless the clause only praises, thanks or tells."""
    plain = _PASSED_OVER.sub("", _plain(clause)) if not _PASSED_OVER.search(clause.plain) else ""
    now = answer.now
    if now is not None and clause.found.day is not None and clause.found.day < now.date():
        plain = plain.replace("#", " ")  # what was, waits for nothing
    plain = " ".join(plain.split()).strip(" '\".,")
    if not plain or _THANKS.fullmatch(plain) or is_footer(clause.text, answer) or _ALREADY.search(plain):
        return False
    if not _EXCLAIMS.match(plain) and (is_question(plain) or asks(plain)):
        return True
    if _CONTRAST.search(plain) or _AGAINST.search(plain):
        return True
    return _SEND_SIGN.search(plain) is not None and re.search(r"\b(?:stuur|verstuur|verzend|post|mail)\w*\b", plain) is not None
