"""Every hostile mail through the whole product: where it ended, what its letters say, and what anybody can print of it afterwards."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hostile import bombs, mails
from hostile.checks import UNSEEN, words_of, wrong_in
from hostile.house import House
from hostile.mails import Hostile

from bot.domain.decide import Disposition

LIMIT = 4.0  # seconds of the process for one mail: twice what is promised, for a busy machine


def problems(row: Hostile, house: House) -> list[str]:
    """What went otherwise than the row says."""
    before = house.last_letter()
    found, seconds = house.take(row.raw)
    wrong = [] if found in row.how else [f"it is {found}"]
    if seconds > LIMIT and found is not Disposition.QUARANTINED:
        wrong.append(f"it took {seconds:.1f} s")
    letters = house.letters_after(before)
    said = "\n".join(words_of(letter.raw) for letter in letters)
    wrong += [f"{word!r} stands in a letter" for word in row.never if word in said]
    if row.reads and row.reads not in said:
        wrong.append(f"{row.reads!r} stands in no letter")
    allowed = house.may_get_letters(row.raw, found)
    return wrong + [each for letter in letters for each in wrong_in(letter.raw, letter.recipient, allowed, house.may_link)]


def test_every_hostile_mail_ends_where_the_table_says(tmp_path: Path) -> None:
    house = House(tmp_path)
    rows = [*mails.ROWS, *bombs.ROWS]
    wrong = {row.name: found for row in rows if (found := problems(row, house))}
    house.close()
    assert wrong == {}
