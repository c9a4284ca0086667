"""Counts what became of every mail and every letter, from the database and from the mailboxes of everybody concerned."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from typing import Any

from faults.bureau import Bureau
from imapclient import IMAPClient
from servers import HOST, PASSWORD


@dataclass(frozen=True)
class Count:
    """`lost` and `double` are mails as well as letters; `wrong` has a line for each thing that is not as it was promised."""

    mails: int
    cases: int
    confirmations: int
    letters: int
    lost: int
    double: int
    wrong: tuple[str, ...]
    asked: int = 0  # letters about which staff were told that it is not known whether they went


def rows(bureau: Bureau, query: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(bureau.database, timeout=60)) as connection:
        return connection.execute(query, values).fetchall()


def ledger(bureau: Bureau) -> int:
    """How many mails the ledger has; none before there are tables."""
    there = rows(bureau, "SELECT name FROM sqlite_master WHERE name = 'mail'")
    return int(rows(bureau, "SELECT count(*) FROM mail")[0][0]) if there else 0


def unsettled(bureau: Bureau) -> int:
    """What the service still has to do now: letters that are due or in doubt, and copies that did not come back."""
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
    busy = "state = 'sending' OR (state = 'queued' AND next_attempt_at <= ?)"
    due = rows(bureau, f"SELECT count(*) FROM letter WHERE {busy}", now)[0][0] + len(doubted(bureau)) - len(told_of(bureau))
    sent = rows(bureau, "SELECT count(*) FROM letter WHERE state = 'sent'")[0][0]
    copies = rows(bureau, "SELECT count(*) FROM mail WHERE disposition = 'own'")[0][0] if bureau.copy_to == "bcc" else sent
    read = rows(bureau, "SELECT count(*) FROM mail WHERE disposition <> 'own'")[0][0]
    return int(due + abs(sent - copies) + abs(bureau.people.count() - read))


def doubted(bureau: Bureau) -> set[str]:
    """The Message-IDs of letters that are uncertain. Not the notices themselves: of these no second one is written."""
    found = rows(bureau, "SELECT message_id FROM letter WHERE state = 'uncertain' AND kind <> 'melding-directie'")
    return {row[0] for row in found}


def told_of(bureau: Bureau) -> set[str]:
    """Those of them about which staff were told, which is right only where the bot makes the copy itself."""
    if bureau.copy_to != "sent":
        return set()
    doubt = "SELECT id, message_id FROM letter WHERE state = 'uncertain' AND kind <> 'melding-directie'"
    keys = [row[0] for row in rows(bureau, "SELECT key FROM letter WHERE kind = 'melding-directie'")]
    return {row[1] for row in rows(bureau, doubt) if any(f":onzeker:brief-{row[0]}:" in key for key in keys)}


def in_mailbox(port: int, user: str) -> list[Any]:
    """The mails of a user, without a flag being set."""
    with IMAPClient(HOST, port, ssl=False, timeout=60) as client:
        client.login(user, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        found = client.fetch(client.search(), ["BODY.PEEK[HEADER]"])
        return [(uid, message_from_bytes(found[uid][b"BODY[HEADER]"])) for uid in sorted(found)]


def count(bureau: Bureau, port: int) -> Count:
    """`port` is Dovecot's own, not a proxy's."""
    letters = rows(bureau, "SELECT message_id, recipient, kind, state, case_id, next_attempt_at, key FROM letter")
    boxes = {user: Counter(mail["Message-ID"] for _, mail in in_mailbox(port, user)) for user in {row[1] for row in letters}}
    found = dispositions(bureau)
    people = bureau.people
    open_ones = told_of(bureau)  # a person decides: they may have arrived or not
    written = [*people.complaints, *people.answers, *people.office]
    lost, double = sum(not found.get(each) for each in written), sum(len(found.get(each, ())) > 1 for each in written)
    wrong = list(_of_mails(bureau, port))
    for message_id, recipient, kind, state, _, _, key in letters:
        there, due = boxes[recipient][message_id], 1 if state == "sent" else 0
        if message_id in open_ones or (bureau.copy_to == "sent" and state == "uncertain" and kind == "melding-directie"):
            due = min(there, 1)
        lost, double = lost + (there < due), double + (there > due)
        if there != due:
            wrong.append(f"{kind} {key}, {state}: {there} times in the mailbox of its reader")
    known = {row[0] for row in letters}
    for user, box in boxes.items():
        wrong += [f"{user} has a mail that is no letter of ours" for message_id in box if message_id not in known]
    confirmed = Counter(row[1] for row in letters if row[2] == "ontvangstbevestiging")
    confirmations = 0
    for client in bureau.people.complaints.values():
        in_box = sum(
            boxes.get(client, Counter())[row[0]] for row in letters if (row[1], row[2]) == (client, "ontvangstbevestiging")
        )
        confirmations += in_box
        if any(row[0] in open_ones for row in letters if (row[1], row[2]) == (client, "ontvangstbevestiging")):
            continue
        if (in_box, confirmed[client]) != (1, 1):
            wrong.append(f"{client} has {in_box} confirmations, {confirmed[client]} were written")
    for stranger in bureau.people.office.values():
        if stranger in boxes:
            wrong.append(f"{stranger} got an answer to office mail")
    cases = rows(bureau, 'SELECT count(*) FROM "case"')[0][0]
    return Count(
        bureau.people.count(), cases, confirmations, len(letters), lost, double, (*wrong, *_of_cases(bureau)), len(open_ones)
    )


def dispositions(bureau: Bureau) -> dict[str, list[str]]:
    """How each mail ended, by its Message-ID; more than one word for a mail is one too many."""
    found: dict[str, list[str]] = {}
    for message_id, disposition in rows(bureau, "SELECT message_id, disposition FROM mail"):
        found.setdefault(message_id, []).append(disposition)
    return found


def _of_mails(bureau: Bureau, port: int) -> Iterator[str]:
    """Every mail of the box has one row, and the row says what had to be done."""
    ledger = rows(bureau, "SELECT uid, message_id, disposition FROM mail ORDER BY uid")
    box = [uid for uid, _ in in_mailbox(port, bureau.box)]
    if sorted(row[0] for row in ledger) != box:
        yield f"the box has {len(box)} mails, the ledger {len(ledger)} rows"
    people, known = bureau.people, dispositions(bureau)
    for message_ids, expected in ((people.complaints, ("opened",)), (people.answers, ("commanded",)), (people.office, LEFT)):
        for message_id in message_ids:
            found = known.get(message_id, [])
            if len(found) != 1 or found[0] not in expected:
                yield f"{message_id} ended as {found}"
    if (twice := sum(row[2] == "duplicate" for row in ledger)) != people.twice:
        yield f"{people.twice} mails were delivered twice, {twice} are duplicates in the ledger"


LEFT = ("left", "automatic")


def _of_cases(bureau: Bureau) -> Iterator[str]:
    found = rows(bureau, 'SELECT id, number, complainant FROM "case" ORDER BY number')
    clients = Counter(row[2] for row in found)
    for client in bureau.people.complaints.values():
        if clients[client] != 1:
            yield f"{client} has {clients[client]} cases"
    numbers = [int(row[1].partition("-")[2]) for row in found if row[1]]
    if numbers != list(range(1, len(bureau.people.complaints) + 1)):
        yield f"numbers have gaps or doubles: {numbers}"
    events = Counter(rows(bureau, "SELECT case_id, kind FROM case_event"))
    open_ones = told_of(bureau)
    of_letters = rows(bureau, "SELECT case_id, message_id FROM letter WHERE kind = 'ontvangstbevestiging'")
    unconfirmed = {row[0] for row in of_letters if row[1] in open_ones}
    for case, number, _ in found:
        for kind in ("received", "confirmed", *(["handler_assigned"] if case in bureau.people.answers.values() else [])):
            if events[case, kind] != 1 and not (kind == "confirmed" and case in unconfirmed):
                yield f"case {number} has {events[case, kind]} times {kind}"
    if (state := rows(bureau, "PRAGMA integrity_check")[0][0]) != "ok":
        yield f"the database is damaged: {state}"
