"""Out-of-office notes from colleagues: whose question goes to whom, once, and never an answer to the note itself."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from story.desk import Desk, at, make_mail, reading

from bot.domain.absence import until_in
from bot.domain.decide import Disposition
from bot.roster import with_deputies

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
KARIN, WOUTER = "k.oosterhof@consonanza.example", "w.hummel@consonanza.example"
MONDAY, LATER = at("2026-10-05 09:12"), at("2026-10-12 11:00")
AWAY = "Bedankt voor uw bericht. Ik ben afwezig en niet bereikbaar. Uw mail wordt niet gelezen."
AUTOMATIC = b"Auto-Submitted: auto-replied\r\n"


def note(
    desk: Desk, sender: str, letter: Any = None, body: str = AWAY, now: datetime = LATER, heads: bytes = AUTOMATIC
) -> Disposition | None:
    """An out-of-office note, in answer to a letter or to none."""
    subject = f"Automatisch antwoord: {letter.subject}" if letter is not None else "Automatisch antwoord"
    fields = {"in_reply_to": letter.message_id} if letter is not None else {}
    before = len(desk.letters(recipient=sender))
    raw = heads + make_mail(now, sender=sender, subject=subject, body=body, **fields)
    found = desk.take(desk.arrival(raw, now), now, reading("overig", "leave"))
    assert len(desk.letters(recipient=sender)) == before, "somebody away got a letter"
    return found


def deputy(desk: Desk, **deputies: str) -> None:
    people = {"karin": KARIN, "wouter": WOUTER, "hanneke": HANNEKE, "bert": BERT}
    named = {people.get(name, name): people.get(email, email) for name, email in deputies.items()}
    object.__setattr__(desk.bureau, "roster", with_deputies(desk.bureau.roster, named))


def told(desk: Desk, person: str) -> list[Any]:
    return [row for row in desk.letters("melding-directie", person) if ":afwezig:" in row.key]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Karin handles a complaint about nobody, and is asked on the 12th whether the talk is planned."""
    found = Desk(tmp_path)
    found.mail(MONDAY)
    found.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    found.send(at("2026-10-05 14:01"))
    for day in ("2026-10-08", "2026-10-09", "2026-10-12"):
        found.rounds(at(f"{day} 10:00"))
        found.send(at(f"{day} 10:01"))
    assert found.letters("vraag-gesprek", KARIN)
    return found


def asked(desk: Desk) -> Any:
    return desk.letters("vraag-gesprek", KARIN)[-1]


def test_the_question_goes_to_the_deputy_with_why(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    assert note(desk, KARIN, asked(desk)) is Disposition.AUTOMATIC
    letter = desk.letters("vraag-gesprek", WOUTER)[-1]
    assert "U krijgt deze vraag in plaats van Karin Oosterhof, die afwezig is." in desk.text(letter)
    assert letter.key.removesuffix(WOUTER) == asked(desk).key.removesuffix(KARIN)
    assert (told(desk, HANNEKE), told(desk, BERT), desk.case().handler.email) == ([], [], KARIN)


def test_a_note_that_only_its_words_give_away_is_no_answer(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    letters = len(desk.letters(recipient=KARIN))
    words = "Ik ben t/m 29 november afwezig. Voor spoed kunt u terecht bij Wouter Hummel."
    assert desk.answer(at("2026-10-12 13:00"), KARIN, "vraag-gesprek", words) is Disposition.AUTOMATIC
    assert desk.letters("vraag-gesprek", WOUTER)
    assert len(desk.letters(recipient=KARIN)) == letters, "somebody away got a letter"


def test_the_deputy_answers_the_question_and_then_the_handler_comes_too_late(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk))
    words = "Gesprek op 20 oktober om 14.00 uur"
    assert desk.answer(at("2026-10-12 13:00"), WOUTER, "vraag-gesprek", words) is Disposition.COMMANDED
    assert desk.case().last("hearing_planned").data["when"] == "2026-10-20T14:00"
    late = desk.answer(at("2026-10-12 15:00"), KARIN, "vraag-gesprek", "Gesprek op 21 oktober om 10.00 uur")
    assert late is Disposition.REFUSED
    assert desk.case().last("hearing_planned").data["when"] == "2026-10-20T14:00"
    met = desk.text(desk.letters("uitnodiging-gesprek", "jan@klant.example")[-1])
    assert "Wouter Hummel" in met
    assert "Karin" not in met, "who is away is not whom he meets"


def test_when_the_handler_answers_first_the_deputy_comes_too_late(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk))
    desk.answer(at("2026-10-12 13:00"), KARIN, "vraag-gesprek", "Gesprek op 21 oktober om 10.00 uur")
    late = desk.answer(at("2026-10-12 15:00"), WOUTER, "vraag-gesprek", "Gesprek op 20 oktober om 14.00 uur")
    assert (late, desk.case().last("hearing_planned").data["when"]) == (Disposition.REFUSED, "2026-10-21T10:00")


@pytest.mark.parametrize(
    "words", ["Gegrond, want er is niet gebeld", "Verleng met 2 weken", "De klacht is ingetrokken", "Doe ik"]
)
def test_the_deputy_may_do_no_more_than_he_was_asked(desk: Desk, words: str) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk))
    before = desk.case().events
    assert desk.answer(at("2026-10-12 13:00"), WOUTER, "vraag-gesprek", words) is Disposition.REFUSED
    assert desk.case().events == before


def test_a_deputy_is_no_deputy_any_more_when_another_handles_the_case(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk))
    desk.answer(at("2026-10-12 12:00"), HANNEKE, "opdracht-behandelaar", "Niet Karin maar Bert")
    assert desk.case().handler.email == BERT
    found = desk.answer(at("2026-10-12 13:00"), WOUTER, "vraag-gesprek", "Gesprek op 20 oktober om 14.00 uur")
    assert found is Disposition.REFUSED


def test_without_a_deputy_the_directie_is_told_and_may_appoint_another(desk: Desk) -> None:
    note(desk, KARIN, asked(desk), body=f"{AWAY} Ik ben weer bereikbaar op 2 november 2026.")
    assert [len(told(desk, each)) for each in (HANNEKE, BERT)] == [1, 1]
    text = desk.text(told(desk, HANNEKE)[0])
    assert "Karin Oosterhof is afwezig tot maandag 2 november 2026" in text
    assert "het gesprek plannen" in text
    assert "De eerste eindigt op" in text
    choices = told(desk, HANNEKE)[0].choices
    assert "Karin Oosterhof behandelt de klacht" not in choices.values()
    number = next(key for key, words in choices.items() if words.startswith("Wouter Hummel"))
    assert desk.answer(at("2026-10-12 13:00"), HANNEKE, "melding-directie", number) is Disposition.COMMANDED
    assert desk.case().handler.email == WOUTER


@pytest.mark.parametrize(
    ("words", "handler"),
    [
        ("Wouter", "Wouter Hummel"),
        ("Anja de Vries, graag", "Anja de Vries"),
        ("wouter hummel", "Wouter Hummel"),
        ("Wouter is zelf ook weg", None),
        ("Niet Wouter", None),
        ("De Vries", None),
        ("Wouter of Anja", None),
    ],
)
def test_the_name_alone_says_who_takes_over(desk: Desk, words: str, handler: str | None) -> None:
    note(desk, KARIN, desk.letters("vraag-gesprek", KARIN)[-1])
    desk.answer(at("2026-10-12 12:00"), HANNEKE, "melding-directie", words)
    assert desk.case().handler.name == (handler or "Karin Oosterhof")


@pytest.mark.parametrize("who", ["w.hummel@consonanza.example", KARIN])
def test_a_deputy_who_is_concerned_or_himself_gets_nothing(tmp_path: Path, who: str) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    deputy(desk, karin=who)
    for day in ("2026-10-08", "2026-10-09", "2026-10-12"):
        desk.rounds(at(f"{day} 10:00"))
        desk.send(at(f"{day} 10:01"))
    before = len(desk.letters(recipient=WOUTER))
    note(desk, KARIN, desk.letters("vraag-gesprek", KARIN)[-1])
    assert len(desk.letters(recipient=WOUTER)) == before
    assert len(told(desk, HANNEKE)) == 1
    assert "Wouter Hummel" not in str(told(desk, HANNEKE)[0].choices)


def test_an_absence_beyond_the_term_is_told_to_the_directie_too(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk), body=f"{AWAY} Tot en met 31 december 2026.")
    assert desk.letters("vraag-gesprek", WOUTER)
    assert told(desk, HANNEKE)[0].choices["1"] == "Wouter Hummel behandelt de klacht"  # the deputy first
    assert desk.case().handler.email == KARIN


def test_a_handler_who_is_away_at_his_appointment_is_put_to_the_directie(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    deputy(desk, karin="wouter")
    desk.mail(MONDAY)
    desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(at("2026-10-05 14:01"))
    note(desk, KARIN, desk.letters("opdracht", KARIN)[-1], now=at("2026-10-05 14:02"))
    assert told(desk, HANNEKE)[0].choices["1"] == "Wouter Hummel behandelt de klacht"
    assert desk.letters(recipient=WOUTER) == []


def test_the_same_absence_is_told_once(desk: Desk) -> None:
    for minute in (1, 2, 3):
        note(desk, KARIN, asked(desk), now=at(f"2026-10-12 11:0{minute}"))
    assert len(told(desk, HANNEKE)) == 1


def test_a_note_to_what_asks_nothing_tells_of_the_handler_s_absence_once(desk: Desk) -> None:
    desk.answer(at("2026-10-12 10:30"), KARIN, "vraag-gesprek", "Gesprek op 20 oktober om 14.00 uur")
    done = desk.letters("uitgevoerd", KARIN)[-1]
    for minute in (1, 2):
        note(desk, KARIN, done, now=at(f"2026-10-12 11:0{minute}"))
    assert len(told(desk, HANNEKE)) == 1
    assert "onze vraag: de behandeling" in desk.text(told(desk, HANNEKE)[0])


def test_the_deputy_who_is_away_too_is_put_to_the_directie(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk))
    desk.send(at("2026-10-12 11:01"))
    note(desk, WOUTER, desk.letters("vraag-gesprek", WOUTER)[-1], now=at("2026-10-12 11:02"))
    assert "Wouter Hummel is afwezig" in desk.text(told(desk, HANNEKE)[0])
    assert "Karin Oosterhof blijft de klacht behandelen" in desk.text(told(desk, HANNEKE)[0])
    assert not set(told(desk, HANNEKE)[0].choices.values()) & {
        "Wouter Hummel behandelt de klacht",
        "Karin Oosterhof behandelt de klacht",
    }


def test_a_note_without_a_thread_belongs_to_his_only_open_question(desk: Desk) -> None:
    desk.answer(at("2026-10-12 10:30"), KARIN, "vraag-gesprek", "Gesprek op 20 oktober om 14.00 uur")
    desk.rounds(at("2026-10-21 10:00"))
    desk.send(at("2026-10-21 10:01"))
    assert [row.kind for row in desk.letters(recipient=KARIN, kind="verzoek-verslag")] == ["verzoek-verslag"]
    note(desk, KARIN, now=at("2026-10-21 11:00"))
    assert "het verslag van het gesprek sturen" in desk.text(told(desk, HANNEKE)[0])


def test_a_note_without_a_thread_belongs_to_nothing_when_two_questions_are_open(desk: Desk) -> None:
    desk.mail(at("2026-10-06 09:00"), sender="Piet <piet@klant.example>")
    desk.answer(at("2026-10-06 10:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.send(at("2026-10-06 10:01"))
    assert note(desk, KARIN) is Disposition.AUTOMATIC
    assert told(desk, HANNEKE) == []


def test_a_note_that_answers_no_letter_of_ours_tells_the_directie_and_gives_its_deputy_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    deputy(desk, hanneke=WOUTER)
    desk.mail(MONDAY)
    desk.send(MONDAY)
    note(desk, HANNEKE, now=at("2026-10-05 10:00"))
    assert [row.recipient for row in desk.letters("opdracht-behandelaar")] == [HANNEKE, BERT]
    assert "een behandelaar aanwijzen" in desk.text(told(desk, BERT)[0])
    note(desk, HANNEKE, desk.letters("opdracht-behandelaar", HANNEKE)[0], now=at("2026-10-05 11:00"))
    assert [row.recipient for row in desk.letters("opdracht-behandelaar")] == [HANNEKE, BERT, WOUTER]


@pytest.mark.parametrize(
    ("sender", "heads", "body"),
    [
        (KARIN, AUTOMATIC, "Uw bericht is gelezen."),
        (WOUTER, AUTOMATIC, AWAY),
        ("jan@klant.example", AUTOMATIC, AWAY),
        (
            KARIN,
            b"Authentication-Results: mx.consonanza.example; dmarc=fail header.from=consonanza.example\r\n" + AUTOMATIC,
            AWAY,
        ),
    ],
)
def test_these_notes_tell_nobody_anything(desk: Desk, sender: str, heads: bytes, body: str) -> None:
    object.__setattr__(desk.office, "authserv_id", "mx.consonanza.example")
    letters, events = len(desk.letters()), desk.case().events
    raw = make_mail(LATER, sender=sender, subject="Automatisch antwoord: gelezen", body=body, in_reply_to=asked(desk).message_id)
    if body != AWAY:
        raw = raw.replace(b"Automatisch antwoord: gelezen", b"Gelezen: vraag")
    assert desk.take(desk.arrival(heads + raw, LATER), LATER, reading("overig", "leave")) is Disposition.AUTOMATIC
    assert (len(desk.letters()), desk.case().events) == (letters, events)


def test_a_director_who_is_away_is_told_to_the_other(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY)
    desk.send(at("2026-10-05 09:13"))
    note(desk, HANNEKE, desk.letters("opdracht-behandelaar", HANNEKE)[0], now=at("2026-10-05 09:20"))
    assert (len(told(desk, BERT)), told(desk, BERT)[0].choices, told(desk, HANNEKE)) == (1, {}, [])
    assert "een behandelaar aanwijzen" in desk.text(told(desk, BERT)[0])
    assert desk.answer(at("2026-10-05 10:00"), BERT, "opdracht-behandelaar", "Karin doet dit") is Disposition.COMMANDED


def test_the_deputy_of_the_only_director_appoints_the_handler(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    regulation = desk.bureau.regulation  # shared by every test: replaced, never changed
    object.__setattr__(desk.bureau, "regulation", replace(regulation, handling=replace(regulation.handling, decides="directie")))
    director, manager = desk.bureau.directors()[0], "g.bolhuis@werkpro.example"
    deputy(desk, **{director.email: manager})
    desk.mail(MONDAY)
    desk.send(at("2026-10-05 09:13"))
    note(desk, director.email, desk.letters("opdracht-behandelaar", director.email)[0], now=at("2026-10-05 09:20"))
    assert "in plaats van" in desk.text(desk.letters("opdracht-behandelaar", manager)[0])
    assert desk.answer(at("2026-10-05 10:00"), manager, "opdracht-behandelaar", "Ilse ten Have") is Disposition.COMMANDED


def test_the_employee_concerned_has_no_deputy_and_his_handler_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    employee, other = desk.bureau.roster[-1], desk.bureau.roster[-2]
    deputy(desk, **{employee.email: other.email})
    desk.mail(MONDAY, reading(employees=(employee.name,)))
    asked = desk.letters("opdracht-behandelaar")[0].recipient
    desk.answer(at("2026-10-05 14:00"), asked, "opdracht-behandelaar", "Ilse ten Have")
    desk.send(at("2026-10-05 14:01"))
    note(desk, employee.email, desk.letters("verzoek-reactie", employee.email)[0], now=at("2026-10-05 14:02"))
    assert desk.letters(recipient=other.email) == []
    assert "een reactie geven" in desk.text(told(desk, "i.tenhave@werkpro.example")[0])
    assert told(desk, "i.tenhave@werkpro.example")[0].choices == {}


def test_silence_goes_to_the_deputy_and_the_directie(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    for month in (10, 11, 12):
        for day in range(13, 31):
            desk.rounds(at(f"2026-{month}-{day} 10:00"))
    assert {row.recipient for row in desk.letters("escalatie")} == {HANNEKE, BERT, WOUTER}


def test_the_digest_says_who_is_away(desk: Desk) -> None:
    note(desk, KARIN, asked(desk), body=f"{AWAY} Tot en met 31 december 2026.")
    desk.rounds(at("2026-10-19 09:00"))
    assert "Karin Oosterhof (afwezig)" in desk.text(desk.letters("weekoverzicht", HANNEKE)[-1])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ik ben afwezig tot en met 23 oktober.", date(2026, 10, 23)),
        ("Ik ben t/m 23-10-2026 met vakantie.", date(2026, 10, 23)),
        ("Van 5 oktober tot 26 oktober ben ik vrij. Ik ben terug op 26 oktober.", date(2026, 10, 26)),
        ("Vanaf maandag 2 november ben ik weer bereikbaar.", date(2026, 11, 2)),
        ("Ik ben tot 1 maart 2027 met verlof.", date(2027, 3, 1)),
        ("Ik was afwezig tot 1 oktober.", None),
        ("Bel 06-12345678 tot 17.00 uur.", None),
        ("Ik ben afwezig.", None),
        ("Ik ben afwezig tot nader order.", None),
    ],
)
def test_the_last_day_of_an_absence_is_read(text: str, day: date | None) -> None:
    assert until_in(text, LATER) == day


def away_after_planning(folder: Path, back: str) -> Desk:
    """Karin planned the talk for Thursday, has Wouter as her deputy, and her note came on `uitgevoerd`."""
    desk = Desk(folder)
    deputy(desk, karin="wouter")
    desk.mail(MONDAY)
    desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    desk.answer(at("2026-10-05 15:00"), KARIN, "opdracht", "Gesprek do 8/10 om 14.00u")
    desk.send(at("2026-10-05 15:01"))
    done = desk.letters("uitgevoerd", KARIN)[-1]
    note(desk, KARIN, done, body=f"{AWAY} Ik ben terug op {back}.", now=at("2026-10-05 15:02"))
    return desk


def test_a_note_to_what_asks_nothing_is_remembered_for_the_questions_that_follow(tmp_path: Path) -> None:
    desk = away_after_planning(tmp_path, "20 oktober 2026")
    assert told(desk, HANNEKE)
    for day in ("2026-10-09", "2026-10-12"):
        desk.rounds(at(f"{day} 10:00"))
        desk.send(at(f"{day} 10:01"))
    assert len(desk.letters("verzoek-verslag", KARIN)) == 1
    (letter,) = desk.letters("verzoek-verslag", WOUTER)
    assert "U krijgt deze vraag in plaats van Karin Oosterhof, die afwezig is tot dinsdag 20 oktober 2026." in desk.text(letter)
    report = "Het gesprek was goed. De klager vertelde wat er gebeurde, en dat hij graag excuses wil van ons allemaal."
    assert desk.answer(at("2026-10-12 13:00"), WOUTER, "verzoek-verslag", report) is Disposition.COMMANDED
    assert len(told(desk, HANNEKE)) == 1


def test_a_note_to_a_reminder_takes_the_open_question_to_the_deputy(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    now = at("2026-10-19 10:00")
    desk.rounds(now)
    desk.send(now)
    note(desk, KARIN, desk.letters("herinnering", KARIN)[-1], now=now)
    assert desk.letters("vraag-gesprek", WOUTER)


def test_who_is_back_is_asked_alone(tmp_path: Path) -> None:
    desk = away_after_planning(tmp_path, "7 oktober 2026")
    desk.rounds(at("2026-10-09 10:00"))
    assert desk.letters("verzoek-verslag", KARIN)
    assert not desk.letters("verzoek-verslag", WOUTER)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Re: {}", "Mijn mailbox wordt deze maand niet bekeken. Roos Timmerman doet dit."),
        ("Re: {}", "Dit e-mailadres is opgeheven. Roos Timmerman neemt het over."),
        ("Re: {}", "Ik werk hier niet meer. Roos Timmerman behandelt dit."),
        ("Afwezig", "Roos Timmerman doet dit."),
        ("RE: Afwezigheid: {}", "Roos Timmerman doet dit."),
    ],
)
def test_what_a_machine_may_have_written_never_appoints_anybody(tmp_path: Path, subject: str, body: str) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY)
    letter = desk.letters("opdracht-behandelaar", HANNEKE)[0]
    raw = make_mail(LATER, sender=HANNEKE, subject=subject.format(letter.subject), body=body, in_reply_to=letter.message_id)
    assert desk.take(desk.arrival(raw, LATER), LATER, reading("overig", "leave")) is not Disposition.COMMANDED
    assert desk.case().handler is None


@pytest.mark.parametrize("body", ["Roos Timmerman neemt het over, ik ben volgende week weg.", "Roos, want Karin is uit dienst."])
def test_who_says_why_he_hands_it_over_still_does(tmp_path: Path, body: str) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY)
    assert desk.answer(LATER, HANNEKE, "opdracht-behandelaar", body) is Disposition.COMMANDED
    assert desk.case().handler.name == "Roos Timmerman"


def second_case(desk: Desk, now: str = "2026-10-12 12:00") -> Any:
    """Another client complains while Karin is away, and she is asked to handle that."""
    desk.mail(at(now), sender="Piet <piet@klant.example>", body="Ik kreeg mijn verslag niet. Ik heb een klacht.")
    desk.answer(at(now), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    return desk.case("2026-002")


def test_an_absence_known_from_another_case_is_told_with_its_reason_when_she_is_asked_again(desk: Desk) -> None:
    note(desk, KARIN, asked(desk), body=f"{AWAY} Ik ben weer bereikbaar op 2 november 2026.")
    assert second_case(desk).handler.email == KARIN
    (letter,) = [row for row in told(desk, HANNEKE) if "2026-002" in row.key]
    text = desk.text(letter)
    assert "Karin Oosterhof is afwezig tot maandag 2 november 2026. Dat weten wij van een eerder automatisch antwoord." in text
    assert "Wouter Hummel behandelt de klacht" in letter.choices.values()


def test_the_questions_of_another_case_go_to_her_deputy_too(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk), body=f"{AWAY} Ik ben weer bereikbaar op 2 november 2026.")
    second_case(desk)
    desk.rounds(at("2026-10-19 10:00"))
    (letter,) = [row for row in desk.letters("vraag-gesprek", WOUTER) if "2026-002" in row.key]
    assert "U krijgt deze vraag in plaats van Karin Oosterhof, die afwezig is tot maandag 2 november 2026." in desk.text(letter)


def test_who_is_back_is_asked_alone_in_another_case(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk), body=f"{AWAY} Ik ben weer bereikbaar op 14 oktober 2026.")
    second_case(desk, "2026-10-15 12:00")
    desk.rounds(at("2026-10-22 10:00"))
    assert not [row for row in desk.letters() if row.recipient in (WOUTER,) and "2026-002" in row.key]
    assert not [row for row in told(desk, HANNEKE) if "2026-002" in row.key]


def test_each_later_question_without_a_deputy_is_told_to_the_directie(desk: Desk) -> None:
    desk.answer(at("2026-10-12 10:30"), KARIN, "vraag-gesprek", "Gesprek op 20 oktober om 14.00 uur")
    note(desk, KARIN, desk.letters("uitgevoerd", KARIN)[-1], body=f"{AWAY} Tot en met 13 november 2026.")
    desk.rounds(at("2026-10-21 10:00"))
    assert desk.letters("verzoek-verslag", KARIN)
    assert "het verslag van het gesprek sturen" in desk.text(told(desk, HANNEKE)[-1])
    desk.rounds(at("2026-10-21 10:05"))
    assert len(told(desk, HANNEKE)) == 2


def test_a_director_who_is_away_is_told_once_while_another_has_the_question(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    deputy(desk, hanneke=WOUTER)
    desk.mail(MONDAY)
    desk.send(at("2026-10-05 09:13"))
    note(desk, HANNEKE, desk.letters("opdracht-behandelaar", HANNEKE)[0], now=at("2026-10-05 09:20"))
    before = len(told(desk, BERT))
    desk.mail(at("2026-10-06 09:00"), sender="Piet <piet@klant.example>")
    assert [row.recipient for row in desk.letters("opdracht-behandelaar") if "2026-002" in row.key] == [HANNEKE, BERT]
    assert len(told(desk, BERT)) == before


def test_the_deputy_of_the_only_director_hears_of_the_next_complaint_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    regulation = desk.bureau.regulation
    object.__setattr__(desk.bureau, "regulation", replace(regulation, handling=replace(regulation.handling, decides="directie")))
    director, manager = desk.bureau.directors()[0], "g.bolhuis@werkpro.example"
    deputy(desk, **{director.email: manager})
    desk.mail(MONDAY)
    desk.send(at("2026-10-05 09:13"))
    note(desk, director.email, desk.letters("opdracht-behandelaar", director.email)[0], now=at("2026-10-05 09:20"))
    desk.mail(at("2026-10-06 09:00"), sender="Piet <piet@klant.example>")
    assert [row.recipient for row in desk.letters("opdracht-behandelaar") if "2026-002" in row.key] == [director.email, manager]


def run_rounds(desk: Desk, *days: str) -> None:
    for day in days:
        desk.rounds(at(f"{day} 10:00"))
        desk.send(at(f"{day} 10:01"))


LAST = f"{AWAY} Tot en met 30 oktober 2026."


def test_a_reminder_to_who_is_away_goes_to_the_deputy_who_may_answer_it(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk), body=LAST)
    run_rounds(desk, "2026-10-19")
    assert len(desk.letters("herinnering", KARIN)) == 1
    (letter,) = desk.letters("herinnering", WOUTER)
    assert "U krijgt deze vraag in plaats van Karin Oosterhof, die afwezig is tot vrijdag 30 oktober 2026." in desk.text(letter)
    assert letter.key.removesuffix(WOUTER) == desk.letters("herinnering", KARIN)[0].key.removesuffix(KARIN)
    assert told(desk, HANNEKE) == []
    run_rounds(desk, "2026-10-19", "2026-10-20")
    assert len(desk.letters("herinnering", WOUTER)) == 1
    before = desk.case().events
    for words in ("Verleng met 2 weken", "Gegrond, want er is niet gebeld", "Doe ik"):
        assert desk.answer(at("2026-10-20 11:00"), WOUTER, "herinnering", words) is Disposition.REFUSED
        assert desk.case().events == before
    words = "Gesprek op 27 oktober om 14.00 uur"
    assert desk.answer(at("2026-10-20 13:00"), WOUTER, "herinnering", words) is Disposition.COMMANDED
    assert desk.case().last("hearing_planned").data["when"] == "2026-10-27T14:00"


def test_of_the_reminder_of_the_last_day_the_deputy_gives_more_time_and_the_directie_knows(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk), body=f"{AWAY} Tot en met 30 november 2026.")
    desk.answer(at("2026-10-12 13:00"), WOUTER, "vraag-gesprek", "De klager ziet af van een gesprek")
    run_rounds(desk, "2026-10-19", "2026-11-02")
    letter = desk.letters("herinnering", WOUTER)[-1]
    assert "Het oordeel geeft Karin Oosterhof, of wie de directie aanwijst" in desk.text(letter)
    text = desk.text([row for row in told(desk, HANNEKE) if "Karin Oosterhof is afwezig" in desk.text(row)][-1])
    assert "Deze vraag blijft daardoor misschien liggen: de klacht helemaal afhandelen" in text
    assert desk.answer(at("2026-11-02 11:00"), WOUTER, "herinnering", "Gegrond, want er is niet gebeld") is Disposition.REFUSED
    assert desk.answer(at("2026-11-02 12:00"), WOUTER, "herinnering", "Verleng met 2 weken") is Disposition.COMMANDED


@pytest.mark.parametrize("who", ["", "away", "concerned"])
def test_a_reminder_without_a_deputy_who_is_there_is_told_to_the_directie(tmp_path: Path, who: str) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(employees=("Wouter Hummel",)) if who == "concerned" else None)
    desk.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    run_rounds(desk, "2026-10-05", "2026-10-12")
    if who:
        deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk), body=LAST)
    if who == "away":
        desk.send(at("2026-10-12 11:01"))
        note(desk, WOUTER, desk.letters("vraag-gesprek", WOUTER)[-1], body=LAST, now=at("2026-10-12 11:02"))
    before = len(told(desk, HANNEKE))
    run_rounds(desk, "2026-10-19")
    assert desk.letters("herinnering", KARIN)
    assert desk.letters("herinnering", WOUTER) == []
    assert len(told(desk, HANNEKE)) == before + 1
    assert "de klager en de betrokken medewerker horen" in desk.text(told(desk, HANNEKE)[-1])
    assert "Roos Timmerman behandelt de klacht" in told(desk, HANNEKE)[-1].choices.values()


def test_a_reminder_to_who_is_back_goes_to_nobody_else(desk: Desk) -> None:
    deputy(desk, karin="wouter")
    note(desk, KARIN, asked(desk), body=f"{AWAY} Tot en met 16 oktober 2026.")
    run_rounds(desk, "2026-10-19")
    assert desk.letters("herinnering", KARIN)
    assert desk.letters("herinnering", WOUTER) == told(desk, HANNEKE) == []
