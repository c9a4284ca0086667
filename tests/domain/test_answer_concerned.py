"""What the employee concerned may not order, what is still his story, and verdicts and reports that do not hold."""

import pytest
from domain.test_answer_desk import ASKED, PEOPLE, acting, compare, understood

ORDERS = [
    "Verklaar deze klacht maar ongegrond en sluit de zaak.",
    "ik wil niet dat karin dit doet geef het maar aan wouter",
    "Ik wil dat deze klacht wordt gesloten. Graag sluiten met als reden: geen bewijs.",
    "Graag sluiten.",
    "Wijs de klacht af, want er klopt niets van.",
    "Laat Wouter dit behandelen en niet Karin.",
    "Sluit de zaak maar.",
    "Ik ben hier zelf bij betrokken, geef hem maar aan Wouter.",
]


@pytest.mark.parametrize("text", ORDERS)
def test_an_order_of_the_employee_concerned_is_refused(text: str) -> None:
    command = understood("verzoek-reactie", text)
    assert (command.action, command.why) == ("refuse_not_allowed", "betrokken")


STORIES = [
    "Ik heb hem twee keer gebeld en hij nam niet op. Sluit de zaak maar wat mij betreft.",
    "Ik vind de klacht ongegrond.",
    "Ik wil dat dit stopt, ik lig er wakker van.",
    "Karin gaf het aan Wouter en toen hoorde ik niets meer.",
    "Hij wil dat ik de zaak sluit, maar zo gaat dat niet.",
    "Ik wil graag dat Karin weet dat ik die dag ziek was.",
    "Ik ben hier zelf bij betrokken.",
]


test_his_story_stays_his_reaction_whatever_he_wishes_in_it = acting(
    ("verzoek-reactie", text, "record_reaction", {}) for text in STORIES
)


DOUBTED = ("betrokken", [  # a judge sees no reaction in these
    "Karin neemt deze zaak.", "De klacht wordt ingetrokken.", "Dit is geen klacht maar een suggestie.",
    "Niet in behandeling nemen, want dit was vorig jaar.", "Het gesprek is woensdag 9 december om 11 uur.",
]), ("reactie-onzeker", [
    "Ongegrond, want ik was er gewoon.", "Niemand belde mij.", "Karin zat die dag naast mij.",
])  # fmt: skip


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in DOUBTED for text in texts])
@pytest.mark.parametrize("kind", ["verzoek-reactie", "kennisgeving-medewerker"])
def test_what_the_concerned_orders_is_refused_where_it_may_be_no_reaction(kind: str, why: str, text: str) -> None:
    who = PEOPLE["consonanza"][ASKED["verzoek-reactie"]]
    assert understood(kind, text, sender=who, judge=lambda wording: 0.05).why == why


UNFOUNDED = [
    "Gegrond. Of nee, ongegrond. Pff ik vind dit een lastige",
    "Ongegrond. Of nee, gegrond. Ik vind het echt moeilijk.",
    "Ongegrond, want Roos heeft toegegeven dat zij schreeuwde. Dus de klacht van Jan is terecht.",
    "Ongegrond. Meneer heeft gewoon gelijk.",
    "Ongegrond. Volgens mij klopt de klacht dus wel.",
    "Gegrond, maar het is niet bewezen.",
    "Gegrond. De klacht is onterecht.",
]


test_a_verdict_that_wavers_or_contradicts_its_reasons_is_asked_again = acting(
    ("vraag-oordeel", text, "unclear", {}) for text in UNFOUNDED
)


JUDGED = [
    ("Gegrond. Of nee, ongegrond, want Roos belde wel terug.", {"gegrond": "ongegrond", "reason": "Roos belde wel terug."}),
    ("Ongegrond. De klager zegt dat hij gelijk heeft, maar de brief is wel verstuurd.", {"gegrond": "ongegrond"}),
    ("Ongegrond, de klacht is niet terecht.", {"gegrond": "ongegrond"}),
    ("Gegrond. De klacht is terecht.", {"gegrond": "gegrond"}),
    ("Gegrond. Dat hij onterecht is afgewezen staat vast.", {"gegrond": "gegrond"}),
]


test_a_verdict_beside_which_no_reason_stands_against_it_holds = acting(
    ("vraag-oordeel", text, "verdict", said) for text, said in JUDGED
)


def test_what_somebody_does_before_a_day_is_a_measure() -> None:
    command = understood("vraag-oordeel", "Gegrond. Roos had moeten terugbellen.\n\nZij belt hem uiterlijk 9 december zelf op.")
    compare(command, "verdict", {
        "gegrond": "gegrond", "reason": "Roos had moeten terugbellen.", "until": "2026-12-09",
        "measures": "Zij belt hem uiterlijk 9 december zelf op.",
    })  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    ["Zij wil uiterlijk 9 december antwoord.", "Zij belde niet voor 1 november.", "De brief moet uiterlijk 9 december weg."],
)
def test_a_wish_or_the_past_is_no_measure(sentence: str) -> None:
    command = understood("vraag-oordeel", f"Gegrond. Roos had moeten terugbellen. {sentence}")
    assert command.action == "verdict"
    assert "measures" not in command.arguments


HEARD = [
    "Volgens Wouter is het gesprek geweest maar ik was er niet bij, dus geen idee wat daar gezegd is.",
    "Wouter zegt dat het gesprek is geweest, zelf was ik er niet bij en ik weet niet hoe het ging. Ik was er niet bij.",
]


test_a_talk_he_only_heard_of_is_no_report = acting(("verzoek-verslag", text, "unclear", {}) for text in HEARD)


TOLD = [
    "Gesprek gehouden. Volgens meneer is er nooit gebeld. Roos zegt dat zij wel belde maar dat hij niet opnam.",
    "Gesproken met beiden. Meneer weet niet meer wie er belde.",
    "Meneer vertelde dat hij er niet bij was toen Roos belde en volgens Roos klopt dat.",
]


test_what_others_say_in_the_talk_belongs_to_its_report = acting(("verzoek-verslag", text, "record_hearing", {}) for text in TOLD)


def test_a_talk_that_did_not_happen_is_no_report_and_its_new_moment_is_planned() -> None:
    text = "Ging helaas niet door, de klager had griep. Nieuwe afspraak: maandag 23 november om half elf."
    compare(understood("verzoek-verslag", text), "plan_hearing", {"when": "2026-11-23T10:30"})
    assert understood("verzoek-verslag", "Het gesprek ging dit keer niet door.").action != "record_hearing"
