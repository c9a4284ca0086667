"""Reads the raw bytes of a mail into a Message. Promises to raise nothing and to take bounded time, whatever the bytes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from bot.mail import headers as reading
from bot.mail.below import typed_below
from bot.mail.inline import answers_within
from bot.mail.message import MIRRORED, TWO_TEXTS, Address, Attachment, Message
from bot.mail.mime import Headers, Part, body_of, content_type, is_prose, parts, read_headers
from bot.mail.quotes import split, strip_signature
from bot.mail.smime import KINDS as OPAQUE
from bot.mail.smime import signed_content
from bot.mail.text import decode, html_to_text, normalise, one_line, unflow, without_entities
from bot.mail.twins import differ, says_little

MAX_TEXT = 2_000_000  # bytes of one body text, before decoding
MAX_HTML = 500_000  # bytes of HTML that are rendered; a mail of that size is a newsletter or an attack
MAX_CHARACTERS = 500_000  # of the whole text, which quotes and classifier read
MAX_REPORT = 100_000
SHORT = 400  # characters of a plain part that may be there only for the sake of the HTML
MOST_SIGNED = 3  # opaque signatures inside each other that are opened
KINDS = ("plain", "html")

_MIRRORS = "\u202e"  # right-to-left override: nobody types it, and only Latin text is turned round by it
_PLACEHOLDER = re.compile(
    r"multi-?part message in mime format|(?:ondersteunt|support)\w* (?:geen|not|no)? ?html|html[- ](?:compatible"
    r"|geschikt|formaat|e-?mail)"
    r"|\b(?:alleen |only )?in html\b.{0,30}(?:weergegeven|bekeken|gelezen|displayed|viewed|shown)"
    r"|(?:bekijk|lees|view|open) (?:this|deze|dit) .{0,40}(?:browser|html|online)",
    re.IGNORECASE,
)
_TRACE = re.compile(
    rb"^(?:return-path|delivered-to|x-original-to|received|received-spf|authentication-results|arc-[!-9;-~]*|x-spam-[!-9;-~]*)"
    rb"[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z)",
    re.IGNORECASE | re.MULTILINE,
)
_HAS_ID = re.compile(rb"^message-id[ \t]*:\s*<?[^\s<>]", re.IGNORECASE | re.MULTILINE)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_HTML = re.compile(r"(?:\s*<!--[^>]{0,500}-->)?\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_HTML_PIECE = re.compile(r"\s*<(?:div|p|table|span|font|style|meta|center|strong|b|br)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_HTML_END = re.compile(r"</(?:div|p|table|span|font|center|strong|b)>", re.IGNORECASE)
_LATE_FIELD = re.compile(rb"(?:content-[a-z-]{2,30}|mime-version)[ \t]*:", re.IGNORECASE)
_FIRST_FIELD = re.compile(
    rb"[\xef\xbb\xbf\s]{1,50}(?=(?:return-path|received|from|to|subject|date|message-id|mime-version):)", re.I
)
_EXTENSIONS = {
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
}
_NO_LETTER = frozenset({"text/calendar", "text/csv", "text/xml", "text/vcard", "text/x-vcard", "text/rfc822-headers"})
_NO_TYPES = frozenset({"application/octet-stream", "application/text", "application/unknown", "application/x-unknown"})
_REPORTS = frozenset(
    {
        "message/delivery-status",
        "message/disposition-notification",
        "message/feedback-report",
        "text/rfc822-headers",
        "message/global-delivery-status",
    }
)


def parse(raw: bytes, *, web_forms: frozenset[str] = frozenset()) -> Message:
    """The mail in `raw`. From is the sender, unless its address is in `web_forms`: then it is the first Reply-To."""
    defects: set[str] = set()
    raw = _with_line_feeds(raw)
    head, body = _whole_header(raw, defects)
    texts, attachments, report = _bodies(raw, head, body, defects)
    text = _one_text(texts, defects)
    envelope = _envelope(head, web_forms, defects)
    new, quoted = split(text, envelope.subject, is_answer=bool(envelope.in_reply_to))
    new = strip_signature(new, envelope.sender)
    if not new:
        new, quoted = typed_below(quoted, envelope)
        new = strip_signature(new, envelope.sender)
    if answers := answers_within(new, quoted, [page for _, kind, page in texts if kind == "html"], envelope.sender):
        new = f"{new}\n\n{answers}"
    if envelope.in_reply_to and _says_two_things(texts):
        defects.add(TWO_TEXTS)
    if not text:
        quoted = next((forwarded(item.content) for item in attachments if item.content_type == "message/rfc822"), "")
    return replace(
        envelope,
        text=text,
        new_text=new,
        quoted=quoted,
        attachments=tuple(attachments),
        report=report,
        defects=tuple(sorted(defects)),
    )


def parse_header(raw_header: bytes) -> Message:
    """A mail of which only the header was fetched, because it is too large: without text, and with defect "header-only"."""
    defects = {"header-only"}
    raw = _with_line_feeds(raw_header)
    head, _ = read_headers(raw, _mbox_line(raw), defects)
    return replace(_envelope(head, frozenset(), defects), defects=tuple(sorted(defects)))


def fingerprint(raw: bytes) -> str:
    """SHA-256, in hex, that a second delivery of the same mail shares: the fields transport adds do not count.

    Two mails without Message-ID are only the same when every byte is.
    """
    ends = [at for mark in (b"\r\n\r\n", b"\n\n") if (at := raw.find(mark)) >= 0]
    end = min(ends) + 1 if ends else len(raw)
    head = raw[:end]
    if not _HAS_ID.search(head):
        return hashlib.sha256(raw).hexdigest()
    digest = hashlib.sha256(_TRACE.sub(b"", head))
    digest.update(memoryview(raw)[end:])
    return digest.hexdigest()


def _with_line_feeds(raw: bytes) -> bytes:
    raw = raw.replace(b"\r", b"\n") if b"\n" not in raw else raw
    above = _FIRST_FIELD.match(raw)  # of a mail that was kept in a file: a byte order mark, a blank line
    return raw[above.end() :] if above else raw


def _whole_header(raw: bytes, defects: set[str]) -> tuple[Headers, int]:
    """The header with what a program wrote of it below a blank line, and where the body begins."""
    head, body = read_headers(raw, _mbox_line(raw), defects)
    if _LATE_FIELD.match(raw, body) and not any(name == "content-type" for name, _ in head):
        late, body = read_headers(raw, body, defects)
        defects.add("broken-header")
        head += late
    return head, body


def _mbox_line(raw: bytes) -> int:
    return raw.find(b"\n") + 1 if raw.startswith((b"From ", b">From ")) else 0


def _envelope(head: Headers, web_forms: frozenset[str], defects: set[str]) -> Message:
    first: dict[str, str] = {}
    for name, value in head:
        first.setdefault(name, value)
    senders = reading.addresses(first.get("from", ""))
    reply_to = reading.addresses(first.get("reply-to", ""))
    others = () if first.get("from", "").strip("<> ") else reply_to or reading.addresses(first.get("sender", ""))
    sender: Address | None = (senders or others or (None,))[0]
    by_form = bool(senders) and sender is not None and sender.email in web_forms and bool(reply_to)
    if not senders:
        defects.add("no-from")
    elif by_form:
        sender = reply_to[0]
    sent = reading.date(first["date"]) if "date" in first else None
    if sent is None:
        defects.add("bad-date" if first.get("date") else "no-date")
    message_ids = reading.ids(first.get("message-id", ""))
    if not message_ids:
        defects.add("no-message-id")
    recipients = [value for name, value in head if name == "to"][:20]
    return Message(
        message_id=message_ids[0] if message_ids else "",
        sender=sender,
        reply_to=reply_to,
        to=tuple(address for value in recipients for address in reading.addresses(value)),
        subject=reading.words(first.get("subject", "")),
        date=sent,
        received=reading.date(first.get("received", "").rpartition(";")[2].strip()) if "received" in first else None,
        in_reply_to=reading.ids(first.get("in-reply-to", "")),
        references=reading.ids(first.get("references", "")),
        headers=head,
        text="",
        new_text="",
        quoted="",
        attachments=(),
        defects=(),
        by_form=by_form,
    )


def _bodies(
    raw: bytes, head: Headers, body: int, defects: set[str], depth: int = 0
) -> tuple[list[tuple[int, str, str]], list[Attachment], str]:
    """((alternative, "plain" or "html", text) in order, attachments, text of the report parts)."""
    texts: list[tuple[int, str, str]] = []
    attachments: list[Attachment] = []
    report: list[str] = []
    budget = MAX_TEXT
    for part in parts(raw, head, body, defects):
        disposition, about = content_type(part.header("content-disposition") or "inline")
        filename = about.get("filename") or part.parameters.get("name") or ""
        kind = part.content_type
        if kind in _REPORTS:
            report.append(decode(body_of(raw, part, defects, MAX_REPORT))[0])
        elif kind == "message/rfc822" and part.parent == "multipart/report":
            report.append(_returned_headers(body_of(raw, part, defects)))
        if _is_text(raw, part, disposition, filename):
            text = _text_of(raw, part, min(budget, MAX_TEXT), defects)
            budget -= min(budget, part.end - part.start)
            texts.append((part.group, "html" if kind == "text/html" else "plain", text))
        elif kind not in _REPORTS:
            content = body_of(raw, part, defects)
            if kind in OPAQUE and depth < MOST_SIGNED and (inner := signed_content(content)):
                inner = _with_line_feeds(inner)
                inner_texts, inner_files, _ = _bodies(inner, *read_headers(inner, 0, defects), defects, depth + 1)
                texts += [(group and group + len(raw), of, text) for group, of, text in inner_texts]
                attachments += inner_files
                continue
            attachments.append(Attachment(safe_filename(filename, kind, content, len(attachments) + 1), kind, content))
    return texts, attachments, normalise("\n\n".join(report)[: 3 * MAX_REPORT])


def _is_text(raw: bytes, part: Part, disposition: str, filename: str) -> bool:
    if disposition == "attachment" or (filename and part.parent not in ("", "multipart/alternative")):
        return False
    unreadable_multipart = part.content_type.startswith("multipart/")
    alone = part.parent == "" and part.content_type.startswith("text/") and part.content_type not in _NO_LETTER
    if part.parent == "" and part.content_type in _NO_TYPES:
        return is_prose(raw, part)
    return part.content_type in ("text/plain", "text/html", "text", "text/enriched") or unreadable_multipart or alone


def _text_of(raw: bytes, part: Part, limit: int, defects: set[str]) -> str:
    if part.end - part.start > limit:
        defects.add("text-too-long")
    data = body_of(raw, part, defects, limit)
    text, declared = decode(data, part.parameters.get("charset", ""))
    if not declared:
        defects.add("charset")
    if part.parameters.get("format", "").lower() == "flowed" and part.content_type == "text/plain":
        text = unflow(text, delete_space=part.parameters.get("delsp", "").lower() == "yes")
    return text


def _one_text(texts: list[tuple[int, str, str]], defects: set[str]) -> str:
    """The whole text: of each alternative the plain one, or the HTML when the plain one says nothing."""
    pieces: list[str] = []
    done: set[int] = set()
    for group, kind, text in texts:
        if group == 0:
            pieces.append(_readable(text, kind, defects))
        elif group not in done:
            done.add(group)
            pieces.append(_chosen([(kind, text) for other, kind, text in texts if other == group], defects))
    whole = "\n\n".join(piece for piece in pieces if piece)
    if len(whole) > MAX_CHARACTERS:
        defects.add("text-too-long")
    return whole[:MAX_CHARACTERS].strip("\n ")


def _says_two_things(texts: list[tuple[int, str, str]]) -> bool:
    """True when the parts of an alternative differ in what they say; a plain one that only points to the other says nothing."""
    for group in {group for group, kind, _ in texts if group and kind == "html"}:
        plain, shown = (
            "\n\n".join(_readable(text, of, set()) for at, of, text in texts if (at, of) == (group, kind)) for kind in KINDS
        )
        empty = len(plain) < SHORT and (_PLACEHOLDER.search(plain) or says_little(plain, shown))
        if plain and not empty and differ(plain, shown):
            return True
    return False


def _chosen(alternatives: list[tuple[str, str]], defects: set[str]) -> str:
    plain = "\n\n".join(_readable(text, kind, defects) for kind, text in alternatives if kind == "plain")
    if len(plain) >= SHORT:
        return plain
    html = "\n\n".join(filter(None, (_readable(text, kind, defects) for kind, text in alternatives if kind == "html")))
    if plain and not (_PLACEHOLDER.search(plain) or says_little(plain, html)):
        return plain
    return html or plain


def _readable(text: str, kind: str, defects: set[str]) -> str:
    if kind == "html" or _HTML.match(text) or (_HTML_PIECE.match(text) and _HTML_END.search(text)):
        if len(text) > MAX_HTML:
            defects.add("text-too-long")
        text = html_to_text(text[:MAX_HTML])
    text = without_entities(text)
    if _MIRRORS in text:
        defects.add(MIRRORED)
    return normalise(text)


def _returned_headers(content: bytes) -> str:
    head, _ = read_headers(content, 0, set())
    return "\n".join(f"{name}: {value}" for name, value in head)[:MAX_REPORT]


def forwarded(content: bytes) -> str:
    """The words of a mail that was passed on as an attachment, below the header lines a reader would see."""
    defects: set[str] = set()
    raw = _with_line_feeds(content)
    head, body = read_headers(raw, _mbox_line(raw), defects)
    text = _one_text(_bodies(raw, head, body, defects)[0], defects)
    envelope = _envelope(head, frozenset(), defects)
    sent = envelope.date.strftime("%d-%m-%Y %H:%M") if envelope.date else ""
    return f"Van: {envelope.sender or ''}\nVerzonden: {sent}\nOnderwerp: {envelope.subject}\n\n{text}" if text else ""


def safe_filename(filename: str, kind: str, content: bytes, number: int) -> str:
    """A name without path, control or bidi characters, at most 120 characters, that no file system refuses."""
    name = re.split(r"[\\/]", reading.words(filename))[-1]
    name = one_line(_UNSAFE.sub("_", name)).strip(" .")
    if not name and kind == "message/rfc822":
        inner = _envelope(read_headers(content, 0, set())[0], frozenset(), set())
        name = one_line(_UNSAFE.sub("_", inner.subject)).strip(" .")[:100] or "bericht"
        name += ".eml"
    if not name:
        return f"bijlage-{number}{_EXTENSIONS.get(kind, '')}"
    stem, dot, extension = name.rpartition(".")
    return f"{stem[: 119 - len(extension)]}.{extension}" if dot and len(extension) <= 10 else name[:120]
