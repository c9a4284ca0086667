"""How many letters the mails of one sender may cause."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.decide import Decision, Disposition, Notice
from bot.domain.loops import CHOICES, SORTS, Choice, Limits, Written, chosen, exceeds, told_together
from bot.domain.rules import LETTERS

NOW = datetime(2026, 10, 5, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
OFFERED = {str(number): word for number, word in enumerate(CHOICES, 1)}
LIMITS = Limits(address_hour=4, address_day=6, case_hour=2, case_day=3, additions_day=2)


def written(kind: str = "begreep-niet", minutes_ago: int = 0, case: int | None = 1, to: str = "jan@klant.example") -> Written:
    return Written(kind, f"{kind}:bureau:x", to, case, NOW - timedelta(minutes=minutes_ago))


def too_many(letter: Written, *earlier: Written, known: bool = False) -> bool:
    return exceeds(letter, earlier, LIMITS, known=known, now=NOW)


def test_replies_in_one_case_end_at_the_limit_of_an_hour_and_go_on_after_it() -> None:
    assert not too_many(written(), written(minutes_ago=5))
    assert too_many(written(), written(minutes_ago=5), written(minutes_ago=50))
    assert not too_many(written(), written(minutes_ago=5), written(minutes_ago=61))


def test_replies_in_one_case_end_at_the_limit_of_a_day() -> None:
    earlier = [written(minutes_ago=each) for each in (100, 200, 300)]
    assert too_many(written(), *earlier)
    assert not too_many(written(case=2), *earlier)


def test_replies_about_no_case_are_counted_as_those_of_one() -> None:
    assert too_many(written("dank-suggestie", case=None), *[written("dank-suggestie", 5, None)] * 2)


def test_an_address_has_a_limit_over_all_cases_and_a_colleague_a_wider_one() -> None:
    earlier = [written(minutes_ago=each, case=each) for each in range(1, 5)]
    assert too_many(written(case=9), *earlier)
    assert not too_many(written(case=9), *earlier, known=True)
    assert not too_many(written(case=9, to="piet@klant.example"), *earlier)


def test_nothing_else_an_address_was_written_keeps_back_a_confirmation() -> None:
    confirmation = written("ontvangstbevestiging", case=9)
    assert not too_many(confirmation, *[written(minutes_ago=1, case=each) for each in range(20)])
    assert too_many(confirmation, *[written("ontvangstbevestiging", 1, each) for each in range(4)])


@pytest.mark.parametrize("key", ["melding-directie:bureau:nood:mail-1:x", "melding-directie:bureau:tegengehouden:lus-1:x"])
def test_an_alarm_about_danger_and_the_question_itself_are_never_held(key: str) -> None:
    notice = written("melding-directie")
    assert not too_many(replace(notice, key=key), *[notice] * 50)
    assert too_many(notice, *[notice] * 50)


def test_what_somebody_decided_or_what_is_due_is_never_held() -> None:
    decided = set(LETTERS) - set(SORTS)
    assert {"uitkomst", "verlenging", "herinnering", "escalatie", "weekoverzicht", "niet-in-behandeling"} <= decided
    assert not any(too_many(written(kind), *[written(kind)] * 50) for kind in decided)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("1", Choice.SEND),
        ("Verstuur ze maar", Choice.SEND),
        ("2. weggooien", Choice.DROP),
        ("Gooi maar weg.", Choice.DROP),
        ("3", Choice.SILENCE),
        ("niet meer beantwoorden\n\nGroet,\nHenk Dijkstra", Choice.SILENCE),
        ("Weer beantwoorden", Choice.ANSWER),
        ("1 weggooien", None),
        ("4", None),
        ("ja", None),
        ("niet versturen maar ook niet weggooien", None),
        ("versturen?", None),
        ("Ik ben tot maandag afwezig.", None),
        ("", None),
    ],
)
def test_only_a_whole_answer_is_a_choice(text: str, choice: Choice | None) -> None:
    assert chosen(text, "Henk Dijkstra", OFFERED) is choice


@pytest.mark.parametrize(("number", "word"), list(enumerate(CHOICES, 1)))
def test_each_button_is_understood_by_its_number_and_its_word(number: int, word: str) -> None:
    assert chosen(word, "Henk Dijkstra", {}) is chosen(str(number), "Henk Dijkstra", OFFERED) is list(Choice)[number - 1]


def test_additions_beyond_the_limit_of_a_day_are_told_in_one_line() -> None:
    decision = Decision(Disposition.ADDED, (), notices=(Notice("nood"), Notice("aanvulling")))
    told = [[notice.code for notice in told_together(decision, earlier, LIMITS).notices] for earlier in range(5)]
    assert told == [["nood", "aanvulling"], ["nood", "aanvulling"], ["nood", "veel-aanvullingen"], ["nood"], ["nood"]]


def test_the_table_names_letters_that_exist() -> None:
    assert set(SORTS) <= set(LETTERS)
