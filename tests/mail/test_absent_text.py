"""Notes of absence that only their words give away, and people who write of such notes."""

from __future__ import annotations

import pytest

from bot.mail.absent import only_tells_absence
from bot.mail.message import Screen
from bot.mail.parse import parse
from bot.mail.screen import screen


def verdict(subject: str, body: str) -> Screen:
    head = f"From: Kim <kim@werkgever.example>\nSubject: {subject}\nMessage-ID: <x@werkgever.example>"
    return screen(parse(f"{head}\nContent-Type: text/plain; charset=utf-8\n\n{body}".encode()))[0]


@pytest.mark.parametrize(
    "body",
    [
        "I am on parental leave until the end of March and I am not checking my email. Have a good winter.",
        "I am out of office this week. For urgent questions please call the front desk.",
        "I will be on vacation through Friday. In urgent cases you can reach my colleague Tim.",
        "Ich bin bis Montag nicht im Büro. Danach bin ich wieder erreichbar.",
        "Ich bin zurzeit im Urlaub. Ihre Nachricht wird nicht weitergeleitet.",
        "Ich bin heute abwesend. In dringenden Fällen wenden Sie sich an Frau Weber.",
        "Mevrouw Hofman is sinds 1 mei niet meer in dienst. Uw bericht wordt niet gelezen.",
        "Joris werkt niet langer bij de gemeente. Deze mails worden niet beantwoord.",
        "Ms Lane no longer works here. Your message will not be forwarded.",
        "Hallo, ik zit tot en met 20 november in het buitenland en heb geen toegang tot mijn e-mail.",
        "Wegens verlof ben ik afwezig tot 1 maart. Mijn werkzaamheden worden waargenomen door Petra de Wit.",
        "Dank voor uw mail. Ik ben met ouderschapsverlof tot en met 3 mei. Uw bericht wordt niet doorgestuurd.",
        "Automatisch antwoord: ik ben vandaag niet op kantoor en lees mijn mail niet.",
    ],
)
def test_a_note_of_absence_is_known_by_its_words(body: str) -> None:
    assert verdict("Re: uw brief", body) is Screen.AUTO_REPLY


@pytest.mark.parametrize(
    "body",
    [
        "I am on leave until Friday, for urgent matters call me on 06.",
        "I was out of office when your coach came. Nobody had told me.",
        "Ik kreeg een automatisch antwoord: zij is met verlof. Zo kom ik nergens, en niemand belt terug.",
        "Mijn coach is met ouderschapsverlof en niemand neemt het over.",
        "Ich bin am Montag im Urlaub. Können wir den Termin verschieben?",
        "Ich bin nicht im Büro gewesen, und trotzdem steht es so im Bericht.",
        "Mijn coach is niet meer in dienst en niemand neemt het over.",
        "De heer Bos is niet langer werkzaam bij jullie. Wie belt mij nu?",
        "Ik ben tot maandag met vakantie en daarna weer bereikbaar.",
    ],
)
def test_a_client_who_is_away_or_whose_coach_left_is_a_person(body: str) -> None:
    assert verdict("Re: uw brief", body) is Screen.HUMAN


@pytest.mark.parametrize(
    "subject", ["Out of office", "Automatisch antwoord: afspraak", "Automatic reply: verslag", "Afwezigheidsbericht"]
)
@pytest.mark.parametrize(
    "body",
    [
        "Mijn begeleider reageert nooit op mails, dit is al de vierde week.",
        "Ik krijg voor de zoveelste keer een automatische reactie. Waar blijft mijn verslag?",
        "Wij zijn boos: niemand belt ons terug.",
        "Die trainer van jullie heeft mij uitgelachen in de groep.",
    ],
)
def test_a_complaint_under_the_subject_of_a_machine_is_a_person_s(subject: str, body: str) -> None:
    assert verdict(subject, body) is Screen.HUMAN


@pytest.mark.parametrize("subject", ["Out of office", "Automatisch antwoord: afspraak", "Automatic reply: verslag"])
@pytest.mark.parametrize(
    "body",
    [
        "U krijgt dit automatische antwoord omdat ik tot 2 januari vrij ben. Mijn collega Tim helpt u verder.",
        "Ik ben er woensdag weer. Mevrouw Hofman is er niet op vrijdag.",
        "Wij zijn gesloten van 24 december tot en met 1 januari.",
    ],
)
def test_a_note_of_absence_under_such_a_subject_stays_one(subject: str, body: str) -> None:
    assert verdict(subject, body) is Screen.AUTO_REPLY


@pytest.mark.parametrize(
    "body",
    [
        "Ik zit in het buitenland en heb geen toegang tot mijn e-mail op de laptop. Kunt u mij bellen?",
        "Ik zit tot vrijdag in het buitenland. Daarna wil ik met u praten over mijn klacht.",
        "Mijn werk is overgenomen door een ander en niemand heeft mij iets gezegd.",
    ],
)
def test_who_tells_where_he_is_has_something_to_say(body: str) -> None:
    assert verdict("Re: uw vraag", body) is Screen.HUMAN


def test_a_meeting_is_accepted_by_its_subject_alone() -> None:
    assert verdict("Geaccepteerd: gesprek 2026-014", "") is Screen.AUTO_REPLY
    assert verdict("Geaccepteerd: gesprek 2026-014", "Ik kom, maar mijn zus gaat mee.") is Screen.HUMAN


def of_colleague(body: str) -> bool:
    head = "From: Karin Oosterhof <k@bureau.example>\nSubject: RE: klacht 2026-014\nMessage-ID: <x@bureau.example>"
    return only_tells_absence(parse(f"{head}\nContent-Type: text/plain; charset=utf-8\n\n{body}".encode()))


@pytest.mark.parametrize(
    "body",
    [
        "Out of office: ben t/m 29 nov afwezig. Bij spoed Bert van der Laan.",
        "ooo tot 29/11, spoed: bert",
        "Ik ben t/m 29 november afwezig. Voor spoed kunt u terecht bij Bert van der Laan.",
        "Wegens vakantie afwezig van 20 t/m 29 november. Uw mail wordt niet doorgestuurd.",
        "Dank voor uw bericht. Ik werk niet op vrijdag. Maandag lees ik uw mail.",
        "Ik ben met vakantie, terug op 30 november. Wouter neemt voor mij waar.",
        "Momenteel ben ik niet op kantoor. Uw bericht wordt na mijn terugkomst beantwoord.\n\nKarin",
        "Beste,\n\nBedankt voor uw mail. Ik ben tot 1 december met verlof. Bij spoed belt u Wouter.\n\nMet groet,\nKarin",
        "I'm on holiday until 3 January. For urgent matters please contact Bert.",
        "Ik ben afwezig tot 3 januari en heb geen toegang tot mijn mail.",
    ],
)
def test_a_colleague_who_only_says_that_he_is_away_has_answered_nothing(body: str) -> None:
    assert of_colleague(body)


@pytest.mark.parametrize(
    "body",
    [
        "Ik ben tot vrijdag met vakantie. Bij spoed mag je bellen. Gegrond.",
        "Ik ben afwezig tot 3 december. Bij spoed Bert. Wouter doet het.",
        "Ik ben vrijdag afwezig, doe maar donderdag.",
        "Ik ben vrijdag afwezig doe maar donderdag. Bij spoed bellen.",
        "Ik ben met vakantie, laat Wouter het doen.",
        "Dank voor uw bericht. Wouter doet het.",
        "Ik ben tot vrijdag weg. Mag Bert de klacht doen?",
        "Je mail gelezen. Ik ben niet akkoord.",
        "Dank voor je mail. Ik ben niet aanwezig geweest.",
        "Karin",
        "",
    ],
)
def test_who_says_anything_more_than_that_he_is_away_has_answered(body: str) -> None:
    assert not of_colleague(body)
