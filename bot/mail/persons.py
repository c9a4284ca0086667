"""Whether a person speaks in a mail, whatever program sent it: what web forms, scripts and services send for somebody."""

from __future__ import annotations

import re

from bot.mail.grievance import tells_of_wrong
from bot.mail.message import Message
from bot.mail.notices import ADDRESS
from bot.mail.phrases import AWAY_ANYHOW, FIRST_PERSON, FORM_LINE, FORM_QUESTION, NEWSLETTER, NO_REPLY, SHORT


def auto_submitted(message: Message) -> str:
    """The keyword of RFC 3834 section 5, "" when absent or "no" (also when written with a comment or parameter)."""
    word = re.match(r"[\s(]*([\w-]*)", message.header("auto-submitted"))
    value = word[1].lower() if word else ""
    return "" if value == "no" else value


def says_no(message: Message) -> bool:
    """Auto-Submitted: no (RFC 3834 section 5) is the program's word that a person pressed the button."""
    return re.match(r"[\s(]*no\b", message.header("auto-submitted"), re.IGNORECASE) is not None


def is_read(address: str) -> bool:
    """Whether somebody may read what is sent there: "noreply" says that nobody does."""
    return NO_REPLY.match(address) is None


def speaks(text: str) -> bool:
    """Somebody says "ik", or tells in "wij" what was done to him or his."""
    return FIRST_PERSON.search(text) is not None or tells_of_wrong(text)


def is_personal(message: Message) -> bool:
    """Somebody speaks for himself, and nothing in it is of a newsletter."""
    text = f"{message.subject}\n{message.new_text[:8_000]}"
    return speaks(message.new_text[:8_000]) and not any(mark.holds(text) for mark in NEWSLETTER[:2])


def asks_for_another(message: Message) -> bool:
    """Whether the answer has to go to somebody of another house than the sender: a script sent it for him."""
    house = message.sender.email.rpartition("@")[2] if message.sender else ""
    apart = any(address.email.rpartition("@")[2] != house and is_read(address.email) for address in message.reply_to)
    text = f"{message.subject}\n{message.new_text[:8_000]}"
    return apart and not any(mark.holds(text) for mark in NEWSLETTER)


def is_sent_for_person(message: Message) -> bool:
    """A listed form, or a script that asks to answer somebody else, and in it a person; no note of his absence."""
    if message.by_form:
        return True
    if auto_submitted(message).startswith("auto-replied") or not asks_for_another(message):
        return False
    return is_personal(message) and not AWAY_ANYHOW.holds(message.new_text[:SHORT])


def is_form(message: Message) -> bool:
    """What a web form sends for a client: labels, and a message or an address that is not the form's own."""
    if auto_submitted(message).startswith("auto-replied"):
        return False
    labels = {label.lower() for label in FORM_LINE.findall(message.new_text[:8_000])}
    asked = {label for label in labels if FORM_QUESTION.match(label)}
    if not asked or not labels - asked - {"onderwerp", "subject"}:
        return False
    sender = message.sender.email if message.sender else ""
    others = {address.email for address in message.reply_to} | set(map(str.lower, ADDRESS.findall(message.new_text[:8_000])))
    return bool(others - {sender})
