"""Silence raises an alarm: gathers the facts each minute, and tells the operator what is wrong, once, and once that it is over.

The mail goes by the SMTP server of an organisation whose letters leave. Where none does, or no operator is configured, the alarm
stands in the log and in the file `klachtenbot.alarm` beside the database until it is over or told. The mail goes before it is
recorded: after a crash in between it comes twice, which harms less than never.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.adapters import case_rows, watch_rows
from bot.adapters.certificate import certificate_until
from bot.adapters.smtp import SendResult, send_all
from bot.adapters.store import Store
from bot.config import Organisation, Settings
from bot.desk import Desk
from bot.discreet import origin
from bot.domain.regulation import load_versions
from bot.domain.tokens import OWN_ID
from bot.domain.watch import (
    DISTRUST,
    FAILING,
    MACHINE,
    MOVED,
    Counts,
    Machine,
    Round,
    Standing,
    Trouble,
    Work,
    Wrong,
    find_wrong,
    one_round,
    told,
)
from bot.domain.watch_words import body, subject
from bot.domain.workdays import AMSTERDAM
from bot.errors import KlachtenbotError, MailboxUnreachable, TlsRefused
from bot.mail.compose import compose
from bot.mail.message import Address
from bot.private import write_private

log = logging.getLogger(__name__)

FILE = "klachtenbot.alarm"
CERTIFICATES_EVERY, BAD_CERTIFICATES_EVERY = timedelta(days=1), timedelta(hours=1)


class Watch:
    """Looks once a round. Without desks it only tells how everything stands, from the database alone."""

    def __init__(self, settings: Settings, store: Store, desks: Sequence[Desk], clock: Callable[[], datetime]) -> None:
        self._settings, self._store, self._desks, self._clock = settings, store, desks, clock
        self._patience = settings.watch.patience()
        if desks:  # what only looks cannot know that a service is about to read
            self._patience = replace(self._patience, unread=self._patience.silence)
        self._begun_at: datetime | None = None
        self._moved: tuple[datetime, int] | None = None  # as Machine has it
        self._works: tuple[Work, ...] = ()  # as last read: they go on while the database is away
        self._troubles: tuple[Trouble, ...] = ()
        self._kept = True  # the database has `_troubles`
        self._file = alarm_file(settings)

    def begin(self) -> None:
        """The service starts: that nothing was read before now is no silence."""
        self._begun_at = self._clock()

    def clock_moved(self, by: timedelta) -> None:
        """The clock of the machine was moved by so much while the service ran."""
        self._moved = (self._clock(), round(abs(by).total_seconds() / 60))
        log.error("the clock of this machine was moved", extra={"seconds": round(by.total_seconds())})

    def trusts_the_clock(self) -> bool:
        """False for a day after it was moved."""
        return self._moved is None or abs(self._clock() - self._moved[0]) >= DISTRUST

    def look(self) -> None:
        """One round: find what is wrong, tell what is new, and remember it. Never raises for a server or the database."""
        now = self._clock()
        wrong = self._wrong(now, database_works=self._read(now))
        found = one_round(self._troubles, wrong, now)
        for each in found.begun:
            log.error("alarm: %s", each.code, extra=_facts(each))
        for each in found.ended:
            log.info("alarm over: %s", each.code, extra=_facts(each))
        troubles = found.troubles
        if found.news or found.over:
            if self._mail(found, now):
                troubles = told(found, now)
            elif found.begun:
                log.error("the operator got no mail; the file %s stands beside the database", FILE)
        self._keep(troubles)
        self._show(troubles)
        self._look_at_certificates(now)

    def standing(self) -> Standing:
        """How everything stands now. Tells nobody. While the database cannot be used, what was last known."""
        now = self._clock()
        counts: dict[str, Counts] = {}
        try:
            with self._store.transaction() as unit:
                known = watch_rows.troubles(unit.connection)
                works = self._works_in(unit.connection, known, now)
                for work in works:
                    counts[work.organisation] = watch_rows.counts_of(unit.connection, work.organisation, now)
        except SQLAlchemyError:
            works, known = self._works, self._troubles
        failed = len(counts) < len(self._settings.organisations)
        said = next(((each.since, each.count) for each in known if each.code == MOVED and each.is_now), None)
        moved = self._moved if self._desks else said  # another process has it from the service that runs
        wrong = find_wrong(works, Machine(*self._disk(), failed, moved), self._patience, now)
        return Standing(now, works, counts, one_round(known, wrong, now).alarms)

    # --- facts

    def _read(self, now: datetime) -> bool:
        """Read how everything stands, and write what the desks met. Whether the database could be used."""
        try:
            with self._store.transaction() as unit:
                self._record_servers(unit.connection, now)
                known = watch_rows.troubles(unit.connection)
                self._works = self._works_in(unit.connection, known, now)
            if self._kept:
                self._troubles = known
            else:  # what the database missed goes before what it has
                self._troubles = tuple({each.key: each for each in (*known, *self._troubles)}.values())
        except SQLAlchemyError:
            return False
        return True

    def _wrong(self, now: datetime, database_works: bool) -> tuple[Wrong, ...]:
        machine = Machine(*self._disk(), not database_works, self._moved)
        return find_wrong(self._works, machine, self._patience, now)

    def _works_in(self, connection: Connection, known: Sequence[Trouble], now: datetime) -> tuple[Work, ...]:
        tokens = {desk.organisation.id: desk.tokens for desk in self._desks}
        broken = {desk.organisation.id: desk.failing for desk in self._desks} or {  # another process has it from the service
            each.organisation: each.count for each in known if each.code == FAILING and each.is_now
        }
        works, versions = [], load_versions(self._settings.regulations)
        for organisation in self._settings.organisations:
            work = watch_rows.work_of(connection, organisation.id, now)
            was_silent = any(each.is_now and each.key == (organisation.id, "mailbox-silent") for each in known)
            begun_at = None if was_silent else self._begun_at  # a restart does not end a silence
            held, failing = tokens.get(organisation.id), broken.get(organisation.id, 0)
            works.append(
                replace(
                    work,
                    begun_at=max(filter(None, (work.begun_at, begun_at)), default=None),
                    token_until=held.running_out(now) if held is not None else None,
                    secret_until=_secret_until(organisation),
                    failing=failing,
                    unruled=sum(
                        each for pin, (_, each) in case_rows.pins(connection, organisation.id).items() if pin not in versions
                    ),
                )
            )
        return tuple(works)

    def _record_servers(self, connection: Connection, now: datetime) -> None:
        for desk in self._desks:
            before = {each.name: each.problem for each in watch_rows.servers_of(connection, desk.organisation.id)}
            for name, problem in list(desk.met.items()):
                if before.get(name) != problem:
                    watch_rows.set_server(connection, desk.organisation.id, name, problem=problem, since=now if problem else None)

    def _disk(self) -> tuple[int | None, int | None]:
        """Free and all bytes of the disk with the database; unknown where that is a server."""
        if make_url(self._settings.database).get_backend_name() != "sqlite":
            return None, None
        try:
            usage = shutil.disk_usage(self._file.parent)
        except OSError:
            return None, None
        return usage.free, usage.total

    def _look_at_certificates(self, now: datetime) -> None:
        """Once a day and server; once an hour where the last look was bad. One that cannot be reached is met in other ways."""
        with suppress(SQLAlchemyError):
            for desk, name in list(self._certificates_due(now)):
                server = desk.organisation.mailbox if name == "imap" else desk.organisation.smtp
                values = {"certificate_at": now}
                try:
                    if (until := certificate_until(server)) is not None:
                        values["certificate_until"] = until
                    if desk.met.get(name) == "tls-refused":
                        desk.worked(name)
                except TlsRefused as problem:
                    desk.failed(name, problem)
                except MailboxUnreachable:
                    log.info(
                        "the certificate could not be looked at", extra={"organisation": desk.organisation.id, "server": name}
                    )
                with self._store.transaction() as unit:
                    watch_rows.set_server(unit.connection, desk.organisation.id, name, **values)

    def _certificates_due(self, now: datetime) -> Iterator[tuple[Desk, str]]:
        with self._store.transaction() as unit:
            seen = watch_rows.certificates_seen(unit.connection)
        for desk in self._desks:
            for name, server in (("imap", desk.organisation.mailbox), ("smtp", desk.organisation.smtp)):
                looked_at, until = seen.get((desk.organisation.id, name), (None, None))
                is_bad = desk.met.get(name) == "tls-refused" or (until is not None and until - now < self._patience.ahead)
                pause = BAD_CERTIFICATES_EVERY if is_bad else CERTIFICATES_EVERY
                if server.tls != "none" and (looked_at is None or not timedelta(0) <= now - looked_at < pause):
                    yield desk, name

    # --- telling

    def _mail(self, found: Round, now: datetime) -> bool:
        """Tell the operator by the first server that takes the mail. False when none did, or there is no operator."""
        if self._settings.operator is None:
            return False
        silent = {each.organisation for each in found.alarms if each.code == "letters-silent"}
        ready = [desk for desk in self._desks if desk.may_try("smtp")]
        ready.sort(key=lambda desk: (bool(desk.met.get("smtp")), desk.organisation.id in silent))
        return any(self._mail_by(desk, found, now) for desk in ready)

    def _mail_by(self, desk: Desk, found: Round, now: datetime) -> bool:
        sender, operator = desk.office.bureau.sender, self._settings.operator or ""
        seed = f"{now.isoformat()} {[each.key for each in (*found.news, *found.over)]}"
        name = f"{OWN_ID}alarm.{hashlib.sha256(seed.encode()).hexdigest()[:32]}"
        raw = compose(
            sender=sender,
            recipient=Address("", operator),
            subject=subject(found.news, found.over),
            text=body(found.news, found.over, now),
            html="",
            message_id=f"<{name}@{sender.email.rpartition('@')[2]}>",
            date=now,
            auto_submitted="auto-generated",
        )
        results: list[SendResult] = []
        try:
            letter = (sender.email, (operator,), raw)
            send_all(desk.organisation.smtp, [letter], on_result=lambda _, result: results.append(result), tokens=desk.tokens)
        except KlachtenbotError as problem:
            desk.failed("smtp", problem)
            return False
        status = results[0].status if results else "retry"
        if status == "sent":
            desk.worked("smtp")
        log.info("mail to the operator: %s", status, extra={"organisation": desk.organisation.id})
        return status in ("sent", "uncertain")  # uncertain: rather not twice

    def _keep(self, troubles: tuple[Trouble, ...]) -> None:
        if self._kept and troubles == self._troubles:
            return
        self._troubles, self._kept = troubles, False
        try:
            with self._store.transaction() as unit:
                watch_rows.keep_troubles(unit.connection, troubles)
            self._kept = True
        except SQLAlchemyError as problem:
            log.warning("the alarms could not be kept: %s", origin(problem))

    def _show(self, troubles: tuple[Trouble, ...]) -> None:
        """The file names each alarm that no mail told of; without any it goes."""
        untold = [each for each in troubles if each.is_now and not each.told_this_time]
        try:
            if untold:
                lines = (
                    f"{each.since.astimezone(AMSTERDAM):%Y-%m-%dT%H:%M%z} {each.code} {each.organisation}" for each in untold
                )
                write_private(self._file, "".join(f"{line.rstrip()}\n" for line in lines))
            else:
                self._file.unlink(missing_ok=True)
        except OSError as problem:
            log.error("the file %s cannot be written: %s", FILE, type(problem).__name__)


def alarm_file(settings: Settings) -> Path:
    """Beside the database; beside config.toml when that is a server or in memory."""
    url = make_url(settings.database)
    file = url.database if url.get_backend_name() == "sqlite" and url.database != ":memory:" else None
    return (Path(file).parent if file else settings.folder) / FILE


def _secret_until(organisation: Organisation) -> datetime | None:
    day = organisation.oauth.secret_expires if organisation.oauth is not None else None
    return None if day is None else datetime.combine(day, time(), AMSTERDAM)


def _facts(each: Trouble) -> dict[str, object]:
    since = each.since.isoformat(timespec="seconds")
    return {"organisation": each.organisation or MACHINE, "code": each.code, "since": since, "count": each.count}
