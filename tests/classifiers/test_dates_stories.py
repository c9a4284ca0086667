"""Dates as stories tell them: moved by the week, the heading or the words of somebody else; and near sentences to leave alone.

One row: the text, then its days and periods (first..last) in order. Counted from Wednesday 14 October 2026, 09:12.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from classifiers.dates import find_dates

WEDNESDAY = datetime(2026, 10, 14, 9, 12)  # noqa: DTZ001

STORIES = [
    # the weekdays of a week spoken of
    ("Week 38: op dinsdag was hij ziek, donderdag kwam hij te laat.", "2026-09-14..2026-09-20 2026-09-15 2026-09-17"),
    ("Week 38 was goed. Op 6 oktober niet, en dinsdag belde ik.", "2026-09-14..2026-09-20 2026-10-06 2026-10-13"),
    ("Week 38 was goed. Afgelopen dinsdag belde ik.", "2026-09-14..2026-09-20 2026-10-13"),
    ("In week 38 ging het mis. De maandag daarop bleef ik thuis.", "2026-09-14..2026-09-20 2026-09-21"),
    # what was said on another day
    ("Op 5 oktober zei hij: doen we morgen.", "2026-10-05 2026-10-06"),
    ('Op 8 september schreef ze letterlijk "die ligt vrijdag klaar". Niets.', "2026-09-08 2026-09-11"),
    ("Op 5 oktober zei hij dat het goed was. Kan het morgen?", "2026-10-05 2026-10-15"),
    ('Op 5 oktober zei hij "prima". Vrijdag belde ik weer.', "2026-10-05 2026-10-09"),
    ("U zei op 5 oktober: schrijf maar in. Dat deed ik. Vrijdag zei u van niet.", "2026-10-05 2026-10-09"),
    ('Op donderdag 8 oktober zei ze "u had gisteren moeten komen".', "2026-10-08 2026-10-07"),
    # one day after another
    ("Maandag 21 september stond ik buiten. Dinsdag niets, woensdag niets.", "2026-09-21 2026-09-22 2026-09-23"),
    ("Maandag 21 september stond ik buiten. Donderdag belde ik.", "2026-09-21 2026-10-08"),
    ("Am 5. Oktober hat er zugesagt, dass jemand mich am nächsten Tag anruft.", "2026-10-05 2026-10-06"),
    ("I called on 1 October and the following Monday she called back.", "2026-10-01 2026-10-05"),
    ("On 5 October the following points were discussed.", "2026-10-05"),
    # told as now, or an appointment that comes last
    ("Maandag breng ik hem weg. Lotte was er niet en de deur zat op slot. Ik heb gewacht. Ik was boos.", "2026-10-12"),
    (
        "Op 5 oktober niet verstuurd. Ze haalde haar schouders op. Vrijdag staat er weer een afspraak.",
        "2026-10-05 2026-10-16",
    ),
    # a heading
    ("Afspraak vrijdag\n\nVrijdag 23 oktober kan ik niet.", "2026-10-23 2026-10-23"),
    # days without a month
    ("Op 18 september viel hij uit. Ik kom de 26e gewoon weer.", "2026-09-18 2026-10-26"),
    ("Inschrijven kan tot 20 oktober en de cursus begint de 12e.", "2026-10-20 2026-11-12"),
    ("Afspraak 22 oktober\n\nDe 22e is prima.", "2026-10-22 2026-10-22"),
    ("Ik ben geboren op 12-7-1969. Op de 2e heb ik gebeld.", "1969-07-12 2026-10-02"),
    ("Dank voor uw brief van de 12e, daarmee zie ik af van de klacht.", "2026-10-12"),
    ("Voor 15 of voor 25 oktober?", "2026-10-15 2026-10-25"),
    (
        "Op 16 september beloofde ze een plan. Dat zou uiterlijk de 23e zijn. Op de 25e belde ik.",
        "2026-09-16 2026-09-23 2026-09-25",
    ),
    # the day before and after
    ("Het gesprek was op 7 september. De avond ervoor belde zij nog.", "2026-09-07 2026-09-06"),
    ("Hij kwam op 7 september. Ik heb hem er 's anderendaags over gebeld.", "2026-09-07 2026-09-08"),
    ("Donderdag 22 oktober kan ik niet. Kan het de dag erna?", "2026-10-22 2026-10-23"),
    ("On Thursday 10 September he told my boss. He asked me about it the next Monday.", "2026-09-10 2026-09-14"),
    ("Deze vrijdag heb ik het gezegd en hij haalde zijn schouders op.", "2026-10-09"),
    ("Deze vrijdag kan ik niet.", "2026-10-16"),
    # short weekdays, only where nothing else is meant
    ("Afgelopen di. 2 uur gewacht, afgelopen do. 1 uur.", "2026-10-13 2026-10-08"),
    ("Vorige week do zat ik bij haar.", "2026-10-08"),
    # a number and a month
    ("12-8 om 9 uur stond ik voor een dichte deur.", "2026-08-12"),
    ("12-3 en 19-3\n\n12-3 zou u bellen.", "2026-03-12 2026-03-19 2026-03-12"),
    ("9 maard niet gekomen.", "2026-03-09"),
    ("Am Mittwoch, dem 7. Oktober, bin ich hingefahren.", "2026-10-07"),
    ("Rapport binnen 2 weken.\n20 juli: geen rapport.", "2026-07-20"),
    # days written as others of the mail
    ("Op 4-2 is mijn dossier verstuurd. Ik belde er 6-2 achteraan.", "2026-02-04 2026-02-06"),
    ("7-9 belt hij: kom.\n8-9 bel ik af.\n14-9 ligt er een mail.", "2026-09-07 2026-09-08 2026-09-14"),
    ("Ik heb gereden op 7 9 14 en 16 september.", "2026-09-07 2026-09-09 2026-09-14 2026-09-16"),
    ("I was told on 1 September. On the 8th I walked there.", "2026-09-01 2026-09-08"),
    # what was to come then
    ("Op 3 september beloofde hij het. Geen geld op de 15e dus, en dat wil ik nu.", "2026-09-03 2026-09-15"),
    ("Afspraak ingepland op 3-9 voor de 15e om 11 uur. Niemand kwam.", "2026-09-03 2026-09-15"),
    ("Maandag 21 september zei hij dat hij uiterlijk vrijdag zou bellen.", "2026-09-21 2026-09-25"),
    ("Op 9 september zei ze dat het plan er over twee weken zou liggen.", "2026-09-09 2026-09-23"),
    ("Hij had mij voor maandag een kandidaat beloofd. Niemand gezien.", "2026-10-12"),
    ("Op 22 september was het mis. De 18e zie ik haar weer.", "2026-09-22 2026-10-18"),
    # which one is meant
    ("Op zaterdag 3 oktober moest ik de volgende dag komen. Hij is die zondag gegaan.", "2026-10-03 2026-10-04 2026-10-04"),
    ("U schreef 3, 10, 17 en 24 september. Op de 3e was hij er.", "2026-09-03 2026-09-10 2026-09-17 2026-09-24 2026-09-03"),
    ("Ik had in september vier afspraken: de 3e en de 10e.", "2026-09-01..2026-09-30 2026-09-03 2026-09-10"),
    ("Op 6 oktober was het. Vanmorgen, acht dagen later, belde hij.", "2026-10-06 2026-10-14"),
    ("Op 8 oktober was hij er. De vorige dag had zij afgebeld.", "2026-10-08 2026-10-07"),
    # told in the present, and plans in the present
    ("Woensdag zegt hij dat ik stink.", "2026-10-07"),
    ("Zaterdag belt die man mij uit bed.", "2026-10-10"),
    ("Het gaat om maandag, toen zij begon te schelden.", "2026-10-12"),
    ("Haal die klacht maar weg. Vrijdag rij ik weer mee.", "2026-10-16"),
    ("Ik durf donderdag niet naar de werkplaats.", "2026-10-15"),
    ("Zou het donderdag kunnen?", "2026-10-15"),
    ("Is Lotte er donderdag?", "2026-10-15"),
    ("Gerrit komt maandag thuis.", "2026-10-19"),
    ("Dinsdag rekende de dierenarts 92 euro.", "2026-10-13"),
    ("Ik verwachtte dinsdag Mei, maar ik kreeg Kees.", "2026-10-13"),
    ("Mocht u nog iets willen weten, ik ben maandag bereikbaar.", "2026-10-19"),
    ("Beste mensen van Loket 3,\n\n16 maart intake.", "2026-03-16"),
    ("Zaterdag sta ik bij de slager, naast mij staat mijn coach, en hij zegt hardop: die leert het nooit.", "2026-10-10"),
    ("Zondagochtend, half acht, ik lig nog in bed, gaat de telefoon.", "2026-10-11"),
    ("Zaterdag kom ik langs, tenzij het regent en hij zegt af.", "2026-10-17"),
    ("Vandaag een jaar geleden begon mijn dochter bij u.", "2025-10-14"),
    ("Vandaag twee weken geleden belde ik u.", "2026-09-30"),
    # which year
    ("Het UWV, dat op 4 december de toets doet, schuift niet.", "2026-12-04"),
    ("Mijn traject stopt op 31 december.", "2026-12-31"),
    ("Hij beloofde een lijst vóór 1 juli. Die is nooit gekomen.", "2026-07-01"),
    ("Binnen vier weken, dus uiterlijk 2 juli. Dat plan kwam pas op 29 augustus.", "2026-07-02 2026-08-29"),
    ("Op 22 januari zou ze bellen.", "2026-01-22"),
    # which way a weekday looks
    ("Mijn vrouw is dinsdag huilend thuisgekomen.", "2026-10-13"),
    ("Onze zoon heeft vrijdag voor het eerst de bus gepakt.", "2026-10-09"),
    ("Bedankt voor je bezoek maandag.", "2026-10-12"),
    ("Ik meld me af voor de workshop van vrijdag.", "2026-10-16"),
    ("Zaterdag valt er een brief op de mat, ik was verbaasd.", "2026-10-10"),
    ("Dat durfde ik donderdag niet te zeggen.", "2026-10-08"),
    ("De uitspraak valt vrijdag.", "2026-10-16"),
    # today in other words
    ("Na ons telefoongesprek van hedenochtend trek ik de klacht in.", "2026-10-14"),
    ("Heden is daarvan niets gebleken.", "2026-10-14"),
    # what is said of a day to be exact, and days that hang on others
    ("Ik ben in maart begonnen, de derde om precies te zijn, en dat ging goed.", "2026-03-01..2026-03-31 2026-03-03"),
    ("Over twee weken, dinsdag de 27e, moet ik weer.", "2026-10-27"),
    ("Een maand geleden, op 11 september, was het al mis.", "2026-09-11"),
    ("Op 8 september stuurde hij het. Twee weken later, om precies te zijn 23 september, weer.", "2026-09-08 2026-09-23"),
    ("Het verslag van 2 oktober klopt niet en toch heeft hij het een week later verstuurd.", "2026-10-02 2026-10-09"),
    ("Het is nu de veertiende en ik heb niets.", "2026-10-14"),
    ("De meting is op de twaalfde uitgevoerd.", "2026-10-12"),
    ("Op 1 oktober wachtte ik. Den dag erna belde hij.", "2026-10-01 2026-10-02"),
    ("Dinsdag veur een week ston ik veur de deur.", "2026-10-06"),
    ("Dinsdag ga ik voor een week naar Spanje.", "2026-10-20"),
    ("Op 5 oktober ik bel, zij zeg kom morgen. Ik kom.", "2026-10-05 2026-10-06"),
    ("Thea zei gisteren dat het goed was.", "2026-10-13"),
    (
        "Ik moest op 8 september beginnen. Mijn moeder ligt al sinds 27 augustus in bed. Twee dagen later weer.",
        "2026-09-08 2026-08-27 2026-09-10",
    ),
    ("- ma 19 oktober: 3 personen\n- do 22 oktober: 5 personen\nVrijdag zijn we dicht.", "2026-10-19 2026-10-22 2026-10-23"),
    ("De huisarts heeft gebeld en wil hem de 22e zien.", "2026-10-22"),
    ("Woensdag is het vandaag en ik heb nog niks.", "2026-10-14"),
    ("Passt auch Freitag, der 23. Oktober?", "2026-10-23"),
    # counted from what happened on a day
    ("Twee dagen voor mijn operatie op 23 september belt hij.", "2026-09-21"),
    ("Drie dagen vóór mijn examen op den 8e belde hij.", "2026-10-05"),
    (
        "Op 1 september was het gesprek. Op 8 september belde hij. Drie dagen na dat gesprek schreef hij.",
        "2026-09-01 2026-09-08 2026-09-04",
    ),
    (
        "Op 15 oktober is de werkconferentie. Aanmelden kan tot 1 oktober. De avond voor de conferentie is er een diner.",
        "2026-10-15 2026-10-01 2026-10-14",
    ),
    ("Op 13 mei, een dag na de dood van mijn hond, zei zij het. De dag erop bleef ik thuis.", "2026-05-13 2026-05-14"),
    ("Op 20 augustus was het gesprek, de avond tevoren belde ze. Vijf dagen later niets.", "2026-08-20 2026-08-19 2026-08-25"),
    ("Hij tekende op 4 september. Op de vijftiende van diezelfde maand was het mis.", "2026-09-04 2026-09-15"),
    ("Op 3 september zag ik hem. En de maandag heb ik gebeld.", "2026-09-03 2026-09-07"),
    ("Het moet er zijn op maandag 26 oktober, dus de vrijdag ervoor is de laatste dag.", "2026-10-26 2026-10-23"),
    ("In september ging het mis. De negende: gesprek in Leiden.", "2026-09-01..2026-09-30 2026-10-09"),
    # a habit, and a day
    ("Op de maandagavond was hij er niet.", "2026-10-12"),
    ("Op dinsdag had ik altijd een afspraak, maar op dinsdag 6 oktober was er niemand.", "2026-10-06"),
    ("Kan ik op dinsdag langskomen?", "2026-10-20"),
]

NO_DATES = [
    "Tot op heden heb ik niets gehoord.",
    "Guten Morgen, ich habe eine Frage.",
    "Hoe beoordeelt u uw begeleider (1-10)? Een 2.",
    "Enquête juli\n\n1. Werden afspraken nagekomen?",
    "Uw spreekuur is op dinsdag, zo staat het op de site.",
    "Zij werkt op vrijdag.",
    "De cursus is nu op vrijdagmiddag van drie tot vijf.",
    "Kan het een dag later?",
    "Een spreekuur op de woensdagavond lijkt mij wat.",
    "Hij zet me steeds op de woensdagmiddag.",
    "In de groep op dinsdagmiddag wordt over ons gepraat.",
    "Steeds is het morgen of volgende week.",
    "Hij is mijn derde coach, de derde, en de zesde begeleider.",
    "De dag na het gesprek belde hij.",
    "Op de dag voor de middag.",
    "Ma heeft het druk, do re mi.",
    "de 12e verdieping",
    "de 19e eeuw",
]


@pytest.mark.parametrize(("text", "days"), STORIES)
def test_a_story_is_read_as_it_is_told(text: str, days: str) -> None:
    found = [item.value for item in find_dates(text, WEDNESDAY)]
    assert [value if isinstance(value, str) else "..".join(value) for value in found] == days.split()


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == []
