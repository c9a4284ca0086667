"""Separates what a sender wrote now from what is quoted or forwarded, in Dutch and English (and German, French).

Text may be lost to nobody: every line ends up either in the new text or in the quoted text.
"""

from __future__ import annotations

import re
from itertools import takewhile

from bot.mail.closings import GREETING
from bot.mail.helpdesk import ANSWER_ABOVE, is_ruled_comment, mark_frame
from bot.mail.lines import next_text
from bot.mail.marks import unmark_decoration, unmark_lists
from bot.mail.markup import OUTLOOK_RULE
from bot.mail.nameblock import SAID
from bot.mail.signature import DEVICE, has_wish, strip_signature
from bot.mail.wrapped import mark_wrapped
from bot.quick import quick

__all__ = ["split", "strip_signature"]

MAX_LINES = 40_000

# GroupWise sets ">>>" before the head of a quote that it does not mark.
_QUOTED = quick(r"\s{0,3}(?:>(?!>> .{1,300}>>>\s*$|>> (?:[Oo]p|[Oo]n) \d.{0,200}\b(?:schreef|wrote)\b)|&gt;|\|(?!.*\|\s*$))")
_MARK = r"[*_\s]{0,12}"
_DASHES = r"(?:[-‐-―_=]{2,}|[–—])"
_ADDRESS = r"<(?:mailto:)?[^<>\s]+@[^<>\s]+>"
_DAY = (
    r"(?:\d{1,4}[-/. ]|\d{1,2}:\d\d|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:ma|di|wo|do|vr"
    r"|za|zo|mon|tue|wed|thu|fri|sat|sun)\b|\d{1,2} ?\w{3,9}\.? \d{4})"
)
_MOMENT = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}),? \d{1,2}:\d\d"
# "ср, 7 окт. 2026 г. в 15:05, X <x@y>:" has no verb, "في ... 2026 في 15:05، كتب X <x@y>:" has it before the name.
_UNLATIN_MOMENT = r"[^A-Za-z]{0,60}\b\d{4}\b[^A-Za-z]{0,20}\b\d{1,2}:\d\d"
_ELSEWHERE = r"(?:a scris|escribió|ha scritto|escreveu|pisze|napisał(?:\(a\)|a)?|şunu yazdı)"
_ATTRIBUTION = quick(
    rf"^{_MARK}(?:"
    rf"op\b.{{0,60}}{_DAY}.{{0,240}}\b(?:schreef|schrijft)\b(?P<who>.{{0,240}})[:：]"
    rf"|op\b.{{0,60}}{_DAY}.{{0,240}}\bheeft\b(?P<whom>.{{0,240}})\bgeschreven\s*[:：]"
    rf"|(?:.{{1,160}}\b)?(?:schreef|heeft (?:het volgende )?geschreven)\b.{{0,60}}\bop\b.{{0,40}}{_DAY}.{{0,60}}:"
    rf"|on\b.{{0,60}}\d(?P<by>.{{0,300}})\bwrote\s*[:：]"
    rf"|am\b.{{0,60}}\d.{{0,240}}\b(?:schrieb|geschrieben)\b.{{0,200}}:"
    rf"|le\b.{{0,60}}\d.{{0,240}}\ba écrit\s*:"
    rf"|(?:\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|{_UNLATIN_MOMENT})(?P<named>.{{0,200}}){_ADDRESS}[^A-Za-z]{{0,30}}:"
    rf"|.{{0,60}}\d.{{0,200}}{_ADDRESS}\W{{0,3}}{_ELSEWHERE}\s*:"
    rf"|.{{1,160}}{_ADDRESS}.{{0,60}}\bşunu yazdı\s*:"
    rf"|den\b.{{0,60}}\d.{{0,60}}\bskrev\b.{{0,160}}{_ADDRESS}\s*:"
    rf"|.{{1,160}}{_ADDRESS}\s*(?:schrieb|hat) am\b.{{0,60}}\d.{{0,40}}:"
    rf"|.{{1,200}}{_ADDRESS}\s*(?:schreef|wrote|heeft (?:het volgende )?geschreven)\b.{{0,60}}:"
    rf"|\w{{3,12}}, \d{{1,2}} \w{{3,12}} \d{{4}}, \d{{1,2}}:\d\d\b.{{0,20}} (?:van|from) .{{1,120}}{_ADDRESS}\s*:"
    rf"|(?:citeren|citaat van|quoting|zitat von|quoting from) .{{1,200}}:"
    rf"){_MARK}$",
    re.IGNORECASE,
)
# Yahoo sets the first line of the quote behind its head; only an address makes that certain.
_ATTRIBUTION_AND_TEXT = quick(
    rf"^{_MARK}(?:op|on|am|le)\b.{{0,60}}\d.{{0,160}}(?:{_ADDRESS}\W{{0,2}}(?:wrote|a écrit|schreef"
    rf"|het volgende geschreven)|(?:schreef|schrieb)\b.{{0,120}}{_ADDRESS})\s*:",
    re.IGNORECASE,
)
# Any language, but then the quote must carry its marks: "El mar, 3 nov 2026 a las 10:12, X (<x@y>) escribió:".
_ATTRIBUTION_OF_MARKED = quick(
    rf"^.{{0,200}}\d{{1,2}}[:.h]\d\d.{{0,200}}{_ADDRESS}.{{0,40}}:\s*$"
    rf"|^.{{0,200}}{_ADDRESS}.{{0,60}}\d{{1,2}}[:.h]\d\d.{{0,60}}:\s*$"
    r"|^(?!(?:mijn|ik|hij|zij|ze|u|de|het|een|dit|dat|toen|daarna|mevrouw|meneer|my|he|she|they)\b)"
    r"(?:[\w.'-]+ ){1,6}(?i:schreef|wrote|schrieb)\s*:\s*$"
    r"|^.{0,60}\d{1,2}[:.]\d\d.{1,120}\b(?:пишет|пише|написал(?:а|\(а\))?|написав|написала|написа|كتبت?)\s*:\s*$"
    rf"|^.{{0,60}}\d{{1,2}}[:.]\d\d.{{1,120}}\b{_ELSEWHERE}\s*:\s*$"
    # "Dinsdag 3 november 2026, 10:12:33, schreef u:"
    r"|^(?:[^\W\d_]{2,10},? )?\d{1,2} [^\W\d_]{3,9}\.? \d{4},? \d{1,2}:\d\d(?::\d\d)?,? (?:schreef|wrote|schrieb) .{1,120}:\s*$",
)
_ATTRIBUTION_START = quick(
    rf"^{_MARK}(?:(?:op|on|am|le|în|pe|la|el|il|em|den)\b.{{0,60}}\d|{_MOMENT}|{_UNLATIN_MOMENT})", re.IGNORECASE
)
_HEAD_WORDS = (" Op ", " On ", " Am ", " Le ")
_SENT = quick(rf"\d{{1,2}}[:.h]\d\d|{_ADDRESS}|\S@\S")
_TORN_ADDRESS = quick(r"<\s*(?:mailto:)?\s*(?:[^<>@]{0,80}<)?([^<>\s]+@[^<>\s]+)(?:\s*>){1,2}")
_BRACKETED = quick(_ADDRESS)  # "Mijn Werkmap <noreply@werk.example>" is a name that no person writes like this
_OWN_STORY = quick(
    r"^\W*(?:ik|u|jij|je|hij|zij|ze|wij|we|jullie|men|iemand|mijn|uw|jouw|onze|zijn|haar|hun|een|mij|me|mevrouw|meneer)\b"
    r"|.*\b(?:i|my \w+|he|she|they|you|we) $|.*\b(?:aan|naar|tegen|mij|mijn|ons|onze|hem|hun) ",
    re.IGNORECASE,
)
# "7-10-2026 mailde ik Planning <p@bureau.example>:"
_BY_ME = quick(r"\b(?:ik|wij|we|i(?!\.)|я|мы|ми|аз|ние|أنا)\b", re.IGNORECASE)
_RULE = quick(
    rf"^[\s*]*{_DASHES}\s*(?:(?:oorspronkelijke?|oorspr\.)\s*(?:bericht|e-?mail)|original (?:message"
    r"|appointment)|origineel bericht|oorspronkelijke afspraak"
    r"|doorgestuurde?\s*(?:bericht|e-?mail)|forwarded (?:message|by.{0,100})|ursprüngliche nachricht|originalnachricht"
    r"|message (?:d'origine|original|transféré)|mensaje original|messaggio originale"
    r"|исходное сообщение|(?:пересылаемое|пересланное|перенаправленное) сообщение|(?:оригінальне|переслане) повідомлення"
    r"|(?:оригинално|препратено) (?:съобщение|писмо)|mesaj(?:ul)? (?:original|redirecționat|transmis)"
    r"|الرسالة الأصلية|رسالة معاد توجيهها"
    r"|(?:eerdere|vorige) (?:acties|berichten|reacties|correspondentie|e-?mails?)|(?:bericht|mail)?geschiedenis"
    r"|(?:message )?history|previous (?:messages|actions)"
    rf"|beantwoorde? bericht|antwoordbericht|reply message|weitergeleitete nachricht)\s*(?:{_DASHES}.{{0,80}}"
    rf"|{_DASHES}\s*(?:van|from|von|de) ?:.*)?[\s*]*$"
    r"|^[\s*]*(?:van|from|von)\s?:.{1,200}\b(?:verzonden|sent|gesendet|datum|date)\s?:.{0,60}\d.{0,60}\b(?:aan|to|an)\s?:.{1,300}"
    r"\b(?:onderwerp|subject|betreff)\s?:.*$"
    r"|^\s*(?:begin doorgestuurd bericht|begin forwarded message|anfang der weitergeleiteten nachricht"
    r"|début du message (?:réexpédié|transféré))\s*:?\s*$"
    rf"|^\s*{_DASHES}.{{1,200}}\b(?:schreef|wrote|schrieb|a écrit)\s*:?\s*{_DASHES}\s*$"
    r"|^\s*\S.{0,120}?---\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4} \d{1,2}:\d\d.{0,12}---.*$"  # Lotus Notes
    r"|^\s*>>> (?:op|on) \d.{0,200}\b(?:schreef|wrote)\b.*$"
    r"|^\s*>>> [^>\n]{1,120}<?[^<>\s]+@[^<>\s]+>? .{0,20}\d.{0,20}>>>\s*$",
    re.IGNORECASE,
)
_UNDERSCORES = quick(r"^\s*(?:_{10,}|-{20,}|-{3,}(?: ?[\w.]{2,20}){1,4} ?-{3,})\s*$")
_ANY_FIELD = quick(r"^[\s*>]*[^\W\d_][\w ./-]{1,20}\*?\s*:\*?\s*\S")
_NAMES = {
    "from": r"van|afzender|from|von|de|od|da|fra|från|gönderen|kimden|от|від|de la|expeditor|من",
    "date": r"verzonden(?: op| om)?|datum|date|sent|gesendet|envoyé|verstuurd|enviado(?: el)?|fecha|data|inviato|wysłano|tarih"
    r"|gönderme tarihi|sendt|skickat|отправлен[оа]?|дата|надіслано|відправлено|изпратено(?: на)?|trimis(?: la)?"
    r"|تم الإرسال|تاريخ الإرسال|التاريخ|أُ?رسلت",
    "to": r"aan|ontvanger|to|an|à|cc|bcc|beantwoorden aan|antwoord aan|reply-to|para|do|til|till|kime|кому|копи[яе]|копія"
    r"|c[ăa]tre|نسخة|(?:до|إلى)(?=.*@)",  # these two are "to" of a journey as well
    "title": r"oorspronkelijk bericht|original message|ursprüngliche nachricht",
    "subject": r"onderwerp|betreft|subject|betreff|objet|asunto|oggetto|temat|konu|emne|ämne|тема|относно|subiect|الموضوع",
}
_COLON = r"\s*\*?:"
_ENDS = {"title": rf"{_MARK}:?{_MARK}$", "date": rf"{_COLON}.*\d"}
_FIELDS = {field: quick(rf"^{_MARK}(?:{names}){_ENDS.get(field, _COLON)}", re.IGNORECASE) for field, names in _NAMES.items()}
_FULL_MOMENT = rf"(?:.{{0,60}}\b\d{{4}}\b.{{0,40}}\b\d{{1,2}}[:.]\d\d\b|.{{0,40}}{_MOMENT})"
_SHORT_HEAD = {
    **{field: quick(rf"^{_MARK}(?:{_NAMES[field]}){_COLON}.*\S@\S", re.IGNORECASE) for field in ("from", "to")},
    **{field: quick(rf"^{_MARK}(?:{_NAMES[field]}){_COLON}", re.IGNORECASE) for field in ("date", "subject")},
    "moment": quick(rf"^{_MARK}(?:{_NAMES['date']}){_COLON}{_FULL_MOMENT}", re.IGNORECASE),
}
# Lotus Notes sets name, moment and the labels of its fields on lines of their own, without colons.
_NOTES_MOMENT = quick(rf"^\s*(?:op |on )?{_MOMENT}(?::\d\d)?(?: ?[ap]m)?(?: \S{{2,5}})?\s*$", re.IGNORECASE)
_NOTES_LABELS = (quick(r"^\s*(?:aan|to|an)(?: .*)?$", re.I), quick(r"^\s*(?:onderwerp|subject|thema)(?: .*)?$", re.I))
_RE = r"re|antw(?:oord)?|aw|betr|sv|ref"
_TAG = quick(r"^(?:\s*\[[^\]]{1,20}\]){1,5}\s*")  # "[EXTERN] RE: ..."
_REPLY = quick(rf"^(?:(?:{_RE})\s?:\s{{0,3}}){{1,9}}", re.IGNORECASE)
_PASSED = quick(rf"^\s*(?:{_RE}|fwd?|fw|doorst|doorgestuurd|wg|tr)\s?:", re.IGNORECASE)
_FORM_FIELD = quick(
    r"^[\s*]*(?:(?:uw |je )?(?:bericht|vraag|klacht|opmerking(?:en)?|toelichting|omschrijving|reactie|message|comments?"
    r"|naam|voornaam|achternaam|name|telefoon(?:nummer)?|phone))\s*\*?:",
    re.IGNORECASE,
)


def split(text: str, subject: str = "", *, is_answer: bool = False) -> tuple[str, str]:
    """(new text, quoted text). Answers between or below ">" lines are new; below a header block everything is quoted.

    The `subject` of the mail tells a head of "Van" and "Onderwerp" alone, of what is answered, from that of a web form;
    `is_answer` says that its header names what it answers (In-Reply-To, RFC 5322 section 3.6.4).
    """
    subject = _TAG.sub("", subject)
    answered = _REPLY.sub("", subject, count=1).strip().lower() if _REPLY.match(subject) else ""
    lines = _with_heads_apart(text.split("\n"))
    lines, rest = lines[:MAX_LINES], lines[MAX_LINES:]
    quoted = [_QUOTED.match(line) is not None for line in lines]
    if not any(line.lstrip().startswith((">", "&gt;")) for line in lines) and not _is_barred(lines, quoted):
        quoted = [False] * len(lines)
    is_new = bool(subject) and not is_answer and not _PASSED.match(subject)
    if is_new:
        unmark_lists(lines, quoted)
    unmark_decoration(lines, quoted)
    mark_wrapped(lines, quoted)
    mark_frame(lines, quoted)
    index = 0
    while index < len(lines):
        if quoted[index]:
            index += 1
            continue
        size = _attribution_size(lines, quoted, index)
        end = _quote_end(lines, quoted, index + size) if size else _forward_end(lines, quoted, index)
        if end == index and index and answered and _is_head_of(answered, lines, index):
            end = _block_end(lines, quoted, index)
        if is_new and end == len(lines) and _is_of_no_program(lines, index, size):
            end = index
        quoted[index:end] = [True] * (end - index)
        index = max(end, index + 1)
    _close_signatures(lines, quoted)
    return _joined(lines, quoted, False), _joined(lines + rest, quoted + [True] * len(rest), True)


def _is_barred(lines: list[str], quoted: list[bool]) -> bool:
    """Whether "|" marks a quote, right below its head, and no table."""
    return any(at and quoted[at] and len(lines[at - 1]) < 600 and _ATTRIBUTION.match(lines[at - 1]) for at in range(len(lines)))


def _with_heads_apart(lines: list[str]) -> list[str]:
    """The lines, with the head of a marked quote on a line of its own."""
    out: list[str] = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        apart = _start_of_head(line) if below.startswith(">") and line.endswith(":") else 0
        out += [line[:apart], line[apart:].strip()] if apart else [line]
    return out


def _start_of_head(line: str) -> int:
    """Where the head of a quote begins behind the last words of an answer, as a program that lost the line break sets it."""
    at = max(map(line.rfind, _HEAD_WORDS)) if len(line) < 600 and line[:1] != ">" else 0
    head = line[at + 1 :]
    return at if at > 0 and line[:at].strip() and _SENT.search(head) and _ATTRIBUTION.match(head) else 0


def _close_signatures(lines: list[str], quoted: list[bool]) -> None:
    """A signature below "-- " ends at the quote: it goes with that when an answer stands below, so that this is not cut too."""
    last = max((index for index, line in enumerate(lines) if line.strip() and not quoted[index]), default=0)
    start = -1
    for index, line in enumerate(lines[:last]):
        if quoted[index]:
            if start >= 0 and sum(map(len, lines[start:index])) < 1_000 and not has_wish(lines[start:index]):
                quoted[start:index] = [True] * (index - start)
            start = -1
        elif start < 0 and line.rstrip() == "--" and index:
            start = index


def _attribution_size(lines: list[str], quoted: list[bool], index: int) -> int:
    """How many lines "Op ... schreef X:" takes, as mail programs wrap it; 0 when there is none."""
    line = lines[index]
    if len(line) > 600 or not line.strip():
        return 0
    ends = line.rstrip(" *_").endswith((":", "："))
    if ends and _is_attribution(line, lines, quoted, index + 1):
        return 1
    if _ATTRIBUTION_AND_TEXT.match(line):
        return 1
    if not _ATTRIBUTION_START.match(line):
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
            torn = _SENT.search(lines[index]) and _BRACKETED.search(whole) and _is_attribution(whole, lines, quoted, index + size)
            told = SAID.search(_BRACKETED.sub("", whole)) or re.search(r"[^\W\d]{4,}[.!?] [^\W\d]", whole)
            return size if torn and not told else 0
    return 0


def _is_attribution(line: str, lines: list[str], quoted: list[bool], below: int) -> bool:
    """Whether a program wrote it. "Op 3 november schreef mijn coach:" is a person's, when no marked quote stands below."""
    following = next((number for number in range(below, min(below + 4, len(lines))) if lines[number].strip()), None)
    marked = following is not None and quoted[following]
    found = _ATTRIBUTION.match(line)
    if found is None:
        return marked and _ATTRIBUTION_OF_MARKED.match(line) is not None
    if _BY_ME.search(found["named"] or ""):
        return marked
    who = found["who"] or found["whom"] or found["by"] or ""
    return marked or _BRACKETED.search(line) is not None or (_SENT.search(line) is not None and not _OWN_STORY.match(who))


def _quote_end(lines: list[str], quoted: list[bool], start: int) -> int:
    """Where the quote under an attribution ends: only its ">" lines when it has them, else the whole rest."""
    index = next_text(lines, start)
    return start if index < len(lines) and quoted[index] else len(lines)


def _forward_end(lines: list[str], quoted: list[bool], index: int) -> int:
    """Where the quote that a rule or header block opens here ends; `index` when none opens.

    A quote that carries ">" or a head of its own says itself where it ends: then only the rule or block is cut here.
    """
    line = lines[index]
    if len(line) > 600:
        return index
    if _RULE.match(line) or (index and ANSWER_ABOVE.match(line)):
        below = next_text(lines, index + 1)
        if below == len(lines):
            return index + 1 if index and not line.rstrip().endswith(":") else index
        if quoted[below] or _attribution_size(lines, quoted, below):
            return below
        return _block_end(lines, quoted, below)
    if len(line) > 300:
        return index
    if index and is_ruled_comment(lines, index):
        return len(lines)
    if _UNDERSCORES.match(line):
        following = [other for other in lines[index + 1 : index + 8] if other.strip()][:3]
        below = next_text(lines, index + 1)
        opens = len(following) >= 2 and all(map(_ANY_FIELD.match, following[:2])) and _is_header_block(lines, index + 1, 1)
        short = index > 0 and _is_short_head(lines, below, ruled=line.strip() == OUTLOOK_RULE)
        return _block_end(lines, quoted, below) if opens or short else index
    if index and _is_notes_head(lines, index):
        return len(lines)
    opens = (
        any(pattern.match(line) for pattern in _FIELDS.values())
        and not _is_told_of(lines, index)
        and (
            _is_header_block(lines, index, 2 if index else 3)
            or (index > 0 and _is_short_head(lines, index, ruled=_is_below_device(lines, index)))
        )
    )
    return _block_end(lines, quoted, index) if opens else index


def _block_end(lines: list[str], quoted: list[bool], index: int) -> int:
    """The end of a quote that begins with header fields: of the fields alone, when what they head is marked."""
    while index < len(lines) and _ANY_FIELD.match(lines[index][:600]):
        index += 1
    below = next_text(lines, index)
    return below if below < len(lines) and quoted[below] else len(lines)


def _is_header_block(lines: list[str], index: int, others: int) -> bool:
    """Whether "Van:" stands with its companions. A web form has Van and Onderwerp too, so date or recipient must be there."""
    block = [line for line in lines[index : index + 14] if line.strip()][:9]
    short = [line for line in block if len(line) < 2_000]
    seen = {name for name, pattern in _FIELDS.items() for line in short if pattern.match(line)}
    if others == 3 and ("to" not in seen or any(_FORM_FIELD.match(line) for line in short)):
        return False
    if "from" not in seen:
        return others == 1 and len([line for line in block[:5] if _ANY_FIELD.match(line)]) >= 3
    if others > 1 and not _FIELDS["from"].match(lines[index]):
        return {"from", "date", "to", "subject"} <= seen and all(
            _ANY_FIELD.match(line) or _FIELDS["title"].match(line) for line in short[:4]
        )
    return len(seen - {"title"}) - 1 >= min(others, 2) and ("date" in seen or (others < 3 and {"to", "subject"} <= seen))


def _is_told_of(lines: list[str], index: int) -> bool:
    """Whether somebody announces the head of a letter and copies it: without the hour and the addresses that programs write."""
    above = next((line.rstrip() for line in reversed(lines[max(0, index - 3) : index]) if line.strip()), "")
    if not above.endswith(":") or len(above.split()) < 4:
        return False
    block = takewhile(str.strip, lines[index : index + 9])
    return not any(_SENT.search(line[:600]) for line in block)


def _is_of_no_program(lines: list[str], index: int, size: int) -> bool:
    """Whether a mail that answers nothing only tells here of a mail: no address stands in its head, or no hour in its fields."""
    if size:
        return "@" not in "".join(lines[index : index + size])
    fields = any(pattern.match(lines[index][:600]) for pattern in _FIELDS.values())
    return fields and not any(_SENT.search(line[:600]) for line in takewhile(str.strip, lines[index : index + 9]))


def _is_short_head(lines: list[str], index: int, *, ruled: bool) -> bool:
    """Whether two lines alone are the head of a mail: by what only programs write, an address and a full moment.

    Below the rule of Outlook an address will do. A web form passes on "Van" and "Onderwerp" as well, so they need that rule.
    """
    head = [line for line in lines[index : index + 2] if len(line) < 600]
    if len(head) < 2 or any(line.strip() for line in lines[index + 2 : index + 3]):
        return False
    if any(_FORM_FIELD.match(line[:600]) for line in lines[index + 3 : index + 14]):
        return False
    first, second = ({name for name, pattern in _SHORT_HEAD.items() if pattern.match(line)} for line in head)
    if ruled:
        return "from" in first and len(second - first) > 0
    return {"from", "moment"} <= first | second or {"to", "moment"} <= first | second


def _is_head_of(answered: str, lines: list[str], index: int) -> bool:
    """Whether "Van" stands here with the subject `answered` below it, or with a moment and the greeting of a mail."""
    if not _FIELDS["from"].match(lines[index][:600]):
        return False
    below = lines[index + 1][:600] if index + 1 < len(lines) else ""
    if _SHORT_HEAD["moment"].match(below):
        text = next_text(lines, index + 2)
        return text > index + 2 and text < len(lines) and GREETING.match(lines[text][:120]) is not None
    value = _REPLY.sub("", below.partition(":")[2].strip(" *_"), count=1)
    return _FIELDS["subject"].match(below) is not None and value.strip().lower() == answered


def _is_below_device(lines: list[str], index: int) -> bool:
    """Whether a phone wrote the line above: then it wrote what comes next as well, and no web form did."""
    above = next((line for line in reversed(lines[max(0, index - 4) : index]) if line.strip()), "")
    return len(above) <= 160 and DEVICE.match(above) is not None


def _is_notes_head(lines: list[str], index: int) -> bool:
    """A name, below it nothing but a moment, and then To and Subject."""
    if not lines[index].strip() or len(lines[index]) > 160:
        return False
    below = [line for line in lines[index + 1 : index + 16] if line.strip()]
    if not any(_NOTES_MOMENT.match(line[:80]) for line in below[:2]):
        return False
    return all(any(label.match(line[:300]) for line in below[1:9]) for label in _NOTES_LABELS)


def _joined(lines: list[str], quoted: list[bool], wanted: bool) -> str:
    """The lines of one side; a gap where the other side stood becomes one blank line."""
    out: list[str] = []
    for line, is_quoted in zip(lines, quoted, strict=True):
        if is_quoted is wanted:
            out.append(line)
        elif out and out[-1]:
            out.append("")
    return "\n".join(out).strip("\n ") if not wanted else "\n".join(out).strip("\n")
