"""The transition table, cell by cell: what is not in it is refused, and changes nothing."""

from datetime import UTC, datetime

import pytest

from bot.domain.case import Case, Party
from bot.domain.events import EVENTS, Event
from bot.domain.workflow import STATES, TRANSITIONS, UNCHANGED, WHEN_SENT, after, allows
from bot.errors import StepNotAllowed

NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize("state", ["", *STATES])
@pytest.mark.parametrize("event", EVENTS)
def test_every_cell_either_leads_to_a_known_state_or_is_refused(state: str, event: str) -> None:
    if (state, event) in TRANSITIONS:
        assert after(state, event) == TRANSITIONS[state, event]
    elif state in UNCHANGED.get(event, ()):
        assert after(state, event) == state
    else:
        assert not allows(state, event)
        with pytest.raises(StepNotAllowed):
            after(state, event)


def test_every_event_has_a_place_in_the_table() -> None:
    placed = {event for _, event in TRANSITIONS} | set(UNCHANGED)
    assert placed == set(EVENTS)
    assert set(WHEN_SENT.values()) <= placed


def test_every_state_can_be_reached_and_left() -> None:
    assert set(TRANSITIONS.values()) == set(STATES)
    assert {state for state, _ in TRANSITIONS} == {"", *STATES}


def test_a_refused_event_leaves_the_case_as_it_was() -> None:
    case = Case("werkpro", "werkpro@1", NOW, parties={"klager": Party("Jan", "jan@mail.example")})
    case = case.with_events(Event("received", NOW))
    with pytest.raises(StepNotAllowed):
        case.with_events(Event("reopened", NOW))
    assert case.state == "ontvangen"
    assert len(case.events) == 1


def test_an_event_is_checked_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="known are"):
        Event("ontvangen", NOW)
    with pytest.raises(ValueError, match="aware"):
        Event("received", datetime(2026, 10, 5))  # noqa: DTZ001
