from __future__ import annotations

import pytest

from bot.mail.message import Address
from bot.mail.signature import strip_signature

ABOVE = "De lift is stuk.\n\nGroet,\nFemke Tol"
SENDER = Address("Femke Tol", "femke@tolzorg.example")
NOTICES = [
    "Is deze e-mail niet voor u bedoeld? Stuur hem dan terug aan de afzender en verwijder hem.",
    "Ontving u dit bericht door een vergissing, dan verzoeken wij u het te vernietigen.",
    "Voor schade door virussen in dit e-mailbericht kan het bestuur niet aansprakelijk worden gesteld.",
    "NOTE: our messages may be privileged. Anyone but the addressee must delete them.",
    "Tol Zorg is een maatschap. Op al het werk zijn algemene voorwaarden van toepassing met een beperking.",
    "Kwam dit bericht door een vergissing bij u aan? Vernietig het en meld het de afzender.",
    "Bent u niet de bedoelde ontvanger van dit bericht? Dan mag u het niet verspreiden.",
    "Tol Zorg neemt geen enkele aansprakelijkheid voor wat er met e-mail onderweg gebeurt.",
    "E-mail is geen veilig medium en besluiten nemen we er niet mee.",
    "Tol Zorg verwerkt uw gegevens zoals de wet het vraagt, zie tolzorg.example/privacy.",
    "Tol Zorg is een maatschap. De aansprakelijkheid is beperkt tot wat de polis uitkeert.",
    "Stuur ons geen medische gegevens per mail; daarvoor is er een portaal.",
    "Tol Zorg vraagt wachtwoorden nooit per mail.",
    "Weten hoe we met je gegevens omgaan? Kijk in het privacystatement.",
    "Ik mail soms buiten werktijden; ik verwacht dan geen antwoord.",
    "Dit bericht is door een scanner op virussen gecontroleerd.",
    "Lees hier onze disclaimer.",
    "Tol Zorg is gevestigd te Assen, KvK 55501299.",
    "Verstuur dossiers aan ons alleen met Zivver.",
    "Niets in deze mail bindt ons; u kunt er dus niets aan ontlenen.",
    "Gebruik dit mailadres niet voor spoed.",
    "Op alle ritten is het vervoersreglement van toepassing.",
    "#zorg #samen",
    "Als u deze mail niet had moeten ontvangen, horen wij dat graag en vragen wij u hem weg te gooien.",
    "Deze boodschap is alleen voor de persoon aan wie zij gericht is.",
    "Al het werk gebeurt met toepasselijkheid van de voorwaarden van Tol Zorg.",
    "Strikt vertrouwelijk / strictly confidential",
    "Tol Zorg is the trading name of Tol BV, registered at the Chamber of Commerce under 55501299.",
    "This mailbox is not read at night.",
    "Wij doen ons best om virussen te weren, maar geven geen garantie dat deze mail virusvrij is.",
    "Denk aan de bomen voordat u dit afdrukt.",
    "This communication is meant only for those named above. Should it have reached you by accident, kindly erase it.",
    "Leest u dit buiten uw werkuren? Voel u vrij om pas later te antwoorden.",
    "Rond Pasen zijn wij gesloten van vrijdag tot dinsdag.",
    "Het is niet toegestaan deze mail aan derden te tonen.",
    "Deze e-mail is met zorg gemaakt, maar Tol Zorg is niet verantwoordelijk voor fouten.",
    "Verkeerd verbonden? Stuur deze mail terug en verwijder hem.",
    "Van Goede Vrijdag tot Tweede Paasdag is ons kantoor gesloten.",
    "Heeft u deze e-mail door een vergissing ontvangen, wilt u hem dan verwijderen?",
    "P Moet dit echt op papier? Het milieu is blij als u het niet print.",
]
TOLD = [
    "Ook de vertrouwelijke bijlage is aan een verkeerde afzender teruggestuurd.",
    "De geadresseerde van deze vertrouwelijke brief was mijn buurman.",
    "NB het bericht was niet voor u bedoeld en moet vertrouwelijk blijven.",
    "Dit bericht is door uw medewerkers verspreid en niet vertrouwelijk behandeld.",
    "Kunt u de tekst op papier zetten en printen?",
    "Het bureau is aansprakelijk.",
    "De directeur neemt geen aansprakelijkheid.",
    "Kan het bureau zeggen waarom persoonsgegevens op www.werk.example staan?",
    "Het bureau gaat niet zorgvuldig met gegevens om, zie werk.example/privacy.",
    "Onze voorwaarden voor een gesprek zijn duidelijk.",
    "Er gaan medische gegevens van de deelnemers per mail rond.",
    "Mag de aansprakelijkheid worden beperkt?",
    "Is er een privacystatement over hoe jullie met onze gegevens omgaan?",
    "De coach wil mail alleen buiten werktijden lezen.",
    "Het bericht is op fouten gecontroleerd door een buurman.",
    "Zie de voorwaarden waarin staat dat de reis wordt betaald.",
    "Het bureau is gevestigd te ver weg voor een rolstoel.",
    "Niemand kan aan deze regeling iets ontlenen?",
    "Gebruik mijn mailadres niet voor reclame.",
    "Vertrouwelijk: de coach drinkt.",
    "De deur was gesloten van maandag tot woensdag.",
    "Is het toegestaan om het verslag aan derden te tonen?",
    "Het bureau is niet verantwoordelijk voor het bericht van de gemeente.",
    "De medewerker zei dat jullie gesloten waren.",
    "Kunnen deze gegevens alleen vertrouwelijk worden bewaard? Vernietig ze anders.",
    "Dit mailtje graag verwijderen wanneer het niet vertrouwelijk kan blijven.",
    "Deze mail alleen vertrouwelijk bespreken en niet op kantoor verspreiden.",
    "NB. deze mail ging door een vergissing twee keer weg, gooi de laatste maar weg.",
    "Let op, dit bericht is per abuis dubbel verzonden; wis het eerste en bewaar alleen het tweede.",
    "Wordt de inhoud van deze mail vertrouwelijk behandeld en aan niemand openbaar gemaakt?",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_below_a_sign_off_is_cut_whatever_its_words(notice: str) -> None:
    assert strip_signature(f"{ABOVE}\n\n{notice}", SENDER) == ABOVE


@pytest.mark.parametrize("told", TOLD)
def test_what_is_told_of_secrets_below_a_sign_off_stays(told: str) -> None:
    assert strip_signature(f"{ABOVE}\n\n{told}", SENDER) == f"{ABOVE}\n\n{told}"


@pytest.mark.parametrize("notice", NOTICES)
def test_what_a_letter_quotes_of_a_notice_stays(notice: str) -> None:
    text = f"Femke Tol\nKade 8\n\nGeachte directie,\n\n{notice}\n\nDat las niemand."
    assert strip_signature(text, SENDER) == text


def test_a_mail_that_begins_with_its_secrecy_is_read_whole() -> None:
    text = "Deze mail is vertrouwelijk en bestemd voor de directie. De heer Tol mag hem niet zien.\n\nHij liegt."
    assert strip_signature(text) == text


@pytest.mark.parametrize(
    "below",
    [
        "Hoe vindt u het dat onze kinderen zo worden behandeld?",
        "Het gaat om deze punten:\n- loon\n- reiskosten",
        "De foto's staan op https://foto.example/1, daar is de werkplek te zien.",
        "Afwezig op maandag was ook de begeleider.",
        "Wij waren er en de deur was gesloten.",
        "Bij tolzorg neemt niemand de telefoon op.",
        "Tolzorg belt geen enkele keer terug.",
        "Bezoek de website van onze wijk niet, want daar staat alles verkeerd.",
    ],
)
def test_sentences_below_contact_details_stay(below: str) -> None:
    found = strip_signature(f"{ABOVE}\n0591 555 947\nwww.tolzorg.example\n\n{below}", SENDER)
    assert [line for line in found.split("\n") if line] == [line for line in f"{ABOVE}\n{below}".split("\n") if line]


def test_company_lines_below_contact_details_are_cut() -> None:
    below = (
        "Heeft u een vraag? Bel gerust op werkdagen met onze chat of helpdesk.\nTol Zorg is ingeschreven in het handelsregister."
        "\nWij zijn in de kerstweek gesloten op alle dagen.\nLaat vooral een beoordeling achter bij Zorgkompas."
        "\nTolzorg bouwt al jaren aan goede zorg.\nMis geen nieuws en volg ons op LinkedIn."
    )
    assert strip_signature(f"{ABOVE}\n0591 555 947\nwww.tolzorg.example\n\n{below}", SENDER) == ABOVE


@pytest.mark.parametrize(
    "secrecy",
    [
        "Deze mail is alleen voor de directie bestemd.",
        "Dit bericht is vertrouwelijk.",
        "De informatie in dit bericht is vertrouwelijk.",
    ],
)
@pytest.mark.parametrize("end", ["", "\n\nGroet,\nFemke Tol"])
def test_a_mail_may_open_with_secrecy_and_go_on(secrecy: str, end: str) -> None:
    text = f"{secrecy}\n\nDe sleutels van het magazijn worden verhandeld.{end}"
    assert strip_signature(text, SENDER) == text
    assert strip_signature(f"{text}\n\n{secrecy}", SENDER) == text


def test_what_a_company_adds_below_a_block_without_a_closing_is_cut_with_it() -> None:
    text = "De lift is stuk. Femke\n\nTol Zorg\nwww.tolzorg.example\n\nWerken bij Tolzorg? Kijk op www.tolzorg.example/banen"
    assert strip_signature(text, SENDER) == "De lift is stuk. Femke"
