"""The spaCy pipeline that reads a mail: sentences, kind, dates, staff, facts, each a component of its own.

It knows no roster and no clock: both are given with every mail.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.domain.reading import ACT_FROM, ASK_FROM, Person, Reading
from bot.quick import quick
from classifiers import cues, days, facts, flags, grams, kind, phrases, places, raised, second, sentences, staff, whose
from classifiers.dates import find_dates
from classifiers.days import ABOUT_SOMETHING, DayJudge, Days
from classifiers.facts import Facts
from classifiers.mail import Mail
from classifiers.people import People, PeopleJudge
from classifiers.principals import principal
from classifiers.raised import RaisedJudge
from classifiers.wronged import is_wronged

MODEL = Path(__file__).parent / "model"
SECONDS = 2.0  # of this thread's processor time, so that a busy machine gives up no mail
LONGEST_HEADER = 200  # characters of a line above a quoted mail
LONGEST = 20_000  # characters; what lies beyond tells nothing new and would cost the others their turn
MOST_DATES = 100  # who names more tells no more; each of them is weighed against the others
LONGEST_WORD = 200  # characters; spaCy looks at all that is left of a word for each sign that it takes off its end
ARCHITECTURE = {"@architectures": "klachtenbot.HashedGrams.v1", "length": 49152}
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
COMPONENTS = (days, grams, sentences, kind, phrases, second, staff)  # imported for what they register


@Language.component("dates")
def dates(doc: Doc) -> Doc:
    """Leaves in `Doc._.dates` what dates the text mentions."""
    doc._.dates = find_dates(doc._.mail.text, doc._.mail.received)[:MOST_DATES] if doc._.mail else []
    return doc


class FactsReader:
    """Leaves in `Doc._.facts` what else the text says; whether he took it up with the employee was learned."""

    def __init__(self) -> None:
        self.raised = RaisedJudge()

    def __call__(self, doc: Doc) -> Doc:
        text = doc._.mail.text
        town = next(iter(places.places(text)), (None, 0))[0]
        doc._.facts = Facts(town, facts.amount(text), principal(text), self._raised(doc))
        return doc

    def _raised(self, doc: Doc) -> bool | None:
        scores = doc._.kind_scores
        if max(scores, key=scores.__getitem__) != "klacht":
            return None
        return self.raised(raised.rows(doc._.mail.text, doc._.sentences, doc._.staff.mentions, frozenset(doc._.people.about)))

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Writes what was learned."""
        self.raised.to_disk(path, exclude=exclude)

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> FactsReader:
        """Reads what `to_disk` wrote."""
        self.raised.from_disk(path, exclude=exclude)
        return self


@Language.factory("facts")
def make_facts(nlp: Language, name: str) -> FactsReader:
    """The component that reads the facts."""
    return FactsReader()


def blank() -> Language:
    """The pipeline without anything learned."""
    nlp = spacy.blank("nl")
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # nothing is asked of a token but its place, and each costs time
    nlp.add_pipe("mail_sentences")
    nlp.add_pipe("sentence_textcat", config={"model": ARCHITECTURE})
    for name in ("phrases", "dates", "staff", "second", "kind", "people", "days", "facts"):
        nlp.add_pipe(name)
    return nlp


def load(path: Path | None = None) -> Language:
    """The trained pipeline, by default the committed one. OSError when there is none, ValueError when it does not fit."""
    nlp, folder = blank(), path or MODEL
    if spacy.util.load_config(folder / "config.cfg")["components"] != nlp.config["components"]:
        raise ValueError("the model was trained for another pipeline; run: klachtenbot train")
    try:
        nlp.from_disk(folder, exclude=["vocab", "tokenizer"])
    except (LookupError, TypeError, AttributeError) as problem:  # what weights of another shape raise
        raise ValueError(f"the model was trained for other features ({problem})") from problem
    return nlp


def prepare(
    nlp: Language,
    text: str,
    *,
    subject: str = "",
    received: datetime,
    roster: Sequence[Person] = (),
    sender_name: str = "",
    quoted: str = "",
) -> Doc:
    """A Doc of subject and text, with the circumstances of the mail in `Doc._.mail`, not yet read."""
    subject = " ".join(subject.split())[:300]
    whole = _ENDLESS.sub(r"\g<0> ", f"{subject}\n\n{text[:LONGEST]}" if subject else text[:LONGEST])
    doc = nlp.make_doc(whole)
    start = whole.index("\n\n") + 2 if subject else 0
    doc._.mail = Mail(whole, received, tuple(roster), sender_name, quoted, start)
    return doc


def _worked(nlp: Language, doc: Doc) -> Doc:
    """The Doc after every component. Each takes time in proportion to the text; a text that still takes too long is given up."""
    began, on_the_wall = time.thread_time(), time.monotonic()
    for name, component in nlp.pipeline:
        doc = component(doc)
        if time.monotonic() - on_the_wall > SECONDS and time.thread_time() - began > SECONDS:  # the latter is slow to ask for
            raise TimeoutError(f"reading took more than {SECONDS:g} seconds by {name}")
    return doc


def read(
    nlp: Language,
    text: str,
    *,
    subject: str = "",
    sender_name: str = "",
    roster: Sequence[Person] = (),
    received: datetime,
    act_from: float = ACT_FROM,
    ask_from: float = ASK_FROM,
    quoted: str = "",
) -> Reading:
    """What one mail says. `text` is the sender's own, `quoted` what hangs under it, `received` local time with its zone.

    `act_from` and `ask_from` are the probabilities from which a kind is acted on, or staff is asked. Never raises on any text but
    TimeoutError, when a text takes more than `SECONDS` of processor time.
    """
    doc = _worked(
        nlp, prepare(nlp, text, subject=subject, received=received, roster=roster, sender_name=sender_name, quoted=quoted)
    )
    scores: dict[str, float] = doc._.kind_scores
    likely = max(scores, key=lambda name: scores[name])
    choice, reasons = _choice(nlp, doc, text, act_from, ask_from)
    people = _people(nlp, likely, doc)
    told = _days(nlp, likely, doc, people.about)
    reasons += [item.note for item in doc._.dates if item.note]
    unsure = tuple(name for name in doc._.staff.ambiguous if name not in people.about)
    if unsure:
        reasons.append(f"it may mean any of: {', '.join(unsure)}")
    signals = flags.find(doc._.mail.text) + (flags.passed_on(subject, quoted[:LONGEST]) if quoted else ())
    reasons += [f"{signal.code}: “{signal.words}”" for signal in signals]
    return replace(
        _facts(doc, likely),
        decision=choice,
        event_dates=told.events,
        event_period=told.period,
        other_dates=told.others,
        contradicted=_contradicted(told, doc),
        older_than_year=_is_old(told, received.date()),
        employees=people.about,
        employees_mentioned=people.mentioned,
        ambiguous_employees=unsure,
        flags=tuple(dict.fromkeys(signal.code for signal in signals)),
        alarm=next((signal.words for signal in signals if signal.code == "nood"), ""),
        reasons=tuple(reasons),
    )


def _choice(nlp: Language, doc: Doc, text: str, act_from: float, ask_from: float) -> tuple[str, list[str]]:
    """What is to be done with the mail, and why: the two likeliest kinds, and the complaint that it passes on."""
    mail: Mail = doc._.mail
    scores: dict[str, float] = doc._.kind_scores
    choice = kind.decision(scores, act_from, ask_from, declared=_declares(mail))
    reasons = [f"{name} {scores[name]:.2f}" for name in sorted(scores, key=lambda name: -scores[name])[:2]]
    if choice == "act" and scores["klacht"] == max(scores.values()) and len(mail.text[mail.body_start :].split()) < LEAST:
        return "ask", [*reasons, "too short to be sure of"]
    if choice == "act" and scores["klacht"] == max(scores.values()) and _may_be_of_others(doc):
        return "ask", [*reasons, "what went wrong may be of others than the bureau"]
    if doc._.stays and scores["klacht"] < act_from:
        return "ask", [*reasons, "stays with a complaint, or adds to it"]
    if (choice == "leave" or max(scores, key=scores.__getitem__) == "vraag") and is_wronged(mail.text):
        return "ask", [*reasons, "tells what was done to the sender"]
    if choice == "leave" and mail.quoted and _hides_complaint(nlp, mail, text):
        return "ask", [*reasons, "the mail that it passes on reads like a complaint"]
    return choice, reasons


def _may_be_of_others(doc: Doc) -> bool:
    if doc._.staff.ambiguous:
        return False
    wrongs = [float(row[kind.LABELS.index("klacht")]) for row in doc._.sentence_scores]
    named = [mention.start for mention in doc._.staff.mentions]
    return whose.is_unclear(doc._.mail, whose.told(doc._.sentences, wrongs), named, declared=_declares(doc._.mail))


LEAST = 6  # words of a complaint that is confirmed without a question
TOLD = 12  # words below a subject that calls itself a complaint; fewer, or what nobody can read, are looked at by staff


def _declares(mail: Mail) -> bool:
    """Whether the sender says in so many words that this is a complaint; in the subject alone only above something told."""
    body = mail.text[mail.body_start :]
    return cues.declares(mail.text) and (cues.declares(body) or len(body.split()) >= TOLD)


def _facts(doc: Doc, likely: str) -> Reading:
    """The reading as far as kind and facts go; what only a complaint or its withdrawal tells is left out of other mail."""
    found: Facts = doc._.facts
    is_complaint = likely == "klacht"
    return Reading(
        kind=likely,
        scores=doc._.kind_scores,
        decision="leave",
        opdrachtgever=found.opdrachtgever,
        amount_eur=found.amount_eur if is_complaint else None,
        discussed_first=found.discussed_first if is_complaint else None,
        place=found.place if likely in ABOUT_SOMETHING else None,
        summary=_summary(doc, likely),
        language=facts.language(doc._.mail.text),
    )


def _contradicted(told: Days, doc: Doc) -> tuple[date, ...]:
    noted = {item.value for item in doc._.dates if item.note}
    return tuple(day for day in told.events if day.isoformat() in noted)


def _is_old(told: Days, today: date) -> bool:
    """Whether every dated event is more than a year ago."""
    year_before = today.replace(year=today.year - 1, day=28 if (today.month, today.day) == (2, 29) else today.day)
    events = [*told.events, *(told.period or ())]
    return bool(events) and all(day < year_before for day in events)


def _summary(doc: Doc, likely: str) -> tuple[str, ...]:
    column = kind.LABELS.index(likely)
    rows = zip(doc._.sentences, doc._.sentence_scores, strict=True)
    return facts.summary([(one.text, float(row[column])) for one, row in rows if not one.is_form and not one.in_subject])


def _people(nlp: Language, likely: str, doc: Doc) -> People:
    """The people of the mail with those of the mail below, which tells whom it is about where it names nobody itself."""
    own: People = doc._.people
    mail: Mail = doc._.mail
    if not mail.quoted or not mail.roster:
        return own
    below = staff.find(mail.quoted[:LONGEST], mail.roster, mail.sender_name).mentions
    about = own.about
    if likely in ABOUT_SOMETHING and not about:
        judge: PeopleJudge = nlp.get_pipe("people")  # type: ignore[assignment]
        about = judge.sort(likely, mail.quoted, below, _headers(mail.quoted)).about
    named = dict.fromkeys([*own.mentioned, *(name for mention in below for name in mention.people)])
    return People(about, tuple(name for name in named if name not in about))


HEADER = re.compile(
    r"^[> ]*(?:(?:van|aan|cc|from|to|verzonden|onderwerp|sent|date|datum) ?:.*|op .*schreef.*|on .*wrote.*)$",
    re.IGNORECASE | re.MULTILINE,
)


WRITTEN_BY = quick(r"^[> ]*(?:(?:van|from) ?:.*|op .*schreef.*|on .*wrote.*)$", re.IGNORECASE | re.MULTILINE)


def _headers(quoted: str) -> list[tuple[int, int]]:
    return [match.span() for match in HEADER.finditer(quoted)]


LACKED = quick(
    r"\b(?:niet|nooit|niks|niets|niemand|geen)\b[^.!?]{0,40}\b(?:ge(?:komen|beld\w?|belt|hoord|zien|kregen|daan)|er)\b"
    r"|\b(?:dag|termijn|datum)\b[^.!?]{0,30}\bverstreken\b",
    re.IGNORECASE,
)


def _his_own(mail: Mail, headers: str, about: Sequence[str]) -> bool:
    """The mail below was written by whom the complaint is about, and not as a promise that was not kept: it is what he did."""
    first = WRITTEN_BY.search(headers)
    if first is None or LACKED.search(mail.text):
        return False
    return any(mention.people[0] in about for mention in staff.find(first.group(), mail.roster, mail.sender_name).mentions)


def _days(nlp: Language, likely: str, doc: Doc, about: Sequence[str]) -> Days:
    """The days with those of the mail below, counted from that mail's own date when its header gives one.

    The event is taken from there only when a complaint, or its withdrawal, tells none itself; where whom it is about wrote that
    mail, the event is that he did.
    """
    own: Days = doc._.days
    mail: Mail = doc._.mail
    if not mail.quoted:
        return own
    headers = "\n".join(
        mail.quoted[start : min(end, start + LONGEST_HEADER)] for start, end in _headers(mail.quoted[:LONGEST])[:5]
    )
    sent = [
        day
        for item in find_dates(headers, mail.received)
        if isinstance(item.value, str) and (day := date.fromisoformat(item.value)) <= mail.received.date()
    ]
    reference = sent[0] if sent else mail.received.date()
    body = HEADER.sub(lambda match: " " * len(match.group()), mail.quoted[:LONGEST])
    untold = likely in ABOUT_SOMETHING and not own.events and own.period is None
    judge: DayJudge = nlp.get_pipe("days")  # type: ignore[assignment]
    named = staff.find(body, mail.roster, mail.sender_name).mentions if mail.roster else ()
    people = [(one.start, one.end) for one in named]
    accused = [(one.start, one.end) for one in named if one.people[0] in about]
    found = find_dates(body, reference)[:MOST_DATES]
    told = judge.sort("klacht" if untold else "overig", body, found, people, reference, (), accused)
    events = own.events or (tuple(sent[:1]) if untold and likely == "klacht" and _his_own(mail, headers, about) else told.events)
    others = {*own.others, *told.others, *sent[:1]} - set(events)
    return Days(events, own.period or told.period, tuple(sorted(others)))


SHORT = 25  # words; who writes more than this about a mail that he passes on speaks for himself


def _hides_complaint(nlp: Language, mail: Mail, text: str) -> bool:
    if len(text.split()) > SHORT:
        return False
    scores = _worked(nlp, prepare(nlp, mail.quoted, received=mail.received))._.kind_scores
    return bool(scores["klacht"] >= 0.5)
