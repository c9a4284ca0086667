"""Learns from what staff said of mails, and compares what was learned with the model in use, which it may follow when no worse.

Corrections are no store of their own: they follow from the history of the cases and the mails kept with them, so an erased case
is forgotten here too. Nothing leaves the machine, and nothing that is printed holds a name or a word of a mail.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from spacy.language import Language

from bot.adapters.store import Store, opened
from bot.config import Organisation, Settings
from bot.domain.case import Case
from bot.domain.reading import ACT_FROM, ASK_FROM, KINDS
from bot.domain.workdays import AMSTERDAM
from bot.errors import ConfigError
from bot.mail.parse import parse
from classifiers import examples as written
from classifiers import pipeline
from classifiers.evaluate import SORTING, Evaluation, evaluate, outcomes, percent, readings, table
from classifiers.examples import Classified
from classifiers.outcomes import MISSED, WRONG, Outcome, figures, worse
from classifiers.train import Learned, scored, train

HELD_BACK = "held-back mails"
CORRECTIONS = "new corrections"


def corrections(store: Store, organisations: Iterable[Organisation]) -> list[Classified]:
    """Every mail that staff gave a kind, with the last kind they gave it."""
    found = []
    with store.transaction() as unit:
        for organisation in organisations:
            for case in unit.classified_cases(organisation.id):
                raw, kind = unit.first_raw(case.id), _last_label(case)
                if raw and kind in KINDS and "invoerder" not in case.parties:  # a colleague's note is no client's mail
                    found.append(_correction(case, raw, kind, frozenset(organisation.web_forms)))
    return found


def told_in(settings: Settings) -> list[Classified]:
    """The corrections in the database of a configuration."""
    with opened(settings.database) as store:
        return corrections(store, settings.organisations)


def _last_label(case: Case) -> str:
    return next(event.data["label"] for event in reversed(case.events) if event.kind == "classified")


def _correction(case: Case, raw: bytes, kind: str, web_forms: frozenset[str]) -> Classified:
    """The mail as the reader saw it: its own words and the letter it enclosed, or else what it passed on."""
    message = parse(raw, web_forms=web_forms)
    words = "\n\n".join(filter(None, (message.new_text, case.file.get("ingesloten_brief", ""))))
    return Classified(
        id=f"{case.organisation}/{case.id}",
        organisation=case.organisation,
        received=case.received.astimezone(AMSTERDAM),
        sender_name=message.sender.name if message.sender else "",
        subject=message.subject,
        text=words or message.quoted,
        quoted=message.quoted if words else "",
        kind=kind,
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same mails, which neither model learned from, sorted by the new and by the present one."""

    name: str
    new: tuple[Outcome, ...]
    present: tuple[Outcome, ...]

    @property
    def worse(self) -> list[str]:
        """In what the new model does worse."""
        return [f"{self.name}: {problem}" for problem in worse(self.new, self.present)]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned, and how it compares with the model in use."""

    learned: Learned
    corrections: int
    comparisons: tuple[Comparison, ...]

    @property
    def worse(self) -> list[str]:
        """Why the new model may not take the place of the present one; empty when it may."""
        return [problem for comparison in self.comparisons for problem in comparison.worse]


def learn(present: Language | None, told: Sequence[Classified], folder: Path | None = None) -> Lesson:
    """Learn from `folder`/train and what staff told; compare on `folder`/heldback and on corrections new to `present`.

    Without a folder these are the packaged mails. Where no model fits this version there is none to compare with.
    """
    data = folder or written.DATA
    learned = train(data / "train", told)
    if present is None:
        return Lesson(learned, len(told), ())
    mails = written.examples(data / "heldback")
    pair = [outcomes(mails, readings(nlp, mails)) for nlp in (learned.nlp, present)]
    known = set(present.meta.get("corrections", ()))
    fresh = [mail for mail in told if mail.id not in known]
    unseen = {each.id: each for each in learned.unseen}
    new = tuple(unseen[mail.id].at(ACT_FROM, ASK_FROM) for mail in fresh)
    before = tuple(each.at(ACT_FROM, ASK_FROM) for each in scored(present, fresh))
    return Lesson(learned, len(told), (Comparison(HELD_BACK, *pair), Comparison(CORRECTIONS, new, before)))


def report(lesson: Lesson) -> str:
    """The figures of both models side by side, and the thresholds to choose."""
    learned = lesson.learned
    lines = [
        f"learned from {learned.nlp.meta['mails']} written mails ({learned.sentences} sentences)",
        f"and {lesson.corrections} corrections; kind right when the mail was kept apart: {percent(learned.accuracy)}",
        "",
    ]
    for comparison in filter(lambda each: each.new, lesson.comparisons):
        new, present = figures(comparison.new), figures(comparison.present)
        lines += [f"| {new.mails} {comparison.name} | new | in use |", "|---|---|---|"]
        lines += [f"| {label} | {percent(getattr(new, name))} | {percent(getattr(present, name))} |" for name, label in SORTING]
        lines.append("")
    return "\n".join([*lines, advice(learned.nlp)])


def advice(nlp: Language) -> str:
    """The thresholds that ask least, as found when the model was trained, on training mails that it had not seen."""
    goal = f"missed complaints < {percent(MISSED)} and wrong confirmations < {percent(WRONG)}, on training mails kept apart"
    best = nlp.meta.get("advised")
    if not best:
        return f"no thresholds give {goal}"
    missed, wrong, asked = (percent(best[name]) for name in ("missed", "wrong_confirmations", "asked_about"))
    return (
        f"fewest questions with {goal}: act_from = {best['act_from']:g}, ask_from = {best['ask_from']:g}\n"
        f"(missed {missed}, wrong {wrong}, asked about {asked})"
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """What `klachtenbot evaluate` tells of a model."""

    evaluation: Evaluation
    load_seconds: float
    nlp: Language

    def as_json(self) -> dict[str, Any]:
        """Every figure, for other programs."""
        return {**asdict(self.evaluation), "load_seconds": self.load_seconds, "advised": self.nlp.meta.get("advised")}

    def text(self) -> str:
        """The same for a person to read."""
        return f"{table(self.evaluation)}\n\nthe model loads in {self.load_seconds:.2f} s\n{advice(self.nlp)}"


def measure(data: Path | None, model: Path | None) -> Measured:
    """How well a model (by default the packaged one) reads labelled mails (the held-back ones). ConfigError: unreadable."""
    begin = perf_counter()
    try:
        nlp = pipeline.load(model)
    except (OSError, ValueError) as problem:
        raise ConfigError([f"--model: {problem}"]) from None
    seconds = perf_counter() - begin
    folder = data or written.DATA / "heldback"
    try:
        found = evaluate(nlp, folder)
    except (OSError, ValueError, LookupError) as problem:
        raise ConfigError([f"--data: {folder} cannot be read: {problem!r}"]) from None
    if not found.sorting.mails:
        raise ConfigError([f"--data: {folder} holds no labelled mails (*.jsonl)"])
    return Measured(found, round(seconds, 3), nlp)
