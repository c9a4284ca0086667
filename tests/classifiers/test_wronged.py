"""Complaints in the form of a question, or of thanks that are not meant; and questions and thanks that complain of nothing."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from spacy.language import Language

from classifiers import examples
from classifiers.pipeline import load, read
from classifiers.wronged import is_wronged

WRONGED = [
    "Mijn jobcoach heeft me genegeerd op het station. Waar kan ik hem wel spreken?",
    "Is het gebruikelijk dat een begeleider vraagt met wie ik naar bed ga?",
    "Waarom staat in de brief dat ik niet wil werken? Dat heb ik zo niet verklaard.",
    "Wanneer krijg ik antwoord op mijn brief? Wij horen al weken niks en dat ergert ons.",
    "Mag een coach zomaar in mijn telefoon kijken? Meneer Hummel deed dat dinsdag.",
    "Super geregeld hoor, drie uur in de wachtkamer gezeten en toen bleek de coach op vakantie. Chapeau.",
    "Wat een feest weer, mijn afspraak stond niet in het systeem. Dank jullie wel hoor!",
    "Graag hoor ik hoeveel weken men bij uw bureau op een antwoord hoort te wachten. Ik ben in de achtste.",
    "Ik vraag mij af of u het zelf netjes vindt om iemand vier keer dezelfde lijst te sturen.",
    "Merci dat jullie mijn brief zijn kwijtgeraakt. Weg kans.",
    "U factureert tien uur coaching. Wij betalen geen uren die niet hebben plaatsgevonden.",
    "Bijgaand de factuur retour. Ik verbaas mij over de toon van uw administratie.",
    "Na zes weken: niks. Mijn papieren waren opeens weer kwijt. Petje af!",
]
NOT_WRONGED = [
    "Hebben jullie ook een training solliciteren in Zwolle? En wat kost die?",
    "Dank je wel hoor Roos, je hebt me nooit laten zitten!",
    "Bedankt hè, het was een fijn traject en ik heb weer werk!",
    "Mijn baas heeft me weggestuurd. Gaat onze afspraak van morgen door?",
    "Hoeveel weken duurt een traject bij jullie? En hoeveel mails krijg ik vooraf?",
    "Bedankt dat jullie mijn verjaardag niet vergeten zijn!",
    "Fijn dat Roos mij niet heeft laten vallen.",
    "Is het normaal dat je moe bent na twee uur werken?",
    "Wij betalen de factuur niet per incasso maar zelf, graag een rekeningnummer.",
    "Ik betaal het boek dat ik kreeg natuurlijk niet zelf, dat doet UWV toch?",
    "Ga zo door, er is niets aan te merken!",
    "Ik wilde dit even kwijt: chapeau voor Roos.",
    "",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize("text", WRONGED)
def test_it_tells_what_was_done_to_the_sender(text: str) -> None:
    assert is_wronged(f"Vraag\n\n{text}")


@pytest.mark.parametrize("text", NOT_WRONGED)
def test_it_tells_of_no_wrong(text: str) -> None:
    assert not is_wronged(f"Vraag\n\n{text}")


@pytest.mark.parametrize("text", WRONGED)
def test_who_was_wronged_is_not_left_alone(nlp: Language, text: str) -> None:
    reading = read(nlp, text, roster=examples.roster("consonanza"), received=datetime(2026, 10, 14, 9, 12, tzinfo=UTC))
    assert reading.decision == "ask" or (reading.kind, reading.decision) == ("klacht", "act")


@pytest.mark.parametrize("piece", ["mij heeft ", "geen baan ", "weer niet ", "stond ", "dank je wel ", "a", "x. "])
def test_a_long_text_is_looked_at_quickly(piece: str) -> None:
    begun = time.thread_time()
    is_wronged(piece * 5000)
    assert time.thread_time() - begun < 0.2
