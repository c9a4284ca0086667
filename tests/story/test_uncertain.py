"""A letter that was perhaps taken: what its copy tells, and what happens until it does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from servers import Dovecot, Postfix, SmtpFaults
from sqlalchemy import text
from story.desk import Desk, at

from bot import config, outbox
from bot.adapters.imap import Mailbox
from bot.adapters.smtp import SendResult
from bot.app import App
from bot.domain.decide import Disposition
from bot.domain.delivery import Copies, Kept

MONDAY = at("2026-10-05 09:12")
LATER = MONDAY + timedelta(minutes=15)
HANNEKE = "h.dijkstra@consonanza.example"


def _desk(folder: Path, kept: Kept) -> Desk:
    desk = Desk(folder)
    desk.office = replace(desk.office, copies=Copies(kept))
    return desk


def _confirmation(desk: Desk) -> Any:
    return desk.letters("ontvangstbevestiging")[0]


def _in_doubt(desk: Desk, *, copies_come_back: bool = True) -> None:
    """A complaint whose confirmation was being sent when the process died; the other letters went, with their copies."""
    desk.mail(MONDAY)
    for each in outbox.claim(desk.store, desk.office, MONDAY, bcc=True):
        if each.letter.kind != "ontvangstbevestiging":
            outbox.settle(desk.store, desk.office, each, SendResult("sent", 250, "ok"), MONDAY)
            if copies_come_back:
                assert desk.take(desk.arrival(each.raw, MONDAY), MONDAY) is Disposition.OWN
    assert outbox.recover(desk.store, [desk.office], MONDAY) == 1
    assert _confirmation(desk).state == "uncertain"


def _look(desk: Desk, now: datetime, *, found: bool) -> int:
    return outbox.look_up(desk.store, desk.office, lambda message_id: found, now, now)


def test_a_letter_without_a_copy_is_sent_again_once_under_the_same_message_id(tmp_path: Path) -> None:
    desk = _desk(tmp_path, "bcc")
    _in_doubt(desk)
    first = _confirmation(desk)
    assert _look(desk, LATER - timedelta(seconds=1), found=False) == 0
    assert _confirmation(desk).state == "uncertain"
    assert _look(desk, LATER, found=False) == 1
    assert _look(desk, LATER, found=False) == 0
    assert desk.send(LATER) == 1
    assert (_confirmation(desk).state, _confirmation(desk).raw) == ("sent", first.raw)
    assert desk.letters("melding-directie", HANNEKE) == []  # nobody is asked what the mailbox tells


def test_a_letter_with_a_copy_is_recorded_as_sent_and_meets_its_term(tmp_path: Path) -> None:
    desk = _desk(tmp_path, "sent")
    _in_doubt(desk, copies_come_back=False)
    assert _look(desk, LATER, found=True) == 1
    assert _confirmation(desk).state == "sent"
    assert desk.case().when("confirmed") == LATER


@pytest.mark.parametrize("kept", ["sent", "bcc"])
def test_staff_are_told_once_when_a_missing_copy_proves_nothing(kept: Kept, tmp_path: Path) -> None:
    desk = _desk(tmp_path, kept)
    _in_doubt(desk, copies_come_back=False)
    for hours in range(4):
        assert _look(desk, LATER + timedelta(hours=hours), found=False) == 0
    assert _confirmation(desk).state == "uncertain"
    assert len(desk.letters("melding-directie", HANNEKE)) == 1
    assert _look(desk, LATER + timedelta(hours=5), found=True) == 1  # it was found after all


def test_where_the_server_keeps_the_copies_a_letter_is_sent_again_only_if_it_kept_that_of_another(tmp_path: Path) -> None:
    desk = _desk(tmp_path, "server")
    _in_doubt(desk, copies_come_back=False)
    assert _look(desk, LATER, found=False) == 0
    assert len(desk.letters("melding-directie", HANNEKE)) == 1
    missing, later = _confirmation(desk).message_id, LATER + timedelta(hours=1)
    assert outbox.look_up(desk.store, desk.office, lambda message_id: message_id != missing, later, later) == 1
    assert _confirmation(desk).state == "queued"


def test_a_letter_that_was_withdrawn_meanwhile_is_not_sent_again(tmp_path: Path) -> None:
    desk = _desk(tmp_path, "bcc")
    _in_doubt(desk)
    letter = _confirmation(desk)
    with desk.store.transaction() as unit:
        unit.withdraw_letter(letter, MONDAY)
    _look(desk, LATER, found=False)
    assert _confirmation(desk).state == "withdrawn"
    assert desk.send(LATER) == 0


@pytest.mark.parametrize(
    "late", [SendResult("sent", 250, "ok"), SendResult("uncertain", None, "silence"), SendResult("retry", 451, "")]
)
def test_a_copy_that_is_back_before_the_answer_settles_the_letter_once(late: SendResult, tmp_path: Path) -> None:
    desk = _desk(tmp_path, "bcc")
    desk.mail(MONDAY)
    each = outbox.claim(desk.store, desk.office, MONDAY, bcc=True, most=1)[0]
    assert desk.take(desk.arrival(each.raw, MONDAY), MONDAY) is Disposition.OWN
    outbox.settle(desk.store, desk.office, each, late, MONDAY)
    assert [event.kind for event in desk.case().events].count("confirmed") == 1
    assert _confirmation(desk).state == "sent"


def test_a_copy_that_comes_too_late_still_prevents_a_second_letter(tmp_path: Path) -> None:
    desk = _desk(tmp_path, "bcc")
    _in_doubt(desk)
    _look(desk, LATER, found=False)
    assert _confirmation(desk).state == "queued"
    assert desk.take(desk.arrival(_confirmation(desk).raw, LATER), LATER) is Disposition.OWN
    assert desk.send(LATER) == 0
    assert _confirmation(desk).state == "sent"


def test_the_copy_is_found_in_the_folder_where_the_server_keeps_it(
    dovecot: Dovecot, postfix: Postfix, settings_for: Callable[..., config.Settings], user: str
) -> None:
    domain = f"{user.partition('@')[0]}.example"
    settings = settings_for(dovecot.port, postfix.port, ids=("werkpro",), domain=domain, smtp=', copy_to = "sent"')
    app = App(settings)
    box, desk = f"info@werkpro.{domain}", app.desks[0]
    assert not desk.has_copy("<kb.1@werkpro.example>")
    with Mailbox(settings.organisations[0].mailbox) as mailbox:
        mailbox.append("Sent", b"Message-ID: <kb.1@werkpro.example>\r\n\r\n", (), app.clock())
    dovecot.append(box, b"Message-ID: <kb.2@werkpro.example>\r\n\r\n")
    assert desk.has_copy("<kb.1@werkpro.example>")
    assert desk.has_copy("<kb.2@werkpro.example>")
    assert not desk.has_copy("<kb.3@werkpro.example>")
    app.poll(desk)
    assert not desk.failures["imap"]  # the poll goes on in its own folder
    app.close()


def test_an_answer_the_database_could_not_take_is_recorded_later_and_the_letter_not_sent_again(
    smtp_faults: SmtpFaults, settings_for: Callable[..., config.Settings]
) -> None:
    app = App(settings_for(1, smtp_faults.port, ids=("consonanza",)), lambda: MONDAY)
    desk = app.desks[0]
    with app.store.transaction() as unit:
        unit.add_letter(
            organisation="consonanza", key="x", kind="weekoverzicht", recipient="jan@klant.example",
            message_id="<kb.x@consonanza>", subject="", raw=b"Subject: x\r\n\r\nx\r\n", queued_at=MONDAY, next_attempt_at=MONDAY,
        )  # fmt: skip
        unit.connection.execute(
            text(
                "CREATE TRIGGER full BEFORE UPDATE ON letter WHEN NEW.state = 'sent' BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            )
        )
    app.send(desk)
    assert len(smtp_faults.received) == 1
    assert _states(app) == ["sending"]
    with app.store.transaction() as unit:
        unit.connection.execute(text("DROP TRIGGER full"))
    desk.not_before["smtp"] = 0
    app.send(desk)
    assert _states(app) == ["sent"]
    assert len(smtp_faults.received) == 1
    app.close()


def test_a_server_is_not_called_back_because_there_was_nothing_to_send(settings_for: Callable[..., config.Settings]) -> None:
    app = App(settings_for(1, 1, ids=("consonanza",)), lambda: MONDAY)
    app.desks[0].failures["smtp"] = 3
    app.send(app.desks[0])
    assert app.desks[0].failures["smtp"] == 3
    app.close()


def test_a_crash_leaves_one_letter_in_doubt_and_the_others_in_the_queue(
    smtp_faults: SmtpFaults, settings_for: Callable[..., config.Settings]
) -> None:
    app = App(settings_for(1, smtp_faults.port, ids=("consonanza",)), lambda: MONDAY)
    with app.store.transaction() as unit:
        for name in "abc":
            unit.add_letter(
                organisation="consonanza", key=name, kind="weekoverzicht", recipient="jan@klant.example", subject="",
                message_id=f"<kb.{name}@consonanza>", raw=b"Subject: x\r\n\r\nx\r\n", queued_at=MONDAY, next_attempt_at=MONDAY,
            )  # fmt: skip
    next(app._letters(app.desks[0]))  # the first one's turn has come
    assert _states(app) == ["sending", "queued", "queued"]
    app.close()


def _states(app: App) -> list[str]:
    with app.store.transaction() as unit:
        return [row.state for row in unit.letters()]
