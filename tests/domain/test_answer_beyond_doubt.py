"""Whole answers in words that leave nothing to weigh are carried out, whatever the judges think; near twins are asked about."""

import pytest
from domain.test_answer_desk import HARMLESS, compare, understood

from classifiers.answers.judges import likelihood

KARIN, WOUTER, HANNEKE = {"handler": "Karin Oosterhof"}, {"handler": "Wouter Hummel"}, {"handler": "Hanneke Dijkstra"}
WARM = "Voortaan doen we een warme overdracht"
TOLD = "Jan vertelde dat Roos niet kwam, Roos bood excuses aan."
MEANT = [
    ("opdracht-behandelaar", "Prima als Karin dit behandelt", "assign", KARIN),
    ("opdracht-behandelaar", "Dan neem ik het wel over van Karin", "assign", HANNEKE),
    ("opdracht-behandelaar", "Wouter kan hier wel naar kijken", "assign", WOUTER),
    ("opdracht-behandelaar", "Wouter is aan de beurt", "assign", WOUTER),
    ("escalatie", "Prima als Wouter dit overneemt", "assign", WOUTER),
    ("escalatie", "Dan neem ik het wel over van Karin", "assign", HANNEKE),
    ("escalatie", "Karin krijgt twee weken extra", "extend", {"until": "2027-01-18"}),
    ("vraag-ontvankelijkheid", "niet ontvankelijk wegens tijdsverloop", "reject", {"reason": "tijdsverloop"}),
    ("vraag-ontvankelijkheid", "Niet in behandeling nemen vanwege termijnoverschrijding", "reject", {}),
    ("vraag-ontvankelijkheid", "Te laat ingediend, niet in behandeling nemen", "reject", {"reason": "Te laat ingediend"}),
    ("vraag-ontvankelijkheid", "Niet in behandeling nemen vanwege de lopende rechtszaak", "reject", {}),
    (
        "vraag-gesprek", "Gebeld met klager, hij kan 3 december om 11 uur. Zet maar in de agenda", "plan_hearing",
        {"when": "2026-12-03T11:00", "who": ""},
    ),
    ("vraag-oordeel", f"Gegrond, verslag: {TOLD}", "record_hearing+verdict", {"gegrond": "gegrond", "text": TOLD}),
    ("vraag-oordeel", f"Gegrond. {WARM}", "verdict", {"gegrond": "gegrond", "measures": WARM}),
    (
        "vraag-oordeel", "Gegrond. Roos kwam niet. Vanaf nu bellen we altijd als iemand verhinderd is.", "verdict",
        {"gegrond": "gegrond", "reason": "Roos kwam niet.", "measures": "Vanaf nu bellen we altijd als iemand verhinderd is."},
    ),
    ("vraag-maatregelen", WARM, "record_measures", {"text": WARM}),
    ("vraag-maatregelen", "We passen de werkinstructie aan voor eind januari", "record_measures", {}),
    ("verzoek-reactie", "Ik heb hier niets aan toe te voegen", "record_reaction", {}),
    ("verzoek-reactie", "Het spijt me dat het zo gelopen is", "record_reaction", {}),
    ("verzoek-reactie", "Ik herken me hier totaal niet in", "record_reaction", {}),
]  # fmt: skip
NEAR = [
    ("opdracht-behandelaar", "Prima als Karin dit behandelt, maar vraag het haar eerst"),
    ("opdracht-behandelaar", "Prima als Karin dit behandelt?"),
    ("opdracht-behandelaar", "Pas prima als Karin dit behandelt"),
    ("opdracht-behandelaar", "Prima als Karin dit zou doen"),
    ("opdracht-behandelaar", "Prima als Roos dit behandelt"),
    ("opdracht-behandelaar", "Kan Wouter hier wel naar kijken"),
    ("opdracht-behandelaar", "Is Wouter aan de beurt"),
    ("opdracht-behandelaar", "Wouter is aan de beurt maar hij is ziek"),
    ("vraag-maatregelen", f"{WARM}, had Bert voorgesteld"),
    ("escalatie", "Anja krijgt twee weken extra"),
    ("escalatie", "Wouter kan hier wel naar kijken"),
    ("escalatie", "Krijgt Karin twee weken extra"),
    ("escalatie", "Karin krijgt twee weken vakantie"),
    ("vraag-ontvankelijkheid", "niet ontvankelijk wegens tijdsverloop?"),
    ("vraag-ontvankelijkheid", "Niet ontvankelijk wegens tijdsverloop, zei de jurist"),
    ("vraag-ontvankelijkheid", "niet afwijzen wegens tijdsverloop"),
    ("vraag-ontvankelijkheid", "Niet te laat ingediend, niet afwijzen"),
    ("vraag-ontvankelijkheid", "Te laat ingediend? Niet in behandeling nemen"),
    ("vraag-ontvankelijkheid", "Te laat ingediend, niet in behandeling nemen dan?"),
    ("vraag-gesprek", "Hij kan niet 3 december om 11 uur. Zet maar in de agenda"),
    ("vraag-gesprek", "Hij kan 3 of 4 december om 11 uur. Zet maar in de agenda"),
    ("vraag-gesprek", "Hij kan 3 december om 11 uur, ik nog niet. Zet maar in de agenda"),
    ("vraag-oordeel", f"Misschien gegrond. Verslag: {TOLD}"),
    ("vraag-oordeel", "Gegrond, verslag: volgt"),
    ("vraag-maatregelen", "Voortaan doen we niks meer voor deze man"),
    ("vraag-maatregelen", "Voortaan zouden we een warme overdracht moeten doen"),
    ("vraag-maatregelen", f"{WARM}, als Bert het goed vindt"),
    ("vraag-maatregelen", f"{WARM}?"),
    ("vraag-maatregelen", "Geen idee"),
    ("vraag-maatregelen", "Zijn er geen maatregelen nodig"),
    ("vraag-maatregelen", "Nog geen maatregelen"),
    ("vraag-maatregelen", "geen maatregelen"),
    ("verzoek-reactie", "Het spijt me dat mijn reactie is"),
    ("verzoek-reactie", "Ik heb hier nu nog niets aan toe te voegen, morgen wel"),
]


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), MEANT)
def test_it_is_done(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    compare(understood(kind, text, judge=likelihood), action, arguments)


@pytest.mark.parametrize(("kind", "text"), NEAR)
def test_its_near_twin_is_asked_about(kind: str, text: str) -> None:
    command = understood(kind, text, judge=likelihood)
    assert command.action in HARMLESS, command
