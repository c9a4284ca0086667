"""What a complaint is about, by the words people use; several groups are always named in one story."""

import pytest

from bot.domain.nature import NATURES, nature

COMPLAINTS = [
    ("Ik had een afspraak om 10 uur. Zij zei waar iedereen bij was dat ik lui ben en lachte mij uit.", "gedrag"),
    ("Tijdens de afspraak werd ik afgesnauwd en niet serieus genomen.", "gedrag"),
    ("Hij rolde met zijn ogen en zat de hele tijd op zijn telefoon. Zo'n houding pik ik niet.", "gedrag"),
    ("Ze noemde me dom en dreigde met een korting.", "gedrag"),
    ("Mijn coach is een grof mens, hij schreeuwde door de telefoon tegen mij.", "gedrag"),
    ("Mijn dossier lag open op de balie, iedereen kon mijn medische gegevens lezen.", "privacy"),
    ("Er is een mail met mijn gegevens naar een andere cliënt gegaan. Dit is een datalek.", "privacy"),
    ("Zij heeft zonder mijn toestemming met mijn werkgever over mijn ziekte gesproken.", "privacy"),
    ("Wat ik in vertrouwen vertelde is doorverteld aan mijn baas, het was vertrouwelijk.", "privacy"),
    ("Ik wacht al maanden op een plan. Er gebeurt niets en ik krijg geen reactie op mijn mails.", "traagheid"),
    ("Het duurt veel te lang. Mijn traject ligt stil.", "traagheid"),
    ("Na zes weken wachten heb ik nog steeds niets gehoord.", "traagheid"),
    ("alles is zo traag bij jullie weer uitstel ik ben er klaar mee", "traagheid"),
    ("Hij kwam niet opdagen op onze afspraak, voor de derde keer. Ik stond voor een dichte deur.", "afspraken"),
    ("Er was afgesproken dat zij mij zou inschrijven. Die belofte is niet nagekomen.", "afspraken"),
    ("U had mij een scholing toegezegd en nu mag het ineens niet.", "afspraken"),
    ("Hij zou mij dinsdag terugbellen maar heeft niet gebeld.", "afspraken"),
    ("Ik heb verkeerde informatie gekregen over mijn uitkering en daardoor ben ik geld kwijt.", "informatie"),
    ("Het rapport klopt niet, er staan fouten in en niemand geeft uitleg.", "informatie"),
    ("Het advies was onduidelijk en mij is nooit verteld dat ik bezwaar kon maken.", "informatie"),
    ("De ruimte was smerig en koud, ik werd er ziek.", "overig"),
    ("De werkplek had geen goede stoel en nu heb ik rugpijn.", "overig"),
]


@pytest.mark.parametrize(("text", "about"), COMPLAINTS)
def test_a_complaint_is_counted_under_what_most_of_its_words_are_about(text: str, about: str) -> None:
    assert nature(text) == about


def test_every_group_of_the_register_is_met() -> None:
    assert {about for _, about in COMPLAINTS} == set(NATURES)
