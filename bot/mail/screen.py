"""Tells people from machines. One table of rules, read from the top: the first that holds decides.

A mail that is answered wrongly can start a loop, one that is passed over is a complaint lost: a rule needs a header or
an unmistakable phrase (RFC 3834, RFC 3464, RFC 8098, RFC 5965, RFC 2919, RFC 2369).
"""

from __future__ import annotations

import email.message
import re
from collections.abc import Callable
from dataclasses import dataclass

from flufl.bounce import scan_message

from bot.mail.message import Message, Screen

_DAEMON = re.compile(r"^(?:mailer-?daemon|mail-daemon|mdaemon|bounces?[+@-]|.*-bounces?@)", re.IGNORECASE)
_POSTMASTER = re.compile(r"^(?:postmaster|microsoftexchange\w*|exchange|no-?reply|mail-?admin\w*)@", re.IGNORECASE)
_BOUNCE_SUBJECT = re.compile(
    r"^(?:undeliver(?:able|ed)|onbestelbaar|niet[- ](?:te bezorgen|bezorgd|afgeleverd)"
    r"|delivery (?:status notification|failure|has failed)"
    r"|mail delivery (?:failed|subsystem)|returned mail|failure notice|bezorging (?:mislukt|vertraagd)"
    r"|message (?:not delivered|undeliverable)"
    r"|warning: (?:message|could not send))",
    re.IGNORECASE,
)
_AWAY_SUBJECT = re.compile(
    r"^\W{0,3}(?:automatisch(?:e)? (?:antwoord|reactie|bericht|beantwoording|e-?mail|ontvangstbevestiging)"
    r"|auto(?:matic|mated)?[- ]?(?:reply|response|responder)"
    r"|afwezig(?:heid(?:s(?:melding|bericht|assistent))?)?|niet aanwezig"
    r"|out[- ]of[- ](?:the[- ])?office(?: (?:auto)?reply)?|abwesen\w+|réponse automatique"
    r"|away from (?:the|my) (?:office|desk)|vakantie(?:bericht|melding)|automatische antwort)\s*(?:[:\]–-]|$|\("
    r"|\bop\b.{0,80}:)",
    re.IGNORECASE,
)
_AUTOMATIC_TEXT = re.compile(
    r"(?:^|\n)\W{0,3}(?:dit is een automatisch\w*(?: (?:gegenereerd\w*|verzonden))? (?:antwoord|bericht|e-?mail\w*"
    r"|mail|reactie|ontvangstbevestiging)"
    r"|this is an? auto(?:matic|mated)(?:ally generated)? (?:reply|response|message|e-?mail)"
    r"|(?:deze|dit) (?:e-?mail|bericht) (?:is|wordt) automatisch (?:gegenereerd|verzonden|verstuurd))",
    re.IGNORECASE,
)
_AWAY_TEXT = re.compile(
    r"\b(?:ik ben|ben ik|we zijn|wij zijn)\b.{0,60}\b(?:afwezig|niet aanwezig|met (?:vakantie|verlof)|op vakantie"
    r"|buiten kantoor|niet bereikbaar|out of (?:the )?office)\b"
    r"|\bi(?:'m| am)\b.{0,40}\b(?:out of (?:the )?office|away|on (?:leave|holiday|vacation))\b",
    re.IGNORECASE | re.DOTALL,
)
_MEANWHILE = re.compile(
    r"tijdens mijn afwezigheid|(?:bij|voor|in) (?:spoed|dringende|urgente|geval van)|(?:mail|bericht)\w* (?:wordt"
    r"|worden) (?:niet|ook niet)?\s?(?:automatisch )?(?:gelezen|doorgestuurd|beantwoord)"
    r"|kunt u (?:zich wenden tot|contact opnemen met|terecht bij)|neem (?:dan |bij spoed )?contact op met|(?:weer"
    r"|terug) (?:aanwezig|bereikbaar|op kantoor)"
    r"|for urgent|in urgent cases|please contact|will (?:be back|return|respond)|limited access",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^\W*(?:(?:beste|geachte|hallo|goedendag|dear|hi)\b[^\n]{0,60}\n\s*)?(?:hartelijk )?(?:bedankt|dank"
    r"|thank)\b.{0,40}(?:e-?mail|bericht|message)",
    re.IGNORECASE,
)
_SHORT = 1_500  # characters; out-of-office texts are not longer
_RECIPIENT = re.compile(
    r"^(final|original)-recipient:\s*(?:[\w-]+\s*;)?\s*<?([^\s<>;]+@[^\s<>;]+?)>?\s*$", re.IGNORECASE | re.MULTILINE
)
_ACTION = re.compile(r"^action:\s*(\w+)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+\.\w+")


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


def _auto_submitted(message: Message) -> str:
    """The keyword of RFC 3834 section 5, "" when absent or "no" (also when written with a comment or parameter)."""
    word = re.match(r"[\s(]*([\w-]*)", message.header("auto-submitted"))
    value = word[1].lower() if word else ""
    return "" if value == "no" else value


def _is_own_sender(message: Message, own: Own) -> bool:
    """From an address of our own, unless it asks to answer somebody else, as a contact form on the own site does."""
    if message.sender is None or message.sender.email not in own.addresses:
        return False
    return all(address.email in own.addresses for address in message.reply_to)


def _is_delivery_report(message: Message, own: Own) -> bool:
    return _RECIPIENT.search(message.report) is not None and _ACTION.search(message.report) is not None


def _is_daemon(message: Message, own: Own) -> bool:
    return message.sender is not None and _DAEMON.match(message.sender.email) is not None


def _is_bounce_text(message: Message, own: Own) -> bool:
    return message.sender is not None and bool(_POSTMASTER.match(message.sender.email) and _BOUNCE_SUBJECT.match(message.subject))


def _is_null_return_path(message: Message, own: Own) -> bool:
    return message.header("return-path").replace(" ", "") == "<>"


def _is_reply_of_machine(message: Message, own: Own) -> bool:
    return _auto_submitted(message).startswith("auto-replied")


def _is_auto_submitted(message: Message, own: Own) -> bool:
    return _auto_submitted(message) != ""


def _is_away_subject(message: Message, own: Own) -> bool:
    return _AWAY_SUBJECT.match(message.subject) is not None


def _is_away_text(message: Message, own: Own) -> bool:
    """An unmistakable out-of-office text; "ik ben morgen afwezig" in somebody's own letter is none."""
    text = message.new_text
    if not text or len(text) > _SHORT:
        return False
    away = _AWAY_TEXT.search(text) is not None
    return _AUTOMATIC_TEXT.search(text) is not None or (
        away and _THANKS.match(text) is not None and _MEANWHILE.search(text) is not None
    )


def _is_suppressed_and_away(message: Message, own: Own) -> bool:
    """Exchange puts X-Auto-Response-Suppress on the mail of people too, so it counts only beside another hint."""
    if not message.header("x-auto-response-suppress") or len(message.new_text) > _SHORT:
        return False
    hint = _AWAY_TEXT.search(message.new_text) is not None and _MEANWHILE.search(message.new_text) is not None
    return hint or message.header("x-ms-exchange-inbox-rules-loop") != ""


def _is_autoresponder_precedence(message: Message, own: Own) -> bool:
    return message.header("precedence").strip().lower() in ("auto_reply", "auto-reply", "autoreply")


def _is_mailing(message: Message, own: Own) -> bool:
    """List headers, but not of the group that is the bureau's own mailbox: Google puts them on the mail of every client."""
    if not message.header("list-id") and not message.header("list-unsubscribe") and not message.header("list-post"):
        return message.header("precedence").strip().lower() in ("bulk", "list", "junk")
    named = f"{message.header('list-id')} {message.header('list-post')} {message.header('mailing-list')}".lower()
    return not any(address in named or f"<{address.replace('@', '.')}>" in named for address in own.addresses)


def _is_unreadable(message: Message, own: Own) -> bool:
    return message.sender is None and not message.text and not message.quoted


RULES: tuple[tuple[str, Predicate, Screen], ...] = (
    ("own loop header", _has("x-klachtenbot"), Screen.OWN),
    ("own message id", lambda message, own: bool(message.message_id) and own.ids(message.message_id), Screen.OWN),
    ("own sender", _is_own_sender, Screen.OWN),
    ("read receipt", _report("disposition-notification"), Screen.AUTO_REPLY),
    ("feedback report", _report("feedback-report"), Screen.AUTO_REPLY),
    ("delivery report", _report("(?:global-)?delivery-status"), Screen.BOUNCE),
    ("delivery report part", _is_delivery_report, Screen.BOUNCE),
    ("failed recipients", _has("x-failed-recipients"), Screen.BOUNCE),
    ("mailer daemon", _is_daemon, Screen.BOUNCE),
    ("postmaster's failure notice", _is_bounce_text, Screen.BOUNCE),
    ("auto-submitted reply", _is_reply_of_machine, Screen.AUTO_REPLY),
    (
        "autoresponder header",
        _has("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-vacation"),
        Screen.AUTO_REPLY,
    ),
    ("autoresponder precedence", _is_autoresponder_precedence, Screen.AUTO_REPLY),
    ("out-of-office subject", _is_away_subject, Screen.AUTO_REPLY),
    ("list headers", _is_mailing, Screen.LIST),
    ("auto-submitted", _is_auto_submitted, Screen.AUTO_REPLY),
    ("null return path", _is_null_return_path, Screen.BOUNCE),
    ("out-of-office text", _is_away_text, Screen.AUTO_REPLY),
    ("response suppressed and away", _is_suppressed_and_away, Screen.AUTO_REPLY),
    ("no sender and no text", _is_unreadable, Screen.UNREADABLE),
)


def screen(
    message: Message, *, own_ids: Callable[[str], bool] = lambda message_id: False, own_addresses: frozenset[str] = frozenset()
) -> tuple[Screen, tuple[str, ...]]:
    """What kind of sender, and the names of all rules that held, the deciding one first; HUMAN when none did."""
    own = Own(own_ids, own_addresses)
    held = [(name, verdict) for name, holds, verdict in RULES if holds(message, own)]
    return (held[0][1] if held else Screen.HUMAN), tuple(name for name, _ in held)


def bounced_addresses(message: Message) -> tuple[str, ...]:
    """Lower-cased addresses that a bounce says failed for good, each once; a delay is no failure."""
    found = list(_reported(message.report))
    if not found:
        found = _ADDRESS.findall(" ".join(message.header_all("x-failed-recipients"))[:10_000])
    if not found and not _RECIPIENT.search(message.report):
        found = _scanned(message)
    return tuple(dict.fromkeys(address.strip("<>'\"").lower() for address in found))


def _reported(report: str) -> list[str]:
    """Recipients of the RFC 3464 blocks whose action is "failed": the original one, when given, is whom we wrote to."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", report):
        action = _ACTION.search(block)
        recipients = {kind.lower(): address for kind, address in _RECIPIENT.findall(block)}
        if recipients and action is not None and action[1].lower() == "failed":
            found += dict.fromkeys(recipients[kind] for kind in ("original", "final") if kind in recipients)
    return found


def _scanned(message: Message) -> list[str]:
    """What flufl.bounce knows of the texts of older mail servers."""
    rebuilt = email.message.Message()
    rebuilt["from"] = message.sender.email if message.sender else "nobody@invalid"
    rebuilt["subject"] = message.subject[:500]
    text = f"{message.text[:20_000]}\n{message.report[:20_000]}"
    rebuilt.set_payload(text.encode("ascii", "replace").decode("ascii"))
    try:
        return sorted(address.decode("ascii", "replace") for address in scan_message(rebuilt))
    except (ValueError, IndexError, AttributeError, LookupError):  # its detectors trip over mails they do not expect
        return []
