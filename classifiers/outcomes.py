"""How mails were sorted, in figures: right, missed, confirmed in error, asked about, and whether the scores mean what they say.

It knows kinds, scores and decisions only: no text, no dates, no people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

from bot.domain.reading import KINDS
from classifiers.kind import decision

T = TypeVar("T")
BINS = 10
MISSED, WRONG = 0.01, 0.02  # what thresholds must stay below: complaints missed, confirmations in error
ACT_FROM = tuple(step / 100 for step in range(50, 100))
ASK_FROM = tuple(step / 200 for step in range(80, 0, -1))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One mail: what it is, how likely each kind seemed, and what was decided."""

    id: str
    kind: str
    scores: Mapping[str, float]
    decision: str  # act, ask or leave

    @property
    def read_as(self) -> str:
        return max(self.scores, key=lambda kind: self.scores[kind])

    @property
    def is_confirmed(self) -> bool:
        """The sender hears that his complaint was received."""
        return self.decision == "act" and self.read_as == "klacht"

    @property
    def is_missed(self) -> bool:
        """A complaint that nobody hears of as one."""
        return self.kind == "klacht" and self.decision != "ask" and not self.is_confirmed

    @property
    def is_confirmed_in_error(self) -> bool:
        return self.is_confirmed and self.kind != "klacht"


@dataclass(frozen=True, slots=True)
class Unseen:
    """The scores of a mail by a model that did not learn from it; `declared`: it says that it is a complaint."""

    id: str
    kind: str
    scores: Mapping[str, float]
    declared: bool

    def at(self, act_from: float, ask_from: float) -> Outcome:
        """What these thresholds decide."""
        return Outcome(self.id, self.kind, self.scores, decision(self.scores, act_from, ask_from, declared=self.declared))


@dataclass(frozen=True, slots=True)
class Bin:
    """The mails whose complaint score lies between two tenths; None where there are none."""

    above: float
    mails: int
    mean_score: float | None
    complaints: float | None  # the share that are complaints


@dataclass(frozen=True, slots=True)
class KindFigures:
    """One kind: how many mails are of it, how many were read so, and the shares that are right of each."""

    mails: int
    read_so: int
    precision: float | None
    recall: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1; None where there is nothing to measure on."""

    mails: int
    kind_right: float | None
    complaints_acted_on: float | None
    complaints_asked_about: float | None
    complaints_caught: float | None  # acted on or asked about
    confirmations: int
    wrong_confirmations: float | None  # of the confirmations
    asked_about: float | None
    kinds: dict[str, KindFigures]
    calibration: tuple[Bin, ...]
    calibration_error: float | None  # expected: the gap between score and share, weighed by the mails in each bin
    confusion: dict[str, dict[str, int]]  # kind -> read as -> mails


def share(items: Sequence[T], holds: Callable[[T], bool]) -> float | None:
    """The part of the items for which it holds."""
    return sum(map(holds, items)) / len(items) if items else None


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """All figures of these mails."""
    complaints = [each for each in outcomes if each.kind == "klacht"]
    confirmed = [each for each in outcomes if each.is_confirmed]
    calibration = _calibration(outcomes)
    gaps = [each.mails * abs((each.mean_score or 0.0) - (each.complaints or 0.0)) for each in calibration]
    return Figures(
        mails=len(outcomes),
        kind_right=share(outcomes, lambda each: each.kind == each.read_as),
        complaints_acted_on=share(complaints, lambda each: each.is_confirmed),
        complaints_asked_about=share(complaints, lambda each: each.decision == "ask"),
        complaints_caught=share(complaints, lambda each: not each.is_missed),
        confirmations=len(confirmed),
        wrong_confirmations=share(confirmed, lambda each: each.is_confirmed_in_error),
        asked_about=share(outcomes, lambda each: each.decision == "ask"),
        kinds={kind: _of_kind(kind, outcomes) for kind in KINDS},
        calibration=calibration,
        calibration_error=sum(gaps) / len(outcomes) if outcomes else None,
        confusion={
            kind: {read_as: sum((each.kind, each.read_as) == (kind, read_as) for each in outcomes) for read_as in KINDS}
            for kind in KINDS
        },
    )


def _of_kind(kind: str, outcomes: Sequence[Outcome]) -> KindFigures:
    are, read = [each for each in outcomes if each.kind == kind], [each for each in outcomes if each.read_as == kind]
    return KindFigures(
        len(are), len(read), share(read, lambda each: each.kind == kind), share(are, lambda each: each.read_as == kind)
    )


def _calibration(outcomes: Sequence[Outcome]) -> tuple[Bin, ...]:
    found = []
    for number in range(BINS):
        here = [each for each in outcomes if min(int(each.scores["klacht"] * BINS), BINS - 1) == number]
        mean = sum(each.scores["klacht"] for each in here) / len(here) if here else None
        found.append(Bin(number / BINS, len(here), mean, share(here, lambda each: each.kind == "klacht")))
    return tuple(found)


def worse(new: Sequence[Outcome], present: Sequence[Outcome]) -> list[str]:
    """In what the new model does worse than the present one on the same mails; empty when it may take its place."""
    problems = []
    right, before = (sum(each.kind == each.read_as for each in outcomes) for outcomes in (new, present))
    if right < before:
        problems.append(f"the kind is right of {right} mails instead of {before}")
    caught = {each.id for each in present if not each.is_missed}
    missed = sum(each.is_missed and each.id in caught for each in new)
    if missed:
        problems.append(f"it misses {missed} complaint{'s' * (missed > 1)} that the present model catches")
    wrong, was = (sum(each.is_confirmed_in_error for each in outcomes) for outcomes in (new, present))
    if wrong > was:
        problems.append(f"{wrong} mails that are no complaint get a confirmation instead of {was}")
    return problems


@dataclass(frozen=True, slots=True)
class Thresholds:
    """A choice of thresholds and what it gives on unseen mails."""

    act_from: float
    ask_from: float
    missed: float
    wrong_confirmations: float
    asked_about: float

    def as_dict(self) -> dict[str, float]:
        """For the model's meta.json."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def advised(unseen: Sequence[Unseen]) -> Thresholds | None:
    """The thresholds that ask least while few enough complaints are missed and confirmations wrong; None when none do."""
    best: Thresholds | None = None
    for act_from in ACT_FROM:
        if _given(unseen, act_from, ASK_FROM[-1]).wrong_confirmations >= WRONG:
            continue  # ask_from has no part in what is confirmed
        for ask_from in ASK_FROM:  # the highest first: lower ones only ask more
            given = _given(unseen, act_from, ask_from)
            if given.missed < MISSED:
                best = given if best is None or given.asked_about < best.asked_about else best
                break
    return best


def _given(unseen: Sequence[Unseen], act_from: float, ask_from: float) -> Thresholds:
    outcomes = [each.at(act_from, ask_from) for each in unseen]
    complaints = [each for each in outcomes if each.kind == "klacht"]
    confirmed = [each for each in outcomes if each.is_confirmed]
    return Thresholds(
        act_from,
        ask_from,
        share(complaints, lambda each: each.is_missed) or 0.0,
        share(confirmed, lambda each: each.is_confirmed_in_error) or 0.0,
        share(outcomes, lambda each: each.decision == "ask") or 0.0,
    )
