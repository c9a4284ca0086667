"""An invented bureau under each of the five regulations."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from bot.config import read_roster
from bot.domain.bureau import Bureau, Contact
from bot.domain.regulation import load_all
from bot.domain.workdays import Calendar
from bot.mail.message import Address

ROSTERS = Path(__file__).parents[2] / "classifiers" / "data" / "roster"


@pytest.fixture
def bureau_of() -> Callable[[str], Bureau]:
    def make(name: str) -> Bureau:
        roster = read_roster(ROSTERS / f"{name}.csv")
        directie = tuple(person.email for person in roster if person.has_role("directie"))
        sender, contact = Address(name, f"info@{name}.example"), Contact(roster[2].name, roster[2].email)
        return Bureau(
            name, name.title(), load_all()[name], "", sender, contact, directie, roster, Calendar(), time(8, 30), time(17)
        )

    return make
