"""Functions and companies below a name, where no address or number shows that a signature stands there."""

from __future__ import annotations

import pytest

from bot.mail.message import Address
from bot.mail.signature import strip_signature

TOLD = "De lift is stuk."
SENDER = Address("Femke Tol", "f.tol@tolzuivel.example")


@pytest.mark.parametrize(
    "below",
    [
        "Planner\nTol Zuivel",
        "Adviseur personeel en organisatie",
        "preventiemedewerker",
        "Loopbaancoach & bemiddelaar",
        "directeur a.i.",
        "Uitvoerder\nVan Ommeren Wegenbouw",
        "De Boer & Zn.\nSamen sterk in glas",
        "Gemeente Oldambt",
        "Afdeling Inkomen\nTeam Oost",
        "Planner @ Noorderzuivel",
        "Zorgzaam Wonen\nStichting Buurtkamer",
        "[logo]\nTol Zuivel B.V.",
        "fysiotherapeut (BIG 99055501299)\nTol Zuivel\nopen op ma en do",
        "Tol Zuivel\n#melk #kaas",
        "Tol Zuivel\nJouw kaas, onze trots!",
        "Tol Zuivel V.O.F.\nMelken. Roeren. Rijpen.",
        "Tol Zuivel, vers van het land!",
        "=========\nTol Zuivel - kaas uit de wei\n=========",
        "Planner (zij/haar)\n* * *\nTol Zuivel",
        "Tol Zuivel\nBekijk onze kazen op de website!",
        "Tol Zuivel\nMijn vaste werkdagen: di t/m vr",
        "Tol Zuivel\nMijn werkdagen zijn dinsdag en donderdagmiddag",
        "Planner\nTol Zuivel\n\nUw melk, onze zorg",
    ],
)
@pytest.mark.parametrize("closing", ["Met vriendelijke groet,\n\n", ""])
def test_function_and_company_below_a_name_are_cut(below: str, closing: str) -> None:
    kept = f"{TOLD}\n\n{closing}Femke Tol"
    assert strip_signature(f"{kept}\n{below}", SENDER) == kept


@pytest.mark.parametrize(
    "below",
    [
        "Moeder van Joost",
        "Vader Joost Tol",
        "Deelnemer Werkfit",
        "Traject 550-12",
        "Begeleider Kees Roos",
        "teamleider Kees Roos",
        "Kees Roos",
        "Nooit meer",
        "Directeur weet van niets en wil dat zo houden",
        "De coach belt niet terug.",
        "Planner\nZij wist van niets",
        "Groningen",
        "Team Noord doet alles fout",
        "Team Noord\nBegeleider Kees Roos",
    ],
)
@pytest.mark.parametrize("closing", ["Met vriendelijke groet,\n\n", ""])
def test_what_somebody_says_below_his_name_stays(below: str, closing: str) -> None:
    text = f"{TOLD}\n\n{closing}Femke Tol\n{below}"
    assert strip_signature(text, Address("Femke Tol", "femke@post.example")) == text


def test_what_is_added_below_function_and_company_stays() -> None:
    added = "PS. Ook de trap is stuk."
    assert strip_signature(f"{TOLD}\n\nGroet,\nFemke Tol\nPlanner\n\n{added}", SENDER).endswith(f"Femke Tol\n\n{added}")


def test_what_is_said_below_a_gap_under_the_company_stays() -> None:
    kept = f"{TOLD}\n\nGroet,\nFemke Tol"
    said = "Karin weet van alles"
    assert strip_signature(f"{kept}\nTol Zuivel\n\n{said}", SENDER) == f"{kept}\n\n{said}"


def test_the_name_below_for_whom_somebody_writes_is_no_function() -> None:
    kept = f"{TOLD}\n\nHoogachtend,\nnamens Tol Zuivel,\nF. Tol"
    assert strip_signature(f"{kept}\nbedrijfsleider", SENDER) == kept


def test_the_head_of_a_letter_stays() -> None:
    text = f"Femke Tol\nPlanner\nTol Zuivel\n\nGeachte directie,\n\n{TOLD}"
    assert strip_signature(text, SENDER) == text


@pytest.mark.parametrize("typed", ["Femke", "Groetjes Femke", "Liefs,\nFemke"])
def test_the_full_name_below_the_name_that_was_typed_opens_a_block(typed: str) -> None:
    kept = f"{TOLD}\n\n{typed}"
    block = "Femke Tol\nkwaliteit en milieu\nvoor wie van kaas houdt\nNiet aanwezig op vrijdag"
    assert strip_signature(f"{kept}\n\n{block}", SENDER) == kept


@pytest.mark.parametrize(
    "below",
    [
        "Niemand belt terug",
        "moeder van Joost",
        "dossier 55-01",
        "Planner\n\nKarin weet van alles",
        "Wie neemt dit op?",
        "Zij",
        "De trap is ook stuk en dat duurt nu al tien dagen.",
    ],
)
def test_what_is_told_below_the_full_name_stays(below: str) -> None:
    assert below.split("\n")[-1] in strip_signature(f"{TOLD}\n\nGroetjes Femke\n\nFemke Tol\n{below}", SENDER)


@pytest.mark.parametrize(
    "closing", ["Een hartelijke groet,", "Hgr", "Best,", "Tot vrijdag!", "Namens het bestuur,", "Veel liefs,", "Fijn weekend!"]
)
def test_a_closing_in_other_words_opens_a_block_too(closing: str) -> None:
    kept = f"{TOLD}\n\n{closing}\nFemke Tol"
    assert strip_signature(f"{kept}\nPlanner\nTol Zuivel\nvoor wie van kaas houdt\n0591 555 947", SENDER) == kept


def test_a_closing_within_a_text_opens_no_block() -> None:
    text = f"Bedankt!\n\nMaar ik heb nog een vraag\n{TOLD}\nmijn nummer staat hieronder\n0591 555 947"
    assert strip_signature(text, SENDER) == text


def test_a_mail_that_only_passes_something_on_keeps_nothing_but_the_name() -> None:
    assert strip_signature("Femke Tol\nPlanner", SENDER) == "Femke Tol"
    assert strip_signature("Femke Tol\nPlanner\n\nTol Zuivel\n0591 555 947", SENDER) == "Femke Tol"
    assert strip_signature("Femke Tol\nwil graag bellen", SENDER) == "Femke Tol\nwil graag bellen"


def test_how_somebody_is_spoken_of_goes_from_behind_the_name() -> None:
    assert strip_signature(f"{TOLD}\n\nGroet,\nFemke Tol (zij/haar)", SENDER) == f"{TOLD}\n\nGroet,\nFemke Tol"
    assert strip_signature(f"{TOLD}\n\nGroet,\nFemke Tol (dochter)", SENDER).endswith("(dochter)")


def test_a_postscript_stays_without_the_block_below_it() -> None:
    kept = f"{TOLD}\n\nGroet,\n\nFemke\n\nPS: ook de trap is stuk."
    assert strip_signature(f"{kept}\n\nFemke Tol\nPlanner\nTol Zuivel\n0591 555 947", SENDER) == kept
    assert strip_signature(f"{kept}\n\nKarin weet dat.", SENDER) == f"{kept}\n\nKarin weet dat."


@pytest.mark.parametrize("number", ["T 0591 555 947 (di, wo en vr)", "toestel 214"])
def test_days_behind_a_number_and_inner_numbers_are_contact_details(number: str) -> None:
    assert strip_signature(f"{TOLD}\n\nFemke Tol\n\nPlanner\nTol Zuivel\n{number}", SENDER) == TOLD


def test_a_company_below_a_first_name_alone_is_cut_too() -> None:
    assert strip_signature(f"{TOLD}\n\nFemke\n\nTol Zuivel\nKaas uit de wei", SENDER) == f"{TOLD}\n\nFemke"


@pytest.mark.parametrize(
    "below", ["Tol Zuivel\nKarin liegt.", "Tol Zuivel\nKarin liegt!", "Tol Zuivel levert de melk niet", "Noorderzuivel\nKarin"]
)
def test_what_is_said_beside_a_company_stays(below: str) -> None:
    sender = Address("Femke Tol", "f.tol@post.example") if below.startswith("Noorder") else SENDER
    text = f"{TOLD}\n\nFemke\n\n{below}"
    assert strip_signature(text, sender) == text


@pytest.mark.parametrize("behind", ["| Maatschappelijk werker | Wijkteam Zuid", "| planner", "RA\nPlanner"])
def test_function_and_company_behind_the_name_go_where_nothing_closes_the_mail(behind: str) -> None:
    kept = f"Femke Tol{' RA' * behind.startswith('RA')}"
    assert strip_signature(f"{TOLD}\n\nFemke Tol {behind}", SENDER) == f"{TOLD}\n\n{kept}"


def test_what_is_told_behind_the_name_stays() -> None:
    text = f"{TOLD}\n\nFemke Tol | komt niet"
    assert strip_signature(text, SENDER) == text


def test_a_notice_right_below_the_company_goes() -> None:
    notice = "Ce courriel est confidentiel. Si vous n'en êtes pas le destinataire, merci de le supprimer."
    kept = f"{TOLD}\n\nBien à vous,\n\nFemke Tol"
    assert strip_signature(f"{kept}\nGestionnaire de dossiers\nTol Zuivel\n{notice}", SENDER) == kept
