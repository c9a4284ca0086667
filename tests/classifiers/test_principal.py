"""Who commissioned the trajectory, by the words in which clients say so."""

import pytest

from classifiers.principals import principal


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
        ("De rapportage is naar het UWV gestuurd, uw opdrachtgever in dezen.", "UWV"),
        ("Mijn werkgever, die jullie heeft ingehuurd, wil mij weer in het magazijn.", "werkgever"),
        ("Mijn UWV-contactpersoon, die mij naar jullie heeft gestuurd, wil een plan zien.", "UWV"),
        ("Van de gemeente moet ik hierheen.", "gemeente"),
        ("Ik heb bijstand van de gemeente Emmen en die heeft mij naar jullie gestuurd.", "gemeente"),
        ("Intussen heeft u mijn verzekeraar, die dit alles bekostigt, dertien gesprekken gerapporteerd.", "verzekeraar"),
        ("I was enrolled with you on 12 May by my employer.", "werkgever"),
        ("Als gemeente hebben wij zes inwoners bij jullie aangemeld.", "gemeente"),
        ("Voor onze verzekerde is al acht weken niets gedaan.", "verzekeraar"),
        ("Onze zieke medewerker heeft niemand gesproken.", "werkgever"),
        ("Als werkgever betaal ik jullie voor spoor 2; UWV legt mij straks een loonsanctie op.", "werkgever"),
        ("Onze medewerker is hier op proefplaatsing en wij vinden het prima.", None),
        ("Mijn werkgever betaalt mijn loon niet meer.", None),
        ("Nu heeft de gemeente een brief gestuurd.", None),
        ("Ik was op verzoek van de verzekering bij een tweede specialist.", None),
        ("De opdrachtgever wil ik niet noemen.", None),
        ("Ik heb morgen een gesprek bij het UWV.", None),
        ("Het UWV is niet mijn opdrachtgever.", None),
    ],
)
def test_the_principal_is_read_where_it_is_said(text: str, kind: str | None) -> None:
    assert principal(text) == kind
