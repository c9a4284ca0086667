"""The letters as people get them: both forms, every regulation, hostile text, and what each must state."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html as markup
from story.desk import Desk, at, reading

from bot.adapters.render import Rendered, Renderer
from bot.casework import terms_of
from bot.domain.case import Party
from bot.domain.commands import Command
from bot.domain.decide import Notice
from bot.domain.digest import Week, digests
from bot.domain.events import Event
from bot.domain.letters import Desk as Writing
from bot.domain.letters import Letter, Source, after_events, answers, notices, reminder
from bot.domain.regulation import load_all
from bot.mail.parse import parse

IDS = tuple(load_all())
EVIL = '<script>alert(1)</script>"\r\nBcc: x@y.example \u202eomgekeerd {{ 7 * 7 }} &'
MONDAY = at("2026-10-05 09:12")


def _every_letter(folder: Path, name: str) -> Iterator[Letter]:
    """Each letter the spine can write, for one bureau, about one client who means ill."""
    desk = Desk(folder, name)
    employee = next(
        person.name for person in desk.bureau.roster if not person.has_role("directie") and not person.has_role("manager")
    )
    read = reading(event_dates=(date(2026, 9, 29),), employees=(employee,), summary=(EVIL, "Hij kwam niet."), opdrachtgever="UWV")
    desk.mail(MONDAY, read, sender='"Evil <b>" <jan@klant.example>', subject="Klacht", body=EVIL.replace("\r\n", " "))
    case = desk.case()

    source = Source("<1@klant.example>", (), EVIL, EVIL)
    writing = Writing(case, desk.bureau, terms_of(case, desk.bureau), source)
    yield from after_events(writing, case.events)
    director = desk.bureau.directors()[0]

    assigned, key = case.with_party("behandelaar", Party(director.name, director.email, "directie"))
    event = Event("handler_assigned", MONDAY, {"person": key})
    assigned = assigned.with_events(event)
    handled = replace(writing, case=assigned)
    yield from after_events(handled, [event])
    for deadline in writing.deadlines:
        yield from reminder(handled, deadline, "herinnering", MONDAY)
        yield from reminder(writing, deadline, "escalatie", MONDAY + timedelta(days=60))
    asked = replace(writing, case=replace(case, number="", events=(Event("asked", MONDAY),)))
    yield from after_events(asked, asked.case.events)
    details = {
        "klacht_tekst": EVIL,
        "afzender": EVIL,
        "adres": EVIL,
        "brief": EVIL,
        "onderwerp": EVIL,
        "megabytes": "31",
        "reden": "X",
    }
    codes = ("onbezorgbaar", "onzeker", "te-groot", "onleesbaar", "suggestie", "vraag", "intrekking", "aanvulling")
    yield from notices(desk.bureau, [Notice(code, details) for code in codes], 1)
    yield from notices(desk.bureau, [Notice(code, details) for code in codes], 1, handled)
    message = parse(b"From: h@x.example\r\nMessage-ID: <2@x.example>\r\n\r\nKarin")
    for command in (
        Command("assign", {"handler": "Karin Oosterhof"}),
        Command("unclear", why="niet-begrepen"),
        Command("refuse_not_allowed", why="betrokken"),
        Command("refuse_not_allowed", why="al-beantwoord"),
    ):
        yield from answers(handled, command, director, message, 1)

    yield from digests(
        Week(MONDAY, (handled, asked), {"left": 9}, ({"nummer": "2026-001", "brief": EVIL, "adres": EVIL},)), desk.bureau, MONDAY
    )
    yield from digests(Week(MONDAY, (), {}), desk.bureau, MONDAY)


PACKAGED = Renderer()


def _render(letter: Letter, name: str, renderer: Renderer = PACKAGED, logo: Path | None = None) -> Rendered:
    return renderer.render(letter, organisation_id=name, regulation_id=name, colour="#1f4e79", logo=logo, signature="")


@pytest.mark.parametrize("name", IDS)
def test_every_letter_renders_in_both_forms_and_no_text_of_a_stranger_becomes_markup(name: str, tmp_path: Path) -> None:
    kinds = set()
    for letter in _every_letter(tmp_path, name):
        kinds.add(letter.kind)
        rendered = _render(letter, name)
        assert rendered.subject
        assert "\n" not in rendered.subject
        assert "<script>" not in rendered.html
        assert "49" not in rendered.subject
        assert "\u202e" not in rendered.subject + rendered.text + rendered.html
        tree = markup.fromstring(rendered.html)
        assert not tree.xpath("//script | //*[@onclick]")
        assert all(link.startswith(("mailto:", "https://")) for link in tree.xpath("//a/@href"))
        long = [line for line in rendered.text.splitlines() if len(line) > 78 and "http" not in line]
        assert long == []
        assert "None" not in rendered.text
    assert len(kinds) >= 11


@pytest.mark.parametrize("name", IDS)
def test_the_text_and_the_html_say_the_same(name: str, tmp_path: Path) -> None:
    for letter in _every_letter(tmp_path, name):
        rendered = _render(letter, name)
        page = " ".join(markup.fromstring(rendered.html).xpath("string(//body)").lower().split())
        words = re.findall(r"\w{5,}", rendered.text.lower())
        missing = [word for word in words if word not in page]
        assert missing == [], letter.kind


def test_every_template_states_what_its_regulation_says_it_must() -> None:
    rules = {(each.id, kind): rule.must_state for each in load_all().values() for kind, rule in each.letters.items()}
    assert Renderer().check(rules) == []
    assert Renderer().check({("werkpro", "ontvangstbevestiging"): ("zonnewijzer",)}) == [
        "ontvangstbevestiging for werkpro lacks the block 'zonnewijzer'"
    ]


SAID = ("2026-001", "dinsdag 29 september 2026", "Hij kwam niet.")
STATED = {
    "consonanza": (
        "2026-001",
        "dinsdag 29 september 2026",
        "Hij kwam niet.",
        "Karin Oosterhof",
        "klachtenreglement",
        "16 november 2026",
    ),
    "werkpro": (
        "2026-001",
        "dinsdag 29 september 2026",
        "Hij kwam niet.",
        "klachtenfunctionaris",
        "Schweitzerlaan",
        "16 november 2026",
        "Je ",
    ),
    "leermakers": (
        "2026-001",
        "dinsdag 29 september 2026",
        "Hij kwam niet.",
        "Corinne Haverkamp",
        "tien dagen",
        "3 november 2026",
    ),
    "work2work": ("2026-001", "ontvangen", "donderdag 8 oktober 2026", "2 november 2026", "Mark Verbeek"),
    "loket3": (
        "2026-001",
        "verbeterformulier",
        "melding",
        "dinsdag 29 september 2026",
        "waar dit is gebeurd",
        "21 werkdagen",
        "3 november 2026",
    ),
}


@pytest.mark.parametrize("name", IDS)
def test_the_confirmation_contains_exactly_what_that_regulation_asks(name: str, tmp_path: Path) -> None:
    letter = next(each for each in _every_letter(tmp_path, name) if each.kind == "ontvangstbevestiging")
    text = " ".join(_render(letter, name).text.split())
    assert [words for words in STATED[name] if words not in text] == []


def test_a_site_may_change_one_block_of_one_letter(tmp_path: Path) -> None:
    folder = tmp_path / "werkpro" / "ontvangstbevestiging"
    folder.mkdir(parents=True)
    (folder / "brief.j2").write_text(
        '{% extends "standaard/ontvangstbevestiging/brief.j2" %}{% block groet %}Tot snel!{% endblock %}'
    )
    letter = next(each for each in _every_letter(tmp_path, "werkpro") if each.kind == "ontvangstbevestiging")
    assert "Tot snel!" in _render(letter, "werkpro", Renderer(tmp_path)).text
    assert "Tot snel!" not in _render(letter, "werkpro").text


def test_a_logo_travels_with_the_letter(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"\x89PNG\r\n")
    letter = next(iter(_every_letter(tmp_path, "loket3")))
    rendered = Renderer().render(
        letter, organisation_id="loket3", regulation_id="loket3", colour="#123456", logo=logo, signature=""
    )
    ((identifier, image),) = rendered.inline_images
    assert f"cid:{identifier}" in rendered.html
    assert image.content_type == "image/png"
