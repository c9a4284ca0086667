"""A client without a mail address: his letters are printed by a colleague, and say nothing that only fits a mail."""

from pathlib import Path

import pytest
from story.desk import Desk, at, reading
from story.test_course import STAFF, staff

from bot.domain.decide import Disposition

TELEPHONE = "telefonische klacht van mevrouw Ria Bos over {employee}. Hij kwam op 29 september 2026 niet. Zij is boos."
ONLY_IN_A_MAIL = ("deze mail", "agenda")


@pytest.mark.parametrize("name", sorted(STAFF))
def test_his_letters_speak_of_no_mail(name: str, tmp_path: Path) -> None:
    director, handler, employee, _ = staff(name)
    desk = Desk(tmp_path, name)
    told = TELEPHONE.format(employee=employee)
    desk.mail(at("2026-10-05 09:00"), reading(employees=(employee,)), sender=handler, subject="telefonische klacht", body=told)
    assert desk.answer(at("2026-10-05 10:00"), handler, "vraag-indeling", "openen") is Disposition.COMMANDED
    desk.send(at("2026-10-05 10:00"))
    person = desk.bureau.person(handler)
    assert person is not None
    desk.answer(at("2026-10-06 10:00"), director, "opdracht-behandelaar", f"{person.name} doet dit")
    desk.send(at("2026-10-06 10:00"))
    desk.answer(at("2026-10-07 10:00"), handler, "opdracht", "Gesprek met de klager di 13/10 om 14.00u in Emmen")
    desk.send(at("2026-10-07 10:00"))
    printed = [row for row in desk.letters() if "Wilt u deze brief afdrukken" in desk.text(row)]
    assert {row.kind for row in printed} >= {"ontvangstbevestiging", "bericht-behandelaar", "uitnodiging-gesprek"}
    for row in printed:
        text = desk.text(row).partition("sturen?")[2]
        assert not [words for words in ONLY_IN_A_MAIL if words in text], (row.kind, text)
        assert not desk.files(row)
    assert "op ." not in desk.text(desk.letters("opdracht", handler)[-1])
    assert "hebben wij geen mailadres" in desk.text(desk.letters("opdracht", handler)[-1])
    report = "Verslag: zij vertelde hoe het ging en wat zij er graag aan veranderd wil zien, en wij luisterden."
    desk.answer(at("2026-10-14 10:00"), handler, "opdracht", report)
    own = [row for row in desk.letters("verslag-gesprek") if "afdrukken" in desk.text(row)]
    assert own
    assert any(words in desk.text(own[0]) for words in ("over uw ", "over je "))
