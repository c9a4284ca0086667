"""What may stand beside an action, and what may not: a clause of no known kind makes it a question (`answers/residue.py`).

`near.txt` has answers that look like an action and are none; below stands what leaves an action as it is, and every action
with every clause that takes it back.
"""

from pathlib import Path

import pytest
from domain.test_answer_desk import HARMLESS, acting, understood

OB, VG, VV, VI, VO, OO, VT, CU, OP, VM, VR = (
    "opdracht-behandelaar", "vraag-gesprek", "vraag-verlenging", "vraag-indeling", "vraag-ontvankelijkheid", "vraag-oordeel",
    "vraag-tevredenheid", "concept-uitkomst", "opdracht", "vraag-maatregelen", "verzoek-verslag",
)  # fmt: skip
KARIN, WOUTER, HANNEKE = {"handler": "Karin Oosterhof"}, {"handler": "Wouter Hummel"}, {"handler": "Hanneke Dijkstra"}
THEN = {"when": "2026-12-03T14:00"}
NEAR = Path(__file__).parents[1] / "data" / "answers" / "near.txt"


def near() -> dict[str, list[str]]:
    """The answers of `near.txt` by their letter."""
    found: dict[str, list[str]] = {}
    for line in NEAR.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = []
        elif not line.startswith("#"):
            found[next(reversed(found))].append(line.replace("\\n", "\n"))
    return found


@pytest.mark.parametrize("kind", near())
def test_what_only_looks_like_an_action_changes_nothing(kind: str) -> None:
    acted = [(text, command) for text in near()[kind] if (command := understood(kind, text)).action not in HARMLESS]
    assert not acted, acted


BESIDE = [
    (OB, "Karin. Ze is al op de hoogte.", "assign", KARIN),
    (OB, "Karin graag, zij kent meneer nog niet.", "assign", KARIN),
    (OB, "Wouter mag dit doen. Hij heeft vorige week zijn laatste zaak afgerond.", "assign", WOUTER),
    (OB, "Doe Karin maar. Ik heb haar net gesproken. Fijn weekend!", "assign", KARIN),
    (OB, "Wouter, hij is deze week weer beter.", "assign", WOUTER),
    (OB, "Karin pakt dit op. Bert en ik hebben het vanochtend besproken.", "assign", KARIN),
    (OB, "Wouter graag. Ik zit zelf op een cursus in Utrecht.", "assign", WOUTER),
    (OB, "2, hij zit hier naast me.", "assign", WOUTER),
    (OB, "Nr 2 graag", "assign", WOUTER),
    (OB, "Karin mag deze doen. Het is een lastige meneer, sterkte ermee!", "assign", KARIN),
    (OB, "Ik neem deze zelf. Wouter is ziek en Karin zit vol.", "assign", HANNEKE),
    (OB, "Wouter want Karin heeft vakantie.", "assign", WOUTER),
    (VG, "Donderdag 3 december om 14.00 uur, Jan neemt zijn zus mee.", "plan_hearing", THEN),
    (VG, "Het is gelukt: donderdag 3 december om 14.00 uur. Roos komt ook.", "plan_hearing", THEN),
    (
        VG,
        "Met beiden afgesproken: donderdag 3 december 14.00 uur. Jan was blij dat het eindelijk zover is.",
        "plan_hearing",
        THEN,
    ),
    (VG, "3/12 14u, iedereen weet het", "plan_hearing", THEN),
    (VG, "Jan en Roos kunnen allebei donderdag 3 december om 14.00 uur, dus dan doen we het.", "plan_hearing", THEN),
    (VV, "Ja, graag 2 weken. De arts heeft nog niet gereageerd.", "extend", {"until": "2027-01-18"}),
    (VV, "Verleng tot 15 januari, Jan zit in Spanje.", "extend", {"until": "2027-01-15"}),
    (VV, "Tot 15 januari. Jan weet het en vindt het prima.", "extend", {"until": "2027-01-15"}),
    (VV, "Tot en met 15 januari graag, Roos is ziek.", "extend", {"until": "2027-01-15"}),
    (VV, "Verleng tot 15 januari. De deskundige komt pas op 5 januari langs.", "extend", {"until": "2027-01-15"}),
    (VV, "Nee hoor, dat halen we makkelijk.", "add_note", {}),
    (VV, "2 weken erbij svp, Jan ligt in het ziekenhuis.", "extend", {"until": "2027-01-18"}),
    (VI, "Klacht. Ze is boos over de toon van Roos.", "classify", {"label": "klacht"}),
    (VI, "Vraag, hij wil weten wanneer zijn traject stopt.", "classify", {"label": "vraag"}),
    (VI, "Suggestie, best een goed idee trouwens.", "classify", {"label": "suggestie"}),
    (VI, "3, hij wil alleen een kopie.", "classify", {"label": "vraag"}),
    (VI, "Ja dit is echt een klacht hoor, arme man.", "classify", {"label": "klacht"}),
    (VO, "Ja, in behandeling nemen. Het speelde in september.", "admit", {}),
    (VO, "Niet in behandeling nemen, want meneer is geen klant van ons.", "reject", {}),
    (VO, "Nee, want dit is van twee jaar geleden.", "reject", {}),
    (OO, "Gegrond. Roos had moeten bellen en dat erkent zij ook.", "verdict", {"gegrond": "gegrond"}),
    (OO, "Ongegrond, want uit de logboeken blijkt dat er op 3, 5 en 9 november is gebeld.", "verdict", {"gegrond": "ongegrond"}),
    (OO, "Deels gegrond: de brief was te laat, de toon was netjes.", "verdict", {"gegrond": "deels"}),
    (OO, "Gegrond. Er is niet teruggebeld, ook niet na de tweede mail.", "verdict", {"gegrond": "gegrond"}),
    (OO, "Ongegrond: het dossier laat zien dat er drie keer is gebeld.", "verdict", {"gegrond": "ongegrond"}),
    (
        OO,
        "Ongegrond. Jan dacht dat er niet gebeld was, maar hij stond niet in zijn eigen agenda.",
        "verdict",
        {"gegrond": "ongegrond"},
    ),
    (VT, "Hij is tevreden, hij klonk opgelucht.", "record_satisfaction", {"text": "tevreden"}),
    (VT, "Niet tevreden, hij wil zijn geld terug.", "record_satisfaction", {"text": "niet tevreden"}),
    (VT, "Gebeld: meneer is tevreden en bedankt ons.", "record_satisfaction", {"text": "tevreden"}),
    (CU, "Akkoord. Mooie brief, dank!", "approve", {}),
    (CU, "Akkoord, goed verwoord.", "approve", {}),
    (CU, "Prima, mag weg.", "approve", {}),
    (OP, "Klager trekt zijn klacht in, hij heeft inmiddels een baan.", "withdraw", {}),
    (OP, "De zaak is afgehandeld, Jan heeft de brief ontvangen.", "close", {}),
    (VM, "Roos krijgt een training gespreksvoering, klaar voor 1 maart 2027.", "record_measures", {"until": "2027-03-01"}),
    (VM, "We bellen voortaan binnen twee werkdagen terug.", "record_measures", {}),
    (VR, "Gesprek was prettig. Jan en Roos hebben elkaar de hand gegeven.", "record_hearing", {}),
    (OB, "Karin mag deze doen, zij heeft ervaring met dit soort dingen.", "assign", KARIN),
    (OB, "Lijkt me een mooie voor Wouter!", "assign", WOUTER),
    (OB, "Doe deze maar bij Wouter, die kan wel wat werk gebruiken.", "assign", WOUTER),
    (OB, "Karin, want Wouter is met ouderschapsverlof tot na kerst.", "assign", KARIN),
    (OB, "Deze is voor Karin. Ze zit weer op kantoor vanaf woensdag.", "assign", KARIN),
    (OB, "Ik doe hem zelf wel, scheelt weer overdragen.", "assign", HANNEKE),
    (OB, "Geef maar aan mij, ik heb deze week wat lucht.", "assign", HANNEKE),
    (OB, "Pak ik op. Spannend verhaal trouwens.", "assign", HANNEKE),
    (OB, "Wouter Hummel.\nHij is op de hoogte.", "assign", WOUTER),
    (OB, "Hai, mag naar Karin. Ze vroeg er zelf om :)", "assign", KARIN),
    (OB, "Gaarne toewijzen aan mevrouw Oosterhof. Zij heeft mij laten weten hiervoor tijd te hebben.", "assign", KARIN),
    (OB, "Wat een verhaal zeg. Laat Karin dit maar doen.", "assign", KARIN),
    (OB, "Karin is er weer, dus die kan dit oppakken.", "assign", KARIN),
    (OB, "Nou vooruit, Wouter dan maar.", "assign", WOUTER),
    (OB, "Zet Karin er maar op, ik bel haar zo.", "assign", KARIN),
    (OB, "Bert en ik zijn het eens: Karin.", "assign", KARIN),
    (OB, "Karin behandelt. Meneer de Boer is trouwens een oude bekende van mij.", "assign", KARIN),
    (OB, "Karin. Roos zelf kan natuurlijk niet.", "assign", KARIN),
    (OB, "2. Hij kent de wijk goed.", "assign", WOUTER),
    (OB, "Wouter pakt dit, hij is net klaar met een andere klus.", "assign", WOUTER),
    (OB, "Graag Karin. We hebben het er vanmorgen in het MT over gehad.", "assign", KARIN),
    (VG, "Donderdag 3 december 14u. Heb ze allebei gesproken.", "plan_hearing", THEN),
    (VG, "do 3 dec 14:00 bij ons, klager komt met de bus", "plan_hearing", THEN),
    (
        VG,
        "Ik heb meneer gebeld en we spreken elkaar op donderdag 3 december om 14.00 uur. Hij klonk opgelucht.",
        "plan_hearing",
        THEN,
    ),
    (VG, "Na veel gedoe: 3 december om 14 uur. Roos zet haar cursus ervoor opzij.", "plan_hearing", THEN),
    (
        VG,
        "Wij zitten op 3 december om 14.00 uur bij elkaar. Jan wilde liever 's ochtends maar dat ging niet.",
        "plan_hearing",
        THEN,
    ),
    (VG, "Donderdag 3 december, 14.00 uur. Dan is iedereen er.", "plan_hearing", THEN),
    (VG, "3 december 14.00 uur. Meneer brengt zijn vrouw mee als steun.", "plan_hearing", THEN),
    (VG, "Ingepland voor donderdag 3 december om 14.00 uur. Duurt ongeveer een uur.", "plan_hearing", THEN),
    (VG, "Gesprek 3 december om 2 uur 's middags, ik heb Roos net een appje gestuurd.", "plan_hearing", THEN),
    (VG, "Volgende week donderdag om 14.00 uur, dat kwam iedereen het beste uit.", "plan_hearing", THEN),
    (VG, "Het is nu rond: 3 december 14.00 uur. Sorry dat het zo lang duurde.", "plan_hearing", THEN),
    (VV, "Ja graag, tot 15 januari. Het onderzoek loopt nog.", "extend", {"until": "2027-01-15"}),
    (VV, "Nog 2 weken graag. Ik heb de stukken van het UWV nog niet binnen.", "extend", {"until": "2027-01-18"}),
    (VV, "Doe maar een week extra, dan is Roos weer terug.", "extend", {"until": "2027-01-11"}),
    (VV, "Ja, verleng met 2 weken. Ik heb Jan al gebeld, hij begrijpt het.", "extend", {"until": "2027-01-18"}),
    (
        VV,
        "Wij verzoeken om uitstel tot en met 15 januari 2027. De deskundige heeft meer tijd nodig.",
        "extend",
        {"until": "2027-01-15"},
    ),
    (VV, "Graag verlengen tot 15 januari. Beide partijen zijn in de kerstvakantie weg.", "extend", {"until": "2027-01-15"}),
    (VV, "Ja. 2 weken. Te veel op mijn bord.", "extend", {"until": "2027-01-18"}),
    (VV, "2 weken extra is fijn, meneer heeft pas volgende maand een tolk.", "extend", {"until": "2027-01-18"}),
    (VV, "Nee, niet nodig. De brief ligt klaar.", "add_note", {}),
    (VI, "Gewoon een klacht, hij is boos en terecht.", "classify", {"label": "klacht"}),
    (VI, "Dit is een vraag. Meneer wil weten waar hij zijn reiskosten kan indienen.", "classify", {"label": "vraag"}),
    (VI, "klacht, mevrouw voelt zich niet serieus genomen", "classify", {"label": "klacht"}),
    (VI, "Overig, dit is gewoon een bedankje.", "classify", {"label": "overig"}),
    (VI, "2, aardig bedacht ook", "classify", {"label": "suggestie"}),
    (VI, "Het is een klacht. Hij schrijft dat hij drie keer voor niets is gekomen.", "classify", {"label": "klacht"}),
    (VI, "Vind ik een suggestie, hij klaagt niet echt.", "classify", {"label": "suggestie"}),
    (VI, "Zonder meer een klacht, zo praat je niet tegen mensen.", "classify", {"label": "klacht"}),
    (VO, "Ja, in behandeling nemen, het is nog geen jaar geleden.", "admit", {}),
    (VO, "Nemen we in behandeling hoor. Karin mag het doen.", "admit+assign", KARIN),
    (VO, "Wij nemen deze klacht in behandeling. De datum klopt, ik heb het nagekeken.", "admit", {}),
    (VO, "Niet in behandeling nemen. Meneer is nooit klant bij ons geweest.", "reject", {}),
    (VO, "Niet in behandeling, het gaat over zijn uitkering en daar gaat het UWV over.", "reject", {}),
    (VO, "Nee. Dit is al eens behandeld in 2024.", "reject", {}),
    (VO, "Afwijzen, want dit ligt al bij de rechter.", "reject", {}),
    (OO, "Gegrond. We hadden hem moeten bellen, zo simpel is het.", "verdict", {"gegrond": "gegrond"}),
    (
        OO,
        "Ik vind de klacht ongegrond. Roos heeft zich netjes aan de afspraken gehouden en Jan was er gewoon niet.",
        "verdict",
        {"gegrond": "ongegrond"},
    ),
    (OO, "Deels gegrond, de brief kwam te laat maar de inhoud klopte wel.", "verdict", {"gegrond": "deels"}),
    (OO, "Gegrond, Roos geeft het ook toe. Ze heeft al sorry gezegd.", "verdict", {"gegrond": "gegrond"}),
    (
        OO,
        "Na lang wikken en wegen: ongegrond. Er is geen bewijs dat Roos iets verkeerd deed.",
        "verdict",
        {"gegrond": "ongegrond"},
    ),
    (
        OO,
        "Mijn conclusie is dat de klacht gegrond is. Jan had recht op een antwoord binnen vijf dagen.",
        "verdict",
        {"gegrond": "gegrond"},
    ),
    (OO, "ongegrond, hij heeft zelf de afspraak afgezegd en dat weet hij ook", "verdict", {"gegrond": "ongegrond"}),
    (OO, "Gegrond. Ik heb Jan, Roos en de receptie gesproken en iedereen zegt hetzelfde.", "verdict", {"gegrond": "gegrond"}),
    (OO, "Wat mij betreft gegrond. Als iemand drie keer belt moet je gewoon terugbellen.", "verdict", {"gegrond": "gegrond"}),
    (
        OO,
        "Gegrond, want Roos wist dat hij wachtte en heeft niets gedaan. Jammer, want ze doet het verder goed.",
        "verdict",
        {"gegrond": "gegrond"},
    ),
    (OO, "Klacht is ongegrond verklaard, op grond van de mailwisseling van 5 november.", "verdict", {"gegrond": "ongegrond"}),
    (VT, "Hij is tevreden. Hij bedankte ons zelfs.", "record_satisfaction", {"text": "tevreden"}),
    (VT, "Helaas, niet tevreden. Hij gaat naar de geschillencommissie.", "record_satisfaction", {"text": "niet tevreden"}),
    (VT, "Deels. Het excuus vond hij goed, de vergoeding te laag.", "record_satisfaction", {"text": "deels"}),
    (VT, "Meneer de Boer gesproken, hij is tevreden met hoe het is opgelost.", "record_satisfaction", {"text": "tevreden"}),
    (VT, "Tevreden! Leuk gesprek gehad.", "record_satisfaction", {"text": "tevreden"}),
    (VT, "2, hij had meer verwacht", "record_satisfaction", {"text": "deels"}),
    (CU, "Akkoord, versturen maar.", "approve", {}),
    (CU, "Ziet er keurig uit. Akkoord!", "approve", {}),
    (CU, "Helemaal goed zo, dank voor het uitschrijven.", "approve", {}),
    (CU, "1. Mooi geschreven.", "approve", {}),
    (OP, "Jan heeft vanmorgen gebeld en trekt zijn klacht in. Hij vond het gesprek met Roos fijn.", "withdraw", {}),
    (OP, "De klacht is ingetrokken, zie de mail van meneer hieronder.", "withdraw", {}),
    (OP, "Gesprek gepland op donderdag 3 december om 14.00 uur met beiden. Ik maak het verslag.", "plan_hearing", THEN),
    (OP, "Ik ben er zelf bij betrokken, ik zat in dat overleg.", "recuse", {}),
    (OP, "Graag 2 weken uitstel, ik lig plat met griep.", "extend", {"until": "2027-01-18"}),
    (
        VM,
        "Roos volgt een cursus en we passen de belinstructie aan, klaar op 1 februari 2027.",
        "record_measures",
        {"until": "2027-02-01"},
    ),
    (VM, "Geen, het was een eenmalige vergissing.", "record_measures", {}),
    (VM, "We gaan voortaan een dag van tevoren een sms sturen. Roos biedt haar excuses aan.", "record_measures", {}),
    (VM, "Ik bespreek het in het teamoverleg van 7 december en Roos schrijft een kaartje.", "record_measures", {}),
    (VR, "Fijn gesprek gehad met Jan en Roos. Ze zijn het erover eens dat er beter gebeld moet worden.", "record_hearing", {}),
    (
        VR,
        "Jan kwam met zijn zus. Hij vertelde dat hij zich niet gehoord voelt. Roos bood haar excuses aan.",
        "record_hearing",
        {},
    ),
]
test_what_is_told_beside_an_action_leaves_it_as_it_is = acting(BESIDE)

ACTIONS = [
    (OB, "Karin doet dit"), (VG, "Gesprek donderdag 3 december om 10 uur"), (VV, "Verleng tot 15 januari"),
    (VI, "Dit is een klacht"), (VO, "In behandeling nemen"), (VO, "Niet in behandeling nemen, want te oud"),
    (OO, "De klacht is ongegrond"), (OO, "Ongegrond, want er is gebeld"), (VT, "Hij is tevreden"), (VT, "3"), (CU, "Akkoord"),
    (OP, "De klacht is ingetrokken"),
]  # fmt: skip
BEHIND = [
    ", geloof ik", ", hoop ik", ", denk ik", ", als het kan", ", tenzij het niet kan", ", mits dat mag", ", of niet",
    ", maar niet nu", ", wat vind jij", ", toch?", ". Of toch niet.", ". Nee.", ". Vergeet dat.", ". Ik twijfel.",
    ". Ik kom erop terug.", ". Nog niet verwerken.", ". Wacht nog even.", ", zegt Bert", ", aldus Bert", ", volgens Bert",
    ", heb ik gehoord", ", schijnt", ", naar verluidt", ", onder voorbehoud", ", in principe", ", misschien", ", hoewel",
    ". Bert moet nog akkoord geven.", ". Eerst overleggen.", ". Haha.", ", nietwaar", ", of lijkt je dat niets", "... not",
    ". Dat was een andere zaak.", ". Morgen weet ik het zeker.", ". Ik weet het niet zeker.", ", neem ik aan", ". Niet doen.",
    ". Toch maar niet.", ". Of vergis ik me?", ", zeggen ze", ", maar vraag het Bert", ". Bert is het er niet mee eens.",
    ". Zo wil Bert het.", ", bijna", ". Dat zou mooi zijn.", ". Daar ben ik niet uit.", ". Daar moet ik over nadenken.",
    ". Klopt niet.", ". Verkeerde mail, negeren svp.",
]  # fmt: skip
BEFORE = [
    "Misschien ", "Volgens Bert: ", "Bert zegt: ", "Als het kan: ", "Stel: ", "Nooit ", "Klopt het dat ", "Ik hoorde: ",
    "Concept: ", "Voorstel: ", "Eventueel: ", "Jan wil: ", "Bij de vorige klacht: ", "Volgende keer: ", "Nog niet: ",
    "Ik twijfel: ", "In 2024 was het: ", "Als Bert het goed vindt: ",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), ACTIONS)
def test_an_action_that_is_taken_back_in_the_same_answer_is_none(kind: str, text: str) -> None:
    assert understood(kind, text).action not in HARMLESS
    said = [text + behind for behind in BEHIND] + [before + text for before in BEFORE]
    acted = [(each, command) for each in said if (command := understood(kind, each)).action not in HARMLESS]
    assert not acted, acted
