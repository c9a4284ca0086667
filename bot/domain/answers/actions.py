"""What one clause means. Every rule holds the whole clause against its vocabulary; what is left over never acts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.domain.answers import dates as answer_dates
from bot.domain.answers import talk as answer_talk
from bot.domain.answers import words as said
from bot.domain.answers.clauses import DOUBT, bare_letters
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.kind import kind
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.residue import OF_ANOTHER, is_question
from bot.domain.reading import Person

ASKS_WHO = ("opdracht-behandelaar", "vraag-ontvankelijkheid", "begreep-niet", "escalatie", "herinnering")
NUMBERS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6,
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5,
}  # fmt: skip
UNCLEAR = Command("unclear", why="niet-begrepen")
_OTHER = re.compile(
    r"(?P<rest>.*?)@(?P<tail>[\w' ]*?),? (?:en )?(?:niet|in plaats van|ipv|i\.p\.v\.|ter vervanging van) (?:door |aan |naar "
    r"|voor )?@$"
)
_ABOUT = re.compile(
    r"(?:het|dit|deze|de klacht|de melding|deze klacht|de zaak) (?:gaat )?(?:om|over|betreft|slaat op) (?:medewerker |collega"
    r" )?@|betrokken(?: medewerker)?(?: is)?:? @"
    r"|de (?:betrokken )?medewerker is @|met .{2,30} (?:wordt|is) @ bedoeld"
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
_WISH_TO_WITHDRAW = re.compile(
    r"(?:en |dat )?(?:zij|ze|hij|mevrouw|meneer|(?:de )?(?:klager|melder|klant|client)) (?:wil|wenst|heeft besloten)"
    r" (?:haar|zijn|de|deze|die) (?:klacht|melding)(?: (?:graag|nu|per direct|definitief))* (?:intrekken|in te trekken)"
)
_SAID_TO_WITHDRAW = re.compile(
    r"(?:(?:de )?(?:klager|klant|melder|client)|hij|zij|ze|mevrouw|meneer) (?:belde|mailde|schreef|zei|meldde|liet weten"
    r"|heeft gebeld)"
    r" (?:\w+ ){0,3}(?:om te (?:zeggen|melden|vertellen) )?dat (?:ze|zij|hij) (?:haar|zijn|de|deze) (?:klacht|melding)"
    r" (?:intrekt|wil intrekken|in wil trekken)"
)
_MY_OWN = re.compile(
    r"(?:(?:hierbij|bij dezen|en|dus|nu) )*(?:ik trek|trek ik) (?:mijn|de|deze) (?:klacht|melding)"
    r"(?: (?:hierbij|bij dezen|dus|nu|definitief|daarom))* in"
)
_REQUEST = re.compile(
    r"(?:graag |verder |nu )?(?:vraag|verzoek) (?:de |aan de )?(?:betrokken )?(?:medewerker|@) (?:maar )?(?:alvast )?(?:om"
    r" (?:een |zijn |haar )?(?:schriftelijke )?reactie|te reageren)(?: te geven| te vragen)?"
    r"|(?:graag )?(?:weder)?hoor.*reactie van de medewerker.*|(?:graag )?(?:een )?reactie (?:opvragen|vragen) (?:bij|aan|van)"
    r" (?:de )?(?:medewerker|@)"
)
_CLAIM = re.compile(
    r"(?:de |het |ik schat de |wij schatten de |geschatte )*(?:schade|claim|claimbedrag|schadebedrag|vordering"
    r"|schadeclaim)\D{0,30}?(?P<amount>\d[\d.]*(?:,\d\d|,-)?)(?: ?euro)?"
)
_INSURER = re.compile(
    r"(?:ja )?(?:graag )?(?:(?:meld|informeer|licht) (?:het |dit |de schade |deze )?(?:bij |aan )?(?:de |onze"
    r" )?verzekeraar(?: in)?|(?:de |onze )?verzekeraar (?:inlichten|informeren|is geinformeerd|is ingelicht)"
    r"|(?:het |dit |de schade )?(?:melden|gemeld) (?:bij|aan) (?:de |onze )?verzekeraar)"
)
_DISCUSSED = re.compile(r"(?:is |zaak |klacht )?besproken in (?:het |ons )?(?:intern |interne )?overleg.*")
_SENT = re.compile(
    r"(?:de )?(?:uitkomst|uitslag|brief)(?: is)?(?: #)?(?: zelf)? (?:verstuurd|verzonden|gestuurd)(?: #)?(?: aan de (?:klager"
    r"|klant|melder|client))?"
)


_CONDITION = re.compile(
    r"\bals\b(?! (?:de |een )?(?:behandelaar|klacht|vraag|suggestie|overig|opmerking|geschil)\b(?! (?:is|wordt|kan)))"
)


_FROM = re.compile(r"\bover(?:nemen|neemt|genomen) (?:van|voor) @|\bneemt \w+ over van @")  # who gives it up
_TAG = re.compile(r",\s*(?:mag|kan|klopt|is|lukt|gaat|past) (?:dat|het|dit)(?: goed| ok| zo)?\W*$")  # asks whether it is right


def action(text: str, answer: Answer) -> Command | None:
    """The command a clause gives; None when it gives none."""
    if "?" in text or not text.strip(" ,.!:;-"):
        return None
    clause = clause_of(text, answer)
    seems = "lijkt" in clause.words and not {"me", "mij", "ons"} & set(clause.words)
    if _TAG.search(bare_letters(text)) or OF_ANOTHER.search(clause.plain):
        return None
    if seems or not clause.words or is_question(clause.plain) or _CONDITION.search(clause.plain):
        return None
    for rule in RULES:
        if (command := rule(clause)) is not None:
            return command
    return None


_EXPLAINED = re.compile(r"(?:optie |nummer |keuze )?(?P<number>\d) (?P<why>(?:ze|zij|hij|het|dit|de|er|dat|klager|we|wij|ik) .*)")


def _explained(clause: Clause) -> Command | None:
    """A choice by its number with a plain remark behind it."""
    match = _EXPLAINED.fullmatch(clause.plain)
    chosen = clause.answer.prompt.choices.get(match["number"]) if match else None
    if match is None or chosen is None or not re.match(r"\s*\w*\s*\d\s*[,.;:-]", clause.text):
        return None
    if re.search(r"\b(?:of|misschien|maar|mits|tenzij|als|niet|geen|toch|eerst|twijfel|\d)\b", match["why"]):
        return None
    return action(chosen, clause.answer) or action(chosen.partition(":")[0], clause.answer)


_NOT_THAT_ONE = re.compile(r"(?P<yes>\d) (?:en |dus )?niet (?P<no>\d)")


def _numbered(clause: Clause) -> Command | None:
    """A choice by its number among words that only say so; the number must be one of the letter's."""
    plain = clause.plain
    if (match := _NOT_THAT_ONE.fullmatch(plain)) and match["yes"] != match["no"]:
        plain = match["yes"]
    match = re.fullmatch(
        r"(?:ik |we |wij |graag |doe |ga |kies |kiezen |maar |voor |dan |ja )*(?:optie|nummer|nr|keuze|antwoord|de)? ?(?:is "
        r"|wordt )?"
        rf"(?P<number>\d|{'|'.join(NUMBERS)})(?:e)?(?P<words> .*)?",
        plain,
    )
    choices = clause.answer.prompt.choices
    if match is None or not choices:
        return None
    number = str(NUMBERS.get(match["number"], match["number"]))
    words = " ".join(word for word in (match["words"] or "").split() if word not in said.FILLERS | {"optie", "keuze", "naam"})
    chosen = choices.get(number)
    if chosen is None:
        return UNCLEAR if not words else None
    command = action(chosen, clause.answer) or action(chosen.partition(":")[0], clause.answer)
    if words and (
        command is None or action(words if "@" not in words else clause.text.split(None, 1)[1], clause.answer) != command
    ):
        return None
    return command


def _steps_back(clause: Clause) -> Command | None:
    was_there = re.fullmatch(r"ik (?:ben|was|zat|zit) (?:er|daar|hier) (?:zelf )?(?:ook )?bij", clause.plain)
    partial = re.fullmatch(
        r"ik (?:ben|voel me) (?:hierin |hier )?(?:partijdig|niet onafhankelijk|niet neutraal)(?: genoeg)?", clause.plain
    )
    return Command("recuse") if clause.fits(said.STEPS_BACK) or was_there or partial else None


_NO = re.compile(r"(?:dus )?nee|(?:nee )?(?:dat |dit |deze )?(?:doen|nemen) (?:we|wij) niet")


def _refused(clause: Clause) -> Command | None:
    """Not taken up; the reason is added by who reads the whole answer."""
    if clause.kind not in (
        "vraag-ontvankelijkheid",
        "opdracht-behandelaar",
        "opdracht",
        "begreep-niet",
        "melding-directie",
        "escalatie",
    ):
        return None
    no = clause.kind == "vraag-ontvankelijkheid" and _NO.fullmatch(clause.plain)
    return Command("reject") if no or (clause.fits(said.REFUSED) and clause.words.count("niet") < 2) else None


def _admitted(clause: Clause) -> Command | None:
    if clause.kind == "vraag-ontvankelijkheid" and clause.plain in (
        "ja",
        "akkoord",
        "ok",
        "oke",
        "prima",
        "doen",
        "ja graag",
        "ja hoor",
        "ja doen",
        "ja dat doen we",
        "ja dat doen wij",
        "ja doen we",
    ):
        return Command("admit")
    asked = clause.kind in ("vraag-ontvankelijkheid", "opdracht-behandelaar", "melding-directie")
    if "aannemen dat" in clause.plain:
        return None  # supposes
    if asked and clause.fits(said.ADMITTED) and said.ADMIT_WORDS & set(clause.words):
        ours = "ik" not in clause.words and (clause.kind == "vraag-ontvankelijkheid" or "behandeling" in clause.words)
        return Command("admit") if ours else None
    return None


def _handler(clause: Clause) -> Command | None:
    asked = clause.kind in ASKS_WHO
    handed = {"zet", "geef", "laat"} & set(clause.words) and not {"mij", "mezelf", "mijzelf"} & set(clause.words)
    said_words = set(clause.words)
    if {"laat", "over"} <= said_words or ("mee" in said_words and "slag" not in said_words):
        return None  # left to somebody, or only taking part
    if (handed and not clause.people) or re.fullmatch(r"ik neem aan(?: dat)?.*", clause.plain):
        return None
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
    if asked and _CAN.fullmatch(plain):
        return people[0]
    if clause.kind == "opdracht" and {"geef", "wijs", "laat", "zet"} & set(words) and clause.fits(said.APPOINTED):
        return people[0]  # as the handler may not: he is told so
    if (asked or clause.kind == "opdracht") and _HANDED_ON.fullmatch(plain):
        return people[0] if _from_now(clause) else None
    if clause.fits(said.NAMED) and set(words) - said.FILLERS == {"@"}:
        return people[0] if asked else None
    if "behandelaar" in words and {"zet", "maak", "benoem", "wijs"} & set(words) and clause.fits(said.APPOINTED):
        return people[0]
    if asked and (clause.fits(said.NAMED) or clause.fits(said.APPOINTED)):
        return people[0] if said.NAMED_DOES & set(words) else None
    if clause.fits(said.NAMED) and said.TAKES_OVER & set(words) and "#" not in plain:
        return people[0]
    return None


def _from_now(clause: Clause) -> bool:
    """True when no day is named, or today."""
    return not clause.found.problem and (
        "#" not in clause.words or (clause.answer.now is not None and clause.found.day == clause.answer.now.date())
    )


def _whom(clause: Clause) -> Command | None:
    if not _ABOUT.fullmatch(clause.plain) or len(clause.people) != 1:
        return None
    people = clause.people[0]
    return Command("name_employee", {"employee": people[0].name}) if len(people) == 1 else Command("unclear", why="twee-passen")


def _talk(clause: Clause) -> Command | None:
    return answer_talk.talk(clause.plain, clause.words, clause.text, clause.found, clause.answer)


def _agreed(clause: Clause) -> Command | None:
    """Yes or no to a letter that asks for it; withdrawal and closing by their own words."""
    kind, code = clause.kind, clause.answer.prompt.code
    yes = clause.fits(said.APPROVED) and not {"ingetrokken", "stop"} & set(clause.words)
    if yes and (
        kind in ("concept-uitkomst", "verzoek-reactie") or (kind == "vraag-oordeel" and clause.answer.case.has("advised"))
    ):
        return Command("approve")
    if yes and kind == "melding-directie" and code in ("uwv", "intrekking", ""):
        return Command("approve")
    if kind == "melding-directie" and clause.fits(said.DECLINED):
        return Command("decline")
    himself = clause.answer.sender.email == clause.answer.case.complainant.email
    if (
        _WISH_TO_WITHDRAW.fullmatch(clause.plain)
        or _SAID_TO_WITHDRAW.fullmatch(clause.plain)
        or (himself and _MY_OWN.fullmatch(clause.plain))
    ):
        return Command("withdraw")
    to_come = clause.found.day is not None and clause.answer.now is not None and clause.found.day > clause.answer.now.date()
    if clause.fits(said.WITHDRAWN) and clause.plain != "stop" and not to_come:
        return Command("withdraw")
    if clause.fits(said.CLOSED):
        return Command("close")
    if _SENT.fullmatch(clause.plain):
        return Command("outcome_reported", {"text": clause.text})
    return None


def _extended(clause: Clause) -> Command | None:
    words = set(clause.words)
    meant = clause.kind == "vraag-verlenging" or said.EXTEND_WORDS & words
    if not meant or {"gesprek", "afspraak"} & words:
        return None
    if not {"#", "~"} & words:
        wants = clause.plain == "ja" or bool({"verleng", "verlengen", "verlenging", "uitstel", "uitstellen"} & words)
        return Command("unclear", why="geen-datum") if wants and said.Words(said.EXTENDED.allowed).fit(clause.words) else None
    if {"duurt", "duren"} & words and not {
        "extra",
        "langer",
        "meer",
        "nodig",
        "verleng",
        "verlengen",
        "verlenging",
        "uitstel",
    } & words:
        return None
    states = {"heb", "hebben", "is"} & words and not {"nodig", "extra", "meer", "verlengd", "verlenging", "uitstel"} & words
    if states or not clause.fits(said.EXTENDED):
        return None
    return _until_when(clause)


def _until_when(clause: Clause) -> Command:
    answer, found = clause.answer, clause.found
    span = answer_dates.lasting(clause.text, answer.until, answer.bureau.calendar)
    days = {day for day in (found.day, span) if day is not None}
    if found.problem or len(days) > 1 or found.clock:
        return Command("unclear", why="tegenstrijdig")
    if not days:
        return Command("unclear", why="geen-datum")
    day: date = days.pop()
    past = answer.now is not None and day <= answer.now.date()
    shorter = answer.until is not None and day < answer.until and "termijn" not in clause.words
    return Command("unclear", why="tegenstrijdig") if past or shorter else Command("extend", {"until": day.isoformat()})


def _money(clause: Clause) -> Command | None:
    plain = " ".join(bare_letters(clause.text).replace("€", " ").split()).strip(" .!")
    if (match := _CLAIM.fullmatch(plain)) and not DOUBT.search(plain):
        amount = match["amount"].removesuffix(",-")
        digits = (
            amount.replace(".", "") if "," in amount or re.fullmatch(r"\d{1,3}(?:\.\d{3})+\.?", amount) else amount.rstrip(".")
        )
        return Command("estimate_claim", {"amount": f"{float(digits.replace(',', '.')):.2f}"})
    if _INSURER.fullmatch(clause.plain):
        return Command("notify_insurer")
    if _REQUEST.fullmatch(clause.plain):
        return Command("request_reaction")
    return Command("discussed") if _DISCUSSED.fullmatch(clause.plain) and not DOUBT.search(clause.plain) else None


RULES: tuple[Callable[[Clause], Command | None], ...] = (
    _steps_back, kind, _refused, _admitted, _whom, _handler, _talk, _agreed, _extended, _money, _numbered, _explained,
)  # fmt: skip
