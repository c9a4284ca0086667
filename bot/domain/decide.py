"""What happens to one mail: a disposition, the events it adds to a case, and the notices staff must get. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.act import Act
from bot.domain.acts import name_employee, perform
from bot.domain.acts_talk import day_of_talk
from bot.domain.against_handler import AGAINST_HANDLER, LIKELY, is_against_handler
from bot.domain.answers.agreements import AGREED, MEDIATION, agreed_in
from bot.domain.answers.agreements import CHOICES as YES_OR_NO
from bot.domain.answers.amend import standing
from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.names import PARTICLES
from bot.domain.answers.outcome import until
from bot.domain.answers.prevented import cannot_come
from bot.domain.answers.requests import Request
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.case_intake import filled, new_case, opening
from bot.domain.entry import Entry, entered, tells_of_a_complaint
from bot.domain.events import Event
from bot.domain.impartiality import is_concerned
from bot.domain.merge import merged
from bot.domain.reading import Person, Reading
from bot.domain.rules import Term
from bot.domain.second_look import CHOICES, LOOK_AGAIN, MARK, NO_NEED, needs_none, wishes
from bot.domain.taken_back import takes_back
from bot.domain.workflow import ANSWERED, REJECTED, RUNNING, allows
from bot.errors import AnswerRefused, StepNotAllowed
from bot.mail.message import Message


class Disposition(StrEnum):
    """How one mail ended; every mail has exactly one."""

    OPENED = "opened"  # a numbered case, confirmed to the client
    ASKED = "asked"  # staff are asked what it is
    ADDED = "added"  # joined to a running case
    COMMANDED = "commanded"  # a colleague's answer, executed
    UNDONE = "undone"  # a colleague's answer, executed and taken back
    NOTED = "noted"  # a colleague's answer, filed with the case
    REFUSED = "refused"  # a colleague's answer that was unclear or not his to give
    HELD = "held"  # perhaps not the colleague it claims to be from: put to the directie
    TOLD = "told"  # a colleague asked where a case stands, and hears it at his own address
    REPORTED = "reported"  # a suggestion, question or withdrawal put to the directie
    GUIDED = "guided"  # a colleague asked how it works, and gets the page for staff
    LEFT = "left"  # nobody's business of ours
    AUTOMATIC = "automatic"  # auto-reply, newsletter, read receipt
    BOUNCED = "bounced"  # one of our letters came back
    OWN = "own"  # our own letter
    DUPLICATE = "duplicate"
    OVERSIZE = "oversize"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something staff must know that is no step of a case; `code` as in the template melding-directie."""

    code: str
    details: Mapping[str, str] = field(default_factory=dict)
    to: tuple[Person, ...] = ()  # only these; empty: whoever the code calls for
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """`case` is the case with `events` already appended (id 0: still to be stored), or None."""

    disposition: Disposition
    reasons: tuple[str, ...]
    case: Case | None = None
    events: tuple[Event, ...] = ()
    notices: tuple[Notice, ...] = ()
    answer: Command | None = None  # what a colleague gets back: uitgevoerd, or begreep-niet
    thanks: bool = False  # the sender of a suggestion is thanked
    letter: int | None = None  # row of the letter of ours that a colleague answers
    question: str = ""  # its subject
    offered: tuple[str, ...] = ()  # its choices
    held: int | None = None  # row of the mail that this one confirms, or refuses to confirm
    gone: tuple[Case, tuple[Event, ...]] | None = None  # the case that went into `case`, with its last events
    request: Request | None = None  # what a colleague asked to know
    undoes: int | None = None  # row of the mail whose answer this one takes back
    erased: bool = False  # a colleague writes about a case that was erased, and hears so
    releases: int | None = None  # row of the letter with a report that goes to its principal
    explains: bool = False  # a colleague who wrote from another address hears how it works


def decide_new(message: Message, reading: Reading, received: datetime, bureau: Bureau, now: datetime) -> Decision:
    """A mail from a person that belongs to no case yet. A colleague's own mail is no complaint, unless he enters a client's."""
    sender = message.sender
    if sender is None:
        return Decision(Disposition.LEFT, (*reading.reasons, "no sender to answer"))
    from_colleague = bureau.person(sender.email) is not None
    entry = entered(message, bureau, received) if from_colleague else None
    complaint = reading.scores.get("klacht", 0.0)
    if entry is not None and _is_entry(entry, reading, message):
        case = new_case(message, reading, received, bureau, entry)
        asked = Event("asked", now, {"entry": "passed_on" if entry.passed_on else "told"})
        return Decision(Disposition.ASKED, (*reading.reasons, "entered by a colleague"), case.with_events(asked), (asked,))
    if reading.kind == "klacht" and reading.decision == "act" and not from_colleague:
        return _open(message, reading, received, bureau)
    if reading.decision == "ask" if not from_colleague else complaint >= LIKELY or tells_of_a_complaint(message):
        case = new_case(message, reading, received, bureau)
        asked = Event("asked", now, {"score": f"{complaint:.2f}"})
        return Decision(Disposition.ASKED, reading.reasons, case.with_events(asked), (asked,))
    if reading.decision == "act" and _concerns_directie(reading, message) and not from_colleague:
        thanks = reading.kind == "suggestie" and bureau.regulation.intake.suggestions
        details = {"afzender": str(sender), "onderwerp": message.subject, "klacht_tekst": message.words}
        notice = Notice(reading.kind, {**details, "bedankt": "ja"} if thanks else details)
        return Decision(Disposition.REPORTED, reading.reasons, notices=(notice,), thanks=thanks)
    return Decision(Disposition.LEFT, reading.reasons)


def _is_entry(entry: Entry, reading: Reading, message: Message) -> bool:
    """Words that enter a complaint are enough; what a mail or a call told of must read as one."""
    if not (entry.passed_on or entry.is_likely):
        return True
    asks = entry.passed_on and reading.decision == "ask"
    return asks or reading.scores.get("klacht", 0.0) >= LIKELY or (entry.is_likely and tells_of_a_complaint(message))


PROCEDURE = re.compile(
    r"(?i)klachten?-?\s?(?:reglement|regeling|procedure|formulier|functionaris|commissie)"
    r"|verbeterformulier|klacht (?:indienen|in te dienen)|\b(?:een|mijn|m'n|onze|de|die|deze|jullie) klacht\b|\bklagen\b"
)


def _concerns_directie(reading: Reading, message: Message) -> bool:
    """Besides complaints, a suggestion, a withdrawal and a question about a complaint are ours; the rest is office mail."""
    if reading.kind == "vraag":
        return PROCEDURE.search(f"{message.subject} {message.words}") is not None
    return reading.kind in ("suggestie", "intrekking")


def _open(message: Message, reading: Reading, received: datetime, bureau: Bureau) -> Decision:
    case = new_case(message, reading, received, bureau)
    events = opening(case, bureau, message.words or message.text)
    return Decision(Disposition.OPENED, reading.reasons, case.with_events(*events), events)


_IT_WAS = re.compile(
    r"(?i)\b(?:het|dit|dat|(?:mijn|de) klacht|zijn naam|haar naam|hij|zij|ze) (?:was|is|gaat|ging|betreft|heet|heette)\b"
)
_SENTENCE_END, _DENIES = re.compile(r"[.!?\n]"), re.compile(r"(?i)\b(?:niet|geen|nooit|of)\b")


LONGEST_ADDED = 8000  # characters of what a complainant added, the newest


def decide_client(
    message: Message, reading: Reading | None, case: Case, bureau: Bureau, received: datetime, now: datetime
) -> Decision:
    """A complainant who writes again about his case. A withdrawal is put to staff: the bot closes nothing on its own."""
    bureau = bureau.under(case.pin)
    reasons = (*(reading.reasons if reading else ()), f"belongs to case {case.number}")
    details = {"klacht_tekst": message.words, "afzender": str(message.sender)}
    told = _told_who(message, reading, case) if reading is not None else ()
    if (
        reading is not None
        and allows(case.state, "withdrawal_received")
        and takes_back(message.new_text, reading, tells_who=bool(told))
    ):
        return _added(case, "withdrawal_received", Notice("intrekking", details), reasons, now)
    if reading is not None and _asks_again(message, reading, case, bureau):
        event = Event("reopened", received)
        return Decision(Disposition.OPENED, (*reasons, "asks to take it up after all"), case.with_events(event), (event,))
    if reading is None or not case.is_open:
        notice = _after_the_end(message, reading, case, details)
        return _added(case, "added", notice, reasons, now)
    if standing(case, now) and cannot_come(message.new_text):
        case = case.with_words(verhinderd=message.new_text)
        added = (Event("added", now), Event("noted", now, {"cannot": "klager"}))
        return Decision(Disposition.ADDED, (*reasons, "cannot come to the talk"), case.with_events(*added), added)
    against = is_against_handler(message.new_text, reading, case)
    if case.state == ANSWERED and reading.scores.get("klacht", 0.0) >= LIKELY and not against:
        return _added(case, "added", Notice("ontevreden", details), reasons, now)
    notice = Notice(AGAINST_HANDLER if against else "aanvulling", details)
    if not against:  # whoever handles it from now on reads what was added before
        said = "\n\n".join(filter(None, (case.file.get("toegevoegd", ""), message.new_text.strip())))
        case = case.with_words(toegevoegd=said[-LONGEST_ADDED:])
    decision = _added(filled(case, reading), "added", notice, reasons, now)
    named = reading.employees if reading.kind == "klacht" and reading.decision == "act" else told
    grown, events = decision.case, decision.events
    hidden = grown is not None and "anoniem" in grown.facts.flags
    for name in named if not hidden else ():
        person = bureau.named(name)
        if person is not None and grown is not None and grown.state in RUNNING:
            grown, more = name_employee(grown, person, now)
            events += more
    return replace(decision, case=grown, events=events)


def _after_the_end(message: Message, reading: Reading | None, case: Case, details: Mapping[str, str]) -> Notice:
    """What staff are told of a mail that came when the case was over. Our last letter said that an answer is looked at."""
    if reading is None or case.is_open or case.merged_into:
        return Notice("aanvulling", details)
    if needs_none(message.new_text):
        return Notice(NO_NEED, details)
    if reading.scores.get("klacht", 0.0) >= LIKELY or wishes(message.new_text):
        refused = {"afgewezen": "ja"} if case.state == REJECTED else {}
        return Notice(LOOK_AGAIN, {**details, **refused}, choices=CHOICES)
    return Notice("aanvulling", details)


def _told_who(message: Message, reading: Reading, case: Case) -> tuple[str, ...]:
    """Whom a complaint of which nobody is known yet was about, as its complainant tells afterwards."""
    if case.involved or _IT_WAS.search(message.new_text) is None:
        return ()
    if reading.employees:
        return reading.employees
    said = [each for each in _SENTENCE_END.split(message.new_text) if _IT_WAS.search(each) and not _DENIES.search(each)]
    others = [name for name in reading.employees_mentioned if case.handler is None or name != case.handler.name]
    found = tuple(name for name in others if any(name in each for each in said))
    return found if len(found) == 1 else ()  # a mail that is no complaint is about nobody, and tells who it was all the same


def _added(case: Case, kind: str, notice: Notice, reasons: tuple[str, ...], now: datetime) -> Decision:
    told = case.facts.opdrachtgever  # kept in an event, because the register is made of events alone
    known = any(each.data.get("principal") == told for each in case.events)
    data = {"principal": told} if told and kind == "added" and case.number and not known else {}
    event = Event(kind, now, data | ({MARK: "yes"} if notice.code == LOOK_AGAIN else {}))
    return Decision(Disposition.ADDED, reasons, case.with_events(event), (event,), (notice,))


def _asks_again(message: Message, reading: Reading, case: Case, bureau: Bureau) -> bool:
    """True when a complaint was refused on a ground that has a way back, and the complainant takes it."""
    rejected = case.last("rejected")
    if case.state != REJECTED or rejected is None:
        return False
    rule = next((each for each in bureau.regulation.admissibility if each.when == rejected.data["ground"]), None)
    if rule is None or not rule.way_back or needs_none(message.new_text):
        return False
    return reading.scores.get("klacht", 0.0) >= bureau.act_from or wishes(message.new_text)


OUTSIDER = "buitenstaander"


def decide_outsider(message: Message, case: Case) -> Decision:
    """Mail of somebody who got a letter about a case and is not its complainant: kept with it and told, nothing comes of it."""
    details = {"klacht_tekst": message.words, "afzender": str(message.sender), "onderwerp": message.subject}
    reasons = (f"belongs to case {case.number}", "not from its complainant")
    return Decision(Disposition.ADDED, reasons, case, notices=(Notice(OUTSIDER, details),))


def is_commission(email: str, bureau: Bureau) -> bool:
    """True for the complaints commission outside, by the domain of its address; also that of an earlier version."""
    earlier = (each for each in bureau.versions.values() if each.id == bureau.regulation.id)
    outside = (each.commission for each in (bureau.regulation, *earlier))
    return email.partition("@")[2] in {each.email.partition("@")[2] for each in outside if each is not None}


_NO_NAME = frozenset({*PARTICLES, "te", "het", "'t", "’t", "heer", "meneer", "dhr", "mevrouw", "mevr", "mw"})


def is_named_in_full(name: str, text: str) -> bool:
    """Whether a text has this name as it is written, in whole words. "Jan" and "mevrouw De Boer" are no name in full."""
    words = name.split()
    pattern = r"\s+".join(re.escape(each) for each in words)
    full = sum(each.strip(".,").casefold() not in _NO_NAME for each in words) > 1
    return full and re.search(rf"(?<![\w-]){pattern}(?![\w-])", text) is not None


_DECISION = re.compile(r"(?i)\b(?:uitspraak|beslissing|oordeel van de commissie)\b")


def decide_commission(message: Message, case: Case | None, now: datetime) -> Decision:
    """Mail of the commission is filed with its case and passed on to the person concerned; it opens no complaint."""
    details = {"klacht_tekst": message.new_text, "afzender": str(message.sender), "onderwerp": message.subject}
    notice = Notice("commissie", details)
    if case is None:
        return Decision(Disposition.REPORTED, ("from the commission, about no case we know",), notices=(notice,))
    decided = case.when("kcmd_submitted") is not None and _DECISION.search(f"{message.subject} {message.new_text}") is not None
    event = Event("kcmd_decided" if decided else "kcmd_submitted", now)
    case = case.with_words(commissie=message.new_text).with_events(event)
    return Decision(Disposition.ADDED, ("from the commission",), case, (event,), (notice,))


ANSWER_ONCE = ("assign", "classify", "admit", "approve", "open_entry", "drop_entry", "correct_entry")


def decide_staff(
    command: Command, prompt: Prompt, sender: Person, case: Case, bureau: Bureau, now: datetime, other: Case | None = None
) -> Decision:
    """A colleague's answer to a letter of ours, already interpreted and checked for permission."""
    bureau = bureau.under(case.pin)
    if command.action == "merge":
        return decide_merge(command, sender, case, other, bureau, now)
    reasons = (f"answer understood as {command.action}",)
    if command.action in ("unclear", "refuse_not_allowed"):
        return Decision(Disposition.REFUSED, reasons, case, answer=command)
    try:
        if case.merged_into and command.action != "add_note":
            raise AnswerRefused("samengevoegd")
        grown, events = perform(Act(case, command, prompt, sender, bureau, now))
    except AnswerRefused as problem:
        return Decision(Disposition.REFUSED, reasons, case, answer=Command("refuse_not_allowed", why=problem.why))
    except StepNotAllowed:
        once = "al-beantwoord" if command.action in ANSWER_ONCE else "niet-meer-mogelijk"
        why = once if case.is_open else "gesloten"
        return Decision(Disposition.REFUSED, reasons, case, answer=Command("refuse_not_allowed", why=why))
    disposition = Disposition.NOTED if command.action == "add_note" else Disposition.COMMANDED
    notices = _of_the_stopping(command, sender, case, bureau) if disposition is Disposition.NOTED else ()
    if found := _agreed(command, prompt, sender, grown, bureau, now):
        grown, notices = grown.with_words(afspraken_gelezen=found[0], afspraken_tot=found[1]), (*notices, found[2])
    return Decision(disposition, reasons, grown, events, notices, answer=_with_day(command, events))


_GOES_ON = re.compile(
    r"(?i)\b(?:intrek\w*|ingetrokken|stop\w*|klacht|melding|gaat\b.*\bdoor|doorgaan|door te gaan|doorzetten|verder)\b"
)


def _of_the_stopping(command: Command, sender: Person, case: Case, bureau: Bureau) -> tuple[Notice, ...]:
    """What a colleague writes of it while it is asked whether we stop, to who decides that."""
    words = command.arguments.get("text", "")
    asked = case.is_open and case.last("withdrawal_received") is not None
    if not asked or not _GOES_ON.search(words) or is_concerned(case, sender.email, bureau):
        return ()
    return (Notice("antwoord", {"klacht_tekst": words, "afzender": sender.name, "adres": sender.email}),)


def _agreements_kept(bureau: Bureau) -> Term | None:
    """The term in which what was agreed is confirmed; None where a regulation knows none."""
    return next((term for term in bureau.regulation.terms if term.starts_on == "agreement_reached"), None)


def mediated(sender: Person, words: str, case: Case, bureau: Bureau) -> bool:
    """True for what the klachtenfunctionaris writes of a mediation."""
    kept = _agreements_kept(bureau.under(case.pin)) is not None
    return kept and sender.has_role("klachtenfunctionaris") and MEDIATION.search(words) is not None


def _agreed(
    command: Command, prompt: Prompt, sender: Person, case: Case, bureau: Bureau, now: datetime
) -> tuple[str, str, Notice] | None:
    """What a report tells was agreed, by when, and the question to who handles it; where a regulation has agreements kept.

    What the klachtenfunctionaris writes of a mediation is told, whatever came of it.
    """
    report = next((each for each in (command, *command.also) if each.action in ("record_hearing", "add_note")), None)
    kept = _agreements_kept(bureau)
    if report is None or kept is None or not case.is_open or is_concerned(case, sender.email, bureau):
        return None
    if case.has("agreement_reached", "verdict_given") or any(
        each.action not in ("record_hearing", "add_note") for each in command.also
    ):
        return None
    words = report.arguments.get("text", "")
    mediates = mediated(sender, words, case, bureau)
    agreed = agreed_in(words) if mediates or report.action == "record_hearing" else ""
    if not (agreed or mediates):
        return None
    details = {"afzender": sender.name, "klacht_tekst": agreed or words, "artikel": kept.article if agreed else ""}
    by = until(agreed, Answer(agreed, prompt, sender, case, bureau, now)).get("until", "") if agreed else ""
    return agreed, by, Notice(AGREED, details, choices=YES_OR_NO if agreed else ())


def _with_day(command: Command, events: tuple[Event, ...]) -> Command:
    """The command with the day that was taken for a talk, so that who told of it reads which."""
    held = day_of_talk(events)
    also = tuple(_with_day(each, events) for each in command.also)
    arguments = {**command.arguments, "held": held} if command.action == "record_hearing" and held else command.arguments
    return replace(command, arguments=arguments, also=also)


def decide_merge(command: Command, sender: Person, case: Case, other: Case | None, bureau: Bureau, now: datetime) -> Decision:
    """The older of two cases, with what went into it; nothing when they are not to be merged."""
    reasons = ("answer understood as merge",)
    if other is None or command.also:
        return Decision(Disposition.REFUSED, reasons, case, answer=Command("refuse_not_allowed", why="niet-meer-mogelijk"))
    try:
        (stays, events), gone = merged(case, other, command, sender, bureau, now)
    except AnswerRefused as problem:
        return Decision(Disposition.REFUSED, reasons, case, answer=Command("refuse_not_allowed", why=problem.why))
    return Decision(Disposition.COMMANDED, reasons, stays, events, answer=command, gone=gone)


def quarantine(reason: str, sender: str) -> Decision:
    """A mail that crashed or timed out: kept with its raw bytes, staff told once, nobody answered."""
    return Decision(Disposition.QUARANTINED, (reason,), notices=(Notice("onleesbaar", {"reden": reason, "afzender": sender}),))
