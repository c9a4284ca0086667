"""Files with mails about a case: kept once, passed on with the right letter, also later, and to nobody else."""

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from story.desk import Desk, at, make_mail, reading

from bot.adapters import schema
from bot.adapters.file_rows import erase_files, files_of
from bot.cases import case_details, details_text
from bot.config import Settings
from bot.domain.attachments import Filed, Limits
from bot.domain.decide import Disposition

HANNEKE, KARIN = "h.dijkstra@consonanza.example", "k.oosterhof@consonanza.example"
WOUTER, JAN = "w.hummel@consonanza.example", "jan@klant.example"
MONDAY = at("2026-10-05 09:12")
PDF, OTHER = b"%PDF-1.7 eerste verslag", b"%PDF-1.7 een ander bestand"
PROGRAM = b"MZ\x90\0 een programma"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A complaint about Wouter that Karin handles; the question for the report of the talk is asked on the 9th."""
    found = Desk(tmp_path)
    found.mail(MONDAY, reading(employees=("Wouter Hummel",)))
    found.answer(at("2026-10-05 14:00"), HANNEKE, "opdracht-behandelaar", "Karin doet dit")
    found.send(at("2026-10-05 14:01"))
    return found


def talk(desk: Desk) -> None:
    desk.answer(at("2026-10-05 15:00"), KARIN, "opdracht", "Gesprek op 8 oktober om 14.00 uur")
    desk.send(at("2026-10-05 15:01"))
    desk.rounds(at("2026-10-09 09:00"))
    desk.send(at("2026-10-09 09:01"))


def files(desk: Desk, number: str = "2026-001") -> tuple[Filed, ...]:
    case = desk.case(number)
    with desk.store.transaction() as unit:
        return files_of(unit.connection, case.id)


def contents(desk: Desk) -> int:
    with desk.store.transaction() as unit:
        return int(unit.connection.execute(select(func.count()).select_from(schema.blob)).scalar_one())


def carried(desk: Desk) -> list[tuple[str, str, list[str]]]:
    """(kind, recipient, files) of every letter with a file, calendars apart."""
    found = [(row.kind, row.recipient, [name for name in desk.files(row) if name != "uitnodiging.ics"]) for row in desk.letters()]
    return [each for each in found if each[2] and not each[2][0].endswith(".ics")]


def last(desk: Desk, kind: str, recipient: str) -> Any:
    return desk.letters(kind, recipient)[-1]


def test_the_report_of_the_talk_goes_to_both_sides(desk: Desk) -> None:
    talk(desk)
    found = desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", "Zie bijlage", {"verslag.pdf": PDF})
    assert found is Disposition.COMMANDED
    assert carried(desk) == [("verslag-gesprek", JAN, ["verslag.pdf"]), ("verslag-gesprek", WOUTER, ["verslag.pdf"])]
    assert desk.files(last(desk, "verslag-gesprek", JAN)) == {"verslag.pdf": PDF}
    assert "Bij de zaak bewaard: verslag.pdf" in desk.text(last(desk, "uitgevoerd", KARIN))


@pytest.mark.parametrize(
    "words",
    [
        "Bijgaand het verslag; het andere document is voor intern gebruik",
        "Verslag en aantekeningen. De aantekeningen zijn uitsluitend voor mezelf.",
        "Het verslag zit erbij, de brief is niet bestemd voor de klager",
        "Verslag erbij. Het kladje niet meesturen svp",
    ],
)
def test_words_that_keep_a_file_from_others_make_it_a_question(desk: Desk, words: str) -> None:
    talk(desk)
    sent = {"verslag.pdf": PDF, "blad.pdf": OTHER}
    assert desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", words, sent) is Disposition.REFUSED
    assert not desk.letters("verslag-gesprek")


@pytest.mark.parametrize("name", ["aantekeningen privé.pdf", "intern_memo.pdf", "VERTROUWELIJK.pdf"])
def test_a_file_that_says_in_its_name_whose_it_is_is_kept_and_goes_to_nobody(desk: Desk, name: str) -> None:
    talk(desk)
    desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", "Zie bijlagen", {"verslag.pdf": PDF, name: OTHER})
    assert desk.files(last(desk, "verslag-gesprek", JAN)) == {"verslag.pdf": PDF}
    assert [(each.purpose, each.refused) for each in files(desk)] == [("verslag", ""), ("", "")]


def test_near_names_and_words_keep_nothing_back(desk: Desk) -> None:
    talk(desk)
    sent = {"verslag internetcursus.pdf": PDF}
    words = "Zie bijlage. Wij spraken alleen met de klager, hij had privé veel aan zijn hoofd."
    assert desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", words, sent) is Disposition.COMMANDED
    assert desk.files(last(desk, "verslag-gesprek", JAN)) == sent


def test_a_file_alone_is_an_answer_to_the_question_for_the_report(desk: Desk) -> None:
    talk(desk)
    assert desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", "", {"scan.pdf": PDF}) is Disposition.COMMANDED
    assert desk.files(last(desk, "verslag-gesprek", JAN)) == {"scan.pdf": PDF}


def test_a_logo_alone_is_no_answer_and_is_not_kept(desk: Desk) -> None:
    talk(desk)
    found = desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", "", {"image001.png": b"\x89PNG\r\n\x1a\n"})
    assert (found, files(desk), desk.letters("verslag-gesprek")) == (Disposition.NOTED, (), [])


def test_a_report_sent_on_monday_is_passed_on_on_thursday(desk: Desk) -> None:
    """She sent it as a note, before the question came; her word of Thursday is what passes it on."""
    talk(desk)
    monday = desk.answer(at("2026-10-12 10:00"), KARIN, "opdracht", "Hierbij het verslag.", {"gespreksverslag.pdf": PDF})
    assert (monday, carried(desk)) == (Disposition.NOTED, [])
    desk.answer(at("2026-10-15 10:00"), KARIN, "verzoek-verslag", "Het verslag heb ik maandag al gestuurd.")
    assert desk.files(last(desk, "verslag-gesprek", JAN)) == {"gespreksverslag.pdf": PDF}
    assert desk.files(last(desk, "verslag-gesprek", WOUTER)) == {"gespreksverslag.pdf": PDF}


def test_a_report_that_came_with_the_news_of_the_talk_goes_on_at_once(desk: Desk) -> None:
    desk.answer(at("2026-10-08 16:00"), KARIN, "opdracht", "Het gesprek is geweest.", {"Verslag 8-10.docx": b""})
    assert carried(desk) == []  # no document: its name says one thing, its bytes another
    desk.answer(at("2026-10-08 16:05"), KARIN, "opdracht", "Het gesprek is geweest.", {"Verslag 8-10.pdf": PDF})
    assert desk.files(last(desk, "verslag-gesprek", JAN)) == {"Verslag 8-10.pdf": PDF}


def test_a_corrected_report_goes_without_the_file_that_went_before(desk: Desk) -> None:
    talk(desk)
    desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", "Zie bijlage", {"verslag.pdf": PDF})
    desk.send(at("2026-10-09 10:01"))
    desk.answer(at("2026-10-12 10:00"), KARIN, "verzoek-verslag", "Correctie: de afspraak is op 3 november.")
    assert desk.files(last(desk, "verslag-gesprek", JAN)) == {}


def test_a_file_of_a_note_goes_to_nobody(desk: Desk) -> None:
    talk(desk)
    desk.answer(at("2026-10-09 09:30"), KARIN, "opdracht", "Bewaar dit bij de zaak svp.", {"dossier klant.pdf": OTHER})
    desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", "Zie bijlage", {"verslag.pdf": PDF})
    assert desk.files(last(desk, "verslag-gesprek", WOUTER)) == {"verslag.pdf": PDF}
    assert [(each.name, each.purpose) for each in files(desk)] == [("dossier klant.pdf", ""), ("verslag.pdf", "verslag")]


def test_the_employee_concerned_cannot_put_a_file_with_the_report(desk: Desk) -> None:
    talk(desk)
    told = desk.letters("kennisgeving-medewerker", WOUTER) or desk.letters("uitnodiging-gesprek", WOUTER)
    desk.answer(at("2026-10-09 09:30"), WOUTER, told[-1].kind, "Hierbij mijn verslag.", {"gespreksverslag.pdf": OTHER})
    desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", "Verslag stuurde ik al.")
    assert {row.recipient for row in desk.letters() if OTHER in desk.files(row).values()} <= {KARIN}
    assert [row.kind for row in desk.letters() if OTHER in desk.files(row).values()] == ["melding-directie"]


def judged(desk: Desk) -> None:
    """A verdict with a letter, and then the measures it lacked."""
    talk(desk)
    desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", "Zie bijlage", {"verslag.pdf": PDF})
    desk.send(at("2026-10-09 10:01"))
    desk.rounds(at("2026-10-12 09:00"))
    desk.answer(at("2026-10-12 10:00"), KARIN, "vraag-oordeel", "Gegrond. Redenen: zie de brief.", {"brief.pdf": OTHER})
    assert desk.letters("concept-uitkomst") == []
    desk.answer(at("2026-10-13 10:00"), KARIN, "vraag-maatregelen", "Maatregelen: wij bellen voortaan terug.")


def test_a_letter_with_the_verdict_goes_with_the_draft_and_the_outcome(desk: Desk) -> None:
    judged(desk)
    assert desk.files(last(desk, "concept-uitkomst", KARIN)) == {"brief.pdf": OTHER}
    assert desk.letters("uitkomst") == []
    desk.answer(at("2026-10-14 10:00"), KARIN, "concept-uitkomst", "akkoord")
    assert desk.files(last(desk, "uitkomst", JAN)) == {"brief.pdf": OTHER}
    assert "Bij deze brief: brief.pdf." in desk.text(last(desk, "uitkomst", JAN))


@pytest.mark.parametrize("words", ["2", "Akkoord, zonder bijlage", "akkoord maar zonder de bijlage."])
def test_who_judges_may_send_the_outcome_without_the_file(desk: Desk, words: str) -> None:
    judged(desk)
    assert desk.answer(at("2026-10-14 10:00"), KARIN, "concept-uitkomst", words) is Disposition.COMMANDED
    assert desk.files(last(desk, "uitkomst", JAN)) == {}
    assert "Bij deze brief" not in desk.text(last(desk, "uitkomst", JAN))


def test_the_reaction_of_the_employee_goes_to_the_handler_with_its_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    manager, employee = "i.tenhave@werkpro.example", desk.bureau.roster[-1]
    desk.mail(MONDAY, reading(employees=(employee.name,)), files={"bewijs.pdf": PDF, "virus.exe": PROGRAM})
    told = last(desk, "kennisgeving-medewerker", employee.email)
    assert desk.files(told) == {"bewijs.pdf": PDF}
    assert "Niet alles kon veilig worden doorgestuurd: virus.exe." in desk.text(told)
    desk.answer(
        at("2026-10-05 14:00"), desk.letters("opdracht-behandelaar")[0].recipient, "opdracht-behandelaar", "Ilse ten Have"
    )
    assert desk.files(last(desk, "verzoek-reactie", employee.email)) == {"bewijs.pdf": PDF}
    desk.answer(at("2026-10-06 10:00"), employee.email, "verzoek-reactie", "", {"mijn kant.pdf": OTHER})
    assert desk.files(last(desk, "melding-directie", manager)) == {"mijn kant.pdf": OTHER}
    assert [row.recipient for row in desk.letters() if OTHER in desk.files(row).values()] == [manager]


def test_a_file_with_the_word_that_it_is_a_complaint_is_not_the_complaint(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    employee = desk.bureau.roster[-1]
    desk.mail(MONDAY, reading(decision="ask", employees=(employee.name,)), files={"bewijs.pdf": PDF})
    asked = desk.letters("vraag-indeling")[0].recipient
    desk.answer(at("2026-10-05 10:00"), asked, "vraag-indeling", "klacht", {"intern.pdf": OTHER})
    assert desk.files(last(desk, "kennisgeving-medewerker", employee.email)) == {"bewijs.pdf": PDF}


def test_a_program_in_the_clothes_of_a_pdf_is_refused_and_said(desk: Desk) -> None:
    talk(desk)
    sent = {"verslag.pdf": PROGRAM, "echt.pdf": PDF, "alles.zip": b"PK\x03\x04"}
    desk.answer(at("2026-10-09 10:00"), KARIN, "verzoek-verslag", "Zie bijlagen", sent)
    assert desk.files(last(desk, "verslag-gesprek", JAN)) == {"echt.pdf": PDF}
    said = desk.text(last(desk, "uitgevoerd", KARIN))
    assert "verslag.pdf: de inhoud past niet bij de naam" in said
    assert "alles.zip: dit soort bestand" in said
    assert [(each.name, each.refused, bool(each.digest)) for each in files(desk)] == [
        ("verslag.pdf", "inhoud", False), ("echt.pdf", "", True), ("alles.zip", "type", False),
    ]  # fmt: skip
    assert contents(desk) == 1


def test_a_refused_file_is_said_under_a_note_too(desk: Desk) -> None:
    before = len(desk.letters("uitgevoerd", KARIN))
    desk.answer(at("2026-10-06 10:00"), KARIN, "opdracht", "Bewaar dit bij de zaak svp.", {"opname.exe": PROGRAM})
    said = desk.letters("uitgevoerd", KARIN)
    assert len(said) == before + 1
    assert "Uw bericht staat bij de zaak." in desk.text(said[-1])
    assert "opname.exe" in desk.text(said[-1])


def test_the_same_file_twice_is_stored_once_and_erased_with_the_last_case_that_has_it(desk: Desk) -> None:
    for sender in ("Piet <piet@klant.example>", "Riet <riet@klant.example>"):
        desk.mail(at("2026-10-06 09:00"), sender=sender, files={"foto.pdf": PDF, "kopie.pdf": PDF})
    assert [each.name for each in files(desk, "2026-002")] == ["foto.pdf", "kopie.pdf"]
    assert contents(desk) == 1
    second, third = desk.case("2026-002").id, desk.case("2026-003").id
    with desk.store.transaction() as unit:
        assert erase_files(unit.connection, second) == 0
    assert (files(desk, "2026-002"), len(files(desk, "2026-003")), contents(desk)) == ((), 2, 1)
    with desk.store.transaction() as unit:
        assert erase_files(unit.connection, third) == 1
    assert contents(desk) == 0


def test_files_beyond_the_limits_are_refused_and_the_others_kept(desk: Desk) -> None:
    object.__setattr__(desk.bureau, "files", Limits(mail=100, case=130))
    sent = {"a.pdf": PDF, "b.pdf": b"%PDF-" + b"x" * 90, "c.pdf": OTHER}
    desk.mail(at("2026-10-06 09:00"), sender="Piet <piet@klant.example>", files=sent)
    assert [each.refused for each in files(desk, "2026-002")] == ["", "mail", ""]
    more = {"d.pdf": b"%PDF-" + b"y" * 85}
    desk.mail(at("2026-10-07 09:00"), sender="Piet <piet@klant.example>", subject="2026-002", body="Nog iets", files=more)
    assert files(desk, "2026-002")[-1].refused == "zaak"


def test_a_mail_of_which_it_is_not_sure_who_sent_it_leaves_no_file(desk: Desk) -> None:
    found = desk.mail(
        at("2026-10-06 09:00"),
        reading("overig", "leave"),
        {"verslag.pdf": PDF},
        sender=KARIN,
        subject="2026-001",
        body="Verleng met 2 weken",
    )
    assert (found, files(desk)) == (Disposition.HELD, ())
    desk.answer(at("2026-10-06 10:00"), HANNEKE, "melding-directie", "uitvoeren")
    assert [(each.name, each.sender) for each in files(desk)] == [("verslag.pdf", KARIN)]


def test_an_addition_of_the_client_is_kept_and_goes_to_nobody(desk: Desk) -> None:
    desk.mail(at("2026-10-06 09:00"), subject="Re: klacht 2026-001", body="Nog een foto", files={"foto.pdf": PDF})
    assert [(each.name, each.purpose, each.sender) for each in files(desk)] == [("foto.pdf", "aanvulling", JAN)]
    assert carried(desk) == []


def test_of_a_mail_that_a_colleague_passes_on_the_employee_gets_the_client_s_files_only(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "werkpro")
    manager, employee = "i.tenhave@werkpro.example", desk.bureau.roster[-1]
    inner = make_mail(MONDAY, files={"bewijs.pdf": PDF})
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = manager, "info@werkpro.example", "Fw: Klacht"
    mail["Message-ID"], mail["Date"] = "<fw@werkpro.example>", format_datetime(MONDAY)
    mail.set_content("Ter behandeling.")
    mail.add_attachment(message_from_bytes(inner, policy=policy.default))
    mail.add_attachment(OTHER, maintype="application", subtype="pdf", filename="intern.pdf")
    desk.take(desk.arrival(mail.as_bytes(), MONDAY), MONDAY, reading(employees=(employee.name,)))
    desk.send(MONDAY)
    desk.answer(at("2026-10-05 10:00"), manager, "vraag-indeling", "1")
    assert {each.name: each.purpose for each in files(desk)} == {"bewijs.pdf": "klacht", "intern.pdf": ""}
    assert desk.files(last(desk, "kennisgeving-medewerker", employee.email)) == {"bewijs.pdf": PDF}


def test_case_show_lists_what_was_kept_and_what_was_refused(desk: Desk, settings_for: Callable[..., Settings]) -> None:
    sent = {"foto.pdf": PDF, "virus.exe": PROGRAM}
    desk.mail(at("2026-10-06 09:00"), subject="Re: klacht 2026-001", body="Nog een foto", files=sent)
    details = case_details(settings_for(1, 2, ids=("consonanza",)), "2026-001", None)
    found = [(each["name"], each["type"], each["size"], each["from"], each["refused"]) for each in details["files"]]
    assert found == [("foto.pdf", "application/pdf", len(PDF), JAN, None), ("virus.exe", None, len(PROGRAM), JAN, "type")]
    text = details_text(details)
    assert f"foto.pdf ({len(PDF)} bytes) from {JAN}: kept, aanvulling" in text
    assert re.search(r"^  2026-10-06 09:00  foto\.pdf", text, re.MULTILINE)  # Amsterdam time
    assert f"virus.exe ({len(PROGRAM)} bytes) from {JAN}: refused, type" in text
