"""The sections of a report that tell of single complaints, or compare years: for the directie alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from bot.domain.events import LEVELS
from bot.domain.reporting import sections
from bot.domain.reporting.document import Bars, Block, Column, Section, Table, Text, Value, in_words
from bot.domain.reporting.period import Period, quarters
from bot.domain.reporting.register import NATURES, Row
from bot.domain.reporting.view import View

A_YEAR = 365  # days
SOON = 90  # days: before that nobody can say whether a measure helped
TOO_SOON = "nog te kort"
CHOICE = "ja / deels / nee"


def register(view: View) -> Section:
    """The register of the period: receipt, handling and result of each complaint."""
    columns = (
        Column("Nummer"), Column("Ontvangen", "datum"), Column("Onderwerp"), Column("Uitkomst"), Column("Dagen", "dagen"),
        Column("Op tijd", "ja_nee"), Column("Maatregelen", "ja_nee"),
    )  # fmt: skip
    rows = tuple(
        (row.number, row.received, NATURES[row.nature], row.outcome, row.handled_in, row.in_time, row.measures)
        for row in view.rows
    )
    return Section(
        "Het klachtenregister", (Table(columns, rows, "Register", "Dagen: van ontvangst tot uitkomst."),) if rows else ()
    )


def trends(view: View) -> Section:
    """This year beside the one before, by subject and by quarter."""
    before = [row for row in view.known if view.period.before.holds(row.received)]
    now, then = view.period.name, view.period.before.name
    by_nature = _compared(view.rows, before, "Onderwerp", "Trend onderwerp", NATURES, lambda row: row.nature, (then, now))
    parts = {str(at): f"kwartaal {at}" for at in range(1, len(quarters(view.period)) + 1)}
    by_quarter = _compared(
        view.rows, before, "Kwartaal", "Trend kwartaal", parts, lambda row: str((row.received.month + 2) // 3), (then, now)
    )
    counts = tuple(sum(part.holds(row.received) for row in view.rows) for part in quarters(view.period))
    told = ", ".join(f"{name} {count}" for name, count in zip(parts.values(), counts, strict=True))
    bars = Bars(f"Klachten per kwartaal in {now}", tuple(parts.values()), tuple(map(float, counts)), f"Staafdiagram. {told}.")
    words = Text(_difference(len(view.rows), len(before), then))
    return Section("Zijn er trends?", (words, by_quarter, bars, by_nature, Text(_what_grew(view.rows, before))))


def _compared(
    now: Sequence[Row], then: Sequence[Row], name: str, sheet: str, labels: Mapping[str, str], of: Callable[[Row], str],
    heads: tuple[str, str],
) -> Table:  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for code, label in labels.items():
        counts = [sum(of(row) == code for row in part) for part in (then, now)]
        rows.append((label, *counts, counts[1] - counts[0]))
    columns = (Column(name), *(Column(head, "getal") for head in heads), Column("Verschil", "getal"))
    return Table(columns, tuple(rows), sheet)


def _difference(now: int, then: int, name: str) -> str:
    klachten = "klacht" if now == 1 else "klachten"
    compared = "evenveel als" if now == then else f"{abs(now - then)} {'meer' if now > then else 'minder'} dan"
    return f"Er waren {now} {klachten}: {compared} in {name}." if now != 1 else f"Er was 1 {klachten}: {compared} in {name}."


def _what_grew(now: Sequence[Row], then: Sequence[Row]) -> str:
    grown = {code: sum(row.nature == code for row in now) - sum(row.nature == code for row in then) for code in NATURES}
    most = max(grown, key=lambda code: grown[code])
    return f"Het meest gegroeid: {NATURES[most]}." if grown[most] > 0 and then else ""


def corrections(view: View) -> Section:
    """Whether who got a correction or an offer was satisfied, beside who got none."""
    columns = (
        Column("Klachten"), Column("Tevreden", "getal"), Column("Deels", "getal"), Column("Niet", "getal"),
        Column("Niet bekend", "getal"), Column("Aandeel tevreden", "aandeel"),
    )  # fmt: skip
    parts = {
        "met correctie of aanbod": [row for row in view.rows if row.corrected],
        "zonder": [row for row in view.rows if not row.corrected],
    }
    rows = tuple((label, *_levels(part)) for label, part in parts.items())
    shares = {label: row[-1] for label, row in zip(parts, rows, strict=True) if row[-1] is not None}
    blocks: list[Block] = [Table(columns, rows, "Correctie", "Het aandeel is van wie zei of hij tevreden was.")]
    if shares:
        told = "; ".join(f"{label} {in_words(share, 'aandeel')}" for label, share in shares.items())
        percent = tuple(round(100 * float(share or 0)) * 1.0 for share in shares.values())
        blocks.append(Bars("Tevreden over de oplossing", tuple(shares), percent, f"Staafdiagram. Tevreden: {told}.", "%"))
    if min((sum(row[1:4]) for row in rows), default=0) < 5:
        blocks.append(Text("Van weinig klachten is bekend of men tevreden was. Zie het als een aanwijzing, niet als bewijs."))
    return Section("Leidde correctie tot tevredenheid?", tuple(blocks))


def _levels(rows: Sequence[Row]) -> tuple[int, int, int, int, float | None]:
    found = [sum(row.satisfaction == level for row in rows) for level in LEVELS]
    return (found[0], found[1], found[2], len(rows) - sum(found), found[0] / sum(found) if sum(found) else None)


def prevention(view: View) -> Section:
    """For each subject with a preventive measure: how often it came back since, beside the time before."""
    rows = list(_prevented(view.known, view.period, min(view.period.last, view.until)))
    columns = (
        Column("Onderwerp"), Column("Maatregel sinds", "datum"), Column("Ervoor", "getal"), Column("Dagen ervoor", "getal"),
        Column("Erna", "getal"), Column("Dagen erna", "getal"), Column("Beter?"),
    )  # fmt: skip
    if not rows:
        return Section("Hielp preventie?", (Text("Er zijn nog geen preventieve maatregelen vastgelegd."),))
    note = "Klachten over hetzelfde onderwerp: in ten hoogste een jaar voor de maatregel, en sindsdien. Per dag vergeleken."
    return Section("Hielp preventie?", (Table(columns, tuple(rows), "Preventie", note), *_before_and_after(rows)))


Prevented = tuple[str, date, int, int, int, int, str]  # subject, since, before, days before, after, days after, whether it helped


def _before_and_after(rows: Sequence[Prevented]) -> tuple[Block, ...]:
    """Bars of what has been watched long enough; none while it is too soon to tell."""
    labels, values = [], []
    for name, _, before, days_before, after, days_after, helped in rows:
        if helped == TOO_SOON:
            continue
        labels += [f"{name}: ervoor", f"{name}: erna"]
        values += [round(count * 365 / max(days, 1), 1) for count, days in ((before, days_before), (after, days_after))]
    told = ", ".join(f"{label} {value:g}" for label, value in zip(labels, values, strict=True))
    bars = Bars("Klachten per jaar, voor en na de maatregel", tuple(labels), tuple(values), f"Staafdiagram. {told}.")
    return (bars,) if labels else ()


def _prevented(known: Sequence[Row], period: Period, last: date) -> Iterator[Prevented]:
    first = min((row.received for row in known), default=period.first)
    for code, label in NATURES.items():
        same = [row for row in known if row.nature == code]
        start = min((row.prevented for row in same if row.prevented and row.prevented <= last), default=None)
        if start is None:
            continue
        days = (min(A_YEAR, (start - first).days), (last - start).days)
        before = sum(timedelta(0) <= start - row.received <= timedelta(days[0]) for row in same)
        after = sum(start < row.received <= last for row in same)
        helped = TOO_SOON if min(days) < SOON else "ja" if after * days[0] < before * days[1] else "nee"
        yield label, start, before, days[0], after, days[1], helped


def assessment(view: View) -> Section:
    """Each measure, what came of it, and room to judge it."""
    mine = [
        row for row in view.known if row.measures and (view.period.holds(row.received) or view.period.holds(row.measures_done))
    ]
    if not mine:
        return Section("De maatregelen beoordeeld", (Text("Er zijn in deze periode geen maatregelen vastgelegd."),))
    facts = (
        Column("Nummer"), Column("Onderwerp"), Column("Soort"), Column("Sinds", "datum"), Column("Gedaan", "datum"),
        Column("Daarna opnieuw", "getal"), Column("Tevreden"),
    )  # fmt: skip
    room = (
        Column("Nummer"),
        Column("Was die juist?"),
        Column("Hielp die?"),
        Column("De moeite waard?"),
        Column("Wat doen wij ermee?", "invullen"),
    )
    return Section(
        "De maatregelen beoordeeld",
        (
            Text("Wat er gedaan is, staat in het dossier van elke zaak. Daarna opnieuw: klachten sindsdien over hetzelfde."),
            Table(facts, tuple(_measure(row, view) for row in mine), "Maatregelen"),
            Text("Beoordeel elke maatregel. Was die juist? Hielp die? Was die de moeite waard?", "strong"),
            Table(room, tuple((row.number, CHOICE, CHOICE, CHOICE, None) for row in mine), "Beoordeling"),
        ),
    )


def _measure(row: Row, view: View) -> tuple[Value, ...]:
    since = min(day for day in (row.corrected, row.prevented, row.measures_done) if day is not None)
    kinds = [word for word, day in (("correctie", row.corrected), ("preventie", row.prevented)) if day is not None]
    again = sum(each.nature == row.nature and since < each.received <= view.period.last for each in view.known)
    return (
        row.number,
        NATURES[row.nature],
        " en ".join(kinds),
        since,
        row.measures_done,
        again,
        LEVELS.get(row.satisfaction, "niet bekend"),
    )


def undiscussed(view: View) -> Section:
    """Settled complaints that the internal meeting has not discussed."""
    mine = [row for row in view.known if row.discussed is None and row.result == "afgehandeld"]
    if not mine:
        return Section("Nog te bespreken", (Text("Alle afgehandelde klachten zijn besproken."),))
    columns = (
        Column("Nummer"), Column("Ontvangen", "datum"), Column("Onderwerp"), Column("Uitkomst"), Column("Maatregelen", "ja_nee"),
        Column("Wat leren wij ervan?", "invullen"),
    )  # fmt: skip
    rows = tuple((row.number, row.received, NATURES[row.nature], row.outcome, row.measures, None) for row in mine)
    return Section("Nog te bespreken", (Table(columns, rows, "Nog te bespreken"),))


SECTIONS: Mapping[str, Callable[[View], Section]] = {  # the words of `holds`; those of PROMISES are sentences of the intro
    "aantal": sections.amount,
    "aard": sections.nature,
    "onderwerp": sections.nature,
    "achtergrond": sections.background,
    "maatregelen": sections.measures,
    "uitkomsten": sections.outcomes,
    "doorlooptijden": sections.lead_times,
    "tevredenheid": sections.satisfaction,
    "register": register,
    "trends": trends,
    "correctie_en_tevredenheid": corrections,
    "preventie_en_verbetering": prevention,
    "beoordeling_maatregelen": assessment,
    "nog_niet_besproken": undiscussed,
}
