"""The whole file of a case as one document: facts, complaint, timeline, terms, words, letters, mails and files. Pure.

It holds what the case holds, and no way in: the tokens of letters and the links of their buttons are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.domain.attachments import ADDITION, ADVICE, COMMISSION, COMPLAINT, OUTCOME, REACTION, REASONS, REPORT, Filed
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.letters.form import complaint_word, event_days, form_sections, has_form, person
from bot.domain.letters.letter import Desk
from bot.domain.reporting.document import Block, Column, Document, Facts, Quote, Section, Table, Text, in_words
from bot.domain.reporting.standing import standing
from bot.domain.reporting.timeline import STATES, by_itself, happened, letter_name
from bot.domain.terms import Deadline
from bot.domain.tokens import without_tokens
from bot.domain.workdays import local_date

NOTICE = "Vertrouwelijk: persoonsgegevens, alleen voor wie met deze zaak te maken heeft"
WORDS: Mapping[str, str] = {  # what stands in the file of a case, in the order of its course
    "ingesloten_brief": "De brief die bij de eerste mail zat",
    "toegevoegd": "Wat de klager daarna schreef",
    "reden_afwijzing": "Waarom de zaak niet in behandeling kwam",
    "gesprek_plaats": "Plaats van het gesprek",
    "verslag": "Verslag van het gesprek",
    "bevindingen": "Bevindingen",
    "redenen": "Redenen van het oordeel",
    "maatregelen": "Maatregelen",
    "afspraken": "Afspraken",
    "aanbod": "Aanbod",
    "preventie": "Maatregelen om herhaling te voorkomen",
    "reden_verlenging": "Reden van de verlenging",
    "reden_pauze": "Reden van de pauze",
    "commissie": "Bericht van de klachtencommissie",
}
OF_PEOPLE = {"reactie-": "Reactie van {naam}", "samenvatting-": "Samenvatting van de reactie van {naam}"}
PURPOSES: Mapping[str, str] = {
    COMPLAINT: "bij de klacht",
    ADDITION: "aanvulling",
    REPORT: "verslag van het gesprek",
    OUTCOME: "bij de uitkomst",
    ADVICE: "bij het advies",
    REACTION: "bij de reactie van de medewerker",
    COMMISSION: "van of voor de klachtencommissie",
}
BECAME: Mapping[str, str] = {  # the disposition of a mail, in words
    "opened": "zaak geopend",
    "asked": "gevraagd wat het is",
    "added": "bij de zaak gevoegd",
    "commanded": "gedaan wat erin staat",
    "undone": "gedaan, en later teruggedraaid",
    "noted": "bij de zaak bewaard",
    "refused": "niet gedaan: niet duidelijk, of niet aan de afzender",
    "held": "niet gedaan: niet zeker wie dit schreef",
    "told": "stand van zaken gestuurd",
    "reported": "doorgegeven aan de directie",
    "guided": "uitleg gestuurd",
    "automatic": "automatisch bericht",
    "bounced": "een brief kwam terug",
    "oversize": "te groot om te lezen",
    "quarantined": "kon niet worden gelezen",
}
LETTER_WIDTH = 72  # characters, of the lines of a letter as text
_ITEM = re.compile(r" *(?:[-|>•*]|\d+\. )")
_QUOTED = re.compile(r" *[|>]")
CLOSED = {"afgewezen": "niet in behandeling genomen"}


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter of the case. `state` is that of the outbox; `text` is the plain text without its foot."""

    kind: str
    recipient: str  # address
    subject: str
    state: str
    queued_at: datetime
    sent_at: datetime | None
    is_withdrawn: bool = False
    text: str = field(default="", repr=False)
    enclosed: tuple[str, ...] = ()  # names of the files that went along


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail of the case. `text` is what its sender wrote now; "" when the mail is not kept."""

    sender: str  # address
    at: datetime
    disposition: str
    subject: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What the database knows beside the case: its letters and mails, oldest first, and who caused the event at a position.

    `former` are people whom an answer put in the case that was taken back, by person key.
    """

    letters: tuple[Posted, ...] = ()
    mails: tuple[Arrived, ...] = ()
    senders: Mapping[int, str] = field(default_factory=dict)
    former: Mapping[str, Party] = field(default_factory=dict)


def casefile(desk: Desk, history: History, *, with_letters: bool = True) -> Document:
    """The file as it stands at `desk.now`. Without letters it lists them, and leaves out their text."""
    case, bureau = _without_tokens(desk.case), desk.bureau
    desk = replace(desk, case=case, source=replace(desk.source, text=without_tokens(desk.source.text)))
    sections = [
        *_form(desk),
        _complaint(desk),
        Section("Wat er gebeurde", (_timeline(desk, history),)),
        *_terms(desk),
        *_words(desk),
        *_letters(history.letters, case, bureau, with_letters),
        *_mails(history.mails, case, bureau),
        Section("Bestanden", tuple(_files(desk.files, case, bureau))),
    ]
    return Document(
        f"Dossier {case.number or 'zonder nummer'}",
        bureau.regulation.name,
        bureau.name,
        local_date(desk.now),
        tuple(sections),
        notice=NOTICE,
        intro=(Facts(tuple(_known(desk))),),
        contents=True,
    )


def _without_tokens(case: Case) -> Case:
    return replace(case, file={key: without_tokens(words) for key, words in case.file.items()})


def _known(desk: Desk) -> Iterator[tuple[str, str]]:
    case, bureau, facts = desk.case, desk.bureau, desk.case.facts
    client, handler = case.complainant, case.handler
    yield "Nummer", ", ".join(case.numbers) if case.number else "nog geen"
    yield "Ontvangen", _day(local_date(case.received))
    yield bureau.regulation.words.klager.capitalize(), "\n".join(filter(None, (client.name, client.email)))
    yield "Hoedanigheid", client.function or "niet bekend"
    yield "Gaat over", "\n".join(person(party) for party in case.involved) or "geen medewerker herkend"
    yield "Misschien ook over", ", ".join(facts.doubtful_employees)
    yield "Behandelaar", person(handler) if handler is not None else "niemand"
    yield "Opdrachtgever", facts.opdrachtgever or "niet bekend"
    yield "Wanneer", event_days(case) or "niet bekend"
    yield "Waar", facts.place or "niet bekend"
    yield "Bedrag", in_words(facts.amount_eur, "bedrag")
    name, _, version = case.pin.partition("@")
    rules = bureau.regulation
    used = rules.name if name == rules.id else name
    followed = "" if case.pin == rules.pin else f"; die is er niet meer, de zaak volgt versie {rules.version}"
    yield "Regeling", f"{used}, versie {version}{followed}" if version else used
    yield "Stand", CLOSED.get(case.state, standing(case, local_date(desk.now)))


def _complaint(desk: Desk) -> Section:
    who = desk.case.complainant.name or desk.case.complainant.email
    text = desk.source.text
    words: Block = (
        Quote(text, f"{who}, {_day(local_date(desk.case.received))}") if text else Text("De tekst is niet (meer) bewaard.")
    )
    return Section(f"De {complaint_word(desk.bureau)}", (words,), new_page=True)


def _form(desk: Desk) -> Iterator[Section]:
    """Where the regulation keeps a form of each case, as it is filled now."""
    if has_form(desk.bureau):
        yield Section(desk.bureau.regulation.words.formulier.capitalize(), (), new_page=True)
        yield from form_sections(desk, level=2)


def _timeline(desk: Desk, history: History) -> Table:
    case, bureau = desk.case, desk.bureau
    rows: list[tuple[datetime, str, str]] = []
    everybody = replace(case, parties={**history.former, **case.parties})
    for position, moment, words in happened(everybody, bureau.regulation):
        by = "vanzelf" if by_itself(case.log[position - 1]) else "niet vastgelegd"
        sender = history.senders.get(position, "")
        rows.append((moment, words, called(sender, case, bureau) if sender else by))
    for letter in history.letters:
        state = "" if letter.state == "sent" else f" ({STATES.get(letter.state, letter.state)})"
        to = called(letter.recipient, case, bureau)
        rows.append((letter.sent_at or letter.queued_at, f"Brief aan {to}: {letter_name(letter.kind)}{state}", ""))
    columns = (Column("Wanneer", "moment"), Column("Wat"), Column("Door wie"))
    rows.sort(key=lambda row: row[0])
    return Table(columns, tuple(rows))


def called(address: str, case: Case, bureau: Bureau) -> str:
    """The name of whom an address belongs to, in this bureau or this case; the address itself of anybody else."""
    colleague, key = bureau.person(address), case.key_of(address)
    if colleague is not None:
        return colleague.name
    return case.parties[key].name or address if key else address


def _terms(desk: Desk) -> Iterator[Section]:
    columns = (
        Column("Termijn"),
        Column("Artikel"),
        Column("Uiterlijk", "datum"),
        Column("Gehaald op", "datum"),
        Column("Uitkomst"),
    )
    today = local_date(desk.now)
    rows = tuple((each.term.text, each.term.article, each.due, each.met_on, kept(each, today)) for each in desk.deadlines)
    yield Section("Termijnen", (Table(columns, rows),) if rows else (Text("Er begon nog geen termijn."),))
    if rows:
        traces = tuple((each.term.text, "\n".join(each.trace)) for each in desk.deadlines)
        yield Section("Zo zijn de termijnen berekend", (Facts(traces),), level=2)


def kept(deadline: Deadline, today: date) -> str:
    """Whether a term was kept, as of today."""
    if deadline.met_on is not None:
        days = (deadline.met_on - deadline.due).days
        return "op tijd" if days <= 0 else f"te laat: {_days(days)} na het einde"
    if deadline.ended_on is not None:
        return f"verviel op {_day(deadline.ended_on)}"
    days = (today - deadline.due).days
    return f"niet gehaald: {_days(days)} voorbij" if days > 0 else "loopt nog"


def _days(count: int) -> str:
    return "1 dag" if count == 1 else f"{count} dagen"


def _words(desk: Desk) -> Iterator[Section]:
    found = tuple(_named_words(desk.case))
    yield Section("Woorden uit de zaak", () if found else (Text("Er is nog niets vastgelegd."),))
    for name, words in found:
        yield Section(name, (Quote(words),), level=2)


def _named_words(case: Case) -> Iterator[tuple[str, str]]:
    """What colleagues wrote down, under a name; what this version has no name for keeps its own."""
    known = [key for key in WORDS if case.file.get(key)]
    for key in (*known, *(key for key in case.file if key not in WORDS and case.file[key])):
        prefix = next((each for each in OF_PEOPLE if key.startswith(each)), "")
        party = case.parties.get(key.removeprefix(prefix))
        name = OF_PEOPLE[prefix].format(naam=party.name) if prefix and party is not None else WORDS.get(key, key)
        yield name, case.file[key]


def _letters(letters: Sequence[Posted], case: Case, bureau: Bureau, with_text: bool) -> Iterator[Section]:
    columns = (Column("Nr.", "getal"), Column("Verstuurd", "moment"), Column("Brief"), Column("Aan"), Column("Bezorging"))
    rows = tuple(
        (number, each.sent_at, letter_name(each.kind), called(each.recipient, case, bureau), delivered(each))
        for number, each in enumerate(letters, 1)
    )
    yield Section("Brieven", (Table(columns, rows),) if rows else (Text("Er is nog geen brief geschreven."),), new_page=True)
    for number, each in enumerate(letters, 1) if with_text else ():
        told = (
            ("Onderwerp", each.subject),
            ("Aan", f"{called(each.recipient, case, bureau)} <{each.recipient}>"),
            ("Bezorging", f"{delivered(each)}{f', {_at(each.sent_at)}' if each.sent_at else ''}"),
            ("Bijlagen", "\n".join(each.enclosed)),
        )
        text: Block = Quote(unwrapped(without_tokens(each.text))) if each.text else Text("De tekst is niet (meer) bewaard.")
        yield Section(f"Brief {number}: {letter_name(each.kind)}", (Facts(told), text), level=2)


def delivered(letter: Posted) -> str:
    """What became of a letter."""
    words = STATES.get(letter.state, letter.state)
    return f"{words}, later ingetrokken" if letter.is_withdrawn and letter.state != "withdrawn" else words


def unwrapped(text: str) -> str:
    """A letter with each paragraph in one line again: a page has another width than a mail. Quotations keep their lines."""
    lines: list[str] = []
    before = ""
    for line in text.splitlines():
        first = line.strip().partition(" ")[0]
        goes_on = before and first and not _ITEM.match(line) and len(before) + 1 + len(first) > LETTER_WIDTH
        if goes_on and not _QUOTED.match(before):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
        before = line
    return "\n".join(lines)


def _mails(mails: Sequence[Arrived], case: Case, bureau: Bureau) -> Iterator[Section]:
    yield Section("Mails die binnenkwamen", () if mails else (Text("Er is geen mail bij deze zaak."),), new_page=True)
    for number, each in enumerate(mails, 1):
        told = (
            ("Onderwerp", without_tokens(each.subject)),
            ("Van", f"{called(each.sender, case, bureau)} <{each.sender}>"),
            ("Ontvangen", _at(each.at)),
            ("Wat ermee gebeurde", BECAME.get(each.disposition, each.disposition)),
            ("Bijlagen", "\n".join(each.attachments)),
        )
        text: Block = (
            Quote(unwrapped(without_tokens(each.text))) if each.text else Text("Geen tekst, of de mail is niet (meer) bewaard.")
        )
        yield Section(
            f"Mail {number}: {called(each.sender, case, bureau)}, {_day(local_date(each.at))}", (Facts(told), text), level=2
        )


def _files(files: Sequence[Filed], case: Case, bureau: Bureau) -> Iterator[Block]:
    if not files:
        yield Text("Er kwamen geen bestanden binnen.")
    for number, each in enumerate(files, 1):
        purpose = PURPOSES.get(each.purpose, each.purpose) or "nergens mee doorgestuurd"
        kept_as = f"niet bewaard: {REASONS.get(each.refused, each.refused)}" if each.refused else purpose
        yield Facts(
            (
                (f"Bestand {number}", each.name),
                ("Van", f"{called(each.sender, case, bureau)}, {_at(each.at)}"),
                ("Grootte", f"{each.size:,} bytes".replace(",", ".")),
                ("Waarvoor", kept_as),
                ("SHA-256", each.digest),
            )
        )


def _day(day: date) -> str:
    return in_words(day, "datum")


def _at(moment: datetime) -> str:
    return in_words(moment, "moment")
