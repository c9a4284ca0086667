"""Which addresses the words of a mail server name as failed, where it sends no report.

Every system says it in one of few places: an address opens a line, ends one below its label or name, stands in the sentence
of the failure, in the dialogue with the other server (RFC 5321), or only in the letter that comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.mail.phrases import ONE_ADDRESS

__all__ = ["ADDRESS", "addressed", "apart", "in_dialogue", "named"]

ADDRESS = re.compile(ONE_ADDRESS)
_END = r"[>'\")\]]{0,3}"
# Who is written about is the address that was written to, not the pipe, file or mailbox that it stands for.
_STANDS_FOR = re.compile(
    rf"^[ \t]*(?:<?{ONE_ADDRESS}>?|(?:pipe|save) to [^\n]{{1,300}}|/[^\n]{{1,300}}|an undisclosed address)"
    rf"(?:\s{{1,9}}\(reason:[^\n]{{0,300}})?\s{{1,9}}\(?(?:(?:ultimately )?generated (?:from|by)|expanded from:?) "
    rf"<?({ONE_ADDRESS})>?\)?",
    re.IGNORECASE | re.MULTILINE,
)
_COPY = (
    r"^[-=_|* \t]*(?:(?:this|below|enclosed)\b.{0,20}\b(?:is|are) (?:a copy of|the (?:headers? of the )?original)"
    r"|below th(?:is|e) line|(?:the )?header of the original|forwarded message|original (?:message|headers?)(?! details)"
    r"|unsent message"
    r"|bounced e-?mail|message (?:text|headers?)\b|non-?delivered information|oorspronkelijke? bericht\w*|originele? bericht"
    r"|(?:returned|undelivered|non-?deliverable) message\b(?! to)|the first \d+ lines of|de eerste \d+ regels van)"
)
_COPIES = (
    re.compile(rf"{_COPY}|^[- ]*transcript of session follows|^(?:return-path|received|from|van):", re.IGNORECASE | re.MULTILINE),
    re.compile(_COPY, re.IGNORECASE | re.MULTILINE),
)
_OPENS = re.compile(rf"[ \t>*•·|'\"<\[(-]{{0,16}}(?:smtp:|mailto:)?({ONE_ADDRESS}){_END}", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:<mailto:[^>\s]{0,300}>)?\s*(?:$|[:;(\[<|-]|\.\.\.|[A-Z0-9]|(?:on|op) \w"
    r"|(?:was|is|does|did|has|have|could|cannot|can't|not|heeft|bestaat|kan|kon|unknown|user)\b)"
)
_ENDS = re.compile(
    r"[>)\].,;'\"]*(?:<mailto:[^>\s]{0,300}>)?\s*(?:(?:op|on|am|le) \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[\d:., APMu]{0,14})?"
)
_ONLY = re.compile(rf"[\s<>*-]*{ONE_ADDRESS}(?:[\s<>*]*[,;][\s<>*]*{ONE_ADDRESS}){{1,100}}[\s<>.;,]*")
_BEFORE = re.compile(
    r"\b(?:recipients?|addressees?|address(?:es)?|addressed to|delivered to|deliver to|users?|user ?id|mailbox|account"
    r"|destination|ontvangers?|geadresseerden?|adres(?:sen)?|e-?mailadres(?:sen)?|gebruiker|postvak|empfänger|destinataires?"
    r"|(?:allowed size|attempts|unknown|invalid|failed|undeliverable|reached|rejected))\W{1,24}(?:smtp:|rfc822;)?\W{0,3}$",
    re.IGNORECASE,
)
# What went wrong, and behind its colon with whom.
_FAILED = re.compile(
    r"\b(?:exceeded|full|over quota|disabled|unavailable|vol|mislukt|geweigerd|onbekend|onbestelbaar|bestaat niet"
    r"|niet (?:bezorgd|afgeleverd|gevonden)|fehlgeschlagen|gescheitert|unzustellbar|unbekannt|voll|nicht zugestellt"
    r"|échoué|impossible|inconnue?)\b[^:;.!?@]{0,40}:\s{0,3}[<'\"]?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^<>():]{1,80}[(<]$")
_NOT_FAILED = re.compile(
    r"\b(?:from|by|sender|originator|afzender|van|return|reply|envelope|source|generat\w+|cc|bcc|date|subject|onderwerp)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:contact\w*|assistance|helpdesk|help|questions?|vragen|vraag|abuse|support|webmaster|mail dan|please (?:forward|send)"
    r"|stuur(?: dan)?|(?:schrijf|write|(?<!in )reply) (?:naar|to)|e-?mail (?:us|ons))\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"(?:postmaster|mailer-?daemon|hostmaster|abuse|no-?reply)@", re.IGNORECASE)
_SENTENCE = re.compile(
    rf"\b(?:bezorgd|bezorgen|afgeleverd|af te leveren|delivered|deliver|delivery|delivering|undeliverable|sent|send|zugestellt"
    rf"|zustellung|délivré|delivre|remis|bericht|message|e-?mail|mail|bezorging|aflevering|nachricht)\b"
    rf"[^@:]{{0,60}}?\b(?:bij|aan|to|for|voor|an|a|à)\W{{1,4}}(?:smtp:|mailto:)?({ONE_ADDRESS})"
    rf"|\b(?:recipient|addressee|address|user|mailbox|account|ontvanger|geadresseerde|adres|e-?mailadres|gebruiker|postvak"
    rf"|empfänger)\b[^@:.]{{0,30}}?[ :<(\"'\[](?:smtp:|rfc822;)?({ONE_ADDRESS})"
    rf"|({ONE_ADDRESS}){_END}\s?(?:\.\.\.|\W{{0,3}}(?:does(?: not|n't)|(?:was|is|could|can)(?:n't|not| not)|is (?:unknown|invalid"
    rf"|full|disabled)|not (?:found|listed|known)|user unknown|unknown user|kan niet|kon niet|is (?:niet|onbekend|vol)"
    rf"|bestaat niet|werd niet|onbekend)\b)",
    re.IGNORECASE,
)
_DIALOGUE = re.compile(
    rf"\brcpt to:?\s{{0,3}}<?({ONE_ADDRESS})|(?:^|[\s:])[45]\d\d[ -](?:[45]\.\d\.\d+ )?[^\n@<]{{0,40}}<?({ONE_ADDRESS})",
    re.IGNORECASE | re.MULTILINE,
)
_TO = re.compile(r"^to:[ \t]*([^\n]{1,2000}(?:\n[ \t]+[^\n]{1,2000}){0,50})", re.IGNORECASE | re.MULTILINE)


def apart(text: str, *, fields_too: bool = True) -> tuple[str, str]:
    """What the server says and the copy of the letter below it; with `fields_too` header fields begin the copy as well."""
    found = _COPIES[0 if fields_too else 1].search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def named(text: str) -> list[str]:
    """The addresses that are named in the surest place there is, in order."""
    for fields_too in (True, False):
        notice = _STANDS_FOR.sub(r"\n\1\n", apart(text, fields_too=fields_too)[0])
        found = list(_on_lines(notice)) or list(_in_sentences(notice))
        if found:
            return found
    return []


def in_dialogue(text: str) -> list[str]:
    """The addresses that the other server was asked for, and those it refused."""
    return [match[1] or match[2] for match in _DIALOGUE.finditer(apart(text, fields_too=False)[0])]


def addressed(letter: str) -> list[str]:
    """To whom the letter that came back was written, when that was one person only."""
    found = _TO.search(letter)
    receivers = dict.fromkeys(address.lower() for address in ADDRESS.findall(found[1])) if found else {}
    return list(receivers) if len(receivers) == 1 else []


def _on_lines(notice: str) -> Iterator[str]:
    above = ""
    for line in notice.split("\n"):
        if "@" in line and not _is_of_a_helper(line, above):
            several = _ONLY.fullmatch(line[:4_000]) is not None
            yield from filter(_may_fail, ADDRESS.findall(line) if several else _on_line(line[:1_000]))
        above = line if line.strip() else above if above.rstrip().endswith(":") else ""


def _on_line(line: str) -> list[str]:
    opens = _OPENS.match(line)
    if opens is not None:
        return [opens[1]] if _AFTER.match(line[opens.end() :]) else []
    found = ADDRESS.search(line)
    if found is None or _NOT_FAILED.search(before := line[max(0, found.start() - 100) : found.start()]):
        return []
    ends = _ENDS.fullmatch(line[found.end() :]) is not None
    return [found[0]] if _BEFORE.search(before) or _FAILED.search(before) or (ends and _NAME.fullmatch(before)) else []


def _in_sentences(notice: str) -> Iterator[str]:
    text = " ".join(notice.split())
    for match in _SENTENCE.finditer(text):
        label = text[max(0, match.start() - 20) : match.start(2)] if match[2] else ""
        if not _CONTACT.search(match[0]) and not _NOT_FAILED.search(label):
            yield from filter(_may_fail, filter(None, match.groups()))


def _is_of_a_helper(line: str, above: str) -> bool:
    """An address to turn to stands in the sentence that offers help, or opens the line below it."""
    return _CONTACT.search(line) is not None or (_CONTACT.search(above) is not None and not above.rstrip().endswith("."))


def _may_fail(address: str) -> bool:
    return _SERVICE.match(address.lstrip("'")) is None
