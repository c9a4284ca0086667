"""What is wrong, from facts and a moment; and that the operator hears each thing once, and once that it is over."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.watch import Machine, Patience, Round, Server, Trouble, Work, Wrong, find_wrong, one_round, told
from bot.domain.watch_words import WORDS, body, subject
from bot.domain.workdays import AMSTERDAM

NOW = datetime(2026, 10, 5, 9, tzinfo=AMSTERDAM)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WELL = Work("werkpro", NOW - MINUTE, NOW - 3 * DAY)
IMAP = Server("imap", certificate_until=NOW + 90 * DAY)
GIGABYTE = 10**9

FACTS = [  # the work, the machine, what is wrong
    (WELL, Machine(), []),
    (replace(WELL, read_at=None), Machine(), ["mailbox-silent"]),
    (replace(WELL, read_at=NOW - 59 * MINUTE), Machine(), []),
    (replace(WELL, read_at=NOW - 60 * MINUTE), Machine(), ["mailbox-silent"]),
    (replace(WELL, read_at=None, begun_at=NOW - MINUTE), Machine(), ["mailbox-silent"]),
    (replace(WELL, read_at=NOW - DAY, begun_at=NOW - MINUTE), Machine(), []),
    (replace(WELL, due=1), Machine(), ["letters-silent"]),
    (replace(WELL, put_off=1), Machine(), []),
    (replace(WELL, put_off=2), Machine(), ["letters-silent"]),
    (replace(WELL, servers=(IMAP,)), Machine(), []),
    (replace(WELL, servers=(replace(IMAP, problem="unreachable"),)), Machine(), []),
    (replace(WELL, servers=(replace(IMAP, problem="login-refused"),)), Machine(), ["imap-login-refused"]),
    (replace(WELL, servers=(Server("smtp", "token-refused"),)), Machine(), ["smtp-token-refused"]),
    (replace(WELL, servers=(Server("smtp", "tls-refused"),)), Machine(), ["smtp-tls-refused"]),
    (replace(WELL, servers=(replace(IMAP, certificate_until=NOW + 14 * DAY),)), Machine(), []),
    (replace(WELL, servers=(replace(IMAP, certificate_until=NOW + 13 * DAY),)), Machine(), ["imap-certificate"]),
    (replace(WELL, token_until=NOW + 4 * MINUTE), Machine(), ["token-expiring"]),
    (replace(WELL, secret_until=NOW + 13 * DAY), Machine(), ["secret-expiring"]),
    (
        replace(WELL, quarantined=1, stuck=2, unexplained=3, held=4, failing=1, unruled=2),
        Machine(),
        ["quarantine", "outbox-stuck", "unexplained-mail", "letters-held", "round-failing", "regulation-missing"],
    ),
    (WELL, Machine(6 * GIGABYTE, 100 * GIGABYTE), []),
    (WELL, Machine(4 * GIGABYTE, 100 * GIGABYTE), ["disk-low"]),
    (WELL, Machine(GIGABYTE - 1, 4 * GIGABYTE), ["disk-low"]),
    (WELL, Machine(database_failed=True), ["database-busy"]),
    (WELL, Machine(moved=(NOW - 23 * HOUR, 60)), ["clock-moved"]),
    (WELL, Machine(moved=(NOW + 23 * HOUR, 60)), ["clock-moved"]),
    (WELL, Machine(moved=(NOW - DAY, 60)), []),
]


@pytest.mark.parametrize(("work", "machine", "codes"), FACTS)
def test_what_is_wrong_follows_from_the_facts(work: Work, machine: Machine, codes: list[str]) -> None:
    assert [each.code for each in find_wrong([work], machine, Patience(), NOW)] == codes


@pytest.mark.parametrize(("minutes", "codes"), [(0, []), (59, []), (60, ["mailbox-silent"])])
def test_a_service_that_runs_has_an_hour_to_read_its_mailbox_for_the_first_time(minutes: int, codes: list[str]) -> None:
    work = replace(WELL, read_at=None, begun_at=NOW - minutes * MINUTE)
    assert [each.code for each in find_wrong([work], Machine(), Patience(unread=HOUR), NOW)] == codes


def test_every_alarm_there_can_be_has_its_words_and_none_has_words_for_nothing() -> None:
    codes = {code for _, _, found in FACTS for code in found}
    either = {code.replace("imap-", "smtp-") for code in codes} | {code.replace("smtp-", "imap-") for code in codes}
    assert set(WORDS) == either


class Operator:
    """Who hears what, over rounds."""

    def __init__(self) -> None:
        self.troubles: tuple[Trouble, ...] = ()
        self.has_mail = True

    def hears(self, now: datetime, *wrongs: Wrong) -> list[str]:
        found: Round = one_round(self.troubles, wrongs, now)
        self.troubles = told(found, now) if self.has_mail else found.troubles
        return [f"+{each.code}" for each in found.news] + [f"-{each.code}" for each in found.over]


QUARANTINE = Wrong("quarantine", "werkpro", count=1)


@pytest.mark.parametrize("back", [HOUR, 30 * DAY])
def test_what_was_told_by_a_clock_that_was_ahead_silences_nothing_when_it_is_right_again(back: timedelta) -> None:
    operator = Operator()
    operator.hears(NOW + back, QUARANTINE)
    operator.hears(NOW + back + MINUTE)
    assert operator.hears(NOW, QUARANTINE) == ["+quarantine"]
    assert operator.hears(NOW + HOUR) == ["-quarantine"]


def test_an_alarm_that_stands_goes_on_when_the_clock_is_set_back() -> None:
    operator = Operator()
    assert operator.hears(NOW + DAY, QUARANTINE) == ["+quarantine"]
    assert operator.hears(NOW, QUARANTINE) == []
    assert operator.hears(NOW + MINUTE) == ["-quarantine"]


def test_the_same_thing_is_told_once_and_its_end_once() -> None:
    operator = Operator()
    assert operator.hears(NOW, QUARANTINE) == ["+quarantine"]
    assert operator.hears(NOW + MINUTE, QUARANTINE) == []
    assert operator.hears(NOW + 3 * DAY, QUARANTINE) == []
    assert operator.hears(NOW + 4 * DAY) == ["-quarantine"]
    assert operator.hears(NOW + 5 * DAY) == []
    assert operator.troubles == ()


def test_what_comes_and_goes_is_told_at_most_once_a_day() -> None:
    operator = Operator()
    heard = [operator.hears(NOW + number * HOUR, *([QUARANTINE] if number % 2 == 0 else [])) for number in range(48)]
    assert [word for each in heard for word in each] == ["+quarantine", "-quarantine", "+quarantine", "-quarantine"]
    assert heard[24] == ["+quarantine"]


def test_more_of_the_same_is_told_again_a_day_later_and_less_is_not() -> None:
    operator = Operator()
    operator.hears(NOW, replace(QUARANTINE, count=2))
    assert operator.hears(NOW + HOUR, replace(QUARANTINE, count=3)) == []
    assert operator.hears(NOW + DAY, replace(QUARANTINE, count=1)) == []
    assert operator.hears(NOW + 2 * DAY, replace(QUARANTINE, count=2)) == ["+quarantine"]


def test_what_could_not_be_told_is_told_as_soon_as_a_mail_goes() -> None:
    operator = Operator()
    operator.has_mail = False
    assert operator.hears(NOW, QUARANTINE) == ["+quarantine"]
    operator.has_mail = True
    assert operator.hears(NOW + MINUTE, QUARANTINE) == ["+quarantine"]
    operator.has_mail = False
    assert operator.hears(NOW + HOUR) == ["-quarantine"]
    operator.has_mail = True
    assert operator.hears(NOW + 3 * DAY) == ["-quarantine"]
    assert operator.hears(NOW + 4 * DAY) == []


def test_what_was_over_before_anybody_was_told_is_not_told() -> None:
    operator = Operator()
    operator.has_mail = False
    operator.hears(NOW, QUARANTINE)
    assert operator.hears(NOW + MINUTE) == []
    assert operator.troubles == ()


def test_letters_wait_since_they_are_due_and_no_letter_left() -> None:
    operator, late = Operator(), Wrong("letters-silent", "werkpro", NOW - 3 * DAY, 1, HOUR)
    assert operator.hears(NOW, late) == []
    assert operator.hears(NOW + 59 * MINUTE, late) == []
    assert operator.hears(NOW + HOUR, late) == ["+letters-silent"]
    assert operator.troubles[0].since == NOW
    assert operator.hears(NOW + 2 * HOUR, replace(late, since=NOW + 2 * HOUR)) == ["-letters-silent"]


def test_a_busy_outbox_from_which_letters_leave_is_no_silence() -> None:
    operator = Operator()
    for number in range(300):
        now = NOW + number * MINUTE
        assert operator.hears(now, Wrong("letters-silent", "werkpro", now - MINUTE, 40, HOUR)) == []


def test_the_mail_says_what_since_when_and_what_to_do() -> None:
    found = one_round((), [QUARANTINE, Wrong("mailbox-silent", "werkpro", NOW - HOUR)], NOW)
    text = body(found.news, (), NOW)
    assert subject(found.news, ()) == "klachtenbot alarm: 2 things are wrong"
    assert subject(found.news[1:], ()) == "klachtenbot alarm: werkpro: the mailbox is not read"
    assert "werkpro: 1 mail(s) could not be read and stand in quarantine.\n\n  since    2026-10-05 09:00\n" in text
    assert "  since    2026-10-05 08:00\n  do       Run `klachtenbot check`" in text
    assert max(map(len, text.splitlines())) <= 78


def test_the_mail_of_an_end_says_from_when_to_when() -> None:
    over = (Trouble("werkpro", "imap-certificate", NOW - DAY, until=NOW + DAY, over_at=NOW),)
    assert subject((), over) == "klachtenbot, over: werkpro: the certificate of the IMAP server ends on 2026-10-06"
    assert "Over:\n* werkpro: the certificate of the IMAP server ends on 2026-10-06\n  from 2026-10-04 09:00 to" in body(
        (), over, NOW
    )
