"""Free words are kept as a reaction, a report or measures only when a judge believes them, and else their writer is asked."""

from collections.abc import Callable

import pytest
from domain.test_answer_desk import BUREAUS, NOW, PEOPLE, UNTIL, case_of

from bot.domain.answers.commands import Answer, Command, Prompt
from bot.domain.answers.interpret import interpret
from bot.domain.answers.judged import LONGEST
from bot.domain.reading import INTENTS, Wording

LATER = "Daar kom ik morgen schriftelijk op terug, ik zit nu bij een klant."
REACTION, REPORT, MEASURES = "verzoek-reactie", "verzoek-verslag", "vraag-maatregelen"


def said(kind: str, text: str, of_meaning: Callable[[Wording], float]) -> Command:
    def judge(wording: Wording) -> float:
        return 0.5 if wording.actions[0] in INTENTS else of_meaning(wording)

    name = "consonanza"
    person = BUREAUS[name].person(f"{PEOPLE[name][2 if kind == REACTION else 1]}@{name}.example")
    assert person is not None
    return interpret(Answer(text, Prompt(kind), person, case_of(name, True), BUREAUS[name], NOW, UNTIL), judge)


@pytest.mark.parametrize(
    ("kind", "text", "action", "why"),
    [
        (REACTION, "Ik was die dag gewoon op tijd, meneer kwam zelf te laat.", "record_reaction", "reactie-onzeker"),
        (REPORT, "Wij spraken een uur. Meneer vertelde dat niemand belde.", "record_hearing", "verslag-onzeker"),
        (MEASURES, "Wij gaan beter letten op wie er belt.", "record_measures", "maatregelen-onzeker"),
    ],
)
def test_what_the_judge_does_not_believe_becomes_a_question(kind: str, text: str, action: str, why: str) -> None:
    asked: list[Wording] = []
    assert said(kind, text, lambda wording: asked.append(wording) or 0.9).action == action  # type: ignore[func-returns-value]
    assert [(each.letter, each.actions) for each in asked] == [(kind, (action,))]
    assert said(kind, text, lambda _: 0.4) == Command("unclear", why=why)


@pytest.mark.parametrize(
    ("kind", "text", "action"),
    [
        (REACTION, f"Reactie: {LATER}", "record_reaction"),
        (REACTION, f"Hierbij mijn reactie op de klacht: {LATER}", "record_reaction"),
        (REPORT, "Verslag: wij spraken een uur, meneer vertelde dat niemand belde.", "record_hearing"),
        (MEASURES, "Maatregelen: wij bellen voortaan binnen twee dagen terug.", "record_measures"),
        (REACTION, "Ik was op tijd en heb hem zelf binnengelaten. " * (LONGEST // 40), "record_reaction"),
        (REPORT, "Gesprek gehad. Partijen zijn eruit gekomen: Roos belt voortaan zelf.", "record_hearing"),
        ("vraag-tevredenheid", "Hij is tevreden over de afhandeling.", "record_satisfaction"),
        ("vraag-tevredenheid", "Mevrouw was heel tevreden over hoe het is opgelost", "record_satisfaction"),
        ("opdracht-behandelaar", "Karin", "assign"),
        ("vraag-gesprek", "donderdag 3 december om 14.00 uur", "plan_hearing"),
    ],
)
def test_what_says_so_itself_is_no_matter_for_the_judge(kind: str, text: str, action: str) -> None:
    assert said(kind, text, lambda _: 0.0).action == action


@pytest.mark.parametrize(
    "text",
    [
        "Hij is tevreden over de afhandeling van zijn vorige klacht.",
        "Mevrouw is tevreden met het gesprek maar de rest moet nog.",
        "Hij is tevreden over hoe het vroeger ging.",
        "Ze is tevreden over de nieuwe werkplek.",
    ],
)
def test_satisfaction_with_something_else_is_for_the_judge(text: str) -> None:
    assert said("vraag-tevredenheid", text, lambda _: 0.0).action == "unclear"


def test_the_judge_sees_who_somebody_is_in_the_case_and_no_name() -> None:
    seen: list[Wording] = []
    text = "Roos Timmerman, ikzelf dus, belde Karin om 10.15 uur, ik was er niet bij. Klopt dat, Hanneke?"
    said(REACTION, text, lambda wording: seen.append(wording) or 1.0)  # type: ignore[func-returns-value]
    words = [word for sentence in seen[0].sentences for word in sentence]
    assert {"@s", "@h", "@", "?"} <= set(words)
    assert not {"roos", "timmerman", "karin", "hanneke"} & set(words)
    assert not any(letter.isdigit() and letter != "9" for word in words for letter in word)
