"""An invented case, step by step, and every letter that asks a colleague something on the way: to look at and to test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.answers.commands import Command
from bot.domain.answers.confirm import CHOICES, CODE
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Facts, Party
from bot.domain.decide import Notice
from bot.domain.events import Event
from bot.domain.impartiality import candidates
from bot.domain.letters.asking import ask, reminder
from bot.domain.letters.correspondence import after_events
from bot.domain.letters.letter import Desk, Letter, Source
from bot.domain.letters.notices import notices
from bot.domain.letters.receipt import ask_admission
from bot.domain.letters.replies import answers
from bot.domain.letters.sides import ask_reaction
from bot.domain.questions import Question, asks_whether_done
from bot.domain.reading import Person
from bot.domain.terms import deadlines
from bot.domain.workdays import AMSTERDAM
from bot.mail.parse import parse

RECEIVED = datetime(2026, 11, 9, 9, 12, tzinfo=AMSTERDAM)  # a Monday
CLIENT = Party("Jan de Boer", "jan.deboer@klant.example", "cliënt")
WORDS = (
    "Ik heb een klacht over {employee}. Op 2 november hadden wij een afspraak over mijn sollicitaties. "
    "{first} kwam niet en belde niet af. Toen ik belde, kreeg ik te horen dat ik maar moest wachten."
)
ASKING = (
    "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "opdracht", "vraag-gesprek", "verzoek-verslag",
    "verzoek-reactie", "vraag-oordeel", "concept-uitkomst", "vraag-verlenging", "vraag-maatregelen", "vraag-tevredenheid",
    "melding-directie", "herinnering", "escalatie", "begreep-niet",
)  # fmt: skip
FILE = {
    "bevindingen": "De afspraak stond in de agenda. Er is niet afgebeld.",
    "redenen": "Wie een afspraak niet haalt, laat dat op tijd weten. Dat is niet gebeurd.",
    "maatregelen": "Excuses en een nieuwe afspraak, deze week nog.",
    "verslag": "De klager vertelde wat er was gebeurd. De medewerker herkent het.",
    "aanbod": "Een nieuwe afspraak, en een andere begeleider als dat gewenst is.",
    "samenvatting-betrokken-1": "Ik was die dag ziek en heb niet afgebeld. Dat spijt mij.",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A letter that asks, and the case as it stood when it was written."""

    name: str  # of the letter, unique: `vraag-maatregelen-nakomen`
    letter: Letter
    case: Case


def cast(bureau: Bureau) -> tuple[Person, Person]:
    """Who handles the invented case, and who is complained about; no directors where there is somebody else."""
    people = [person for person in bureau.roster if person.email not in bureau.directie and not person.has_role("secretariaat")]
    case = Case(bureau.id, bureau.regulation.pin, RECEIVED, parties={"klager": CLIENT})
    able = [person for person in candidates(case, bureau) if person in people] or people
    return able[0], next(person for person in reversed(people) if person != able[0])


def first_day(bureau: Bureau) -> Desk:
    """The case on the day it came in."""
    _, employee = cast(bureau)
    words = WORDS.format(employee=employee.name, first=employee.name.split()[0])
    facts = Facts(
        event_dates=(date(2026, 11, 2),),
        sentences=tuple(f"{each.rstrip('.')}." for each in words.split(". ")[1:]),
        opdrachtgever="UWV",
    )
    parties = {"klager": CLIENT, "betrokken-1": Party(employee.name, employee.email, ", ".join(employee.roles))}
    case = Case(bureau.id, bureau.regulation.pin, RECEIVED, "2026-014", 14, parties, facts)
    return _at(Desk(case, bureau, (), Source("<1@klant.example>", (), "Klacht", words), RECEIVED), Event("received", RECEIVED))


def _at(desk: Desk, *events: Event, now: datetime | None = None) -> Desk:
    case = desk.case.with_events(*events)
    found = deadlines(desk.bureau.regulation, case.events, desk.bureau.calendar)
    return replace(desk, case=case, deadlines=found, now=now or desk.now)


def _written(desk: Desk, *words: str) -> Desk:
    """The file with these words of the handler; all of them without a name."""
    return replace(desk, case=desk.case.with_words(**{name: FILE[name] for name in words or FILE}))


def _later(desk: Desk, days: int, kind: str, **data: str) -> Desk:
    now = RECEIVED + timedelta(days=days)
    return _at(desk, Event(kind, now, data), now=now)


def asking(bureau: Bureau) -> Iterator[Example]:
    """Every letter that asks a colleague something under this regulation, in the order of the case."""
    seen: set[str] = set()
    for desk, name, letters in _course(bureau):
        for letter in letters:
            if name.startswith(letter.kind) and name not in seen and letter.recipient.email != CLIENT.email:
                seen.add(name)
                yield Example(name, letter, desk.case)


def _course(bureau: Bureau) -> Iterator[tuple[Desk, str, Iterator[Letter]]]:
    desk = first_day(bureau)
    yield from _begin(desk)
    handler, _ = cast(bureau)
    case, key = desk.case.with_party("behandelaar", Party(handler.name, handler.email, ", ".join(handler.roles)))
    handled = _later(replace(desk, case=case), 1, "handler_assigned", person=key)
    yield handled, "opdracht", _of(handled, "opdracht")
    asked = _later(handled, 1, "reaction_requested")
    yield asked, "verzoek-reactie", ask_reaction(asked)
    yield from _talk(asked)
    heard = _at(_later(_later(asked, 9, "hearing_held", report="yes"), 9, "complainant_heard"), now=RECEIVED + timedelta(days=9))
    heard = _later(heard, 9, "employee_heard")
    yield from _end(heard)


def _begin(desk: Desk) -> Iterator[tuple[Desk, str, Iterator[Letter]]]:
    unknown = replace(desk, case=replace(desk.case, number="", log=(Event("asked", RECEIVED),)))
    guards = [each for each in desk.deadlines if each.term.name == "ontvangstbevestiging"]
    unknown = replace(unknown, deadlines=tuple(guards))
    yield unknown, "vraag-indeling", after_events(unknown, unknown.case.events)
    first = (*guards, *desk.deadlines)[0]
    yield unknown, "herinnering-indeling", reminder(unknown, first, "herinnering", RECEIVED)
    yield unknown, "escalatie-indeling", reminder(unknown, first, "escalatie", RECEIVED + timedelta(days=20))
    colleague, _ = cast(desk.bureau)
    entered = {**unknown.case.parties, "invoerder": Party(colleague.name, colleague.email)}
    put_in = replace(unknown, case=replace(unknown.case, parties=entered))
    yield put_in, "vraag-indeling-ingevoerd", after_events(put_in, put_in.case.events)
    yield put_in, "herinnering-ingevoerd", reminder(put_in, first, "herinnering", RECEIVED)
    yield put_in, "escalatie-ingevoerd", reminder(put_in, first, "escalatie", RECEIVED + timedelta(days=20))
    old = replace(
        desk, case=replace(desk.case, facts=replace(desk.case.facts, event_dates=(date(2025, 10, 6),), older_than_year=True))
    )
    yield old, "vraag-ontvankelijkheid", ask_admission(old)
    yield desk, "opdracht-behandelaar", after_events(desk, desk.case.events)
    last = next((each for each in desk.deadlines if each.term.name == "afhandeling"), first)
    yield desk, "herinnering-behandelaar", reminder(desk, last, "herinnering", RECEIVED)
    yield desk, "escalatie-behandelaar", reminder(desk, last, "escalatie", RECEIVED + timedelta(days=60))
    yield desk, "melding-directie-uwv", _uwv(desk)
    handler, _ = cast(desk.bureau)
    details = {"afzender": f"{handler.name} <{handler.email}>", "adres": handler.email, "reden": "geen-brief"}
    details |= {"begrepen": f"{handler.name} behandelt de klacht.", "klacht_tekst": "Ik doe dit wel.", "onderwerp": "klacht"}
    held = Notice(CODE, details, choices=CHOICES)
    yield desk, "melding-directie-bevestigen", notices(desk.bureau, [held], 1, desk)
    message, director = parse(b"Message-ID: <2@x.example>\r\n\r\nhm"), desk.bureau.directors()[0]
    yield desk, "begreep-niet", answers(desk, Command("unclear", why="niet-begrepen"), director, message, 2)


def _uwv(desk: Desk) -> Iterator[Letter]:
    return (each for each in after_events(desk, desk.case.events) if each.kind == "melding-directie")


def _of(desk: Desk, *kinds: str) -> Iterator[Letter]:
    return (each for each in after_events(desk, desk.case.events[-1:]) if each.kind in kinds)


def _talk(desk: Desk) -> Iterator[tuple[Desk, str, Iterator[Letter]]]:
    for term in desk.deadlines:
        if term.term.by != "medewerker" and term.term.name in ("afhandeling", "horen", "gesprek", "contact-klant"):
            yield desk, f"herinnering-{term.term.name}", reminder(desk, term, "herinnering", desk.now)
            yield desk, f"escalatie-{term.term.name}", reminder(desk, term, "escalatie", desk.now + timedelta(days=60))
        elif term.term.by == "medewerker":
            yield desk, f"herinnering-{term.term.name}", reminder(desk, term, "herinnering", desk.now)
    yield from _prompts(desk, "vraag-gesprek", "vraag-verlenging")
    planned = _later(desk, 2, "hearing_planned", when="2026-11-17T14:00", who="klager,medewerker", sequence="0")
    yield from _prompts(planned, "verzoek-verslag")
    for term in planned.deadlines:
        if term.term.name in ("horen", "gesprek", "contact-klant"):
            yield planned, f"herinnering-{term.term.name}-gepland", reminder(planned, term, "herinnering", planned.now)
    withdrawn = Notice("intrekking", {"klacht_tekst": "Het hoeft niet meer.", "afzender": CLIENT.name})
    yield planned, "melding-directie-intrekking", notices(desk.bureau, [withdrawn], 3, planned)
    summary = _at(_written(desk), Event("noted", desk.now, {"summary": "betrokken-1"}))
    yield summary, "verzoek-reactie-akkoord", _of(summary, "verzoek-reactie")


def _end(desk: Desk) -> Iterator[tuple[Desk, str, Iterator[Letter]]]:
    yield from _prompts(desk, "vraag-oordeel", "vraag-tevredenheid")
    half = _later(desk, 10, "verdict_given", gegrond="gegrond")
    yield half, "vraag-oordeel-ontbreekt", _of(half, "vraag-oordeel")
    reasoned = _later(_written(desk, "redenen", "bevindingen"), 10, "verdict_given", gegrond="gegrond")
    yield reasoned, "vraag-maatregelen-oordeel", _of(reasoned, "vraag-maatregelen")
    if desk.bureau.regulation.outcome.judges == "directie":
        advised = _later(_written(desk), 10, "advised", gegrond="gegrond")
        yield advised, "vraag-oordeel-advies", _of(advised, "vraag-oordeel")
    drafted = _later(_written(half), 11, "draft_made", number="1")
    yield drafted, "concept-uitkomst", _of(drafted, "concept-uitkomst")
    promised = _later(_later(drafted, 12, "outcome_sent"), 12, "measures_recorded", until="2026-11-27")
    yield from _prompts(promised, "vraag-maatregelen")
    if desk.bureau.regulation.outcome.dissatisfied == "heroverwegen":
        cross = _later(desk, 12, "satisfaction_recorded", level="niet")
        yield cross, "vraag-ontvankelijkheid-heroverweging", _of(cross, "vraag-ontvankelijkheid")


def _prompts(desk: Desk, *kinds: str) -> Iterator[tuple[Desk, str, Iterator[Letter]]]:
    for prompt in desk.bureau.regulation.prompts:
        if prompt.letter in kinds and prompt.to != "klager":
            step = "" if prompt.letter != "vraag-maatregelen" else "nakomen" if asks_whether_done(prompt) else "voorkomen"
            yield desk, f"{prompt.letter}-{step}".strip("-"), ask(desk, Question(desk.now, prompt, "1"))
