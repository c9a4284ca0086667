"""Every term of the five regulations, with dates counted by hand; the weekday stands beside each."""

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from bot.domain.events import EVENTS
from bot.domain.regulation import load_all
from bot.domain.rules import Span, Term
from bot.domain.terms import ALIASES, DAY_ZERO, Deadline, add, deadline, deadlines
from bot.domain.workdays import AMSTERDAM, Calendar

PLAIN = Calendar()
MONDAY = date(2026, 12, 14)


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 12, tzinfo=AMSTERDAM)


def terms(name: str, calendar: Calendar = PLAIN, /, **happened: date) -> Mapping[str, Deadline]:
    moments = {event: at(day) for event, day in happened.items()}
    return {each.term.name: each for each in deadlines(load_all()[name], moments, calendar)}


def term(within: str, target: Span | None = None, remind: tuple[Span, ...] = (), escalate: tuple[Span, ...] = ()) -> Term:
    amount, _, unit = within.partition(" ")
    span = Span(0, "meteen") if within == "meteen" else Span(int(amount), unit)
    return Term("t", "1", "iets doen", "organisatie", "received", span, ("confirmed",), target, (), (), (), remind, escalate)


# --- counting ---------------------------------------------------------------------------------------------------------

SPANS = [
    (date(2026, 12, 14), Span(0, "meteen"), date(2026, 12, 15)),  # ma -> di
    (date(2026, 12, 24), Span(0, "meteen"), date(2026, 12, 28)),  # do -> ma: Kerst
    (date(2026, 12, 12), Span(0, "meteen"), date(2026, 12, 14)),  # za -> ma
    (date(2026, 12, 14), Span(10, "dagen"), date(2026, 12, 24)),  # ma -> do
    (date(2026, 12, 11), Span(2, "weken"), date(2026, 12, 25)),  # vr -> vr: stays on Eerste kerstdag
    (date(2027, 1, 31), Span(1, "maanden"), date(2027, 2, 28)),  # the last day of February
    (date(2028, 1, 31), Span(1, "maanden"), date(2028, 2, 29)),  # of a leap year
    (date(2026, 12, 31), Span(2, "maanden"), date(2027, 2, 28)),
    (date(2026, 11, 30), Span(1, "maanden"), date(2026, 12, 30)),
    (date(2026, 12, 1), Span(12, "maanden"), date(2027, 12, 1)),
    (date(2026, 8, 31), Span(6, "maanden"), date(2027, 2, 28)),
    (date(2028, 2, 29), Span(1, "jaar"), date(2029, 2, 28)),
    (date(2026, 12, 14), Span(1, "jaar"), date(2027, 12, 14)),
]


@pytest.mark.parametrize(("day", "span", "expected"), SPANS)
def test_a_span_begins_with_the_day_after(day: date, span: Span, expected: date) -> None:
    assert add(day, span, PLAIN) == expected


TARGETS = [
    ("2 weken", date(2026, 12, 11), date(2026, 12, 25), date(2026, 12, 24)),  # vr, Eerste kerstdag -> do
    ("10 dagen", date(2026, 12, 16), date(2026, 12, 26), date(2026, 12, 24)),  # za -> do
    ("6 weken", date(2027, 3, 16), date(2027, 4, 27), date(2027, 4, 26)),  # di, Koningsdag -> ma
    ("4 weken", date(2027, 4, 8), date(2027, 5, 6), date(2027, 5, 5)),  # do, Hemelvaart -> wo, no lustrum
    ("4 weken", date(2026, 4, 27), date(2026, 5, 25), date(2026, 5, 22)),  # ma, Tweede pinksterdag -> vr
    ("4 weken", date(2025, 4, 7), date(2025, 5, 5), date(2025, 5, 2)),  # ma, lustrum -> vr
    ("4 weken", date(2026, 4, 7), date(2026, 5, 5), date(2026, 5, 5)),  # di, no lustrum
    ("2 weken", date(2026, 3, 20), date(2026, 4, 3), date(2026, 4, 3)),  # vr, Goede Vrijdag is worked
    ("1 maanden", date(2027, 1, 31), date(2027, 2, 28), date(2027, 2, 26)),  # zo -> vr
]


@pytest.mark.parametrize(("within", "start", "due", "target"), TARGETS)
def test_a_calendar_term_stays_on_its_day_and_the_bot_steers_for_the_working_day_before(
    within: str, start: date, due: date, target: date
) -> None:
    found = deadline(term(within), start, PLAIN)
    assert (found.due, found.target) == (due, target)


def test_the_organisations_own_closed_days_move_working_days_and_the_target() -> None:
    closed = Calendar(closed_days=frozenset({date(2026, 12, 23), date(2026, 12, 24)}))  # wo, do
    assert deadline(term("5 werkdagen"), date(2026, 12, 17), closed).due == date(2026, 12, 29)  # do -> vr ma di, ma di
    found = deadline(term("2 weken"), date(2026, 12, 11), closed)
    assert (found.due, found.target) == (date(2026, 12, 25), date(2026, 12, 22))  # di


def test_liberation_day_moves_the_target_only_where_configured() -> None:
    closed = Calendar(liberation_day_closed=True)
    assert deadline(term("4 weken"), date(2027, 4, 8), closed).target == date(2027, 5, 4)  # di: 5 and 6 mei are off


REMINDERS = [
    ((Span(2, "werkdagen"),), [date(2026, 12, 22)]),  # target do 24 -> di
    ((Span(10, "werkdagen"), Span(3, "werkdagen")), [date(2026, 12, 21)]),  # the first would lie before the start
    ((Span(0, "werkdagen"),), [date(2026, 12, 24)]),  # on the target itself
    ((Span(1, "weken"),), [date(2026, 12, 17)]),  # do
    ((Span(4, "dagen"),), [date(2026, 12, 18)]),  # zo 20 -> vr
    ((), []),
]


@pytest.mark.parametrize(("spans", "expected"), REMINDERS)
def test_reminders_count_back_from_the_target_and_fall_on_working_days(spans: tuple[Span, ...], expected: list[date]) -> None:
    assert list(deadline(term("2 weken", remind=spans), date(2026, 12, 11), PLAIN).remind_on) == expected


ESCALATIONS = [
    ((), None),
    ((Span(0, "werkdagen"),), date(2026, 12, 28)),  # due vr 25 -> ma
    ((Span(2, "werkdagen"),), date(2026, 12, 30)),  # ma, di, and then wo
    ((Span(1, "weken"), Span(0, "werkdagen")), date(2026, 12, 28)),  # the earliest
]


@pytest.mark.parametrize(("spans", "expected"), ESCALATIONS)
def test_a_missed_term_is_escalated_on_the_first_working_day_after(spans: tuple[Span, ...], expected: date | None) -> None:
    assert deadline(term("2 weken", escalate=spans), date(2026, 12, 11), PLAIN).escalate_on == expected


def test_a_target_never_lies_before_the_start_or_after_the_end() -> None:
    found = deadline(term("1 dagen"), date(2026, 12, 25), PLAIN)  # vr, Kerst -> za
    assert (found.due, found.target) == (date(2026, 12, 26), date(2026, 12, 25))


def test_the_trace_tells_day_zero_the_article_the_days_skipped_and_the_end() -> None:
    found = terms("work2work", received=date(2026, 12, 23))["ontvangstbevestiging"]  # wo: do, ma, di
    assert found.trace == (
        "dag 0 is wo 23-12-2026 (ontvangst van de klacht)",
        "artikel 5.1.3: 3 werkdagen",
        "telt niet mee: vr 25-12-2026 (Eerste kerstdag)",
        "telt niet mee: za 26-12-2026 (zaterdag)",
        "telt niet mee: zo 27-12-2026 (zondag)",
        "uiterlijk di 29-12-2026",
    )


def test_the_trace_of_a_calendar_term_tells_both_dates() -> None:
    assert terms("consonanza", received=date(2026, 12, 11))["ontvangstbevestiging"].trace[1:] == (
        "artikel 5: 2 weken",
        "uiterlijk vr 25-12-2026",
        "de laatste dag is geen werkdag (Eerste kerstdag); de termijn schuift niet op",
        "streefdatum do 24-12-2026 (laatste werkdag ervoor)",
    )
    assert terms("loket3", received=MONDAY)["afhandeling"].trace[-1] == "streefdatum ma 04-01-2027 (doel: 3 weken)"


def test_every_start_of_the_five_has_dutch_words_and_every_alias_is_an_event() -> None:
    assert {each.starts_on for regulation in load_all().values() for each in regulation.terms} <= set(DAY_ZERO)
    assert set(ALIASES.values()) | set(DAY_ZERO) <= set(EVENTS)


# --- the five: (regulation, term, starts on, day 0) -> legal end, target ----------------------------------------------

FIVE = [
    ("consonanza", "kennisgeving-medewerker", "received", MONDAY, date(2026, 12, 15), date(2026, 12, 15)),  # di
    ("consonanza", "ontvangstbevestiging", "received", MONDAY, date(2026, 12, 28), date(2026, 12, 28)),  # ma
    ("consonanza", "niet-in-behandeling", "received", MONDAY, date(2027, 1, 11), date(2027, 1, 11)),  # ma
    ("consonanza", "horen", "received", date(2027, 4, 8), date(2027, 5, 6), date(2027, 5, 5)),  # do Hemelvaart, wo
    ("consonanza", "verslag-gesprek", "hearing_held", date(2026, 12, 22), date(2026, 12, 30), date(2026, 12, 30)),  # wo
    ("consonanza", "afhandeling", "received", date(2027, 3, 16), date(2027, 4, 27), date(2027, 4, 26)),  # di Koningsdag, ma
    ("leermakers", "ontvangstbevestiging", "received", MONDAY, date(2026, 12, 21), date(2026, 12, 21)),  # ma
    ("leermakers", "kennisgeving-medewerker", "received", MONDAY, date(2026, 12, 21), date(2026, 12, 15)),  # ma, di
    ("leermakers", "gesprek", "confirmed", date(2026, 12, 16), date(2026, 12, 26), date(2026, 12, 24)),  # za, do
    ("leermakers", "niet-in-behandeling", "received", MONDAY, date(2027, 1, 11), date(2027, 1, 11)),  # ma
    ("leermakers", "afhandeling", "received", MONDAY, date(2027, 1, 14), date(2027, 1, 14)),  # do
    ("leermakers", "maatregelen", "received", MONDAY, date(2027, 1, 25), date(2027, 1, 25)),  # ma
    ("loket3", "ontvangstbevestiging", "received", date(2026, 4, 2), date(2026, 4, 10), date(2026, 4, 10)),  # do -> vr
    ("loket3", "kennisgeving-medewerker", "received", MONDAY, date(2026, 12, 21), date(2026, 12, 15)),  # ma, di
    ("loket3", "afhandeling", "received", MONDAY, date(2027, 1, 14), date(2027, 1, 4)),  # do, ma
    ("loket3", "niet-in-behandeling", "received", MONDAY, date(2027, 1, 14), date(2027, 1, 14)),  # do
    ("loket3", "verslag-afhandeling", "solved", date(2027, 1, 14), date(2027, 2, 12), date(2027, 2, 12)),  # do -> vr
    ("werkpro", "kennisgeving-medewerker", "received", MONDAY, date(2026, 12, 21), date(2026, 12, 15)),  # ma, di
    ("werkpro", "contact-klant", "received", MONDAY, date(2026, 12, 21), date(2026, 12, 21)),  # ma
    ("werkpro", "ontvangstbevestiging", "received", MONDAY, date(2026, 12, 21), date(2026, 12, 21)),  # ma
    ("werkpro", "reactie-medewerker", "reaction_requested", date(2026, 12, 11), date(2026, 12, 25), date(2026, 12, 24)),  # vr, do
    ("werkpro", "bevestiging-gesprek", "hearing_held", date(2026, 12, 22), date(2026, 12, 30), date(2026, 12, 30)),  # wo
    ("werkpro", "bevestiging-afspraken", "agreement_reached", MONDAY, date(2026, 12, 21), date(2026, 12, 21)),  # ma
    ("werkpro", "verslag-gesprek", "hearing_held", date(2026, 12, 22), date(2026, 12, 30), date(2026, 12, 30)),  # wo
    ("werkpro", "afhandeling", "received", MONDAY, date(2027, 1, 25), date(2027, 1, 25)),  # ma
    ("werkpro", "bevestiging-intrekking", "withdrawn", date(2026, 12, 30), date(2027, 1, 7), date(2027, 1, 7)),  # wo -> do
    ("werkpro", "klachtencommissie", "outcome_sent", date(2027, 1, 25), date(2027, 7, 25), date(2027, 7, 23)),  # zo, vr
    ("werkpro", "uitspraak-kcmd", "kcmd_submitted", date(2026, 8, 31), date(2027, 2, 28), date(2027, 2, 26)),  # zo, vr
    ("werkpro", "maatregelen-kcmd", "kcmd_decided", date(2027, 1, 29), date(2027, 2, 28), date(2027, 2, 26)),  # zo, vr
    ("work2work", "ontvangstbevestiging", "received", MONDAY, date(2026, 12, 17), date(2026, 12, 17)),  # do
    ("work2work", "niet-in-behandeling", "rejected", date(2026, 12, 24), date(2026, 12, 28), date(2026, 12, 28)),  # do -> ma
    ("work2work", "verzekeraar", "claim_estimated", date(2026, 12, 18), date(2026, 12, 21), date(2026, 12, 21)),  # vr -> ma
    ("work2work", "afhandeling", "received", MONDAY, date(2027, 1, 11), date(2026, 12, 28)),  # ma, ma
    ("work2work", "voorstel-maatregelen", "meeting_held", date(2027, 1, 11), date(2027, 1, 12), date(2027, 1, 12)),  # di
]


@pytest.mark.parametrize(("name", "wanted", "event", "start", "due", "target"), FIVE)
def test_a_term_ends_on_the_day_its_article_says(
    name: str, wanted: str, event: str, start: date, due: date, target: date
) -> None:
    found = terms(name, **{event: start})[wanted]
    assert (found.start, found.due, found.target) == (start, due, target)
    assert found.is_running


def test_every_term_of_the_five_stands_in_the_table() -> None:
    assert {(name, each.name) for name, regulation in load_all().items() for each in regulation.terms} == {
        row[:2] for row in FIVE
    }


def test_a_right_of_the_complainant_is_no_task_and_reminds_nobody() -> None:
    found = terms("werkpro", outcome_sent=date(2027, 1, 25))["klachtencommissie"]
    assert (found.term.by, found.remind_on, found.escalate_on) == ("klager", (), None)


# --- what meets, ends and hides a term --------------------------------------------------------------------------------


def test_only_terms_that_have_started_run() -> None:
    assert "gesprek" not in terms("leermakers", received=MONDAY)
    assert "gesprek" in terms("leermakers", received=MONDAY, confirmed=MONDAY)
    assert terms("consonanza") == {}


def test_the_talk_at_leermakers_is_met_when_held_and_not_when_planned() -> None:
    planned = terms("leermakers", received=MONDAY, confirmed=MONDAY, hearing_planned=date(2026, 12, 16))["gesprek"]
    assert planned.is_running
    held = terms("leermakers", received=MONDAY, confirmed=MONDAY, hearing_held=date(2026, 12, 23))["gesprek"]
    assert held.met_on == date(2026, 12, 23)
    assert not held.is_running


def test_an_event_before_the_start_meets_nothing() -> None:
    found = terms("werkpro", hearing_held=date(2026, 12, 16), report_sent=date(2026, 12, 15))["verslag-gesprek"]
    assert found.met_on is None
    assert terms("werkpro", hearing_held=MONDAY, report_sent=MONDAY)["verslag-gesprek"].met_on == MONDAY


def test_the_receipt_alone_does_not_meet_the_notice_of_work2work() -> None:
    assert terms("work2work", received=MONDAY, confirmed=MONDAY, admitted=MONDAY)["ontvangstbevestiging"].is_running
    told = terms("work2work", received=MONDAY, confirmed=MONDAY, handler_told=date(2026, 12, 16))["ontvangstbevestiging"]
    assert told.met_on == date(2026, 12, 16)


@pytest.mark.parametrize("name", ["consonanza", "leermakers", "loket3", "werkpro", "work2work"])
def test_a_complaint_that_is_refused_is_confirmed_too(name: str) -> None:
    found = terms(name, received=MONDAY, rejected=date(2026, 12, 15))
    assert found["ontvangstbevestiging"].is_running
    assert found["afhandeling"].ended_on == date(2026, 12, 15)


def test_the_employee_is_told_of_a_refused_complaint_at_consonanza() -> None:
    assert terms("consonanza", received=MONDAY, rejected=MONDAY)["kennisgeving-medewerker"].is_running


@pytest.mark.parametrize("name", ["consonanza", "leermakers", "loket3"])
@pytest.mark.parametrize("event", ["admitted", "handler_assigned", "outcome_sent"])
def test_a_complaint_that_is_taken_up_has_no_refusal_hanging(name: str, event: str) -> None:
    assert "niet-in-behandeling" in terms(name, received=MONDAY, confirmed=MONDAY)
    assert "niet-in-behandeling" not in terms(name, received=MONDAY, confirmed=MONDAY, **{event: MONDAY})


@pytest.mark.parametrize("name", ["consonanza", "leermakers", "loket3"])
def test_a_refusal_after_a_handler_began_must_still_be_written(name: str) -> None:
    happened = {"received": MONDAY, "handler_assigned": date(2026, 12, 15), "rejected": date(2026, 12, 22)}
    assert terms(name, **happened)["niet-in-behandeling"].is_running
    written = terms(name, **happened, rejection_sent=date(2026, 12, 23))["niet-in-behandeling"]
    assert written.met_on == date(2026, 12, 23)


@pytest.mark.parametrize("name", ["consonanza", "leermakers", "loket3", "werkpro", "work2work"])
def test_a_withdrawal_ends_what_still_ran(name: str) -> None:
    found = terms(name, received=MONDAY, confirmed=date(2026, 12, 15), withdrawn=date(2026, 12, 21))
    assert found["afhandeling"].ended_on == date(2026, 12, 21)
    if name == "werkpro":
        assert found["bevestiging-intrekking"].due == date(2026, 12, 29)  # di: Kerst is a Friday


def test_a_case_that_was_reopened_runs_again() -> None:
    ended = {"received": MONDAY, "withdrawn": date(2026, 12, 15)}
    assert terms("leermakers", **ended)["afhandeling"].ended_on == date(2026, 12, 15)
    assert terms("leermakers", **ended, reopened=date(2026, 12, 18))["afhandeling"].is_running
    later = {"received": MONDAY, "reopened": date(2026, 12, 15), "withdrawn": date(2026, 12, 18)}
    assert terms("leermakers", **later)["afhandeling"].ended_on == date(2026, 12, 18)


def test_what_was_met_before_the_end_stays_met() -> None:
    found = terms("consonanza", received=MONDAY, confirmed=MONDAY, withdrawn=date(2026, 12, 21))["ontvangstbevestiging"]
    assert (found.met_on, found.ended_on) == (MONDAY, None)


def test_the_other_names_of_events_count_too() -> None:
    happened = {"receipt": at(MONDAY), "ack": at(date(2026, 12, 16)), "resolution": at(MONDAY)}
    found = {each.term.name: each for each in deadlines(load_all()["leermakers"], happened, PLAIN)}
    assert found["gesprek"].start == date(2026, 12, 16)
    assert found["ontvangstbevestiging"].met_on == date(2026, 12, 16)


def test_a_complaint_received_just_before_midnight_counts_from_that_day() -> None:
    late = {"received": datetime.fromisoformat("2026-12-14T22:59:00+00:00")}
    early = {"received": datetime.fromisoformat("2026-12-14T23:00:00+00:00")}
    starts = [deadlines(load_all()["loket3"], happened, PLAIN)[0].start for happened in (late, early)]
    assert starts == [date(2026, 12, 14), date(2026, 12, 15)]
