"""Signals beside the kind, by the words that show them: a table of patterns, each with the words that take it back.

It knows no people and no regulation. For `nood` a sign too many is better than one too few; being furious is no sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.quick import quick
from bot.sieve import Sieve
from classifiers import alarms, breaches
from classifiers.discreet import NOT_UNTOLD, UNTOLD

LONGEST = 200  # characters of evidence
BODY = r"(?:arm|been|hand|knie|voet|schouder|heup|oog|oor|pols|enkel|kant|zijde|rij|deur|baan|elleboog|long|duim|vinger)"
KIN = (
    r"(?:zoon|dochter|man|vrouw|moeder|vader|broer|zus|partner|cli[eë]nte?|vriend|vriendin|echtgenoo?te?|neef|nicht"
    r"|buurman|buurvrouw)"
)
RELATIVE = (
    rf"(?:{KIN}|ouders?|oma|opa|oom|tante|kind|kleinzoon|kleindochter"
    r"|(?:schoon|stief|pleeg)(?:moeder|vader|zoon|dochter|zus|broer|ouders|kind))"
)
HELPER = (
    r"(?:\w*begeleid(?:er|ster)|maatschappelijk werk(?:er|ster)|hulpverle(?:ner|enster)|cli[eë]ntondersteuner|ouderenadviseur"
    r"|vertrouwenspersoon|budgetcoach|jongerenwerker|wijkcoach|bewindvoerder|mentor|curator|gemachtigde|zaakwaarnemer|voogd)"
)
SOMEBODY = r"(?:mevrouw|meneer|de heer|mw\.?|dhr\.?|mijn|onze|(?-i:[A-Z]))"
WRITE = r"(?:schrijf|mail|klaag|meld|dien|wend|richt|reageer|stuur|maak|teken|app)"
REPRESENTS = (
    rf"\b{WRITE}\b[^.!?\n]{{0,40}}\bals (?:de |zijn |haar |zijnde )?{RELATIVE} van (?:{SOMEBODY})"
    rf"|\bals (?:de |zijnde )?{RELATIVE} van (?:{SOMEBODY})[^.!?\n]{{0,40}}\b{WRITE} ik\b",
    rf"\b{WRITE}\b[^.!?\n]{{0,40}} voor mijn {RELATIVE}\b(?! (?:te|af|op|in)\b)[^.!?\n]{{0,30}}\b(?:die|omdat|want|zij|hij"
    rf"|over)\b",
    rf"\bmijn {RELATIVE} (?:heeft|had) (?:(?!misschien)\w+ )?een klacht\b(?! (?:\w+ )?(?:bij|aan|tegen) (?:het |de )?(?:uwv"
    rf"|gemeente"
    rf"|huisarts))"
    rf"|\bmijn {RELATIVE} (?:wil|wilde|zou) (?:\w+ ){{0,4}}(?:een klacht|klagen)\b",
    rf"\bmijn {RELATIVE} (?:komt|kwam) [^.!?]{{0,30}}\b(?:thuis|terug)\b[^.!?]{{0,30}}\b(?:gesprek|afspraak|training|cursus"
    rf"|jullie|bij u)\b",
    rf"\bals (?:\w+ )?{HELPER} (?:van|bij|vanuit|namens) [^.!?]{{2,40}}? (?:ondersteun|help|begeleid|sta"
    rf"|vertegenwoordig) ik {SOMEBODY}"
    rf"|\bals (?:\w+ )?{HELPER} (?:van|bij|vanuit|namens) [^.!?]{{2,40}}? {WRITE} ik\b"
    rf"|\bik (?:ondersteun|begeleid|help|sta|vertegenwoordig) (?:mevrouw|meneer|de heer|mw\.?|dhr\.?) [^.!?]{{2,40}}?\b(?:bij"
    rf"|met|in)"
    r" (?:haar|zijn|het indienen|een|deze) (?:\w+ )?(?:klacht|indienen|bezwaar|brief|zaak)\b",
    rf"\bondergetekende,? (?:(?:als|de|wettelijk|optredend als) ){{0,2}}(?:{HELPER}|{RELATIVE}|advocaat"
    rf"|vertegenwoordiger) (?:van|voor)\b",
    r"\bnamens (?!ons\b|onze organisatie|mijn werkgever)(?:mijn|onze|de|het|mevrouw|meneer|mw|dhr|(?-i:[A-Z]))",
    r"\b(?:ik ben|als) (?:de |zijn |haar |diens )?(?:wettelijk )?(?:gemachtigde|bewindvoerder|mentor|curator"
    r"|advocaat|vertegenwoordiger|mantelzorger)\b",
    rf"\bmijn {KIN} (?:\w+ )?(?:zit|volgt|loopt|kreeg begeleiding|krijgt begeleiding)\b"
    rf"|\bmijn {KIN} (?:is|heeft|had|wordt|werd|krijgt|kreeg)\b[^.!?]{{0,60}}\b(?:bij (?:u|uw|jullie)|cli[eë]nt"
    rf"|traject|begeleid\w*|coach)\b",
    rf"\bik ben (?:de )?(?!geen|een)(?:\w+ )?{KIN} van\b|\b(?:schrijf|mail|klaag|dien"
    rf"|meld)\b[^.!?\n]{{0,40}} voor mijn {KIN}\b",
    r"\bon behalf of\b|\bim namen (?:meine[rs]?|von)\b|\btreed ik op voor\b|\bmachtiging (?:bij|van)",
)
ORIGIN = (
    r"(?:marokkaan\w*|turkse?|turk|poolse?|pool|syri[eës]\w*|surina\w*|antilli?aan\w*|afghaan\w*|irak\w*|iraan\w*|irani\w*"
    r"|somali\w*|eritre\w*|ethiop\w*|oekra[iï]\w*|roeme\w*|bulgaar\w*|afrika\w*|aziat\w*|chine\w*|indones\w*|moluk\w*"
    r"|ghane\w*|nigeria\w*|arabi\w*|koerd\w*|pakist\w*|russi\w*|jood\w*|jodin|moslim\w*|islamit\w*|buitenland\w*"
    r"|allochto\w*|asielzoeker|vluchteling|zwarte?|donkere?|gekleurde?|getinte?|lesbisch\w*|homo|transgender|vrouw)"
)
PEOPLES = (
    r"(?:marokkanen|turken|polen|syri[eë]rs|surinamers|antillianen|afghanen|irakezen|irani[eë]rs|somali[eë]rs|eritree[eë]rs"
    r"|oekra[iï]ners|roemenen|bulgaren|afrikanen|aziaten|chinezen|moslims|joden|zwarten|buitenlanders|allochtonen|asielzoekers"
    r"|homo's|gehandicapten|bejaarden|russen|koerden|arabieren)"
)
TRAIT = r"(?:leeftijd|handicap|geslacht|zwangerschap|beperking|rolstoel|autisme|doofheid|hoofddoek|geloof|afkomst|ziekte)"
AGED = r"(?:(?:\w+ )?(?:te |al )?(?:oud|ouder|bejaard|grijs) ben|\d\d (?:jaar )?(?:oud )?ben|boven de \w+ ben)"
DISABLED = r"(?:(?:\w+ )?(?:gehandicapt|doof|blind|slechthorend|slechtziend|autistisch|zwanger) ben|in een rolstoel zit)"
SLIGHTED = (
    r"(?:afgewezen|uitgelachen|geweigerd|anders behandeld|achtergesteld|buitengesloten|niet serieus|uitgescholden|gepest"
    r"|belachelijk|benadeeld|afgeschreven|weggezet|uitgesloten)"
)


@dataclass(frozen=True, slots=True)
class Signal:
    """One flag, and the sentence that shows it."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    shown_by: Sieve
    unless: Sieve | None = None  # anywhere in the same sentence
    unless_anywhere: Sieve | None = None  # anywhere in the mail


def _any(patterns: tuple[str, ...]) -> Sieve:
    return Sieve(*patterns)


RULES = (
    _Rule(
        "geschil",
        _any(
            (
                r"\b(?:advoca(?:at|te|ten)|raadsman|raadsvrouw|rechtsbijstand\w*|rechtsza(?:ak|ken|al)|kort geding"
                r"|rechtbank|kantonrechter)\b",
                rf"\b(?:naar|voor|bij|aan) de rechter\b(?! {BODY})|\bde rechter (?:beslist|stap|laten)",
                r"\bdagvaard\w*|\bsomm(?:eer|atie|eren)\b|\bingebreke ?stelling|\bin gebreke\b|\bdeurwaarder\b",
                r"\bjuridisch\w* (?:stappen|procedure|hulp|traject|acties?)|\bmijn jurist(?:e|en)?\b"
                r"|\bjurist(?:e|en)? (?:\w+ ){0,2}(?:gesproken|gebeld|ingeschakeld|geraadpleegd|ingehuurd|genomen|zegt|vindt)\b"
                r"|\bgeschil(?:len(?:commissie)?)?\b",
                r"\b(?:lawyer|solicitor|legal action|take (?:you|this) to court|court)\b|\b(?:rechts)?anwalt\w*"
                r"|\bvor gericht\b",
            )
        ),
        _any(
            (
                r"\b(?:vacature\w*|opleiding|stage|solliciteer\w*|werkte? (?:\w+ )?als|baan als|functie"
                r"|advocaatje|kantoorruimte)\b",
                r"\b(?:bode|tolk|werk\w*) (?:\w+ ){0,4}rechtszaal\b|\brechtszaal (?:\w+ )?(?:bekijken|bezoeken|bezocht)",
                r"\b(?:geen|zonder) (?:\w+ )?(?:advocaat|rechtszaak|rechtsbijstand|rechtbank|geschil|juridische)",
                r"\b(?:hoef|hoeft|wil|ga) (?:[\w']+ ){0,4}niet (?:\w+ )?naar (?:de rechter|een advocaat|de rechtbank)",
            )
        ),
    ),
    _Rule(
        "disciplinair",
        _any(
            (
                r"\btucht(?:recht|klacht|college|zaak|maatregel|commissie)\w*",
                r"\bdisciplinaire (?:zaak|procedure|klacht)\b|\bdisciplinary (?:board|complaint|procedure)\b",
            )
        ),
        _any((r"\bgeen tucht\w*",)),
    ),
    _Rule(
        "privacy",
        _any(
            (
                r"\bdatalek\w*|\bdata breach\b|\bdatenschutzverletzung\w*|\bprivacy(?:schending|inbreuk|lek)\w*",
                r"\b(?:privacy|avg|geheimhouding\w*|beroepsgeheim|zwijgplicht) (?:\w+ ){0,4}(?:geschonden"
                r"|schend\w*|overtr\w*|aan (?:de|uw|jullie) laars|inbreuk|met voeten)",
                r"\b(?:schending|schenden|schond|inbreuk|overtreding) (?:\w+ ){0,2}(?:van|op"
                r"|tegen) (?:\w+ ){0,2}(?:privacy|avg|geheimhouding\w*|beroepsgeheim)",
                r"\bzonder (?:\w+ )?(?:toestemming|overleg|mijn medeweten)\b[^.!?]{0,80}\b(?:gedeeld|doorgestuurd"
                r"|gestuurd|verteld|doorgegeven|besproken|gegevens|dossier|medisch\w*|foto\w*)\b"
                r"|\b(?:gedeeld|doorgestuurd|gestuurd|verteld|doorgegeven|foto\w*|gegevens"
                r"|dossier)\b[^.!?]{0,60}\bzonder (?:\w+ ){0,2}(?:toestemming|medeweten)",
                r"\b(?:dossier|gegevens|stukken|mail|brief|rapport|verslag)\b[^.!?]{0,60}\b(?:van een ander"
                r"|van iemand anders|andere cli[eë]nt|verkeerde (?:persoon|adres|cli[eë]nt|ontvanger))"
                r"|\b(?:verkeerde (?:persoon|adres|ontvanger)|iemand anders"
                r"|een andere cli[eë]nt)\b[^.!?]{0,60}\b(?:dossier|gegevens|stukken|bsn|rapport|verslag)\b",
                r"\b(?:medische|persoonlijke|priv[eé]|vertrouwelijke)\w* (?:gegevens|informatie|zaken"
                r"|dossier)\b[^.!?]{0,60}\b(?:gedeeld|doorgestuurd|doorverteld|doorgegeven|rondgestuurd|op straat"
                r"|gelekt|in de cc)\b",
                r"\b(?:without|ohne) (?:\w+ )?(?:consent|permission|zustimmung|einwilligung)\b",
            )
        ),
        _any((r"\bprivacy(?:verklaring|statement|beleid)\b", r"\bgeen datalek\b")),
    ),
    _Rule("privacy", _any(breaches.BREACHES), _any(breaches.NO_BREACHES)),
    _Rule("nood", _any(alarms.NOOD_SELF + alarms.NOOD_OTHERS), _any(alarms.NO_NOOD)),
    _Rule("nood", _any(alarms.SUICIDE), _any(alarms.NO_SUICIDE)),
    _Rule("nood", _any(alarms.ARMED), _any(alarms.NOT_ARMED)),
    _Rule("nood", _any(alarms.ENOUGH), unless_anywhere=_any(alarms.NO_ENOUGH)),
    _Rule(
        "discriminatie",
        _any(
            (
                r"\b(?:ge)?discrimin\w*|\bracis\w*|\bdiskriminier\w*|\brassis\w*|\bislamofo\w*|\bhomofo\w*|\bseksis\w*",
                r"\bvanwege (?:mijn|m'n) (?:\w+ )?(?:afkomst|huidskleur|geloof|hoofddoek|geaardheid|religie"
                r"|accent|achternaam|nationaliteit|ras|etniciteit)\b",
                rf"\b(?:vanwege|door|om|wegens) (?:mijn|m'n) {TRAIT}\b[^.!?]{{0,80}}\b{SLIGHTED}"
                rf"|\b{SLIGHTED} (?:\w+ ){{0,4}}(?:vanwege|door|om|wegens) (?:mijn|m'n) {TRAIT}\b",
                rf"\bomdat ik (?:{AGED}|{DISABLED})\b[^.!?]{{0,60}}\b{SLIGHTED}"
                rf"|\b{SLIGHTED} omdat ik (?:{AGED}|{DISABLED})\b",
                rf"\bomdat ik (?:\w+ ){{0,2}}{ORIGIN} (?:ben|was|kom)\b|\bomdat ik (?:ben )?een {ORIGIN}\b",
                rf"\bjullie {PEOPLES}\b|\bdat {PEOPLES} (?:\w+ ){{0,2}}(?:altijd|nooit|allemaal|gewend|lui)\b"
                rf"|\b{PEOPLES} (?:zijn|komen|kunnen|willen|werken|liegen|stelen)"
                r" (?:\w+ )?(?:altijd|nooit|allemaal|nou eenmaal|lui|niks|niets)\b",
                r"(?<!van )\b(?:zo'n|een|jij|jou|die) ouwe (?:vent|man|wijf|mens|taart|knar|zak|lul|bok|tang|muts|vrouw)\b"
                r"|\b(?:zei|zegt|vond|vindt|volgens|hoor\w*|noemde|kreeg te horen|gezegd)\b[^.!?]{0,40}\b(?:ik|je|jij|u)"
                r" (?:\w+ ){0,2}te (?:oud|grijs|bejaard)\b",
                r"\b(?:told|tell|tells|said|says|should|must|ordered|shouted)\b[^.!?]{0,40}\bgo back to (?:my|your|where)"
                r" (?:own )?(?:country|you came|i came)\b|\bbecause (?:of my|i am|i'm) (?:a |an )?(?:religion|race|skin|accent"
                r"|nationality|disability|headscarf|black|muslim|foreigner|gay|jewish|colou?r)\b",
                r"\bomdat ik (?:een |zo )?(?:moslim\w*|zwart|donker|gekleurd|homo|lesbisch|trans\w*|buitenlander"
                r"|buitenlands|marokkaan\w*|turks?e?|pool|pools|syri\w*|surina\w*|vrouw|zwanger|hoofddoek|jood\w*"
                r"|niet nederlands|allochto\w*)\b",
                r"\b(?:buitenlanders|mensen) (?:zo)?als (?:jij|jou|u|jullie soort)\b|\bterug naar (?:je|uw"
                r"|mijn) (?:eigen )?land\b|\bjullie (?:soort|volk|buitenlanders)\b",
            )
        ),
        _any(
            (
                r"\b(?:geen|niet|nooit) (?:\w+ ){0,2}(?:discriminatie|gediscrimineerd|racist\w*|racisme)"
                r"|\banti-?discriminatie\w*|\bdiscriminatiebeleid",
                rf"\bomdat ik (?:\w+ ){{0,2}}{ORIGIN} (?:ben|was|kom)\b[^.!?]{{0,60}}\b(?:tolk|vertal\w*|inburger\w*|taal\w*"
                r"|diploma\w*|werkvergunning|verblijfs\w*)\b|\bniet omdat ik\b|\bnooit gezegd\b",
            )
        ),
    ),
    _Rule(
        "claim",
        _any(
            (
                r"\b(?:schade(?:vergoeding|claim|loos\w*)?|smartengeld|aansprakelijk\w*|schadensersatz"
                r"|compensation|damages|liable|refund)\b",
                r"\b(?:ik|wij|we) (?:claim|vorder|eis)\w* (?!dat|excuses|een gesprek|antwoord)|\b(?:claim"
                r"|vordering) (?:in|van|op)\b|\bclaimen\b|\bverhaal\w* op (?:u|jullie)\b",
                r"\bgeld (?:\w+ )?terug\b|\bterug ?(?:te )?betal\w*|\bterugbetaald\b|\bcompensatie\b"
                r"|\bcompenseren\b|\b(?:kosten|uren|loon|salaris) (?:\w+ ){0,4}(?:vergoed|terug)\w*",
            )
        ),
        _any((r"\b(?:geen|niet) (?:\w+ ){0,3}(?:schade\w*|geld|claim|vergoeding|compensatie|smartengeld)\b",)),
    ),
    _Rule(
        "anoniem",
        _any(
            (
                r"\banoni(?:em|ems|eme|miteit)\b|\banonymous(?:ly)?\b|\banonym\b",
                r"\b(?:wil|heb) (?:echt |liever |absoluut )?(?:niet|liever niet)\b[^.!?]{0,12}\bdat (?:hij|zij|ze"
                r"|mijn (?:coach|begeleider|jobcoach|consulent|casemanager|trainer)|mevrouw [\w' ]{2,30}"
                r"|meneer [\w' ]{2,30}|dhr\.? \w+|mw\.? \w+|de (?:coach|begeleider|jobcoach|medewerker|trainer)"
                r"|iemand|(?-i:[A-Z])\w+) (?:\w+ ){0,4}(?:weet|weten|hoort|horen|ziet|zien|achter|leest|krijgt)\b",
                r"\b(?:mijn|m'n|me) naam (?:[\w']+ ){0,4}(?:niet|nergens) (?:\w+ )?(?:noem\w*|genoemd|door\w*"
                r"|bekend\w*|vermeld\w*|gebruik\w*|erbij|zeg\w*|prijs\w*|laten)|\b(?:mijn|m'n"
                r"|me) naam (?:[\w']+ ){0,3}(?:geheim|erbuiten|weg ?laten)|\bzonder (?:dat )?(?:mijn|m'n) naam\b"
                r"|\b(?:noem|vermeld|geef|gebruik|zeg) (?:\w+ ){0,2}(?:mijn|m'n) naam (?:\w+ ){0,2}niet\b"
                r"|\bniet met (?:mijn )?naam\b|\bniet (?:wie ik ben|zeggen wie)\b",
                r"\b(?:blijft|hou|houd|blijf) (?:dit |het )?(?:\w+ )?(?:onder ons|tussen ons|geheim)\b",
                r"\b(?:vertel|zeg|stuur|geef|laat) (?:dit|het) (?:\w+ ){0,2}niet (?:\w+ )?(?:aan|tegen"
                r"|door aan) (?:hem|haar|mijn (?:coach|begeleider|jobcoach|consulent))\b|\bniet aan (?:hem|haar"
                r"|mijn (?:coach|begeleider|jobcoach|consulent)|de medewerker) (?:\w+ )?(?:vertel|zeg|door|laat|laten)\w*",
                r"\b(?:do not|don't|please do not) (?:tell|mention) (?:him|her|my (?:coach|name))\b"
                r"|\bwithout (?:mentioning )?my name\b|\bmeinen namen nicht\b",
                *UNTOLD,
            )
        ),
        _any(
            (
                r"\banonie?me? (?:nummer|enqu[eê]te|cv|sollicit\w*|alcoholisten|vragenlijst|brief|mail"
                r"|melding gekregen|registratie|overzicht|cijfers|beller|telefoon\w*)",
                r"\b(?:niet|hoeft niet|hoef niet|niks) (?:\w+ )?anoniem\b|\bgeanonimiseerd\w*"
                r"|\banoniem (?:solliciteren|bellen|gebeld|nummer)",
                r"\b(?:mijn|m'n) naam (?:is|was|staat|klopt|wordt|werd) (?:\w+ ){0,4}niet (?:goed|juist|correct"
                r"|zo|geschreven)|\b(?:mijn|m'n) naam (?:\w+ )?(?:niet goed|niet eens|nooit goed)",
                r"\b(?:kende|wist|weet|onthoudt|onthield|kent|verkeerd)\b[^.!?]{0,30}\b(?:mijn|m'n) naam\b",
                *NOT_UNTOLD,
            )
        ),
    ),
    _Rule("vertegenwoordiger", _any(REPRESENTS)),
    _Rule(
        "opdracht-voorbij",
        _any(
            (
                r"\b(?:voormalig|ex-?|vroegere?)\s?(?:opdrachtgever|klant|cli[eë]nt)",
                r"\b(?:opdracht|contract|traject) (?:is|was) (?:al )?(?:beëindigd|afgelopen|gestopt|voorbij)",
            )
        ),
        unless_anywhere=_any(
            (
                r"\b(?:onbeleefd|onbeschoft|grof|bejegen\w*|gedrag\w*|schreeuw\w*|schold|uitgelachen|brutaal"
                r"|houding|respectloos)\b",
            )
        ),
    ),
)
CODES = tuple(dict.fromkeys(rule.code for rule in RULES))
_WRAPPED = quick(r"(?<=[^\n])\n(?=[^\n])")
_SENTENCE_ENDS = quick(r"(?<=[.!?])\s+|\n\s*\n")


def find(text: str) -> tuple[Signal, ...]:
    """At most one signal of each code, in the order of the table. Never raises on any text."""
    flat = _WRAPPED.sub(" ", text.replace("’", "'").replace("‘", "'").replace("`", "'").replace("\r\n", "\n"))
    found: dict[str, Signal] = {}
    for rule in RULES:
        if rule.code not in found:
            found |= {signal.code: signal for signal in _first(rule, flat)}
    return tuple(found.values())


FORWARDED = quick(r"^\s*(?:fw|fwd|doorst|doorgestuurd|tr|wg)\s*:", re.IGNORECASE)


def passed_on(subject: str, text: str) -> tuple[Signal, ...]:
    """The alarm in a mail that is passed on; what hangs under an answer was read when it came."""
    return tuple(signal for signal in find(text) if signal.code == "nood") if FORWARDED.match(subject) else ()


def _first(rule: _Rule, text: str) -> Iterator[Signal]:
    if rule.unless_anywhere is not None and rule.unless_anywhere.holds(text):
        return
    for match in rule.shown_by.finditer(text):
        sentence = _sentence(text, match.start(), match.end())
        if rule.unless is None or not rule.unless.holds(sentence):
            yield Signal(rule.code, _shortened(sentence, match.group()))
            return


def _sentence(text: str, start: int, end: int) -> str:
    begin = max((each.end() for each in _SENTENCE_ENDS.finditer(text, max(0, start - 400), start)), default=max(0, start - 400))
    after = _SENTENCE_ENDS.search(text, end, end + 400)
    return " ".join(text[begin : after.start() if after else end + 400].split())


def _shortened(sentence: str, match: str) -> str:
    """The sentence, or the part of it around the words that matter."""
    if len(sentence) <= LONGEST:
        return sentence
    middle = max(0, sentence.find(" ".join(match.split())) - LONGEST // 3)
    words = sentence[middle : middle + LONGEST]
    return words.split(" ", 1)[-1].rsplit(" ", 1)[0] if middle else words.rsplit(" ", 1)[0]
