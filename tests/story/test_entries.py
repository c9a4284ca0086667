"""A colleague puts in a complaint: by telephone, or a client's mail passed on. He is asked first, and nothing is forgotten."""

from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from story.desk import Desk, at, make_mail, reading

from bot.domain.decide import Disposition

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
FATMA, KARIN, WOUTER = "f.yildiz@consonanza.example", "k.oosterhof@consonanza.example", "w.hummel@consonanza.example"
MONDAY = at("2026-10-05 09:12")
SOON = MONDAY + timedelta(hours=1)
ASKS = reading("klacht", "ask")
WORDS = "Wouter Hummel kwam vorige week niet opdagen. Ik voel mij niet serieus genomen."
OUTLOOK = f"""Dit kwam bij mij binnen.

Van: Piet Klaassen <piet@klant.example>
Verzonden: vrijdag 2 oktober 2026 16:20
Aan: Fatma Yildiz <{FATMA}>
Onderwerp: Klacht

{WORDS}

Piet Klaassen
"""
GMAIL = f"""
---------- Forwarded message ---------
Van: Piet Klaassen <piet@klant.example>
Date: vr 2 okt 2026 om 16:20
Subject: Klacht
To: <{FATMA}>


{WORDS}
"""
APPLE = f"""Begin doorgestuurd bericht:

> Van: Piet Klaassen <piet@klant.example>
> Onderwerp: Klacht
> Datum: 2 oktober 2026 om 16:20:11 CEST
> Aan: Fatma Yildiz <{FATMA}>
>
> {WORDS}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def passes_on(desk: Desk, body: str = OUTLOOK, sender: str = f"Fatma Yildiz <{FATMA}>", **more: object) -> Disposition | None:
    return desk.mail(MONDAY, reading("klacht", "ask", **more), sender=sender, subject="Fw: Klacht", body=body)


@pytest.mark.parametrize("body", [OUTLOOK, GMAIL, APPLE])
def test_a_client_mail_that_is_passed_on_is_confirmed_first_and_then_opened_for_the_client(desk: Desk, body: str) -> None:
    assert passes_on(desk, body) is Disposition.ASKED
    assert desk.outline() == [("vraag-indeling", "f.yildiz")]
    asked = desk.text(desk.letters("vraag-indeling")[0])
    for words in ("Piet Klaassen", "piet@klant.example", "vrijdag 2 oktober 2026", "kwam vorige week niet opdagen"):
        assert words in asked
    assert desk.case() is None
    assert desk.answer(SOON, FATMA, "vraag-indeling", "ja") is Disposition.COMMANDED
    case = desk.case()
    assert (case.complainant.name, case.complainant.email) == ("Piet Klaassen", "piet@klant.example")
    assert case.received == at("2026-10-02 16:20")
    confirmation = desk.letters("ontvangstbevestiging")[0]
    assert confirmation.recipient == "piet@klant.example"
    assert "vrijdag 2 oktober 2026" in desk.text(confirmation)
    with desk.store.transaction() as unit:
        due = {row.term: row.due for row in unit.deadline_rows(case.id)}
    assert due["ontvangstbevestiging"] == date(2026, 10, 16)


def test_a_client_mail_attached_as_a_message_is_read_as_the_clients(desk: Desk) -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = f"Fatma <{FATMA}>", "info@consonanza.example", "FW: klacht"
    outer["Message-ID"] = "<buiten@consonanza.example>"
    outer.set_content("Zie de bijlage.")
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = (
        "Piet Klaassen <piet@klant.example>",
        "Klacht",
        "Fri, 2 Oct 2026 16:20:00 +0200",
    )
    inner.set_content(WORDS)
    outer.add_attachment(inner)
    assert desk.take(desk.arrival(outer.as_bytes(), MONDAY), MONDAY, ASKS) is Disposition.ASKED
    desk.answer(SOON, FATMA, "vraag-indeling", "1")
    case = desk.case()
    assert (case.complainant.email, case.received) == ("piet@klant.example", at("2026-10-02 16:20"))


def test_the_employee_gets_the_clients_words_and_not_the_colleagues_note_or_an_address(desk: Desk) -> None:
    passes_on(desk, employees=("Wouter Hummel",))
    desk.answer(SOON, FATMA, "vraag-indeling", "openen")
    told = desk.text(desk.letters("kennisgeving-medewerker", WOUTER)[0])
    assert "niet serieus genomen" in told
    assert "piet@klant.example" not in told
    assert "Dit kwam bij mij binnen" not in told


def test_a_correction_in_one_line_is_asked_again_and_counts(desk: Desk) -> None:
    passes_on(desk)
    corrected = "Nee, ontvangen op 1 oktober en het adres is p.klaassen@klant.example"
    assert desk.answer(SOON, FATMA, "vraag-indeling", corrected) is Disposition.COMMANDED
    assert desk.case() is None
    again = desk.text(desk.letters("vraag-indeling", FATMA)[-1])
    assert "donderdag 1 oktober 2026" in again
    assert "p.klaassen@klant.example" in again
    desk.answer(SOON, FATMA, "vraag-indeling", "Klopt.\n\nGroet, Fatma")
    assert (desk.case().received, desk.case().complainant.email) == (at("2026-10-01 12:00"), "p.klaassen@klant.example")


@pytest.mark.parametrize(
    "body", ["misschien", "Ja?", "ontvangen op 3 november", f"adres is {KARIN}", "ja, als Karin het ook vindt", "2 of 1"]
)
def test_what_is_no_plain_yes_no_or_correction_is_asked_again(desk: Desk, body: str) -> None:
    passes_on(desk)
    assert desk.answer(SOON, FATMA, "vraag-indeling", body) is Disposition.REFUSED
    assert desk.case() is None
    assert desk.letters("begreep-niet", FATMA)[0].choices == {"1": "openen", "2": "niet openen"}


def test_a_no_opens_nothing_and_the_client_hears_nothing(desk: Desk) -> None:
    passes_on(desk)
    assert desk.answer(SOON, FATMA, "vraag-indeling", "2") is Disposition.COMMANDED
    assert not [row for row in desk.letters() if row.recipient == "piet@klant.example"]
    desk.rounds(at("2026-11-20 09:00"))
    assert not desk.letters("escalatie")
    assert desk.answer(SOON, FATMA, "vraag-indeling", "ja") is Disposition.REFUSED


@pytest.mark.parametrize(("bureau", "last"), [("consonanza", date(2026, 10, 16)), ("work2work", date(2026, 10, 7))])
def test_a_question_left_lying_is_repeated_and_put_to_the_directie_before_the_term_ends(
    tmp_path: Path, bureau: str, last: date
) -> None:
    desk = Desk(tmp_path, bureau)
    colleague = desk.bureau.roster[-1]
    passes_on(desk, sender=colleague.email)
    now = SOON
    while now < at("2026-10-20 00:00") and not desk.letters("escalatie"):
        now += timedelta(hours=1)
        desk.rounds(now)
    escalated = desk.letters("escalatie")
    assert {row.recipient for row in escalated} == set(desk.bureau.directie)
    assert all(row.queued_at.date() <= last for row in escalated)
    assert escalated[0].choices == {"1": "openen", "2": "niet openen"}
    assert f"{colleague.name} gaf deze klacht door" in desk.text(escalated[0])
    assert {row.recipient for row in desk.letters("herinnering")} <= {colleague.email}
    if bureau == "consonanza":
        assert desk.letters("herinnering", colleague.email)
    director = desk.bureau.directie[0]
    assert desk.answer(now, director, "escalatie", "ja, openen") is Disposition.COMMANDED
    assert desk.case().complainant.email == "piet@klant.example"


def test_who_is_complained_about_passes_it_on_and_the_directie_is_asked(desk: Desk) -> None:
    passes_on(desk, sender=f"Wouter Hummel <{WOUTER}>", employees=("Wouter Hummel",))
    assert desk.outline() == [("vraag-indeling", "h.dijkstra"), ("vraag-indeling", "b.vanderlaan")]
    desk.rounds(at("2026-10-12 09:00"))
    desk.rounds(at("2026-10-15 09:00"))
    assert not [row for row in desk.letters() if row.recipient == WOUTER]
    assert desk.answer(SOON, BERT, "vraag-indeling", "1") is Disposition.COMMANDED
    assert desk.case().complainant.email == "piet@klant.example"
    assert not [row for row in desk.letters() if row.recipient == WOUTER]


def test_a_passed_on_mail_that_is_surely_no_complaint_is_left_alone(desk: Desk) -> None:
    body = OUTLOOK.replace(WORDS, "Kan mijn afspraak naar donderdag?")
    found = desk.mail(MONDAY, reading("overig", "leave"), sender=FATMA, subject="Fw: afspraak", body=body)
    assert found is Disposition.LEFT
    assert desk.outline() == []


def test_what_came_by_telephone_is_the_colleagues_own_story_also_above_a_mail_that_is_passed_on(desk: Desk) -> None:
    body = f"Telefonische klacht van Annet Visser: zij is nooit gebeld.\n{OUTLOOK}"
    assert desk.mail(MONDAY, reading("overig", "leave"), sender=FATMA, subject="Fw: agenda", body=body) is Disposition.ASKED
    desk.answer(SOON, FATMA, "vraag-indeling", "1")
    assert desk.case().complainant.name == "Annet Visser"
    assert desk.case().complainant.email != "piet@klant.example"


def test_an_order_above_a_mail_that_is_passed_on_is_still_an_order(desk: Desk) -> None:
    desk.mail(MONDAY)
    body = f"Karin doet dit\n{OUTLOOK.partition(chr(10))[2]}"
    assert desk.mail(SOON, ASKS, sender=BERT, subject="Fw: Klacht 2026-001", body=body) is Disposition.HELD
    assert desk.case().handler is None


def test_another_colleague_cannot_answer_the_question_and_a_stranger_even_less(desk: Desk) -> None:
    passes_on(desk)
    letter = desk.letters("vraag-indeling", FATMA)[0]
    for sender in (KARIN, "ander@elders.example"):
        raw = make_mail(SOON, sender=sender, subject="RE:", body="ja", in_reply_to=letter.message_id)
        assert desk.take(desk.arrival(raw, SOON), SOON, reading("overig", "leave")) is Disposition.HELD
    assert desk.case() is None


def test_how_to_reach_the_client_and_the_words_of_the_clerk_do_not_reach_the_employee(desk: Desk) -> None:
    body = "Telefonische klacht van Els Smit (els.smit@post.example), tel 06 00000001, gisteren. Wouter Hummel kwam niet opdagen."
    told = reading("klacht", "ask", employees=("Wouter Hummel",), summary=(body,))
    desk.mail(MONDAY, told, sender=f"Fatma Yildiz <{FATMA}>", subject="klacht", body=body)
    desk.answer(SOON, FATMA, "vraag-indeling", "ja")
    notice = desk.text(desk.letters("kennisgeving-medewerker", WOUTER)[0])
    confirmation = desk.text(desk.letters("ontvangstbevestiging", "els.smit@post.example")[0])
    for text in (notice, confirmation):
        assert "Wouter Hummel kwam niet opdagen." in text
        assert not [hidden for hidden in ("els.smit@post", "06 0000", "Telefonische klacht van") if hidden in text]
    assert desk.case("2026-001").received.date() == date(2026, 10, 4)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Mevrouw Els Smit heeft net gebeld met een klacht over Wouter Hummel. Hij kwam niet.", "Els Smit"),
        ("Ik had meneer Klaassen aan de lijn, hij wil een klacht indienen.", "Klaassen"),
    ],
)
def test_a_complaint_that_a_colleague_tells_in_his_own_words_is_asked_of_him_and_opened_for_the_client(
    desk: Desk, body: str, name: str
) -> None:
    office = reading("overig", "leave")
    assert desk.mail(MONDAY, office, sender=f"Karin Oosterhof <{KARIN}>", subject="bericht", body=body) is Disposition.ASKED
    assert desk.outline() == [("vraag-indeling", "k.oosterhof")]
    assert f"De klacht is van {name}" in desk.text(desk.letters("vraag-indeling")[0])
    desk.answer(SOON, KARIN, "vraag-indeling", "Ja hoor, alles klopt. Open maar")
    assert desk.case().complainant.name == name


def test_whose_complaint_it_is_must_be_known_before_it_is_opened(desk: Desk) -> None:
    body = "Een deelnemer belde zojuist met een klacht over Wouter Hummel."
    desk.mail(MONDAY, ASKS, sender=f"Karin Oosterhof <{KARIN}>", subject="bericht", body=body)
    assert desk.answer(SOON, KARIN, "vraag-indeling", "openen") is Disposition.REFUSED
    assert "van wie de klacht is" in desk.text(desk.letters("begreep-niet", KARIN)[0])
    assert desk.answer(SOON, KARIN, "vraag-indeling", "mevrouw Els Smit, els@post.example") is Disposition.COMMANDED
    assert desk.answer(SOON, KARIN, "vraag-indeling", "ja, doe maar") is Disposition.COMMANDED
    assert (desk.case().complainant.name, desk.case().complainant.email) == ("Els Smit", "els@post.example")


OWN = "Wouter Hummel schold mij uit in de kantine. Ik wil een klacht indienen."


@pytest.mark.parametrize("body", ["Klacht", "Dit is zeker een klacht", "klacht, en Roos Timmerman behandelt die"])
def test_a_colleague_is_not_made_the_complainant_by_a_bare_word(desk: Desk, body: str) -> None:
    desk.mail(MONDAY, ASKS, sender=f"Karin Oosterhof <{KARIN}>", body=OWN)
    assert "een mail van een collega, Karin Oosterhof" in desk.text(desk.letters("vraag-indeling", BERT)[0])
    assert desk.answer(SOON, BERT, "vraag-indeling", body) is Disposition.REFUSED
    assert desk.case() is None
    assert desk.letters("begreep-niet", BERT)[0].choices["1"] == "klacht van Karin Oosterhof zelf"


@pytest.mark.parametrize("body", ["1", "Klacht van Karin Oosterhof zelf", "Het is haar eigen klacht"])
def test_a_colleague_may_complain_himself(desk: Desk, body: str) -> None:
    desk.mail(MONDAY, ASKS, sender=f"Karin Oosterhof <{KARIN}>", body=OWN)
    assert desk.answer(SOON, BERT, "vraag-indeling", body) is Disposition.COMMANDED
    assert desk.case().complainant.email == KARIN


def test_a_complaint_of_somebody_else_that_a_colleague_mailed_of_is_asked_of_that_colleague(desk: Desk) -> None:
    desk.mail(MONDAY, ASKS, sender=f"Karin Oosterhof <{KARIN}>", body="Els Smit is erg boos over Wouter Hummel, die niet kwam.")
    assert desk.answer(SOON, BERT, "vraag-indeling", "klacht van iemand anders") is Disposition.COMMANDED
    desk.send(SOON)
    letter = desk.letters("vraag-indeling", KARIN)[0]
    assert (letter.state, letter.choices) == ("sent", {"1": "niet openen"})
    desk.answer(SOON, KARIN, "vraag-indeling", "klager is Els Smit")
    assert desk.answer(SOON, KARIN, "vraag-indeling", "klopt") is Disposition.COMMANDED
    assert desk.case().complainant.name == "Els Smit"


@pytest.mark.parametrize("body", ["Ja klopt allemaal, dank je", "doe maar hoor", "Zeker, open de klacht maar", "Ja graag"])
def test_a_yes_in_more_words_opens_it(desk: Desk, body: str) -> None:
    passes_on(desk)
    assert desk.answer(SOON, FATMA, "vraag-indeling", body) is Disposition.COMMANDED
    assert desk.case().complainant.name == "Piet Klaassen"


@pytest.mark.parametrize("body", ["Ja, maar nog niet", "open maar als Bert het goed vindt", "klopt niet", "Nee", "doe maar niet"])
def test_what_only_begins_as_a_yes_opens_nothing(desk: Desk, body: str) -> None:
    passes_on(desk)
    assert desk.answer(SOON, FATMA, "vraag-indeling", body) is Disposition.REFUSED
    assert desk.case() is None


@pytest.mark.parametrize(
    ("body", "day"),
    [("vrijdag binnengekomen", 2), ("Nee, hij heeft donderdag gebeld", 1), ("Het was gisteren", 4), ("zaterdag", 3)],
)
def test_the_day_of_receipt_is_put_right_by_a_weekday(desk: Desk, body: str, day: int) -> None:
    passes_on(desk)
    assert desk.answer(SOON, FATMA, "vraag-indeling", body) is Disposition.COMMANDED
    desk.answer(SOON, FATMA, "vraag-indeling", "ja")
    assert desk.case().received == at(f"2026-10-0{day} 12:00")


def test_what_the_colleague_thinks_of_it_reaches_neither_the_client_nor_the_employee(desk: Desk) -> None:
    story = "Wouter Hummel kwam niet opdagen."
    body = (
        f"Dag allemaal,\n\nTelefonische klacht van Els Smit, els@post.example. {story} Volgens mij overdrijft ze.\n\nGroet, Karin"
    )
    told = reading("klacht", "ask", employees=("Wouter Hummel",), summary=(story, "Volgens mij overdrijft ze."))
    desk.mail(MONDAY, told, sender=f"Karin Oosterhof <{KARIN}>", subject="klacht", body=body)
    assert "overdrijft" not in desk.text(desk.letters("vraag-indeling", KARIN)[0])
    desk.answer(SOON, KARIN, "vraag-indeling", "ja")
    for letter in (*desk.letters("kennisgeving-medewerker", WOUTER), *desk.letters("ontvangstbevestiging", "els@post.example")):
        assert story in desk.text(letter)
        assert not [
            hidden for hidden in ("overdrijft", "Dag allemaal", "Groet, Karin", "Telefonische") if hidden in desk.text(letter)
        ]


def test_office_mail_of_a_colleague_about_complaints_is_left_alone(desk: Desk) -> None:
    body = "Ik belde Piet over de klachtenmap, die ligt bij Fatma. Zijn rugklachten zijn over."
    assert desk.mail(MONDAY, reading("overig", "leave"), sender=f"Karin Oosterhof <{KARIN}>", subject="map", body=body) is (
        Disposition.LEFT
    )


def test_terms_that_were_over_before_it_was_put_in_are_told_in_one_letter(desk: Desk) -> None:
    words = (
        "Telefonische klacht van Piet Klaassen (piet@klant.example), ontvangen op 1 oktober 2026. Hij voelt zich niet gehoord."
    )
    desk.mail(at("2026-11-16 09:12"), ASKS, sender=f"Fatma Yildiz <{FATMA}>", subject="Telefonische klacht", body=words)
    desk.answer(at("2026-11-16 10:00"), FATMA, "vraag-indeling", "openen")
    desk.send(at("2026-11-16 10:01"))
    before = len(desk.letters())
    for day in ("16", "17", "18", "19", "20"):
        desk.rounds(at(f"2026-11-{day} 10:30"))
        desk.send(at(f"2026-11-{day} 10:31"))
    sent = [row for row in desk.letters()[before:] if row.kind in ("herinnering", "escalatie")]
    assert [(row.kind, row.recipient) for row in sent] == [("escalatie", HANNEKE), ("escalatie", BERT)]
    assert sent[0].subject == "Klacht 2026-001: bij het doorgeven al over tijd"
    text = desk.text(sent[0])
    assert "kwam binnen op donderdag 1 oktober 2026, maar werd pas later aan ons doorgegeven. Toen was dit al over tijd:" in text
    assert "De klager en de betrokken medewerker horen: uiterlijk donderdag 29 oktober 2026 (artikel 9)." in text
    assert "met een brief aan de klager: uiterlijk donderdag 12 november 2026 (artikel 12 en 13)." in text
    assert "Wie behandelt die?" in text


def test_a_term_that_ends_after_it_was_put_in_has_its_own_reminders(desk: Desk) -> None:
    words = (
        "Telefonische klacht van Piet Klaassen (piet@klant.example), ontvangen op 1 oktober 2026. Hij voelt zich niet gehoord."
    )
    desk.mail(at("2026-11-02 09:12"), ASKS, sender=f"Fatma Yildiz <{FATMA}>", subject="Telefonische klacht", body=words)
    desk.answer(at("2026-11-02 10:00"), FATMA, "vraag-indeling", "openen")
    desk.send(at("2026-11-02 10:01"))
    for day in ("02", "05", "09", "10", "11", "12", "13"):
        desk.rounds(at(f"2026-11-{day} 10:30"))
    told = [row.subject for row in desk.letters("escalatie", HANNEKE)]
    assert told.count("Klacht 2026-001: bij het doorgeven al over tijd") == 1
    assert any(subject.endswith("klacht 2026-001, afhandeling") for subject in told)
    assert not any(subject.endswith(", horen") for subject in told)
