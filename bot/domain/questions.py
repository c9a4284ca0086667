"""Which questions have to be asked in a case, to whom and from when on: the prompts of its regulation, over its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.events import Event
from bot.domain.letters.facts import missing_facts
from bot.domain.rules import Prompt
from bot.domain.second_look import MARK, waits_since
from bot.domain.terms import Deadline, back
from bot.domain.workdays import AMSTERDAM, local_date
from bot.domain.workflow import RECEIVED, RUNNING

FOUNDED = ("gegrond", "deels")
NOTICE = "melding-directie"
NONE_NEEDED = ("", "geen", "niet nodig", "n.v.t", "nvt")  # measures that ask for nothing


@dataclass(frozen=True, slots=True)
class Question:
    """`occasion` tells one asking from another: the same question about a later talk is a new one."""

    at: datetime
    prompt: Prompt
    occasion: str


def questions(case: Case, bureau: Bureau, deadlines: Sequence[Deadline]) -> tuple[Question, ...]:
    """Every question this history calls for, in order of time; those already asked too: a letter's key makes it one."""
    if case.state not in RUNNING:
        return tuple(_of_another_look(case, bureau))
    history = _that_counts(case)
    found = [question for prompt in bureau.regulation.prompts for question in _of(prompt, case, bureau, history, deadlines)]
    return tuple(sorted(found, key=lambda question: question.at))


def _that_counts(case: Case) -> tuple[Event, ...]:
    """What settles a question. What was judged is looked at anew after a reopening; else the case goes on where it stood."""
    kept: list[Event] = []
    for event in case.history:
        if event.kind == "reopened" and any(each.kind in JUDGED for each in kept):
            kept = []
        elif event.kind == "reopened" and [each.kind for each in kept if each.kind in PLANNED][-1:] == ["hearing_cancelled"]:
            kept = [each for each in kept if each.kind not in PLANNED]  # the end called the talk off: it has to be planned again
        kept.append(event)
    return tuple(kept)


JUDGED = ("verdict_given", "outcome_sent")
PLANNED = ("hearing_planned", "hearing_cancelled")


def _of(
    prompt: Prompt, case: Case, bureau: Bureau, history: Sequence[Event], deadlines: Sequence[Deadline]
) -> Iterator[Question]:
    begun = [
        _reacted(case, bureau, history, deadlines) if kind == REACTION else _begun(kind, prompt, case, bureau, history)
        for kind in prompt.when
    ]
    if None in begun or (prompt.to == "behandelaar" and case.state == RECEIVED) or not _fits(prompt, case, bureau):
        return
    start = max((event.at for event in begun if event is not None), default=case.received_again)
    occasion = f"{sum(event.kind == 'reopened' for event in case.events) + 1}"
    settled: Sequence[Event] = history
    if prompt.on_date_of:
        yield from _undated(prompt, case, bureau, history)
        dated = (index for index, event in enumerate(history) if event.kind == prompt.on_date_of and _named_day(event))
        named = max(dated, default=None)  # what is added later without a date does not take the promise away
        if named is None or not (day := _named_day(history[named])):
            return
        settled = history[named + 1 :]
        reopened = any(event.kind == "reopened" for event in settled)
        occasion = day.isoformat() + (f"-{occasion}" if reopened else "")
        at = _opens(bureau.calendar.add_workdays(day, prompt.wait.amount), bureau)
    elif prompt.before or prompt.after:
        deadline = next((each for each in reversed(deadlines) if each.term.name == (prompt.before or prompt.after)), None)
        if deadline is None or (prompt.before and not deadline.is_running):
            return
        last = bureau.calendar.on_or_before(deadline.due)
        day = back(last, prompt.wait, bureau.calendar) if prompt.before else deadline.due + timedelta(days=1)
        at = max(start, _opens(day, bureau))
    elif prompt.wait.amount:
        at = _opens(bureau.calendar.add_workdays(local_date(start), prompt.wait.amount), bureau)
    else:
        at = start
    if asks_whether_done(prompt) and not prompt.on_date_of:
        occasion += "-nakomen"
    if not any(event.kind in prompt.unless for event in settled):
        yield Question(at, prompt, occasion)
        yield from _once_more(Question(at, prompt, occasion), bureau)


AGAIN = "-nogmaals-"  # in the occasion of a question that was not answered


def _once_more(asked: Question, bureau: Bureau) -> Iterator[Question]:
    """The same question to who was asked, and then to the directie."""
    span = asked.prompt.again
    if span is None:
        return
    for time, to in ((1, asked.prompt.to), (2, "directie")):
        day = bureau.calendar.add_workdays(local_date(asked.at), time * span.amount)
        yield Question(_opens(day, bureau), replace(asked.prompt, to=to), f"{asked.occasion}{AGAIN}{time}")


_LOOK = Prompt(NOTICE, "beslisser", "")
LOOKS_AFTER = 5  # working days, and as many again


def _of_another_look(case: Case, bureau: Bureau) -> Iterator[Question]:
    """Whether a case that is over is opened again, once more and then again, while who decides does not say."""
    asked = waits_since(case)
    if asked is None:
        return
    number = sum(MARK in event.data for event in case.history if event.kind == "added")
    for time in (1, 2):
        day = bureau.calendar.add_workdays(local_date(asked.at), time * LOOKS_AFTER)
        yield Question(_opens(day, bureau), _LOOK, f"{number}{AGAIN}{time}")


def _undated(prompt: Prompt, case: Case, bureau: Bureau, history: Sequence[Event]) -> Iterator[Question]:
    """Whether it was done, of measures for which no day was ever named: after the outcome, and once more."""
    told = [event for event in history if event.kind == prompt.on_date_of]
    sent = case.last("outcome_sent")
    if case.has("agreement_reached", "agreement_confirmed"):  # asked on a day of its own
        return
    if prompt.undated is None or not told or sent is None or any(_named_day(event) for event in told):
        return
    since = history[history.index(told[-1]) :]
    if any(event.kind in prompt.unless for event in since) or case.file.get("maatregelen", "").strip(" .").lower() in NONE_NEEDED:
        return
    day = local_date(max(sent.at, told[-1].at))
    for time in (1, 2):
        at = _opens(bureau.calendar.add_workdays(day, time * prompt.undated.amount), bureau)
        number = sum(event.kind == prompt.on_date_of for event in case.events)
        yield Question(at, prompt, f"zonder-datum-{time}-{number}")


REACTION = "reaction_received"


def _reacted(case: Case, bureau: Bureau, history: Sequence[Event], deadlines: Sequence[Deadline]) -> Event | None:
    """The reaction that completes them: of everybody concerned, or the end of the term of who stayed silent; None before."""
    reactions = [event for event in history if event.kind == REACTION]
    given = {event.data.get("person", "") for event in reactions}
    silent = [key for key in case.parties if key.startswith("betrokken-") and key not in given]
    last = max(reactions, key=lambda event: event.at, default=None)
    if not silent or last is None:
        return last
    ends = [each.due for each in deadlines if each.term.by == "medewerker" and each.is_running]
    return Event(REACTION, max(last.at, _opens(max(ends) + timedelta(days=1), bureau))) if ends else None


TALKED = ("report_sent", "hearing_held")


def _begun(kind: str, prompt: Prompt, case: Case, bureau: Bureau, history: Sequence[Event]) -> Event | None:
    """The last event of this kind. Before a verdict a waived talk counts as one, once the other side was heard or is asked."""
    last = max((event for event in history if event.kind == kind), key=lambda event: event.at, default=None)
    if last is not None or prompt.letter != "vraag-oordeel" or kind not in TALKED:
        return last
    waived = [event for event in history if event.kind == "complainant_heard" and event.data.get("waived")]
    employee = [event for event in history if event.kind == "employee_heard"]
    if not case.involved or bureau.regulation.hearing.reaction:
        return max(waived, key=lambda event: event.at, default=None)
    return max((*waived, *employee), key=lambda event: event.at) if waived and employee else None


def _fits(prompt: Prompt, case: Case, bureau: Bureau) -> bool:
    promised = any(event.kind == "measures_recorded" and event.data.get("until") for event in case.history)
    if "agreement_confirmed" in prompt.when and promised:  # asked on the date that was named
        return False
    if prompt.if_missing and not set(prompt.if_missing) & set(missing_facts(case, bureau)):
        return False
    verdict = case.last("verdict_given")
    return not prompt.founded or (verdict is not None and verdict.data.get("gegrond") in FOUNDED)


def asks_whether_done(prompt: Prompt) -> bool:
    """True when the question is whether what was promised has been done."""
    return bool(prompt.on_date_of) or "agreement_confirmed" in prompt.when


def _named_day(event: Event) -> date | None:
    text = event.data.get("when") or event.data.get("until") or ""
    return date.fromisoformat(text[:10]) if text else None


def _opens(day: date, bureau: Bureau) -> datetime:
    return datetime.combine(bureau.calendar.on_or_after(day), bureau.opens, tzinfo=AMSTERDAM)
