"""More time in few words, what is no reason for it, and a number that points to what comes with it."""

import pytest
from domain.test_answer_desk import understood

CHOICES = ("gegrond", "deels gegrond", "ongegrond")
MORE = [
    "graag week uitstel",
    "week uitstel graag",
    "weekje extra graag",
    "mag ik een week extra",
    "Mag er een week bij?",
    "Kan de termijn met een week worden verlengd?",
]
NO_REASON = [
    ("Ik neem deze. Graag verlengen tot 18 januari. Vakantie.", "Vakantie."),
    ("Doe ik. Graag twee weken extra, ik wacht op stukken.", "ik wacht op stukken."),
    ("Oordeel volgt vrijdag, graag een week uitstel", None),
]


@pytest.mark.parametrize("text", MORE)
def test_a_week_more_is_asked_for_in_few_words(text: str) -> None:
    command = understood("vraag-oordeel", text)
    assert (command.action, set(command.arguments)) == ("extend", {"until"})


@pytest.mark.parametrize(
    "text", ["vorige week uitstel gevraagd", "deze week uitstel gekregen van de klager", "Is er een week uitstel?"]
)
def test_what_is_told_of_more_time_gives_none(text: str) -> None:
    assert understood("vraag-oordeel", text).action == "unclear"


@pytest.mark.parametrize(("text", "reason"), NO_REASON)
def test_that_he_takes_it_on_or_when_it_comes_is_no_reason_for_more_time(text: str, reason: str | None) -> None:
    command = understood("vraag-oordeel", text)
    assert (command.action, command.arguments.get("reason")) == ("extend", reason)


@pytest.mark.parametrize("text", ["2, zie verslag", "2 zie bijlage", "2. zie het bijgevoegde rapport."])
def test_a_number_that_points_to_what_comes_with_it_is_that_choice(text: str) -> None:
    assert understood("vraag-oordeel", text, choices=CHOICES).arguments == {"gegrond": "deels"}


@pytest.mark.parametrize("text", ["2, zie bijlage. Of toch 3", "4, zie bijlage", "2 zie bijlage van Roos"])
def test_a_number_with_more_behind_it_is_asked(text: str) -> None:
    assert understood("vraag-oordeel", text, choices=CHOICES).action == "unclear"


def test_a_number_may_be_called_out_before_its_reason() -> None:
    command = understood("vraag-oordeel", "1! hij had moeten bellen", choices=CHOICES)
    assert command.arguments == {"gegrond": "gegrond", "reason": "hij had moeten bellen"}


@pytest.mark.parametrize("told", ["Overdracht voortaan samen met de klant", "We bellen vanaf nu terug"])
def test_a_measure_beside_the_closing_is_asked_and_not_lost_as_its_reason(told: str) -> None:
    assert understood("vraag-maatregelen", f"{told}. Zaak kan dicht.").action == "unclear"


def test_a_closing_with_its_reason_is_no_measure() -> None:
    assert understood("vraag-maatregelen", "Zaak kan dicht: alles is afgehandeld.").action == "close"


@pytest.mark.parametrize("letter", ["vraag-maatregelen", "herinnering"])
@pytest.mark.parametrize(
    ("text", "measures", "reason"),
    [
        ("Maatregelen: we bellen voortaan binnen twee dagen terug. Zaak kan dicht.", "we bellen voortaan", ""),
        ("Maatregel: overdracht samen met de klant. Zaak kan dicht.", "overdracht samen met de klant.", ""),
        ("Maatregelen:\n- terugbellen\n- een training\nDe zaak mag gesloten worden.", "- terugbellen\n- een training", ""),
        ("Maatregelen: een training. Zaak kan dicht, want mevrouw is tevreden.", "een training.", "mevrouw is tevreden"),
    ],
)
def test_measures_by_their_label_and_the_closing_below_them_are_both_done(
    letter: str, text: str, measures: str, reason: str
) -> None:
    command = understood(letter, text)
    assert command.action == "record_measures"
    assert command.arguments["text"].startswith(measures)
    assert "dicht" not in command.arguments["text"]
    assert [(each.action, each.arguments.get("reason", "")) for each in command.also] == [("close", reason)]


@pytest.mark.parametrize(
    "closing",
    [
        "Daarna kan de zaak dicht.", "Zaak kan dicht als Wouter akkoord is.", "Zaak kan nog niet dicht.", "Kan de zaak dicht?",
        "Zaak kan dicht, want dat volgt nog.",
    ],
)  # fmt: skip
def test_a_closing_on_a_condition_below_measures_is_asked(closing: str) -> None:
    command = understood("vraag-maatregelen", f"Maatregelen: we bellen voortaan terug. {closing}")
    assert "close" not in [each.action for each in (command, *command.also)]


@pytest.mark.parametrize(
    ("text", "level"), [("deels tevreden", "deels"), ("Ze is deels tevreden.", "deels"), ("tevreden", "tevreden")]
)
def test_how_satisfied_he_is_may_answer_a_reminder(text: str, level: str) -> None:
    command = understood("herinnering", text)
    assert (command.action, command.arguments) == ("record_satisfaction", {"text": level})


@pytest.mark.parametrize("text", ["Wij zijn tevreden", "Karin is tevreden", "tevreden?", "ik ben tevreden", "hopelijk tevreden"])
def test_that_somebody_else_is_satisfied_records_nothing(text: str) -> None:
    assert understood("herinnering", text).action in ("add_note", "unclear")
