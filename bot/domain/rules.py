"""The kinds of rule a klachtenreglement is made of, and the closed lists of words its file may use.

Each kind of rule is one dataclass; its fields are the words of one table in the TOML file. `duty` names the duties it meets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.events import EVENTS
from bot.domain.report_rules import REPORT_WORDS, Register, Report
from bot.domain.report_rules import impossible as impossible_report
from bot.domain.rights_table import Right

FACTS = ("wat", "waar", "wanneer", "waarom", "wie")
ROLES = (
    "directie", "manager", "klachtenfunctionaris", "behandelaar", "medewerker", "organisatie", "klager", "kwaliteitsmedewerker",
    "kcmd", "commissie",
)  # fmt: skip
GROUNDS = (
    "event_older_than", "outside_responsibility", "not_discussed_first", "withdrawn", "not_for_principal",
    "former_principal_not_conduct", "disciplinary",
)  # fmt: skip
MUST_STATE = (
    "zaaknummer", "ontvangen", "datum_gebeurtenis", "plaats", "bijzonderheden", "samenvatting", "contactpersoon", "vervolg",
    "termijn", "reglement", "in_behandeling", "klachtenfunctionaris", "kcmd", "kopie", "reden", "mogelijkheden", "behandelaar",
    "bevindingen", "omschrijving", "oordeel", "redenen", "maatregelen", "verdere_weg", "kcmd_datum", "gesprek_medewerker",
    "afspraken", "geheimhouding", "aanbod", "tevredenheid", "verslag", "stopt",
)  # fmt: skip
LETTERS = (
    "ontvangstbevestiging", "bericht-behandelaar", "verzoek-aanvulling", "opdracht-behandelaar", "opdracht", "vraag-indeling",
    "vraag-ontvankelijkheid", "vraag-gesprek", "vraag-verlenging", "vraag-maatregelen", "kennisgeving-medewerker",
    "verzoek-reactie", "uitnodiging-gesprek", "verzoek-verslag", "verslag-gesprek", "vraag-oordeel", "concept-uitkomst",
    "uitkomst", "niet-in-behandeling", "bevestiging-intrekking", "bevestiging-afspraken", "verlenging", "herinnering",
    "escalatie", "melding-verzekeraar", "melding-uwv", "vraag-tevredenheid", "verslag-afhandeling", "verwijzing",
    "maatregelen-kcmd", "dank-suggestie", "melding-directie", "begreep-niet", "uitgevoerd", "weekoverzicht", "kwartaalrapport",
    "jaaroverzicht", "overzicht-opdrachtgever", "agenda-overleg", "verbeterformulier", "stand-van-zaken", "handleiding",
)  # fmt: skip
PROMPTS = (
    "verzoek-aanvulling", "vraag-gesprek", "verzoek-verslag", "vraag-oordeel", "vraag-maatregelen", "vraag-tevredenheid",
    "vraag-verlenging", "vraag-ontvankelijkheid",
)  # fmt: skip
GUARDS = (
    "alleen_rooster", "nooit_betrokkene", "collega_manager", "beslist_alleen_directie", "vertrouwelijk", "nooit_afgewezen",
    "nummer_per_jaar", "regeling_per_zaak", "anonieme_gebeurtenissen", "dossier", "aanbod_per_telefoon", "geen_klachtenformulier",
    "adviseert_alleen", "breed_opvatten", "invoer_door_collega", "vertegenwoordiger", "soort_klager", "derde_als_betrokkene",
    "na_intrekking_stil", "commissie_geen_nieuwe_klacht",
)  # fmt: skip
OPDRACHTGEVERS = ("UWV", "gemeente", "werkgever", "verzekeraar")
SINGULAR = {"dagen": "dag", "werkdagen": "werkdag", "weken": "week", "maanden": "maand", "jaar": "jaar"}
ROUGHLY = {"meteen": 1.0, "dagen": 1.0, "werkdagen": 1.4, "weken": 7.0, "maanden": 30.4, "jaar": 365.0}  # days, to compare spans
MOST = 1000  # of any unit; more is a mistake


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: `5 werkdagen`, `6 weken`, or `meteen` (amount 0)."""

    amount: int
    unit: str

    def __str__(self) -> str:
        if self.unit == "meteen":
            return "meteen"
        return f"{self.amount} {SINGULAR[self.unit] if self.amount == 1 else self.unit}"

    @property
    def rough_days(self) -> float:
        """About how many days, to tell a longer span from a shorter one."""
        return max(self.amount, self.unit == "meteen") * ROUGHLY[self.unit]


def span(text: str) -> Span:
    """`"5 werkdagen"` or `"1 maand"` -> Span. ValueError names the known units."""
    if text == "meteen":
        return Span(0, "meteen")
    match = re.fullmatch(r"(\d{1,4}) ([a-z]+)", text)
    unit = next((unit for unit, one in SINGULAR.items() if match and match[2] in (unit, one)), None)
    if match is None or unit is None or int(match[1]) > MOST:
        raise ValueError(f"{text!r} is no span; write a number up to {MOST} and one of {', '.join(SINGULAR)}; or meteen")
    return Span(int(match[1]), unit)


@dataclass(frozen=True, slots=True)
class Term:
    """Something that must be done in time. It starts with an event, is met by one, and may become moot by another."""

    name: str
    article: str
    text: str  # what must be done, in Dutch
    by: str
    starts_on: str
    within: Span
    met_by: tuple[str, ...]
    target: Span | None = None
    ends_on: tuple[str, ...] = ("withdrawn", "rejected", "closed")
    unless: tuple[str, ...] = ()  # does not run once one of these happened ...
    after_all: tuple[str, ...] = ()  # ... but runs once one of these did; until then nobody is late with it
    remind_before: tuple[Span, ...] = (Span(2, "werkdagen"),)
    escalate_after: tuple[Span, ...] = (Span(0, "werkdagen"),)
    met_all: bool = False  # met_by has to happen altogether, not one of it
    founded: bool = False  # owed only when the complaint is founded, wholly or in part
    set_by: str = ""  # an event that sets the date within the term (data `until`)
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to ask: when these events happened, on a day before or after, unless it was settled."""

    letter: str
    to: str
    article: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    wait: Span = Span(0, "werkdagen")
    before: str = ""  # this long (`wait`) before the last working day of this term
    after: str = ""  # this long after the end of this term
    on_date_of: str = ""  # on the date that the last event of this kind names, and `wait` after it
    undated: Span | None = None  # and when that event names none: this long after the outcome, and once more after as long
    if_missing: tuple[str, ...] = ()  # only while one of these facts is unknown
    founded: bool = False  # only after a founded verdict
    again: Span | None = None  # while it has no answer: so long after it once more, and after as long the directie is asked
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterRule:
    """What a letter must contain; each word is a block of its template."""

    kind: str
    article: str
    must_state: tuple[str, ...] = ()
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdmissibilityRule:
    """A ground on which a person may decide not to take a complaint up."""

    when: str
    article: str
    than: Span | None = None
    boundary: str = "in"  # is an event of exactly that long ago still in?
    way_back: bool = False  # the complaint is taken up after all when the complainant asks again
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handling:
    """Who appoints the handler, who is preferred, and who never is."""

    article: str
    decides: str
    handler_roles: tuple[str, ...] = ()
    only_roles: tuple[str, ...] = ()  # nobody else may handle it
    never: tuple[str, ...] = ("involved",)
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who is invited to the talk and who gets its report."""

    article: str
    invites: tuple[str, ...]
    report_to: tuple[str, ...]
    reaction: bool = False  # the employee is asked for a written reaction when the handler is known
    reaction_agreed: bool = False  # the employee agrees with the summary of it
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who judges, what has to come before, and what the letter needs from him."""

    article: str
    judges: str
    needs: tuple[str, ...]
    only_after: tuple[str, ...] = ()
    dissatisfied: str = ""  # what a dissatisfied complainant leads to
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim above this amount is passed on at once."""

    article: str
    above: float  # EUR; exactly this much is not above it
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notify:
    """A principal that has to hear of a complaint, once a person agrees."""

    article: str
    opdrachtgever: str
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commission:
    """A complaints commission outside the organisation, as the regulation names it."""

    article: str
    name: str
    short: str
    post: str
    email: str
    within: Span  # after the outcome, and after the event when it is asked directly
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Escalation:
    """Where a dissatisfied complainant can go, by principal: "" for everyone, "overig" for those not named in another rule.

    `{opdrachtgever}` in `to` is the principal's own name.
    """

    to: str
    article: str
    opdrachtgever: str = ""
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """A duty that is met by how the bot works: something it always or never does."""

    rule: str
    article: str
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftToPeople:
    """Duties no mailbox can meet, with the reason."""

    duty: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What counts as a complaint, what it should tell, and what happens on the day it comes in."""

    facts_asked: tuple[str, ...]
    employee_told_at_once: bool = True
    employee_copy: bool = True
    admission_decision: bool = False  # the directie decides whether it is taken up, and the client hears that
    suggestions: bool = False  # suggestions and remarks belong to the procedure: registered, and thanked for
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The regulation's own words for the complainant and the form, and how it addresses people."""

    klager: str = "klager"
    aanspreekvorm: str = "u"
    formulier: str = "klachtenformulier"
    duty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regulation:
    """One regulation in one version; a case pins `id@version`."""

    id: str
    version: str
    name: str
    organisation: str
    duties: str  # the last of its numbered duties, CON-34; "none" when they are not numbered
    intake: Intake
    handling: Handling
    terms: tuple[Term, ...]
    letters: Mapping[str, LetterRule]
    hearing: Hearing = Hearing("", ("klager",), ("klager", "medewerker"))
    outcome: Outcome = Outcome("", "behandelaar", ("redenen",))
    prompts: tuple[Prompt, ...] = ()
    admissibility: tuple[AdmissibilityRule, ...] = ()
    claim: Claim | None = None
    notify: tuple[Notify, ...] = ()
    commission: Commission | None = None
    escalations: tuple[Escalation, ...] = ()
    reports: tuple[Report, ...] = ()
    register: tuple[Register, ...] = ()
    guards: tuple[Guard, ...] = ()
    left_to_people: tuple[LeftToPeople, ...] = ()
    words: Words = Words()
    rights: tuple[Right, ...] = ()  # the default rows with this regulation's own

    @property
    def pin(self) -> str:
        return f"{self.id}@{self.version}"

    @property
    def facts_asked(self) -> tuple[str, ...]:
        return self.intake.facts_asked

    @property
    def employee_told_at_once(self) -> bool:
        return self.intake.employee_told_at_once

    @property
    def employee_copy(self) -> bool:
        return self.intake.employee_copy

    @property
    def admission_decision(self) -> bool:
        return self.intake.admission_decision


PARTIES = ("klager", "medewerker", "behandelaar")
KNOWN_WORDS: dict[tuple[str, str], Sequence[str]] = {
    ("intake", "facts_asked"): FACTS,
    ("handling", "decides"): ROLES,
    ("handling", "never"): ("involved",),
    ("hearing", "invites"): PARTIES,
    ("hearing", "report_to"): PARTIES,
    ("outcome", "judges"): ("behandelaar", "directie"),
    ("outcome", "needs"): ("redenen", "bevindingen", "maatregelen"),
    ("outcome", "only_after"): ("klager_gehoord", "medewerker_gehoord", "gesprek_aangeboden", "reactietermijn"),
    ("outcome", "dissatisfied"): ("", "heroverwegen", "verwijzen"),
    ("term", "by"): ROLES,
    ("term", "starts_on"): EVENTS,
    ("term", "met_by"): EVENTS,
    ("term", "ends_on"): EVENTS,
    ("term", "unless"): EVENTS,
    ("term", "after_all"): EVENTS,
    ("term", "set_by"): ("", "extended"),
    ("prompt", "letter"): PROMPTS,
    ("prompt", "to"): ("behandelaar", "directie", "klager", "beslisser"),
    ("prompt", "when"): EVENTS,
    ("prompt", "unless"): EVENTS,
    ("prompt", "on_date_of"): ("", "hearing_planned", "measures_recorded", "agreement_reached"),
    ("prompt", "if_missing"): FACTS,
    ("letter", "kind"): LETTERS,
    ("letter", "must_state"): MUST_STATE,
    ("admissibility", "when"): GROUNDS,
    ("admissibility", "boundary"): ("in", "out"),
    ("notify", "opdrachtgever"): OPDRACHTGEVERS,
    ("escalation", "opdrachtgever"): ("", "overig", *OPDRACHTGEVERS),
    **REPORT_WORDS,
    ("report", "name"): LETTERS,
    ("guard", "rule"): GUARDS,
    ("words", "aanspreekvorm"): ("u", "je"),
}  # fmt: skip


def impossible(rule: object) -> Iterator[str]:
    """What no case could ever do with this rule."""
    if isinstance(rule, Report):
        yield from impossible_report(rule)
    if isinstance(rule, AdmissibilityRule) and (rule.when == "event_older_than") != (rule.than is not None):
        yield f"{rule.when}: `than` belongs to event_older_than, and event_older_than needs it"
    if isinstance(rule, Prompt) and not (rule.when or rule.before or rule.after or rule.on_date_of):
        yield f"{rule.letter}: it would never be asked; name when, before, after or on_date_of"
    if not isinstance(rule, Term):
        return
    if not rule.within.rough_days:
        yield f"{rule.name}: within {rule.within} leaves no time; write meteen"
    if not rule.met_by or rule.starts_on in rule.met_by:
        yield f"{rule.name}: met_by needs an event other than the one it starts on"
    if rule.starts_on in (*rule.ends_on, *rule.unless):
        yield f"{rule.name}: it would end as it starts, on {rule.starts_on}"
    if rule.target is not None and rule.target.rough_days > rule.within.rough_days:
        yield f"{rule.name}: target {rule.target} is longer than within {rule.within}"
