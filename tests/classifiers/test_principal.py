"""Who commissioned the trajectory, by the words in which clients say so."""

import pytest

from classifiers.facts import principal


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mijn opdrachtgever is het UWV.", "UWV"),
        ("De opdrachtgever van mijn traject is de gemeente Emmen.", "gemeente"),
        ("opdrachtgever: UWV", "UWV"),
        ("Het UWV is mijn opdrachtgever.", "UWV"),
        ("De gemeente was de opdrachtgever van dit traject.", "gemeente"),
        ("Mijn werkgever is de opdrachtgever.", "werkgever"),
        ("Ik ben door het UWV gestuurd.", "UWV"),
        ("Mijn traject loopt via de verzekeraar.", "verzekeraar"),
        ("De opdrachtgever wil ik niet noemen.", None),
        ("Ik heb morgen een gesprek bij het UWV.", None),
        ("Het UWV is niet mijn opdrachtgever.", None),
    ],
)
def test_the_principal_is_read_where_it_is_said(text: str, kind: str | None) -> None:
    assert principal(text) == kind
