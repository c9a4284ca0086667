"""Dates by what stands beside them: each row beside a near sentence that must stay as it is.

One row: the text, then its days and periods (first..last) in order. Counted from Wednesday 14 October 2026, 09:12.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from classifiers.dates import find_dates

WEDNESDAY = datetime(2026, 10, 14, 9, 12)  # noqa: DTZ001

PAIRS = [
    # which way a weekday looks
    ("Vrijdag heb ik weer een gesprek bij Ilse.", "2026-10-16"),
    ("Vrijdag heb ik een gesprek met Ilse gehad.", "2026-10-09"),
    ("Maandag zie ik haar weer en ik zou liever iemand anders spreken.", "2026-10-19"),
    ("Maandag zag ik haar weer.", "2026-10-12"),
    ("Ik lever hem vrijdag in.", "2026-10-16"),
    ("Ik leverde hem vrijdag in en dat was te laat.", "2026-10-09"),
    ("Als Petra mij maandag belt zoals je zei, dan is het klaar.", "2026-10-19"),
    ("Ik was een wrak en nu ga ik maandag beginnen.", "2026-10-19"),
    ("Ik was ziek, maar ben maandag gegaan.", "2026-10-12"),
    ("Huisarts zei bel donderdag maar terug.", "2026-10-15"),
    ("De coach zei donderdag dat het niet kon.", "2026-10-08"),
    ("Maandag heb ik getekend bij de kinderopvang.", "2026-10-12"),
    ("Woensdag heb ik een uur in de hal gestaan.", "2026-10-07"),
    ("Zijn ziektejaar loopt af op 11 januari en straks is er niets gedaan.", "2027-01-11"),
    ("Zijn ziektejaar liep af op 11 januari en er is niets gedaan.", "2026-01-11"),
    ("Ik ben zwanger (uitgerekend 2 februari) en heb dat verteld.", "2027-02-02"),
    ("Het gesprek van donderdag gaat denk ik wel door.", "2026-10-15"),
    ("Het gesprek van donderdag ging niet door.", "2026-10-08"),
    ("Op zaterdag 10 oktober belde ze of ik maandag kon komen.", "2026-10-10 2026-10-12"),
    # such days, and one of them
    ("Op donderdag zijn er vijftien mensen die door elkaar praten.", ""),
    ("Op donderdag zei hij dat ik lui was.", "2026-10-08"),
    ("Voor ons is woensdag het handigst.", ""),
    ("Hij appte mij. Op vrijdag.", "2026-10-09"),
    # over a week, written on that weekday
    ("Woensdag over een week, 21 oktober dus.", "2026-10-21"),
    ("Donderdag over een week wil ik een gesprek.", "2026-10-22"),
    # in somebody's words
    ('Is het gewoon dat hij vraagt of ik "vandaag wel gedoucht heb"?', ""),
    ("Is het gewoon dat ik vandaag niet binnen mocht?", "2026-10-14"),
    ('Ik kwam de 12e: "u had gisteren moeten komen".', "2026-10-12 2026-10-11"),
    ('Op 31 augustus schreef hij: "vandaag ook niet."', "2026-08-31 2026-08-31"),
    ('Ik belde maandag: "komt goed". Vandaag is er niets.', "2026-10-12 2026-10-14"),
    # put right at once
    ("Eergisteren... nee, gisteren was het.", "2026-10-13"),
    ("Donderdag was dat geloof ik nee woensdag 7 oktober.", "2026-10-07"),
    ("Donderdag ook niet, zei hij. Nee, vrijdag pas.", "2026-10-08 2026-10-09"),
    ("Ik vroeg het maandag en kreeg nee te horen, en gisteren weer.", "2026-10-12 2026-10-13"),
    # years ago
    ("Twee jaar geleden op 20 september stortte mijn man in.", "2024-09-20"),
    ("Vandaag precies een jaar geleden zat ik hier.", "2026-10-14 2025-10-14"),
    ("Een jaar geleden begon ik. Op 20 september werd ik ziek.", "2025-10-14 2026-09-20"),
    # a feast as a time of the year, and as a day
    ("Ik hoor graag iets voor kerst.", ""),
    ("Op tweede kerstdag appte zij mij.", "2025-12-26"),
    ("Het is bijna oudejaar.", ""),
    ("Op oudejaarsdag belde zij.", "2025-12-31"),
    ("Ich habe bis heute nichts gehört.", ""),
    ("Met Pinksteren, op de maandag, stond hij hier.", "2026-05-25"),
    # when something was promised by
    ("Op 1 september zou zij binnen twee weken een plan sturen.", "2026-09-01 2026-09-15"),
    ("Op 1 september vroeg ik om een plan. Graag binnen twee weken.", "2026-09-01"),
    ("Op 1 september vroegen wij om een toezegging en verlangen binnen twee weken een plan.", "2026-09-01"),
    ("Op 13 oktober zei hij dat het binnen twee weken komt.", "2026-10-13"),
    # numbers that are no day
    ("Uren: woensdag 9 sept 4, vrijdag 11 sept 3.", "2026-09-09 2026-09-11"),
    ("Op 8 sept 10 uur gewerkt.", "2026-09-08"),
    ("Om 14.00 uur, kamer 3. Mei schuift aan.", ""),
    ("Om 14.00 uur op 3. Mei.", "2026-05-03"),
    ("Jan had het over zes weken, dat kan niet.", ""),
    ("Over zes weken ben ik er.", "2026-11-25"),
    ("Zij zullen eens per kwartaal een avond komen.", ""),
    # words for it
    ("Gisterenvoormiddag belde ik naar uw kantoor.", "2026-10-13"),
    ("Maandagnamiddag was er niemand.", "2026-10-12"),
    ("Zullen we het er de 6e over hebben?", "2026-11-06"),
    ("Ik ben vorige week ma en di geweest.", "2026-10-05 2026-10-06"),
    ("Maandag was ik ziek. Dinsdag ook. Vandaag weer niet.", "2026-10-12 2026-10-13 2026-10-14"),
]


@pytest.mark.parametrize(("text", "days"), PAIRS)
def test_a_day_is_read_by_what_stands_beside_it(text: str, days: str) -> None:
    found = [item.value for item in find_dates(text, WEDNESDAY)]
    assert [value if isinstance(value, str) else "..".join(value) for value in found] == days.split()


def test_who_has_not_slept_yet_means_this_morning() -> None:
    night = datetime(2026, 10, 14, 1, 12)  # noqa: DTZ001
    found = find_dates("Vanavond belde Karin dat ik morgenochtend moest komen.", night)
    assert [item.value for item in found] == ["2026-10-13", "2026-10-14"]
    assert [item.value for item in find_dates("Ik kom vandaag niet, morgen wel.", night)] == ["2026-10-14", "2026-10-15"]


def test_this_evening_by_night_is_the_coming_one_where_it_is_still_to_come() -> None:
    night = datetime(2026, 10, 14, 3, 40)  # noqa: DTZ001
    assert [item.value for item in find_dates("Vanavond kom ik bij u langs.", night)] == ["2026-10-14"]
    assert [item.value for item in find_dates("Vanavond kwam hij bij mij langs.", night)] == ["2026-10-13"]
