"""What `klachtenbot queue` tells and does: letters that did not leave, mails that could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.adapters.loop_rows import HELD, loop_by_id, silent
from bot.adapters.restored_rows import held_since
from bot.adapters.store import Unit, opened
from bot.app import system_clock
from bot.config import Settings
from bot.domain.loops import Choice
from bot.domain.workdays import AMSTERDAM
from bot.errors import CommandError
from bot.loops import settle as settle_loop
from bot.offices import office_of
from bot.outbox import STUCK, settle_by_hand

STATES = ("queued", "sending", HELD, *STUCK)


def waiting(settings: Settings, organisation: str | None) -> Iterator[dict[str, Any]]:
    """A row for each letter that has not left and each mail in quarantine; without names, subjects or addresses."""
    with opened(settings.database) as store:
        chosen = [settings.organisation(organisation)] if organisation else settings.organisations
        with store.transaction() as unit:
            for each in chosen:
                yield from _letters(unit, each.id)
                yield from _mails(unit, each.id)
                yield from _silent(unit, each.id)


def holds(settings: Settings, organisation: str | None) -> Iterator[dict[str, Any]]:
    """Why letters wait that are in no doubt: a backup was put back, or they are more than the limit on automatic letters."""
    with opened(settings.database) as store, store.transaction() as unit:
        for each in [settings.organisation(organisation)] if organisation else settings.organisations:
            words = {"organisation": each.id, "what": "hold", "state": HELD}
            queued = len(unit.letters(organisation=each.id, state="queued"))
            if (since := held_since(unit.connection, each.id)) is not None:
                day = f"{since.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"
                text = f"{queued} letter(s) wait: a backup was put back on {day}. Look at them, then `klachtenbot restore --go`"
                yield words | {"letters": queued, "text": text}
            if held := len(unit.letters(organisation=each.id, state=HELD)):
                text = f"{held} letter(s) are held by the limit on automatic letters: --release ID, --drop ID or --silence ID"
                yield words | {"letters": held, "text": text}


def _letters(unit: Unit, organisation: str) -> Iterator[dict[str, Any]]:
    for state in STATES:
        for row in unit.letters(organisation=organisation, state=state):
            case = unit.case(row.case_id).number if row.case_id is not None else ""
            yield {
                "organisation": organisation,
                "what": "letter",
                "id": row.id,
                "state": row.state,
                "letter": row.kind,
                "case": case or None,
                "since": row.queued_at.isoformat(timespec="minutes"),
                "next": row.next_attempt_at.isoformat(timespec="minutes") if state == "queued" else None,
                "attempts": row.attempts,
                "answer": row.answer.split(" ", 1)[0] or None,
            }


def _silent(unit: Unit, organisation: str) -> Iterator[dict[str, Any]]:
    """The senders whose mails get no automatic answer: who they are stands in the letter to the directie."""
    empty = dict.fromkeys(("letter", "case", "next", "attempts", "answer"))
    for row in silent(unit.connection, organisation):
        since = row.settled_at.isoformat(timespec="minutes")
        words = {"organisation": organisation, "what": "sender", "id": row.id, "state": "silent", "since": since}
        yield words | empty


def _mails(unit: Unit, organisation: str) -> Iterator[dict[str, Any]]:
    empty = dict.fromkeys(("letter", "case", "next", "attempts"))
    for row in unit.quarantined(organisation):
        since, why = row.received_at.isoformat(timespec="minutes"), ", ".join(row.reasons)
        words = {
            "organisation": organisation,
            "what": "mail",
            "id": row.id,
            "state": "quarantined",
            "since": since,
            "answer": why,
        }
        yield words | empty


def settle(settings: Settings, letter_id: int, *, was_sent: bool) -> str:
    """What was done with a letter. ConfigError when it is neither uncertain nor refused."""
    with opened(settings.database) as store:
        with store.transaction() as unit:
            letter = unit.letter(letter_id)
        if letter is None or letter.organisation not in [each.id for each in settings.organisations]:
            raise CommandError([f"letter {letter_id} is unknown"])
        try:
            settle_by_hand(store, office_of(settings, letter.organisation), letter_id, was_sent=was_sent, now=system_clock())
        except LookupError as problem:
            raise CommandError([str(problem)]) from None
    return f"letter {letter_id} is recorded as sent" if was_sent else f"letter {letter_id} will be sent again"


def settle_held(settings: Settings, letter_id: int, choice: Choice) -> str:
    """Decide about every letter that is held because of the same sender as this one. CommandError when it is not held."""
    with opened(settings.database) as store, store.transaction() as unit:
        letter = unit.letter(letter_id)
        if letter is None or letter.state != HELD or letter.organisation not in [each.id for each in settings.organisations]:
            raise CommandError([f"letter {letter_id} is not held"])
        confirmations = [
            row.id
            for row in unit.letters(organisation=letter.organisation, state=HELD)
            if row.cause == letter.cause and row.kind == "ontvangstbevestiging"
        ]
        count = settle_loop(unit, office_of(settings, letter.organisation), letter.cause, choice, system_clock())
    told = {Choice.SEND: "will be sent", Choice.DROP: "are not sent", Choice.SILENCE: "are not sent; the sender is not answered"}
    return f"{count} letter(s) {told[choice]}" + (_unconfirmed(confirmations) if choice is not Choice.SEND else "")


def _unconfirmed(letters: list[int]) -> str:
    """That clients now have no confirmation of receipt, which the regulation wants; "" when it is about none."""
    if not letters:
        return ""
    numbers = ", ".join(map(str, letters))
    return f"; confirmations of receipt among them: {numbers}. `klachtenbot queue --again ID` sends one after all"


def answer_again(settings: Settings, loop_id: int) -> str:
    """A sender who was not answered is answered again. CommandError when there is no such sender."""
    with opened(settings.database) as store, store.transaction() as unit:
        row = loop_by_id(unit.connection, loop_id)
        if (
            row is None
            or row.choice != Choice.SILENCE.value
            or row.organisation not in [each.id for each in settings.organisations]
        ):
            raise CommandError([f"sender {loop_id} is answered"])
        settle_loop(unit, office_of(settings, row.organisation), row.address, Choice.ANSWER, system_clock())
    return f"sender {loop_id} is answered again"
