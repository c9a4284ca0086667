"""An answer taken back, inside the transaction of the mail that asks for it: its events, its words and its letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row

from bot.adapters import case_rows
from bot.adapters.store import WAITING, Unit
from bot.casework import Office, desk_of, post
from bot.domain.answers.commands import Command
from bot.domain.answers.objection import BACK
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.decide import Decision, Disposition, Notice
from bot.domain.events import Event
from bot.domain.letters.asking import REMINDERS
from bot.domain.letters.letter import Desk
from bot.domain.reading import Person
from bot.domain.undo import LETTER, WITHIN, asked_again, is_expected, is_own, question_of, stays_inside, why_not
from bot.domain.workdays import AMSTERDAM, local_date
from bot.errors import StepNotAllowed

ASKED_BACK = "begreep-niet"
WAITS = timedelta(hours=1)  # for the word of who may not have meant it; what has to go today still goes today
CODE = "teruggedraaid"  # of the melding-directie to who got a letter that counts no more


def take_back(
    unit: Unit, letter: Row[Any], case: Case, colleague: Person, office: Office, answered: datetime, now: datetime
) -> Decision:
    """Take back the answer that `letter` (an `uitgevoerd`) told of, or say why not.

    Its letters that wait are withdrawn here; what is asked again follows with `ask_again`, when the case is stored.
    """
    mail = unit.mail_row(letter.mail_id) if letter.mail_id is not None else None
    step = unit.step_of(case.id, mail.id) if mail is not None and mail.changed is not None else None
    why = why_not(case, step, colleague, office.bureau, answered, letter.queued_at)
    if why or step is None or mail is None:
        return _refused(case, why)
    earlier = case_rows.put_back(case, mail.changed)
    try:
        restored = earlier.with_events(step.undone(now)) if earlier is not None else None
    except StepNotAllowed:
        restored = None
    if restored is None:
        return _refused(case, "al-verder")
    desk = desk_of(unit, restored, office.bureau, now)
    caused = _because_of(unit, letter, desk)
    if any(row.state not in WAITING and not stays_inside(row.kind, row.recipient, case, office.bureau) for row in caused):
        return _refused(case, "brief-weg")
    told = [row for row in caused if row.state not in WAITING]
    told += [row for row in unit.letters(mail_id=mail.id, kind=LETTER) if row.recipient != letter.recipient]
    names = {term.name for term in desk.bureau.regulation.terms}
    for row in caused:
        unit.withdraw_letter(row, now)
        if row.kind in REMINDERS:
            for term in names.intersection(row.key.split(":")):
                unit.step_back(case.id, term)
    confirmed = any("confirmed_by" in event.data for event in step.events(case))
    unit.update_mail(mail.id, disposition=(Disposition.HELD if confirmed else Disposition.UNDONE).value)
    return Decision(
        Disposition.COMMANDED,
        ("answer understood as undo",),
        restored,
        (step.undone(now),),
        _notices(told, restored, colleague, office.bureau),
        answer=Command("undo"),
        undoes=mail.id,
    )


def _refused(case: Case, why: str) -> Decision:
    answer = Command("refuse_not_allowed", why=why)
    return Decision(Disposition.REFUSED, ("answer understood as undo",), case, answer=answer)


def _because_of(unit: Unit, told: Row[Any], restored: Desk) -> list[Row[Any]]:
    """The letters that would not have been written without the answer that `told` (an `uitgevoerd`) is about.

    A reminder that went out is one of the term, whoever handles the case.
    """
    asks = {prompt.letter for prompt in restored.bureau.regulation.prompts}
    return [
        row
        for row in unit.letters_caused(restored.case.id, told.mail_id, told.queued_at)
        if not is_expected(restored, row.key)
        and row.kind != LETTER
        and (row.mail_id is not None or row.kind in asks or (row.kind in REMINDERS and row.state == "queued"))
    ]


def _notices(rows: Sequence[Row[Any]], case: Case, colleague: Person, bureau: Bureau) -> tuple[Notice, ...]:
    """A short note to each colleague who got a letter that counts no more; not to who took it back."""
    found = []
    for email in dict.fromkeys(row.recipient for row in rows if row.recipient != colleague.email):
        person = bureau.person(email)
        subjects = [row.subject for row in rows if row.recipient == email]
        handles = case.handler is not None and case.handler.email == email
        details = {"nummer": case.number, "brieven": "\n".join(subjects), "behandelt": "ja" if handles else ""}
        found += [Notice(CODE, details, to=(person,))] if person is not None else []
    return tuple(found)


def told_of(unit: Unit, letter: Row[Any]) -> Row[Any] | None:
    """The `uitgevoerd` that a letter is or asks back about; None when it is about nothing that was done."""
    while letter.kind == ASKED_BACK and BACK[0] in letter.choices.values() and letter.mail_id is not None:
        mail = unit.mail_row(letter.mail_id)
        before = unit.letter(mail.letter_id) if mail is not None and mail.letter_id is not None else None
        if before is None:
            return None
        letter = before
    return letter if letter.kind == LETTER else None


def asked_first(unit: Unit, told: Row[Any]) -> str:
    """The kind of the letter whose answer an `uitgevoerd` told of; "" when it answered none."""
    letter: Row[Any] | None = told
    while letter is not None and letter.kind in (LETTER, ASKED_BACK):
        mail = unit.mail_row(letter.mail_id) if letter.mail_id is not None else None
        letter = unit.letter(mail.letter_id) if mail is not None and mail.letter_id is not None else None
    return str(letter.kind) if letter is not None else ""


def wait_for_word(unit: Unit, told: Row[Any], case: Case, office: Office, now: datetime) -> dict[str, str]:
    """Let what leaves the house by an answer wait while its sender is asked whether he meant it. Until when, if it does."""
    closing = datetime.combine(local_date(now), office.bureau.closes, AMSTERDAM) - timedelta(minutes=1)
    end = min(now + WAITS, closing)
    if told.mail_id is None or end <= now or now - told.queued_at > WITHIN:
        return {}
    rows = unit.letters(mail_id=told.mail_id, case_id=case.id, state="queued")
    leaving = [row for row in rows if not stays_inside(row.kind, row.recipient, case, office.bureau)]
    for row in leaving:
        if row.next_attempt_at < end:
            unit.record_letter(row.id, next_attempt_at=end)
    return {"waits": end.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")} if leaving else {}


def ask_again(unit: Unit, office: Office, desk: Desk, undone: int) -> None:
    """Put the question again whose answer was taken back; `undone` is the row of the mail that answered it."""
    mail = unit.mail_row(undone)
    answered = unit.letter(mail.letter_id) if mail is not None and mail.letter_id is not None else None
    if answered is not None:
        question = question_of(answered.key, answered.recipient)
        post(unit, office, asked_again(desk, answered.kind, question), desk.now, desk.case.id)


def until(
    unit: Unit, case: Case, events: Sequence[Event], cause: int, colleague: Person, office: Office, now: datetime
) -> datetime | None:
    """Until when this answer, just done, can be taken back as far as is known; None when it cannot.

    What leaves the house because of it waits as long as the office takes to reconsider, but goes the same day.
    """
    bureau, mail = office.bureau, unit.mail_row(cause)
    if mail is None or mail.changed is None or not events or not is_own(events, case, colleague, bureau):
        return None
    leaving = [row for row in unit.letters(mail_id=cause) if not stays_inside(row.kind, row.recipient, case, bureau)]
    if any(row.state not in WAITING for row in leaving):
        return None
    end, moments = now + office.reconsider, [now + WITHIN]
    if local_date(end) != local_date(now):
        end = now
    for row in (each for each in leaving if each.state == "queued"):
        moments.append(max(row.next_attempt_at, end))
        if row.next_attempt_at < end:
            unit.record_letter(row.id, next_attempt_at=end)
    return min(moments) if min(moments) > now else None
