"""Who stays with his complaint, or adds to it, takes nothing back; who takes back a part, or on a condition, does."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from spacy.language import Language

from bot.domain.reading import KINDS, Reading
from classifiers import examples
from classifiers.pipeline import load, read
from classifiers.staying import stays, without_withdrawal

STAYS = [
    "Mijn klacht trek ik beslist niet in, Roos heeft mij vandaag opnieuw uitgelachen.",
    "Wij trekken de klacht niet in zolang er geen excuses komen.",
    "Ik ben niet van plan om mijn klacht in te trekken.",
    "Ik ga mijn klacht echt niet intrekken!",
    "Ik stop hier niet mee.",
    "Ik wil mijn klacht handhaven.",
    "Wij blijven bij onze klacht.",
    "Mijn klacht blijft gewoon staan.",
    "Ik wil dat jullie mijn klacht onderzoeken.",
    "Ik zet mijn klacht door.",
    "Karin vroeg of ik mijn klacht wil intrekken. Dat doe ik niet.",
    "Roos wil dat ik mijn klacht intrek, maar dat weiger ik.",
    "Ik wil nog iets toevoegen aan mijn klacht: er was ook een collega bij.",
    "Hierbij een aanvulling op mijn klacht van vorige week.",
    "I will not withdraw my complaint.",
]
TAKES_BACK = [
    "Ik trek mijn klacht in.",
    "Ik trek mijn klacht over Roos in, maar de klacht over Karin niet.",
    "Ik trek niet de klacht over Roos in, maar die over Karin.",
    "Ik trek mijn klacht in omdat ik niet in staat ben hiermee door te gaan.",
    "Als jullie betalen trek ik mijn klacht in, anders blijf ik bij mijn klacht.",
    "Ik blijf bij mijn besluit om mijn klacht in te trekken.",
    "Ik wil mijn klacht niet doorzetten.",
    "Nog een aanvulling op mijn klacht: het is opgelost, laat maar.",
    "Mijn klacht hoeft niet meer behandeld te worden.",
    "Ik wil niet dat mijn klacht behandeld wordt.",
    "Het lukt me niet om mijn klacht in te trekken via de site.",
    "Kan ik mijn klacht niet intrekken?",
    "Ik weet niet of ik mijn klacht moet intrekken.",
    "U vroeg of ik mijn klacht wilde handhaven. Nee hoor.",
    "Ik trek niet alleen mijn klacht in, ik stop ook met het traject.",
]
OTHER = [
    "Karin vroeg of ik mijn klacht wil intrekken. Dat doe ik",
    "Ik blijf bij mijn moeder zolang ik last heb van mijn klachten.",
    "De fysio wil mij nog een keer zien voor mijn rugklachten.",
    "Ik trek volgende week niet in bij mijn vriendin.",
    "",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def understood(nlp: Language, text: str) -> Reading:
    return read(nlp, text, roster=examples.roster("consonanza"), received=datetime(2026, 10, 14, 9, 12, tzinfo=UTC))


@pytest.mark.parametrize("text", STAYS)
def test_he_stays_with_his_complaint(text: str) -> None:
    assert stays("", f"Beste mensen,\n\n{text}\n\nGroet,\nBram")


@pytest.mark.parametrize("text", [*TAKES_BACK, *OTHER])
def test_he_does_not_say_that_he_stays_with_it(text: str) -> None:
    assert not stays("", f"Beste mensen,\n\n{text}\n\nGroet,\nBram")


@pytest.mark.parametrize("text", STAYS)
def test_staying_is_never_read_as_a_withdrawal_and_never_left_alone(nlp: Language, text: str) -> None:
    reading = understood(nlp, text)
    assert reading.kind != "intrekking"
    assert reading.decision == "ask" or (reading.kind, reading.decision) == ("klacht", "act")


@pytest.mark.parametrize("text", TAKES_BACK[:5])
def test_a_withdrawal_is_still_read_as_one(nlp: Language, text: str) -> None:
    assert understood(nlp, text).kind == "intrekking"


def test_the_subject_tells_of_an_addition_and_the_body_may_still_take_back() -> None:
    assert stays("Aanvulling op mijn klacht", "Het was trouwens in Emmen.")
    assert not stays("Aanvulling op mijn klacht", "Ik trek hem bij nader inzien in.")


def test_what_spoke_for_a_withdrawal_is_shared_among_the_others() -> None:
    scores = without_withdrawal({kind: 0.9 if kind == "intrekking" else 0.02 for kind in KINDS})
    assert sum(scores.values()) == pytest.approx(1)
    assert (scores["intrekking"], max(scores, key=scores.__getitem__)) == (0.0, "klacht")
    assert scores["klacht"] < 0.5


@pytest.mark.parametrize("piece", ["trek niet ", "niet maar ", "mijn klacht ", "blijf bij ", "a ", "nooit. ", "\n"])
def test_a_long_text_is_looked_at_quickly(piece: str) -> None:
    begun = time.thread_time()
    stays(piece * 5000, piece * 5000)
    assert time.thread_time() - begun < 0.2
