"""The form that a regulation keeps of a case: filled, agreed only when it is, to print, and on the front of the case file."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from story.desk import Desk, at, reading

from bot.casefile import Wanted, export
from bot.config import Settings
from bot.domain.bureau import Bureau
from bot.domain.case import Case, Party
from bot.domain.events import Event
from bot.domain.letters.form import OPEN, agreed_on, form_document, form_words, has_form, reaction_state
from bot.domain.letters.letter import Desk as Writing
from bot.domain.letters.letter import Source
from bot.domain.regulation import load_all
from bot.domain.reporting.document import Document, Facts, Quote, Text

MONDAY = at("2026-10-05 09:12")
TOM, LINDA, KAYA = "t.groenewegen@loket3.example", "l.verhoeven@loket3.example", "o.kaya@loket3.example"
KEY = "betrokken-1"


def _case(*events: Event, **words: str) -> Case:
    parties = {
        "klager": Party("Truus", "truus@klant.example"),
        KEY: Party("Özlem", "o@bureau.example", "trajectbegeleider"),
        "behandelaar-1": Party("Linda", "l@bureau.example", "kwaliteitsmedewerker"),
    }
    log = (Event("received", MONDAY), Event("handler_assigned", MONDAY, {"person": "behandelaar-1"}), *events)
    return Case("loket3", "loket3@2024-01", MONDAY, "2026-001", 1, parties, file=words, log=log)


def _event(kind: str, day: int, **data: str) -> Event:
    return Event(kind, MONDAY + timedelta(days=day), data)


ASKED, SAID = _event("reaction_requested", 1, person=KEY), _event("reaction_received", 2, person=KEY)
SUMMED, AGREED = _event("noted", 3, summary=KEY), _event("reaction_agreed", 4, person=KEY)


NOT_YET = "nog niet akkoord: de samenvatting is van"


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((), "nog niet om een reactie gevraagd"),
        ((ASKED,), "nog geen reactie; gevraagd op 6 oktober 2026"),
        ((ASKED, SAID), "nog niet akkoord: de reactie kwam op 7 oktober 2026 en is nog niet samengevat"),
        ((ASKED, SAID, SUMMED), f"{NOT_YET} 8 oktober 2026"),
        ((ASKED, SAID, SUMMED, AGREED), "akkoord met deze omschrijving op 9 oktober 2026"),
        (
            (ASKED, SAID, SUMMED, _event("reaction_received", 4, person=KEY)),
            "niet akkoord: op 9 oktober 2026 kwam een nieuwe reactie, na de samenvatting van 8 oktober 2026",
        ),
        ((ASKED, SAID, SUMMED, AGREED, _event("noted", 6, summary=KEY)), f"{NOT_YET} 11 oktober 2026"),
        ((ASKED, SAID, SUMMED, _event("reaction_agreed", 4, person="betrokken-2")), f"{NOT_YET} 8 oktober 2026"),
        ((ASKED, SAID, SUMMED, AGREED, _event("undone", 5, first="6", last="6")), f"{NOT_YET} 8 oktober 2026"),
    ],
)  # fmt: skip
def test_it_says_agreed_only_of_the_summary_that_was_agreed_with(events: tuple[Event, ...], state: str) -> None:
    case = _case(*events)
    assert reaction_state(case, KEY) == state
    assert (agreed_on(case, KEY) is not None) == state.startswith("akkoord")


def _writing(case: Case, bureau: Bureau) -> Writing:
    return Writing(case, bureau, (), Source(text="Zij liet mij niet uitpraten."), MONDAY + timedelta(days=30))


def _facts(document: Document) -> dict[str, str]:
    blocks = [block for section in document.sections for block in section.blocks]
    return {name: told for block in blocks if isinstance(block, Facts) for name, told in block.pairs}


def test_the_letter_says_agreed_when_the_form_does(tmp_path: Path) -> None:
    case = _case(ASKED, SAID, SUMMED, AGREED, _event("noted", 6, summary=KEY))
    assert [each["akkoord"] for each in form_words(_writing(case, Desk(tmp_path, "loket3").bureau), "eind")["reacties"]] == [
        False
    ]


def test_a_new_form_says_what_is_still_open(tmp_path: Path) -> None:
    found = _facts(form_document(_writing(_case(), Desk(tmp_path, "loket3").bureau)))
    assert (found["Naam"], found["Functie"]) == ("Linda", "kwaliteitsmedewerker")
    assert found["Bevestiging verstuurd op"] == "nog niet verstuurd"
    assert {found[name] for name in ("Aanbod", "Is de melder tevreden?", "Correctie", "Maatregelen", "Klaar op")} == {OPEN}


def test_a_filled_form_tells_all_that_the_regulation_asks(tmp_path: Path) -> None:
    case = _case(
        _event("confirmed", 0),
        ASKED, SAID, SUMMED, AGREED,
        _event("verdict_given", 8, gegrond="gegrond"),
        _event("measures_recorded", 8, until="2026-10-30"),
        _event("offer_made", 9),
        _event("satisfaction_recorded", 9, level="deels"),
        _event("outcome_sent", 10),
        _event("measures_recorded", 11, until="2026-11-20"),
        _event("measures_done", 40),
        _event("solution_report_sent", 12),
        redenen="Zo hoort het niet.", maatregelen="Excuses.", aanbod="Een nieuw gesprek.", preventie="Meer tijd plannen.",
        **{f"samenvatting-{KEY}": "Er was te weinig tijd."},
    )  # fmt: skip
    document = form_document(_writing(case, Desk(tmp_path, "loket3").bureau))
    found = _facts(document)
    assert found["Bevestiging verstuurd op"] == "5 oktober 2026"
    assert (found["Oordeel"], found["Correctie"], found["Aanbod"]) == ("gegrond", "Excuses.", "Een nieuw gesprek.")
    assert found["Correctie klaar op"] == "30 oktober 2026"
    assert found["Is de melder tevreden?"] == "deels tevreden (14 oktober 2026)"
    assert (found["Maatregelen"], found["Klaar op"], found["Alles uitgevoerd op"]) == (
        "Meer tijd plannen.", "20 november 2026", "14 november 2026",
    )  # fmt: skip
    blocks = [block for section in document.sections for block in section.blocks]
    assert Quote("Er was te weinig tijd.") in blocks
    assert Text("Akkoord met deze omschrijving op 9 oktober 2026.") in blocks
    assert document.sections[-1].heading == "Bijlage: de melding"
    assert Quote("Zij liet mij niet uitpraten.", "Truus, 5 oktober 2026") in document.sections[-1].blocks


def test_only_a_regulation_that_says_so_has_the_form(tmp_path: Path) -> None:
    assert [name for name in load_all() if has_form(Desk(tmp_path, name).bureau)] == ["loket3"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path, "loket3")
    found.mail(MONDAY, reading(employees=("Özlem Kaya",)), body="Özlem Kaya liet mij niet uitpraten 😡.")
    found.send(MONDAY)
    found.answer(at("2026-10-06 09:15"), TOM, "opdracht-behandelaar", "Linda pakt het op")
    found.send(at("2026-10-06 09:16"))
    return found


def _words(raw: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages))


def test_the_handler_gets_the_form_to_print_with_the_letter(desk: Desk) -> None:
    letter = desk.letters("verbeterformulier", LINDA)[-1]
    files = desk.files(letter)
    assert list(files) == ["melding.txt", "verbeterformulier-2026-001.pdf"]
    words = _words(files["verbeterformulier-2026-001.pdf"])
    assert "Linda Verhoeven" in words
    assert "kwaliteitsmedewerker" in words
    assert "Nog niet om een reactie gevraagd" in words
    assert "liet mij niet uitpraten" in words
    assert "Als pdf zit het er ook bij" in desk.text(letter)


def test_the_form_stands_in_the_file_of_the_case_and_can_be_had_alone(
    desk: Desk, settings_for: Callable[..., Settings], tmp_path: Path
) -> None:
    settings, out = settings_for(1, 2, ids=("loket3",)), tmp_path / "x.pdf"
    export(settings, Wanted("2026-001"), out, None, lambda: at("2026-10-20 10:00"))
    reader = PdfReader(BytesIO(out.read_bytes()))
    heads = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert heads[:3] == ["Verbeterformulier", "De melding", "Wat er gebeurde"]
    export(settings, Wanted("2026-001", form=True), out, None, lambda: at("2026-10-20 10:00"))
    alone = PdfReader(BytesIO(out.read_bytes()))
    assert alone.metadata is not None
    assert alone.metadata.title == "Verbeterformulier 2026-001"
    assert len(alone.pages) == 2
