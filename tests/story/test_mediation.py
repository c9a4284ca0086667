"""What a report or the klachtenfunctionaris tells was agreed: asked on one word, confirmed and guarded (WerkPro, article 4)."""

from datetime import timedelta
from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition

MANAGER, FUNCTIONARIS = "g.bolhuis@werkpro.example", "r.zijlstra@werkpro.example"
EMPLOYEE, CLIENT = "i.tenhave@werkpro.example", "jan@klant.example"
MONDAY, TALK, REPORT = at("2026-11-02 09:12"), "Gesprek op 9 november om 10.00 uur", at("2026-11-10 11:00")
AGREED = "Afgesproken is dat Jan een nieuwe begeleider krijgt en excuses, voor 1 december 2026."
WORDS = f"Wij spraken elkaar op 9 november. Jan vertelde wat er gebeurde en wat hem dwarszat. {AGREED} Het was een goed gesprek."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Geert handles a complaint about Ilse and is asked for the report of the talk."""
    found = Desk(tmp_path, "werkpro")
    found.mail(MONDAY, reading(employees=("Ilse ten Have",)))
    found.answer(at("2026-11-02 14:00"), MANAGER, "opdracht-behandelaar", "Doe ik zelf")
    found.send(at("2026-11-02 14:01"))
    found.answer(at("2026-11-03 10:00"), MANAGER, "vraag-gesprek", TALK)
    found.send(at("2026-11-03 10:01"))
    found.rounds(at("2026-11-10 10:00"))
    found.send(at("2026-11-10 10:01"))
    return found


def asked(desk: Desk) -> list[str]:
    return [row for row in desk.letters("melding-directie", MANAGER) if ":afspraken:" in row.key]


def test_the_handler_is_asked_whether_it_was_agreed_and_nothing_is_confirmed_before_his_word(desk: Desk) -> None:
    assert desk.answer(REPORT, MANAGER, "verzoek-verslag", WORDS) is Disposition.COMMANDED
    (letter,) = asked(desk)
    text = desk.text(letter)
    assert "In uw verslag lezen wij de zinnen hieronder." in text
    assert AGREED in text
    assert "Het was een goed gesprek" not in text
    assert "(artikel 4)" in text
    assert desk.letters("bevestiging-afspraken") == []
    assert not desk.case().has("agreement_reached")


@pytest.mark.parametrize("words", ["ja", "1", "Ja, dat klopt."])
def test_on_one_word_it_is_confirmed_to_both_and_asked_about_on_its_day(desk: Desk, words: str) -> None:
    desk.answer(REPORT, MANAGER, "verzoek-verslag", WORDS)
    desk.send(REPORT)
    assert desk.answer(REPORT + timedelta(hours=1), MANAGER, "melding-directie", words) is Disposition.COMMANDED
    desk.send(REPORT + timedelta(hours=1))
    assert {row.recipient for row in desk.letters("bevestiging-afspraken")} == {CLIENT, EMPLOYEE}
    assert "De afspraken zijn vastgelegd." in desk.text(desk.letters("uitgevoerd", MANAGER)[-1])
    assert AGREED in desk.text(desk.letters("bevestiging-afspraken", CLIENT)[0])
    assert desk.case().last("agreement_reached").data["until"] == "2026-12-01"
    desk.rounds(at("2026-12-01 10:00"))
    assert desk.letters("vraag-maatregelen", MANAGER)
    assert desk.letters("vraag-oordeel") == []


@pytest.mark.parametrize("words", ["nee", "2"])
def test_on_a_no_the_case_goes_on(desk: Desk, words: str) -> None:
    desk.answer(REPORT, MANAGER, "verzoek-verslag", WORDS)
    desk.send(REPORT)
    desk.answer(REPORT + timedelta(hours=1), MANAGER, "melding-directie", words)
    assert not desk.case().has("agreement_reached")
    assert desk.letters("bevestiging-afspraken") == []


def test_in_his_own_words_it_is_what_he_says(desk: Desk) -> None:
    desk.answer(REPORT, MANAGER, "verzoek-verslag", WORDS)
    desk.send(REPORT)
    said = desk.answer(
        REPORT + timedelta(hours=1), MANAGER, "melding-directie", "Afspraken: alleen excuses, voor 27 november 2026."
    )
    assert said is Disposition.COMMANDED
    assert desk.case().file["afspraken"] == "alleen excuses, voor 27 november 2026."


def test_under_its_own_label_nothing_is_asked(desk: Desk) -> None:
    desk.answer(REPORT, MANAGER, "verzoek-verslag", "Wij spraken elkaar en Jan vertelde alles.\nAfspraken: Jan krijgt excuses.")
    assert asked(desk) == []
    assert desk.case().has("agreement_reached")


@pytest.mark.parametrize(
    "words",
    [
        "Wij spraken elkaar op 9 november en Jan vertelde wat er gebeurde. Er is nog niets afgesproken over een oplossing.",
        "Wij spraken elkaar op 9 november en Jan vertelde dat er was afgesproken dat hij gebeld zou worden. Dat gebeurde niet.",
        "Wij spraken elkaar op 9 november en Jan vertelde alles. Wij hebben afgesproken dat ik hem volgende week bel.",
    ],
)
def test_what_is_no_agreement_is_not_asked_about(desk: Desk, words: str) -> None:
    desk.answer(REPORT, MANAGER, "verzoek-verslag", words)
    assert asked(desk) == []


def by_functionaris(desk: Desk, body: str, said: str = "uitvoeren") -> Disposition | None:
    """He gets no letter to answer, so the directie confirms that it is his."""
    director = desk.bureau.directors()[0].email
    now = REPORT + timedelta(hours=1)
    desk.mail(now, reading("overig", "leave"), sender=FUNCTIONARIS, subject="Bemiddeling in zaak 2026-001", body=body)
    desk.send(now)
    assert ":bevestig-antwoord:" in desk.letters("melding-directie", director)[-1].key
    found = desk.answer(now + timedelta(hours=1), director, "melding-directie", said)
    desk.send(now + timedelta(hours=1))
    return found


def test_what_came_of_a_mediation_is_put_to_the_handler(desk: Desk) -> None:
    by_functionaris(desk, f"Beiden hebben hun kant verteld, en dat was een goed gesprek. {AGREED}\n\nRuben Zijlstra")
    assert "In het verslag van Ruben Zijlstra lezen wij" in desk.text(asked(desk)[0])
    assert desk.letters("bevestiging-afspraken") == []
    assert desk.answer(REPORT + timedelta(hours=4), MANAGER, "melding-directie", "ja") is Disposition.COMMANDED
    assert AGREED in desk.text(desk.letters("bevestiging-afspraken", CLIENT)[0])


def test_a_mediation_that_failed_is_told_and_changes_nothing(desk: Desk) -> None:
    before = desk.case().state
    assert by_functionaris(desk, "De bemiddeling is mislukt, ze kwamen er niet uit.\n\nRuben Zijlstra") is Disposition.NOTED
    assert "bericht van de klachtenfunctionaris" in asked(desk)[0].subject
    assert (asked(desk)[0].choices, desk.case().state) == ({}, before)


def test_a_no_of_the_directie_puts_nothing_to_the_handler(desk: Desk) -> None:
    by_functionaris(desk, f"Bemiddeling is gelukt. {AGREED}\n\nRuben Zijlstra", "niet uitvoeren")
    assert asked(desk) == []


def test_other_regulations_ask_nothing_of_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY)
    desk.answer(at("2026-11-02 14:00"), "h.dijkstra@consonanza.example", "opdracht-behandelaar", "Karin doet dit")
    desk.send(at("2026-11-02 14:01"))
    desk.answer(at("2026-11-03 10:00"), "k.oosterhof@consonanza.example", "vraag-gesprek", TALK)
    desk.rounds(at("2026-11-10 10:00"))
    desk.answer(REPORT, "k.oosterhof@consonanza.example", "verzoek-verslag", WORDS)
    assert not [row for row in desk.letters("melding-directie") if ":afspraken:" in row.key]
