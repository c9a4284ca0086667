"""What happens twice is told twice, what is delivered twice once: the keys of all letters over long invented histories."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.domain.bureau import Bureau
from bot.domain.case import Case, Facts, Party
from bot.domain.events import Event
from bot.domain.impartiality import candidates
from bot.domain.letters.asking import ask
from bot.domain.letters.correspondence import LETTERS, after_events
from bot.domain.letters.letter import Desk, Letter, Source
from bot.domain.questions import questions
from bot.domain.terms import deadlines
from bot.domain.workdays import AMSTERDAM
from bot.domain.workflow import UNCHANGED, WHEN_SENT, allows

MONDAY = datetime(2026, 3, 2, 9, 12, tzinfo=AMSTERDAM)
REGULATIONS = ("consonanza", "werkpro", "leermakers", "work2work", "loket3")
WORDS = {
    "reden_afwijzing": "te oud", "reactie-betrokken-1": "Ik was ziek.", "samenvatting-betrokken-1": "Hij was ziek.",
    "commissie": "Aan u", "verslag": "Het gesprek.", "redenen": "Niemand belde.", "aanbod": "Een excuus.",
}  # fmt: skip
ONCE = {  # written once, however many events call for it: whom these tell or ask it is no news to a second time
    "ontvangstbevestiging": "once a receipt",
    "kennisgeving-medewerker": "once a person",
    "verzoek-reactie": "once a person, whoever handles it",
    "vraag-ontvankelijkheid": "once a receipt",
    "opdracht-behandelaar": "once while nobody handles it",
    "melding-directie": "whether and where to tell UWV",
    "melding-uwv": "once",
    "melding-verzekeraar": "once an amount",
    "verlenging": "once a day",
    "maatregelen-kcmd": "once a decision",
    "verslag-afhandeling": "once a solution",
}


def _start(bureau: Bureau) -> Case:
    people = candidates(Case("", "", MONDAY, parties={"klager": Party("", "")}), bureau)
    handlers = [Party(person.name, person.email) for person in people[:2]]
    staff = {f"behandelaar-{number}": party for number, party in enumerate(handlers, start=1)}
    others = [person for person in bureau.roster if person.email not in bureau.directie and person not in people[:2]]
    parties = {
        "klager": Party("Jan de Boer", "jan@klant.example"),
        "betrokken-1": Party(others[0].name, others[0].email),
        **staff,
    }
    return Case(bureau.id, bureau.regulation.pin, MONDAY, "2026-014", 14, parties, Facts(opdrachtgever="UWV"), WORDS)


def _data(kind: str, case: Case, chance: random.Random) -> Iterator[dict[str, str]]:
    """What such an event may hold now; nothing when an action would not make it."""
    talk = {"when": "2026-04-01T10:00", "who": "klager,medewerker", "sequence": "0"}
    now = case.parties.get("behandelaar-1") == case.handler
    choices: dict[str, list[dict[str, str]]] = {
        "handler_assigned": [{"person": "behandelaar-2" if case.handler and now else "behandelaar-1"}],
        "handler_released": [
            {"person": "behandelaar-1" if now else "behandelaar-2"} | ({"by": "self"} if chance.random() < 0.5 else {})
        ],
        "rejected": [{"ground": "other"}],
        "reopened": [{}, {"by": "self"}] if case.handler else [{}],
        "closed": [{"reason": "afgehandeld"}, {"reason": "suggestie"}, {"reason": "vraag"}],
        "extended": [{"until": f"2026-05-{day:02d}"} for day in range(1, 5)],
        "hearing_planned": [talk],
        "hearing_cancelled": [talk],
        "hearing_held": [{"report": "yes"}, {}],
        "reaction_received": [{"person": "betrokken-1"}],
        "noted": [
            {"report": "yes"},
            {"ask_reaction": "yes"},
            {"cannot": "klager"},
            {"insurer": "yes"},
            {"summary": "betrokken-1"},
        ],
        "verdict_given": [{"gegrond": "gegrond"}],
        "advised": [{"gegrond": "gegrond"}],
        "draft_made": [{"number": "1"}],
        "measures_recorded": [{}],
        "satisfaction_recorded": [{"level": "niet"}, {"level": "tevreden"}],
        "claim_estimated": [{"amount": "3000.00"}, {"amount": "5000.00"}],
        "merged": [{"into": "2026-001"}],
        "employee_told": [{"person": "betrokken-1"}],
        "reaction_requested": [{"person": "betrokken-1"}],
    }
    yield chance.choice(choices.get(kind, [{}]))


KINDS = sorted({*LETTERS, *WHEN_SENT.values(), "solved", "kcmd_measures_sent"} - {"asked", "employee_named"})


def _history(bureau: Bureau, seed: int, length: int = 90) -> Iterator[tuple[Desk, Event]]:
    """A case that goes every way the table of steps allows: the desk at each event, and the event."""
    chance, case, now = random.Random(seed), _start(bureau), MONDAY
    for number in range(length):
        kinds = ["received"] if not case.log else [kind for kind in KINDS if allows(case.state, kind)]
        ends = {"closed", "withdrawn", "rejected"}
        kinds = [kind for kind in kinds if kind not in ends or chance.random() < 0.2]
        kind = chance.choice(kinds or ["noted"])
        now = MONDAY + timedelta(hours=7 * number)
        event = Event(kind, now, next(_data(kind, case, chance)))
        case = case.with_events(event)
        found = deadlines(bureau.regulation, case.events, bureau.calendar)
        yield Desk(case, bureau, found, Source("<1@klant.example>", (), "Klacht", "Niemand belde."), now), event


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", REGULATIONS)
def test_no_letter_of_a_second_event_is_swallowed(name: str, seed: int, bureau_of: Callable[[str], Bureau]) -> None:
    bureau, written = bureau_of(name), dict[str, Event]()
    for desk, event in _history(bureau, seed):
        letters = list(after_events(desk, (event,)))
        keys = [letter.key for letter in letters]
        assert len(keys) == len(set(keys)), "two letters of one event have one key"
        for letter in letters:
            assert letter.key not in written or _is_no_news(letter), (letter.key, written.get(letter.key), event)
        written |= dict.fromkeys(keys, event)


def _is_no_news(letter: Letter) -> bool:
    """True where a key that exists is right: it was told, and is so still."""
    marked = any(word in letter.key for word in ("voorbij", "heropend", "nogmaals", "akkoord", "heroverweging", ":kcmd_"))
    told = letter.facts.get("melding") in ("uwv", "uwv-adres", None)
    return letter.kind in ONCE and told and not marked


@pytest.mark.parametrize("name", REGULATIONS)
def test_an_event_that_is_delivered_again_has_the_letters_it_had(name: str, bureau_of: Callable[[str], Bureau]) -> None:
    for desk, event in _history(bureau_of(name), seed=99):
        assert _keys(after_events(desk, (event,))) == _keys(
            after_events(replace(desk, now=desk.now + timedelta(days=1)), (event,))
        )


@pytest.mark.parametrize("name", REGULATIONS)
def test_later_events_leave_the_keys_of_a_letter_as_they_were(name: str, bureau_of: Callable[[str], Bureau]) -> None:
    """So that what is written once more, for another address, is known to be the same letter."""
    fixed = ("bevestiging-intrekking", "uitkomst", "verwijzing")
    steps = list(_history(bureau_of(name), seed=7))
    last = steps[-1][0]
    for desk, event in steps:
        if desk.name == last.name:
            then = [letter.key for letter in after_events(desk, (event,)) if letter.kind in fixed]
            assert then == [letter.key for letter in after_events(last, (event,)) if letter.kind in fixed]


def _keys(letters: Iterator[Letter]) -> list[str]:
    return [letter.key for letter in letters]


def _asked(case: Case, bureau: Bureau, day: date) -> set[str]:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=AMSTERDAM)
    found = deadlines(bureau.regulation, case.events, bureau.calendar)
    desk = Desk(case, bureau, found, Source(), now)
    return {letter.key for each in questions(case, bureau, found) if each.at <= now for letter in ask(desk, each)}


@pytest.mark.parametrize("name", REGULATIONS)
def test_who_is_appointed_again_is_asked_again(name: str, bureau_of: Callable[[str], Bureau]) -> None:
    bureau, day, seen = bureau_of(name), date(2026, 4, 20), set[str]()
    case = _start(bureau).with_events(Event("received", MONDAY), Event("confirmed", MONDAY))
    for number, person in enumerate(("behandelaar-1", "behandelaar-2", "behandelaar-1", "behandelaar-2", "behandelaar-1")):
        case = case.with_events(Event("handler_assigned", MONDAY + timedelta(days=number), {"person": person}))
        asked = {key for key in _asked(case, bureau, day) if key.endswith(case.parties[person].email)}
        assert asked
        assert not asked & seen
        assert _asked(case, bureau, day) >= asked  # the round after asks nothing more
        seen |= asked


@pytest.mark.parametrize("end", ["withdrawn", "closed"])
@pytest.mark.parametrize("name", REGULATIONS)
def test_a_case_that_was_reopened_before_a_verdict_is_asked_on_from_where_it_stood(
    name: str, end: str, bureau_of: Callable[[str], Bureau]
) -> None:
    bureau, day = bureau_of(name), date(2026, 4, 20)
    case = _start(bureau).with_events(
        Event("received", MONDAY), Event("confirmed", MONDAY), Event("handler_assigned", MONDAY, {"person": "behandelaar-1"})
    )
    before = _asked(case, bureau, day)
    for _ in range(2):
        case = case.with_events(Event(end, MONDAY + timedelta(days=2)), Event("reopened", MONDAY + timedelta(days=3)))
        again = _asked(case, bureau, day)
        assert {key.split(":")[0] for key in again} == {key.split(":")[0] for key in before}
        assert not again & before
        before |= again


def test_the_first_letter_of_a_kind_has_the_short_key(bureau_of: Callable[[str], Bureau]) -> None:
    bureau = bureau_of("consonanza")
    keys: list[str] = []
    log = [
        Event("received", MONDAY), Event("handler_assigned", MONDAY, {"person": "behandelaar-1"}), Event("withdrawn", MONDAY),
        Event("reopened", MONDAY), Event("withdrawn", MONDAY + timedelta(days=1)),
    ]  # fmt: skip
    case = _start(bureau)
    for event in log:
        case = case.with_events(event)
        keys += _keys(after_events(Desk(case, bureau, (), Source(), MONDAY), (event,)))
    mine = [key for key in keys if key.split(":")[0] in ("ontvangstbevestiging", "bericht-behandelaar", "bevestiging-intrekking")]
    assert mine == [
        "ontvangstbevestiging:consonanza:2026-014",
        "bericht-behandelaar:consonanza:2026-014",
        "bevestiging-intrekking:consonanza:2026-014",
        "bericht-behandelaar:consonanza:2026-014:heropend",
        "bevestiging-intrekking:consonanza:2026-014:2",
    ]


def test_a_talk_called_off_and_planned_anew_in_one_answer_is_two_letters(bureau_of: Callable[[str], Bureau]) -> None:
    bureau, talk = bureau_of("consonanza"), {"when": "2026-04-01T10:00", "who": "klager", "sequence": "0"}
    planned, off, anew = (
        Event(kind, MONDAY, talk | {"when": f"2026-04-0{day}T10:00"})
        for day, kind in enumerate(("hearing_planned", "hearing_cancelled", "hearing_planned"), start=1)
    )
    case = _start(bureau).with_events(Event("received", MONDAY), planned, off, anew)
    letters = after_events(Desk(case, bureau, (), Source(), MONDAY), (off, anew))
    assert [letter.key.split(":")[-1] for letter in letters] == ["1", "2"]


@pytest.mark.parametrize(
    ("kind", "events", "count"),
    [
        ("verlenging", [{"until": "2026-05-01"}, {"until": "2026-05-01"}], 1),
        ("verlenging", [{"until": "2026-05-01"}, {"until": "2026-05-08"}, {"until": "2026-05-01"}], 3),
        ("melding-verzekeraar", [{"amount": "3000.00"}, {"amount": "3000.00"}], 1),
        ("melding-verzekeraar", [{"amount": "3000.00"}, {"amount": "5000.00"}, {"amount": "3000.00"}], 3),
    ],
)
def test_the_same_day_or_amount_once_more_is_no_news(
    kind: str, events: list[dict[str, str]], count: int, bureau_of: Callable[[str], Bureau]
) -> None:
    bureau, keys = bureau_of("work2work"), set[str]()
    case = _start(bureau).with_events(Event("received", MONDAY))
    for data in events:
        event = Event("extended" if "until" in data else "claim_estimated", MONDAY, data)
        case = case.with_events(event)
        keys |= {each.key for each in after_events(Desk(case, bureau, (), Source(), MONDAY), (event,)) if each.kind == kind}
    assert len(keys) == count


def test_who_handled_it_before_the_last_one_is_not_told_again(bureau_of: Callable[[str], Bureau]) -> None:
    bureau = bureau_of("consonanza")
    case = _start(bureau)
    case = replace(case, parties={**case.parties, "behandelaar-3": Party("Derde", "derde@consonanza.example")})
    case = case.with_events(Event("received", MONDAY))
    told = []
    for number in (1, 2, 3, 1):
        event = Event("handler_assigned", MONDAY + timedelta(days=number), {"person": f"behandelaar-{number}"})
        case = case.with_events(event)
        letters = after_events(Desk(case, bureau, (), Source(), MONDAY), (event,))
        told += [letter.recipient.email for letter in letters if letter.facts.get("melding") == "overgedragen"]
    assert told == [case.parties[f"behandelaar-{number}"].email for number in (1, 2, 3)]


def test_every_event_that_calls_for_letters_is_tried_here() -> None:
    assert {*LETTERS} - {*KINDS} == {"asked", "employee_named"}
    assert {*KINDS} <= {*UNCHANGED, "received", "withdrawn", "closed", "rejected", "handler_assigned", "outcome_sent", *LETTERS}
