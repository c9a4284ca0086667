"""What a clause says about the talk: planned, moved, called off, held, or not wanted."""

from __future__ import annotations

import re
from datetime import datetime

from bot.domain.answers import words as said
from bot.domain.answers.clauses import DOUBT, halves
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.dates import Found
from bot.domain.answers.names import mentioned, plain_letters
from bot.domain.answers.not_the_talk import confirms, is_no_talk
from bot.domain.answers.residue import OCCUPIED, names_a_stranger
from bot.domain.answers.where import PLACE, place_of, with_sentence
from bot.domain.attendance import CLIENT, EMPLOYEE, joins, named, not_invited, together, without_advice

_HELD = re.compile(
    r"(?:(?:het|ons|een|mijn) )?(?:hoor)?gesprek (?:met .{2,40} )?(?:is |was |heeft )?(?:inmiddels |al )?(?:# |(?:vorige"
    r"|afgelopen) (?:week|#) )?(?:gehouden|geweest|gevoerd|plaatsgevonden|gehad|achter de rug|afgerond)\b.{0,60}"
    r"|(?:klager|klant|melder|client|medewerker|beide partijen|iedereen|beiden|de klager|de medewerker|klager en"
    r" medewerker)(?: zijn| is)?(?: inmiddels| al)?(?: #)? gehoord\b.{0,60}"
    r"|(?:ik heb |we hebben |wij hebben )?(?:# )?(?:al )?(?:een |het )?(?:goed )?(?:hoor)?gesprek (?:# )?(?:al )?(?:gehad"
    r"|gevoerd|gehouden)(?: (?:met|op) .{2,60})?"
    r"|(?:ik heb |we hebben )(?:de )?(?:klager|klant|melder|client|medewerker|beide partijen|beiden|@|klager en medewerker)"
    r" (?:# )?(?:al )?(?:gesproken|gehoord)"
)
_NOT_HELD = re.compile(r"\b(?:ging|is|heeft) niet (?:door|doorgegaan|plaatsgevonden)\b|\bniet doorgegaan\b")
_OTHER_PLANS = re.compile(
    r"\b(?:bel\w*|gebeld|mail\w*|laat|weten|terug|verslag|reactie|brief|stukken|vakantie|ziek|vrij|begin|start|reageer|hoor"
    r"|antwoord\w*|probeer|voorstel\w*|voorgesteld|stel(?:t|de|len|den)?|oppert\w*"
    r"|vraagt|vroeg|wenst\w*|noemde?|noemt|verleng\w*|uitstel|oordeel|uitkomst"
    r"|cv|sollicitatie\w*|training|cursus|rechter|rechtbank|stage|intake|vacature|ander|elke|iedere|wekelijks|bezet|afgezegd"
    r"|besproken|klacht was|gebeurd|tussen|rond|ergens"
    r"|uwv|bedrijfsarts|advocaat|vindt|vond|zegt|zei|schrijft|meldt|denkt|aldus|circa|ongeveer|slecht|bijna|amper|binnenkort"
    r"|uiterlijk|voor of|liefst"
    r"|voorkeur|wachten|belde|vorige"
    r"|afgelopen|week|eind|medio|onder voorbehoud|voorbehoud|optie|opties|concept|termijn)\b"
)
_AGREED_FOR = re.compile(r"afgesproken (?:met (?:klager|mevrouw|meneer|hem|haar|@) )?voor #")
_BY = re.compile(  # before or after a day, not on it
    r"(?<!gepland )(?<!afgesproken )(?<!gesprek staat )(?<!afspraak staat )(?<!agenda )(?<!klager staat )(?<!@ staat"
    r" )(?<!afspraak gemaakt )"
    r"\b(?:voor|uiterlijk|na|vanaf|tot|binnen) (?:de )?#"
)
_MEET = re.compile(r"\b(?:met|we|wij|zitten|zien|kan|kunnen|komt|komen|ontvang\w*|schikt|wordt|werd|staat)\b")
_CAN_COME = re.compile(
    r"(?:(?:en|dus) )?(?:hij|zij|ze|@|(?:de )?(?:klager|klant|melder|client)|beiden|allebei|iedereen)(?: en @)? (?:kan|kunnen)"
    r"(?: (?:allebei|beiden|wel|ook|dan))* #"
)
_SUITS = re.compile(  # everybody, so that it is settled
    r"(?:(?:dan|en|dus) )?# (?:lukt|schikt|past|komt) (?:(?:goed|prima|wel|ook) )*(?:(?:bij|voor|uit voor|uit bij) )?"
    r"(?:iedereen|beiden|allebei|alle partijen|ons allemaal|allen)(?: (?:goed|prima))*(?: uit)?"
)
_PROMISED = re.compile(  # by one side, so that it is settled with him
    r"(?:(?:en|dus|ja) )?(?!(?:niemand|nog|niet|wie) )(?:@|\w+|(?:de|mijn) \w+|(?:mevrouw|meneer) \w+) (?:heeft|hebben)"
    r" (?:(?:net|zojuist|al|nu|ook) )*(?:toegezegd|bevestigd|ingestemd|ja gezegd) (?:voor|met|op|tegen) #"
)
_BESIDE = re.compile(r"(?:, | en |\. )(?:ik|hij|zij|ze|we|wij) (?:heb|heeft|hebben|is|was|had|bel|mail|stuur|app)\b")
_INVITE = re.compile(
    r"\b(?:doe|stuur|verstuur|verzend) (?:(?:de|een|maar|dan|hun|hen"
    r"|beiden) )*uitnodiging(?:en)?\b(?!.{0,12}\b(?:niet|pas|als)\b)"
    r"|\bdus (?:dan )?(?:doen|plannen|nemen|houden) we (?:het|die|dat|hem)(?: dan| daarop)?(?= *(?:[.!]|$))"
)
_OTHER_THING = re.compile(  # comes, or is what somebody comes for
    r"\bkomt (?:de|het|een|mijn|onze|zijn|haar) (?!(?:heer|klant|client\w*|melder|medewerker|man|vrouw|dame|deelnemer"
    r"|kandidaat|madam"
    r"|dochter|zoon|zus|broer|moeder|vader)\b)\w+|\bte vervallen\b"
    r"|\b(?:ophalen|halen|brengen|inleveren|terugbrengen|tekenen|solliciteren|teamdag|werkgever|loodgieter|monteur)\b"
)
_OF_CHOICE = ("opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid")  # letters of which no talk is due
_PAST = re.compile(r"\b(?:geweest|gehad|gehouden|gevoerd|was|zat|gesproken|plaatsgevonden)\b")
_WITH_HANDLER = re.compile(
    r"\b(?:ik|we|wij) (?:spreek|spreken|bespreek|heb|zie) @(?! (?:en|met|of) )(?!.*\b(?:klager|mevrouw|meneer|klant|client"
    r"|en (?:hem|haar))\b)"
    r"|\b(?:spreek|sprak|spreken)\b.*\b(?:op|over|erop|hierop|daarop)? ?aan$|\baan ?(?:ge)?spreken\b|\baangesproken\b"
)
_WORDT = re.compile(r"(?:(?:ja|het|dat|dus|en|nu) )*(?:wordt (?:(?:dus|nu|dan) )*(?:op )?#|is (?:op )?# geworden)")
_HIS_ROOM = re.compile(
    r"\b(kamer|kantoor|werkplek|bureau|ruimte|spreekkamer|huis|woning) van (?:(?:de|mevrouw"
    r"|meneer) )?[\w'-]+(?: de [\w'-]+)?"
)
_EVERYBODY = re.compile(
    r"\b(?:beide\w*|allebei|iedereen|alle partijen|(?:z'n|zijn|ons|wij|we|alle) (?:drie|drieen|vieren)|alledrie)\b"
)
_JOINS = re.compile(r"\b(?:ook|sluit(?:en)? aan|schuif(?:t|ven) aan|erbij)\b")  # beside somebody else
PLANNED_IN = ("vraag-gesprek", "uitnodiging-gesprek", "opdracht", "verzoek-verslag")


def talk(plain: str, words: list[str], text: str, found: Found, answer: Answer) -> Command | None:
    """The command about the talk in one masked clause."""
    kind = answer.prompt.kind
    if re.search(r"\b(?:verleng\w*|uitstel)\b", plain) or kind == "vraag-verlenging":
        return None
    if found.day is not None and answer.now is not None and found.day > answer.now.date() and _NOT_HELD.search(plain):
        return Command("unclear", why="tegenstrijdig")
    if is_with_handler(plain, answer):
        return None
    if re.search(r"\b(?:was|waren|stond|stonden) (?:\w+ ){0,2}(?:gepland|ingepland|afgesproken)\b", plain):
        return None
    if re.search(r"\bzodra\b", plain_letters(answer.text)) and _NOT_HELD.search(plain):
        return None
    if (said.CANCELLED.fit(words) and _is_off(words) and not {"@", "heeft"} & set(words)) or re.fullmatch(
        r"(?:het |ons )?gesprek (?:gaat|ging) niet door.{0,3}", plain
    ):
        return Command("cancel_hearing")
    if said.WAIVED.fit(_with_client(words, answer)):
        return _waived(words, text, answer)
    if (
        _HELD.fullmatch(plain)
        and not _with_others(plain, answer)
        and not re.search(r"\b(?:niet|geen|nog|moet|wordt|nadat|als)\b", plain)
    ):
        return _held(text, found, answer)
    about = bool(said.TALK_WORDS & set(words))
    bare_day = _WORDT.fullmatch(plain) is not None and found.day is not None and found.clock is not None
    exact = kind == "herinnering" and (bare_day or (plain == "#" and found.clock is not None))  # nothing else has an hour
    if not about and kind not in PLANNED_IN and not exact:
        return None
    return _planned(plain, words, text, found, answer, about)


def _with_client(words: list[str], answer: Answer) -> list[str]:
    """The words with the names of the client as what he is."""
    names = set(plain_letters(answer.case.complainant.name).split()) if CLIENT in answer.case.parties else set()
    return [CLIENT if word in names else word for word in words]


def _waived(words: list[str], text: str, answer: Answer) -> Command | None:
    """Who needs no talk; a question where a colleague is named who is no party, or who has the client's first name."""
    sides = named(text, answer.case)
    if "@" in words and len(sides) != 1:
        return Command("unclear", why="niet-begrepen")
    who = EMPLOYEE if EMPLOYEE in sides else CLIENT
    pronoun = not {"hij", "zij", "ze"}.isdisjoint(words)
    return None if pronoun and answer.prompt.kind != "vraag-gesprek" else Command("waive_hearing", {"who": who})


def is_with_handler(plain: str, answer: Answer) -> bool:
    """True for a word with whoever handles the case about it."""
    handler = answer.case.handler
    return handler is not None and handler.email != answer.sender.email and _WITH_HANDLER.search(plain) is not None


def _is_off(words: list[str]) -> bool:
    """ "niet door" or "afgezegd", and not "niet afgezegd"."""
    called_off = bool(
        {"vervalt", "vervallen", "afgezegd", "geannuleerd", "annuleer", "annuleren", "zeg", "afzeggen"} & set(words)
    )
    goes_on = {"door", "doorgegaan", "doorgaan"} & set(words)
    return not called_off and bool(goes_on) if "niet" in words else called_off


def _with_others(plain: str, answer: Answer) -> bool:
    """True for a talk with a colleague who is no party, or about something else."""
    if re.search(r"\b(?:over|inzake)\b", plain):
        return True
    people = {person.email for person in mentioned(answer.text, answer.bureau.roster)}
    parties = {party.email for party in answer.case.involved} | {answer.sender.email}
    return "@" in plain and bool(people) and not people & parties


def _held(text: str, found: Found, answer: Answer) -> Command:
    if found.day is not None and answer.now is not None and found.day > answer.now.date():
        return Command("unclear", why="tegenstrijdig")
    return Command("record_hearing", {"text": text.strip(" ,")} | ({"when": found.iso} if found.day else {}))


def _planned(plain: str, words: list[str], text: str, found: Found, answer: Answer, about: bool) -> Command | None:
    kind = answer.prompt.kind
    if "#" in words and OCCUPIED.search(plain):
        return Command("unclear", why="niet-begrepen")
    if "#" not in words:
        vague = re.search(r"\b(?:plan|gepland|ingepland|inplannen|plannen)\b", plain) and said.TALK_CLOSED.fit(words)
        return Command("unclear", why="geen-datum") if vague and kind == "vraag-gesprek" else None
    place = PLACE.search(text)
    rest = _without_place(plain, place)
    fixed = found.day is not None and found.clock is not None
    closed = (
        said.TALK.fit(re.findall(r"[@#~]|[^\s@#~]+", rest))
        or _is_invited(rest, found, answer)
        or _SUITS.fullmatch(rest.strip()) is not None
        or (fixed and _PROMISED.fullmatch(rest.strip()) is not None)
    )
    if not closed and not _is_of_the_talk(rest, about):
        return None
    if not closed and (
        DOUBT.search(rest)
        or _OTHER_PLANS.search(rest)
        or _OTHER_THING.search(rest)
        or re.search(
            r"\d"
            r"|~",
            rest,
        )
    ):
        return None
    for_then = found.clock is not None and re.search(r"\buitnodiging(?:en)?(?: (?:sturen|versturen))? voor #", rest)
    if not (for_then or _AGREED_FOR.match(rest) or _PROMISED.fullmatch(rest.strip())) and _BY.search(rest):
        return None
    if not about and not (found.clock and found.day) and not (closed and kind in ("vraag-gesprek", "uitnodiging-gesprek")):
        return None
    whole = plain_letters(answer.text)
    if kind in _OF_CHOICE and found.clock is None:
        return None  # "ik spreek hem morgen" says what he does before, not when the talk is
    if is_no_talk(plain, whole, found) or (kind == "uitnodiging-gesprek" and confirms(whole)):
        return None
    if found.problem:
        return Command("unclear", why=found.problem)
    if found.day is None:
        return Command("unclear", why="geen-datum")
    if names_a_stranger(rest) or re.search(r"\b(?:gesprek|afspraak) van @|\b(?:vindt|vond) (?:@|klager)", rest):
        return Command("unclear", why="niet-begrepen")
    if answer.now is not None and found.day <= answer.now.date() and _PAST.search(rest):
        return Command("record_hearing", {"text": text.strip(" ,"), "when": found.iso})
    if answer.now is not None and (_is_over(found, answer.now) or _PAST.search(rest)):
        return Command("unclear", why="tegenstrijdig")
    where = place_of(with_sentence(text, answer.text))
    return Command("plan_hearing", {"when": found.iso, "who": who_of(text, answer)} | ({"place": where} if where else {}))


def _is_invited(rest: str, found: Found, answer: Answer) -> bool:
    """True for a day and hour at which somebody can come, in an answer that tells us to invite."""
    fixed = found.day is not None and found.clock is not None and _CAN_COME.fullmatch(rest.strip()) is not None
    return fixed and _INVITE.search(plain_letters(answer.text)) is not None


def _is_of_the_talk(rest: str, about: bool) -> bool:
    """True when words that are not all known still speak of people who meet, and of nobody outside the case."""
    others = [word for word in re.findall(r"\bmet (?:de|een|het|mijn|onze) (\w+)", rest) if word not in said.TALK.allowed]
    return not (set(others) - {"heer", "medewerkers", "betrokkenen"}) and (about or _MEET.search(rest) is not None)


def _is_over(found: Found, now: datetime) -> bool:
    """True when the day, or the hour on that day, has passed."""
    today = found.day == now.date() and found.clock is not None and found.clock < now.time()
    return today or (found.day is not None and found.day < now.date())


def _without_place(plain: str, place: re.Match[str] | None) -> str:
    return plain.replace(plain_letters(place[0]).strip(), " ") if place else plain


def who_of(text: str, answer: Answer) -> str:
    """The side that is named alone, or both; "" where that is whom the regulation invites, or when none is named.

    What is told beside the talk does not count.
    """
    plain = plain_letters("".join(part for part in halves(text) if not _BESIDE.match(plain_letters(part))))
    plain = without_advice(_HIS_ROOM.sub(r"\1", plain), answer.case)
    without = not_invited(answer.text, answer.case)
    if len(without) == 1 and not _EVERYBODY.search(plain):
        return CLIENT if EMPLOYEE in without else EMPLOYEE
    if answer.case.involved and (together(plain, answer.case) or joins(answer.text, answer.case)):
        return "" if EMPLOYEE in answer.bureau.regulation.hearing.invites else f"{CLIENT},{EMPLOYEE}"
    return _alone(plain, answer)


def _alone(plain: str, answer: Answer) -> str:
    """The side that is named alone; "" for both, or when none is named."""
    if _EVERYBODY.search(plain):
        return ""
    client = plain_letters(answer.case.complainant.name) if CLIENT in answer.case.parties else ""
    surname = client.partition(" ")[2] or client
    with_client: object = re.search(r"\b(?:met|en) (?:de )?(?:klager|klant|melder|client)\b", plain) or (
        surname and surname in plain
    )
    with_client = with_client or (client and re.search(rf"\bmet {re.escape(client.split()[0])}\b", plain))
    with_employee = EMPLOYEE in named(plain, answer.case)
    if with_employee and not with_client and (_JOINS.search(plain) or CLIENT in named(plain, answer.case)):
        return ""
    return "" if bool(with_client) == with_employee else CLIENT if with_client else EMPLOYEE
