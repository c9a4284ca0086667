"""What one clause means. Every rule holds the whole clause against its vocabulary; what is left over never acts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.domain.answers import dates as answer_dates
from bot.domain.answers import talk as answer_talk
from bot.domain.answers import words as said
from bot.domain.answers.agreements import AGREED
from bot.domain.answers.appointed import handler
from bot.domain.answers.clauses import DOUBT, bare_letters
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.kind import asks_kind, kind
from bot.domain.answers.masked import Clause, clause_of
from bot.domain.answers.residue import OF_ANOTHER, is_question
from bot.domain.second_look import LOOK_AGAIN

NUMBERS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6,
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5,
}  # fmt: skip
UNCLEAR = Command("unclear", why="niet-begrepen")
_ABOUT = re.compile(
    r"(?:(?:het|dit|deze|de klacht|de melding|deze klacht|de zaak) (?:gaat )?(?:(?:ook|trouwens|eigenlijk|verder) ){0,2}"
    r")(?:om|over|betreft|slaat op) (?:medewerker |collega )?@"
    r"|(?:ook )?betrokken(?: medewerker)?(?: is)?(?: ook)?:? @"
    r"|de (?:(?:andere|tweede) )?(?:betrokken )?medewerker is @|met .{2,30} (?:wordt|is) @ bedoeld"
)
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


_IS_ONE = re.compile(r"^(?:(?:ja|nee|nou) )?dat is (?:(?:gewoon|echt|duidelijk|toch|wel) )*een klacht\b(?! (?:van|over|uit))")
_TAG = re.compile(r",\s*(?:mag|kan|klopt|is|lukt|gaat|past) (?:dat|het|dit)(?: goed| ok| zo)?\W*$")  # asks whether it is right


def action(text: str, answer: Answer) -> Command | None:
    """The command a clause gives; None when it gives none."""
    if "?" in text or not text.strip(" ,.!:;-"):
        return None
    clause = clause_of(text, answer)
    seems = "lijkt" in clause.words and not {"me", "mij", "ons"} & set(clause.words)
    of_this = _IS_ONE.sub("", clause.plain) if asks_kind(answer.prompt) else clause.plain
    if _TAG.search(bare_letters(text)) or OF_ANOTHER.search(of_this):
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


def _whom(clause: Clause) -> Command | None:
    if not _ABOUT.fullmatch(clause.plain) or len(clause.people) != 1:
        return None
    people = clause.people[0]
    return Command("name_employee", {"employee": people[0].name}) if len(people) == 1 else Command("unclear", why="twee-passen")


def _talk(clause: Clause) -> Command | None:
    return answer_talk.talk(clause.plain, clause.words, clause.text, clause.found, clause.answer)


_OF_HIMSELF = re.compile(  # he sends it, or goes himself
    r"\bik (?:\w+ ){0,2}(?:stuur|verstuur|verzend|ben (?:zo |even |nu )?(?:weg|de deur))\b|\b(?:stuur|verstuur"
    r"|verzend) ik\b|^weg met\b"
)


_WITH_ADVICE = re.compile(  # of who handles it, who advised
    r"(?:(?:ik|we|wij) (?:ben|zijn) het |ja )?(?:helemaal |geheel |volledig )*(?:mee )?eens met @"
    r"|(?:ik|we|wij) (?:volg|volgen|onderschrijf|onderschrijven) (?:het (?:advies|oordeel) van )?@"
)


def _is_of_handler(clause: Clause) -> bool:
    handler, named = clause.answer.case.handler, [each for people in clause.people for each in people]
    return handler is not None and [each.email for each in named] == [handler.email]


def _agreed(clause: Clause) -> Command | None:
    """Yes or no to a letter that asks for it; withdrawal and closing by their own words."""
    kind, code = clause.kind, clause.answer.prompt.code
    if kind == "concept-uitkomst" and clause.fits(said.SENT_OFF) and clause.words[0] not in ("moet", "kan", "ik"):
        return Command("approve")
    yes = clause.fits(said.APPROVED) and not {"ingetrokken", "stop"} & set(clause.words) and not _OF_HIMSELF.search(clause.plain)
    advised = kind == "vraag-oordeel" and clause.answer.case.has("advised")
    if advised and _WITH_ADVICE.fullmatch(clause.plain) and _is_of_handler(clause):
        return Command("approve")
    if yes and (kind in ("concept-uitkomst", "verzoek-reactie") or advised):
        return Command("approve")
    if yes and kind == "melding-directie" and code in ("uwv", "intrekking", LOOK_AGAIN, AGREED, ""):
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
    if clause.fits(said.WITHDRAWN) and clause.plain not in ("stop", "stop ermee", "stoppen", "stop maar") and not to_come:
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
    _steps_back, kind, _refused, _admitted, _whom, handler, _talk, _agreed, _extended, _money, _numbered, _explained,
)  # fmt: skip
