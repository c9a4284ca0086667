"""Where a judge doubts what a colleague wants, the careful reading is taken: nothing is done, and no order is silently filed."""

from collections.abc import Mapping

import pytest
from domain.test_answer_desk import BUREAUS, NOW, PEOPLE, UNTIL, case_of

from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.interpret import interpret
from bot.domain.answers.judged import LONGEST
from bot.domain.answers.sure import TOLD as TOLD_FROM
from bot.domain.reading import INTENTS, Wording

HEARD = "Beiden hebben verteld hoe zij het beleefd hebben. Er zijn stukken bekeken."
TOLD = "Hij belde gisteren met het secretariaat over de reiskosten."


def said(kind: str, text: str, wanted: Mapping[str, float], meant: float | None = None) -> Command:
    """Understood by a judge that holds this wanted; and an action, unless it is given, sure when asked for and else unlikely."""

    def judge(wording: Wording) -> float:
        if wording.actions[0] in INTENTS:
            return wanted.get(wording.actions[0], 0.5)
        return meant if meant is not None else float(wanted.get("act", 0.0) > 0.5 or not wanted)

    name = "consonanza"
    person = BUREAUS[name].person(f"{PEOPLE[name][1]}@{name}.example")
    assert person is not None
    return interpret(Answer(text, Prompt(kind), person, case_of(name, True), BUREAUS[name], NOW, UNTIL), judge)


def test_an_action_is_not_done_where_nothing_seems_to_be_wanted() -> None:
    text = "donderdag 3 december om 14.00 uur"
    assert said("vraag-gesprek", text, {"act": 0.9}).action == "plan_hearing"
    assert said("vraag-gesprek", text, {"act": 0.1}) == Command("unclear", why="niet-begrepen")


def test_words_that_seem_to_want_something_are_not_silently_filed() -> None:
    assert said("melding-directie", TOLD, {"note": 0.6}).action == "add_note"
    assert said("melding-directie", TOLD, {"note": 0.1}) == Command("unclear", why="niet-begrepen")


ORDERED = "Gezien. Dinsdag 1 december om 11.00 uur zitten de twee bij Karin aan tafel."


@pytest.mark.parametrize(("chance", "action"), [(TOLD_FROM, "unclear"), (TOLD_FROM - 0.01, "add_note")])
def test_what_may_be_an_order_is_not_silently_filed_however_much_it_reads_as_news(chance: float, action: str) -> None:
    assert said("melding-directie", ORDERED, {"act": 0.1, "note": 0.9}, chance).action == action


def test_news_in_answer_to_a_question_is_filed_and_not_asked_about() -> None:
    assert said("vraag-gesprek", TOLD, {"note": 0.9}) == Command("add_note", {"text": TOLD})
    assert said("vraag-gesprek", TOLD, {"note": 0.3}).action == "unclear"
    assert said("vraag-gesprek", "Wie belde hem gisteren?", {"note": 0.9}).action == "unclear"


@pytest.mark.parametrize(
    ("kind", "text", "action"),
    [
        ("melding-directie", f"Notitie: {TOLD}", "file_note"),
        ("vraag-verlenging", "Nee, niet nodig", "add_note"),
        ("melding-directie", f"{TOLD} " * (LONGEST // 50), "add_note"),
        ("dank-suggestie", TOLD, "add_note"),
        ("vraag-oordeel", "tot volgende week", "unclear"),
    ],
)
def test_where_the_words_say_it_themselves_the_judge_is_not_heard(kind: str, text: str, action: str) -> None:
    assert said(kind, text, dict.fromkeys(INTENTS, 0.0)).action == action


@pytest.mark.parametrize(("head", "action"), [("Verslag van het gesprek.", "record_hearing"), ("Verslag volgt.", "add_note")])
def test_a_heading_says_that_it_is_the_report(head: str, action: str) -> None:
    assert said("verzoek-verslag", f"{head}\n\n{HEARD}", {"act": 0.35}, 0.75).action == action
