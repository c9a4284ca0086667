"""A Letter to text and HTML, by Jinja. One source a letter, two macro libraries, so that the two forms say the same.

Templates are looked up from particular to general: the site's own for the organisation, for the regulation and for
everyone, then the packaged ones. Client text is hostile: HTML is escaped, and a template runs in a sandbox.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import TemplateNotFound
from jinja2.sandbox import SandboxedEnvironment

from bot.domain.letters import Letter
from bot.errors import TemplateError
from bot.mail.message import Attachment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WIDTH = 72
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
LOGO_ID = "logo@klachtenbot"
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What goes into the mail. `inline_images`: (content id, image) for the HTML."""

    subject: str
    text: str
    html: str
    inline_images: tuple[tuple[str, Attachment], ...] = ()


def datum(day: date | datetime) -> str:
    """`maandag 14 december 2026`."""
    return f"{DAYS[day.weekday()]} {datum_kort(day)}"


def datum_kort(day: date | datetime) -> str:
    """`14 december 2026`."""
    if isinstance(day, datetime):
        day = day.astimezone(AMSTERDAM)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def bedrag(amount: float) -> str:
    """`€ 1.250,00`."""
    return "€ " + f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def opsomming(words: Sequence[object], binding: str = "en") -> str:
    """`a, b en c`."""
    parts = [str(word) for word in words]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {binding} {parts[-1]}" if parts else ""


def wrap(text: str, indent: str = "", hanging: str = "") -> str:
    """Paragraphs of at most 72 characters; line breaks in the text stay, words are never broken."""
    lines = []
    for line in str(text).strip().split("\n"):
        words = " ".join(line.split())
        lines.append(
            textwrap.fill(
                words,
                WIDTH,
                initial_indent=indent,
                subsequent_indent=indent + hanging,
                break_long_words=False,
                break_on_hyphens=False,
            )
            if words
            else indent.rstrip()
        )
    return "\n".join(lines)


class Renderer:
    """All letters of all organisations. `site`: a folder with versions of the operator's own."""

    def __init__(self, site: Path | None = None) -> None:
        folders = [str(site)] if site is not None else []
        folders.append(str(resources.files("bot") / "_templates"))
        self._environment = SandboxedEnvironment(
            loader=FileSystemLoader(folders),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self._environment.filters |= {
            "datum": datum,
            "datum_kort": datum_kort,
            "bedrag": bedrag,
            "opsomming": opsomming,
            "wrap": wrap,
        }
        self._environment.filters["url"] = lambda text: quote(str(text), safe="")
        self._html = self._environment.overlay(autoescape=True)

    def render(
        self, letter: Letter, *, organisation_id: str, regulation_id: str, colour: str, logo: Path | None, signature: str
    ) -> Rendered:
        """Subject, text and HTML. TemplateError when the template cannot be used."""
        look = {"kleur": colour, "logo": f"cid:{LOGO_ID}" if logo else "", "ondertekening": signature}
        facts = {**_visible(letter.facts), "huisstijl": look}
        try:
            name = self._find(letter.kind, organisation_id, regulation_id)
            text = self._environment.get_template(name).render(facts, vorm="txt")
            page = self._html.get_template(name).render(facts, vorm="html")
            subject = self._environment.get_template(name).render(facts, vorm="onderwerp")
        except JinjaError as problem:
            raise TemplateError(f"{letter.kind} for {organisation_id}: {problem}") from problem
        images = ((LOGO_ID, _image(logo)),) if logo else ()
        return Rendered(" ".join(subject.split()), _tidy(text), page, images)

    def _find(self, kind: str, organisation_id: str, regulation_id: str) -> str:
        for folder in (organisation_id, regulation_id, "standaard"):
            name = f"{folder}/{kind}/brief.j2"
            try:
                self._environment.get_template(name)
            except TemplateNotFound as problem:
                if problem.name != name:
                    raise
                continue
            return name
        raise TemplateError(f"there is no template for {kind}")

    def check(self, must_state: Mapping[tuple[str, str], Sequence[str]]) -> list[str]:
        """Problems: a (regulation, kind) whose template lacks a block that the regulation says must be stated."""
        problems = []
        for (regulation, kind), words in must_state.items():
            try:
                blocks = self._blocks(self._find(kind, regulation, regulation))
            except (JinjaError, TemplateError) as problem:
                problems.append(f"{kind} for {regulation}: {problem}")
                continue
            problems += [f"{kind} for {regulation} lacks the block {word!r}" for word in words if word not in blocks]
        return problems

    def _blocks(self, name: str) -> set[str]:
        """The names of all blocks of a template and of those it extends."""
        source, _, _ = self._environment.loader.get_source(self._environment, name)  # type: ignore[union-attr]
        tree = self._environment.parse(source)
        found = {block.name for block in tree.find_all(nodes.Block)}
        for parent in tree.find_all(nodes.Extends):
            if isinstance(parent.template, nodes.Const):
                found |= self._blocks(str(parent.template.value))
        return found


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
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _image(path: Path) -> Attachment:
    return Attachment(path.name, guess_type(path.name)[0] or "image/png", path.read_bytes())
