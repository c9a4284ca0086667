"""What stands around a talk and leaves it as it is, taken out before the talk is read.

A day or hour that is not kept ("niet de 17e maar", "en niet 8 juni", "ipv 15.00"), what we are asked to do with the news ("pas je
dat aan?", "graag een nieuwe uitnodiging"), and who comes along or does not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answers.clauses import clauses
from bot.domain.answers.commands import Answer
from bot.domain.answers.dates import find
from bot.domain.answers.masked import clause_of
from bot.domain.answers.residue import asks
from bot.domain.answers.spelling import with_days_spelled

_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr)"
_MONTH = r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*"
_NUMBER = r"(?:een|twee|drie|vier|vijf|acht|negen|tien|elf|twaalf)"
_CLOCK = (
    rf"(?:(?:om )?(?:\d{{1,2}}[.:]\d\d(?: ?u(?:ur)?)?|\d{{1,2}} ?u(?:ur)?|(?:half|kwart (?:over|voor)) (?:{_NUMBER}|\d{{1,2}})"
    rf"|{_NUMBER} uur))"
)
_DAY = (
    rf"(?:(?:op )?(?:{_WEEKDAY}(?:,? (?:de )?\d{{1,2}}(?:e|ste|de)?(?: {_MONTH})?)?|(?:de )?\d{{1,2}}(?:e|ste|de)"
    rf"|\d{{1,2}}(?:e|ste|de)? {_MONTH}))"
)
_MOMENT = rf"(?:{_DAY}(?:,? {_CLOCK})?|{_CLOCK})"
_NOT_THIS_BUT = re.compile(rf"(?i)\b(?:dus )?(?:niet|nie|geen)(?: meer| langer| dus)? {_MOMENT},? maar (?:wel |gewoon )?(?=\S)")
_STANDS_BUT = re.compile(rf"(?i)\b(?:er|hier|daar|nu) (?:staat|stond) (?:nu |ten onrechte )?{_MOMENT},? maar (?=\S)")
_NOTE_IT = re.compile(  # a day that we are asked to note
    r"(?i)\b(?:kunnen|kun|kunt|wil|willen|kan) (?:jullie|je|jij|u) (?=[^?.!]*\d)(?P<day>[^?.!]{5,60}?) (?:noteren|inplannen"
    r"|vastleggen|inboeken"
    r"|in de agenda zetten)\?"
)
_AFTER_LUNCH = re.compile(
    r"(?i)\b(?:na|voor|tijdens) (?:de |het |haar |zijn )?(?:lunch|middageten|middagpauze|ontbijt|eten|pauze)\b"
)
_NOT_THAT = re.compile(
    rf"(?i)\b(?:ipv|i\.p\.v\.|in plaats van) (?:van )?{_MOMENT}(?: (?:die|dat|wat|zoals) [^,.!?]{{3,40}})?(?= *(?:[,.!;)\n]"
    rf"|$))|(?:,| en| dus|,? maar)? (?:niet|nie|geen)(?: meer| langer)? {_MOMENT}(?= *(?:[,.!;)\n]|$| want\b))"
)
_TO_US = re.compile(  # what is to be done with the news: no question about it
    r"(?:(?:en|dus|graag|dan) )*(?:(?:kun|kunt|kan|wil|wilt|zou|zal|kunde|wilde) (?:je|jij|ge|gij|u|jullie|ge gij)(?: gij| jij)?"
    r"|zou je|pas|stuur|zet|verwerk|verander|wijzig|regel|doe|maak|mag ik|graag|aub|svp|mail|geef)\b"
    r"(?!.*\b(?:of|wanneer|als|niet|vragen|navragen|checken|kijken|weten|bellen|#|~|@|anders|andere|later|eerder)\b)"
    r"(?: (?:(?:je|jij|u|dat|dit|het|hem|haar|de|die|een|nieuwe|deze|ze|aan|om|uit|door|in|recht|er|opnieuw|even|ff|voor|mij"
    r"|me|graag|aub"
    r"|svp|wel|beide|beiden|partijen|iedereen|klager|meneer|mevrouw|klant|uitnodiging|uitnodigingen|brief|mail|bevestiging"
    r"|tijd|datum|dag"
    r"|agenda|systeem|dingen|meteen|gelijk|direct|snel|nog|weer|maar|zo|jullie|allebei|goede|juiste|gewijzigde|aangepaste"
    r"|versie) )*"
    r"(?:rechtzetten|aanpassen|wijzigen|veranderen|verwerken|doorvoeren|regelen|sturen|versturen|opsturen|mailen|uitnodigen"
    r"|verzetten"
    r"|vastleggen|noteren|inplannen|inboeken|uitnodiging|uitnodigingen|bevestiging|aan|door|recht|opnieuw|mee|verwerkt|aub|svp"
    r"|graag|maar"
    r"|agenda|dingen|systeem))+"
)
_WHO = r"(?:@|hij|zij|ze|die|klager|mevrouw|meneer|iedereen|beiden|allebei|we|wij|ik|(?:de|zijn|haar|een|mijn|onze) [\w'-]+)"
_KIN = (
    r"(?:dochter|zoon|man|vrouw|partner|moeder|vader|ouders|zus|zusje|broer|neef|nicht|oom|tante|oma|opa|buurman|buurvrouw|vriend"
    r"|vriendin|tolk|begeleider|begeleidster|bewindvoerder|mentor|maatje|vertrouwenspersoon|advocaat|hond|schoonzus|schoonzoon)"
)
_ASIDE = re.compile(
    rf"{_WHO} (?:wilde|wou|had) (?:(?:eigenlijk|eerst|zelf) )*liever [^?]{{1,60}}maar (?:dan|toen|die|dat) (?:zit|kan|ben|heb"
    r"|kon|zat|was|lukt"
    r"|lukte|ging)\b[^?]*|(?:op |in )?(?:de )?(?:zelfde|dezelfde) (?:plek|kamer|locatie|ruimte|plaats|tijd)(?: als \w+ \w+)?"
    r"|vraag (?:mevrouw|meneer|haar|hem|klager) (?:(?:wel|even|ook) )*[^?#]{3,50} mee te (?:nemen|brengen)"
    r"|let op (?!.*\b(?:niet|andere?)\b)[^#?]{3,60}|"
    rf"{_WHO} (?:neemt|brengt|neem) (?:(?:zijn|haar|een|de|ook|dan) )*{_KIN}(?: ook)? mee"
    rf"|(?:(?:zijn|haar|de|een) )?{_KIN} (?:is|komt|gaat|zit|rijdt|schuift|luistert|tolkt)(?: er| dan| ook| gewoon| bij| mee"
    r"| aan| erbij)*"
    rf"|{_WHO} (?:komt|hoeft|is|zit|schuift) (?:er |dan |ook |zelf |de eerste keer |dit keer )*(?:niet |wel |later |pas later "
    r"|halverwege )?"
    r"(?:bij|erbij|mee)(?: te zijn| te zitten| aan)?"
    r"|@ (?:schuift|komt) (?:(?:het|de|later|tweede|laatste|eerste|stuk|deel|half|halfuur|uur|kwartier|ook|dan|er"
    r"|bij) )*(?:aan|bij|erbij)"
    rf"|{_WHO} (?:wil|wilde|wou|komt|kwam) (?:(?:liever|graag|er|het|ook) )*(?:niet )?(?:alleen|iemand|met iemand)"
    r" (?:komen|doen|zijn|mee|meenemen)?"
    rf"|(?:dat |dit |het )?(?:vond|vindt|vinden|was|is|komt|kwam|paste|past|schikt) (?:dat |het |{_WHO} )*(?:ook |wel |heel "
    r"|allebei |voor"
    r" iedereen |haar |hem |iedereen |beiden )*(?:goed|prima|ok|oke|fijn|best|akkoord|top|in orde|perfect|mooi)(?: uit| zo)?"
    r"|(?:en )?(?:dat )?(?:past|schikt|komt|lukt) (?:iedereen|beiden|allebei|haar|hem|ons)(?: allebei| allemaal)?(?: goed"
    r"| prima| uit| wel)*"
    r"|hopelijk (?:brengt|is|was) dat (?:geluk|(?:een |geen )?\w+teken)|(?:ja )?(?:echt|serieus|heus)|wat een (?!\w*(?:onzin"
    r"|gedoe))\w+(?: zeg)?"
    r"|(?:nog )?(?:een )?fijne (?:dag|avond|week)(?: nog)?|fijn weekend|(?:ze|hij|zij|klager|mevrouw|meneer) komt (?:naar "
    r"|hier)?(?:hierheen|hier"
    r"|naar hier|naar ons|bij ons|langs|naar kantoor)|(?:dat )?(?:spreek|regel|bevestig|bespreek) ik (?:zelf )?(?:wel )?(?:met"
    r"|bij) \w+"
    r"|(?:had|heb) ik (?:zelf )?(?:verkeerd|fout) (?:doorgegeven|opgeschreven|genoteerd|gezegd)(?: sorry)?|mijn (?:fout"
    r"|schuld)|sorry.{0,40}"
    r"|foutje(?: van mij)?|lief dat .{3,50}|(?:alvast )?(?:merci|bedankt|dank je|dankjewel)"
    r"|(?:(?:dat|en|is|heb|hebben|ik|we|al|net|ook|dit) )*(?:met (?:de )?(?:klant|klager|mevrouw|meneer|hem|haar|@|beiden"
    r"|iedereen) )?"
    r"(?:zo )?(?:overlegd|besproken|afgestemd|kortgesloten|geregeld)(?: met (?:de )?(?:klant|klager|mevrouw|meneer|hem|haar|@"
    r"|beiden))?"
    rf"|{_WHO} (?:weet|weten) (?:het|ervan|er van|dit|er|al|ook|daarvan|allebei|dat| )*|(?:eerder|vroeger|sneller) (?:lukte"
    r"|kon|ging|kan|lukt|gaat)\b[^#]*\b(?:niet|niks)\b[^#]*"
    r"|(?:dat|zo) (?:wilde|wil|wou) (?:hij|zij|ze|mevrouw|meneer|klager) (?:(?:graag|zelf|liever) )*(?:niet|zo)?"
    rf"|{_WHO} (?:was|is|klonk|reageerde|bleef|leek) (?:(?:eerst|nog|wel|heel|erg|best|nogal|een|beetje|wat|nu|er|weer"
    r"|behoorlijk) )*(?:boos|kwaad|blij|opgelucht"
    r"|zenuwachtig|gespannen|rustig|vriendelijk|verdrietig|emotioneel|tevreden|nerveus|chagrijnig|aardig|teleurgesteld|fijn"
    r"|moe|enthousiast)"
    r"(?: (?:mee|daarmee|ermee|dat|over|er|aan de telefoon|telefoon))*(?: (?:dat|maar|en|om) [^#?]{3,50})?"
    rf"|(?:{_WHO} )?wil (?:nu |toch |weer |er |best )*(?:wel |graag )(?:praten|komen|meewerken|meekomen)"
    rf"|niet deze week(?: hoor)?(?: (?:want )?(?!.*\b(?:als|of|misschien|maar)\b){_WHO} [^#]{{3,60}})?"
    r"|ik (?:app|bel|mail|sms|herinner) (?:hem|haar|ze|meneer|mevrouw|klager)(?! over| voor| of)(?: (?!of|wanneer|als"
    rf"|waarom)[\w@]+){{0,6}}"
)
_NOTHING_TO_TELL = re.compile(  # in answer to who asks for a report
    r"(?:er is |ik heb )?(?:dus |nog )?(?:geen|niks|niets) (?:verslag|te verslaan|te melden|om te verslaan)(?: dus)?"
)
_DAY_ELSEWHERE = re.compile(  # why the day that was is not kept; in front of the new one, or "andere" says so
    rf"(?:(?:{_WHO}|@) )?(?:(?:belde|mailde|zei|appte|laat weten|liet weten|heeft gebeld) (?:\w+ )?dat )?(?:[\w@]+ ){{0,4}}"
    r"(?P<which>die (?:andere |eerste |oude )?(?:dag|datum|ochtend|middag)|dan|toen)\b(?! (?:wel|ook|is|zijn|we"
    r"|wij)\b)[^#?]{3,60}"
)
_HOUR_LATER = re.compile(
    r"(?:en )?(?:hoe laat|(?:de )?(?:exacte |precieze )?tijd|het (?:tijdstip|uur))\b(?!.*\bof het\b)(?=.*\b(?:nog|later|straks"
    r"|volgt)\b)[^#?]*"
)
_AT_FIRST_I = re.compile(r"(?i)\bik dacht (?:dat?|eerst) [^.!?\n]{3,60}? maar(?: nee)?,? (?=[^.!?\n]*\d)")
_RUN_ON = re.compile(
    r"(?i)(?<=\w)\s+(?=(?:ik|we|wij) (?:had|hadden) [^,.!?]*\d)"
    r"|(?<=\w)\s+(?=(?:dat )?heb ik (?:al |net |ook )?(?:[\w']+ ){0,4}(?:overlegd|besproken|afgestemd|kortgesloten|geregeld)\b)"
)
_WRONG = re.compile(  # of the invitation that went out
    r"(?:(?:die|de|deze|dat|het) )?(?:datum|dag|tijd|tijdstip|uur|uitnodiging|afspraak|data) (?:klopt|kloppen|deugt|is|staat"
    r"|stond)"
    r"(?: (?:hier|zo|er|dus|echt|helaas|toch|in de uitnodiging))* (?:niet|nie|fout|verkeerd|onjuist|mis)(?: (?:goed|in|hoor))*"
    r"|(?:(?:helaas|sorry|oei|dus) )?(?:moet het|het moet|moet) (?:toch |dus |even )?(?:anders|om|verzet)|klopt (?:niet"
    r"|nie)(?: hoor)?|(?:dat|dit|het|er) (?:klopt|is|staat|gaat) (?:(?:hier|zo|helaas|een|er) )*(?:niet|nie|fout"
    r"|verkeerd|foutje|vergissing)(?: in)?"
    r"|verkeerde (?:dag|tijd|datum)"
)
_CUTS = re.compile(r"(,\s+|\s+,\s*|\s+(?:dus|maar|want|en)\s+(?=\S)|\s+[-–]\s+|:\s+|[()]|\s*!+\s+)")
_SAID = re.compile(r"(?i)\b(?:doorgegeven|gezegd|gemaild|genoemd|opgegeven|doorgebeld|was (?:de|onze) afspraak)\b ?")
_IN_ITS_PLACE = re.compile(  # in answer to an invitation: what it should have said
    r"(?i)\b(?:(?:ik|we|wij) (?:had|hadden|heb|hebben)|(?:(?:het|dat|dit|hij|ie|die) )?(?:moet|moest|hoort|hoorde"
    r"|dient)(?: het| dat)?|(?:meneer|mevrouw|hij|zij|ze|ik) bedoel(?:de|t)|het (?:moest|moet|had moeten))"
    r"(?= [^,.!?]*\d)"
)


_NO_REASON = re.compile(  # to move a talk: something else is wanted, or awaited
    r"\b(?:klacht|intrek\w*|ingetrokken|niet meer|stop\w*|geen gesprek|vraagt|vraag|hoor|hoort|wacht|nog|toch|eerst|maar|prima"
    r"|goed|blijft|klopt)\b"
)


MOVED_IN = ("uitnodiging-gesprek", "verzoek-verslag")  # where a day is a new one, so that what stands in front is why


def told_plainly(answer: Answer) -> Answer:
    """The answer without what leaves a talk as it is; as it was where nothing of it is a day to come."""
    text = with_days_spelled(answer.text) if len(answer.text) < 1000 else answer.text
    kind = answer.prompt.kind
    invited = kind == "uitnodiging-gesprek"
    text = _AFTER_LUNCH.sub("", _NOTE_IT.sub(r"\g<day>.", _STANDS_BUT.sub("", text)))
    text = _denied(_RUN_ON.sub(", ", _AT_FIRST_I.sub("", text)) if invited else text, answer)
    kept: list[str] = []
    for sentence in clauses(text):
        plain = clause_of(sentence, answer).plain.strip(" ?!.'")
        if _TO_US.fullmatch(plain) or _is_aside(plain, kind):
            continue
        if kind in MOVED_IN and not kept and "?" not in sentence and _explains(sentence, answer) and not _NO_REASON.search(plain):
            continue  # why it is moved
        if kind == "vraag-gesprek" and kept and _HOUR_LATER.fullmatch(plain):
            continue
        if rest := _without_asides(sentence, "\n".join(kept), answer):
            kept.append(rest)
    return replace(answer, text="\n".join(kept))


def _denied(text: str, answer: Answer) -> str:
    """The text without the days and hours it denies, where others are left."""
    left = _NOT_THAT.sub("", _NOT_THIS_BUT.sub("", f" {text}")).strip()
    return left if left != text.strip() and {"#"} & set(clause_of(left, answer).words) else text


def _without_asides(sentence: str, before: str, answer: Answer) -> str:
    """The sentence without the parts that are of no weight; "" when nothing is left."""
    parts = _CUTS.split(sentence)
    if len(parts) > 2 and re.match(r"(?i)\W*dus\b", "".join(parts[1:3])) and _explains(parts[0], answer):
        parts = parts[2:]
    kept = parts[0] if not _weightless(parts[0], before, answer) else ""
    for sign, words in zip(parts[1::2], parts[2::2], strict=True):
        if not words.strip() or not _weightless(words, f"{before}{kept}", answer):
            kept += (sign if kept else "") + words
    return kept.strip()


def _explains(words: str, answer: Answer) -> bool:
    """True for a reason in front of "dus", without a day of its own."""
    plain = clause_of(words, answer).plain
    return "#" not in plain and "~" not in plain and "?" not in words and not _OPEN.search(plain) and not asks(plain)


def _weightless(words: str, before: str, answer: Answer) -> bool:
    if "?" in words:
        return False
    kind = answer.prompt.kind
    plain = re.sub(r"^(?:maar|en|dus|want) ", "", clause_of(words, answer).plain.strip(" '"))
    if kind == "uitnodiging-gesprek" and (elsewhere := _DAY_ELSEWHERE.fullmatch(plain)):
        first = find(before, answer.now).day is None if before else True
        return (first or " " in elsewhere["which"].removeprefix("die ")) and _OPEN.search(plain) is None
    return _is_aside(plain, kind) or _TO_US.fullmatch(plain) is not None


_OPEN = re.compile(r"\b(?:misschien|als|of|denk|liever|weet|wanneer|mogelijk|hopelijk|twijfel\w*|zou|wil|volgens|kijken)\b")


def _is_aside(plain: str, kind: str) -> bool:
    wrong = kind == "uitnodiging-gesprek" and _WRONG.fullmatch(plain) is not None
    return (
        wrong
        or _ASIDE.fullmatch(plain) is not None
        or (kind == "verzoek-verslag" and _NOTHING_TO_TELL.fullmatch(plain) is not None)
    )


def as_meant(text: str, answer: Answer) -> str:
    """The words in which an invitation is put right, as those of the talk itself."""
    if answer.prompt.kind != "uitnodiging-gesprek" or find(text, answer.now).day is None:
        return text
    return _SAID.sub("", _IN_ITS_PLACE.sub("het wordt", text))
