"""How long a letter is tried: the days count from its first attempt, not from the day on which it was written."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from story.desk import Desk, at

from bot import outbox
from bot.adapters.smtp import SendResult
from bot.adapters.watch_rows import work_of
from bot.domain.delivery import Copies

BEFORE_CHRISTMAS, AFTER = at("2026-12-24 17:30"), at("2026-12-28 09:00")
HANNEKE = "h.dijkstra@consonanza.example"
LATER, LOST = SendResult("retry", 451, "greylisted"), SendResult("refused", 550, "no such user")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A complaint that came when the office had closed for four days: its confirmation went, the question waits."""
    desk = Desk(tmp_path)
    desk.mail(BEFORE_CHRISTMAS)
    desk.send(BEFORE_CHRISTMAS)
    assert question(desk).state == "queued"
    return desk


def question(desk: Desk) -> Any:
    return desk.letters("opdracht-behandelaar", HANNEKE)[0]


def until_refused(desk: Desk) -> datetime:
    """The server puts each attempt off; the moment of the last one."""
    now = question(desk).next_attempt_at
    while question(desk).state == "queued":
        now = max(now, question(desk).next_attempt_at)
        desk.send(now, LATER)
    return now


def test_a_letter_that_waited_for_the_office_is_tried_for_three_days_from_its_first_attempt(desk: Desk) -> None:
    desk.send(AFTER, LATER)
    assert (question(desk).state, question(desk).attempts) == ("queued", 1)
    assert timedelta(days=3) <= until_refused(desk) - AFTER < timedelta(days=3, hours=5)


def test_a_letter_that_is_sent_again_by_hand_is_tried_for_three_days_anew(desk: Desk) -> None:
    desk.send(AFTER, LOST)
    begun = AFTER + timedelta(days=20)
    outbox.settle_by_hand(desk.store, desk.office, question(desk).id, was_sent=False, now=begun)
    desk.send(begun, LATER)
    assert (question(desk).state, question(desk).attempts) == ("queued", 1)
    assert until_refused(desk) - begun >= timedelta(days=3)


def test_days_in_which_the_service_stood_still_are_no_attempts(desk: Desk) -> None:
    for days in range(6):
        desk.send(AFTER + timedelta(days=4 * days), LATER)
        assert (question(desk).state, question(desk).attempts) == ("queued", days + 1)
    desk.send(AFTER + timedelta(days=24), LATER)
    assert question(desk).state == "refused"


def test_a_letter_that_was_never_offered_was_not_tried(desk: Desk) -> None:
    for envelope in outbox.claim(desk.store, desk.office, AFTER, bcc=False):
        outbox.release(desk.store, envelope, "no server", AFTER)
    assert (question(desk).state, question(desk).attempts, question(desk).tried_at) == ("queued", 0, None)


def test_a_letter_in_doubt_that_waited_for_the_office_is_sent_again_by_itself(desk: Desk) -> None:
    desk.office = replace(desk.office, copies=Copies("server"))
    outbox.claim(desk.store, desk.office, AFTER, bcc=False)
    outbox.recover(desk.store, [desk.office], AFTER)
    now, missing = AFTER + timedelta(minutes=15), question(desk).message_id
    outbox.look_up(desk.store, desk.office, lambda message_id: message_id != missing, now, now)
    assert question(desk).state == "queued"


def test_a_notice_that_did_not_arrive_is_told_to_nobody_by_mail_and_is_seen_by_the_operator_and_in_the_digest(desk: Desk) -> None:
    desk.mail(AFTER, in_reply_to=desk.letters("ontvangstbevestiging")[0].message_id, body="Nog een aanvulling.")
    notice = desk.letters("melding-directie", HANNEKE)[-1]
    desk.send(AFTER, LOST)
    told = [row.key for row in desk.letters("melding-directie") if ":onbezorgbaar:" in row.key]
    assert told
    assert not [key for key in told if f":brief-{notice.id}:" in key]
    refused = [row for row in desk.letters() if row.state == "refused"]
    with desk.store.transaction() as unit:
        assert work_of(unit.connection, desk.bureau.id, AFTER).stuck == len(refused)
    desk.rounds(at("2027-01-04 08:00"))
    assert notice.subject in desk.text(desk.letters("weekoverzicht", HANNEKE)[-1])
