"""The overviews a regulation promises, as documents, and the letters they go with. The directie sends on what outsiders get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.answers.approval import CHOICES
from bot.domain.bureau import Bureau
from bot.domain.letters.facts import NAMES_OF_KINDS, bureau_facts, choices, recipient_facts
from bot.domain.letters.letter import Letter
from bot.domain.reading import Person
from bot.domain.report_rules import INSIDE, ON_REQUEST, Report
from bot.domain.reporting.analysis import SECTIONS
from bot.domain.reporting.disclosure import release
from bot.domain.reporting.document import Block, Document, Section, Text
from bot.domain.reporting.period import Period
from bot.domain.reporting.register import Row
from bot.domain.reporting.sections import withheld
from bot.domain.reporting.view import View
from bot.domain.rules import OPDRACHTGEVERS
from bot.mail.message import Address, Attachment

TITLES = {
    "jaaroverzicht": "Jaaroverzicht klachten",
    "kwartaalrapport": "Kwartaalrapport klachten",
    "overzicht-opdrachtgever": "Overzicht klachten",
    "agenda-overleg": "Klachten voor het intern overleg",
}
PROMISES = {
    "zonder_namen": "Er staan geen namen in dit overzicht.",
    "alleen_eigen_clienten": "Het gaat alleen over cliënten van {opdrachtgever}.",
}
UNKNOWN = "Klachten waarvan niet bekend is wie de opdrachtgever is, staan er niet in."  # always: their number is told to nobody
NOTICES = {
    INSIDE: "Alleen voor de directie",
    "openbaar": "Zonder namen",
    "opdrachtgever": "Zonder namen, voor {opdrachtgever}",
}
SENT = "naar-opdrachtgever"  # in the key of the letter to a principal, where the letter to the directie has its occasion


@dataclass(frozen=True, slots=True)
class Edition:
    """One report of one period; `principal` is the kind of principal it is about, "" for all. `is_final`: the period is over."""

    rule: Report
    period: Period
    principal: str
    document: Document
    is_final: bool

    @property
    def name(self) -> str:
        """Of its files: jaaroverzicht-2026, kwartaalrapport-2026-k3-UWV."""
        part = "" if self.period.name.isdecimal() else f"-k{(self.period.first.month + 2) // 3}"
        return f"{self.rule.name}-{self.period.first.year}{part}" + (f"-{self.principal}" if self.principal else "")

    @property
    def waits(self) -> bool:
        """True when it goes to a principal once the directie agrees."""
        return self.is_final and bool(self.principal) and self.rule.reader == "opdrachtgever"


def editions(
    rule: Report, period: Period, rows: Sequence[Row], bureau: Bureau, made_on: date, principal: str | None = None
) -> Iterator[Edition]:
    """The reports of one period: for outsiders one of all and one for each principal with complaints, inside one of all.

    `principal` asks for one alone ("" for that of all). `rows` are those of every period.
    """
    guarded = rule.is_guarded
    inside = tuple(row for row in rows if period.holds(row.registered if guarded else row.received))
    told = release(inside) if guarded else None
    kinds = [kind for kind in OPDRACHTGEVERS if any(row.principal == kind for row in inside)]
    wanted = [principal] if principal is not None else ["", *kinds] if rule.reader == "opdrachtgever" else [""]
    for kind in wanted:
        mine = tuple(row for row in inside if kind in ("", row.principal))
        known = tuple(row for row in rows if kind in ("", row.principal))
        view = View(rule, period, mine, known, told, kind, min(period.last, made_on))
        yield Edition(rule, period, kind, _document(view, bureau, made_on), period.last < made_on)


def principal_name(kind: str, bureau: Bureau) -> str:
    """The principal by its own name where there is one of its kind."""
    known = bureau.principal(kind)
    return known.name if known is not None else NAMES_OF_KINDS.get(kind, kind).replace("uw ", "de ")


def _document(view: View, bureau: Bureau, made_on: date) -> Document:
    rule, who = view.rule, principal_name(view.principal, bureau) if view.principal else "alle opdrachtgevers"
    if view.is_withheld:
        found: list[Section] = [withheld()]
    else:
        found = [SECTIONS[word](view) for word in dict.fromkeys(rule.holds) if word in SECTIONS]
    about = f" van cliënten van {who}" if view.principal else ""
    running = view.period.last >= made_on
    over = "" if rule.every == ON_REQUEST and "nog_niet_besproken" in rule.holds else f"over {view.period.name}"
    return Document(
        title=title(rule),
        subtitle=" ".join(filter(None, (over, f"voor {who}" if view.principal else ""))),
        organisation=bureau.name,
        made_on=made_on,
        sections=tuple(section for section in found if section.blocks),
        notice=NOTICES[rule.reader if view.principal or rule.reader == INSIDE else "openbaar"].format(opdrachtgever=who),
        intro=tuple(_intro(view, about, running, who)),
    )


def _intro(view: View, about: str, running: bool, who: str) -> Iterator[Block]:
    number = len(view.rows)
    if "nog_niet_besproken" not in view.rule.holds:
        if view.is_withheld:
            yield Text(f"Er waren minder dan vijf klachten{about}, of zo weinig dat wij het aantal niet noemen.", "strong")
        elif number:
            yield Text(f"Er {'was 1 klacht' if number == 1 else f'waren {number} klachten'}{about}.", "strong")
        else:
            yield Text(f"Er waren geen klachten{about}.", "strong")
    if running and view.period.first <= view.period.last and "nog_niet_besproken" not in view.rule.holds:
        yield Text(f"De periode is nog niet voorbij: dit is een tussenstand over {view.period.name}.")
    promises = [
        words.format(opdrachtgever=who)
        for word, words in PROMISES.items()
        if word in view.rule.holds and (view.principal or word != "alleen_eigen_clienten")
    ]
    if view.principal:
        promises.append(UNKNOWN)
    if promises:
        yield Text(" ".join(promises), "small")


def letters(
    edition: Edition, files: tuple[Attachment, ...], bureau: Bureau, readers: Sequence[Person], occasion: str = ""
) -> Iterator[Letter]:
    """The report for each of these directors, as a draft with the button "akkoord" where it goes on to a principal.

    `occasion` tells one request from another; without it there is one letter a period.
    """
    contact = _contact(edition.principal, bureau)
    for director in readers:
        reader = Address(director.name, director.email)
        facts = {
            **_facts(edition.rule, edition.period, edition.principal, reader, bureau, edition.is_final),
            "samenvatting": [block.words for block in edition.document.intro if isinstance(block, Text)],
            "met_excel": len(files) > 1,
            "naar": contact if edition.waits else "",
            "keuzes": choices(CHOICES) if edition.waits and contact else [],
        }
        key = key_of(edition.rule, edition.period, bureau, edition.principal, occasion, director.email)
        yield Letter(edition.rule.name, key, reader, facts, attachments=files)


def key_of(rule: Report, period: Period, bureau: Bureau, principal: str, occasion: str, reader: str) -> str:
    """`kwartaalrapport:werkpro:2026-07-01:UWV::directie@...`: unique, so that a report on schedule is written once."""
    return f"{rule.name}:{bureau.id}:{period.first}:{principal}:{occasion}:{reader}"


def to_principal(rule: Report, period: Period, kind: str, files: tuple[Attachment, ...], bureau: Bureau) -> Letter | None:
    """The letter with which the approved files go to the principal, once; None when nobody's address is known."""
    contact = _contact(kind, bureau)
    if not contact:
        return None
    facts = _facts(rule, period, kind, Address("", contact), bureau) | {
        "samenvatting": [],
        "met_excel": False,
        "naar": "",
        "keuzes": [],
    }
    key = key_of(rule, period, bureau, kind, SENT, "")
    return Letter(rule.name, key, Address("", contact), facts, attachments=files)


def _contact(kind: str, bureau: Bureau) -> str:
    known = bureau.principal(kind)
    return known.contact if known is not None else ""


def _facts(rule: Report, period: Period, kind: str, to: Address, bureau: Bureau, is_final: bool = True) -> dict[str, Any]:
    return {
        "op_papier": "",
        "organisatie": bureau_facts(bureau),
        "ontvanger": recipient_facts(to.name, to.email, bureau),
        "titel": title(rule),
        "periode": period.name,
        "artikel": rule.article,
        "lezer": rule.reader,
        "opdrachtgever": principal_name(kind, bureau) if kind else "",
        "definitief": is_final,
    }


def title(rule: Report) -> str:
    """Of its document; a report of a name that is not known here has that name."""
    return TITLES.get(rule.name, rule.name.replace("-", " ").capitalize())
