"""What a regulation says of its register and its reports: the words their tables may use, and who may read what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

YEAR, QUARTER, ON_REQUEST, OF_A_CASE = "jaar", "kwartaal", "op verzoek", "zaak"
PERIODS = (YEAR, QUARTER, ON_REQUEST, OF_A_CASE)
INSIDE = "directie"  # inside the house: may tell of single complaints
READERS = (
    INSIDE,
    "openbaar",  # anybody may read it: no group of a few can be told apart
    "opdrachtgever",  # the same, one a principal, of its own clients; the directie sends it off with "akkoord"
)
FIGURES = (  # sections that can be made without telling of single complaints
    "aantal", "aard", "achtergrond", "onderwerp", "maatregelen", "doorlooptijden", "uitkomsten", "tevredenheid",
)  # fmt: skip
PROMISES = ("zonder_namen", "alleen_eigen_clienten")  # what a report keeps to, and says of itself
BY_CASE = (  # sections that tell of single complaints, or set years beside each other
    "register", "trends", "correctie_en_tevredenheid", "preventie_en_verbetering", "beoordeling_maatregelen",
    "nog_niet_besproken",
)  # fmt: skip
OF_THE_FORM = (  # of the verbeterformulier, which is of one complaint
    "naam_en_functie", "verzending_bevestiging", "reactie_medewerker", "aanbod", "preventie", "klacht_als_bijlage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """An overview that must be made."""

    name: str
    article: str
    every: str
    holds: tuple[str, ...] = ()
    reader: str = INSIDE
    duty: tuple[str, ...] = ()

    @property
    def is_guarded(self) -> bool:
        """True when it is for outsiders: no group of a few may be told apart."""
        return self.reader != INSIDE


@dataclass(frozen=True, slots=True)
class Register:
    """What is kept of every complaint, without names."""

    article: str
    holds: tuple[str, ...]
    duty: tuple[str, ...] = ()


REPORT_WORDS: dict[tuple[str, str], Sequence[str]] = {
    ("report", "every"): PERIODS,
    ("report", "reader"): READERS,
    ("report", "holds"): (*FIGURES, *PROMISES, *BY_CASE, *OF_THE_FORM),
    ("register", "holds"): (
        "nummer", "ontvangst", "behandeling", "resultaat", "aard", "maatregelen", "achtergrond", "doorlooptijden", "uitkomsten",
        "onderwerp",
    ),
}  # fmt: skip


def impossible(report: Report) -> Iterator[str]:
    """What a report could never hold."""
    told = [word for word in report.holds if word in BY_CASE] if report.is_guarded else []
    if told:
        yield f"{report.name}: {', '.join(told)} would show single complaints to reader {report.reader!r}; only {INSIDE!r} may"
    if report.every != OF_A_CASE and (wrong := [word for word in report.holds if word in OF_THE_FORM]):
        yield f"{report.name}: {', '.join(wrong)} belongs to a report of one case (every = {OF_A_CASE!r})"


def overlapping(reports: Sequence[Report]) -> str:
    """Why reports for outsiders would betray each other: a year minus its quarters leaves a quarter. "" when they do not."""
    rhythms = {QUARTER if each.every == QUARTER else YEAR for each in reports if each.is_guarded}
    names = ", ".join(each.name for each in reports if each.is_guarded)
    return f"{names}: reports for outsiders must all be of a year, or all of a quarter" if len(rhythms) > 1 else ""
