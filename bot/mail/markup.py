"""Turns the HTML of a mail into the text its reader sees. Hidden text goes; what a mail program marked as quote gets "> ".

Knows the marks of Gmail, Outlook, Apple Mail, Thunderbird, Yahoo and Proton. Fetches nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree  # type: ignore[import-untyped]

from bot.mail.styles import Sheet, sheet_of

OUTLOOK_RULE = "_" * 32  # what Outlook itself writes above the header block of a quote in plain text

_SKIPPED = frozenset(
    {"head", "script", "style", "title", "template", "noembed", "noframes", "object", "embed", "svg", "math", "textarea"}
    | {"select", "map", "audio", "video", "noscript", "iframe", "canvas", "datalist", "dialog"}
)
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre"})
_BLOCKS = _APART | {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "form", "header", "hr", "html", "li", "main", "nav", "section", "summary"),
    *("table", "tbody", "tfoot", "thead", "tr"),
}
_QUOTE_CLASS = re.compile(
    r"\b(?:gmail_attr|yahoo_quoted|moz-cite-prefix|moz-forward-container|protonmail_quote|tutanota_quote"
    r"|zmail_extra|moz-email-headers-table)\b"
)
_HEADER_BLOCK = re.compile(
    r"^(?:x_)*(?:divRplyFwdMsg|OutlookMessageHeader|mail-editor-reference-message-container|mailcontainer-quote)$"
)
_OUTLOOK_BORDER = re.compile(r"border:\s*none;\s*border-top:\s*solid #[eb][0-9a-f]{5} 1\.0pt", re.I)
_GMAIL_INDENT = re.compile(r"border:\s*none", re.I)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*(?:0+(?:\.0*)?|\.0+)%?\s*(?:;|!|$)"
    r"|(?<![\w-])font-size\s*:\s*0*\.?[01]?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?<![\w-])max-height\s*:\s*0(?:px)?\s*(?:;|!|$)"
    r"|visibility\s*:\s*collapse|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|clip-path\s*:\s*(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0)"
    r"|scale[xy]?\(\s*0\s*[,)]|opacity\(\s*0%?\s*\)",
    re.I,
)
_AWAY = r"\s*:\s*-(?:\d{3,}(?:\.\d+)?(?:px|pt|%)|\d{2,}(?:\.\d+)?r?em|\d{2,}v[wh])"
_OFF_SCREEN = re.compile(
    rf"(?<![\w-])(?:text-indent|margin-(?:left|top|right)){_AWAY}|translate[xy]?\(\s*-(?:\d{{3,}}(?:px|%)|\d{{2,}}v[wh])"
    rf"|position\s*:\s*(?:absolute|fixed).*(?<![\w-])(?:left|right|top|bottom){_AWAY}"
    rf"|(?<![\w-])(?:left|right|top|bottom){_AWAY}.*position\s*:\s*(?:absolute|fixed)",
    re.I | re.S,
)
_NO_ROOM = re.compile(r"(?<![\w-])(?:height|width)\s*:\s*+[01]?(?:px|pt|em|rem|%)?\s*+(?:;|!|$)", re.I)
_CUT_OFF = re.compile(r"overflow\s*:\s*hidden", re.I)
_MIRRORED = re.compile(r"unicode-bidi\s*:\s*(?:isolate-)?(?:bidi-)?override", re.I)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)", re.I)
_BACKGROUND = re.compile(r"(?<![\w-])background(?:-color)?\s*:\s*([^;!]+)", re.I)
_NO_INK = re.compile(
    r"transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}00|(?:rgba|hsla)\((?:[^,()]*,){3}\s*(?:0|0?\.0+)%?\s*\)"
    r"|(?:rgb|hsl)a?\([^/()]*/\s*(?:0|0?\.0+)%?\s*\)",
    re.I,
)
_WHITE = re.compile(
    r"\s*(?:white|#f[d-f]f[d-f]f[d-f]|#fff|rgba?\(\s*25[3-5]\s*,\s*25[3-5]\s*,\s*25[3-5]\s*(?:,\s*1(?:\.0)?\s*)?\)"
    r"|hsla?\(\s*\d+(?:deg)?[\s,]+\d+%[\s,]+(?:99|100)%.*\)|snow|ivory|ghostwhite)(?!\w)\s*",
    re.I,
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class _Style:
    hidden: bool = False
    ink: str = ""  # a colour as written; every white is "white"
    ground: str = "white"
    quoted: int = 0
    preformatted: bool = False

    @property
    def seen(self) -> bool:
        return not (self.hidden or self.ink == self.ground)


@dataclass(slots=True)
class _Page:
    """The lines written so far and the one being written."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    prefix: str = ""

    def write(self, text: str, style: _Style) -> None:
        prefix = "> " * min(style.quoted, 20)
        if prefix != self.prefix:
            self.end_line()
            self.prefix = prefix
        if style.preformatted:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self.line.append(first)
            for line in rest:
                self.break_line()
                self.line.append(line)
        else:
            self.line.append(_SPACE.sub(" ", text))

    def break_line(self) -> None:
        text = _SPACE.sub(" ", "".join(self.line)).strip(" ") if not self.prefix else "".join(self.line).strip(" ")
        self.lines.append((self.prefix + text).rstrip())
        self.line = []

    def end_line(self) -> None:
        if any(piece.strip(" ") for piece in self.line):
            self.break_line()
        self.line = []

    def last(self) -> str:
        """The last line with words on it; new Outlook puts one header block inside another."""
        return next((line for line in reversed(self.lines[-5:]) if line), "")

    def leave_gap(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(self.prefix.rstrip())


def html_to_text(html: str) -> str:
    """Plain text of an HTML body: blocks on their own lines, quotes prefixed with "> ", nothing a reader cannot see."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    data = html.replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.LxmlError, ValueError):
        return _TAG.sub(" ", html)
    if root is None or any("depth" in entry.message for entry in parser.error_log):
        return _TAG.sub(" ", html)  # libxml2 drops what is nested more than 2,048 deep
    page = _Page()
    _walk(root, page)
    page.end_line()
    return "\n".join(page.lines).strip("\n")


def _walk(root: etree._Element, page: _Page) -> None:
    styles, sheet = [_Style()], sheet_of(root)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            style = _style(element, tag, styles[-1], sheet)
            styles.append(style)
            if tag in _SKIPPED or style.hidden:
                walker.skip_subtree()
                continue
            _start(element, tag, page)
            if element.text and style.seen:
                page.write(element.text, style)
            continue
        style = styles.pop()
        if not (tag in _SKIPPED or style.hidden):
            _end(element, tag, page)
        if element.tail and element is not root and styles[-1].seen:
            page.write(element.tail, styles[-1])


def _start(element: etree._Element, tag: str, page: _Page) -> None:
    if tag == "br":
        page.break_line()
    elif tag in ("td", "th"):
        page.line.append(" ")
    elif tag in _BLOCKS:
        page.leave_gap() if tag in _APART and not _is_tight(element, tag) else page.end_line()
        if tag == "li":
            page.line.append("- ")
        elif tag == "div" and _is_header_block(element) and page.last() != OUTLOOK_RULE:
            page.lines += ["", OUTLOOK_RULE]


def _end(element: etree._Element, tag: str, page: _Page) -> None:
    if tag in _BLOCKS:
        if tag == "p" and not page.line and _is_tight(element, tag):
            page.lines.append("")
        page.leave_gap() if tag in _APART and not _is_tight(element, tag) else page.end_line()


def _is_tight(element: etree._Element, tag: str) -> bool:
    """A paragraph that stands for one line: Word and Outlook write every line as <p class=MsoNormal>."""
    if tag != "p":
        return False
    return (
        "msonormal" in (element.get("class") or "").lower()
        or re.search(r"margin(?:-top)?\s*:\s*0", element.get("style") or "") is not None
    )


def _is_header_block(element: etree._Element) -> bool:
    if _HEADER_BLOCK.match(element.get("id") or "") or "OutlookMessageHeader" in (element.get("class") or ""):
        return True
    return _OUTLOOK_BORDER.search(element.get("style") or "") is not None


def _style(element: etree._Element, tag: str, above: _Style, sheet: Sheet) -> _Style:
    attributes = element.attrib
    style = above
    if attributes or sheet.rules:
        css = sheet.of(element, tag)
        if "hidden" in attributes or (css and _is_hidden(css)) or (tag == "bdo" and attributes.get("dir") == "rtl"):
            return replace(above, hidden=True)
        style = _coloured(attributes, css, above)
        if _is_quote_class(element, attributes):
            style = replace(style, quoted=style.quoted + 1)
    if tag == "blockquote" and not _is_indent(element):
        style = replace(style, quoted=style.quoted + 1)
    return replace(style, preformatted=True) if tag == "pre" else style


def _is_quote_class(element: etree._Element, attributes: etree._Attrib) -> bool:
    if not _QUOTE_CLASS.search(attributes.get("class") or ""):
        return str(attributes.get("id")) == "isForwardContent"
    # The head of what Gmail forwards is no quote of its own: the text below it has no mark, so its rule must be seen.
    forwarded = str(element.text or "").lstrip().startswith("---")
    return not (forwarded and "gmail_attr" in str(attributes["class"]))


def _is_indent(element: etree._Element) -> bool:
    """Gmail and others indent the sender's own words with a blockquote without a border."""
    cited = element.get("type") == "cite" or "quote" in (element.get("class") or "")
    return not cited and _GMAIL_INDENT.search(element.get("style") or "") is not None


def _coloured(attributes: etree._Attrib, css: str, above: _Style) -> _Style:
    colour = _COLOUR.search(css) if css else None
    ground = _BACKGROUND.search(css) if css else None
    text = colour[1] if colour else attributes.get("color") or ""
    behind = ground[1] if ground else attributes.get("bgcolor") or ("image" if attributes.get("background") else "")
    if not text and not behind:
        return above
    if _NO_INK.fullmatch(text.strip()):
        return replace(above, hidden=True)
    transparent = behind.strip().lower() in ("", "transparent", "none", "inherit", "initial")
    return replace(above, ink=_named(text) or above.ink, ground=above.ground if transparent else _named(behind))


def _is_hidden(css: str) -> bool:
    if _HIDDEN.search(css) or _OFF_SCREEN.search(css) or _MIRRORED.search(css):
        return True
    return _CUT_OFF.search(css) is not None and _NO_ROOM.search(css) is not None


def _named(colour: str) -> str:
    """A colour to compare with another: as written, every white alike."""
    return "white" if _WHITE.match(colour) else "".join(colour.lower().split())
