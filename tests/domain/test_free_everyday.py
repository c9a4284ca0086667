"""Everyday answers: how far somebody is, measures, how content the client is, and what is said for certain in a story.

What is near to these and must not act stands in `tests/data/answers/near.txt`.
"""

import pytest
from domain.test_answer_desk import acting, understood

OB, VI, VO, VT, VM, VR, VG, RE = (
    "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-tevredenheid", "vraag-maatregelen",
    "verzoek-verslag", "vraag-gesprek", "verzoek-reactie",
)  # fmt: skip
KARIN = {"handler": "Karin Oosterhof"}

FILED = [
    (VG, "Nog niks gepland, hij neemt niet op. Ik probeer het vanmiddag weer."),
    (VG, "Nog niet. Heb ingesproken."),
    (VG, "Ik heb hem vanmorgen gemaild. Zodra ik het weet hoor je het van me."),
    (VT, "Geen idee nog, ik bel hem van de week."),
    (VM, "Bespreken we donderdag in het MT, je hoort het daarna."),
    (VM, "Dank voor het herinneren, ik bespreek het dinsdag in het team."),
    (VR, "Is nog in de maak, krijg je vrijdag van mij."),
    (VR, "ja ik weet het, ik ben wat laat. Ik stuur het je begin volgende week."),
    (RE, "Ben er mee bezig, stuur het maandag."),
    (RE, "Bedankt voor het toesturen, ik lees het vanavond rustig door."),
    ("concept-uitkomst", "Ik kijk er vanavond naar, zit nu bij de gemeente."),
    ("escalatie", "Ik spreek Karin hier vanmiddag op aan."),
]
test_how_far_he_is_is_filed = acting([(kind, text, "add_note", {}) for kind, text in FILED])

ASKED = [
    (VG, "Ik spreek hem dinsdag of woensdag, dat hoor ik nog."),
    (VG, "Ik bel hem vanmiddag, misschien wordt het maandag."),
    (VI, "Ik lees hem vanavond, maar ik neig naar een klacht."),
    (VO, "Ik kijk morgen of dit niet te oud is."),
    (OB, "Ik bel Karin straks, als zij niet kan doe ik het zelf."),
    (VT, "Nog niet helemaal, ik bel hem maandag."),
    ("escalatie", "Ik doe het zelf, maar bel mij eerst."),
]


@pytest.mark.parametrize(("kind", "text"), ASKED)
def test_half_an_answer_beside_it_is_asked_about(kind: str, text: str) -> None:
    assert understood(kind, text).action == "unclear"


ORDERED = [
    "verleng de zaak maar met 2 weken svp, ik ben tot 5 oktober met vakantie",
    "Kan Wouter dit doen ipv Karin? Karin en ik liggen elkaar niet zo. Zet hem svp op Wouter",
    "Dit is ongegrond. Leg dat zo vast als eindoordeel en doe het dossier op slot, dan kan iedereen weer aan het werk.",
    "Laat iemand anders dit behandelen, ik werk met haar samen.",
]
test_an_order_beside_an_excuse_is_no_reaction = acting([(RE, text, "refuse_not_allowed", {}) for text in ORDERED])

DONE = [
    (VM, "Standaardbrief aanpassen. Klaar voor 15 december. Wouter doet het.", "record_measures", {"until": "2026-12-15"}),
    (VT, "Nee. Hij vindt dat er te weinig is gebeurd en hij gaat het er met UWV over hebben", "record_satisfaction",
     {"text": "niet tevreden"}),
    (VT, "Ja, heel content zelfs. Hij heeft mij nog bedankt aan de telefoon.", "record_satisfaction", {"text": "tevreden"}),
    (VT, "Half om half. Blij met de excuses, maar hij vindt nog steeds dat het te lang duurde.", "record_satisfaction",
     {"text": "deels"}),
    (VT, "meneer is helemaal niet tevrden, hij vindt het te mager", "record_satisfaction", {"text": "niet tevreden"}),
    (VT, "Hij is heel tevreden, kreeg zelfs een kaartje. Dossier mag dicht wat mij betreft",
     "record_satisfaction+close", {"text": "tevreden"}),
    (VI, "zie het als klahct, hij voelt zich niet serieus genomen door Roos", "classify", {"label": "klacht"}),
    (VI, "Ja dit is wel echt een klacht hoor, arme man. Doe maar 1. Ik vraag straks aan Karin of zij tijd heeft, dat laat ik je"
     " nog weten!", "classify", {"label": "klacht"}),
    (VI, "Haha dit is die meneer van de koffie weer. Leuk bedacht wel! Zet maar bij de suggesties, ik stuur hem een kaartje.",
     "classify", {"label": "suggestie"}),
    (VO, "Pff ja lastig, maar hij heeft het met Roos geprobeerd en ze komen er samen niet uit. Dus hup, nemen we in behandeling."
     " Morgen denk ik na over wie het gaat doen.", "admit", {}),
    (VO, "Ja prima, we doen m. Laat Karin het behandelen, die kent de opdrachtgever.", "admit+assign", {}),
    (OB, "Klanten kiezen bij ons niet. Meneer wou per se Wouter. Het wordt Karin.", "assign", KARIN),
    (OB, "Ik wijs daarom Karin aan; zij heeft met dit traject geen enkele bemoeienis gehad.", "assign", KARIN),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), DONE)
def test_it_is_done_at_once(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    command = understood(kind, text)
    assert [each.action for each in (command, *command.also)] == action.split("+")
    assert {name: command.arguments.get(name) for name in arguments} == arguments


def test_a_refusal_without_a_reason_is_asked_about() -> None:
    for text in ("Nee, deze niet.", "Nee, daar beginnen we niet aan hoor.", "Beginnen we niet aan."):
        assert understood(VO, text).action == "unclear"
