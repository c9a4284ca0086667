"""Which attachments may be what a mail is really about, so that they must be opened: a complaint can be only an enclosed letter.

A mail that speaks for itself is read by its own words: a report that hangs under it is not the sender's complaint. Pure: it
looks at words, file names and the first bytes, and opens nothing.
"""

from __future__ import annotations

import re

from bot.mail.closings import above_sign_off
from bot.mail.message import Attachment, Message
from bot.mail.smime import KINDS as OPAQUE

FEW = 15  # words without greeting and name; a mail this short may be no more than a wrapper
SOME = 80  # words; a mail up to this long that says "zie bijlage" may have its matter there
READ = 4_000  # characters of a mail in which it may point to what is enclosed
EMPTY = 3  # words; below it even a photo may hold the complaint

PROBLEMS = {
    "encrypted": "it is locked with a password",
    "no-text": "it has no text in it, as a scan",
    "image": "it is a picture",
    "format": "files of this kind are not opened",
    "size": "it is too large",
    "time": "reading it took too long",
    "damaged": "it is damaged",
    "unavailable": "the program that reads documents did not start",
}

_GREETING = re.compile(
    r"(?i)^\W*(?:beste|geachte|hallo|hoi|hi|hey|dag|goede(?:n)?\s?(?:morgen|middag|avond|dag)|goeie\w+|l\.?\s?s\.?|dear|hello"
    r"|mevrouw|meneer)\b.{0,60}$"
)
_WORD = re.compile(r"\w+")
_POINTS = re.compile(
    r"(?i)\b(?:bijlagen?|bijgevoegde?|bijgaande?|bijgesloten|bijgesloten|bijgevoegd|aangehecht\w*|toegevoegde?|hierbij|hierbijgaand\w*"
    r"|meegestuurde?|meegezonden|ingesloten|attach\w+|enclos\w+|anbei|anhang|zie (?:foto|brief|pdf|document|scan|word)\w*)\b"
)
_LETTER = r"(?:klacht\w*|brief|schrijven|verhaal|relaas|verklaring|bezwaar\w*|beschwerde\w*|complaint|letter)"
_HERE = r"(?:bijlagen?|bijgevoegde?|bijgaande?|bijgesloten|aangehecht\w*|hierbij|ingesloten|attached|enclosed|anbei|pdf|document)"
_OWN_LETTER = re.compile(
    rf"(?i)\b(?:{_HERE}\b[^.?!\n]{{0,60}}\b(?:mijn|m'n|onze|my|our|meine)\s+(?:\w+\s+){{0,2}}{_LETTER}"
    rf"|(?:mijn|m'n|onze|my|our|meine)\s+(?:\w+\s+){{0,2}}{_LETTER}\b[^.?!\n]{{0,60}}\b{_HERE}"
    rf"|{_HERE}\b[^.?!\n]{{0,40}}\b(?:klacht|klacht(?:en)?(?:brief|formulier)|complaint)\b"
    rf"|(?:klacht|klacht(?:en)?(?:brief|formulier)|complaint)\b[^.?!\n]{{0,40}}\b{_HERE})\b"
)
_COMPLAINT = re.compile(
    r"(?i)(?<![a-z])(?:klacht(?:en)?(?![a-z])|klacht(?:en)?[-_ ]?(?:brief|formulier)"
    r"|klaagschrift|beklag|bezwaar(?:schrift)?|ontevreden\w*|onvrede|complaint|beschwerde|misstand\w*|ongenoegen|grieven"
    r"|aansprakelijk\w*|ingebrekestelling|verbeterformulier)"
)
_BODILY = re.compile(
    r"(?i)\b(?:lichamelijke|psychische|fysieke|medische|mentale|geestelijke|gezondheids|rug|nek|schouder|hart|long|burn-?out"
    r"|stress|pijn|geen)[- ]?klachten\b"
)
_BUSINESS = (
    r"factu\w+|invoice\w*|nota|creditnota|offerte\w*|cv|curriculum\w*|sollicit\w+|motivatie(?:brief)?|vacature\w*"
    r"|\w{0,20}contract(?:en)?|\w{0,20}overeenkomst(?:en)?|uren(?:staat|staten|registratie|briefje\w*)|declaratie\w*|loonstro\w+"
    r"|salaris\w*|machtiging\w*|toestemming\w*|intake\w*|aanmeld\w*|inschrijf\w*|inschrijving\w*|notulen|agenda|nieuwsbrief|brochure"
    r"|folder|flyer|certifica\w+|diploma\w*|vog|legitimatie\w*|id-?bewijs|paspoort|rijbewijs|polis\w*|jaaropga\w+|bankafschrift\w*"
    r"|order|bestelling\w*|pakbon|opdrachtbevestiging|planning|rooster|presentielijst"
)
_REPORTS = (
    r"\w{0,20}rapport(?:ages?|en)?|\w{0,14}verslag\w*|plan van aanpak|trajectplan\w*|re-?integratieplan\w*|bijstelling\w*"
    r"|beschikking\w*|probleemanalyse|fml|evaluatie\w*|arbeidsdeskundig\w*|vragenlijst|(?:onder)?getekende?"
)
_ORDINARY = re.compile(rf"(?i)(?<![a-z])(?:{_BUSINESS}|{_REPORTS})(?![a-z])")
_BY_NAME = re.compile(rf"(?i)(?<![a-z])(?:{_BUSINESS})(?![a-z])")  # "verslag.pdf" in an empty mail may be anybody's story
_ANSWER = re.compile(r"(?i)\b(?:brief|schrijven|reactie|weerwoord|toelichting|letter)\b")
_DECORATION = re.compile(
    r"(?i)^(?:image\d{0,4}|logo.*|.*[-_ ]logo|outlook-.*|signature.*|handtekening.*|banner.*|icon.*|facebook.*|linkedin.*"
    r"|twitter.*|instagram.*|youtube.*|spacer|pixel|unnamed|noname|bijlage-\d+|~?wrd\d+)\.\w{3,4}$"
)
_MAIL = re.compile(  # a mail whose name says nothing
    rb"(?:(?:return-path|received|from|to|cc|subject|date|message-id|mime-version|delivered-to|content-[a-z-]{2,30}|x-[\w-]{1,60})"
    rb"[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3}",
    re.IGNORECASE,
)
_IMAGES = frozenset(["jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "heif", "tif", "tiff"])
_TEXTS = {"txt": "txt", "text": "txt", "htm": "html", "html": "html", "eml": "eml"}
_CLOSED = frozenset(
    {"doc", "dot", "docm", "dotx", "wps", "wpd", "pages", "msg", "xps", "oxps", "zip", "7z", "rar"}
    | {"m4a", "mp3", "wav", "ogg", "opus", "amr", "aac", "mp4", "mov", "3gp", "avi"}
)


def form_of(attachment: Attachment) -> str:
    """pdf, docx, odt, rtf, tnef, txt, html, eml; image, encrypted or closed for what is not opened; "" for no letter at all.

    The first bytes count for more than the name: many a .doc is rich text, and many a PDF comes as octet-stream.
    """
    name, kind, content = attachment.filename.lower(), attachment.content_type, attachment.content
    extension = name.rpartition(".")[2] if "." in name else ""
    if content.startswith(b"{\\rtf"):
        return "rtf"
    if content.startswith(b"\x78\x9f\x3e\x22"):
        return "tnef"
    if kind in OPAQUE:
        return "encrypted"
    if content.startswith(b"PK\x03\x04"):
        return _zipped(extension, kind, content)
    if b"%PDF-" in content[:1024] or extension == "pdf" or kind == "application/pdf":
        return "pdf"
    if extension in ("docx", "odt"):  # Office wraps a locked document in another container
        return "encrypted" if content.startswith(b"\xd0\xcf\x11\xe0") else extension
    if kind == "message/rfc822":
        return "eml"
    if extension in _IMAGES or kind.startswith("image/"):
        return "image"
    if (
        extension in _CLOSED
        or kind in ("application/msword", "application/vnd.ms-outlook")
        or kind.startswith(("audio/", "video/"))
    ):
        return "closed"
    if name.startswith("att0") or kind in ("text/calendar", "text/vcard", "text/x-vcard", "text/csv"):
        return ""
    if extension not in _TEXTS and kind == "application/octet-stream" and _MAIL.match(content):
        return "eml"
    return _TEXTS.get(extension) or {"text/plain": "txt", "text/html": "html"}.get(kind, "")


def _zipped(extension: str, kind: str, content: bytes) -> str:
    if extension in ("docx", "odt"):
        return extension
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in content[:200] or kind == "application/vnd.oasis.opendocument.text":
        return "odt"
    if "wordprocessingml.document" in kind or (extension in ("", "doc") and b"word/document.xml" in content):
        return "docx"
    return "closed" if extension in _CLOSED or extension == "" else ""


def is_decoration(attachment: Attachment) -> bool:
    """A picture by whose name one sees that a mail program put it there: a logo in a signature."""
    return form_of(attachment) == "image" and _DECORATION.match(attachment.filename) is not None


def wanted(message: Message) -> tuple[Attachment, ...]:
    """The attachments that must be opened before one can say what the mail is; letters first, none for most mails."""
    if not message.attachments:
        return ()
    words = above_sign_off(message.new_text)
    words = "\n".join(line for line in words[:READ].split("\n") if not _GREETING.match(line[:200]))
    words = _BODILY.sub("gezondheid", words)
    count = len(_WORD.findall(words))
    said = f"{_BODILY.sub('gezondheid', message.subject)}\n{words}"
    found = [each for each in message.attachments if form_of(each) and _fits(each, message, words, count, said)]
    return tuple(sorted(found, key=lambda each: form_of(each) in ("image", "closed")))


def _fits(attachment: Attachment, message: Message, words: str, count: int, said: str) -> bool:
    if is_decoration(attachment) and message.text:
        return False
    name = re.sub(r"[_.]+", " ", attachment.filename)
    if _COMPLAINT.search(name):
        return True
    ordinary = _BY_NAME if count <= EMPTY else _ORDINARY
    if ordinary.search(name):
        return False
    points = _POINTS.search(words) is not None
    if form_of(attachment) == "image" and count > EMPTY and not points:
        return False
    if _OWN_LETTER.search(words):
        return True
    if count > FEW and not (points and count <= SOME):
        return False
    return ordinary.search(said) is None or _COMPLAINT.search(said) is not None or _ANSWER.search(said) is not None
