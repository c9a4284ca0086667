"""How well the reader reads labelled mails: sorting (`outcomes`), dates, people and facts, and how fast; values and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import thread_time

from spacy.language import Language

from bot.domain.reading import KINDS, Reading
from classifiers import examples as written
from classifiers.examples import Labelled
from classifiers.outcomes import Figures, Outcome, figures, share
from classifiers.pipeline import read

Pair = tuple[Labelled, Reading]
TOLD = ("klacht", "intrekking")  # kinds that tell of an event


@dataclass(frozen=True, slots=True)
class Facts:
    """Shares of mails of which this was read exactly right; None where the data has nothing to measure on."""

    event_dates: float | None  # of the complaints and withdrawals
    event_period: float | None
    all_dates: float | None
    employees: float | None
    employees_all: float | None  # whom it is about and who is only mentioned taken together
    opdrachtgever: float | None
    amount: float | None
    discussed_first: float | None
    place: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How mails were sorted, what was read in them, and how many in a second of one core that does nothing else."""

    sorting: Figures
    exactly_right: Facts
    mails_a_second: float


def readings(nlp: Language, mails: Sequence[Labelled]) -> list[Reading]:
    """Each mail read with the roster of its organisation."""
    rosters = {mail.organisation: written.roster(mail.organisation) for mail in mails}
    return [
        read(
            nlp,
            mail.text,
            subject=mail.subject,
            sender_name=mail.sender_name,
            roster=rosters[mail.organisation],
            received=mail.received,
            quoted=mail.quoted,
        )
        for mail in mails
    ]


def outcomes(mails: Sequence[Labelled], found: Sequence[Reading]) -> tuple[Outcome, ...]:
    """How each mail was sorted."""
    return tuple(
        Outcome(mail.id, mail.kind, reading.scores, reading.decision) for mail, reading in zip(mails, found, strict=True)
    )


def evaluate(nlp: Language, data: Path) -> Evaluation:
    """Measures on every `*.jsonl` in `data`."""
    mails = written.examples(data)
    begin = thread_time()
    found = readings(nlp, mails)
    seconds = max(thread_time() - begin, 1e-9)
    return Evaluation(figures(outcomes(mails, found)), facts(mails, found), len(mails) / seconds)


def facts(mails: Sequence[Labelled], found: Sequence[Reading]) -> Facts:
    """Compares what was read with the labels."""
    pairs: list[Pair] = list(zip(mails, found, strict=True))
    told = [pair for pair in pairs if pair[0].kind in TOLD]
    complaints = [pair for pair in told if pair[0].kind == "klacht"]
    return Facts(
        event_dates=share(told, lambda pair: pair[0].event_dates == frozenset(pair[1].event_dates)),
        event_period=share(told, lambda pair: pair[0].event_period == pair[1].event_period),
        all_dates=share(pairs, _all_dates_right),
        employees=share(pairs, lambda pair: pair[0].employees == frozenset(pair[1].employees)),
        employees_all=share(pairs, _all_employees_right),
        opdrachtgever=share(told, lambda pair: pair[0].facts["opdrachtgever"] == pair[1].opdrachtgever),
        amount=share(pairs, lambda pair: pair[0].facts["amount_eur"] == pair[1].amount_eur),
        discussed_first=share(complaints, lambda pair: pair[0].facts["discussed_first"] == pair[1].discussed_first),
        place=share(told, lambda pair: pair[0].facts["place"] == pair[1].place),
    )


def _all_dates_right(pair: Pair) -> bool:
    mail, reading = pair
    return mail.event_dates | mail.other_dates == frozenset(reading.event_dates) | frozenset(reading.other_dates)


def _all_employees_right(pair: Pair) -> bool:
    mail, reading = pair
    return mail.employees | mail.employees_mentioned == frozenset(reading.employees) | frozenset(reading.employees_mentioned)


def percent(value: float | None) -> str:
    """A share for people: `97.4 %`, `-` when there is none."""
    return "-" if value is None else f"{value:.1%}".replace("%", " %")


SORTING = (
    ("kind_right", "kind right"),
    ("complaints_acted_on", "complaints acted on"),
    ("complaints_asked_about", "complaints asked about"),
    ("complaints_caught", "complaints acted on or asked about"),
    ("wrong_confirmations", "confirmations to mails that are no complaint"),
    ("asked_about", "mails asked about"),
    ("calibration_error", "expected calibration error of the klacht score"),
)


def table(evaluation: Evaluation) -> str:
    """All of it as Markdown."""
    sorting = evaluation.sorting
    lines = [f"| {sorting.mails} mails | |", "|---|---|"]
    lines += [f"| {label} | {percent(getattr(sorting, name))} |" for name, label in SORTING]
    for name in Facts.__dataclass_fields__:
        lines.append(f"| {name.replace('_', ' ')} exactly right | {percent(getattr(evaluation.exactly_right, name))} |")
    lines += [
        f"| mails a second | {evaluation.mails_a_second:.0f} |",
        "",
        "| kind | mails | precision | recall |",
        "|---|---|---|---|",
    ]
    for kind, each in sorting.kinds.items():
        lines.append(f"| {kind} | {each.mails} | {percent(each.precision)} | {percent(each.recall)} |")
    lines += ["", "| klacht score from | mails | mean score | complaints |", "|---|---|---|---|"]
    for tenth in sorting.calibration:
        lines.append(f"| {tenth.above:.1f} | {tenth.mails} | {percent(tenth.mean_score)} | {percent(tenth.complaints)} |")
    lines += ["", f"| is / read as | {' | '.join(KINDS)} |", "|---|" + "---|" * len(KINDS)]
    for kind in KINDS:
        lines.append(f"| {kind} | {' | '.join(str(count) for count in sorting.confusion[kind].values())} |")
    return "\n".join(lines)
