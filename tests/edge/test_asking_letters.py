"""What every letter must meet that asks a colleague something: one question, by when, why, buttons that do what they promise."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html as markup

from bot.adapters.render import Rendered, Renderer
from bot.casework import Office
from bot.config import read_roster
from bot.domain.answers.commands import Answer, Prompt
from bot.domain.answers.confirm import chosen
from bot.domain.answers.interpret import interpret
from bot.domain.letters.examples import Example
from bot.domain.regulation import load_all
from bot.mail.parse import parse
from bot.offices import default_bureau
from bot.preview import previews
from classifiers.answers.judges import likelihood

ROSTERS = Path(__file__).parents[2] / "classifiers" / "data" / "roster"
IDS = tuple(load_all())
UNNUMBERED = (  # not known to be a complaint yet
    "vraag-indeling", "herinnering-indeling", "escalatie-indeling", "vraag-indeling-ingevoerd", "herinnering-ingevoerd",
    "escalatie-ingevoerd",
)  # fmt: skip
PROMISED = {  # what a choice must come to; a name: assign. (letter or "", words) -> action
    "klacht": "classify", "suggestie": "classify", "vraag": "classify", "overig": "classify", "dit is een klacht": "classify",
    "dit is een suggestie": "classify", "dit is een vraag": "classify", "dit is overig": "classify",
    "in behandeling nemen": "admit", "niet in behandeling nemen": "reject", "ik ben erbij betrokken": "recuse",
    "ziet af van een gesprek": "waive_hearing", "het gesprek ging niet door": "cancel_hearing", "geen reactie": "record_reaction",
    "gegrond": "verdict", "deels gegrond": "verdict", "ongegrond": "verdict", "akkoord": "approve",
    "gedaan, sluit de zaak": "record_measures",
    "niet akkoord": "record_reaction", "nee": "add_note", "geen": "record_measures", "gedaan": "record_measures",
    "tevreden": "record_satisfaction", "deels tevreden": "record_satisfaction", "niet tevreden": "record_satisfaction",
    "gesprek gehouden": "record_hearing",
    "openen": "open_entry", "niet openen": "drop_entry",
    "ja, stop de behandeling": "withdraw", "nee, ga door": "decline", "ja, meld het": "approve", "nieuw onderzoek": "admit",
    "nieuw aanbod": "admit", "niets meer": "add_note",
}  # fmt: skip


@cache
def office(name: str) -> Office:
    return Office(
        default_bureau(load_all()[name], read_roster(ROSTERS / f"{name}.csv")),
        Renderer(),
        "#1f4e79",
        None,
        "",
        plus_address=False,
    )


@cache
def letters(name: str) -> tuple[tuple[Example, Rendered], ...]:
    return tuple(previews(office(name)))


EACH = [(name, example.name) for name in IDS for example, _ in letters(name)]
MOMENTS = re.compile(r"\d{1,2} [a-z]+ 20\d\d|vandaag|binnen een week|deze week")


def _letter(name: str, which: str) -> tuple[Example, Rendered]:
    return next(pair for pair in letters(name) if pair[0].name == which)


@pytest.mark.parametrize(("name", "which"), EACH)
def test_it_asks_one_thing_and_says_by_when_why_and_about_which_case(name: str, which: str) -> None:
    example, letter = _letter(name, which)
    if which == "begreep-niet":
        return
    tree = markup.fromstring(letter.html)
    bold = [" ".join(each.split()) for each in tree.xpath("//p//b/text()")]
    asked = [words for words in bold if words.endswith("?")]
    assert len(asked) <= 1, asked
    assert asked or which.startswith("vraag-tevredenheid") or "nog nodig" in letter.subject.lower()
    assert which in UNNUMBERED or "2026-014" in letter.subject
    text = " ".join(letter.text.split())
    assert MOMENTS.search(text.partition("-- ")[0]), "no day to answer by"
    assert re.search(r"artikel|\(inleiding\)", text) or which == "melding-directie-bevestigen", "no reason"
    if which != "melding-directie-bevestigen":
        assert "eigen woorden" in text
    rows = tree.xpath("//td[1][@width='34%']/text()")
    to_employee = which.startswith("verzoek-reactie") or example.letter.facts.get("aan_medewerker")
    five = ["Zaak", "Ontvangen", "Behandelaar"] if to_employee else ["Zaak", "Ontvangen", "Van", "Gaat over", "Opdrachtgever"]
    assert example.letter.kind == "vraag-indeling" or [row for row in five if row in rows] == (
        five if which not in UNNUMBERED else five[1:]
    )


@pytest.mark.parametrize(("name", "which"), EACH)
def test_each_button_answers_this_letter_and_is_understood_as_it_promises(name: str, which: str) -> None:
    example, letter = _letter(name, which)
    bureau, offered = office(name).bureau, example.letter.facts.get("keuzes", [])
    links = [link for link in markup.fromstring(letter.html).xpath("//a/@href") if link.startswith("mailto:")]
    assert len(links) == len(offered)
    sender = bureau.person(example.letter.recipient.email)
    assert sender is not None
    prompt = Prompt(
        example.letter.kind, {str(each["nummer"]): each["antwoord"] for each in offered}, example.letter.facts.get("melding", "")
    )
    for link, choice in zip(links, offered, strict=True):
        parts = urlsplit(link)
        fields = {key: values[0] for key, values in parse_qs(parts.query, strict_parsing=True).items()}
        assert unquote(parts.path) == bureau.sender.email
        assert fields["subject"] == f"Re: {letter.subject}"
        answer, _, reference = fields["body"].partition("\r\n\r\n")
        assert (answer, reference) == (choice["antwoord"], "Kenmerk: kb.voorbeeld")
        for said in (answer, fields["body"].replace("\r\n", "\n"), str(choice["nummer"])):
            if which == "melding-directie-bevestigen" and reference in said:
                continue
            if which == "melding-directie-bevestigen":
                assert chosen(said, sender.name) == {"uitvoeren": "ja", "niet uitvoeren": "nee"}[answer]
                continue
            asked = Answer(said, prompt, sender, example.case, bureau, example.case.received)
            promised = _promised(answer, bureau.regulation.words.klager, [person.name for person in bureau.roster], which)
            also = ["close"] if "sluit de zaak" in answer else []
            for command in (interpret(asked), interpret(asked, likelihood)):
                assert (command.action, [each.action for each in command.also]) == (promised, also), (said, command)
                if promised == "assign":
                    assert command.arguments["handler"] == answer


def _promised(answer: str, klager: str, names: list[str], which: str) -> str:
    if answer in names:
        return "assign"
    if (which, answer) == ("melding-directie-uwv", "nee"):
        return "decline"
    return PROMISED[answer.removeprefix(f"{klager} ").partition(":")[0]]


@pytest.mark.parametrize("name", IDS)
def test_every_kind_of_letter_that_asks_is_among_them(name: str) -> None:
    kinds = {example.letter.kind for example, _ in letters(name)}
    asked = {prompt.letter for prompt in load_all()[name].prompts if prompt.to != "klager"}
    always = {
        "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid", "opdracht", "verzoek-reactie", "vraag-oordeel",
        "concept-uitkomst", "melding-directie", "herinnering", "escalatie",
    }  # fmt: skip
    assert kinds >= asked | always


@pytest.mark.parametrize("name", IDS)
def test_the_employee_concerned_gets_no_word_of_who_else_is_asked(name: str) -> None:
    for example, letter in letters(name):
        if example.letter.recipient.email in {party.email for party in example.case.involved}:
            assert "jan.deboer@klant.example" not in letter.text
            assert "Opdrachtgever" not in letter.text


@pytest.mark.parametrize("name", IDS)
def test_whether_it_was_done_offers_closing_by_a_button_or_not_at_all(name: str) -> None:
    example, letter = _letter(name, "vraag-maatregelen-nakomen")
    offered = [each["antwoord"] for each in example.letter.facts["keuzes"]]
    judged_by_directie = office(name).bureau.regulation.outcome.judges == "directie"
    assert offered == (["gedaan"] if judged_by_directie else ["gedaan", "gedaan, sluit de zaak"])
    text = " ".join(letter.text.split())
    assert ("“gedaan, sluit de zaak”" in text) == (not judged_by_directie)
    assert text.count("?") == 1


@pytest.mark.parametrize("name", IDS)
def test_an_escalation_says_what_is_late_and_who_is_to_hear_it(name: str) -> None:
    for example, letter in letters(name):
        if example.letter.kind != "escalatie":
            continue
        text = " ".join(letter.text.split())
        assert "De mail van" not in text
        asked = example.name in UNNUMBERED
        assert ("Het antwoord op onze vraag over de" in text) == asked
        assert bool(re.search(r"Weet de (\w+) nog niet dat het later wordt\? Laat het de \1 dan ook weten\.", text)) == (
            not asked
        )


@pytest.mark.parametrize("name", IDS)
def test_what_a_mail_is_has_the_same_words_in_the_question_and_wherever_it_is_asked_again(name: str) -> None:
    asked = ("vraag-indeling", "herinnering-indeling", "escalatie-indeling")
    said = [[choice["tekst"] for choice in _letter(name, which)[0].letter.facts["keuzes"]] for which in asked]
    assert said == [["klacht", "suggestie", "vraag", "overig"]] * 3


@pytest.mark.parametrize(("name", "which"), EACH)
def test_days_are_written_in_words(name: str, which: str) -> None:
    _, letter = _letter(name, which)
    assert not re.search(r"\b\d{2}-\d{2}-\d{4}\b", letter.text)
    if which == "vraag-ontvankelijkheid" and "jaar geleden" in letter.text:
        text = " ".join(letter.text.split())
        assert re.search(r"de gebeurtenis was op maandag 6 oktober 2025, de \w+ kwam op maandag 9 november 2026", text)


HEAD = "Van: Bureau &lt;info@bureau.example&gt;<br>Verzonden: maandag 12 oktober 2026 10:11<br>Aan: Wim Wal<br>Onderwerp: Klacht"
RULE = "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p>"


@pytest.mark.parametrize("kenmerk", ["Kenmerk: kb.voorbeeld", ""])
@pytest.mark.parametrize("said", ["Ik reageer maandag, zit tussen twee cursussen.", "Mijn reactie staat hieronder in blauw."])
@pytest.mark.parametrize("name", IDS)
def test_its_own_words_and_colours_are_no_answer_when_they_come_back_below_one(name: str, said: str, kenmerk: str) -> None:
    mail = "From: Wim Wal <wim@mail.example>\nSubject: Re: Klacht\nContent-Type: text/html; charset=utf-8\n\n"
    for example, letter in letters(name):
        page = re.sub(r"<body[^>]*>", f"<body><p>{said}</p>{RULE}{HEAD}</p></div>", letter.html)
        page = page.replace("Kenmerk: kb.voorbeeld", kenmerk)
        assert parse((mail + page).encode()).new_text == said, example.name
