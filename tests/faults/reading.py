"""What servers, networks and people do to a mail that is being read, and what becomes of it: a table of docs/reliability.md."""

from __future__ import annotations

from dataclasses import dataclass

UNREACHABLE, REFUSED = "unreachable", "login-refused"


@dataclass(frozen=True)
class Fault:
    """Three mails stand in the box. `first`: how many the poll in which it happens takes in; `end`: how many when it is over."""

    what: str
    first: int
    then: str  # what becomes of the mail
    told: str = ""  # what kind of trouble the poll ends in
    end: int = 3
    polls: int = 1  # after the fault, until everything is read


BROKE = "nothing of what came is taken in; the next poll reads it"
DOUBLE = "the second one is recorded as a duplicate and does nothing"
FAULTS = (
    Fault("the line drops in the middle of a mail", 0, BROKE, UNREACHABLE),
    Fault("the line never brings more than one mail", 0, "after a break they are asked for one by one: each poll gets further",
          UNREACHABLE, polls=3),
    Fault("the talk breaks at one of the mails, each time", 0, "after five times it is left out and those after it are read; "
          "it is tried again each hour or two, and counted as unexplained until then", UNREACHABLE, polls=8),
    Fault("the line brings a byte at a time", 3, "read when it is there"),
    Fault("the line stalls in the middle of a mail", 0, f"after `timeout_seconds` {BROKE}", UNREACHABLE),
    Fault("a mail is announced larger than it is", 0, f"after `timeout_seconds` {BROKE}", UNREACHABLE),
    Fault("a mail is announced smaller than it is", 0, BROKE, UNREACHABLE),
    Fault("a mail of a terabyte is announced", 0, "more than twice `max_megabytes` is not loaded; the next poll reads it",
          UNREACHABLE),
    Fault("BYE in the middle of a mail", 0, BROKE, UNREACHABLE),
    Fault("the server's process is killed in the middle of a mail", 0, BROKE, UNREACHABLE),
    Fault("the server restarts between two polls", 0, "the first poll finds the line dead, the next one reads it", UNREACHABLE),
    Fault("NO to SELECT", 0, "waits in the box", UNREACHABLE),
    Fault("the login is refused, then accepted", 0, "waits in the box; tried again each quarter of an hour", REFUSED),
    Fault("the login is put off: NO [UNAVAILABLE]", 0, "waits in the box", UNREACHABLE),
    Fault("UIDVALIDITY changes, the mails are the same", 3, "read anew, and known by their bytes: no second case or letter"),
    Fault("UIDVALIDITY changes, another mail is there too", 3, "the other one is read; those that were read do nothing", end=4),
    Fault("the same bytes are delivered twice", 4, DOUBLE),
    Fault("the same mail comes along two ways: only its trace fields differ", 4, DOUBLE),
    Fault("the same Message-ID with other words", 4, "a mail of its own, and read as one", end=4),
    Fault("a person moves a mail away between SEARCH and FETCH", 2, "not read while it is away; read when it is moved back"),
    Fault("a person deletes a mail between SEARCH and FETCH", 2, "was never there for the bot", end=2),
    Fault("a person moves a mail away before its keyword is set", 3, "was read; its keyword is not set, no more"),
    Fault("a person moves a mail away after it was read, and back", 3, "has a new UID, and is known by its bytes"),
)  # fmt: skip
HEARS = {
    "": "nothing",
    UNREACHABLE: "a line in the log; the alarm `mailbox-silent` when it lasts `silence_minutes`",
    REFUSED: "the alarm `imap-login-refused` at once",
}
LEFT_OUT = FAULTS[2]


def table() -> str:
    """The faults as a table in Markdown."""
    rows = [f"| {each.what} | {each.then} | {_heard(each)} |" for each in FAULTS]
    return "\n".join(["| fault | the mail | the operator hears |", "|---|---|---|", *rows]) + "\n"


def _heard(fault: Fault) -> str:
    return "a line in the log; the alarm `unexplained-mail`" if fault == LEFT_OUT else HEARS[fault.told]
