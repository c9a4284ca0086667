"""More time asked for in free words: one day or length of time among words of putting off; what stands beside it is why.

Read only where no clause gave an action. A reason may hold other days and what is still awaited, but no doubt about the wish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.domain.answers import dates as answer_dates
from bot.domain.answers import words as said
from bot.domain.answers.clauses import DECORATION, HEARSAY, OWED_TO, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.day_words import NUMBERS
from bot.domain.answers.free.undone import UNSURE_SIGN, without_as
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.residue import asks, is_broken_off, is_question, unsettles
from bot.domain.answers.taken_back import takes_back

LONGEST = 700  # characters
MOST_UNITS = 24
SHORTEST_REASON = 3  # words
_N = "|".join(NUMBERS)
_SMALL = re.compile(rf"(?i)\b(?P<count>\d{{1,2}}|'?n|{_N}) (?P<unit>we(?:ek|k)|dag|maand)(?:je|jes|kes?|ske|skes)\b")
_SHORT = re.compile(rf"(?i)\b(?P<count>\d{{1,2}}|{_N}) (?P<unit>wkn|wken|wk|dgn|dg|mnd|mndn)\b\.?")
_BARE = re.compile(
    r"(?i)(?:(?<=^)|(?<=[,.!?] )|(?<=ja )|(?<=graag )|(?<=nog )|(?<=doe ))(?P<unit>week|maand)(?:je)? (?=(?:er ?bij"
    r"|extra|d'?r ?bij"
    r"|erbij|langer|uitstel|erop|bij)\b)"
)
_MONTH_ENDS = re.compile(r"\b(jan|feb|aug|sep|okt|nov|dec)\.\s+(?=[A-ZÀ-Þ][a-zà-þ]+ )")  # and the sentence with it
_LABEL = re.compile(r"(?im)^(?:waarom|reden|toelichting|verlenging|uitstel|tot|nieuwe (?:eind)?datum)\s*:\s*")
_ANOTHER = re.compile(r"(?i)\bnog (?:maar )?(?=(?:een|\d+|" + _N + r") (?:extra )?(?:we|dag|maand))|\bmax(?:imaal)?\b(?= \d)")
_CUTS = re.compile(
    r",\s+|(?<=[a-z]{3})\.\s+(?=\d)|\s*[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?\s*|\s+[-–]\s+|:\s+|\.\.+\s*|[()]"
    r"|!+\s+|\s+(?:maar(?! (?:naar|op|tot|met|een|\d|aan|over|van|in|twee|drie|vier|zes|tien|vast|gerust|gewoon|meteen)\b)"
    r"|want|zodat|opdat|omdat|aangezien"
    r"|doordat|dus|doch|vanwege|wegens|i\.v\.m\.|ivm)\s+(?=\S)"
    r"|\s+en\s+(?=(?:ik|we|wij|hij|zij|ze|die|dan|daarna|toen|weet|zet|doe|verleng|geen)\b)"
)
_VOCABULARY = said.words(
    "mik mikken ook namelijk haalbaar zijn tot t/m met en naar op van om in over voor per uiterlijk uiterste uiterlijke "
    "nieuwe nieuw datum einddatum "
    "eindtermijn termijn"
    " behandeltermijn eindstreep deadline klok einde eind eindpunt finish afhandeling afdoening behandeling onderzoek "
    "zaak klacht"
    " dossier ding boel geheel uitkomst de het dat dit die deze een den hem ze er erbij bij bovenop boven daarbij "
    "extra meer langer"
    " achteraan aan erop erachter vast eraan toe tijd ruimte respijt lucht adem uitloop verlenging uitstel verdaging "
    "verschuiving"
    " opschorting verleng verlengen verlengd verlengt rek rekken oprekken uitstellen stel uit verdaag verdaagd "
    "verdagen verschuif"
    " verschuift verschuiven verschoven schuif schuift schuiven opschuiven opgeschoven schort opschorten prolongeer prolongatie"
    " aanhouden handig prettig welkom heel erg"
    " acht achten gerechtvaardigd noodzakelijk redelijk passend aangewezen gewenst wenselijk vind vinden"
    " zet zetten maak maken plak plakken gooi gooien tel tellen doe doen geef geven gun gunnen hou houd houden trek "
    "pak vraag vragen"
    " verzoek verzoeken wil willen wens hebben heb krijgen krijg neem nemen reken rekenen kom komen moet moeten mag "
    "kan lukken lukt"
    " ik we wij mij me ons u je jij jullie ja jawel yes yep helaas inderdaad liefst genoeg voldoende volstaat "
    "volstaan nodig is wordt"
    " worden zou fijn mooi prima top ok oke akkoord graag gaarne gerust noteren verwerken invoeren te eindstreep svp aub"
    " pls please plies asjeblieft alsjeblieft "
    "alstublieft alvast"
    " meteen gelijk nog maximaal max krap ruim derhalve hierbij bij dezen daarom dus gewoon toch wel maar dan nu zo "
    "eentje a.s as"
    " aanstaande eerstkomende echt zeker sorry hoor he ff even jongens mensen collega beste allen bot systeem wat mij "
    "betreft als"
).allowed
_AS_END = re.compile(
    r"\bzowel [\w@ ]{2,30} als\b|\bals (?:nieuwe )?(?:eind\w*|deadline|termijn|datum|uiterste \w+|streefdatum)\b"
)
_SIGNS_OF_IT = re.compile(  # that the time is the wish; beside a bare day or length in answer to the question itself
    r"\b(?:erbij|bij|bovenop|extra|langer|achteraan|erop|verleng\w*|uitstel\w*|verda\w+|verschui\w+|verschoven"
    r"|schui\w+|opschuiven|rek\w*"
    r"|prolong\w+|tot|t/m|einde?|eind\w+|termijn|deadline|klok|datum|behandeltermijn|respijt|uitloop|genoeg|voldoende"
    r"|volstaat)\b"
)
_STATES = re.compile(r"\b(?:termijn|einddatum|deadline|datum|klok) (?:is|was|loopt|liep|eindigt|staat|valt|ligt)\b")
_OF_A_TALK = re.compile(r"\b(?:gesprek|afspraak|hoorzitting|spreken|spreek|uitnodiging|gepland|ingepland)\b")
_AGO = re.compile(r"\b(?:geleden|terug|geweest|al|was|had|gehad|gekregen|gevraagd|heeft|weg|ziek)\b")
_HAS, _WANTED = re.compile(r"\b(?:heb|hebben|heeft)\b"), re.compile(r"\b(?:nodig|graag|genoeg|extra)\b")
_NO = re.compile(
    r"^(?:nee|neen|nope|nah|neuh)\b(?!.*\bred)|\b(?:geen|niks|niets) (?:extra|uitstel|verlenging|verdaging|uitloop"
    r"|bovenop|erbij|nodig)\b"
    r"|\b(?:verleng\w*|uitstel|verlenging|verdaging) (?:is |was )?(?:dus )?(?:niet|hoeft)\b|\bniet (?:nodig"
    r"|te verlengen|verlengen)\b"
    r"|\bhoeft (?:dus |ook )?niet\b|\b(?:haal|halen|red|redden|lukt) (?:ik |we |wij )?(?:het|t|dat) (?:dan )?(?:wel"
    r"|precies|gewoon)\b"
    r"|\bop tijd (?:klaar|af)\b|\bgeen dag (?:langer|later)$|\blaat (?:de |die )?datum\b"
)
_OPEN = re.compile(  # it is not settled that he wants it, or until when
    rf"[?…🤞]|[😉🙃😜😏😂🤣🤔👎❌]|\b(?:{HEARSAY})\b"
    r"|\b(?:misschien|wellicht|waarschijnlijk|vermoedelijk|eventueel|mogelijk|mogelijkerwijs|tenzij|indien|mits"
    r"|twijfel\w*|liever"
    r"|zou(?:den)?|denk|denkt|dacht|gok|hopelijk|ooit|voorlopig|voorbehoud|in principe|stel dat|ergens|ongeveer|circa"
    r"|rond de|zoiets"
    r"|ofzo|grapje|geintje|haha|lol|anders(?! (?:komt|komen|loopt|lopen|redt|redden|zit|zitten|wordt|haal|haalt|halen|lukt"
    r"|raakt|niet)\b)|althans|tenminste|behalve|volgens|hangt|ligt eraan|ligt er maar"
    r"|afhankelijk|in dat geval"
    r"|optie|opties|idee|voorstel|toestemming|goedkeur\w*|overleg(?:gen|t)?|bespreek|beslis\w*|besluit\w*|bevestig\w*"
    r"|akkoord van"
    r"|moet (?:daar|er|hier)\b.*\bvan vinden|weet (?:ik|het) (?:nog |nu |even )*niet|ik weet het"
    r"|laat (?:\w+ ){0,3}weten|hoor(?:t|en)?"
    r" (?:ik|u|je|jullie|nog)|kom\w* (?:\w+ ){0,3}(?:op )?terug|zijn verzoek|haar verzoek|wil (?:de klant|klager|@)"
    r"|(?:klager|@|klant"
    r"|mevrouw|meneer|hij|zij|ze) (?:wil|wenst|vraagt|vroeg|verzoekt|verzocht) (?:\w+ )?(?:om|uitstel|verlenging"
    r"|langer|meer|tot)"
    r"|niet (?:\w+ )?(?:akkoord|zeker|definitief|rond|vast|officieel|besloten|beslist|ja gezegd|zeggen)|dat (?:gaat"
    r"|kan|lukt|mag|hoeft) niet"
    r"|wil (?:het|dit|dat) (?:\w+ )?eerst|(?:niets|niks) (?:bij|erbij|extra)|goedvinden|tekenen|groen licht|van af zien"
    r"|wacht (?:er |daar |hier )|(?:mag|kan|is|lukt|past) ook|ook (?:goed|prima|ok|oke)|eigenlijk|vergeet|negeer"
    r"|negeren|correctie|laat maar|wacht even|of nee|nee doe|nee wacht|toch niet|ander(?:e)? (?:klacht|zaak|dossier"
    r"|melding)|vorige (?:klacht|zaak|keer)|aldus|neem ik aan|onder ons|weet jij|weet u|weten jullie|hoe zit|hoe lang"
    r"|wat vind\w*"
    r"|tegen die tijd|kijken (?:we|ik)|kijk ik|zien we|zie ik|dan zien|daarna zien|over dj|was (?:het )?toch|moeite mee|bezwaar"
    r"|niet blij|erop tegen)\b"
    r"|\b(?:vraagt|vroeg|wil|wenst|zegt|zei|vindt|meent) (?:@|klager|hij|zij|ze|mevrouw|meneer)(?!\w)"
    r"|(?<!zus )(?<!stukken )\bals |^(?:of|nou ja|althans)\b|\bmag (?:dat|het)\b|\bkan dat\b"
)
_ASKS_COLLEAGUE = re.compile(  # who is to be spoken to before it holds
    r"\b(?:nog|eerst)\b(?!.{0,30}\b(?:verhaal|kant|reactie|verklaring|lezing|stukken|versie|notulen|aantekeningen|krijgen"
    r"|ontvangen|horen|gehoord)\b)[^@]{0,30}@"
    r"|(?<!\w)@ (?:\w+ ){0,3}(?:moet|mag|zal|gaat|beslist|bepaalt)\b.{0,20}\b(?:nog|eerst|over|op)\b"
    r"|\bmet @ (?:\w+ ){0,3}(?:praten"
    r"|bespreken|overleggen|spreken|afstemmen)|\b(?:vraag|bel|mail|app) (?:ik )?(?:\w+ )?@"
)
_PARDONED = re.compile(
    r"\bzowel [\w@ ]{2,30} als\b|\bals (?:nieuwe |uiterste )?(?:eind\w*|deadline|datum|termijn)\b"
    r"|\b(?:extra|erbij|langer) zou (?:heel |erg |wel )?(?:fijn|mooi|handig|prettig|welkom|genoeg|voldoende|helpen"
    r"|schelen)(?: zijn)?(?! zijn)(?= \w)|\bkan het niet (?:mooier|anders|helpen)\b.*"
    r"|\banders (?:halen|haal|red|redden|redt|lukt|gaat|kom|komen) (?:we|wij|ik|het|dat|er)\b.*|\b(?:lukt|gaat|halen we het"
    r"|red ik het) anders niet\b"
    r"|\bpraten als\b|\bals (?:de|het|haar|zijn|dr|d'r|mijn|zn) [\w ]{2,30} (?:er |terug |klaar |beter )(?:is|zijn)\b"
    r"|\bals (?:laatste|eerste"
    r"|enige|getuige|tolk|gevolg)\b|\bniet anders\b|\bgeen twijfel\b"
)
_THANKS = re.compile(
    r"(?:(?:ja|graag|helaas|wel|svp|aub|pls|hoi|ok|oke|sorry|dank|bedankt|alvast|dankje\w*|gr|groet\w*|mvg|grr+|pff+) ?)+"
)


def plain_until(answer: Answer, *, beside: bool = False) -> Command | None:
    """The extension an answer asks for in free words; None when it asks for none, or it is not sure until when.

    `beside` a talk it may stand in any letter about time.
    """
    asked = answer.prompt.kind == "vraag-verlenging"
    if (not asked and not beside and answer.prompt.kind != "opdracht") or answer.now is None or len(answer.text) > LONGEST:
        return None
    text = _spelt_out(answer.text)
    if UNSURE_SIGN.search(text) or is_broken_off(text) or takes_back(answer):
        return None
    sentences = clauses(text)
    units = [clause_of(part, answer) for each in sentences for part in _CUTS.split(each) if part and part.strip(" ,.!;:-")]
    if len(units) > MOST_UNITS:
        return None
    of_it = [unit for unit in units if _is_of_it(unit, asked)]
    told = [unit for unit in units if unit not in of_it]
    if not of_it or any(_speaks_against(unit) for unit in units) or any(_is_open(each, answer) for each in sentences):
        return None
    if not asked and not any(_SIGNS_OF_IT.search(unit.plain) for unit in of_it):
        return None
    day = _until(of_it, answer)
    if (
        day is None
        or any(_OF_A_TALK.search(unit.plain) and "#" in unit.words for unit in told)
        or any(unit.found.clock for unit in told)
    ):
        return None
    reason = _as_written(_reason(text, of_it), answer.text)
    return Command("extend", {"until": day.isoformat()} | ({"reason": reason} if reason else {}))


def _as_written(reason: str, text: str) -> str:
    """The reason with what was left out of it to count the time: "hij heeft nog een week nodig"."""
    shape = r"\s+(?:(?:nog|nog maar|max|maximaal)\s+)?".join(map(re.escape, reason.split()))
    found = re.search(shape, text) if reason and reason not in text else None
    return found[0] if found else reason


def _spelt_out(text: str) -> str:
    """The lengths of time in the words that are counted: "weekje", "2 wkn", "maand erbij", "veertien dagen"."""
    units = {"wk": "week", "dg": "dag", "mn": "maand"}

    def whole(match: re.Match[str]) -> str:
        count = "een" if match["count"].strip("'").lower() == "n" else match["count"]
        unit = units.get(match["unit"].lower()[:2], match["unit"].lower())
        return f"{count} {'week' if unit.startswith('we') else unit}"

    text = re.sub(r"(?i)\bveertien (?=dag|dgn)", "14 ", _without_asking(text))
    text = _SHORT.sub(whole, _SMALL.sub(whole, _MONTH_ENDS.sub(r"\1.\n", text)))
    text = re.sub(r"(?i)\bd'?r (?=(?:maar )?bij\b)", "er ", _LABEL.sub("", without_as(text)))
    return _ANOTHER.sub("", _BARE.sub(lambda match: f"een {match['unit'].lower()} ", text))


_MAY_IT = re.compile(  # a wish in the form of a question
    r"(?i)(?:(?<=[.!\n] )|(?<=\n)|^)(?:mag|kan|kunnen|mogen|kunt|kun|wilt|wil|zou) (?:(?:het|dat|dit|ik|we|wij|u|je|hij"
    r"|de termijn) )+(?:(?:nog|dan|graag|even"
    r"|verlengd|worden|verlengen) )*(?=tot\b)(?P<day>tot (?:en met )?[^.?!,]{3,30}?)(?: (?:worden )?verlen(?:gd"
    r"|gen)(?: worden)?)?\?"
)
_TELL_THEM = re.compile(  # what we are asked to do with it
    r"(?i)(?:(?<=[.!?\n] )|(?<=\n))(?:wilt|wil|kunt|kun|zou) (?:u|je|jij|jullie) [^.?!]{3,60}\b(?:in kennis stellen|informeren"
    r"|inlichten|laten weten|berichten"
    r"|op de hoogte (?:stellen|brengen)|mailen|verwerken|aanpassen|doorgeven|doorvoeren|regelen)\?"
)
_WITH_THAT = re.compile(  # "met een week red ik het wel"
    rf"(?i)\bmet (?P<time>(?:nog )?(?:\d{{1,2}}|{_N}) (?:extra )?(?:week|weken|weekje|weekjes|dagen|maand)(?: extra"
    r"| erbij)?) (?:red|haal|lukt|kom|redden|halen)"
    r" (?:ik|we|het)(?: het| er)?(?: wel| zeker| ruim)?(?=[.,!]|$)"
)
_ALL_IN_ONE = re.compile(  # "gelet op de omvang acht ik verlenging tot ... gerechtvaardigd"
    r"(?i)^(?P<why>(?:gelet op|gezien|vanwege|wegens|in verband met|door|aangezien|omdat) [^,.!?]{5,80}?) "
    r"(?=(?:acht|vraag|verzoek|wil|stel|zou|heb|vinden?) (?:ik|wij|we)\b)"
)


def _without_asking(text: str) -> str:
    """A wish put as a question as the wish itself; what we are asked to tell others left out."""
    text = _WITH_THAT.sub(r"\g<time> erbij", text)
    told = _TELL_THEM.sub("", text)
    if len(_MAY_IT.sub("", told).split()) >= SHORTEST_REASON:  # alone it is a question
        told = _MAY_IT.sub(r"graag \g<day>.", told)
    return _ALL_IN_ONE.sub(r"\g<why>, ", told)


def _is_of_it(unit: Clause, asked: bool) -> bool:
    """True for words with one day or length of time that are all of putting off."""
    plain = _AS_END.sub(" einddatum ", unit.plain)
    if (
        not {"#", "~"} & set(unit.words)
        or unit.found.clock
        or _AGO.search(plain)
        or _OF_A_TALK.search(plain)
        or _STATES.search(plain)
    ):
        return False
    if re.search(r"\bover (?:de )?[~#]", plain) or (_HAS.search(plain) and not _WANTED.search(plain)):
        return False  # in two weeks; two weeks that he has
    if re.search(r"\b(?:ik|we|wij) (?:moet|kan|mag|kom)\b|\b(?:moet|kan|mag|kom) (?:ik|we|wij)\b|\bna (?:de )?#", plain):
        return False
    words = set(re.findall(r"[^\s@#~]+", plain))
    return "@" not in plain and words <= said.FILLERS | _VOCABULARY and (asked or _SIGNS_OF_IT.search(plain) is not None)


def _speaks_against(unit: Clause) -> bool:
    plain = re.sub(DECORATION, " ", unit.plain).strip()
    left = _PARDONED.sub(" ", plain).strip()
    return _NO.search(plain) is not None or bool(left and (asks(plain) or is_question(plain)))


def _is_open(sentence: str, answer: Answer) -> bool:
    if unsettles(sentence, {"extend"}, answer):
        return True
    plain = re.sub(r"[🙏👍🙂😊☺👏✈]", " ", clause_of(sentence, answer).plain)
    if _ASKS_COLLEAGUE.search(plain):
        return True
    return _OPEN.search(_PARDONED.sub(" ", plain)) is not None


def _until(units: Sequence[Clause], answer: Answer) -> date | None:
    """The one day that is named or counted from the final date, later than it is now."""
    days: set[date | None] = set()
    for unit in units:
        span = answer_dates.lasting(unit.text, answer.until, answer.bureau.calendar)
        if unit.found.problem or ("~" in unit.words and span is None):
            return None
        days |= {day for day in (unit.found.day, span) if day is not None}
    day = next(iter(days), None) if len(days) == 1 else None
    late = day is not None and answer.now is not None and day > answer.now.date()
    return day if late and (answer.until is None or (day is not None and day > answer.until)) else None


_LEADS_IN = re.compile(r"(?i)^(?:want|omdat|aangezien|dus|reden|waarom|vanwege|wegens|ivm)\b:? ")


def _reason(text: str, of_it: Sequence[Clause]) -> str:
    """What stands beside the wish, in the words of who wrote it."""
    rest = text
    for unit in of_it:
        rest = rest.replace(unit.text, "\n", 1)
    parts = [part.strip(" ,.;:!-()\n") for part in rest.split("\n")]
    parts = [part if text.startswith(part) and OWED_TO.match(part) else _LEADS_IN.sub("", part) for part in parts]
    return ". ".join(part for part in parts if part and not _THANKS.fullmatch(part.lower()))
