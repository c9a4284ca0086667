"""A year of 300 complaints at five bureaus: every figure of register and reports is what somebody outside counted.

The count knows the draw and the letters that left the house; the working days are counted here by hand.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from story.year import Seen, Year, drawn

from bot import rounds
from bot.domain.regulation import load_all
from bot.domain.workdays import AMSTERDAM
from bot.offices import default_bureau
from bot.roster import read_roster
from bot.rounds import register_rows
from bot.simulate import MemoryStage

YEAR, SIZE = 2025, 60
FREE = {  # Dutch public holidays; Koningsdag of 2025 on the 26th, Bevrijdingsdag because it is a lustrum
    date(2025, 1, 1), date(2025, 4, 20), date(2025, 4, 21), date(2025, 4, 26), date(2025, 5, 5), date(2025, 5, 29),
    date(2025, 6, 8), date(2025, 6, 9), date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1),
}  # fmt: skip
BUREAUS = {  # who handles, and who is complained about
    "consonanza": ("Karin Oosterhof", ["Wouter Hummel", "Roos Timmerman", "Jan de Vries"]),
    "werkpro": ("Ilse ten Have", ["Kees van 't Hoff", "Mei Lin Wong", "Desirée Mulder-Bos"]),
    "leermakers": ("Corinne Haverkamp", ["Peter Jansen", "Youssef el Amrani", "Lotte Smits"]),
    "work2work": ("Ellen Kramer", ["Mark Verbeek", "Nadia Benali", "Joost Wijnen"]),
    "loket3": ("Linda Verhoeven", ["Bram Peeters", "Chantal Maas", "Özlem Kaya"]),
}
TERMS = {  # from the texts: days in which it is confirmed and settled; w: working days
    "consonanza": ("14", "42"), "werkpro": ("5w", "42"), "leermakers": ("5w", "21w"), "work2work": ("3w", "28"),
    "loket3": ("5w", "21w"),
}  # fmt: skip


def due(day: date, term: str) -> date:
    """The last day of a term that begins on this day."""
    if not term.endswith("w"):
        return day + timedelta(days=int(term))
    left = int(term[:-1])
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in FREE
    return day


class WithoutDigests(MemoryStage):
    """The weekly digest has tests of its own; fifty of them for each bureau would take most of the time."""

    def work(self, now: datetime) -> None:
        rounds.remind(self.store, self.office, now)
        rounds.report(self.store, self.office, now)
        self.send(now)


@cache
def played(name: str) -> tuple[MemoryStage, dict[str, Seen]]:
    handler, staff = BUREAUS[name]
    roster = read_roster(Path(str(resources.files("classifiers") / "data" / "roster" / f"{name}.csv")))
    bureau = default_bureau(load_all()[name], roster)
    plans = drawn(bureau, staff, YEAR, SIZE, seed=7)
    stage = WithoutDigests(bureau, datetime(YEAR, 1, 1, tzinfo=AMSTERDAM))
    return stage, Year(stage, plans, handler, YEAR).play()


def first(days: list[date], until: date) -> date | None:
    return min((day for day in days if day <= until), default=None)


def said(case: Seen, letter: str, until: date) -> date | None:
    """The day on which this question was last answered."""
    return max((day for day, asked, _ in case.said if asked == letter and day <= until), default=None)


def counted(case: Seen, name: str, until: date = date.max) -> dict[str, Any]:
    """What the register must say of one complaint, as it stands on a day."""
    received, (confirm, settle) = case.plan.received.date(), TERMS[name]
    confirmed, settled = first(case.client["ontvangstbevestiging"], until), first(case.client["uitkomst"], until)
    refused, withdrawn = first(case.client["niet-in-behandeling"], until), first(case.client["bevestiging-intrekking"], until)
    judged = said(case, "vraag-oordeel", until)
    founded = judged is not None and case.plan.verdict != "ongegrond"
    answered = confirmed  # at Work 2 Work only who is told whether it is taken up has had his confirmation
    if name == "work2work":
        answered = min((day for day in (first(case.client["bericht-behandelaar"], until), refused) if day), default=None)
    ends = (("ingetrokken", withdrawn), ("niet in behandeling", refused), ("afgehandeld", settled))
    return {
        "received": received,
        "nature": case.plan.nature,
        "principal": case.plan.principal,
        "result": next((word for word, day in ends if day), "in behandeling"),
        "verdict": case.plan.verdict if judged else "",
        "measures": founded and case.plan.measures,
        "confirmed": confirmed,
        "confirmed in time": answered is not None and answered <= due(received, confirm),
        "settled": settled,
        "settled in time": settled <= due(received, settle) if settled else None,
        "satisfaction": case.plan.satisfied if said(case, "vraag-tevredenheid", until) else "",
    }


def registered(row: Any) -> dict[str, Any]:
    """The same of a row of the register."""
    steps = {step.term: step for step in row.steps}
    return {
        "received": row.received,
        "nature": row.nature,
        "principal": row.principal,
        "result": row.result,
        "verdict": row.verdict,
        "measures": row.measures,
        "confirmed": row.confirmed,
        "confirmed in time": steps["ontvangstbevestiging"].in_time,
        "settled": row.settled,
        "settled in time": steps["afhandeling"].in_time if row.settled else None,
        "satisfaction": row.satisfaction,
    }


LABELS = {
    "gedrag": "gedrag en bejegening", "traagheid": "traagheid", "privacy": "privacy", "afspraken": "niet nagekomen afspraken",
    "informatie": "informatie en communicatie", "overig": "overig",
}  # fmt: skip
VERDICTS = {"gegrond": "gegrond", "deels": "deels gegrond", "ongegrond": "ongegrond"}
Lines = list[tuple[Any, ...]]


def divided(lines: Lines, told: list[str]) -> None:
    """Each group with its number and share; what is not told apart is in the last line, and nothing is lost."""
    groups = Counter(told)
    for label, number, share in lines:
        if label in groups and not label.startswith(("overig", "zonder")):
            assert number == groups.pop(label), label
        else:
            assert label.startswith(("overig", "zonder")), label
            assert number == sum(groups.values()), label
            groups.clear()
        assert share == pytest.approx(number / len(told))
    assert not groups


def amount(lines: Lines, mine: list[dict[str, Any]]) -> None:
    assert [line[1] for line in lines] == [len(mine)]


def nature(lines: Lines, mine: list[dict[str, Any]]) -> None:
    divided(lines, [LABELS[each["nature"]] for each in mine])


def principals(lines: Lines, mine: list[dict[str, Any]]) -> None:
    divided(lines, [each["principal"] or "niet bekend" for each in mine])


def outcomes(lines: Lines, mine: list[dict[str, Any]]) -> None:
    divided(lines, [VERDICTS.get(each["verdict"], each["result"]) for each in mine])


def measures(lines: Lines, mine: list[dict[str, Any]]) -> None:
    if len(lines[0]) == 3:
        divided(lines, ["met maatregelen" if each["measures"] else "zonder" for each in mine])
    else:  # case by case
        assert [line[0] for line in lines] == [each["number"] for each in mine if each["measures"]]
        assert [line[1] for line in lines] == [LABELS[each["nature"]] for each in mine if each["measures"]]


def durations(lines: Lines, mine: list[dict[str, Any]]) -> None:
    assert [line[0] for line in lines] == [each["number"] for each in mine]
    assert [line[1].date() for line in lines] == [each["received"] for each in mine]
    assert [line[2] and line[2].date() for line in lines] == [each["settled"] for each in mine]
    assert [line[3] for line in lines] == [each["settled"] and (each["settled"] - each["received"]).days for each in mine]


def register(lines: Lines, mine: list[dict[str, Any]]) -> None:
    assert [line[0] for line in lines] == [each["number"] for each in mine]
    assert [line[2] for line in lines] == [LABELS[each["nature"]] for each in mine]
    assert [line[3] for line in lines] == [VERDICTS.get(each["verdict"], each["result"]) for each in mine]
    assert [line[4] for line in lines] == [each["settled"] and (each["settled"] - each["received"]).days for each in mine]
    assert [line[6] for line in lines] == ["ja" if each["measures"] else "nee" for each in mine]


def quarters(lines: Lines, mine: list[dict[str, Any]]) -> None:
    found = Counter((each["received"].month + 2) // 3 for each in mine)
    assert [line[1:] for line in lines] == [(0, found[quarter], found[quarter]) for quarter in (1, 2, 3, 4)]


def growth(lines: Lines, mine: list[dict[str, Any]]) -> None:
    found = Counter(LABELS[each["nature"]] for each in mine)
    assert {line[0]: line[1:] for line in lines} == {label: (0, number, number) for label, number in found.items()}


def corrections(lines: Lines, mine: list[dict[str, Any]]) -> None:
    for label, *figures in lines:
        part = [each for each in mine if each["measures"] == label.startswith("met")]
        levels = Counter(each["satisfaction"] for each in part)
        assert figures[:4] == [levels["tevreden"], levels["deels"], levels["niet"], levels[""]]
        assert figures[4] == pytest.approx(levels["tevreden"] / (len(part) - levels[""]))


def steps(lines: Lines, mine: list[dict[str, Any]]) -> None:
    by_name = {line[0]: line for line in lines}
    for name, done, kept in (
        ("Ontvangstbevestiging", "confirmed", "confirmed in time"),
        ("Afhandeling", "settled", "settled in time"),
    ):
        days = [(each[done] - each["received"]).days for each in mine if each[done]]
        assert by_name[name][3] == pytest.approx(round(sum(days) / len(days), 1))
        assert by_name[name][4] == sum(each[kept] is True for each in mine)


def to_judge(lines: Lines, mine: list[dict[str, Any]]) -> None:
    assert [line[0] for line in lines] == [each["number"] for each in mine if each["measures"]]


SHEETS = {  # every sheet a report may have, and who counts it
    "Aantal": amount, "Onderwerp": nature, "Opdrachtgever": principals, "Uitkomsten": outcomes, "Maatregelen": measures,
    "Duur": durations, "Register": register, "Trend kwartaal": quarters, "Trend onderwerp": growth, "Correctie": corrections,
    "Stappen": steps, "Beoordeling": to_judge,
}  # fmt: skip


@pytest.mark.parametrize("name", list(BUREAUS))
@pytest.mark.long
@pytest.mark.timeout(600)
def test_every_figure_of_a_year_is_what_somebody_outside_counted(name: str) -> None:
    stage, seen = played(name)
    with stage.store.transaction() as unit:
        rows = {row.number: row for row in register_rows(unit, stage.office, today=date(YEAR + 1, 1, 31))}
        letters = [row for row in unit.letters(organisation=name) if row.kind in REPORTS]
    assert len(rows) == SIZE
    assert {number: registered(row) for number, row in rows.items()} == {
        number: counted(case, name, date(YEAR + 1, 1, 31)) for number, case in seen.items()
    }
    checked = Counter(sheet for letter in letters for sheet in sheets_counted(letter, seen, name))
    assert checked
    assert sum(checked.values()) >= 2 * len(stage.office.bureau.directors())


REPORTS = ("jaaroverzicht", "kwartaalrapport", "overzicht-opdrachtgever", "agenda-overleg")


def sheets_counted(letter: Any, seen: dict[str, Seen], name: str) -> list[str]:
    """The sheets of a report whose every figure was right; of one period and perhaps one principal, as they stand in its key."""
    begin, principal = date.fromisoformat(letter.key.split(":")[2]), letter.key.split(":")[3]
    months = 3 if letter.kind == "kwartaalrapport" else 12
    message = message_from_bytes(letter.raw, policy=policy.default)
    made = letter.queued_at.astimezone(AMSTERDAM).date()
    mine = [
        {"number": number, **counted(case, name, made - timedelta(days=1))}
        for number, case in sorted(seen.items())
        if 0 <= (case.plan.received.year - begin.year) * 12 + case.plan.received.month - begin.month < months
        and principal in ("", case.plan.principal)
    ]
    found = []
    for part in message.iter_attachments():
        if str(part.get_filename()).endswith(".xlsx"):
            for sheet in load_workbook(BytesIO(part.get_content())):
                SHEETS[sheet.title](list(sheet.values)[1:], mine)
                found.append(sheet.title)
    return found
