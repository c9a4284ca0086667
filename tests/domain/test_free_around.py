"""Everyday answers to letters about a talk, its report, the verdict and the term: what is said in passing leaves it as it is.

What is near to these and must not act stands in `tests/data/answers/near.txt`.
"""

import pytest
from domain.test_answer_desk import understood

from bot.domain.answers.shorthand import written_out
from bot.domain.answers.spelling import with_days_spelled
from classifiers.answers.judges import likelihood

TALKS = [
    ("vraag-gesprek", "Is verzet. Niet meer de 1e maar donderdag 3 december om half 10.", "2026-12-03T09:30"),
    ("vraag-gesprek", "do 3/12 11.00 , mevrouw wil liever niet alleen komen dus haar dochter is er ook bij", "2026-12-03T11:00"),
    ("vraag-gesprek", "Donderdag 3 december 11 uur. Roos schuift het tweede stuk aan, dat vond meneer goed.", "2026-12-03T11:00"),
    ("vraag-gesprek", "dondedag 3 decmber half elf, ze komt naar hier", "2026-12-03T10:30"),
    ("vraag-gesprek", "3 december 10.00 uur, wil je de uitnodigingen versturen? Dank!", "2026-12-03T10:00"),
    ("vraag-gesprek", "De klager kan pas donderdag 3 december. We hebben 13.00 uur afgesproken, op kantoor.", "2026-12-03T13:00"),
    ("vraag-gesprek", "Hij zit nog in het buitenland, dus het wordt donderdag 3 december om 10.00 uur.", "2026-12-03T10:00"),
    ("vraag-gesprek", "Afspraak: do 3-12, 10:00, kantoor Zwolle", "2026-12-03T10:00"),
    ("vraag-gesprek", "De 3e wordt het. Hoe laat, dat spreek ik nog met meneer af.", "2026-12-03"),
    ("uitnodiging-gesprek", "De tijd klopt niet! Het is donderdag 10 december 13.00 uur, niet 15.00.", "2026-12-10T13:00"),
    ("uitnodiging-gesprek", "de datum is fout, het is 10 december en niet 8 december. Om 2 uur.", "2026-12-10T14:00"),
    (
        "uitnodiging-gesprek",
        "Die dag klopt niet, het moest donderdag 10 december zijn. Wel gewoon 9 uur. Kunt ge dat rechtzetten?",
        "2026-12-10T09:00",
    ),
    (
        "uitnodiging-gesprek",
        "Verplaats naar do 10 december 10u, mevrouw moet die andere dag met haar zoontje naar het ziekenhuis.",
        "2026-12-10T10:00",
    ),
    ("verzoek-verslag", "Geen verslag want hij kwam niet opdagen! Nieuwe afspraak: do 10 december 15u.", "2026-12-10T15:00"),
]
NOTES = [
    ("vraag-gesprek", "Nog niks gepland, mevrouw neemt niet op. Ik probeer het vanmiddag weer"),
    ("vraag-gesprek", "Nog niet. Heb ingesproken."),
    ("vraag-gesprek", "Ben ermee bezig, je hoort van me"),
    ("verzoek-verslag", "Is nog in de maak, krijg je vrijdag van mij"),
    ("verzoek-verslag", "Het gesprek liep uit, ik schrijf het vanmiddag op en stuur het dan."),
    ("vraag-oordeel", "Lees vanavond het dossier. Morgen mijn oordeel."),
    ("vraag-verlenging", "Het lukt gewoon binnen de tijd, ik rond het morgen af."),
]
VERDICTS = [
    ("ongegrnd, ze heeft alle uren gekregen die in de offerte staan", "ongegrond"),
    ("niet ongegrond zoals ik gisteren nog riep maar gegrond! Zo laat je niemand staan.", "gegrond"),
    ("klager heeft gelijk, gegrond. te weinig bezoek.", "gegrond"),
    ("Het wordt gegrond, Roos had haar moeten inlichten. Ik ga hem zelf nog even spreken, hij baalt er ook van.", "gegrond"),
    ("Mijn oordeel is deels gegrond. De opmerking was ongepast. Dat hij daarom is overgeplaatst, klopt niet.", "deels"),
]
WITHDRAWN = [
    ("vraag-gesprek", "Dat gesprek hoeft niet meer. Mevrouw belde me net dat ze haar klacht intrekt, ze heeft het uitgepraat."),
    ("uitnodiging-gesprek", "dat gaat niet door. mevrouw wil er geen punt meer van maken, ze trekt de klacht in"),
    ("vraag-verlenging", "Geen verlenging nodig. De klager heeft mij gisteren geschreven dat hij de klacht intrekt."),
]
REPORT = "Klager zegt dat Roos afspraken niet vastlegde. Roos kon geen aantekeningen laten zien."


@pytest.mark.parametrize(("kind", "text", "when"), TALKS)
def test_what_is_said_in_passing_leaves_a_talk_as_it_is(kind: str, text: str, when: str) -> None:
    command = understood(kind, text)
    assert (command.action, command.arguments.get("when")) == ("plan_hearing", when)


@pytest.mark.parametrize(("kind", "text"), NOTES)
def test_how_far_somebody_is_is_filed(kind: str, text: str) -> None:
    assert understood(kind, text, judge=likelihood).action in ("add_note", "decline")


@pytest.mark.parametrize(("text", "value"), VERDICTS)
def test_a_verdict_in_everyday_words(text: str, value: str) -> None:
    command = understood("vraag-oordeel", text)
    assert (command.action, command.arguments.get("gegrond")) == ("verdict", value)


@pytest.mark.parametrize(("kind", "text"), WITHDRAWN)
def test_a_withdrawal_passed_on_ends_the_matter_the_letter_asks_about(kind: str, text: str) -> None:
    assert understood(kind, text).action == "withdraw"


def test_a_report_and_what_is_decided_with_it_are_read_in_one_answer() -> None:
    both = understood("verzoek-verslag", f"{REPORT}\n\nMijn oordeel is gegrond, want er is niets vastgelegd.")
    assert (both.action, [each.action for each in both.also]) == ("record_hearing", ["verdict"])
    assert "gegrond" not in both.arguments["text"]  # the report goes to both sides, the verdict does not
    more = understood("verzoek-verslag", f"{REPORT}\n\nIk heb twee weken extra nodig omdat ik nog een getuige spreek.")
    assert [each.action for each in more.also] == ["extend"]


def test_the_report_of_a_talk_that_has_been_is_the_whole_answer() -> None:
    text = "Gesprek is geweest. De klager vertelde dat Roos hem heeft uitgelachen. Hij wil excuses."
    command = understood("uitnodiging-gesprek", text)
    assert (command.action, command.arguments["text"]) == ("record_hearing", text)


def test_more_time_and_the_talk_that_needs_it_are_both_taken() -> None:
    command = understood(
        "vraag-verlenging", "Het gesprek is nu pas op 22 december om 11 uur. Dus ja, verleng het maar tot 15 januari."
    )
    assert (command.action, [each.action for each in command.also]) == ("extend", ["plan_hearing"])


def test_only_a_word_that_is_none_is_taken_for_a_typing_error() -> None:
    assert with_days_spelled("dondedag 9 apirl, maandags, pril, vandaan") == "donderdag 9 april, maandags, pril, vandaan"
    assert written_out("ik zeg: ongegrnd, geground, ongegronde").text == "ik zeg: ongegrond, gegrond, ongegronde"
    assert written_out("ogegrond").text == "ogegrond"


def test_a_report_keeps_what_was_agreed_below_it() -> None:
    text = "Gesprek op maandag. Zij vertelt hoe het was.\n\nAfspraken: Karin belt haar voor 30 november 2026 terug."
    command = understood("verzoek-verslag", text, judge=likelihood)
    assert [command.action, *(each.action for each in command.also)] == ["record_hearing", "record_agreement"]
    assert command.also[0].arguments["until"] == "2026-11-30"
