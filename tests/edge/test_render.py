"""The letters as people get them: both forms, every regulation, hostile text, and what each must state."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html as markup
from story.desk import Desk, at, reading

from bot.adapters.render import Rendered, Renderer, artikel, bedrag, datum, hoofdletter, opsomming, wrap
from bot.casework import terms_of
from bot.domain.answers.commands import Command
from bot.domain.case import Facts, Party
from bot.domain.decide import Disposition, Notice
from bot.domain.events import Event
from bot.domain.letters.asking import ask, reminder
from bot.domain.letters.correspondence import after_events
from bot.domain.letters.letter import Desk as Writing
from bot.domain.letters.letter import Letter, Source
from bot.domain.letters.notices import notices, thanks
from bot.domain.letters.replies import answers
from bot.domain.questions import Question
from bot.domain.regulation import load_all
from bot.domain.reporting.asked import Asked
from bot.domain.reporting.digest import Count, Mailbox, Undelivered, Week, digests
from bot.domain.reporting.past import Came, Past
from bot.errors import TemplateError
from bot.mail.parse import parse

IDS = tuple(load_all())
CODES = ("onbezorgbaar", "onzeker", "te-groot", "onleesbaar", "suggestie", "vraag", "intrekking", "aanvulling", "afwezig")
CODES += ("antwoord", "geen-behandelaar", "vervallen", "een-nieuwe-code", "nood")
EVIL = '<script>alert(1)</script>"\r\nBcc: x@y.example \u202eomgekeerd {{ 7 * 7 }} &'
MONDAY = at("2026-10-05 09:12")


def _every_letter(folder: Path, name: str) -> Iterator[Letter]:
    """Each letter the spine can write, for one bureau, about one client who means ill."""
    desk = Desk(folder, name)
    employee = desk.bureau.roster[-1].name  # not the contact person
    read = reading(event_dates=(date(2026, 9, 29),), employees=(employee,), summary=(EVIL, "Hij kwam niet."), opdrachtgever="UWV")
    desk.mail(MONDAY, read, sender='"Evil <b>" <jan@klant.example>', subject="Klacht", body=EVIL.replace("\r\n", " "))
    case = desk.case()

    source = Source("<1@klant.example>", (), EVIL, EVIL)
    writing = Writing(case, desk.bureau, terms_of(case, desk.bureau), source, MONDAY)
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
    yield from _of_the_course(handled)
    asked = replace(writing, case=replace(case, number="", log=(Event("asked", MONDAY),)))
    yield from after_events(asked, asked.case.events)
    yield from reminder(asked, asked.deadlines[0], "herinnering", MONDAY)
    yield from reminder(asked, asked.deadlines[0], "escalatie", MONDAY)
    details = {
        "klacht_tekst": EVIL,
        "afzender": EVIL,
        "adres": EVIL,
        "brief": EVIL,
        "onderwerp": EVIL,
        "megabytes": "31",
        "reden": "X",
    }
    for about in (None, handled):
        yield from notices(desk.bureau, [Notice(code, details) for code in CODES], 1, about)
        yield from notices(desk.bureau, [Notice(code, {}) for code in CODES], 1, about)
    message = parse(b"From: h@x.example\r\nMessage-ID: <2@x.example>\r\n\r\nKarin")
    yield from answers(asked, Command("unclear", why="niet-begrepen"), director, message, 2)
    for command in (
        Command("assign", {"handler": "Karin Oosterhof"}),
        Command("unclear", why="niet-begrepen"),
        Command("unclear", why="twee-passen"),
        Command("refuse_not_allowed", why="betrokken"),
        Command("refuse_not_allowed", why="al-beantwoord"),
    ):
        yield from answers(handled, command, director, message, 1)

    yield from digests(busy_week(handled, asked), desk.bureau, MONDAY)
    yield from digests(Week(MONDAY, MONDAY - timedelta(days=7)), desk.bureau, MONDAY)


def busy_week(*desks: Writing) -> Week:
    """A week with something in every part of the digest, all of it hostile."""
    last_week = MONDAY - timedelta(days=3)
    ended = replace(desks[0].case, id=9, number="2026-009", log=(Event("received", last_week), Event("withdrawn", last_week)))
    asked = Asked(
        "opdracht-behandelaar", f"opdracht-behandelaar:x:{EVIL}", 1, desks[0].bureau.directie[0], last_week, EVIL, (EVIL,), EVIL
    )
    mails = tuple(Came(each.value, "suggestie", None, last_week) for each in Disposition)
    return Week(
        MONDAY,
        MONDAY - timedelta(days=7),
        tuple(replace(desk, case=replace(desk.case, id=number)) for number, desk in enumerate((*desks, *desks), 1)),
        (ended, replace(ended, id=10, number="2026-010")),
        Past(mails, {None: 3}, {1: last_week}),
        (asked, replace(asked, recipient=EVIL), replace(asked, kind="verzoek-aanvulling", case_id=3, recipient=EVIL)),
        (Undelivered(1, EVIL, EVIL, EVIL, "uncertain", last_week), Undelivered(None, EVIL, EVIL, EVIL, "refused", last_week)),
        Mailbox((Count(None, 9, 8),), 2, last_week),
    )


WORDS = ("redenen", "bevindingen", "maatregelen", "aanbod", "afspraken", "verslag", "reden_afwijzing", "reden_verlenging")
WORDS += ("reactie-betrokken-1", "samenvatting-betrokken-1", "commissie", "preventie", "gesprek_plaats")
TALK = {"when": "2026-11-05T14:00", "who": "klager,medewerker,behandelaar", "sequence": "0"}
COURSE = (
    ("reaction_received", {"person": "betrokken-1"}),
    ("noted", {"summary": "betrokken-1"}),
    ("noted", {"ask_reaction": "yes"}),
    ("noted", {"insurer": "yes"}),
    ("noted", {"dissatisfied": "yes"}),
    ("hearing_planned", TALK),
    ("hearing_planned", {**TALK, "when": "2026-11-06", "sequence": "1"}),
    ("hearing_cancelled", TALK),
    ("hearing_held", {"report": "yes"}),
    ("agreement_reached", {"until": "2026-11-20"}),
    ("advised", {"gegrond": "deels"}),
    ("verdict_given", {"gegrond": "gegrond"}),
    ("draft_made", {"number": "1"}),
    ("draft_approved", {}),
    ("outcome_sent", {}),
    ("satisfaction_recorded", {"level": "niet"}),
    ("reopened", {}),
    ("solved", {}),
    ("kcmd_submitted", {}),
    ("kcmd_decided", {}),
    ("measures_recorded", {"until": "2026-12-01"}),
    ("extended", {"until": "2027-01-01"}),
    ("claim_estimated", {"amount": "750.00"}),
    ("uwv_agreed", {}),
    ("handler_released", {"person": "behandelaar-1"}),
    ("employee_named", {"person": "betrokken-1"}),
    ("rejected", {"ground": "not_discussed_first"}),
    ("rejected", {"ground": "other"}),
    ("withdrawn", {}),
    ("closed", {}),
)


def _of_the_course(desk: Writing) -> Iterator[Letter]:
    """What is written from the assignment to the end, with hostile words in the file, and every question of the regulation."""
    case = replace(desk.case, file=dict.fromkeys(WORDS, EVIL))
    for kind, data in COURSE:
        event = Event(kind, MONDAY, data)
        case = replace(case, log=(*case.log, event))
        yield from after_events(replace(desk, case=case), [event])
    for bare in (case, replace(case, file={}, facts=Facts())):
        for prompt in desk.bureau.regulation.prompts:
            yield from ask(replace(desk, case=bare), Question(MONDAY, prompt, "1"))
    on_paper = replace(case, parties={**case.parties, "klager": Party("Mevrouw De Bruin", "")})
    yield replace(desk, case=on_paper).write("bevestiging-intrekking", on_paper.complainant, "papier", to_client=True)
    message = parse(b"From: h@x.example\r\nMessage-ID: <3@x.example>\r\n\r\nMeer fietsenrekken")
    yield thanks(desk.bureau, message, 3)


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
        long = [
            line
            for line in rendered.text.splitlines()
            if len(line) > 78 and "http" not in line and not line.lstrip().startswith("|")
        ]
        assert long == []
        assert "None" not in rendered.text
        assert not re.search(r"(?i)\b(klachten)?bot\b|robot", rendered.subject + rendered.text + rendered.html)
        assert not re.search(r"(?i)\b(middels|betreffende|conform|dienen te|dient te)\b", rendered.text)
    assert kinds >= {prompt.letter for prompt in load_all()[name].prompts} | {
        "uitkomst",
        "concept-uitkomst",
        "niet-in-behandeling",
    }
    assert len(kinds) >= 25


@pytest.mark.parametrize("name", IDS)
def test_the_text_and_the_html_say_the_same(name: str, tmp_path: Path) -> None:
    for letter in _every_letter(tmp_path, name):
        rendered = _render(letter, name)
        body = markup.fromstring(rendered.html)
        page = " ".join([body.xpath("string(//body)"), *body.xpath("//img/@alt")]).lower()
        words = re.findall(r"\w{5,}", rendered.text.lower())
        missing = [word for word in words if word not in page]
        assert missing == [], letter.kind


def test_every_template_states_what_its_regulation_says_it_must() -> None:
    rules = {(each.id, kind): rule.must_state for each in load_all().values() for kind, rule in each.letters.items()}
    assert Renderer().check(rules) == []
    assert Renderer().check({("werkpro", "ontvangstbevestiging"): ("zonnewijzer",)}) == [
        "ontvangstbevestiging for werkpro lacks the block 'zonnewijzer'"
    ]


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


def _confirmation(folder: Path, name: str, **zaak: object) -> Letter:
    letter = next(each for each in _every_letter(folder, name) if each.kind == "ontvangstbevestiging")
    return replace(letter, facts={**letter.facts, "zaak": {**letter.facts["zaak"], **zaak}})


ASKED_FOR = [
    ({"gebeurtenis": []}, (), ("weten nog niet op welke dag",)),
    ({"feiten": []}, (), ("in een paar zinnen aan ons schrijven",)),
    ({}, ("waarom", "wie"), ("niet goed aan?", "Over welke medewerker gaat het?")),
    ({"gebeurtenis": [date(2026, 9, 28), date(2026, 9, 29)]}, (), ("maandag 28 september 2026 en dinsdag 29 september 2026",)),
    ({"gebeurtenis": [], "periode": (date(2026, 9, 1), date(2026, 9, 4))}, (), ("1 september 2026 tot en met 4 september 2026",)),
]


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize(("zaak", "missing", "said"), ASKED_FOR)
def test_what_is_not_known_is_asked_for_and_never_invented(
    name: str, zaak: dict[str, object], missing: tuple[str, ...], said: tuple[str, ...], tmp_path: Path
) -> None:
    letter = _confirmation(tmp_path, name, **zaak)
    text = " ".join(_render(replace(letter, facts={**letter.facts, "ontbreekt": list(missing)}), name).text.split())
    expected = said if name != "loket3" else tuple(words for words in said if words != "niet goed aan?")
    assert [words for words in expected if words not in text] == []
    assert zaak.get("gebeurtenis") is None or ("29 september" in text) == bool(zaak["gebeurtenis"])


@pytest.mark.parametrize("name", IDS)
def test_a_contact_person_who_is_complained_about_is_not_the_one_to_turn_to(name: str, tmp_path: Path) -> None:
    contact = _confirmation(tmp_path, name).facts["organisatie"]["contact"]
    for word in ("betrokken", "twijfel"):
        folder = tmp_path / word
        folder.mkdir()
        text = _render(_confirmation(folder, name, **{word: [contact["naam"]]}), name).text
        assert contact["email"] not in text
        assert f"mail naar info@{name}.example" in " ".join(text.split())


@pytest.mark.parametrize("name", IDS)
def test_no_line_of_a_stranger_passes_for_one_of_ours_in_the_plain_text(name: str, tmp_path: Path) -> None:
    forged = "Het viel tegen.\n\nZaak: 2026-999\n\n1. Niemand\n-- "
    for letter in _every_letter(tmp_path, name):
        facts = {key: _with(value, forged) for key, value in letter.facts.items()}
        lines = _render(replace(letter, facts=facts), name).text.splitlines()
        assert [line for line in lines if line.startswith(("Zaak: 2026-999", "1. Niemand"))] == [], letter.kind
        assert lines.count("-- ") == 1


def _with(value: object, forged: str) -> object:
    """The facts with every text of EVIL replaced."""
    if isinstance(value, dict):
        return {key: _with(item, forged) for key, item in value.items()}
    if isinstance(value, list):
        return [_with(item, forged) for item in value]
    return forged if isinstance(value, str) and "<script>" in value else value


@pytest.mark.parametrize("name", IDS)
def test_a_button_answers_under_the_subject_of_its_letter(name: str, tmp_path: Path) -> None:
    pressed = 0
    for letter in _every_letter(tmp_path, name):
        rendered = _render(letter, name)
        for link in markup.fromstring(rendered.html).xpath("//a[starts-with(@href, 'mailto:')]/@href"):
            target = urlsplit(link)
            fields = parse_qs(target.query, strict_parsing=True)
            assert unquote(target.path) == f"info@{name}.example"
            assert fields["subject"] == [f"Re: {rendered.subject}"]
            assert fields["body"][0] in {item["antwoord"] for item in letter.facts["keuzes"]}
            pressed += 1
    assert pressed > 10


@pytest.mark.parametrize("name", IDS)
def test_the_employee_is_not_told_where_the_client_can_be_found(name: str, tmp_path: Path) -> None:
    told = [letter for letter in _every_letter(tmp_path, name) if letter.kind == "kennisgeving-medewerker"]
    for letter in told:
        rendered = _render(letter, name)
        assert "jan@klant.example" not in rendered.text + rendered.html
    assert told or name == "work2work"


@pytest.mark.parametrize(("name", "wrong"), [("loket3", r"\bklager|\bklacht\b"), ("werkpro", r"\bklager")])
def test_letters_use_the_words_of_the_regulation(name: str, wrong: str, tmp_path: Path) -> None:
    kinds = ("opdracht", "kennisgeving-medewerker", "opdracht-behandelaar", "bericht-behandelaar", "ontvangstbevestiging")
    for letter in _every_letter(tmp_path, name):
        if letter.kind in kinds:
            assert re.findall(wrong, _render(letter, name).text) == [], letter.kind


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


LEVELS = ["bureau", "werkpro", "standaard"]


@pytest.mark.parametrize("there", [LEVELS[at:] for at in range(3)])
def test_the_most_particular_letter_of_the_site_is_taken_before_any_packaged_one(there: list[str], tmp_path: Path) -> None:
    for folder in there:
        path = tmp_path / folder / "ontvangstbevestiging" / "brief.j2"
        path.parent.mkdir(parents=True)
        path.write_text(
            '{% extends "pakket/standaard/ontvangstbevestiging/brief.j2" %}{% block groet %}Van ' + folder + "{% endblock %}"
        )
    letter = _confirmation(tmp_path, "werkpro")
    rendered = Renderer(tmp_path).render(
        letter, organisation_id="bureau", regulation_id="werkpro", colour="#1f4e79", logo=None, signature="De balie\nTelefoon 010"
    )
    assert f"Van {there[0]}" in rendered.text


BROKEN = [
    ('{% extends "standaard/ontvangstbevestiging/brief.j2" %}{% block kcmd %} {% endblock %}', "the block 'kcmd' is empty"),
    ('{% extends "pakket/werkpro/ontvangstbevestiging/brief.j2" %}{% block inhoud %}Dag{% endblock %}', "lacks the block 'kcmd'"),
    ('{% extends "werkpro/ontvangstbevestiging/brief.j2" %}', "extends itself"),
    ("{% block kcmd %}", "Unexpected end"),
    ('{% extends "pakket/werkpro/ontvangstbevestiging/brief.j2" %}{% block kcmd %}{{ super() }}{% endblock %}', ""),
]


@pytest.mark.parametrize(("source", "said"), BROKEN)
def test_a_letter_that_would_not_state_what_it_must_is_a_problem(source: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "werkpro" / "ontvangstbevestiging" / "brief.j2"
    path.parent.mkdir(parents=True)
    path.write_text(source)
    problems = Renderer(tmp_path).check({("werkpro", "ontvangstbevestiging"): ("kcmd",)})
    assert bool(problems) == bool(said)
    assert all(said in problem for problem in problems)


def test_a_letter_of_the_site_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "brief.j2").write_bytes(b"\xff{% if %}")
    (tmp_path / "huisstijl.png").write_bytes(b"\xff")
    assert len(Renderer(tmp_path).check({})) == 1


def test_a_template_that_cannot_be_used_says_which(tmp_path: Path) -> None:
    path = tmp_path / "werkpro" / "ontvangstbevestiging" / "brief.j2"
    path.parent.mkdir(parents=True)
    letter = _confirmation(tmp_path, "werkpro")
    for source in (
        "{{ zaak.zonnewijzer }}",
        '{% extends "werkpro/ontvangstbevestiging/brief.j2" %}',
        "{{ ''.__class__.__mro__ }}",
    ):
        path.write_text(source)
        with pytest.raises(TemplateError, match="ontvangstbevestiging"):
            _render(letter, "werkpro", Renderer(tmp_path))


def test_a_signature_keeps_its_lines(tmp_path: Path) -> None:
    letter = _confirmation(tmp_path, "loket3")
    rendered = PACKAGED.render(
        letter, organisation_id="loket3", regulation_id="loket3", colour="#123456", logo=None, signature="De balie\nTelefoon 010"
    )
    assert "Met vriendelijke groet,\n\nDe balie\nTelefoon 010\n" in rendered.text


def test_a_light_house_colour_is_only_for_the_bar(tmp_path: Path) -> None:
    letter = _confirmation(tmp_path, "loket3")
    page = PACKAGED.render(
        letter, organisation_id="loket3", regulation_id="loket3", colour="#ffd400", logo=None, signature=""
    ).html
    assert page.count("#ffd400") == 1
    assert ";color:#1c2430" in page


SAYINGS = [
    (datum(date(2026, 12, 14)), "maandag 14 december 2026"),
    (datum(at("2026-12-14 23:30").astimezone(UTC)), "maandag 14 december 2026"),
    (datum(at("2026-12-14 00:30").astimezone(UTC)), "maandag 14 december 2026"),
    (bedrag(750), "€ 750,00"),
    (bedrag(1250.5), "€ 1.250,50"),
    (opsomming([]), ""),
    (opsomming(["a"]), "a"),
    (opsomming(["a", "b"], "of"), "a of b"),
    (opsomming(["a", "b", "c"]), "a, b en c"),
    (artikel("5"), "artikel 5"),
    (artikel("12, 13"), "artikel 12 en 13"),
    (artikel("6 (4), 6 (5)"), "artikel 6 (4) en 6 (5)"),
    (artikel("inleiding, 4"), "inleiding en artikel 4"),
    (artikel("indienen 6"), "indienen, artikel 6"),
    (hoofdletter("de UWV-brief"), "De UWV-brief"),
]


@pytest.mark.parametrize(("said", "expected"), SAYINGS)
def test_dates_amounts_lists_and_articles_are_said_in_dutch(said: str, expected: str) -> None:
    assert said == expected


def test_a_link_stays_whole_and_any_other_endless_word_is_broken() -> None:
    link = "https://www.voorbeeld.example/" + "a" * 200
    assert link in wrap(f"Zie {link} voor meer").splitlines()
    assert max(map(len, wrap("x" * 500).splitlines())) <= 72


def _told(folder: Path, moment: str) -> tuple[Letter, str]:
    """What a colleague hears back about his answer of that moment, in a case of 5 October nothing was done about."""
    desk = Desk(folder)
    desk.mail(MONDAY, reading(), sender="jan@klant.example", body="De begeleider kwam niet.")
    writing = Writing(desk.case(), desk.bureau, terms_of(desk.case(), desk.bureau), Source("", (), "", ""), at(moment))
    message = parse(b"From: h@x.example\r\nMessage-ID: <2@x.example>\r\n\r\nKarin")
    (letter,) = answers(writing, Command("assign", {"handler": "Karin Oosterhof"}), desk.bureau.directors()[0], message, 1)
    return letter, " ".join(_render(letter, desk.bureau.id).text.split())


def test_what_comes_next_lies_ahead_and_what_is_overdue_is_called_so(tmp_path: Path) -> None:
    for moment in ("2026-10-05 10:00", "2026-11-03 10:00", "2026-12-15 10:00"):
        folder = tmp_path / moment[:10]
        folder.mkdir()
        letter, text = _told(folder, moment)
        today = at(moment).date()
        late = [step for step in letter.facts["vervolg"] if step["te_laat"]]
        assert all((step["datum"] < today) == step["te_laat"] for step in letter.facts["vervolg"])
        assert text.count("Over tijd: ") == len(late)
        assert not any("niet in behandeling wordt genomen" in step["wat"] for step in late)  # nobody is late with that
    assert "Over tijd: de klager en de betrokken medewerker horen" in text or "Over tijd: de klacht helemaal afhandelen" in text


WHO = [
    ("Jan de Wit <jan@klant.example>", True, "Jan de Wit schrijft dat de klacht niet meer hoeft."),
    ("De directie <jan@klant.example>", True, "Jan de Wit schrijft dat de klacht niet meer hoeft."),
    ("Piet Smit <piet@klant.example>", False, "Piet Smit schrijft dat een klacht niet meer hoeft."),
    ("piet@klant.example", False, "piet@klant.example schrijft dat een klacht niet meer hoeft."),
    ("", False, "Iemand schrijft dat een klacht niet meer hoeft."),
]


@pytest.mark.parametrize(("sender", "known", "said"), WHO)
def test_the_directie_hears_who_takes_a_complaint_back(sender: str, known: bool, said: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.mail(MONDAY, reading(), sender="Jan de Wit <jan@klant.example>", body="De begeleider kwam niet.")
    case = desk.case()
    writing = Writing(case, desk.bureau, terms_of(case, desk.bureau), Source("", (), "", ""), MONDAY)
    notice = Notice("intrekking", {"afzender": sender} if sender else {})
    letter = next(notices(desk.bureau, [notice], 1, writing if known else None))
    assert said in " ".join(_render(letter, desk.bureau.id).text.split())
