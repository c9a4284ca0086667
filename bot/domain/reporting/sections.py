"""The sections of a report: one function a word of `holds`. These may be told to outsiders; `analysis` has those that may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.domain.reporting.document import Bars, Block, Column, Facts, Section, Table, Text
from bot.domain.reporting.register import Row, Step
from bot.domain.reporting.view import IN_TIME, MEASURES, NATURE, OUTCOME, PRINCIPAL, SATISFIED, View

SHORT_RESULTS = ("gegrond", "deels gegrond", "ongegrond", "afgehandeld", "ingetrokken", "niet in behandeling", "geen klacht")
WEEK = 7  # days


def amount(view: View) -> Section:
    """How many there were."""
    number = len(view.rows)
    rows = ((view.period.name, number),)
    return Section(
        "Hoeveel klachten",
        (Table((Column("Periode"), Column("Klachten", "getal")), rows, "Aantal"),),
    )


def nature(view: View) -> Section:
    """What they were about."""
    return Section("Waar de klachten over gingen", view.divided(NATURE, "Onderwerp", "Klachten per onderwerp"))


def background(view: View) -> Section:
    """What they were about, and inside the house who commissioned the trajectories."""
    principals = view.divided(PRINCIPAL, "Opdrachtgever", "Klachten per opdrachtgever") if view.release is None else ()
    return Section("Achtergronden", (*view.divided(NATURE, "Onderwerp", "Klachten per onderwerp"), *principals))


def measures(view: View) -> Section:
    """How many led to measures; inside the house also how far these are."""
    return Section("Maatregelen", (*view.divided(MEASURES, "Maatregelen", "Klachten met maatregelen"), *_how_far(view)))


def _how_far(view: View) -> tuple[Block, ...]:
    if view.release is not None:
        return ()
    mine = [row for row in view.rows if row.measures]
    done = sum(row.measures_done is not None for row in mine)
    return (Facts((("Uitgevoerd", f"{done} van {len(mine)}"),)),) if mine else ()


def outcomes(view: View) -> Section:
    """How they ended."""
    if view.release is not None:
        return Section("Uitkomsten", view.divided(OUTCOME, "Uitkomsten", "Klachten per uitkomst"))
    found = Counter(row.outcome for row in view.rows)
    order = [*SHORT_RESULTS, "in behandeling"]
    rows = tuple((label, found[label], found[label] / len(view.rows)) for label in order if found[label])
    told = ", ".join(f"{label} {count}" for label, count, _ in rows)
    bars = Bars(
        "Klachten per uitkomst", tuple(row[0] for row in rows), tuple(float(row[1]) for row in rows), f"Uitkomsten: {told}."
    )
    table = Table((Column("Uitkomst"), Column("Klachten", "getal"), Column("Aandeel", "aandeel")), rows, "Uitkomsten")
    return Section("Uitkomsten", (table, bars) if rows else ())


def satisfaction(view: View) -> Section:
    """Whether who complained was satisfied."""
    return Section("Tevredenheid", view.divided(SATISFIED, "Tevredenheid", "Tevreden over de oplossing"))


def lead_times(view: View) -> Section:
    """How long it took: for outsiders how many were in time, inside the house each step against its term, and each complaint."""
    if view.release is not None:
        return Section("Doorlooptijden", view.divided(IN_TIME, "Op tijd", "Klachten die op tijd zijn behandeld"))
    return Section("Doorlooptijden", tuple(_lead_times(view)))


def _lead_times(view: View) -> Iterator[Block]:
    done = sorted(row.handled_in for row in view.rows if row.handled_in is not None)
    if not view.rows:
        return
    if done:
        judged = [row.in_time for row in view.rows if row.in_time is not None]
        yield Facts(
            (
                ("Afgehandeld", f"{len(done)} van {len(view.rows)} klachten"),
                ("Gemiddelde duur", f"{sum(done) / len(done):.0f} dagen, van ontvangst tot uitkomst"),
                ("Kortst en langst", f"{done[0]} en {done[-1]} dagen"),
                ("Elke stap op tijd", f"{sum(judged)} van {len(judged)} klachten"),
            )
        )
        yield _weeks(done)
    yield by_step(view.rows)
    columns = (
        Column("Nummer"), Column("Ontvangen", "datum"), Column("Uitkomst op", "datum"), Column("Dagen", "dagen"),
        Column("Op tijd", "ja_nee"),
    )  # fmt: skip
    yield Table(columns, tuple((row.number, row.received, row.settled, row.handled_in, row.in_time) for row in view.rows), "Duur")


def _weeks(done: list[int]) -> Bars:
    """How many were handled in the first week, the second, ..."""
    last = done[-1] // WEEK
    found = Counter(days // WEEK for days in done)
    labels = tuple(f"{week * WEEK} tot {week * WEEK + WEEK - 1} dagen" for week in range(last + 1))
    values = tuple(float(found[week]) for week in range(last + 1))
    told = ", ".join(f"{label}: {value:.0f}" for label, value in zip(labels, values, strict=True) if value)
    return Bars("Klachten naar duur", labels, values, f"Staafdiagram. Hoeveel klachten hoelang duurden: {told}.")


def by_step(rows: tuple[Row, ...]) -> Table:
    """Each term of the regulation, also of earlier versions: how long it took on average, and how often it was kept."""
    found: dict[tuple[str, str], list[Step]] = {}
    for row in rows:
        for step in row.steps:
            found.setdefault((step.term, str(step.within)), []).append(step)
    columns = (
        Column("Stap"), Column("Termijn"), Column("Artikel"), Column("Gemiddeld (dagen)", "dagen"), Column("Op tijd", "getal"),
        Column("Te laat", "getal"), Column("Loopt nog", "getal"),
    )  # fmt: skip
    return Table(columns, tuple(_step(steps) for steps in found.values()), "Stappen", "Dagen zijn kalenderdagen.")


def _step(steps: list[Step]) -> tuple[str | float | int | None, ...]:
    first, days = steps[0], [step.days for step in steps if step.days is not None]
    average = round(sum(days) / len(days), 1) if days else None
    kept, late = sum(step.in_time is True for step in steps), sum(step.in_time is False for step in steps)
    name = first.term.replace("-", " ").replace("kcmd", "KcMD")
    return (name[:1].upper() + name[1:], str(first.within), first.article, average, kept, late, len(steps) - kept - late)


def withheld() -> Section:
    """What stands in a report instead of its figures when there were few."""
    words = "Bij zo weinig klachten geven wij geen aantallen en geen onderwerpen. Zo is niemand te herkennen."
    return Section("Geen cijfers", (Text(words),))
