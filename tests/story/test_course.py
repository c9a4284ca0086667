"""The course of a case at the five regulations: both sides heard, who may judge, what goes out and what never does."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from story.desk import Desk, at, make_mail, reading

from bot.adapters.store import Store
from bot.domain.decide import Disposition

MONDAY = at("2026-10-05 09:12")
CLIENT = "jan@klant.example"
LATER = timedelta(days=1)
STAFF = {  # a director or manager, the handler, the employee concerned and his address
    "consonanza": ("h.dijkstra", "k.oosterhof", "Wouter Hummel", "w.hummel"),
    "werkpro": ("g.bolhuis", "i.tenhave", "Storm Hoekstra", "s.hoekstra"),
    "leermakers": ("s.leenstra", "c.haverkamp", "Lotte Smits", "l.smits"),
    "work2work": ("f.vanleeuwen", "m.verbeek", "Joost Wijnen", "j.wijnen"),
    "loket3": ("a.bakker", "l.verhoeven", "Bram Peeters", "b.peeters"),
}


def staff(name: str) -> tuple[str, str, str, str]:
    """The same with whole addresses."""
    director, handler, employee, concerned = STAFF[name]
    return f"{director}@{name}.example", f"{handler}@{name}.example", employee, f"{concerned}@{name}.example"


def handled(folder: Path, name: str, **read: Any) -> tuple[Desk, str, str, str]:
    """A complaint about one employee with its handler named; the desk, a director (or manager), the handler and the employee."""
    director, handler, employee, email = staff(name)
    desk = Desk(folder, name)
    desk.mail(MONDAY, reading(**{"employees": (employee,), "event_dates": (date(2026, 9, 29),), **read}))
    desk.send(MONDAY)
    person = desk.bureau.person(handler)
    assert person is not None
    desk.answer(at("2026-10-06 10:00"), director, "opdracht-behandelaar", f"{person.name} doet dit")
    desk.send(at("2026-10-06 10:00"))
    return desk, director, handler, email


def calendar_of(letter: Any) -> Any:
    """The invitation in a letter, and its event."""
    message = message_from_bytes(letter.raw, policy=policy.default)
    part = next(part for part in message.iter_attachments() if part.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_content())
    return calendar, calendar.walk("VEVENT")[0]


def test_a_talk_is_asked_for_moved_and_cancelled_under_one_uid(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "leermakers")
    for number, words in enumerate(("di 13/10 om 14.00u", "toch wo 14/10 om 10 uur het gesprek", "het gesprek gaat niet door")):
        found = desk.answer(at(f"2026-10-07 1{number}:00"), handler, "vraag-gesprek", words.replace("toch ", ""))
        assert found is Disposition.COMMANDED
        desk.send(at(f"2026-10-07 1{number}:01"))
    people = {CLIENT, employee, handler}
    letters = desk.letters("uitnodiging-gesprek")
    assert {row.recipient for row in letters} == people
    mine = [calendar_of(row) for row in letters if row.recipient == CLIENT]
    assert [str(calendar["method"]) for calendar, _ in mine] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["uid"]) for _, event in mine}) == 1
    assert [int(event["sequence"]) for _, event in mine] == [0, 1, 2]
    assert [event["dtstart"].dt.strftime("%d %H:%M") for _, event in mine] == ["13 14:00", "14 10:00", "14 10:00"]
    for row in letters:
        assert not [each for each in people - {row.recipient} if each.encode() in row.raw], "somebody else's address"


@pytest.mark.parametrize(
    ("name", "why"),
    [("leermakers", "nog niet gehoord"), ("werkpro", "nog geen gesprek aangeboden"), ("loket3", "nog geen gesprek")],
)
def test_no_verdict_while_a_side_had_no_opportunity(name: str, why: str, tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, name)
    assert desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "Gegrond, want het is zo gegaan.") is Disposition.REFUSED
    assert why in desk.text(desk.letters("begreep-niet", handler)[-1])
    assert desk.case().last("verdict_given") is None


def test_the_employee_has_two_weeks_before_a_verdict_at_werkpro_unless_he_answered(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "werkpro")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "do 8/10 om 14.00u")
    verdict = "Gegrond, want hij zei het. Maatregelen: hij krijgt een gesprek voor 1 november."
    assert desk.answer(at("2026-10-09 10:00"), handler, "opdracht", verdict) is Disposition.REFUSED
    assert "20 oktober 2026" in desk.text(desk.letters("begreep-niet", handler)[-1])
    desk.answer(at("2026-10-12 10:00"), employee, "verzoek-reactie", "Het was als grap bedoeld, maar het was niet goed.")
    assert desk.answer(at("2026-10-12 11:00"), handler, "opdracht", verdict) is Disposition.COMMANDED
    assert desk.letters("concept-uitkomst", handler)


def test_at_work2work_the_handler_advises_and_only_the_directie_decides(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "work2work")
    words = "Gegrond, want de planning klopte niet. Maatregelen: een vaste planner voor 1 november."
    assert desk.answer(at("2026-10-07 10:00"), handler, "opdracht", words) is Disposition.COMMANDED
    assert desk.case().last("verdict_given") is None
    assert "adviseert: gegrond" in desk.text(desk.letters("vraag-oordeel", director)[-1])
    assert not desk.letters("concept-uitkomst")
    desk.answer(at("2026-10-08 10:00"), director, "vraag-oordeel", "akkoord")
    assert desk.case().last("verdict_given").data["gegrond"] == "gegrond"
    assert not desk.letters("uitkomst")
    desk.answer(at("2026-10-08 11:00"), director, "concept-uitkomst", "akkoord")
    assert len(desk.letters("uitkomst", CLIENT)) == 1
    assert desk.case().when("outcome_sent") is None
    desk.send(at("2026-10-08 11:01"))
    assert desk.case().when("outcome_sent") == at("2026-10-08 11:01")


def test_a_verdict_against_the_advice_has_none_of_its_measures_and_reasons(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "work2work")
    words = "Gegrond, want de planning klopte niet. Maatregelen: een vaste planner voor 1 november."
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", words)
    desk.answer(at("2026-10-08 10:00"), director, "vraag-oordeel", "Ongegrond, want de afspraak was door hem zelf verzet.")
    draft = desk.text(desk.letters("concept-uitkomst", director)[-1])
    assert "door hem zelf verzet" in draft
    assert "planner" not in draft
    assert "planning" not in draft


def test_a_founded_verdict_without_measures_is_asked_for_them_and_a_verdict_without_reasons_for_those(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "gegrond")
    assert "redenen" in desk.text(desk.letters("vraag-oordeel", handler)[-1])
    desk.answer(at("2026-10-07 11:00"), handler, "vraag-oordeel", "Hij had moeten bellen en deed dat niet.")
    assert desk.letters("vraag-maatregelen", handler)
    assert not desk.letters("concept-uitkomst")
    desk.answer(at("2026-10-07 12:00"), handler, "vraag-maatregelen", "Hij belt voortaan een dag vooraf, vanaf 1 november.")
    draft = desk.text(desk.letters("concept-uitkomst", handler)[-1])
    assert "Hij belt voortaan" in draft
    assert "Beste Jan de Wit" in draft


def test_a_draft_that_is_not_right_is_written_anew_before_anything_goes_out(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "Ongegrond, want er was wel gebeld.")
    assert desk.answer(at("2026-10-07 11:00"), handler, "concept-uitkomst", "Kan dit korter?") is Disposition.REFUSED
    desk.answer(at("2026-10-07 12:00"), handler, "concept-uitkomst", "Redenen: er is twee keer gebeld, om 9 en om 10 uur.")
    drafts = desk.letters("concept-uitkomst", handler)
    assert len(drafts) == 2
    assert "om 9 en om 10 uur" in desk.text(drafts[-1])
    assert not desk.letters("uitkomst")
    desk.answer(at("2026-10-07 13:00"), handler, "concept-uitkomst", "1")
    assert "om 9 en om 10 uur" in desk.text(desk.letters("uitkomst", CLIENT)[0])


def test_an_involved_handler_steps_back_and_everybody_hears_who_follows(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "loket3")
    assert desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "Ik ben er zelf bij betrokken") is Disposition.COMMANDED
    assert desk.case().handler is None
    assert handler not in [choice for row in desk.letters("opdracht-behandelaar")[-2:] for choice in row.choices.values()]
    assert desk.answer(at("2026-10-07 11:00"), director, "opdracht-behandelaar", "Linda Verhoeven") is Disposition.REFUSED
    assert desk.answer(at("2026-10-07 12:00"), director, "opdracht-behandelaar", "Chantal Maas") is Disposition.COMMANDED
    assert "Chantal Maas" in desk.text(desk.letters("bericht-behandelaar", CLIENT)[-1])
    before = len([row for row in desk.letters() if row.recipient == handler])
    desk.rounds(at("2026-11-30 09:00"))
    assert len([row for row in desk.letters() if row.recipient == handler]) == before


def test_a_handler_whom_the_client_names_later_is_replaced(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "consonanza")
    read = reading(employees=("Karin Oosterhof",))
    desk.mail(at("2026-10-07 10:00"), read, subject="Re: zaak 2026-001", body="Karin Oosterhof was er ook bij en deed mee.")
    assert desk.case().handler is None
    assert {party.name for party in desk.case().involved} == {"Wouter Hummel", "Karin Oosterhof"}
    assert desk.letters("kennisgeving-medewerker", handler)
    assert desk.letters("opdracht-behandelaar", director)[-1].key.count(":1:")


def test_an_employee_who_becomes_known_later_is_told_then(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading())
    assert not desk.letters("kennisgeving-medewerker")
    assert desk.answer(at("2026-10-09 10:00"), staff("consonanza")[0], "opdracht-behandelaar", "het gaat om Wouter Hummel")
    assert desk.letters("kennisgeving-medewerker", "w.hummel@consonanza.example")
    desk.send(at("2026-10-09 10:00"))
    with desk.store.transaction() as unit:
        row = next(row for row in unit.deadline_rows(1) if row.term == "kennisgeving-medewerker")
    assert (row.start, row.due, row.met_on) == (date(2026, 10, 9), date(2026, 10, 12), date(2026, 10, 9))


@pytest.mark.parametrize(("amount", "told"), [(500.0, False), (500.01, True), (750.0, True)])
def test_a_claim_above_500_euro_is_passed_on_at_once(amount: float, told: bool, tmp_path: Path) -> None:
    desk = Desk(tmp_path, "work2work")
    desk.mail(MONDAY, reading(employees=("Joost Wijnen",), amount_eur=amount))
    assert bool(desk.letters("melding-verzekeraar", "j.wijnen@work2work.example")) is told


def test_uwv_is_told_only_after_a_person_agrees(tmp_path: Path) -> None:
    desk, director, _, _ = handled(tmp_path, "leermakers", opdrachtgever="UWV")
    assert not desk.letters("melding-uwv")
    asked = [row for row in desk.letters("melding-directie", director) if ":uwv:" in row.key]
    assert len(asked) == 1
    desk.mail(at("2026-10-06 11:00"), reading("overig", "leave"), sender=director, body="ja", in_reply_to=asked[0].message_id)
    assert "adres van de arbeidsdeskundige" in desk.text(
        desk.letters("melding-directie", director)[-1]
    )  # none is configured here


def test_a_withdrawal_that_a_person_confirms_stops_terms_and_questions(tmp_path: Path) -> None:
    desk, director, _, _ = handled(tmp_path, "werkpro")
    desk.mail(at("2026-10-07 10:00"), reading("intrekking", "act"), subject="zaak 2026-001", body="Ik trek mijn klacht in.")
    notice = [row for row in desk.letters("melding-directie", director) if ":intrekking:" in row.key][-1]
    desk.mail(at("2026-10-07 11:00"), reading("overig", "leave"), sender=director, body="1", in_reply_to=notice.message_id)
    desk.send(at("2026-10-07 11:00"))
    assert desk.case().state == "gesloten"
    assert "Ilse ten Have" in desk.text(desk.letters("bevestiging-intrekking", CLIENT)[0])
    before = len(desk.letters())
    for day in range(40):
        desk.rounds(at("2026-10-08 09:00") + timedelta(days=day))
    assert {row.kind for row in desk.letters()[before:]} <= {"weekoverzicht"}


def test_what_an_employee_says_reaches_the_handler_and_not_the_client(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "loket3")
    desk.answer(at("2026-10-07 10:00"), employee, "verzoek-reactie", "Hij was die dag zelf te laat.")
    notice = desk.letters("melding-directie", handler)[-1]
    assert "Hij was die dag zelf te laat" in desk.text(notice)
    assert not [row for row in desk.letters(recipient=CLIENT) if b"zelf te laat" in row.raw]
    summary = "Bram zegt dat de klant te laat was en dat het gesprek daarom korter werd."
    desk.mail(at("2026-10-07 12:00"), reading("overig", "leave"), sender=handler, body=summary, in_reply_to=notice.message_id)
    desk.answer(at("2026-10-08 10:00"), employee, "verzoek-reactie", "akkoord")
    assert desk.case().when("reaction_agreed") == at("2026-10-08 10:00")


def test_a_complaint_by_telephone_counts_from_the_day_it_came_and_goes_on_paper_without_an_address(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    secretary = "f.yildiz@consonanza.example"
    body = "Telefonische klacht van mevrouw De Bruin, ontvangen op 1 oktober: Wouter Hummel kwam niet opdagen."
    found = desk.mail(MONDAY, reading("overig", "leave", employees=("Wouter Hummel",)), sender=f"Fatma <{secretary}>", body=body)
    assert found is Disposition.ASKED
    assert desk.outline() == [("vraag-indeling", "f.yildiz")]
    assert desk.answer(MONDAY + LATER, secretary, "vraag-indeling", "1") is Disposition.COMMANDED
    assert desk.case().received.date() == date(2026, 10, 1)
    confirmation = desk.letters("ontvangstbevestiging")[0]
    assert confirmation.recipient == secretary
    assert "met de post sturen" in desk.text(confirmation)
    assert "Beste De Bruin" in desk.text(confirmation)


def test_a_second_mail_about_one_matter_joins_and_another_matter_stays_its_own(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    first = reading(employees=("Wouter Hummel",), event_dates=(date(2026, 9, 29),))
    other = reading(employees=("Roos Timmerman",), event_dates=(date(2026, 10, 1),))
    assert desk.mail(MONDAY, first) is Disposition.OPENED
    assert desk.mail(MONDAY + LATER, first, body="Nog iets over 29 september: hij lachte ook.") is Disposition.ADDED
    assert desk.mail(MONDAY + LATER, other, body="Roos Timmerman gaf mijn dossier weg.") is Disposition.OPENED
    assert desk.case("2026-002").involved[0].name == "Roos Timmerman"


def test_mail_of_the_commission_opens_no_complaint_and_goes_to_the_employee(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "werkpro")
    sender = "KcMD <kwaliteit@stichtingvlechter.nl>"
    body = "Wij ontvingen een klacht van Jan de Wit. Hierbij een afschrift."
    assert desk.mail(at("2026-10-20 10:00"), reading(), sender=sender, body=body) is Disposition.ADDED
    decided = "Uitspraak in de zaak van Jan de Wit: de klacht is gegrond."
    assert desk.mail(at("2026-12-01 10:00"), reading(), sender=sender, body=decided) is Disposition.ADDED
    assert len(desk.letters("kennisgeving-medewerker", employee)) == 3
    with desk.store.transaction() as unit:
        due = {row.term: row.due for row in unit.deadline_rows(1)}
    assert due["maatregelen-kcmd"] == date(2027, 1, 1)
    desk.answer(at("2026-12-07 10:00"), handler, "vraag-maatregelen", "Elke begeleider volgt een training voor 1 februari 2027.")
    assert {row.recipient for row in desk.letters("maatregelen-kcmd")} == {CLIENT, "kwaliteit@stichtingvlechter.nl"}
    desk.send(at("2026-12-07 10:00"))
    assert desk.case().when("kcmd_measures_sent") == at("2026-12-07 10:00")


@pytest.mark.parametrize(
    "head",
    [
        b"Authentication-Results: mx.werkpro.example; dmarc=fail header.from=stichtingvlechter.nl\r\n",
        b"From: iemand@mail.example\r\n",
    ],
    ids=["DMARC fails", "two senders"],
)
def test_what_may_not_be_of_the_commission_is_put_to_the_directie_and_changes_no_case(tmp_path: Path, head: bytes) -> None:
    desk, _, _, employee = handled(tmp_path, "werkpro")
    desk.office = replace(desk.office, authserv_id="mx.werkpro.example")
    before = len(desk.case().log), len(desk.letters(recipient=employee))
    now = at("2026-10-20 10:00")
    raw = make_mail(now, sender="kwaliteit@stichtingvlechter.nl", subject="Zaak 2026-001", body="Uitspraak: gegrond.")
    raw = raw.replace(b"Subject:", head + b"Subject:", 1)
    assert desk.take(desk.arrival(raw, now), now, reading("overig", "leave")) is Disposition.REPORTED
    assert (len(desk.case().log), len(desk.letters(recipient=employee))) == before
    assert desk.letters("melding-directie", desk.bureau.directie[0])


@pytest.mark.parametrize(
    ("client", "body", "is_his"),
    [
        ("Jan", "Zitting van mevrouw De Boer, 12 Januari. Zij meldt dat haar coach niet kwam.", False),
        ("Jan", "Wij ontvingen een klacht van Jan.", False),
        ("Mevrouw De Boer", "Zitting van mevrouw De Boer.", False),
        ("Jan de Wit", "Hierbij het dossier van Jan de Wit-Smit.", False),
        ("Jan de Wit", "Hierbij het dossier van Jan\nde Wit.", True),
        ("J. de Wit", "Hierbij het dossier van J. de Wit, geboren te Emmen.", True),
        ("Jan", "Hierbij het dossier in zaak 2026-001.", True),
    ],
)
def test_the_commission_names_a_client_in_full_or_his_case_by_its_number(
    client: str, body: str, is_his: bool, tmp_path: Path
) -> None:
    desk = Desk(tmp_path, "werkpro")
    desk.mail(at("2026-03-02 10:00"), sender=f"{client} <jan@klant.example>")
    found = desk.mail(at("2026-03-03 10:00"), reading(), sender="kwaliteit@stichtingvlechter.nl", subject="Zitting", body=body)
    assert found is (Disposition.ADDED if is_his else Disposition.REPORTED)
    assert (desk.case().when("kcmd_submitted") is not None) is is_his
    assert is_his or {row.recipient for row in desk.letters("melding-directie")} == {
        each.email for each in desk.bureau.directors()
    }


def test_complaint_numbers_have_no_gap_and_no_double_under_concurrency(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/numbers.db")
    store.migrate()
    taken: list[str] = []

    def take() -> None:
        for _ in range(10):
            with store.transaction() as unit:
                taken.append(unit.next_number("consonanza", 2026))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    assert sorted(taken) == [f"2026-{number:03d}" for number in range(1, 81)]


@pytest.mark.parametrize(
    "words",
    [
        "Mark Verbeek. In behandeling nemen.",
        "In behandeling, Mark doet dit",
        "Mark pakt dit op en we nemen de klacht in behandeling",
    ],
)
def test_who_names_the_handler_and_takes_it_up_in_one_answer_has_both(tmp_path: Path, words: str) -> None:
    desk = Desk(tmp_path, "work2work")
    desk.mail(MONDAY, reading(employees=("Joost Wijnen",)))
    assert (
        desk.answer(at("2026-10-05 10:00"), "f.vanleeuwen@work2work.example", "opdracht-behandelaar", words)
        is Disposition.COMMANDED
    )
    case = desk.case()
    assert case.handler.name == "Mark Verbeek"
    assert [event.kind for event in case.events].count("admitted") == 1


def test_a_handler_is_named_after_the_other_director_took_it_up(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "work2work")
    desk.mail(MONDAY, reading(employees=("Joost Wijnen",)))
    ellen, frank = "e.kramer@work2work.example", "f.vanleeuwen@work2work.example"
    assert desk.answer(at("2026-10-05 10:00"), ellen, "vraag-ontvankelijkheid", "in behandeling nemen") is Disposition.COMMANDED
    words = "Mark doet dit. In behandeling nemen."
    assert desk.answer(at("2026-10-05 10:05"), frank, "opdracht-behandelaar", words) is Disposition.COMMANDED
    assert desk.case().handler.name == "Mark Verbeek"
    assert desk.answer(at("2026-10-05 10:06"), frank, "vraag-ontvankelijkheid", "in behandeling nemen") is Disposition.REFUSED


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ik heb het opgezocht: de jobcoach over wie mijn klacht gaat is Wouter Hummel.", True),
        ("Het was niet Wouter Hummel, maar hoe hij heet weet ik nog niet.", False),
        ("Wouter Hummel was aardig. De klacht gaat over een ander.", False),
        ("Mijn klacht gaat over Wouter Hummel of Roos Timmerman.", False),
    ],
)
def test_who_it_was_is_told_afterwards_in_a_mail_that_reads_as_no_complaint(tmp_path: Path, words: str, told: bool) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading())
    read = reading("overig", "leave", employees_mentioned=("Wouter Hummel",))
    desk.mail(at("2026-10-07 10:00"), read, subject="Re: zaak 2026-001", body=words)
    assert bool(desk.letters("kennisgeving-medewerker", "w.hummel@consonanza.example")) is told
