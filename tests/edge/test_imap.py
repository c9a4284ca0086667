"""The mailbox adapter against a real Dovecot, with colleagues at work in the same mailbox."""

# mypy: allow-untyped-calls
from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from servers import PASSWORD, Certificates, Dovecot, free_port

from bot.adapters.imap import Mailbox, backoff
from bot.adapters.imap_parts import BATCH_MAILS, HEADER_BYTES, Fetched
from bot.config import MailboxSettings
from bot.errors import LoginRefused, MailboxUnreachable, TlsRefused

Make = Callable[..., MailboxSettings]


def mail(number: int, body: str = "Goedemiddag.") -> bytes:
    lines = ["From: jan@client.example", f"Subject: mail {number}", f"Message-ID: <{number}@client.example>", "", body, ""]
    return "\r\n".join(lines).encode()


@pytest.fixture
def mailbox(mailbox_settings: Make) -> Iterator[Mailbox]:
    with Mailbox(mailbox_settings()) as opened:
        yield opened


def everything(mailbox: Mailbox) -> list[Fetched]:
    mailbox.state()
    return list(mailbox.fetch(mailbox.uids_after(0, None)))


# --- reading leaves no trace ------------------------------------------------------------------------------------------


def test_what_is_fetched_is_the_mail_byte_for_byte(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    received = datetime(2026, 10, 3, 9, 15, tzinfo=timezone(timedelta(hours=2)))
    dovecot.append(user, mail(1), received)
    [fetched] = everything(mailbox)
    assert fetched == Fetched(1, len(mail(1)), received, mail(1), None)
    assert fetched.internaldate.tzinfo is not None


def test_fetching_sets_no_flag_at_all(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, mail(1))
    everything(mailbox)
    assert b"\\Seen" not in dovecot.flags(user)[1]
    mailbox.close()
    with dovecot.client(user) as colleague:  # \Recent is left for the first who really opens the folder
        assert colleague.get_flags([1]) == {1: (b"\\Recent",)}


def test_mail_that_a_colleague_read_first_is_still_read(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, mail(1), flags=[b"\\Seen", b"\\Answered"])
    assert [each.uid for each in everything(mailbox)] == [1]


def test_no_log_line_holds_the_mail_or_the_password(
    mailbox: Mailbox, dovecot: Dovecot, user: str, caplog: pytest.LogCaptureFixture
) -> None:
    dovecot.append(user, mail(1, "Ik heb een klacht."))
    caplog.set_level("DEBUG")
    everything(mailbox)
    assert "klacht" not in caplog.text
    assert PASSWORD not in caplog.text


def test_more_mails_than_one_batch_come_in_order(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    count = 2 * BATCH_MAILS + 3
    with dovecot.client(user) as client:
        for number in range(1, count + 1):
            client.append("INBOX", mail(number))
    assert [(each.uid, each.raw) for each in everything(mailbox)] == [(n, mail(n)) for n in range(1, count + 1)]


def test_a_mail_above_the_limit_comes_as_its_header_only(mailbox_settings: Make, dovecot: Dovecot, user: str) -> None:
    for number, body in ((1, "kort"), (2, "x" * 20_000), (3, "ook kort")):
        dovecot.append(user, mail(number, body))
    with Mailbox(mailbox_settings(max_megabytes=0.01)) as mailbox:
        small, large, last = everything(mailbox)
    assert (small.raw, last.raw) == (mail(1, "kort"), mail(3, "ook kort"))
    assert large.raw is None
    assert large.size > 20_000
    assert large.header == mail(2).partition(b"\r\n\r\n")[0] + b"\r\n\r\n"


def test_of_an_endless_header_only_the_beginning_is_loaded(mailbox_settings: Make, dovecot: Dovecot, user: str) -> None:
    header = b"".join(b"X-Line-%06d: %s\r\n" % (number, b"y" * 60) for number in range(10_000))
    dovecot.append(user, b"Subject: eindeloos\r\n" + header + b"\r\n.\r\n")
    with Mailbox(mailbox_settings(max_megabytes=0.1)) as mailbox:
        [fetched] = everything(mailbox)
    assert fetched.header is not None
    assert len(fetched.header) == HEADER_BYTES


def test_a_mail_without_header_or_body_is_fetched(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, b"\r\n")
    assert [each.raw for each in everything(mailbox)] == [b"\r\n"]


@pytest.mark.parametrize("when", ["before the fetch", "between two batches"])
def test_mail_that_a_colleague_moved_is_skipped(mailbox: Mailbox, dovecot: Dovecot, user: str, when: str) -> None:
    count = BATCH_MAILS + 10
    with dovecot.client(user) as colleague:
        colleague.create_folder("Archief")
        for number in range(1, count + 1):
            colleague.append("INBOX", mail(number))
        uids = mailbox.uids_after(0, None)
        fetching, found = mailbox.fetch(uids), []
        if when == "between two batches":
            found.append(next(fetching))
        colleague.noop()
        colleague.move([2, BATCH_MAILS + 5], "Archief")
        found += fetching
    left = {each.uid for each in found}
    assert BATCH_MAILS + 5 not in left
    assert left >= set(range(1, count + 1)) - {2, BATCH_MAILS + 5}
    assert all(each.raw for each in found)


def test_the_senders_are_told_without_the_mails_and_without_a_flag(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    for field in (
        b"From: Jan de\r\n Wit <jan@klant.example>\r\nSubject: een\r\n",
        b"Subject: twee\r\n",
        b"from: a@b.example\r\n",
    ):
        dovecot.append(user, field + b"\r\nKlacht.\r\n")
    mailbox.state()
    assert mailbox.senders([1, 2, 3, 99]) == {1: "Jan de Wit <jan@klant.example>", 2: "", 3: "a@b.example"}
    assert b"\\Seen" not in dovecot.flags(user)[1]


# --- which mail is new ------------------------------------------------------------------------------------------------


def test_only_uids_above_the_last_one_count(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    for number in (1, 2, 3):
        dovecot.append(user, mail(number))
    assert mailbox.uids_after(1, None) == [2, 3]
    assert mailbox.uids_after(3, None) == []  # `4:*` alone would give mail 3 once more
    assert mailbox.uids_after(99, None) == []


def test_an_empty_mailbox_has_no_uids(mailbox: Mailbox) -> None:
    assert mailbox.uids_after(0, datetime(2026, 1, 1, tzinfo=UTC)) == []
    assert list(mailbox.fetch([])) == []
    assert list(mailbox.fetch([7])) == []


AMSTERDAM_SUMMER = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (datetime(2026, 10, 3, 0, 30, tzinfo=AMSTERDAM_SUMMER), [1, 2, 3, 4]),  # Friday 2 October, 22:30 UTC
        (datetime(2026, 10, 3, 9, 0, 0, tzinfo=AMSTERDAM_SUMMER), [2, 3, 4]),
        (datetime(2026, 10, 3, 9, 0, 0, 700_000, tzinfo=AMSTERDAM_SUMMER), [2, 3, 4]),  # INTERNALDATE has whole seconds
        (datetime(2026, 10, 3, 9, 0, 1, tzinfo=AMSTERDAM_SUMMER), [3, 4]),
        (datetime(2026, 10, 3, 23, 59, 59, tzinfo=UTC), [4]),
        (datetime(2026, 10, 5, 0, 0, tzinfo=UTC), []),
    ],
)
def test_the_start_is_a_moment_and_not_a_day(
    mailbox: Mailbox, dovecot: Dovecot, user: str, start: datetime, expected: list[int]
) -> None:
    for number, received in enumerate(
        (
            datetime(2026, 10, 2, 22, 45, tzinfo=UTC),
            datetime(2026, 10, 3, 9, 0, tzinfo=AMSTERDAM_SUMMER),
            datetime(2026, 10, 3, 12, 0, tzinfo=timezone(timedelta(hours=-11))),
            datetime(2026, 10, 4, 8, 0, tzinfo=AMSTERDAM_SUMMER),
        ),
        start=1,
    ):
        dovecot.append(user, mail(number), received)
    assert mailbox.uids_after(0, start) == expected


def test_the_state_follows_the_mailbox(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    empty = mailbox.state()
    dovecot.append(user, mail(1))
    state = mailbox.state()
    assert empty.exists == 0
    assert (state.exists, state.uidvalidity) == (1, empty.uidvalidity)


def test_a_mailbox_made_anew_has_another_uidvalidity(mailbox_settings: Make, dovecot: Dovecot, user: str) -> None:
    with dovecot.client(user) as administrator:
        administrator.create_folder("Klachten")
        with Mailbox(mailbox_settings(folder="Klachten")) as mailbox:
            before = mailbox.state().uidvalidity
        administrator.delete_folder("Klachten")
        time.sleep(1.1)  # Dovecot takes the second as UIDVALIDITY
        administrator.create_folder("Klachten")
        with Mailbox(mailbox_settings(folder="Klachten")) as mailbox:
            assert mailbox.state().uidvalidity != before


def test_a_folder_name_in_dutch_is_understood(mailbox_settings: Make, dovecot: Dovecot, user: str) -> None:
    with dovecot.client(user) as administrator:
        administrator.create_folder("Cliënten & klachten")
    dovecot.append(user, mail(1), folder="Cliënten & klachten")
    with Mailbox(mailbox_settings(folder="Cliënten & klachten")) as mailbox:
        assert len(everything(mailbox)) == 1


# --- IDLE -------------------------------------------------------------------------------------------------------------


def test_idle_wakes_within_two_seconds_of_delivery(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    assert mailbox.supports_idle()
    later = threading.Timer(0.5, dovecot.append, (user, mail(1)))
    later.start()
    begun = time.monotonic()
    assert mailbox.idle_wait(20, lambda: False)
    assert time.monotonic() - begun < 2.5
    later.join()
    assert mailbox.uids_after(0, None) == [1]


def test_mail_that_came_before_the_wait_wakes_it_at_once(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    mailbox.connect()
    dovecot.append(user, mail(1))
    begun = time.monotonic()
    assert mailbox.idle_wait(20, lambda: False)
    assert time.monotonic() - begun < 1


def test_no_delivery_is_missed_however_it_falls_between_two_waits(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    def deliver() -> None:
        with dovecot.client(user) as sender:
            for number in range(1, 31):
                sender.append("INBOX", mail(number))
                time.sleep(0.02 * (number % 4))

    mailbox.connect()
    sender = threading.Thread(target=deliver)
    sender.start()
    seen, begun = 0, time.monotonic()
    with Mailbox(mailbox.settings) as reader:
        while seen < 30 and time.monotonic() - begun < 15 and mailbox.idle_wait(5, lambda: False):
            seen = reader.state().exists
    sender.join()
    assert seen == 30


def test_a_colleague_who_reads_mail_does_not_wake_the_bot(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, mail(1))
    mailbox.connect()
    with dovecot.client(user) as colleague:
        later = threading.Timer(0.3, colleague.add_flags, ([1], [b"\\Seen"]))
        later.start()
        assert not mailbox.idle_wait(1.5, lambda: False)
        later.join()


def test_a_stop_ends_the_wait_within_a_second_or_so(mailbox: Mailbox) -> None:
    stop = threading.Event()
    mailbox.connect()
    threading.Timer(0.3, stop.set).start()
    begun = time.monotonic()
    assert not mailbox.idle_wait(60, stop.is_set)
    assert time.monotonic() - begun < 2


def test_other_commands_work_after_a_wait(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    assert not mailbox.idle_wait(0.2, lambda: False)
    dovecot.append(user, mail(1))
    assert [each.raw for each in everything(mailbox)] == [mail(1)]


# --- the few things that may be changed -------------------------------------------------------------------------------


def test_a_keyword_is_set_beside_the_flags_that_are_there(mailbox_settings: Make, dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, mail(1), flags=[b"\\Flagged"])
    with Mailbox(mailbox_settings(keyword="Klachtenbot")) as mailbox:
        mailbox.mark([fetched.uid for fetched in everything(mailbox)], "Klachtenbot")
        mailbox.mark([], "Klachtenbot")
    assert set(dovecot.flags(user)[1]) - {b"\\Recent"} == {b"\\Flagged", b"Klachtenbot"}


def test_a_copy_goes_into_a_sent_folder_that_did_not_exist(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    when = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
    for number in (1, 2):
        mailbox.append("Sent", mail(number), [b"\\Seen"], when)
    assert dovecot.messages(user, "Sent") == [mail(1), mail(2)]
    assert all(b"\\Seen" in flags for flags in dovecot.flags(user, "Sent").values())


def test_a_copy_is_found_by_its_message_id_and_reading_goes_on_where_it_was(
    mailbox: Mailbox, dovecot: Dovecot, user: str
) -> None:
    assert not mailbox.find_message_id("Sent", "<1@client.example>")
    mailbox.append("Sent", mail(1), [], datetime(2026, 10, 5, 8, 0, tzinfo=UTC))
    dovecot.append(user, mail(5))
    assert mailbox.find_message_id("Sent", "<1@client.example>")
    assert not mailbox.find_message_id("Sent", "<2@client.example>")
    assert [each.raw for each in everything(mailbox)] == [mail(5)]


# --- what goes wrong --------------------------------------------------------------------------------------------------


def test_starttls_reads_mail_over_a_verified_connection(mailbox_settings: Make, dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, mail(1))
    with Mailbox(mailbox_settings(tls="starttls", port=dovecot.port)) as mailbox:
        assert len(everything(mailbox)) == 1
    login = next(line for line in reversed(dovecot.log().splitlines()) if "Login:" in line and user in line)
    assert ", TLS," in login


@pytest.mark.parametrize("tls", ["tls", "starttls"])
@pytest.mark.parametrize("trusted", ["another authority", "the system's authorities"])
def test_a_certificate_of_an_unknown_authority_is_refused(
    mailbox_settings: Make, dovecot: Dovecot, user: str, certificates: Certificates, tls: str, trusted: str
) -> None:
    port = dovecot.tls_port if tls == "tls" else dovecot.port
    ca_file = certificates.stranger if trusted == "another authority" else None
    with Mailbox(mailbox_settings(tls=tls, port=port, ca_file=ca_file)) as mailbox, pytest.raises(TlsRefused):
        mailbox.state()
    assert user not in dovecot.log()


def test_a_certificate_for_another_host_is_refused(mailbox_settings: Make, dovecot: Dovecot, user: str) -> None:
    with Mailbox(mailbox_settings(host="127.0.0.2")) as mailbox, pytest.raises((TlsRefused, MailboxUnreachable)):
        mailbox.state()
    assert user not in dovecot.log()


def test_without_starttls_on_offer_no_login_is_tried(mailbox_settings: Make, dovecot_without_tls: Dovecot, user: str) -> None:
    settings = mailbox_settings(tls="starttls", port=dovecot_without_tls.port)
    with Mailbox(settings) as mailbox, pytest.raises(TlsRefused, match="does not offer STARTTLS"):
        mailbox.state()
    assert user not in dovecot_without_tls.log()
    assert "Login:" not in dovecot_without_tls.log()


def test_a_plain_port_is_not_taken_for_tls(mailbox_settings: Make, dovecot: Dovecot) -> None:
    with Mailbox(mailbox_settings(port=dovecot.port)) as mailbox, pytest.raises(TlsRefused):
        mailbox.state()


def test_a_ca_file_that_is_not_there_is_said(mailbox_settings: Make, tmp_path: Path) -> None:
    with Mailbox(mailbox_settings(ca_file=tmp_path / "weg.pem")) as mailbox, pytest.raises(TlsRefused, match=r"weg\.pem"):
        mailbox.state()


@pytest.mark.parametrize("password", ["verkeerd", "verkeërd \" \\ '"])
def test_a_wrong_password_is_refused_without_showing_it(mailbox_settings: Make, tmp_path: Path, password: str) -> None:
    (tmp_path / "wrong").write_text(password, encoding="utf-8")
    with Mailbox(mailbox_settings(password_file=tmp_path / "wrong")) as mailbox:
        with pytest.raises(LoginRefused) as refusal:
            mailbox.state()
        assert password not in str(refusal.value)


def test_nobody_listening_is_unreachable(mailbox_settings: Make) -> None:
    with Mailbox(mailbox_settings(port=free_port())) as mailbox, pytest.raises(MailboxUnreachable):
        mailbox.state()


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_a_server_that_says_nothing_is_unreachable_after_the_timeout(mailbox_settings: Make, tls: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = mailbox_settings(port=silent.getsockname()[1], tls=tls, timeout_seconds=0.3)
        with Mailbox(settings) as mailbox, pytest.raises(MailboxUnreachable):
            mailbox.state()


def test_a_folder_that_does_not_exist_is_named(mailbox_settings: Make) -> None:
    with Mailbox(mailbox_settings(folder="Klachten")) as mailbox, pytest.raises(MailboxUnreachable, match="Klachten"):
        mailbox.state()


def test_after_a_server_drops_the_connection_the_same_mailbox_connects_again(
    mailbox_settings: Make, certificates: Certificates
) -> None:
    first = Dovecot(certificates)
    try:
        mailbox = Mailbox(mailbox_settings(port=first.tls_port))
        mailbox.state()
    finally:
        first.stop()
    with pytest.raises(MailboxUnreachable):
        mailbox.noop()
    with pytest.raises(MailboxUnreachable):
        mailbox.state()
    mailbox.close()


def test_a_server_that_stops_during_idle_is_noticed(mailbox_settings: Make, certificates: Certificates) -> None:
    server = Dovecot(certificates)
    with Mailbox(mailbox_settings(port=server.tls_port)) as mailbox:
        mailbox.connect()
        stopping = threading.Timer(0.5, server.stop)
        stopping.start()
        with pytest.raises(MailboxUnreachable):
            mailbox.idle_wait(30, lambda: False)
        stopping.join()


def test_a_closed_mailbox_opens_again_by_itself(mailbox: Mailbox, dovecot: Dovecot, user: str) -> None:
    mailbox.state()
    mailbox.close()
    mailbox.close()
    dovecot.append(user, mail(1))
    assert len(everything(mailbox)) == 1


@pytest.mark.parametrize(
    ("attempt", "least", "most"), [(1, 5, 7.5), (2, 10, 15), (4, 40, 60), (8, 600, 900), (9, 600, 900), (10_000, 600, 900)]
)
def test_pauses_grow_from_five_seconds_to_fifteen_minutes(attempt: int, least: float, most: float) -> None:
    assert backoff(attempt, 0.0) == least
    assert backoff(attempt, 1.0) == pytest.approx(most)
