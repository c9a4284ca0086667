"""What is left of an answer beside its actions: known to be harmless, or a reason to ask.

A clause that no rule knows leaves an action as it is only where it opens the answer; behind an action it must be one of the
known kinds (a greeting, a place, who was spoken to, why), for what people take back they take back afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Set

from bot.domain.answers.clauses import bare_letters
from bot.domain.answers.commands import Answer
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.names import plain_letters

MOVES = {"plan_hearing", "withdraw", "classify", "extend", "admit"}  # beside which the sender may have something to do himself
LONGEST_OPENING = 5  # words of a fragment in front of the action
_SPEAKS = r"(?:@|klager|(?:de )?(?:klant|melder|client|medewerker)|hij|zij|ze|iemand|men|mijn \w+|(?:de|het|onze|een) \w+)"
HELD_BACK = re.compile(  # not to be done, or not yet
    r"\b(?:doe|geef|meld|verwerk|verstuur|stuur|zet|voer|bevestig|deel|maak|plan|zeg|vertel|boek|noteer|sluit)(?: \w+){0,4}?"
    r" nog (?:\w+ )?(?:niet|niets|niks|geen)\b"
    r"|\bnog (?:even )?(?:niet|niets|niks|geen \w+) (?:door\w+|verwerk\w+|verst\w+|verz\w+|uitvoer\w+|vastlegg\w+|bevestig\w+"
    r"|doen|sturen|delen|opsturen|melden|sluiten)\b"
    r"|\b(?:doe|doen we) (?:nog |maar |even |voorlopig )+(?:niks|niets)\b|(?:^|[.!] )(?:negeer|vergeet|schrap|wis)\b"
    r"|\bhoud?t?(?: \w+){0,4} (?:voor je|voor u|onder de pet|geheim|onder ons|nog aan)\b|\bnachtje (?:over )?slapen\b"
    r"|\bslaap (?:ik )?er\b|(?:^|[.!,] )(?:nou |ach |och )?laat (?:dit |het |dat |ook )?maar(?: zitten| even| rusten)?(?=$|[.!])"
    r"|\bin de (?:wacht|ijskast|koelkast)\b|\bon hold\b|\b(?:pin|hang) (?:me|mij|ons)\b|\bleg (?:\w+ ){0,3}(?:aan"
    r"|bij) .{2,30} voor\b"
    r"|\b(?:even|nog) geduld\b|\b(?:geintje|grapje|gekheid|kidding)\b|(?:^|[.!,] )(?:not|h+m+|e+h+m*)(?=$|[.!,])"
)
UNDECIDED = re.compile(  # the word is not the last one, or not his
    r"\bter (?:beoordeling|goedkeuring|controle|bespreking|accordering)\b|^(?:maar )?nou ja\b"
    r"|\b(?:is|was) (?:maar |slechts |alleen |wel )?een (?:idee|gok|gedachte|voorstel|gerucht|suggestie van mij|vermoeden"
    r"|gevoel)\b"
    r"|\b(?:ik heb|heb ik) (?:\w+ ){0,3}nog (?:niet|niets) (?:\w+ ){0,2}(?:geantwoord|gereageerd|besloten|beslist|toegezegd)\b"
    r"|\bvoor ?zover (?:ik|we|wij|bekend|mij)\b|\bschat ik(?: zo)? in\b|\btot ik meer weet\b|\bdat is wat \S+ (?:wil|voorstelt"
    r"|zegt)"
    r"|\blaat @ (?:\w+ )?(?:kijken|tekenen|meelezen|lezen|beslissen)\b|\b(?:sta|ben) (?:ik )?(?:er|het) (?:\w+ ){0,3}(?:achter"
    r"|oneens)\b"
    r"|\bdenk(?:t|en)? (?:er|hier|daar) (?:\w+ )?nog (?:\w+ )?over\b|\bin mijn maag\b|(?<![\w@])@ moet (?:\w+ )?(?:tekenen"
    r"|accorderen|goedkeuren|instemmen)\b|"
    r"\bdefinitie(?:f|ve) (?:antwoord|besluit|beslissing|oordeel|keuze)\b|\b(?:mijn|een) eerste (?:indruk|gedachte|ingeving)\b"
    rf"|\b(?:denkt|denken) (?:er|daar|hier) (?:vast |waarschijnlijk )?anders over\b|\b(?:beslist|besluit) {_SPEAKS}(?!\w)"
    rf"|(?<![\w@]){_SPEAKS} (?:beslist|bepaalt|(?:gaat|moet) (?:er|hier|daar)(?: nog)? (?:over gaan|over|iets van vinden"
    rf"|naar kijken))\b"
    r"|\b(?:daar|hier|er) (?:moet|gaat|beslist|besluit) (?:@|iemand anders)\b.*\bover\b"
    r"|\b(?:morgen|straks|later|volgende week|#) (?:beslis|besluit|bepaal|volgt|geef|hoor(?:t|en)?|weet|laat) (?:ik|u|je|jullie"
    r"|mijn|het)\b"
    r"|(?<![\w@])(?:@|iemand|de directie|de directeur|het mt) (?:moet|moeten|wil|willen|ga|gaan) (?:(?!volgen|op"
    r"|naar)[\w@#]+ ){0,5}(?:nog|eerst)"
    r" (?:[\w@#]+ ){0,4}(?:horen|spreken|bespreken|overleggen|lezen|bekijken|kijken|checken|nagaan|goedvinden|goedkeuren"
    r"|tekenen|beslissen|overwegen|nadenken|navragen|bellen|praten)\b"
)
_PENDING = (
    r"(?:nog|eerst) (?:[\w@#]+ ){0,4}(?:horen|spreken|bespreken|overleggen|lezen|bekijken|kijken|checken|nagaan|goedkeuren"
    r"|tekenen"
    r"|beslissen|overwegen|nadenken|navragen|bellen|praten)\b"
)
PENDING = re.compile(  # he has something to do himself before it is sure; of more time it is the very reason
    rf"\b(?:ik|we|wij) (?:moet|moeten|wil|willen|ga|gaan) (?:(?!volgen|op|naar)[\w@#]+ ){{0,5}}?{_PENDING}"
    rf"|\b(?:moet|moeten|wil|willen|ga|gaan) (?:ik|we|wij) (?:[\w@#]+ ){{0,3}}?{_PENDING}"
    r"|\bik (?:check|bespreek|bekijk|controleer|onderzoek|vraag) (?:het|dit|dat|hem) (?:[\w@#]+ ){0,2}(?:nog|morgen|straks|eerst"
    r"|#|met @)"
)
CONDITIONAL = re.compile(
    r"\b(?:voorwaarde|voorbehoud|gesteld dat|stel dat|in (?:het|dat|geval van|elk) geval dat|ervan uitgaande|ik ga (?:er )?van"
    r"(?:uit)?|uitgaande van|mits|tenzij|op voorwaarde|zolang|afhankelijk van|hangt (?:er)? ?van|^hangt)\b"
    r"|^(?:lukt|kan|komt|heeft|is|wil|mag|moet|blijkt|krijg\w*|vindt|weigert|reageert|belt) .{3,60}\bdan\b"
)
NARROWS = re.compile(  # a sentence of its own behind what it narrows
    r"^(?:althans|tenminste|behalve|uitgezonderd|tenzij|mits|indien|alleen (?:als|deel|punt|onderdeel|voor)|op voorwaarde)\b"
    r"|^(?:(?:maar|en|althans|tenminste) )?(?:dat|dit|zo) (?:zei|zegt|vindt|vond|hoorde|begreep|schreef|denkt|dacht)\b"
    r"|\bom (?:het )?zeker te (?:weten|zijn)\b"
)
_THAT = (
    r"\bdat (?:was|is|geldt|gold|hoort|slaat|ging)(?: \w+){0,2} (?:voor|bij|op|over|van|een) (?:een |de |die )?(?:andere?|vorige"
    r"|klacht|zaak|melding|dossier)\b"
    r"|\bdat (?:was|is|geldt) (?:voor|met) (?:mevrouw|meneer)\b"
)
_THAT_OF_ANOTHER = re.compile(_THAT)
OF_ANOTHER = re.compile(  # matter than this one
    rf"\b(?:andere|vorige|tweede|eerdere|volgende) (?:klacht|zaak|melding|dossier|klager)\b|{_THAT}"
)
OCCUPIED = re.compile(  # the day is another occasion's
    r"\bzi(?:t|tten) (?:ik|we|wij) (?:(?:zelf|ook|al|dan) )*(?:vol|met|in|bij|op)\b|\bdubbel (?:ge)?boekt\b"
    r"|\b(?:ge)?opereerd\b"
    r"|\b(?:gecremeerd|begraven|begrafenis|crematie|uitvaart|uitgerekend|bevallen|bruiloft|trouwt|trouwen|operatie)\b"
)
_BROKEN_OFF = re.compile(
    r"(?:^|[\s,.;:])(?:(?:al)?hoewel|ofschoon|tenzij|mits|omdat|want|of|en|als|indien|zodra|wanneer|behalve)[\s.,…:-]*$"
    r"|,\s*(?:al|alleen|maar|maar dan)[\s.,…:-]*$"
)
_UNFINISHED = re.compile(  # words behind which something is announced, without any sign that ends a sentence
    r"(?:^|\s)(?:dat|is|was|om|te|de|het|een|mijn|onze?|van|met|bij|naar|door|hebben we|heb ik)$|(?::|,)$"
)
_VERB_LAST = re.compile(r"\b(?:dat|omdat|hoe|zoals)(?: [^\s.!?:,]+){3,8} (?:is|was)$")  # "het spijt me dat het zo gelopen is"
_ASKING = re.compile(
    r"(?!mag (?:zo )?de deur uit$)(?:kan|kun|kunnen|mag|zal|zullen|zou|gaat|gaan|doet|is|zijn|heeft|hebben|wordt"
    r"|worden|moet|moeten|pakt|neemt|behandelt"
    r"|krijgt|komt)"
    r" (?:@|het|dit|deze|de|dat|ik|we|wij|je|jij|u|jullie|er|hij|zij|ze|klager|iemand)(?!\w)|wil (?:@|je|jij|u|jullie|hij|zij"
    r"|ze)(?!\w)|ben ik\b"
    r"|(?:doe|pak|neem|behandel) ik (?:het|dit|deze|dat|de)\b|(?:wie|wat(?! (?:mij|ons) betreft)|waar|wanneer|waarom|hoe"
    r"|welke|moeten)\b"
)
_ASKS = re.compile(  # in the order of a question, without its mark
    r"(?:klopt|vindt|vinden|weet|lukt|past|schikt|mag|kan|heeft|is|gaat|doet|wil|hoeft|telt|geldt|komt) (?:dat|dit|het|je|jij|u"
    r"|jullie|hij|zij|ze|@|klager|de \w+)\b(?! dus| ook| zelf| wel| wél| wat| niet| al\b| er)(?: \w+){0,5}$"
    r"|(?:en )?(?:wat|wie|welke?|waarom|wanneer|waar|hoe) (?!dan ook|een|fijn|goed|mooi|leuk|vervelend|mij|ons|hem|haar|betreft)"
    r"(?:vind\w*|is|zijn|kan|kunnen|moet|doen|doet|denk\w*|stel\w*|mag|wil\w*|gesprek|zaak|maatregel\w*|klacht)\b.*"
)
_STRANGER = re.compile(
    r"\b(?:mevrouw|meneer|mevr|dhr|mw|de heer) (?!(?:klager|en|die|zelf|is|wil|kan|heeft|was|had|komt|voor|langs|om|op|in|met|van"
    r"|naar|bij|aan|er|dat|het|de|dan|nog|ook|al|even|net|gaat|zou|vindt|vond|zei|zegt|belt|belde|neemt|weet|hier|thuis|alleen"
    r"|graag|samen|daar|te|uit|over|door|niet|gebeld|gesproken|akkoord|telefonisch|vandaag|morgen|gisteren|liever|mag|moet|hoeft"
    r"|wordt|blijft|werkt|zit|staat|tevreden|helemaal|heel|erg|zeer|nu|toch|wel|eerst|om|want|omdat|als)\b)[a-z][\w'-]+"
)


def unsettles(text: str, names: Set[str], answer: Answer) -> bool:
    """True for words that take back, postpone or narrow these actions beside them, or speak of another matter."""
    plain = (" ".join(plain_letters(text).split()).strip(" ,.;:-"), clause_of(text, answer).plain)
    of_another = _THAT_OF_ANOTHER if "verdict" in names else OF_ANOTHER
    stops = "withdraw" in names and answer.prompt.kind == "concept-uitkomst"  # then the letter must not go
    shapes = (UNDECIDED, NARROWS, of_another) + (() if stops else (HELD_BACK,)) + (() if "extend" in names else (PENDING,))
    shapes += () if "verdict" in names else (CONDITIONAL,)
    shapes += (OCCUPIED,) if "plan_hearing" in names else ()
    return any(shape.search(words) for shape in shapes for words in plain)


def is_broken_off(text: str) -> bool:
    """True for an answer that ends in a word behind which more should come."""
    return _BROKEN_OFF.search(bare_letters(text.strip()).strip()) is not None


def is_unfinished(text: str) -> bool:
    """True for a text of which the end did not come along: "mijn reactie is", "hierbij het verslag:"."""
    said = bare_letters(text.strip()).strip()
    return is_broken_off(text) or (_UNFINISHED.search(said) is not None and _VERB_LAST.search(said) is None)


def is_question(plain: str) -> bool:
    """True for plain words in the order of a question, also without its mark."""
    return _ASKING.match(plain) is not None


def asks(plain: str) -> bool:
    """True for plain words in the order of a question, also without its mark."""
    return _ASKS.fullmatch(plain) is not None


def names_a_stranger(plain: str) -> bool:
    """True when masked words speak of somebody by title and name who is neither the client nor a colleague."""
    return _STRANGER.search(plain) is not None


_COURTESY = re.compile(
    r"(?:(?:hoi|hallo|hey|dag|beste|geachte?|lieve|ls|l\.s|goede\w*|goeie\w*|moi|houdoe|jazeker|top|super|fijn|mooi|prima|oke?"
    r"|yes"
    r"|sorry|oeps|oei|excuus|excuses|pardon|dank|bedankt|dankjewel|succes|sterkte|groet\w*|groetjes|liefs|mvg|kus\w*|xx*|graag"
    r"|gezien|gelezen|ontvangen|begrepen|duidelijk|helder|akkoord|afgesproken|geregeld|gelukt|inderdaad|natuurlijk|ja|hoor|zo"
    r"|dat|is|het|was|goed|weer|even|nog|voor|de|je|jullie|uw|alvast|wel|late|reactie|antwoord|ongemak|vergeten|blijven|liggen"
    r"|door|te|geven|al|een|weekend|week|avond|vakantie|werk|mail|bericht|hulp|moeite|snelle|allen|allemaal|collega'?s|team"
    r"|mensen|met|vriendelijke|hartelijke|kom\w*|eindelijk|verder|doe|doen|dus|nou|tja|amai|en|ermee|spoed|haast|snel"
    r"|mogelijk) ?)+"
)
_SORRY = re.compile(
    r"jammer(?: maar helaas)?|(?:sorry|excuses|excuus|vervelend|fijn|mooi|top) (?:dat|voor) (?!.*\b(?:maar|niet|toch|als"
    r"|anders)\b).{3,80}"
)
_PLACE = re.compile(
    r"(?:(?:gewoon |weer )?(?:bij (?:hem|haar|hen|klager|de klant|@)(?: thuis)?|bij ons|bij mij|hier)|(?:(?:in|op|bij"
    r"|hier|daar|locatie"
    r"|adres) )*(?:(?:de|het|ons|onze|kleine|grote) )*(?:kamer|zaal|lokaal|ruimte|spreekkamer"
    r"|vergader\w+|kantoor|vestiging|balie|kantine|buurthuis|bibliotheek|gemeentehuis|wijkcentrum|teams|beneden|boven"
    r"|telefonisch|\w+straat|\w+weg|\w+laan|\w+plein)"
    r"(?: [\w'-]+){0,5})"
)
_SPOKEN_TO = re.compile(  # who was reached, or what was done about it, without its verb
    r"(?:(?:ik|we|net|zojuist|al|ook|met|#|is|heb|hebben|vanochtend|vanmiddag|daarnet|eindelijk) )*"
    r"(?:(?:@|klager|beiden|allebei|iedereen|hem|haar|(?:de )?\w+|(?:mevrouw|meneer) [\w' -]+) )?(?:(?:net|zojuist|al|ook|#"
    r"|zelf) )*"
    r"(?:gebeld|gesproken|gemaild|ingelicht|afgestemd|besproken|geregeld|doorgegeven|te pakken|overlegd|geappt|verteld)(?: heb"
    r"| hebben)?"
    r"(?: (?:met|aan|over|en) [\w@' -]+)?"
)
_FOLLOWS = re.compile(  # what comes of it
    r"(?:en )?(?:graag|svp)? ?(?:zo |dit |het )?(?:graag )?(?:verwerken|noteren|vastleggen|doorvoeren|aanpassen|regelen)"
    r"(?: (?:graag|svp|aub))?|(?:@|klager|hij|zij|ze|(?:de )?\w+) ook|beiden erbij|allebei erbij"
    r"|(?:u|je|jij|jullie) (?:kunt|kan|kunnen|mag|mogen) (?:de |het |deze )?[\w ]{3,60}"
    r"|(?:bel|mail|spreek|app|vertel|zeg) ik (?:[\w@#]+ ?){1,6}|(?:@|klager|hem|haar|\w+) (?:bel|spreek|mail|app"
    r"|licht) ik .{2,30}"
    r"|(?:dus )?(?:dan )?(?:doen|plannen|nemen|houden) we (?:het|die|dat|hem)(?: dan| daarop)?"
    r"|doe (?:de |een )?uitnodiging(?:en)? maar|zet(?: hem| het| dit| maar| door)*"
)
_STATES = re.compile(  # of the mail, without saying which: "is een verdwaalde factuur", ", een serieuze ook"
    r"(?:(?:en|want|dus) )?(?:is|was|gaat|gaan|betreft|speelt|speelde|staat|stond|scheelt|hoort|duurt|kost|werkt"
    r"|loopt) (?:(?!dat|dit|het|hij|zij|ze|je|jij|u|er)\w+)"
    r" .{3,80}|(?:en )?(?:een|geen) (?:\w+ ){1,3}(?:ook|dus|hoor)"
)

_EXCLAIMS = re.compile(  # at the case or the client, not at what is decided
    r"(?:(?:wat|best|wel|echt|maar|hoor|een|zo'n|erg|heel) )*(?:(?!slecht|dom|raar|gek|verkeerd|vreemd|stom|ander"
    r"|vorig)\w+e? ){0,2}"
    r"(?:(?:gevoelig|lastig|complex|ingewikkeld|vervelend|simpel|eenvoudig|klein|groot|heftig|pittig|duidelijk"
    r"|helder)e? (?:dossier|zaak|klacht)"
    r"|verhaal|man|vrouw|meneer|mevrouw|mens|kwestie|situatie|toestand|gedoe|klus)(?: (?:zeg|hoor|trouwens|toch|dit|is dit"
    r"|hier))*"
)
_I_DO = re.compile(
    r"(?:en )?ik (?:maak|stuur|bel|mail|regel|zorg|schrijf|app|print|informeer|licht|zet) (?!.*\b(?:eerst|nog|niet|als|of"
    r"|wanneer|zodra"
    r"|morgen|straks|misschien|toch|ander\w*|nieuw\w*|voorstel\w*)\b).+"
)
_STOPS = re.compile(  # the same once more
    r"(?:(?:het|dit|dat|de behandeling|de zaak|de klacht) )?(?:kan|mag|hoeft) (?:(?:dus|nu|hiermee"
    r"|wat mij betreft) )*(?:stoppen|dicht"
    r"|gestopt worden|worden gestopt|gesloten worden|niet meer)"
)
_QUALIFIES = re.compile(  # says of what sort it is
    r"(?:(?:best|wel|ook|en|nog|echt|hoor) )*(?:een |geen )?(?:\w+e? ){0,2}(?:idee|tip|punt|verhaal|brief|man|vrouw|meneer"
    r"|mevrouw"
    r"|mens|gedachte|voorstel)(?: \w+){0,2}"
)

_OF_ITS_OWN = {  # beside one action
    "assign": re.compile(
        r"(?:en )?dan is (?:het|dit|dat|ie|hij) (?:(?:meteen|snel|gelijk|ook|weer|zo) )+.+|(?:dat )?scheelt .+"
        r"|is (?:(?:nu|al|alweer) )*(?:de |een )?(?:\w+ )?(?:klacht|zaak|melding)(?: (?:nr|nummer) \w+)? .+"
    ),
    "plan_hearing": re.compile(
        rf"{_PLACE.pattern}|(?:het )?duurt (?:\w+ )?(?:een|anderhalf|\w+|#|~)(?: half)?(?: uur\w*| kwartier)?"
        r"|(?:en )?dan (?:doen|hebben|voeren|houden|praten|spreken|bespreken) (?:we|wij) .+"
        r"|(?:en )?dan (?:is|zijn) (?:iedereen|beiden|allebei|ze|we|wij|alles) (?:er|vrij|compleet|beschikbaar)(?: ook| allebei)?"
    ),
    "withdraw": _STOPS,
    "classify": re.compile(
        rf"(?!.*\b(?:klacht|suggestie|vraag|opmerking|geschil|overig|gok|idee van|kan ook)\b)(?:{_QUALIFIES.pattern}"
        rf"|{_STATES.pattern}"
        r"|(?:verkeerd|per ongeluk|dubbel) (?:bezorgd|verstuurd|gestuurd|geadresseerd))"
    ),
    "admit": re.compile(r"(?:(?:het|dit|dat) )?(?:is|was|speelde) (?:van|in|nog|pas|vorige) .*\b(?:binnen|op tijd|recent)\b.*"),
}


def is_harmless(text: str, opens: bool, names: Set[str], answer: Answer) -> bool:
    """True for a clause of a known kind, or a few words in front of the first action, none of them about something else."""
    clause = clause_of(text, answer)
    plain = clause.plain
    if asks(plain) or (opens and _labels_another(text, clause, answer)):
        return False
    if opens:
        return True
    if (
        (names <= {"extend"} and not {"#", "~"} & set(clause.words))
        or _EXCLAIMS.fullmatch(plain)
        or (_I_DO.fullmatch(plain) and names & MOVES)
    ):
        return True  # it is why, and stands in no letter
    if any(name in names and shape.fullmatch(plain) for name, shape in _OF_ITS_OWN.items()):
        return True
    return (
        not plain
        or any(shape.fullmatch(plain) for shape in (_COURTESY, _SORRY, _SPOKEN_TO, _FOLLOWS))
        or is_footer(text, answer)
        or _closes(text, answer)
    )


_HEADS = re.compile(  # in front of a colon: says no more than that the answer follows
    r"(?:na|met|door) (?:\w+ ){0,3}\w+|(?:@ en ik|ik en @|we|wij) (?:zijn|waren) (?:het eens|het erover eens|eruit|eruit gekomen)"
    r"|(?:het |hij )?staat (?:(?:nu|al) )*(?:in de agenda|vast|genoteerd|gepland|rond)|het is (?:nu )?(?:rond|geregeld|gelukt)"
    r"|(?:(?:het|de|een|mijn|ons|onze|dus|nieuwe?|nu|ja|prima|even|hier|dit|is|wordt|over|met|kort|goed) )*"
    r"(?:gesprek|gespreksdatum|hoorgesprek|afspraak|datum|dag|tijd|tijdstip|moment|poging|keuze|antwoord|behandelaar|naam"
    r"|conclusie"
    r"|uitkomst|besluit|beslissing|oordeel|verlenging|uitstel|termijn|einddatum|indeling|soort|kortom|dus|nieuwe|afgesproken"
    r"|geworden|duidelijk|reden|toewijzing|hem|volgt|bot|noteer|gepland)|(?:(?:even|snel|kort|nog) )*(?:tussen|vanuit"
    r"|onderweg)\b.*"
)


def _labels_another(text: str, clause: Clause, answer: Answer) -> bool:
    """True for words before a colon that say who speaks, or of what the words behind it are: "Cc: Karin", "Klager: ..."."""
    at = answer.text.find(text.strip(" ,"))
    behind = answer.text[at + len(text.strip(" ,")) :].lstrip(" ") if at >= 0 else ""
    return behind.startswith(":") and len(clause.words) <= LONGEST_OPENING and not _HEADS.fullmatch(clause.plain)


def _closes(text: str, answer: Answer) -> bool:
    """True for the last line of an answer, of a few words and a comma: a closing in any dialect."""
    return text.rstrip().endswith(",") and answer.text.rstrip().endswith(text.strip()) and len(text.split()) <= LONGEST_OPENING


_FOOTER_WORDS = re.compile(
    r"\b[\w-]*(?:direct\w+|manager|coach|adviseur|functionaris|secretari\w+|casemanager|medewerk\w+|bestuurder)\b"
)


def is_footer(text: str, answer: Answer) -> bool:
    """True for a line below the answer: the sender's name, an office, or the organisation and what it says of itself."""
    own = plain_letters(answer.sender.name).split()
    words = re.findall(r"[^\W\d_]+", plain_letters(text))
    of_us = plain_letters(answer.bureau.name) in plain_letters(text)
    office = len(words) <= LONGEST_OPENING and _FOOTER_WORDS.search(plain_letters(text)) is not None
    return bool(words) and (
        of_us or office or set(words) <= {*own, "liefs", "groet", "groeten", "groetjes", "gr", "mvg", "xx", "x"}
    )
