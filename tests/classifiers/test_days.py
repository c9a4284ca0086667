"""Which days and which period of a mail are the event: sets weighed together, and what the committed model makes of stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from classifiers.dates import find_dates
from classifiers.days import DayJudge, Days, story
from classifiers.days.sets import MOST, Right, Story, best, learned, subsets
from classifiers.pipeline import MODEL
from classifiers.told import Told

WEDNESDAY = datetime(2026, 10, 14, 9, 12)  # noqa: DTZ001


@pytest.fixture(scope="module")
def judge() -> DayJudge:
    found = DayJudge()
    found.from_disk(MODEL / "days")
    return found


def sorted_days(judge: DayJudge, text: str, kind: str = "klacht") -> Days:
    return judge.sort(kind, text, find_dates(text, WEDNESDAY), (), WEDNESDAY.date())


def told_of(*words: str, links: tuple[tuple[str, ...], ...] | None = None) -> Story:
    """A story of so many days, a day for each word that speaks for or against it."""
    days = tuple(date(2026, 3, 1) + timedelta(days=at) for at in range(len(words)))
    between = links if links is not None else (("neighbours",),) * (len(words) - 1)
    return Story("klacht", days, tuple({word: 1.0} for word in words), between)


NONE: Right = (frozenset(), None)


def test_the_day_beside_whom_the_mail_is_about_is_told_from_the_day_beside_others() -> None:
    text = "Op 6 oktober sprak ik Roos. Op 8 oktober schold Wouter."
    found, roos, wouter = find_dates(text, WEDNESDAY), (22, 26), (48, 54)
    told = story("klacht", text, found, (roos, wouter), WEDNESDAY.date(), (), accused=(wouter,))
    assert ["whom it is about" in row for row in told.rows] == [False, True]
    assert ["only somebody else" in row for row in told.rows] == [True, False]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Op 6 oktober kwam hij niet. Op 8 oktober gebeurde hetzelfde.", "again"),
        ("- 6 oktober: niemand.\n- 8 oktober: niemand.", "lines"),
        ("Op 6 oktober zei hij dat ik 8 oktober mocht komen.", "what was told or promised, and the day"),
    ],
)
def test_what_a_day_is_to_the_one_before_it_is_seen(text: str, link: str) -> None:
    told = story("klacht", text, find_dates(text, WEDNESDAY), (), WEDNESDAY.date(), ())
    assert link in told.links[0]


@pytest.mark.parametrize(
    ("text", "times"),
    [("Op 6 en 8 oktober, beide keren.", 2), ("Dit is de derde keer.", 3), ("Al 4 keer niet gekomen.", 4), ("Een klacht.", 0)],
)
def test_how_often_a_mail_says_that_it_happened_is_seen(text: str, times: int) -> None:
    assert story("klacht", text, find_dates(text, WEDNESDAY), (), WEDNESDAY.date(), ()).times == times


STORIES = [
    ("Op 6 oktober zei mevrouw De Vries dat ik lui ben.", ["2026-10-06"]),
    ("Ik ben geboren op 3 mei 1970. Op 6 oktober werd ik door uw coach uitgescholden.", ["2026-10-06"]),
    ("Op 22 september zou ze mij bellen. Dat is niet gebeurd. Op 21 oktober heb ik weer een afspraak.", ["2026-09-22"]),
    ("Op 7, 14 en 21 september kwam hij niet opdagen.", ["2026-09-07", "2026-09-14", "2026-09-21"]),
    ("Mijn coach heeft mij gisteren voor de hele groep uitgelachen.", ["2026-10-13"]),
]


@pytest.mark.parametrize(("text", "days"), STORIES)
def test_plain_stories_have_the_days_that_a_person_names(judge: DayJudge, text: str, days: list[str]) -> None:
    assert [day.isoformat() for day in sorted_days(judge, text).events] == days


def test_a_day_to_come_and_a_birth_long_ago_are_never_the_event(judge: DayJudge) -> None:
    found = sorted_days(judge, "Ik klaag over 3 mei 1970 en over 21 oktober 2026, toen werd ik uitgescholden.")
    assert found.events == ()
    assert found.others == (date(1970, 5, 3), date(2026, 10, 21))


def test_a_mail_that_complains_of_nothing_has_no_event(judge: DayJudge) -> None:
    found = sorted_days(judge, "Op 6 oktober werd ik uitgescholden.", kind="vraag")
    assert (found.events, found.others) == ((), (date(2026, 10, 6),))


def test_years_ago_is_no_day(judge: DayJudge) -> None:
    assert date(2024, 10, 14) not in sorted_days(judge, "Twee jaar geleden begon ik. Op 6 oktober zei hij dat ik lui ben.").others


def test_of_the_same_words_a_list_is_taken_whole_and_a_follow_up_is_not() -> None:
    listed, followed = (("of a list",),), (("in the next sentence",),)
    stories = [told_of("a", "b", links=listed), told_of("a", "b", links=followed)] * 20
    weights = learned(stories, [(frozenset(stories[0].days), None), (frozenset(stories[1].days[:1]), None)] * 20)
    assert best(stories[0], weights) == (frozenset(stories[0].days), None)
    assert best(stories[1], weights) == (frozenset(stories[1].days[:1]), None)


def test_what_speaks_against_every_day_leaves_none() -> None:
    stories = [told_of("good"), told_of("bad", "bad")] * 20
    weights = learned(stories, [(frozenset(stories[0].days), None), NONE] * 20)
    assert best(stories[0], weights) == (frozenset(stories[0].days), None)
    assert best(stories[1], weights) == NONE


def test_a_period_is_taken_beside_its_days_or_instead_of_them_and_at_most_one() -> None:
    spring, autumn = (date(2026, 3, 1), date(2026, 5, 31)), (date(2026, 9, 1), date(2026, 11, 30))
    silent = replace(
        told_of("bad"), periods=(spring, autumn), period_rows=({"worst": 1.0}, {"bad": 1.0}), period_names=("x", "x")
    )
    known = replace(told_of("good"), periods=(spring,), period_rows=({"bad": 1.0},), period_names=("x",))
    weights = learned([silent, known] * 20, [(frozenset(), spring), (frozenset(known.days), None)] * 20)
    assert best(silent, weights) == (frozenset(), spring)
    assert best(known, weights) == (frozenset(known.days), None)
    assert subsets(2, 2).sum(axis=1).tolist() == [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3]
    assert not any(subsets(1, 3)[:, 1:].sum(axis=1) > 1)


def test_nothing_is_learned_from_mails_without_days() -> None:
    without = Story("klacht", (), (), ())
    stories, right = [without, *[told_of("good")] * 5], (frozenset(told_of("good").days), None)
    assert learned(stories, [NONE, *[right] * 5]) == learned(stories[1:], [right] * 5)
    assert best(without, {}) == NONE
    assert learned([without], [NONE]) == {}


def test_of_very_many_days_the_first_are_weighed() -> None:
    text = " ".join(f"Op {day} september was er niemand." for day in range(1, 29))
    found = find_dates(text, WEDNESDAY)
    told = [Told(0, len(text), False, {"klacht": 0.9, "intrekking": 0.0, "neutraal": 0.1})]
    assert len(story("klacht", text, found, (), WEDNESDAY.date(), told).days) == MOST
    assert len(subsets(MOST)) == 512


def test_a_day_that_a_period_begins_with_is_not_named_twice(judge: DayJudge) -> None:
    found = sorted_days(judge, "Sinds 1 september heb ik niets meer van u gehoord.")
    assert found.period == (date(2026, 9, 1), date(2026, 10, 14))
    assert date(2026, 9, 1) not in found.others


STARTS = [
    ("Sinds 1 september heb ik niets meer van u gehoord.", ("2026-09-01", "2026-10-14"), []),
    ("Ik ben sinds 1 juni bij u in traject. Op 6 oktober zei mevrouw De Vries dat ik lui ben.", None, ["2026-06-01"]),
    ("Mijn zoon werkt sinds 1 juni bij u. Op 6 oktober werd hij door uw coach uitgescholden.", None, ["2026-06-01"]),
    ("Mijn zoon werkt sinds juni bij u. Op 6 oktober werd hij door uw coach uitgescholden.", None, []),
    ("Ik wacht al drie weken op mijn geld.", ("2026-09-23", "2026-10-14"), []),
]


@pytest.mark.parametrize(("text", "period", "others"), STARTS)
def test_what_lasted_is_told_from_when_it_began(
    judge: DayJudge, text: str, period: tuple[str, str] | None, others: list[str]
) -> None:
    found = sorted_days(judge, text)
    assert found.period == (period and tuple(map(date.fromisoformat, period)))
    assert [day.isoformat() for day in found.others] == others


def test_the_ends_of_a_range_that_is_no_period_of_the_event_are_days_beside_it(judge: DayJudge) -> None:
    text = "Ik werkte van 2 februari tot en met 31 juli bij u. Op 6 oktober zei mevrouw De Vries dat ik lui ben."
    assert {date(2026, 2, 2), date(2026, 7, 31)} <= set(sorted_days(judge, text).others)


def test_of_a_range_up_to_now_only_the_first_day_is_named(judge: DayJudge) -> None:
    for text in (
        "Wie zag mijn dossier tussen 2 februari en heden?",
        "Wie sprak ik van 2 februari tot op heden, 9 maart daargelaten?",
    ):
        assert sorted_days(judge, text, kind="vraag").others[0] == date(2026, 2, 2)
        assert WEDNESDAY.date() not in sorted_days(judge, text, kind="vraag").others
