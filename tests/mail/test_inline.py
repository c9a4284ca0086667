"""Answers within a quote that carries no marks: only what the writer says is his."""

from __future__ import annotations

import pytest

from bot.mail.parse import parse

HEAD = "Van: Bureau <info@bureau.example>\nVerzonden: maandag 12 oktober 2026 10:11\nAan: Sanne Bakker\nOnderwerp: Traject"
PAGE = (
    "<html><body><p>{said}</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p>"
    + HEAD.replace("<", "&lt;").replace("\n", "<br>")
    + "</p></div><p>Beste Sanne,</p><p>Was u op tijd?</p><p><span style='color:{ink}'>{answer}</span></p>"
    "<p>Met vriendelijke groet,</p><p><span style='color:#0070C0'>Karin van het bureau</span></p></body></html>"
)
ANSWER = "Ruim, ik zat er om negen uur."


def new_text(body: str, kind: str = "plain") -> list[str]:
    head = f"From: Sanne Bakker <sanne@mail.example>\nSubject: Re: Traject\nContent-Type: text/{kind}; charset=utf-8\n\n"
    return [line for line in parse((head + body).encode()).new_text.split("\n") if line]


@pytest.mark.parametrize(
    ("said", "ink"),
    [
        ("Zie mijn antwoord hieronder in rood.", "red"),
        ("Ik heb in het rood gereageerd.", "#C00"),
        ("Mijn reactie staat in groene letters onder uw tekst, dus in groen.", "rgb(0, 176, 80)"),
        ("Mijn antwoorden staan in blauw.", "#1F497D"),
        ("Mijn opmerkingen staan in paars tussen uw tekst.", "#7030A0"),
        ("Ik heb geantwoord in een andere kleur.", "#FF6600"),
        ("Mijn opmerkingen staan hieronder.", "#7030A0"),
        ("Zie de rode regels hieronder.", "#FF0000"),
        ("Ik heb je mail in het groen beantwoord.", "#00B050"),
        ("Ik antwoord tussen de regels.", "#C00000"),
        ("Zie onder.", "#C00000"),
    ],
)
def test_answers_in_the_colour_that_is_announced_are_new(said: str, ink: str) -> None:
    found = new_text(PAGE.format(said=said, ink=ink, answer=ANSWER), "html")
    assert found[:2] == [said, ANSWER]


@pytest.mark.parametrize(
    ("said", "ink"),
    [
        ("Zie hieronder wat hij schreef.", "red"),
        ("Zie mijn antwoord hieronder in rood.", "green"),
        ("Ik kreeg geen reactie op de mail hieronder.", "red"),
        ("Mijn antwoord is nee.", "red"),
        ("Zie mijn antwoord hieronder in rood.", "#333333"),
        ("Ik antwoord later, ik loop nu tussen de kassen.", "red"),
    ],
)
def test_what_somebody_else_coloured_is_not_new(said: str, ink: str) -> None:
    assert new_text(PAGE.format(said=said, ink=ink, answer=ANSWER), "html") == [said]


LOOKS = [
    ("vetgedrukt", "<b>{}</b>"),
    ("dikgedrukt", "<span style='font-weight:700'>{}</span>"),
    ("cursief", "<em>{}</em>"),
    ("schuingedrukt", "<span style='font-style:italic'>{}</span>"),
    ("onderstreept", "<u>{}</u>"),
    ("in het geel gemarkeerd", "<span style='background:yellow'>{}</span>"),
]


@pytest.mark.parametrize(("look", "shown"), LOOKS)
def test_answers_that_stand_out_as_is_announced_are_new(look: str, shown: str) -> None:
    page = PAGE.replace("<span style='color:{ink}'>{answer}</span>", shown.format(ANSWER))
    said = f"Mijn antwoorden staan {look}."
    assert new_text(page.format(said=said), "html") == [said, ANSWER]
    assert new_text(page.format(said="Ik wacht op antwoord."), "html") == ["Ik wacht op antwoord."]
    other = next(each for each, _ in LOOKS if each[:3] not in (look[:3], "dik", "vet", "sch", "cur"))
    assert look == other or new_text(page.format(said=f"Mijn antwoorden staan {other}."), "html")[1:] == []


@pytest.mark.parametrize(
    "said", ["Antwoorden achter de pijltjes.", "Mijn reactie staat onder uw vragen.", "Ik antwoord met ** ervoor."]
)
def test_marks_are_announced_in_many_words(said: str) -> None:
    body = f"{said}\n\n{HEAD}\n\nWas u op tijd?\n--> {ANSWER}\nWie was er?\nSanne: niemand\nEn toen?\n** naar huis\n\nKarin"
    answers = ["** naar huis"] if "**" in said else [f"--> {ANSWER}", "Sanne: niemand"]
    assert new_text(body) == [said, *answers]


@pytest.mark.parametrize("mark", ["--> ", "[Sanne Bakker] ", "[Sanne] ", "Antwoord: ", "→ "])
def test_answers_behind_a_mark_are_new(mark: str) -> None:
    body = f"Zie mijn antwoord hieronder.\n\n{HEAD}\n\nBeste Sanne,\n\nWas u op tijd?\n{mark}{ANSWER}\n\nGroet, Karin"
    assert new_text(body) == ["Zie mijn antwoord hieronder.", f"{mark}{ANSWER}"]
    assert new_text(body.replace("Zie mijn antwoord hieronder.", "Dit klopt niet.")) == ["Dit klopt niet."]


ANNOUNCED = [
    ("Mijn antwoorden staan achter ==>", "Was u op tijd? ==> ruim\nWie was er?", ["Was u op tijd? ==> ruim"]),
    ("Mijn antwoord staat hieronder achter een sterretje.", "Was u op tijd?\n* ruim\nWie was er?", ["* ruim"]),
    ("Antwoorden staan bij de streepjes.", "Was u op tijd?\n- ruim\nWie was er?", ["- ruim"]),
    ("Mijn antwoord staat hieronder bij SB.", "Was u op tijd?\nSB: ruim\nKB: Wie was er?", ["SB: ruim"]),
    ("Mijn antwoord staat hieronder.", "V: Was u op tijd?\nA: ruim\nWie was er?", ["A: ruim"]),
    ("Mijn antwoord is ja.", "Was u op tijd?\nA: ruim\n* ruim\nSB: ruim", []),
]


@pytest.mark.parametrize(("said", "below", "answers"), ANNOUNCED)
def test_answers_behind_the_sign_that_is_named_are_new(said: str, below: str, answers: list[str]) -> None:
    assert new_text(f"{said}\n\n{HEAD}\n\n{below}\n\nKarin") == [said, *answers]


def test_a_letter_that_was_written_in_one_colour_holds_no_answers() -> None:
    said = "Mijn opmerkingen staan hieronder."
    page = PAGE.format(said=said, ink="#1F497D", answer=ANSWER).replace("<p>Beste", "<div style='color:#1F497D'><p>Beste")
    assert new_text(page, "html") == [said]


def test_answers_in_capitals_are_new_where_they_are_announced() -> None:
    body = f"Ik antwoord in hoofdletters.\n\n{HEAD}\n\nWas u op tijd?\nJA, RUIM OP TIJD.\n\nKarin"
    assert new_text(body) == ["Ik antwoord in hoofdletters.", "JA, RUIM OP TIJD."]


def test_marks_in_the_letter_of_a_program_are_its_own_but_those_of_a_person_count() -> None:
    letter = f"Beste Sanne,\n\nReactie: geen\nWAS U OP TIJD?\n--> {ANSWER}\n\nKenmerk: kb.{'a2' * 20}"
    said = "Mijn antwoorden staan hieronder, in hoofdletters."
    assert new_text(f"{said}\n\n{HEAD}\n\n{letter}") == [said, f"--> {ANSWER}"]


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        (f"<h2 style='color:red'>{ANSWER}</h2>", False),
        (f"<p><a href='https://bureau.example' style='color:red'>{ANSWER}</a></p>", False),
        (f"<table><tr><td style='color:red'>{ANSWER}</td></tr></table>", False),
        (f"<table><tr><td style='color:#333'><font color='red'>{ANSWER}</font></td></tr></table>", True),
        (f"<p style='color:red'>{ANSWER} Zie <a href='https://bakker.example'>bakker.example</a></p>", True),
    ],
)
def test_colours_of_headings_links_and_cells_are_those_of_a_house_style(shown: str, found: bool) -> None:
    said = "Mijn antwoord staat in rood."
    page = PAGE.format(said=said, ink="#333", answer="-").replace("<p>Was u op tijd?</p>", shown)
    assert (ANSWER in " ".join(new_text(page, "html"))) == found
    assert new_text(page, "html")[0] == said


def test_a_colour_that_is_announced_shows_answers_within_a_marked_quote_and_behind_a_question() -> None:
    said = "Zie mijn antwoorden in rood."
    red = "<span style='color:red'>{}</span>"
    asked = f"<p>Was u op tijd?</p><p>{red.format(ANSWER)}</p><ol><li>Wie was er? {red.format('Alleen Karin.')}</li></ol>"
    quote = f"{asked}<p>Tot ziens</p>"
    page = f"<p>{said}</p><div>Op 3-11-2026 om 10:12 schreef Bureau:</div><blockquote type='cite'>{quote}</blockquote>"
    assert new_text(page, "html") == [said, ANSWER, "Alleen Karin."]


def test_a_table_that_is_said_to_be_filled_in_shows_its_answers() -> None:
    said = "Ik heb de tabel ingevuld."
    row = f"<table><tr><td>Was u op tijd?</td><td><font color='red'>{ANSWER}</font></td></tr></table>"
    head = HEAD.replace("<", "&lt;").replace("\n", "<br>")
    page = f"<p>{said}</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p>{head}</p></div><p>Beste Sanne,</p>{row}"
    assert new_text(page, "html") == [said, ANSWER]
