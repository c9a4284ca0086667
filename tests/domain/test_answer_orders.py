"""Orders from the desk: the whole answer is one, or nothing is done. Today is Monday 23 November 2026; the case is 2026-014."""

import pytest
from domain.test_answer_desk import understood

DIRECTOR, HANDLER = "h.dijkstra", "k.oosterhof"


@pytest.mark.parametrize(
    ("text", "action", "arguments"),
    [
        ("2026-014: wijs toe aan Karin", "assign", {"handler": "Karin Oosterhof"}),
        ("Wijs zaak 2026-014 toe aan Karin Oosterhof.\n\nGroet, Hanneke", "assign", {"handler": "Karin Oosterhof"}),
        ("wijs opnieuw toe aan Wouter", "assign", {"handler": "Wouter Hummel"}),
        ("2026-014 toewijzen aan mevrouw Oosterhof", "assign", {"handler": "Karin Oosterhof"}),
        ("wijs toe aan mij", "assign", {"handler": "Hanneke Dijkstra"}),
        ("pauzeer 2026-014 tot 1 december", "pause", {"until": "2026-12-01"}),
        ("Pauzeer zaak 2026-014 tot en met 30 november", "pause", {"until": "2026-12-01"}),
        ("2026-014: pauzeer tot vrijdag", "pause", {"until": "2026-11-27"}),
        ("pauzeer 2 weken", "pause", {"until": "2026-12-07"}),
        ("Wij willen deze zaak graag pauzeren tot 1 december", "pause", {"until": "2026-12-01"}),
        ("Graag stilleggen tot en met 30 november", "pause", {"until": "2026-12-01"}),
        ("Ik wil dat Anja de Vries deze voortaan behandelt in plaats van Karin", "assign", {"handler": "Anja de Vries"}),
        ("zet 2026-014 op pauze tot 4 januari 2027", "pause", {"until": "2027-01-04"}),
        (
            "pauzeer 2026-014 tot 1 december, want de klager is met vakantie",
            "pause",
            {"until": "2026-12-01", "reason": "de klager is met vakantie"},
        ),
        ("Pauzeer: klager ligt in het ziekenhuis", "pause", {"reason": "klager ligt in het ziekenhuis"}),
        ("hervat 2026-014", "resume", {}),
        ("Hervat de zaak.", "resume", {}),
        ("heropen 2026-014", "reopen", {}),
        ("2026-014 heropenen graag", "reopen", {}),
        ("notitie bij 2026-014: klager belde, het gaat niet goed", "file_note", {"text": "klager belde, het gaat niet goed"}),
        ("Notitie: Wouter doet dit, dacht ik", "file_note", {"text": "Wouter doet dit, dacht ik"}),
        ("voeg 2026-015 samen met 2026-014", "merge", {"zaken": "2026-014 en 2026-015", "with": "2026-015"}),
        ("Voeg zaak 2026-014 en 2026-015 samen", "merge", {"zaken": "2026-014 en 2026-015", "with": "2026-015"}),
        ("voeg deze zaak samen met 2026-009", "merge", {"zaken": "2026-009 en 2026-014", "with": "2026-009"}),
        (
            "voeg 2026-015 samen met 2026-014, ook al is de klager een ander",
            "merge",
            {"zaken": "2026-014 en 2026-015", "with": "2026-015", "klagers": "verschillend"},
        ),
    ],
)
def test_an_order_is_understood(text: str, action: str, arguments: dict[str, str]) -> None:
    for kind in ("stand-van-zaken", ""):
        command = understood(kind, text, sender=DIRECTOR)
        assert (command.action, dict(command.arguments)) == (action, arguments), kind


@pytest.mark.parametrize(
    "text",
    [
        "pauzeer 2026-014",
        "pauzeer tot ik terug ben",
        "pauzeer tot 31 februari",
        "pauzeer tot maandag 1 december",
        "pauzeer 2026-015 tot 1 december",
        "hervat 2026-015",
        "2026-015: wijs toe aan Karin",
        "wijs 2026-014 toe aan De Vries",
        "Ik wil dat Karin dit doet in plaats van Anja de Vries",
        "notitie bij 2026-015: klager belde",
        "voeg 2026-015 samen met 2026-016",
        "voeg 2026-014, 2026-015 en 2026-016 samen",
    ],
)
def test_an_order_that_lacks_something_or_is_about_another_case_is_asked_back(text: str) -> None:
    assert understood("stand-van-zaken", text, sender=DIRECTOR).action == "unclear"


@pytest.mark.parametrize(
    "text",
    [
        "Zullen we 2026-014 pauzeren?",
        "pauzeer nog niet",
        "hervat de zaak als Karin terug is",
        "niet heropenen",
        "misschien samenvoegen met 2026-014",
        "Karin wil dat we de zaak heropenen",
    ],
)
def test_doubt_denial_and_the_wish_of_another_order_nothing(text: str) -> None:
    command = understood("stand-van-zaken", text, sender=DIRECTOR)
    assert [each.action for each in (command, *command.also) if each.action not in ("unclear", "add_note")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Eigenlijk zie ik hier liever Wouter op",
        "De voornaam van de klager is Johan",
        "Er klopt iets niet in de datum, het was een dag eerder",
        "De client is deze maand opgenomen, dus even niets doen",
        "Schrijf er maar bij dat hij doof is",
    ],
)
def test_who_looked_at_a_case_and_writes_is_asked_what_he_wants(text: str) -> None:
    assert understood("stand-van-zaken", text, sender=DIRECTOR).why in ("zeg-het-zo", "niet-begrepen")


@pytest.mark.parametrize("text", ["Helder, dank je wel!", "Prima overzicht", "ok gezien", "Top, ik kom erop terug"])
def test_thanks_for_the_state_of_a_case_are_filed(text: str) -> None:
    assert understood("stand-van-zaken", text, sender=DIRECTOR).action == "add_note"


@pytest.mark.parametrize(
    ("text", "sender", "action"),
    [
        ("pauzeer tot 1 december", HANDLER, "pause"),
        ("notitie: gebeld", "w.hummel", "file_note"),
        ("pauzeer tot 1 december", "w.hummel", "refuse_not_allowed"),
        ("wijs toe aan Karin", "w.hummel", "refuse_not_allowed"),
        ("voeg deze zaak samen met 2026-015", HANDLER, "refuse_not_allowed"),
        ("pauzeer tot 1 december", "r.timmerman", "refuse_not_allowed"),
        ("wijs toe aan Roos", DIRECTOR, "refuse_not_allowed"),
    ],
)
def test_who_may_give_an_order(text: str, sender: str, action: str) -> None:
    assert understood("stand-van-zaken", text, sender=sender).action == action
