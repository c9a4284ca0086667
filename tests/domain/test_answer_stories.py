"""What is told beside an action, in one breath or behind a number; beside every widening stands what is near and must not act."""

import pytest
from domain import test_answer_desk as desk
from domain.test_answer_desk import compare, understood

OB, VG, VV, VI, VO, OO, VT = (
    "opdracht-behandelaar", "vraag-gesprek", "vraag-verlenging", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-oordeel",
    "vraag-tevredenheid",
)  # fmt: skip
KARIN, WOUTER = {"handler": "Karin Oosterhof"}, {"handler": "Wouter Hummel"}
THEN = {"when": "2026-12-03T14:00"}

TOLD = [
    # circumstances
    (OB, "Karin. Zij weet ervan en heeft deze week toch weinig in de agenda staan", "assign", KARIN),
    (OB, "Bert is ziek sinds vorige week 🤒 Karin neemt het over, ze weet ervan.", "assign", KARIN),
    (OB, "karin aub. zij moet voor vrijdag bellen", "assign", KARIN),
    (VG, "Het duurde even. Eerst was meneer niet te bereiken, daarna zat ik zelf met een cursus. Gesprek: donderdag 3 december"
     " om 14.00 uur.", "plan_hearing", THEN),
    (VG, "Eerder kan mevrouw niet. Donderdag 3 december van 14.00 tot 15.00 uur.", "plan_hearing", THEN),
    (VG, "Hij vroeg of het om 14.00 uur mag en dat is goed. Dus donderdag 3 december 14.00 uur ipv 13.30.", "plan_hearing", THEN),
    (VV, "Doe er 2 weken bij. Roos is op cursus en ik wil haar eerst spreken.", "extend", {"until": "2027-01-18"}),
    (VI, "Dit lijkt me een suggestie, ze schrijft nergens dat er iets mis ging", "classify", {"label": "suggestie"}),
    (VO, "Ja, nemen we in behandeling. Roos is pas 30 november terug maar daar wachten we niet op.", "admit", {}),
    (VO, "Ja hoor, gewoon oppakken. Dat jaar is nog lang niet om.", "admit", {}),
    # summed up
    (OB, "Normaal zou ik Wouter vragen maar die zit tot 2 december in Portugal. Blijft Karin over. Karin dus.", "assign", KARIN),
    (VI, "Nou, dit is geen klacht hoor 😊 Jan heeft gewoon een leuk idee voor de kantine. Suggestie dus!", "classify",
     {"label": "suggestie"}),
    # in one breath
    (VG, "ik heb net meneer aan de lijn gehad hij was vriendelijk we hebben afgesproken dat hij donderdag 3 december om 14.00 uur"
     " bij ons langs komt", "plan_hearing", THEN),
    (VG, "hij wil dat het snel gaat dus donderdag al, de derde om 2 uur s middags", "plan_hearing", THEN),
    (VV, "vakantie hier en iedereen is weg zet er drie weken bij", "extend", {"until": "2027-01-25"}),
    ("escalatie", "was ik vergeten druk met de aanbesteding van 15 december laat karin het doen", "assign", KARIN),
    (OO, "ongegrond roos heeft alles keurig op tijd doorgegeven", "verdict", {"gegrond": "ongegrond"}),
    # put right
    (VI, "Eerst dacht ik een vraag, maar bij nader inzien: gewoon een klacht.", "classify", {"label": "klacht"}),
    (VV, "Kan het tot 20 januari? Nee, laat ik het zeggen: uitstel tot en met 20 januari.", "extend", {"until": "2027-01-20"}),
    (VV, "ja nen dag of... nee wacht ik zeg gewoon een week", "extend", {"until": "2027-01-11"}),
    (VG, "Correctie: niet 2 maar 3 december, om 14.00 uur.", "plan_hearing", THEN),
    # formal
    (OB, "Hierbij deel ik u mede dat ik de behandeling van onderhavige klacht opdraag aan mevrouw Oosterhof.", "assign", KARIN),
    (OB, "Omdat het om Roos gaat neem ik de behandeling hiervan op mij.", "assign", {"handler": "Hanneke Dijkstra"}),
    (VO, "Gelet op het feit dat het al behandeld is, nemen wij de klacht niet in behandeling.", "reject", {}),
    (VI, "Ik kwalificeer dit schrijven als een klacht in de zin van ons reglement.", "classify", {"label": "klacht"}),
    (VG, "Het onderhoud is bepaald op donderdag 3 december 2026 te 14.00 uur.", "plan_hearing", THEN),
    ("opdracht", "De klager heeft mij zojuist meegedeeld dat hij zijn klacht intrekt, daar Roos excuses heeft gemaakt.",
     "withdraw", {}),
    # signed
    (OB, "Karin doet dit.\n\nmr. H. Dijkstra\nDirecteur-bestuurder", "assign", KARIN),
    (OB, "Karin doet dit.\n\nHanneke Dijkstra\n[cid:image001.png@01DA2F]\nWerkt | Wij geloven in groei\nNieuws? Klik hier | Volg"
     " ons", "assign", KARIN),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), TOLD)
def test_a_story_beside_an_action_leaves_it_as_it_is(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    command = understood(kind, text)
    assert command.action == action, command
    assert {name: command.arguments[name] for name in arguments} == arguments


NEAR = [
    ("opdracht-behandelaar", "Karin. Zij weet nog van niets"),
    ("opdracht-behandelaar", "Karin doet dit. Bert ziet dat anders."),
    ("opdracht-behandelaar", "Karin doet dit, vindt Bert."),
    ("opdracht-behandelaar", "Bert zegt steeds: Karin doet dit."),
    ("opdracht-behandelaar", "Karin doet dit. Ik moet haar nog vragen."),
    ("opdracht-behandelaar", "Karin. Wouter doet ook mee."),
    ("opdracht-behandelaar", "Karin pakt dit op. Zij heeft daar eigenlijk geen tijd voor."),
    ("opdracht-behandelaar", "Karin doet het en wil het niet alleen doen"),
    ("opdracht-behandelaar", "Karin. Bert beslist daarover."),
    ("opdracht-behandelaar", "Karin dus. Of Wouter."),
    ("opdracht-behandelaar", "Wouter kent hem. Anja kent hem ook. Karin dus?"),
    ("opdracht-behandelaar", "Ik twijfel nog. Karin dus."),
    ("opdracht-behandelaar", "Karin is ziek. Karin dus."),
    ("opdracht-behandelaar", "Eerst dacht ik Karin, maar nu weet ik het niet meer."),
    ("opdracht-behandelaar", "Eerst dacht ik Karin, maar bij nader inzien twijfel ik."),
    ("opdracht-behandelaar", "Kan Karin dit doen? Nee, laat ik het anders vragen: kan Wouter dit doen"),
    ("opdracht-behandelaar", "Laat Karin het doen zodra zij terug is"),
    ("opdracht-behandelaar", "ik vraag Karin het te behandelen"),
    ("opdracht-behandelaar", "Vraag Karin of zij het wil behandelen"),
    ("opdracht-behandelaar", "Wouter moet niet weer bellen"),
    ("opdracht-behandelaar", "Karin. hij moet eerst bellen met Bert"),
    ("opdracht-behandelaar", "ik ben ziek laat karin weten dat het later wordt"),
    ("opdracht-behandelaar", "zet er maar drie mensen op"),
    ("opdracht-behandelaar", "Bakker neemt dit, denk ik\nmr. H. Dijkstra"),
    ("opdracht-behandelaar", "Nee.\nmr. H. Dijkstra"),
    ("opdracht-behandelaar", "Geen idee.\ndrs. H. Dijkstra\nDirecteur"),
    ("opdracht-behandelaar", "Hierbij deel ik u mede dat ik de behandeling niet opdraag aan mevrouw Oosterhof"),
    ("opdracht-behandelaar", "Hierbij deel ik u mede dat ik nog geen keuze heb gemaakt"),
    ("opdracht-behandelaar", "1. Dat was mijn eerste idee, maar het wordt Wouter"),
    ("opdracht-behandelaar", "1, of nee, doe 2 maar niet"),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Meneer moet het nog bevestigen."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Hij weet pas morgen of het kan."),
    ("vraag-gesprek", "Hij vroeg of het donderdag 3 december om 14 uur mag"),
    ("vraag-gesprek", "Hij vroeg of het om 15 uur mag. Donderdag 3 december 14 uur."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur zei hij eerst, maar later belde hij af."),
    ("vraag-gesprek", "ik ben donderdag 3 december om 14 uur bij de tandarts en dan bel ik hem daarna"),
    ("vraag-gesprek", "ik zie hem donderdag 3 december om 14 uur op een verjaardag en dan vraag ik het"),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Dan heb ik vakantie."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur heb ik zelf voorgesteld. Hij heeft niet gereageerd."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Hij heeft niet gereageerd."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Hij kan dan niet."),
    ("vraag-gesprek", "Kan het donderdag 3 december? Nee, even duidelijk: ik weet het nog niet."),
    ("vraag-gesprek", "Vorige week was hij ziek. Donderdag 3 december wordt ook niks."),
    ("vraag-gesprek", "ik bel hem donderdag 3 december om 10 uur"),
    ("vraag-gesprek", "hij belt mij donderdag 3 december om 10 uur terug"),
    ("vraag-gesprek", "Donderdag 3 december 10 uur. Zijn advocaat wil niet dat hij komt."),
    ("vraag-gesprek", "we hebben het gehad over donderdag 3 december om 10 uur"),
    ("herinnering", "Ik ben weer terug op ma 30/11 9u."),
    ("herinnering", "30/11 weet ik meer"),
    ("herinnering", "tot 30 november 9 uur"),
    ("vraag-verlenging", "Ik wil het eerst zien. 2 weken."),
    ("vraag-verlenging", "Verleng 2 weken. Bert wil het eerst horen."),
    ("vraag-verlenging", "2 weken erbij. Dat gaat niet."),
    ("vraag-verlenging", "Verlengen met 2 weken is niet nodig. Dat red ik zo."),
    ("vraag-verlenging", "Ja, als het moet 2 weken"),
    ("vraag-verlenging", "Kan het tot 20 januari? Nee, laat ik het zo vragen: mag het tot 20 januari"),
    ("vraag-verlenging", "ja nen dag of... nee wacht"),
    ("vraag-verlenging", "zet er maar een punt achter, twee weken is genoeg geweest"),
    ("vraag-indeling", "Zij schrijft dat het geen klacht is. Klacht dus?"),
    ("vraag-indeling", "Eerst dacht ik een klacht, maar het is lastig"),
    ("vraag-indeling", "Volgens Bert is het een klacht dus"),
    ("vraag-indeling", "Als het een klacht is dan is dat lastig"),
    ("vraag-indeling", "Klacht. Hij noemt het zelf een vraag."),
    ("vraag-ontvankelijkheid", "Gewoon oppakken. Dat jaar is al om."),
    ("vraag-ontvankelijkheid", "doen we niet"),
    ("vraag-ontvankelijkheid", "doen we niet?"),
    ("vraag-ontvankelijkheid", "In behandeling nemen. Hij is geen klant van ons."),
    ("melding-directie", "Stop, of nou ja, eigenlijk wil ik eerst Jan spreken."),
    ("melding-directie", "1. Ik wil hem eerst nog spreken"),
    ("melding-directie", "ja stop maar even met mailen"),
    ("melding-directie", "hij belde net hij wil niet stoppen dus stop maar niet"),
    ("melding-directie", "Stop maar. Hij wil wel verder met een ander."),
    ("melding-directie", "u kunt de behandeling niet stoppen"),
    ("vraag-oordeel", "ongegrond is het niet"),
    ("vraag-oordeel", "Ik heb van de klager gehoord: gegrond"),
    ("vraag-oordeel", "Het advies van Wouter: ongegrond"),
    ("vraag-oordeel", "ongegrond vind ik dat overdreven"),
    ("vraag-oordeel", "Deels gegrond... nee wacht, ik moet het nog nalezen: ongegrond?"),
    ("vraag-oordeel", "Ongegrond. Hoewel, eigenlijk heeft hij gelijk"),
    ("concept-uitkomst", "Nog niet versturen aub."),
    ("concept-uitkomst", "Het oordeel moet misschien ongegrond worden"),
    ("concept-uitkomst", "Bedankt voor de brief, akkoord is Bert nog niet"),
    ("opdracht", "Hij trekt de klacht in, zei hij gisteren nog niet"),
    ("opdracht", "Mevrouw liet weten dat hij de klacht niet intrekt"),
    ("opdracht", "Jan liet weten dat hij de klacht misschien intrekt"),
    ("opdracht", "Geef de stukken maar aan Wouter"),
    ("opdracht", "Ik geef het door aan Wouter"),
    ("opdracht-behandelaar", "Karin. Bert heeft zijn bedenkingen."),
    ("opdracht-behandelaar", "Karin. Die werkt hier niet meer."),
    ("opdracht-behandelaar", "Karin. Zij staat zelf in de klacht."),
    ("opdracht-behandelaar", "Karin behandelt dit. Dat heeft Hanneke zo bepaald en ik ben het daar niet mee eens."),
    ("opdracht-behandelaar", "Wouter behandelt dit. Karin had het graag gedaan."),
    ("opdracht-behandelaar", "de klager wil geen man dus karin of anja"),
    ("opdracht-behandelaar", "ik zit vol laat karin maar kiezen"),
    ("opdracht-behandelaar", "Laat Karin het maar aan Wouter vragen"),
    ("opdracht-behandelaar", "Karin zal het wel weer moeten doen he"),
    ("opdracht-behandelaar", "Corrie doet dit. Karin helpt."),
    ("opdracht-behandelaar", "Karin. De klager heeft gevraagd om iemand anders."),
    ("opdracht-behandelaar", "Karin. Klager kent haar persoonlijk."),
    ("opdracht-behandelaar", "Karin. De klager is haar buurman."),
    ("opdracht-behandelaar", "Karin. Zij is de zus van de klager."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Jan ligt in het ziekenhuis."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Roos heeft dan een training."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Meneer heeft zijn agenda niet bij zich."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. De zaal is bezet."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Wouter regelt de zaal en belt af."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur. Dit is een voorlopige afspraak."),
    ("vraag-gesprek", "Donderdag 3 december 14 uur staat in mijn agenda voor een ander gesprek"),
    ("vraag-gesprek", "hij had donderdag 3 december om 14 uur in zijn hoofd ik heb nee gezegd"),
    ("vraag-gesprek", "zij kwam met donderdag 3 december om 14 uur ik vond dat te laat"),
    ("vraag-gesprek", "Jan wilde donderdag 3 december om 14 uur. Roos was het daar niet mee eens."),
    ("vraag-gesprek", "Jan wilde donderdag 3 december om 14 uur."),
    ("vraag-gesprek", "donderdag 3 december om 14 uur dat is voor hem te vroeg"),
    ("vraag-gesprek", "Ik zie hem donderdag 3 december om 14 uur bij de sollicitatie"),
    ("vraag-gesprek", "ik zie donderdag 3 december om 14 uur niet zitten"),
    ("opdracht", "ik zie hem donderdag 3 december om 14 uur bij de training, dan begin ik erover"),
    ("opdracht", "hij zit donderdag 3 december om 14 uur bij de rechter"),
    ("opdracht", "hij komt donderdag 3 december om 14 uur langs bij Roos voor zijn cv"),
    ("vraag-verlenging", "2 weken. De directie heeft daar moeite mee."),
    ("vraag-verlenging", "Roos is 2 weken weg. Hij is daarna weer bereikbaar."),
    ("vraag-verlenging", "ik ben over twee weken klaar zet er maar een streep onder"),
    ("vraag-verlenging", "Zet er niets bij, 2 weken is genoeg"),
    ("vraag-verlenging", "Ja. Roos komt over 2 weken terug."),
    ("vraag-indeling", "Hij is boos dus klacht?"),
    ("vraag-ontvankelijkheid", "In behandeling nemen. Het speelde bij een andere organisatie."),
    ("vraag-ontvankelijkheid", "In behandeling nemen. De klager heeft hem al ingetrokken."),
    ("vraag-ontvankelijkheid", "Gewoon oppakken. Het gaat over het UWV."),
    ("melding-directie", "Stop maar. Hij heeft de klacht nooit willen intrekken."),
    ("melding-directie", "Stop maar. Roos heeft dat namens hem gezegd."),
    ("vraag-oordeel", "ongegrond roos was er niet bij dus weet ik het niet"),
    ("escalatie", "Karin ligt plat. Wouter neemt waar voor haar andere zaken."),
    ("escalatie", "laat karin het zelf doen dat heeft ze beloofd"),
    ("escalatie", "Karin is ermee bezig. Dit doet ze morgen."),
]


@pytest.mark.parametrize(("kind", "text"), NEAR)
def test_what_is_near_to_a_story_does_not_act(kind: str, text: str) -> None:
    command = understood(kind, text, code="intrekking" if kind == "melding-directie" else "")
    assert command.action in ("unclear", "add_note", "refuse_not_allowed"), command


JUDGED = {"1": "gegrond", "2": "deels gegrond", "3": "ongegrond"}
NUMBERED = [
    (OO, "3. Roos heeft zich aan de afspraken gehouden, meneer haalde de data door elkaar.", "verdict", {"gegrond": "ongegrond"}),
    (OO, "1 😊 want Roos geeft zelf toe dat zij vergeten was te bellen.", "verdict", {"gegrond": "gegrond"}),
    (VT, "3. Hij vindt een excuus te mager.", "record_satisfaction", {"text": "niet tevreden"}),
    (VO, "2, het speelde in het najaar van 2024 en dus ruim een jaar terug.", "reject", {}),
    (OO, "3. Of toch 1", "unclear", {}),
    (OO, "1. Niet alles natuurlijk, want de brief klopte wel?", "unclear", {}),
    (VT, "1. Maar eigenlijk niet", "unclear", {}),
    (VO, "1. Dat is langer dan een jaar geleden", "unclear", {}),
    (VO, "2. Tenzij het over Roos gaat", "unclear", {}),
]


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), NUMBERED)
def test_a_number_with_its_reason_is_that_choice(
    kind: str, text: str, action: str, arguments: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(desk.CHOICES, OO, tuple(JUDGED.values()))
    command = understood(kind, text)
    assert command.action == action, command
    assert {name: command.arguments[name] for name in arguments} == arguments


def test_a_handler_who_hands_his_case_on_is_told_that_he_may_not() -> None:
    for text in (
        "Ik heb hier geen tijd voor deze maand, geef maar aan Wouter.",
        "wijs deze zaak toe aan wouter ik heb geen tijd",
    ):
        assert understood("opdracht", text).action == "refuse_not_allowed"
    for text in ("Geef de stukken maar aan Wouter", "Ik geef het door aan Wouter"):
        compare(understood("opdracht", text), "add_note", {})


@pytest.mark.parametrize(
    "text", ["Ja graag, we halen het niet", "Ja, ik heb iets langer nodig, want Roos is net moeder geworden."]
)
def test_more_time_without_a_day_is_asked_for_that_day(text: str) -> None:
    assert understood(VV, text).why == "geen-datum"


TWO_MAILS = (
    "ik kreeg twee mails van jullie dus ik antwoord in één keer. op die over het gesprek: meneer was toen ziek, het is nu"
    " donderdag 3 december om 14.00 uur. op die over de verlenging: een week erbij want anders is er geen tijd voor het verslag"
)


def test_two_letters_answered_in_one_mail_are_each_read_as_what_they_answer() -> None:
    command = understood(VV, TWO_MAILS)
    assert [command.action, *(each.action for each in command.also)] == ["plan_hearing", "extend"]
    assert command.arguments["when"] == "2026-12-03T14:00"
    assert command.also[0].arguments["until"] == "2027-01-11"


@pytest.mark.parametrize(
    "text",
    [
        "Gesprek: donderdag 3 december om 14.00 uur. Verlenging: dat weet ik nog niet",
        "Misschien dit. Gesprek: donderdag 3 december om 14.00 uur. Verlenging: een week erbij",
        "Gesprek: misschien donderdag 3 december. Verlenging: een week erbij?",
    ],
)
def test_two_letters_of_which_one_is_not_answered_do_not_act(text: str) -> None:
    assert understood(VV, text).action in ("unclear", "add_note")
