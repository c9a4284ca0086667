"""Who is appointed to handle a complaint: himself, a colleague by name, or one instead of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.answers import words as said
from bot.domain.answers.clauses import bare_letters
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.kind import asks_kind
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.reading import Person

ASKS_WHO = ("opdracht-behandelaar", "vraag-ontvankelijkheid", "begreep-niet", "escalatie", "herinnering")
_OTHER = re.compile(
    r"(?P<rest>.*?)@(?P<tail>[\w' ]*?),? (?:en )?(?:niet|in plaats van|ipv|i\.p\.v\.|ter vervanging van) (?:door |aan |naar "
    r"|voor )?@$"
)
_TAKEN_OVER = re.compile(
    r"@ (?:neemt|pakt) (?:het|dit|deze|de (?:zaak|klacht)) (?:over (?:van|voor) @|(?:van|voor) @ over|(?:het|dit|deze|de"
    r" (?:zaak|klacht)) (?:vanaf|per) # over (?:van|voor) @)(?: (?:vanaf|per) #| nu)?"
    r"|dan moet @ (?:(?:het|dit|deze|hem|maar|dan|dus) )*overnemen van @"
)
_WISHES = re.compile(r"@ (?:wil|wilde|wou|wenst|vraagt|vroeg|kiest|benoemt|zet|geeft|laat|vindt|stelt)\b")
_CAN = re.compile(
    r"@ (?:kan|mag) (?:dit|het|deze|hem|dat) (?:prima|goed|uitstekend|zeker|wel)(?: doen| aan)?"
    r"|@ is (?:(?:hier|hiervoor|hierin|dan|echt) )*de (?:aangewezen|juiste|(?:meest )?geschikte|beste|(?:meest )?logische)"
    r" (?:persoon|collega|keuze|man|vrouw|behandelaar)(?: hiervoor| hierin)?"
    r"|@ zal (?:het|dit|deze)(?: (?:maar|wel|dan|dus|toch))* moeten (?:doen|oppakken|behandelen)(?: zeker)?"
    r"|(?:graag )?vraag @ (?:om )?(?:het|dit|deze|hem|de \w+) (?:te (?:behandelen|doen|regelen)|op te pakken|af te handelen)"
    r"|@ wordt het|(?:dat|dit|het|dan het|dan) wordt (?:het )?(?:dan |dus |gewoon )?@|doe @ (?:dan )?maar"
    r"|@ moet (?:dit|het|deze|hem)(?: (?:maar|dan|gewoon|wel))* (?:doen|oppakken"
    r"|behandelen|afhandelen)"
)
_IS_FREE = re.compile(r"@ (?:kan|mag) (?:hier|er) (?:wel|maar) naar kijken|@ is (?:(?:nu|weer|dan|dus) )*aan de beurt")
_FINDS_OUT = re.compile(r"@ mag (?:dit|het|deze|hem|dat) (?:(?:dan|verder|wel|gaan) )*(?:uitzoeken|onderzoeken)")
_ITS = r"(?:(?:de|deze|die) (?:zaak|klacht|melding)|het|dit|deze|die)"
_HANDED_ON = re.compile(  # to somebody else than who handles it
    rf"(?:(?:daarom|dus|vandaar|voortaan|nu|#) )*(?:gaat {_ITS}|{_ITS} gaat)(?: (?:nu|dan|voortaan|maar|verder"
    rf"|over))* naar @(?: toe)?"
    rf"|(?:(?:met ingang van|vanaf|per) )?(?:#|nu|voortaan) (?:behandelt|doet|neemt|pakt) @ {_ITS}(?: (?:verder|over"
    rf"|op|voortaan))*"
    rf"|@ (?:neemt|pakt) {_ITS}(?: (?:vanaf|per|met ingang van) #)? (?:over|op)(?: (?:vanaf|per|met ingang van) #)?"
    rf"|(?:(?:dus|dan|voortaan) )?laat @ {_ITS}(?: (?:maar|dan|verder|voortaan|van (?:mij|@)))* (?:overnemen"
    rf"|afhandelen|behandelen|oppakken)"
)
_GLAD = re.compile(r"(?:wat )?(?:fijn|goed|mooi|top|prima|leuk|jammer|handig|super|ik hoor) dat\b")
_TAKES_FROM = re.compile(
    rf"(?:(?:dan|dus) )*(?:(?:neem|pak) ik|ik (?:neem|pak)) {_ITS}(?: (?:wel|zelf|dan|maar"
    rf"|dus))* over van @"
)
_FROM = re.compile(r"\bover(?:nemen|neemt|genomen) (?:van|voor) @|\bneemt \w+ over van @")  # who gives it up
_PUT_TO = re.compile(
    r"(?:(?:dus|dan|graag) )*(?:laat @ (?:hem|deze|dit|het|die|de klacht) (?:(?:maar|dan|graag|even) )*(?:oppakken|behandelen"
    r"|afhandelen|doen)|@ (?:mag|kan|gaat) (?:hem|deze|dit|het|die|de klacht) (?:(?:dan|ook|wel) )*(?:oppakken|behandelen"
    r"|afhandelen))"
)


def handler(clause: Clause) -> Command | None:
    """The appointment in a clause; unclear when the name fits two; None without one."""
    asked = clause.kind in ASKS_WHO
    asked = asked or _hands_on_complaint(clause)
    handed = {"zet", "geef", "laat"} & set(clause.words) and not {"mij", "mezelf", "mijzelf"} & set(clause.words)
    said_words = set(clause.words)
    if {"laat", "over"} <= said_words or ("mee" in said_words and "slag" not in said_words):
        return None  # left to somebody, or only taking part
    if clause.kind in ("melding-directie", "escalatie") and re.search(r"\bik (?:kan|wil best|wil wel|zou)\b", clause.plain):
        return None  # offers it
    if (handed and not clause.people) or re.fullmatch(r"ik neem aan(?: dat)?.*", clause.plain):
        return None
    if asked and _TAKES_FROM.fullmatch(clause.plain):
        return Command("assign", {"handler": clause.answer.sender.name})
    if (
        clause.kind == "vraag-ontvankelijkheid"
        and "in behandeling" in clause.plain
        and "zelf" not in clause.plain
        and not clause.people
    ):
        return None  # it is taken up; by whom is another matter
    if (asked and clause.fits(said.MYSELF_BARE)) or (
        (asked or clause.kind == "vraag-indeling" or _is_anothers(clause))
        and clause.fits(said.MYSELF)
        and said.MYSELF_DOES & set(clause.words)
    ):
        return Command("assign", {"handler": clause.answer.sender.name})
    chosen = _chosen_person(clause, asked)
    if chosen is None:
        return None
    return Command("assign", {"handler": chosen[0].name}) if len(chosen) == 1 else Command("unclear", why="twee-passen")


def _hands_on_complaint(clause: Clause) -> bool:
    """True where the letter asks what a mail is, and an answer that calls it a complaint says who takes it up."""
    text = bare_letters(clause.answer.text)
    called = re.search(r"\bklacht\b", text) and not re.search(r"\b(?:geen|niet een|meer dan een) klacht\b", text)
    return bool(asks_kind(clause.answer.prompt) and called) and _PUT_TO.fullmatch(clause.plain) is not None


def _is_anothers(clause: Clause) -> bool:
    """True for the order to a handler, answered by somebody else, and for a notice, of which he must say "over"."""
    handler = clause.answer.case.handler
    if clause.kind == "melding-directie":
        return {"neem", "over"} <= set(clause.words) or "overnemen" in clause.words
    return clause.kind == "opdracht" and (handler is None or handler.email != clause.answer.sender.email)


def _chosen_person(clause: Clause, asked: bool) -> tuple[Person, ...] | None:
    """Who is appointed; more than one when the name fits more."""
    plain, people = clause.plain, clause.people
    if len(people) == 2 and people[0] != people[1]:
        if match := re.fullmatch(
            r"(?:nee )?(?:doe |liever )?niet (?:door |aan |naar |voor )?@(?P<rest>(?: (?:maar|wel|door|aan|naar|voor|dus"
            r"|dan))* @.*)",
            plain,
        ):
            kept = match["rest"].split()
            return people[1] if said.NAMED.fit(kept) else None
        if _TAKEN_OVER.fullmatch(plain):
            return people[0] if _from_now(clause) else None
        if match := _OTHER.fullmatch(plain):
            kept = f"{match['rest']} @ {match['tail']}".split()
            return people[0] if said.NAMED.fit(kept) else None
        return None
    if len({*people}) != 1 or "voor nu" in plain or _FROM.search(plain):
        return None
    words = clause.words
    wishes = "wil" in words and not {"ik", "we", "wij"} & set(words)
    if {"geef", "door"} <= set(words) or wishes or _WISHES.search(plain) or _GLAD.match(plain):
        return None
    if asked and (_CAN.fullmatch(plain) or (_FINDS_OUT.fullmatch(plain) and _is_taken_up(clause))):
        return people[0]
    if clause.kind == "opdracht-behandelaar" and _IS_FREE.fullmatch(plain):
        return people[0]
    if clause.kind == "opdracht" and {"geef", "wijs", "laat", "zet"} & set(words) and clause.fits(said.APPOINTED):
        return people[0]  # as the handler may not: he is told so
    if (asked or clause.kind == "opdracht") and _HANDED_ON.fullmatch(plain):
        return people[0] if _from_now(clause) else None
    if clause.fits(said.NAMED) and set(words) - said.FILLERS == {"@"}:
        return people[0] if asked or _wants_a_name(clause) else None
    if "behandelaar" in words and {"zet", "maak", "benoem", "wijs"} & set(words) and clause.fits(said.APPOINTED):
        return people[0]
    if asked and (clause.fits(said.NAMED) or clause.fits(said.APPOINTED)):
        return people[0] if said.NAMED_DOES & set(words) else None
    if clause.fits(said.NAMED) and said.TAKES_OVER & set(words) and "#" not in plain:
        return people[0]
    return None


def _wants_a_name(clause: Clause) -> bool:
    """True for the notice that a handler is away, which asks for the name of who takes over."""
    return clause.kind == "melding-directie" and clause.answer.prompt.code == "afwezig" and bool(clause.answer.prompt.choices)


def _is_taken_up(clause: Clause) -> bool:
    """True unless what is to be found out may be whether it is to be taken up at all."""
    yes = re.search(r"^ja\b|\bin behandeling\b|\bontvankelijk\b", bare_letters(clause.answer.text).strip())
    return clause.kind != "vraag-ontvankelijkheid" or yes is not None


def _from_now(clause: Clause) -> bool:
    """True when no day is named, or today."""
    return not clause.found.problem and (
        "#" not in clause.words or (clause.answer.now is not None and clause.found.day == clause.answer.now.date())
    )


_AND_SOMEBODY = re.compile(r"en (?:@|ik|wij|we|hij|zij|ze|klager)(?!\w)")


def is_of_two(parts: Sequence[str], answer: Answer) -> bool:
    """True for a mere name that shares with somebody else what the next part tells: "Karin en Bert weten het al"."""
    if len(parts) < 2 or not parts[1][:1].isspace() or clause_of(parts[0], answer).plain.removeprefix("en ") != "@":
        return False
    return _AND_SOMEBODY.match(clause_of(parts[1], answer).plain) is not None
