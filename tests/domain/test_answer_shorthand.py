"""Dialect and the short forms of telephones are written out before an answer is read; what is kept stands as it was said."""

import pytest
from domain.test_answer_desk import understood

from bot.domain.answers.commands import Command
from bot.domain.answers.shorthand import written_out


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("nt tevreden", "niet tevreden"),
        ("Hai komt nait. 'k weet nie", "Hij komt niet. ik weet niet"),
        ("kan nt.", "kan niet."),
        ("2wk erbij, of 10 dgn", "2 week erbij, of 10 dagen"),
        ("in beh. nemen", "in behandeling nemen"),
        ("ongegr. man kwam nt", "ongegrond. man kwam niet"),
        ("maand d'r bij", "maand er bij"),
        ("bel d'r", "bel haar"),
        ("'t Is donderdag", "het Is donderdag"),
        ("JOA", "JA"),
        ("ontv. en geef m aan Karin", "ontvankelijk en geef hem aan Karin"),
        ("overmrgn kwrt over 3", "overmorgen kwart over 3"),
        ("om halftwee", "om half twee"),
        ("toon v Peter", "toon van Peter"),
        ("mij lijkt hem gegront hoor", "mij lijkt hem gegrond hoor"),
        ("zij heeft de klahct ingetroken", "zij heeft de klacht ingetrokken"),
    ],
)
def test_a_short_form_is_written_out(said: str, text: str) -> None:
    assert written_out(said).text == text


@pytest.mark.parametrize(
    "said",
    [
        "Kees van 't Hoff",
        "mevrouw 't Hart",
        "K. Jansen",
        "k.vanthoff@werkpro.example",
        "www.da.example",
        "10k",
        "Mei",
        "m. huilde",
        "Sandra v d Berg",
        "t/m do",
        "na verzending vervangen wij de volgorde, verleden week",
        "g\u0435gront, zeg ik hier",
        "gegront",
        "",
    ],
)
def test_names_addresses_and_numbers_stand(said: str) -> None:
    assert written_out(said).text == said


def test_the_last_word_that_is_kept_is_kept_whole() -> None:
    spoken = written_out("klahct weg, wil er niks mee te maken hebbe")
    assert spoken.text == "klacht weg, wil er niks mee te maken heb"
    kept = spoken.as_said(Command("withdraw", {"reason": "wil er niks mee te maken heb"}))
    assert kept.arguments["reason"] == "wil er niks mee te maken hebbe"


def test_what_is_kept_stands_as_it_was_said() -> None:
    spoken = written_out("ongegr, want man kwam nt opdagen, k heb em 3x gebeld")
    found = spoken.as_said(
        Command(
            "verdict",
            {"gegrond": "ongegrond", "reason": "man kwam niet opdagen, ik heb hem 3x gebeld"},
            also=(Command("record_satisfaction", {"text": "niet tevreden"}),),
        )
    )
    assert found.arguments == {"gegrond": "ongegrond", "reason": "man kwam nt opdagen, k heb em 3x gebeld"}
    assert found.also[0].arguments == {"text": "niet tevreden"}


def test_what_was_cut_out_on_the_way_is_found_piece_by_piece() -> None:
    spoken = written_out("Moi,\n\nDa's nait best, hij trekt in. vond t gesprek genoeg")
    assert spoken.as_said(Command("add_note", {"text": "Dat is niet best vond het gesprek genoeg"})).arguments == {
        "text": "Da's nait best vond t gesprek genoeg"
    }


@pytest.mark.parametrize(
    ("kind", "said", "action", "value"),
    [
        ("vraag-tevredenheid", "nt tevreden", "record_satisfaction", "niet tevreden"),
        ("vraag-tevredenheid", "nait tevreden", "record_satisfaction", "niet tevreden"),
        ("vraag-oordeel", "ongegr", "verdict", "ongegrond"),
    ],
)
def test_a_short_denial_denies(kind: str, said: str, action: str, value: str) -> None:
    found = understood(kind, said)
    assert found.action == action
    assert value in found.arguments.values()
