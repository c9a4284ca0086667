"""Which address a bounce says failed: from its report (RFC 3464), the header of Exim and Gmail, or the words of older servers."""

from __future__ import annotations

import email.message
import re
from collections.abc import Callable

from flufl.bounce import scan_message

from bot.mail.message import Message
from bot.mail.notices import ADDRESS, addressed, apart, in_dialogue, named
from bot.mail.phrases import BOUNCE_SUBJECT, BOUNCE_TEXT, DAEMON, FAILURE, SHORT

_LATE_SUBJECT = re.compile(
    r"\b(?:delay(?:ed)?|vertraagd|vertraging|(?:not yet|still un)delivered|delivery warning|still being retried"
    r"|could not send message for past|success(?:ful)?|relayed)\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:delay(?:ed)?|vertraagd|vertraging|tijdelijk probleem|bezorging onvolledig|delivery incomplete|postponed|uitgesteld"
    r"|successfully (?:delivered|relayed))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:warning (?:message )?only|just a warning|not been delivered yet"
    r"|advisory[- ]only|still being retried|(?:has )?not yet been delivered"
    r"|will (?:keep|continue) (?:to )?try\w*|will (?:be )?retr(?:y|ied)|attempts will continue|message still undelivered"
    r"|blij(?:ft|ven) .{0,40}proberen|(?:is|zijn) nog niet (?:bezorgd|afgeleverd|gelukt)"
    r"|proberen (?:het )?(?:later )?opnieuw te bezorgen"
    r"|(?:wordt|worden) (?:nog |later |opnieuw ){1,2}(?:geprobeerd|verzonden))\b",
    re.IGNORECASE,
)
_GIVEN_UP = re.compile(
    r"\b(?:permanent (?:fatal )?(?:error|failure)|given up|giving up|no further (?:delivery )?attempts|retry time\w* exceeded"
    r"|will not be retried|address(?:es|\(es\))? failed)",
    re.IGNORECASE,
)
RECIPIENT = re.compile(
    r"^(final|original)-recipient:\s*+(?:[\w-]+\s*+;)?\s*+<?([^\s<>;]{1,320}@[^\s<>;]{1,255}?)>?[^\S\n]*+(?:\([^\n]*)?$",
    re.IGNORECASE | re.MULTILINE,
)
ACTION = re.compile(r"^action:\s*(\w+)", re.IGNORECASE | re.MULTILINE)
REFUSED = re.compile(r"^disposition:\s*automatic-action/mdn-sent-automatically\s*;\s*deleted", re.IGNORECASE | re.MULTILINE)
_NO_FAILURE = frozenset({"delayed", "delivered", "relayed", "expanded", "warning", "success"})
_RECIPIENT_FIELD = re.compile(r"^(final|original)-recipient:", re.IGNORECASE)
_MARKS = re.compile(r"^(?:[<>'\"]|\*(?=\w))+|[<>'\"]+$")  # a star is what HTML in bold leaves; several mask an address
_XTEXT = re.compile(r"\+(2B|3D)")
_WRAPPED = re.compile(r"IMCEA(?:SMTP|MAILTO)-(.{1,300})@", re.IGNORECASE)
_UNICODE = re.compile(r"\\x\{((?:10|[1-9A-F])?[0-9A-F]{2,4})\}", re.IGNORECASE)
_WRAPPED_CODE = re.compile(r"\+([0-9A-F]{2})", re.IGNORECASE)
LONGEST = 20_000  # characters of a notice that are read
_STATUS = re.compile(r"^status:\s*5\.", re.IGNORECASE | re.MULTILINE)


def bounced_addresses(message: Message) -> tuple[str, ...]:
    """Lower-cased addresses that a bounce says failed for good, each once; a delay is no failure."""
    report = _report(message)
    found = _reported(report)
    if not found and not report and not _is_delay(message):
        found = ADDRESS.findall(" ".join(message.header_all("x-failed-recipients"))[:10_000]) or _told(message)
    return tuple(dict.fromkeys(_decoded(_MARKS.sub("", address)).lower() for address in found))


def failed(message: Message) -> bool:
    """True when it says that a letter was not delivered and will not be; of a delay, a relay or a receipt False."""
    report = _report(message)
    return bool(_reported(report)) if report else not _is_delay(message)


def _report(message: Message) -> str:
    """The fields of RFC 3464, also where a gateway made plain text of their part; "" when no recipient stands in them."""
    found = (text for text in (message.report, message.text[:LONGEST]) if RECIPIENT.search(text))
    return next((text for text in found if text is message.report or ACTION.search(text)), "")


def _is_delay(message: Message) -> bool:
    """Of the words of the server, not of the letter that comes back; that one may have "vertraging" in its subject too."""
    notice = apart(message.text[:LONGEST])[0][:SHORT]
    says_so = _GOES_ON.search(notice) is not None and not _GIVEN_UP.search(notice)
    titled = BOUNCE_SUBJECT.match(message.subject)
    own_subject = titled[0] + message.subject[titled.end() :].partition(":")[0] if titled else message.subject
    if _LATE_SUBJECT.search(own_subject):
        return True
    return says_so or (titled is None and _LATE.search(notice) is not None and not _GIVEN_UP.search(notice))


def _reported(report: str) -> list[str]:
    """Recipients of the RFC 3464 blocks that tell of a failure: the original one, when given, is whom we wrote to."""
    found: list[str] = []
    blocks = [block for block in _recipient_blocks(report) if RECIPIENT.search(block)]
    for block in blocks:
        # With one recipient, servers leave a blank line between the two, or put the action above.
        fields = report if len(blocks) == 1 else block
        action, status = ACTION.search(fields), _STATUS.search(fields)
        recipients = {kind.lower(): address for kind, address in RECIPIENT.findall(block)}
        # OpenSMTPD has an action "error" that the RFC does not know.
        stated = status or REFUSED.search(fields)
        failed = action[1].lower() not in _NO_FAILURE if action is not None else stated is not None
        if failed:
            found.append(min(recipients.items(), key=lambda item: (_is_internal(item[1]), item[0] != "original"))[1])
    return found


def _is_internal(address: str) -> bool:
    """A name of the directory of Exchange, which nobody writes to."""
    return address.upper().startswith("IMCEAEX-")


def _decoded(address: str) -> str:
    """The address as it was written: Exchange wraps one it passes on, RFC 3461 codes "+" and "=" (section 4), RFC 6533 all
    that is no ASCII (section 3)."""
    address = _UNICODE.sub(lambda found: chr(int(found[1], 16)), address)
    wrapped = _WRAPPED.match(address)
    if wrapped is None:
        return _XTEXT.sub(lambda found: chr(int(found[1], 16)), address)
    plain = _WRAPPED_CODE.sub(lambda found: chr(int(found[1], 16)), wrapped[1])
    return plain if ADDRESS.fullmatch(plain) else address


def _recipient_blocks(report: str) -> list[str]:
    """One block for each recipient, also where a server forgot the blank line between them."""
    blocks: list[list[str]] = [[]]
    seen: set[str] = set()
    for line in report.split("\n"):
        found = _RECIPIENT_FIELD.match(line)
        if not line.strip() or (found is not None and found[1].lower() in seen):
            blocks.append([])
            seen.clear()
        if found is not None:
            seen.add(found[1].lower())
        blocks[-1].append(line)
    return ["\n".join(block) for block in blocks]


def _told(message: Message) -> list[str]:
    """Addresses in the words of a server that sends no report; not of who wrote the letter, nor of the server itself."""
    text = message.text[:LONGEST]
    if not DAEMON.match(from_field(message)) and not tells_failure(message.subject, apart(text)[0][:SHORT]):
        return []
    own = {address.email for address in (*message.to, message.sender) if address is not None}
    readers: tuple[Callable[[], list[str]], ...] = (
        lambda: named(text),
        lambda: named(message.subject) if BOUNCE_SUBJECT.match(message.subject) else [],
        lambda: _scanned(message),
        lambda: in_dialogue(text),
        lambda: addressed(_returned(message)),
    )
    for reader in readers:
        found = [address for address in reader() if address.strip("<>'\"").lower() not in own]
        if found:
            return found
    return []


def tells_failure(subject: str, notice: str) -> bool:
    """Whether these are words about a letter that was not delivered."""
    return BOUNCE_SUBJECT.match(subject) is not None or BOUNCE_TEXT.holds(notice) or FAILURE.holds(notice)


def from_field(message: Message) -> str:
    """The sender; of a server that gives no address what stands in From, "MAILER-DAEMON" for instance."""
    if message.sender is not None:
        return message.sender.email
    name, _, inside = message.header("from").partition("<")
    return (inside.strip("> ") or name).strip(' "')


def _returned(message: Message) -> str:
    """The header of the letter that came back: in the report, attached, or in the text."""
    attached = (item.content[:LONGEST].decode("latin-1") for item in message.attachments if item.content_type == "message/rfc822")
    return message.report[:LONGEST] or next(attached, "") or apart(message.text[:LONGEST])[1]


def _scanned(message: Message) -> list[str]:
    """What flufl.bounce knows of the texts of older mail servers."""
    rebuilt = email.message.Message()
    rebuilt["from"] = message.sender.email if message.sender else "nobody@invalid"
    rebuilt["subject"] = message.subject[:500]
    text = f"{message.text[:LONGEST]}\n{message.report[:LONGEST]}"
    rebuilt.set_payload(text.encode("ascii", "replace").decode("ascii"))
    try:
        return sorted(address.decode("ascii", "replace") for address in scan_message(rebuilt))
    except (ValueError, IndexError, AttributeError, LookupError):  # its detectors trip over mails they do not expect
        return []
