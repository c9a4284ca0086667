"""What an answer may mean by the one colleague, day, kind or verdict that it names: for a judge to weigh, not to be done.

Nothing here looks at the words around that name, day or verdict. Each meaning is complete: it could be done as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time

from bot.domain.answers import dates as answer_dates
from bot.domain.answers.clauses import BECAUSE, bare, bare_letters, clauses, halves, reason_of
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.free.pleased import LEVELS
from bot.domain.answers.kind import LABELS, asks_kind
from bot.domain.answers.masked import clause_of, with_client
from bot.domain.answers.names import masked, mentioned, plain_letters
from bot.domain.answers.outcome import with_reasons
from bot.domain.answers.residue import is_footer
from bot.domain.answers.talk import who_of
from bot.domain.answers.where import place_of

Commands = tuple[Command, ...]
MOST = 16  # meanings of one answer; one that names more is a story
_HIMSELF = re.compile(r"\b(?:ik|zelf|mij|me|k|mezelf|ikke|ikzelf|mijn|wij|we)\b")
_TAKES_IT = re.compile(
    r"\b(?:ik|ikzelf)\b.{0,40}\b(?:doe|neem|pak|behandel|word|handel|trek|regel|behandelaar"
    r"|ga (?:hier|het|er|ermee|verder|aan))\b"
    r"|\b(?:doe|neem|pak|behandel|word|handel|regel)\b.{0,12}\b(?:ik|zelf)\b|\bmijn naam\b"
    r"|\b(?:mij|mezelf)\b.{0,20}\bbehandelaar\b"
)
SAYS_LABEL = re.compile(
    r"\b(?P<not>(?:geen|niet een|niet als|noch|no) (?:echte |formele |officiele )?)?"
    r"(?:\w*(?P<klacht>klacht(?:je|en)?)|\w*(?P<suggestie>suggestie(?:s|tje)?|verbeterpunt|idee|tip)"
    r"|\w*(?P<vraag>vra(?:ag|gen)(?:je|jes)?)"
    r"|(?P<overig>overige?n?s?)|(?P<opmerking>opmerking(?:en)?)|(?P<geschil>geschil(?:len)?))\b"
)
VERDICTS = {
    "ongegrond": re.compile(
        r"\b(?:on-?gegronde?|(?:niet|niets|geenszins) (?:\w+ ){0,2}gegronde?|onterecht|niet terecht|geen (?:enkel )?gelijk"
        r"|ongelijk|niet in het gelijk|klopt niet|snijdt geen hout|niet aangetoond|niet bewezen|niets (?:fout|verkeerd))\b"
    ),
    "deels": re.compile(
        r"\b(?:deels|gedeeltelijke?|half|halve|ten dele|(?:voor|op) een (?:klein |groot )?deel|grotendeels|fifty-?fifty"
        r"|op (?:dit|dat|een) punt|de helft)\b"
    ),
    "gegrond": re.compile(r"\b(?:gegronde?|terecht|gelijk|klopt|in het gelijk)\b"),
}
_WITHDRAWS = re.compile(
    r"\b(?:(?:terug|in)?(?:trek|trok)\w*|(?:in|terug)?getrokken|stop\w*|(?:laat|laten|liet) .*\bvallen\b"
    r"|niet (?:langer|meer|verder) (?:te )?(?:handha\w*|voortzet\w*)|geen (?:klacht|zaak|werk) (?:\w+ ){0,2}meer|zie\w* .*\baf\b"
    r"|hoeft niet meer|niet (?:meer )?door\w*"
    r"|neemt .*terug|teruggenomen|van tafel|laat (?:het )?maar (?:zitten|rusten))\b"
)
_CLOSES = re.compile(
    r"\b(?:(?:af)?sluit\w*|(?:af)?gesloten|archief|archiveren)\b"
    r"|\b(?:\w*zaak|dossier|klacht|kwestie|boel|hij|mag|kan|hiermee|daarmee|betreft)\b[^.!?\n]*\b(?:dicht|klaar|afgerond|afronden)\b"
)
_MORE_TIME = re.compile(
    r"\b(?:verleng\w*|uitstel\w*|uitgesteld|verda\w+|verschui\w+|verschoven|oprek\w*|respijt|uitloop|langer|extra|erbij|erop"
    r"|(?:week|weken|dagen|maand) (?:bij|meer|nodig)|nodig|\w*termijn|\w*einddatum|\w*deadline|uiterlijk|tot|t/m|maak er)\b"
)
SHORTEST_REPORT = 12  # words
SHORTEST_REASON, FEW = 2, 2  # words; sentences besides that tell one thing
_COURTEOUS = re.compile(
    r"(?:doe(?:t)? (?:je|u|jij) (?:dat|dit)(?: (?:alstublieft|alsjeblieft|svp|aub))?|(?:wil|kun|kan)(?:t)? (?:je|u|jij)"
    r" (?:dat|dit|het) (?:\w+ )?(?:regelen|verwerken|aanpassen|doen)|(?:alvast )?(?:be)?dankt?(?: je| u)?(?: wel)?"
    r"|graag|sorry\w*|excuus|excuses|(?:ja|ok\w*|top|prima|goed|helder|is goed)(?: \w+){0,2}|(?:dat |dit )?doe ik(?: \w+)?"
    r"|(?:met )?(?:de meeste )?hoogachting|hoogachtend|(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?)"
)
_ASKS_FOR_TIME = re.compile(  # says that there must be more time, not why
    r"^(?!.*\breden\b)"
    r".*\b(?:verleng\w*|uitstel\w*|(?:nieuwe|als) einddatum|(?:extra|meer) tijd|nieuwe datum)\b"
    r"|^zet (?:het|hem|maar|daar|er|dit|(?:de |onze )?(?:\w*datum|termijn))\b"
)
_SAYS_MORE = re.compile(r"^(?:dat (?:heb|had|is|was|weet|vind)|(?:wilt|kunt|zou) u|(?:wil|kun|kan|zou) (?:je|jij|jullie))\b|\?$")
_THEREFORE = re.compile(r"\b(?:daarom|vandaar|derhalve|daardoor)\b")
_SUBORDINATES = re.compile(r"(?i)(?:omdat|doordat|aangezien)\b")  # without it the words stand in no order
_REQUEST = re.compile(  # "omdat de tolk ziek is vraag ik verlenging"
    r",?\s+(?=(?:dus |daarom )?(?:vraag|verzoek|wil|graag|svp|zet)\b[^.]*\b(?:verleng|uitstel|termijn|tijd))"
)
_REFUSES = re.compile(r"\b(?:niet|nee|neen|geen|afwijz\w*|wijs|afgewezen|weiger\w*|buiten)\b")


def supposed(answer: Answer) -> tuple[Commands, ...]:
    """Every meaning that the words hold an argument for; an answer may mean one of them, or none."""
    rule = _RULES.get(answer.prompt.kind)
    found = rule(answer) if rule is not None else []
    found = [each for index, each in enumerate(found) if each not in found[:index]]
    if len(found) > MOST:
        found = [each for each in found if len(each) == 1]
    return tuple(found) if len(found) <= MOST else ()


def assigned(answer: Answer) -> list[Command]:
    """Each colleague named who is not complained of, the sender who says that he takes it; nobody where a name fits two."""
    involved = {party.email for party in answer.case.involved}
    lines = [line for line in answer.text.split("\n") if not is_footer(line, answer)]
    groups = masked("\n".join(lines), answer.bureau.roster)[1]
    named = list(dict.fromkeys(group[0] for group in groups if len(group) == 1 and group[0].email not in involved))
    if any(len(group) > 1 and len(set(named).intersection(group)) != 1 for group in groups):
        return []  # a name that fits two, and nothing besides tells which
    plain = plain_letters(answer.text)
    others = [group for group in groups if answer.sender not in group]  # also who is complained of: "Bram doet het zelf"
    if answer.sender not in named and (_TAKES_IT.search(plain) if others else _HIMSELF.search(plain)):
        named.append(answer.sender)
    return [Command("assign", {"handler": each.name}) for each in named]


_ONLY_TOLD = re.compile(  # who hears of it, or does not
    r"(?:(?:en|dan|ook|graag|wel|maar) )*(?:(?:graag )?(?:b?cc|kopie|afschrift)(?: (?:naar|aan|voor))? @"
    r"|@ (?:ook )?in (?:de )?(?:b?cc|kopie)"
    r"|@ (?:\w+ )?(?:informeren|inlichten|berichten|bellen|mailen|bedanken|erbuiten (?:houden|laten)|op de hoogte \w+)"
    r"|(?:informeer|bericht|bel|mail|bedank|licht|houd?) @(?: \w+)*)(?: (?:svp|aub|graag|even|in))*"
)


def _besides(answer: Answer) -> list[Command]:
    """Who is appointed beside something else that is decided: nobody who only hears of it, and nobody by a first name that is
    the complainant's too."""
    parts = [half for each in clauses(with_client(answer.text, answer)) for half in halves(each)]
    told = " ".join(half for half in parts if not _ONLY_TOLD.fullmatch(clause_of(half, answer).plain.strip()))
    others = {person.name for person in mentioned(told, answer.bureau.roster)}
    return [each for each in assigned(answer) if each.arguments["handler"] in others | {answer.sender.name}]


def _labelled(answer: Answer) -> list[Command]:
    plain, found = plain_letters(answer.text), []
    for match in SAYS_LABEL.finditer(plain):
        if not match["not"] and match.lastgroup in LABELS:
            found.append(match.lastgroup)
    found += [words for words in _chosen(plain, answer) if words in LABELS]
    known = LABELS if answer.bureau.regulation.intake.suggestions else LABELS[:4]
    return [Command("classify", {"label": each}) for each in dict.fromkeys(found) if each in known]


_COUNTED = re.compile(
    r"\b(?:nummer|nr\.?|optie|keuze|cijfer\w*|antwoord|mogelijkheid) (?:is )?(?P<e>een|twee|drie|vier)\b"
    r"|(?<![\d.,:/-])(?P<n>[1-9])(?![\d:/-]|[.,]\d)(?! (?:we|da|ma|uu?r|jaar|keer|x))"
)
_FIGURES = {"een": "1", "twee": "2", "drie": "3", "vier": "4"}


def _chosen(plain: str, answer: Answer) -> list[str]:
    """The words of each choice of the letter that is named by its number."""
    choices = answer.prompt.choices
    numbers = [match["n"] or _FIGURES[match["e"]] for match in _COUNTED.finditer(plain)]
    return [choices[each].lower() for each in dict.fromkeys(numbers) if each in choices]


_GROUNDS = re.compile(r"(?i)\W*(?:want|omdat|aangezien|anders|daarvoor|daarna)\b")


def moments(answer: Answer) -> list[tuple[date, time | None]]:
    """The days from today on that the answer names, each with the hour in the same words; the one hour goes with the one day."""
    days: list[tuple[date, time | None]] = []
    clocks: list[time] = []
    for text in (answer.text, *clauses(answer.text), *(half for each in clauses(answer.text) for half in halves(each))):
        found = clause_of(text, answer).found
        if found.problem or (_GROUNDS.match(text) and text != answer.text):
            continue
        if found.day is not None:
            days.append((found.day, found.clock))
        elif found.clock is not None:
            clocks.append(found.clock)
    if answer.now is not None:
        days = [each for each in days if each[0] >= answer.now.date()]
    days = list(dict.fromkeys(days))
    fixed = {day for day, clock in days if clock is not None}
    days = [(day, clock) for day, clock in days if clock is not None or day not in fixed]
    if len(set(clocks)) == 1 and not fixed:
        days = [(day, clocks[0]) for day, _ in days]
    return days


def _planned(answer: Answer) -> list[Command]:
    place, who = place_of(answer.text), who_of(answer.text, answer)
    found = []
    for day, clock in moments(answer):
        when = f"{day.isoformat()}T{clock:%H:%M}" if clock else day.isoformat()
        found.append(Command("plan_hearing", {"when": when, "who": who} | ({"place": place} if place else {})))
    return found


def _lasting(text: str, answer: Answer) -> date | None:
    return answer_dates.lasting(text, answer.until, answer.bureau.calendar)


_LASTED = re.compile(
    r"\b(?:al|sinds)\b.{0,15}\b(?:week|weken|dag|dagen|maand|maanden)\b|\bstil(?:ligt|gelegen)?\b|\bgeleden\b"
    r"|\bover (?:een|twee|drie|vier|\d+) (?:week|weken|dagen)\b|\b(?:zat|was|lag|zaten|waren|stond)\b.{0,20}\b(?:dagen"
    r"|weken|maanden)\b"
)


def _extended(answer: Answer) -> list[Command]:
    days = [day for day, clock in moments(answer) if clock is None]
    for text in (answer.text, *clauses(answer.text), *(half for each in clauses(answer.text) for half in halves(each))):
        span = None if _LASTED.search(plain_letters(text)) else _lasting(text, answer)
        days += [span] if span is not None else []
    return [
        Command("extend", {"until": day.isoformat(), **_why_longer(answer, day)})
        for day in dict.fromkeys(days)
        if not (answer.now is not None and day <= answer.now.date()) and not (answer.until is not None and day < answer.until)
    ]


def _verdicts(answer: Answer) -> list[Command]:
    plain = clause_of(answer.text, answer).plain
    found = []
    for value, shape in VERDICTS.items():
        if shape.search(plain):
            found.append(value)
            plain = shape.sub(" ", plain)
    return [with_reasons(answer, each) for each in found]


def _because(answer: Answer) -> str:
    """Why, in his own words: what stands behind "want" in his first sentence that has it, or all that he says."""
    first = next(iter(clauses(answer.text)), "")
    because = BECAUSE.search(answer.text) if BECAUSE.search(first) else None
    return reason_of(because) if because else answer.text.strip(" ,:-")


def _why_longer(answer: Answer, until: date) -> dict[str, str]:
    """Why more time is needed, which the client will read: behind "want", beside the words that say until when, or in the little
    that is said besides; of a longer story only the sentence before them."""
    sentences = clauses(answer.text)
    at = next((at for at, each in enumerate(sentences) if _names_day(each, until, answer)), None)
    if at is None:
        return {}
    beside = _telling([part for part in halves(sentences[at]) if not _names_day(part, until, answer)])
    others = _telling([*sentences[:at], *sentences[at + 1 :]])
    because = BECAUSE.search(answer.text)
    if because and (len(others) <= FEW or because["reason"].strip(" ,:-.") in sentences[at]):
        said = because[0].strip(" ,.;:(-")
        why = said if _SUBORDINATES.match(said) else reason_of(because)
        return {"reason": _REQUEST.split(why, maxsplit=1)[0]}
    if len(others) > FEW or (at and _THEREFORE.search(bare(sentences[at]))):
        others = [] if beside else _telling(sentences[max(at - 1, 0) : at] or sentences[1:2])
    told = [*others, ", ".join(beside)] if beside else others
    why = ". ".join([*(each.rstrip(".") for each in told[:-1]), *told[-1:]])
    return {"reason": why} if why else {}


def _telling(parts: list[str]) -> list[str]:
    """Without courtesies, and without what is too short to be a reason."""
    plain = [part.strip(" ,:-") for part in parts]
    told = [part for part in plain if not _SAYS_MORE.search(bare_letters(part))]
    return [part for part in told if len(part.split()) >= SHORTEST_REASON and not _is_no_reason(bare(part))]


def _is_no_reason(plain: str) -> bool:
    return _COURTEOUS.fullmatch(plain) is not None or _ASKS_FOR_TIME.search(plain) is not None


def _names_day(text: str, until: date, answer: Answer) -> bool:
    return until in (clause_of(text, answer).found.day, _lasting(text, answer))


def _taken_up(answer: Answer) -> list[Command]:
    plain = plain_letters(answer.text)
    refused = _REFUSES.search(plain) or any(each.startswith("niet in behandeling") for each in _chosen(plain, answer))
    return [Command("admit"), *([Command("reject", {"reason": _because(answer)})] if refused else [])]


_OF_TAKING_UP = re.compile(
    r"\b(?:behandeling|behandelen|ontvankelijk|toelaten|oppakken|op te pakken|neem(?:t)? (?:\w+ ){0,3}aan|weiger\w*|afwijz\w*"
    r"|afgewezen|wijs (?:\w+ ){1,4}af)\b"
)


def _taken_up_unasked(answer: Answer) -> list[Command]:
    return _taken_up(answer) if _OF_TAKING_UP.search(plain_letters(answer.text)) else []


def _satisfied(answer: Answer) -> list[Command]:
    return [Command("record_satisfaction", {"text": level}) for level in LEVELS]  # said in any words, or told


_OF_SATISFACTION = re.compile(
    r"\b(?:\w*(?:tevreden|content|tevredenheid)|te spreken|blij|ingenomen|nopjes|sas|schik|opgelucht|teleurgesteld)\b"
)


def _closed(answer: Answer) -> list[Command]:
    return [Command("close", {"reason": answer.text.strip()})]


def _closed_unasked(answer: Answer) -> list[Command]:
    return _closed(answer) if _CLOSES.search(plain_letters(answer.text)) else []


def _withdrawn(answer: Answer) -> list[Command]:
    if not _WITHDRAWS.search(plain_letters(answer.text)):
        return []
    return [Command("withdraw", {"reason": answer.text.strip(" ,:-")})]


def _reported(answer: Answer) -> list[Command]:
    """A report of the talk, with something below it that follows from it."""
    return [Command("record_hearing", {"text": answer.text})] if len(answer.text.split()) >= SHORTEST_REPORT else []


def _let_go(answer: Answer) -> list[Command]:
    return [Command("approve")]  # of the letter that was sent along: said in any words


def _one(*makers: Callable[[Answer], list[Command]]) -> Callable[[Answer], list[Commands]]:
    return lambda answer: [(each,) for make in makers for each in make(answer)]


def _and(
    first: Callable[[Answer], list[Command]], second: Callable[[Answer], list[Command]]
) -> Callable[[Answer], list[Commands]]:
    return lambda answer: [(one, other) for one in first(answer) for other in second(answer)]


def _all(*makers: Callable[[Answer], list[Commands]]) -> Callable[[Answer], list[Commands]]:
    return lambda answer: [each for make in makers for each in make(answer)]


def _complaint(answer: Answer) -> list[Command]:
    return [each for each in _labelled(answer) if each.arguments["label"] == "klacht"]


def _kinds(answer: Answer) -> list[Command]:
    return _labelled(answer) if asks_kind(answer.prompt) else []


def _apart(answer: Answer) -> list[Commands]:
    """A talk on one day and more time until another."""
    return [
        (plan, more)
        for plan in _fixed(answer)
        for more in _put_off(answer)
        if plan.arguments["when"][:10] != more.arguments["until"]
    ]


def _put_off(answer: Answer) -> list[Command]:
    """More time, in words that ask for it: beside another action a length of time is mostly of something else."""
    return _extended(answer) if _MORE_TIME.search(plain_letters(answer.text)) else []


def _fixed(answer: Answer) -> list[Command]:
    """A talk of which the hour is named too."""
    return [each for each in _planned(answer) if "T" in each.arguments["when"]]


def _refused(answer: Answer) -> list[Command]:
    return _taken_up_unasked(answer)[1:]


def _with_both(answer: Answer) -> list[Commands]:
    """A complaint that is taken up, by him who handles it."""
    return [(kind, take, who) for kind in _complaint(answer) for take in _admitted(answer) for who in _besides(answer)]


def _satisfied_unasked(answer: Answer) -> list[Command]:
    return _satisfied(answer) if _OF_SATISFACTION.search(plain_letters(answer.text)) else []


def _admitted(answer: Answer) -> list[Command]:
    return _taken_up_unasked(answer)[:1]


_RUNNING = _all(  # what may be said of a case that is handled, whatever was asked
    _one(_planned, _extended, _verdicts, _withdrawn, _closed_unasked), _apart
)
_HANDED = _all(_one(assigned), _and(assigned, _put_off), _and(_admitted, _besides))
_REPORTED = _all(_and(_reported, _verdicts), _and(_reported, _withdrawn))
_RULES: dict[str, Callable[[Answer], list[Commands]]] = {
    "opdracht-behandelaar": _all(_one(assigned, _withdrawn), _and(assigned, _put_off), _and(assigned, _fixed)),
    "vraag-indeling": _all(
        _one(_labelled), _and(_complaint, _besides), _and(_complaint, _admitted), _and(_complaint, _refused), _with_both
    ),
    "vraag-ontvankelijkheid": _all(_one(_taken_up, _withdrawn, _labelled), _and(lambda _: [Command("admit")], _besides)),
    "opdracht": _all(_RUNNING, _HANDED),
    "vraag-gesprek": _RUNNING,
    "uitnodiging-gesprek": _RUNNING,
    "verzoek-verslag": _all(_RUNNING, _REPORTED),
    "herinnering": _all(_RUNNING, _HANDED, _REPORTED, _one(_kinds, _taken_up_unasked, _satisfied_unasked)),
    "escalatie": _all(_RUNNING, _HANDED, _and(assigned, _fixed), _one(_kinds, _taken_up_unasked, _satisfied_unasked)),
    "melding-directie": _all(_RUNNING, _HANDED, _one(_taken_up_unasked, _satisfied_unasked)),
    "vraag-oordeel": _all(_RUNNING, _and(_verdicts, _closed_unasked)),
    "concept-uitkomst": _all(_one(_let_go), _RUNNING),
    "vraag-verlenging": _RUNNING,
    "vraag-maatregelen": _one(_closed, _withdrawn, _satisfied_unasked),
    "vraag-tevredenheid": _all(_one(_satisfied, _closed, _withdrawn), _and(_satisfied, _closed)),
}
