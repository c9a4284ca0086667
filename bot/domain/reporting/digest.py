"""The weekly digest: what needs the directie, and where every case stands. A director concerned gets it without that case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from bot.domain.answers.confirm import CHOICES as CONFIRMATION
from bot.domain.answers.confirm import CODE as CONFIRMS
from bot.domain.bureau import Bureau
from bot.domain.case import Case
from bot.domain.impartiality import is_concerned
from bot.domain.letters.facts import bureau_facts, recipient_facts
from bot.domain.letters.letter import Desk, Letter
from bot.domain.reading import Person
from bot.domain.reporting.asked import IN_WORDS, NOTICE, Asked, Unanswered, unanswered
from bot.domain.reporting.charts import charts, shown
from bot.domain.reporting.past import Past, past
from bot.domain.reporting.standing import row
from bot.domain.workdays import AMSTERDAM, local_date
from bot.domain.workflow import ANSWERED, ASKED
from bot.mail.message import Address

DIGEST_AT = time(8, 0)
AT_RISK_DAYS = 3  # working days before the end of a term
UNDELIVERED_DAYS = 14  # a letter of a case that is over is told this long
COUNTED_WITHIN = timedelta(days=1)  # an older count of the mailbox is said to be old


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A letter that came back (`refused`), or of which it is not known whether it went (`uncertain`); `key` as in the outbox."""

    case_id: int | None
    key: str
    subject: str
    recipient: str  # address
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Count:
    """The mails of one case, or of no case (None), since the box is read: how many in the ledger, how many still in the box."""

    case_id: int | None
    in_ledger: int
    in_box: int


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What a count of the mailbox showed. `counted_at` is None while it was never counted."""

    counts: tuple[Count, ...] = ()
    unexplained: int = 0  # mails in the box without a row in the ledger
    counted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """What the digest is made of. `cases` are the open ones, `ended` the others; `past` is what happened since the one before."""

    moment: datetime
    since: datetime
    cases: tuple[Desk, ...] = ()
    ended: tuple[Case, ...] = ()
    past: Past = field(default_factory=Past)
    asked: tuple[Asked, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    mailbox: Mailbox = field(default_factory=Mailbox)
    held: tuple[int | None, ...] = ()  # the case of each letter that is held back until somebody decides
    valid: timedelta = timedelta(days=90)  # how long a letter may be answered


def digest_moment(now: datetime, bureau: Bureau) -> datetime:
    """Monday 08:00 in Amsterdam of the week of `now`, or the first working day after it."""
    today = local_date(now)
    day = today - timedelta(days=today.weekday())
    while not bureau.calendar.is_workday(day):
        day += timedelta(days=1)
    return datetime.combine(day, DIGEST_AT, tzinfo=AMSTERDAM)


def digest_keys(moment: datetime, bureau: Bureau) -> dict[str, Person]:
    """The key of each director's digest: it holds the ISO week and its year, so that there is one a week."""
    year, number, _ = local_date(moment).isocalendar()
    return {f"weekoverzicht:{bureau.id}:{year}-W{number:02d}:{director.email}": director for director in bureau.directors()}


def digests(week: Week, bureau: Bureau, now: datetime) -> Iterator[Letter]:
    """One letter for each director, without the cases he is concerned in."""
    year, number, _ = local_date(week.moment).isocalendar()
    for key, director in digest_keys(week.moment, bureau).items():
        seen = _without_his_own(week, director, bureau)
        pictures = charts(seen.cases, seen.ended, seen.since, seen.moment, local_date(now))
        facts = {
            "organisatie": bureau_facts(bureau),
            "ontvanger": recipient_facts(director.name, director.email, bureau),
            "week": number,
            "jaar": year,
            "vandaag": local_date(now),
            **_figures(seen, director, bureau, now),
            "grafieken": shown(pictures),
        }
        to = Address(director.name, director.email)
        yield Letter("weekoverzicht", key, to, facts, at_once=True, charts=pictures)


def _without_his_own(week: Week, director: Person, bureau: Bureau) -> Week:
    """The week as if the cases he is concerned in did not exist: no row, no count, no chart holds them."""
    cases = [desk.case for desk in week.cases] + list(week.ended)
    hidden = {case.id for case in cases if is_concerned(case, director.email, bureau)}
    return Week(
        week.moment,
        week.since,
        tuple(desk for desk in week.cases if desk.case.id not in hidden),
        tuple(case for case in week.ended if case.id not in hidden),
        week.past.without(hidden),
        tuple(each for each in week.asked if each.case_id not in hidden),
        tuple(each for each in week.undelivered if each.case_id not in hidden),
        Mailbox(
            tuple(each for each in week.mailbox.counts if each.case_id not in hidden),
            week.mailbox.unexplained,
            week.mailbox.counted_at,
        ),
        tuple(case_id for case_id in week.held if case_id not in hidden),
        week.valid,
    )


def _figures(week: Week, director: Person, bureau: Bureau, now: datetime) -> dict[str, Any]:
    everything = [desk.case for desk in week.cases] + list(week.ended)
    rows = sorted((row(desk, now) for desk in week.cases), key=lambda each: (each["volgende"] or {"dagen": 99})["dagen"])
    late = [each for each in rows if each["volgende"] and each["volgende"]["te_laat"]]
    soon = [each for each in rows if each["volgende"] and 0 <= each["volgende"]["dagen"] <= AT_RISK_DAYS]
    open_questions = list(unanswered(week.asked, everything, now))
    mine = [(question, letter) for question in open_questions if (letter := question.to(director.email)) is not None]
    others = [question for question in open_questions if question.to(director.email) is None]
    happened = past(week.past, everything, week.since, week.moment)
    lost = _undelivered(week, everything)
    figures = {
        "sinds": local_date(week.since),
        "zaken": rows,
        "te_laat": late,
        "bijna": soon,
        "verder": [each for each in rows if each not in late and each not in soon],
        "wacht_op_u": [_question(question, letter, week, now) for question, letter in mine],
        "gevraagd": _asked(others, bureau),
        **happened,
        "twijfel_open": sum(desk.case.state == ASKED for desk in week.cases),
        "te_bespreken": _undiscussed(everything, bureau),
        "onbezorgbaar": lost,
        "tegengehouden": len(week.held),
        "postvak": _mailbox(week.mailbox, now),
    }
    quiet = not (
        rows or mine or others or lost or week.held or figures["te_bespreken"] or happened["ongelezen"] or happened["gebeurd"]
    )
    return figures | {"rustig": quiet and not week.mailbox.unexplained}


def _undiscussed(cases: Sequence[Case], bureau: Bureau) -> list[str]:
    """Settled complaints for the agenda of the internal meeting, where the regulation wants them discussed."""
    wanted = [case for case in cases if "weekoverzicht" in bureau.under(case.pin).regulation.letters]
    numbered = [case for case in wanted if case.number and not case.merged_into]
    settled = [case for case in numbered if case.state == ANSWERED or not case.is_open]
    return sorted(case.number for case in settled if case.when("meeting_held") is None)


def _question(question: Unanswered, letter: Asked, week: Week, now: datetime) -> dict[str, Any]:
    """A question with the buttons of its letter: they carry its token, so that an answer is an answer to that letter."""
    expired = now - letter.at > week.valid
    unseen = letter.name == f"{NOTICE}:{CONFIRMS}"  # what would be carried out stands only in the letter itself
    return {
        "nummer": question.case.number,
        "vraag": letter.subject,
        "sinds": local_date(letter.at),
        "lees_eerst": unseen,
        "keuzes": [] if expired else [
            {"nummer": number, "tekst": said, "antwoord": said} for number, said in enumerate(letter.choices, start=1)
            if not (unseen and said == CONFIRMATION[0])
        ],
        "kenmerk": "" if expired else letter.token,
    }  # fmt: skip


def _asked(questions: Sequence[Unanswered], bureau: Bureau) -> list[dict[str, Any]]:
    """What was asked of others, by person and by what was asked, with each case and since when."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for question in questions:
        for letter in question.letters:
            name = _name(letter.recipient, question.case, bureau)
            asked = {"nummer": question.case.number, "sinds": local_date(letter.at)}
            found.setdefault(name, {}).setdefault(IN_WORDS[letter.name], []).append(asked)
    return [
        {"aan": name, "vragen": [{"wat": what, "zaken": cases} for what, cases in asked.items()]} for name, asked in found.items()
    ]


def _name(email: str, case: Case, bureau: Bureau) -> str:
    if email == case.complainant.email:
        return f"de {bureau.under(case.pin).regulation.words.klager}"
    person = bureau.person(email)
    return person.name if person is not None else email


def _undelivered(week: Week, cases: Sequence[Case]) -> list[dict[str, Any]]:
    """Letters that did not arrive; one letter to several people is told once. That such a notice did not arrive is not told."""
    known: Mapping[int | None, Case] = {case.id: case for case in cases}
    lost = [each for each in week.undelivered if each.key.split(":")[2:3] not in (["onbezorgbaar"], ["onzeker"])]
    recent = week.moment - timedelta(days=UNDELIVERED_DAYS)
    found = [each for each in lost if each.at >= recent or (each.case_id in known and known[each.case_id].is_open)]
    told: dict[tuple[int | None, str, bool], dict[str, Any]] = {}
    for each in found:
        first = {"brief": each.subject, "onzeker": each.state == "uncertain", "op": local_date(each.at), "aan": []}
        addresses = told.setdefault((each.case_id, each.subject, each.state == "uncertain"), first)["aan"]
        addresses += [each.recipient] if each.recipient not in addresses else []
    return list(told.values())


def _mailbox(mailbox: Mailbox, now: datetime) -> dict[str, Any]:
    """The reconciliation: what stands in the box, what the ledger knows, and what cannot be explained."""
    counted = mailbox.counted_at
    return {
        "gezien": sum(each.in_ledger for each in mailbox.counts),
        "in_postvak": sum(each.in_box for each in mailbox.counts) + mailbox.unexplained,
        "onverklaard": mailbox.unexplained,
        "geteld": counted.astimezone(AMSTERDAM) if counted is not None else None,
        "oud": counted is not None and now - counted > COUNTED_WITHIN,
    }
