"""New mails of colleagues that answer no letter of ours: what the directie asks is told, what it orders is confirmed first."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.event import listen, remove
from story.desk import Desk, at, make_mail, reading

from bot.domain.decide import Disposition
from bot.rounds import register_rows

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
KARIN, WOUTER, FATMA = "k.oosterhof@consonanza.example", "w.hummel@consonanza.example", "f.yildiz@consonanza.example"
MONDAY, LATER = at("2026-10-05 09:12"), at("2026-10-07 14:00")
SERVER = "mx.consonanza.example"
QUIET = reading("overig", "leave")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """2026-001 about Wouter, handled by Karin; 2026-002 about Hanneke, a director; 2026-003 about nobody."""
    found = Desk(tmp_path)
    object.__setattr__(found.office, "authserv_id", SERVER)
    found.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    found.answer(MONDAY, HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    found.mail(MONDAY, reading(employees=("Hanneke Dijkstra",)), sender="Piet <piet@klant.example>")
    found.mail(MONDAY + timedelta(days=1), sender="Els <els@klant.example>", body="Niemand belt.")
    return found


def writes(desk: Desk, sender: str, body: str, subject: str = "vraag", now: object = LATER) -> Disposition | None:
    return desk.mail(now, QUIET, sender=sender, subject=subject, body=body)  # type: ignore[arg-type]


def told(desk: Desk, sender: str) -> str:
    letter = desk.letters("stand-van-zaken", sender)[-1]
    assert letter.recipient == sender
    return f"{letter.subject} {desk.text(letter)}"


def asked(desk: Desk, person: str) -> list[str]:
    return [desk.text(row) for row in desk.letters("melding-directie", person) if ":bevestig-antwoord:" in row.key]


# --- questions


def test_the_case_of_who_is_named_in_full_is_told_and_of_others_nothing(desk: Desk) -> None:
    desk.mail(
        MONDAY, reading(employees=("Hanneke Dijkstra",)), sender="Piet van Dam <dam@klant.example>", body="Nooit iets gehoord."
    )
    writes(desk, BERT, "Hoe staat het met de klacht van Piet van Dam?")
    assert "2026-004" in told(desk, BERT)
    for question in ("Wat is de stand van de zaak van Piet van Dam?", "Hoe staat het met de zaak van Els Niemand?"):
        writes(desk, HANNEKE, question, now=LATER + timedelta(minutes=5))
        assert "2026-004" not in told(desk, HANNEKE)


@pytest.mark.parametrize("words", ["sluit deze, want er is niets meer", "graag naar Roos", "mag naar het archief van vorig jaar"])
def test_a_list_of_orders_in_many_cases_is_told_that_one_mail_is_for_one_case(desk: Desk, words: str) -> None:
    body = "\n".join(f"2026-{number:03} {words}" for number in range(1, 101))
    assert writes(desk, HANNEKE, body) is Disposition.TOLD


@pytest.mark.parametrize(
    "body",
    [
        "overzicht",
        "Mag ik een overzichtje?",
        "Graag een overzicht van de open klachten.\n\nGroet, Bert",
        "Welke zaken staan er open?",
    ],
)
def test_a_director_gets_the_open_cases_what_is_late_first(desk: Desk, body: str) -> None:
    late = at("2026-12-07 10:00")
    assert writes(desk, f"Bert van der Laan <{BERT}>", body, now=late) is Disposition.TOLD
    text = told(desk, BERT)
    for words in ("2026-001", "2026-002", "2026-003", "Karin Oosterhof", "TE LAAT", "in behandeling"):
        assert words in text
    assert desk.letters("stand-van-zaken")[0].next_attempt_at == late


def test_a_concerned_director_gets_the_overview_without_his_case_and_no_word_of_it(desk: Desk) -> None:
    assert writes(desk, HANNEKE, "overzicht") is Disposition.TOLD
    text = told(desk, HANNEKE)
    assert "2026-001" in text
    assert "2026-002" not in text
    assert "Piet" not in text


def test_an_overview_asks_the_database_as_often_for_forty_cases_as_for_three(desk: Desk) -> None:
    def asked(now: datetime) -> int:
        statements: list[str] = []
        note = lambda *said: statements.append(said[2])  # noqa: E731
        listen(desk.store.engine, "before_cursor_execute", note)
        assert writes(desk, BERT, "overzicht", now=now) is Disposition.TOLD
        remove(desk.store.engine, "before_cursor_execute", note)
        return len(statements)

    few = asked(LATER)
    for number in range(37):
        desk.mail(MONDAY + timedelta(days=1), sender=f"Els <els{number}@klant.example>", body="Niemand belt.")
    assert asked(LATER + timedelta(hours=1)) == few
    assert desk.text(desk.letters("stand-van-zaken", BERT)[-1]).count("2026-0") >= 40


@pytest.mark.parametrize(
    "body", ["stand van zaken 2026-001", "Status 2026-001?", "hoe staat het met 2026-001?", "Hoe staat het met zaak 2026-001?"]
)
def test_a_director_and_the_handler_hear_where_a_case_stands(desk: Desk, body: str) -> None:
    for reader in (BERT, KARIN):
        assert writes(desk, reader, body) is Disposition.TOLD
        text = told(desk, reader)
        for words in ("klacht 2026-001", "In behandeling", "Jan de Wit", "Wouter Hummel", "Karin Oosterhof behandelt de zaak"):
            assert words in text
        assert "16 nov" in text


def test_a_case_of_ones_own_an_unknown_one_and_somebody_elses_are_refused_in_the_same_words(desk: Desk) -> None:
    texts = set()
    for reader, number in ((HANNEKE, "2026-002"), (HANNEKE, "2026-099"), (KARIN, "2026-003"), (WOUTER, "2026-001")):
        assert writes(desk, reader, f"stand van zaken {number}") is Disposition.TOLD
        texts.add(told(desk, reader).partition(" Beste ")[2].partition("Kenmerk")[0].partition(", ")[2])
    assert len(texts) == 1
    assert "niets over laten weten" in texts.pop()


def test_a_handler_gets_an_overview_of_his_own_cases_and_another_colleague_a_kind_no(desk: Desk) -> None:
    writes(desk, KARIN, "overzicht")
    assert "2026-001" in told(desk, KARIN)
    assert "2026-003" not in told(desk, KARIN)
    writes(desk, FATMA, "overzicht")
    assert "niets over laten weten" in told(desk, FATMA)


def test_a_question_in_answer_to_a_letter_is_about_that_case(desk: Desk) -> None:
    assert desk.answer(LATER, KARIN, "opdracht", "Wat is de stand van zaken?") is Disposition.TOLD
    assert "2026-001" in told(desk, KARIN)


def test_a_stranger_hears_nothing_whatever_his_name(desk: Desk) -> None:
    before = len(desk.letters())
    assert writes(desk, "Hanneke Dijkstra <hanneke@elders.example>", "overzicht") is Disposition.LEFT
    assert len(desk.letters()) == before


def test_a_forged_question_is_answered_to_the_address_on_the_roster_and_a_loop_is_not_fed(desk: Desk) -> None:
    for number in range(9):
        writes(desk, BERT, "overzicht", subject=f"vraag {number}", now=LATER + timedelta(minutes=number))
    letters = desk.letters("stand-van-zaken")
    assert {row.recipient for row in letters} == {BERT}
    assert len(letters) == 4
    assert writes(desk, BERT, "overzicht", now=LATER + timedelta(hours=2)) is Disposition.TOLD


@pytest.mark.parametrize("body", ["Kun je het overzicht van de uren sturen?", "status", "Overzicht volgt, ik ben er morgen."])
def test_office_mail_with_such_a_word_stays_office_mail(desk: Desk, body: str) -> None:
    assert writes(desk, FATMA, body, subject="uren") is Disposition.LEFT


# --- orders


@pytest.mark.parametrize("order", ["2026-003: wijs toe aan Karin", "Wijs 2026-003 toe aan Karin Oosterhof"])
def test_an_order_without_a_letter_is_done_when_the_director_confirms_it_from_his_own_address(desk: Desk, order: str) -> None:
    assert writes(desk, BERT, order) is Disposition.HELD
    assert desk.case("2026-003").handler is None
    assert not asked(desk, HANNEKE)
    (question,) = asked(desk, BERT)
    assert "Karin Oosterhof behandelt de klacht" in question
    assert desk.letters("melding-directie", BERT)[-1].next_attempt_at == LATER
    assert desk.answer(LATER, BERT, "melding-directie", "ja") is Disposition.COMMANDED
    assert desk.case("2026-003").handler.email == KARIN
    assert [row.recipient for row in desk.letters("uitgevoerd")][-1:] == [BERT]
    assert len(desk.letters("uitgevoerd", BERT)) == 1


def test_a_forged_order_is_undone_with_one_word_and_nothing_happened(desk: Desk) -> None:
    writes(desk, BERT, "2026-003: wijs toe aan Karin")
    assert desk.answer(LATER, BERT, "melding-directie", "niet uitvoeren") is Disposition.NOTED
    assert desk.answer(LATER, BERT, "melding-directie", "uitvoeren") is Disposition.REFUSED
    assert desk.case("2026-003").handler is None


def test_an_order_that_fails_dmarc_is_put_to_the_other_director(desk: Desk) -> None:
    fails = f"Authentication-Results: {SERVER}; dmarc=fail header.from=consonanza.example\r\n"
    raw = fails.encode() + make_mail(LATER, sender=BERT, subject="opdracht", body="2026-003: wijs toe aan Karin")
    assert desk.take(desk.arrival(raw, LATER), LATER, QUIET) is Disposition.HELD
    assert not asked(desk, BERT)
    assert len(asked(desk, HANNEKE)) == 1


def test_a_director_orders_nothing_in_a_case_about_himself_and_learns_nothing(desk: Desk) -> None:
    for order in ("2026-002: wijs toe aan Karin", "voeg 2026-003 samen met 2026-002", "heropen 2026-099"):
        before = len(desk.letters())
        assert writes(desk, HANNEKE, order) is Disposition.TOLD
        assert [row.kind for row in desk.letters()[before:]] == ["stand-van-zaken"]
        assert "niets over laten weten" in told(desk, HANNEKE)
    assert desk.case("2026-002").handler is None


def test_the_order_of_a_handler_without_a_letter_goes_to_the_directie_and_of_others_nowhere(desk: Desk) -> None:
    assert writes(desk, KARIN, "pauzeer 2026-001 tot 1 november") is Disposition.HELD
    assert len(asked(desk, HANNEKE)) == 1
    assert writes(desk, KARIN, "wijs 2026-001 toe aan Bert") is Disposition.REFUSED
    assert writes(desk, FATMA, "pauzeer 2026-001 tot 1 november") is Disposition.TOLD
    assert writes(desk, WOUTER, "heropen 2026-001") is Disposition.TOLD
    assert desk.case().paused_until(date(2026, 10, 8)) is None


def test_in_answer_to_a_letter_of_the_case_an_order_is_done_at_once(desk: Desk) -> None:
    assert desk.answer(LATER, HANNEKE, "opdracht-behandelaar", "notitie: Karin belt hem morgen") is Disposition.COMMANDED
    assert desk.answer(LATER, KARIN, "opdracht", "pauzeer tot 20 oktober") is Disposition.COMMANDED
    assert "staat stil tot 20 oktober 2026" in desk.text(desk.letters("uitgevoerd", KARIN)[-1])
    writes(desk, BERT, "stand van zaken 2026-001")
    assert "staat stil tot 20 oktober 2026" in told(desk, BERT)
    assert desk.answer(LATER, BERT, "stand-van-zaken", "hervat") is Disposition.COMMANDED
    assert desk.case().paused_until(date(2026, 10, 8)) is None


def test_an_order_in_answer_to_an_overview_is_as_one_without_a_letter(desk: Desk) -> None:
    writes(desk, BERT, "overzicht")
    assert desk.answer(LATER, BERT, "stand-van-zaken", "pauzeer 2026-003 tot 20 oktober") is Disposition.HELD
    assert desk.case("2026-003").paused_until(date(2026, 10, 8)) is None


# --- pause


def about(desk: Desk, number: str) -> list[str]:
    return [row.kind for row in desk.letters() if number in row.subject]


def test_while_a_case_rests_nobody_is_reminded_or_asked_and_the_terms_stay_where_they_are(desk: Desk) -> None:
    def due() -> dict[str, date]:
        with desk.store.transaction() as unit:
            return {row.term: row.due for row in unit.deadline_rows(1)}

    before = due()
    desk.answer(LATER, KARIN, "opdracht", "pauzeer 2026-001 tot 23 november, want Jan ligt in het ziekenhuis")
    count = len(about(desk, "2026-001"))
    for day in range(46):
        desk.rounds(at("2026-10-08 10:00") + timedelta(days=day))
    assert len(about(desk, "2026-001")) == count
    assert due() == before
    assert "staat stil tot 23 november 2026" in desk.text(desk.letters("weekoverzicht", BERT)[-1])
    desk.rounds(at("2026-11-23 08:31"))
    desk.rounds(at("2026-11-23 09:31"))
    assert "escalatie" in about(desk, "2026-001")[count:]


def test_a_case_that_goes_on_is_reminded_at_once_of_what_is_due(desk: Desk) -> None:
    desk.answer(LATER, KARIN, "opdracht", "pauzeer 8 weken")
    desk.rounds(at("2026-11-20 09:00"))
    assert "escalatie" not in about(desk, "2026-001")
    desk.answer(at("2026-11-20 10:00"), KARIN, "opdracht", "hervat")
    desk.rounds(at("2026-11-20 10:05"))
    assert "escalatie" in about(desk, "2026-001")


@pytest.mark.parametrize("body", ["pauzeer", "pauzeer 9 weken", "pauzeer tot 1 oktober", "hervat"])
def test_a_pause_without_end_or_reason_too_long_or_past_is_refused_and_so_is_resuming_what_runs(desk: Desk, body: str) -> None:
    assert desk.answer(LATER, KARIN, "opdracht", body) is Disposition.REFUSED
    assert desk.case().paused_until(date(2026, 10, 8)) is None


def test_a_pause_with_a_reason_alone_ends_after_eight_weeks(desk: Desk) -> None:
    desk.answer(LATER, KARIN, "opdracht", "pauzeer, want de klager is in het buitenland")
    assert desk.case().paused_until(date(2026, 10, 8)) == date(2026, 12, 2)


# --- reopening


def test_a_closed_case_is_reopened_and_a_running_one_is_not(desk: Desk) -> None:
    assert desk.answer(LATER, KARIN, "opdracht", "afgehandeld: samen opgelost") is Disposition.COMMANDED
    assert not desk.case().is_open
    assert writes(desk, BERT, "heropen 2026-001") is Disposition.HELD
    assert desk.answer(LATER, BERT, "melding-directie", "1") is Disposition.COMMANDED
    assert desk.case().state == "in_behandeling"
    assert desk.answer(LATER, KARIN, "opdracht", "heropen") is Disposition.REFUSED


def test_a_reopened_case_without_a_handler_asks_for_one(desk: Desk) -> None:
    desk.answer(LATER, BERT, "opdracht-behandelaar", "sluit de zaak, want het is opgelost")
    assert not desk.case("2026-003").is_open
    count = len(desk.letters("opdracht-behandelaar", BERT))
    desk.answer(LATER, BERT, "opdracht-behandelaar", "heropen")
    assert desk.case("2026-003").is_open
    assert len(desk.letters("opdracht-behandelaar", BERT)) == count + 1


# --- merging


@pytest.fixture
def twice(desk: Desk) -> Desk:
    """2026-004 is Els's second mail, about Roos; Roos handles nothing yet."""
    desk.mail(LATER, reading(employees=("Roos Timmerman",)), sender="Els <els@klant.example>", body="Roos was onbeleefd.")
    assert desk.case("2026-004") is not None
    return desk


@pytest.mark.parametrize("order", ["voeg 2026-004 samen met 2026-003", "voeg 2026-003 samen met 2026-004"])
def test_the_older_of_two_merged_cases_stays_with_its_receipt_and_terms(twice: Desk, order: str) -> None:
    desk = twice
    before = desk.case("2026-003").received
    assert writes(desk, BERT, order) is Disposition.HELD
    assert desk.answer(LATER, BERT, "melding-directie", "uitvoeren") is Disposition.COMMANDED
    stays, gone = desk.case("2026-003"), desk.case("2026-004")
    assert (stays.is_open, stays.received, stays.numbers) == (True, before, ("2026-003", "2026-004"))
    assert (gone.is_open, gone.merged_into) == (False, "2026-003")
    assert "2026-003 en 2026-004 zijn samengevoegd" in desk.text(desk.letters("uitgevoerd", BERT)[-1])
    assert any("Roos was onbeleefd" in desk.text(row) for row in desk.letters("melding-directie", BERT))
    count = len([row for row in desk.letters() if "2026-004" in row.subject])
    for day in range(80):
        desk.rounds(LATER + timedelta(days=day))
    assert len([row for row in desk.letters() if "2026-004" in row.subject]) == count


def test_the_clients_later_mail_in_the_old_thread_goes_to_the_case_that_stays(twice: Desk) -> None:
    desk = twice
    desk.answer(LATER, BERT, "opdracht-behandelaar", "voeg deze zaak samen met 2026-003")
    old = next(row for row in desk.letters("ontvangstbevestiging", "els@klant.example") if "2026-004" in row.subject)
    found = desk.mail(LATER, QUIET, sender="els@klant.example", body="Hoe staat het?", in_reply_to=old.message_id)
    assert found is Disposition.ADDED
    assert desk.case("2026-003").has("added")
    assert not desk.case("2026-004").has("added")


def test_who_is_kept_out_of_one_is_kept_out_of_both(twice: Desk) -> None:
    desk = twice
    first = next(row for row in desk.letters("opdracht-behandelaar", BERT) if "2026-003" in row.subject)
    desk.mail(LATER, QUIET, sender=BERT, subject="RE:", body="Roos doet dit", in_reply_to=first.message_id)
    assert desk.case("2026-003").handler.name == "Roos Timmerman"
    desk.answer(LATER, BERT, "opdracht-behandelaar", "voeg deze zaak samen met 2026-003")
    assert desk.case("2026-003").handler is None
    assert desk.answer(LATER, BERT, "opdracht-behandelaar", "Roos doet dit") is Disposition.REFUSED


def test_cases_of_two_people_are_merged_only_when_the_directie_says_so(desk: Desk) -> None:
    assert desk.answer(LATER, BERT, "opdracht-behandelaar", "voeg samen met 2026-001") is Disposition.REFUSED
    assert "niet dezelfde" in desk.text(desk.letters("begreep-niet", BERT)[-1])
    found = desk.answer(LATER, BERT, "opdracht-behandelaar", "voeg samen met 2026-001, verschillende klagers")
    assert found is Disposition.COMMANDED
    assert desk.case("2026-003").merged_into == "2026-001"


def test_a_merged_case_counts_once_in_the_register_and_takes_no_more_orders(twice: Desk) -> None:
    desk = twice
    desk.answer(LATER, BERT, "opdracht-behandelaar", "voeg deze zaak samen met 2026-003")
    with desk.store.transaction() as unit:
        numbers = [each.number for each in register_rows(unit, desk.office)]
    assert numbers == ["2026-001", "2026-002", "2026-003, 2026-004"]
    assert desk.answer(LATER, BERT, "opdracht-behandelaar", "heropen") is Disposition.REFUSED
    assert "samengevoegd met een andere: 2026-003" in desk.text(desk.letters("begreep-niet", BERT)[-1])


def test_an_order_that_stands_in_the_subject_alone_is_an_order(desk: Desk) -> None:
    assert writes(desk, BERT, "Groet, Bert", subject="pauzeer 2026-003 tot 1 december") is Disposition.HELD
    assert desk.answer(LATER, BERT, "melding-directie", "ja") is Disposition.COMMANDED
    assert desk.case("2026-003").has("paused")


def test_an_order_from_a_private_address_is_no_complaint_whatever_it_sounds_like(desk: Desk) -> None:
    sender = "Hanneke Dijkstra <h.dijkstra@gmail.example>"
    asks = reading("klacht", "ask")
    assert desk.mail(LATER, asks, sender=sender, subject="2026-003", body="2026-003: wijs toe aan Karin") is Disposition.HELD
    assert not desk.letters("vraag-indeling")


def test_what_is_not_understood_is_asked_again_with_the_question_and_its_choices(desk: Desk) -> None:
    desk.answer(LATER, BERT, "opdracht-behandelaar", "Karin doet dit")
    desk.answer(LATER, KARIN, "vraag-gesprek", "misschien dinsdag, of anders een andere keer?")
    letter = desk.letters("begreep-niet", KARIN)[-1]
    assert "U antwoordde op “Wanneer is het gesprek over klacht" in " ".join(desk.text(letter).split())
    assert list(letter.choices.values()) == ["klager ziet af van een gesprek"]


# --- a number among other words


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("Sluit 2026-003, want de klant is verhuisd.", "De zaak is gesloten"),
        ("Roos Timmerman neemt 2026-001 over van Karin.", "Roos Timmerman behandelt"),
        ("Geef 2026-001 uitstel tot 1 december, want de medewerker is ziek", "1 december"),
        ("Notitie 2026-003: zij heeft een nieuw adres.", "De notitie staat bij de zaak"),
        ("Leg vast bij zaak 2026-003 dat zij slecht hoort", "De notitie staat bij de zaak"),
        ("Zet 2026-003 stil tot 9 november, zij is opgenomen", "De zaak staat stil tot 9 november"),
        ("2026-003 hoort bij 2026-001, graag samenvoegen", "zijn samengevoegd"),
    ],
)
def test_an_order_with_the_number_among_its_words_is_confirmed_as_any(desk: Desk, body: str, what: str) -> None:
    assert writes(desk, BERT, body, subject="klacht") is Disposition.HELD
    assert what in asked(desk, BERT)[-1]


@pytest.mark.parametrize(
    ("sender", "subject", "body"),
    [
        (KARIN, "2026-001", "De klager was vandaag nogal aangeslagen."),
        (BERT, "zaak", "Zou Roos 2026-001 kunnen doen?"),
        (BERT, "vraag", "2026-003: er staat een fout in de brief"),
    ],
)
def test_what_is_not_understood_of_a_case_is_asked_of_who_wrote_it(desk: Desk, sender: str, subject: str, body: str) -> None:
    before, likely = len(desk.letters()), reading("klacht", "ask")
    assert desk.mail(LATER, likely, sender=sender, subject=subject, body=body) is Disposition.REFUSED
    assert [row.recipient for row in desk.letters()[before:]] == [sender]
    assert "wij weten niet wat wij moeten doen" in desk.text(desk.letters("begreep-niet", sender)[0])


def test_another_colleague_hears_that_nothing_was_done_and_no_more(desk: Desk) -> None:
    for number, body in ((1, "Ik neem deze wel."), (9, "Ik neem deze wel.")):
        assert writes(desk, "a.devries@consonanza.example", body, subject=f"2026-00{number}") is Disposition.TOLD
    known, unknown = (desk.text(row).partition("Kenmerk")[0] for row in desk.letters("stand-van-zaken"))
    assert known == unknown


def test_what_the_secretariat_passes_on_of_a_case_is_read_by_the_directie(desk: Desk) -> None:
    assert writes(desk, FATMA, "Zij wil er toch liever van afzien, zei ze.", subject="2026-003") is Disposition.HELD
    assert not desk.letters("melding-directie", BERT)[-1].choices


@pytest.mark.parametrize(
    ("subject", "to", "body"),
    [
        ("agenda", "info@bureau.example", f"Om drie uur bespreken we 2026-001 en de begroting. {'Neem de stukken mee. ' * 20}"),
        ("2026-001", f"info@bureau.example, {KARIN}", "Heb jij de map nog, Karin? Ik zoek hem."),
    ],
)
def test_a_case_that_is_only_mentioned_asks_nobody_and_opens_nothing(desk: Desk, subject: str, to: str, body: str) -> None:
    before = len(desk.letters())
    raw = make_mail(LATER, sender=BERT, subject=subject, body=body).replace(b"To: info@bureau.example", f"To: {to}".encode())
    assert desk.take(desk.arrival(raw, LATER), LATER, reading("klacht", "ask")) is Disposition.LEFT
    assert len(desk.letters()) == before


def test_a_director_who_names_many_cases_is_asked_for_one_at_a_time(desk: Desk) -> None:
    assert writes(desk, BERT, "Sluit " + ", ".join(f"2026-{number:03d}" for number in range(1, 40))) is Disposition.TOLD
    assert "meer dan één zaak" in told(desk, BERT)


@pytest.mark.parametrize("body", ["Hoe ver zijn jullie met 2026-003?", "Hoe ver is het met zaak 2026-003?"])
def test_how_far_it_is_is_a_question(desk: Desk, body: str) -> None:
    assert writes(desk, BERT, body) is Disposition.TOLD
    assert "2026-003" in told(desk, BERT)
