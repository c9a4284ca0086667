"""Wordings that once were missed or taken for days: sizes and house numbers, stretches the other way round, bare months.

One row: the text, then its days and periods (first..last) in order. Counted from Wednesday 14 October 2026, 09:12.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from classifiers.dates import find_dates

WEDNESDAY = datetime(2026, 10, 14, 9, 12)  # noqa: DTZ001

DATES = [
    # so long ago or ahead, the number first
    ("De drie laatste weken hoorde ik niets meer.", "2026-09-23..2026-10-14"),
    ("In de 2 aankomende maanden wil ik aan het werk.", "2026-10-14..2026-12-14"),
    ("De twee laatste weken van augustus was het stil.", "2026-08-18..2026-08-31"),
    # this one and the one before
    ("Over het huidig kwartaal is nog niets betaald.", "2026-10-01..2026-12-31"),
    ("Voorgaande maand kreeg ik geen verslag.", "2026-09-01..2026-09-30"),
    ("De rest van huidige week zit ik thuis.", "2026-10-14..2026-10-18"),
    # months as people type them
    ("Op 7 juny is het begonnen.", "2026-06-07"),
    ("20 spet 2026 was de laatste keer.", "2026-09-20"),
    ("Uw brief van 2 decbr. 2025", "2025-12-02"),
    # months without "in", halves of a year, years up to another
    ("Februari ben ik bij u begonnen.", "2026-02-01..2026-02-28"),
    ("ik ben juni gestart met lopen", "2026-06-01..2026-06-30"),
    ("Een halfjaar geleden was het al mis.", "2026-04-14"),
    ("Het afgelopen halfjaar sprak ik vier coaches.", "2026-04-14..2026-10-14"),
    ("Hij werkte er 2018 tot 2020 als kok.", "2018-01-01..2020-12-31"),
    ("Het kalenderjaar 2025 is verrekend.", "2025-01-01..2025-12-31"),
    # a day soon to come that the words beside it tell of is of last year
    ("In november heb ik jullie al eens gebeld.", "2025-11-01..2025-11-30"),
    ("Sinds november hoor ik niets meer.", "2025-11-01..2025-11-30"),
    ("Op 3 november ben ik begonnen en toen ging het mis.", "2025-11-03"),
    ("In november kreeg ik een brief.", "2025-11-01..2025-11-30"),
    ("Op 3 november heb ik een gesprek bij UWV.", "2026-11-03"),
    ("Op 3 november ben ik uitgenodigd op kantoor.", "2026-11-03"),
    ("Voor 3 november heb ik mij al aangemeld.", "2026-11-03"),
    ("Sinds eind november zit ik ziek thuis.", "2025-11-21..2025-11-30"),
    ("Half november had ik een gesprek met haar.", "2025-11-11..2025-11-20"),
    ("In de week van 16 november werd ik gebeld.", "2025-11-10..2025-11-16"),
    ("In week 46 heb ik voor niets gewacht.", "2025-11-10..2025-11-16"),
    ("In november en januari heb ik gemaild.", "2025-11-01..2025-11-30 2026-01-01..2026-01-31"),
    ("Over het vierde kwartaal is nooit iets gefactureerd.", "2026-10-01..2026-12-31"),
    ("Maandag 5 tussen 9:30 en 11:00 was ik er.", "2026-10-05"),
    ("In '24 ben ik hier begonnen.", "2024-01-01..2024-12-31"),
    ("Vorige week dinsdag (29 september) zat ik er al.", "2026-09-29"),
    ("Deze morgend belde ik, vannamiddag weer.", "2026-10-14 2026-10-14"),
    # what is done to somebody, or what somebody goes to do, is to come
    ("Ik word vrijdag geopereerd aan mijn knie.", "2026-10-16"),
    ("Wordt er donderdag pijn gedaan bij de keuring?", "2026-10-15"),
    ("Ik heb het Anja verteld die gaat maandag met hem praten.", "2026-10-19"),
    ("Ik ben vrijdag geopereerd aan mijn knie.", "2026-10-09"),
    ("Ik heb die baan! Begin maandag al!", "2026-10-19"),
    ("Für Dienstag, den 29., war ich angemeldet.", "2026-09-29"),
    # weeks of a month and days of a week, in few words
    ("De eerste week september was er niemand.", "2026-09-01..2026-09-07"),
    ("laatste week september", "2026-09-24..2026-09-30"),
    ("di wk 40 niemand gezien", "2026-09-29"),
    ("9 september 2026 tot en met heden", "2026-09-09..2026-10-14"),
    ("gistere zei ze dat en vanmorge weer", "2026-10-13 2026-10-14"),
    # German and English
    ("Vor zwei Wochen habe ich Frau Smit angerufen.", "2026-09-30"),
    ("Vor einem Monat war alles gut.", "2026-09-14"),
    ("Vorgestern und letzte Woche war niemand da.", "2026-10-12 2026-10-05..2026-10-11"),
    ("Seit März warte ich, seit Ende September auf Antwort.", "2026-03-01..2026-03-31 2026-09-21..2026-09-30"),
    ("Am 9.10. war der Termin, nächsten Montag wieder.", "2026-10-09 2026-10-19"),
    ("The day before yesterday she hung up, and at the end of August too.", "2026-10-12 2026-08-21..2026-08-31"),
    ("Tuesday last week nobody came.", "2026-10-06"),
    ("Last month I called twice.", "2026-09-01..2026-09-30"),
    ("Tot maandag had ik niets gehoord.", "2026-10-12"),
    # days of a month and days that touch
    ("Vorige maand 4 t/m 8 was ik er wel.", "2026-09-04..2026-09-08"),
    ("Periode: 3 mei 2025-4 juni 2026", "2025-05-03..2026-06-04"),
    ("Periode 10/1-11/2/2026", "2026-01-10..2026-02-11"),
    ("Wilhelminaweg 1, 2 juli", "2026-07-02"),
    ("Graag nog voor kerst. Liefst voor Pasen, zei hij.", "2026-12-25"),
]
NOTHING = [
    "Mijn schoenmaat is 9/10 en mijn jasmaat 48/50.",
    "Ik woon op 12-3 in de flat aan het kanaal.",
    "Mijn oma woont op 4/5.",
    "Mijn pasje 05-11 opent de deur niet.",
    "In loonschaal 8/9 verdien ik meer.",
    "De bloeddruk was 12/8 toen ik wegging.",
    "Het is hier 10/12 graden in het lokaal.",
    "Voor 3-11 jarigen is er opvang.",
    "Mijn cijfers waren 5/10, 7/10 en 8/10.",
    "Zaaknummer C/16/404 / HA ZA 26-11",
    "Mijn maat is 10/11, die van hem 12.",
    "Mevrouw Vrijdag belt mij niet terug.",
    "Ik kom 3 dagen p/w van 9-12 naar het atelier.",
    "Open ma-vr 9-12, in het weekend dicht.",
    "Elke week 9-12 uur begeleiding.",
    "De trein van spoor 5/6 reed niet.",
    "That was twice in two weeks.",
    "In the end nobody answered.",
    "Mei zou er ook bij zijn, zei ze.",
    "Ik kocht een cadeau voor Sinterklaas.",
    "Hij vroeg 2000 tot 2500 euro.",
]


def shown(value: str | tuple[str, str]) -> str:
    return value if isinstance(value, str) else "..".join(value)


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_finds_them(text: str, expected: str) -> None:
    assert " ".join(shown(found.value) for found in find_dates(text, WEDNESDAY)) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_finds_none_where_none_is(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == []
