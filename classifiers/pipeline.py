"""The spaCy pipeline that reads a mail: sentences, kind, dates, staff, facts, each a component of its own.

It knows no roster and no clock: both are given with every mail.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.domain.reading import ACT_FROM, ASK_FROM, Person, Reading
from classifiers import cues, days, facts, flags, grams, kind, places, sentences, staff
from classifiers.dates import find_dates
from classifiers.days import ABOUT_SOMETHING, DayJudge, Days
from classifiers.facts import Facts
from classifiers.mail import Mail
from classifiers.people import People, PeopleJudge

MODEL = Path(__file__).parent / "model"
SECONDS = 2.0  # of this thread's processor time, so that a busy machine gives up no mail
LONGEST = 20_000  # characters; what lies beyond tells nothing new and would cost the others their turn
MOST_DATES = 100  # who names more tells no more; each of them is weighed against the others
LONGEST_WORD = 200  # characters; spaCy looks at all that is left of a word for each sign that it takes off its end
ARCHITECTURE = {"@architectures": "klachtenbot.HashedGrams.v1", "length": 49152}
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")
COMPONENTS = (days, grams, sentences, kind, staff)  # imported for what they register


@Language.component("dates")
def dates(doc: Doc) -> Doc:
    """Leaves in `Doc._.dates` what dates the text mentions."""
    doc._.dates = find_dates(doc._.mail.text, doc._.mail.received)[:MOST_DATES] if doc._.mail else []
    return doc


@Language.component("facts")
def component_facts(doc: Doc) -> Doc:
    """Leaves in `Doc._.facts` what else the text says."""
    text = doc._.mail.text
    town = next(iter(places.places(text)), (None, 0))[0]
    spoken = text
    for mention in reversed(doc._.staff.mentions):
        spoken = f"{spoken[: mention.start]}hem{spoken[mention.end :]}"
    doc._.facts = Facts(town, facts.amount(text), facts.principal(text), facts.discussed(spoken))
    return doc


def blank() -> Language:
    """The pipeline without anything learned."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("mail_sentences")
    nlp.add_pipe("sentence_textcat", config={"model": ARCHITECTURE})
    nlp.add_pipe("textcat", config={"model": ARCHITECTURE})
    for name in ("kind", "dates", "staff", "people", "days", "facts"):
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
    began = time.thread_time()
    for name, component in nlp.pipeline:
        doc = component(doc)
        if time.thread_time() - began > SECONDS:
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
    whole: str = doc._.mail.text
    scores: dict[str, float] = doc._.kind_scores
    likely = max(scores, key=lambda name: scores[name])
    choice = kind.decision(scores, act_from, ask_from, declared=cues.declares(whole))
    reasons = [f"{name} {scores[name]:.2f}" for name in sorted(scores, key=lambda name: -scores[name])[:2]]
    if choice == "leave" and quoted and _hides_complaint(nlp, text, quoted, received):
        choice = "ask"
        reasons.append("the mail that it passes on reads like a complaint")
    found_days: Days = doc._.days
    if quoted:
        found_days = _with_quoted(nlp, likely, found_days, quoted, received)
    people = _people(nlp, likely, doc, quoted, roster, sender_name)
    reasons += [item.note for item in doc._.dates if item.note]
    unsure = tuple(name for name in doc._.staff.ambiguous if name not in people.about)
    if unsure:
        reasons.append(f"it may mean any of: {', '.join(unsure)}")
    found: Facts = doc._.facts
    signals = flags.find(whole) + (flags.passed_on(subject, quoted[:LONGEST]) if quoted else ())
    reasons += [f"{signal.code}: “{signal.words}”" for signal in signals]
    events = [*found_days.events, *(found_days.period or ())]
    complains = likely in ("klacht", "intrekking")
    return Reading(
        kind=likely,
        scores=scores,
        decision=choice,
        event_dates=found_days.events,
        event_period=found_days.period,
        other_dates=found_days.others,
        contradicted=tuple(
            day for day in found_days.events if any(item.note and item.value == day.isoformat() for item in doc._.dates)
        ),
        employees=people.about,
        employees_mentioned=people.mentioned,
        ambiguous_employees=unsure,
        opdrachtgever=found.opdrachtgever,
        amount_eur=found.amount_eur if likely == "klacht" else None,
        older_than_year=bool(events) and all(day < _year_before(received.date()) for day in events),
        discussed_first=found.discussed_first if likely == "klacht" else None,
        place=found.place if complains else None,
        summary=_summary(doc, likely),
        language=facts.language(whole),
        flags=tuple(dict.fromkeys(signal.code for signal in signals)),
        alarm=next((signal.words for signal in signals if signal.code == "nood"), ""),
        reasons=tuple(reasons),
    )


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _summary(doc: Doc, likely: str) -> tuple[str, ...]:
    column = kind.LABELS.index(likely)
    rows = zip(doc._.sentences, doc._.sentence_scores, strict=True)
    return facts.summary([(one.text, float(row[column])) for one, row in rows if not one.is_form and not one.in_subject])


def _people(nlp: Language, likely: str, doc: Doc, quoted: str, roster: Sequence[Person], sender_name: str) -> People:
    own: People = doc._.people
    if not quoted or not roster:
        return own
    below = staff.find(quoted[:LONGEST], roster, sender_name).mentions
    about = own.about
    if likely == "intrekking" and not about:
        judge: PeopleJudge = nlp.get_pipe("people")  # type: ignore[assignment]
        about = judge.sort(likely, quoted, below, _headers(quoted)).about
    named = dict.fromkeys([*own.mentioned, *(name for mention in below for name in mention.people)])
    return People(about, tuple(name for name in named if name not in about))


HEADER = re.compile(
    r"^[> ]*(?:(?:van|aan|cc|from|to|verzonden|onderwerp|sent|date|datum) ?:.*|op .*schreef.*|on .*wrote.*)$",
    re.IGNORECASE | re.MULTILINE,
)


def _headers(quoted: str) -> list[tuple[int, int]]:
    return [match.span() for match in HEADER.finditer(quoted)]


def _with_quoted(nlp: Language, likely: str, own: Days, quoted: str, received: datetime) -> Days:
    """The days with those of the mail below, counted from that mail's own date when its header gives one.

    The event is taken from there only when a complaint, or its withdrawal, tells none itself.
    """
    headers = "\n".join(quoted[start:end] for start, end in _headers(quoted)[:5])
    sent = [
        day
        for item in find_dates(headers, received)
        if isinstance(item.value, str) and (day := date.fromisoformat(item.value)) <= received.date()
    ]
    reference = sent[0] if sent else received.date()
    body = HEADER.sub(lambda match: " " * len(match.group()), quoted[:LONGEST])
    untold = likely in ABOUT_SOMETHING and not own.events and own.period is None
    judge: DayJudge = nlp.get_pipe("days")  # type: ignore[assignment]
    told = judge.sort("klacht" if untold else "overig", body, find_dates(body, reference)[:MOST_DATES], (), reference)
    events = own.events or told.events
    others = {*own.others, *told.others, *sent[:1]} - set(events)
    return Days(events, own.period or told.period, tuple(sorted(others)))


SHORT = 25  # words; who writes more than this about a mail that he passes on speaks for himself


def _hides_complaint(nlp: Language, text: str, quoted: str, received: datetime) -> bool:
    if len(text.split()) > SHORT:
        return False
    scores = _worked(nlp, prepare(nlp, quoted, received=received))._.kind_scores
    return bool(scores["klacht"] >= 0.5)
