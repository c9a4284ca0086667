"""Everyday answers with remarks beside the action, signatures, ordinals and spoken forms; and near to each what must not act."""

import pytest
from domain.test_answer_desk import acting, compare, harmless, planning, understood

KARIN, WOUTER = {"handler": "Karin Oosterhof"}, {"handler": "Wouter Hummel"}
ACTS = [
    ("opdracht-behandelaar", "Karin gaat dit doen, heb haar net gesproken en ze vindt het prima.", "assign", KARIN),
    ("opdracht-behandelaar", "Karin graag. Jan de Vries heeft het al van me gehoord.", "assign", KARIN),
    (
        "opdracht-behandelaar",
        "Niet Wouter, want die zit tot over zijn oren in het werk. Karin moet dit maar doen.",
        "assign",
        KARIN,
    ),
    ("opdracht-behandelaar", "Wouter Hummel wordt het. Ik zeg het hem straks.", "assign", WOUTER),
    ("opdracht-behandelaar", "Karin mag em hebben", "assign", KARIN),
    ("opdracht-behandelaar", "Doe Wouter maar, Karin zit er te dicht op", "assign", WOUTER),
    ("opdracht-behandelaar", "Wouter. Karin is er tot maandag niet.", "assign", WOUTER),
    ("concept-uitkomst", "Mag de deur uit!", "approve", {}),
    ("vraag-verlenging", "Nee, ik stuur morgen de uitkomst", "add_note", {}),
    ("opdracht-behandelaar", "Da's er eentje voor Karin", "assign", KARIN),
    ("opdracht-behandelaar", "Karin Oosterhof komma graag met spoed punt", "assign", KARIN),
    ("opdracht-behandelaar", "Karin graag.\n\nHanneke Dijkstra\ndirecteur", "assign", KARIN),
    ("opdracht-behandelaar", "Karin graag.\n\nH. Dijkstra (directie)", "assign", KARIN),
    ("opdracht-behandelaar", "Karin graag.\n\nHD", "assign", KARIN),
    ("vraag-indeling", "Lijkt me gewoon een vraag, ze wil weten hoeveel uren ze heeft.", "classify", {"label": "vraag"}),
    ("vraag-indeling", "Hij vraagt ons volgens mij alleen om eerder te bellen: suggestie.", "classify", {"label": "suggestie"}),
    ("vraag-indeling", "Dat is toch wel degelijk een klacht te noemen.", "classify", {"label": "klacht"}),
    ("vraag-indeling", "Dit is een klacht. Hij is niet teruggebeld.", "classify", {"label": "klacht"}),
    ("vraag-ontvankelijkheid", "Aannemen.", "admit", {}),
    ("vraag-ontvankelijkheid", "Ja dat doen we", "admit", {}),
    ("vraag-ontvankelijkheid", "Ja natuurlijk nemen we die in behandeling, schelden kan echt niet.", "admit", {}),
    (
        "vraag-ontvankelijkheid",
        "Nee, nemen we niet in behandeling. Meneer heeft er nog niet over gesproken, dat moet volgens het reglement eerst.",
        "reject",
        {"reason": "Meneer heeft er nog niet over gesproken, dat moet volgens het reglement eerst."},
    ),
    (
        "vraag-ontvankelijkheid",
        "Dit speelde in november 2025, dus te oud. Niet in behandeling nemen dus.\n\nGroetjes Hanneke (directie)",
        "reject",
        {"reason": "Dit speelde in november 2025, dus te oud."},
    ),
    (
        "vraag-oordeel",
        "ongegrond vind ik, de file stond op de verkeersinfo",
        "verdict",
        {"gegrond": "ongegrond", "reason": "de file stond op de verkeersinfo"},
    ),
    (
        "herinnering",
        "Excuus, was blijven liggen. Oordeel: gegrond. Reden: er is gebeld zonder toestemming.",
        "verdict",
        {"gegrond": "gegrond", "reason": "er is gebeld zonder toestemming."},
    ),
    (
        "herinnering",
        "Verslag van het gesprek op 19 november: Jan en Roos hebben alles uitgepraat.",
        "record_hearing",
        {"text": "Jan en Roos hebben alles uitgepraat.", "when": "2026-11-19"},
    ),
    ("herinnering", "Ze wil haar klacht intrekken omdat het is opgelost.", "withdraw", {"reason": "het is opgelost"}),
    ("vraag-verlenging", "Doe maar tot 15 januari, ik wacht op stukken van het UWV.", "extend", {"until": "2027-01-15"}),
    ("vraag-verlenging", "Kan er tot 15 januari bij? Er moet nog een tolk komen.", "extend", {"until": "2027-01-15"}),
    ("herinnering", "Nogmaals: de klacht is gegrond, er kwam twee keer niemand.", "verdict", {"gegrond": "gegrond"}),
    ("vraag-indeling", "Dit is spam", "classify", {"label": "overig"}),
    ("vraag-indeling", "Niks mee doen, is reclame van een drukker", "classify", {"label": "overig"}),
    ("vraag-verlenging", "Gaat niet lukken: graag uitstel tot 15 januari.", "extend", {"until": "2027-01-15"}),
    ("vraag-verlenging", "Uitstel tot 15 januari, Roos heeft vandaag pas gereageerd.", "extend", {"until": "2027-01-15"}),
    (
        "vraag-maatregelen",
        "afspraken met werkgevers voortaan dag van tevoren bevestigen",
        "record_measures",
        {"text": "afspraken met werkgevers voortaan dag van tevoren bevestigen"},
    ),
    (
        "opdracht",
        "Jan de Boer gebeld, hij kan dinsdag 1 december om 4 uur. Doe de uitnodiging maar.",
        "plan_hearing",
        {"when": "2026-12-01T16:00"},
    ),
    (
        "uitnodiging-gesprek",
        "Moet toch verzet worden, Roos heeft corona. Nieuwe afspraak: donderdag 3 december, 13.45 uur.",
        "plan_hearing",
        {"when": "2026-12-03T13:45"},
    ),
    (
        "vraag-tevredenheid",
        "Zij is gedeeltelijk tevreden: ze had liever een vergoeding gehad",
        "record_satisfaction",
        {"text": "deels"},
    ),
    ("vraag-tevredenheid", "Meneer zei dat hij tevreden is", "record_satisfaction", {"text": "tevreden"}),
    ("concept-uitkomst", "Ik lees hem vanavond in de trein.", "add_note", {}),
]
DAYS = [  # the answers are of Monday 23 November 2026
    ("dinsdag over een week, dus de eerste, om half tien", "2026-12-01T09:30"),
    ("dinsdag over een week, dus de twintigste, om half tien", None),
    ("dinsdag over een week, 8 december, om half tien", None),
    ("Gesprek staat op de vierde december om 10 uur", "2026-12-04T10:00"),
    ("Gesprek op een december om tien uur", "2026-12-01T10:00"),
    ("Gesprek in een december als deze om tien uur", None),
    ("Vrijdag vier december om tien uur gesprek", "2026-12-04T10:00"),
    ("Vrijdag vijf december om tien uur gesprek", None),
    ("Gesprek op de dertigste om tien uur", "2026-11-30T10:00"),
    ("vandaag over een week gesprek om 2 uur", "2026-11-30T14:00"),
    ("gesprek woensdag, dat is de 25e, 11 uur", "2026-11-25T11:00"),
    ("gesprek woensdag, dat is de 26e, 11 uur", None),
    ("gesprek woensdag, dat is overmorgen, 11 uur", "2026-11-25T11:00"),
    ("Gesprek dinsdag na Sinterklaas om 10 uur", "2026-12-08T10:00"),
    ("Gesprek de derde dinsdag van december om 10 uur", "2026-12-15T10:00"),
    ("Gesprek de laatste maandag van de vakantie om 10 uur", None),
    ("eerste woensdag van volgende maand om kwart na twee", "2026-12-02T14:15"),
    ("laatste vrijdag van deze maand, klokslag elf", "2026-11-27T11:00"),
    ("gesprek vijfde maandag in december om 10 uur", None),
    ("gesprek donderdag 3 december om twintig over negen", "2026-12-03T09:20"),
    ("gesprek vandaag over veertien dagen om 2 uur", "2026-12-07T14:00"),
    ("Gesprek 1 december van 9:30 tot uiterlijk 10:15 uur", "2026-12-01T09:30"),
    ("Gesprek dinsdag 1 december tussen half tien en elf", "2026-12-01T09:30"),
    ("Gesprek 1 december, tussen 9.30 en 10.30 uur", "2026-12-01T09:30"),
    ("Gesprek tussen 1 en 3 december om 10 uur", None),
    ("dinsdag de 1e dan, ipv woensdag de 2e, half twaalf", "2026-12-01T11:30"),
    ("gesprek op 1 december om 11 uur in plaats van 10 uur", "2026-12-01T11:00"),
    ("gesprek op 1 december, in plaats van Karin doe ik het, om 10 of 11 uur", None),
    ("Gesprek dinsdag daarop om 10 uur", None),
    ("Gesprek donderdag in december om 10 uur", None),
    ("gesprek eind volgende week, vrijdag, 10 uur", None),
    ("gesprek op dinsdag 1 december om 10 uur, daarna heb ik vakantie", "2026-12-01T10:00"),
]
TRAPS = [
    ("opdracht-behandelaar", "Doe Wouter maar niet"),
    ("opdracht-behandelaar", "Doe Wouter maar een kopie"),
    ("opdracht-behandelaar", "Wouter graag. Wouter is er tot maandag niet."),
    ("concept-uitkomst", "Mag de deur uit?"),
    ("concept-uitkomst", "Mag de deur uit als Bert het goed vindt"),
    (
        "vraag-verlenging",
        "Twee weken langer graag, want de bedrijfsarts is traag. En Wouter neemt het over van Karin, die gaat weg.",
    ),
    ("vraag-indeling", "Spam misschien?"),
    ("vraag-indeling", "Dat is geen reclame"),
    ("vraag-indeling", "Reclame. De klacht komt nog"),
    ("vraag-verlenging", "Kan er nog iets bij? Ik heb het druk."),
    ("vraag-verlenging", "Kan er een week bij, of is tot 15 januari beter?"),
    ("vraag-verlenging", "Kan er een week bij? Nee, dat is niet nodig."),
    ("herinnering", "Nogmaals: waarom moet ik zeggen of hij gegrond is?"),
    ("vraag-verlenging", "Nee, op 15 januari"),
    ("vraag-verlenging", "Tot eind januari graag"),
    ("opdracht-behandelaar", "Karin. Bert vindt het niet goed"),
    ("opdracht-behandelaar", "Karin. Bert vindt het prima als ze er tijd voor heeft"),
    ("opdracht-behandelaar", "Karin doet het. Ik vraag het haar straks"),
    ("opdracht-behandelaar", "Karin doet het, zegt Bert"),
    ("opdracht-behandelaar", "Karin. Ze weet het nog niet"),
    ("opdracht-behandelaar", "Karin. Ze weet niet of ze tijd heeft"),
    ("opdracht-behandelaar", "Niet Karin. Karin moet dit maar doen"),
    ("opdracht-behandelaar", "Karin moet dit nog lezen"),
    ("opdracht-behandelaar", "Karin moet dit eerst bekijken"),
    ("opdracht-behandelaar", "Moet Karin dit doen"),
    ("opdracht-behandelaar", "Karin. Wouter neemt de stukken over"),
    ("opdracht-behandelaar", "Karin zit vol"),
    ("opdracht-behandelaar", "Karin graag. Karin zit al te vol"),
    ("opdracht-behandelaar", "Karin mag het niet hebben"),
    ("opdracht-behandelaar", "Dat is niet iets voor Karin"),
    ("opdracht", "Deze gaat morgen naar Wouter Hummel"),
    ("opdracht", "De stukken gaan naar Wouter Hummel"),
    ("opdracht", "Vanaf maandag behandelt Wouter deze zaak"),
    ("opdracht", "Laat Wouter dit maar lezen"),
    ("opdracht", "Laat Wouter dit overnemen als hij terug is"),
    ("opdracht", "Gaat deze naar Wouter"),
    ("escalatie", "Met ingang van 1 januari behandelt Wouter deze zaak"),
    ("escalatie", "Wouter heeft deze zaak gezien"),
    ("vraag-indeling", "Volgens Karin een klacht"),
    ("vraag-indeling", "Een vraag, hij wil een klacht indienen"),
    ("vraag-indeling", "Een vraag, ze wil misschien meer"),
    ("vraag-indeling", "Een klacht, als hij dat wil"),
    ("vraag-indeling", "Toch geen klacht"),
    ("vraag-indeling", "In mijn ogen geen klacht"),
    ("vraag-ontvankelijkheid", "Ja we nemen die in behandeling, dat kan echt niet"),
    ("vraag-ontvankelijkheid", "We moeten aannemen dat deze klacht ontvankelijk is"),
    ("vraag-ontvankelijkheid", "Niet aannemen"),
    ("vraag-ontvankelijkheid", "Aannemen of niet"),
    ("vraag-ontvankelijkheid", "Dat moet eerst worden uitgezocht. Niet in behandeling nemen tenzij het klopt"),
    ("vraag-ontvankelijkheid", "Niet in behandeling nemen. Ik moet eerst met Petra praten."),
    ("vraag-oordeel", "Gegrond, zegt Bert"),
    ("vraag-oordeel", "Ongegrond vind ik, volgens Karin dan"),
    ("vraag-oordeel", "Gegrond vindt Bert, er is te laat gebeld"),
    ("vraag-oordeel", "Ongegrond vind ik niet, er is te laat gebeld"),
    ("vraag-oordeel", "Ik kom niet uit op ongegrond"),
    ("vraag-oordeel", "Gegrond vind ik, als het klopt wat hij zegt"),
    ("herinnering", "Zeg maar dat de klacht gegrond is"),
    ("herinnering", "De klager vindt de klacht gegrond"),
    ("herinnering", "Oordeel: volgt nog"),
    ("herinnering", "Kort verslag: stuur ik morgen"),
    ("herinnering", "Verslag van het gesprek: het ging niet door"),
    ("escalatie", "Verslag: wie zou dat maken?"),
    ("herinnering", "Verslag van het gesprek op 4 december: Jan en Roos hebben alles uitgepraat"),
    ("herinnering", "Ze wil haar klacht niet intrekken"),
    ("herinnering", "Wil ze haar klacht intrekken"),
    ("herinnering", "Ze wil haar klacht intrekken als Roos excuses maakt"),
    ("herinnering", "Ze wilde haar klacht intrekken"),
    ("herinnering", "Hij wil dat ze haar klacht intrekt"),
    ("herinnering", "Karin wil haar klacht intrekken"),
    ("herinnering", "Ik wil de klacht intrekken"),
    ("vraag-verlenging", "Verleng tot 15 januari. Ik wacht nog op akkoord van Hanneke"),
    ("vraag-verlenging", "Ik wacht nog even met verlengen tot 15 januari"),
    ("vraag-verlenging", "Verlengen tot 15 januari. Dat gaat niet lukken"),
    ("vraag-verlenging", "Verleng tot 15 januari, ik heb nog geen toestemming"),
    ("vraag-verlenging", "Tot 15 januari, we hebben die tijd niet nodig"),
    ("vraag-verlenging", "Verleng tot 15 januari, ik kan pas na overleg zeggen of dat klopt"),
    ("vraag-verlenging", "Nee, tenzij Roos ziek blijft"),
    ("uitnodiging-gesprek", "Kan niet, misschien 4 december 11 uur"),
    ("uitnodiging-gesprek", "Moet verzet worden, mogelijk naar 4 december 11 uur"),
    ("uitnodiging-gesprek", "Moet toch verzet worden. Nieuwe afspraak volgt."),
    ("uitnodiging-gesprek", "Kan dinsdag niet"),
    ("vraag-gesprek", "Jan kan dinsdag 1 december om 10 uur"),
    ("opdracht", "Hij kan dinsdag 1 december om 10 uur. Doe de uitnodiging nog niet."),
    ("opdracht", "Hij kan dinsdag 1 december om 10 uur, zij kan woensdag 2 december om 11 uur. Doe de uitnodiging maar."),
    ("opdracht", "Hij kan dinsdag 1 december om 10 uur niet. Doe de uitnodiging maar."),
    ("opdracht", "Uitnodiging sturen voor 3 december"),
    ("concept-uitkomst", "Ik lees hem vanavond en dan is hij akkoord"),
    ("concept-uitkomst", "Niet gelezen en niet akkoord"),
    ("concept-uitkomst", "Ik lees hem vanavond, akkoord volgt"),
    ("vraag-tevredenheid", "Karin zei dat hij tevreden is"),
    ("vraag-tevredenheid", "Meneer zei dat hij tevreden zou zijn met excuses"),
    ("vraag-tevredenheid", "Meneer zei dat hij bijna tevreden is"),
    ("vraag-tevredenheid", "Meneer zei dat hij het niet weet"),
    ("opdracht-behandelaar", "Karin komma denk ik punt"),
    ("opdracht-behandelaar", "Karin vraagteken"),
    ("vraag-maatregelen", "Nog geen afspraken met Roos"),
    ("opdracht-behandelaar", "Nee\nKarin Oosterhof\nHanneke Dijkstra"),
]


test_a_remark_beside_an_action_leaves_it_as_it_is = acting(ACTS)


test_a_day_and_its_explanation_must_agree = planning(DAYS)


test_what_is_near_to_it_does_not_act = harmless(TRAPS)


def test_a_number_among_initials_is_a_choice_and_no_signature() -> None:
    compare(understood("vraag-ontvankelijkheid", "Dit wordt hem:\n1"), "admit", {})


def test_the_secretariat_does_not_decide_in_answer_to_a_letter_that_was_passed_on() -> None:
    for kind, text in (("vraag-ontvankelijkheid", "Niet in behandeling nemen, want te oud."), ("vraag-indeling", "klacht")):
        assert understood(kind, text, "leermakers", "t.dewit").action == "refuse_not_allowed"
    assert understood("herinnering", "De klager trekt de klacht in.", "leermakers", "t.dewit").action == "withdraw"


def test_who_may_do_nothing_of_what_a_letter_asks_is_told_so_instead_of_asked_again() -> None:
    command = understood("opdracht-behandelaar", "Mag Karin dit doen en niet Wouter?", sender="r.timmerman")
    assert (command.action, command.why) == ("refuse_not_allowed", "betrokken")


@pytest.mark.parametrize(
    "signed",
    [
        "SL\n\nSjoerd Leenstra\ndirectie",
        "SL\nSjoerd Leenstra",
        "S.\n\nSjoerd Leenstra, directie",
        "SL\n\nSjoerd Leenstra\ndirectie\nLeermakers Arbeid\nT 06 54 45 23 90 | E sl@leermakers.example\nwww.leermakers.example",
    ],
)
def test_initials_above_a_signature_appoint_nobody(signed: str) -> None:
    found = understood("vraag-ontvankelijkheid", f"Neem maar gewoon op.\n\n{signed}", "leermakers", sender="s.leenstra")
    assert found.action in ("admit", "unclear")


@pytest.mark.parametrize(
    "text",
    [
        "Zijn vrouw denkt dat hij wel tevreden is",
        "Ze is tevreden, neem ik aan",
        "Hij schijnt tevreden te zijn",
        "Tevreden, tevreden, wat is tevreden, zei meneer",
    ],
)
def test_what_somebody_supposes_is_no_satisfaction(text: str) -> None:
    assert understood("vraag-tevredenheid", text, "loket3").action == "unclear"
