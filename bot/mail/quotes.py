"""Separates what a sender wrote now from what is quoted or forwarded, in Dutch and English (and German, French).

Text may be lost to nobody: every line ends up either in the new text or in the quoted text.
"""

from __future__ import annotations

import re
from itertools import takewhile

from bot.mail.attributions import ATTRIBUTION, MARK, MOMENT, SENT, attribution_size, start_of_head
from bot.mail.closings import GREETING
from bot.mail.helpdesk import ANSWER_ABOVE, is_ruled_comment, mark_frame
from bot.mail.lines import next_text
from bot.mail.marks import unmark_decoration, unmark_lists
from bot.mail.markup import OUTLOOK_RULE
from bot.mail.signature import DEVICE, has_wish, strip_signature
from bot.mail.wrapped import mark_wrapped
from bot.quick import quick

__all__ = ["split", "strip_signature"]

MAX_LINES = 40_000

# GroupWise sets ">>>" before the head of a quote that it does not mark.
_QUOTED = quick(r"\s{0,3}(?:>(?!>> .{1,300}>>>\s*$|>> (?:[Oo]p|[Oo]n) \d.{0,200}\b(?:schreef|wrote)\b)|&gt;|\|(?!.*\|\s*$))")
_DASHES = r"(?:[-‐-―_=]{2,}|[–—])"
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
_ENDS = {"title": rf"{MARK}:?{MARK}$", "date": rf"{_COLON}.*\d"}
_FIELDS = {field: quick(rf"^{MARK}(?:{names}){_ENDS.get(field, _COLON)}", re.IGNORECASE) for field, names in _NAMES.items()}
_FULL_MOMENT = rf"(?:.{{0,60}}\b\d{{4}}\b.{{0,40}}\b\d{{1,2}}[:.]\d\d\b|.{{0,40}}{MOMENT})"
_SHORT_HEAD = {
    **{field: quick(rf"^{MARK}(?:{_NAMES[field]}){_COLON}.*\S@\S", re.IGNORECASE) for field in ("from", "to")},
    **{field: quick(rf"^{MARK}(?:{_NAMES[field]}){_COLON}", re.IGNORECASE) for field in ("date", "subject")},
    "moment": quick(rf"^{MARK}(?:{_NAMES['date']}){_COLON}{_FULL_MOMENT}", re.IGNORECASE),
}
# Lotus Notes sets name, moment and the labels of its fields on lines of their own, without colons.
_NOTES_MOMENT = quick(rf"^\s*(?:op |on )?{MOMENT}(?::\d\d)?(?: ?[ap]m)?(?: \S{{2,5}})?\s*$", re.IGNORECASE)
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
        size = attribution_size(lines, quoted, index)
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
    return any(at and quoted[at] and len(lines[at - 1]) < 600 and ATTRIBUTION.match(lines[at - 1]) for at in range(len(lines)))


def _with_heads_apart(lines: list[str]) -> list[str]:
    """The lines, with the head of a marked quote on a line of its own."""
    out: list[str] = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        apart = start_of_head(line) if below.startswith(">") and line.endswith(":") else 0
        out += [line[:apart], line[apart:].strip()] if apart else [line]
    return out


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
        if quoted[below] or attribution_size(lines, quoted, below):
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
    if block and _FIELDS["from"].match(block[0][:600]):  # what stands below the next one is of that
        block = block[: next((at for at, line in enumerate(block) if at and _FIELDS["from"].match(line[:600])), len(block))]
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
    return not any(SENT.search(line[:600]) for line in block)


def _is_of_no_program(lines: list[str], index: int, size: int) -> bool:
    """Whether a mail that answers nothing only tells here of a mail: no address stands in its head, or no hour in its fields."""
    if size:
        return "@" not in "".join(lines[index : index + size])
    fields = any(pattern.match(lines[index][:600]) for pattern in _FIELDS.values())
    return fields and not any(SENT.search(line[:600]) for line in takewhile(str.strip, lines[index : index + 9]))


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
