"""What a whole answer means, by the letter it answers: long answers as they stand, all others clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bot.domain.answers import dates as answer_dates
from bot.domain.answers import outcome as answer_outcome
from bot.domain.answers.actions import UNCLEAR, action
from bot.domain.answers.appointed import is_of_two
from bot.domain.answers.clauses import (
    BECAUSE,
    CERTAIN_DOUBT,
    bare,
    clauses,
    halves,
    reason_of,
    sections,
)
from bot.domain.answers.commands import Answer, Command
from bot.domain.answers.concerned import of_the_concerned
from bot.domain.answers.doubt import casts_doubt
from bot.domain.answers.free.decided import meant
from bot.domain.answers.free.definite import definite
from bot.domain.answers.free.judgement import judgement
from bot.domain.answers.free.measured import is_measured
from bot.domain.answers.free.pleased import pleased
from bot.domain.answers.free.ruled import as_ruled, without_aftercare
from bot.domain.answers.free.told import told, with_closing, without_cheers
from bot.domain.answers.free.what import says_only_no
from bot.domain.answers.kind import of_another_mail
from bot.domain.answers.masked import clause_of
from bot.domain.answers.measures import closed, measures
from bot.domain.answers.measures import labelled as measures_labelled
from bot.domain.answers.names import mentioned
from bot.domain.answers.outcome import WEIGHS, until
from bot.domain.answers.recast import recast
from bot.domain.answers.report import reported, told_and_judged
from bot.domain.answers.report import told as report_below
from bot.domain.answers.residue import is_broken_off, unsettles
from bot.domain.answers.satisfied import is_only_that, satisfaction
from bot.domain.answers.spoken import without_second_thoughts
from bot.domain.answers.taken_back import takes_back
from bot.domain.answers.topics import by_topic
from bot.domain.answers.unanswered import LONGEST_QUESTION_BACK, without_action
from bot.domain.impartiality import is_concerned

REASONED = ("reject", "extend", "withdraw", "close")
FALSE_START = 6  # words: less than a sentence
LONGEST_READ = 2500  # characters; clauses of a longer answer are not looked into
MOST_PARTS = 6  # of one sentence
FEW_NAMES = 4  # words of " en Wouter van den Berg"
MOST_WORDS = 40  # a clause of more words is a story, not an action
_WITHOUT_FILES = re.compile(r"(?i)(?:ja,? )?akkoord,? (?:maar )?zonder (?:de )?bijlagen?[.!]?")
_TO_WORK = re.compile(  # what was agreed of the work on the case, not with who complains
    r"\b(?:mail\w*|gemaild|lees\w*|meeleest|bespreek\w*|bespreken|kijk\w*|naar kijken|af heb|aanlever\w*|opzoek\w*"
    r"|probeer\w*|beslis\w*|haal\w*|overneemt"
    r"|nadenkt?|inwerkt|dossier|verslag|brief|stukken|adres|tikfouten|nachtje|oppak|post|gesprek)\b"
    r"|\bdat (?:ik|[A-Z]\w+) (?:\S+ )*bel(?:t|len)?\b"
    r"|\btot het eind\b|\bgeen maatregel"
)
_STILL_OPEN = re.compile(r"\b(?:nadenkt?|bespreek\w*|bespreken|nog eens|kijken|geen maatregel\w*)\b")
_AGREED = re.compile(
    r"(?i)^(?:(?:we|wij|partijen|klager en ik) (?:zijn|hebben) (?:het |er )?(?:samen )?(?:uit|eruit|uitgekomen|opgelost)(?:"
    r" met de \w+)?|eruit gekomen|samen opgelost"
    r"|(?:we hebben |wij hebben |is )?afgesproken(?: is| dat)?"
    r"|afspraken?(?= ?:))\b[:,. ]+(?:we hebben afgesproken dat |afgesproken"
    r" is dat |afgesproken:? )?(?P<text>.{8,})",
    re.S,
)
TOLD_IN = (  # a report may come unasked, or once more under the label that we asked for
    "herinnering", "escalatie", "opdracht", "uitnodiging-gesprek", "vraag-gesprek", "begreep-niet",
)  # fmt: skip
TALK_ASKED = ("vraag-gesprek", "uitnodiging-gesprek")  # "Afspraak: dinsdag 10 uur" is the talk
REMINDS = ("herinnering", "escalatie")  # of whatever was asked
FREE_WORDS = ("verzoek-reactie", "verzoek-verslag", "kennisgeving-medewerker")  # answered with a story of any words
NOTHING_DONE = ("unclear", "add_note", "decline")
_CORRECTS = re.compile(
    r"(?i)[\s.,;:(!-]*\b(?:(?:o+h? |ah |of |maar )?nee,? (?:wacht(?: even)?(?: ik zeg gewoon)?|sorry|toch)|o+h? nee|of nee"
    r"|sorry,? nee|wacht even"
    r"|(?:correctie|herstel|foutje)(?=[:.,!])|ik bedoel(?:de)?(?! dat\b)|vergeet (?:dat|dit|het)|of eigenlijk)\b[\s.,;:!-]*"
)
_NO_REASON = re.compile(  # to refuse
    r"\b(?:misschien|wellicht|waarschijnlijk|vermoedelijk|mogelijk|hopelijk|bijna|zogenaamd)\b|\bik (?:weet|wil|moet)\b"
    r"|\bik (?:heb|ben) (?:\w+ ){0,3}nog\b|\beerst (?:moet|moeten)\b|\bof (?:toch|misschien)\b"
    r"|\bvolgens (?!mij|het|de|ons|onze|artikel)"
)
_NOT_THEN = re.compile(  # why not what was said first: "dan heb ik de tandarts"
    r"(?i)^(?:dan|die|dat|daar) (?:heb|heeft|ben|is|zit|moet|kan|lukt|past)\b[^,.!?\U0001f300-\U0001faff]{2,60}"
    r"[,.!\U0001f300-\U0001faff]\ufe0f?\s*(?=\S)"
)
_HIS_WISH = re.compile(r"(?:hij|zij|ze|klager|mevrouw|meneer)(?: \w+)? (?:wil|vindt|vraagt|hoopt|eist) (?:dat|of)\b")
_TOCH = re.compile(r"(?i)(?:(?<=[.!] )|^)toch (?:maar |liever |gewoon )*(?=[A-ZÀ-Þ])")  # "Toch Roos dan"
_WITH, _AND = re.compile(r"(?i)\bmet (?:\w+ ){0,2}\w+$"), re.compile(r"(?i)\s+en\s")  # "met de klant en Wouter"
_UNFINISHED = re.compile(r"\b(?:is|zijn|was|waren|heeft|hebben|zit|kan|kon)\s*$")
_IS_NAMELY = re.compile(r"(?i)\b(?:is|zijn|was|waren|heeft|hebben|zit|ligt|kan|kon) namelijk\b")  # then all of it is the reason
_PRONOUN = re.compile(
    r"(?:en |dus )*(?:hij|zij|ze|die)(?= (?:(?:kan|mag) (?:het|dit|deze|hem) (?:\w+ )?(?:doen|oppakken|behandelen)|doet|pakt"
    r"|behandelt|neemt|gaat|handelt|wordt))"
)
_ELLIPTIC = re.compile(r"(?:en )?(?:wil (?:haar|zijn|de|deze) (?:klacht|melding)|trekt (?:haar|zijn|de) (?:klacht|melding)) ")
_SUBJECT = re.compile(r"(?i)(?:.*[:,] )?(hij|zij|ze|(?:de )?klager|(?:de )?klant) (?:heeft|is|was|vindt|belde|mailde)\b[^:,]*$")


@dataclass(slots=True)
class _Read:
    """What the clauses came to so far."""

    commands: list[Command] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)  # clauses without an action, as written
    opening: int = 0  # how many of these stand in front of the first action
    reason: str = ""


def whole(answer: Answer) -> Command:
    """The command of the whole answer, and what it says besides in `also`."""
    if is_concerned(answer.case, answer.sender.email, answer.bureau) and (command := of_the_concerned(answer)) is not None:
        return command
    if answer.prompt.kind not in FREE_WORDS:
        answer = replace(answer, text=without_second_thoughts(answer.text))
        if (command := _corrected(answer)) is not None:
            return command
    command = by_topic(answer, whole) or _long(answer) or _short(answer)
    if (command.action == "add_note" or command.why == "niet-begrepen") and (
        second := meant(answer) or definite(answer)
    ) is not None:
        return UNCLEAR if second.action == "classify" and of_another_mail(answer) else second
    if command.action == "assign" and answer.prompt.kind == "vraag-ontvankelijkheid" and not command.also:
        taken_up = definite(answer)  # "we doen hem, Karin pakt hem op" says both
        command = taken_up if taken_up is not None and command in taken_up.also else command
    if command.action == "admit" and _HIS_WISH.match(bare(answer.text)):
        return UNCLEAR
    if command.action == "classify" and of_another_mail(answer):
        return UNCLEAR
    settled = command.action in NOTHING_DONE or answer.prompt.kind in FREE_WORDS
    return command if settled or not takes_back(answer) else UNCLEAR


def _corrected(answer: Answer) -> Command | None:
    """What was said last, where somebody corrects himself and both times says the same kind of thing; else it is unclear."""
    marks = list(_CORRECTS.finditer(answer.text)) if len(answer.text) < LONGEST_QUESTION_BACK else []
    if not marks:
        return None
    if len(marks) > 1:
        return UNCLEAR
    before, after = (
        answer.text[: marks[0].start()].rstrip(" .…,"),
        _TOCH.sub("", _NOT_THEN.sub("", answer.text[marks[0].end() :])),
    )
    if not before:
        return whole(replace(answer, text=after))  # "Correctie: ..."
    if WEIGHS.search(bare(after)):
        return UNCLEAR
    first, last = whole(replace(answer, text=before)), whole(replace(answer, text=after))
    if len(before.split()) < FALSE_START and "?" not in before and first.action in ("unclear", "add_note"):
        return last if last.action not in ("add_note", "approve") else UNCLEAR  # "ja nen dag of... nee wacht, een week"
    agree = first.action == last.action and not (first.also or last.also)
    return last if agree and last.action not in ("add_note", "unclear") else UNCLEAR


def _long(answer: Answer) -> Command | None:
    """An answer in which free words count, by the letter."""
    text, kind = answer.text, answer.prompt.kind
    if kind == "concept-uitkomst" and _WITHOUT_FILES.fullmatch(text.strip()):
        return Command("approve", {"file": "no"})
    if kind == "verzoek-verslag" and (command := reported(answer)) is not None:
        return command
    if kind in (*TOLD_IN, "vraag-oordeel") and (command := told_and_judged(answer)) is not None:
        return command
    if (
        kind in ("vraag-oordeel", "opdracht", "concept-uitkomst", "begreep-niet", "herinnering", "escalatie")
        and (command := _judged(answer)) is not None
    ):
        return command
    if kind not in ("vraag-gesprek", "uitnodiging-gesprek") and (match := _AGREED.match(text)) and not _to_come(text, answer):
        said = text if kind == "vraag-maatregelen" else match["text"]
        return (
            UNCLEAR
            if "?" in text or _is_of_work(text, kind)
            else Command("record_agreement", {"text": said.strip(), **until(said, answer)})
        )
    if kind in REMINDS and (command := closed(answer)) is not None and command.action != "unclear":
        return command
    labelled = sections(measures_labelled(text) if kind in REMINDS else text)
    if kind in TOLD_IN and (command := report_below(dict(labelled), answer)) is not None:
        return command
    revises = kind == "vraag-oordeel" or (kind == "concept-uitkomst" and bool({"redenen", "bevindingen"} & set(labelled)))
    if revises and answer.case.has("verdict_given") and "?" not in text and not _acts(answer):
        return answer_outcome.more_reasons(answer)
    if kind == "vraag-maatregelen" and (is_measured(answer) or not _acts(answer)) and (command := measures(answer)) is not None:
        return command
    asked = kind == "vraag-tevredenheid" or (kind == "melding-directie" and answer.prompt.code == "ontevreden")
    if (asked or (kind in REMINDS and is_only_that(answer))) and (command := _how_satisfied(answer)) is not None:
        return command
    if kind == "melding-directie" and answer.prompt.code == "reactie" and len(bare(text).split()) > 3 and "?" not in text:
        return Command("record_reaction", {"text": text})
    return _labelled(dict(labelled), answer)


def _is_of_work(text: str, kind: str) -> bool:
    """True for what was agreed of who does what next, which is no agreement with who complains."""
    return (_STILL_OPEN if kind == "vraag-maatregelen" else _TO_WORK).search(text) is not None


def _judged(answer: Answer) -> Command | None:
    answer = replace(answer, text=as_ruled(answer.text))
    command = answer_outcome.verdict(answer)
    if (command is not None and command.action != "unclear") or answer.prompt.kind == "begreep-niet":
        return command
    if (found := judgement(answer)) is not None or (left := without_aftercare(answer.text)) == answer.text:
        return found or command
    answer = replace(answer, text=left)
    again = answer_outcome.verdict(answer)
    return again if again is not None and again.action != "unclear" else judgement(answer) or command


def _how_satisfied(answer: Answer) -> Command | None:
    answer = replace(answer, text=without_cheers(answer.text))
    command = satisfaction(answer)
    if command is None or command.action == "unclear":
        command = pleased(answer) or told(answer) or command
    return with_closing(command, answer) if command is not None else None


def _acts(answer: Answer) -> bool:
    command = action(answer.text, answer) or _short(answer)
    return command.action in ("extend", "withdraw", "recuse", "approve", "plan_hearing", "assign", "cancel_hearing")


def _labelled(labelled: dict[str, str], answer: Answer) -> Command | None:
    """Sections that are an action by their label alone."""
    found = []
    for label, name in (("maatregelen", "record_measures"), ("afspraken", "record_agreement"), ("aanbod", "record_offer")):
        if (words := labelled.get(label)) and not (label == "afspraken" and answer.prompt.kind in TALK_ASKED):
            day = until(words, answer) if name != "record_offer" else {}
            found.append(Command(name, {"text": words, **day}))
    if not found or labelled.keys() - {"", "maatregelen", "afspraken", "aanbod"}:
        return None
    return replace(found[0], also=tuple(found[1:])) if not labelled.get("") else None


def _to_come(text: str, answer: Answer) -> bool:
    """True for words with a day and an hour that have not been yet: what was agreed may be the talk."""
    found = answer_dates.find(text, answer.now)
    return found.day is not None and found.clock is not None and (answer.now is None or found.day >= answer.now.date())


def _short(answer: Answer) -> Command:
    if len(answer.text) > LONGEST_READ:
        return without_action(answer)
    read = _Read()
    for sentence in clauses(recast(answer)):
        _read_sentence(sentence, answer, read)
    commands = _settled(read.commands, answer)
    problem = next((command for command in commands if command.action == "unclear"), None)
    if not commands:
        return without_action(answer)
    if problem is not None:
        return problem
    if len({command.action for command in commands}) < len(commands) or _contradict(commands):
        return Command("unclear", why="tegenstrijdig")
    names = {command.action for command in commands}
    if (
        is_broken_off(answer.text)
        or _not_his_reason(read.reason, names, answer)
        or casts_doubt(read.rest, read.opening, commands, answer)
    ):
        return UNCLEAR
    commands = [_with_reason(command, read, answer) for command in commands]
    first, *others = commands
    if first.action == "record_hearing" and not others:
        first = replace(first, arguments={**first.arguments, "text": answer.text.strip()})  # the report is all he tells of it
    return replace(first, also=tuple(others)) if first.action != "unclear" else first


def _not_his_reason(reason: str, names: set[str], answer: Answer) -> bool:
    """True for a reason that says that it is not settled, or that it is somebody else who thinks so."""
    return unsettles(reason, names, answer) or ("reject" in names and _NO_REASON.search(bare(reason)) is not None)


def _read_sentence(sentence: str, answer: Answer, read: _Read) -> None:
    because = BECAUSE.search(sentence)
    head = sentence[: because.start()] if because else sentence
    if because:
        opens = not sentence[: because.start()].strip()  # "vanwege de zomer lukt het niet" is a sentence with its "vanwege"
        why = sentence if _IS_NAMELY.search(sentence) else reason_of(because) if opens else because["reason"]
        read.reason = f"{read.reason} {why.strip()}".strip()
        if "?" in sentence:
            read.rest.append(sentence)
    parts = halves(head) if head.strip(" ,.!") else []
    if len(parts) > MOST_PARTS:
        parts = [*parts[: MOST_PARTS - 1], "".join(parts[MOST_PARTS - 1 :])]
    divided = _divided(tuple(parts), read, answer)
    if because and _UNFINISHED.search(head) and not any(command for _, command in divided):
        read.rest.append(sentence)  # "Karin is wegens ziekte niet beschikbaar": the reason belongs to no action
        return
    for part, command in divided:
        if command is not None:
            read.opening = read.opening if read.commands else len(read.rest)
            read.commands.append(command)
        else:
            read.rest.append(part)


def _divided(parts: tuple[str, ...], read: _Read, answer: Answer) -> list[tuple[str, Command | None]]:
    """The division of a sentence in clauses that says most: different actions, then no unclear ones, then little left over."""
    known: dict[str, Command | None] = {}
    best: list[tuple[str, Command | None]] = []
    highest: tuple[int, ...] = ()
    for cuts in range(2 ** max(len(parts) - 1, 0)):
        joined = _joined(parts, cuts)
        for index, part in enumerate(joined):
            if part not in known:
                named = _with_name(part, " ".join([*read.rest, *joined[:index]]), answer)
                company = index and len(part.split()) <= FEW_NAMES and _AND.match(part) and _WITH.search(joined[index - 1])
                known[part] = action(named, answer) if len(part.split()) <= MOST_WORDS and not company else None
        said = [None if is_of_two(joined[index : index + 2], answer) else known[part] for index, part in enumerate(joined)]
        good = {command.action for command in said if command is not None and command.action != "unclear"}
        unclear = sum(command is not None and command.action == "unclear" for command in said)
        score = (
            len(good),
            -unclear,
            -sum(len(part) for part, command in zip(joined, said, strict=True) if command is None),
            -len(joined),
        )
        if not best or score > highest:
            best, highest = list(zip(joined, said, strict=True)), score
    return best if parts else []


def _joined(parts: tuple[str, ...], cuts: int) -> list[str]:
    """The parts put together again, except where the bits of `cuts` keep them apart."""
    joined = [parts[0]] if parts else []
    for index, part in enumerate(parts[1:]):
        if cuts >> index & 1:
            joined.append(part)
        else:
            joined[-1] += part
    return joined


def _with_name(part: str, before: str, answer: Answer) -> str:
    """ "zij doet het" after words that named one colleague, with his name."""
    plain = bare(part)
    if _ELLIPTIC.match(plain) and (subject := _SUBJECT.match(before.strip(" ,.:"))):
        return f"{subject[1]} {plain.removeprefix('en ')}"
    if not _PRONOUN.match(plain) or CERTAIN_DOUBT.search(re.sub(r"(?i)\boverlegd\b", "", before)):
        return part
    people = mentioned(before, answer.bureau.roster)
    return _PRONOUN.sub(people[0].name, plain, count=1) if len(people) == 1 else part


def _settled(commands: list[Command], answer: Answer) -> list[Command]:
    """Each command once; a talk called off and planned anew is planned; a complaint taken up by who is given a handler."""
    once = [each for index, each in enumerate(commands) if each not in commands[:index]]
    names = {command.action for command in once}
    if "recuse" in names:
        once = [command for command in once if command.action in ("recuse", "assign")]
    if "withdraw" in names:  # "ja, ingetrokken"
        once = [command for command in once if command.action != "approve"]
    nothing_asked = answer.prompt.kind == "melding-directie" and not answer.prompt.code
    if nothing_asked and names == {"approve", "assign"}:  # "ok, dan doet Karin het" in answer to a notice
        once = [command for command in once if command.action != "approve"]
    if "plan_hearing" in names:
        once = [command for command in once if command.action != "cancel_hearing"]
    return once


def _contradict(commands: list[Command]) -> bool:
    names = {command.action for command in commands}
    return (
        len(names) > 1
        and names != {"withdraw", "close"}
        and (
            bool(names & {"reject", "withdraw", "decline"})
            or {"recuse", "plan_hearing"} <= names
            or {"close", "plan_hearing"} <= names
        )
    )


def _with_reason(command: Command, read: _Read, answer: Answer) -> Command:
    if command.action not in REASONED:
        return command
    reason = sections(answer.text).get("redenen") or read.reason
    if not reason and command.action in REASONED:
        reason = " ".join(part.strip(" ,:-") for part in read.rest if len(bare(part).split()) > 1 or len(bare(part)) > 6)
    reason = reason.strip(" ,:-")
    reason = reason.removesuffix(".") if read.reason else reason
    if command.action == "reject" and (not reason or says_only_no(clause_of(reason, answer))):
        return Command("unclear", why="geen-reden")
    return replace(command, arguments={**command.arguments, "reason": reason}) if reason else command
