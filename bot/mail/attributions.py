"""The line that mail programs write above a quote: "Op 3 november 2026 om 10:12 schreef Karin Vos <k@bureau.example>:"."""

from __future__ import annotations

import re

from bot.mail.nameblock import SAID
from bot.quick import quick

MARK = r"[*_\s]{0,12}"
ADDRESS = r"<(?:mailto:)?[^<>\s]+@[^<>\s]+>"
_DAY = (
    r"(?:\d{1,4}[-/. ]|\d{1,2}:\d\d|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:ma|di|wo|do|vr"
    r"|za|zo|mon|tue|wed|thu|fri|sat|sun)\b|\d{1,2} ?\w{3,9}\.? \d{4})"
)
MOMENT = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}),? \d{1,2}:\d\d"
# "ср, 7 окт. 2026 г. в 15:05, X <x@y>:" has no verb, "في ... 2026 في 15:05، كتب X <x@y>:" has it before the name.
_UNLATIN_MOMENT = r"[^A-Za-z]{0,60}\b\d{4}\b[^A-Za-z]{0,20}\b\d{1,2}:\d\d"
_ELSEWHERE = r"(?:a scris|escribió|ha scritto|escreveu|pisze|napisał(?:\(a\)|a)?|şunu yazdı)"
ATTRIBUTION = quick(
    rf"^{MARK}(?:"
    rf"op\b.{{0,60}}{_DAY}.{{0,240}}\b(?:schreef|schrijft)\b(?P<who>.{{0,240}})[:：]"
    rf"|op\b.{{0,60}}{_DAY}.{{0,240}}\bheeft\b(?P<whom>.{{0,240}})\bgeschreven\s*[:：]"
    rf"|(?:.{{1,160}}\b)?(?:schreef|heeft (?:het volgende )?geschreven)\b.{{0,60}}\bop\b.{{0,40}}{_DAY}.{{0,60}}:"
    rf"|on\b.{{0,60}}\d(?P<by>.{{0,300}})\bwrote\s*[:：]"
    rf"|am\b.{{0,60}}\d.{{0,240}}\b(?:schrieb|geschrieben)\b.{{0,200}}:"
    rf"|le\b.{{0,60}}\d.{{0,240}}\ba écrit\s*:"
    rf"|(?:\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|{_UNLATIN_MOMENT})(?P<named>.{{0,200}}){ADDRESS}[^A-Za-z]{{0,30}}:"
    rf"|.{{0,60}}\d.{{0,200}}{ADDRESS}\W{{0,3}}{_ELSEWHERE}\s*:"
    rf"|.{{1,160}}{ADDRESS}.{{0,60}}\bşunu yazdı\s*:"
    rf"|den\b.{{0,60}}\d.{{0,60}}\bskrev\b.{{0,160}}{ADDRESS}\s*:"
    rf"|.{{1,160}}{ADDRESS}\s*(?:schrieb|hat) am\b.{{0,60}}\d.{{0,40}}:"
    rf"|.{{1,200}}{ADDRESS}\s*(?:schreef|wrote|heeft (?:het volgende )?geschreven)\b.{{0,60}}:"
    rf"|\w{{3,12}}, \d{{1,2}} \w{{3,12}} \d{{4}}, \d{{1,2}}:\d\d\b.{{0,20}} (?:van|from) .{{1,120}}{ADDRESS}\s*:"
    rf"|(?:citeren|citaat van|quoting|zitat von|quoting from) .{{1,200}}:"
    rf"){MARK}$",
    re.IGNORECASE,
)
# Yahoo sets the first line of the quote behind its head; only an address makes that certain.
_ATTRIBUTION_AND_TEXT = quick(
    rf"^{MARK}(?:op|on|am|le)\b.{{0,60}}\d.{{0,160}}(?:{ADDRESS}\W{{0,2}}(?:wrote|a écrit|schreef"
    rf"|het volgende geschreven)|(?:schreef|schrieb)\b.{{0,120}}{ADDRESS})\s*:",
    re.IGNORECASE,
)
# Any language, but then the quote must carry its marks: "El mar, 3 nov 2026 a las 10:12, X (<x@y>) escribió:".
_ATTRIBUTION_OF_MARKED = quick(
    rf"^.{{0,200}}\d{{1,2}}[:.h]\d\d.{{0,200}}{ADDRESS}.{{0,40}}:\s*$"
    rf"|^.{{0,200}}{ADDRESS}.{{0,60}}\d{{1,2}}[:.h]\d\d.{{0,60}}:\s*$"
    r"|^(?!(?:mijn|ik|hij|zij|ze|u|de|het|een|dit|dat|toen|daarna|mevrouw|meneer|my|he|she|they)\b)"
    r"(?:[\w.'-]+ ){1,6}(?i:schreef|wrote|schrieb)\s*:\s*$"
    r"|^.{0,60}\d{1,2}[:.]\d\d.{1,120}\b(?:пишет|пише|написал(?:а|\(а\))?|написав|написала|написа|كتبت?)\s*:\s*$"
    rf"|^.{{0,60}}\d{{1,2}}[:.]\d\d.{{1,120}}\b{_ELSEWHERE}\s*:\s*$"
    # "Dinsdag 3 november 2026, 10:12:33, schreef u:"
    r"|^(?:[^\W\d_]{2,10},? )?\d{1,2} [^\W\d_]{3,9}\.? \d{4},? \d{1,2}:\d\d(?::\d\d)?,? (?:schreef|wrote|schrieb) .{1,120}:\s*$",
)
_ATTRIBUTION_START = quick(
    rf"^{MARK}(?:(?:op|on|am|le|în|pe|la|el|il|em|den)\b.{{0,60}}\d|{MOMENT}|{_UNLATIN_MOMENT}"
    r"|\w{2,5}\.,? \d{1,2} \w{3,12} \d{4})",
    re.IGNORECASE,
)
_TURKISH = quick(r"\bşunu yazdı\s*:\s*$")  # the name stands first
_HEAD_WORDS = (" Op ", " On ", " Am ", " Le ")
SENT = quick(rf"\d{{1,2}}[:.h]\d\d|{ADDRESS}|\S@\S")
_TORN_ADDRESS = quick(r"<\s*(?:mailto:)?\s*(?:[^<>@]{0,80}<)?([^<>\s]+@[^<>\s]+)(?:\s*>){1,2}")
_BRACKETED = quick(ADDRESS)  # "Mijn Werkmap <noreply@werk.example>" is a name that no person writes like this
_OWN_STORY = quick(
    r"^\W*(?:ik|u|jij|je|hij|zij|ze|wij|we|jullie|men|iemand|mijn|uw|jouw|onze|zijn|haar|hun|een|mij|me|mevrouw|meneer)\b"
    r"|.*\b(?:i|my \w+|he|she|they|you|we) $|.*\b(?:aan|naar|tegen|mij|mijn|ons|onze|hem|hun) ",
    re.IGNORECASE,
)
# "7-10-2026 mailde ik Planning <p@bureau.example>:"
_BY_ME = quick(r"\b(?:ik|wij|we|i(?!\.)|я|мы|ми|аз|ние|أنا)\b", re.IGNORECASE)


def start_of_head(line: str) -> int:
    """Where the head of a quote begins behind the last words of an answer, as a program that lost the line break sets it."""
    at = max(map(line.rfind, _HEAD_WORDS)) if len(line) < 600 and line[:1] != ">" else 0
    head = line[at + 1 :]
    return at if at > 0 and line[:at].strip() and SENT.search(head) and ATTRIBUTION.match(head) else 0


def attribution_size(lines: list[str], quoted: list[bool], index: int) -> int:
    """How many lines "Op ... schreef X:" takes, as mail programs wrap it; 0 when there is none."""
    line = lines[index]
    if len(line) > 600 or not line.strip():
        return 0
    ends = line.rstrip(" *_").endswith((":", "："))
    if ends and _is_attribution(line, lines, quoted, index + 1):
        return 1
    if _ATTRIBUTION_AND_TEXT.match(line):
        return 1
    if not _ATTRIBUTION_START.match(line) and not any(_TURKISH.search(below[-80:]) for below in lines[index + 1 : index + 3]):
        return 0
    for size in (2, 3):
        piece = lines[index : index + size]
        if len(piece) < size or not piece[-1].strip() or len(piece[-1]) > 300:
            break
        joined = " ".join(part.strip() for part in piece).replace("< ", "<")
        if piece[-1].rstrip(" *_").endswith(":") and _is_attribution(joined, lines, quoted, index + size):
            return size
    return 0 if ends else _torn_size(lines, quoted, index)


def _torn_size(lines: list[str], quoted: list[bool], index: int) -> int:
    """The lines of a head that a conversion to text tore up, with blank lines and an address that is a link in itself."""
    joined = ""
    for size, line in enumerate(lines[index : index + 9], start=1):
        joined = f"{joined} {line.strip()}".strip()
        if len(line) > 200:
            return 0
        if line.rstrip().endswith(":"):
            whole = _TORN_ADDRESS.sub(r"<\1>", joined)
            torn = SENT.search(lines[index]) and _BRACKETED.search(whole) and _is_attribution(whole, lines, quoted, index + size)
            told = SAID.search(_BRACKETED.sub("", whole)) or re.search(r"[^\W\d]{4,}[.!?] [^\W\d]", whole)
            return size if torn and not told else 0
    return 0


def _is_attribution(line: str, lines: list[str], quoted: list[bool], below: int) -> bool:
    """Whether a program wrote it. "Op 3 november schreef mijn coach:" is a person's, when no marked quote stands below."""
    following = next((number for number in range(below, min(below + 4, len(lines))) if lines[number].strip()), None)
    marked = following is not None and quoted[following]
    found = ATTRIBUTION.match(line)
    if found is None:
        return marked and _ATTRIBUTION_OF_MARKED.match(line) is not None
    if _BY_ME.search(found["named"] or ""):
        return marked
    who = found["who"] or found["whom"] or found["by"] or ""
    return marked or _BRACKETED.search(line) is not None or (SENT.search(line) is not None and not _OWN_STORY.match(who))
