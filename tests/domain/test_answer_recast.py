"""Words around an action in the order people say them, spoken days and short names; and near to each what must not act."""

import pytest
from domain.test_answer_desk import acting, compare, harmless, planning, understood

KARIN, WOUTER, HANNEKE = {"handler": "Karin Oosterhof"}, {"handler": "Wouter Hummel"}, {"handler": "Hanneke Dijkstra"}
ACTS = [
    ("opdracht-behandelaar", "Wouter, kun jij deze doen? Bot: zet Wouter er als behandelaar op svp.", "assign", WOUTER),
    ("opdracht-behandelaar", "Omdat Karin ziek is: Wouter doet het", "assign", WOUTER),
    ("opdracht-behandelaar", "Omdat Karin ziek is, doet Wouter het", "assign", WOUTER),
    ("opdracht-behandelaar", "Wouter zelf kan uiteraard niet. Karin dus.", "assign", KARIN),
    ("opdracht-behandelaar", "Ik vraag Karin. Ja, Karin doet het, net aan de telefoon gehad.", "assign", KARIN),
    ("opdracht-behandelaar", "Karin is hier de aangewezen persoon. Ik bel haar straks even.", "assign", KARIN),
    ("opdracht-behandelaar", "Ik wil dat Karin dit behandelt en niet een van de jongens.", "assign", KARIN),
    ("opdracht-behandelaar", "Karin he", "assign", KARIN),
    ("melding-directie", "Ok dan, Wouter gaat het sowieso niet redden. Dan neem ik het zelf over.", "assign", HANNEKE),
    ("vraag-verlenging", "een week extra is genoeg", "extend", {"until": "2027-01-11"}),
    ("vraag-verlenging", "Kunnen we er tien dagen bij doen? Doe dat maar.", "extend", {"until": "2027-01-14"}),
    ("vraag-verlenging", "2 weken erbij, Roos kan nog niet gehoord worden", "extend", {"until": "2027-01-18"}),
    (
        "vraag-gesprek",
        "Gebeld met meneer de Boer, hij kan woensdag niet dus het wordt do 3/12 om 9.15u.",
        "plan_hearing",
        {"when": "2026-12-03T09:15"},
    ),
    ("vraag-gesprek", "Niet donderdag, het wordt vrijdag 4 december om 10 uur", "plan_hearing", {"when": "2026-12-04T10:00"}),
    ("vraag-gesprek", "Gesprek donderdag 3 december om 10 uur. Jan weet ervan", "plan_hearing", {"when": "2026-12-03T10:00"}),
    (
        "vraag-gesprek",
        "Teams-overleg met klager: donderdag 3 december 10 uur",
        "plan_hearing",
        {"when": "2026-12-03T10:00", "who": "klager"},
    ),
    (
        "vraag-gesprek",
        "Gesprek: morgen, 13.00 uur, telefonisch. Jan wil niet langskomen vanwege de kou.",
        "plan_hearing",
        {"when": "2026-11-24T13:00"},
    ),
    ("uitnodiging-gesprek", "Even ruilen met vrijdag de 4e, half elf", "plan_hearing", {"when": "2026-12-04T10:30"}),
    (
        "melding-directie",
        "Wim belde net: hij heeft het met Roos uitgesproken en wil de klacht intrekken.",
        "withdraw",
        {"reason": "Wim belde net: hij heeft het met Roos uitgesproken"},
    ),
    ("opdracht", "Hij trekt zijn klacht in, Roos heeft hem vrijdag zelf nog gesproken en het is uitgepraat", "withdraw", {}),
    ("vraag-ontvankelijkheid", "Ja, in behandeling nemen. Hij heeft het met Roos besproken, dat staat er toch.", "admit", {}),
    ("vraag-oordeel", "half om half. ze kwam te laat. deels dus", "verdict", {"gegrond": "deels"}),
    ("vraag-oordeel", "Oordeel moet ongegrond worden, want het rapport klopt", "verdict", {"gegrond": "ongegrond"}),
    ("opdracht-behandelaar", "Lijkt me iets voor Wouter.", "assign", WOUTER),
    ("opdracht-behandelaar", "Dat wordt Karin, want Wouter is met vakantie.", "assign", KARIN),
    ("opdracht-behandelaar", "Karin kan da wel", "assign", KARIN),
    ("opdracht-behandelaar", "Karin. Wouter heeft al drie zaken lopen.", "assign", KARIN),
    ("vraag-verlenging", "3 wkn extra svp", "extend", {"until": "2027-01-25"}),
    ("vraag-ontvankelijkheid", "Ja hoor, nemen we gewoon in behandeling. Het is binnen een jaar.", "admit", {}),
    ("vraag-ontvankelijkheid", "Te oud, dus nee.", "reject", {"reason": "Te oud"}),
    ("vraag-indeling", "Dit is meer een suggestie dan een klacht", "classify", {"label": "suggestie"}),
    ("vraag-indeling", "Ik lees dit als een klacht.", "classify", {"label": "klacht"}),
    ("concept-uitkomst", "Prima zo. Verstuur maar. Goed werk!", "approve", {}),
    ("concept-uitkomst", "Ik heb hem gelezen, akkoord wat mij betreft.", "approve", {}),
    ("concept-uitkomst", "Akkoord. Ik bel mevrouw vanmiddag nog even.", "approve", {}),
    ("vraag-oordeel", "voor de helft gegrond, wel te laat maar niet onbeleefd", "verdict", {"gegrond": "deels"}),
]
DAYS = [  # the answers are of Monday 23 November 2026
    ("maandag over een week, dus de dertigste, om 10 uur", "2026-11-30T10:00"),
    ("maandag over een week, dus de zevende, om 10 uur", "2026-12-07T10:00"),
    ("maandag over een week om 10 uur", None),
    ("maandag over een week, 14 december, om 10 uur", None),
    ("woensdag, de tweede, om half tien", "2026-12-02T09:30"),
    ("dinsdag, de tweede, om half tien", None),
    ("dinsdag de tweede om half tien", None),
]
TRAPS = [
    ("opdracht-behandelaar", "Karin, kun jij dit doen? Bot: nog even wachten."),
    ("opdracht-behandelaar", "Doe maar niet. Bot: zet Karin erop"),
    ("opdracht-behandelaar", "Bot: kan Karin dit doen?"),
    ("opdracht", "Zet Wouter er niet als behandelaar op"),
    ("opdracht-behandelaar", "Omdat Karin misschien ziek is: Wouter doet het"),
    ("opdracht-behandelaar", "Omdat Karin ziek is, doet Wouter het niet"),
    ("opdracht-behandelaar", "Omdat Karin ziek is, vraagt Wouter het"),
    ("opdracht-behandelaar", "Als Karin ziek is, doet Wouter het"),
    ("opdracht-behandelaar", "Karin kan uiteraard niet. Karin dus."),
    ("opdracht-behandelaar", "Wouter. Karin kan niet zonder hem"),
    ("opdracht-behandelaar", "Karin gaat het niet redden. Karin dus."),
    ("opdracht-behandelaar", "Ik vraag Karin. Karin doet het."),
    ("opdracht-behandelaar", "Ik vraag Wouter. Ja, Karin doet het."),
    ("opdracht-behandelaar", "Ik vraag Karin of ze het doet. Ja."),
    ("opdracht-behandelaar", "Karin. Ik bel haar eerst"),
    ("opdracht-behandelaar", "Karin is niet de aangewezen persoon"),
    ("opdracht-behandelaar", "Is Karin de aangewezen persoon"),
    ("opdracht-behandelaar", "Karin lijkt de aangewezen persoon als ze terug is"),
    ("opdracht-behandelaar", "Karin hè?"),
    ("opdracht-behandelaar", "Karin niet he"),
    ("opdracht-behandelaar", "v/d Vries"),
    ("melding-directie", "Ik pak dit op."),
    ("melding-directie", "Ik neem het niet over."),
    ("melding-directie", "Moet ik het overnemen"),
    ("vraag-verlenging", "een week extra is niet genoeg"),
    ("vraag-verlenging", "een week is genoeg als hij reageert"),
    ("vraag-verlenging", "Kunnen we er tien dagen bij doen?"),
    ("vraag-verlenging", "Kunnen we er tien dagen bij doen? Doe dat maar niet."),
    ("vraag-verlenging", "Kunnen we er tien dagen bij doen? Vraag dat maar aan Bert."),
    ("vraag-verlenging", "2 weken erbij, ik moet eerst Hanneke spreken"),
    ("vraag-verlenging", "2 weken erbij, maar ik wil eerst met Hanneke praten"),
    ("vraag-verlenging", "2 weken erbij, Hanneke moet er nog op terugkomen"),
    ("vraag-verlenging", "2 weken erbij, ik kan nog niet zeggen of dat genoeg is"),
    ("vraag-gesprek", "Het wordt donderdag 3 december om 10 uur, klager kan donderdag niet"),
    ("vraag-gesprek", "Het wordt donderdag 3 december om 10 uur, klager kan dan niet"),
    ("vraag-gesprek", "Niet donderdag 3 december om 10 uur"),
    ("vraag-gesprek", "Gesprek donderdag 3 december om 10 uur. Klager weet nog van niets"),
    ("vraag-gesprek", "Gesprek donderdag 3 december om 10 uur. Niemand weet ervan"),
    ("vraag-gesprek", "Gesprek donderdag 3 december om 10 uur. Jan vindt het niet goed"),
    ("vraag-gesprek", "Gesprek donderdag 3 december om 10 uur. Jan vindt het prima als Roos er niet bij is"),
    ("vraag-gesprek", "Gesprek: morgen, 13.00 uur, telefonisch. Jan wil niet komen."),
    ("vraag-gesprek", "Gesprek: morgen, 13.00 uur op kantoor. Jan wil niet langskomen vanwege de kou."),
    ("opdracht", "Teamoverleg donderdag 3 december 10 uur"),
    ("opdracht", "Eerst overleg met klager: donderdag 3 december 10 uur"),
    ("opdracht", "Gesprek vervalt niet"),
    ("opdracht", "Het gesprek wordt niet afgezegd"),
    ("opdracht", "Het gesprek is niet door klager afgezegd"),
    ("uitnodiging-gesprek", "Kunnen we ruilen met vrijdag de 4e, half elf"),
    ("uitnodiging-gesprek", "Misschien ruilen met vrijdag de 4e, half elf"),
    ("melding-directie", "Wim belde net: hij heeft het met Roos uitgesproken en wil de klacht niet intrekken."),
    ("melding-directie", "Roos heeft gebeld en wil de klacht intrekken."),
    ("melding-directie", "hij heeft nog niets laten weten en wil de klacht intrekken"),
    ("opdracht", "Hij trekt zijn klacht in, Roos heeft hem nog niet gesproken"),
    ("vraag-ontvankelijkheid", "Ja, in behandeling nemen. Hij heeft het niet met Roos besproken."),
    ("vraag-ontvankelijkheid", "Ja, in behandeling nemen. Heeft hij het met Roos besproken?"),
    ("vraag-oordeel", "half om half"),
    ("opdracht-behandelaar", "Lijkt Wouter iets voor dit"),
    ("opdracht-behandelaar", "Lijkt me niets voor Wouter."),
    ("opdracht-behandelaar", "Dat wordt Karin als ze terug is"),
    ("opdracht-behandelaar", "Dat wordt Karin te veel"),
    ("opdracht-behandelaar", "Karin kan da nie"),
    ("opdracht-behandelaar", "Karin. Karin heeft al drie zaken lopen."),
    ("vraag-verlenging", "3 wkn is te lang"),
    ("vraag-ontvankelijkheid", "Ja, nemen we in behandeling. Het is niet binnen een jaar."),
    ("vraag-ontvankelijkheid", "Ik weet het niet, dus nee"),
    ("vraag-ontvankelijkheid", "Misschien te oud, dus nee"),
    ("vraag-indeling", "Dit is niet meer een suggestie dan een klacht"),
    ("vraag-indeling", "Is dit meer een suggestie dan een klacht"),
    ("vraag-indeling", "Ik lees dit niet als een klacht"),
    ("concept-uitkomst", "Akkoord. Ik bel mevrouw eerst."),
    ("concept-uitkomst", "Ik heb hem gelezen"),
    ("concept-uitkomst", "Akkoord. Ik heb hem nog niet gelezen."),
    ("concept-uitkomst", "Nog veel werk!"),
    ("vraag-oordeel", "Het was deels. Maar niet helemaal"),
    ("vraag-oordeel", "Oordeel moet nog worden gegeven, ongegrond denk ik"),
    ("vraag-oordeel", "Moet het oordeel ongegrond worden"),
    ("vraag-oordeel", "Het oordeel moet van Hanneke ongegrond worden"),
]


test_an_action_is_found_in_the_order_people_say_it = acting(ACTS)


test_a_spoken_day_is_taken_only_where_it_is_one_day = planning(DAYS)


test_what_is_near_to_it_does_not_act = harmless(TRAPS)


@pytest.mark.parametrize("text", ["Sandra v/d Berg graag.", "Sandra v.d. Berg graag.", "sandra vd berg"])
def test_a_name_may_be_written_with_a_short_particle(text: str) -> None:
    compare(understood("opdracht-behandelaar", text, "work2work"), "assign", {"handler": "Sandra van den Berg"})


def test_a_short_particle_that_fits_two_colleagues_is_asked_about() -> None:
    assert understood("opdracht-behandelaar", "v/d Berg graag", "work2work").why == "twee-passen"
