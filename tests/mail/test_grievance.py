"""Who writes "wij": people who tell what was done to them or theirs, and the machines that write so too."""

from __future__ import annotations

import pytest

from bot.mail.grievance import tells_of_wrong
from bot.mail.message import Screen
from bot.mail.parse import parse
from bot.mail.screen import screen

OF_SERVICES = ["Precedence: bulk", "List-Unsubscribe: <mailto:uit@crm.example>", "Return-Path: <>"]
PEOPLE = [
    "Sinds maart begeleidt u onze werknemer. Wij zijn daar allerminst gelukkig mee: er ligt nog geen enkel plan.",
    "Wij nemen dit zo niet langer. De trainer kwam vrijdag opnieuw te laat.",
    "De jobcoach heeft onze dochter vorige week voor schut gezet.",
    "M'n begeleidster belt gewoon niet.",
    "mn traject ligt stil, doe daar wat aan",
    "Wij dienen hierbij een klacht in, zie de bijlage.",
    "Wij wachten nu zeven weken op het verslag van uw consulent en hebben nog steeds niets gezien.",
    "Kunnen jullie ons uitleggen hoe dit kon gebeuren?",
    "Mevrouw Prins heeft ongevraagd het hele dossier aan een ander gegeven.",
    "Bij ons meldde zich een inwoner met een klacht over een medewerker van uw bureau. Die sturen wij u toe.",
    "We are deeply disappointed by the way our employee was treated.",
    "Wir sind sehr verärgert über das Gespräch vom Montag.",
]
MACHINES = [
    "Wij nodigen u uit voor de open middag van 10 december. Wij zien u graag!",
    "Wij hebben uw klacht ontvangen. Onze medewerker belt u binnen vijf dagen.",
    "Klachten over uw begeleider? Wij helpen u verder.",
    "Wij hebben nog geen betaling van factuur 88 ontvangen. Wilt u die voldoen?",
    "Uw nieuwe wachtwoord staat klaar in Mijn Omgeving. Wij vragen daar nooit om.",
    "Lees meer over teams die zijn vastgelopen: 'Wij waren boos op alles'. Onze adviseurs komen graag langs.",
    "De deelnemer is vandaag niet verschenen. Wij hebben de absentie verwerkt.",
    "Hoe tevreden bent u over uw bureau? Wij horen graag uw mening.",
    "Wij zijn blij met onze nieuwe medewerker en stellen hem graag voor.",
]


def verdict(headers: str, body: str) -> Screen:
    sender = "" if headers.startswith("From:") else "From: Werkgever <pz@werkgever.example>\n"
    return screen(parse(f"{sender}{headers}\nSubject: Traject\nMessage-ID: <x@werkgever.example>\n\n{body}".encode()))[0]


@pytest.mark.parametrize("headers", [*OF_SERVICES, "From: noreply@werkgever.example"])
@pytest.mark.parametrize("body", PEOPLE)
def test_who_tells_what_was_done_to_him_is_no_machine(headers: str, body: str) -> None:
    assert verdict(headers, body) is Screen.HUMAN


@pytest.mark.parametrize("headers", [*OF_SERVICES, "From: noreply@werkgever.example"])
@pytest.mark.parametrize("body", MACHINES)
def test_a_machine_that_writes_we_stays_one(headers: str, body: str) -> None:
    assert verdict(headers, body) is not Screen.HUMAN


@pytest.mark.parametrize("body", PEOPLE)
def test_a_list_and_a_program_that_says_it_wrote_itself_are_believed(body: str) -> None:
    assert verdict("List-Id: <nieuws.werkgever.example>", body) is Screen.LIST
    assert verdict("Auto-Submitted: auto-generated", body) is Screen.AUTO_REPLY


def test_who_publishes_tells_of_nothing() -> None:
    story = "Wij zijn erg geschrokken van de cijfers."
    assert tells_of_wrong(story)
    assert not tells_of_wrong(f"{story} Download het rapport.")
