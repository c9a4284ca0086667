"""Which address a bounce says failed: from its report (RFC 3464), the header of Exim and Gmail, or the words of older servers."""

from __future__ import annotations

import email.message
import re

from flufl.bounce import scan_message

from bot.mail.message import Message
from bot.mail.phrases import BOUNCE_TEXT, SHORT

_DELAY = re.compile(
    r"\b(?:delay(?:ed)?|vertraagd|vertraging|warning only|still being retried|not yet been delivered|will (?:keep"
    r"|continue) (?:to )?try\w*"
    r"|tijdelijk probleem|bezorging onvolledig|blijft .{0,30}proberen|wordt nog geprobeerd)\b",
    re.IGNORECASE,
)
RECIPIENT = re.compile(
    r"^(final|original)-recipient:\s*+(?:[\w-]+\s*+;)?\s*+<?([^\s<>;]{1,320}@[^\s<>;]{1,255}?)>?[^\S\n]*+(?:\([^\n]*)?$",
    re.IGNORECASE | re.MULTILINE,
)
ACTION = re.compile(r"^action:\s*(\w+)", re.IGNORECASE | re.MULTILINE)
ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,200}\.\w+")
_NO_FAILURE = frozenset({"delayed", "delivered", "relayed", "expanded", "warning", "success"})
_RECIPIENT_FIELD = re.compile(r"^(final|original)-recipient:", re.IGNORECASE)
_XTEXT = re.compile(r"\+(2B|3D)")
_WRAPPED = re.compile(r"IMCEA(?:SMTP|MAILTO)-(.{1,300})@", re.IGNORECASE)
_WRAPPED_CODE = re.compile(r"\+([0-9A-F]{2})", re.IGNORECASE)
_LONGEST = 20_000  # characters of a notice that are read
_STATUS = re.compile(r"^status:\s*5\.", re.IGNORECASE | re.MULTILINE)
_ONE = r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,200}\.\w+"
_TOLD_ADDRESS = re.compile(
    rf"^[ *•·-]{{0,12}}<?({_ONE})>?(?:\s?:|\s?\(.{{0,120}}\)|;)?(?:\s.{{0,200}})?$"
    rf"|^[^\n<>()]{{1,80}}[(<]({_ONE})[)>](?:<mailto:.{{1,200}}>)?\s*$"
    rf"|(?:bezorgd|afgeleverd|delivered|deliver|bericht|message|mail|bezorging|geadresseerde|ontvanger|recipient)\b[^\n]{{0,60}}?"
    rf"\b(?:bij|aan|to|for|voor)\W{{1,3}}({_ONE})",
    re.IGNORECASE | re.MULTILINE,
)
_RETURNED_COPY = re.compile(
    r"^[-=_\s]*(?:this is a copy of|below this line|forwarded message|original message|oorspronkelijk bericht"
    r"|originele? bericht|message header"
    r"|-{2,} (?:returned|undelivered) message|oorspronkelijke berichtkoppen|original message headers|return-path:"
    r"|received:|from:|van:)",
    re.IGNORECASE | re.MULTILINE,
)


def bounced_addresses(message: Message) -> tuple[str, ...]:
    """Lower-cased addresses that a bounce says failed for good, each once; a delay is no failure."""
    report = _report(message)
    found = _reported(report)
    if not found and not report and not _is_delay(message):
        found = ADDRESS.findall(" ".join(message.header_all("x-failed-recipients"))[:10_000])
        found = found or _told(message) or _scanned(message)
    return tuple(dict.fromkeys(_decoded(address.strip("<>'\"")).lower() for address in found))


def failed(message: Message) -> bool:
    """True when it says that a letter was not delivered and will not be; of a delay, a relay or a receipt False."""
    report = _report(message)
    return bool(_reported(report)) if report else not _is_delay(message)


def _report(message: Message) -> str:
    """The fields of RFC 3464, also where a gateway made plain text of their part; "" when no recipient stands in them."""
    found = (text for text in (message.report, message.text[:_LONGEST]) if RECIPIENT.search(text))
    return next((text for text in found if text is message.report or ACTION.search(text)), "")


def _is_delay(message: Message) -> bool:
    return _DELAY.search(f"{message.subject}\n{message.text[:SHORT]}") is not None


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
        failed = action[1].lower() not in _NO_FAILURE if action is not None else status is not None
        if failed:
            found.append(min(recipients.items(), key=lambda item: (_is_internal(item[1]), item[0] != "original"))[1])
    return found


def _is_internal(address: str) -> bool:
    """A name of the directory of Exchange, which nobody writes to."""
    return address.upper().startswith("IMCEAEX-")


def _decoded(address: str) -> str:
    """The address as it was written: Exchange wraps one it passes on, RFC 3461 codes "+" and "=" (section 4)."""
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
    """Addresses in the text of a server that sends no report: alone on a line, or where it says to whom it could not deliver."""
    text = _RETURNED_COPY.split(message.text[:_LONGEST], maxsplit=1)[0]
    own = {address.email for address in (*message.to, message.sender) if address is not None}
    found = [match[1] or match[2] or match[3] for match in _TOLD_ADDRESS.finditer(text)]
    if message.sender is None or not BOUNCE_TEXT.search(f"{message.subject}\n{text[:SHORT]}"):
        return []
    return [address for address in found if address.lower() not in own]


def _scanned(message: Message) -> list[str]:
    """What flufl.bounce knows of the texts of older mail servers."""
    rebuilt = email.message.Message()
    rebuilt["from"] = message.sender.email if message.sender else "nobody@invalid"
    rebuilt["subject"] = message.subject[:500]
    text = f"{message.text[:_LONGEST]}\n{message.report[:_LONGEST]}"
    rebuilt.set_payload(text.encode("ascii", "replace").decode("ascii"))
    try:
        return sorted(address.decode("ascii", "replace") for address in scan_message(rebuilt))
    except (ValueError, IndexError, AttributeError, LookupError):  # its detectors trip over mails they do not expect
        return []
