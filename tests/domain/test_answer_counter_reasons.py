"""A reason that says the contrary of its verdict is asked about; one that bears it out, or is somebody else's, is not."""

import pytest
from domain.test_answer_desk import HARMLESS, understood

from bot.domain.reading import Judge
from classifiers.answers.judges import likelihood

CONTRARY = [
    "Gegrond, want Wouter heeft alles volgens de regels gedaan.",
    "Gegrond, want er is niets misgegaan.",
    "Gegrond, we hebben ons keurig aan de afspraken gehouden.",
    "Gegrond. Wouter heeft correct gehandeld.",
    "Gegrond, want meneer heeft ongelijk.",
    "Gegrond, er was geen sprake van onheuse bejegening.",
    "Gegrond omdat het verhaal van meneer niet klopt.",
    "Gegrond: Wouter was steeds bereikbaar.",
    "Gegrond, omdat meneer niet is komen opdagen.",
    "Ongegrond, want we waren te laat met terugbellen.",
    "Ongegrond. We hebben steken laten vallen.",
    "Ongegrond, want de afspraken zijn niet nagekomen.",
    "Ongegrond, Wouter had anders moeten handelen.",
    "Ongegrond omdat er weken niets is gebeurd.",
    "Ongegrond, want we hebben meneer drie maanden laten zitten.",
    "Ongegrond, want meneer is niet netjes behandeld",
    "Ongegrond. Dit had niet mogen gebeuren.",
    "Ongegrond want Wouter was onbeleefd",
]
BORNE_OUT = [
    ("Gegrond, want we waren te laat met terugbellen.", "gegrond"),
    ("Gegrond. Wouter heeft niet volgens de regels gehandeld.", "gegrond"),
    ("Gegrond. Wouter had zich aan de afspraken moeten houden.", "gegrond"),
    ("Gegrond. Meneer is drie keer niet teruggebeld. Wouter heeft hem wel netjes behandeld.", "gegrond"),
    ("Ongegrond, want Wouter heeft alles volgens de regels gedaan.", "ongegrond"),
    ("Ongegrond. Er was geen sprake van onheuse bejegening.", "ongegrond"),
    ("Ongegrond, meneer is niet komen opdagen en heeft niet afgebeld.", "ongegrond"),
    ("Ongegrond. Meneer stelt dat er weken niets is gebeurd, wat de bellijst weerlegt.", "ongegrond"),
    ("Ongegrond, want we waren niet te laat met terugbellen.", "ongegrond"),
    ("Ongegrond, hij was zelf een uur te laat op de afspraak.", "ongegrond"),
]


@pytest.mark.parametrize("text", CONTRARY)
@pytest.mark.parametrize("judge", [None, likelihood])
def test_a_reason_for_the_other_verdict_is_asked_about(text: str, judge: Judge | None) -> None:
    assert understood("vraag-oordeel", text, judge=judge).action in HARMLESS


@pytest.mark.parametrize(("text", "gegrond"), BORNE_OUT)
def test_a_reason_that_bears_it_out_is_none(text: str, gegrond: str) -> None:
    command = understood("vraag-oordeel", text, judge=likelihood)
    assert (command.action, command.arguments.get("gegrond")) == ("verdict", gegrond), command
