"""Separates what a sender wrote now from what is quoted or forwarded, in Dutch and English (and German, French).

Text may be lost to nobody: every line ends up either in the new text or in the quoted text.
"""

from __future__ import annotations

import re

from bot.mail.signature import strip_signature

__all__ = ["split", "strip_signature"]

MAX_LINES = 40_000

_QUOTED = re.compile(r"\s{0,3}(?:[>|]|&gt;)")
_MARK = r"[*_\s]{0,3}"
_DAY = (
    r"(?:\d{1,4}[-/. ]|\d{1,2}:\d\d|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:ma|di|wo|do|vr"
    r"|za|zo|mon|tue|wed|thu|fri|sat|sun)\b|\d{1,2} ?\w{3,9}\.? \d{4})"
)
_ATTRIBUTION = re.compile(
    rf"^{_MARK}(?:"
    rf"op\b.{{0,60}}{_DAY}.{{0,240}}\b(?:schreef|heeft|schrijft)\b.{{0,240}}[:：]"
    rf"|(?:.{{1,160}}\b)?(?:schreef|heeft (?:het volgende )?geschreven)\b.{{0,60}}\bop\b.{{0,40}}{_DAY}.{{0,60}}:"
    rf"|on\b.{{0,60}}\d.{{0,300}}\bwrote\s*[:：]"
    rf"|am\b.{{0,60}}\d.{{0,240}}\bschrieb\b.{{0,200}}:"
    rf"|le\b.{{0,60}}\d.{{0,240}}\ba écrit\s*:"
    rf"|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}.{{0,60}}<[^<>\s]+@[^<>\s]+>\s*:"
    rf"|.{{1,200}}<[^<>\s]+@[^<>\s]+>\s*(?:schreef|wrote|heeft (?:het volgende )?geschreven)\b.{{0,60}}:"
    rf"){_MARK}$",
    re.IGNORECASE,
)
_ATTRIBUTION_START = re.compile(rf"^{_MARK}(?:op|on|am|le)\b.{{0,60}}\d", re.IGNORECASE)
_RULE = re.compile(
    r"^[\s*]*(?:-{2,}|_{2,}|={2,}|[-–—]+)\s*(?:oorspronkelijke?\s*(?:bericht|e-?mail)|original (?:message"
    r"|appointment)|origineel bericht"
    r"|doorgestuurde?\s*(?:bericht|e-?mail)|forwarded (?:message|by.{0,100})|ursprüngliche nachricht"
    r"|message (?:d'origine|transféré)"
    r"|beantwoord(?:e)? bericht|reply message|weitergeleitete nachricht)\s*(?:(?:-{2,}|_{2,}|={2,}|[-–—]+).{0,80})?[\s*]*$"
    r"|^\s*(?:begin doorgestuurd bericht|begin forwarded message|anfang der weitergeleiteten nachricht)\s*:?\s*$",
    re.IGNORECASE,
)
_UNDERSCORES = re.compile(r"^\s*(?:_{10,}|-{20,})\s*$")
_ANY_FIELD = re.compile(r"^[\s*>]*[A-Za-zÀ-ÿ][\w ./-]{1,20}\*?\s*:\*?\s*\S")
_FIELDS = {
    "from": re.compile(rf"^{_MARK}(?:van|from|von|de)\s*\*?:", re.IGNORECASE),
    "date": re.compile(
        rf"^{_MARK}(?:verzonden(?: op| om)?|datum|date|sent|gesendet|envoyé"
        r"|verstuurd)\s*\*?:.*\d",
        re.IGNORECASE,
    ),
    "to": re.compile(rf"^{_MARK}(?:aan|to|an|à|cc|bcc|beantwoorden aan|antwoord aan|reply-to)\s*\*?:", re.IGNORECASE),
    "subject": re.compile(rf"^{_MARK}(?:onderwerp|betreft|subject|betreff|objet)\s*\*?:", re.IGNORECASE),
}


def split(text: str) -> tuple[str, str]:
    """(new text, quoted text). Answers between or below ">" lines are new; below a header block everything is quoted."""
    lines = text.split("\n")
    lines, rest = lines[:MAX_LINES], lines[MAX_LINES:]
    quoted = [_QUOTED.match(line) is not None for line in lines]
    if ">" not in text and "|" in text:
        quoted = [False] * len(lines)
    index = 0
    while index < len(lines):
        if quoted[index]:
            index += 1
            continue
        size = _attribution_size(lines, index)
        if size:
            end = _quote_end(lines, quoted, index + size)
            quoted[index:end] = [True] * (end - index)
            index = end
        elif _opens_forward(lines, index, quoted):
            quoted[index:] = [True] * (len(lines) - index)
            break
        else:
            index += 1
    return _joined(lines, quoted, False), _joined(lines + rest, quoted + [True] * len(rest), True)


def _attribution_size(lines: list[str], index: int) -> int:
    """How many lines "Op ... schreef X:" takes, as mail programs wrap it; 0 when there is none."""
    line = lines[index]
    if len(line) > 600 or not line.strip():
        return 0
    if line.rstrip(" *_").endswith((":", "：")) and _ATTRIBUTION.match(line):
        return 1
    if not _ATTRIBUTION_START.match(line):
        return 0
    for size in (2, 3):
        piece = lines[index : index + size]
        if len(piece) < size or not piece[-1].strip() or len(piece[-1]) > 300:
            return 0
        if piece[-1].rstrip(" *_").endswith(":") and _ATTRIBUTION.match(" ".join(part.strip() for part in piece)):
            return size
    return 0


def _quote_end(lines: list[str], quoted: list[bool], start: int) -> int:
    """Where the quote under an attribution ends: only its ">" lines when it has them, else the whole rest."""
    index = start
    while index < len(lines) and not lines[index].strip():
        index += 1
    return start if index < len(lines) and quoted[index] else len(lines)


def _opens_forward(lines: list[str], index: int, quoted: list[bool]) -> bool:
    line = lines[index]
    if len(line) > 300:
        return False
    if _RULE.match(line):
        return _is_followed(lines, quoted, index)
    if _UNDERSCORES.match(line):
        following = [other for other in lines[index + 1 : index + 8] if other.strip()][:3]
        return len(following) >= 2 and all(map(_ANY_FIELD.match, following[:2])) and _is_header_block(lines, index + 1, 1)
    return _FIELDS["from"].match(line) is not None and _is_header_block(lines, index, 2 if index else 3)


def _is_followed(lines: list[str], quoted: list[bool], index: int) -> bool:
    """Whether the text under the rule carries no ">" of its own: then the rule is all that marks the quote."""
    following = next((number for number in range(index + 1, len(lines)) if lines[number].strip()), None)
    return following is not None and not quoted[following]


def _is_header_block(lines: list[str], index: int, others: int) -> bool:
    """Whether "Van:" stands with its companions. A web form has Van and Onderwerp too, so date or recipient must be there."""
    block = [line for line in lines[index : index + 14] if line.strip()][:9]
    seen = {name for name, pattern in _FIELDS.items() for line in block if len(line) < 2_000 and pattern.match(line)}
    if "from" not in seen:
        return others == 1 and len([line for line in block[:5] if _ANY_FIELD.match(line)]) >= 3
    return len(seen) - 1 >= min(others, 2) and ("date" in seen or (others < 3 and {"to", "subject"} <= seen))


def _joined(lines: list[str], quoted: list[bool], wanted: bool) -> str:
    """The lines of one side; a gap where the other side stood becomes one blank line."""
    out: list[str] = []
    for line, is_quoted in zip(lines, quoted, strict=True):
        if is_quoted is wanted:
            out.append(line)
        elif out and out[-1]:
            out.append("")
    return "\n".join(out).strip("\n ") if not wanted else "\n".join(out).strip("\n")
