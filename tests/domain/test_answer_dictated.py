"""Answers that were dictated, with the names of their signs written down."""

import pytest
from domain.test_answer_desk import understood

from bot.domain.answers.dictated import as_written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Karin komma graag punt", "Karin, graag."),
        ("hoi komma nieuwe regel karin doet het punt groetjes hanneke", "hoi,\n karin doet het. groetjes hanneke"),
        ("gesproken op maandag punt nieuwe alinea ze werd niet gebeld punt", "gesproken op maandag.\n ze werd niet gebeld."),
        ("ja puntkomma ze komt om 11 punt 15 komma in Emmen", "ja; ze komt om 11.15, in Emmen"),
        ("Verslag dubbele punt ze werd niet gebeld punt", "Verslag: ze werd niet gebeld."),
        ("gegrond op het eerste punt komma de rest niet punt", "gegrond op het eerste punt, de rest niet."),
        ("we hebben een nieuwe regel komma altijd terugbellen punt", "we hebben een nieuwe regel, altijd terugbellen."),
    ],
)
def test_the_names_of_signs_become_signs(said: str, written: str) -> None:
    assert as_written(said) == written


@pytest.mark.parametrize(
    "text",
    [
        "Dat is een goed punt", "Gegrond op dat punt", "Ze heeft een punt", "We maken een nieuwe regel: altijd terugbellen.",
        "Er zijn nieuwe regels", "Op het punt van terugbellen heeft ze gelijk", "De komma's staan verkeerd",
        "Hee, ik spreek dit in. Ze vatte het op alsof ik haar wegstuurde komma maar dat was niet zo. Dat was het.",
    ],
)  # fmt: skip
def test_the_same_words_in_a_written_sentence_stay(text: str) -> None:
    assert as_written(text) == text


@pytest.mark.parametrize(
    ("kind", "text", "action"),
    [
        ("opdracht-behandelaar", "hoi komma nieuwe regel karin doet het punt groetjes hanneke", "assign"),
        (
            "opdracht-behandelaar",
            "beste collega komma nieuwe alinea wouter pakt dit op punt nieuwe alinea met vriendelijke groet komma nieuwe regel"
            " hanneke dijkstra",
            "assign",
        ),
        ("vraag-gesprek", "gesprek is vrijdag 27 november om 11 punt 15 in Emmen punt", "plan_hearing"),
        ("vraag-indeling", "klacht uitroepteken", "classify"),
        ("vraag-gesprek", "kan vrijdag vraagteken", "unclear"),
        ("vraag-oordeel", "gegrond op het eerste punt komma ongegrond op het tweede punt", "unclear"),
    ],
)
def test_a_dictated_answer_is_understood_as_a_written_one(kind: str, text: str, action: str) -> None:
    assert understood(kind, text).action == action
