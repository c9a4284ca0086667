"""The answers in the story of the demonstration are understood: one that is not leaves a later step without its letter."""

import tomllib
from datetime import datetime, timedelta
from importlib.resources import files

import pytest
from domain.test_answer_desk import BUREAUS, case_of

from bot.domain.answers.commands import Answer, Prompt
from bot.domain.answers.interpret import ASKS, understand
from bot.domain.workdays import AMSTERDAM
from classifiers.answers.judges import likelihood

MONTH = timedelta(days=30)
STORY = tomllib.loads(files("bot.demodata").joinpath("story.toml").read_text(encoding="utf-8"))
ANSWERS = [(step["organisation"], step["at"], step["answer"]) for step in STORY["step"] if "answer" in step]
QUESTIONS = (*ASKS, "verzoek-verslag", "verzoek-reactie", "vraag-maatregelen", "vraag-verlenging", "vraag-tevredenheid")
OF_AN_ADVICE = "akkoord"  # means nothing without the case that holds the advice
ASKED = [each for each in ANSWERS if each[2]["to_letter"] in QUESTIONS and each[2]["body"] != OF_AN_ADVICE]


def test_the_story_answers_many_questions() -> None:
    assert len(ASKED) > 10


@pytest.mark.parametrize(("name", "at", "answer"), ASKED)
def test_an_answer_of_the_story_is_understood(name: str, at: datetime, answer: dict[str, str]) -> None:
    person = BUREAUS[name].person(answer["from"])
    assert person is not None
    now = at.replace(tzinfo=AMSTERDAM)
    handled = answer["to_letter"] not in ("opdracht-behandelaar", "vraag-ontvankelijkheid", "vraag-indeling")
    asked = Answer(
        answer["body"], Prompt(answer["to_letter"]), person, case_of(name, handled), BUREAUS[name], now, (now + MONTH).date()
    )
    command = understand(asked, likelihood)
    assert command.action != "unclear", command
    if "\n\nAfspraken: " in answer["body"] and command.action == "record_hearing":
        assert [each.action for each in command.also] == ["record_agreement"]
