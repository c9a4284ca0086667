"""What is added below a signature stays; a slogan that a company has standing there goes with it."""

from __future__ import annotations

import pytest

from bot.mail.message import Address
from bot.mail.signature import strip_signature

TOLD = "De lift is stuk."
BLOCKS = [
    "Met vriendelijke groet,\n\nFemke Tol\nPlanner\nTol Zuivel\n0591 555 947\nwww.tolzuivel.example",
    "Met vriendelijke groet,\n\nFemke Tol\nPlanner\nTol Zuivel",
    "Femke Tol\nTol Zuivel",
    "Groeten,\nFemke Tol\nKade 8\n0591 555 947",
]
SENDERS = [Address("Femke Tol", "f.tol@tolzuivel.example"), Address("Femke Tol", "femke@post.example")]
ADDED = [
    "Wij zitten al een maand zonder planner.",
    "We rekenen op uw hulp",
    "Onze leerling durft de bus in",
    "Uw docent rookt binnen",
    "Ons dak lekt door.",
    "Jullie schelden.",
    "We lopen vast",
    "Onze directie kijkt hier naar",
    "Je snapt het wel",
    "U hoort nog van Tol Zuivel",
    "Wij lopen naar de vakbond.",
    "Samen met de vakbond maken we bezwaar",
]
SLOGANS = [
    "Uw melk, onze zorg",
    "Wij staan voor u klaar!",
    "Samen voor gezonde koeien",
    "Van gras naar glas",
    "Kaas is ons vak",
    "Al 40 jaar vers van het land",
]


@pytest.mark.parametrize("sender", SENDERS, ids=str)
@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("added", ADDED)
def test_what_is_added_below_a_signature_stays(added: str, block: str, sender: Address) -> None:
    assert added in strip_signature(f"{TOLD}\n\n{block}\n\n{added}", sender)


@pytest.mark.parametrize("block", BLOCKS[:2])
@pytest.mark.parametrize("slogan", SLOGANS)
def test_a_slogan_goes_with_the_signature(slogan: str, block: str) -> None:
    assert slogan not in strip_signature(f"{TOLD}\n\n{block}\n\n{slogan}", SENDERS[0])


@pytest.mark.parametrize(
    "function", ["Medewerker salarissen | 0591 555 947", "Begeleider jonge man en vrouw\n0591 555 947", "Directeur"]
)
def test_a_function_is_no_part_of_a_case(function: str) -> None:
    kept = f"{TOLD}\n\nMet vriendelijke groet,\n\nFemke Tol"
    assert strip_signature(f"{kept}\nTol Zuivel\nwww.tolzuivel.example\n{function}", SENDERS[0]) == kept


@pytest.mark.parametrize("sender", SENDERS, ids=str)
@pytest.mark.parametrize("block", [BLOCKS[0], BLOCKS[3]])
def test_a_list_that_is_announced_below_a_signature_stays(block: str, sender: Address) -> None:
    listed = "Wie er nog bij was:\nJoost Plat, 0591 555 948\nIlse Plat, 0591 555 949"
    assert strip_signature(f"{TOLD}\n\n{block}\n\n{listed}", sender).endswith(listed)
    assert not strip_signature(f"{TOLD}\n\n{block}\n\nVind meer informatie op:\nwww.tolzuivel.example", sender).endswith(
        "example"
    )


def test_an_invitation_goes_with_the_signature() -> None:
    invitation = "Maak een afspraak via www.tolzuivel.example/kaas of bel 0591 555 947"
    assert invitation not in strip_signature(f"{TOLD}\n\n{BLOCKS[0]}\n\n{invitation}", SENDERS[0])


def test_a_closing_that_somebody_quotes_opens_no_block() -> None:
    text = f'Dit stond er:\n\n"Met vriendelijke groet,\nKarin Vink\nBureau Vink\n0591 555 948"\n\n{TOLD}'
    assert strip_signature(text, SENDERS[1]) == text


@pytest.mark.parametrize("text", ["Dit ontbreekt:\n--\nde sleutel\nde fiets", "Dit vraag ik.\n--\n1. Wanneer?\n2. Hoe?"])
def test_two_dashes_typed_above_a_list_are_a_rule(text: str) -> None:
    assert strip_signature(text, SENDERS[1]) == text


def test_the_paragraph_that_opens_a_mail_is_no_notice() -> None:
    text = "Dit bericht is vertrouwelijk. Karin Vink steelt melk.\n\nFemke Tol"
    assert strip_signature(text, SENDERS[1]) == text
