"""The only place that builds objects, reads the clock and starts the service."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial

from spacy.language import Language
from sqlalchemy.exc import DBAPIError

from bot import models, outbox, rounds
from bot.adapters.documents.reader import Documents
from bot.adapters.imap import backoff
from bot.adapters.monitor import monitored
from bot.adapters.render import Renderer
from bot.adapters.schedule import Schedule
from bot.adapters.secret import letter_secret
from bot.adapters.smtp import SendResult, send_all
from bot.adapters.store import AWAY, Store
from bot.casework import Office
from bot.config import Organisation, Settings
from bot.desk import REFUSED_SECONDS, Desk
from bot.discreet import trouble
from bot.domain.bureau import Bureau
from bot.domain.enclosed import with_documents
from bot.domain.entry import original_of
from bot.domain.reading import Reading
from bot.domain.tokens import OWN_ID
from bot.domain.workdays import AMSTERDAM
from bot.errors import KlachtenbotError, LoginRefused
from bot.intake import Understood, again
from bot.logins import warn_of_clear_text
from bot.mail.enclosures import wanted
from bot.mail.message import Attachment, Document, Message, Screen
from bot.mail.parse import parse
from bot.mail.screen import screen
from bot.offices import make_office
from bot.poll import open_cursor, poll
from bot.watch import Watch
from classifiers import pipeline

log = logging.getLogger(__name__)

SEND_SECONDS = 5
ROUNDS_SECONDS = 60

Clock = Callable[[], datetime]
Open = Callable[[Sequence[Attachment]], tuple[Document, ...]]


def system_clock() -> datetime:
    """Now, aware, in Amsterdam."""
    return datetime.now(AMSTERDAM)


def _addresses_of(organisation: Organisation) -> tuple[str, ...]:
    user = organisation.mailbox.user.lower()
    return (user,) if "@" in user else ()


class Understanding:
    """Screens and reads the mail of one organisation. The language pipeline is shared and not thread-safe, hence the lock."""

    def __init__(
        self,
        nlp: Language,
        bureau: Bureau,
        lock: threading.Lock,
        own_addresses: Iterable[str] = (),
        documents: Open | None = None,
    ) -> None:
        self._nlp, self._bureau, self._lock = nlp, bureau, lock
        self._documents = documents or Documents()
        self._own = frozenset({bureau.sender.email, *own_addresses})

    def __call__(self, message: Message, received: datetime) -> Understood:
        verdict, reasons = screen(
            message, own_ids=lambda message_id: message_id.startswith(f"<{OWN_ID}"), own_addresses=self._own
        )
        if verdict is not Screen.HUMAN:
            return Understood(message, verdict, reasons, None)
        message = replace(message, documents=self._documents(wanted(message)))
        colleague = message.sender is not None and self._bureau.person(message.sender.email) is not None
        original = original_of(message, self._bureau) if colleague else None
        if original is not None:  # a client's mail that a colleague passes on is read as the client's, from its own day
            day = original.date if original.date is not None and original.date < received else received
            reading = self._read(original.text, original.subject, original.sender.name, day)
            if reading.decision != "leave":
                reading = with_documents(replace(reading, decision="ask"), message.documents)
                return Understood(message, verdict, reasons, reading)
        name = message.sender.name if message.sender else ""
        quoted = message.passed_on if message.words else ""
        reading = self._read(message.words or message.passed_on, message.subject, name, received, quoted)
        return Understood(message, verdict, reasons, with_documents(reading, message.documents))

    def _read(self, text: str, subject: str, sender: str, received: datetime, quoted: str = "") -> Reading:
        with self._lock:
            return pipeline.read(
                self._nlp,
                text,
                subject=subject,
                sender_name=sender,
                roster=self._bureau.roster,
                received=received.astimezone(AMSTERDAM),
                act_from=self._bureau.act_from,
                ask_from=self._bureau.ask_from,
                quoted=quoted,
            )


class App:
    """The whole service over one configuration. Every method may run at any time, twice, and after a crash."""

    def __init__(self, settings: Settings, clock: Clock = system_clock) -> None:
        self.settings, self.clock = settings, clock
        self.store = Store(settings.database)
        self.store.migrate()
        nlp, lock = models.load(settings.model), threading.Lock()
        self.documents = Documents()
        renderer, secret = Renderer(settings.templates), letter_secret(settings)
        self.desks = []
        for organisation in settings.organisations:
            warn_of_clear_text(organisation.id, organisation.mailbox, organisation.smtp)
            office = make_office(organisation, settings.regulations, renderer, secret)
            understanding = Understanding(nlp, office.bureau, lock, _addresses_of(organisation), self.documents)
            self.desks.append(Desk(organisation, office, understanding, clock))
            open_cursor(self.store, office, organisation.mailbox.folder, organisation.mailbox.start, clock())

        self.watch = Watch(settings, self.store, self.desks, clock)

    def recover(self) -> None:
        """What was being sent when the service stopped is uncertain. At the start only: a second process must not say so.

        And rules that changed while it was down change the terms of the cases that follow them.
        """
        outbox.recover(self.store, [desk.office for desk in self.desks], self.clock())
        for desk in self.desks:
            rounds.renew(self.store, desk.office, self.clock())

    def replay(self, organisation: str | None = None, mail_id: int | None = None) -> Iterator[tuple[str, int, str]]:
        """Quarantined mails read once more: the organisation, the row of the ledger, and how it ended now."""
        for desk in self.desks:
            if organisation not in (None, desk.organisation.id):
                continue
            with self.store.transaction() as unit:
                rows = [row.id for row in unit.quarantined(desk.organisation.id) if mail_id in (None, row.id)]
            for row in rows:
                try:
                    found = again(row, desk.office, self.store, desk.understand, self.clock()).value
                except Exception as failure:
                    found = f"fails still: {type(failure).__name__}"
                yield desk.organisation.id, row, found

    def once(self) -> None:
        """One pass of everything, as cron wants it."""
        self.recover()
        for desk in self.desks:
            self.poll(desk)
            self.rounds(desk)
            self.send(desk)
        self.watch.look()

    def poll(self, desk: Desk) -> None:
        """Read the mailbox, and settle by what stands there which letters went. Trouble is remembered for `check`."""
        if not desk.may_try("imap"):
            return
        with desk.mail_lock:
            try:
                begun = self.clock()
                poll(desk.mailbox, desk.office, self.store, desk.understand, self.clock)
                outbox.look_up(self.store, desk.office, desk.has_copy, begun, self.clock())
                desk.worked("imap")
            except (KlachtenbotError, DBAPIError) as problem:
                desk.mailbox.close()
                desk.failed("imap", problem)
                self._remember(desk, problem)

    def _remember(self, desk: Desk, problem: Exception) -> None:
        if isinstance(problem, KlachtenbotError):
            with suppress(DBAPIError), self.store.transaction() as unit:
                unit.set_cursor(desk.organisation.id, desk.organisation.mailbox.folder, trouble=trouble(problem)[:500])

    def send(self, desk: Desk) -> None:
        """Send what is due over one connection. Each letter is claimed when its turn comes: a crash leaves one in doubt."""
        smtp = desk.organisation.smtp
        if not desk.may_try("smtp"):
            return
        with desk.send_lock:
            try:
                self._settle(desk, SendResult("uncertain", None, "broke off"))  # what the database did not take last time
                try:
                    send_all(smtp, self._letters(desk), partial(self._on_result, desk), tokens=desk.tokens)
                except KlachtenbotError as problem:
                    self._settle(desk, trouble(problem)[:500])
                    raise
            except (KlachtenbotError, DBAPIError) as problem:
                desk.failed("smtp", problem)

    def _letters(self, desk: Desk) -> Iterator[tuple[str, Sequence[str], bytes]]:
        bcc = desk.organisation.smtp.copy_to == "bcc"
        while claimed := outbox.claim(self.store, desk.office, self.clock(), bcc=bcc, most=1):
            desk.offered = (claimed[0], None)
            yield claimed[0].sender, claimed[0].recipients, claimed[0].raw

    def _on_result(self, desk: Desk, _: int, result: SendResult) -> None:
        if result.code is not None:
            desk.worked("smtp")
        self._settle(desk, result)

    def _settle(self, desk: Desk, end: SendResult | str) -> None:
        """Record how the letter that was claimed last ended, once; a word says why it was not offered at all."""
        if desk.offered is None:
            return
        envelope, known = desk.offered
        end = known or end
        desk.offered = (envelope, end)
        if isinstance(end, str):
            outbox.release(self.store, envelope, end, self.clock())
        else:
            outbox.settle(self.store, desk.office, envelope, end, self.clock())
        desk.offered = None
        if isinstance(end, SendResult) and end.status == "sent" and desk.organisation.smtp.copy_to == "sent":
            self._keep_copy(desk, envelope)

    def _keep_copy(self, desk: Desk, envelope: outbox.Envelope) -> None:
        try:
            with desk.open_mailbox() as mailbox:
                mailbox.append(desk.organisation.smtp.sent_folder, envelope.raw, (b"\\Seen",), self.clock())
        except KlachtenbotError as problem:
            log.warning("no copy in the sent folder: %s", trouble(problem), extra={"organisation": desk.organisation.id})

    def rounds(self, desk: Desk) -> None:
        """Reminders, escalations, digest and reports that are due, and what is to be forgotten. One that fails stops no other."""
        failed = 0
        parts: dict[str, Callable[[Store, Office, datetime], object]] = {
            "reminders": rounds.remind,
            "digest": rounds.digest,
            "reports": rounds.report,
            "retention": partial(self._forget, desk),
        }
        for name, part in parts.items():
            try:
                part(self.store, desk.office, self.clock())
            except AWAY:
                raise
            except Exception:
                failed += 1
                log.exception("a part of the round failed: %s", name, extra={"organisation": desk.organisation.id})
        desk.failing = failed

    def _forget(self, desk: Desk, store: Store, office: Office, now: datetime) -> None:
        if self.watch.trusts_the_clock():  # what was erased does not come back
            desk.forgot_on = rounds.forget(store, office, now, desk.forgot_on)

    def run(self, stop: threading.Event) -> None:
        """The service, until `stop` is set: the scheduler ticks, and a watcher a mailbox wakes the poll when mail arrives."""
        self.recover()
        self.watch.begin()
        with monitored(self.settings.watch, self.watch.standing):
            self._serve(stop)
        self.close()

    def _serve(self, stop: threading.Event) -> None:
        schedule, watchers = Schedule(system_clock), []
        for desk in self.desks:
            name, seconds = desk.organisation.id, desk.organisation.mailbox.poll_seconds
            schedule.every(seconds, partial(self._poll_and_send, desk), f"poll {name}", now=True)
            schedule.every(SEND_SECONDS, partial(self.send, desk), f"send {name}")
            schedule.every(ROUNDS_SECONDS, partial(self.rounds, desk), f"rounds {name}", now=True)
            if desk.organisation.mailbox.idle:
                watchers.append(threading.Thread(target=self._watch, args=(desk, stop), name=f"idle {name}", daemon=True))
        schedule.every(ROUNDS_SECONDS, self.watch.look, "watch")
        for watcher in watchers:
            watcher.start()
        schedule.run(stop, self.watch.clock_moved)
        for watcher in watchers:
            watcher.join(timeout=5)

    def _poll_and_send(self, desk: Desk) -> None:
        self.poll(desk)
        self.send(desk)

    def _watch(self, desk: Desk, stop: threading.Event) -> None:
        """IDLE on a connection of its own; the poll stays the fallback when IDLE dies silently or is not offered."""
        failures = 0
        while not stop.is_set():
            try:
                with desk.open_mailbox() as mailbox:
                    if not mailbox.supports_idle():
                        return
                    self._poll_and_send(desk)  # what came while no connection was watching
                    while not stop.is_set():
                        failures = 0
                        if mailbox.idle_wait(desk.organisation.mailbox.poll_seconds, stop.is_set):
                            self._poll_and_send(desk)
            except LoginRefused:
                stop.wait(REFUSED_SECONDS)
            except (KlachtenbotError, DBAPIError):
                failures += 1
                stop.wait(backoff(failures, random.random()))  # noqa: S311

    def close(self) -> None:
        """Let go of every connection."""
        for desk in self.desks:
            desk.mailbox.close()
        self.documents.close()
        self.store.close()


def read_file(
    raw: bytes, understanding: Understanding, received: datetime | None, clock: Clock = system_clock
) -> tuple[Understood, datetime]:
    """What is made of one mail outside any mailbox, and the moment it counts as received."""
    message = parse(raw)
    moment = received or message.received or message.date or clock()
    return understanding(message, moment), moment
