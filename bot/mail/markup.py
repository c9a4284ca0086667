"""Turns the HTML of a mail into the text its reader sees. Hidden text goes; what a mail program marked as quote gets "> ".

Knows the marks of Gmail, Outlook, Apple Mail, Thunderbird, Yahoo and Proton. Fetches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml import etree  # type: ignore[import-untyped]

from bot.mail import hiding
from bot.mail.nameblock import is_block
from bot.mail.styles import Sheet, sheet_of

OUTLOOK_RULE = "_" * 32  # what Outlook itself writes above the header block of a quote in plain text
MOST_PIECES = 200  # of text in a signature
MOST_SIGNED = 3  # signatures inside each other that are looked into
REPLY_RULE = "-----Oorspronkelijk bericht-----"  # and what it writes there elsewhere; below it there is nothing new

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
_LABELS = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6"})  # coloured by a program or a house style, not to answer in
_CELLS = frozenset({"td", "th"})
_CROSSED = frozenset({"s", "strike", "del"})
_BOLD, _SLANTED = frozenset({"b", "strong"}), frozenset({"i", "em"})
_SET_APART = _BOLD | _SLANTED | {"u", "ins"}
_QUOTE_CLASS = re.compile(
    r"\b(?:gmail_attr|yahoo_quoted|moz-cite-prefix|moz-forward-container|protonmail_quote|tutanota_quote"
    r"|zmail_extra|moz-email-headers-table)\b"
)
# The name that programs give the element of a signature; Roundcube, Zoho and Zimbra have their own.
_SIGNATURE = re.compile(r"signature(?!.*(?:prefix|separator))|(?<![a-z])(?:_rc_sig|-_?sgn|__sig_)", re.IGNORECASE)
_SIGNED = frozenset({"div", "span", "table", "td", "p", "pre", "signature", "section"})
_HEADER_BLOCK = re.compile(r"^(?:x_)*(?:divRplyFwdMsg|OutlookMessageHeader|mailcontainer-quote)$")
_CONTAINER = re.compile(r"^(?:x_)*mail-editor-reference-message-container$")  # Outlook on phones sets an answer in one as well
_REPLY_HEAD = re.compile(r"^(?:x_)*divRplyFwdMsg$")
_OUTLOOK_BORDER = re.compile(r"border:\s*none;\s*border-top:\s*solid #[eb][0-9a-f]{5} 1\.0pt", re.I)
_GMAIL_INDENT = re.compile(r"border:\s*none", re.I)
_END = re.compile(r"</(?:body|html)\s{0,20}>", re.I)  # behind it libxml2 reads nothing, and programs write on
_KEEPS_LINES = re.compile(r"white-space(?:-collapse)?\s*:\s*(?:pre|break-spaces)", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class _Style:
    hidden: bool = False
    crossed: bool = False  # its words are taken back, but its blocks still part lines
    folded: bool = False  # a <details> of which only the summary is seen
    ink: str = ""  # a colour as written; every white is "white"
    ground: str = "white"
    cell: str = ""  # the ink that a cell of a table gives all in it: of a house style or a button
    label: bool = False  # a link or heading
    bold: bool = False
    slanted: bool = False
    underlined: bool = False
    quoted: int = 0
    signed: int = 0  # elements of signatures around it
    preformatted: bool = False

    @property
    def look(self) -> Look:
        return Look("" if self.ink == self.cell else self.ink, self.ground, self.bold, self.slanted, self.underlined)

    @property
    def seen(self) -> bool:
        return not (self.hidden or self.crossed or self.folded)


@dataclass(frozen=True, slots=True)
class Look:
    """How words stand on the page: two colours as written, and what else sets them apart."""

    ink: str
    ground: str
    bold: bool
    slanted: bool
    underlined: bool


@dataclass(slots=True)
class _Page:
    """The lines written so far and the one being written."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    prefix: str = ""
    looks: Callable[[Look], bool] | None = None
    colours: bool = True  # whether words in the colour of their ground are left out
    faint: bool = False  # some were
    typed: bool = False  # the line being written has more that looks so than a label

    def write(self, text: str, style: _Style) -> None:
        if self.looks is not None and not self.looks(style.look):
            return
        self.typed = self.typed or (not style.label and not text.isspace())
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

    def shows(self, style: _Style) -> bool:
        if self.colours and style.seen and style.ink == style.ground:
            self.faint = True
            return False
        return style.seen

    def break_line(self) -> None:
        if self.looks is not None and not self.typed:
            self.line = []
        self.typed = False
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


def html_to_text(html: str, looks: Callable[[Look], bool] | None = None, *, colours: bool = True) -> str:
    """Plain text of an HTML body: blocks on their own lines, quotes prefixed with "> ", nothing a reader cannot see.

    With `looks` only the words whose look it takes, and no lines of nothing but a link or heading. Where all of it has the
    colour of its ground a phone wrote it on a dark one, so colours do not count.
    """
    html = _END.sub("", html)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    data = html.replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.LxmlError, ValueError):
        return _TAG.sub(" ", html)
    if root is None or any("depth" in entry.message for entry in parser.error_log):
        return _TAG.sub(" ", html)  # libxml2 drops what is nested more than 2,048 deep
    page = _Page(looks=looks, colours=colours)
    _walk(root, page)
    page.end_line()
    text = "\n".join(page.lines).strip("\n")
    if text.strip("-> \t\n\u00a0"):
        return text
    if page.faint and looks is None:
        return html_to_text(html, colours=False)
    return ""  # the dashes of a list whose items are all crossed out


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
            if element.text and page.shows(style):
                page.write(element.text, style)
            continue
        style = styles.pop()
        if not (tag in _SKIPPED or style.hidden):
            _end(element, tag, page)
        if element.tail and element is not root and page.shows(styles[-1]):
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
        elif tag == "div" and _is_header_block(element) and page.last() not in (OUTLOOK_RULE, REPLY_RULE):
            page.lines += ["", REPLY_RULE if _is_reply_head(element) else OUTLOOK_RULE]


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
    if _CONTAINER.match(element.get("id") or ""):
        return _has_fields(element)
    if _HEADER_BLOCK.match(element.get("id") or "") or "OutlookMessageHeader" in (element.get("class") or ""):
        return True
    return _OUTLOOK_BORDER.search(element.get("style") or "") is not None


def _is_reply_head(element: etree._Element) -> bool:
    """Outlook on the web marks the head of a quote, whatever its language and however few its fields."""
    return _REPLY_HEAD.match(element.get("id") or "") is not None and _has_fields(element)


def _has_fields(element: etree._Element) -> bool:
    return ":" in "".join(islice(element.itertext(), 12))


def _style(element: etree._Element, tag: str, above: _Style, sheet: Sheet) -> _Style:
    attributes = element.attrib
    style = above
    if above.folded:
        if tag != "summary" or any(True for _ in element.itersiblings("summary", preceding=True)):
            return replace(above, hidden=True)
        style = replace(style, folded=False)
    if attributes or sheet.rules:
        css = hiding.plain(sheet.of(element, tag))
        if _is_put_away(tag, attributes) or (css and hiding.hides(css)):
            return replace(above, hidden=True)
        style = _coloured(attributes, css, style)
        if tag in _CELLS and style.ink != above.ink:
            style = replace(style, cell=style.ink)
        if "white-space" in css and _KEEPS_LINES.search(css):
            style = replace(style, preformatted=True)
        if css and hiding.crosses_out(css):
            style = replace(style, crossed=True)
        if any(kinds := hiding.sets_apart(css)):
            style = _set_apart(style, kinds)
        if _is_quote_class(element, attributes):
            style = replace(style, quoted=style.quoted + 1)
        elif not style.quoted and style.signed < MOST_SIGNED and _is_signature(tag, attributes):
            style = replace(style, quoted=int(_is_block(element)), signed=style.signed + 1)
    if tag in _CROSSED:
        return replace(style, crossed=True)
    if tag in _LABELS:
        return replace(style, label=True)
    if tag in _SET_APART:
        kinds = (tag in _BOLD, tag in _SLANTED, tag not in _BOLD | _SLANTED)
        return _set_apart(style, kinds)
    if tag == "details" and "open" not in attributes:
        return replace(style, folded=True)
    if tag == "blockquote" and not _is_indent(element):
        style = replace(style, quoted=style.quoted + 1)
    return replace(style, preformatted=True) if tag == "pre" else style


def _set_apart(style: _Style, kinds: tuple[bool, bool, bool]) -> _Style:
    bold, slanted, underlined = kinds
    return replace(style, bold=style.bold or bold, slanted=style.slanted or slanted, underlined=style.underlined or underlined)


def _is_put_away(tag: str, attributes: etree._Attrib) -> bool:
    return "hidden" in attributes or "popover" in attributes or (tag == "bdo" and attributes.get("dir") == "rtl")


def _is_quote_class(element: etree._Element, attributes: etree._Attrib) -> bool:
    if not _QUOTE_CLASS.search(attributes.get("class") or ""):
        return str(attributes.get("id")) == "isForwardContent"
    # The head of what Gmail forwards is no quote of its own: the text below it has no mark, so its rule must be seen.
    forwarded = str(element.text or "").lstrip().startswith("---")
    return not (forwarded and "gmail_attr" in str(attributes["class"]))


def _is_signature(tag: str, attributes: etree._Attrib) -> bool:
    if tag not in _SIGNED:
        return False
    if tag == "signature" or "data-signatureblock" in attributes:
        return True
    return any(_SIGNATURE.search(str(attributes.get(name) or "")[:500]) for name in ("id", "class", "name", "data-marker"))


def _is_block(element: etree._Element) -> bool:
    """Whether a program wrote all of it; what its user typed in there keeps it among his words."""
    pieces = list(islice(element.itertext(), MOST_PIECES + 1))
    return len(pieces) <= MOST_PIECES and is_block("\n".join(pieces).split("\n"))


def _is_indent(element: etree._Element) -> bool:
    """Gmail and others indent the sender's own words with a blockquote without a border."""
    cited = element.get("type") == "cite" or "quote" in (element.get("class") or "")
    return not cited and _GMAIL_INDENT.search(element.get("style") or "") is not None


def _coloured(attributes: etree._Attrib, css: str, above: _Style) -> _Style:
    behind = attributes.get("bgcolor") or ("image" if attributes.get("background") else "")
    ink, ground = hiding.colours(css, attributes.get("color") or "", behind)
    if ink == "transparent":
        return replace(above, hidden=True)
    return replace(above, ink=ink or above.ink, ground=ground or above.ground) if ink or ground else above
