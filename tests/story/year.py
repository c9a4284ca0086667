"""A year of complaints at one bureau, played through the real intake, outbox and rounds by invented people who answer letters.

Who complains, of what, and what its handler finds, is drawn beforehand. What a report must say is counted from that draw and
from the letters that went out; never from events, terms or the register.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from heapq import heappop, heappush
from itertools import count
from typing import Any

from sqlalchemy import Row, select

from bot.adapters import schema
from bot.domain.bureau import Bureau
from bot.domain.reporting.digest import digest_moment
from bot.domain.workdays import AMSTERDAM
from bot.simulate import MemoryStage

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
FIRST = "Loes Piet Gerda Ahmed Sonja Rik Tineke Mo Wendy Sjaak Irma Tarik Bea Gijs Nel Hugo Fenna Stef Aafke Joke".split()  # noqa: SIM905
LAST = "Pronk Kuiper Hazenberg Wiersma Dokter Postmus Stevens Kalkman Driessen Coenen Buurman Hulst Tolsma Roelofs".split()  # noqa: SIM905

WORDS = {  # nature -> what a client tells, with who and when
    "gedrag": (
        "Op {day} was {who} onbeschoft tegen mij aan de balie. Ik werd uitgelachen waar anderen "
        "bij stonden. Ik vond het vernederend.",
        "{who} heeft op {day} tegen mij geschreeuwd en mij respectloos behandeld. Ik ben daar erg van geschrokken en heel boos.",
    ),
    "privacy": (
        "Op {day} heeft {who} mijn medische gegevens zonder toestemming aan mijn werkgever "
        "gegeven. Dat is een schending van mijn privacy.",
        "{who} heeft op {day} vertrouwelijke dingen over mij doorverteld aan een andere cliënt. "
        "Mijn privacy is geschonden, ik ben woedend.",
    ),
    "traagheid": (
        "Ik ben heel ontevreden over {who}. Op {day} heb ik weer gemaild en alles is zo traag: "
        "maandenlang hoor ik niets en mijn plan ligt stil.",
        "Het duurt veel te lang bij {who}. Sinds {day} ligt mijn aanvraag stil en er is weer uitstel. Ik ben dit zat.",
    ),
    "afspraken": (
        "{who} is op {day} zonder iets te laten weten niet op onze afspraak verschenen. Weer een "
        "afspraak die niet is nagekomen. Ik pik dit niet.",
        "Op {day} heeft {who} beloofd mij in te schrijven voor de cursus. Die belofte is niet "
        "nagekomen en nu is de cursus vol. Ik ben boos.",
    ),
    "informatie": (
        "{who} heeft mij op {day} verkeerde informatie gegeven over mijn uitkering. Daardoor ben "
        "ik geld misgelopen. Ik ben hier erg ontevreden over.",
        "Ik krijg van {who} geen enkele uitleg over mijn plan. Op {day} kreeg ik een advies dat "
        "nergens op slaat. Dit is onzorgvuldig.",
    ),
    "overig": (
        "Op {day} was de ruimte waarin {who} de cursus gaf smerig en ijskoud. Ik ben daar ziek "
        "geworden. Ik vind dat echt niet kunnen.",
        "{who} rookte op {day} in de leskamer terwijl ik astma heb. Ik kreeg geen lucht. Ik ben er heel boos over.",
    ),
}
PRINCIPALS = {
    "UWV": "Mijn opdrachtgever is het UWV.",
    "gemeente": "Mijn traject loopt via de gemeente, die betaalt het.",
    "werkgever": "Mijn traject loopt via mijn werkgever, die is de opdrachtgever.",
    "verzekeraar": "Mijn traject loopt via de verzekeraar, die is de opdrachtgever.",
    "": "",
}
REPORT = "Verslag van het gesprek.\n\nBeiden hebben verteld hoe zij het beleefd hebben. Er zijn stukken bekeken."
SATISFIED = {"tevreden": "Tevreden", "deels": "Deels tevreden", "niet": "Niet tevreden"}
COURSES = {"settled": 66, "refused": 8, "withdrawn": 12, "late": 10, "left": 4}  # how a complaint goes, in parts


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn for one complaint."""

    name: str
    email: str
    received: datetime
    nature: str
    principal: str
    employee: str
    course: str
    verdict: str  # gegrond, deels, ongegrond
    measures: bool
    talk: bool
    satisfied: str  # tevreden, deels, niet
    text: str


@dataclass
class Seen:
    """What the world outside saw of one complaint: days on which letters reached the client, and what staff answered."""

    number: str
    plan: Plan
    client: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))  # letter kind -> days it went out
    staff: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    said: list[tuple[date, str, str]] = field(default_factory=list)  # (day, letter answered, words)


def drawn(bureau: Bureau, staff: list[str], year: int, size: int, seed: int) -> list[Plan]:
    """The complaints of a year, in order of receipt."""
    dice = random.Random(f"{bureau.id}-{seed}")
    moments = sorted(
        datetime(year, 1, 1, 7, tzinfo=AMSTERDAM) + timedelta(minutes=dice.randrange(0, 364 * 24 * 60)) for _ in range(size)
    )
    plans = []
    for number, moment in enumerate(moments):
        nature = dice.choices(list(WORDS), (5, 3, 4, 4, 2, 1))[0]
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
        employee, principal = dice.choice(staff), dice.choices(list(PRINCIPALS), (5, 4, 2, 1, 1))[0]
        event = moment.date() - timedelta(days=dice.randint(3, 20))
        day = f"{event.day} {MONTHS[event.month - 1]} {event.year}"
        told = dice.choice(WORDS[nature]).format(who=employee, day=day)
        story = f"{told}\nIk heb dit eerst zelf besproken maar dat hielp niet.\n{PRINCIPALS[principal]}"
        lines = ("Goedendag,", f"Ik wil een klacht indienen over {employee}.", story, f"Groet,\n{name}\n")
        plans.append(
            Plan(
                name=name,
                email=f"klant{number:03d}@post.example",
                received=moment.replace(second=0),
                nature=nature,
                principal=principal,
                employee=employee,
                course=dice.choices(list(COURSES), list(COURSES.values()))[0],
                verdict=dice.choices(("gegrond", "deels", "ongegrond"), (5, 3, 4))[0],
                measures=dice.random() < 0.7,
                talk=dice.random() < 0.5,
                satisfied=dice.choices(("tevreden", "deels", "niet"), (5, 2, 2))[0],
                text="\n\n".join(lines),
            )
        )
    return plans


class Year:
    """Plays the plans on a stage, and has every colleague and client answer what he is asked."""

    def __init__(self, stage: MemoryStage, plans: list[Plan], handler: str, year: int) -> None:
        self.stage, self.plans, self.handler = stage, {plan.email: plan for plan in plans}, handler
        self.bureau, self.seen = stage.office.bureau, {}
        self.end = datetime(year + 1, 1, 31, 18, tzinfo=AMSTERDAM)
        self._steps: list[tuple[datetime, int, EmailMessage]] = []
        self._order, self._mails, self._known, self._since = count(), count(1), set[int](), plans[0].received
        for plan in plans:
            self._at(plan.received, self._mail(plan.email, "Klacht", plan.text))

    def play(self) -> dict[str, Seen]:
        """What was seen of each case, by its number."""
        now = self._steps[0][0]
        while now <= self.end:
            while self._steps and self._steps[0][0] <= now:
                message = heappop(self._steps)[2]
                message["Date"] = format_datetime(now)
                self.stage.deliver(message.as_bytes(policy=policy.SMTP), now)
            self.stage.work(now)
            for letter in self._sent(now):
                self._read(letter, now)
            now = self._next(now)
        return self.seen

    def _next(self, now: datetime) -> datetime:
        with self.stage.store.transaction() as unit:
            moments = [moment for moment in unit.next_moments(self.bureau.id) if moment is not None]
        moments += [digest_moment(now + timedelta(days=7), self.bureau)] + [each[0] for each in self._steps[:1]]
        return min(max(moment, now + timedelta(minutes=1)) for moment in moments).astimezone(AMSTERDAM)

    def _sent(self, now: datetime) -> list[Row[Any]]:
        table = schema.letter
        with self.stage.store.transaction() as unit:
            query = select(table).where(table.c.sent_at >= self._since, table.c.case_id.is_not(None)).order_by(table.c.id)
            rows = [row for row in unit.connection.execute(query) if row.id not in self._known]
        self._known |= {row.id for row in rows}
        self._since = now
        return rows

    def _read(self, letter: Row[Any], now: datetime) -> None:
        """Note that a letter came, and answer it some days later where it asks something."""
        found = re.search(r"20\d\d-\d{3}", letter.subject)
        if found is None:
            return
        if letter.recipient in self.plans:
            case = self.seen.setdefault(found[0], Seen(found[0], self.plans[letter.recipient]))
            case.client[letter.kind].append(now.date())
        case = self.seen.get(found[0])
        if case is None:
            return
        if letter.recipient not in self.plans:
            case.staff[letter.kind].append(now.date())
        kind = "intrekking" if ":intrekking:" in letter.key else letter.kind
        answer = self._answer(kind, letter.recipient, case, now)
        if answer is not None:
            days, words = answer
            at = self._workday(now, days)
            case.said.append((at.date(), letter.kind, words))
            reply = self._mail(letter.recipient, f"RE: {letter.subject}", words)
            reply["In-Reply-To"] = reply["References"] = letter.message_id
            self._at(at, reply)

    def _answer(self, kind: str, recipient: str, case: Seen, now: datetime) -> tuple[int, str] | None:
        """In how many working days, and what; None when this person leaves it."""
        plan, directors = case.plan, self.bureau.directie
        if plan.course == "left" and kind != "vraag-indeling":
            return None
        first = recipient in (directors[0], "i.tenhave@werkpro.example")
        if kind == "vraag-indeling":
            return (1, "klacht") if first else None
        if kind == "vraag-ontvankelijkheid":
            if plan.course == "refused":
                return (2, "Niet in behandeling, want het is al eerder behandeld.") if first else None
            return (1, "In behandeling nemen.") if first else None
        if kind == "opdracht-behandelaar":
            return (1, f"{self.handler} doet dit") if first else None
        if kind == "bericht-behandelaar" and plan.course == "withdrawn":
            return 4, "Beste mensen,\n\nIk trek mijn klacht in. Het is opgelost.\n\nGroet"
        if kind == "intrekking":
            return (1, "ja, stop de behandeling") if first else None
        if plan.course == "withdrawn":
            return None
        table = {
            "vraag-gesprek": (2, self._talk(plan, now)),
            "verzoek-verslag": (
                2,
                "Verslag van het gesprek.\n\nBeiden hebben verteld hoe zij het beleefd hebben. Er zijn stukken bekeken.",
            ),
            "vraag-maatregelen": (6, "Gedaan" if plan.measures and plan.verdict != "ongegrond" else "Geen maatregelen"),
            "verzoek-reactie": (3, "Ik heb het anders beleefd. Het was die dag erg druk en ik heb het niet zo bedoeld."),
            "vraag-oordeel": (45 if plan.course == "late" else 5, self._verdict(plan, now)),
            "concept-uitkomst": (1, "akkoord"),
            "vraag-tevredenheid": (
                4,
                {"tevreden": "Tevreden", "deels": "Deels tevreden", "niet": "Niet tevreden"}[plan.satisfied],
            ),
        }
        return table.get(kind)

    def _talk(self, plan: Plan, now: datetime) -> str:
        """Where both must be heard, and in every other case elsewhere, there is a talk; else it is waived."""
        if not plan.talk and self.bureau.id in ("werkpro", "loket3"):
            return f"De {self.bureau.regulation.words.klager} ziet af van een gesprek."
        day = self.bureau.calendar.add_workdays(now.date(), 4)
        return f"Het gesprek is op {day.day} {MONTHS[day.month - 1]} {day.year} om 10.00 uur, met beiden"

    def _verdict(self, plan: Plan, now: datetime) -> str:
        word = {"gegrond": "Gegrond", "deels": "Deels gegrond", "ongegrond": "Ongegrond"}[plan.verdict]
        words = f"{word}, want dat blijkt uit het dossier en uit de verklaring van de medewerker."
        until = (now + timedelta(days=60)).date()
        measures = (
            f"\nMaatregelen: de werkwijze is aangepast en besproken, voor {until.day} {MONTHS[until.month - 1]} {until.year}."
        )
        return words + (measures if plan.measures and plan.verdict != "ongegrond" else "")

    def _workday(self, now: datetime, days: int) -> datetime:
        day = self.bureau.calendar.add_workdays(now.date(), days)
        return datetime.combine(day, time(10), tzinfo=AMSTERDAM) + timedelta(minutes=next(self._order) % 300)

    def _mail(self, sender: str, subject: str, words: str) -> EmailMessage:
        message = EmailMessage()
        person = self.bureau.person(sender)
        name = person.name if person is not None else self.plans[sender].name
        message["From"], message["To"], message["Subject"] = f"{name} <{sender}>", self.bureau.sender.email, subject
        message["Message-ID"] = f"<jaar.{next(self._mails)}@{sender.partition('@')[2]}>"
        message.set_content(words)
        return message

    def _at(self, moment: datetime, message: EmailMessage) -> None:
        heappush(self._steps, (moment, next(self._order), message))
