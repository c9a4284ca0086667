"""Functions and companies below a name, where no address or number shows that a signature stands there."""

from __future__ import annotations

import pytest

from bot.mail.message import Address
from bot.mail.signature import strip_signature

TOLD = "De lift is stuk."
SENDER = Address("Femke Tol", "f.tol@tolzuivel.example")


@pytest.mark.parametrize(
    "below",
    [
        "Planner\nTol Zuivel",
        "Adviseur personeel en organisatie",
        "preventiemedewerker",
        "Loopbaancoach & bemiddelaar",
        "directeur a.i.",
        "Uitvoerder\nVan Ommeren Wegenbouw",
        "De Boer & Zn.\nSamen sterk in glas",
        "Gemeente Oldambt",
        "Afdeling Inkomen\nTeam Oost",
        "Planner @ Noorderzuivel",
        "Zorgzaam Wonen\nStichting Buurtkamer",
        "[logo]\nTol Zuivel B.V.",
    ],
)
@pytest.mark.parametrize("closing", ["Met vriendelijke groet,\n\n", ""])
def test_function_and_company_below_a_name_are_cut(below: str, closing: str) -> None:
    kept = f"{TOLD}\n\n{closing}Femke Tol"
    assert strip_signature(f"{kept}\n{below}", SENDER) == kept


@pytest.mark.parametrize(
    "below",
    [
        "Moeder van Joost",
        "Vader Joost Tol",
        "Deelnemer Werkfit",
        "Traject 550-12",
        "Begeleider Kees Roos",
        "teamleider Kees Roos",
        "Kees Roos",
        "Nooit meer",
        "Directeur weet van niets en wil dat zo houden",
        "De coach belt niet terug.",
        "Planner\nZij wist van niets",
        "Groningen",
    ],
)
@pytest.mark.parametrize("closing", ["Met vriendelijke groet,\n\n", ""])
def test_what_somebody_says_below_his_name_stays(below: str, closing: str) -> None:
    text = f"{TOLD}\n\n{closing}Femke Tol\n{below}"
    assert strip_signature(text, Address("Femke Tol", "femke@post.example")) == text


def test_what_is_added_below_function_and_company_stays() -> None:
    added = "PS. Ook de trap is stuk."
    assert strip_signature(f"{TOLD}\n\nGroet,\nFemke Tol\nPlanner\n\n{added}", SENDER).endswith(f"Femke Tol\n\n{added}")


def test_the_name_below_for_whom_somebody_writes_is_no_function() -> None:
    kept = f"{TOLD}\n\nHoogachtend,\nnamens Tol Zuivel,\nF. Tol"
    assert strip_signature(f"{kept}\nbedrijfsleider", SENDER) == kept


def test_the_head_of_a_letter_stays() -> None:
    text = f"Femke Tol\nPlanner\nTol Zuivel\n\nGeachte directie,\n\n{TOLD}"
    assert strip_signature(text, SENDER) == text
