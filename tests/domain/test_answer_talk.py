"""Answers about the talk: planned, moved, called off, held or not wanted; and about more time."""

import pytest
from domain.test_answer_desk import compare, understood

PLANNED = [
    ("do 26/11 om 14.00u", "2026-11-26T14:00", ""),
    ("do 26/11 14:00", "2026-11-26T14:00", ""),
    ("donderdag 26 november, één uur", "2026-11-26T13:00", ""),
    ("Do. 26 nov. om 14.00 uur", "2026-11-26T14:00", ""),
    ("donderdag 26 november om 14 uur", "2026-11-26T14:00", ""),
    ("Donderdag 26 november 2026, 14.00 uur\n\nKarin", "2026-11-26T14:00", ""),
    ("26-11-2026 om 9u30", "2026-11-26T09:30", ""),
    ("26 november 10:00", "2026-11-26T10:00", ""),
    ("26-11 half drie", "2026-11-26T14:30", ""),
    ("volgende week dinsdag half drie", "2026-12-01T14:30", ""),
    ("volgende week dinsdag om half 3 svp", "2026-12-01T14:30", ""),
    ("dinsdag volgende week om 11 uur", "2026-12-01T11:00", ""),
    ("morgen om 2", "2026-11-24T14:00", ""),
    ("morgenmiddag om 3 uur", "2026-11-24T15:00", ""),
    ("overmorgen om kwart over 10", "2026-11-25T10:15", ""),
    ("vrijdag de 27e om kwart voor 11", "2026-11-27T10:45", ""),
    ("vrijdag 27/11 om tien over half drie", "2026-11-27T14:40", ""),
    ("vrijdag 27 november van 10.00 tot 11.00 uur", "2026-11-27T10:00", ""),
    ("vrijdag 27 november 10.00-11.00 uur", "2026-11-27T10:00", ""),
    ("komende vrijdag 9.30 uur", "2026-11-27T09:30", ""),
    ("a.s. woensdag 13.00", "2026-11-25T13:00", ""),
    ("donderdag om 2", "2026-11-26T14:00", ""),
    ("donderdag", "2026-11-26", ""),
    ("Het gesprek is donderdag 26 november om 14.00 uur.", "2026-11-26T14:00", ""),
    ("Hoi,\n\nHet gesprek staat gepland op di 1/12 om 10.00u.\n\nGr Karin", "2026-12-01T10:00", ""),
    ("Gesprek is ingepland op 1 december om 10 uur", "2026-12-01T10:00", ""),
    ("Wij hebben afgesproken op dinsdag 1 december om 10.00 uur.", "2026-12-01T10:00", ""),
    ("plan het gesprek op wo 2 dec 15u", "2026-12-02T15:00", ""),
    ("Plan maar in op woensdag 2 december om drie uur", "2026-12-02T15:00", ""),
    ("di 1/12 om 10.00u met de klager", "2026-12-01T10:00", "klager"),
    ("Met Jan de Boer op di 1/12 om 10.00u", "2026-12-01T10:00", "klager"),
    ("met Roos do 3/12 9.00u", "2026-12-03T09:00", "medewerker"),
    ("gesprek met de medewerker op 3 december 9:00", "2026-12-03T09:00", "medewerker"),
    ("di 1/12 om 14.00u, met beiden", "2026-12-01T14:00", ""),
    ("Beide partijen dinsdag 1 december 14.00 uur", "2026-12-01T14:00", ""),
    ("Ik heb de klager gebeld. Het gesprek is dinsdag 1 december om 11.00 uur.", "2026-12-01T11:00", ""),
    ("Ik heb de klager gebeld en we hebben afgesproken op dinsdag 1 december om 11 uur.", "2026-12-01T11:00", ""),
    ("Lukte niet eerder met de agenda van Roos. Het gesprek is do 3/12 om 13.30u.", "2026-12-03T13:30", ""),
    ("Het gesprek is verplaatst naar vrijdag 4 december om 9.00 uur", "2026-12-04T09:00", ""),
    ("Het gesprek van donderdag gaat niet door. Nieuwe afspraak: vr 4/12 om 9.00u.", "2026-12-04T09:00", ""),
    ("dinsdag 1 december om 10 uur op kantoor in Emmen", "2026-12-01T10:00", ""),
    ("di 1 dec 2026 13u via Teams", "2026-12-01T13:00", ""),
    ("dinsdag 1 december om 16u. Stuur jij de uitnodiging?", "2026-12-01T16:00", ""),
    ("Gesprek staat in de agenda voor 1 december om 10.00 uur", "2026-12-01T10:00", ""),
    ("Over twee weken, dinsdag 8 december, 16u.", "2026-12-08T16:00", ""),
    ("01/12/2026 - 14:00", "2026-12-01T14:00", ""),
    ("1-12-2026 - 14:00", "2026-12-01T14:00", ""),
    ("1/12 - 14:00", "2026-12-01T14:00", ""),
]


@pytest.mark.parametrize(("text", "when", "who"), PLANNED)
def test_a_talk_is_planned_in_every_notation(text: str, when: str, who: str) -> None:
    compare(understood("vraag-gesprek", text), "plan_hearing", {"when": when, "who": who})


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("op kantoor in Emmen", "kantoor in Emmen"),
        ("op de Burgemeester van Royensingel 5 te Zwolle", "Burgemeester van Royensingel 5 te Zwolle"),
        ("in Zwolle, Stationsstraat 12", "Zwolle, Stationsstraat 12"),
        (", Kanaalweg 12a in Emmen", "Kanaalweg 12a in Emmen"),
        ("via Teams", "Teams"),
        (". Stationsstraat 12, Zwolle.", "Stationsstraat 12, Zwolle"),
        (", Stationsstraat 12, 8011 CZ Zwolle", "Stationsstraat 12, 8011 CZ Zwolle"),
    ],
)
def test_the_place_is_kept(words: str, place: str) -> None:
    command = understood("vraag-gesprek", f"dinsdag 1 december om 10 uur {words}".replace(" ,", ",").replace(" .", "."))
    assert command.arguments["place"] == place


TALK = [
    ("opdracht", "Gesprek di 1/12 om 10.00 uur", "plan_hearing", {"when": "2026-12-01T10:00"}),
    ("verzoek-verslag", "Het gesprek is verzet naar di 1/12 om 10.00 uur", "plan_hearing", {"when": "2026-12-01T10:00"}),
    ("verzoek-verslag", "Ging niet door, nieuwe afspraak di 1/12 10.00u", "plan_hearing", {"when": "2026-12-01T10:00"}),
    ("uitnodiging-gesprek", "Het gesprek gaat niet door.", "cancel_hearing", {}),
    ("vraag-gesprek", "Gesprek is afgezegd", "cancel_hearing", {}),
    ("opdracht", "Annuleer het gesprek maar", "cancel_hearing", {}),
    ("verzoek-verslag", "Het gesprek is niet doorgegaan.\n\nKarin", "cancel_hearing", {}),
    ("vraag-gesprek", "klager ziet af van een gesprek", "waive_hearing", {"who": "klager"}),
    ("vraag-gesprek", "De klager wil geen gesprek.", "waive_hearing", {"who": "klager"}),
    ("vraag-gesprek", "De klager hoeft niet gehoord te worden", "waive_hearing", {"who": "klager"}),
    ("opdracht", "Mevrouw de Boer ziet af van het gesprek", "waive_hearing", {"who": "klager"}),
    ("opdracht", "Jan de Boer wil geen gesprek", "waive_hearing", {"who": "klager"}),
    ("vraag-gesprek", "De medewerker ziet af van een gesprek", "waive_hearing", {"who": "medewerker"}),
    ("vraag-gesprek", "het gesprek is vorige week geweest", "record_hearing", {}),
    ("opdracht", "Gesprek gehouden op 19 november", "record_hearing", {"when": "2026-11-19"}),
    ("opdracht", "Ik heb vandaag een gesprek gehad met de klager", "record_hearing", {"when": "2026-11-23"}),
    ("verzoek-verslag", "Zie bijlage", "record_hearing", {"text": "Zie bijlage"}),
    ("verzoek-verslag", "Verslag in de bijlage.\n\nGroet Karin", "record_hearing", {}),
    ("verzoek-verslag", "Goed gesprek gehad, de klager voelde zich niet gehoord.", "record_hearing", {}),
    ("verzoek-verslag",
     "Gesprek 20 november. De klager vertelt dat hij drie keer is afgebeld. Roos zegt dat ze ziek was en dat niet"
     " goed heeft doorgegeven. De klager wil excuses. Of het gegrond is weet ik nog niet.", "record_hearing", {}),
    ("verzoek-verslag", "Aanwezig: klager, Roos en ik. Klager was boos.\nAfspraken: Roos belt voortaan zelf, voor 1 december.",
     "record_hearing+record_agreement", {"until": "2026-12-01"}),
    ("verzoek-verslag", "Verslag volgt morgen", "add_note", {}),
    ("verzoek-verslag", "Ik stuur het verslag deze week nog.", "add_note", {}),
    ("verzoek-verslag", "Klager is niet verschenen.", "add_note", {}),
    ("vraag-gesprek", "om 2", "unclear", {}),
    ("vraag-gesprek", "Gesprek is gepland", "unclear", {}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "action", "arguments"), TALK)
def test_what_happened_to_the_talk(kind: str, text: str, action: str, arguments: dict[str, str]) -> None:
    compare(understood(kind, text), action, arguments)


MORE_TIME = [
    ("verleng met 2 weken svp", "2027-01-18", ""),
    ("Verlengen met twee weken graag", "2027-01-18", ""),
    ("Graag 14 dagen extra", "2027-01-18", ""),
    ("2 weken", "2027-01-18", ""),
    ("Ja, 2 weken graag.", "2027-01-18", ""),
    ("Ja, met 2 weken verlengen\n\nGroet, Karin", "2027-01-18", ""),
    ("Graag een week uitstel.", "2027-01-11", ""),
    ("een maand verlengen svp", "2027-02-04", ""),
    ("tot 1 februari", "2027-02-01", ""),
    ("Verleng tot 1 februari", "2027-02-01", ""),
    ("verleng tot en met vrijdag 15 januari 2027", "2027-01-15", ""),
    ("uitstel tot 15-01-2027 aub", "2027-01-15", ""),
    ("Verleng tot 1 februari, omdat de medewerker ziek is.", "2027-02-01", "de medewerker ziek is"),
    ("Verlengen met 3 weken want Roos is nog niet terug van vakantie", "2027-01-25", "Roos is nog niet terug van vakantie"),
    ("Ik heb nog 2 weken nodig vanwege de kerstvakantie", "2027-01-18", "de kerstvakantie"),
    ("Wij hebben nog twee weken extra nodig.", "2027-01-18", ""),
    ("Ik wil de termijn graag met 2 weken verlengen.", "2027-01-18", ""),
    ("De termijn moet met 10 werkdagen worden verlengd", "2027-01-18", ""),
    ("Schuif de einddatum 1 week op", "2027-01-11", ""),
    (
        "Hallo,\n\nGraag verlengen tot 29 januari. De klager is met vakantie.\n\nGroet,\nKarin Oosterhof\nCasemanager",
        "2027-01-29",
        "",
    ),
    ("verlengen met 2 weken, dus tot 18 januari", "2027-01-18", ""),
    ("verleng met 2 weeken", "2027-01-18", ""),
    ("Verlengen graag", None, ""),
    ("ja", None, ""),
    ("verleng een paar weken", None, ""),
    ("verleng met 2 of 3 weken", None, ""),
    ("verleng tot 1 februari of 1 maart", None, ""),
    ("tot 1 november", None, ""),
    ("verleng tot maandag 2 februari", None, ""),
]


@pytest.mark.parametrize(("text", "until", "reason"), MORE_TIME)
def test_more_time_counts_from_the_final_date(text: str, until: str | None, reason: str) -> None:
    command = understood("vraag-verlenging", text)
    if until is None:
        assert command.action in ("unclear", "add_note")
    else:
        compare(command, "extend", {"until": until} | ({"reason": reason} if reason else {}))


@pytest.mark.parametrize(
    "text",
    ["nee", "Nee, niet nodig", "Nee hoor, dat gaat lukken", "Geen verlenging nodig.",
     "Nee, het lukt op tijd", "hoeft niet", "Dat lukt op tijd."],
)  # fmt: skip
def test_no_extension_is_a_note(text: str) -> None:
    compare(understood("vraag-verlenging", text), "add_note", {})


def test_several_actions_in_one_answer() -> None:
    both = {"handler": "Karin Oosterhof", "when": "2026-11-26T14:00", "who": ""}
    compare(understood("opdracht-behandelaar", "Karin doet dit, gesprek do 26/11 14.00u"), "assign+plan_hearing", both)
    compare(
        understood("opdracht-behandelaar", "Karin pakt dit op. Het gesprek is do 26/11 om 14.00 uur."),
        "assign+plan_hearing",
        both,
    )
    compare(
        understood("opdracht-behandelaar", "Doe ik zelf en plan het gesprek maar op 26 november om 2 uur"),
        "assign+plan_hearing",
        both | {"handler": "Hanneke Dijkstra"},
    )
    compare(understood("vraag-gesprek", "Gesprek do 26/11 om 14.00u. Verleng de termijn met 2 weken."), "extend+plan_hearing",
            {"when": "2026-11-26T14:00", "who": "", "until": "2027-01-18"})  # fmt: skip


SIDES = [  # who is invited: "" for both
    ("di 1/12 om 10.00u, Roos komt ook", ""),
    ("Jan komt di 1 december om 14.30 en Roos sluit aan", ""),
    ("1 december 14.30, Roos is ook uitgenodigd", ""),
    ("Gesprek di 1 december om 10.00 uur, zonder Roos", "klager"),
    ("Gesprek di 1 december om 10.00 uur. Zonder Roos.", "klager"),
    ("Gesprek di 1 december om 10.00 uur. Roos hoeft er niet bij.", "klager"),
    ("Gesprek di 1 december om 10.00 uur, alleen met Roos.", "medewerker"),
    ("met Roos di 1/12 10.00u", "medewerker"),
    ("Dinsdag 1 december om 10.00 uur. Roos hoeft niet te komen.", "klager"),
    ("Dinsdag 1 december om 10.00 uur. Roos mag er niet bij zijn.", "klager"),
    ("Dinsdag 1 december om 10.00 uur. Roos krijgt geen uitnodiging.", "klager"),
    ("Dinsdag 1 december om 10.00 uur. Stuur Roos geen uitnodiging.", "klager"),
    ("Dinsdag 1 december om 10.00 uur. Stuur alleen Jan een uitnodiging.", "klager"),
    ("Dinsdag 1 december om 10.00 uur. Roos blijft erbuiten.", "klager"),
    ("Dinsdag 1 december om 10.00 uur. Roos heeft daar geen behoefte aan.", "klager"),
    ("Dinsdag 1 december om 10.00 uur. Jan komt niet meer.", "medewerker"),
    ("Dinsdag 1 december om 10.00 uur op de kamer van Roos.", ""),
    ("Dinsdag 1 december om 10.00 uur op de werkplek van Roos.", ""),
    ("Dinsdag 1 december om 10.00 uur. Stuur Roos ook een uitnodiging.", ""),
    ("Roos is vanaf maandag weer beter, dus dinsdag 1 december om 10.00 uur met z'n drieën", ""),
    ("Roos was ziek, dus dinsdag 1 december om 10.00 uur", ""),
    ("Met Roos afgestemd: dinsdag 1 december om 10.00 uur", ""),
    ("In overleg met Roos: dinsdag 1 december om 10.00 uur", ""),
    ("Dinsdag 1 december om 10.00 uur, Roos zit er niet bij", "klager"),
    ("Met Roos afgesproken: dinsdag 1 december om 10.00 uur", "medewerker"),
]


@pytest.mark.parametrize(
    "text",
    ["di 1/12 16 uur. Wil je de uitnodiging nog niet sturen?", "Stuur jij de uitnodiging?", "over drie weken, 8 december, 16u"],
)
def test_what_is_not_to_be_sent_or_speaks_against_itself_is_no_plan(text: str) -> None:
    assert understood("vraag-gesprek", text).action == "unclear"


def test_without_somebody_who_is_not_named_is_asked_about() -> None:
    assert understood("vraag-gesprek", "Gesprek 1 december 10.00 uur, Roos heeft dan vrij dus zonder haar").action == "unclear"


@pytest.mark.parametrize(("text", "who"), SIDES)
def test_who_is_invited_is_who_was_named(text: str, who: str) -> None:
    found = understood("vraag-gesprek", text)
    assert found.action in ("plan_hearing", "unclear")
    if found.action == "plan_hearing":
        assert found.arguments["who"] == who


def test_some_of_them_are_planned_and_not_only_asked_about() -> None:
    assert sum(understood("vraag-gesprek", text).action == "plan_hearing" for text, _ in SIDES) > len(SIDES) / 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jan ziet af van een gesprek", "klager"),  # a colleague has that first name
        ("De heer De Boer ziet af van een gesprek", "klager"),
        ("Roos ziet af van een gesprek", "medewerker"),
        ("De medewerker wil niet gehoord worden", "medewerker"),
        ("Karin ziet af van een gesprek", None),
    ],
)
def test_who_needs_no_talk(text: str, who: str | None) -> None:
    found = understood("vraag-gesprek", text)
    assert (found.arguments.get("who") if found.action == "waive_hearing" else None) == who


@pytest.mark.parametrize(
    "text",
    [
        "klant dinsdag 10 uur, Roos donderdag 14 uur",
        "Klant komt dinsdag om 10 uur en Roos donderdag om 14 uur.",
        "Mevrouw spreek ik dinsdag 1 december om 10.00 uur. Roos spreek ik op donderdag 3 december om 14.00 uur.",
        "Gesprek met klager: di 1 dec 10.00\nGesprek met Roos: do 3 dec 14.00",
        "Eerst de klant op dinsdag 10 uur en daarna Roos op donderdag 14 uur",
    ],
)
@pytest.mark.parametrize("kind", ["vraag-gesprek", "opdracht"])
def test_two_talks_in_one_answer_are_asked_about_as_such(kind: str, text: str) -> None:
    command = understood(kind, text)
    assert (command.action, command.why) == ("unclear", "twee-gesprekken")


@pytest.mark.parametrize("text", ["Dinsdag 10 uur met klager en Roos", "Niet dinsdag 10 uur maar donderdag 14 uur"])
def test_one_talk_with_both_and_a_moved_one_are_no_two_talks(text: str) -> None:
    assert understood("vraag-gesprek", text).action == "plan_hearing"


def test_who_joins_a_talk_later_on_has_no_talk_of_his_own() -> None:
    text = "Klager komt dinsdag 1 december om 10.00 uur naar ons toe en Roos sluit om 10.45 uur aan."
    assert understood("vraag-gesprek", text).why != "twee-gesprekken"
