"""Orders from the desk: assign anew, pause, resume, reopen, merge, file a note. The whole answer must be one of these.

A case number in it is that of the case at hand; only a merge names another.
"""

from __future__ import annotations

import re
from datetime import timedelta

from bot.domain.answers import dates as answer_dates
from bot.domain.answers.clauses import CERTAIN_DOUBT, bare, clauses
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.masked import clause_of
from bot.domain.second_look import LOOK_AGAIN
from bot.domain.workdays import local_date
from bot.mail.threads import NUMBER_SHAPE, case_numbers

_CASE = re.compile(
    rf"(?i)\b(?:(?:de |deze |het |dit )?(?:zaak|klacht|melding|dossier)(?:nummer)? )?{NUMBER_SHAPE}"
    r"|\b(?:de|deze) (?:zaak|klacht|melding)\b"
)
_NOTE = re.compile(
    rf"(?is)^\W*(?:{NUMBER_SHAPE}\W+)?(?:graag )?notitie(?: (?:bij|voor|in|over) (?:de |deze )?(?:zaak |klacht |dossier )?"
    rf"(?:{NUMBER_SHAPE})?)? *[:,] *(?P<text>\S.*)$"
)
_NOTE_THAT = re.compile(
    r"(?is)^\W*(?:graag )?(?:noteer|noteren|leg vast|zet erbij)(?: (?:bij|in) de zaak)?(?: even)?,? dat (?P<text>\S.*)$"
)
_BECAUSE = re.compile(
    r"(?i)(?:[,;(]|\s)\s*(?:want|omdat|wegens|vanwege|i\.v\.m\.|ivm|in verband met|reden(?: is)?)\b:?|\s*:(?!\d)\s*"
)
_PAUSE = re.compile(
    r"(?:(?:(?:ik|we|wij) wil(?:len)? |graag )*(?:(?:hem|het|dit|deze) )*(?:pauzeren|stilleggen|stilzetten|op pauze zetten)"
    r"|pauzeer|pauzeren|pauze|(?:zet|leg)(?: (?:hem|het|dit|even|tijdelijk))* (?:op pauze|stil))"
    r"(?: (?:hem|het|dit|even|tijdelijk|maar))*(?: (?P<span>.+))?"
)
_BESIDE = re.compile(
    r"(?P<span>(?:tot|t/m|voor)\b[^,]{3,40}), (?!en\b|maar\b|of\b|dan\b)(?P<why>[^\d,]{8,120})"
)  # what else it says is why
_SPAN = re.compile(r"(?:tot(?P<through> en met)?|t/m|voor)? ?[#~](?: lang)?")
_RESUME = re.compile(
    r"(?:hervat(?:ten)?(?: (?:de )?behandeling)?|ga (?:(?:maar|nu|weer|dan) )*verder(?: met)?|hef (?:de )?pauze op"
    r"|einde (?:van de )?pauze|(?:je|jullie|u|we|wij) (?:mag|mogen|kan|kunt|kunnen) (?:(?:nu|weer) )*verder(?: gaan)?)"
    r"(?: (?:maar|weer|nu|dan|even|dus|alvast))*"
)
_REOPEN = re.compile(r"heropen(?:en)?|open (?:hem |het )?(?:weer|opnieuw)|(?:weer|opnieuw) openen")
_ASSIGN = re.compile(
    r"(?:wijs|ken)(?: (?:hem|het|dit|maar|opnieuw|voortaan))* toe aan (?P<me>mij|mezelf|mijzelf|@)|(?:opnieuw )?toewijzen aan @"
    r"|zet op naam van @|(?:nieuwe )?behandelaar(?: is| wordt)? @|@ (?:is|wordt) (?:nu |voortaan )?(?:de )?nieuwe behandelaar"
    r"|(?:ik|we|wij) wil(?:len)? (?:graag )?dat @ (?:(?:dit|deze|hem|het|voortaan|verder|nu) )*(?:gaat |moet )?(?:doen|doet"
    r"|oppakken|oppakt|overnemen|overneemt|behandelen|behandelt|afhandelen|afhandelt)(?: (?:in plaats van|ipv) (?P<old>@))?"
)
_MERGE = re.compile(
    r"(?:n )?(?:graag )?(?:voeg (?:deze )?(?:n )?samen met n|voeg n (?:en|met) n samen|voeg n (?:bij|toe aan) n"
    r"|(?:n )?samenvoegen met n|n (?:en|met) n (?:(?:deze|die|beide|de) )?(?:twee )?samenvoegen|voeg samen n (?:en|met) n"
    r"|n (?:en|met) n (?:zijn|gaan over) (?:(?:een en )?(?:dezelfde|hetzelfde|1|een|één))(?: (?:zaak|klacht|melding))? ?,?"
    r" ?(?:dus )?(?:graag )?(?:voeg (?:ze|die|deze|beide)(?: graag| maar)? samen|samenvoegen)"
    r"|n hoort bij n ?,? (?:dus )?(?:graag )?samenvoegen)"
)
_OTHER_CLIENT = re.compile(
    r"[,;. ]*(?:ook al (?:is|zijn) .*(?:klager|melder|klant).*"
    r"|(?:al )?(?:zijn het |met )?(?:andere|verschillende|twee) (?:klager|melder|klant)s?)$"
)
UNCLEAR = Command("unclear", why="niet-begrepen")


def of_order(answer: Answer) -> Command | None:
    """The order; `unclear` when it is one that cannot be done as it stands; None when the answer is no order."""
    text = answer.text.strip()
    if "?" in text:
        return None
    if (note := _NOTE.match(text) or (None if answer.prompt.kind else _NOTE_THAT.match(text))) is not None:
        return Command("file_note", {"text": note["text"].strip()}) if _is_here(text[: note.start("text")], answer) else UNCLEAR
    if len(clauses(text)) > 1 and not text.startswith(tuple(case_numbers(text))):
        return None
    if (merge := _merge(text, answer)) is not None:
        return merge
    said = " ".join(_CASE.sub(" ", text).split()).strip(" :,.-–")
    found = _one(said, answer)
    return found if found is None or _is_here(text, answer) else UNCLEAR


def _is_here(text: str, answer: Answer) -> bool:
    return set(case_numbers(text)) <= {answer.case.number}


def _one(said: str, answer: Answer) -> Command | None:
    head, reason = (*(part.strip(" .)") for part in _BECAUSE.split(said, maxsplit=1)), "")[:2]
    plain = bare(head)
    if (match := _PAUSE.fullmatch(plain)) is not None:
        return _pause(match["span"] or "", reason, answer)
    if _RESUME.fullmatch(plain):
        return Command("resume")
    if _REOPEN.fullmatch(plain):
        return Command("approve" if answer.prompt.code == LOOK_AGAIN else "reopen")  # that is what we asked
    clause = clause_of(said, answer)
    if (match := _ASSIGN.fullmatch(clause.plain)) is None:
        return None
    if match["me"] in ("mij", "mezelf", "mijzelf"):
        return Command("assign", {"handler": answer.sender.name})
    people, handler = clause.people[0], answer.case.handler
    if match["old"] and (handler is None or handler.email not in {each.email for each in clause.people[1]}):
        return UNCLEAR  # he is to give it up who does not have it
    return Command("assign", {"handler": people[0].name}) if len(people) == 1 else Command("unclear", why="twee-passen")


def _pause(span: str, reason: str, answer: Answer) -> Command:
    """Until a day that is named or counted from today; "tot en met" rests on it too. With a reason alone: as long as may be."""
    if answer.now is None or (not span and not reason):
        return Command("unclear", why="geen-pauze")
    if not reason and (beside := _BESIDE.fullmatch(span)) is not None and CERTAIN_DOUBT.search(beside["why"]) is None:
        span, reason = beside["span"], beside["why"]
    found = answer_dates.find(span, answer.now)
    match = _SPAN.fullmatch(found.rest)
    lasts = answer_dates.lasting(span, local_date(answer.now), answer.bureau.calendar)
    day = found.day or lasts
    if span and (match is None or day is None or found.clock or found.problem or (found.day and lasts)):
        return Command("unclear", why="geen-pauze")
    if day is not None and match is not None and found.day and (match["through"] or "t/m" in found.rest):
        day += timedelta(days=1)
    arguments = {"until": day.isoformat() if day else "", "reason": reason}
    return Command("pause", {name: value for name, value in arguments.items() if value})


def _merge(text: str, answer: Answer) -> Command | None:
    numbers = case_numbers(text)
    plain = bare(text)
    other = _OTHER_CLIENT.search(plain)
    plain = plain[: other.start()] if other else plain
    shape = re.sub(rf"(?:(?:de )?(?:zaak|zaken|klacht|klachten|melding) )?{NUMBER_SHAPE}", " n ", plain).replace(":", " ")
    shape = " ".join(re.sub(r"\b(?:deze|de) (?:zaak|klacht)\b", " ", shape).split())
    if _MERGE.fullmatch(shape) is None:
        return None
    known = {answer.case.number, *numbers}
    if len(numbers) > 2 or len(known) != 2 or len(numbers) < shape.split().count("n"):
        return UNCLEAR
    arguments = {"zaken": " en ".join(sorted(known)), "with": next(iter(known - {answer.case.number}))}
    return Command("merge", arguments | ({"klagers": "verschillend"} if other else {}))
