"""A colleague's answer: done, put to the directie when it is not sure who gave it, or confirmed by the directie.

The confirmation is an answer too. On "uitvoeren" the mail that was held is read again and done as its sender's, with the
rights its sender has by then; who confirmed it stands in the history.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.adapters.letter_rows import answers_to
from bot.adapters.store import Unit
from bot.approvals import of_report
from bot.casework import Office, desk_of, terms_of
from bot.desk_mail import asked_back, confirms_himself, is_about, of_no_case, ordered_case, questioned, readings
from bot.domain.answers.by_itself import by_itself
from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.confirm import CHOICES, CODE, HELPLESS, answered_before, chosen, has_effect
from bot.domain.answers.held_back import held_back
from bot.domain.answers.interpret import interpret
from bot.domain.answers.judged import ENCLOSES
from bot.domain.answers.objection import OBJECTION
from bot.domain.answers.reasons import called_the_reason
from bot.domain.answers.understood import understood_parts
from bot.domain.attachments import is_report
from bot.domain.case import Case, Party
from bot.domain.decide import Decision, Disposition, Notice, decide_staff, mediated
from bot.domain.entry import original_of
from bot.domain.events import Event
from bot.domain.impartiality import directors_for, is_concerned
from bot.domain.letters.done import in_words
from bot.domain.reading import Person
from bot.domain.rights import OFFICES
from bot.domain.undo import LETTER, question_of
from bot.domain.workdays import AMSTERDAM
from bot.files import enclosed_files
from bot.identity import Answered, answered_letter, answers_erased, named_cases
from bot.loops import of_loop
from bot.mail.absent import doubts
from bot.mail.message import Attachment, Message
from bot.mail.parse import parse
from bot.overtaking import OVERTAKEN
from bot.undoing import asked_first, take_back, told_of, wait_for_word


def of_colleague(
    unit: Unit, message: Message, answered: Answered | None, colleague: Person, office: Office, received: datetime, now: datetime
) -> Decision | None:
    """What a mail from a roster address does; None when it neither answers a letter about a case nor commands in one."""
    if unit.answer_known(office.bureau.id, message.message_id, colleague.email):
        return Decision(Disposition.DUPLICATE, ("this answer was delivered before",))
    if (told := questioned(unit, message, answered, colleague, office, now)) is not None:
        return told
    if answered is None and answers_erased(unit, message, office):
        return ERASED
    if answered is not None and (word := of_report(unit, message, answered, colleague, office)) is not None:
        return word
    if answered is not None and (settled := of_loop(unit, message, answered, colleague, office, now)) is not None:
        return settled
    if answered is None or (answered.is_own and answered.letter.case_id is None):
        return _without_letter(unit, message, colleague, office, received)
    letter = answered.letter
    if letter.case_id is None:
        return None
    case, prompt = unit.case(letter.case_id), prompt_of(letter)
    if answered.doubts:
        command = _understood(message, prompt, colleague, case, office, received)
        if command.action == "undo" and not answered.is_own:
            command = Command("refuse_not_allowed", why="niet-bevoegd")  # only who was told takes it back
        decision = hold(message, command, case, office, answered.doubts, colleague)
    elif prompt.code == CODE:
        decision = _confirmed(unit, message, letter, colleague, office, received, now)
    else:
        decision = _obeyed(unit, message, letter, case, colleague, office, received, now)
    return replace(decision, letter=letter.id, question=letter.subject, offered=tuple(letter.choices.values()))


ERASED = Decision(Disposition.REFUSED, ("about a case that was erased",), erased=True)


def prompt_of(letter: Row[Any] | None) -> Prompt:
    """What was asked, with the choices of the letter; nothing was asked without a letter."""
    if letter is None:
        return Prompt("")
    return Prompt(letter.kind, letter.choices, letter.key.split(":")[2] if letter.kind == "melding-directie" else "")


def hold(
    message: Message,
    command: Command,
    case: Case,
    office: Office,
    doubts: tuple[str, ...],
    colleague: Person | None,
    *,
    himself: bool = False,
) -> Decision:
    """Nothing is done. The directie hears who claims to have said what, and may have it done for an address of a colleague.

    `himself`: the sender is a director, who is asked at his own address.
    """
    details = {
        "afzender": str(message.sender or ""),
        "adres": colleague.email if colleague is not None else "",
        "onderwerp": message.subject,
        "klacht_tekst": message.words,
        "reden": doubts[0],
        "begrepen": " ".join(in_words(each, office.bureau.under(case.pin)) for each in (command, *command.also)),
    }
    may_be_done = colleague is not None and (has_effect(command) or mediated(colleague, message.new_text, case, office.bureau))
    asked = (colleague,) if himself and colleague is not None else ()
    notice = Notice(CODE, details, asked, CHOICES if may_be_done else ())
    reasons = (f"understood as {command.action}", *(f"in doubt: {doubt}" for doubt in doubts))
    return Decision(Disposition.HELD, reasons, case, notices=(notice,))


def of_stranger(unit: Unit, message: Message, answered: Answered | None, office: Office) -> Decision | None:
    """Mail from outside the roster to a colleague's letter, or in his name about a case: told to the directie, never done."""
    sender, bureau = message.sender, office.bureau
    if sender is None:
        return None
    himself = bureau.named(sender.name)
    if answered is not None and not answered.is_own and answered.letter.case_id is not None:
        case = unit.case(answered.letter.case_id)
        explains = himself is not None and himself.email == answered.letter.recipient
    else:
        named = [found for number in named_cases(message) if (found := unit.case_by_number(bureau.id, number)) is not None]
        if himself is None or len(named) != 1 or named[0].is_erased:
            return None
        case, explains = named[0], False
    decision = hold(message, Command("add_note"), case, office, ("vreemd-adres",), None)
    return replace(decision, explains=explains)


def _without_letter(unit: Unit, message: Message, colleague: Person, office: Office, received: datetime) -> Decision | None:
    """A case number gives nobody rights: a command with it is held. What is not understood is asked of who wrote it."""
    case = ordered_case(unit, message, colleague, office, received)
    if isinstance(case, Decision):
        return case
    orders = case is not None
    if case is None:
        named = [found for number in named_cases(message) if (found := unit.case_by_number(office.bureau.id, number)) is not None]
        if len(named) != 1:
            return of_no_case(unit, message, named, colleague, office, received)
        case = named[0]
    command = _understood(message, prompt_of(None), colleague, case, office, received)
    himself = confirms_himself(message, case, colleague, office)
    if case.is_erased:
        return ERASED if orders or has_effect(command) else None
    if orders and command.action in ("unclear", "refuse_not_allowed"):
        return Decision(Disposition.REFUSED, ("an order that is not clear, or not his to give",), case, answer=command)
    doubts = ("eigen-opdracht",) if himself else ("geen-brief",)
    if has_effect(command):
        return hold(message, command, case, office, doubts, colleague, himself=himself)
    if case.complainant.email == colleague.email or original_of(message, office.bureau) is not None:
        return None  # his own complaint, or a client's mail
    has_office = any(map(colleague.has_role, OFFICES)) and not is_concerned(case, colleague.email, office.bureau)
    if has_office and is_about(message, command, office):
        return hold(message, command, case, office, doubts, colleague)  # what they pass on the directie reads
    return asked_back(unit, message, case, command, colleague, office, received)


def _obeyed(
    unit: Unit,
    message: Message,
    letter: Row[Any] | None,
    case: Case,
    colleague: Person,
    office: Office,
    received: datetime,
    now: datetime,
) -> Decision:
    about = told_of(unit, letter) if letter is not None else None
    prompt = prompt_of(letter)
    if about is not None:
        code = OBJECTION if about is not letter else ""  # our question back whether he wants something taken back
        prompt = Prompt(LETTER, prompt.choices, code, asked_first(unit, about))
    command = _understood(message, prompt, colleague, case, office, received)
    if (proposed := _proposed(message, command, prompt, case, office, received)) is not None:
        asks = hold(message, proposed, case, office, (PROPOSED,), colleague)
        return replace(asks, answer=Command("refuse_not_allowed", why="voorgelegd"))
    if about is not None and command.why == OBJECTION:
        command = replace(command, arguments=wait_for_word(unit, about, case, office, now))
    if letter is not None and (refused := _not_any_more(unit, message, command, letter, case, colleague)) is not None:
        return Decision(Disposition.REFUSED, ("answers a letter that was overtaken",), case, answer=refused)
    if command.action == "undo" and letter is not None:
        return take_back(unit, about or letter, case, colleague, office, received, now)
    named = command.arguments.get("with", "") if command.action == "merge" else ""
    other = unit.case_by_number(office.bureau.id, named) if named else None
    decision = decide_staff(command, prompt, colleague, case, office.bureau, now, other)
    if (
        command.action == "unclear"
        and (held := held_back(command, message.new_text, prompt, colleague, case, office.bureau, now))[1]
    ):
        return replace(decision, case=held[0], events=held[1], notices=_of_the_hold(message, colleague, case, office))
    if decision.gone is not None:
        decision = replace(decision, notices=(_of_gone(unit, decision.gone[0], office, now),))
    if letter is None or decision.disposition is not Disposition.COMMANDED:
        return decision
    theirs = unit.events_of_others(letter, colleague.email)
    if theirs is None or not answered_before(prompt, message.new_text, case, decision.events, theirs):
        return decision
    told = Command("refuse_not_allowed", why="al-beoordeeld" if "verdict_given" in theirs else "al-beantwoord")
    return Decision(Disposition.REFUSED, (*decision.reasons, "somebody else answered this first"), case, answer=told)


PROPOSED = "van-de-directie"  # what only the directie puts right


def _proposed(
    message: Message, refused: Command, prompt: Prompt, case: Case, office: Office, received: datetime
) -> Command | None:
    """The correction that a colleague may not make himself, as a director would give it; None for anything else."""
    directors = directors_for(case, office.bureau) if refused.why == PROPOSED else ()
    if not directors:
        return None
    command = _understood(message, prompt, directors[0], case, office, received)
    return command if all(each.action == "correct" for each in (command, *command.also)) else None


def _of_the_hold(message: Message, colleague: Person, case: Case, office: Office) -> tuple[Notice, ...]:
    """To who agreed that the letter may go, when another holds it back."""
    agreed = case.parties.get(case.approved.data["approved_by"]) if case.approved is not None else None
    person = office.bureau.person(agreed.email) if agreed is not None and agreed.email != colleague.email else None
    details = {"klacht_tekst": message.new_text, "afzender": colleague.name}
    return (Notice("uitkomst-tegengehouden", details, (person,)),) if person is not None else ()


def _not_any_more(
    unit: Unit, message: Message, command: Command, letter: Row[Any], case: Case, colleague: Person
) -> Command | None:
    """Why an answer to this letter is not done any more: it counts no more, he wrote again, or its text was written anew."""
    counts_no_more = letter.withdrawn_at is not None and not letter.answer.startswith(
        OVERTAKEN
    )  # of that the case itself says why
    if counts_no_more and (has_effect(command) or command.why):
        return Command("refuse_not_allowed", why="telt-niet-meer")
    if has_effect(command) and _came_too_late(unit, message, letter, colleague):
        return Command("refuse_not_allowed", why="ouder-antwoord")
    if (newer := _text_since(unit, command, letter, case)) is None:
        return None
    written = newer.queued_at.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")
    return Command("refuse_not_allowed", {"onderwerp": newer.subject, "geschreven": written}, why="nieuwere-tekst")


def _came_too_late(unit: Unit, message: Message, letter: Row[Any], colleague: Person) -> bool:
    """True when he wrote this before another answer of his to the same letter, which was done already."""
    if message.date is None:
        return False
    earlier = answers_to(unit.connection, letter.id, colleague.email, Disposition.COMMANDED.value)
    written = [parse(raw).date for raw in earlier]
    return any(date is not None and date > message.date for date in written)


def _text_since(unit: Unit, command: Command, letter: Row[Any], case: Case) -> Row[Any] | None:
    """The letter that took the place of the one he agrees with: what he read is not what would be done. None without one.

    An outcome that was approved already is told as that. A letter that was only put again says the same.
    """
    agrees = any(each.action == "approve" for each in (command, *command.also))
    if not agrees or (letter.kind == "concept-uitkomst" and case.approved is not None):
        return None
    everybody = letter.kind == "concept-uitkomst"  # there is one text, whoever reads it
    rows = unit.letters(case_id=case.id, kind=letter.kind, **({} if everybody else {"recipient": letter.recipient}))
    mine = question_of(letter.key, letter.recipient)
    newer = [row for row in rows if row.id > letter.id and row.withdrawn_at is None]
    return next((row for row in reversed(newer) if question_of(row.key, row.recipient) != mine), None)


def _of_gone(unit: Unit, gone: Case, office: Office, now: datetime) -> Notice:
    """To whoever handles what stays: what the other complaint said."""
    source = desk_of(unit, gone, office.bureau, now).source
    return Notice("samengevoegd", {"nummer": gone.number, "onderwerp": source.subject, "klacht_tekst": source.text})


def _understood(message: Message, prompt: Prompt, colleague: Person, case: Case, office: Office, received: datetime) -> Command:
    if doubts(message):
        return Command("unclear", why="niet-begrepen")
    last = next((each for each in reversed(terms_of(case, office.bureau)) if each.term.name == "afhandeling"), None)
    final = (last.target if last.term.set_by else last.counts) if last is not None else None
    text, files = message.new_text, enclosed_files(message, office.bureau)
    if not prompt.kind:
        answer = Answer("", prompt, colleague, case, office.bureau.under(case.pin), received, final)
        return by_itself(readings(message, colleague, case), answer, office.judge)
    if not text.strip() and files and prompt.kind in ENCLOSES:
        text = ENCLOSED
    judge = office.judge if not files or prompt.kind not in ENCLOSES else None
    answer = Answer(text, prompt, colleague, case, office.bureau.under(case.pin), received, final)
    command = interpret(answer, judge)
    if any(each.action == "close" for each in (command, *command.also)):
        command = _with_reason(command, called_the_reason(text))
    if command == Command("unclear", why="niet-begrepen"):
        heard = "”, “".join(understood_parts(answer))
        return replace(command, arguments={"heard": heard}) if heard else command
    return replace(command, arguments={**command.arguments, "file": "yes"}) if _encloses_report(command, files) else command


def _with_reason(command: Command, because: str) -> Command:
    """A closing with what its sender calls the reason: only that may go into a letter."""
    also = tuple(_with_reason(each, because) for each in command.also)
    arguments = {**command.arguments, "because": because} if because and command.action == "close" else command.arguments
    return replace(command, arguments=arguments, also=also)


ENCLOSED = "Zie de bijlage."


def _encloses_report(command: Command, files: Sequence[Attachment]) -> bool:
    return command.action == "record_hearing" and any(is_report(each.filename) for each in files)


def _confirmed(
    unit: Unit, message: Message, letter: Row[Any], director: Person, office: Office, received: datetime, now: datetime
) -> Decision:
    """The directie's word on a mail that was held: the first one counts."""
    case = unit.case(letter.case_id)
    held_id = int(letter.key.split(":")[3].removeprefix("mail-"))
    said = "" if doubts(message) else message.new_text
    choice, held = chosen(said, director.name), unit.mail_row(held_id)
    if is_concerned(case, director.email, office.bureau):
        return _refused(case, "betrokken")
    if not letter.choices:
        told = _refused(case, "niet-uitvoerbaar") if choice == "ja" else None
        return told or _obeyed(unit, message, letter, case, director, office, received, now)
    if choice is None:
        return _refused(case, "bevestigen", "unclear")
    if held is None or held.disposition != Disposition.HELD.value:
        return _refused(case, "al-beantwoord")
    case, key = case.with_party("bevestiger", Party(director.name, director.email))
    raw, sender = unit.mail_raw(held_id), office.bureau.person(held.sender)
    if choice == "nee" or sender is None or not raw:
        event = Event("noted", now, {"not_confirmed_by": key})
        return Decision(Disposition.NOTED, ("not confirmed",), case.with_events(event), (event,), held=held_id)
    original = parse(raw, web_forms=office.web_forms)
    answered = answered_letter(unit, original, office, held.received_at)
    asked = answered.letter if answered is not None and answered.letter.case_id == case.id else None
    his = _understood(original, prompt_of(asked), sender, case, office, held.received_at)
    proposed = _proposed(original, his, prompt_of(asked), case, office, held.received_at) is not None
    done = _obeyed(unit, original, asked, case, director if proposed else sender, office, held.received_at, now)
    if done.disposition not in (Disposition.COMMANDED, Disposition.NOTED) or done.case is None:
        why = done.answer.why if done.answer is not None and done.answer.why not in HELPLESS else "niet-uitvoerbaar"
        return replace(_refused(unit.case(letter.case_id), why), held=held_id)
    confirmed, key = done.case.with_party("bevestiger", Party(director.name, director.email))
    event = Event("noted", now, {"confirmed_by": key})
    reasons = (*done.reasons, "confirmed by the directie")
    return replace(done, reasons=reasons, case=confirmed.with_events(event), events=(*done.events, event), held=held_id)


def _refused(case: Case, why: str, action: str = "refuse_not_allowed") -> Decision:
    return Decision(Disposition.REFUSED, ("nothing confirmed",), case, answer=Command(action, why=why))
