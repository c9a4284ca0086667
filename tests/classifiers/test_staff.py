"""Whom a mail names. The rosters are those of the invented organisations."""

from __future__ import annotations

import pytest

from classifiers.examples import roster
from classifiers.staff import find

NAMED = [
    ("werkpro", "Gisteren zou storm er zijn.", ["Storm Hoekstra"]),
    ("werkpro", "Er was storm op zee en het dak lekte.", []),
    ("werkpro", "Mei Wong kwam niet.", ["Mei Lin Wong"]),
    ("werkpro", "Op 3 mei was er niemand.", []),
    ("werkpro", "Die Van 't Hoff luistert niet.", ["Kees van 't Hoff"]),
    ("werkpro", "Mevrouw Mulder heeft niets gedaan.", ["Desirée Mulder-Bos"]),
    ("werkpro", "hoi desiree, ik kom niet", ["Desirée Mulder-Bos"]),
    ("consonanza", "Karins aanpak bevalt mij niet.", ["Karin Oosterhof"]),
    ("consonanza", "Mevrouw Ooosterhof weet dat.", ["Karin Oosterhof"]),
    ("consonanza", "roos timmermans heet die vrouw", ["Roos Timmerman"]),
    ("consonanza", "Ik kreeg een roos van mijn dochter.", []),
    ("consonanza", "Karin Jansen van de gemeente belde.", []),
    ("consonanza", "jobcoach De Vries kwam niet opdagen.", ["Jan de Vries"]),
    ("consonanza", "A. de Vries tekende de brief.", ["Anja de Vries"]),
    ("consonanza", "Mevrouw Yildiz nam op.", ["Fatma Yıldız"]),
    ("consonanza", "De heer Van der Laan was grof.", ["Bert van der Laan"]),
    ("leermakers", "getekend P. Jansen", ["Peter Jansen"]),
    ("loket3", "dirk jan heeft gebeld", ["Dirk Jan Prins"]),
    ("loket3", "Ozlem belde mijn zus.", ["Özlem Kaya"]),
    ("loket3", "Ik ging naar de bakker.", []),
    ("werkpro", "I have not received it.", []),
    ("werkpro", "I. ten Have belde mij.", ["Ilse ten Have"]),
    ("leermakers", "Arbeidsbegeleidster Janssen heeft dit gedaan.", ["Petra Janssen"]),
]


@pytest.mark.parametrize(("organisation", "text", "people"), NAMED)
def test_a_name_is_matched_to_the_roster(organisation: str, text: str, people: list[str]) -> None:
    found = find(text, roster(organisation))
    assert [name for mention in found.mentions for name in mention.people] == people
    assert found.ambiguous == ()


@pytest.mark.parametrize("text", ["Collega de Vries belde niet terug.", "De Vries was er niet, zei de portier over De Vries."])
def test_where_two_fit_neither_is_named(text: str) -> None:
    found = find(text, roster("consonanza"))
    assert found.mentions == ()
    assert set(found.ambiguous) == {"Jan de Vries", "Anja de Vries"}


def test_a_title_decides_where_the_first_names_leave_no_doubt() -> None:
    found = find("Meneer de Vries belde niet terug.", roster("consonanza"))
    assert [mention.people for mention in found.mentions] == [("Jan de Vries",)]


def test_a_first_name_elsewhere_in_the_mail_settles_which_of_two_is_meant() -> None:
    found = find("Anja de Vries belde. Mevrouw de Vries was boos.", roster("consonanza"))
    assert {name for mention in found.mentions for name in mention.people} == {"Anja de Vries"}
    assert found.ambiguous == ()


def test_the_sender_is_not_a_colleague() -> None:
    found = find("Ik kom morgen niet.\n\nGroet,\nStefan Bakker", roster("loket3"), "Stefan Bakker")
    assert found.mentions == ()


def test_without_a_roster_nobody_is_found() -> None:
    assert find("Karin belde.", ()).mentions == ()


@pytest.mark.parametrize("name", ["W\u043euter Hummel", "Wouter Humm\u0435l", "mevrouw \u039fosterhof", "Kar\uff49n Oosterhof"])
def test_a_name_with_letters_of_another_script_is_asked_about(name: str) -> None:
    found = find(f"{name} kwam niet opdagen.", roster("consonanza"))
    assert found.mentions == ()
    plain = find(f"{name} kwam niet. Wouter Hummel en Karin Oosterhof ook niet.", roster("consonanza"))
    assert {one.people for one in plain.mentions} == {("Wouter Hummel",), ("Karin Oosterhof",)}
    assert plain.ambiguous == ()


@pytest.mark.parametrize(
    ("organisation", "sender", "text", "people"),
    [
        ("work2work", "Piet van den Berg", "Uw casemanager E. van den Berg laat niets horen.", ["Erik van den Berg"]),
        ("work2work", "Piet van den Berg", "Ik, P. van den Berg, schrijf u.", []),
        ("werkpro", "Kees Wind", "Jullie Kees gaf mij een waarschuwing.", ["Kees van 't Hoff"]),
        ("werkpro", "Lammert", "ik wil een klacht over gert bolhuis", ["Geert Bolhuis"]),
    ],
)
def test_a_colleague_who_shares_a_name_with_the_sender_is_told_from_him(
    organisation: str, sender: str, text: str, people: list[str]
) -> None:
    assert [name for mention in find(text, roster(organisation), sender).mentions for name in mention.people] == people
