"""What an operator does about mail that could not be read, and about letters nobody knows the fate of."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row
from story.desk import Desk, at, make_mail, reading
from typer.testing import CliRunner

from bot import config, intake, outbox
from bot.adapters import loop_rows, restored_rows
from bot.adapters.smtp import SendResult
from bot.adapters.store import Store
from bot.app import App
from bot.cli import app
from bot.doctor import _unchecked
from bot.domain.decide import Disposition
from bot.errors import ConfigError
from bot.intake import Arrival, Understood
from bot.mail.message import Message, Screen
from bot.offices import office_of
from bot.poll import open_cursor
from bot.stuck import settle, waiting

MONDAY = at("2026-10-05 09:12")


def unreadable(_message: Message, _received: datetime) -> Understood:
    raise ValueError("Jan de Wit schreef iets dat niet te lezen is")


def readable(message: Message, _received: datetime) -> Understood:
    return Understood(message, Screen.HUMAN, (), reading())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def quarantined(desk: Desk, uid: int = 7) -> int:
    arrival = desk.arrival(make_mail(MONDAY), MONDAY, uid=uid)
    assert intake.receive(arrival, desk.office, desk.store, unreadable, MONDAY) is Disposition.QUARANTINED
    with desk.store.transaction() as unit:
        return unit.quarantined(desk.office.bureau.id)[0].id


def test_a_mail_in_quarantine_is_read_again_as_of_the_day_it_came_and_takes_the_place_of_its_row(desk: Desk) -> None:
    row = quarantined(desk)
    later = at("2026-10-07 16:00")
    assert intake.again(row, desk.office, desk.store, readable, later) is Disposition.OPENED
    assert desk.case().received == MONDAY
    with desk.store.transaction() as unit:
        assert unit.quarantined(desk.office.bureau.id) == []
        assert unit.counts(desk.office.bureau.id, MONDAY) == {"opened": 1}
    with pytest.raises(LookupError):
        intake.again(row, desk.office, desk.store, readable, later)


def test_a_mail_that_fails_again_stays_in_quarantine_as_it_was(desk: Desk) -> None:
    row = quarantined(desk)
    with pytest.raises(ValueError, match="niet te lezen"):
        intake.again(row, desk.office, desk.store, unreadable, MONDAY)
    with desk.store.transaction() as unit:
        assert [each.id for each in unit.quarantined(desk.office.bureau.id)] == [row]
        assert unit.mail_raw(row)


def test_reading_an_old_mail_again_does_not_move_the_mailbox_back_or_ahead(desk: Desk) -> None:
    row = quarantined(desk, uid=500)
    organisation = desk.office.bureau.id
    with desk.store.transaction() as unit:
        unit.set_cursor(organisation, "INBOX", uidvalidity=2, last_uid=20)
    intake.again(row, desk.office, desk.store, readable, MONDAY)
    with desk.store.transaction() as unit:
        cursor = unit.cursor(organisation, "INBOX")
    assert cursor is not None
    assert cursor.last_uid == 20


@pytest.fixture
def service(settings_for: Callable[..., config.Settings]) -> tuple[config.Settings, Store]:
    """A configured bureau with one complaint taken in, and no server anywhere."""
    settings = settings_for(1, 1, ids=("consonanza",))
    store = Store(settings.database)
    store.migrate()
    office, now = office_of(settings, "consonanza"), MONDAY
    open_cursor(store, office, "INBOX", None, now)
    intake.receive(Arrival("INBOX", 1, 7, now, 100, make_mail(MONDAY)), office, store, readable, now)
    return settings, store


def test_a_letter_that_is_uncertain_is_settled_by_hand_one_way_or_the_other(service: tuple[config.Settings, Store]) -> None:
    settings, store = service
    office, now = office_of(settings, "consonanza"), MONDAY
    claimed = outbox.claim(store, office, now, bcc=False)
    confirmation = next(each for each in claimed if each.letter.kind == "ontvangstbevestiging")
    other = next(each for each in claimed if each.letter.kind != "ontvangstbevestiging")
    for each in (confirmation, other):
        outbox.settle(store, office, each, SendResult("uncertain", None, "stil na DATA"), now)
    stuck = {row["id"]: row for row in waiting(settings, None) if row["state"] == "uncertain"}
    assert set(stuck) == {confirmation.letter.id, other.letter.id}
    assert "@" not in json.dumps(list(stuck.values()))
    assert "sent" in settle(settings, confirmation.letter.id, was_sent=True)
    assert "again" in settle(settings, other.letter.id, was_sent=False)
    with store.transaction() as unit:
        case = unit.cases("consonanza")[0]
        assert case.when("confirmed") is not None
        assert unit.letter(other.letter.id).state == "queued"  # type: ignore[union-attr]
    with pytest.raises(ConfigError, match="neither uncertain nor refused"):
        settle(settings, other.letter.id, was_sent=True)
    store.close()


def test_the_command_lists_what_waits_and_replays_what_was_put_aside(
    service: tuple[config.Settings, Store], tmp_path: Path
) -> None:
    settings, store = service
    office, now = office_of(settings, "consonanza"), MONDAY
    arrival = Arrival("INBOX", 1, 8, now, 100, make_mail(at("2026-10-06 11:00"), sender="piet@klant.example"))
    assert intake.receive(arrival, office, store, unreadable, now) is Disposition.QUARANTINED
    run = CliRunner()
    listed = run.invoke(app, ["queue", "--config", str(tmp_path / "config.toml"), "--json"])
    rows = [json.loads(line) for line in listed.output.splitlines()]
    assert {"letter", "mail"} == {row["what"] for row in rows}
    assert "piet" not in listed.output
    replayed = run.invoke(app, ["replay", "--config", str(tmp_path / "config.toml"), "--json"])
    assert replayed.exit_code == 0
    assert json.loads(replayed.output.splitlines()[-1])["result"] in {each.value for each in Disposition} - {"quarantined"}
    with store.transaction() as unit:
        assert unit.quarantined("consonanza") == []
    store.close()


def test_only_the_start_of_the_service_calls_a_letter_uncertain_that_another_process_is_sending(
    service: tuple[config.Settings, Store],
) -> None:
    settings, store = service
    office, now = office_of(settings, "consonanza"), MONDAY
    claimed = {each.letter.id for each in outbox.claim(store, office, now, bcc=False)}
    second = App(settings)
    assert list(second.replay()) == []
    with store.transaction() as unit:
        assert {row.id for row in unit.letters(state="sending")} == claimed
    second.recover()
    with store.transaction() as unit:
        assert {row.id for row in unit.letters(state="uncertain")} == claimed
    second.close()
    store.close()


def _held(store: Store) -> list[Row[Any]]:
    """The letters, all of them held because of Jan's mails."""
    with store.transaction() as unit:
        rows = list(unit.letters(organisation="consonanza"))
        for row in rows:
            unit.record_letter(row.id, state="held", cause="jan@klant.example")
        loop_rows.add_loop(unit.connection, "consonanza", "jan@klant.example", MONDAY, is_asked=False)
    return rows


def test_what_is_held_is_listed_without_a_name_and_settled_by_the_operator(
    service: tuple[config.Settings, Store], tmp_path: Path
) -> None:
    _settings, store = service
    rows = _held(store)

    def run(*options: object) -> str:
        words = ["queue", "--config", str(tmp_path / "config.toml"), *map(str, options)]
        done = CliRunner().invoke(app, words)
        return done.output or str(done.exception)

    listed = run("--json")
    assert {json.loads(line)["state"] for line in listed.splitlines()} == {"held"}
    assert "@" not in listed
    assert all(row.kind in run() for row in rows)  # no word is cut off, however narrow the screen
    assert "2026-10-05 09:12" in run()
    assert run().splitlines()[-1] == (
        f"consonanza: {len(rows)} letter(s) are held by the limit on automatic letters: --release ID, --drop ID or --silence ID"
    )
    assert f"{len(rows)} letter(s) will be sent" in run("--release", rows[0].id)
    with store.transaction() as unit:
        assert {row.state for row in unit.letters(organisation="consonanza")} == {"queued"}
        unit.record_letter(rows[0].id, state="held")
    assert "is not held" in run("--drop", rows[1].id)
    assert "1 letter(s) are not sent; the sender is not answered" in run("--silence", rows[0].id)
    (silent,) = [row for row in map(json.loads, run("--json").splitlines()) if row["what"] == "sender"]
    assert "is answered again" in run("--answer", silent["id"])
    assert '"sender"' not in run("--json")
    with store.transaction() as unit:
        restored_rows.hold(unit.connection, ["consonanza"], MONDAY)
    why = "wait: a backup was put back on 2026-10-05 09:12. Look at them, then `klachtenbot restore --go`"
    assert run().splitlines()[-1] == f"consonanza: {len(rows) - 1} letter(s) {why}"
    with store.transaction() as unit:
        restored_rows.let_go(unit.connection, "consonanza")
        for row in rows:
            unit.record_letter(row.id, state="sent")
    assert run() == "nothing waits\n"
    assert "name one of" in run("--drop", 1, "--release", 1)
    store.close()


def test_what_was_thrown_away_names_the_confirmations_and_can_still_be_sent(
    service: tuple[config.Settings, Store], tmp_path: Path
) -> None:
    _settings, store = service
    rows = _held(store)
    (confirmation,) = [row.id for row in rows if row.kind == "ontvangstbevestiging"]

    def run(*options: object) -> str:
        done = CliRunner().invoke(app, ["queue", "--config", str(tmp_path / "config.toml"), *map(str, options)])
        return done.output or str(done.exception)

    assert f"confirmations of receipt among them: {confirmation}. `klachtenbot queue --again ID`" in run("--drop", rows[-1].id)
    assert "neither uncertain nor refused" in run("--sent", confirmation)
    assert f"letter {confirmation} will be sent again" in run("--again", confirmation)
    with store.transaction() as unit:
        assert unit.letter(confirmation).state == "queued"
        unit.record_letter(rows[-1].id, withdrawn_at=MONDAY)  # the answer that caused it was taken back
    assert "neither uncertain nor refused" in run("--again", rows[-1].id)
    store.close()


def test_check_says_that_nobody_hears_of_trouble_and_how_a_stuck_letter_is_settled(
    service: tuple[config.Settings, Store], tmp_path: Path
) -> None:
    _settings, store = service
    with store.transaction() as unit:
        unit.record_letter(unit.letters(organisation="consonanza")[0].id, state="refused")
    path = tmp_path / "config.toml"

    def found() -> dict[str, dict[str, str]]:
        lines = CliRunner().invoke(app, ["check", "--json", "--config", str(path)]).stdout.splitlines()
        return {each["id"]: each for each in map(json.loads, lines)}

    assert found()["operator"]["level"] == "warning"
    assert "`klachtenbot queue`" in found()["consonanza outbox"]["hint"]
    path.write_text('operator = "beheer@provider.example"\n' + path.read_text())
    assert "operator" not in found()
    store.close()


def test_check_says_that_nobody_has_the_role_of_a_handler(settings_for: Callable[..., config.Settings], tmp_path: Path) -> None:
    settings_for(1, 1, ids=("werkpro",))
    staff, path = tmp_path / "werkpro.csv", tmp_path / "config.toml"

    def told() -> str:
        return CliRunner().invoke(app, ["check", "--config", str(path)]).stdout

    words = staff.read_text()
    staff.write_text(words.replace(",manager,", ",Manager,"))
    assert "werkpro staff" not in told()
    staff.write_text(words.replace(",manager,", ",manger,"))
    assert "werkpro staff: nobody has a role that handles complaints by the regulation: manager" in told()


def test_check_says_that_nothing_checks_the_senders_of_a_mailbox_elsewhere(
    settings_for: Callable[..., config.Settings], tmp_path: Path
) -> None:
    settings = settings_for(1, 1, ids=("werkpro",))

    def warned(host: str, authserv_id: str) -> bool:
        one = settings.organisations[0]
        one = one.model_copy(update={"mailbox": one.mailbox.model_copy(update={"host": host}), "authserv_id": authserv_id})
        return any(each.id == "werkpro senders" for each in _unchecked(settings.model_copy(update={"organisations": (one,)})))

    assert warned("imap.provider.example", "")
    assert not warned("imap.provider.example", "mx.provider.example")
    assert not warned("127.0.0.1", "")
