"""Words in front of a colon, or of another week, that make what stands behind them somebody else's, or something else."""

import pytest
from domain.test_answer_desk import HARMLESS, understood

from classifiers.answers.judges import likelihood

OB, VG, VI, VO, OO, VV, VM, VT, VR = (
    "opdracht-behandelaar", "vraag-gesprek", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-oordeel", "vraag-verlenging",
    "vraag-maatregelen", "vraag-tevredenheid", "verzoek-verslag",
)  # fmt: skip
OF_OTHERS = [
    (OO, "Wouter mailde mij net:\nOngegrond, ik was er gewoon."),
    (OO, "Dit appte hij mij vanmorgen:\nOngegrond, ik was er gewoon."),
    (OO, "Klad:\nGegrond, want er is niet teruggebeld."),
    (OO, "Uit de vorige zaak: ongegrond, er was gebeld."),
    (VV, "Wens van Roos: tot 18 januari."),
    (VV, "Mijn vakantie:\ntot 18 januari"),
    (VG, "Roos kan niet op:\ndonderdag 3 december 14.00 uur"),
    (VG, "Vervallen:\ndonderdag 3 december 14.00 uur"),
    (VG, "Bij de dokter: donderdag 3 december 14.00 uur"),
    (OB, "Met verlof: Wouter"),
    (OB, "Niet beschikbaar:\nWouter"),
    (VI, "Kop boven zijn mail: klacht"),
    (VT, "Zijn dochter: tevreden"),
    (VM, "Ideeën:\nRoos volgt een cursus gesprekken voeren."),
]
HIS_OWN = [
    (OO, "Mijn oordeel:\nOngegrond, er is drie keer gebeld.", "verdict"),
    (VV, "Verlengen tot: 18 januari", "extend"),
    (VG, "Datum gesprek: donderdag 3 december 14.00 uur", "plan_hearing"),
    (OB, "Behandelaar: Wouter", "assign"),
    (VI, "Indeling: klacht", "classify"),
    (VM, "Maatregelen:\n- Roos volgt een cursus gesprekken voeren", "record_measures"),
    (VV, "De Boer: tot 18 januari graag", "extend"),
]
PUT_RIGHT = [
    (VG, "Donderdag 3 december 10.00 uur. Mijn fout, 10.45 uur."),
    (VG, "Vrijdag 4 december om 13.00 uur. Herstel: 13.30 uur"),
    (VV, "Verlengen tot 11 januari. Oeps, maak daar de 18e januari van, ik ben dan vrij."),
    (VV, "Een week erbij, twee weken eigenlijk."),
]
OF_ANOTHER_WEEK = [
    (VG, "Over drie weken, donderdag 3 december, om 10.00 uur"),
    (VG, "In week 2, donderdag 3 december om 10.00 uur"),
    (VG, "Eind december: donderdag 3 december om 10.00 uur"),
    (VG, "Begin volgende maand, donderdag 17 december om 10.00 uur"),
]
OF_ANOTHER_CASE = [
    (VV, "Hiemstra: twee weken erbij."),
    (VG, "Mevrouw Hiemstra, donderdag 3 december 10.00 uur"),
    (OB, "Klacht Van Houten: Wouter"),
    (VT, "Terpstra tevreden."),
    (VR, "Gesprek mevrouw Hiemstra: zij vertelde dat Roos haar nooit terugbelde en Roos bood excuses aan."),
    (VM, "De maatregelen in de zaak Hiemstra waren: training en excuses."),
    (VM, "In de zaak Hiemstra is afgesproken dat coaches binnen een dag terugbellen."),
    (VM, "Afspraken uit de zaak van mevrouw Hiemstra: coaches bellen binnen een dag terug."),
]
OF_OTHER_MEETINGS = [
    (VR, "Verslag MT: besproken zijn de begroting en de verhuizing."),
    (VR, "verslag van het teamoverleg: we bespraken de nieuwe website en de kerstborrel"),
    (VR, "Verslag intake: meneer wil weer aan het werk als heftruckchauffeur."),
    (VR, "Verslag voortgangsgesprek: meneer solliciteert volop."),
    (VR, "Meneer schreef dat hij niet meer wil komen en dat hij zich niet serieus genomen voelt."),
]
NOT_DONE = [
    (VM, "In Assen hebben ze een vast telefoonuur ingevoerd, werkt goed."),
    (VM, "De gemeente gaat haar brieven aanpassen."),
    (VM, "We kunnen niets aan de telefoontijden veranderen"),
    (VM, "Roos kreeg een training aangeboden en weigerde."),
    (VM, "Roos kreeg een gesprek aangeboden met een coach en sloeg dat af."),
    (VM, "Ironisch genoeg kwam Roos net van een training klantgericht werken"),
]
NO_ANSWER = [
    (OB, "Wouter, vakantie"),
    (OB, "Wouter - helemaal overspannen"),
    (OB, "Wouter, ik spreek je hier straks over."),
    (OB, "Zet Wouter maar op de maillijst."),
    (VI, "Vraag dat zelf maar even aan hem"),
    (VI, "Ach, klacht, klacht. Hij was wat boos."),
    (VV, "Beste Roos, graag een week erbij, is dat akkoord"),
    (VO, "Ja, die heb ik hier aan de balie gehad."),
    (VO, "Nee, ik zit in de trein."),
    (VO, "Niet in behandeling, zoals afgesproken."),
    (VO, "Afwijzen. Ik bel hem er zelf wel even over."),
    (OO, "Ongegrond. Dat is wat Roos wil."),
    (OO, "Gegrond. Onder voorbehoud nog."),
    (OO, "Ongegrond. Volgens de klager zelf dan."),
    (VT, "Tevreden. Zijn man althans."),
    (VT, "not happy at all"),
    (VV, "Graag verlengen, want mijn contract loopt tot 18 januari."),
    ("herinnering", "We hebben afgesproken dat ik het dossier dit weekend lees."),
    ("escalatie", "Afgesproken met Roos dat zij mij de stukken aanlevert."),
    (VG, "Mijn voorgesprek met Roos is donderdag 3 december om 9.00 uur."),
]


@pytest.mark.parametrize(
    ("kind", "text"), [*OF_OTHERS, *PUT_RIGHT, *OF_ANOTHER_WEEK, *OF_ANOTHER_CASE, *OF_OTHER_MEETINGS, *NOT_DONE]
)
def test_what_is_somebody_elses_or_contradicts_itself_is_asked_about(kind: str, text: str) -> None:
    found = understood(kind, text, judge=likelihood)
    assert found.action in HARMLESS, found


@pytest.mark.parametrize(("kind", "text"), NO_ANSWER)
def test_what_only_looks_like_an_answer_is_asked_about(kind: str, text: str) -> None:
    found = understood(kind, text, judge=likelihood)
    assert found.action in HARMLESS or found.arguments.get("text") == "niet tevreden", found


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Roos volgt een cursus, uiterlijk 18 januari 2027.", "2027-01-18"),
        ("Roos volgt voortaan een cursus. Zijn contract loopt tot 18 januari 2027.", None),
        ("Wouter begeleidt meneer voortaan. Voor 18 januari 2027 graag een brief.", None),
        ("Wouter belt voortaan wekelijks. Haar verlof loopt tot 18 januari 2027.", None),
    ],
)
def test_a_measure_is_done_by_its_own_day(text: str, until: str | None) -> None:
    found = understood(VM, text, judge=likelihood)
    assert (found.action, found.arguments.get("until")) == ("record_measures", until)


@pytest.mark.parametrize(("kind", "text", "action"), HIS_OWN)
def test_labels_of_his_own_stand_in_nobodys_way(kind: str, text: str, action: str) -> None:
    assert understood(kind, text, judge=likelihood).action == action


@pytest.mark.parametrize(
    "text",
    [
        "Over twee weken, dinsdag 8 december 14.00 uur",
        "Begin december: donderdag 3 december om 14.00 uur",
        "In week 49: donderdag 3 december om 14.00 uur",
        "Donderdag 3 december 14.00 uur. Volgende maand verhuizen wij.",
    ],
)
def test_words_of_the_same_week_stand_in_nobodys_way(text: str) -> None:
    assert understood(VG, text, judge=likelihood).action == "plan_hearing"
