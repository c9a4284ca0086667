"""The same stories on mail servers: the embedded ones of the demo, and Dovecot with Postfix. What comes out is the same."""

import tomllib
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from imapclient import IMAPClient
from servers import Dovecot, Postfix
from story.test_stories import SCENARIOS, by_day, outline

from bot import config
from bot.app import App
from bot.config import OfficeHours
from bot.demo import PASSWORD, ImapServer, PostOffice, TurnableClock, _free_port
from bot.private import write_private
from bot.simulate import Player, load

NAMES = ("consonanza-director-christmas", "loket3-withdrawn-half-way", "werkpro-manager-agreement")
PAST = NAMES[1:]  # Dovecot takes no date that is still to come (INTERNALDATE), so a story there has to lie behind us
CHOSEN = [path for path in SCENARIOS if path.stem in NAMES]


class ServerStage:
    """The service on a virtual clock; `client` logs in to the organisation's mailbox."""

    def __init__(self, settings: config.Settings, clock: TurnableClock, client: Callable[[], Any]) -> None:
        self.app, self.clock, self._client = App(settings, clock), clock, client
        self.office, self.store = self.app.desks[0].office, self.app.store

    def deliver(self, raw: bytes, now: datetime) -> None:
        with self._client() as imap:
            imap.append("INBOX", raw, (), now)
        self.work(now)

    def work(self, now: datetime) -> None:
        self.clock.now = now
        self.app.once()


def played_on(stage: ServerStage, path: Path) -> list[dict[str, Any]]:
    """Every line of a story on this stage."""
    player = Player(load(path), stage)
    lines = list(player.play())
    stage.app.close()
    assert player.skipped == 0
    return lines


def in_office_hours(settings: config.Settings) -> config.Settings:
    """The settings of the tests, with office hours as a bureau has them."""
    organisations = tuple(each.model_copy(update={"office_hours": OfficeHours()}) for each in settings.organisations)
    return settings.model_copy(update={"organisations": organisations})


@pytest.mark.parametrize("path", CHOSEN, ids=lambda path: path.stem)
def test_a_story_on_the_embedded_servers(path: Path, tmp_path: Path, settings_for: Callable[..., config.Settings]) -> None:
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    name, begin = story["organisation"], story["step"][0]["at"]
    user, clock = f"info@{name}.example", TurnableClock(begin)
    with ExitStack() as stack:
        imap = stack.enter_context(ImapServer((user,)))
        office = PostOffice(clock)
        smtp = Controller(office, hostname="127.0.0.1", port=_free_port())
        smtp.start()
        stack.callback(smtp.stop)
        write_private(tmp_path / "demo", PASSWORD)
        settings = in_office_hours(settings_for(imap.port, smtp.port, ids=(name,), start=begin, password_file="demo", idle=False))
        stage = ServerStage(settings, clock, lambda: _logged_in(imap.port, user, PASSWORD))
        lines = played_on(stage, path)
    assert by_day(outline(lines, "letter")) == by_day(story["expect"]["letters"])
    sent = [line for line in lines if line["letter"] and line["what"] != "skipped"]
    assert len(office.delivered) == len(sent)


@pytest.mark.parametrize("path", [path for path in CHOSEN if path.stem in PAST], ids=lambda path: path.stem)
def test_a_story_on_dovecot_and_postfix(
    path: Path, dovecot: Dovecot, postfix: Postfix, settings_for: Callable[..., config.Settings]
) -> None:
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    name, begin = story["organisation"], story["step"][0]["at"]
    clock = TurnableClock(begin)
    settings = in_office_hours(settings_for(dovecot.port, postfix.port, ids=(name,), start=begin, idle=False))
    stage = ServerStage(settings, clock, lambda: dovecot.client(f"info@{name}.example"))
    lines = played_on(stage, path)
    assert by_day(outline(lines, "letter")) == by_day(story["expect"]["letters"])
    client = next(line["to"] for line in lines if line["letter"] == "ontvangstbevestiging")
    mine = [line for line in lines if line["to"] == client and line["what"] == "letter"]
    assert len(dovecot.wait_for(client, len(mine))) == len(mine)


def _logged_in(port: int, user: str, password: str) -> IMAPClient:
    client = IMAPClient("127.0.0.1", port, ssl=False)
    client.login(user, password)
    return client
