"""A sixth organisation needs one TOML file and no code: a municipality under chapter 9 of the Algemene wet bestuursrecht."""

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from story.desk import Desk, at, reading

from bot.adapters.render import Renderer
from bot.casework import Office
from bot.domain.bureau import Bureau, Contact
from bot.domain.decide import Disposition
from bot.domain.regulation import load_all
from bot.domain.terms import deadlines
from bot.domain.workdays import Calendar
from bot.errors import RegulationError
from bot.mail.message import Address
from bot.poll import open_cursor
from bot.roster import read_roster

AWB = """
id = "gemeente"
version = "2026-01"
name = "Klachtenregeling gemeente Waterrijk"

[words]
klager = "klager"

[intake]
facts_asked = ["wat", "wanneer"]

[handling]
article = "9:7"
decides = "directie"

[hearing]
article = "9:10"
invites = ["klager", "medewerker"]
report_to = ["klager", "medewerker"]

[outcome]
article = "9:12"
judges = "behandelaar"
needs = ["redenen", "maatregelen"]
only_after = ["klager_gehoord"]

[[term]]
name = "ontvangstbevestiging"
article = "9:6"
text = "de ontvangst bevestigen"
by = "organisatie"
starts_on = "received"
within = "2 weken"
met_by = ["confirmed"]

[[term]]
name = "niet-in-behandeling"
article = "9:8"
text = "schrijven dat de klacht niet in behandeling wordt genomen"
by = "directie"
starts_on = "received"
within = "4 weken"
met_by = ["rejection_sent"]
ends_on = ["withdrawn", "closed"]
unless = ["admitted", "handler_assigned", "outcome_sent"]
after_all = ["rejected"]

[[term]]
name = "afhandeling"
article = "9:11"
text = "de klacht afhandelen"
by = "behandelaar"
starts_on = "received"
within = "{afhandeling}"
target = "6 weken"
set_by = "extended"
met_by = ["outcome_sent"]

[[prompt]]
letter = "vraag-gesprek"
article = "9:10"
to = "behandelaar"
when = ["handler_assigned"]
unless = ["hearing_planned", "complainant_heard"]

[[admissibility]]
when = "event_older_than"
than = "1 jaar"
article = "9:8"

[[escalation]]
to = "de gemeentelijke of Nationale ombudsman"
article = "9:12"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gemeente.toml").write_text(AWB.replace("{afhandeling}", "10 weken"), encoding="utf-8")
    return tmp_path


def test_its_terms_run_six_weeks_and_four_more_with_notice(folder: Path) -> None:
    regulation = load_all(folder)["gemeente"]
    received = {"received": at("2026-12-14 09:00")}
    found = {each.term.name: each for each in deadlines(regulation, received, Calendar())}
    assert (found["afhandeling"].target, found["afhandeling"].due) == (date(2027, 1, 25), date(2027, 2, 22))
    assert found["niet-in-behandeling"].due == date(2027, 1, 11)
    assert len(load_all(folder)) == 6


def test_a_complaint_is_handled_by_it_from_receipt_to_adjournment(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "staf.csv").write_text(
        "name,email,role,aliases\nAda Vos,a.vos@gemeente.example,directie,\nBen Smid,b.smid@gemeente.example,jurist,\n"
        "Cor Pol,c.pol@gemeente.example,baliemedewerker,\n"
    )
    roster = read_roster(tmp_path / "staf.csv")
    desk = Desk(tmp_path)
    desk.bureau = Bureau(
        "gemeente", "Gemeente Waterrijk", load_all(folder)["gemeente"], "", Address("Gemeente", "info@gemeente.example"),
        Contact("Ada Vos", "a.vos@gemeente.example"), (roster[0].email,), roster, Calendar(), time(8, 30), time(17),
    )  # fmt: skip
    desk.office = Office(desk.bureau, Renderer(), "#1f4e79", None, "")
    open_cursor(desk.store, desk.office, "INBOX", None, at("2026-01-01 00:00"))
    assert desk.mail(at("2026-12-14 09:00"), reading(employees=("Cor Pol",))) is Disposition.OPENED
    desk.send(at("2026-12-14 09:01"))
    desk.answer(at("2026-12-15 10:00"), roster[0].email, "opdracht-behandelaar", "Ben")
    desk.send(at("2026-12-15 10:01"))
    assert ("vraag-gesprek", "b.smid") in desk.outline()
    assert (
        desk.answer(at("2027-01-04 10:00"), roster[1].email, "opdracht", "verleng tot 15 februari 2027, omdat Cor ziek is")
        is Disposition.COMMANDED
    )
    assert "maandag 15 februari 2027" in desk.text(desk.letters("verlenging")[0])
    assert desk.case().when("extended") == datetime(2027, 1, 4, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_a_mistake_in_its_file_names_the_line_and_the_known_words(folder: Path) -> None:
    (folder / "fout.toml").write_text(AWB.replace("{afhandeling}", "10 fortnights").replace('id = "gemeente"', 'id = "fout"'))
    with pytest.raises(RegulationError, match=r"(?s)fout\.toml:\d+: within in \[term\].*werkdagen"):
        load_all(folder)
