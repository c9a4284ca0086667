"""Dates of which people write many forms: ranges over the end of a month, days of a week in brackets, days counted back.

One row: the text, then its days and periods (first..last) in order. Counted from Wednesday 14 October 2026, 09:12.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from classifiers.dates import find_dates

WEDNESDAY = datetime(2026, 10, 14, 9, 12)  # noqa: DTZ001

ROWS = [
    # a range that begins in the month before the one it names
    ("Van 29 tot 4 april kreeg ik geen antwoord.", "2026-03-29..2026-04-04"),
    ("Van 24 tot 29 april kreeg ik geen antwoord.", "2026-04-24..2026-04-29"),
    ("Hij was van maandag 31 t/m vrijdag 4 september afwezig.", "2026-08-31..2026-09-04"),
    ("Tussen 27 en 2 juni is er niet gebeld.", "2026-05-27..2026-06-02"),
    ("Van de 26e tot en met 5 mei lag alles stil.", "2026-04-26..2026-05-05"),
    ("Er zijn 28-3 maart cursisten.", ""),
    ("Van 2 tot 6 en van 9 tot 13 maart was er geen vervoer.", "2026-03-02..2026-03-06 2026-03-09..2026-03-13"),
    ("De training liep tussen 9 en 13 maart en op 20 april.", "2026-03-09..2026-03-13 2026-04-20"),
    ("Zowel op 9 als op 16 maart stond ik voor een dichte deur.", "2026-03-09 2026-03-16"),
    ("I was away from 9 until 13 March.", "2026-03-09..2026-03-13"),
    ("Ik was van 7/9-11/9 vrij.", "2026-09-07..2026-09-11"),
    ("Verlof 07-09-2026-11-09-2026 toegekend.", "2026-09-07..2026-09-11"),
    ("Bel 06-12-34-56-78 of 020-123/45.", ""),
    # days of a week named before them
    ("Week 30 van dinsdag t/m vrijdag ben ik er niet geweest.", "2026-07-21..2026-07-24"),
    ("In week 30 van di t/m vr ben ik er niet geweest.", "2026-07-21..2026-07-24"),
    ("In week 30 van de cursus ging het mis.", ""),
    ("Hij zou vorige week, woensdag, langskomen.", "2026-10-07"),
    ("Hij kwam vorige week (maandag en dinsdag) niet.", "2026-10-05 2026-10-06"),
    ("Hij kwam vorige week (do) niet.", "2026-10-08"),
    ("Hij kwam vorige week, zo zei men, niet.", "2026-10-05..2026-10-11"),
    ("Vorige week op 6 oktober kwam hij niet.", "2026-10-06"),
    ("Week 37: dinsdag ziek, donderdag weer aan het werk.", "2026-09-07..2026-09-13 2026-09-08 2026-09-10"),
    ("Zondag van het afgelopen weekend belde hij.", "2026-10-11"),
    ("In het weekend van 12 en 13 september belde hij.", "2026-09-12..2026-09-13"),
    ("In het weekend van zaterdag 12 en zondag 13 september belde hij.", "2026-09-12..2026-09-13"),
    ("Afgelopen maandag- en dinsdagavond belde hij.", "2026-10-12 2026-10-13"),
    ("Ik werk op dinsdag- en vrijdagmiddag.", ""),
    ("Mijn collega's werken daar op dinsdag, woensdag en vrijdag.", ""),
    ("Ik kom om de dinsdag langs.", ""),
    ("Het gaat om de dinsdag dat ik ziek was.", "2026-10-13"),
    # a weekday with its number alone
    ("Maandag 28 kwam er niemand.", "2026-09-28"),
    ("Maandag 28 keer gebeld.", "2026-10-12"),
    ("Van maandag 5 t/m woensdag 7 kwam er niemand.", "2026-10-05..2026-10-07"),
    ("Uw mail van maandag 5 jl. heb ik gelezen.", "2026-10-05"),
    ("Vandaag, de 14e, kom ik niet.", "2026-10-14"),
    ("Maandag vorige de op", "2026-10-12"),
    ("Deze mei van maart tot", "2026-05-01..2026-05-31"),
    # years and parts of them
    ("Het ging mis in de periode 2023-2025.", "2023-01-01..2025-12-31"),
    ("Dossier 2023-2025 ligt op kantoor.", ""),
    ("De uren over 2026-04 kloppen niet.", "2026-04-01..2026-04-30"),
    ("Factuur 2026-04 klopt niet.", ""),
    ("Van 2026-04 t/m 2026-06 kreeg ik niets.", "2026-04-01..2026-06-30"),
    ("2025, tweede kwartaal", "2025-04-01..2025-06-30"),
    ("In de winter van 2024 op 2025 was ik ziek.", "2024-12-01..2025-02-28"),
    ("In de winter van 2023-2024 was ik ziek.", "2023-12-01..2024-02-29"),
    ("Begin tot half juni was ik ziek.", "2026-06-01..2026-06-20"),
    ("Ik was ziek, eind juni/begin juli.", "2026-06-21..2026-07-10"),
    ("Hij is laat in juni gestart.", "2026-06-21..2026-06-30"),
    ("Hij kwam laat in de middag.", ""),
    ("Het kwartaal voor het vorige was beter.", "2026-04-01..2026-06-30"),
    # days counted back from another
    ("Gisteren drie weken geleden vroeg ik het.", "2026-09-22"),
    ("Vandaag is het drie weken geleden dat ik het vroeg.", "2026-09-23"),
    ("Afgelopen vrijdag twee weken geleden vroeg ik het.", "2026-09-25"),
    ("1 jaar 3 maanden geleden ben ik begonnen.", "2025-07-14"),
    ("Vijf en twintig september was de intake.", "2026-09-25"),
    ("Vijf en twintig mensen deden mee.", ""),
    ("Sept. 25 was de intake.", "2026-09-25"),
    ("In sept. 25 mensen gesproken.", ""),
    ("Vorige nacht werd ik gebeld.", "2026-10-14"),
    # the feast before or to come
    ("Afgelopen Pinksteren was hij onbereikbaar.", "2026-05-24"),
    ("De komende Pasen ben ik onbereikbaar.", "2027-03-28"),
    ("Volgende Koningsdag ben ik onbereikbaar.", "2027-04-27"),
    ("Fijne komende kerstdagen gewenst.", ""),
    # such days and moods, and one day
    ("U kunt mij bereiken op dinsdag, woensdag en vrijdag.", ""),
    ("Op dinsdag en woensdag was u aanwezig.", "2026-10-13 2026-10-07"),
    ("Volgende week kom ik op dinsdag en vrijdag.", "2026-10-19..2026-10-25 2026-10-20 2026-10-16"),
    ("Fijne dinsdag gewenst!", ""),
    ("Op een gewone dinsdag gebeurt er niets.", ""),
    ("Een dinsdag of donderdag komt beter uit.", ""),
    ("De dinsdag voor mijn verhuizing belde hij.", ""),
    ("De dinsdag voor 9 oktober belde hij.", "2026-10-06"),
    ("Die morgen belde hij niet.", ""),
    ("Mijn afspraak staat nog steeds op dinsdag om 9.30 uur.", "2026-10-20"),
    ("Mijn afspraak staat steeds op dinsdag om 9.30 uur.", ""),
    # which way a date without a year looks
    ("Mijn contract is verlengd tot 20 april.", "2027-04-20"),
    ("Ik zie haar de 20e weer.", "2026-10-20"),
    ("Ik zag haar de 20e weer.", "2026-09-20"),
    ("Functie per 1 januari.", "2027-01-01"),
    # digits and days by their number, where only a day can stand
    ("Toen ik 8-3 mailde, kreeg ik niets.", ""),
    ("Toen ik 8-3 belde, kreeg ik niets.", "2026-03-08"),
    ("Zij liet mij 8-3 weer wachten.", "2026-03-08"),
    ("Zij stonden er 2-1 voor.", ""),
    ("Ik kreeg er 2-3 per week.", ""),
    ("Aan de telefoon op 8-3 zei hij niets.", "2026-03-08"),
    ("Wat er de 3e misging, weet u. De 5e belde niemand.", "2026-10-05"),
    ("De 3e beloofde afspraak kwam er niet.", ""),
    ("De 19e of 21e kan ik.", "2026-10-19 2026-10-21"),
    ("On April 9 nobody came and on September 4 they hung up.", "2026-04-09 2026-09-04"),
    ("Lokaal 4, 9 maart: niemand.", "2026-03-09"),
    ("Telt het vanaf 4 of vanaf 9 maart?", "2026-03-04 2026-03-09"),
    # lists whose month, or year, only the last one has
    ("Op 3, 9 en 23/9 zat ik te wachten.", "2026-09-03 2026-09-09 2026-09-23"),
    ("Op 23 en 9/9 zat ik te wachten.", "2026-09-09"),
    ("Ik had er 3 en 23/9 nog een.", "2026-09-23"),
    ("Op 9 resp. 23 september zat ik te wachten.", "2026-09-09 2026-09-23"),
    ("In juni/juli 2025 was er niemand.", "2025-06-01..2025-06-30 2025-07-01..2025-07-31"),
    ("In week 35/36 was er niemand.", "2026-08-24..2026-09-06"),
    ("Week 6-8 van 2025 was er niemand.", "2025-02-03..2025-02-23"),
    ("Verslag:\n- 3/9 gebeld\n- 9/9 gemaild", "2026-09-03 2026-09-09"),
    ("Boodschappen:\n- 1/2 brood\n- 3/4 liter melk", ""),
    ("Verslag over 3 april-9 april 2026.", "2026-04-03..2026-04-09"),
    ("Verslag van 9-apr-25.", "2025-04-09"),
    ("Op 9 à 10 april zat ik te wachten.", "2026-04-09 2026-04-10"),
    ("In het voorlaatste weekend van augustus was er niemand.", "2026-08-22..2026-08-23"),
    ("Er waren 4-5 mails en 2-3 belletjes.", ""),
    ("Er waren mails op 4-5 en 2-6.", "2026-05-04 2026-06-02"),
    # of two numbers none, of two lengths both
    ("Twee à drie weken geleden kreeg ik post.", ""),
    ("Drie, vier dagen geleden kreeg ik post.", ""),
    ("Vier dagen geleden kreeg ik post.", "2026-10-10"),
    ("Ik kom over 2 maanden en 3 weken terug.", "2027-01-04"),
    ("Over precies 3 weken is de zitting.", "2026-11-04"),
    ("Uw brief van 6 deze maand heb ik gelezen.", "2026-10-06"),
    ("In de week van de 5e kwam er niemand.", "2026-10-05..2026-10-11"),
    ("Op 7 september mailde ik. In het weekend van de 19e kreeg ik antwoord.", "2026-09-07 2026-09-19..2026-09-20"),
    # what was asked on a day named before
    ("Hij appte me zaterdag nog of ik maandag kon.", "2026-10-10 2026-10-12"),
    ("Op 24 september vraagt hij of ik vrijdag kom.", "2026-09-24 2026-09-25"),
    ("Hij appte me zaterdag nog. Ik kom vrijdag.", "2026-10-10 2026-10-16"),
    ("Vrijdag om 16.15 belt meneer Smit: of ik maandag kan.", "2026-10-09 2026-10-12"),
]


@pytest.mark.parametrize(("text", "days"), ROWS)
def test_each_form_of_a_day_or_period_is_read(text: str, days: str) -> None:
    found = [item.value for item in find_dates(text, WEDNESDAY)]
    assert [value if isinstance(value, str) else "..".join(value) for value in found] == days.split()
