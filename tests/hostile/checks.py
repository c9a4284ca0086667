"""What may never be wrong with a letter, whatever mail it answers, and what a terminal or a log may never get."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

FIELDS = frozenset(
    [
        "from",
        "to",
        "reply-to",
        "subject",
        "date",
        "message-id",
        "in-reply-to",
        "references",
        "auto-submitted",
        "x-auto-response-suppress",
        "x-klachtenbot",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
    ]
)
UNSEEN = re.compile(  # controls but the line break and the tab, bidi marks, zero width, tags
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
FORBIDDEN = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "svg",
        "math",
        "link",
        "base",
        "video",
        "audio",
        "template",
        "textarea",
        "noscript",
    ]
)


class _Page(HTMLParser):
    """Collects what in a letter could run or fetch something."""

    def __init__(self, may_link: Collection[str]) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.may_link = tuple(may_link)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in FORBIDDEN:
            self.wrong.append(f"a tag {tag}")
        for name, value in attributes:
            if name.startswith("on") or (name == "style" and "url(" in (value or "")):
                self.wrong.append(f"an attribute {name}")
            if name == "src" and not (value or "").startswith("cid:"):
                self.wrong.append("a picture from elsewhere")
            if name == "href" and not (value or "").startswith(self.may_link):
                self.wrong.append("a link that is not ours")

    handle_startendtag = handle_starttag


def wrong_in(raw: bytes, recipient: str, allowed: Collection[str], may_link: Collection[str]) -> Iterator[str]:
    """What is wrong with a letter to this recipient, who has to be one of `allowed`; links begin as `may_link` says."""
    if recipient not in allowed:
        yield "a letter to somebody else"
    lines = raw.split(b"\r\n")
    if not raw.isascii() or any(b"\n" in line or b"\r" in line or len(line) > 998 for line in lines):
        yield "a bare line break, a long line or a raw byte"
    names = [line.partition(b":")[0].decode().lower() for line in lines[: lines.index(b"")] if line[:1] not in (b" ", b"\t")]
    if len(set(names)) < len(names) or set(names) - FIELDS:
        yield "a field that is not ours, or twice"
    message = message_from_bytes(raw, policy=policy.default)
    local, _, domain = recipient.rpartition("@")
    if [each.addr_spec for each in message["To"].addresses] != [f"{local}@{domain.encode('idna').decode()}"]:
        yield "it goes to others than its recipient"
    if any(part.defects for part in message.walk()):
        yield "it does not read back"
    if UNSEEN.search(" ".join(str(message[name]) for name in ("From", "To", "Subject"))):
        yield "a control character in its header"
    yield from _wrong_in_parts(message, may_link)


def _wrong_in_parts(message: EmailMessage, may_link: Collection[str]) -> Iterator[str]:
    for name in ("plain", "html"):
        part = message.get_body((name,))
        if part is not None and UNSEEN.search(part.get_content().replace("\r\n", "\n")):
            yield f"a control character in the {name} text"
    html = message.get_body(("html",))
    if html is not None:
        page = _Page(may_link)
        page.feed(html.get_content())
        yield from dict.fromkeys(page.wrong)
    for part in message.iter_attachments():
        if re.search(r"[/\\\x00-\x1f]|^\.", part.get_filename() or "x"):
            yield "a file name with a path"


def words_of(raw: bytes) -> str:
    """All that a reader of a letter sees of it: its header, its text, its HTML without markup, and its file names."""
    message = message_from_bytes(raw, policy=policy.default)
    seen = [str(message[name] or "") for name in ("From", "To", "Subject")]
    text = message.get_body(("plain",))
    seen += [text.get_content()] if text is not None else []
    return "\n".join([*seen, *(part.get_filename() or "" for part in message.iter_attachments())])
