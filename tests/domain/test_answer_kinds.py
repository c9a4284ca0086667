"""Kinds of sentences beside an answer: each with those near it that must not act (`answers/measures.py`, `answers/asides.py`)."""

import pytest
from domain.test_answer_desk import acting, understood

from bot.domain.answers.clauses import without_courtesy

VM = "vraag-maatregelen"
CLOSED = [
    ("Gedaan, sluit de zaak. Rapport is op 7 november opnieuw verstuurd.", "Rapport is op 7 november opnieuw verstuurd"),
    ("De AVG-uitleg is gisteren gegeven, iedereen was er. Zaak kan dicht.", "De AVG-uitleg is gisteren gegeven, iedereen was er"),
    (
        "Excuusbrief is verstuurd en Jan was er blij mee, dus de zaak kan dicht.",
        "Excuusbrief is verstuurd en Jan was er blij mee",
    ),
    ("Zaak mag dicht. Roos heeft hem gebeld.", "Roos heeft hem gebeld"),
]
NOT_CLOSED = [
    "Gedaan, maar sluit de zaak nog niet.",
    "De zaak kan dicht als het rapport er is.",
    "Rapport is verstuurd. Zaak kan nog niet dicht.",
    "Rapport is verstuurd. Kan de zaak dicht?",
    "Wij sturen het rapport volgende week. Zaak kan dicht.",
    "Rapport gaat 7 december de deur uit. Zaak kan dicht.",
    "Volgens Roos is het gedaan. Zaak kan dicht.",
    "Klager vindt dat de zaak dicht kan.",
    "Gedaan, sluit de zaak. O nee, de brief moet nog.",
    "Het rapport is niet verstuurd. Sluit de zaak.",
    "Rapport is vrijdag klaar. Zaak kan dicht.",
    "2 van de 3 zijn gedaan, sluit de zaak",
    "Kan dicht zodra de brief weg is",
    "Zaak kan dicht zodra Roos gebeld heeft.",
]
MEASURES = [
    "Voortaan bellen wij een dag vooraf.",
    "Wij sluiten een dossier voortaan pas na een telefoontje.",
    "Uitleg aan het team is gegeven op 9 november.",
]


@pytest.mark.parametrize(("text", "reason"), CLOSED)
def test_a_case_is_closed_with_what_was_done_as_the_reason(text: str, reason: str) -> None:
    command = understood(VM, text)
    assert (command.action, dict(command.arguments), command.also) == ("close", {"reason": reason}, ())


@pytest.mark.parametrize("text", NOT_CLOSED)
def test_closing_that_is_not_said_whole_and_plain_is_asked_about(text: str) -> None:
    assert understood(VM, text).action in ("unclear", "add_note")


test_a_measure_stays_one = acting((VM, text, "record_measures", {}) for text in MEASURES)


ONLY_ASKED = [
    "Wat vervelend. Mag ik de hele klacht ook op papier krijgen en tot wanneer heb ik precies?",
    "Even een vraag. Is dit de Jan de Boer uit Assen of die uit Stadskanaal? Ik heb er twee.",
    "Dank voor de mail. Wie leest mijn reactie?",
    "Ik heb eerst een vraagje. Waar staat de klacht? Ik zie geen bijlage.",
]
TOLD = [
    "Dat klopt niet. Wanneer moet ik reageren?",
    "Dat is niet goed. Wanneer moet ik reageren?",
    "Ik was er niet bij. Wie heeft dit geschreven?",
    "Wat vervelend. Ik heb hem twee keer gebeld. Wat wil hij nu?",
    "Even een vraag. Waarom schrijft hij dat? Ik heb hem die dag gewoon gesproken.",
    "Wat vervelend, maar ik zat die dag in Emmen. Mag ik de klacht zien?",
]


@pytest.mark.parametrize("text", ONLY_ASKED)
def test_a_question_of_the_employee_concerned_is_no_reaction(text: str) -> None:
    assert understood("verzoek-reactie", text).action == "unclear"


test_what_he_tells_beside_a_question_is_his_reaction = acting(("verzoek-reactie", text, "record_reaction", {}) for text in TOLD)
REMINDED = [
    ("Wordt do 3 december 14:00, bij haar thuis", "plan_hearing", {"when": "2026-12-03T14:00"}),
    ("Het is donderdag 3 december om 14.00 uur geworden.", "plan_hearing", {"when": "2026-12-03T14:00"}),
    ("Wordt 3 december", "add_note", {}),
    ("Suggestie", "add_note", {}),  # it asked something else
    ("Het wordt misschien donderdag 3 december 14.00", "unclear", {}),
]
test_a_reminder_is_answered_as_the_letter_it_repeats = acting(("herinnering", *row) for row in REMINDED)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Suggestie. Ze wil alleen dat we voortaan een sms sturen", "classify"),
        ("Klacht", "classify"),
        ("Suggestie of klacht, ik weet het niet", "unclear"),
        ("Ik heb geen suggestie.", "unclear"),
    ],
)
def test_a_reminder_with_the_kinds_as_its_choices_asks_for_the_kind(text: str, action: str) -> None:
    assert understood("herinnering", text, choices=("Klacht", "Suggestie", "Vraag", "Iets anders")).action == action


test_longer_without_a_day_is_asked_about = acting(
    ("vraag-verlenging", text, action, {})
    for text, action in (
        ("Ik denk dat het wat langer gaat duren.", "unclear"),
        ("Het duurt wat langer dan gedacht.", "unclear"),
        ("Nee, het gaat niet langer duren.", "add_note"),
    )
)


def test_an_answer_of_somebody_without_a_name_is_read_like_any_other() -> None:
    assert without_courtesy("Hoi,\n\nKarin doet dit. Groetjes", "") == "Karin doet dit."


WIDENED = [  # a kind of sentence beside an action, and the words near it that make it a question
    ("opdracht-behandelaar", "Net even overlegd, Karin neemt hem.", "assign"),
    ("opdracht-behandelaar", "Nog niet overlegd, Karin neemt hem misschien.", "unclear"),
    ("opdracht-behandelaar", "Karin. Eerst nog even overleggen.", "unclear"),
    ("opdracht-behandelaar", "Karin, geen twijfel.", "assign"),
    ("opdracht-behandelaar", "Karin, maar ik twijfel.", "unclear"),
    ("opdracht-behandelaar", "Liever niet Wouter, die heeft er al drie. Karin kan deze doen.", "assign"),
    ("opdracht-behandelaar", "Liever niet Wouter. Karin heeft er al drie.", "unclear"),
    ("opdracht-behandelaar", "Karin mag dit uitzoeken.", "assign"),
    ("vraag-ontvankelijkheid", "Ja, nemen we in behandeling. Karin mag dit uitzoeken.", "admit+assign"),
    ("vraag-ontvankelijkheid", "Karin mag dit uitzoeken.", "unclear"),
    ("vraag-indeling", "Ja dit is een klacht, laat Karin hem oppakken.", "classify+assign"),
    ("vraag-indeling", "Dit is een vraag, laat Karin hem oppakken.", "unclear"),
    ("vraag-indeling", "Geen klacht, laat Karin hem oppakken.", "unclear"),
    ("vraag-indeling", "klacht, geen twijfel", "classify"),
    ("vraag-indeling", "klacht, ik twijfel", "unclear"),
    ("vraag-gesprek", "Donderdag 3 december 14.00. Zaal weet ik nog niet maar dat regel ik met Wouter.", "plan_hearing"),
    ("vraag-gesprek", "Donderdag 3 december 14.00. Het gesprek weet ik nog niet zeker maar dat regel ik met Wouter.", "unclear"),
    ("vraag-gesprek", "Donderdag 3 december 14.00. De kamer is bezet, dus misschien een andere dag.", "unclear"),
    ("vraag-gesprek", "Jan belde, hij kan woensdag niet. We schuiven naar donderdag 3 december 14.00.", "plan_hearing"),
    ("vraag-gesprek", "Jan belde, hij kan donderdag niet. We doen donderdag 3 december 14.00.", "unclear"),
    ("vraag-gesprek", "Jan heeft toegezegd voor donderdag 3 december, 's middags om 2 uur.", "plan_hearing"),
    ("vraag-gesprek", "Jan heeft nog niet toegezegd voor donderdag 3 december, 's middags om 2 uur.", "unclear"),
    ("vraag-gesprek", "Niemand heeft toegezegd voor donderdag 3 december om 14.00.", "unclear"),
    ("vraag-gesprek", "Donderdag 3 december, twee uur, hier op kantoor.", "plan_hearing"),
    ("vraag-gesprek", "Donderdag 3 december 14.00.\n\nKarin\n(werkdagen ma t/m do)", "plan_hearing"),
    (
        "vraag-verlenging",
        "Ik red het niet, urenstaten zijn nog niet binnen. Verlengen tot 15 januari.",
        "extend",
    ),
    ("vraag-verlenging", "De directie is nog niet akkoord. Verlengen tot 15 januari.", "unclear"),
    ("vraag-verlenging", "Het is nog niet zeker. Verlengen tot 15 januari.", "unclear"),
    ("vraag-oordeel", "Gegrond. Er lag geen toestemming en dan mag je dat niet delen.", "verdict"),
    ("vraag-oordeel", "Deels gegrond. Jan had het rapport vooraf moeten kunnen lezen.", "verdict"),
    ("vraag-oordeel", "Deels gegrond. Hij mag een mening hebben, maar Jan had het vooraf moeten kunnen lezen", "verdict"),
    ("vraag-oordeel", "Gegrond. Dit mag je nog niet delen.", "unclear"),
    ("vraag-oordeel", "Gegrond. Hanneke moet het eerst lezen.", "unclear"),
    ("vraag-tevredenheid", "Nee, hij is niet tevreden. Hij wil een andere coach.", "record_satisfaction"),
    ("vraag-tevredenheid", "Nee, hij is tevreden.", "unclear"),
    ("vraag-tevredenheid", "Twee keer gebeld maar ik krijg hem niet te pakken. Probeer het donderdag weer.", "add_note"),
    ("vraag-tevredenheid", "Niet te pakken. Bel jij hem morgen?", "unclear"),
    ("vraag-maatregelen", "Dit is gedaan, maar wacht nog met sluiten.", "unclear"),
    ("opdracht-behandelaar", "Deze is voor Karin. Graag binnen een week contact met de klant.", "assign"),
    ("opdracht-behandelaar", "Karin. Graag eerst contact met mij.", "unclear"),
    ("opdracht-behandelaar", "Karin pakt het op, ik kijk mee", "assign"),
    ("opdracht-behandelaar", "Karin pakt het op, ik denk na", "unclear"),
    ("opdracht-behandelaar", "Doe ik zelf wel, gevoelig dossier", "assign"),
    ("opdracht-behandelaar", "Doe ik zelf wel, verkeerde zaak", "unclear"),
    ("vraag-gesprek", "Donderdag 3 december 14.00, ik reserveer zelf een kamer", "plan_hearing"),
    ("vraag-gesprek", "Donderdag 3 december 14.00, ik reserveer zelf een andere dag", "unclear"),
    ("vraag-gesprek", "Donderdag 3 december 14.00. Telefonisch, dat wilde hij liever.", "plan_hearing"),
    ("vraag-gesprek", "Donderdag 3 december 14.00. Vrijdag, dat wilde hij liever.", "unclear"),
    ("vraag-gesprek", "Klager wil geen gesprek, hij vindt het zo goed.", "waive_hearing"),
    ("vraag-gesprek", "Klager wil geen gesprek, hij vindt het niet goed.", "unclear"),
    ("vraag-verlenging", "Tot 18 januari. Het verslag van de bedrijfsarts laat op zich wachten.", "extend"),
    ("vraag-verlenging", "Tot 18 januari. Het akkoord van de directie laat op zich wachten.", "unclear"),
    ("vraag-indeling", "Het is een klacht, ook al noemt hij het niet zo", "classify"),
    ("vraag-indeling", "Het is een klacht, ook al noemt hij het een vraag", "unclear"),
    ("opdracht", "Jan is mijn buurman, liever iemand anders", "unclear"),
    ("opdracht", "Prima, ik bel zijn buurman niet.", "add_note"),
    ("vraag-maatregelen", "Hij is gebeld en de excuses zijn gemaakt. Wat mij betreft klaar, zaak dicht.", "close"),
    ("vraag-oordeel", "Gegrond. Maar dat mag je niet aan Jan sturen.", "unclear"),
    ("vraag-verlenging", "Graag tot 18 januari. Het is nog niet definitief.", "unclear"),
    ("vraag-verlenging", "Ja ik red het niet, urenstaten van het bedrijf zijn nog niet binnen. Tot 18 januari.", "extend"),
    ("opdracht-behandelaar", "Overlegd met Karin, zij neemt hem", "assign"),
    ("opdracht-behandelaar", "Overlegd met Karin", "unclear"),
    ("opdracht-behandelaar", "Karin moet dit oppakken. Ik stuur haar zo het dossier.", "assign"),
    ("opdracht-behandelaar", "Karin moet dit oppakken. Ik vraag haar zo of het kan.", "unclear"),
    ("vraag-gesprek", "Donderdag 3 december om 14.00 uur. Adres stuur ik hem zelf.", "plan_hearing"),
    ("vraag-gesprek", "Jan belde dat hij niet kan donderdag. Graag vrijdag 4 december 11.00 uur", "plan_hearing"),
    ("vraag-gesprek", "Jan belde dat hij niet kan vrijdag. Graag vrijdag 4 december 11.00 uur", "unclear"),
    ("vraag-indeling", "dat is een klacht hoor, hij noemt het zelf ook zo", "classify"),
    ("melding-directie", "Laat maar rusten", "unclear"),
    ("verzoek-reactie", "Ik begrijp het niet. Waar gaat dit over?", "unclear"),
    ("vraag-gesprek", "Woensdag 2 december 11:00-12:00 uur, kamer 2.04", "plan_hearing"),
    ("vraag-gesprek", "Woensdag 2 december 11:00 uur, of 2.04 uur", "unclear"),
    ("vraag-indeling", "Dit lijkt me een klacht, graag in behandeling nemen", "classify"),
    ("vraag-indeling", "Dit lijkt me een klacht, nog niet in behandeling nemen", "unclear"),
    ("vraag-indeling", "Overig. Deze mail is voor de salarisadministratie.", "classify"),
    ("vraag-indeling", "Overig. Deze mail is voor de klachtenfunctionaris.", "unclear"),
    ("concept-uitkomst", "Goed verwoord. Wat mij betreft akkoord.", "approve"),
    ("concept-uitkomst", "Goed verwoord. Wat zegt Jan, akkoord?", "unclear"),
    ("vraag-maatregelen", "Team is ingelicht tijdens het overleg van 18 november. Graag zaak sluiten.", "close"),
    ("vraag-maatregelen", "Team wordt ingelicht, in overleg met Roos. Graag zaak sluiten.", "unclear"),
    ("vraag-verlenging", "Hanneke heeft nog niet ja gezegd. Tot 18 januari.", "unclear"),
    ("vraag-gesprek", "Donderdag 3 december 14.00. De zaal is dan niet vrij.", "unclear"),
    ("vraag-gesprek", "Donderdag 3 december 14.00. Zaal staat nog niet vast.", "plan_hearing"),
    ("melding-directie", "Stop de behandeling. Ach, laat maar zitten.", "unclear"),
    ("escalatie", "Excuus, dit was blijven liggen. Ik doe het zelf en bel mevrouw vanmiddag.", "assign"),
    ("escalatie", "Ik doe het zelf, maar bel mij eerst.", "unclear"),
]


@pytest.mark.parametrize(("kind", "text", "action"), WIDENED)
def test_a_known_kind_of_sentence_leaves_the_action_and_the_words_near_it_do_not(kind: str, text: str, action: str) -> None:
    command = understood(kind, text)
    assert sorted(each.action for each in (command, *command.also)) == sorted(action.split("+"))


def test_let_it_rest_is_the_same_as_stopping() -> None:
    choices = ("Ja, stop de behandeling", "Nee, ga door")
    text = "1. Mevrouw heeft het opgelost met haar werkgever, laat maar rusten."
    assert understood("melding-directie", text, code="intrekking", choices=choices).action == "withdraw"
    assert understood("melding-directie", "Laat maar rusten?", code="intrekking", choices=choices).action == "unclear"


@pytest.mark.parametrize("words", ["dat ", "het ", "ik heb ", "gedaan en ", "sluit de zaak, ", "vraag "])
def test_the_same_words_over_and_over_are_read_in_no_time(words: str) -> None:
    for kind in ("verzoek-reactie", VM):
        understood(kind, f"{words * 90}x. Wat nu?"[:399])
        understood(kind, f"{words * 200}zaak kan dicht")
