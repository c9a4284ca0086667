"""Tells people from machines. One table of rules, read from the top: the first that holds decides.

A mail that is answered wrongly can start a loop, one that is passed over is a complaint lost: a rule needs a header or
an unmistakable phrase (RFC 3834, RFC 3464, RFC 8098, RFC 5965, RFC 2919, RFC 2369).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.mail.bounces import ACTION, LONGEST, RECIPIENT, REFUSED, bounced_addresses, from_field
from bot.mail.buttons import is_meeting_answer, is_reaction
from bot.mail.grievance import complains
from bot.mail.message import Message, Screen
from bot.mail.notices import ADDRESS, apart
from bot.mail.persons import asks_for_another, auto_submitted, is_form, is_personal, is_read, is_sent_for_person, says_no, speaks
from bot.mail.phrases import (
    ASKS,
    AUTOMATIC_TEXT,
    AWAY_ANYHOW,
    AWAY_MYSELF,
    AWAY_SUBJECT,
    AWAY_WORD,
    BOUNCE_SUBJECT,
    BOUNCE_SUBJECT_END,
    BOUNCE_TEXT,
    CHALLENGE,
    DAEMON,
    DISSENT,
    ELSEWHERE,
    FAILED_YOURS,
    FAILURE,
    FEEDBACK_SUBJECT,
    FIRST_PERSON,
    GENERATED_SUBJECT,
    LIST_HEADERS,
    MAILER_HEADERS,
    MEANWHILE,
    NEWSLETTER,
    NOTES_OLD_SUBJECT,
    NOTES_OLD_TEXT,
    NOTES_SUBJECT,
    NULL_PATH,
    NUMBERED,
    OBJECTION,
    PERSON_ASKS,
    POSTMASTER,
    READ_SUBJECT,
    READ_TEXT,
    RECEIPT,
    RECEIPT_SUBJECT,
    REJECTED,
    SERVER_NAME,
    SERVER_SPEAKS,
    SHORT,
    SOON,
    THANKS,
    TOLD,
    UNREAD,
)

__all__ = ["RULES", "Own", "bounced_addresses", "screen"]


@dataclass(frozen=True, slots=True)
class Own:
    """What the bot knows of itself: its message ids and its addresses."""

    ids: Callable[[str], bool]
    addresses: frozenset[str]


Predicate = Callable[[Message, Own], bool]


def _has(*names: str) -> Predicate:
    return lambda message, own: any(message.header(name) for name in names)


def _report(kind: str) -> Predicate:
    pattern = re.compile(rf"multipart/report\b.*report-type\s*=\s*\"?{kind}", re.IGNORECASE | re.DOTALL)
    return lambda message, own: pattern.match(message.header("content-type")) is not None


def _has_field(name: str) -> Predicate:
    """A field of a report part, also in a mail that does not call itself one."""
    pattern = re.compile(rf"^{name}:", re.IGNORECASE | re.MULTILINE)
    return lambda message, own: pattern.search(message.report) is not None


def _is_own_sender(message: Message, own: Own) -> bool:
    """From an address of our own, unless it asks to answer somebody else, as a contact form on the own site does."""
    if message.sender is None or message.sender.email not in own.addresses:
        return False
    return all(_without_plus(address.email) in own.addresses for address in message.reply_to)


def _without_plus(address: str) -> str:
    """`info+token@`, where our letters ask for their answers, is `info@`."""
    return re.sub(r"\+[^@]*", "", address)


def _is_delivery_report(message: Message, own: Own) -> bool:
    return RECIPIENT.search(message.report) is not None and ACTION.search(message.report) is not None


def _is_refused(message: Message, own: Own) -> bool:
    """A filter that refuses a letter says "deleted" as a receipt does (RFC 5429 section 2.1), and Outlook of one nobody read."""
    told = f"{message.subject}\n{message.text[:SHORT]}"
    return REFUSED.search(message.report) is not None and REJECTED.holds(told)


def _is_daemon(message: Message, own: Own) -> bool:
    return DAEMON.match(from_field(message)) is not None


def _is_bounce_text(message: Message, own: Own) -> bool:
    """What a mail server writes without a report. A person tells of "mijn mail" and "ik"; a server never does."""
    titled = BOUNCE_SUBJECT.match(message.subject) is not None
    if _is_server(message):
        return _is_failure_notice(message, titled)
    text = message.new_text[:SHORT]
    if message.sender is None or not (titled or BOUNCE_SUBJECT_END.search(message.subject)):
        return False
    said = BOUNCE_TEXT.holds(text) or FAILED_YOURS.search(text) is not None
    return said and not is_personal(message) and not PERSON_ASKS.holds(text) and _is_pointed(message.text[:SHORT])


def _is_failure_notice(message: Message, titled: bool) -> bool:
    """A mail system's own address, and words of a failure; a form of the site may be sent from such an address as well."""
    of_server = all(POSTMASTER.match(address.email) for address in message.reply_to)
    if is_form(message) or (asks_for_another(message) and not of_server):
        return False
    notice = SERVER_SPEAKS.sub("", apart(message.text[:LONGEST])[0][:8_000])
    short = notice[:SHORT]
    if speaks(notice):
        return titled and BOUNCE_TEXT.holds(message.text[:SHORT])
    return titled or (FAILURE.holds(short) and _is_pointed(short) and not AWAY_ANYHOW.holds(short))


def _is_pointed(text: str) -> bool:
    return (ADDRESS.search(text) or re.search(r"\b[45]\.\d\.\d|\b5[05]\d\b", text)) is not None


def _is_server(message: Message) -> bool:
    """A sender that is a mail system's own, by its address, also one with two "@", or by its name."""
    name = message.sender.name if message.sender else message.header("from")
    written = message.header("from").rpartition("<")[2]
    return any(POSTMASTER.match(each) for each in (from_field(message), written)) or SERVER_NAME.match(name) is not None


def _is_null_return_path(message: Message, own: Own) -> bool:
    return NULL_PATH.match(message.header("return-path")) is not None and not says_no(message) and not is_form(message)


def _is_bounced_to_null(message: Message, own: Own) -> bool:
    """Nobody to tell of a failure: a server wrote it, unless a person speaks, whose relay lost his address."""
    return _is_null_return_path(message, own) and (BOUNCE_TEXT.holds(message.text[:SHORT]) or not is_personal(message))


def _is_away_from_null(message: Message, own: Own) -> bool:
    text = f"{message.subject}\n{message.new_text[:SHORT]}"
    return _is_null_return_path(message, own) and any(told.holds(text) for told in (AWAY_ANYHOW, RECEIPT, AUTOMATIC_TEXT))


def _is_reply_of_machine(message: Message, own: Own) -> bool:
    """What a listed form sends of itself answers nothing, whatever it says there."""
    return auto_submitted(message).startswith("auto-replied") and (not message.by_form or bool(message.in_reply_to))


def _is_auto_submitted(message: Message, own: Own) -> bool:
    return auto_submitted(message) != "" and not is_form(message)


def _is_autoresponder(message: Message, own: Own) -> bool:
    if message.header("delivered-to").lower() == "autoresponder":
        return True
    names = (
        "x-autoreply",
        "x-autorespond",
        "x-autoresponder",
        "x-auto-reply",
        "x-vacation",
        "x-autoreply-from",
        "x-mail-autoreply",
        "x-auto-reply-from",
        "x-autogenerated",
        "x-auto-submitted",
        "x-amazon-auto-reply",
        "x-fc-machinegenerated",
        "x-cron-env",
    )
    return any(message.header(name).strip().lower() not in ("", "no", "false", "none", "0") for name in names)


def _is_away_subject(message: Message, own: Own) -> bool:
    objects = OBJECTION.holds(message.new_text[:SHORT])
    if message.by_form and (objects or not AWAY_ANYHOW.holds(message.new_text[:SHORT])):
        return False
    if AWAY_SUBJECT.match(message.subject):
        if complains(message.new_text[:SHORT]):
            return False
        return re.match(r"\W*auto", message.subject, re.IGNORECASE) is not None or not objects
    old = NOTES_OLD_SUBJECT.match(message.subject) and NOTES_OLD_TEXT.match(message.new_text)
    if old or NOTES_SUBJECT.match(message.subject):
        return not objects
    return AWAY_WORD.match(message.subject) is not None and _is_away_note(message.new_text)


def _is_generated(message: Message, own: Own) -> bool:
    """Only the subject says that a machine wrote it, and nobody speaks."""
    return GENERATED_SUBJECT.match(message.subject) is not None and not is_personal(message) and not is_form(message)


def says_away(message: Message) -> bool:
    """True when an automatic mail says that somebody is not there: no read receipt, no "accepted", no ticket number."""
    if _is_receipt(message, Own(lambda _: False, frozenset())) or message.header("content-type").startswith("multipart/report"):
        return False
    text = f"{message.subject}\n{message.new_text[:SHORT]}"
    return AWAY_SUBJECT.match(message.subject) is not None or AWAY_ANYHOW.holds(text)


def _is_away_note(text: str) -> bool:
    if not text or len(text) > SHORT:
        return False
    away = AWAY_ANYHOW.holds(text) and not OBJECTION.holds(text)
    return away and (THANKS.match(text) is not None or MEANWHILE.holds(text))


def _is_away_text(message: Message, own: Own) -> bool:
    """An unmistakable out-of-office text; "ik ben morgen afwezig" in somebody's own letter is none."""
    text = message.new_text
    if not text or len(text) > SHORT or says_no(message) or is_form(message):
        return False
    automatic = AUTOMATIC_TEXT.search(text)
    if automatic is not None and not TOLD.holds(text[: automatic.start()]) and not is_sent_for_person(message):
        return True
    if not AWAY_ANYHOW.holds(text) or OBJECTION.holds(text) or ASKS.holds(text):
        return False
    if AWAY_MYSELF.holds(text) and (UNREAD.holds(text) or (ELSEWHERE.holds(text) and "?" not in text)):
        return not complains(text)
    return THANKS.match(text) is not None and MEANWHILE.holds(text)


def _is_receipt(message: Message, own: Own) -> bool:
    """A ticket system says that it has the mail, and under which number."""
    text = message.new_text
    if len(text) > 2 * SHORT or not RECEIPT.holds(text[:600]) or speaks(text) or ASKS.holds(text):
        return False
    if DISSENT.holds(text) or is_form(message):
        return False
    thanks = THANKS.match(text) is not None and SOON.holds(text)
    return thanks or NUMBERED.holds(text) or RECEIPT_SUBJECT.holds(message.subject)


def _is_challenge(message: Message, own: Own) -> bool:
    """A filter asks who wrote to prove that he is a person; a client who tells of such a thing objects or asks."""
    text = message.new_text
    if len(text) > SHORT or not CHALLENGE.holds(text) or is_form(message):
        return False
    return not (complains(text) or OBJECTION.holds(text) or ASKS.holds(text))


def _is_without_reply(message: Message, own: Own) -> bool:
    """From an address that nobody reads, and no person in it: no other to answer, no form, nobody who says "ik"."""
    if message.sender is None or is_read(message.sender.email):
        return False
    reachable = any(is_read(address.email) for address in message.reply_to)
    return not reachable and not is_form(message) and not speaks(message.new_text[:8_000])


def _is_read_text(message: Message, own: Own) -> bool:
    return READ_SUBJECT.match(message.subject) is not None and READ_TEXT.holds(message.text[:SHORT])


def _is_postmaster(message: Message, own: Own) -> bool:
    """A notice of the mail server, of quarantine for instance; a person may own the address too."""
    if message.sender is None or not message.sender.email.startswith(("postmaster@", "mailer@", "quarantine@")):
        return False
    return not speaks(message.new_text[:8_000]) and not is_form(message)


def _is_newsletter(message: Message, own: Own) -> bool:
    """Without list headers it takes two marks of a newsletter, one of them the way out of it."""
    text = f"{message.subject}\n{message.new_text[:20_000]}"
    if not NEWSLETTER[0].holds(text):
        return False
    header = any(message.header(name) for name in MAILER_HEADERS) or "mailchimp" in message.header("x-mailer").lower()
    if len(text) < 600 and not header and FIRST_PERSON.search(message.new_text):
        return False
    marked = header or any(mark.holds(text) for mark in NEWSLETTER[1:])
    return marked and not says_no(message) and not message.in_reply_to


def _is_suppressed_and_away(message: Message, own: Own) -> bool:
    """Exchange puts X-Auto-Response-Suppress on the mail of people too, so it counts only beside another hint."""
    return message.header("x-auto-response-suppress") != "" and _is_away_note(message.new_text)


def _is_autoresponder_precedence(message: Message, own: Own) -> bool:
    values = (message.header(name).strip().lower() for name in ("precedence", "x-precedence", "preference"))
    return any(value in ("auto_reply", "auto-reply", "autoreply") for value in values)


def _is_mailing(message: Message, own: Own) -> bool:
    """List headers, but not of a group of the bureau's own domain: Google puts them on the mail of every client.

    Services for mail and forms add List-Unsubscribe or Precedence to what a person wrote, so these alone do not count
    when somebody speaks for himself.
    """
    named = " ".join(message.header(name) for name in LIST_HEADERS).lower()
    list_named = named.strip() != ""
    bulk = message.header("precedence").strip().lower() in ("bulk", "list", "junk")
    if says_no(message) or not (list_named or bulk or message.header("list-unsubscribe")) or is_form(message):
        return False
    if not list_named:
        away = bulk and AWAY_ANYHOW.holds(message.new_text[:SHORT]) and not OBJECTION.holds(message.new_text[:SHORT])
        answers = message.in_reply_to and not any(mark.holds(message.new_text) for mark in NEWSLETTER)
        return away or not (answers or is_personal(message) or asks_for_another(message))
    houses = {address.rpartition("@")[2] for address in own.addresses}
    return not any(re.search(rf"[@.]{re.escape(house)}(?![\w.-])", named) for house in houses)


def _is_unreadable(message: Message, own: Own) -> bool:
    return message.sender is None and not message.text and not message.quoted


RULES: tuple[tuple[str, Predicate, Screen], ...] = (
    ("own loop header", _has("x-klachtenbot"), Screen.OWN),
    ("own message id", lambda message, own: bool(message.message_id) and own.ids(message.message_id), Screen.OWN),
    ("own sender", _is_own_sender, Screen.OWN),
    ("refused by a filter", _is_refused, Screen.BOUNCE),
    ("read receipt", _report("disposition-notification"), Screen.AUTO_REPLY),
    ("read receipt part", _has_field("disposition"), Screen.AUTO_REPLY),
    ("feedback report", _report("feedback-report"), Screen.AUTO_REPLY),
    ("feedback report part", _has_field("feedback-type"), Screen.AUTO_REPLY),
    ("feedback subject", lambda message, own: FEEDBACK_SUBJECT.match(message.subject) is not None, Screen.AUTO_REPLY),
    ("delivery report", _report("(?:global-)?delivery-status"), Screen.BOUNCE),
    ("delivery report part", _is_delivery_report, Screen.BOUNCE),
    ("failed recipients", _has("x-failed-recipients"), Screen.BOUNCE),
    ("mailer daemon", _is_daemon, Screen.BOUNCE),
    ("postmaster's failure notice", _is_bounce_text, Screen.BOUNCE),
    ("auto-submitted reply", _is_reply_of_machine, Screen.AUTO_REPLY),
    ("autoresponder header", _is_autoresponder, Screen.AUTO_REPLY),
    ("meeting answer", lambda message, own: is_meeting_answer(message), Screen.AUTO_REPLY),
    ("reaction by a sign", lambda message, own: is_reaction(message), Screen.AUTO_REPLY),
    ("autoresponder precedence", _is_autoresponder_precedence, Screen.AUTO_REPLY),
    ("out-of-office subject", _is_away_subject, Screen.AUTO_REPLY),
    ("subject of a machine", _is_generated, Screen.AUTO_REPLY),
    ("list headers", _is_mailing, Screen.LIST),
    ("auto-submitted", _is_auto_submitted, Screen.AUTO_REPLY),
    ("absence from the null return path", _is_away_from_null, Screen.AUTO_REPLY),
    ("null return path", _is_bounced_to_null, Screen.BOUNCE),
    ("out-of-office text", _is_away_text, Screen.AUTO_REPLY),
    ("response suppressed and away", _is_suppressed_and_away, Screen.AUTO_REPLY),
    ("ticket system's receipt", _is_receipt, Screen.AUTO_REPLY),
    ("challenge to a stranger", _is_challenge, Screen.AUTO_REPLY),
    ("newsletter text", _is_newsletter, Screen.LIST),
    ("read receipt text", _is_read_text, Screen.AUTO_REPLY),
    ("postmaster's notice", _is_postmaster, Screen.AUTO_REPLY),
    ("no-reply sender", _is_without_reply, Screen.AUTO_REPLY),
    ("no sender and no text", _is_unreadable, Screen.UNREADABLE),
)


# What holds of an allow-listed web form as well. Every other rule is of headers and words that the form's own program adds.
OF_FORMS = frozenset(
    {
        *("own loop header", "own message id", "own sender", "refused by a filter", "read receipt", "read receipt part"),
        *("feedback report", "feedback report part", "feedback subject", "delivery report", "delivery report part"),
        *("failed recipients", "mailer daemon", "auto-submitted reply", "out-of-office subject", "out-of-office text"),
        "no sender and no text",
    }
)


def screen(
    message: Message, *, own_ids: Callable[[str], bool] = lambda message_id: False, own_addresses: frozenset[str] = frozenset()
) -> tuple[Screen, tuple[str, ...]]:
    """What kind of sender, and the names of all rules that held, the deciding one first; HUMAN when none did."""
    own = Own(own_ids, own_addresses)
    held = [
        (name, verdict) for name, holds, verdict in RULES if (name in OF_FORMS or not message.by_form) and holds(message, own)
    ]
    return (held[0][1] if held else Screen.HUMAN), tuple(name for name, _ in held)
