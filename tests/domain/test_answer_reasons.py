"""What of an answer goes into a letter: the reason, without the time of day; nothing that was said to us alone."""

import pytest
from domain.test_answer_desk import HARMLESS, understood

from classifiers.answers.judges import likelihood

TOLD = [  # an answer, and what its letter says of it
    ("vraag-oordeel", "Gegrond. Er is zes weken niet gebeld. Sorry dat het zo laat is.", "Er is zes weken niet gebeld."),
    (
        "vraag-oordeel",
        "Gegrond! Wat een blunder zeg. Haar cv ging naar de verkeerde werkgever.",
        "Haar cv ging naar de verkeerde werkgever.",
    ),
    ("vraag-oordeel", "Gegrond want de coach kwam niet. PS ik ben vrijdag vrij", "de coach kwam niet."),
    ("vraag-oordeel", "Gegrond. Klaar.", ""),
    (
        "vraag-oordeel",
        "Gegrond. Ik schaam me dood: het hele dossier ging naar de verkeerde mailbox.",
        "Ik schaam me dood: het hele dossier ging naar de verkeerde mailbox.",
    ),
    ("vraag-oordeel", "De klacht is dus ongegrond.", ""),
    ("vraag-oordeel", "Met Hanneke besproken. De uitkomst is dus gegrond.", "Met Hanneke besproken."),
    ("vraag-oordeel", "Roos heeft niet gebeld. De klacht is dus gegrond.", "Roos heeft niet gebeld."),
    ("vraag-oordeel", "Roos heeft niet gebeld, dus gegrond.", "Roos heeft niet gebeld."),
    ("vraag-oordeel", "Prima. Klacht is wat mij betreft gegrond.", ""),
    ("vraag-oordeel", "Duidelijk verhaal, dus gegrond.", ""),
    ("vraag-oordeel", "Ongegrond. Hanneke is het ermee eens.", ""),
    (
        "vraag-oordeel",
        "Gegrond. Roos had moeten bellen. Ik hoor graag wanneer de brief gaat.",
        "Roos had moeten bellen.",
    ),
    (
        "vraag-oordeel",
        "Er is twee keer niet gebeld omdat de lijst kwijt was. Dat mag niet. Gegrond dus.",
        "Er is twee keer niet gebeld omdat de lijst kwijt was. Dat mag niet.",
    ),
    ("vraag-oordeel", "Omdat de lijst kwijt was: gegrond", "de lijst kwijt was"),
    ("vraag-oordeel", "Ongegrond. Sorry dat het zo laat is, ik was ziek.", ""),
    ("vraag-oordeel", "Gegrond. Motivering in bijlage", ""),
    ("vraag-verlenging", "Tot 18 januari. Bedankt voor de herinnering!", ""),
    (
        "opdracht",
        "de tolk zit tot vijftien december in een kliniek en dan heeft hij nog een week nodig verleng naar achttien januari",
        "de tolk zit tot vijftien december in een kliniek en dan heeft hij nog een week nodig",
    ),
    ("vraag-verlenging", "Tot 18 januari, sorry dat ik zo laat antwoord.", ""),
    ("vraag-verlenging", "Tot 18 januari, want de tolk is ziek. Volgende keer eerder vragen svp", "de tolk is ziek."),
    ("vraag-ontvankelijkheid", "Niet in behandeling nemen, want het is van voor 2025. Fijn weekend", "het is van voor 2025."),
    (
        "vraag-oordeel",
        "De klacht is ongegrond. Roos heeft hem in maart al verteld dat de cursus niet vergoed werd.",
        "Roos heeft hem in maart al verteld dat de cursus niet vergoed werd.",
    ),
    (
        "vraag-ontvankelijkheid",
        "Wij nemen deze niet in behandeling. Het gaat over een ruzie met zijn huisbaas. Wil je hem een nette brief sturen?",
        "Het gaat over een ruzie met zijn huisbaas.",
    ),
    (
        "vraag-verlenging",
        "Graag verlengen tot 18 januari, want de stukken liggen nog bij Schuurman.",
        "de stukken liggen nog bij Schuurman.",
    ),
]
NO_REASON = [  # sentences that stand beside a decision and are none of its reasons
    "Karin belt hem.", "Ik bel hem zelf.", "Succes met de brief.", "Bert is akkoord.", "Bert en ik zijn het eens.",
    "Hij zal wel boos worden.", "Hij kan naar de ombudsman.", "Dossier graag bewaren.", "De brief graag per post.",
    "Dat is besloten in het MT.", "Goed dat je het vroeg.", "Roos weet het al.", "Roos is opgelucht.",
    "Niet te lang wachten met de brief.", "Roos hoeft niets te doen.", "Dat wordt een lastig gesprek.",
    "Ik bel Jan morgen om het uit te leggen.", "Hanneke wil hem zelf bellen.", "Karin kan hem bellen om het uit te leggen.",
    "Ik ga hem daarop aanspreken.", "Ik ben tot 16 uur bereikbaar.", "Morgen zit ik in Utrecht.", "Hanneke vindt het goed.",
    "Het verslag heb ik gisteren gestuurd.", "Roos zal opgelucht zijn.", "Dat scheelt weer werk.", "Ik had het erger verwacht.",
    "Ik ken hem nog van vroeger.",
]  # fmt: skip
KEPT_BACK = [  # said to us alone, or about the letter: asked about
    ("vraag-ontvankelijkheid", "Niet in behandeling nemen, het is ouder dan een jaar. Gelukkig maar, want Roos zat wel fout."),
    ("vraag-ontvankelijkheid", "Niet in behandeling nemen. Jan doet altijd moeilijk over dit soort dingen."),
    ("vraag-verlenging", "Twee weken erbij. Ik vertrouw het verhaal van Jan niet en wil dat uitzoeken."),
    (
        "vraag-verlenging",
        "Twee weken erbij. Ik heb geen zin om dit in de vakantie te doen.",
    ),
    ("vraag-oordeel", "Gegrond. Karin kwam twee keer niet. Onder ons: zij zit in een scheiding."),
    ("vraag-oordeel", "Gegrond, ze is niet teruggebeld. Dat ze zo tekeerging: schrijf dat niet op."),
    ("vraag-oordeel", "Ongegrond. Er is elke week gebeld. Hij liegt dus gewoon."),
    ("vraag-oordeel", "Gegrond. Officiële reden: te laat. Echte reden: hij had er geen zin in."),
    ("vraag-oordeel", "Gegrond, te laat. Bel me even voordat de brief uitgaat."),
    ("vraag-oordeel", "Gegrond. Nog niet naar de cliënt."),
    ("vraag-oordeel", "Gegrond. Wacht nog even met de brief."),
    ("vraag-oordeel", "Ongegrond. Definitief volgt"),
    ("vraag-oordeel", "Ongegrond. Meneer is een zeur."),
    ("vraag-oordeel", "Ongegrond. Meneer klaagt altijd over alles."),
    ("vraag-verlenging", "Verleng tot 8 januari. Meneer is een zeur."),
    ("vraag-oordeel", "Gegrond, en vier weken verlengen graag."),
    ("vraag-oordeel", "Ongegrond. Logboek check ik nog"),
    ("vraag-oordeel", "Deels gegrond. Linda vindt dat tenminste."),
    ("vraag-verlenging", "Twee weken want ik ben overspannen, maar zeg maar dat het druk is."),
    ("vraag-verlenging", "Ja, vier weken. Mevrouw hoeft niet te weten dat ik op vakantie ben."),
    ("vraag-ontvankelijkheid", "Niet in behandeling nemen. Verzin maar een reden."),
    ("vraag-maatregelen", "Roos krijgt een berisping, intern houden"),
    ("vraag-maatregelen", "Roos krijgt een andere functie. Mondje dicht!"),
    ("verzoek-verslag", "Meneer deed zijn verhaal. Roos zei weinig. Dit niet opschrijven: Roos huilde."),
]
ORDERED_BESIDE = [  # a second order, which would be lost among the reasons
    "Gegrond. En verleng de termijn maar met twee weken want de brief moet langs de jurist",
    "Gegrond. Sluit de zaak daarna.",
    "Gegrond. Zet Wouter op zijn traject.",
    "Ongegrond. Meneer trekt hem trouwens in.",
    "De klacht is gegrond, maar ik wil dat Bert het overneemt",
    "Gegrond. Plan nog een gesprek op 30 november om 10 uur.",
]
NO_VERDICT = [
    "Ik zie geen reden om dit ongegrond te verklaren",
    "Ik zie geen aanleiding deze klacht gegrond te verklaren",
    "Ik zie weinig reden om de klacht gegrond te verklaren",
    "Ik zie dat Bert hem gegrond vindt",
    "Ik zie in het systeem dat deze al ongegrond is verklaard",
    "Ik zie ervan af om de klacht gegrond te verklaren",
    "Ongegrond. Het terugbellen is wel terecht.",
    "Gegrond. Niet op alle punten trouwens.",
]
OF_ANOTHER_CLIENT = [
    ("verzoek-verslag", "Het gesprek van gisteren met mevrouw Bos verliep prima, zij trekt haar klacht in"),
    ("opdracht", "Dhr. Petersen heeft zich bedacht en trekt de klacht in"),
    ("vraag-ontvankelijkheid", "Die van Bos nemen we in behandeling"),
    ("vraag-verlenging", "Bij Bos graag 2 weken erbij"),
    ("vraag-tevredenheid", "Mevrouw Yilmaz is tevreden"),
]


@pytest.mark.parametrize(("kind", "text", "reason"), TOLD)
def test_a_letter_has_the_reason_and_not_the_time_of_day(kind: str, text: str, reason: str) -> None:
    command = understood(kind, text, judge=likelihood)
    assert command.action in ("verdict", "extend", "reject")
    assert command.arguments.get("reason", "").rstrip(".") == reason.rstrip(".")


@pytest.mark.parametrize(("kind", "text"), KEPT_BACK)
def test_what_is_not_for_a_letter_is_asked_about(kind: str, text: str) -> None:
    assert understood(kind, text, judge=likelihood).action in HARMLESS


@pytest.mark.parametrize("text", ORDERED_BESIDE)
def test_a_second_order_is_no_reason(text: str) -> None:
    assert understood("vraag-oordeel", text, judge=likelihood).action in HARMLESS


@pytest.mark.parametrize("text", NO_VERDICT)
def test_a_verdict_that_is_denied_or_somebody_elses_is_none(text: str) -> None:
    assert understood("vraag-oordeel", text, judge=likelihood).action in HARMLESS


@pytest.mark.parametrize(("kind", "text"), OF_ANOTHER_CLIENT)
def test_another_client_is_another_case(kind: str, text: str) -> None:
    assert understood(kind, text, judge=likelihood).action in HARMLESS


def test_a_signed_withdrawal_is_one_and_an_unsigned_one_is_not() -> None:
    said = "Klager heeft vrijdag bij mij aan tafel zijn klacht ingetrokken. Het briefje met zijn handtekening ligt hier."
    assert understood("herinnering", said, judge=likelihood).action == "withdraw"
    unsigned = "Klager heeft vrijdag zijn klacht ingetrokken. Zijn handtekening volgt nog."
    assert understood("herinnering", unsigned, judge=likelihood).action in HARMLESS


def test_the_own_client_is_no_other() -> None:
    assert understood("opdracht", "Meneer De Boer heeft de klacht ingetrokken.", judge=likelihood).action == "withdraw"
    assert understood("vraag-tevredenheid", "Meneer De Boer is tevreden", judge=likelihood).action == "record_satisfaction"


@pytest.mark.parametrize("words", NO_REASON)
def test_what_is_done_next_or_who_agrees_is_no_reason(words: str) -> None:
    found = understood("vraag-oordeel", f"Gegrond. Er is zes weken niet gebeld. {words}", judge=likelihood)
    assert found.action in HARMLESS or found.arguments["reason"] == "Er is zes weken niet gebeld.", found
    rejected = understood("vraag-ontvankelijkheid", f"Niet in behandeling nemen. {words}", judge=likelihood)
    assert rejected.action in HARMLESS, rejected
