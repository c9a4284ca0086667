"""One look into one mailbox: what is new goes to the intake, and the cursor moves with each mail that was committed.

The ledger, never the \\\\Seen flag, says what was read: people work in the same mailbox.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from bot.adapters.imap import Mailbox
from bot.adapters.store import Store
from bot.casework import Office
from bot.intake import Arrival, Understand, receive

log = logging.getLogger(__name__)

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
    uids = mailbox.uids_after(last, cursor.start_at)
    done: list[int] = []
    for mail in mailbox.fetch(uids):
        arrival = Arrival(folder, state.uidvalidity, mail.uid, mail.internaldate, mail.size, mail.raw, mail.header or b"")
        receive(arrival, office, store, understand, clock())
        done.append(mail.uid)
    with store.transaction() as unit:
        values = {"last_uid": max(uids)} if uids else {}
        unit.set_cursor(organisation, folder, polled_at=clock(), trouble="", **values)
    if mailbox.settings.keyword and done:
        mailbox.mark(done, mailbox.settings.keyword)
    return len(done)
