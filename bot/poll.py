"""One look into one mailbox: what is new goes to the intake, and the cursor moves with each mail that was committed.

The ledger, never the \\\\Seen flag, says what was read: people work in the same mailbox.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.adapters.imap import Mailbox
from bot.adapters.ledger import unknown_to_ledger
from bot.adapters.store import Store
from bot.casework import Office
from bot.intake import Arrival, Understand, receive

log = logging.getLogger(__name__)

COUNT_EVERY = timedelta(hours=1)

Clock = Callable[[], datetime]


def open_cursor(store: Store, office: Office, folder: str, start: datetime | None, now: datetime) -> None:
    """Remember from when on this mailbox is read, at the first start: years of old mail are not answered."""
    with store.transaction() as unit:
        if unit.cursor(office.bureau.id, folder) is None:
            unit.set_cursor(office.bureau.id, folder, uidvalidity=0, last_uid=0, created_at=now, start_at=start or now)


def poll(mailbox: Mailbox, office: Office, store: Store, understand: Understand, clock: Clock) -> int:
    """Take in every new mail. How many there were. A changed UIDVALIDITY reads all of it again; the fingerprints stop doubles."""
    folder, organisation = mailbox.settings.folder, office.bureau.id
    state = mailbox.state()
    with store.transaction() as unit:
        cursor = unit.cursor(organisation, folder)
        if cursor is None:
            raise LookupError(f"the mailbox of {organisation} has no cursor")
        last = cursor.last_uid if cursor.uidvalidity == state.uidvalidity else 0
        if cursor.uidvalidity != state.uidvalidity:
            unit.set_cursor(organisation, folder, uidvalidity=state.uidvalidity, last_uid=0)

    def take_in(uids: Sequence[int]) -> list[int]:
        done: list[int] = []
        for mail in mailbox.fetch(uids):
            arrival = Arrival(folder, state.uidvalidity, mail.uid, mail.internaldate, mail.size, mail.raw, mail.header or b"")
            receive(arrival, office, store, understand, clock())
            done.append(mail.uid)
        return done

    uids = mailbox.uids_after(last, cursor.start_at)
    done, last = take_in(uids), max([last, *uids])
    with store.transaction() as unit:
        unit.set_cursor(organisation, folder, polled_at=clock(), trouble="", last_uid=last)
    if cursor.counted_at is None or clock() - cursor.counted_at >= COUNT_EVERY:
        done += _reconcile(mailbox, organisation, store, take_in, clock)
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
        unit.set_cursor(organisation, folder, unexplained=len(left), counted_at=clock(), last_uid=last)
    if missed:
        log.warning("mail in the box was not in the ledger", extra={"organisation": organisation, "unexplained": len(left)})
    return done
