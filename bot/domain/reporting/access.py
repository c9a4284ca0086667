"""What one person may see of himself (AVG, article 15), as a document: what is kept, since when, and what was left out and why.

It is an index: his mails, the letters to him and his files lie beside it, and are named here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.letters.status import HAPPENED
from bot.domain.reporting.document import Block, Column, Document, Facts, Section, Table, Text, in_words
from bot.domain.retention import ends_on
from bot.domain.workdays import local_date

CLIENT, EMPLOYEE = "klager", "medewerker"
GIVEN_TO_EMPLOYEE = (  # the letters by which a regulation lets the employee concerned know what he may know
    "kennisgeving-medewerker", "verzoek-reactie", "uitnodiging-gesprek", "verslag-gesprek", "bevestiging-afspraken", "uitkomst",
)  # fmt: skip
STAY_INSIDE = ("advised", "draft_made", "draft_approved", "draft_held", "reaction_received", "reaction_agreed", "meeting_held")
LEFT_OUT = {
    CLIENT: (
        "Wat medewerkers schreven, zoals een reactie, een verslag of een advies. Dat zijn ook gegevens van hen. Wat u daarvan"
        " volgens het reglement mag weten, staat in de brieven aan u.",
        "Vragen en herinneringen aan collega’s, en concepten van brieven. Die dienen alleen voor het interne werk.",
    ),
    EMPLOYEE: (
        "De klacht zelf en de mails van de klager. Wat u daarvan volgens het reglement mag weten, staat in de brieven aan u.",
        "Wat collega’s en de directie schreven, vragen en herinneringen aan collega’s, en concepten van brieven.",
        "Zaken waarin u alleen als collega werkte. Dat zijn dossiers van anderen.",
    ),
}
BOTH = (
    "Namen en gegevens van andere cliënten.",
    "Mail die nog in de mailbox van de organisatie staat. Het programma wijzigt daar niets; de organisatie zoekt die zelf op.",
)


@dataclass(frozen=True, slots=True)
class Item:
    """A mail, a letter or a file beside the index. `name` is its path there, "" when only its row is kept."""

    at: datetime
    what: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """What is his in one case, as CLIENT or as EMPLOYEE."""

    case: Case
    role: str
    items: tuple[Item, ...]


def index(bureau: Bureau, address: str, own: Sequence[Own], loose: Sequence[Item], today: date) -> Document:
    """The first page of what is handed over."""
    roles = dict.fromkeys(each.role for each in own) or {CLIENT: None}
    reasons = [*dict.fromkeys(words for role in roles for words in LEFT_OUT[role]), *BOTH]
    sections = [_of_case(each, bureau) for each in own]
    if loose:
        sections.append(Section("Mails die bij geen klacht horen", (Text(LOOSE), _items(loose))))
    sections.append(Section("Wat er niet bij zit, en waarom", tuple(Text(f"– {words}") for words in reasons)))
    return Document(
        title="Wat wij van u bewaren",
        subtitle=f"Inzage volgens artikel 15 van de AVG, voor {address}",
        organisation=bureau.name,
        made_on=today,
        intro=(Text(_sum(own, loose)), Text(SEE)),
        sections=tuple(sections),
        notice="Vertrouwelijk: alleen voor de persoon over wie het gaat.",
    )


SEE = (
    "De mails en brieven staan naast dit overzicht als .eml-bestand. Een mailprogramma kan die openen. Klopt er iets niet, of"
    " wilt u dat wij gegevens wissen? Dat kunt u ons vragen."
)
LOOSE = "Staat er geen bestand bij? Dan weten wij alleen nog dat deze mail er was. De inhoud bewaren wij niet."


def _sum(own: Sequence[Own], loose: Sequence[Item]) -> str:
    if not own and not loose:
        return "Wij bewaren in het klachtensysteem niets van dit mailadres."
    told = []
    if own:
        told.append("1 klacht" if len(own) == 1 else f"{len(own)} klachten")
    if loose:
        told.append("1 mail die bij geen klacht hoort" if len(loose) == 1 else f"{len(loose)} mails die bij geen klacht horen")
    return f"In het klachtensysteem gaat het om {' en om '.join(told)}."


def _of_case(own: Own, bureau: Bureau) -> Section:
    case = own.case
    heading = f"Klacht {case.number}" if case.number else f"Mail van {in_words(local_date(case.received), 'datum')}"
    blocks: tuple[Block, ...] = (Facts(tuple(_facts(own, bureau))), *_happened(own, bureau), _items(own.items))
    return Section(heading, blocks)


def _facts(own: Own, bureau: Bureau) -> Iterator[tuple[str, str]]:
    case, facts = own.case, own.case.facts
    yield "Ontvangen op", in_words(local_date(case.received), "datum")
    if own.role == EMPLOYEE:
        yield "Uw rol", "medewerker over wie de klacht gaat"
    else:
        yield "Naam", case.complainant.name
        yield "Mailadres", case.complainant.email
        yield "Dag waarover het gaat", ", ".join(in_words(day, "datum") for day in facts.event_dates)
        yield "Plaats", facts.place or ""
        yield "Opdrachtgever", facts.opdrachtgever or ""
        yield "Gevraagd bedrag", in_words(facts.amount_eur, "bedrag")
        if "invoerder" not in case.parties:  # else the words are a colleague's
            yield "Samenvatting, in uw woorden", " ".join(facts.sentences)
    if not case.is_open:
        yield "Wij bewaren dit tot", in_words(ends_on(case, bureau.retention), "datum")


def _happened(own: Own, bureau: Bureau) -> Iterator[Table]:
    if own.role != CLIENT:
        return
    words = bureau.under(own.case.pin).regulation.words.klager
    klacht = "melding" if words == "melder" else "klacht"
    rows = [
        (local_date(event.at), HAPPENED[event.kind].format(wie="een medewerker", klager=words, klacht=klacht))
        for event in own.case.events
        if event.kind in HAPPENED and event.kind not in STAY_INSIDE
    ]
    yield Table((Column("Dag", "datum"), Column("Wat er gebeurde")), tuple(rows))


def _items(items: Sequence[Item]) -> Table:
    rows = tuple((each.at, each.what, each.name) for each in sorted(items, key=lambda each: each.at))
    return Table((Column("Wanneer", "moment"), Column("Wat"), Column("Bestand")), rows)
