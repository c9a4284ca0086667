"""What a whole mail is read as, by the committed model."""

from __future__ import annotations

import json
import time
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from spacy.language import Language

from bot.domain.reading import KINDS, Reading
from classifiers import examples, pipeline
from classifiers.kind import decision
from classifiers.pipeline import MODEL, load, read

RECEIVED = datetime(2026, 10, 14, 9, 12, tzinfo=timezone(timedelta(hours=2)))  # Wednesday


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def understood(nlp: Language, text: str, organisation: str = "consonanza", **more: str) -> Reading:
    return read(nlp, text, roster=examples.roster(organisation), received=RECEIVED, **more)


COMPLAINT = (
    "Geachte heer, mevrouw,\n\nIk wil een klacht indienen over mevrouw Oosterhof. Zij heeft mij afgelopen dinsdag op het kantoor "
    "in Deventer uitgelachen waar iedereen bij was. "
    "Toen ik haar vroeg waarom, liep zij weg. Ik vind dit onacceptabel en ik wil excuses.\n\n"
    "Met vriendelijke groet,\nT. Aalders\ngeb. 04-06-1983"
)


def test_a_weekday_that_does_not_fit_its_date_is_told(nlp: Language) -> None:
    reading = understood(nlp, COMPLAINT.replace("afgelopen dinsdag", "op woensdag 6 oktober"), subject="Klacht")
    assert (reading.event_dates, reading.contradicted) == ((date(2026, 10, 6),), (date(2026, 10, 6),))
    assert understood(nlp, COMPLAINT, subject="Klacht").contradicted == ()


def test_a_plain_complaint_is_acted_on_with_its_facts(nlp: Language) -> None:
    reading = understood(nlp, COMPLAINT, subject="Klacht", sender_name="T. Aalders")
    assert (reading.kind, reading.decision) == ("klacht", "act")
    assert reading.event_dates == (date(2026, 10, 13),)
    assert reading.other_dates == (date(1983, 6, 4),)
    assert reading.employees == ("Karin Oosterhof",)
    assert reading.place == "Deventer"
    assert reading.discussed_first is True
    assert reading.older_than_year is False
    assert reading.language == "nl"


def test_the_summary_is_made_of_the_senders_own_sentences(nlp: Language) -> None:
    reading = understood(nlp, COMPLAINT)
    assert 1 <= len(reading.summary) <= 6
    assert all(sentence in COMPLAINT and len(sentence) <= 300 for sentence in reading.summary)


KINDS_READ = [
    ("suggestie", "Misschien een idee: kunnen jullie de uitnodigingen niet per app sturen? Dat zou handig zijn voor iedereen."),
    ("vraag", "Kunt u mij vertellen hoe laat de training begint? En moet ik mijn cv meenemen?"),
    ("intrekking", "Hierbij trek ik mijn klacht van 1 oktober over mevrouw Oosterhof in. Het is opgelost, laat maar zitten."),
    (
        "compliment",
        "Hartelijk dank voor de fijne begeleiding! Roos is een kanjer. Geen klachten hoor, complimenten!.",
    ),
]


@pytest.mark.parametrize(("kind", "text"), KINDS_READ)
def test_the_kind_of_a_plain_mail_is_read(nlp: Language, kind: str, text: str) -> None:
    assert understood(nlp, text).kind == kind


NO_CONFIRMATION = [
    "Ik ben ziek vandaag, ik heb last van mijn rug, dezelfde klachten als vorige keer. Ik kom niet.",
    "Bijgaand onze factuur 2026-0312 van € 318,40. Wij verzoeken u dit bedrag binnen 30 dagen te betalen.",
    "Hartelijk dank voor alles, geen klachten van mijn kant!",
    "Guten Tag, können Sie mir sagen, wann mein Termin nächste Woche ist und wo ich parken kann? Vielen Dank!",
    "Hello, thank you so much for helping my son find a job. He is very happy there. Best wishes, Mary",
]


@pytest.mark.parametrize("text", NO_CONFIRMATION)
def test_a_mail_that_complains_of_nothing_gets_no_confirmation(nlp: Language, text: str) -> None:
    reading = understood(nlp, text)
    assert not (reading.kind == "klacht" and reading.decision == "act")


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("test", "Dit is een test."),
        ("test", "test"),
        ("mail", "dit is geen mail"),
        ("", "dit is geen klacht"),
        ("", "ok"),
        ("", "bel me"),
        ("", "1234567"),
        ("", "Jullie zijn waardeloos!"),
    ],
)
def test_a_few_words_are_never_confirmed_as_a_complaint_without_a_question(nlp: Language, subject: str, text: str) -> None:
    reading = understood(nlp, text, subject=subject)
    assert (reading.kind, reading.decision) != ("klacht", "act")


@pytest.mark.parametrize(
    "text",
    [
        "Ik wil een klacht indienen, want mijn reiskosten van oktober zijn nog niet betaald. Wanneer krijg ik die?",
        "De printer op kantoor was stuk en ik heb er een klacht over ingediend bij de leverancier.",
        "Hierbij dien ik een klacht in. Hoe laat zijn jullie open?",
    ],
)
def test_who_says_that_he_complains_is_never_left_alone(nlp: Language, text: str) -> None:
    reading = understood(nlp, text)
    assert reading.decision == "ask" or (reading.kind, reading.decision) == ("klacht", "act")


def test_an_event_of_two_years_ago_is_older_than_a_year(nlp: Language) -> None:
    text = "Ik dien een klacht in. Op 3 maart 2024 heeft Karin mij uitgescholden en weggestuurd."
    assert understood(nlp, text).older_than_year is True


def test_a_withdrawal_takes_its_date_from_the_quoted_mail(nlp: Language) -> None:
    quoted = "> Op 22 sep 2026 schreef Fatma:\n> uw klacht over het gesprek van 15 september met de heer Hummel"
    reading = understood(nlp, "Ik trek mijn klacht in, het is opgelost. Sluit maar af.", quoted=quoted)
    assert reading.kind == "intrekking"
    assert reading.event_dates == (date(2026, 9, 15),)


def test_a_mail_below_by_whom_it_is_about_is_what_he_did(nlp: Language) -> None:
    quoted = "Van: Karin Oosterhof\nVerzonden: donderdag 8 oktober 2026 17:12\n\nZo stop ik uw traject."
    reading = understood(
        nlp, "Dit is een klacht over Karin. Zo'n dreigement stuur je toch niet aan iemand die ziek is?", quoted=quoted
    )
    assert (reading.event_dates, reading.employees) == ((date(2026, 10, 8),), ("Karin Oosterhof",))


def test_a_complaint_that_names_nobody_is_about_whom_the_mail_below_shows(nlp: Language) -> None:
    quoted = "Op 14 okt 2026 schreef Roos Timmerman:\n> Ik bel u morgen om tien uur over uw plan."
    reading = understood(nlp, "Weer niet gebeld! Dit is al de derde keer, ik heb hier een klacht over.", quoted=quoted)
    assert (reading.kind, reading.employees) == ("klacht", ("Roos Timmerman",))
    named = understood(nlp, "Karin heeft mij weer niet gebeld! Voor de derde keer, ik heb hier een klacht over.", quoted=quoted)
    assert (named.employees, named.employees_mentioned) == (("Karin Oosterhof",), ("Roos Timmerman",))


def test_two_who_fit_are_both_reported_and_neither_named(nlp: Language) -> None:
    reading = understood(nlp, "Ik heb een klacht over De Vries. De Vries heeft mij uitgescholden.")
    assert reading.employees == ()
    assert set(reading.ambiguous_employees) == {"Jan de Vries", "Anja de Vries"}


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\0\0", "." * 5000, "a" * 100_000, "😀" * 500, "Groet,\nJan", "<html>" * 9])
def test_any_text_at_all_is_read(nlp: Language, text: str) -> None:
    reading = understood(nlp, text)
    assert reading.kind in KINDS
    assert sum(reading.scores.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("scores", "choice"),
    [
        ({"klacht": 0.85}, "act"),
        ({"klacht": 0.5, "overig": 0.5}, "ask"),
        ({"klacht": 0.2, "overig": 0.8}, "ask"),
        ({"klacht": 0.1, "overig": 0.9}, "leave"),
        ({"intrekking": 0.3, "overig": 0.7}, "ask"),
        ({"vraag": 0.9}, "act"),
        ({"vraag": 0.82, "klacht": 0.18}, "ask"),
        ({"suggestie": 0.82, "klacht": 0.18}, "act"),
        ({"compliment": 0.95}, "leave"),
    ],
)
def test_what_the_thresholds_decide(scores: dict[str, float], choice: str) -> None:
    assert decision({kind: scores.get(kind, 0.0) for kind in KINDS}, act_from=0.8, ask_from=0.15) == choice


def test_the_model_was_trained_on_the_data_beside_it() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert meta["data_sha256"] == examples.fingerprint(examples.DATA / "train"), "run: klachtenbot train --out classifiers/model"


def test_the_model_stays_small() -> None:
    assert sum(path.stat().st_size for path in Path(MODEL).rglob("*") if path.is_file()) < 3_000_000


def test_a_text_that_takes_too_long_is_given_up(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "SECONDS", 0.0)
    with pytest.raises(TimeoutError, match="mail_sentences"):
        understood(nlp, COMPLAINT)


@pytest.mark.parametrize(
    "piece", ["klacht ", "a.b-c", "3/4 ", "zei niet op ", "\u202e\u200b", "((((", "mevrouw De Vries, ", "€ 1.000 "]
)
def test_hostile_texts_stay_far_below_the_limit(nlp: Language, piece: str) -> None:
    understood(nlp, piece * 20_000, quoted=piece * 20_000)  # a TimeoutError fails the test


def test_a_line_above_a_quoted_mail_is_read_no_further_than_a_line(nlp: Language) -> None:
    header = "Van: Piet <piet@klant.example>\nDatum: " + "de 14e, " * 25_000
    begun = time.thread_time()
    understood(nlp, "Zie hieronder, dit is een klacht.", quoted=f"{header}\n\nDe bus kwam niet.")
    assert time.thread_time() - begun < 2
