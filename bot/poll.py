"""One look into one mailbox: what is new goes to the intake, one sender after another, and the cursor follows.

The ledger, never the \\\\Seen flag, says what was read: people work in the same mailbox. The cursor only says up to where
nothing has to be looked for; above it the ledger tells what was read already.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from itertools import islice

from bot.adapters.imap import Mailbox
from bot.adapters.ledger import known_above, unknown_to_ledger
from bot.adapters.store import Store
from bot.casework import Office
from bot.domain.turns import Turns, sender_of
from bot.intake import Arrival, Understand, receive

log = logging.getLogger(__name__)

COUNT_EVERY = timedelta(hours=1)
AT_ONCE = 25  # mails read between two looks into the box: so many at most are read before a sender who comes new
MOST_KNOWN = 50_000  # mails of which the sender is known at a time; of more than these the newest wait for a place

Clock = Callable[[], datetime]


def open_cursor(store: Store, office: Office, folder: str, start: datetime | None, now: datetime) -> None:
    """Remember from when on this mailbox is read, at the first start: years of old mail are not answered."""
    with store.transaction() as unit:
        if unit.cursor(office.bureau.id, folder) is None:
            unit.set_cursor(office.bureau.id, folder, uidvalidity=0, last_uid=0, created_at=now, start_at=start or now)


def poll(mailbox: Mailbox, office: Office, store: Store, understand: Understand, clock: Clock) -> int:
    """Take in every new mail. How many there were. A changed UIDVALIDITY reads all of it again; the fingerprints stop doubles.

    1. Look which UIDs are new, and whose mails they are.
    2. Read a few of them, the senders in turn (`bot.domain.turns`): a crowd of one sender delays nobody else.
    3. Move the cursor to below the oldest mail that still waits. What was read above it is in the ledger, so that a crash
       in between costs nothing.
    4. Look again, also for what came meanwhile, until nothing is left.
    """
    folder, organisation = mailbox.settings.folder, office.bureau.id
    state = mailbox.state()
    with store.transaction() as unit:
        cursor = unit.cursor(organisation, folder)
        if cursor is None:
            raise LookupError(f"the mailbox of {organisation} has no cursor")
        last = cursor.last_uid if cursor.uidvalidity == state.uidvalidity else 0
        if cursor.uidvalidity != state.uidvalidity:
            unit.set_cursor(organisation, folder, uidvalidity=state.uidvalidity, last_uid=0)
        read = known_above(unit.connection, organisation, folder, state.uidvalidity, last)

    def take_in(uids: Sequence[int]) -> list[int]:
        done: list[int] = []
        for mail in mailbox.fetch(uids):
            arrival = Arrival(folder, state.uidvalidity, mail.uid, mail.internaldate, mail.size, mail.raw, mail.header or b"")
            receive(arrival, office, store, understand, clock())
            done.append(mail.uid)
        return done

    queue, done = Queue(mailbox, cursor.start_at, last, read), 0
    while uids := queue.next():
        done += _finished(mailbox, take_in(uids))
        with store.transaction() as unit:
            unit.set_cursor(organisation, folder, polled_at=clock(), trouble="", last_uid=queue.done_up_to)
    with store.transaction() as unit:
        unit.set_cursor(organisation, folder, polled_at=clock(), trouble="", last_uid=queue.done_up_to)
    if cursor.counted_at is None or not timedelta(0) <= clock() - cursor.counted_at < COUNT_EVERY:
        done += _finished(mailbox, _reconcile(mailbox, organisation, store, take_in, clock))
    return done


class Queue:
    """The new mails of one look, with whose they are. Of `MOST_KNOWN` at a time: memory stays bounded, however many came."""

    def __init__(self, mailbox: Mailbox, start: datetime | None, last: int, read: Collection[int]) -> None:
        self._mailbox, self._start, self._read = mailbox, start, read
        self._seen = last  # the highest UID that was looked at
        self._new: deque[int] = deque()  # UIDs whose senders are not known yet, ascending
        self._waiting: dict[int, None] = {}  # ascending
        self._turns = Turns()

    @property
    def done_up_to(self) -> int:
        """The UID up to which nothing waits."""
        left = [*islice(self._waiting, 1), *islice(self._new, 1)]
        return min(left) - 1 if left else self._seen

    def next(self) -> list[int]:
        """The UIDs to read now, at most `AT_ONCE`; none when nothing is left in the box that is new."""
        self._look()
        taken = [uid for _ in range(AT_ONCE) if (uid := self._turns.take()) is not None]
        for uid in taken:
            del self._waiting[uid]
        return taken

    def _look(self) -> None:
        """What came since; and whose mails they are, oldest first."""
        self._mailbox.noop()  # a server may keep quiet in a SEARCH of what came since the last command
        found = self._mailbox.uids_after(self._seen, self._start)
        self._new.extend(uid for uid in found if uid not in self._read)
        self._seen = max([self._seen, *found])
        if room := [self._new.popleft() for _ in range(min(len(self._new), MOST_KNOWN - len(self._waiting)))]:
            senders = self._mailbox.senders(room)
            self._waiting |= dict.fromkeys(room)
            for uid in room:
                self._turns.add(uid, sender_of(senders.get(uid, "")))


def _finished(mailbox: Mailbox, done: list[int]) -> int:
    if mailbox.settings.keyword and done:
        mailbox.mark(done, mailbox.settings.keyword)
    return len(done)


def _reconcile(
    mailbox: Mailbox, organisation: str, store: Store, take_in: Callable[[Sequence[int]], list[int]], clock: Clock
) -> list[int]:
    """Compare the box with the ledger. A mail that the ledger does not know is read now; what stays unknown is counted.

    People move and delete mail, which is no loss: only a mail that stands in the box and has no row is unexplained.
    """
    folder = mailbox.settings.folder
    with store.transaction() as unit:
        cursor = unit.cursor(organisation, folder)
    if cursor is None:
        return []
    box, last = (organisation, folder, cursor.uidvalidity), cursor.last_uid
    present = mailbox.uids_up_to(last, cursor.start_at)
    with store.transaction() as unit:
        unknown = unknown_to_ledger(unit.connection, *box, present, last)
    missed = mailbox.received_since(unknown, cursor.start_at)
    done = take_in(missed)
    with store.transaction() as unit:
        left = [uid for uid in missed if not unit.mail_known(*box, uid)]
        unit.set_cursor(organisation, folder, unexplained=len(left), counted_at=clock())
    if missed:
        log.warning("mail in the box was not in the ledger", extra={"organisation": organisation, "unexplained": len(left)})
    return done
