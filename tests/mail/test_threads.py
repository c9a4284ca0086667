from __future__ import annotations

import pytest

from bot.mail.parse import parse
from bot.mail.threads import ancestors, case_numbers, normal_subject


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("Re: Klacht", "Klacht"),
        ("RE: FW: Fwd: Antw: Klacht", "Klacht"),
        ("Re[2]: Klacht", "Klacht"),
        ("RE: [2] Klacht", "[2] Klacht"),
        ("Antw.: Klacht", "Antw.: Klacht"),
        ("Fwd : Klacht", "Klacht"),
        ("Klacht over re-integratie: geen reactie", "Klacht over re-integratie: geen reactie"),
        ("Re: Klacht over re-integratie: geen reactie", "Klacht over re-integratie: geen reactie"),
        ("Re-integratie: klacht", "Re-integratie: klacht"),
        ("Betreft: klacht", "Betreft: klacht"),
        ("Reactie: klacht", "Reactie: klacht"),
        ("Re:", ""),
        ("", ""),
    ],
)
def test_only_leading_prefixes_are_stripped(subject: str, bare: str) -> None:
    assert normal_subject(subject) == bare


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ontvangst van uw klacht (2026-014)", ("2026-014",)),
        ("zaak 2026-014, ook 2025-113 en 2026-014.", ("2026-014", "2025-113")),
        ("[2026-1000]", ("2026-1000",)),
        ("2026\u2013014", ("2026-014",)),
        ("factuur 2026-0312", ()),
        ("F-2026-014", ()),
        ("op 2026-01-14", ()),
        ("2026-014-3", ()),
        ("12026-014", ()),
        ("2026-014.50", ()),
        ("<2026-014@mail.example>", ()),
        ("1985-014", ()),
    ],
)
def test_a_case_number_stands_by_itself(text: str, numbers: tuple[str, ...]) -> None:
    assert case_numbers(text) == numbers


def test_ancestors_are_nearest_first() -> None:
    raw = b"In-Reply-To: <3@x>\nReferences: <1@x> <2@x>\n <3@x>\n\n"
    assert ancestors(parse(raw)) == ("<3@x>", "<2@x>", "<1@x>")


def test_a_bounce_descends_from_the_letter_it_returns() -> None:
    raw = b"Content-Type: text/rfc822-headers\n\nFrom: a@b.example\nMessage-ID: <kb.1@x>\n"
    assert ancestors(parse(raw)) == ("<kb.1@x>",)
