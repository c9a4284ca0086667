"""The mail that tells the operator what is wrong, since when and what to do, and what is over; without personal data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from textwrap import fill

from bot.domain.watch import MACHINE, Trouble
from bot.domain.workdays import AMSTERDAM

WORDS = {  # code -> what is wrong ({count}, {until}), what to do
    "mailbox-silent": (
        "the mailbox is not read",
        "Run `klachtenbot check`: it says what the IMAP server answers. If all is well there, see whether the service runs, and "
        "start it (`klachtenbot run`, or `once` from cron). Nothing is lost: the mail stands in the box until it is read.",
    ),
    "letters-silent": (
        "no letter leaves, {count} should have",
        "Run `klachtenbot check`: it says what the SMTP server answers. The letters wait and go by themselves.",
    ),
    "imap-login-refused": (
        "the IMAP server refuses the user or password",
        "Check `user` and the password's file or environment variable, then run `klachtenbot check` and restart the service.",
    ),
    "smtp-login-refused": (
        "the SMTP server refuses the user or password",
        "Check `user` and the password's file or environment variable, then run `klachtenbot check` and restart the service.",
    ),
    "imap-token-refused": (
        "there is no access token that the IMAP server takes",
        "Run `klachtenbot check`: docs/microsoft365.md says what each code means. Where a person signs in: `klachtenbot login`.",
    ),
    "smtp-token-refused": (
        "there is no access token that the SMTP server takes",
        "Run `klachtenbot check`: docs/microsoft365.md says what each code means. Where a person signs in: `klachtenbot login`.",
    ),
    "imap-tls-refused": (
        "the connection to the IMAP server is not secure, so nothing was sent over it",
        "Look at the server's certificate: is it out of date, or for another name? Then run `klachtenbot check`.",
    ),
    "smtp-tls-refused": (
        "the connection to the SMTP server is not secure, so nothing was sent over it",
        "Look at the server's certificate: is it out of date, or for another name? Then run `klachtenbot check`.",
    ),
    "imap-certificate": (
        "the certificate of the IMAP server ends on {until}",
        "Have it renewed by who runs the server. After that day the mailbox is not read.",
    ),
    "smtp-certificate": (
        "the certificate of the SMTP server ends on {until}",
        "Have it renewed by who runs the server. After that day no letter leaves.",
    ),
    "token-expiring": (
        "the access token ends at {until} and cannot be renewed",
        "The provider's token server cannot be reached. Look at the network and the provider's status page.",
    ),
    "secret-expiring": (
        "the client secret ends on {until}",
        "Make a new one in the app registration, put it in its file, and change `secret_expires` (docs/microsoft365.md).",
    ),
    "quarantine": (
        "{count} mail(s) could not be read and stand in quarantine",
        "`klachtenbot queue` lists them. Their senders got no confirmation yet: have somebody read them in the mailbox. "
        "`klachtenbot replay` reads them once more.",
    ),
    "outbox-stuck": (
        "{count} letter(s) were refused, or it is not known whether they went",
        "`klachtenbot queue` lists them; settle each with --sent or --again. The directie was told.",
    ),
    "letters-held": (
        "{count} letter(s) are held: the mails of one sender caused too many, and no director may be asked about it",
        "`klachtenbot queue` lists them. Perhaps a director's own mailbox answers our letters: look there first. Then settle "
        "them with --release ID, --drop ID or --silence ID.",
    ),
    "round-failing": (
        "{count} part(s) of the round fail",
        "Look at the log: it names the part (reminders, digest, reports, retention), and of a reminder the case. In that case "
        "nobody is reminded; the rest goes on.",
    ),
    "regulation-missing": (
        "{count} open case(s) began under a version of the regulation that is gone; they follow the one in force",
        "Run `klachtenbot check`: it names the version. Put the old file back beside the new one as ID@VERSION.toml and restart "
        "the service (docs/regulations.md).",
    ),
    "unexplained-mail": (
        "{count} mail(s) in the mailbox are not in the ledger",
        "Run `klachtenbot check` and look at the log. Have somebody read the newest mails in the mailbox.",
    ),
    "disk-low": (
        "the disk with the database is nearly full",
        "Make room: less than 1 GB or 5 % is free. On a full disk no mail is taken in; it waits in the mailbox.",
    ),
    "clock-moved": (
        "the clock of this machine was moved by {count} minutes",
        "Is it right now (`timedatectl`)? For a day nothing is erased. While it was wrong, reminders may have gone too early: "
        "docs/reliability.md says what a clock that was moved does to letters and terms.",
    ),
    "database-busy": (
        "the database cannot be used",
        "Another program may hold it, or its disk or server is away. Nothing is lost: the mail waits in the mailbox.",
    ),
}


def what(trouble: Trouble) -> str:
    """What is wrong in a few words, with its organisation."""
    text = WORDS[trouble.code][0].format(count=trouble.count, until=_until(trouble))
    return text if trouble.organisation == MACHINE else f"{trouble.organisation}: {text}"


def subject(news: Sequence[Trouble], over: Sequence[Trouble]) -> str:
    if len(news) == 1:
        return f"klachtenbot alarm: {what(news[0])}"
    if news:
        return f"klachtenbot alarm: {len(news)} things are wrong"
    return f"klachtenbot, over: {what(over[0])}" if len(over) == 1 else f"klachtenbot, over: {len(over)} alarms"


def body(news: Sequence[Trouble], over: Sequence[Trouble], now: datetime) -> str:
    """The text of the mail, in Amsterdam time."""
    parts = [f"{_sentence(what(each))}\n\n  since    {_moment(each.since)}\n{_to_do(each)}" for each in news]
    if over:
        ended = (f"* {what(each)}\n  from {_moment(each.since)} to {_moment(each.over_at or now)}" for each in over)
        parts.append("\n".join(["Over:", *ended]))
    parts.append(
        "`klachtenbot status` shows how everything stands now; docs/operations.md explains each alarm. Of the same thing this "
        "service writes at most once a day, and once when it is over."
    )
    return "\n\n\n".join(part if "\n" in part else fill(part, 76) for part in parts) + "\n"


def _to_do(trouble: Trouble) -> str:
    return fill(WORDS[trouble.code][1], 76, initial_indent="  do       ", subsequent_indent=" " * 11)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}." if ": " not in text else f"{text}."


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"


def _until(trouble: Trouble) -> str:
    if trouble.until is None:
        return ""
    return _moment(trouble.until) if trouble.code == "token-expiring" else _moment(trouble.until)[:10]
