"""Answers about who handles it, what it is and whether it is taken up."""

import pytest
from domain.test_answer_desk import compare, understood

KARIN, WOUTER, HANNEKE = {"handler": "Karin Oosterhof"}, {"handler": "Wouter Hummel"}, {"handler": "Hanneke Dijkstra"}
BERT, JAN = {"handler": "Bert van der Laan"}, {"handler": "Jan de Vries"}

ASSIGN = [
    ("Karin", KARIN),
    ("karin", KARIN),
    ("KARIN!", KARIN),
    ("Karin graag.", KARIN),
    ("Karin aub\n\nGroet,\nHanneke", KARIN),
    ("Karin Oosterhof", KARIN),
    ("mw. Oosterhof", KARIN),
    ("Mevrouw De Vries, casemanager.", {"handler": "Anja de Vries"}),
    ("casemanager De Vries graag", {"handler": "Anja de Vries"}),
    ("A. de Vries", {"handler": "Anja de Vries"}),
    ("Mevrouw Oosterhof mag dit doen", KARIN),
    ("Karin Oosterhof behandelt deze klacht.\n\nMet vriendelijke groet,\n\nHanneke Dijkstra\nDirecteur", KARIN),
    ("Hoi,\n\nKarin pakt dit op.\n\ngr Hanneke", KARIN),
    ("Karin pakt m op", KARIN),
    ("Laat Karin het maar doen", KARIN),
    ("laat dit maar door karin doen", KARIN),
    ("Doe maar Karin", KARIN),
    ("Zet maar op naam van Karin.", KARIN),
    ("Zet Karin er maar op", KARIN),
    ("Deze is voor Karin", KARIN),
    ("Dit is iets voor Karin.", KARIN),
    ("Karin is de behandelaar.", KARIN),
    ("De behandelaar wordt Karin Oosterhof", KARIN),
    ("behandelaar: Karin", KARIN),
    ("Ik wil graag dat Karin dit oppakt.", KARIN),
    ("Ik wijs Karin aan als behandelaar.", KARIN),
    ("Graag Karin hierop zetten", KARIN),
    ("Karin kan dit doen.", KARIN),
    ("Karin gaat hiermee aan de slag", KARIN),
    ("Karin neemt deze zaak voor haar rekening", KARIN),
    ("Ik heb Karin gevraagd, zij behandelt de klacht.", KARIN),
    ("Karin doet dit, ik heb het met haar besproken.", KARIN),
    ("Karin doet het. Succes!", KARIN),
    ("Bedankt voor het bericht. Karin doet dit.", KARIN),
    ("Ja, Karin mag dit doen hoor", KARIN),
    ("Prima, geef maar aan Karin", KARIN),
    ("oke karin dan", KARIN),
    ("Kariin doet dit", KARIN),
    ("Karin Osterhof", KARIN),
    ("Karin Oosterhoff doet dit", KARIN),
    ("niet Karin maar Wouter", WOUTER),
    ("Niet Karin, maar Wouter.", WOUTER),
    ("Wouter, niet Karin", WOUTER),
    ("Wouter doet dit, Karin is met verlof.", WOUTER),
    ("Wouter in plaats van Karin", WOUTER),
    ("2", WOUTER),
    ("2.", WOUTER),
    ("optie 2", WOUTER),
    ("Optie 2 graag", WOUTER),
    ("nummer twee", WOUTER),
    ("nr 2 svp\n\nHanneke", WOUTER),
    ("Ik kies voor 2", WOUTER),
    ("Keuze: 2", WOUTER),
    ("de tweede", WOUTER),
    ("Tweede optie", WOUTER),
    ("Karin heeft het al te druk, dus Wouter.", WOUTER),
    ("Wouter gaat dit oppakken, hij heeft er tijd voor.", WOUTER),
    ("Beste,\n\nWouter zal de klacht in behandeling nemen en contact opnemen met de klager.\n\nMvg", WOUTER),
    ("2 Wouter Hummel", WOUTER),
    ("2) Wouter", WOUTER),
    ("Wouter Humel", WOUTER),
    ("Jan", JAN),
    ("Jan de Vries doet dit.", JAN),
    ("Ik", HANNEKE),
    ("ik doe het zelf", HANNEKE),
    ("Doe ik!", HANNEKE),
    ("Dat doe ik zelf wel, Hanneke", HANNEKE),
    ("Ik pak dit zelf op.", HANNEKE),
    ("Ik neem deze.", HANNEKE),
    ("Deze neem ik zelf", HANNEKE),
    ("Deze behandel ik zelf.", HANNEKE),
    ("Ik neem hem voor mijn rekening. Groet, Hanneke", HANNEKE),
    ("Ik ga ermee aan de slag", HANNEKE),
    (
        "Beste klachtenbot,\n\nDank voor de melding. Ik zal deze klacht zelf behandelen.\n\nMet vriendelijke groet,\nHanneke",
        HANNEKE,
    ),
    ("Zet mij maar als behandelaar", HANNEKE),
    ("Bert doet deze", BERT),
    ("Bert van der Laan neemt dit op zich", BERT),
    ("Meneer Van der Laan", BERT),
    ("van der laan", BERT),
]


@pytest.mark.parametrize(("text", "arguments"), ASSIGN)
def test_a_handler_is_named_in_many_ways(text: str, arguments: dict[str, str]) -> None:
    compare(understood("opdracht-behandelaar", text), "assign", arguments)


KIND = [
    ("1", "klacht"),
    ("dit is gewoon een klacht", "klacht"),
    ("Klacht.", "klacht"),
    ("Ja, dit is een klacht", "klacht"),
    ("Dit is zeker een klacht.\n\nGr. Hanneke", "klacht"),
    ("Ja, klacht", "klacht"),
    ("Behandel dit als klacht", "klacht"),
    ("behandelen als een klacht graag", "klacht"),
    ("dit is géén klacht maar een vraag", "vraag"),
    ("Geen klacht maar een vraag", "vraag"),
    ("Geen klacht, maar een suggestie.", "suggestie"),
    ("Dit is een vraag, geen klacht", "vraag"),
    ("Dit is geen klacht. Het is een vraag.", "vraag"),
    ("Het gaat om een vraag", "vraag"),
    ("gewoon een vraag", "vraag"),
    ("vraag svp", "vraag"),
    ("3", "vraag"),
    ("suggestie", "suggestie"),
    ("Dit lijkt me een suggestie", "suggestie"),
    ("Overig", "overig"),
    ("overige", "overig"),
    ("vier", "overig"),
    ("Valt onder overig", "overig"),
    ("klaht", "klacht"),
    ("Nee, geen klacht. Suggestie.", "suggestie"),
    ("Geen klacht, dit is een vraag over de reiskosten", "vraag"),
]


@pytest.mark.parametrize(("text", "label"), KIND)
def test_the_kind_is_told_in_many_ways(text: str, label: str) -> None:
    compare(understood("vraag-indeling", text), "classify", {"label": label})


def test_only_work2work_knows_remarks_and_disputes() -> None:
    compare(understood("vraag-indeling", "Dit is een opmerking", "work2work"), "classify", {"label": "opmerking"})
    compare(understood("vraag-indeling", "geschil", "work2work"), "classify", {"label": "geschil"})
    compare(understood("vraag-indeling", "Dit is een opmerking"), "unclear", {})


ADMISSION = [
    ("1", "admit", {}),
    ("ja", "admit", {}),
    ("Ja, in behandeling nemen", "admit", {}),
    ("In behandeling nemen.", "admit", {}),
    ("We nemen deze klacht in behandeling.", "admit", {}),
    ("Wij nemen de klacht gewoon in behandeling.\n\nHanneke", "admit", {}),
    ("Neem hem maar in behandeling", "admit", {}),
    ("Deze klacht nemen we wel in behandeling", "admit", {}),
    ("Ja hoor, gewoon oppakken", "admit", {}),
    ("Toch in behandeling nemen graag", "admit", {}),
    ("Akkoord, in behandeling nemen.", "admit", {}),
    ("Graag in behandeling nemen, dit moeten we serieus nemen.", "admit", {}),
    ("Ja, gewoon in behandeling nemen. Karin doet dit.", "admit+assign", KARIN),
    ("In behandeling nemen en Karin pakt het op", "admit+assign", KARIN),
    ("2", "reject", {"reason": "ouder dan een jaar"}),
    ("Niet in behandeling, ouder dan een jaar", "reject", {"reason": "ouder dan een jaar"}),
    ("niet in behandeling want het is langer dan een jaar geleden", "reject", {"reason": "het is langer dan een jaar geleden"}),
    ("Nee, niet in behandeling nemen omdat het te lang geleden is.", "reject", {"reason": "het te lang geleden is"}),
    ("Nee, want het gaat over de werkgever en niet over ons.", "reject",
     {"reason": "het gaat over de werkgever en niet over ons"}),
    ("We nemen deze klacht niet in behandeling. Het gebeurde meer dan twee jaar geleden.", "reject",
     {"reason": "Het gebeurde meer dan twee jaar geleden."}),
    ("Wij nemen de klacht niet in behandeling omdat het over UWV gaat", "reject", {"reason": "het over UWV gaat"}),
    ("Niet in behandeling nemen.\nReden: al eerder behandeld.", "reject", {}),
    ("Afwijzen, te oud", "reject", {"reason": "te oud"}),
    ("Niet ontvankelijk: de gebeurtenis is ouder dan een jaar", "reject", {"reason": "de gebeurtenis is ouder dan een jaar"}),
    ("Deze wijzen we af, want het valt buiten onze verantwoordelijkheid.", "reject",
     {"reason": "het valt buiten onze verantwoordelijkheid"}),
    ("Niet in behandeling nemen", "unclear", {}),
    ("nee", "unclear", {}),
    ("Afwijzen", "unclear", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "action", "arguments"), ADMISSION)
def test_a_complaint_is_taken_up_or_refused_with_a_reason(text: str, action: str, arguments: dict[str, str]) -> None:
    compare(understood("vraag-ontvankelijkheid", text), action, arguments)


OTHER = [
    ("opdracht", "ik ben er zelf bij betrokken", "recuse", {}),
    ("opdracht", "Hoi, ik ben hier zelf bij betrokken dus dit kan ik niet doen. Groet Karin", "recuse", {}),
    ("vraag-gesprek", "Ik was er zelf bij, dus ik ben niet onafhankelijk.", "recuse", {}),
    ("opdracht-behandelaar", "Het gaat om Wouter", "name_employee", {"employee": "Wouter Hummel"}),
    ("opdracht", "Het gaat over Wouter Hummel", "name_employee", {"employee": "Wouter Hummel"}),
    ("opdracht", "De klacht gaat over Wouter.", "name_employee", {"employee": "Wouter Hummel"}),
    ("opdracht", "betrokken medewerker: Anja de Vries", "name_employee", {"employee": "Anja de Vries"}),
    ("opdracht", "De klacht gaat ook over Roos Timmerman", "name_employee", {"employee": "Roos Timmerman"}),
    ("opdracht", "Ook betrokken: Anja de Vries", "name_employee", {"employee": "Anja de Vries"}),
    ("opdracht", "vraag de medewerker om een reactie", "request_reaction", {}),
    ("opdracht", "Wil je Roos om een reactie vragen", "unclear|request_reaction|add_note", {}),
]


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), OTHER)
def test_stepping_back_and_naming_whom_it_is_about(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    command = understood(kind, text)
    compare(command, command.action if command.action in action.split("|") else action, arguments)


def test_from_whom_a_case_is_taken_over_does_not_get_it() -> None:
    for text in ("Overnemen van Jan", "Roos neemt over van Jan", "graag de zaak overnemen van Jan de Vries"):
        said = understood("escalatie", text)
        assert said.arguments.get("handler") != "Jan de Vries", said
    assert understood("escalatie", "Dan moet Wouter het maar overnemen van Jan. Wouter dus.").arguments == {
        "handler": "Wouter Hummel"
    }


def test_only_a_choice_that_is_no_less_than_its_denial_counts() -> None:
    for text in ("Karin is ongeschikt. Karin dus niet.", "Karin dus niet, die zit vol.", "(Karin dus niet)"):
        assert understood("opdracht-behandelaar", text).action != "assign", text
