"""A talk or more time settled in free words: one day and hour, or one day, and a story beside it that leaves it as it is.

What is near to these and must not act stands in `tests/data/answers/near.txt`.
"""

import pytest
from domain.test_answer_desk import understood

from classifiers.answers.judges import likelihood

TALKS = [
    ("vraag-gesprek", "We hebben elkaar donderdag 3 december om 10 uur, bij hem aan de keukentafel.", "2026-12-03T10:00"),
    ("vraag-gesprek", "Klant belt net terug: 3 december 10.00 is goed voor haar, Roos ook erbij.", "2026-12-03T10:00"),
    ("vraag-gesprek", "do 3/12 14.30 kantoor, ze neemt een vriendin mee", "2026-12-03T14:30"),
    (
        "vraag-gesprek",
        "Genoteerd voor 3 december 10 uur. Koffie en koek staan klaar. Roos schuift na een kwartier aan.",
        "2026-12-03T10:00",
    ),
    ("vraag-gesprek", "Na drie keer bellen eindelijk raak: 3 december, 10 uur, wijkcentrum De Schakel.", "2026-12-03T10:00"),
    ("vraag-gesprek", "Meneer komt 3 december om 10 uur naar het buurthuis, hij is bang voor de lift hier.", "2026-12-03T10:00"),
    ("vraag-gesprek", "zet maar neer 3 december tien uur", "2026-12-03T10:00"),
    ("vraag-gesprek", "3 december 10 uur. Ze woont vlakbij en komt lopend.", "2026-12-03T10:00"),
    ("vraag-gesprek", "Ik verwacht hem donderdag 3 december om 10 uur op de Stationsweg.", "2026-12-03T10:00"),
    (
        "vraag-gesprek",
        "Wij treffen elkaar 3 december om 10.00 uur in de hal van het gemeentehuis, zijn wens.",
        "2026-12-03T10:00",
    ),
    ("vraag-gesprek", "Jan ziet er tegenop maar komt wel: 3 december om 10 uur.", "2026-12-03T10:00"),
    ("vraag-gesprek", "Prikken was lastig, drie agenda's, maar het is 3 december 10.00 geworden. Pfoe!", "2026-12-03T10:00"),
    ("vraag-gesprek", "Ingeboekt: 3-12, 10:00-11:00, spreekkamer 2. Tolk is besteld.", "2026-12-03T10:00"),
    (
        "vraag-gesprek",
        "Het gesprek vindt plaats op donderdag 3 december om 10.00 uur. Beide partijen zijn schriftelijk uitgenodigd.",
        "2026-12-03T10:00",
    ),
    ("vraag-gesprek", "hij kan enkel voor de middag. 3 december 10u dus. 't is geregeld met Roos ook", "2026-12-03T10:00"),
    ("vraag-gesprek", "3 december 10 uur spreken we elkaar via Teams, zijn auto staat in de garage.", "2026-12-03T10:00"),
    (
        "vraag-gesprek",
        "Volgende week donderdag, 3 december, tien uur 's ochtends. Zet jij het in de agenda van Roos, Karin",
        "2026-12-03T10:00",
    ),
    ("uitnodiging-gesprek", "Door omstandigheden verplaatst: 10 december, 14 uur. Iedereen is gebeld.", "2026-12-10T14:00"),
    ("uitnodiging-gesprek", "Roos heeft griep. Het wordt 10 december om 14.00 uur, Jan vindt het prima.", "2026-12-10T14:00"),
    ("uitnodiging-gesprek", "Sorry, verkeerd gekeken. 10 december 14u moet het zijn.", "2026-12-10T14:00"),
    ("uitnodiging-gesprek", "Kunnen niet die dag, brandoefening. Nieuw: do 10 dec 14.00, zelfde kamer.", "2026-12-10T14:00"),
    ("uitnodiging-gesprek", "Wijziging: donderdag 10 december om 14.00 uur in plaats van de 3e.", "2026-12-10T14:00"),
    ("opdracht", "Ik pak het op. Gesprek met Jan: 3 december om 10 uur.", "2026-12-03T10:00"),
    ("opdracht", "Helder. Jan komt 3 december om 10 uur bij mij langs, hij brengt de brieven mee.", "2026-12-03T10:00"),
    ("opdracht", "Gebeld, aardige man. Donderdag 3 december 10 uur zitten we samen in de bibliotheek.", "2026-12-03T10:00"),
    ("opdracht", "Komt goed! 3 december 10u hebben Jan en ik een afspraak staan, Roos weet het.", "2026-12-03T10:00"),
    ("vraag-gesprek", "Het gesprek is op 3 december, hoe laat laat ik aan Roos over.", "2026-12-03"),
    ("vraag-gesprek", "Afgelopen vrijdag heb ik hem aan de lijn gehad. Het staat nu op 3 december, 10 uur.", "2026-12-03T10:00"),
    (
        "vraag-gesprek",
        "3 december om tien uur. Hij wilde eigenlijk 's middags, maar de tolk kan alleen in de ochtend.",
        "2026-12-03T10:00",
    ),
    ("vraag-gesprek", "3 dec 10 uur. Bij hem thuis want hij zit met zijn been in het gips.", "2026-12-03T10:00"),
    ("vraag-gesprek", "donderdag 3 december om 3 uur in de middag, hier", "2026-12-03T15:00"),
    (
        "vraag-gesprek",
        "Wij houden het gesprek op 3 december om 10.00 uur. Locatie: Stationsplein 4. Aanwezig: klager, diens "
        "dochter, Roos en ik.",
        "2026-12-03T10:00",
    ),
    (
        "vraag-gesprek",
        "Zojuist met Jan kortgesloten. 3 december, 10:00, vergaderkamer Noord. Stuur de uitnodiging maar.",
        "2026-12-03T10:00",
    ),
    ("vraag-gesprek", "hey, 3 december 10 uur is het! hij klonk opgelucht", "2026-12-03T10:00"),
    ("vraag-gesprek", "Joepie, gelukt. 3 december om 10 uur. Ik zorg voor taart.", "2026-12-03T10:00"),
    (
        "uitnodiging-gesprek",
        "Roos zit die dag op cursus. Nieuwe datum 10 december, 14 uur, Jan heeft ja gezegd.",
        "2026-12-10T14:00",
    ),
    (
        "uitnodiging-gesprek",
        "Het gesprek is een week verschoven, naar 10 december om 14.00 uur, vanwege een sterfgeval bij Jan.",
        "2026-12-10T14:00",
    ),
    ("uitnodiging-gesprek", "ff aanpassen: 10/12 14.00, jan moest werken", "2026-12-10T14:00"),
    (
        "uitnodiging-gesprek",
        "Jan heeft zich ziek gemeld. We gaan voor 10 december, 14 uur. Dat heb ik met hem doorgenomen.",
        "2026-12-10T14:00",
    ),
    (
        "vraag-gesprek",
        "T is gelukt hoor!! 3 dec, 10 uur, bij ons boven. Roos wist het als eerste, die zat erbij toen ik belde.",
        "2026-12-03T10:00",
    ),
    (
        "vraag-gesprek",
        "Ik heb hem gesproken, hij was kalm. We spreken elkaar op 3 december om 10.00 uur in het buurtcentrum "
        "aan de Lijsterbesstraat.",
        "2026-12-03T10:00",
    ),
    ("vraag-gesprek", "Klager heeft ingestemd met 3 december om 10 uur.", "2026-12-03T10:00"),
    ("vraag-gesprek", "10 uur, 3 december, Teams. Hij zit in Polen bij zijn ouders.", "2026-12-03T10:00"),
    (
        "vraag-gesprek",
        "Zet maar in de agenda: 3/12 om 10u. Ik haal haar op van het station want ze ziet slecht.",
        "2026-12-03T10:00",
    ),
    ("vraag-gesprek", "Ja hoor, 3 december. Tien uur in de ochtend. Zij komt alleen.", "2026-12-03T10:00"),
    ("vraag-gesprek", "De afspraak met Jan is op donderdag de derde van december om tien uur.", "2026-12-03T10:00"),
    ("vraag-gesprek", "Hij belde me zelf al terug vanmorgen, 3 december tien uur schikt hem en Roos ook.", "2026-12-03T10:00"),
    ("vraag-gesprek", "donderdag 3 dec 10.00 // zoom // link volgt", "2026-12-03T10:00"),
    (
        "vraag-gesprek",
        "Alles geregeld. Datum: 3 december 2026. Tijd: 10.00 uur. Plaats: kantoor Assen. Bijzonderheden: klager is slechthorend.",
        "2026-12-03T10:00",
    ),
    ("vraag-gesprek", "Om 10 uur op 3 december. Sorry dat het zo lang duurde, ik was ziek.", "2026-12-03T10:00"),
    ("vraag-gesprek", "Dat wordt dan 3 december, 10 uur 's morgens, want 's middags slaapt de baby.", "2026-12-03T10:00"),
    (
        "vraag-gesprek",
        "Vastgeprikt op 3 december 10.00 uur. Niet op kantoor maar in De Pluk, daar voelt hij zich beter.",
        "2026-12-03T10:00",
    ),
    ("vraag-gesprek", "3 december, 10 uur, en Roos heeft beloofd te luisteren in plaats van te praten.", "2026-12-03T10:00"),
    ("uitnodiging-gesprek", "Jan belde: file, kind ziek, van alles. Nieuwe tijd is 10 december 14 uur.", "2026-12-10T14:00"),
    (
        "uitnodiging-gesprek",
        "Sorry voor het gedoe, maar het moet verzet. 10 december 14.00 uur, en Jan is het ermee eens.",
        "2026-12-10T14:00",
    ),
    (
        "uitnodiging-gesprek",
        "Kan niet die 3e, ik heb een begrafenis. 10 december 14 uur doen we het, Jan is op de hoogte.",
        "2026-12-10T14:00",
    ),
    ("uitnodiging-gesprek", "Foutje in de brief: het is 10 december, 14 uur.", "2026-12-10T14:00"),
    ("uitnodiging-gesprek", "Op verzoek van Jan wordt het toch een weekje later: 10 december, 14.00 uur.", "2026-12-10T14:00"),
    ("uitnodiging-gesprek", "Ik heb met Jan geruild: niet de 3e maar 10 december om 14 uur.", "2026-12-10T14:00"),
    (
        "uitnodiging-gesprek",
        "Moet anders. Donderdag 10 december, twee uur. Roos heb ik gesproken, die kan ook.",
        "2026-12-10T14:00",
    ),
    (
        "uitnodiging-gesprek",
        "Een uur later graag, 3 december om 11.00 uur. De bus van 9 uur rijdt niet meer.",
        "2026-12-03T11:00",
    ),
    ("uitnodiging-gesprek", "graag 11 uur ipv 10 uur op 3 december, hij heeft eerst bloedprikken", "2026-12-03T11:00"),
    ("uitnodiging-gesprek", "Schuif ons gesprek even door naar de 10e om 14.00 uur, dank", "2026-12-10T14:00"),
    ("uitnodiging-gesprek", "De kogel is door de kerk: 10 december 14 uur, dan is Roos terug van haar reis.", "2026-12-10T14:00"),
]
MORE_TIME = [
    ("vraag-verlenging", "Ja, doe maar tot 15 januari. De kerst zit er tussen.", "2027-01-15"),
    ("vraag-verlenging", "Ik heb tot 15 januari nodig, Roos ligt in de lappenmand.", "2027-01-15"),
    ("vraag-verlenging", "Zet de einddatum op 15 januari aub. Het dossier is nog onderweg van het UWV.", "2027-01-15"),
    ("vraag-verlenging", "15 januari moet haalbaar zijn.", "2027-01-15"),
    ("vraag-verlenging", "Kerst, oud en nieuw, en een tolk die op vakantie is: 15 januari.", "2027-01-15"),
    ("vraag-verlenging", "Gun ons tot 15 januari, Jan reageert traag.", "2027-01-15"),
    ("opdracht", "Dat red ik niet voor de feestdagen, verschuif de einddatum naar 15 januari. Jan zit in Turkije.", "2027-01-15"),
    ("opdracht", "Graag verlenging tot en met 15 januari: er moeten nog twee getuigen gehoord worden.", "2027-01-15"),
    ("vraag-verlenging", "Twee getuigen en een zieke tolk. Dat wordt 15 januari.", "2027-01-15"),
    ("vraag-verlenging", "Tot 15 januari. Jan heeft pas de 8e zijn tweede gesprek.", "2027-01-15"),
    ("vraag-verlenging", "15 jan svp - stukken van het UWV komen pas volgende week", "2027-01-15"),
    (
        "vraag-verlenging",
        "Ja, verlengen. Nieuwe einddatum wordt vrijdag 15 januari 2027. Reden: Roos is geopereerd.",
        "2027-01-15",
    ),
    ("vraag-verlenging", "Deze zaak trekt een lange staart, zet er maar 15 januari op.", "2027-01-15"),
    ("vraag-verlenging", "Ja. Ik mik op 15 januari, eerder krijg ik Roos niet te spreken.", "2027-01-15"),
    (
        "vraag-verlenging",
        "Ja, het wordt 15 januari denk ik niet eerder dan dat Roos terug is. Dus zet maar 15 januari.",
        "2027-01-15",
    ),
    ("vraag-verlenging", "Ja, met 2 weken. Jan is vader geworden en wil even rust.", "2027-01-18"),
    ("vraag-verlenging", "Twee weken respijt graag. Het wachten is op de salarisstroken.", "2027-01-18"),
    ("vraag-verlenging", "Ik vrees van wel. Twee weken. Roos zit in quarantaine.", "2027-01-18"),
    ("vraag-verlenging", "Verlengen aub, 14 dagen, de getuige is onvindbaar", "2027-01-18"),
    ("vraag-verlenging", "Uitstel tot 15 januari. Corinne wacht op de loonstroken.", "2027-01-15"),
    ("vraag-verlenging", "Het spijt me, ik kom niet uit met de tijd: 15 januari.", "2027-01-15"),
    ("vraag-verlenging", "Ja. 15/1. Roos ziek.", "2027-01-15"),
    ("vraag-verlenging", "Doe mij nog maar 2 weken, Jan komt steeds met nieuwe bijlagen", "2027-01-18"),
    ("vraag-verlenging", "We hebben meer tijd nodig, namelijk tot 15 januari, omdat de deskundige nog rekent.", "2027-01-15"),
    ("vraag-verlenging", "Eindje erbij plakken, 2 weken is te veel, doe 4 januari.", "2027-01-04"),
]


@pytest.mark.parametrize(("kind", "text", "when"), TALKS)
def test_a_talk_in_free_words_is_planned(kind: str, text: str, when: str) -> None:
    command = understood(kind, text)
    assert (command.action, command.arguments["when"], command.also) == ("plan_hearing", when, ())


@pytest.mark.parametrize(("kind", "text", "until"), MORE_TIME)
def test_more_time_in_free_words_is_given(kind: str, text: str, until: str) -> None:
    command = understood(kind, text)
    assert (command.action, command.arguments["until"], command.also) == ("extend", until, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Doe er drie weken bij graag, Jan zit tot begin januari in Marokko.", "Jan zit tot begin januari in Marokko"),
        ("Gaat me niet lukken voor de 4e, het halve team ligt met griep. Maak er 15 januari van als einddatum.", "griep"),
        ("Tot en met 15 januari. De getuige is namelijk op huwelijksreis.", "De getuige is namelijk op huwelijksreis"),
        ("Nieuwe einddatum: 15 januari\nWaarom: tweede gesprek nodig met de werkgever", "tweede gesprek nodig met de werkgever"),
    ],
)
def test_what_stands_beside_an_extension_is_its_reason(text: str, reason: str) -> None:
    command = understood("vraag-verlenging", text)
    assert command.action == "extend"
    assert reason in command.arguments["reason"]


def test_a_talk_and_more_time_in_one_answer_are_both_done() -> None:
    text = "Met Jan afgesproken op do 3 december 10:30, hij neemt zijn zus mee. Roos moet daarna ook, verleng dus tot 15 januari."
    command = understood("opdracht", text)
    assert (command.action, command.arguments["when"]) == ("plan_hearing", "2026-12-03T10:30")
    assert [(each.action, each.arguments["until"]) for each in command.also] == [("extend", "2027-01-15")]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ja, in behandeling; ze komt vrijdag om 11.15", "2026-11-27T11:15"),
        ("1, en mevrouw komt morgen om 9 uur langs", "2026-11-24T09:00"),
        ("Nemen we in behandeling. Meneer De Boer komt donderdag 26 november om half drie bij mij langs.", "2026-11-26T14:30"),
        ("Ja. We zitten vrijdag om 14 uur om tafel.", "2026-11-27T14:00"),
        ("nemen we in behandeling. Ik wil hem spreken op do 3 december 10.30u", "2026-12-03T10:30"),
        ("Ja, in behandeling. Ze komt vrijdag om 11.15. Dat moet nog bevestigd worden.", ""),
        ("Ja, in behandeling. Ze komt vrijdag om 11.15 of maandag om 10 uur.", ""),
        ("Ja, in behandeling. Ze wil vrijdag om 11.15 komen.", ""),
        ("Ja, in behandeling; ze belde vrijdag om 11.15", ""),
        ("Ja. Hij komt vrijdag om 11.15 voor zijn sollicitatiegesprek", ""),
        ("Ja; Karin doet het en ze komt vrijdag om 11.15", ""),  # Karin, or the client
    ],
)
def test_who_takes_a_complaint_up_and_says_when_the_talk_is_does_both(text: str, when: str) -> None:
    command = understood("vraag-ontvankelijkheid", text)
    talks = [each.arguments["when"] for each in command.also if each.action == "plan_hearing"]
    assert (command.action, talks) == ("admit", [when] if when else [])


@pytest.mark.parametrize(
    ("text", "talks"),
    [
        ("Ja zeker, daar gaan we mee verder. Ik heb ze al aan de lijn gehad en donderdag 3 december om 10u zit ze hier.", 1),
        ("Ja zeker, daar gaan we mee verder. Ze belde gisteren om 10 uur.", 0),
    ],
)
def test_what_a_judge_takes_up_keeps_the_talk_in_the_sentence_with_an_hour(text: str, talks: int) -> None:
    command = understood("vraag-ontvankelijkheid", text, judge=likelihood)
    assert (command.action, [each.arguments["when"] for each in command.also]) == ("admit", ["2026-12-03T10:00"] * talks)


def test_who_is_in_a_talk_is_not_made_its_handler() -> None:
    command = understood("vraag-ontvankelijkheid", "Ja we doen hem. Gesprek vrijdag half twaalf met klant en Wouter")
    assert "assign" not in [each.action for each in (command, *command.also)]


def test_a_talk_that_did_not_take_place_is_planned_anew() -> None:
    text = "Niet doorgegaan, ze stond voor een dichte deur. Herkansing donderdag 3 december om 13.30, zelfde kamertje."
    command = understood("verzoek-verslag", text)
    assert (command.action, command.arguments["when"]) == ("plan_hearing", "2026-12-03T13:30")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Het gesprek is donderdag 3 december, half een.", "2026-12-03T12:30"),
        ("Het gesprek is donderdag de derde van december om tien uur.", "2026-12-03T10:00"),
    ],
)
def test_an_hour_past_noon_and_a_day_of_a_month_are_read(text: str, when: str) -> None:
    assert understood("vraag-gesprek", text).arguments.get("when") == when
