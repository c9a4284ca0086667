"""The moments at which the service is killed, what then happens and what is guaranteed: the table of docs/reliability.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """`name` is what the harness kills at; `left` is what the test finds right after it; the other words are for the page."""

    name: str
    when: str
    left: str
    happens: str
    guaranteed: str


NO_TABLES, NO_ROW, A_ROW = "a database without tables", "no new row in the ledger", "one new row in the ledger"
NOT_ARRIVED, ARRIVED = "one letter being sent, in nobody's mailbox", "one letter being sent, once in its reader's mailbox"
COMMITTED, ANY = "what was read, whole", "one of these"

STEPS = (
    Step(
        "migration",
        "while the tables are brought to a newer revision",
        NO_TABLES,
        "The whole migration is one transaction: the next start begins it anew.",
        "The database is of the old revision or of the new one, never between.",
    ),
    Step(
        "during-fetch",
        "while a mail is coming in from the mailbox",
        NO_ROW,
        "Nothing was written and the mailbox was not changed: the next poll fetches the mail again.",
        "The mail is read once.",
    ),
    Step(
        "before-commit",
        "a mail was read; its case and letters are not committed",
        NO_ROW,
        "All of it is rolled back, also the number of the case. The next poll reads the mail again.",
        "One disposition, one case, numbers without gaps.",
    ),
    Step(
        "after-commit",
        "a mail was committed; nothing was sent yet",
        A_ROW,
        "The ledger knows the mail. Its letters stand in the outbox, and the next start sends them.",
        "The mail is not read twice, no letter is lost.",
    ),
    Step(
        "after-claim",
        "a letter was claimed; the server has heard nothing of it",
        NOT_ARRIVED,
        "It is *uncertain*. No copy of it comes back, so after `copy_minutes` it is sent again.",
        "Sent once. At most this one letter of the outbox is late.",
    ),
    Step(
        "during-data",
        "part of a letter was handed to the server",
        NOT_ARRIVED,
        "It is *uncertain*. The server drops half a letter, no copy comes back, and it is sent again under its own Message-ID.",
        "Sent once.",
    ),
    Step(
        "after-250",
        "the server took the letter; its answer did not reach the service",
        ARRIVED,
        "It is *uncertain*. Its copy stands in the mailbox, and it is recorded as sent.",
        "Not sent again.",
    ),
    Step(
        "before-record",
        "the service has the answer; it is not committed",
        ARRIVED,
        "As above: the copy tells.",
        "Not sent again; the event of its sending is in the history once.",
    ),
    Step(
        "during-idle",
        "while it waits for mail",
        COMMITTED,
        "What comes meanwhile is found by the first poll of the next start.",
        "No mail is missed.",
    ),
    Step(
        "random",
        "at any other moment",
        ANY,
        "One of the above.",
        "All of the above.",
    ),
)
NAMED = tuple(step.name for step in STEPS if step.name != "random")
WIRE = ("during-fetch", "during-data", "after-250", "during-idle")  # seen by the proxies; the others by the probe


def table() -> str:
    """The steps as a table in Markdown."""
    rows = [f"| `{step.name}` | {step.when} | {step.left} | {step.happens} | {step.guaranteed} |" for step in STEPS]
    return (
        "\n".join(["| step | killed | left behind | what happens then | what is guaranteed |", "|---|---|---|---|---|", *rows])
        + "\n"
    )
