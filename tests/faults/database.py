"""What locks, disks and database servers do while a mail is taken in, and what becomes of it: a table of docs/reliability.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`waits`: the mail is taken in all the same. Else nothing of it is, and the next poll reads it."""

    what: str
    backend: str
    waits: bool = False
    alarm: str = ""


SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
BUSY, LOW = "database-busy", "disk-low"
FAULTS = (
    Fault("another process holds the database for half a second", SQLITE, waits=True),
    Fault("another process holds it longer than the 30 seconds we wait", SQLITE, alarm=BUSY),
    Fault("the disk is full", SQLITE, alarm=LOW),
    Fault("the disk is full at the commit", SQLITE, alarm=LOW),
    Fault("the server restarts between two transactions", POSTGRESQL, waits=True),
    Fault("the server restarts within a transaction", POSTGRESQL),
    Fault("the connection is ended within a transaction (`pg_terminate_backend`)", POSTGRESQL),
    Fault("the server is away", POSTGRESQL, alarm=BUSY),
)
TAKEN_IN = "taken in, once"
LEFT = "nothing is written, not even the number of its case; it waits in the mailbox, and the next poll reads it"
HEARS = {
    "": "a line in the log",
    BUSY: "a line in the log; the alarm `database-busy` within a minute, while it lasts",
    LOW: "the alarm `disk-low`, before it is full; a line in the log",
}


def table() -> str:
    """The faults as a table in Markdown."""
    rows = [f"| {each.backend} | {each.what} | {TAKEN_IN if each.waits else LEFT} | {_heard(each)} |" for each in FAULTS]
    return "\n".join(["| database | fault | the mail | the operator hears |", "|---|---|---|---|", *rows]) + "\n"


def _heard(fault: Fault) -> str:
    return "nothing" if fault.waits else HEARS[fault.alarm]
