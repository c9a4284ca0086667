"""The SMTP adapter: through a real Postfix into Dovecot, and against a server that fails at every step in turn."""

# mypy: allow-untyped-calls
from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from servers import DROP, HANG, Certificates, Dovecot, Postfix, SmtpFaults, free_port

from bot.adapters.smtp import MAILS_A_CONNECTION, SendResult, SmtpUnreachable, Transport, probe, send_all
from bot.config import SmtpSettings
from bot.errors import LoginRefused, TlsRefused

Make = Callable[..., SmtpSettings]

BUREAU, CLIENT = "klachten@bureau.example", "jan@client.example"
LETTER = b"From: klachten@bureau.example\r\nSubject: Ontvangstbevestiging\r\n\r\nBeste Jan,\r\n.\r\n..punten\r\n"


def send(settings: SmtpSettings, *recipients: str, raw: bytes = LETTER) -> SendResult:
    [result] = send_several(settings, [(recipients or (CLIENT,), raw)])
    return result


def send_several(settings: SmtpSettings, letters: list[tuple[tuple[str, ...], bytes]]) -> list[SendResult]:
    results: dict[int, SendResult] = {}
    send_all(settings, [(BUREAU, recipients, raw) for recipients, raw in letters], results.__setitem__)
    return [results[index] for index in range(len(letters))]


# --- through Postfix --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tls", ["none", "starttls", "tls"])
def test_a_letter_reaches_the_mailbox_byte_for_byte(
    postfix: Postfix, dovecot: Dovecot, user: str, smtp_settings: Make, certificates: Certificates, tls: str
) -> None:
    settings = smtp_settings(postfix.tls_port if tls == "tls" else postfix.port, tls=tls, ca_file=certificates.ca)
    result = send(settings, user)
    assert (result.status, result.code) == ("sent", 250)
    [delivered] = dovecot.wait_for(user)
    assert delivered.endswith(LETTER.partition(b"\r\n\r\n")[2])
    assert b"Subject: Ontvangstbevestiging\r\n" in delivered


def test_a_letter_with_umlauts_in_its_body_arrives_unchanged(
    postfix: Postfix, dovecot: Dovecot, user: str, smtp_settings: Make
) -> None:
    raw = b"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + "Beste cliënt,\n".encode()
    assert send(smtp_settings(postfix.port), user, raw=raw).status == "sent"
    assert dovecot.wait_for(user)[0].endswith("Beste cliënt,\r\n".encode())


def test_a_hundred_and_more_letters_go_over_one_connection_and_then_another(smtp_faults: SmtpFaults, smtp_settings: Make) -> None:
    results = send_several(smtp_settings(smtp_faults.port), [((CLIENT,), LETTER)] * (MAILS_A_CONNECTION + 3))
    assert {result.status for result in results} == {"sent"}
    assert len(smtp_faults.received) == MAILS_A_CONNECTION + 3
    assert smtp_faults.connections == 2


# --- what became of it ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "fault", "status", "code"),
    [
        ("MAIL", "421 4.3.2 closing", "retry", 421),
        ("MAIL", "451 4.3.0 later", "retry", 451),
        ("MAIL", "550 5.7.1 this sender may not", "retry", 550),
        ("MAIL", "552 5.3.4 too big", "refused", 552),
        ("MAIL", HANG, "retry", None),
        ("MAIL", DROP, "retry", None),
        (CLIENT, "421 4.3.2 closing", "retry", 421),
        (CLIENT, "450 4.2.1 greylisted", "retry", 450),
        (CLIENT, "452 4.2.2 mailbox full", "retry", 452),
        (CLIENT, "550 5.1.1 no such user", "refused", 550),
        (CLIENT, "554 5.7.1 relay access denied", "refused", 554),
        (CLIENT, HANG, "retry", None),
        (CLIENT, DROP, "retry", None),
        ("DATA", "451 4.3.0 later", "retry", 451),
        ("DATA", "554 5.5.1 no valid recipients", "refused", 554),
        ("DATA", HANG, "retry", None),
        ("DATA", DROP, "retry", None),
        ("CONTENT", "421 4.3.2 closing", "retry", 421),
        ("CONTENT", "451 4.3.0 later", "retry", 451),
        ("CONTENT", "552 5.2.2 quota", "refused", 552),
        ("CONTENT", "554 5.7.1 spam", "refused", 554),
        ("CONTENT", "999 what", "uncertain", 999),
        ("CONTENT", HANG, "uncertain", None),
        ("CONTENT", DROP, "uncertain", None),
    ],
)
def test_each_answer_has_its_status(
    smtp_faults: SmtpFaults, smtp_settings: Make, place: str, fault: str, status: str, code: int | None
) -> None:
    smtp_faults.always[place] = fault
    patience = 0.05 if fault == HANG else 2
    result = send(smtp_settings(smtp_faults.port, timeout_seconds=patience))
    assert (result.status, result.code) == (status, code)
    assert result.text
    assert smtp_faults.received == []


@pytest.mark.parametrize("place", ["MAIL", CLIENT, "DATA", "CONTENT"])
@pytest.mark.parametrize("fault", ["421 4.3.2 closing", "451 4.3.0 later", "550 5.1.1 no", DROP])
def test_the_letter_after_a_failed_one_is_sent(smtp_faults: SmtpFaults, smtp_settings: Make, place: str, fault: str) -> None:
    smtp_faults.script[place] = [fault]
    first, second = send_several(smtp_settings(smtp_faults.port), [((CLIENT,), LETTER), (("an@client.example",), LETTER)])
    assert first.status != "sent"
    assert second.status == "sent"
    assert [each.rcpt_tos for each in smtp_faults.received] == [["an@client.example"]]


def test_a_refused_letter_does_not_cost_the_connection(smtp_faults: SmtpFaults, smtp_settings: Make) -> None:
    smtp_faults.script[CLIENT] = ["550 5.1.1 no such user"]
    send_several(smtp_settings(smtp_faults.port), [((CLIENT,), LETTER)] * 2)
    assert smtp_faults.connections == 1
    assert smtp_faults.commands == ["MAIL", "RCPT", "RSET", "MAIL", "RCPT", "DATA"]


def test_a_connection_that_was_dropped_while_idle_is_renewed_without_counting(
    smtp_faults: SmtpFaults, smtp_settings: Make
) -> None:
    def drop_before_the_second(index: int) -> None:
        if index == 1:
            smtp_faults.script["MAIL"] = [DROP]

    results: list[SendResult] = []
    letters = [(BUREAU, (CLIENT,), LETTER)] * 2
    send_all(smtp_settings(smtp_faults.port), letters, lambda _, result: results.append(result), drop_before_the_second)
    assert [result.status for result in results] == ["sent", "sent"]
    assert smtp_faults.connections == 2


def test_an_uncertain_letter_is_never_offered_again_by_itself(smtp_faults: SmtpFaults, smtp_settings: Make) -> None:
    smtp_faults.script["CONTENT"] = [DROP]
    first, second = send_several(smtp_settings(smtp_faults.port), [((CLIENT,), LETTER), ((CLIENT,), LETTER)])
    assert (first.status, second.status) == ("uncertain", "sent")
    assert smtp_faults.commands.count("DATA") == 2


def test_a_refused_copy_does_not_stop_the_letter(smtp_faults: SmtpFaults, smtp_settings: Make) -> None:
    smtp_faults.always[BUREAU] = "552 5.2.2 mailbox full"
    result = send(smtp_settings(smtp_faults.port), CLIENT, BUREAU)
    assert result.status == "sent"
    assert "a copy was refused: 552 5.2.2 mailbox full" in result.text
    assert smtp_faults.received[0].rcpt_tos == [CLIENT]


def test_a_letter_that_its_recipient_refuses_is_not_sent_to_the_copy(smtp_faults: SmtpFaults, smtp_settings: Make) -> None:
    smtp_faults.always[CLIENT] = "550 5.1.1 no such user"
    assert send(smtp_settings(smtp_faults.port), CLIENT, BUREAU).status == "refused"
    assert smtp_faults.received == []


@pytest.mark.parametrize(
    "address",
    [
        "jan@client.example>\r\nRCPT TO:<an@client.example",
        "jan@client.example\nDATA",
        "Jan <jan@client.example>",
        "j\udcffn@client.example",
        "",
    ],
)
def test_a_hostile_address_cannot_smuggle_in_a_command(smtp_faults: SmtpFaults, smtp_settings: Make, address: str) -> None:
    assert send(smtp_settings(smtp_faults.port), address).status == "refused"
    assert smtp_faults.received == []


# --- what goes over the wire ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"A: b\r\n\r\nc\r\n", b"A: b\r\n\r\nc\r\n"),
        (b"A: b\n\nc", b"A: b\r\n\r\nc\r\n"),
        (b"A: b\r\n\r\n.\r\n.x\r\n", b"A: b\r\n\r\n.\r\n.x\r\n"),
        (b"A: b\r\n\r\nx\r\n.\r\nMAIL FROM:<a@b.example>\n.\n", b"A: b\r\n\r\nx\r\n.\r\nMAIL FROM:<a@b.example>\r\n.\r\n"),
        (b"A: b\r\n\r\n\xc3\xab \xff\r\n", b"A: b\r\n\r\n\xc3\xab \xff\r\n"),
    ],
)
def test_the_bytes_arrive_as_given_but_for_line_ends(
    smtp_faults: SmtpFaults, smtp_settings: Make, raw: bytes, expected: bytes
) -> None:
    assert send(smtp_settings(smtp_faults.port), raw=raw).status == "sent"
    assert smtp_faults.received[0].content == expected


@pytest.mark.parametrize(
    ("recipient", "subject", "options"),
    [
        (CLIENT, "Klacht", []),
        ("jan@cliënt.example", "Klacht", []),  # the domain has an ASCII form
        ("jörg@client.example", "Klacht", ["SMTPUTF8"]),
        (CLIENT, "Cliënt", ["SMTPUTF8"]),
    ],
)
def test_smtputf8_is_asked_only_when_needed(
    smtp_faults: SmtpFaults, smtp_settings: Make, recipient: str, subject: str, options: list[str]
) -> None:
    assert send(smtp_settings(smtp_faults.port), recipient, raw=f"Subject: {subject}\r\n\r\n.\r\n".encode()).status == "sent"
    [envelope] = smtp_faults.received
    assert [option for option in envelope.mail_options if option == "SMTPUTF8"] == options
    assert envelope.rcpt_tos[0].startswith(recipient.partition("@")[0])


def test_where_smtputf8_is_needed_but_not_offered_the_letter_is_refused(smtp_settings: Make) -> None:
    server = SmtpFaults(smtputf8=False)
    try:
        assert send(smtp_settings(server.port), "jörg@client.example").status == "refused"
        assert "MAIL" not in server.commands
    finally:
        server.stop()


# --- the connection ---------------------------------------------------------------------------------------------------


def test_nobody_listening_leaves_the_letters_unoffered(smtp_settings: Make) -> None:
    attempts: list[int] = []
    with pytest.raises(SmtpUnreachable, match="letters wait"):
        send_all(smtp_settings(free_port()), [(BUREAU, (CLIENT,), LETTER)], lambda *_: attempts.append(1), attempts.append)
    assert attempts == []


def test_a_single_letter_without_a_server_is_to_be_retried(smtp_settings: Make) -> None:
    async def one() -> SendResult:
        async with Transport(smtp_settings(free_port())) as transport:
            return await transport.send(BUREAU, [CLIENT], LETTER)

    result = asyncio.run(one())
    assert (result.status, result.code) == ("retry", None)


@pytest.mark.parametrize("greeting", [b"", b"554 5.3.2 no service here\r\n", b"421 4.3.2 busy\r\n", b"klop klop\r\n"])
def test_a_server_without_a_proper_greeting_is_unreachable(smtp_settings: Make, greeting: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5)

        async def knock() -> None:
            asking = asyncio.create_task(asyncio.to_thread(probe, smtp_settings(listening.getsockname()[1], timeout_seconds=0.3)))
            connection, _ = await asyncio.to_thread(listening.accept)
            with connection:
                connection.sendall(greeting)
                await asking

        with pytest.raises(SmtpUnreachable):
            asyncio.run(knock())


@pytest.fixture
def secured(certificates: Certificates) -> Iterator[SmtpFaults]:
    """STARTTLS, and a login that only the bureau has."""
    server = SmtpFaults(certificates, user=BUREAU)
    yield server
    server.stop()


def test_a_login_over_starttls_is_good_for_a_whole_batch(
    secured: SmtpFaults, smtp_settings: Make, certificates: Certificates, password_file: Path
) -> None:
    settings = smtp_settings(secured.port, tls="starttls", ca_file=certificates.ca, user=BUREAU, password_file=password_file)
    assert [result.status for result in send_several(settings, [((CLIENT,), LETTER)] * 3)] == ["sent"] * 3
    assert secured.commands[:2] == ["STARTTLS", "AUTH"]
    assert secured.commands.count("AUTH") == 1


def test_a_wrong_password_is_tried_once_and_not_shown(
    secured: SmtpFaults, smtp_settings: Make, certificates: Certificates, tmp_path: Path
) -> None:
    (tmp_path / "wrong").write_text("verkeerd-geheim")
    settings = smtp_settings(secured.port, tls="starttls", ca_file=certificates.ca, user=BUREAU, password_file=tmp_path / "wrong")
    with pytest.raises(LoginRefused) as refusal:
        send(settings)
    assert "verkeerd-geheim" not in str(refusal.value)
    assert secured.commands == ["STARTTLS", "AUTH"]


@pytest.mark.parametrize(
    ("fault", "error"), [("535 5.7.8 no", LoginRefused), ("454 4.7.0 try later", SmtpUnreachable), (DROP, SmtpUnreachable)]
)
def test_only_a_definite_no_to_the_login_blames_the_password(
    secured: SmtpFaults, smtp_settings: Make, certificates: Certificates, password_file: Path, fault: str, error: type[Exception]
) -> None:
    secured.always["AUTH"] = fault
    with pytest.raises(error):
        probe(smtp_settings(secured.port, tls="starttls", ca_file=certificates.ca, user=BUREAU, password_file=password_file))


def test_a_server_that_wants_a_login_first_says_so_to_the_operator(smtp_faults: SmtpFaults, smtp_settings: Make) -> None:
    smtp_faults.always["MAIL"] = "530 5.7.0 Authentication required"
    with pytest.raises(LoginRefused, match="530"):
        send(smtp_settings(smtp_faults.port))


@pytest.mark.parametrize("fault", ["454 4.7.0 TLS not available", "220 go on, but not in TLS", DROP])
def test_starttls_offered_and_then_failing_never_goes_on_in_the_clear(
    secured: SmtpFaults, smtp_settings: Make, certificates: Certificates, password_file: Path, fault: str
) -> None:
    secured.always["STARTTLS"] = fault
    settings = smtp_settings(
        secured.port, tls="starttls", ca_file=certificates.ca, user=BUREAU, password_file=password_file, timeout_seconds=0.5
    )
    with pytest.raises((TlsRefused, SmtpUnreachable)):
        send(settings)
    assert secured.commands == ["STARTTLS"]


def test_without_starttls_on_offer_nothing_is_sent(smtp_faults: SmtpFaults, smtp_settings: Make, password_file: Path) -> None:
    settings = smtp_settings(smtp_faults.port, tls="starttls", user=BUREAU, password_file=password_file)
    with pytest.raises(TlsRefused, match="does not offer STARTTLS"):
        send(settings)
    assert smtp_faults.commands == []


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_a_certificate_of_an_unknown_authority_is_refused(
    postfix: Postfix, smtp_settings: Make, certificates: Certificates, tls: str
) -> None:
    port = postfix.tls_port if tls == "tls" else postfix.port
    with pytest.raises(TlsRefused):
        probe(smtp_settings(port, tls=tls, ca_file=certificates.stranger))


def test_a_plain_port_is_not_taken_for_tls(smtp_faults: SmtpFaults, smtp_settings: Make) -> None:
    with pytest.raises(TlsRefused):
        probe(smtp_settings(smtp_faults.port, tls="tls"))
