"""Dates of several words that belong together: ranges, lists, days in a week or a month; each beside near ones that are none.

One row: the text, then its days and periods (first..last) in order. Counted from Wednesday 14 October 2026, 09:12.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from classifiers.dates import find_dates

WEDNESDAY = datetime(2026, 10, 14, 9, 12)  # noqa: DTZ001

ROWS = [
    # weekdays of a week that is named before or behind them
    ("dinsdag en donderdag vorige week", "2026-10-06 2026-10-08"),
    ("maandag, woensdag en vrijdag van week 30", "2026-07-20 2026-07-22 2026-07-24"),
    ("van woensdag tot en met vrijdag van volgende week", "2026-10-21..2026-10-23"),
    ("Ik was er vorige week van dinsdag tot vrijdag.", "2026-10-06..2026-10-09"),
    ("volgende week maandag t/m woensdag", "2026-10-19..2026-10-21"),
    ("volgende week donderdag tot dinsdag", "2026-10-22..2026-10-27"),
    ("volgende week van zaterdag t/m woensdag", "2026-10-24..2026-10-28"),
    ("vorige week van vrijdag tot en met maandag", "2026-10-09..2026-10-12"),
    ("van donderdag tot maandag vorige week", "2026-10-01..2026-10-05"),
    ("van zaterdag tot en met dinsdag van volgende week", "2026-10-17..2026-10-20"),
    ("volgende week dinsdag tot dinsdag", "2026-10-20..2026-10-27"),
    ("vrijdag en maandag vorige week", "2026-10-09 2026-10-05"),
    ("volgende week donderdag en dinsdag", "2026-10-22 2026-10-20"),
    ("donderdag in de week van 9 maart", "2026-03-12"),
    ("zondag van afgelopen weekend", "2026-10-11"),
    ("komend weekend zondag", "2026-10-18"),
    ("maandag van drie weken geleden", "2026-09-21"),
    ("vrijdag na 9 maart 2026", "2026-03-13"),
    ("dinsdag na aanstaande dinsdag", "2026-10-27"),
    ("op donderdag en vrijdag 8 en 9 oktober", "2026-10-08 2026-10-09"),
    ("Vorige week was ik ziek, dinsdag weer beter.", "2026-10-05..2026-10-11 2026-10-13"),
    ("Ik zag hem van de week en vrijdag weer.", "2026-10-12..2026-10-14 2026-10-09"),
    # until when
    ("van gisteren tot vier dagen later", "2026-10-13..2026-10-17"),
    ("Op 9 maart, een week later weer.", "2026-03-09 2026-03-16"),
    ("van nu tot 20 november", "2026-10-14..2026-11-20"),
    ("tussen nu en zaterdag", "2026-10-14..2026-10-17"),
    ("Zo gaat het nu en dan.", ""),
    ("Sinds 9 maart tot op heden geen enkel gesprek.", "2026-03-09..2026-10-14"),
    ("tussen vorige maand en nu", "2026-09-01..2026-10-14"),
    ("Op 9 maart gemaild en tot nu toe geen antwoord.", "2026-03-09"),
    ("van vandaag tot 9 maart", "2026-10-14..2027-03-09"),
    ("Van 9 maart 's middags tot 12 maart was hij weg.", "2026-03-09..2026-03-12"),
    ("van 9 maart om 13.00 uur tot 12 maart", "2026-03-09..2026-03-12"),
    ("dinsdag t/m vrijdag 13 maart", "2026-03-10..2026-03-13"),
    ("maandag 9 maart tot donderdag", "2026-03-09..2026-03-12"),
    ("van 9 maart af tot uiterlijk 20 maart", "2027-03-09..2027-03-20"),
    ("van Kerst tot nieuwjaarsdag", "2025-12-25..2026-01-01"),
    # the month or the year stands with one of them
    ("van 9 maart tot de 20e", "2026-03-09..2026-03-20"),
    ("9 maart t/m vrijdag 20", "2026-03-09..2026-03-20"),
    ("9 maart tot 20 uur", "2026-03-09"),
    ("tussen 9 en 20 in maart", "2026-03-09..2026-03-20"),
    ("van 9 t/m 12 in deze maand", "2026-10-09..2026-10-12"),
    ("van de 2e t/m de 9e", "2026-10-02..2026-10-09"),
    ("van de 2e t/m de 9e verdieping", ""),
    ("van 2 t/m 9-3-2026", "2026-03-02..2026-03-09"),
    ("tussen 2 en 9/3", "2026-03-02..2026-03-09"),
    ("tussen 2 en 4/5 punten", ""),
    ("Mijn score lag tussen 6 en 9/10.", ""),
    ("Het is van 2 tot 7/10 gegaan.", ""),
    ("Ik ben van 2 tot 7/10 op reis gegaan.", "2026-10-02..2026-10-07"),
    ("Van 2 t/m 7/10 was de beoordeling.", "2026-10-02..2026-10-07"),
    ("De beoordeling liep van 2 t/m 9-3-2026.", "2026-03-02..2026-03-09"),
    ("2/3 t/m 9/3/2026", "2026-03-02..2026-03-09"),
    ("02.03 t/m 09.03.2026", "2026-03-02..2026-03-09"),
    ("van 9.15 tot 10.12 uur", ""),
    ("2mrt-9mrt", "2026-03-02..2026-03-09"),
    ("op de 6e en 7e van vorige maand", "2026-09-06 2026-09-07"),
    ("Op de 6e, 7e en 8e was het dicht.", "2026-10-06 2026-10-07 2026-10-08"),
    ("Op de 2e, 3e en 4e etage was het dicht.", ""),
    ("uw brief van 9 dezer", "2026-10-09"),
    ("in juni en juli 2025", "2025-06-01..2025-06-30 2025-07-01..2025-07-31"),
    ("november en februari 2026", "2025-11-01..2025-11-30 2026-02-01..2026-02-28"),
    ("op 9 maart en 10 april 2025", "2025-03-09 2025-04-10"),
    ("feb-apr 2025", "2025-02-01..2025-04-30"),
    ("in de nacht van 9 op 10 maart", "2026-03-09 2026-03-10"),
    ("deze en volgende maand", "2026-10-01..2026-10-31 2026-11-01..2026-11-30"),
    ("van 2008 tot en met 2011", "2008-01-01..2011-12-31"),
    ("week 20 en 21 van 2025", "2025-05-12..2025-05-25"),
    ("week 3-6", "2026-01-12..2026-02-08"),
    ("in week 2/4", "2026-04-02"),
    ("tweede en derde kwartaal van 2025", "2025-04-01..2025-06-30 2025-07-01..2025-09-30"),
    # in a year, a month or a week that is named first
    ("de vierde week van 2027", "2027-01-25..2027-01-31"),
    ("volgend jaar de vierde week", "2027-01-25..2027-01-31"),
    ("de vierde week van mei", "2026-05-22..2026-05-28"),
    ("de tweede maand van vorig jaar", "2025-02-01..2025-02-28"),
    ("de tweede maand van mijn traject", ""),
    ("vorige maand op de derde donderdag", "2026-09-17"),
    ("vorige maand in de eerste week", "2026-09-01..2026-09-07"),
    ("vorig jaar in het tweede kwartaal", "2025-04-01..2025-06-30"),
    ("volgend jaar met Pinksteren", "2027-05-16"),
    ("drie jaar geleden in juni", "2023-06-01..2023-06-30"),
    ("twee jaar terug met Kerst", "2024-12-25"),
    ("In maart, op de 9e, ging het mis.", "2026-03-09"),
    ("In maart en op 9 april ging het mis.", "2026-03-01..2026-03-31 2026-04-09"),
    ("vandaag vorig jaar", "2025-10-14"),
    ("Vandaag en vorig jaar was het zo.", "2026-10-14 2025-01-01..2025-12-31"),
    ("de eerste dag volgende week", "2026-10-19"),
    ("de laatste werkdag van januari 2026", "2026-01-30"),
    ("drie zondagen voor Kerst 2026", "2026-12-06"),
    ("eerste half jaar van 2025", "2025-01-01..2025-06-30"),
    ("H2 2025", "2025-07-01..2025-12-31"),
    ("2025 Q2", "2025-04-01..2025-06-30"),
    ("eind jaren '70", "1977-01-01..1979-12-31"),
    ("de drie afgelopen weken", "2026-09-23..2026-10-14"),
    ("in de loop van juni", "2026-06-01..2026-06-30"),
    ("eerstkomende vrijdag", "2026-10-16"),
    ("deze mei", "2026-05-01..2026-05-31"),
    # what today is
    ("Vandaag is het woensdag.", "2026-10-14"),
    ("Morgen (donderdag) kom ik.", "2026-10-15"),
    ("Morgen en vrijdag kom ik.", "2026-10-15 2026-10-16"),
    ("Ik kom om de twee weken op dinsdag.", ""),
    ("Op dinsdag tussen 9:30 en 11:00.", "2026-10-13"),
    # years long ago, and days that no month has
    ("geboren op 9 maart 1897.", "1897-03-09"),
    ("Op 9 maart 1250 euro betaald.", "2026-03-09"),
    ("30 februari 2025", ""),
    ("28 februari 2025", "2025-02-28"),
    # names of days
    ("wereldvrouwendag 2026", "2026-03-08"),
    ("ketikoti 2026", "2026-07-01"),
    ("Op de dag van de leraar kreeg ik bloemen.", "2026-10-05"),
    ("thanksgiving 2025", "2025-11-27"),
    ("veteranendag 2026", "2026-06-27"),
]


@pytest.mark.parametrize(("text", "days"), ROWS)
def test_what_belongs_together_is_read_together(text: str, days: str) -> None:
    found = [item.value for item in find_dates(text, WEDNESDAY)]
    assert [value if isinstance(value, str) else "..".join(value) for value in found] == days.split()
