"""Complaints about others than the bureau, told to it in passing; and those about the bureau in which others are named."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from spacy.language import Language

from classifiers import examples, whose
from classifiers.pipeline import load, read

OF_OTHERS = [
    "Ik kom morgen later omdat ik naar de Belastingdienst moet. Zij hebben mijn toeslag teruggevorderd en niemand legt uit "
    "waarom. Ik ben woest op die mensen.",
    "De taxi van de gemeente liet mij vorige week een uur in de kou staan en de chauffeur was onbeschoft. Daarom brengt mijn "
    "zoon mij nu.",
    "Mijn vorige werkgever heeft mij jarenlang gekleineerd waar collega's bij stonden en mijn loon is nooit betaald. Ik ben er "
    "ziek van geworden.",
    "Mijn verhuurder weigert al een jaar de verwarming te maken, liegt tegen iedereen en belt nooit terug. Schandalig.",
    "Ik heb bij UWV een klacht ingediend, want die mevrouw daar heeft tegen me geschreeuwd en me weggestuurd. Onbeschoft volk.",
    "Hierbij solliciteer ik als trainer. Mijn huidige baas schreeuwt tegen mij en komt geen enkele afspraak na, ik ben het zat.",
    "Dit is de laatste herinnering. Ondanks drie brieven hebben wij van u niets gehoord, dat is onacceptabel. Betaal nu.",
]
OF_OURS = [
    "Uw coach heeft mij uitgescholden waar mijn baas bij stond. Ik ben nog nooit zo vernederd.",
    "Het UWV heeft mij gekort omdat jullie hebben gezegd dat ik niet meewerk. Dat is gelogen en ik wil dat het wordt hersteld.",
    "Karin heeft tegen mijn ex gezegd waar ik werk. Nu stond hij bij de zaak op de stoep. Ik ben echt bang en heel boos op haar.",
    "Mijn medische gegevens zijn zonder toestemming naar mijn werkgever gestuurd. Een schande hoe u met privacy omgaat.",
    "De bus was op tijd, maar jullie deur was weer dicht en niemand nam de telefoon op. Belachelijk, dit is de derde keer.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def decided(nlp: Language, text: str) -> tuple[str, str]:
    reading = read(nlp, text, roster=examples.roster("consonanza"), received=datetime(2026, 10, 14, 9, 12, tzinfo=UTC))
    return reading.kind, reading.decision


@pytest.mark.parametrize("text", OF_OTHERS)
def test_what_others_did_is_confirmed_by_staff_alone(nlp: Language, text: str) -> None:
    assert decided(nlp, text) != ("klacht", "act")


@pytest.mark.parametrize("text", OF_OURS)
def test_what_the_bureau_did_is_confirmed_though_others_are_named(nlp: Language, text: str) -> None:
    assert decided(nlp, text) == ("klacht", "act")


@pytest.mark.parametrize(
    ("sentence", "before", "expected"),
    [
        ("Jullie hebben het UWV iets verteld.", "", "ours"),
        ("De huisarts luisterde niet.", "ours", "theirs"),
        ("Hij lachte mij uit.", "theirs", "theirs"),
        ("Dat verslag klopt niet.", "theirs", "ours"),
        ("De chauffeur zei 'dan had u maar moeten bellen'.", "", "theirs"),
        ("Het is aan mijn werkgever verteld.", "ours", "ours"),
        ("Het regent.", "", ""),
    ],
)
def test_a_sentence_is_about_whom_it_names_or_the_one_before_it(sentence: str, before: str, expected: str) -> None:
    assert whose.party(sentence, before) == expected


@pytest.mark.parametrize(
    "piece", ["klacht bij ", "aan mijn ", "'u ", "Beste ", "in de bus ", "uw betaling ", "solliciteer ", "mijn baas "]
)
def test_a_long_text_is_looked_at_quickly(piece: str) -> None:
    begun = time.thread_time()
    whose.party(piece * 3000, "")
    whose.HANDED_ELSEWHERE.holds(piece * 3000)
    whose.BUSINESS.holds(piece * 3000)
    assert time.thread_time() - begun < 0.3
