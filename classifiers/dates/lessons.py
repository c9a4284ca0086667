"""Teaches whether weekdays and days by their number alone lie behind or ahead: `python -m classifiers.dates.lessons`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from classifiers import examples as written
from classifiers.dates import pieces_of
from classifiers.dates.ahead import WEIGHTS, Bare, WeekdayJudge, bare_weekdays, number_alone
from classifiers.dates.tokens import Piece, Tokens, tokens
from classifiers.dates.values import last_of, next_weekday, previous_weekday
from classifiers.examples import Labelled
from classifiers.weigher import Features

FOLDS = 10
LABELS = {"behind": False, "ahead": True}
PULL = 1.0
TWO_MONTHS = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What stands around bare weekdays of a text, and whether they were yet to come."""

    writer: str
    row: Features
    ahead: bool


def of_mails(mails: Sequence[Labelled]) -> list[Lesson]:
    """Each bare weekday of which the labels of a mail tell what it is."""
    found = []
    for mail in mails:
        known = mail.event_dates | mail.other_dates
        for pieces, bare, t in _bare("\n".join((mail.subject, mail.text, mail.quoted)), mail.received):
            told = {_side(last_of(pieces[place].value), t.today, known) for place in bare.places} - {None}
            if len(told) == 1:
                found.append(Lesson(mail.writer, bare.row, bool(told.pop())))
    return found


def of_numbers(mails: Sequence[Labelled]) -> list[Lesson]:
    """Each day by its number alone of which the labels of a mail have one such day within two months."""
    found = []
    for mail in mails:
        t = tokens("\n".join((mail.subject, mail.text, mail.quoted)), mail.received.date(), mail.received.hour)
        pieces, known = pieces_of(t), mail.event_dates | mail.other_dates
        for piece in pieces:
            if piece.kind == "ordinal" and isinstance(piece.value, date):
                days = [day for day in known if day.day == piece.value.day and abs(day - t.today) < TWO_MONTHS]
                if len(days) == 1:
                    found.append(Lesson(mail.writer, number_alone(t, piece, pieces), days[0] > t.today))
    return found


def of_weekdays(folder: Path) -> list[Lesson]:
    """Each bare weekday of the texts in which only those are labelled "behind" or "ahead"; "none" is no day."""
    found = []
    for path in written.files(folder):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            spans = _spans(row["text"], row["days"])
            for pieces, bare, t in _bare(row["text"], datetime.fromisoformat(row["received"])):
                starts = [t.starts[pieces[place].start] for place in bare.places]
                told = {label for start, end, label in spans if any(start <= at < end for at in starts)}
                if len(told) == 1 and told <= LABELS.keys():
                    found.append(Lesson(path.stem, bare.row, LABELS[told.pop()]))
    return found


def _spans(text: str, days: Sequence[tuple[str, str]]) -> list[tuple[int, int, str]]:
    found, at = [], 0
    for word, label in days:
        start = text.index(word, at)
        at = start + len(word)
        found.append((start, at, label))
    return found


def _bare(text: str, received: datetime) -> Iterator[tuple[list[Piece], Bare, Tokens]]:
    t = tokens(text, received.date(), received.hour)
    pieces = pieces_of(t)
    yield from ((pieces, bare, t) for bare in bare_weekdays(t, pieces))


def _side(day: date, today: date, known: frozenset[date]) -> bool | None:
    """Whether the labels have its next day and not its last; None where they have both or neither."""
    behind, ahead = previous_weekday(day.weekday(), today) in known, next_weekday(day.weekday(), today) in known
    return None if behind == ahead else ahead


def taught(known: Sequence[Lesson]) -> WeekdayJudge:
    """A judge that learned from these."""
    judge = WeekdayJudge()
    judge.fit([lesson.row for lesson in known], [lesson.ahead for lesson in known], pull=PULL)
    return judge


def apart(known: Sequence[Lesson]) -> float:
    """The share of weekdays that a judge puts right of writers it did not know."""
    fold = {writer: at % FOLDS for at, writer in enumerate(sorted({lesson.writer for lesson in known}))}
    right = 0
    for number in range(FOLDS):
        judge = taught([lesson for lesson in known if fold[lesson.writer] != number])
        right += sum(judge.is_ahead(each.row) == each.ahead for each in known if fold[each.writer] == number)
    return round(right / len(known), 3)


def lessons(data: Path = written.DATA) -> list[Lesson]:
    """All that is packaged to learn from."""
    mails = written.examples(data / "train")
    return of_mails(mails) + of_numbers(mails) + of_weekdays(data / "weekdays")


def main(out: Path = WEIGHTS) -> None:
    """Learns and writes the weights."""
    known = lessons()
    out.parent.mkdir(exist_ok=True)
    taught(known).to_disk(out)
    prints = {name: written.fingerprint(written.DATA / name) for name in ("train", "weekdays")}
    told = {"data_sha256": prints, "days": len(known), "right_apart": apart(known)}
    (out.parent / "meta.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(told)


if __name__ == "__main__":
    main()
