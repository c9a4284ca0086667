"""Orders about a case that runs, in answer to any letter about it; what only looks like one stands in `near.txt`."""

import pytest
from domain.test_answer_desk import HARMLESS, compare, understood

NOTICE, LATE, REMINDER, GIVEN, DRAFT = "melding-directie", "escalatie", "herinnering", "opdracht", "concept-uitkomst"
WOUTER, HANNEKE = {"handler": "Wouter Hummel"}, {"handler": "Hanneke Dijkstra"}
ORDERS = [
    (
        NOTICE,
        "Hm, Karin heeft dit al drie keer gehad dit jaar. Laat Wouter het overnemen, ik geef 't zelf door aan Karin.",
        WOUTER,
    ),
    (NOTICE, "Karin jij hebt al genoeg te doen, ik neem deze van je over. Zet mij er maar op als behandelaar", HANNEKE),
    (NOTICE, "Karin heeft verlof. Haal bij haar weg, Wouter neemt over.", WOUTER),
    (NOTICE, "Karin is vanaf maandag met verlof dus Wouter gaat hiermee verder.", WOUTER),
    (NOTICE, "Karin heeft dit weekend haar heup gebroken. Wouter krijgt de zaak vanaf nu onder zijn hoede.", WOUTER),
    (NOTICE, "Ter voorkoming van iedere schijn verzoek ik u de zaak over te dragen aan Wouter Hummel.", WOUTER),
    (LATE, "Gezien de overschrijding van de termijn neem ik de behandeling hierbij zelf ter hand.", HANNEKE),
    (LATE, "Dat hoort zo niet. Haal deze weg bij Karin en zet mij erop als behandelaar.", HANNEKE),
    (LATE, "Dat had nooit zo mogen sudderen. Wouter maakt deze zaak verder af als behandelaar.", WOUTER),
    (DRAFT, "Zo'n belangrijke zaak doe ik liever zelf verder.", {}),
]


@pytest.mark.parametrize(("kind", "text", "who"), ORDERS)
def test_a_case_is_handed_over_in_free_words(kind: str, text: str, who: dict[str, str]) -> None:
    command = understood(kind, text, sender="h.dijkstra")
    if who:
        compare(command, "assign", who)
    else:
        assert command.action in HARMLESS


@pytest.mark.parametrize(
    ("kind", "text", "label"),
    [
        (
            NOTICE,
            "Dit is geen klacht. Net met hem gebeld, hij wil alleen een kopie van zijn plan. Zet het om naar een vraag.",
            "vraag",
        ),
        (
            GIVEN,
            "Heb even gebeld. Dit is geen klacht, ze wil alleen weten hoe lang het nog duurt. Zet om naar vraag aub",
            "vraag",
        ),
        (GIVEN, "Neen, dat is geen klacht. Die mevrouw wil gewoon haar afspraak verzetten, dat hoort bij overig.", "overig"),
        (
            REMINDER,
            "Eigenlijk vroeg die meneer enkel hoe hij van coach kan veranderen. Da's een vraag en geen klacht, zet dat zo",
            "vraag",
        ),
    ],
)
def test_a_case_is_made_another_kind(kind: str, text: str, label: str) -> None:
    compare(understood(kind, text), "classify", {"label": label})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Meneer belde mij zojuist zelf, hij trekt de klacht in. Hij is er met Roos uitgekomen. Mag eruit.",
            "Hij is er met Roos uitgekomen",
        ),
        (
            "Net gebeld met mevr. Ze is met Roos uitgepraat en trekt haar klacht in. Mag als ingetrokken geboekt worden.",
            "uitgepraat",
        ),
        ("Mevrouw meldde telefonisch dat zij van haar klacht afziet. Roos heeft haar geld overgemaakt.", "geld overgemaakt"),
        ("die mevrouw belde, ze wil de klacht niet doorzetten want roos heeft sorry gezegd. intrekken dus", "sorry gezegd"),
    ],
)
def test_what_the_client_told_withdraws_the_complaint(text: str, reason: str) -> None:
    command = understood(GIVEN, text)
    assert command.action == "withdraw"
    assert reason in command.arguments["reason"]


def test_two_orders_are_both_understood() -> None:
    text = "Karin heeft genoeg op haar bord, zet deze op mijn naam. En geef er meteen twee weken bij."
    compare(understood(NOTICE, text, sender="h.dijkstra"), "assign+extend", HANNEKE | {"until": "2027-01-18"})


def test_more_time_stands_beside_why() -> None:
    command = understood(LATE, "Karin redt het niet voor 1 dec. Zet er 14 dagen bij, ik heb het met haar besproken")
    compare(command, "extend", {"until": "2027-01-18"})


def test_a_name_that_fits_two_is_asked_about() -> None:
    assert understood(NOTICE, "De Vries moet deze overnemen, Karin is weg.").why == "twee-passen"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (NOTICE, "Als Karin hem deze week rond heeft mag hij dicht, anders neem ik m over."),
        (LATE, "Willem pakt deze op, heb ik net met hem afgesproken."),
        (GIVEN, "Het gesprek zal ergens eind volgende week zijn, ik moet nog horen wanneer ze kan."),
        (GIVEN, "Ik heb volgende week wel een gaatje voor een gesprek met mevrouw."),
    ],
)
def test_half_an_order_is_asked_about(kind: str, text: str) -> None:
    assert understood(kind, text).action == "unclear"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (LATE, "Ik spreek Karin hier vanmiddag op aan."),
        (LATE, "Ja ik weet het, ik heb er gisteren nog met Karin over gezeten. Hij komt voor elkaar."),
        (NOTICE, "Zal er wel één van de vaste klanten zijn. Gezien in elk geval"),
        (NOTICE, "Dank voor het doorgeven! Wat een rotverhaal."),
    ],
)
def test_a_word_about_the_handler_is_filed(kind: str, text: str) -> None:
    assert understood(kind, text).action == "add_note"
