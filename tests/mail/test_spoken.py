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
