"""Where it happened: the town that a mail names as the place, not that of a hospital, a home or a word that sounds like one."""

import pytest

from classifiers.places import places


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Op het kantoor in Deventer liet hij mij staan.", "Deventer"),
        ("Ik stond op het station van Roosendaal te wachten.", "Roosendaal"),
        ("Ik werk via u in de kwekerij in Haaren.", "Haaren"),
        ("Op vestiging Ootmarsum was niemand.", "Ootmarsum"),
        ("Ik lag die dag in het ziekenhuis te Gouda.", None),
        ("De huisarts in Assen vond het raar.", None),
        ("Ik woon in Middelburg.", None),
        ("Ich wohne in Enschede.", None),
        ("Zijn vader was in Deventer in het ziekenhuis.", None),
        ("Namens ons lid Egbert Bos te Winschoten bericht ik u.", None),
        ("Ik hoop dat u het doorzet en in echt overleg gaat.", None),
        ("Wilt u dit recht te zetten?", None),
    ],
)
def test_the_place_is_where_it_happened(text: str, town: str | None) -> None:
    assert next((name for name, _ in places(text)), None) == town
