"""Who wrote in English or German reads English below the Dutch, in every letter; nobody else does."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from edge.test_render import IDS, _every_letter, _render
from lxml import html as markup
from story.desk import Desk, at, reading

from bot.adapters.render import date_in_english

MONDAY = at("2026-10-05 09:12")
CLIENT = "jan@klant.example"


@pytest.mark.parametrize("name", IDS)
def test_every_letter_to_the_client_has_english_below_the_dutch_in_both_forms(name: str, tmp_path: Path) -> None:
    kinds = set()
    for letter in _every_letter(tmp_path, name):
        if letter.recipient.email != CLIENT or "zaak" not in letter.facts:
            continue
        kinds.add(letter.kind)
        dutch = _render(letter, name)
        assert "English" not in dutch.text
        both = _render(replace(letter, facts={**letter.facts, "taal": "en"}), name)
        assert both.subject == dutch.subject
        head, _, english = both.text.partition("IN ENGLISH")
        assert "English text below." in head
        assert len(english.split()) > 30, letter.kind
        assert "None" not in english
        assert not re.search(r"\b(maandag|dinsdag|oktober|klacht is|artikel)\b", english), letter.kind
        assert [line for line in english.splitlines() if len(line) > 78 and "http" not in line] == []
        page = " ".join(markup.fromstring(both.html).xpath("string(//div[@lang='en'])").lower().split())
        words = re.findall(r"\w{5,}", english.partition("\n-- \n")[0].lower())
        assert [word for word in words if word not in page] == [], letter.kind
    assert kinds >= {"ontvangstbevestiging", "bericht-behandelaar", "niet-in-behandeling", "uitkomst", "verlenging"}
    assert kinds >= {"bevestiging-intrekking", "verzoek-aanvulling", "uitnodiging-gesprek"} - (
        {"uitnodiging-gesprek"} if name == "work2work" else set()
    )


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", IDS)
def test_a_case_in_another_language_is_answered_in_both_and_colleagues_read_dutch(
    name: str, language: str, tmp_path: Path
) -> None:
    desk = Desk(tmp_path, name)
    employee = desk.bureau.roster[-1]
    desk.mail(MONDAY, reading(language=language, employees=(employee.name,), event_dates=(date(2026, 9, 29),)))
    confirmation = desk.text(desk.letters("ontvangstbevestiging")[0])
    for words in ("Wat vervelend", "English text below.", "IN ENGLISH", "2026-001", "Tuesday 29 September 2026"):
        assert words in confirmation
    assert all("IN ENGLISH" not in desk.text(row) for row in desk.letters() if row.recipient != CLIENT)
    assert ("Duits" if language == "de" else "Engels") in desk.text(desk.letters("opdracht-behandelaar")[0])
    desk.rounds(MONDAY + timedelta(days=3))
    assert desk.case().facts.language == language


def test_a_date_in_english() -> None:
    assert date_in_english(date(2026, 12, 14)) == "Monday 14 December 2026"
