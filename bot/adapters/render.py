"""A Letter to text and HTML, by Jinja. One source a letter, two macro libraries, so that the two forms say the same.

Templates are looked up from particular to general: the site's own for the organisation, for the regulation and for
everyone, then the packaged ones (always reachable as `pakket/...`). Client text is hostile: HTML is escaped, in the
plain text only a quotation keeps its line breaks, and a template runs in a sandbox.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib import resources
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, nodes
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import TemplateNotFound
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from bot.domain.letters.letter import Letter
from bot.domain.workdays import AMSTERDAM, MONTHS, day_with_weekday
from bot.errors import TemplateError
from bot.mail.message import Attachment

WIDTH = 72
LONGEST_LINE = 2000  # characters of one line of a quotation
ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
LOGO_ID = "logo@huisstijl"
INK = "#1c2430"
PACKAGED = "pakket"  # the prefix under which a site's template extends the packaged one of the same name
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What goes into the mail. `inline_images`: (content id, image) for the HTML."""

    subject: str
    text: str
    html: str
    inline_images: tuple[tuple[str, Attachment], ...] = ()


def datum(day: date | datetime) -> str:
    """`maandag 14 december 2026`."""
    return day_with_weekday(day.astimezone(AMSTERDAM) if isinstance(day, datetime) else day)


def datum_kort(day: date | datetime) -> str:
    """`14 december 2026`."""
    if isinstance(day, datetime):
        day = day.astimezone(AMSTERDAM)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_in_english(day: date | datetime) -> str:
    """`Monday 14 December 2026`."""
    if isinstance(day, datetime):
        day = day.astimezone(AMSTERDAM)
    return f"{ENGLISH_DAYS[day.weekday()]} {day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"


def bedrag(amount: float) -> str:
    """`€ 1.250,00`."""
    return "€ " + f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def opsomming(words: Sequence[object], binding: str = "en") -> str:
    """`a, b en c`."""
    parts = [str(word) for word in words]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {binding} {parts[-1]}" if parts else ""


def wrap(text: str, indent: str = "", hanging: str = "") -> str:
    """One paragraph in lines of at most 72 characters: line breaks of the text are spaces, an address is never broken."""
    words = str(text).split()
    # A word of hundreds of characters is a stranger's, and no mail program shows it well; a link has to stay whole.
    parts = [part for word in words for part in ([word] if "://" in word or "@" in word else textwrap.wrap(word, WIDTH - 12))]
    return textwrap.fill(
        " ".join(parts),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def quoted(text: str, indent: str = "  | ") -> str:
    """Somebody's words with their own line breaks; every line is marked, so that none can pass for the letter's own.

    Lines stay whole: a mail program wraps them to its own width, and a marked line that was broken for it reads badly on a phone.
    """
    lines = (" ".join(line.split()) for line in str(text).strip().split("\n"))
    return "\n".join(f"{indent}{line[:LONGEST_LINE]}".rstrip() for line in lines)


def artikel(place: str) -> str:
    """`artikel 12 en 13` for "12, 13", `indienen, artikel 6` for "indienen 6", `inleiding en artikel 4` for "inleiding, 4"."""
    said: list[str] = []
    bare = False
    for part in place.split(", "):
        section, number = re.fullmatch(r"(\D*?)\s*(\d.*)?", part, re.DOTALL).groups()  # type: ignore[union-attr]
        said.append(", ".join(filter(None, [section, number and (number if bare and not section else f"artikel {number}")])))
        bare = bool(number) and not section
    return opsomming(said)


def url(text: str) -> str:
    """The text as a part of a link (RFC 3986 section 2.1, RFC 6068); an escaped text is what it stood for."""
    return quote(" ".join((text.unescape() if isinstance(text, Markup) else str(text)).split()), safe="")


def hoofdletter(text: str) -> str:
    """The text with a capital first; the rest stays as it is (UWV)."""
    return text[:1].upper() + text[1:]


def ink(colour: str) -> str:
    """The house colour where it can be read on white (contrast 4.5, WCAG 2.1 section 1.4.3), else nearly black."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        return INK
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return colour if 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5 else INK


def _environments(site: BaseLoader | None) -> tuple[BaseLoader, SandboxedEnvironment, Environment]:
    """The packaged templates, and the environments for text and for HTML in which the site's own come first."""
    packaged = FileSystemLoader(str(resources.files("bot") / "_templates"))
    loaders: list[BaseLoader] = [site] if site is not None else []
    environment = SandboxedEnvironment(
        loader=ChoiceLoader([*loaders, packaged, PrefixLoader({PACKAGED: packaged})]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters |= {
        "datum": datum,
        "date": date_in_english,
        "article": lambda place: artikel(place).replace("artikel", "article").replace(" en ", " and "),
        "datum_kort": datum_kort,
        "bedrag": bedrag,
        "opsomming": opsomming,
        "artikel": artikel,
        "hoofdletter": hoofdletter,
        "wrap": wrap,
        "quoted": quoted,
        "url": url,
    }
    return packaged, environment, environment.overlay(autoescape=True)


_PACKAGED = _environments(None)  # one for every renderer: compiling the templates takes most of the time of a first letter


class Renderer:
    """All letters of all organisations. `site`: a folder with versions of the operator's own."""

    def __init__(self, site: Path | None = None) -> None:
        self._site: BaseLoader | None = FileSystemLoader(str(site)) if site is not None else None
        self._packaged, self._environment, self._html = _PACKAGED if site is None else _environments(self._site)

    def render(
        self, letter: Letter, *, organisation_id: str, regulation_id: str, colour: str, logo: Path | None, signature: str
    ) -> Rendered:
        """Subject, text and HTML; of a letter that shows another as a draft, that one within it.

        TemplateError when the template cannot be used.
        """
        look = {"kleur": colour, "inkt": ink(colour), "logo": f"cid:{LOGO_ID}" if logo else "", "ondertekening": signature}
        try:
            name, facts = self._prepared(letter, look, organisation_id, regulation_id)
            if letter.drafts:
                facts |= self._draft(letter, look, organisation_id, regulation_id)
            text = self._environment.get_template(name).render(facts, vorm="txt")
            page = self._html.get_template(name).render(facts, vorm="html")
            subject = self._environment.get_template(name).render(facts, vorm="onderwerp")
        except (JinjaError, RecursionError) as problem:
            raise TemplateError(f"{letter.kind} for {organisation_id}: {problem}") from problem
        images = ((LOGO_ID, _image(logo)),) if logo else ()
        return Rendered(" ".join(subject.split()), _tidy(text), page, images)

    def _prepared(
        self, letter: Letter, look: Mapping[str, str], organisation_id: str, regulation_id: str
    ) -> tuple[str, dict[str, Any]]:
        """The template of a letter, and everything it may show."""
        words = self._find("_woorden.j2", organisation_id, regulation_id)
        facts = {"kenmerk": "", "taal": "nl", **_visible(letter.facts), "huisstijl": look, "woorden": words}
        facts["engels"] = self._english(letter.kind, organisation_id, regulation_id) if facts["taal"] != "nl" else ""
        facts |= {word: _Optional(facts[word]) for word in ("termijnen", "details") if word in facts}
        if "dossier" in facts.get("zaak", {}):
            facts["zaak"] = {**facts["zaak"], "dossier": _Optional(facts["zaak"]["dossier"])}
        return self._find(f"{letter.kind}/brief.j2", organisation_id, regulation_id), facts

    def _draft(self, letter: Letter, look: Mapping[str, str], organisation_id: str, regulation_id: str) -> dict[str, str]:
        """The letter that this one shows, as its reader will get it: its text, and its HTML without the page around it."""
        client = letter.facts["zaak"]["klager"]
        facts = {**letter.facts, "ontvanger": {**client, "is_directie": False}, "taal": letter.facts["zaak"]["taal"]}
        shown = replace(letter, kind=letter.drafts, facts=facts)
        name, words = self._prepared(shown, look, organisation_id, regulation_id)
        text = _tidy(self._environment.get_template(name).render(words, vorm="txt")).partition("\n-- \n")[0]
        return {"concept": text, "concept_opmaak": self._html.get_template(name).render(words, vorm="html", los=True)}

    def page(self, letter: Letter, *, organisation_id: str, regulation_id: str) -> str:
        """What a letter says, as Markdown, for a page of the docs. TemplateError when its template cannot be used."""
        facts = {**_visible(letter.facts), "kenmerk": "", "woorden": self._find("_woorden.j2", organisation_id, regulation_id)}
        try:
            name = self._find(f"{letter.kind}/brief.j2", organisation_id, regulation_id)
            return _tidy(self._environment.get_template(name).render(facts, vorm="md"))
        except (JinjaError, RecursionError) as problem:
            raise TemplateError(f"{letter.kind} for {organisation_id}: {problem}") from problem

    def _find(self, file: str, organisation_id: str, regulation_id: str) -> str:
        """The name of the most particular template there is: the site's own first, then the packaged one."""
        names = [f"{folder}/{file}" for folder in (organisation_id, regulation_id, "standaard")]
        for name in names:
            if self._site is not None and self._holds(self._site, name):
                return name
        for name in names[1:]:
            if self._holds(self._packaged, name):
                return f"{PACKAGED}/{name}"
        raise TemplateError(f"there is no template {file}")

    def _english(self, kind: str, organisation_id: str, regulation_id: str) -> str:
        """The template of the English below a letter, "" where a letter has none."""
        try:
            return self._find(f"{kind}/engels.j2", organisation_id, regulation_id)
        except TemplateError:
            return ""

    def _holds(self, loader: BaseLoader, name: str) -> bool:
        try:
            loader.get_source(self._environment, name)
        except TemplateNotFound:
            return False
        return True

    def check(self, must_state: Mapping[tuple[str, str], Sequence[str]]) -> list[str]:
        """Problems: a (regulation, kind) whose letter has no block, or an empty one, for what it must state.

        Also each template of the site's own that cannot be read; whether its words exist shows only in a letter.
        """
        problems = self._unusable()
        for (regulation, kind), words in must_state.items():
            try:
                blocks = self._blocks(self._find(f"{kind}/brief.j2", regulation, regulation))
            except (JinjaError, TemplateError) as problem:
                problems.append(f"{kind} for {regulation}: {problem}")
                continue
            problems += [f"{kind} for {regulation} lacks the block {word!r}" for word in words if word not in blocks]
            problems += [f"{kind} for {regulation}: the block {word!r} is empty" for word in words if blocks.get(word) is False]
        return problems

    def _unusable(self) -> list[str]:
        problems = []
        for name in self._site.list_templates() if self._site is not None else []:
            try:
                if name.endswith(".j2"):
                    self._chain(name)
                    self._environment.get_template(name)
            except (JinjaError, TemplateError, UnicodeDecodeError) as problem:
                problems.append(f"{name}: {problem}")
        return problems

    def _blocks(self, name: str) -> dict[str, bool]:
        """The blocks that reach the letter, of a template and of those it extends, and whether each says anything.

        A block inside one that is overridden counts only when the override holds it too, or calls super().
        """
        chain = self._chain(name)
        versions: dict[str, list[nodes.Block]] = {}
        for tree in chain:
            for block in tree.find_all(nodes.Block):
                versions.setdefault(block.name, []).append(block)
        inner = {each.name for block in chain[-1].find_all(nodes.Block) for each in block.find_all(nodes.Block)}
        pending = [block.name for block in chain[-1].find_all(nodes.Block) if block.name not in inner]
        found: dict[str, bool] = {}
        while pending:
            word = pending.pop()
            used = versions[word] if _calls_super(versions[word][0]) else versions[word][:1]
            found[word] = any(_says(block) for block in used)
            pending += [each.name for block in used for each in block.find_all(nodes.Block) if each.name not in found]
        return found

    def _chain(self, name: str) -> list[nodes.Template]:
        """A template and those it extends, the most particular first. TemplateError when one extends itself."""
        chain: list[nodes.Template] = []
        seen: set[str] = set()
        while name:
            if name in seen:
                raise TemplateError(f"{name} extends itself; write {PACKAGED}/{name} for the packaged one")
            seen.add(name)
            source, _, _ = self._environment.loader.get_source(self._environment, name)  # type: ignore[union-attr]
            chain.append(self._environment.parse(source))
            parents = [each.template for each in chain[-1].find_all(nodes.Extends)]
            name = next((str(each.value) for each in parents if isinstance(each, nodes.Const)), "")
        return chain


class _Optional(dict[str, Any]):
    """Words of which a letter has some: one that is not there is None, so that a template can ask `if`."""

    def __missing__(self, word: str) -> None:
        return None


def _calls_super(block: nodes.Block) -> bool:
    return any(isinstance(call.node, nodes.Name) and call.node.name == "super" for call in block.find_all(nodes.Call))


def _says(block: nodes.Block) -> bool:
    """Whether a block can put anything but white space in the letter."""
    printed = (item for output in block.find_all(nodes.Output) for item in output.nodes)
    return any(not isinstance(item, nodes.TemplateData) or item.data.strip() for item in printed)


def _visible(value: Any) -> Any:
    """The facts without control and bidi characters, wherever a text came from."""
    if isinstance(value, str):
        return _INVISIBLE.sub("", value)
    if isinstance(value, Mapping):
        return {key: _visible(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_visible(item) for item in value)
    return value


def _tidy(text: str) -> str:
    lines = [line if line == "-- " else line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _image(path: Path) -> Attachment:
    return Attachment(path.name, guess_type(path.name)[0] or "image/png", path.read_bytes())
