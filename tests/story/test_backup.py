"""A backup is made while the service runs and comes back whole; after that nothing is lost and no letter goes out twice."""

import io
import json
import sqlite3
import tarfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from imapclient import IMAPClient
from servers import SmtpFaults
from story.desk import at, make_mail
from typer.testing import CliRunner

from bot import backup, cli, config, outbox
from bot.adapters import archive, engine, snapshot
from bot.adapters.store import Store
from bot.app import App
from bot.demo import PASSWORD, ImapServer
from bot.errors import BackupRefused, LettersWait
from bot.private import write_private

USER = "info@consonanza.example"
MONDAY = at("2026-10-05 09:12")
MADE, LOST, BACK = at("2026-10-05 12:00"), at("2026-10-06 09:00"), at("2026-10-06 10:00")
WORDS = "Op maandag 5 oktober 2026 heeft Wouter Hummel mij uitgescholden in Emmen. Ik dien hierover een klacht in."
CONFIRMED = "ontvangstbevestiging"


class Bureau:
    """The real service with a mailbox and an SMTP server that outlive it."""

    def __init__(self, settings: config.Settings, imap_port: int, smtp: SmtpFaults) -> None:
        self.settings, self.smtp, self.now = settings, smtp, MONDAY
        self.colleague = IMAPClient("127.0.0.1", imap_port, ssl=False)
        self.colleague.login(USER, PASSWORD)
        self.app = App(settings, self.clock)

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def write(self, client: str, moment: datetime) -> None:
        mail = make_mail(moment, f"Een Klant <{client}>", subject="Klacht", body=WORDS, message_id=f"<{client}>")
        self.colleague.append("INBOX", mail, (), moment)

    def work(self, moment: datetime) -> None:
        self.now = moment
        self.app.once()

    def start(self, moment: datetime) -> None:
        self.now = moment
        self.app = App(self.settings, self.clock)

    def confirmations(self, client: str) -> int:
        """How many confirmations this client has got, over the whole story."""
        letters = [message_from_bytes(each.content or b"", policy=policy.default) for each in self.smtp.received]
        return sum(str(letter["To"]).find(client) >= 0 and "ontvangen" in str(letter["Subject"]).lower() for letter in letters)

    def states(self, kind: str) -> dict[str, str]:
        with self.app.store.transaction() as unit:
            return {row.recipient: row.state for row in unit.letters(kind=kind)}


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """Two folders down, so that what climbs out of the bureau's own is seen, and what other tests' servers write is not."""
    inner = tmp_path / "outer" / "bureau"
    inner.mkdir(parents=True)
    return inner


@pytest.fixture
def bureau(tmp_path: Path, settings_for: Callable[..., config.Settings]) -> Iterator[Bureau]:
    smtp = SmtpFaults()
    write_private(tmp_path / "demo", PASSWORD)
    with ImapServer((USER,)) as server:
        settings = settings_for(
            server.port, smtp.port, ids=("consonanza",), start=at("2026-10-01 00:00"), password_file="demo", idle=False
        )
        made = Bureau(settings, server.port, smtp)
        yield made
        made.app.close()
        made.colleague.logout()
    smtp.stop()


def lose(bureau: Bureau) -> None:
    """The disk is gone; the configuration and the passwords were kept elsewhere."""
    bureau.app.close()
    for path in bureau.settings.folder.glob("bot.db*"):
        path.unlink()
    (bureau.settings.folder / "klachtenbot.secret").unlink()


def made(bureau: Bureau, name: str = "b.tar.gz") -> Path:
    file = bureau.settings.folder / name
    backup.make(bureau.settings, bureau.settings.folder / "config.toml", file, MADE)
    return file


def test_after_a_loss_the_mails_since_the_backup_are_read_again_and_no_client_hears_twice(bureau: Bureau) -> None:
    bureau.write("voor@klant.example", MONDAY)
    bureau.work(MONDAY + timedelta(minutes=5))
    file = made(bureau)
    bureau.write("tussen@klant.example", MADE + timedelta(hours=1))
    bureau.work(MADE + timedelta(hours=2))
    assert [bureau.confirmations(f"{who}@klant.example") for who in ("voor", "tussen")] == [1, 1]
    lose(bureau)
    bureau.write("erna@klant.example", LOST + timedelta(minutes=1))  # nobody was there to read it
    backup.put_back(bureau.settings, file, BACK)

    bureau.start(BACK + timedelta(minutes=1))
    with pytest.raises(LettersWait, match=r"^The backup was put back; its letters wait .* was not read since the restore"):
        backup.let_go(bureau.app.store, bureau.settings.organisations, LOST)
    for day in range(3):
        bureau.work(BACK + timedelta(days=day, minutes=2))
    assert bureau.states(CONFIRMED) == {
        "voor@klant.example": "sent", "tussen@klant.example": "queued", "erna@klant.example": "queued",
    }  # fmt: skip
    sent = len(bureau.smtp.received)
    told = backup.let_go(bureau.app.store, bureau.settings.organisations, LOST)
    assert "letters go" in told[0]
    bureau.work(BACK + timedelta(days=3))
    assert len(bureau.smtp.received) > sent
    assert bureau.states(CONFIRMED) == {
        "voor@klant.example": "sent", "tussen@klant.example": "uncertain", "erna@klant.example": "sent",
    }  # fmt: skip
    assert [bureau.confirmations(f"{who}@klant.example") for who in ("voor", "tussen", "erna")] == [1, 1, 1]
    with bureau.app.store.transaction() as unit:
        assert [case.number for case in unit.cases("consonanza")] == ["2026-001", "2026-002", "2026-003"]
    assert backup.let_go(bureau.app.store, bureau.settings.organisations, None) == ["nothing is held"]


def test_without_the_moment_of_the_loss_nothing_written_of_older_mail_goes_by_itself(bureau: Bureau) -> None:
    file = made(bureau)
    bureau.write("tussen@klant.example", MADE + timedelta(hours=1))
    lose(bureau)
    backup.put_back(bureau.settings, file, BACK)
    bureau.start(BACK + timedelta(minutes=1))
    bureau.work(BACK + timedelta(minutes=2))
    backup.let_go(bureau.app.store, bureau.settings.organisations, None)
    bureau.work(BACK + timedelta(minutes=9))
    assert bureau.states(CONFIRMED) == {"tussen@klant.example": "uncertain"}
    assert bureau.smtp.received == []
    config_file = str(bureau.settings.folder / "config.toml")
    rows = CliRunner().invoke(cli.app, ["queue", "--config", config_file, "--json"]).stdout.splitlines()
    row = next(row for row in map(json.loads, rows) if row["letter"] == CONFIRMED)
    assert row["state"] == "uncertain"
    office = bureau.app.desks[0].office
    keeps = replace(office, copies=replace(office.copies, kept="bcc"))
    assert outbox.look_up(bureau.app.store, keeps, lambda _: False, at("2027-10-06 10:00"), BACK) == 0  # no copy proves nothing
    assert bureau.states(CONFIRMED) == {"tussen@klant.example": "uncertain"}
    outbox.settle_by_hand(bureau.app.store, bureau.app.desks[0].office, row["id"], was_sent=False, now=bureau.clock())
    bureau.work(BACK + timedelta(minutes=20))
    assert bureau.confirmations("tussen@klant.example") == 1


def test_answers_to_letters_from_before_the_backup_are_still_known(bureau: Bureau) -> None:
    secret = (bureau.settings.folder / "klachtenbot.secret").read_text()
    file = made(bureau)
    lose(bureau)
    backup.put_back(bureau.settings, file, BACK)
    path = bureau.settings.folder / "klachtenbot.secret"
    assert (path.read_text(), path.stat().st_mode & 0o777) == (secret, 0o600)
    bureau.start(BACK)


def test_what_a_backup_holds_and_what_it_does_not(bureau: Bureau, tmp_path: Path) -> None:
    (tmp_path / "bot.model").mkdir()
    (tmp_path / "bot.model" / "weights").write_bytes(b"w" * 100)
    write_private(tmp_path / "consonanza.token", "aanmelding")
    file = made(bureau)
    with tarfile.open(file) as opened:
        names = opened.getnames()
        content = b"".join(part.read() for each in opened if (part := opened.extractfile(each)))
    assert names == [
        "manifest.json", "database", "secret", "model/weights", "config/config.toml", "config/consonanza.csv",
    ]  # fmt: skip
    assert b"aanmelding" not in content
    assert PASSWORD.encode() + b"\n" not in content
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    lose(bureau)
    (tmp_path / "bot.model" / "weights").unlink()
    (tmp_path / "bot.model").rmdir()
    backup.put_back(bureau.settings, file, BACK)
    assert (tmp_path / "bot.model" / "weights").read_bytes() == b"w" * 100
    assert (tmp_path / "bot.model").stat().st_mode & 0o777 == 0o700
    bureau.start(BACK)


def test_a_backup_is_one_moment_of_a_database_that_others_write_in(bureau: Bureau, tmp_path: Path) -> None:
    """Number and case are written in one transaction: in every backup there are as many cases as numbers."""
    stop, store = threading.Event(), bureau.app.store

    def write() -> None:
        while not stop.is_set():
            with store.transaction() as unit:
                unit.next_number("consonanza", 2026)
                unit.add_letter(
                    organisation="consonanza", key=str(unit.next_number("x", 2026)), kind="k", recipient="a@klant.example",
                    message_id=f"<{unit.next_number('y', 2026)}>", subject="", raw=b"r" * 20000, choices={},
                    attempts=0, queued_at=MADE, next_attempt_at=MADE, answer="",
                )  # fmt: skip

    writer = threading.Thread(target=write)
    writer.start()
    counts = []
    for turn in range(5):
        file = made(bureau, f"{turn}.tar.gz")
        (tmp_path / f"out{turn}").mkdir()
        _, parts = archive.unpack(file, tmp_path / f"out{turn}")
        copy = sqlite3.connect(parts["database"])
        counts.append(
            (copy.execute("SELECT last FROM counter WHERE organisation = 'consonanza'").fetchone() or (0,))
            + copy.execute("SELECT count(*) FROM letter").fetchone()
        )
        copy.close()
    stop.set()
    writer.join()
    assert all(numbers == letters for numbers, letters in counts)
    assert counts[-1][0] > counts[0][0]


def test_what_is_there_is_not_overwritten_without_a_word(bureau: Bureau, tmp_path: Path) -> None:
    file = made(bureau)
    with pytest.raises(BackupRefused, match="exists; a backup never takes the place of a file"):
        made(bureau)
    with pytest.raises(BackupRefused, match=r"the folder .*/weg does not exist: make it first"):
        made(bureau, "weg/b.tar.gz")
    bureau.write("voor@klant.example", MONDAY)
    bureau.work(MONDAY + timedelta(minutes=5))
    with pytest.raises(BackupRefused, match="--replace puts the backup in its place"):
        backup.put_back(bureau.settings, file, BACK)
    with pytest.raises(BackupRefused, match="stop the service first"):
        backup.put_back(bureau.settings, file, BACK, replace=True)
    bureau.app.close()
    told = backup.put_back(bureau.settings, file, BACK, replace=True)
    kept = next(tmp_path.glob("bot.db.replaced-*"))
    assert any(kept.name in line for line in told)
    assert (snapshot.is_empty(kept), snapshot.is_empty(tmp_path / "bot.db")) == (False, True)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("bot.db*")} == {0o600}
    bureau.start(BACK)


def test_the_log_that_a_lost_database_left_is_not_played_into_the_restored_one(bureau: Bureau, tmp_path: Path) -> None:
    file = made(bureau)
    bureau.write("voor@klant.example", MONDAY)
    bureau.work(MONDAY + timedelta(minutes=5))
    log = (tmp_path / "bot.db-wal").read_bytes()
    assert log
    bureau.app.close()
    for path in tmp_path.glob("bot.db*"):
        path.unlink()
    (tmp_path / "bot.db-wal").write_bytes(log)
    backup.put_back(bureau.settings, file, BACK)
    assert next(tmp_path.glob("bot.db-wal.replaced-*")).read_bytes() == log
    bureau.start(BACK)
    with bureau.app.store.transaction() as unit:
        assert unit.cases("consonanza") == []


def test_a_place_that_cannot_be_written_leaves_everything_as_it_was(bureau: Bureau, tmp_path: Path) -> None:
    file = made(bureau)
    bureau.app.close()
    before = (tmp_path / "bot.db").read_bytes()
    write_private(tmp_path / "elders" / "klachtenbot.secret", "e" * 40)
    (tmp_path / "elders").rename(tmp_path / "weg")
    (tmp_path / "elders").write_text("no folder")
    settings = bureau.settings.model_copy(update={"secret_file": tmp_path / "elders" / "secret"})
    with pytest.raises(BackupRefused, match="cannot be written"):
        backup.put_back(settings, file, BACK, replace=True)
    assert (tmp_path / "bot.db").read_bytes()[100:] == before[100:]  # its head says how it keeps its log
    assert list(tmp_path.glob("*.replaced-*")) == []
    bureau.start(BACK)


def repacked(file: Path, change: Callable[[dict[str, bytes]], None], *, kind: bytes = tarfile.REGTYPE, link: str = "") -> Path:
    """The archive with other parts; the manifest stays, unless the change is to it."""
    with tarfile.open(file) as opened:
        parts = {each.name: part.read() for each in opened if (part := opened.extractfile(each))}
    change(parts)
    target = file.with_name("changed.tar.gz")
    with tarfile.open(target, "w:gz") as opened:
        for name, content in parts.items():
            header = tarfile.TarInfo(name)
            header.size = len(content)
            if kind != tarfile.REGTYPE and name == "secret":
                header.type, header.linkname, header.size = kind, link, 0
            opened.addfile(header, io.BytesIO(content))
    return target


def manifest(**words: object) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | words).encode()

    return change


def renamed(new: str) -> Callable[[dict[str, bytes]], None]:
    """A part that would leave its folder, in manifest and archive alike."""

    def change(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = parts["manifest.json"].replace(b'"secret"', json.dumps(new).encode(), 1)
        parts[new] = parts.pop("secret")

    return change


BAD: list[tuple[str, Callable[[dict[str, bytes]], None]]] = [
    ("SHA-256 differs", lambda parts: parts.update(secret=b"x" * len(parts["secret"]))),
    ("names otherwise", lambda parts: parts.update(secret=b"kort")),
    ("does not name", lambda parts: parts.update({"../../etc/cron.d/x": b"x"})),
    ("is missing", lambda parts: parts.pop("secret") and None),
    ("does not begin with the manifest", lambda parts: parts.pop("manifest.json") and None),
    ("manifest is not one", manifest(product="elders")),
    ("manifest is not one", manifest(format=2)),
    ("others than its manifest says", manifest(schema_revision="0001")),
    ("a part that no backup has", renamed("../secret")),
    ("a part that no backup has", renamed("/etc/passwd")),
    ("a part that no backup has", renamed("model/../../x")),
    ("a part that no backup has", renamed("model\\..\\x")),
    ("a part that no backup has", renamed("C:x")),
    ("a part that no backup has", renamed("model/./x")),
]


@pytest.mark.parametrize(("says", "change"), BAD)
def test_a_broken_or_foreign_archive_is_refused_and_nothing_changes(
    bureau: Bureau, tmp_path: Path, says: str, change: Callable[[dict[str, bytes]], None]
) -> None:
    file = made(bureau)
    bureau.app.close()
    changed = repacked(file, change)
    around = tmp_path.parents[1]
    before = sorted(around.rglob("*"))
    with pytest.raises(BackupRefused, match=says):
        backup.put_back(bureau.settings, changed, BACK)
    assert sorted(around.rglob("*")) == before


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_a_link_or_a_device_in_the_archive_is_refused(bureau: Bureau, kind: bytes) -> None:
    file = made(bureau)
    bureau.app.close()
    with pytest.raises(BackupRefused, match="does not name, or names otherwise"):
        backup.put_back(bureau.settings, repacked(file, lambda parts: None, kind=kind, link="/etc/passwd"), BACK)


def test_half_an_archive_and_something_else_are_refused(bureau: Bureau, tmp_path: Path) -> None:
    file = made(bureau)
    bureau.app.close()
    whole = file.read_bytes()
    for number, content in enumerate(
        (whole[: len(whole) // 2], whole[:40], b"", b"PK\x03\x04 geen backup", whole[: len(whole) * 9 // 10])
    ):
        broken = tmp_path / f"{number}.broken"
        broken.write_bytes(content)
        with pytest.raises(BackupRefused, match="is damaged or incomplete, or is no backup"):
            backup.put_back(bureau.settings, broken, BACK)
    with pytest.raises(BackupRefused, match="weg cannot be read or unpacked: No such file or directory"):
        backup.put_back(bureau.settings, tmp_path / "weg", BACK)


def test_a_backup_of_a_later_version_is_refused_with_its_version(bureau: Bureau, tmp_path: Path) -> None:
    with bureau.app.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    file = made(bureau)
    lose(bureau)
    with pytest.raises(BackupRefused, match=r"newer than this one: install that"):
        backup.put_back(bureau.settings, file, BACK)
    assert not (tmp_path / "bot.db").exists()


def test_a_backup_of_an_earlier_version_comes_to_this_one(tmp_path: Path, settings_for: Callable[..., config.Settings]) -> None:
    from edge.test_migrations import build, lost

    settings = settings_for(1, 1, ids=("werkpro",))
    build(settings.database, "0004")
    file = tmp_path / "b.tar.gz"
    backup.make(settings, tmp_path / "config.toml", file, MADE)
    (tmp_path / "bot.db").unlink()
    backup.put_back(settings, file, BACK)
    store = Store(settings.database)
    with store.engine.connect() as connection:
        assert engine.revision_of(connection) == engine.revisions()[-1]
        assert lost(connection, "0004") == []
    store.close()


def test_of_a_server_pg_dump_makes_the_backup(settings_for: Callable[..., config.Settings], tmp_path: Path) -> None:
    settings = settings_for(1, 1, ids=("werkpro",), database="postgresql+psycopg://bot:geheim@db.example/bot")
    for attempt in (
        lambda: backup.make(settings, tmp_path / "config.toml", tmp_path / "b", MADE),
        lambda: backup.put_back(settings, tmp_path / "b", BACK),
    ):
        with pytest.raises(BackupRefused, match="pg_dump") as caught:
            attempt()
        assert "geheim" not in str(caught.value)


def test_the_commands_say_what_they_did_and_a_snapshot_can_be_held_too(bureau: Bureau, tmp_path: Path) -> None:
    run = lambda *words: CliRunner().invoke(cli.app, [*words, "--config", str(tmp_path / "config.toml")])  # noqa: E731
    assert "database, secret, config" in run("backup", str(tmp_path / "b.tar.gz")).stdout
    bureau.app.close()
    done = run("restore", str(tmp_path / "b.tar.gz"))
    assert (done.exit_code, "no letter leaves until" in done.stdout) == (0, True)
    assert isinstance(run("restore", "--go").exception, BackupRefused)
    assert "letters wait" in run("restore", "--hold").stdout
    assert "no letter leaves" in run("check").stdout
    assert run("restore").exception is not None
    bureau.start(BACK)
