"""Words of distress or threat: told to the directie at once, once, whatever the mail is; and to nobody it complains of."""

from pathlib import Path

import pytest
from story.desk import Desk, at, reading

from bot.domain.decide import Disposition

HANNEKE, BERT = "h.dijkstra@consonanza.example", "b.vanderlaan@consonanza.example"
NIGHT = at("2026-10-03 23:40")  # Saturday
WORDS = "Ik zie het niet meer zitten."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def alarm(kind: str = "klacht", decision: str = "act", **more: object) -> object:
    return reading(kind, decision, flags=("nood",), alarm=WORDS, **more)


def alarms(desk: Desk) -> list[object]:
    return [row for row in desk.letters("melding-directie") if ":nood:" in row.key]


@pytest.mark.parametrize(
    ("kind", "decision", "disposition"),
    [
        ("klacht", "act", Disposition.OPENED),
        ("klacht", "ask", Disposition.ASKED),
        ("overig", "leave", Disposition.LEFT),
        ("vraag", "leave", Disposition.LEFT),
        ("suggestie", "act", Disposition.REPORTED),
        ("compliment", "leave", Disposition.LEFT),
    ],
)
def test_the_directie_hears_at_once_whatever_the_mail_is(desk: Desk, kind: str, decision: str, disposition: Disposition) -> None:
    assert desk.mail(NIGHT, alarm(kind, decision), body=f"Hallo, {WORDS}") is disposition
    assert [row.recipient for row in alarms(desk)] == [HANNEKE, BERT]
    assert {row.next_attempt_at.astimezone(NIGHT.tzinfo) for row in alarms(desk)} == {NIGHT}
    text = desk.text(alarms(desk)[0])
    for words in (WORDS, "jan@klant.example", "112", "113", "vandaag", "geen bericht van ons gekregen"):
        assert words in text


def test_the_sender_of_a_mail_that_is_left_alone_gets_nothing(desk: Desk) -> None:
    desk.mail(NIGHT, alarm("overig", "leave"))
    assert not [row for row in desk.letters() if row.recipient == "jan@klant.example"]


def test_the_ledger_keeps_the_code_and_not_the_words(desk: Desk) -> None:
    read = alarm("overig", "leave", reasons=(f"nood: “{WORDS}”",))
    desk.mail(NIGHT, read)
    with desk.store.transaction() as unit:
        rows = unit.connection.exec_driver_sql("select reasons from mail").fetchall()
    assert WORDS not in str(rows)
    assert "nood" in str(rows)


def test_a_director_complained_about_is_not_told(desk: Desk) -> None:
    desk.mail(NIGHT, alarm(employees=("Hanneke Dijkstra",)))
    assert [row.recipient for row in alarms(desk)] == [BERT]


def test_a_director_whom_the_mail_may_mean_is_not_told(desk: Desk) -> None:
    desk.mail(NIGHT, alarm("klacht", "leave", ambiguous_employees=("Hanneke Dijkstra", "Karin Oosterhof")))
    assert [row.recipient for row in alarms(desk)] == [BERT]


def test_when_the_whole_directie_is_complained_about_a_colleague_apart_from_it_is_told(desk: Desk) -> None:
    desk.mail(NIGHT, alarm(employees=("Hanneke Dijkstra", "Bert van der Laan")))
    assert [row.recipient for row in alarms(desk)]
    assert not {HANNEKE, BERT} & {row.recipient for row in alarms(desk)}


def test_a_client_with_a_running_case_alarms_too(desk: Desk) -> None:
    desk.mail(at("2026-10-01 09:00"))
    confirmation = desk.letters("ontvangstbevestiging")[0]
    found = desk.mail(NIGHT, alarm("overig", "leave"), in_reply_to=confirmation.message_id, body=WORDS)
    assert found is Disposition.ADDED
    assert [row.recipient for row in alarms(desk)] == [HANNEKE, BERT]
    assert "2026-001" in alarms(desk)[0].subject


def test_once_a_mail_and_again_for_the_next(desk: Desk) -> None:
    first = desk.mail(NIGHT, alarm("overig", "leave"), message_id="<1@klant.example>", body=WORDS)
    again = desk.mail(NIGHT, alarm("overig", "leave"), message_id="<1@klant.example>", body=WORDS)
    assert (first, again) == (Disposition.LEFT, Disposition.DUPLICATE)
    assert len(alarms(desk)) == 2
    desk.mail(NIGHT, alarm("overig", "leave"), message_id="<2@klant.example>", body=f"{WORDS} Nog steeds.")
    assert len(alarms(desk)) == 4


def test_a_director_who_writes_back_about_the_alarm_does_not_raise_another(desk: Desk) -> None:
    desk.mail(NIGHT, alarm("overig", "leave"))
    letter = alarms(desk)[0]
    desk.mail(
        at("2026-10-04 08:00"), alarm("overig", "leave"), sender=HANNEKE, in_reply_to=letter.message_id, body=f"Gebeld: “{WORDS}”"
    )
    assert len(alarms(desk)) == 2


def test_it_goes_out_in_the_night(desk: Desk) -> None:
    desk.mail(NIGHT, alarm("overig", "leave"))
    assert desk.send(NIGHT) == 2
