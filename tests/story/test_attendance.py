"""Who is at the talk: who is invited, what the handler is told of it, and who was heard."""

from pathlib import Path

import pytest
from story.desk import at, reading
from story.test_course import CLIENT, STAFF, handled

from bot.domain import terms
from bot.domain.decide import Disposition


def test_both_are_invited_where_the_employee_comes_too_and_the_handler_reads_who_and_where(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "Jan komt di 13/10 om 14.00u in Emmen, en Wouter schuift aan")
    desk.send(at("2026-10-07 10:01"))
    assert {row.recipient for row in desk.letters("uitnodiging-gesprek")} >= {CLIENT, employee}
    done = " ".join(desk.text(desk.letters("uitgevoerd", handler)[-1]).split())
    assert "Uitgenodigd: " in done
    assert "Wouter Hummel" in done
    assert "Plaats: Emmen." in done


def test_a_talk_that_is_moved_keeps_its_place(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u in Emmen")
    desk.send(at("2026-10-07 10:01"))
    assert desk.answer(at("2026-10-08 10:00"), handler, "vraag-gesprek", "Het gesprek wordt wo 14/10 om 10.00u")
    desk.send(at("2026-10-08 10:01"))
    moved = desk.letters("uitnodiging-gesprek", CLIENT)[-1]
    assert "14 oktober" in desk.text(moved)
    assert "Emmen" in desk.text(moved)


def test_who_was_not_there_was_not_heard(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u, met beiden")
    desk.send(at("2026-10-07 10:01"))
    desk.rounds(at("2026-10-14 09:00"))
    desk.send(at("2026-10-14 09:01"))
    words = "Verslag: mevrouw vertelde hoe het gegaan was en wat zij graag wil. Wouter was er niet bij."
    assert desk.answer(at("2026-10-14 10:00"), handler, "verzoek-verslag", words) is Disposition.COMMANDED
    assert desk.case().has("complainant_heard")
    assert not desk.case().has("employee_heard")


def test_who_hears_that_the_client_needs_no_talk_reads_that_the_planned_one_stands(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u")
    desk.send(at("2026-10-07 10:01"))
    assert desk.answer(at("2026-10-08 10:00"), handler, "vraag-gesprek", "Jan ziet af van een gesprek") is Disposition.COMMANDED
    assert desk.case().last("complainant_heard").data == {"waived": "yes"}
    done = " ".join(desk.text(desk.letters("uitgevoerd", handler)[-1]).split())
    assert "de klager ziet van een gesprek af" in done
    assert "staat nog" in done


def test_who_plans_a_talk_after_the_term_reads_so(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "dinsdag 10 november om 14.00 uur")
    done = " ".join(desk.text(desk.letters("uitgevoerd", handler)[-1]).split())
    assert "later dan het mag. Het horen moet klaar zijn op 2 november 2026" in done
    desk.answer(at("2026-10-07 11:00"), handler, "vraag-gesprek", "het gesprek wordt dinsdag 13 oktober om 14.00 uur")
    assert "later dan het mag" not in desk.text(desk.letters("uitgevoerd", handler)[-1])


def test_a_talk_that_is_moved_to_the_same_hour_keeps_hour_and_address(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u, Stationsstraat 12 in Zwolle")
    desk.send(at("2026-10-07 10:01"))
    assert "Stationsstraat 12 in Zwolle" in " ".join(desk.text(desk.letters("uitnodiging-gesprek", CLIENT)[-1]).split())
    assert desk.answer(at("2026-10-08 10:00"), handler, "vraag-gesprek", "Het gesprek wordt wo 14/10, zelfde tijd en plek")
    desk.send(at("2026-10-08 10:01"))
    moved = " ".join(desk.text(desk.letters("uitnodiging-gesprek", CLIENT)[-1]).split())
    assert "14 oktober 2026 om 14.00 uur" in moved
    assert "Stationsstraat 12 in Zwolle" in moved


@pytest.mark.parametrize("name", sorted(STAFF))
@pytest.mark.parametrize(
    "words",
    [
        "Gesprek met klager en medewerker dinsdag 13 oktober 14 uur",
        "di 13/10 om 14.00u, met beiden",
        "Jan komt di 13/10 om 14.00u en {first} schuift aan",
        "di 13/10 om 14.00u met de klager. Stuur {first} ook een uitnodiging.",
    ],
)
def test_both_are_invited_where_both_are_named_whatever_the_regulation_asks(name: str, words: str, tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, name)
    kind = "vraag-gesprek" if desk.letters("vraag-gesprek", handler) else "opdracht"  # Work2Work asks for no talk
    said = words.format(first=STAFF[name][2].partition(" ")[0])
    assert desk.answer(at("2026-10-07 10:00"), handler, kind, said) is Disposition.COMMANDED
    assert {row.recipient for row in desk.letters("uitnodiging-gesprek")} - {handler} == {CLIENT, employee}


@pytest.mark.parametrize("name", sorted(STAFF))
def test_one_moment_for_two_talks_apart_is_asked_about(name: str, tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, name)
    kind = "vraag-gesprek" if desk.letters("vraag-gesprek", handler) else "opdracht"
    words = "Hoorgesprek met de klager en de medewerker apart, di 13/10 om 14.00u"
    assert desk.answer(at("2026-10-07 10:00"), handler, kind, words) is not Disposition.COMMANDED
    assert not desk.letters("uitnodiging-gesprek")


def test_a_talk_with_the_employee_alone_is_none_that_was_offered_to_the_client(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "loket3")
    assert desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "met Bram di 13/10 om 14.00u") is Disposition.COMMANDED
    assert [row.recipient for row in desk.letters("uitnodiging-gesprek")] == [employee]
    verdict = "Gegrond, want hij kwam niet. Bevindingen: hij was er niet. Maatregelen: een gesprek voor 1 november."
    assert desk.answer(at("2026-10-08 10:00"), handler, "opdracht", verdict) is Disposition.REFUSED
    assert "nog geen gesprek" in desk.text(desk.letters("begreep-niet", handler)[-1])


def test_at_werkpro_contact_with_the_client_is_not_met_by_a_talk_with_the_employee(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "werkpro")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "met Storm di 13/10 om 14.00u")
    assert _contact(desk).met_on is None
    desk.answer(at("2026-10-07 11:00"), handler, "opdracht", "Het gesprek met de klant is wo 14/10 om 14.00u")
    assert _contact(desk).met_on is not None


def test_who_heard_one_side_is_reminded_of_the_other_and_not_of_the_talk_that_was(tmp_path: Path) -> None:
    desk, director, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u, met beiden")
    desk.send(at("2026-10-07 10:01"))
    desk.rounds(at("2026-10-14 09:00"))
    desk.send(at("2026-10-14 09:01"))
    words = "Verslag: mevrouw vertelde hoe het gegaan was en wat zij graag wil. Wouter was er niet bij."
    desk.answer(at("2026-10-14 10:00"), handler, "verzoek-verslag", words)
    desk.rounds(at("2026-10-19 09:00"))
    text = desk.text(desk.letters("herinnering", handler)[-1])
    assert "Het gesprek is geweest. Nog niet gehoord: Wouter Hummel." in text
    assert "1. Medewerker ziet af van een gesprek" in text
    assert "Is het geweest?" not in text
    desk.send(at("2026-10-19 09:00"))
    desk.rounds(at("2026-11-03 09:00"))
    assert any("nog niet gehoord: Wouter Hummel" in desk.text(row) for row in desk.letters("escalatie", director))
    first = desk.letters("herinnering", handler)[0]
    fields = {"sender": handler, "subject": f"RE: {first.subject}", "body": "1", "in_reply_to": first.message_id}
    desk.mail(at("2026-11-03 10:00"), reading("overig", "leave"), **fields)
    assert desk.case().last("employee_heard").data == {"waived": "yes"}


def test_who_handles_an_anonymous_complaint_reads_how_the_employee_may_hear_of_it(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "consonanza", flags=("anoniem",))
    assert "De medewerker weet nog niet van de zaak" in desk.text(desk.letters("opdracht", handler)[-1])
    assert not desk.letters(recipient=employee)
    assert desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "het gaat over Wouter Hummel") is Disposition.COMMANDED
    assert [row.kind for row in desk.letters(recipient=employee)] == ["kennisgeving-medewerker"]


def test_the_name_below_his_mail_is_none_of_the_facts(tmp_path: Path) -> None:
    desk, _, _, _ = handled(tmp_path, "consonanza", summary=("Wouter kwam niet.", "Jan de Wit", "Jan"))
    assert "Wouter kwam niet." in (text := desk.text(desk.letters("ontvangstbevestiging", CLIENT)[0]))
    assert "> Jan" not in text
    assert "| Jan" not in text


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("di 13/10 om 14.00u telefonisch met de klager", "Hoe: telefonisch"),
        ("Telefonisch gesprek di 13/10 om 14.00u", "Hoe: telefonisch"),
        ("gesprek di 13/10 om 14.00u via videobellen", "Hoe: online"),
        ("di 13/10 om 14.00u, niet telefonisch maar op kantoor in Emmen", "Waar: kantoor in Emmen"),
        ("di 13/10 om 14.00u op kantoor. Ik heb het telefonisch afgesproken.", "Waar: kantoor"),
        ("di 13/10 om 14.00u. Ik heb het telefonisch afgesproken.", ""),
    ],
)
def test_who_is_invited_reads_that_it_is_by_telephone(words: str, how: str, tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    assert desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", words) is Disposition.COMMANDED
    text = desk.text(desk.letters("uitnodiging-gesprek", CLIENT)[-1])
    assert how in text
    assert how or not ("Hoe:" in text or "Waar:" in text)
    assert ("U mag er iemand bij hebben." if "Hoe:" in how else "U mag iemand meenemen.") in text


def test_who_was_invited_reads_of_no_new_time_where_only_the_place_or_the_people_changed(tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, "werkpro")
    for hour, words in enumerate(("di 13/10 om 14.00u", "di 13/10 om 14.00u in Groningen", "di 13/10 om 14.00u met beiden")):
        assert desk.answer(at(f"2026-10-07 1{hour}:00"), handler, "opdracht", f"Gesprek {words}") is Disposition.COMMANDED
        desk.send(at(f"2026-10-07 1{hour}:00"))
    first, *later = desk.letters("uitnodiging-gesprek", CLIENT)
    assert "Uitnodiging voor een gesprek" in first.subject
    assert len(later) == 2
    for letter in later:
        assert "Verandering in het gesprek" in letter.subject
        assert "Het blijft op dinsdag 13 oktober 2026 om 14.00 uur" in desk.text(letter)
        assert "nieuwe tijd" not in desk.text(letter)
    assert "Met: Storm Hoekstra en Ilse ten Have" in desk.text(later[-1])
    (invited,) = desk.letters("uitnodiging-gesprek", employee)
    assert "Uitnodiging voor een gesprek" in invited.subject


@pytest.mark.parametrize("name", ["consonanza", "leermakers"])
def test_who_is_left_out_of_a_talk_that_was_to_be_with_both_hears_that_it_is_off(name: str, tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, name)
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u, met beiden")
    desk.send(at("2026-10-07 10:00"))
    said = desk.answer(at("2026-10-07 11:00"), handler, "vraag-gesprek", "wo 14/10 om 10.00u met de klager")
    assert said is Disposition.COMMANDED
    desk.send(at("2026-10-07 11:00"))
    last = desk.letters("uitnodiging-gesprek", employee)[-1]
    assert "gaat niet door" in last.subject
    assert "dinsdag 13 oktober 2026 om 14.00 uur gaat niet door" in desk.text(last)
    assert "14 oktober" not in desk.text(last)  # when the other side is heard is not his
    assert "Nieuwe tijd" in desk.letters("uitnodiging-gesprek", CLIENT)[-1].subject
    done = desk.text(desk.letters("uitgevoerd", handler)[-1])
    assert "Niet meer uitgenodigd, en krijgt daar bericht van: " in done
    before = len(desk.letters("uitnodiging-gesprek", CLIENT))
    desk.answer(at("2026-10-07 12:00"), handler, "vraag-gesprek", f"do 15/10 om 10.00u met {STAFF[name][2].split()[0]}")
    desk.send(at("2026-10-07 12:00"))
    assert len(desk.letters("uitnodiging-gesprek", CLIENT)) == before  # his own talk stands
    assert "15 oktober" in desk.text(desk.letters("uitnodiging-gesprek", employee)[-1])


def test_a_talk_whose_day_is_past_stood_then(tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, "consonanza")
    desk.answer(at("2026-10-07 10:00"), handler, "vraag-gesprek", "di 13/10 om 14.00u")
    desk.rounds(at("2026-10-19 09:00"))
    assert "Het gesprek stond op dinsdag 13 oktober 2026. Is het geweest?" in desk.text(desk.letters("herinnering", handler)[-1])


def _contact(desk):
    found = terms.deadlines(desk.bureau.regulation, desk.case().events, desk.bureau.calendar)
    return next(each for each in found if each.term.name == "contact-klant")


@pytest.mark.parametrize("name", sorted(STAFF))
def test_the_same_talk_told_twice_moves_nothing(name: str, tmp_path: Path) -> None:
    desk, _, handler, _ = handled(tmp_path, name)
    kind = "vraag-gesprek" if desk.letters("vraag-gesprek", handler) else "opdracht"
    for minute, words in enumerate(("di 13/10 om 14.00u in Emmen", "gesprek di 13/10 om 14.00u", "di 13/10 om 14.00u in Emmen")):
        desk.answer(at(f"2026-10-07 10:0{minute}"), handler, kind, words)
        desk.send(at(f"2026-10-07 10:0{minute}"))
    assert len(desk.letters("uitnodiging-gesprek", CLIENT)) == 1
    assert "Het gesprek stond al zo gepland: op dinsdag 13 oktober 2026" in desk.text(desk.letters("begreep-niet", handler)[-1])
    desk.answer(at("2026-10-07 11:00"), handler, kind, "gesprek di 13/10 om 15.00u")
    assert "De nieuwe tijd is: dinsdag 13 oktober 2026 om 15.00 uur" in desk.text(desk.letters("uitnodiging-gesprek", CLIENT)[-1])


@pytest.mark.parametrize("name", sorted(STAFF))
def test_who_asks_for_a_reaction_where_nobody_was_told_hears_that_nobody_was_asked(name: str, tmp_path: Path) -> None:
    desk, _, handler, employee = handled(tmp_path, name, employees=(), flags=("anoniem",))
    first = STAFF[name][2].partition(" ")[0]
    words = f"Vraag {first} om een reactie"
    assert desk.answer(at("2026-10-07 10:00"), handler, "opdracht", words) is Disposition.REFUSED
    text = desk.text(desk.letters("begreep-niet", handler)[-1])
    assert "er is niemand om een reactie gevraagd" in text
    assert "wil onbekend blijven" in text
    assert not desk.letters(recipient=employee)
