"""How well the reader reads mails that it has not learned from, as a table.

`python -m classifiers.evaluate` measures on the held-back set.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from bot.domain.reading import KINDS, Reading
from classifiers import examples as written
from classifiers.examples import Labelled
from classifiers.pipeline import load, read

ANSWERED = ("klacht", "intrekking", "suggestie", "vraag")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Shares between 0 and 1; None where the data has nothing to measure on."""

    mails: int
    kind_accuracy: float | None
    complaint_recall: float | None  # of the complaints: acted on or asked about
    wrong_confirmations: float | None  # of the mails acted on as a complaint: those that are none
    ask_rate: float | None
    event_dates_exact: float | None  # of the complaints and withdrawals
    event_period_exact: float | None
    all_dates_exact: float | None
    employees_exact: float | None
    employees_all_exact: float | None  # whom it is about and who is only mentioned taken together
    opdrachtgever_exact: float | None
    amount_exact: float | None
    discussed_exact: float | None
    place_exact: float | None
    confusion: dict[tuple[str, str], int]  # (kind, read as) -> mails


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


def evaluate(nlp: Language, data: Path) -> Evaluation:
    """Measures on every `*.jsonl` in `data`."""
    mails = written.examples(data)
    return measured(mails, readings(nlp, mails))


def measured(mails: Sequence[Labelled], found: Sequence[Reading]) -> Evaluation:
    """Compares readings with labels."""
    pairs = list(zip(mails, found, strict=True))
    complaints = [(mail, reading) for mail, reading in pairs if mail.kind == "klacht"]
    told = [(mail, reading) for mail, reading in pairs if mail.kind in ("klacht", "intrekking")]
    confirmed = [(mail, reading) for mail, reading in pairs if reading.kind == "klacht" and reading.decision == "act"]
    confusion: dict[tuple[str, str], int] = {}
    for mail, reading in pairs:
        confusion[mail.kind, reading.kind] = confusion.get((mail.kind, reading.kind), 0) + 1
    return Evaluation(
        mails=len(pairs),
        kind_accuracy=_share(pairs, lambda mail, reading: mail.kind == reading.kind),
        complaint_recall=_share(complaints, lambda mail, reading: reading.decision == "ask" or _acted(reading)),
        wrong_confirmations=_share(confirmed, lambda mail, reading: mail.kind != "klacht"),
        ask_rate=_share(pairs, lambda mail, reading: reading.decision == "ask"),
        event_dates_exact=_share(told, lambda mail, reading: mail.event_dates == frozenset(reading.event_dates)),
        event_period_exact=_share(told, lambda mail, reading: mail.event_period == reading.event_period),
        all_dates_exact=_share(
            pairs,
            lambda mail, reading: (
                mail.event_dates | mail.other_dates == frozenset(reading.event_dates) | frozenset(reading.other_dates)
            ),
        ),
        employees_exact=_share(pairs, lambda mail, reading: mail.employees == frozenset(reading.employees)),
        employees_all_exact=_share(
            pairs,
            lambda mail, reading: (
                mail.employees | mail.employees_mentioned == frozenset(reading.employees) | frozenset(reading.employees_mentioned)
            ),
        ),
        opdrachtgever_exact=_share(told, lambda mail, reading: mail.facts["opdrachtgever"] == reading.opdrachtgever),
        amount_exact=_share(pairs, lambda mail, reading: mail.facts["amount_eur"] == reading.amount_eur),
        discussed_exact=_share(complaints, lambda mail, reading: mail.facts["discussed_first"] == reading.discussed_first),
        place_exact=_share(told, lambda mail, reading: mail.facts["place"] == reading.place),
        confusion=confusion,
    )


def _acted(reading: Reading) -> bool:
    return reading.decision == "act" and reading.kind == "klacht"


def _share(
    pairs: Sequence[tuple[Labelled, Reading]],
    holds: Callable[[Labelled, Reading], bool],
) -> float | None:
    return sum(holds(mail, reading) for mail, reading in pairs) / len(pairs) if pairs else None


def table(evaluation: Evaluation) -> str:
    """The figures as Markdown, the confusion table below."""
    lines = [f"| {evaluation.mails} mails | |", "|---|---|"]
    for name in Evaluation.__dataclass_fields__:
        value = getattr(evaluation, name)
        if name not in ("mails", "confusion"):
            lines.append(f"| {name.replace('_', ' ')} | {'-' if value is None else f'{value:.1%}'} |")
    lines += ["", f"| is / read as | {' | '.join(KINDS)} |", "|---|" + "---|" * len(KINDS)]
    for kind in KINDS:
        lines.append(f"| {kind} | {' | '.join(str(evaluation.confusion.get((kind, read_as), 0)) for read_as in KINDS)} |")
    return "\n".join(lines)


def main() -> None:
    """Prints the table for a folder of labelled mails."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=written.DATA / "heldback")
    parser.add_argument("--model", type=Path, default=None)
    arguments = parser.parse_args()
    print(table(evaluate(load(arguments.model), arguments.data)))


if __name__ == "__main__":
    main()
