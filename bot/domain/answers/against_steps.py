"""What speaks against a step of the case beside it: against who handles it, what it is, the talk, more time, or a withdrawal.

Somebody else's appointment, an option that is not fixed, a length of time that is of something else, a condition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.domain.answers.clauses import bare_letters, clauses, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.dates import find, is_sum
from bot.domain.answers.masked import clause_of, with_client
from bot.domain.answers.names import mentioned
from bot.domain.answers.other_occasions import is_another_occasion
from bot.domain.attendance import may_be_left_out, not_invited
from bot.domain.case import planned_talk

Against = Callable[[Command, list[str], Answer], bool]  # of an action, the plain clauses of the answer, and the answer
MOST_DAYS = 200  # more time than anybody asks for
FIRST_HOUR, LAST_HOUR, NOON = 7, 21, 12  # of the day: nobody is heard earlier or later
_OF_HANDLER = re.compile(
    r"\bwijs\b[^.!?]*\baf\b|\bheeft (?:deze |de )?(?:klager|haar|hem|client) (?:zelf |al )?(?:begeleid|gecoacht)\b"
    r"|(?<!\w)over (?:haar|hem|@) gaat (?:het|de klacht)\b"
    r"|\b(?:zij|ze|hij|die) (?:zat|was|stond) (?:er|daar) ?(?:\w+ )?(?<!niet )bij(?! betrokken)\b"
    r"|\b(?:ik|we|wij) (?:bel|bellen|spreek|mail|app|schrijf|bezoek) .*\b(?:ik doe dat|dat doe ik)\b"
    r"|\bik geef \w+ door (?:aan|bij|naar) @"
    r"|\baan de beurt voor\b|\bbij (?:mijn )?(?:spoed|afwezigheid|dringende|noodgevallen|vragen)\b|^\W*contact(?:persoon)?\W"
    r"|\bniet op kantoor\b|(?<!\w)@ en ik(?= (?:doen|samen|pakken|nemen|behandelen|gaan)\b|$|[,.])|\b(?:ik|wij|we) en @"
    r"|\bsamen met (?:mij|@)|@ (?:\w+ )?samen met\b"
    r"|\bwat (?:we|wij|ik) .*\bgedacht\b|\bof dat handig is\b|\bniet (?:zo )?handig\b"
    r"|\bvindt (?:het|dit|dat) (?:helemaal |echt )?(?:niks|niets)\b"
    r"|, (?:vindt|zegt|denkt) (?:hij|zij|ze|klager)$|(?<!\w)@ wel,? @ ook\b|\blaat @ en @(?!\w)|\bmijn (?:uiterste )?best\b"
    r"|\bde (?:zaak|klacht)(?: zelf)? (?:houdt|hou|blijft bij|blijft van)\b"
)
_SHE = r"(?<!\w)(?:zij|ze|hij|@)"
_PARTIAL = re.compile(  # beside his name: what he had to do with it, with whom, or that he is no longer there
    r"^(?!.*\b(?:niet|nooit|geen|nergens)\b).*\bbetrokken\b(?! medewerker)|\bgaat (?:\w+ ){0,3}over (?:haar|hem)(?! heen)\b"
    rf"|{_SHE} (?:heeft|had) (?:\w+ ){{0,3}}(?:brief|mail|rapport|besluit|beslissing)\b.*\b(?:geschreven|gestuurd|genomen"
    rf"|gemaakt|opgesteld)\b"
    rf"|\bgesprek waar\b.*{_SHE}|\b(?:was|is) (?:\w+ )?(?:zijn|haar) (?:vorige |oude |eerste )?(?:leidinggevende|coach"
    rf"|jobcoach|begeleider"
    r"|casemanager|baas|chef|manager)\b|\bis (?:de|een) (?:\w+ )?(?:coach|partner|vriend|vriendin|zus|broer|buurvrouw"
    r"|buurman|vrouw|man"
    r"|moeder|vader|leidinggevende|manager|kennis) van\b|\b(?:toen|destijds)\b.*\b(?:vervangen|waargenomen)\b"
    r"|\b(?:ruzie|conflict|aanvaring) (?:\w+ )?met klager\b|\b(?:bang voor|hekel aan) (?:haar|hem|@)"
    r"|(?<!\w)(?:klager|meneer|mevrouw|@) (?:wil|vertrouwt|mag) (?:haar|hem|@) (?:\w+ )?niet\b"
    r"|\b(?:zei|zegt|gezegd|heeft|had) (?:ze |zij |hij )?(?:\w+ )?nee\b|\bging (?:dat|het) (?:\w+ )?mis\b|\bweg te gaan\b"
    r"|\b(?:haar|zijn) \w*verlof\b|^(?:pas )?vanaf (?!nu\b|vandaag\b|heden\b)"
)
_OF_ADVICE = re.compile(r"\b(?:advies|oordeel|voorstel|conclusie)\b(?: \S+){0,4} (?:neem|nemen) (?:ik|we|wij) (?:\w+ )?over\b")
_OF_KIND = re.compile(
    r"\btussen (?:een )?(?:klacht|vraag|suggestie|overig)(?: \w+)? en\b|\b(?:als|indien) het (?:echt )?moet\b|"
    r"^(?:zo )?op het eerste gezicht\b|\bin eerste instantie\b|^(?:pas )?over ~ |\bsplits\w*\b"
    r"|,? (?:vindt|zegt|beweert|roept) (?:hij|zij|ze|klager|mevrouw|meneer|@|(?:de|het|mijn|zijn|haar|onze) \w+)(?: zelf)?$"
    r"|\btot(?:dat)? (?:ik|we|wij|hij|zij|ze|er|nader|klager|@)(?!\w)"
    r"|\bbij (?:zijn|haar|de|die|hun|een) (?:lopende|bestaande|eerdere|vorige|oude|andere) (?:klacht|zaak|dossier)\b"
)
_NONE_YET = re.compile(
    r"\bhoe (?:hij|zij|ze|je|men|dat|hij dan|zij dan) een klacht\b|\bdient? er (?:\w+ ){0,3}geen in\b|\bnog geen klacht\b"
)
_OF_TALK = re.compile(
    r"^(?:de )?uitnodiging\w* (?:gaat|gaan|volgt|komt|verstuur|stuur)\b.*#|\b(?:datum|dag) die (?:dus )?niet\b"
    r"|\bvoorbehou[td]|\bstaat (?:\w+ ){0,3}dubbel\b"
    r"|^klager heeft .*\been (?:gesprek|afspraak)\b|^(?:staat|staan|is|zit|stond) (?:er|daar) (?:al |nog )?(?:iets"
    r"|wat|een)\b|\bopties\b|\bkeuze uit\b"
    r"|\b(?:voor|over) (?:het|zijn|haar|een) (?:\w*werkplan|\w*plan|cv|sollicitatie\w*|stage|proefplaatsing"
    r"|contract|cursus)\b|\bvoor (?:zijn|haar|hun) (?!klacht|hoor|bemiddel|herstel)\w{3,}(?:gesprek|afspraak|training"
    r"|therapie|test)\b"
)
_NOT_FIXED = re.compile(  # an option, or a talk that was fixed and is no more
    r"^\W*(?:optie|mogelijkheid|streven|richtdatum|idee|gereserveerd|voorstel)\b|\bo\.?v\.?b\b|\bgeblokt\b"
    r"|# (?:\w+ ){0,3}verzet$"
    r"|\bdie (?:erna|daarna)\b|\bde week (?:erop|erna|daarna)\b|\bniet aanstaande\b|\bmaar dan (?:die )?(?:van|in) (?:#|\w+)$"
    r"|\bis (?:inmiddels |alweer )?(?:veranderd|gewijzigd)\b"
    r"|(?<!\w)(?:@|klager|meneer|mevrouw) kan dan\b.*\bniet\b(?!.*#)|\boverleg\w* nog\b|\bvindt dat te (?:laat|vroeg)\b"
    r"|\bkan ook (?:#|\d|nog)|\bover ~ dus\b|\bsluit hier\b"
    r"|\bgeen gesprek\b|\b(?:met|in) potlood\b(?! en\b)|\bstaat (?:[\w#]+ ){0,6}(?:bovenaan|op kop)\b"
    r"|\b(?:meeste stemmen|favoriet|datumprikker staat|doodle staat)\b"
)
_CALLED_OFF = re.compile(r"\b(?:belde|zegde|meldde|belt|zegt) (?:\w+ ){0,2}af\b|\b(?:afgebeld|afgezegd)\b")  # behind its day
_OF_OTHERS = re.compile(  # somebody else's appointment
    r"\bmet (?:de |het |zijn |haar )?(?:gemeente|uwv|werkgever|bedrijfsleider|leidinggevende|mt|advocaat|bedrijfsarts"
    r"|vakbond|team)\b"
    r"(?!.*\b(?:klager|meneer|mevrouw|hem|haar|client)\b)|\bintake\w*\b|(?<![\w@])@ (?:en @ )?(?:heeft"
    r"|hebben) (?:\w+ )?# .*\bgesprek met\b"
    r"|\b(?:klager|hij|zij|ze|meneer|mevrouw) heeft (?:\w+ )?#.*\b(?:gesprek|afspraak) met @|\bvoor te bereiden\b"
    r"|\bover het vervolg\b|\bbegin met @|\bvoorgesprek\b|\bmet (?:zijn|haar) [\w-]+ is\b|\bmet (?:hem|haar|@) (?:hier"
    r"|daar)over\b|\bover de aanpak\b"
    r"|\bgepland om (?:er|hier|daar)?aan te\b|\bmet @ (?:afgesproken dat|gepland)\b|\bgesprek met @ (?:over|hierover"
    r"|daarover)\b"
    r"|\b(?:gesprek|afspraak|afgesproken|gepland) (?:\S+ ){0,2}met @(?!.*\b(?:klager|meneer|mevrouw|hem"
    r"|haar|client|en)\b)"
    r"|\b(?:gaan|zitten) @ en ik\b(?!.*\b(?:klager|meneer|mevrouw|hem|haar|client)\b)"
)
_OUTSIDER_COMES = re.compile(
    r"^(?:de |het |zijn |haar |onze )?(?:gemeente|uwv|werkgever|verzekeraar|bedrijfsarts|vakbond|opdrachtgever|inspectie"
    r"|accountant)\b"
    r"(?!.*\b(?:klager|hij|zij|ze|meneer|mevrouw|samen|ook)\b).*\b(?:komt|komen|kan|belt)\b.*#"
)
_COLLEAGUE_COMES = re.compile(
    r"^@ (?:(?:\w+ ){0,3}en )?(?:komt|kan) (?:\w+ )?#(?!.*\b(?:klager|hij|zij|ze|meneer|mevrouw"
    r"|samen|ook)\b)"
)
_NO_MOMENT = re.compile(
    r"\bdat is (?:(?:me |mij )?te (?:vroeg|laat|krap|snel)|mijn |een feestdag|helaas)"
    r"|\bdan is @ (?:jarig|vrij|weg|afwezig|er niet|met vakantie|ziek)\b"
)
_WITHOUT_WHOM = re.compile(r"\bzonder (?:hem|haar|hen|hun|die)\b(?! (?:te|\w+ te)\b)")
_APART = re.compile(r"\b(?:apart|afzonderlijk|los van elkaar|om de beurt|na elkaar|een voor een)\b")  # one moment for two talks
_THIS = re.compile(r"\b(?:vandaag|morgen\w*|overmorgen|vanmiddag|komende|aanstaande|a\.?s\.?|deze)\b")
_BEYOND_AN_HOUR = re.compile(r"\b(?:na|vanaf|voor|tot|rond|omstreeks) (?:\d{1,2}(?:[.:]\d\d)?|\w+) uur\b")  # which is no hour
_MORNING, _AFTERNOON = re.compile(r"dagochtend\b|\buur 's ochtends\b"), re.compile(r"dagmiddag\b|\buur 's middags\b")
_SOME_DAYS = re.compile(
    r"(?i)(?<![\d.:/-])\d{1,2}(?:e)?(?:, ?\d{1,2}(?:e)?)* (?:en|of|,) \d{1,2}(?:e)? (?:jan|feb|maart|apr|mei|jun"
    r"|jul|aug|sep|okt|nov|dec)"
)
_NO_TERM = re.compile(  # a length of time that is of something else
    r"\b(?:doet|doen|zijn|is|zit|zitten|blijft|ligt) (?:\w+ ){0,3}~ (?:mee bezig|over|op vakantie|weg|thuis|vrij|ziek"
    r"|in \w+|met \w+)\b"
    r"|(?<![\w@])@ (?:had|heeft|vroeg) (?:\w+ ){0,2}~(?: \w+)? ?(?:extra )?(?:gevraagd|nodig|gewild)?$"
    r"|~ is (?:meer dan )?(?:genoeg|zat|ruim)\b"
    r"|\bverlenging tot #.*\b(?:is|lijkt) (?:\w+ )?(?:genoeg|prima|goed|ruim)\b|\b(?:doet|doen) er ~ over\b"
    r"|\bdaarna houden we\b"
)
_WOULD_HAVE_BEEN = re.compile(  # time that was wished for, or should have been asked for; the term as it is
    r"[~#] (?:(?:extra|erbij|respijt|uitstel|langer|meer) )*(?:had|hadden|was|waren) (?:\w+ ){0,5}(?:geweest|gehad|gebruiken"
    r"|moeten|kunnen|mogen|gewild)\b|\btermijn van ~ (?:is|zijn|vind|lijkt|blijft|was)\b|\bdie ~ (?:zijn|is|gaan|was|waren)\b"
    r"|^(?!(?:\w+ )?(?:ik|wij|we)\b).*\ben (?:wil|wilde|vraagt|vroeg|wenst) (?:\w+ ){0,3}[~#]|\bnu niet meer\b"
    r"|[~#] (?:\w+ )?(?:had|hadden) (?:ik|we|wij)\b|\bnog ~ en dan\b|\b(?:termijn|einddatum) (?:blijft"
    r"|verandert|schuift|ligt vast|staat vast)\b(?! met)"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:contract|verlof|rapport|traject|uitkering|vakantie|indicatie)\b.*#(?!.*\bverleng)|(?<!\w)(?:klager|meneer"
    r"|mevrouw|hij|zij|ze|@) (?:is|zit|blijft"
    r"|verblijft|ligt|werkt) (?:\w+ )?(?:tot )?(?:\w+ )?#|# (?:verwacht|binnen)\b"
)
_MORE = re.compile(r"\b(?:erbij|extra|langer|meer)\b")
_LONGER = re.compile(rf"{_MORE.pattern}|\bverleng\w*|\buitstel\b")
_ASKS_LEAVE = re.compile(r"\bis dat (?:goed|akkoord|oke?)\W*$|\btot na (?:kerst|nieuwjaar|pasen|de vakantie)\b")
_NOT_WITHDRAWN = re.compile(  # on a condition, in part, by somebody else, or undone
    r"\bop (?:de dag|het moment) dat\b|\b(?:geen dag|niet) eerder\b|\bpas (?:als|wanneer|nadat)\b|"
    r"\b(?:zodra|mits|tenzij)\b|\bals (?:hij|zij|ze|het|de|er|@)\b|\bblijf(?:t|ft) (?:\w+ )?(?:staan|over|liggen)\b"
    r"|\balleen (?:het|dat) (?:stuk|deel|punt)\b"
    r"|\b(?:stuk|deel|punt) (?:over|\d)\b.*\b(?:niet|wel|blijft|nog)\b|\bdefinitief\b.*\bmaken\b|\bgeen goed idee\b"
    r"|\bnachtje\b|\b(?:geen|zonder|nog een|wacht\w* op (?:de|een|zijn|haar)) handtekening\b"
    r"|\bhandtekening (?:\w+ ){0,2}(?:volgt|komt|moet|ontbreekt|nog)\b"
    r"|\b(?:diende|dient) (?:\w+ ){0,3}(?:weer|opnieuw) in\b|\b(?:zijn|haar) (?:vrouw|man|moeder|vader|zoon|dochter"
    r"|partner|zus|broer) (?:trekt|belde|mailde|appte|heeft gebeld)\b"
    r"|\b(?:andere|volgende) (?:client|klant|klager)\b|\bmisschien\b|\bdenkt erover\b"
    r"|\bwil (?:\w+ )?(?:zijn |haar |de )?(?:klacht )?intrekken\b.*\b(?:ik|maar)\b"
    r"|\b(?:accepteer|aanvaard|geloof|honoreer) (?:ik|we|wij) (?:\w+ )?niet\b|\buit (?:zijn|haar) hoofd\b"
    r"|\b(?:ontraden|afgeraden)\b|\bbij ons (?:loopt|gaat|blijft)\b|\b(?:dat|dit|het) (?:nog |schriftelijk )*te bevestigen\b"
    r"|\bklacht bij (?:de |het )?(?:ombudsman|uwv|gemeente|rechter|geschillencommissie)\b"
    r"|\bingetrokken bij (?:de |het )?(?:ombudsman|uwv|gemeente|rechter|geschillencommissie)\b"
)


def _assign(_: Command, plain: list[str], answer: Answer) -> bool:
    coached = _takes_over_from(answer) & {party.name for party in answer.case.involved}
    advised = _OF_ADVICE.search(" ".join(plain)) is not None
    return bool(coached) or advised or any(shape.search(each) for each in plain for shape in (_OF_HANDLER, _PARTIAL))


def _takes_over_from(answer: Answer) -> set[str]:
    """Whose work somebody takes over: of who is complained of it is the coaching, not the case."""
    after = re.split(r"(?i)\bover van\b", answer.text)[1:]
    return {person.name for words in after for person in mentioned(" ".join(words.split()[:4]), answer.bureau.roster)}


def _of_kind(command: Command, plain: list[str], _: Answer) -> bool:
    none = command.arguments.get("label") == "klacht" and any(_NONE_YET.search(each) for each in plain)
    return none or any(_OF_KIND.search(each) for each in plain)


def _plan_hearing(command: Command, plain: list[str], answer: Answer) -> bool:
    without, sides = not_invited(answer.text, answer.case), set(filter(None, command.arguments.get("who", "").split(",")))
    if not may_be_left_out(answer.text, answer.case) <= without:
        return True
    whole = bare_letters(answer.text)
    if _WITHOUT_WHOM.search(whole) or len(without) > 1 or (without and (not sides or sides & without)):
        return True
    if len(sides) != 1 and _APART.search(whole):
        return True
    if _is_of_another_week(command.arguments["when"], answer):
        return True
    shapes = (_OF_TALK, _NO_MOMENT, _NOT_FIXED, _OF_OTHERS)
    if any(_OUTSIDER_COMES.search(each) for each in plain) or _is_no_party(answer):
        return True
    if "T" not in command.arguments["when"] and _BEYOND_AN_HOUR.search(whole):
        return True
    odd = _SOME_DAYS.search(answer.text) is not None or _is_odd_hour(command.arguments["when"], whole)
    days = [at for at, each in enumerate(plain) if "#" in each]
    undone = any(_CALLED_OFF.search(each) for each in plain[max(days, default=0) :])
    return odd or undone or is_another_occasion(plain) or any(shape.search(each) for each in plain for shape in shapes)


def _is_no_party(answer: Answer) -> bool:
    """True where who comes on the day is a colleague whom the complaint is not about."""
    told = clauses(with_client(answer.text, answer))
    coming = [each for each in told if _COLLEAGUE_COMES.search(clause_of(each, answer).plain)]
    concerned = {party.email for party in answer.case.involved}
    named = [mentioned(each, answer.bureau.roster)[:1] for each in coming]
    return any(person.email not in concerned for people in named for person in people)


def _is_of_another_week(when: str, answer: Answer) -> bool:
    """True where a talk that stands is moved to no hour, or to a mere weekday of an earlier week: its own may be meant."""
    stands = planned_talk(answer.case)
    if stands is None or answer.now is None or stands.data["when"][:10] < answer.now.date().isoformat():
        return False
    day, before = date.fromisoformat(when[:10]), date.fromisoformat(stands.data["when"][:10])
    named = find(answer.text, answer.now, exact=True).day is not None or _THIS.search(bare_letters(answer.text)) is not None
    no_hour = "T" in stands.data["when"] and "T" not in when
    return no_hour or (not named and day < before and day.isocalendar()[:2] != before.isocalendar()[:2])


def _is_odd_hour(when: str, said: str) -> bool:
    """True for an hour at night, and one that is not of the part of the day that was named."""
    if "T" not in when:
        return False
    hour = int(when[11:13])
    early, late = _MORNING.search(said) is not None and hour >= NOON, _AFTERNOON.search(said) is not None and hour < NOON
    return not FIRST_HOUR <= hour <= LAST_HOUR or early or late


def _extend(command: Command, plain: list[str], answer: Answer) -> bool:
    said = " ".join(plain)
    other = "#" not in said and _NO_TERM.search(said) is not None
    other = (
        other
        or _WOULD_HAVE_BEEN.search(said) is not None
        or _ASKS_LEAVE.search(bare_letters(answer.text)) is not None
        or is_sum(answer.text)
    )
    return (
        other
        or _is_the_term(command.arguments["until"], said, answer)
        or _is_far_off(command.arguments["until"], answer)
        or _is_of_something_else(answer)
    )


def _is_the_term(until: str, said: str, answer: Answer) -> bool:
    """True for the day on which it ends as it is, unless he says that there is more."""
    return answer.until is not None and until == answer.until.isoformat() and _MORE.search(said) is None


def _is_far_off(until: str, answer: Answer) -> bool:
    """True for a day so far off that it must be a slip."""
    if answer.until is None:
        return False
    day = date.fromisoformat(until)
    return (day - answer.until).days > MOST_DAYS


def _is_of_something_else(answer: Answer) -> bool:
    """True where every day that is named is of something else than the term, and no length of time that is asked for."""
    parts = [clause_of(part, answer).plain for each in clauses(answer.text) for part in halves(each)]
    dated = [part for part in parts if "#" in part]
    asked = any("~" in part and "#" not in part and _LONGER.search(part) for part in parts)
    return bool(dated) and not asked and all(_OF_SOMETHING_ELSE.search(part) for part in dated)


def _withdraw(_: Command, plain: list[str], __: Answer) -> bool:
    return any(_NOT_WITHDRAWN.search(each) for each in plain)


STEPS: Mapping[str, Against] = {
    "assign": _assign,
    "classify": _of_kind,
    "admit": _of_kind,
    "plan_hearing": _plan_hearing,
    "extend": _extend,
    "withdraw": _withdraw,
}
